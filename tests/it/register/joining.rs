//! How somebody comes to act for a producer.

use super::{NAME, PHONE, joined, newcomer, officer, press, registered};
use crate::support::{Bot, HAM_THUAN};

#[tokio::test]
async fn the_own_telephone_number_links_at_once_and_pins_the_card() {
    let bot = Bot::start().await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = newcomer(&bot, "Cô Lan").await;
    lan.says("/hoso");
    let ways = lan.reads().await;
    assert!(ways.text.contains("Tôi chưa biết bà con là chủ thể nào"), "{}", ways.text);
    lan.taps_on(ways.id, "Gửi số điện thoại").answer().await;
    lan.reads().await;
    lan.taps("📱 Gửi số của tôi");
    let linked = lan.reads().await;
    assert!(
        linked.text.contains(&format!("lo hồ sơ cho {NAME} (xã Hàm Thuận)")),
        "{}",
        linked.text
    );
    bot.is_calm().await;
    let pinned = lan.pinned();
    assert_eq!(pinned.len(), 1, "{}", lan.transcript());
    assert!(pinned[0].text.contains("Chưa được công nhận"), "{}", pinned[0].text);
    lan.skips_unread();
    lan.shares_contact();
    assert!(lan.reads().await.text.contains("đã được nối"));
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_number_that_is_not_in_the_register_changes_nothing() {
    let bot = Bot::start().await;
    let lan = newcomer(&bot, "Cô Lan").await;
    lan.shares_contact();
    let unknown = lan.reads().await;
    assert!(unknown.text.contains("chưa có trong sổ của xã"), "{}", unknown.text);
    assert!(unknown.button("Tự khai chủ thể").is_some());
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM producer_members").await, 0);
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn another_account_with_the_same_number_waits_for_an_officer_and_takes_over() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let new_phone = newcomer(&bot, "Cô Lan máy mới").await;
    new_phone.shares_contact();
    let asked = new_phone.reads().await;
    assert!(asked.text.contains("đang do một tài khoản khác lo"), "{}", asked.text);
    new_phone.shares_contact();
    assert!(new_phone.reads().await.text.contains("đang chờ xác nhận"));
    let claim = hoa.reads().await;
    assert!(claim.text.contains("Cô Lan máy mới"), "{}", claim.text);
    press(&hoa, claim.id, "Thay người cũ").await;
    assert!(new_phone.reads().await.text.contains("Cán bộ đã xác nhận"));
    assert!(lan.reads().await.text.contains("không còn lo hồ sơ"));
    bot.is_calm().await;
    new_phone.skips_unread();
    let members: Vec<(String,)> = bot
        .rows("SELECT name FROM producer_members JOIN accounts ON accounts.id = account_id")
        .await;
    assert_eq!(members, [("Cô Lan máy mới".to_owned(),)]);
    // A button of an older screen.
    hoa.sends_callback(claim.id, "joa:1").answer().await;
    assert!(hoa.reads_edit().await.text.contains("đã được giải quyết"));
    bot.ends(&[&lan, &new_phone, &hoa]).await;
}

#[tokio::test]
async fn whoever_registers_waits_for_an_officers_yes() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let lan = newcomer(&bot, "Cô Lan").await;
    lan.says("/hoso");
    let ways = lan.reads().await;
    let kind = press(&lan, ways.id, "Tự khai chủ thể").await;
    assert!(kind.text.contains("Bước 1/5"), "{}", kind.text);
    let name = press(&lan, kind.id, "Hộ kinh doanh").await;
    assert!(name.text.contains("Bước 2/5"), "{}", name.text);
    lan.says("Hộ Cô Lan Ví Dụ");
    assert!(lan.reads().await.text.contains("Bước 3/5"));
    lan.says("ma lam");
    let representative = lan.reads().await;
    assert!(representative.text.contains("Bước 4/5"), "{}", representative.text);
    let phone = press(&lan, representative.id, "Tôi: Cô Lan").await;
    assert!(phone.text.contains("Bước 5/5"), "{}", phone.text);
    lan.says("số của tui");
    assert!(lan.reads().await.text.contains("chưa đọc được"));
    lan.says("0912.345.678");
    let check = lan.reads().await;
    assert!(check.text.contains("xã Hàm Thuận"), "{}", check.text);
    assert!(check.text.contains("0912 345 678"), "{}", check.text);
    let sent = press(&lan, check.id, "Gửi cán bộ xã").await;
    assert!(sent.text.contains("Đã gửi cán bộ xã xác nhận"), "{}", sent.text);
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM producers").await, 0);
    // While that waits, it is what one sees, and a second one is not begun.
    lan.says("/hoso");
    let waits = lan.reads().await;
    assert!(waits.text.contains("đang chờ xác nhận: Hộ Cô Lan Ví Dụ"), "{}", waits.text);
    lan.sends_callback(waits.id, "jo:register").answer().await;
    assert!(lan.reads_edit().await.text.contains("đang chờ xác nhận: Hộ Cô Lan Ví Dụ"));

    let claim = hoa.reads().await;
    assert!(claim.text.contains("Hộ Cô Lan Ví Dụ"), "{}", claim.text);
    let done = press(&hoa, claim.id, "Đồng ý").await;
    assert!(done.text.contains("Đã nối Cô Lan"), "{}", done.text);
    assert!(lan.reads().await.text.contains("Cán bộ đã xác nhận"));
    bot.is_calm().await;
    assert_eq!(lan.pinned().len(), 1);
    lan.skips_unread();
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn an_officer_refuses_with_a_reason() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let other = newcomer(&bot, "Người lạ").await;
    other.shares_contact();
    other.reads().await;
    let claim = hoa.reads().await;
    hoa.taps_on(claim.id, "Từ chối").answer().await;
    hoa.reads().await;
    hoa.says("Không phải người của hợp tác xã");
    assert!(hoa.reads().await.text.contains("Đã từ chối Người lạ"));
    assert!(other.reads().await.text.contains("Không phải người của hợp tác xã"));
    let over = press(&hoa, claim.id, "Đồng ý").await;
    assert!(over.text.contains("đã được giải quyết"), "{}", over.text);
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM producer_members").await, 1);
    bot.ends(&[&lan, &other, &hoa]).await;
}

