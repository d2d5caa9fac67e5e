//! Somebody opens the bot: greeting, consent, language, links, what nobody understands.

use chrono::TimeDelta;
use ocop_bot::telegram::playground::Upload;

use crate::support::Bot;

const KEEP: &str = "Đồng ý lưu câu hỏi";
const WITHDRAW: &str = "Thôi lưu, xóa câu đã lưu";

#[tokio::test]
async fn start_greets_by_name_says_what_is_stored_and_asks_once() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan <3");
    lan.starts("");
    let greeting = lan.reads().await;
    assert!(greeting.text.starts_with("Chào Cô Lan <3! Tôi là trợ lý OCOP"), "{}", greeting.text);
    assert!(greeting.text.contains("Tôi lưu những gì?"));
    assert!(greeting.text.contains("/riengtu"));
    let labels = greeting.labels().concat();
    assert_eq!(labels, [KEEP, "Không lưu, tôi chỉ hỏi", "Gặp cán bộ", "English"]);

    let tap = lan.taps("Không lưu");
    assert_eq!(tap.answer().await.text.unwrap(), "Tôi sẽ không lưu câu hỏi của bà con.");
    let menu = lan.reads_edit().await;
    assert_eq!(menu.id, greeting.id);
    assert!(menu.text.starts_with("Bà con cần gì về OCOP?"), "{}", menu.text);
    let labels = menu.labels().concat();
    for label in ["Hồ sơ gồm gì", "Xem theo từng bước", "Gặp cán bộ", "English"] {
        assert!(labels.contains(&label), "{labels:?}");
    }
    assert!(!labels.contains(&"Việc của cán bộ"));

    lan.starts("");
    assert!(lan.reads().await.text.starts_with("Bà con cần gì về OCOP?"));
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn texts_are_kept_for_a_day_and_longer_with_consent_and_go_when_it_is_withdrawn() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    let asks = async |text: &str| {
        lan.says(text);
        lan.reads().await;
    };
    let texts = async || -> Vec<Option<String>> {
        let rows: Vec<(Option<String>,)> = bot.rows("SELECT text FROM questions ORDER BY id").await;
        rows.into_iter().map(|row| row.0).collect()
    };
    lan.starts("");
    lan.reads().await;
    asks("ho so gom gi").await;
    lan.taps(KEEP).answer().await;
    asks("nop ho so o dau").await;
    let kept = |text: &str| Some(text.to_owned());
    assert_eq!(texts().await, [kept("ho so gom gi"), kept("nop ho so o dau")]);

    lan.says("/riengtu");
    let privacy = lan.reads().await;
    assert!(privacy.text.contains("Hiện nay: đồng ý cho lưu"), "{}", privacy.text);
    let notice = lan.taps_on(privacy.id, WITHDRAW).answer().await.text.unwrap();
    assert!(notice.starts_with("Đã xóa các câu hỏi đã lưu"), "{notice}");
    lan.wait_for("the privacy screen to say so", |chat| {
        chat.iter().any(|seen| seen.id == privacy.id && seen.text.contains("tôi không giữ"))
    })
    .await;
    assert_eq!(texts().await, [None, None]);
    asks("han nop khi nao").await;
    assert_eq!(texts().await, [None, None, kept("han nop khi nao")]);
    bot.advance(TimeDelta::hours(25));
    bot.holds("SELECT count(*) = 0 FROM questions WHERE text IS NOT NULL").await;

    lan.taps_on(privacy.id, KEEP).answer().await;
    asks("ho so gom gi").await;
    assert_eq!(texts().await.last().unwrap().as_deref(), Some("ho so gom gi"));
    let changes: Vec<(String,)> =
        bot.rows("SELECT detail FROM audit WHERE action = 'consent.set' ORDER BY id").await;
    let changes: Vec<_> = changes.into_iter().map(|row| row.0).collect();
    assert_eq!(changes, ["unasked -> given", "given -> refused", "refused -> given"]);
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn the_bot_speaks_the_language_of_the_app_until_another_is_chosen() {
    let bot = Bot::start().await;
    let john = bot.person("John").language("en");
    john.starts("");
    assert!(john.reads().await.text.starts_with("Hello John!"));
    john.taps("Tiếng Việt").answer().await;
    assert!(john.reads_edit().await.text.starts_with("Chào John!"));
    john.says("/ngonngu");
    assert!(john.reads().await.text.starts_with("Hello John!"));
    john.says("ho so gom gi");
    let answer = john.reads().await;
    assert!(answer.text.ends_with("The handbook is in Vietnamese."), "{}", answer.text);
    assert!(answer.button("Ask an official").is_some());

    let lan = bot.person("Cô Lan");
    lan.says("/ngonngu");
    assert!(lan.reads().await.text.starts_with("Hello Cô Lan!"));
    let (menu, _) = lan.commands().remove(0);
    assert_eq!(menu, "menu");
    assert_eq!(john.commands()[0].1, "Open the menu");
    bot.ends(&[&john, &lan]).await;
}

