//! Producers tap what stands under their copy, and reply to it.

use ocop_bot::telegram::outbox::Outgoing;
use ocop_bot::telegram::playground::{MediaKind, Person, Seen, Upload};
use teloxide::payloads::{SendMessage, SendMessageSetters};
use teloxide::types::{ChatId, InlineKeyboardButton, InlineKeyboardMarkup};

use crate::register::{NAME, PHONE, joined, newcomer, officer, registered};
use crate::support::{Bot, HAM_THUAN};

const CONTENT: &str =
    r#"{"html":"Mời dự <b>hội chợ</b> ngày 5/12","buttons":["read","join","help"]}"#;

/// A broadcast of an officer, whose copy somebody has got.
async fn sent(bot: &Bot, to: &Person) -> Seen {
    let author = bot.value::<i64>("SELECT min(account_id) FROM roles").await;
    let now = bot.now().timestamp_millis();
    bot.execute(&format!(
        "INSERT INTO broadcasts (id, author_id, content, audience, state, created_at, changed_at)
         VALUES (1, {author}, '{CONTENT}', '{{}}', 'done', {now}, {now})"
    ))
    .await;
    let row = Response::ALL
        .map(|(label, name)| vec![InlineKeyboardButton::callback(label, format!("br:1:{name}"))]);
    let message = SendMessage::new(ChatId(to.id()), "Mời dự hội chợ ngày 5/12")
        .reply_markup(InlineKeyboardMarkup::new(row));
    bot.queue("copy", Outgoing::new(to.id(), &message)).await;
    let copy = to.reads().await;
    bot.execute(&format!(
        "INSERT INTO broadcast_recipients (broadcast_id, number, producer_id, account_id, chat_id,
            state, at, sent_at, message_ids, message_id, last_message)
         SELECT 1, 1, m.producer_id, a.id, {chat}, 'sent', {now}, {now}, '[{id}]', {id}, {id}
         FROM accounts a JOIN producer_members m ON m.account_id = a.id
         WHERE a.telegram_id = {chat}",
        chat = to.id(),
        id = copy.id,
    ))
    .await;
    copy
}

struct Response;

impl Response {
    const ALL: [(&str, &str); 3] =
        [("Đã đọc", "read"), ("Sẽ tham gia", "join"), ("Cần hỗ trợ", "help")];
}

async fn response(bot: &Bot) -> String {
    bot.value("SELECT coalesce(response, '') FROM broadcast_recipients").await
}

