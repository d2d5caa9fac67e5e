//! What a producer gets: forms 01 and 02.

use super::{file_name, paper};
use crate::register::{NAME, PHONE, PRODUCT, joined, press, registered};
use crate::support::{Bot, HAM_THUAN};

#[tokio::test]
async fn form_01_comes_filled_in_and_says_what_is_left_empty() {
    let bot = Bot::start().await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    lan.says("/hoso");
    let home = lan.reads().await;
    let product = press(&lan, home.id, PRODUCT).await;
    let menu = press(&lan, product.id, "Lấy mẫu đã điền").await;
    assert!(menu.text.contains("chưa có hồ sơ"), "{}", menu.text);
    assert!(menu.button("Lấy Mẫu 03").is_none(), "that is the commune's");
    lan.taps_on(menu.id, "Lấy Mẫu 01").answer().await;
    let sent = lan.reads().await;
    assert_eq!(file_name(&sent), "Mau-01-nuoc-mam-nhi-vi-du.docx");
    assert!(sent.text.contains("Còn để trống: người đại diện"), "{}", sent.text);
    let text = paper(&bot, &sent).await;
    for words in
        [NAME, PRODUCT, "0912 345 678", "Ủy ban nhân dân xã Hàm Thuận", "/PĐK-68-23059-2026"]
    {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
    assert!(text.contains("☐ Lần đầu"), "{text}");

    // With a dossier, the case is ticked.
    let product = press(&lan, menu.id, "‹ Sản phẩm").await;
    let aims = press(&lan, product.id, "Lập hồ sơ").await;
    let draft = press(&lan, aims.id, "Nhắm 3 sao").await;
    let menu = press(&lan, draft.id, "Lấy mẫu đã điền").await;
    assert!(!menu.text.contains("chưa có hồ sơ"), "{}", menu.text);
    lan.taps_on(menu.id, "Lấy Mẫu 01").answer().await;
    let text = paper(&bot, &lan.reads_until("Mẫu 01").await).await;
    assert!(text.contains("☒ Lần đầu"), "{text}");
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan]).await;
}