#[tokio::test]
async fn a_link_opens_an_entry_of_the_handbook() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    lan.starts("h_nop-o-dau");
    assert!(lan.reads().await.text.starts_with("Chào Cô Lan!"));
    assert!(lan.reads().await.text.starts_with("Nộp hồ sơ OCOP ở đâu?"));
    lan.starts("h_khong-co-muc-nay");
    assert!(lan.reads().await.text.starts_with("Chào Cô Lan!"));
    lan.starts("rac");
    assert!(lan.reads().await.text.starts_with("Chào Cô Lan!"));
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn what_cannot_be_read_is_answered_all_the_same() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    lan.says("/khongcolenhnay");
    let unknown = lan.reads().await;
    assert!(unknown.text.starts_with("Tôi không có lệnh này."), "{}", unknown.text);
    assert!(unknown.button("Gặp cán bộ").is_some());
    let id = lan.id();
    let from = serde_json::json!({"id": id, "is_bot": false, "first_name": "Cô Lan"});
    let chat = serde_json::json!({"id": id, "type": "private", "first_name": "Cô Lan"});
    bot.playground.push_update(serde_json::json!({"message": {
        "message_id": 900, "date": 1_795_482_000, "from": from, "chat": chat,
        "sticker": {"file_id": "s", "file_unique_id": "u", "type": "regular", "width": 512,
            "height": 512, "is_animated": false, "is_video": false, "emoji": "🙏",
            "file_size": 1024}}}));
    assert!(lan.reads().await.text.starts_with("Tôi chỉ đọc được chữ."));
    lan.says("/help");
    assert!(lan.reads().await.text.starts_with("Cách dùng"));
    lan.says("/huy");
    assert!(lan.reads().await.text.starts_with("Không có việc gì đang làm dở."));
    lan.sends_callback(1, "nothing:like-this").answer().await;
    assert!(lan.reads().await.text.starts_with("Bà con cần gì về OCOP?"));
    lan.sends_callback(1, "h:an-entry-of-long-ago").answer().await;
    assert!(lan.reads().await.text.starts_with("Cẩm nang OCOP theo từng bước"));
    lan.sends_document(Upload::new("ban-ve.pdf", *b"x").pretending_size(21 << 20), "");
    assert!(lan.reads().await.text.contains("nặng quá 20 MB"));
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn in_a_group_the_bot_keeps_silent() {
    let bot = Bot::start().await;
    let (lan, group) = (bot.person("Cô Lan"), bot.playground.group("OCOP Hàm Thuận"));
    group.admits(&lan);
    group.hears(&lan, "ho so gom gi");
    group.hears(&lan, "/start");
    group.hears(&lan, "/gapcanbo");
    group.removes_bot(&lan);
    bot.is_calm().await;
    assert_eq!(bot.playground.delivered(), 0, "{}", group.transcript());
    let unreachable: i64 =
        bot.value("SELECT count(*) FROM accounts WHERE unreachable_since IS NOT NULL").await;
    assert_eq!(unreachable, 0);
    bot.ends(&[&lan]).await;
}
