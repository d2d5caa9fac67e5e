//! Correcting what is known of a producer and its products.

use chrono::TimeDelta;

use super::{
    NAME, PHONE, PRODUCT, joined, officer, opens, press, product_of, recognised, registered,
};
use crate::support::{Bot, HAM_THUAN};

/// Another commune: xã Phú Thủy's code in these stories.
const ELSEWHERE: u32 = 22_945;

#[tokio::test]
async fn an_officer_corrects_a_producer_who_sees_who_did_it() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (producer, _) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let home = opens(&hoa, &format!("rh:{}.0", producer.id)).await;
    let details = press(&hoa, home.id, "Xem thông tin chủ thể").await;
    assert!(details.text.contains("Ghi chú của cán bộ"), "{}", details.text);
    let fields = press(&hoa, details.id, "Sửa thông tin").await;
    assert_eq!(fields.labels().iter().flatten().count(), 8, "{:?}", fields.labels());
    press(&hoa, fields.id, "Sửa điện thoại").await;
    hoa.says("không có");
    assert!(hoa.reads().await.text.contains("không phải một số điện thoại"));
    hoa.says("0987.654.321");
    let written = hoa.reads().await;
    assert!(written.text.contains("Điện thoại: 0987 654 321"), "{}", written.text);
    let told = lan.reads().await;
    assert!(told.text.contains("Chị Hoa vừa sửa HTX Nước mắm Ví Dụ: điện thoại"), "{}", told.text);
    let undone = press(&hoa, written.id, "Hoàn tác").await;
    assert!(undone.text.contains("Điện thoại: 0912 345 678"), "{}", undone.text);
    lan.reads().await;
    // An undo is taken once.
    let late = opens(&hoa, "vq:1").await;
    assert!(late.text.contains("không hoàn tác được nữa"), "{}", late.text);

    let fields = opens(&hoa, &format!("vaf:{}.1", producer.id)).await;
    press(&hoa, fields.id, "Sửa ngày đăng ký").await;
    hoa.says("31/2/2020");
    assert!(hoa.reads().await.text.contains("chưa hiểu"));
    hoa.says("1/3/2020");
    let written = hoa.reads().await;
    assert!(written.text.contains("Ngày đăng ký: 1/3/2020"), "{}", written.text);
    lan.reads().await;
    press(&hoa, written.id, "Sửa ghi chú").await;
    hoa.says("Hay đi biển, gọi buổi tối");
    hoa.reads().await;
    lan.says("/hoso");
    let home = lan.reads().await;
    let details = press(&lan, home.id, "Xem thông tin chủ thể").await;
    assert!(!details.text.contains("đi biển"), "{}", details.text);
    assert!(!details.text.contains("ghi chú của cán bộ"), "{}", details.text);
    assert!(details.text.contains("Chị Hoa: sửa ngày đăng ký"), "{}", details.text);
    bot.is_calm().await;
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn a_commune_is_typed_by_its_old_name() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (producer, _) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let page = opens(&lan, &format!("vaf:{}.0", producer.id)).await;
    press(&lan, page.id, "Sửa xã, phường").await;
    lan.says("xyz không có");
    assert!(lan.reads().await.text.contains("không tìm thấy xã nào"));
    lan.says("ma lam");
    let same = lan.reads().await;
    assert!(same.text.contains("không có gì thay đổi"), "{}", same.text);
    press(&lan, same.id, "Sửa địa chỉ").await;
    lan.says("Thôn 2");
    let written = lan.reads().await;
    assert!(written.text.contains("Địa chỉ: Thôn 2"), "{}", written.text);
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn of_two_at_once_the_second_is_told_and_writes_nothing() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let (one, two) = (
        opens(&hoa, &format!("vbf:{}.1", product.id)).await,
        opens(&lan, &format!("vbf:{}.1", product.id)).await,
    );
    press(&hoa, one.id, "Sửa giá bán").await;
    press(&lan, two.id, "Sửa giá bán").await;
    hoa.says("100.000 đồng/chai");
    assert!(hoa.reads().await.text.contains("Giá bán: 100.000 đồng/chai"));
    assert!(lan.reads().await.text.contains("Chị Hoa vừa sửa"));
    lan.says("120.000 đồng/chai");
    let late = lan.reads().await;
    assert!(late.text.contains("Có người vừa sửa mục này"), "{}", late.text);
    assert!(late.text.contains("Giá bán: 100.000 đồng/chai"), "{}", late.text);
    // A week later, the old page: its version is not the newest.
    bot.advance(TimeDelta::days(7));
    let stale = opens(&lan, &format!("vbe:{}.6.1", product.id)).await;
    assert!(stale.text.contains("Màn hình trước đã cũ"), "{}", stale.text);
    let page = press(&lan, stale.id, "Trang trước").await;
    press(&lan, page.id, "Sửa mã sản phẩm").await;
    lan.says("abc");
    assert!(lan.reads().await.text.contains("không phải mã sản phẩm"));
    lan.says("68-23059-1-2026");
    let written = lan.reads().await;
    assert!(written.text.contains("68-23059-1-2026"), "{}", written.text);
    let set = press(&lan, written.id, "Sửa bộ tiêu chí").await;
    let chosen = set.labels()[0][0].to_owned();
    let written = press(&lan, set.id, &chosen).await;
    assert!(written.text.contains("Đã ghi"), "{}", written.text);
    bot.is_calm().await;
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn a_product_that_was_written_down_by_mistake_is_removed_and_put_back() {
    let bot = Bot::start().await;
    let (producer, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let spare = product_of(&bot, producer.id, "Ghi nhầm").await;
    let lan = joined(&bot, "Cô Lan").await;
    recognised(&bot, product.id, "1234/QĐ-UBND", "2026-06-26").await;
    let details = opens(&lan, &format!("vp:{}", product.id)).await;
    press(&lan, details.id, "Gỡ khỏi sổ").await;
    let needed = press(&lan, details.id, "Gỡ khỏi sổ").await;
    assert!(needed.text.contains("sổ phải giữ lại"), "{}", needed.text);
    let details = opens(&lan, &format!("vp:{}", spare.id)).await;
    press(&lan, details.id, "Gỡ khỏi sổ").await;
    let removed = press(&lan, details.id, "Gỡ khỏi sổ").await;
    assert!(removed.text.contains("Đã gỡ Ghi nhầm"), "{}", removed.text);
    // Whoever still has its screen is told.
    for data in ["rp", "vp", "ve", "vy", "vz", "vn", "vh", "vi"] {
        let gone = opens(&lan, &format!("{data}:{}", spare.id)).await;
        assert!(gone.text.contains("Không tìm thấy"), "{data}: {}", gone.text);
    }
    let back = opens(&lan, &format!("vo:{}", spare.id)).await;
    assert!(back.text.contains("Đã trả lại như trước"), "{}", back.text);
    lan.says("/hoso");
    assert!(lan.reads().await.button("Ghi nhầm").is_some());
    assert!(lan.reads_edit().await.text.contains(PRODUCT));
    bot.is_calm().await;
    lan.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn nobody_of_another_commune_sees_or_changes_anything() {
    let bot = Bot::start().await;
    let minh = bot.official("Anh Minh", officer(ELSEWHERE)).await;
    let (producer, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let other = super::registered(&bot, "HTX Khác Ví Dụ", HAM_THUAN, "0987 654 321").await.0;
    let audit: i64 = bot.value("SELECT count(*) FROM audit WHERE outcome = 'done'").await;
    let (one, thing) = (producer.id, product.id);
    let presses = [
        format!("vt:{one}"),
        format!("vaf:{one}.0"),
        format!("vae:{one}.0.1"),
        format!("vac:{one}.{ELSEWHERE}.1"),
        format!("vv:{one}"),
        format!("vvw:{one}.{}", other.id),
        format!("vvn:{one}.{}", other.id),
        format!("vvu:{one}"),
        format!("vp:{thing}"),
        format!("vbf:{thing}.0"),
        format!("vbe:{thing}.0.1"),
        format!("vbs:{thing}.4.1"),
        format!("vy:{thing}"),
        format!("vz:{thing}"),
        format!("ve:{thing}"),
        format!("vf:{thing}.1"),
        format!("vh:{thing}"),
        format!("vi:{thing}"),
        format!("vj:{thing}.0"),
        format!("vm:{thing}.1"),
        format!("vr:{thing}"),
    ];
    for data in presses {
        let seen = opens(&minh, &data).await;
        assert!(seen.text.contains("ngoài phạm vi"), "{data}: {}", seen.text);
    }
    let after: i64 = bot.value("SELECT count(*) FROM audit WHERE outcome = 'done'").await;
    assert_eq!(after, audit);
    bot.ends(&[&minh]).await;
}

#[tokio::test]
async fn what_is_typed_for_a_product_that_was_removed_meanwhile_is_not_kept() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let page = opens(&lan, &format!("vbf:{}.1", product.id)).await;
    press(&lan, page.id, "Sửa giá bán").await;
    let details = opens(&hoa, &format!("ve:{}", product.id)).await;
    press(&hoa, details.id, "Gỡ khỏi sổ").await;
    lan.reads_until("Chị Hoa vừa gỡ").await;
    lan.says("100.000 đồng/chai");
    assert!(lan.reads().await.text.contains("Không tìm thấy"));
    bot.is_calm().await;
    assert!(lan.pinned()[0].text.contains("Chưa có sản phẩm"), "{}", lan.pinned()[0].text);
    lan.skips_unread();
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn the_officers_of_both_communes_are_told_of_a_move() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let minh = bot.official("Anh Minh", officer(ELSEWHERE)).await;
    let (producer, _) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let page = opens(&lan, &format!("vaf:{}.0", producer.id)).await;
    press(&lan, page.id, "Sửa xã, phường").await;
    let moved = press_data(&lan, page.id, &format!("vac:{}.{ELSEWHERE}.1", producer.id)).await;
    assert!(moved.contains("Đã ghi"), "{moved}");
    for person in [&hoa, &minh] {
        let told = person.reads().await;
        assert!(told.text.contains("Cô Lan vừa chuyển"), "{}", told.text);
    }
    // The officers of the commune that it left see it no more.
    let gone = opens(&hoa, &format!("vt:{}", producer.id)).await;
    assert!(gone.text.contains("ngoài phạm vi"), "{}", gone.text);
    let undone = press(&lan, page.id, "Hoàn tác").await;
    assert!(undone.text.contains("xã Hàm Thuận"), "{}", undone.text);
    for person in [&hoa, &minh] {
        person.reads().await;
    }
    bot.is_calm().await;
    bot.ends(&[&lan, &hoa, &minh]).await;
}

/// Presses something of this message, and reads what it becomes.
async fn press_data(
    person: &ocop_bot::telegram::playground::Person,
    message: i64,
    data: &str,
) -> String {
    person.sends_callback(message, data).answer().await;
    person.reads_edit().await.text
}
