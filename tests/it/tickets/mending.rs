//! What goes wrong: corrections, people who are gone, old buttons, time.

use chrono::TimeDelta;
use ocop_bot::people::Role;

use super::{QUESTION, asks, hoa, producer};
use crate::support::Bot;

#[tokio::test]
async fn a_wrong_answer_is_corrected_where_it_was_read() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let lan = producer(&bot, "Cô Lan").await;
    asks(&lan, QUESTION).await;
    let notice = hoa.reads().await;
    let written = hoa.replies(notice.id, "Hạn là 15/3.");
    hoa.reads().await;
    hoa.reads_edit().await;
    let answer = lan.reads().await;
    bot.is_calm().await;
    hoa.edits(written, "Hạn là 15/4.");
    let corrected = lan.reads_edit().await;
    assert_eq!(corrected.id, answer.id);
    assert_eq!(
        corrected.text,
        "Cán bộ Chị Hoa (UBND xã Hàm Thuận) trả lời câu hỏi số 1:\n\nHạn là 15/4.\n\n\
         (đã sửa lúc 08:00 24/11/2026)"
    );
    let told = lan.reads().await;
    assert!(told.text.contains("vừa sửa câu trả lời cho câu hỏi số 1"), "{}", told.text);
    assert_eq!(told.reply_to, Some(answer.id));
    assert!(hoa.reads().await.text.starts_with("Đã sửa ở chỗ người hỏi"));
    let why: String = bot.value("SELECT why FROM ticket_events WHERE step = 'correct'").await;
    assert_eq!(why, "Hạn là 15/3.");
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn an_edited_question_is_corrected_for_the_officers() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let lan = producer(&bot, "Cô Lan").await;
    lan.says("/gapcanbo");
    lan.reads().await;
    let question = lan.says("giá mực kho");
    lan.reads().await;
    hoa.reads().await;
    bot.is_calm().await;
    lan.edits(question, QUESTION);
    assert!(lan.reads().await.text.starts_with("Đã sửa câu hỏi số 1 ở chỗ cán bộ."));
    assert!(hoa.reads_edit().await.text.contains(QUESTION));
    assert_eq!(bot.value::<String>("SELECT text FROM tickets").await, QUESTION);
    // Telegram sends an edit for a changed preview too: nothing is different then.
    lan.edits(question, QUESTION);
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn an_officer_is_told_that_an_answer_did_not_arrive() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let lan = producer(&bot, "Cô Lan").await;
    asks(&lan, QUESTION).await;
    let notice = hoa.reads().await;
    // Gone without a word, so that the bot finds out when it writes to her.
    lan.deletes_account();
    hoa.replies(notice.id, "Khoảng 600 ngàn.");
    let undelivered = hoa.reads_until("chưa tới được Cô Lan").await;
    assert!(undelivered.text.contains("đã chặn trợ lý hoặc bỏ tài khoản"), "{}", undelivered.text);
    hoa.taps_on(undelivered.id, "Xem câu hỏi").answer().await;
    let screen = hoa.reads_until("Câu hỏi số 1 · Cô Lan").await;
    assert!(screen.text.contains("Người hỏi đang chặn trợ lý này"), "{}", screen.text);
    bot.stop_quietly().await;
}

