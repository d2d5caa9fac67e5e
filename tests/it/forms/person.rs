//! Sex and ethnicity of who represents a producer: by consent, for form 02 alone, and deleted.

use super::{opens_on, paper, shown};
use crate::register::{NAME, PHONE, joined, officer, opens, press, registered};
use crate::support::{Bot, HAM_THUAN};

#[tokio::test]
async fn they_are_asked_for_after_a_yes_skipped_and_deleted() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    bot.is_calm().await;
    hoa.skips_unread();
    let blanks = opens(&lan, &format!("fl:1.p{}", product.id)).await;
    let page = if blanks.button("Điền giới tính, dân tộc").is_some() {
        blanks
    } else {
        press(&lan, blanks.id, "Trang trước").await
    };
    let asked = press(&lan, page.id, "Điền giới tính, dân tộc").await;
    assert!(asked.text.contains("chính người đại diện đồng ý"), "{}", asked.text);
    // Skipped, nothing is kept.
    let skipped = press(&lan, asked.id, "Bỏ qua").await;
    assert!(skipped.text.contains("Chỗ còn trống"), "{}", skipped.text);
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM form_persons").await, 0);

    opens_on(&lan, skipped.id, &format!("fp:p{}", product.id)).await;
    let sex = press(&lan, skipped.id, "Đồng ý, điền tiếp").await;
    let ethnicity = press(&lan, sex.id, "Nữ").await;
    assert!(ethnicity.text.contains("dân tộc nào"), "{}", ethnicity.text);
    lan.says(&"x".repeat(41));
    assert!(lan.reads().await.text.contains("quá 40 chữ cái"));
    lan.says("  Ra-glai ");
    let kept = lan.reads().await;
    assert!(kept.text.starts_with("✅ Đã ghi"), "{}", kept.text);
    assert!(kept.button("Điền giới tính, dân tộc").is_none());

    // On the producer's own paper; neither on the official's, nor on any screen of theirs.
    let form = format!("fk:1.p{}", product.id);
    lan.sends_callback(kept.id, &form).answer().await;
    let text = paper(&bot, &lan.reads().await).await;
    assert!(text.contains("Giới tính: Nữ") && text.contains("Dân tộc: Ra-glai"), "{text}");
    let menu = opens(&hoa, &format!("fm:p{}", product.id)).await;
    hoa.sends_callback(menu.id, &form).answer().await;
    let text = paper(&bot, &hoa.reads().await).await;
    assert!(!text.contains("Ra-glai") && !text.contains("Giới tính: Nữ"), "{text}");
    for data in ["fp:p1", "fy:p1", "fs:0.p1", "fe:0.p1", "fz:1"] {
        let refused = shown(&bot, &hoa, menu.id, data).await;
        assert!(refused.contains("ngoài phạm vi"), "{refused}");
    }
    let none = shown(&bot, &hoa, menu.id, "f:kept").await;
    assert!(none.contains("không giữ"), "{none}");

    // Seen and deleted among one's own data.
    lan.says("/riengtu");
    let privacy = lan.reads().await;
    let seen = press(&lan, privacy.id, "Xem thông tin người đại diện").await;
    assert!(seen.text.contains("Nữ, Ra-glai"), "{}", seen.text);
    let deleted = press(&lan, seen.id, &format!("Xóa của {NAME}")).await;
    assert!(deleted.text.contains("không giữ"), "{}", deleted.text);
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM form_persons").await, 0);
    let audit: i64 = bot
        .value("SELECT count(*) FROM audit WHERE detail LIKE '%glai%' OR detail LIKE '%female%'")
        .await;
    assert_eq!(audit, 0, "what it said is not on record either");
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn each_of_the_two_can_be_skipped() {
    let bot = Bot::start().await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let asked = opens(&lan, &format!("fp:p{}", product.id)).await;
    let sex = press(&lan, asked.id, "Đồng ý, điền tiếp").await;
    let ethnicity = press(&lan, sex.id, "Bỏ qua").await;
    let kept = press(&lan, ethnicity.id, "Chăm").await;
    assert!(kept.text.starts_with("✅ Đã ghi"), "{}", kept.text);
    let there: (Option<String>, String) =
        bot.rows("SELECT sex, ethnicity FROM form_persons").await.remove(0);
    assert_eq!(there, (None, "Chăm".to_owned()));
    opens_on(&lan, kept.id, &format!("fy:p{}", product.id)).await;
    let ethnicity = press(&lan, kept.id, "Nam").await;
    let skipped = press(&lan, ethnicity.id, "Bỏ qua").await;
    assert!(skipped.text.contains("Chỗ còn trống"), "{}", skipped.text);
    let there: (Option<String>, String) =
        bot.rows("SELECT sex, ethnicity FROM form_persons").await.remove(0);
    assert_eq!(there, (Some("male".to_owned()), "Chăm".to_owned()));
    bot.ends(&[&lan]).await;
}
