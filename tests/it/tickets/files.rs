//! Pictures, voice messages, documents and albums, in both directions.

use ocop_bot::telegram::playground::{MediaKind, Upload};

use super::{QUESTION, asks, hoa, producer};
use crate::support::Bot;

#[tokio::test]
async fn the_officer_hears_the_voice_message_and_sees_the_picture() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let lan = producer(&bot, "Cô Lan").await;
    lan.says("/gapcanbo");
    lan.reads().await;
    lan.sends_voice(Upload::new("hoi.ogg", *b"ogg"));
    lan.reads().await;
    hoa.reads().await;
    let voice = hoa.reads().await;
    assert_eq!(voice.media.as_ref().map(|media| media.kind), Some(MediaKind::Voice));
    // A reply to the copy is as good as one to the notice.
    bot.is_calm().await;
    hoa.replies(voice.id, "Tôi nghe rồi, chị chờ chút.");
    hoa.reads().await;
    hoa.reads_edit().await;
    let answer = lan.reads().await;
    assert!(answer.text.ends_with("Tôi nghe rồi, chị chờ chút."), "{}", answer.text);

    lan.taps_on(answer.id, "Hỏi thêm").answer().await;
    lan.reads().await;
    lan.sends_photo(Upload::new("nhan.jpg", *b"jpeg"), "nhãn này được chưa");
    lan.reads().await;
    hoa.reads_edit().await;
    assert_eq!(hoa.reads().await.text, "Cô Lan nói thêm về câu hỏi số 1:");
    let photo = hoa.reads().await;
    assert_eq!(photo.text, "nhãn này được chưa");
    hoa.taps_on(photo.id, "Trả lời").answer().await;
    hoa.reads().await;
    hoa.sends_document(Upload::new("mau.pdf", *b"pdf"), "mẫu đây");
    hoa.reads().await;
    hoa.reads_edit().await;
    assert!(lan.reads().await.text.starts_with("Cán bộ Chị Hoa (UBND xã Hàm Thuận) trả lời"));
    let document = lan.reads().await;
    assert_eq!(document.text, "mẫu đây");
    assert!(document.button("Đã rõ, kết thúc").is_some());

    hoa.says("/cauhoi 1");
    let screen = hoa.reads().await;
    assert!(screen.text.contains("🎤 ghi âm") && screen.text.contains("📎 tài liệu"));
    hoa.taps_on(screen.id, "Xem tệp gửi kèm").answer().await;
    for _ in 0..3 {
        assert!(hoa.reads().await.media.is_some());
    }
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn all_of_an_album_arrives_in_both_directions() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let lan = producer(&bot, "Cô Lan").await;
    let page = |number: u8| (MediaKind::Photo, Upload::new("to.jpg", vec![number]));
    lan.says("/gapcanbo");
    lan.reads().await;
    lan.sends_album(vec![page(1), page(2), page(3)], "hồ sơ của tôi");
    assert!(lan.reads().await.text.starts_with("Đã ghi câu hỏi số 1"));
    bot.is_calm().await;
    assert!(lan.unread().is_empty(), "{}", lan.transcript());
    assert!(hoa.reads().await.text.contains("hồ sơ của tôi"));
    let pictures = hoa.unread();
    assert_eq!(pictures.iter().filter(|seen| seen.media.is_some()).count(), 3);
    hoa.skips_unread();

    hoa.says("/cauhoi 1");
    let screen = hoa.reads().await;
    hoa.taps_on(screen.id, "Nhận trả lời").answer().await;
    lan.reads().await;
    hoa.taps_on(screen.id, "Trả lời").answer().await;
    bot.is_calm().await;
    hoa.skips_unread();
    hoa.sends_album(vec![page(4), page(5)], "làm như vầy");
    bot.is_calm().await;
    let confirmed: Vec<_> =
        hoa.unread().into_iter().filter(|seen| seen.text.starts_with("Đã gửi")).collect();
    assert_eq!(confirmed.len(), 1, "{}", hoa.transcript());
    let heading = lan.reads().await;
    assert!(heading.text.starts_with("Cán bộ Chị Hoa"), "{}", heading.text);
    assert_eq!(lan.reads().await.text, "làm như vầy");
    assert!(lan.reads().await.media.is_some());
    hoa.skips_unread();
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn an_album_that_was_offered_first_goes_whole() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let lan = producer(&bot, "Cô Lan").await;
    let page = |number: u8| (MediaKind::Photo, Upload::new("to.jpg", vec![number]));
    lan.sends_album(vec![page(1), page(2)], "");
    let offer = lan.reads().await;
    bot.is_calm().await;
    lan.taps_on(offer.id, "Gửi tệp cho cán bộ").answer().await;
    lan.reads().await;
    hoa.reads().await;
    bot.is_calm().await;
    assert_eq!(hoa.unread().len(), 2);
    hoa.skips_unread();
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn the_longest_question_and_the_longest_answer_arrive_whole() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let lan = producer(&bot, "Cô Lan").await;
    let long: String = "câu dài ".repeat(512).chars().take(4096).collect();
    let long = long.trim_end();
    asks(&lan, long).await;
    let notice = hoa.reads().await;
    assert!(notice.text.chars().count() < 3_000);
    assert_eq!(hoa.reads().await.text, long);
    hoa.replies(notice.id, long);
    hoa.reads().await;
    hoa.reads_edit().await;
    assert!(lan.reads().await.text.starts_with("Cán bộ Chị Hoa"));
    assert_eq!(lan.reads().await.text, long);
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn a_sticker_is_not_passed_on_and_its_sender_is_told() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let lan = producer(&bot, "Cô Lan").await.phone("+84900000000");
    asks(&lan, QUESTION).await;
    let notice = hoa.reads().await;
    hoa.replies(notice.id, "Chị cho số điện thoại");
    hoa.reads().await;
    hoa.reads_edit().await;
    let answer = lan.reads().await;
    lan.taps_on(answer.id, "Hỏi thêm").answer().await;
    lan.reads().await;
    lan.shares_contact();
    assert!(lan.reads().await.text.starts_with("Tôi chỉ chuyển được chữ, ảnh"));
    lan.says("số 0900");
    assert!(lan.reads().await.text.starts_with("Đã chuyển thêm vào câu hỏi số 1 cho Chị Hoa"));
    hoa.reads_edit().await;
    assert!(hoa.reads().await.text.ends_with("số 0900"));
    bot.ends(&[&lan, &hoa]).await;
}