#[tokio::test]
async fn nobody_has_taken_it_after_a_day_nor_after_three() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let lan = producer(&bot, "Cô Lan").await;
    asks(&lan, QUESTION).await;
    let notice = hoa.reads().await;
    bot.advance(TimeDelta::hours(23));
    bot.is_calm().await;
    assert!(hoa.unread().is_empty());
    bot.advance(TimeDelta::hours(2));
    let reminder = hoa.reads().await;
    assert!(reminder.text.starts_with("⏰ Nhắc: câu hỏi này vẫn chưa có ai nhận."));
    let told = lan.reads().await;
    assert!(told.text.contains("vẫn chưa có cán bộ nhận"), "{}", told.text);
    bot.advance(TimeDelta::hours(48));
    let escalated = tuan.reads().await;
    assert!(escalated.text.starts_with("⬆️ Xã chưa nhận câu hỏi này sau 3 ngày"));
    assert!(lan.reads().await.text.contains("tôi chuyển lên cán bộ cấp tỉnh"));
    // The notice of three days ago is still good for an answer.
    hoa.replies(notice.id, "Xin lỗi chị, giá 600 ngàn.");
    hoa.reads().await;
    assert!(lan.reads().await.text.ends_with("giá 600 ngàn."));
    // Nothing more comes of what was due, until it is closed for want of a word.
    bot.advance(TimeDelta::days(6));
    bot.is_calm().await;
    assert!(lan.unread().is_empty(), "{}", lan.transcript());
    bot.advance(TimeDelta::days(2));
    assert!(lan.reads().await.text.contains("nên tôi khép lại"));
    bot.is_calm().await;
    hoa.skips_unread();
    tuan.skips_unread();
    bot.ends(&[&lan, &hoa, &tuan]).await;
}

#[tokio::test]
async fn who_has_taken_it_is_reminded_and_then_the_province_is_told() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let lan = producer(&bot, "Cô Lan").await;
    asks(&lan, QUESTION).await;
    let notice = hoa.reads().await;
    hoa.taps_on(notice.id, "Nhận trả lời").answer().await;
    lan.reads().await;
    bot.advance(TimeDelta::hours(25));
    assert!(hoa.reads().await.text.starts_with("⏰ Nhắc: anh/chị đã nhận câu này"));
    bot.advance(TimeDelta::hours(48));
    let told = tuan.reads().await;
    assert!(told.text.starts_with("⏰ Chị Hoa (UBND xã Hàm Thuận) đã nhận câu này mà 3 ngày"));
    tuan.taps_on(told.id, "Xem câu hỏi").answer().await;
    let screen = tuan.reads_edit().await;
    assert!(screen.button("Giao người khác").is_some(), "the province may dispose of it");
    bot.stop_quietly().await;
}

#[tokio::test]
async fn a_closed_question_is_opened_again_within_a_week_and_not_later() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let lan = producer(&bot, "Cô Lan").await;
    asks(&lan, QUESTION).await;
    let notice = hoa.reads().await;
    hoa.replies(notice.id, "Khoảng 600 ngàn.");
    let sent = hoa.reads().await;
    let answer = lan.reads().await;
    hoa.taps_on(sent.id, "Kết thúc").answer().await;
    let rating = lan.reads().await;
    assert!(rating.text.starts_with("Chị Hoa đã kết thúc câu hỏi số 1."), "{}", rating.text);
    lan.taps_on(rating.id, "👎 Chưa ổn").answer().await;
    let thanks = lan.reads_edit().await;
    lan.taps_on(thanks.id, "Mở lại, hỏi tiếp").answer().await;
    assert!(lan.reads_edit().await.text.starts_with("Đã mở lại câu hỏi số 1."));
    let again = hoa.reads().await;
    assert!(again.text.starts_with("🔁 Người hỏi mở lại câu này."), "{}", again.text);
    lan.taps_on(answer.id, "Đã rõ, kết thúc").answer().await;
    assert!(lan.reads().await.text.contains("chưa có câu trả lời nên chưa kết thúc được"));
    hoa.replies(again.id, "Mực một nắng 500 ngàn.");
    hoa.reads().await;
    let answer = lan.reads().await;
    lan.taps_on(answer.id, "Đã rõ, kết thúc").answer().await;
    lan.reads().await;
    // A reply to the answer opens it too.
    lan.replies(answer.id, "còn mực tươi?");
    assert!(lan.reads().await.text.starts_with("Đã chuyển thêm vào câu hỏi số 1 cho Chị Hoa"));
    let more = hoa.reads_until("còn mực tươi?").await;
    hoa.replies(more.id, "300 ngàn.");
    hoa.reads().await;
    let answer = lan.reads().await;
    lan.taps_on(answer.id, "Đã rõ, kết thúc").answer().await;
    let rating = lan.reads().await;
    bot.advance(TimeDelta::days(8));
    lan.taps_on(rating.id, "Mở lại, hỏi tiếp").answer().await;
    assert!(lan.reads().await.text.contains("đã kết thúc quá 7 ngày"));
    lan.replies(answer.id, "còn nữa");
    assert!(lan.reads().await.text.contains("đã kết thúc quá 7 ngày"));
    // An answer to what is closed is not sent.
    hoa.replies(more.id, "thêm nữa");
    assert!(hoa.reads_until("đã kết thúc hoặc").await.text.starts_with("Câu hỏi số 1"));
    bot.is_calm().await;
    assert!(lan.unread().is_empty());
    hoa.skips_unread();
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn a_reply_to_a_message_that_is_no_notice_is_a_question() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    hoa.says("/help");
    let help = hoa.reads().await;
    hoa.replies(help.id, "ho so gom gi");
    assert!(hoa.reads().await.text.starts_with("Hồ sơ OCOP gồm những gì?"));
    bot.ends(&[&hoa]).await;
}

