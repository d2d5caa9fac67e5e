//! A draft is confirmed once, at its time, by as many as it takes.

use chrono::TimeDelta;
use ocop_bot::broadcasts::confirming::Confirmed;
use ocop_bot::people::Role;

use super::world::says;
use super::{Stage, TEXT};
use crate::support::Bot;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_taps_and_two_officers_send_once() {
    let stage = Stage::new(3).await;
    let other = stage.bot.official("Chị Hai", Role::ProvinceOfficer).await;
    other.skips_unread();
    let one = stage.drafts(says(TEXT)).await;
    let asked = stage.presses(&format!("bsa:{}", one.id)).await;
    assert!(asked.text.contains("Sẽ gửi cho 3 người"), "{}", asked.text);
    // Two taps at once, and another officer's on the same screen.
    let first = stage.officer.taps_on(asked.id, "Gửi cho 3 người");
    let second = stage.officer.taps_on(asked.id, "Gửi cho 3 người");
    first.answer().await;
    let told = second.answer().await;
    assert!(
        format!("{told:?}").contains("đã được xác nhận")
            || format!("{told:?}").contains("gửi xong"),
        "{told:?}"
    );
    let seen = stage.presses_as(&other, &format!("bss:{}.{}", one.id, one.version)).await;
    assert!(seen.text.contains(TEXT), "{}", seen.text);
    stage.is(one.id, "done").await;
    for person in &stage.people {
        assert_eq!(stage.bot.playground.delivered_beginning(person.id(), TEXT), 1);
    }
    let begun: i64 =
        stage.bot.value("SELECT count(*) FROM broadcast_events WHERE step = 'begin'").await;
    assert_eq!(begun, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_changed_since_it_was_shown_is_shown_first() {
    let stage = Stage::new(3).await;
    let one = stage.drafts(says(TEXT)).await;
    let asked = stage.presses(&format!("bsa:{}", one.id)).await;
    stage.bot.execute("UPDATE broadcasts SET version = version + 1").await;
    stage.officer.taps_on(asked.id, "Gửi cho 3 người").answer().await;
    let seen = stage.officer.reads_edit().await;
    assert!(seen.text.contains("vừa được sửa"), "{}", seen.text);
    stage.is(one.id, "draft").await;
    let empty = stage.drafts(says("  ")).await;
    assert!(matches!(stage.confirms(&stage.officer, &empty).await, Confirmed::Empty(_)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_to_the_same_within_a_day_is_asked_about() {
    let stage = Stage::new(2).await;
    let first = stage.sends(TEXT).await;
    stage.is(first, "done").await;
    let again = stage.drafts(says(TEXT)).await;
    let asked = stage.presses(&format!("bsa:{}", again.id)).await;
    stage.officer.taps_on(asked.id, "Gửi cho 2 người").answer().await;
    let seen = stage.becomes_screen("Đúng nội dung này").await;
    stage.officer.taps_on(seen.id, "Vẫn gửi lần nữa").answer().await;
    stage.is(again.id, "done").await;
    for person in &stage.people {
        assert_eq!(stage.bot.playground.delivered_beginning(person.id(), TEXT), 2);
    }
    stage.bot.advance(TimeDelta::hours(25));
    let later = stage.drafts(says(TEXT)).await;
    let confirmed = stage.confirms(&stage.officer, &later).await;
    assert!(matches!(confirmed, Confirmed::Begun(_)), "{confirmed:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn above_the_set_size_a_second_person_approves() {
    let stage = Stage::new(3).await;
    let second = stage.bot.official("Chị Hai", Role::ProvinceOfficer).await;
    second.skips_unread();
    stage.bot.execute("UPDATE broadcast_settings SET approve_above = 2").await;
    let one = stage.drafts(says(TEXT)).await;
    let asked = stage.presses(&format!("bsa:{}", one.id)).await;
    assert!(asked.text.contains("người thứ hai"), "{}", asked.text);
    stage.officer.taps_on(asked.id, "Gửi đi duyệt").answer().await;
    let waiting = stage.becomes_screen("phải có người thứ hai duyệt").await;
    assert!(waiting.text.contains("Tôi đã báo 1 người"), "{}", waiting.text);
    // One's own is not for oneself to approve.
    let version: i64 = stage.bot.value("SELECT version FROM broadcasts").await;
    let refused = stage.presses(&format!("bsy:{}.{version}", one.id)).await;
    assert!(!refused.text.contains(TEXT), "{}", refused.text);
    stage.is(one.id, "waiting").await;

    second.reads_until(TEXT).await;
    let notice = second.reads_until("xin duyệt").await;
    assert!(notice.text.contains("Gửi cho 3 người"), "{}", notice.text);
    second.taps_on(notice.id, "Trả lại").answer().await;
    second.reads_until("Vì sao").await;
    second.says("Thiếu địa điểm");
    second.reads_until("Đã trả lại").await;
    let told = stage.officer.reads_until("trả lại").await;
    assert!(told.text.contains("Thiếu địa điểm"), "{}", told.text);
    stage.is(one.id, "draft").await;

    let asked = stage.presses(&format!("bsa:{}", one.id)).await;
    stage.officer.taps_on(asked.id, "Gửi đi duyệt").answer().await;
    // The old notice approves nothing any more.
    second.taps_on(notice.id, "Duyệt và gửi").answer().await;
    let again = second.reads_until("xin duyệt").await;
    stage.is(one.id, "waiting").await;
    second.taps_on(again.id, "Duyệt và gửi").answer().await;
    stage.officer.reads_until("đã duyệt").await;
    stage.is(one.id, "done").await;
    assert_eq!(stage.have(TEXT), 3);
    let approver: i64 = stage.bot.value("SELECT approver_id IS NOT NULL FROM broadcasts").await;
    assert_eq!(approver, 1);

    // What is corrected after that does not wait for them, and they see it.
    second.skips_unread();
    stage.presses(&format!("bcc:{}", one.id)).await;
    stage.officer.says("Họp lúc 9 giờ, không phải 8 giờ");
    let preview = stage.officer.reads_until("Họp lúc 9 giờ").await;
    stage.officer.taps_on(preview.id, "Sửa, giữ xác nhận").answer().await;
    second.reads_until("Họp lúc 9 giờ").await;
    let notice = second.reads_until("vừa được").await;
    assert!(notice.text.contains(&format!("Thông báo số {}", one.id)), "{}", notice.text);
    second.taps_on(notice.id, "Xem lại tình hình").answer().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_to_be_approved_is_seen_as_it_will_arrive_however_long() {
    let stage = Stage::new(3).await;
    let second = stage.bot.official("Chị Hai", Role::ProvinceOfficer).await;
    second.skips_unread();
    stage.bot.execute("UPDATE broadcast_settings SET approve_above = 2").await;
    let long = format!("{{producer}}: {}", "đọc kỹ ".repeat(560));
    let one = stage.drafts(says(&long)).await;
    let asked = stage.presses(&format!("bsa:{}", one.id)).await;
    stage.officer.taps_on(asked.id, "Gửi đi duyệt").answer().await;
    let copy = second.reads_until("đọc kỹ").await;
    assert!(!copy.text.contains('{') && copy.text.contains("Producer"), "{}", copy.text);
    let notice = second.reads_until("xin duyệt").await;
    assert!(notice.text.contains("bất kỳ (tất cả)"), "{}", notice.text);
    // Whoever has lost that message finds the same buttons where it is looked at, its author does not.
    let version: i64 = stage.bot.value("SELECT version FROM broadcasts").await;
    let own = stage.presses(&format!("bso:{}", one.id)).await;
    stage.officer.taps_on(own.id, "Rút lại để sửa").answer().await;
    stage.is(one.id, "draft").await;
    let seen = stage.presses_as(&second, &format!("bsy:{}.{version}", one.id)).await;
    assert!(seen.text.contains("Bản nháp"), "{}", seen.text);
    let asked = stage.presses(&format!("bsa:{}", one.id)).await;
    stage.officer.taps_on(asked.id, "Gửi đi duyệt").answer().await;
    stage.is(one.id, "waiting").await;
    let panel = stage.presses_as(&second, &format!("bso:{}", one.id)).await;
    second.taps_on(panel.id, "Duyệt và gửi").answer().await;
    stage.is(one.id, "done").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_changed_it_does_not_approve_it() {
    let stage = Stage::new(3).await;
    let second = stage.bot.official("Chị Hai", Role::ProvinceOfficer).await;
    second.skips_unread();
    stage.bot.execute("UPDATE broadcast_settings SET approve_above = 2").await;
    let one = stage.drafts(says(TEXT)).await;
    stage.presses_as(&second, &format!("bsu:{}.1", one.id)).await;
    let asked = stage.presses(&format!("bsa:{}", one.id)).await;
    stage.officer.taps_on(asked.id, "Gửi đi duyệt").answer().await;
    let waiting = stage.becomes_screen("người thứ hai duyệt").await;
    assert!(waiting.text.contains("chưa có ai khác"), "{}", waiting.text);
    let version: i64 = stage.bot.value("SELECT version FROM broadcasts").await;
    let refused = stage.presses_as(&second, &format!("bsy:{}.{version}", one.id)).await;
    assert!(refused.text.contains("phải do người khác"), "{}", refused.text);
    stage.is(one.id, "waiting").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_has_grown_until_its_time_is_approved_first() {
    let stage = Stage::new(3).await;
    let second = stage.bot.official("Chị Hai", Role::ProvinceOfficer).await;
    second.skips_unread();
    let one = stage.drafts(says(TEXT)).await;
    // 2: tomorrow morning.
    let asked = stage.presses(&format!("bst:{}.2", one.id)).await;
    stage.officer.taps_on(asked.id, "Hẹn gửi").answer().await;
    stage.is(one.id, "scheduled").await;
    stage.bot.execute("UPDATE broadcast_settings SET approve_above = 2").await;
    stage.bot.advance(TimeDelta::hours(24));
    stage.is(one.id, "waiting").await;
    stage.officer.reads_until("nay tới 3 người").await;
    second.reads_until(TEXT).await;
    let notice = second.reads_until("đã đến giờ gửi").await;
    assert_eq!(stage.have(TEXT), 0);
    second.taps_on(notice.id, "Duyệt và gửi").answer().await;
    stage.is(one.id, "done").await;
    assert_eq!(stage.have(TEXT), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_somebody_scheduled_who_has_left_is_approved_first() {
    let stage = Stage::new(3).await;
    let second = stage.bot.official("Chị Hai", Role::ProvinceOfficer).await;
    second.skips_unread();
    let one = stage.drafts(says(TEXT)).await;
    let asked = stage.presses(&format!("bst:{}.2", one.id)).await;
    stage.officer.taps_on(asked.id, "Hẹn gửi").answer().await;
    stage.is(one.id, "scheduled").await;
    let author = "SELECT author_id FROM broadcasts";
    stage.bot.execute(&format!("DELETE FROM roles WHERE account_id = ({author})")).await;
    stage.bot.advance(TimeDelta::hours(24));
    stage.is(one.id, "waiting").await;
    let notice = second.reads_until("không còn phụ trách việc này").await;
    assert_eq!(stage.have(TEXT), 0);
    second.taps_on(notice.id, "Duyệt và gửi").answer().await;
    stage.is(one.id, "done").await;
    assert_eq!(stage.have(TEXT), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_leaves_at_its_time_and_not_at_night() {
    let mut stage = Stage::new(2).await;
    let one = stage.drafts(says(TEXT)).await;
    stage.presses(&format!("bst:{}.3", one.id)).await;
    stage.officer.says("hôm qua");
    stage.officer.reads_until("chưa đọc được").await;
    // Five in the morning is night.
    stage.officer.says("25/11 5:00");
    let asked = stage.officer.reads_until("Giờ đó bà con nghỉ").await;
    assert!(asked.text.contains("07:00 25/11/2026"), "{}", asked.text);
    stage.officer.taps_on(asked.id, "Hẹn gửi").answer().await;
    stage.is(one.id, "scheduled").await;
    stage.bot.is_calm().await;
    // The bot is off until the next evening.
    stage.bot.stop().await;
    stage.bot.advance(TimeDelta::hours(37));
    stage.bot.go().await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    stage.is(one.id, "scheduled").await;
    assert_eq!(stage.have(TEXT), 0);
    stage.bot.advance(TimeDelta::hours(10));
    stage.is(one.id, "done").await;
    assert_eq!(stage.have(TEXT), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_urgent_leaves_at_night() {
    let stage = Stage::new(2).await;
    stage.bot.advance(TimeDelta::hours(14));
    let one = stage.drafts(says(TEXT)).await;
    stage.presses(&format!("bsu:{}.1", one.id)).await;
    let version: i64 = stage.bot.value("SELECT version FROM broadcasts").await;
    stage.presses(&format!("bss:{}.{version}", one.id)).await;
    stage.is(one.id, "done").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_repeated_one_goes_out_every_week_until_that_is_ended() {
    let stage = Stage::new(2).await;
    let one = stage.drafts(says(TEXT)).await;
    // 1: every week.
    let asked = stage.presses(&format!("bsey:{}.1", one.id)).await;
    assert!(asked.text.contains("Lặp lại hằng tuần"), "{}", asked.text);
    stage.officer.taps_on(asked.id, "Gửi cho 2 người").answer().await;
    stage.is(one.id, "done").await;
    let next: i64 = stage.bot.value("SELECT max(id) FROM broadcasts").await;
    let at: i64 = stage.bot.value("SELECT max(send_at) FROM broadcasts").await;
    assert_eq!(at, (stage.bot.morning() + TimeDelta::weeks(1)).timestamp_millis());
    stage.bot.advance(TimeDelta::weeks(1));
    let next = ocop_bot::broadcasts::model::BroadcastId(next);
    stage.is(next, "done").await;
    for person in &stage.people {
        assert_eq!(stage.bot.playground.delivered_beginning(person.id(), TEXT), 2);
    }
    let panel = stage.presses(&format!("bsx:{next}")).await;
    assert!(!panel.text.contains("lặp"), "{}", panel.text);
    let scheduled: i64 =
        stage.bot.value("SELECT count(*) FROM broadcasts WHERE state = 'scheduled'").await;
    assert_eq!(scheduled, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_admin_sets_from_how_many_on_a_second_person_approves() {
    let stage = Stage::with(Bot::start().await, 1).await;
    let admin = stage.bot.official("Quản trị", Role::Admin).await;
    stage.bot.execute("UPDATE broadcast_settings SET approve_above = 200").await;
    admin.skips_unread();
    stage.presses_as(&admin, "bsl:0").await;
    admin.says("nhiều");
    admin.reads_until("chưa đọc được số").await;
    admin.says("1.000");
    let set = admin.reads_until("Đã đổi từ 200 thành 1000").await;
    assert_eq!(stage.bot.value::<i64>("SELECT approve_above FROM broadcast_settings").await, 1_000);
    admin.taps_on(set.id, "Để như cũ").answer().await;
    stage.bot.holds("SELECT approve_above = 200 FROM broadcast_settings").await;
    stage.presses("bsly:5").await;
    assert_eq!(stage.bot.value::<i64>("SELECT approve_above FROM broadcast_settings").await, 200);
}
