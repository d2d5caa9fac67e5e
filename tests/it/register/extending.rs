//! The time for which a certificate goes on after its end.

use chrono::TimeDelta;
use ocop_bot::people::Role;

use super::{NAME, PHONE, PRODUCT, joined, officer, opens, press, recognised, registered};
use crate::support::{Bot, HAM_THUAN};

#[tokio::test]
async fn an_officer_records_an_extension_corrects_it_and_takes_it_back() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    // Ends on 15 February 2027; the window is over.
    recognised(&bot, product.id, "12/QĐ-UBND", "2024-02-15").await;
    bot.advance(TimeDelta::minutes(1));
    let kind = "SELECT kind || ' ' || due_on FROM deadlines";
    bot.holds("SELECT EXISTS (SELECT 1 FROM deadlines)").await;
    assert_eq!(bot.value::<String>(kind).await, "certificate 2027-02-15");
    // Only the province records it.
    let screen = opens(&hoa, &format!("vxe:{}", product.id)).await;
    assert!(!screen.text.contains("Gia hạn giấy chứng nhận"), "{}", screen.text);

    let screen = opens(&tuan, &format!("rp:{}", product.id)).await;
    let screen = press(&tuan, screen.id, "Xem gia hạn giấy").await;
    assert!(screen.text.contains("tối đa đến 14/8/2027"), "{}", screen.text);
    assert!(screen.text.contains("chưa có hồ sơ đánh giá lại"), "{}", screen.text);
    press(&tuan, screen.id, "Ghi gia hạn").await;
    tuan.says("15/8/2027");
    assert!(tuan.reads().await.text.contains("từ 16/2/2027 đến 14/8/2027"));
    tuan.says("1/8/2027");
    assert!(tuan.reads().await.text.contains("theo văn bản nào"));
    tuan.says("Công văn 15/VPĐP");
    let preview = tuan.reads().await;
    assert!(preview.text.contains("chưa gia hạn → đến 1/8/2027"), "{}", preview.text);
    let saved = press(&tuan, preview.id, "Lưu lại").await;
    assert!(saved.text.contains("Được kéo dài đến 1/8/2027"), "{}", saved.text);
    assert!(saved.text.contains("Anh Tuấn: chưa gia hạn → đến 1/8/2027. Công văn 15"));
    // What is due follows at once, and everybody is told.
    assert_eq!(bot.value::<String>(kind).await, "extension 2027-08-01");
    let told = lan.reads_until("được kéo dài đến 1/8/2027").await;
    assert!(told.text.contains("Công văn 15/VPĐP"), "{}", told.text);
    hoa.reads_until("được kéo dài đến 1/8/2027").await;
    bot.is_calm().await;
    let card = lan.pinned()[0].text.clone();
    assert!(card.contains("đến 15/2/2027, được kéo dài đến 1/8/2027"), "{card}");

    // The day was another one.
    press(&tuan, saved.id, "Sửa ngày gia hạn").await;
    press(&tuan, saved.id, "Chọn 14/8/2027").await;
    tuan.says("Công văn 16/VPĐP");
    let preview = tuan.reads().await;
    assert!(preview.text.contains("đến 1/8/2027 → đến 14/8/2027"), "{}", preview.text);
    let saved = press(&tuan, preview.id, "Lưu lại").await;
    let undone = press(&tuan, saved.id, "Bỏ lần ghi cuối").await;
    assert!(undone.text.contains("Được kéo dài đến 1/8/2027"), "{}", undone.text);
    assert!(undone.text.contains("đến 14/8/2027 → đến 1/8/2027. Ghi nhầm"), "{}", undone.text);
    assert_eq!(bot.value::<String>(kind).await, "extension 2027-08-01");
    // An old screen's button takes nothing back.
    tuan.sends_callback(undone.id, &format!("vxu:{}.1", product.id)).answer().await;
    assert!(tuan.reads_edit().await.text.contains("Màn hình trước đã cũ"));
    let entries: i64 = bot.value("SELECT count(*) FROM extensions").await;
    assert_eq!(entries, 3);
    // From the officers' list of what ends soon, too.
    let one = opens(&tuan, &format!("dlp:1.{}", product.id)).await;
    assert!(one.text.contains(PRODUCT), "{}", one.text);
    press(&tuan, one.id, "Xem gia hạn giấy").await;
    bot.is_calm().await;
    lan.skips_unread();
    hoa.skips_unread();
    bot.ends(&[&tuan]).await;
}

#[tokio::test]
async fn what_can_still_be_filed_in_time_is_not_extended() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    recognised(&bot, product.id, "12/QĐ-UBND", "2024-06-14").await;
    let screen = opens(&tuan, &format!("vxe:{}", product.id)).await;
    assert!(screen.text.contains("Còn nộp đánh giá lại đúng hạn được đến 14/2/2027"));
    tuan.sends_callback(screen.id, &format!("vxa:{}", product.id)).answer().await;
    assert!(!screen.text.contains("Ghi gia hạn"));
    bot.is_calm().await;
    tuan.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn whoever_was_told_of_an_extension_by_mistake_reads_when_the_certificate_ends() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    recognised(&bot, product.id, "12/QĐ-UBND", "2024-02-15").await;
    let screen = opens(&tuan, &format!("vxe:{}", product.id)).await;
    press(&tuan, screen.id, "Ghi gia hạn").await;
    tuan.says("1/8/2027");
    tuan.reads_until("theo văn bản nào").await;
    tuan.says("Công văn 15/VPĐP");
    let preview = tuan.reads_until("Sẽ ghi").await;
    let saved = press(&tuan, preview.id, "Lưu lại").await;
    press(&tuan, saved.id, "Bỏ lần ghi cuối").await;
    let told = lan.reads_until("không có gia hạn").await;
    assert!(told.text.contains("có giá trị đến hết ngày 15/2/2027"), "{}", told.text);
    bot.is_calm().await;
    bot.ends(&[&lan, &tuan]).await;
}