#[tokio::test]
async fn a_stranger_gets_nothing_out_of_forged_buttons() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let (lan, tam) = (producer(&bot, "Cô Lan").await, bot.person("Anh Tâm"));
    asks(&lan, QUESTION).await;
    hoa.reads().await;
    for data in
        ["tt:1", "ta:1", "th:1:0", "to:1:q", "tb:1:p:b", "tc:1", "tr:1:5", "tn:1", "qw:1", "tg:1"]
    {
        tam.sends_callback(1, data).answer().await;
    }
    for data in ["ts:1", "te:1", "tf:1", "dt:0", "tm:0", "td:0", "t:find", "ts:99", "tk:1"] {
        tam.sends_callback(1, data).answer().await;
    }
    bot.is_calm().await;
    for seen in tam.unread() {
        assert!(!seen.text.contains("mực khô"), "{}", seen.text);
    }
    let (state, officer): (String, Option<i64>) =
        bot.rows("SELECT state, officer_id FROM tickets").await.remove(0);
    assert_eq!((state.as_str(), officer), ("waiting", None));
    assert!(lan.unread().is_empty());
    let refused: i64 = bot.value("SELECT count(*) FROM audit WHERE outcome = 'refused'").await;
    assert!(refused >= 14, "{refused}");
    bot.stop_quietly().await;
}

#[tokio::test]
async fn what_teaches_the_handbook_is_the_question_the_answer_and_who_else_asked() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let lan = producer(&bot, "Cô Lan").await;
    let tam = producer(&bot, "Anh Tâm").await;
    asks(&lan, QUESTION).await;
    let notice = hoa.reads().await;
    asks(&tam, "Gia muc kho phan ri dao nay?").await;
    hoa.reads().await;
    hoa.replies(notice.id, "Khoảng 600 ngàn.");
    hoa.reads().await;
    lan.reads().await;
    let pair = bot
        .write(|tx| Box::pin(async move { ocop_bot::tickets::answered_pair(tx, 1).await }))
        .await
        .unwrap();
    assert_eq!((pair.question.as_str(), pair.answer.as_str()), (QUESTION, "Khoảng 600 ngàn."));
    let others: Vec<i64> = pair.others.iter().map(|other| other.telegram_id.0).collect();
    assert_eq!(others, [tam.id()]);
    let none = bot
        .write(|tx| Box::pin(async move { ocop_bot::tickets::answered_pair(tx, 2).await }))
        .await;
    assert_eq!(none, None);
    bot.is_calm().await;
    hoa.skips_unread();
    bot.ends(&[&lan, &tam, &hoa]).await;
}
