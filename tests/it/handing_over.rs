//! What the bot cannot answer goes to an official: once, and back again when its asker wants.

use ocop_bot::people::Role;
use ocop_bot::telegram::playground::{MediaKind, Person, Upload};

use crate::support::Bot;

const SEND: &str = "Gửi câu này cho cán bộ";

/// Somebody who has said that they cannot say where they are, so that they are not asked.
async fn somebody(bot: &Bot, name: &str) -> Person {
    let person = bot.person(name);
    person.says("/xa");
    let asked = person.reads().await;
    person.taps_on(asked.id, "Tôi không rõ").answer().await;
    person.reads().await;
    person
}

#[tokio::test]
async fn one_tap_sends_an_unanswered_question_and_a_second_tap_sends_nothing() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", Role::ProvinceOfficer).await;
    let lan = somebody(&bot, "Cô Lan").await;
    lan.says("thời tiết hôm nay");
    let unsure = lan.reads().await;
    assert!(unsure.text.starts_with("Tôi chưa có câu trả lời chắc chắn"), "{}", unsure.text);

    lan.taps_on(unsure.id, SEND).answer().await;
    let recorded = lan.reads().await;
    assert!(recorded.text.starts_with("Đã ghi câu hỏi số 1 cho cán bộ."), "{}", recorded.text);
    assert!(recorded.text.contains("thời tiết hôm nay"));
    lan.taps_on(unsure.id, SEND).answer().await;
    let again = lan.reads().await;
    assert_eq!(again.text, "Câu này đã được gửi cán bộ rồi (số 1).");
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM tickets").await, 1);

    let notice = hoa.reads().await;
    assert!(notice.text.contains("thời tiết hôm nay"), "{}", notice.text);
    hoa.says("/canbo");
    let desk = hoa.reads().await;
    assert!(desk.text.contains("Có 1 câu hỏi đang chờ trả lời."), "{}", desk.text);
    hoa.taps_on(desk.id, "Xem chờ nhận (1)").answer().await;
    let list = hoa.reads_edit().await;
    assert!(list.text.contains("(1–1 trong 1)"), "{}", list.text);
    assert!(list.text.contains("Số 1 · Cô Lan · 08:00 24/11/2026"), "{}", list.text);
    assert!(list.text.contains("thời tiết hôm nay"));

    lan.taps_on(recorded.id, "Rút lại câu này").answer().await;
    assert!(lan.reads_edit().await.text.starts_with("Đã rút lại câu hỏi số 1."));
    assert!(hoa.reads_edit().await.text.contains("Người hỏi đã rút lại câu này."));
    hoa.says("/canbo");
    assert!(hoa.reads().await.text.contains("Không có câu hỏi nào đang chờ."));
    hoa.taps_on(list.id, "‹ Việc của cán bộ").answer().await;
    assert!(hoa.reads_edit().await.text.contains("Không có câu hỏi nào đang chờ."));
    lan.sends_callback(recorded.id, "qw:1").answer().await;
    let over = lan.reads().await;
    assert_eq!(over.text, "Câu hỏi số 1 đã kết thúc hoặc đã được rút lại.");
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn a_question_taken_back_can_be_sent_again() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    lan.says("thời tiết hôm nay");
    let unsure = lan.reads().await;
    lan.taps_on(unsure.id, SEND).answer().await;
    let recorded = lan.reads().await;
    lan.taps_on(recorded.id, "Rút lại câu này").answer().await;
    lan.reads_edit().await;
    lan.taps_on(unsure.id, SEND).answer().await;
    let again = lan.reads().await;
    assert!(again.text.starts_with("Đã ghi câu hỏi số 1 cho cán bộ."), "{}", again.text);
    let open: i64 = bot.value("SELECT count(*) FROM tickets WHERE state = 'waiting'").await;
    assert_eq!(open, 1);
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn after_asking_for_an_official_the_next_message_is_theirs() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    lan.says("/gapcanbo");
    assert!(lan.reads().await.text.starts_with("Bà con gõ câu hỏi muốn gửi cán bộ."));
    lan.says("ho so gom gi");
    let recorded = lan.reads().await;
    assert!(recorded.text.starts_with("Đã ghi câu hỏi số 1"), "{}", recorded.text);
    lan.says("ho so gom gi");
    assert!(lan.reads().await.text.starts_with("Hồ sơ OCOP gồm những gì?"));

    lan.taps("Gặp cán bộ").answer().await;
    lan.reads().await;
    lan.sends_photo(Upload::new("nhan.jpg", *b"jpeg"), "nhãn này in được chưa");
    let recorded = lan.reads().await;
    assert!(recorded.text.contains("nhãn này in được chưa"), "{}", recorded.text);
    lan.says("/gapcanbo");
    lan.reads().await;
    lan.sends_voice(Upload::new("hoi.ogg", *b"ogg"));
    assert!(lan.reads().await.text.contains("(chỉ có tệp gửi kèm)"));
    let files: Vec<(i64, String)> = bot
        .rows(
            "SELECT ticket_id, kind FROM ticket_messages JOIN files
             ON files.id = ticket_messages.file_id ORDER BY ticket_id",
        )
        .await;
    assert_eq!(files, [(2, "photo".to_owned()), (3, "voice".to_owned())]);

    lan.says("toi muon gap can bo");
    assert!(lan.reads().await.text.starts_with("Bà con gõ câu hỏi muốn gửi cán bộ."));
    lan.says("/huy");
    assert_eq!(lan.reads().await.text, "Đã bỏ việc đang làm dở.");
    lan.says("nop ho so o dau");
    assert!(lan.reads().await.text.starts_with("Nộp hồ sơ OCOP ở đâu?"));

    lan.taps("Gặp cán bộ").answer().await;
    let form = lan.reads().await;
    lan.taps_on(form.id, "Hủy việc này").answer().await;
    assert_eq!(lan.reads_edit().await.text, "Đã bỏ việc đang làm dở.");
    lan.says("nop ho so o dau");
    assert!(lan.reads().await.text.starts_with("Nộp hồ sơ OCOP ở đâu?"));
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM tickets").await, 3);
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_form_is_left_after_a_day_and_what_is_no_question_does_not_end_it() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    lan.says("/gapcanbo");
    lan.reads().await;
    lan.sends_document(Upload::new("phim.zip", *b"x").pretending_size(30 << 20), "xem giúp");
    assert!(lan.reads().await.text.contains("nặng quá 20 MB"));
    lan.says("thôi hỏi chữ vậy");
    assert!(lan.reads().await.text.starts_with("Đã ghi câu hỏi số 1"));
    lan.says("/gapcanbo");
    lan.reads().await;
    bot.advance(chrono::TimeDelta::hours(24));
    lan.reads_until("vẫn chưa có cán bộ nhận").await;
    lan.says("ho so gom gi");
    assert!(lan.reads().await.text.starts_with("Hồ sơ OCOP gồm những gì?"));
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn an_unanswered_question_is_forgotten_after_a_day() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    lan.says("thời tiết hôm nay");
    let unsure = lan.reads().await;
    bot.advance(chrono::TimeDelta::hours(25));
    lan.taps_on(unsure.id, SEND).answer().await;
    assert!(lan.reads().await.text.starts_with("Câu hỏi này quá 24 giờ"));
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM tickets").await, 0);
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn the_longest_question_can_be_sent_on() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    let long = "<&> Ở xã tôi có món bánh này. ".repeat(136);
    let long = long.trim_end();
    assert!(long.chars().count() > 4_000 && long.chars().count() <= 4_096);
    lan.says("/gapcanbo");
    lan.reads().await;
    lan.says(long);
    assert!(lan.reads().await.text.starts_with("Đã ghi câu hỏi số 1"));
    assert_eq!(bot.value::<String>("SELECT text FROM tickets").await, long);
    lan.says(long);
    let reply = lan.reads().await;
    if reply.button(SEND).is_some() {
        lan.taps_on(reply.id, SEND).answer().await;
        assert!(lan.reads().await.text.starts_with("Đã ghi câu hỏi số 2"));
    }
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn files_that_nobody_asked_for_are_offered_to_an_official_once() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    let page = |number: u8| (MediaKind::Photo, Upload::new("to.jpg", vec![number]));
    lan.sends_album(vec![page(1), page(2), page(3)], "hồ sơ của tôi");
    let offer = lan.reads().await;
    assert!(offer.text.starts_with("Tôi đã nhận tệp của bà con"), "{}", offer.text);
    bot.is_calm().await;
    assert!(lan.unread().is_empty(), "{}", lan.transcript());
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM files").await, 3);
    lan.taps_on(offer.id, "Gửi tệp cho cán bộ").answer().await;
    assert!(lan.reads().await.text.starts_with("Đã ghi câu hỏi số 1"));
    lan.taps_on(offer.id, "Gửi tệp cho cán bộ").answer().await;
    assert_eq!(lan.reads().await.text, "Câu này đã được gửi cán bộ rồi (số 1).");
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn nobody_sends_on_or_takes_back_what_is_somebody_elses() {
    let bot = Bot::start().await;
    let (lan, tam) = (somebody(&bot, "Cô Lan").await, bot.person("Anh Tâm"));
    lan.sends_photo(Upload::new("giay.jpg", *b"jpeg"), "");
    let offer = lan.reads().await;
    tam.says("/menu");
    tam.reads().await;
    tam.sends_callback(1, "qf:1").answer().await;
    let refused = tam.reads().await;
    assert!(!refused.text.contains("Đã ghi"), "{}", refused.text);
    tam.sends_callback(1, "qf:77").answer().await;
    tam.reads().await;
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM tickets").await, 0);
    lan.taps_on(offer.id, "Gửi tệp cho cán bộ").answer().await;
    lan.reads().await;
    tam.sends_callback(1, "qw:1").answer().await;
    bot.is_calm().await;
    tam.skips_unread();
    let (open, refused): (i64, i64) = bot
        .rows(
            "SELECT (SELECT count(*) FROM tickets WHERE state = 'waiting'),
                    (SELECT count(*) FROM audit WHERE outcome = 'refused')",
        )
        .await
        .remove(0);
    assert_eq!((open, refused), (1, 3));
    bot.ends(&[&lan]).await;
}
