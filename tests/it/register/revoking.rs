//! The end of a recognition before its time, and the end of production.

use chrono::TimeDelta;
use ocop_bot::people::Role;

use super::{NAME, PHONE, PRODUCT, joined, officer, opens, press, recognised, registered};
use crate::support::{Bot, HAM_THUAN};

#[tokio::test]
async fn a_conclusion_starts_the_clock_and_the_decision_revokes() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    recognised(&bot, product.id, "1234/QĐ-UBND", "2026-06-26").await;
    let screen = opens(&tuan, &format!("rp:{}", product.id)).await;
    let grounds = press(&tuan, screen.id, "Thu hồi công nhận").await;
    assert!(grounds.text.contains("4. dùng nhãn hiệu OCOP sai"), "{}", grounds.text);
    press(&tuan, grounds.id, "Chọn căn cứ 4").await;
    tuan.says("1/1/2026");
    assert!(tuan.reads().await.text.contains("trước ngày 26/6/2026"));
    tuan.says("20/11/2026");
    let clock = tuan.reads().await;
    assert!(clock.text.contains("chậm nhất ngày 5/12/2026 (còn 11 ngày)"), "{}", clock.text);
    let told = lan.reads_until("có kết luận ngày 20/11/2026").await;
    assert!(told.text.contains("chậm nhất ngày 5/12/2026"), "{}", told.text);
    let product_screen = opens(&lan, &format!("rp:{}", product.id)).await;
    assert!(product_screen.text.contains("Căn cứ thu hồi: dùng nhãn"), "{}", product_screen.text);
    // The grounds' screen is out of date now.
    tuan.sends_callback(clock.id, &format!("vk:{}.0", product.id)).answer().await;
    let stale = tuan.reads_edit().await;
    assert!(stale.text.contains("Màn hình trước đã cũ"), "{}", stale.text);
    press(&tuan, stale.id, "Ghi quyết định thu hồi").await;
    let revoked = press(&tuan, stale.id, "Chọn hôm nay").await;
    assert!(revoked.text.contains("Quyết định thu hồi ngày 24/11/2026"), "{}", revoked.text);
    lan.reads_until("đã bị thu hồi công nhận").await;
    bot.is_calm().await;
    assert!(lan.pinned()[0].text.contains("đã thu hồi ngày 24/11/2026"));
    let back = press(&tuan, revoked.id, "Ghi nhầm, bỏ việc thu hồi").await;
    assert!(back.text.contains("thuộc căn cứ nào"), "{}", back.text);
    lan.reads_until("việc thu hồi ghi nhầm đã được bỏ").await;
    bot.is_calm().await;
    assert!(lan.pinned()[0].text.contains("còn hạn đến 26/6/2029"));
    bot.advance(TimeDelta::days(7));
    tuan.sends_callback(back.id, &format!("vb:{}.1.1", product.id)).answer().await;
    assert!(tuan.reads_edit().await.text.contains("Màn hình trước đã cũ"));
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan, &tuan]).await;
}

#[tokio::test]
async fn a_conclusion_is_taken_back() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    recognised(&bot, product.id, "1234/QĐ-UBND", "2026-06-26").await;
    let grounds = opens(&tuan, &format!("vr:{}", product.id)).await;
    press(&tuan, grounds.id, "Chọn căn cứ 6").await;
    let clock = press(&tuan, grounds.id, "Chọn hôm nay").await;
    assert!(clock.text.contains("(còn 15 ngày)"), "{}", clock.text);
    press(&tuan, clock.id, "Rút kết luận").await;
    lan.reads_until("kết luận thu hồi đã được rút").await;
    let left: i64 = bot.value("SELECT count(*) FROM recognitions WHERE ground IS NOT NULL").await;
    assert_eq!(left, 0);
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan, &tuan]).await;
}

#[tokio::test]
async fn a_producer_says_that_production_stopped_and_takes_it_back() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    lan.says("/hoso");
    let home = lan.reads().await;
    let product = press(&lan, home.id, PRODUCT).await;
    let details = press(&lan, product.id, "Xem chi tiết").await;
    press(&lan, details.id, "Báo ngừng sản xuất").await;
    lan.says("1/11/2026");
    let stopped = lan.reads().await;
    assert!(stopped.text.contains("Đã ngừng sản xuất từ 1/11/2026"), "{}", stopped.text);
    assert!(stopped.text.contains("Cô Lan: ghi ngừng sản xuất"), "{}", stopped.text);
    assert!(hoa.reads().await.text.contains("ngừng sản xuất từ 1/11/2026"));
    bot.is_calm().await;
    assert!(lan.pinned()[0].text.contains("Đã ngừng sản xuất"), "{}", lan.pinned()[0].text);
    let again = press(&lan, stopped.id, "Báo sản xuất lại").await;
    assert!(again.button("Báo ngừng sản xuất").is_some(), "{:?}", again.labels());
    assert!(hoa.reads().await.text.contains("sản xuất lại"));
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn a_conclusion_outlives_a_correction_of_its_decision() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    recognised(&bot, product.id, "1234/QĐ-UBND", "2026-06-26").await;
    let grounds = opens(&tuan, &format!("vr:{}", product.id)).await;
    press(&tuan, grounds.id, "Chọn căn cứ 2").await;
    press(&tuan, grounds.id, "Chọn hôm nay").await;
    opens(&tuan, "vc:1").await;
    tuan.says("1234/QĐ-UBND 28/6/2026");
    assert!(tuan.reads().await.text.contains("Đã đính chính"));
    let sql = "SELECT ground || ' ' || expires_on FROM recognitions WHERE void_at IS NULL";
    assert_eq!(bot.value::<String>(sql).await, "criteria_not_met 2029-06-28");
    bot.ends(&[&tuan]).await;
}
