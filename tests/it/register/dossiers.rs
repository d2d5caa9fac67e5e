//! A dossier from the draft to the decision.

use chrono::TimeDelta;
use ocop_bot::people::Role;
use ocop_bot::telegram::playground::Person;

use super::{NAME, PHONE, PRODUCT, joined, officer, press, registered};
use crate::support::{Bot, HAM_THUAN};

/// Presses a step and confirms it, from the screen of the dossier.
async fn confirmed(person: &Person, message: i64, label: &str) -> String {
    let sure = press(person, message, label).await;
    let said = press(person, sure.id, "Đúng vậy").await;
    said.text
}

/// Begins a dossier for four stars, and files it.
async fn filed(lan: &Person) -> i64 {
    lan.says("/hoso");
    let home = lan.reads().await;
    let product = press(lan, home.id, PRODUCT).await;
    let aims = press(lan, product.id, "Lập hồ sơ").await;
    assert!(aims.text.contains("4 sao từ 70"), "{}", aims.text);
    let draft = press(lan, aims.id, "Nhắm 3 sao").await;
    assert!(draft.text.contains("Đang chuẩn bị"), "{}", draft.text);
    let aims = press(lan, draft.id, "Đổi số sao").await;
    let draft = press(lan, aims.id, "Nhắm 4 sao").await;
    assert!(draft.text.starts_with("Hồ sơ đánh giá lần đầu, 4 sao"), "{}", draft.text);
    assert!(confirmed(lan, draft.id, "Báo đã nộp").await.contains("Đã nộp"));
    draft.id
}

#[tokio::test]
async fn from_the_draft_to_four_stars_everybody_is_told_in_turn() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let dossier = filed(&lan).await;
    let card = lan.pinned().remove(0);
    bot.is_calm().await;
    assert!(lan.message(card.id).unwrap().text.contains("Đã nộp"), "{}", lan.transcript());

    let told = hoa.reads().await;
    assert!(told.text.contains("đã nộp"), "{}", told.text);
    let open = press(&hoa, told.id, "Xem hồ sơ").await;
    assert!(confirmed(&hoa, open.id, "Tiếp nhận").await.contains("đang kiểm tra"));
    assert!(lan.reads().await.text.contains("UBND xã đang kiểm tra"));
    bot.advance(TimeDelta::days(2));
    let ask = press(&hoa, open.id, "Yêu cầu bổ sung").await;
    hoa.says("Phiếu kiểm nghiệm đã quá 12 tháng");
    let noted = hoa.reads().await;
    let due = press(&hoa, noted.id, "Chọn hạn chót").await;
    let sure = press(&hoa, due.id, "5 ngày làm việc").await;
    let said = press(&hoa, sure.id, "Gửi yêu cầu").await;
    assert!(said.text.contains("Cần bổ sung"), "{}", said.text);
    assert_eq!(ask.id, open.id);
    let wanted = lan.reads().await;
    assert!(wanted.text.contains("Phiếu kiểm nghiệm đã quá 12 tháng"), "{}", wanted.text);
    lan.skips_unread();
    let there = press(&lan, wanted.id, "Xem hồ sơ").await;
    confirmed(&lan, there.id, "Báo đã bổ sung").await;
    let back = hoa.reads().await;
    assert!(back.text.contains("đã bổ sung"), "{}", back.text);
    let open = press(&hoa, back.id, "Xem hồ sơ").await;
    confirmed(&hoa, open.id, "Chuyển lên tỉnh").await;

    let told = tuan.reads().await;
    let open = press(&tuan, told.id, "Xem hồ sơ").await;
    let stars = press(&tuan, open.id, "Công nhận").await;
    let points = press(&tuan, stars.id, "4 sao").await;
    assert!(points.text.contains("Gõ điểm ba phần"), "{}", points.text);
    tuan.says("ba mươi tám");
    assert!(tuan.reads().await.text.contains("Gõ ba số nguyên"));
    tuan.says("20 20 20");
    assert!(tuan.reads().await.text.contains("Điểm chưa đủ cho hạng 4 sao"));
    tuan.says("30 20 25");
    assert!(tuan.reads().await.text.contains("75 điểm"));
    tuan.says("1234/QĐ-UBND 26/11/2026");
    let given = tuan.reads().await;
    assert!(given.text.contains("Được công nhận 4 sao"), "{}", given.text);

    lan.reads_until("Được công nhận 4 sao").await;
    bot.is_calm().await;
    let card = lan.message(card.id).unwrap();
    assert!(card.text.contains("⭐⭐⭐⭐ 4 sao, còn hạn đến 26/11/2029"), "{}", card.text);
    lan.skips_unread();
    lan.sends_callback(dossier, "rl:1").answer().await;
    let history = lan.reads_edit().await;
    assert!(history.text.contains("Trước đó: 2 ngày"), "{}", history.text);
    assert!(history.text.contains("công nhận 4 sao (Anh Tuấn)"), "{}", history.text);
    bot.is_calm().await;
    hoa.skips_unread();
    bot.ends(&[&lan, &hoa, &tuan]).await;
}

