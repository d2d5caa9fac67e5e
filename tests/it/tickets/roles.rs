//! A role ends: its questions go back, and whose it was is told.

use ocop_bot::people::Role;
use ocop_bot::telegram::playground::{Person, Seen};

use super::{QUESTION, asks, commune_officer, hoa, producer};
use crate::support::{Bot, HAM_THUAN};

async fn taps(person: &Person, screen: &Seen, label: &str) -> Seen {
    person.taps_on(screen.id, label).answer().await;
    person.reads_edit().await
}

#[tokio::test]
async fn an_admin_ends_a_role_and_takes_that_back() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::Admin).await;
    let (hoa, minh) = (hoa(&bot).await, bot.official("Anh Minh", commune_officer(HAM_THUAN)).await);
    let lan = producer(&bot, "Cô Lan").await;
    asks(&lan, QUESTION).await;
    minh.reads().await;
    let notice = hoa.reads().await;
    hoa.taps_on(notice.id, "Nhận trả lời").answer().await;
    hoa.reads_edit().await;
    minh.reads_edit().await;
    lan.reads().await;

    quan.says("/canbo");
    let desk = quan.reads().await;
    taps(&quan, &desk, "Quản trị bot").await;
    let list = taps(&quan, &desk, "Xem cán bộ").await;
    let one = taps(&quan, &list, "Xem Chị Hoa").await;
    assert!(one.text.contains("Vai trò: cán bộ xã Hàm Thuận"), "{}", one.text);
    assert!(one.text.contains("Câu hỏi đang giữ: 1"), "{}", one.text);
    let sure = taps(&quan, &one, "Thôi giao việc").await;
    assert!(sure.text.starts_with("Thôi giao việc cán bộ xã Hàm Thuận cho Chị Hoa?"));
    let kept = taps(&quan, &sure, "‹ Để nguyên").await;
    assert!(kept.text.contains("Câu hỏi đang giữ: 1"), "{}", kept.text);
    taps(&quan, &kept, "Thôi giao việc").await;
    let ended = taps(&quan, &sure, "Thôi giao việc").await;
    assert!(ended.text.contains("Số câu hỏi trả lại để người khác nhận: 1."), "{}", ended.text);

    let told = hoa.reads_until("Anh/chị không còn là cán bộ xã Hàm Thuận").await;
    assert!(told.button("Về bảng chọn").is_some());
    let back = minh.reads().await;
    assert!(back.text.starts_with("↩️ Câu hỏi này chưa có người trả lời nữa"), "{}", back.text);
    hoa.says("/canbo");
    assert!(hoa.reads().await.text.starts_with("Mục này chỉ dành cho cán bộ."));

    let restored = taps(&quan, &ended, "Hoàn tác, giao lại").await;
    assert!(restored.text.starts_with("Đã giao lại vai trò"), "{}", restored.text);
    assert!(restored.text.contains("Câu hỏi đang giữ: 0"), "{}", restored.text);
    assert!(hoa.reads().await.text.starts_with("Anh/chị lại là cán bộ xã Hàm Thuận"));
    hoa.says("/canbo");
    assert!(hoa.reads().await.text.contains("Có 1 câu hỏi"));

    // The last admin stays, and what was never taken away is not given.
    let list = taps(&quan, &restored, "‹ Danh sách cán bộ").await;
    let own = taps(&quan, &list, "Xem Anh Quân").await;
    let sure = taps(&quan, &own, "Thôi giao việc").await;
    let refused = taps(&quan, &sure, "Thôi giao việc").await;
    assert!(refused.text.starts_with("Đây là người quản trị cuối cùng"), "{}", refused.text);
    let account: i64 =
        bot.value(&format!("SELECT id FROM accounts WHERE telegram_id = {}", lan.id())).await;
    quan.sends_callback(list.id, &format!("dog:{account}:p")).answer().await;
    quan.reads_edit().await;
    lan.says("/canbo");
    assert!(lan.reads().await.text.starts_with("Mục này chỉ dành cho cán bộ."));
    let audit: Vec<(String, String)> =
        bot.rows("SELECT action, outcome FROM audit WHERE action LIKE 'role.%' ORDER BY id").await;
    let audit: Vec<String> =
        audit.into_iter().map(|(action, outcome)| format!("{action} {outcome}")).collect();
    assert_eq!(audit, ["role.revoke done", "role.restore done", "role.revoke refused"]);
    bot.is_calm().await;
    hoa.skips_unread();
    bot.ends(&[&quan, &minh, &lan]).await;
}

#[tokio::test]
async fn only_an_admin_ends_roles() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let hoa = hoa(&bot).await;
    let account: i64 =
        bot.value(&format!("SELECT id FROM accounts WHERE telegram_id = {}", hoa.id())).await;
    tuan.says("/canbo");
    let desk = tuan.reads().await;
    let role = format!("{account}:{HAM_THUAN}");
    let every = ["dor", "dox", "dog"].map(|action| format!("{action}:{role}"));
    for data in every.into_iter().chain([format!("dop:{account}"), "do:0".to_owned()]) {
        tuan.sends_callback(desk.id, &data).answer().await;
        bot.is_calm().await;
        let told = tuan.message(desk.id).unwrap().text;
        assert!(told.starts_with("Mục này chỉ dành cho cán bộ."), "{data}: {told}");
    }
    tuan.skips_unread();
    let refused: i64 = bot.value("SELECT count(*) FROM audit WHERE outcome = 'refused'").await;
    assert_eq!(refused, 5);
    let roles: i64 = bot.value("SELECT count(*) FROM roles").await;
    assert_eq!(roles, 2);
    bot.ends(&[&tuan, &hoa]).await;
}