#[tokio::test]
async fn a_link_works_once_and_a_helper_sees_what_the_producer_sees() {
    let bot = Bot::start().await;
    let (producer, _) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    lan.says("/hoso");
    let home = lan.reads().await;
    let people = press(&lan, home.id, "Người lo hồ sơ").await;
    assert!(people.text.contains("• Cô Lan"), "{}", people.text);
    lan.taps_on(people.id, "Mời người giúp").answer().await;
    let link = lan.reads().await;
    lan.reads().await;
    let copy = link.all_buttons().next().unwrap().data.clone().unwrap();
    let payload = copy.split("start=").nth(1).unwrap().to_owned();
    let child = newcomer(&bot, "Con cô Lan").await;
    child.starts(&payload);
    assert!(child.reads().await.text.contains("giúp"), "{}", child.transcript());
    assert!(lan.reads().await.text.contains("Con cô Lan vừa được nối"), "{}", lan.transcript());
    bot.is_calm().await;
    child.skips_unread();
    let stranger = newcomer(&bot, "Người lạ").await;
    stranger.starts(&payload);
    assert!(stranger.reads().await.text.contains("đã có người dùng"));
    // Another's producer is not shown, whatever the button says.
    stranger.sends_callback(1, &format!("rh:{}.0", producer.id)).answer().await;
    assert!(stranger.reads().await.text.contains("ngoài phạm vi"), "{}", stranger.transcript());
    child.says("/hoso");
    assert!(child.reads().await.text.contains(NAME));
    bot.ends(&[&lan, &child, &stranger]).await;
}

#[tokio::test]
async fn a_request_is_taken_back_by_who_made_it_alone() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let other = newcomer(&bot, "Cô Lan máy mới").await;
    other.shares_contact();
    other.reads().await;
    let claim = hoa.reads().await;
    lan.sends_callback(1, "jow:1").answer().await;
    assert!(lan.reads().await.text.contains("đã được giải quyết"));
    other.says("/hoso");
    let waits = other.reads().await;
    let back = press(&other, waits.id, "Rút yêu cầu, khai lại").await;
    assert!(back.text.contains("Đã rút yêu cầu"), "{}", back.text);
    let late = press(&hoa, claim.id, "Đồng ý").await;
    assert!(late.text.contains("đã được giải quyết"), "{}", late.text);
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM producer_members").await, 1);
    bot.ends(&[&lan, &other, &hoa]).await;
}

#[tokio::test]
async fn the_last_one_is_warned_and_their_card_says_that_it_is_over() {
    let bot = Bot::start().await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let card = lan.pinned().remove(0);
    lan.says("/hoso");
    let home = lan.reads().await;
    let people = press(&lan, home.id, "Người lo hồ sơ").await;
    let sure = press(&lan, people.id, "Thôi lo hồ sơ").await;
    assert!(sure.text.contains("Không còn ai khác"), "{}", sure.text);
    press(&lan, sure.id, "Thôi lo hồ sơ").await;
    bot.is_calm().await;
    assert!(lan.message(card.id).unwrap().text.contains("Đã thôi lo hồ sơ"));
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM producer_members").await, 0);
    lan.skips_unread();
    bot.ends(&[&lan]).await;
}