#[tokio::test]
async fn a_rating_that_was_entered_by_mistake_is_corrected_and_told_again() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    filed(&lan).await;
    tuan.says("/canbo");
    let desk = tuan.reads().await;
    let lists = press(&tuan, desk.id, "Xem hồ sơ").await;
    let list = press(&tuan, lists.id, "Chờ tiếp nhận (1)").await;
    let open = press(&tuan, list.id, "Mở 1").await;
    confirmed(&tuan, open.id, "Tiếp nhận").await;
    confirmed(&tuan, open.id, "Chuyển lên tỉnh").await;
    let stars = press(&tuan, open.id, "Công nhận").await;
    press(&tuan, stars.id, "3 sao").await;
    tuan.says("20 15 20");
    tuan.reads().await;
    tuan.says("9/QĐ-UBND 24/11/2026");
    let given = tuan.reads().await;
    assert!(given.text.contains("Được công nhận 3 sao"), "{}", given.text);
    assert_eq!(
        bot.value::<i64>("SELECT count(*) FROM recognitions WHERE void_at IS NULL").await,
        1
    );
    press(&tuan, given.id, "Đính chính").await;
    tuan.says("Nhầm sản phẩm");
    let back = tuan.reads().await;
    assert!(back.text.contains("UBND tỉnh đang đánh giá"), "{}", back.text);
    assert_eq!(
        bot.value::<i64>("SELECT count(*) FROM recognitions WHERE void_at IS NULL").await,
        0
    );
    lan.reads_until("Tin trước ghi nhầm").await;
    bot.is_calm().await;
    assert!(lan.pinned()[0].text.contains("Chưa được công nhận"));
    bot.ends(&[&lan, &tuan]).await;
}

#[tokio::test]
async fn of_two_officers_at_once_the_second_sees_how_it_stands_now() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let minh = bot.official("Anh Minh", officer(HAM_THUAN)).await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    filed(&lan).await;
    let (one, two) = (hoa.reads().await, minh.reads().await);
    let one = press(&hoa, one.id, "Xem hồ sơ").await;
    let two = press(&minh, two.id, "Xem hồ sơ").await;
    let (sure, slow) =
        (press(&hoa, one.id, "Tiếp nhận").await, press(&minh, two.id, "Tiếp nhận").await);
    press(&hoa, sure.id, "Đúng vậy").await;
    bot.is_calm().await;
    minh.skips_unread();
    let late = press(&minh, slow.id, "Đúng vậy").await;
    assert!(late.text.contains("Có người vừa cập nhật"), "{}", late.text);
    assert!(late.text.contains("đang kiểm tra"), "{}", late.text);
    let count: i64 = bot.value("SELECT count(*) FROM dossier_events WHERE step = 'receive'").await;
    assert_eq!(count, 1);
    bot.is_calm().await;
    lan.skips_unread();
    minh.skips_unread();
    bot.ends(&[&lan, &hoa, &minh]).await;
}

#[tokio::test]
async fn a_draft_lapses_when_its_round_has_closed() {
    let bot = Bot::start().await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    lan.says("/hoso");
    let home = lan.reads().await;
    let product = press(&lan, home.id, PRODUCT).await;
    let aims = press(&lan, product.id, "Lập hồ sơ").await;
    let draft = press(&lan, aims.id, "Nhắm 3 sao").await;
    // The round for which communes propose before 30 April 2027.
    assert!(draft.text.contains("2027"), "{}", draft.text);
    bot.advance(TimeDelta::days(160));
    let told = lan.reads_until("Quá hạn của đợt").await;
    assert!(told.text.contains(PRODUCT), "{}", told.text);
    bot.is_calm().await;
    lan.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn a_card_that_was_deleted_is_sent_anew_and_pinned() {
    let bot = Bot::start().await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let old = lan.pinned().remove(0);
    lan.deletes(old.id);
    filed(&lan).await;
    bot.is_calm().await;
    let pinned = lan.pinned();
    assert_eq!(pinned.len(), 1, "{}", lan.transcript());
    assert_ne!(pinned[0].id, old.id);
    assert!(pinned[0].text.contains("Đã nộp"), "{}", pinned[0].text);
    lan.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn the_card_stays_when_its_button_is_pressed() {
    let bot = Bot::start().await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let card = lan.pinned().remove(0);
    lan.taps_on(card.id, "Hồ sơ của tôi").answer().await;
    let home = lan.reads().await;
    assert!(home.button(PRODUCT).is_some(), "{:?}", home.labels());
    assert_eq!(lan.pinned()[0].text, card.text);
    bot.ends(&[&lan]).await;
}
