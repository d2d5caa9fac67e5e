//! A round's decision: entered once, corrected, with its scan.

use chrono::TimeDelta;
use ocop_bot::people::Role;
use ocop_bot::telegram::playground::{MediaKind, Person, Upload};

use super::{
    NAME, PHONE, PRODUCT, joined, officer, opens, press, product_of, registered, reviewed,
};
use crate::support::{Bot, HAM_THUAN};

/// From the desk to the decisions.
async fn decisions(tuan: &Person) -> i64 {
    tuan.says("/canbo");
    let desk = tuan.reads().await;
    let lists = press(tuan, desk.id, "Xem hồ sơ").await;
    press(tuan, lists.id, "Xem quyết định").await.id
}

#[tokio::test]
async fn a_round_is_entered_with_one_decision_and_a_tap_each() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (producer, first) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let second = product_of(&bot, producer.id, "Nước mắm chắt Ví Dụ").await;
    let lan = joined(&bot, "Cô Lan").await;
    for product in [&first, &second] {
        reviewed(&bot, product.id).await;
    }
    tuan.skips_unread();
    for (dossier, points) in [(1, "30 20 25"), (2, "25 15 20")] {
        let open = opens(&tuan, &format!("rd:{dossier}")).await;
        let stars = press(&tuan, open.id, "Công nhận").await;
        press(&tuan, stars.id, "3 sao").await;
        tuan.says(points);
        let asked = tuan.reads().await;
        if dossier == 1 {
            assert_eq!(asked.labels().len(), 1, "{:?}", asked.labels());
            tuan.says("1234/QĐ-UBND 24/11/2026");
            assert!(tuan.reads().await.text.contains("Được công nhận 3 sao"));
        } else {
            let given = press(&tuan, asked.id, "Chọn 1234/QĐ-UBND (24/11/2026)").await;
            assert!(given.text.contains("Được công nhận 3 sao"), "{}", given.text);
            let before = tuan.reads().await;
            assert!(before.text.contains("nay có 2 sản phẩm"), "{}", before.text);
        }
    }
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM decisions").await, 1);
    // A week later, the button that chose it.
    bot.advance(TimeDelta::days(7));
    assert!(opens(&tuan, "rx:1").await.text.contains("Màn hình này đã cũ"));
    let list = decisions(&tuan).await;
    let open = press(&tuan, list, "1234/QĐ-UBND").await;
    assert!(open.text.contains("2 sản phẩm"), "{}", open.text);
    assert!(open.text.contains("60 điểm (A 25, B 15, C 20), hạn 24/11/2029"), "{}", open.text);
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan, &tuan]).await;
}

#[tokio::test]
async fn a_decision_that_was_entered_wrongly_is_corrected_and_told_again() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    super::recognised(&bot, product.id, "1234/QĐ-UBND", "2026-06-26").await;
    let list = decisions(&tuan).await;
    let open = press(&tuan, list, "1234/QĐ-UBND").await;
    press(&tuan, open.id, "Đính chính").await;
    tuan.says("mai");
    assert!(tuan.reads().await.text.contains("Gõ số rồi đến ngày"));
    tuan.says("1243/QĐ-UBND 28/6/2026");
    let corrected = tuan.reads().await;
    assert!(corrected.text.contains("Đã đính chính"), "{}", corrected.text);
    assert!(corrected.text.contains("hạn 28/6/2029"), "{}", corrected.text);
    assert!(corrected.text.contains("ghi nhầm: 1234/QĐ-UBND"), "{}", corrected.text);
    let told = lan.reads_until("được đính chính").await;
    assert!(told.text.contains("hạn mới 28/6/2029"), "{}", told.text);
    bot.is_calm().await;
    assert!(lan.pinned()[0].text.contains("28/6/2029"), "{}", lan.pinned()[0].text);
    // A week later, a button of the old screen.
    bot.advance(TimeDelta::days(7));
    tuan.sends_callback(corrected.id, "vc:1").answer().await;
    let stale = tuan.reads_edit().await;
    assert!(stale.text.contains("đã được đính chính"), "{}", stale.text);
    assert!(stale.text.contains("Quyết định 1243/QĐ-UBND"), "{}", stale.text);
    let undone = press(&tuan, stale.id, "Hoàn tác đính chính").await;
    assert!(undone.text.contains("Quyết định 1234/QĐ-UBND"), "{}", undone.text);
    lan.reads_until("hạn mới 26/6/2029").await;
    let standing: i64 = bot.value("SELECT count(*) FROM recognitions WHERE void_at IS NULL").await;
    assert_eq!(standing, 1);
    press(&tuan, undone.id, "Đính chính").await;
    tuan.says("1234/QĐ-UBND 26/6/2026");
    assert!(tuan.reads().await.text.contains("đúng như trong sổ"));
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan, &tuan]).await;
}

#[tokio::test]
async fn the_scan_of_a_decision_is_kept_shown_and_taken_back() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    super::recognised(&bot, product.id, "1234/QĐ-UBND", "2026-06-26").await;
    let list = decisions(&tuan).await;
    let open = press(&tuan, list, "1234/QĐ-UBND").await;
    assert!(open.text.contains(PRODUCT), "{}", open.text);
    press(&tuan, open.id, "Đính kèm bản quét").await;
    tuan.says("đây");
    assert!(tuan.reads().await.text.contains("Gửi ảnh chụp hoặc tệp quét"));
    tuan.sends_document(Upload::new("qd.pdf", *b"pdf"), "");
    let kept = tuan.reads().await;
    assert!(kept.text.contains("Đã giữ bản quét"), "{}", kept.text);
    tuan.taps_on(kept.id, "Xem bản quét").answer().await;
    let scan = tuan.reads().await;
    assert_eq!(scan.media.as_ref().map(|media| media.kind), Some(MediaKind::Document));
    assert!(scan.text.contains("1234/QĐ-UBND"), "{}", scan.text);
    let undone = press(&tuan, kept.id, "Hoàn tác").await;
    assert!(undone.button("Xem bản quét").is_none(), "{:?}", undone.labels());
    // Of several pictures, one is kept, and that is said.
    press(&tuan, undone.id, "Đính kèm bản quét").await;
    let page = |number: u8| (MediaKind::Photo, Upload::new("qd.jpg", vec![number]));
    tuan.sends_album(vec![page(1), page(2)], "");
    assert!(tuan.reads().await.text.contains("Đã giữ bản quét"));
    assert!(tuan.reads().await.text.contains("giữ một tệp"));
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM decisions WHERE scan IS NOT NULL").await, 1);
    // The commune does not enter decisions, whatever a button says.
    for data in ["vl:0", "vd:1.0", "vc:1", "vu:1", "va:1", "vs:1", "vr:1", "vg:1.0", "vk:1.0"] {
        let seen = opens(&hoa, data).await;
        assert!(seen.text.contains("ngoài phạm vi"), "{data}: {}", seen.text);
    }
    bot.ends(&[&tuan, &hoa]).await;
}