#[tokio::test]
async fn the_last_tap_counts_and_the_same_again_changes_nothing() {
    let bot = Bot::start().await;
    bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let copy = sent(&bot, &lan).await;
    let tap = async |label: &str, said: &str, marked: &str, kept: &str| {
        let answer = lan.taps_on(copy.id, label).answer().await;
        assert!(answer.text.as_deref().unwrap_or_default().contains(said), "{answer:?}");
        bot.is_calm().await;
        let buttons = lan.message(copy.id).unwrap().buttons.unwrap().concat();
        let with_mark: Vec<_> = buttons.iter().filter(|one| one.text.starts_with('✓')).collect();
        let labels: Vec<&str> = with_mark.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(labels, if marked.is_empty() { vec![] } else { vec![marked] });
        assert_eq!(response(&bot).await, kept);
    };
    tap("Đã đọc", "Đã ghi nhận: đã đọc", "✓ Đã đọc", "read").await;
    tap("Sẽ tham gia", "sẽ tham gia", "✓ Sẽ tham gia", "join").await;
    tap("✓ Sẽ tham gia", "Đã ghi nhận rồi: sẽ tham gia", "✓ Sẽ tham gia", "join").await;
    tap("Đã đọc", "đã đọc", "✓ Đã đọc", "read").await;
    bot.execute("UPDATE broadcasts SET recalled_at = 1").await;
    let late = lan.taps_on(copy.id, "Sẽ tham gia").answer().await;
    assert!(late.text.unwrap_or_default().contains("đã thu hồi"));
    assert_eq!(response(&bot).await, "read");
    let stranger = newcomer(&bot, "Ông Tư").await;
    let menu = stranger.chat().last().unwrap().id;
    let none = stranger.sends_callback(menu, "br:1:read").answer().await;
    assert!(none.text.unwrap_or_default().contains("không gửi cho"));
    lan.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn who_needs_help_gets_an_official_who_sees_what_it_is_about() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let copy = sent(&bot, &lan).await;
    hoa.skips_unread();
    lan.taps_on(copy.id, "Cần hỗ trợ").answer().await;
    let recorded = lan.reads().await;
    assert!(recorded.text.starts_with("Đã ghi câu hỏi số 1"), "{}", recorded.text);
    let notice = hoa.reads().await;
    assert!(notice.text.contains("Cần hỗ trợ về thông báo: Mời dự hội chợ"), "{}", notice.text);
    assert!(notice.text.contains("Về thông báo số 1: Mời dự hội chợ"), "{}", notice.text);
    assert_eq!(bot.value::<i64>("SELECT broadcast_id FROM tickets").await, 1);
    // Tapped twice, or again after another one, the question is there once.
    bot.is_calm().await;
    let twice = lan.taps_on(copy.id, "✓ Cần hỗ trợ").answer().await;
    assert!(twice.text.unwrap_or_default().contains("Đã báo cán bộ rồi"));
    assert_eq!(response(&bot).await, "help");
    lan.taps_on(copy.id, "Đã đọc").answer().await;
    bot.is_calm().await;
    lan.taps_on(copy.id, "Cần hỗ trợ").answer().await;
    lan.reads().await;
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM tickets").await, 1);
    bot.is_calm().await;
    lan.skips_unread();
    hoa.says("/cauhoi 1");
    assert!(hoa.reads().await.text.contains("Về thông báo số 1"));
    hoa.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn a_reply_to_a_copy_is_a_question_about_it_with_words_or_files() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let copy = sent(&bot, &lan).await;
    hoa.skips_unread();
    lan.replies(copy.id, "Có xe đưa đón không?");
    let recorded = lan.reads().await;
    assert!(recorded.text.starts_with("Đã ghi câu hỏi số 1"), "{}", recorded.text);
    let notice = hoa.reads().await;
    assert!(notice.text.contains("Có xe đưa đón không?"), "{}", notice.text);
    assert!(notice.text.contains("Về thông báo số 1: Mời dự hội chợ"), "{}", notice.text);
    // What is no reply is answered as ever.
    lan.says("sổ tay ocop là gì");
    lan.reads().await;
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM tickets").await, 1);
    bot.is_calm().await;
    lan.skips_unread();
    hoa.skips_unread();
    let photo = |name: &str| (MediaKind::Photo, Upload::new(name, name.as_bytes().to_vec()));
    lan.replies_with(copy.id, vec![photo("a.jpg"), photo("b.jpg")], "Gian hàng vầy được chưa?");
    bot.is_calm().await;
    let told: Vec<_> = lan.unread().into_iter().map(|seen| seen.text).collect();
    assert_eq!(told.len(), 1, "{}", lan.transcript());
    assert!(told[0].starts_with("Đã ghi câu hỏi số 2"), "{told:?}");
    let seen = hoa.unread();
    assert!(seen[0].text.contains("Về thông báo số 1"), "{}", seen[0].text);
    assert_eq!(seen.iter().filter(|one| one.media.is_some()).count(), 2, "{}", hoa.transcript());
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM tickets WHERE broadcast_id = 1").await, 2);
    lan.skips_unread();
    lan.replies_with(copy.id, vec![(MediaKind::Voice, Upload::new("a.ogg", *b"ogg"))], "");
    assert!(lan.reads().await.text.contains("Gửi tệp trả lời thông báo: Mời dự hội chợ"));
    bot.is_calm().await;
    lan.skips_unread();
    hoa.skips_unread();
    bot.stop_quietly().await;
}
