//! A producer that is in the register twice.

use super::{NAME, PHONE, PRODUCT, joined, newcomer, officer, opens, press, registered};
use crate::support::{Bot, HAM_THUAN};

const OTHER: &str = "Hợp tác xã nước mắm Ví Dụ";

#[tokio::test]
async fn duplicates_are_shown_side_by_side_merged_and_taken_apart() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (kept, _) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let (gone, _) = registered(&bot, OTHER, HAM_THUAN, "0987 654 321").await;
    let tam = newcomer(&bot, "Anh Tám").await.phone("0987 654 321");
    tam.shares_contact();
    bot.is_calm().await;
    tam.skips_unread();
    let details = opens(&hoa, &format!("vt:{}", kept.id)).await;
    press(&hoa, details.id, "Gộp trùng").await;
    hoa.says("cà phê");
    assert!(hoa.reads().await.text.contains("Không tìm thấy chủ thể khác"));
    hoa.says("nuoc mam");
    let which = hoa.reads().await;
    let both = press(&hoa, which.id, OTHER).await;
    assert!(both.text.contains("0912 345 678") && both.text.contains("0987 654 321"));
    let merged = press(&hoa, both.id, "Giữ mục 1").await;
    assert!(merged.text.contains(&format!("Đã gộp {OTHER} vào {NAME}")), "{}", merged.text);
    for person in [&lan, &tam] {
        assert!(person.reads().await.text.contains("là một chủ thể"), "{}", person.transcript());
    }
    bot.is_calm().await;
    // Each has one card, and both products are on it.
    for person in [&lan, &tam] {
        let pinned = person.pinned();
        assert_eq!(pinned.len(), 1, "{}", person.transcript());
        assert_eq!(pinned[0].text.matches(PRODUCT).count(), 2, "{}", pinned[0].text);
        assert!(pinned[0].text.contains(NAME), "{}", pinned[0].text);
        person.skips_unread();
    }
    tam.says("/hoso");
    assert!(tam.reads().await.text.contains(NAME));
    // A button of the screen that showed both.
    let stale = opens(&hoa, &format!("vvn:{}.{}", gone.id, kept.id)).await;
    assert!(stale.text.contains("Màn hình trước đã cũ"), "{}", stale.text);
    let apart = press(&hoa, stale.id, &format!("Tách lại {OTHER}")).await;
    assert!(apart.text.contains("Đã tách"), "{}", apart.text);
    for person in [&lan, &tam] {
        person.reads_until("đã được tách khỏi").await;
    }
    bot.is_calm().await;
    for person in [&lan, &tam] {
        assert_eq!(person.pinned()[0].text.matches(PRODUCT).count(), 1, "{}", person.transcript());
        person.skips_unread();
    }
    // Those who act for it may not.
    let refused = opens(&tam, &format!("vvw:{}.{}", gone.id, kept.id)).await;
    assert!(refused.text.contains("ngoài phạm vi"), "{}", refused.text);
    tam.skips_unread();
    bot.ends(&[&lan, &tam, &hoa]).await;
}
