//! The photos of a product.

use ocop_bot::telegram::playground::{MediaKind, Upload};

use super::{NAME, PHONE, PRODUCT, joined, opens, press, registered};
use crate::support::{Bot, HAM_THUAN};

fn photo(number: u8) -> (MediaKind, Upload) {
    (MediaKind::Photo, Upload::new("anh.jpg", vec![number]))
}

#[tokio::test]
async fn photos_are_sent_singly_or_as_albums_and_ten_are_kept() {
    let bot = Bot::start().await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let screen = opens(&lan, &format!("vh:{}", product.id)).await;
    assert!(screen.text.contains(&format!("Ảnh của {PRODUCT}: 0/10")), "{}", screen.text);
    lan.sends_document(Upload::new("anh.jpg", *b"jpeg"), "");
    assert!(lan.reads().await.text.contains("chỉ nhận ảnh"));
    lan.sends_photo(Upload::new("anh.jpg", vec![1]), "");
    let added = lan.reads().await;
    assert!(added.text.contains("Đã nhận ảnh"), "{}", added.text);
    lan.taps_on(added.id, "Xem ảnh").answer().await;
    assert_eq!(lan.reads().await.media.map(|media| media.kind), Some(MediaKind::Photo));
    lan.sends_album((2..=9).map(photo).collect(), "");
    bot.is_calm().await;
    let said = lan.unread();
    assert_eq!(said.len(), 1, "{}", lan.transcript());
    lan.skips_unread();
    lan.sends_album((10..=13).map(photo).collect(), "");
    bot.is_calm().await;
    let said: Vec<String> = lan.unread().into_iter().map(|seen| seen.text).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[1].contains("đã có đủ 10 ảnh"), "{said:?}");
    let last = lan.last_bot_message().unwrap();
    lan.skips_unread();
    lan.taps_on(last.id, "Xem ảnh").answer().await;
    bot.is_calm().await;
    assert_eq!(lan.unread().into_iter().filter(|seen| seen.media.is_some()).count(), 10);
    lan.skips_unread();

    let page = opens_from(&lan, last.id, &format!("vj:{}.0", product.id)).await;
    let next = press(&lan, page, "Trang sau").await;
    let dropped = press(&lan, next.id, "Gỡ ảnh 10").await;
    assert!(dropped.text.contains("còn 9 ảnh"), "{}", dropped.text);
    let undone = press(&lan, dropped.id, "Hoàn tác").await;
    assert!(undone.text.contains("10/10"), "{}", undone.text);
    let stale = opens_from(&lan, undone.id, &format!("vm:{}.999", product.id)).await;
    let seen = lan.message(stale).unwrap();
    assert!(seen.text.contains("đã được gỡ trước đó"), "{}", seen.text);
    bot.ends(&[&lan]).await;
}

/// Presses something of this message; returns the message.
async fn opens_from(
    person: &ocop_bot::telegram::playground::Person,
    message: i64,
    data: &str,
) -> i64 {
    person.sends_callback(message, data).answer().await;
    person.reads_edit().await.id
}
