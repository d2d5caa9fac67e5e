//! A question, its officer, and what they say to each other.

use super::{QUESTION, SEND, asks, hoa, producer};
use crate::support::Bot;
use chrono::TimeDelta;

#[tokio::test]
async fn an_officer_answers_by_replying_to_the_notice() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let lan = producer(&bot, "Cô Lan").await;
    lan.says(QUESTION);
    let unsure = lan.reads().await;
    lan.taps_on(unsure.id, SEND).answer().await;
    let recorded = lan.reads().await;
    assert!(recorded.text.starts_with("Đã ghi câu hỏi số 1 cho cán bộ."), "{}", recorded.text);

    let notice = hoa.reads().await;
    assert!(notice.text.starts_with("Câu hỏi số 1 · xã Hàm Thuận\nCô Lan hỏi lúc 08:00"));
    assert!(notice.text.contains(QUESTION));
    hoa.replies(notice.id, "Dạ khoảng 600 ngàn một ký, tùy loại.");
    let sent = hoa.reads().await;
    assert!(
        sent.text.starts_with("Đã gửi câu trả lời cho Cô Lan (câu hỏi số 1)."),
        "{}",
        sent.text
    );
    let changed = hoa.reads_edit().await;
    assert!(changed.text.contains("Anh/chị đã trả lời."), "{}", changed.text);

    let answer = lan.reads().await;
    assert_eq!(
        answer.text,
        "Cán bộ Chị Hoa (UBND xã Hàm Thuận) trả lời câu hỏi số 1:\n\n\
         Dạ khoảng 600 ngàn một ký, tùy loại."
    );
    assert!(answer.reply_to.is_some(), "the answer points at the question");
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn they_write_to_each_other_until_it_is_clear_and_rated() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let lan = producer(&bot, "Cô Lan").await;
    asks(&lan, QUESTION).await;
    let notice = hoa.reads().await;
    hoa.taps_on(notice.id, "Nhận trả lời").answer().await;
    let screen = hoa.reads_edit().await;
    assert!(screen.text.contains("Anh/chị đang giữ câu này."), "{}", screen.text);
    let taken = lan.reads().await;
    assert_eq!(
        taken.text,
        "Chị Hoa (UBND xã Hàm Thuận) đã nhận câu hỏi số 1 và sẽ trả lời trong giờ hành chính."
    );
    hoa.taps_on(screen.id, "Trả lời").answer().await;
    assert!(hoa.reads().await.text.starts_with("Gõ câu trả lời cho câu hỏi số 1"));
    hoa.says("Chị hỏi loại mấy nắng?");
    hoa.reads().await;
    hoa.reads_edit().await;
    let first = lan.reads().await;
    assert!(first.text.ends_with("Chị hỏi loại mấy nắng?"), "{}", first.text);

    lan.replies(first.id, "Loại một nắng.");
    assert!(lan.reads().await.text.ends_with("câu hỏi số 1 cho Chị Hoa (UBND xã Hàm Thuận)."));
    hoa.reads_edit().await;
    let more = hoa.reads().await;
    assert_eq!(more.text, "Cô Lan nói thêm về câu hỏi số 1:\n\nLoại một nắng.");
    hoa.replies(more.id, "Khoảng 500 ngàn.");
    hoa.reads().await;
    hoa.reads_edit().await;
    let second = lan.reads().await;
    lan.taps_on(second.id, "Hỏi thêm").answer().await;
    assert!(lan.reads().await.text.contains("nói thêm về câu hỏi số 1"));
    lan.says("Mua ở đâu?");
    lan.reads().await;
    hoa.reads_edit().await;
    let more = hoa.reads().await;
    assert!(more.text.ends_with("Mua ở đâu?"));
    hoa.replies(more.id, "Ở chợ Phan Rí.");
    hoa.reads().await;
    hoa.reads_edit().await;
    let last = lan.reads().await;

    lan.taps_on(last.id, "Đã rõ, kết thúc").answer().await;
    let rating = lan.reads().await;
    assert_eq!(rating.text, "Cảm ơn bà con. Câu trả lời cho câu hỏi số 1 có ích không?");
    assert_eq!(lan.message(last.id).unwrap().text, last.text, "the answer stays");
    hoa.reads_edit().await;
    lan.taps_on(rating.id, "👍 Có ích").answer().await;
    let thanks = lan.reads_edit().await;
    lan.taps_on(thanks.id, "Viết góp ý").answer().await;
    lan.reads().await;
    lan.says("Chị trả lời nhanh lắm");
    assert_eq!(lan.reads().await.text, "Đã ghi góp ý. Cảm ơn bà con.");
    let (rating, comment, state): (i64, String, String) =
        bot.rows("SELECT rating, comment, state FROM tickets").await.remove(0);
    assert_eq!((rating, comment.as_str(), state.as_str()), (5, "Chị trả lời nhanh lắm", "closed"));
    let steps: Vec<(String,)> = bot.rows("SELECT step FROM ticket_events ORDER BY id").await;
    let steps: Vec<&str> = steps.iter().map(|(step,)| step.as_str()).collect();
    assert_eq!(steps.join(" "), "open tell take answer write answer write answer close rate rate");
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn the_figures_say_how_long_people_wait_for_a_person() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    hoa.says("/thongke");
    let before = hoa.reads().await;
    assert!(before.text.contains("Cán bộ trả lời: chưa có câu nào"), "{}", before.text);
    let lan = producer(&bot, "Cô Lan").await;
    asks(&lan, QUESTION).await;
    let notice = hoa.reads().await;
    bot.advance(TimeDelta::hours(3));
    hoa.replies(notice.id, "Khoảng 500 ngàn.");
    hoa.reads().await;
    hoa.reads_edit().await;
    lan.reads().await;
    hoa.says("/thongke");
    let figures = hoa.reads().await;
    assert!(figures.text.contains("một nửa số câu trong vòng 3 giờ"), "{}", figures.text);
    bot.ends(&[&lan, &hoa]).await;
}
