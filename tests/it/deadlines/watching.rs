//! What officials see, and what the province sets.

use chrono::TimeDelta;
use ocop_bot::people::Role;
use ocop_bot::telegram::gateway::Gateway;
use ocop_bot::telegram::playground::Seen;
use secrecy::SecretString;

use super::{certified, days_pass, nothing_is_due};
use crate::register::{
    NAME, PHONE, PRODUCT, joined, officer, opens, press, product_of, registered,
};
use crate::support::{Bot, HAM_THUAN, TOKEN};

fn has_button(seen: &Seen, label: &str) -> bool {
    seen.buttons.iter().flatten().flatten().any(|button| button.text == label)
}

#[tokio::test]
async fn whoever_does_not_react_is_called_by_an_officer_in_time() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    // Ends on 14 April 2027: 141 days from the morning of the story.
    certified(&bot, product.id, "2024-04-14").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    let told = lan.reads().await;
    assert!(told.text.contains("chậm nhất 15/12/2026"), "{}", told.text);
    days_pass(&bot, 2).await;
    let task = hoa.reads().await;
    assert!(task.text.contains("cần gọi") && task.text.contains(PRODUCT), "{}", task.text);
    assert!(task.text.contains("0912"), "{}", task.text);
    let one = press(&hoa, task.id, "Mở việc 1").await;
    assert!(one.text.contains("chưa phản hồi"), "{}", one.text);
    assert!(one.text.contains("Việc của: Chị Hoa"), "{}", one.text);
    let called = press(&hoa, one.id, "Ghi là đã gọi").await;
    assert!(called.text.contains("đã gọi"), "{}", called.text);
    let undone = press(&hoa, called.id, "Bỏ ghi đã gọi").await;
    assert!(!undone.text.contains("đã gọi 2"), "{}", undone.text);

    // At 120 days whatever happens, at 100 days the province.
    days_pass(&bot, 40).await;
    hoa.skips_unread();
    let task = tuan.reads_until("cần gọi").await;
    assert!(task.text.contains(PRODUCT), "{}", task.text);
    let open: i64 = bot
        .value("SELECT count(*) FROM deadline_tasks WHERE closed_at IS NULL AND officer_id > 0")
        .await;
    assert_eq!(open, 2);

    // The list of whom to call, as a workbook and as a page.
    let soon = opens(&tuan, "dlo:0").await;
    assert!(soon.text.contains("1 việc chưa thấy chủ thể phản hồi"), "{}", soon.text);
    for label in ["Tải danh sách gọi", "Tải bản in"] {
        tuan.taps_on(soon.id, label).answer().await;
        let file = tuan.reads_until("chưa phản hồi").await;
        assert!(file.media.is_some(), "{}", file.text);
    }
    let month = press(&tuan, soon.id, "Xem lịch hạn").await;
    assert!(month.text.contains("Tuần này"), "{}", month.text);
    let month = press(&tuan, month.id, "Xem tháng này").await;
    assert!(month.text.contains("Tháng này"), "{}", month.text);
    lan.skips_unread();
    tuan.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn an_answer_holds_until_the_next_reminder_only() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    // Ends on 23 April 2027: 150 days from the morning of the story.
    certified(&bot, product.id, "2024-04-23").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    let told = lan.reads().await;
    let ask = press(&lan, told.id, "Nhắc tôi sau").await;
    press(&lan, ask.id, "Nhắc ngày mai").await;
    let soon = opens(&hoa, "dlo:0").await;
    assert!(soon.text.contains("hẹn nhắc sau"), "{}", soon.text);
    // Reminded once more, and silent: an officer calls.
    days_pass(&bot, 11).await;
    let task = hoa.reads_until("cần gọi").await;
    assert!(task.text.contains(PRODUCT), "{}", task.text);
    let soon = opens(&hoa, "dlo:0").await;
    assert!(soon.text.contains("chưa phản hồi"), "{}", soon.text);
    lan.skips_unread();
    hoa.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn what_was_said_to_be_filed_and_was_not_is_reminded_of_again() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    certified(&bot, product.id, "2024-04-23").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    let told = lan.reads().await;
    let ask = press(&lan, told.id, "Báo đã nộp").await;
    let when = press(&lan, ask.id, "Nộp rồi, chưa có số").await;
    press(&lan, when.id, "Nộp hôm qua").await;
    let filed_on: String = bot.value("SELECT filed_on FROM dossiers").await;
    assert_eq!(filed_on, "2026-11-23");
    let dossier: i64 = bot.value("SELECT id FROM dossiers").await;
    // It was a mistake.
    bot.execute(&format!("UPDATE dossiers SET status = 'withdrawn' WHERE id = {dossier}")).await;
    lan.skips_unread();
    days_pass(&bot, 30).await;
    let again = lan.reads_until("chậm nhất").await;
    assert!(again.text.contains(PRODUCT), "{}", again.text);
    let reactions: i64 = bot.value("SELECT count(*) FROM reminders WHERE reaction = 'done'").await;
    assert_eq!(reactions, 0);
    lan.skips_unread();
    hoa.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn a_round_is_moved_with_a_reason_shown_first_and_told_once() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    lan.says("/hoso");
    let home = lan.reads().await;
    let product = press(&lan, home.id, PRODUCT).await;
    let aims = press(&lan, product.id, "Lập hồ sơ").await;
    press(&lan, aims.id, "Nhắm 3 sao").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    let due: String = bot.value("SELECT due_on FROM deadlines WHERE kind = 'round'").await;
    assert_eq!(due, "2027-04-07");

    let rounds = opens(&tuan, "dlv:2027").await;
    assert!(rounds.text.contains("Đợt 1: xã đề nghị trước 30/4/2027"), "{}", rounds.text);
    // The ministry's, which nobody here moves; the second is in the year after.
    let theirs = "Đợt 2: tỉnh đề nghị trước 30/1/2028, Bộ đánh giá trước 30/3/2028";
    assert!(rounds.text.contains(theirs), "{}", rounds.text);
    let round = press(&tuan, rounds.id, "Xem đợt 1").await;
    press(&tuan, round.id, "Dời ngày").await;
    tuan.says("30/6/2027 15/5/2027");
    assert!(tuan.reads().await.text.contains("phải sau ngày xã đề nghị"));
    tuan.says("15/5/2027 15/7/2027");
    assert!(tuan.reads().await.text.contains("Vì sao?"));
    tuan.says("Kế hoạch 12/KH-UBND");
    let preview = tuan.reads().await;
    assert!(preview.text.contains("30/4/2027 → 15/5/2027"), "{}", preview.text);
    assert!(preview.text.contains("1 hồ sơ đang chuẩn bị"), "{}", preview.text);
    let saved = press(&tuan, preview.id, "Lưu lại").await;
    assert!(saved.text.contains("Đã lưu"), "{}", saved.text);
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    let told = lan.reads_until("đổi ngày").await;
    assert!(told.text.contains("Kế hoạch 12/KH-UBND"), "{}", told.text);
    let moved: String = bot.value("SELECT due_on FROM deadlines WHERE kind = 'round'").await;
    assert_eq!(moved, "2027-04-21");
    assert!(told.text.contains("nộp ở xã chậm nhất 21/4/2027"), "{}", told.text);
    assert!(has_button(&told, "Lịch của tôi"), "{told:?}");
    let theirs = hoa.reads_until("đổi ngày").await;
    assert!(!theirs.text.contains("nộp ở xã"), "{}", theirs.text);
    assert!(!has_button(&theirs, "Lịch của tôi"), "{theirs:?}");
    assert!(has_button(&theirs, "Xem sắp hết hạn"), "{theirs:?}");
    bot.advance(TimeDelta::minutes(5));
    nothing_is_due(&bot).await;
    let once: i64 = bot.value("SELECT count(*) FROM outbox WHERE dedupe_key LIKE 'round:%'").await;
    assert_eq!(once, 3);

    // Another round; the year after takes both over.
    let rounds = press(&tuan, saved.id, "‹ Quay lại").await;
    press(&tuan, rounds.id, "Mở thêm đợt").await;
    tuan.says("15/8/2027 30/9/2027");
    tuan.reads_until("Vì sao?").await;
    tuan.says("Quy chế Hội đồng");
    let preview = tuan.reads_until("Sẽ đổi").await;
    assert!(preview.text.contains("Đợt mới"), "{}", preview.text);
    press(&tuan, preview.id, "Lưu lại").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    hoa.skips_unread();
    let next = opens(&tuan, "dly:2028").await;
    assert!(next.text.contains("15/8/2028"), "{}", next.text);
    let copied = press(&tuan, next.id, "Lưu lại").await;
    assert!(copied.text.contains("Đợt 3: xã đề nghị trước 15/8/2028"), "{}", copied.text);
    // Both are told in one message.
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    let told = hoa.reads_until("năm 2028").await;
    assert!(told.text.contains("Đợt 1 năm 2028") && told.text.contains("Đợt 3 năm 2028"));
    assert!(hoa.unread().is_empty(), "{}", hoa.transcript());
    tuan.skips_unread();
    lan.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn a_round_that_was_opened_by_mistake_is_withdrawn_and_its_drafts_go_into_the_next() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    lan.says("/hoso");
    let home = lan.reads().await;
    let product = press(&lan, home.id, PRODUCT).await;
    let aims = press(&lan, product.id, "Lập hồ sơ").await;
    press(&lan, aims.id, "Nhắm 3 sao").await;
    let rounds = opens(&tuan, "dlv:2027").await;
    press(&tuan, rounds.id, "Mở thêm đợt").await;
    tuan.says("15/8/2027 30/9/2027");
    tuan.reads_until("Vì sao?").await;
    tuan.says("Quy chế Hội đồng");
    let preview = tuan.reads_until("Sẽ đổi").await;
    press(&tuan, preview.id, "Lưu lại").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    for person in [&lan, &hoa, &tuan] {
        person.skips_unread();
    }
    let round = opens(&tuan, "dlq:2027.1").await;
    assert!(!has_button(&round, "Bỏ đợt này"), "the law sets it: {round:?}");
    bot.execute("UPDATE dossiers SET round = 3").await;
    let round = opens(&tuan, "dlq:2027.3").await;
    press(&tuan, round.id, "Bỏ đợt này").await;
    tuan.says("Mở nhầm");
    let preview = tuan.reads().await;
    assert!(
        preview.text.contains("1 hồ sơ đang chuẩn bị cho đợt này sẽ chuyển sang đợt 1 năm 2027")
    );
    let saved = press(&tuan, preview.id, "Lưu lại").await;
    assert!(has_button(&saved, "Mở lại đợt này"), "{saved:?}");
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    let told = lan.reads_until("Đợt 3 năm 2027 không tổ chức nữa").await;
    assert!(told.text.contains("chuyển sang đợt 1 năm 2027: nộp ở xã chậm nhất 7/4/2027"));
    assert!(told.text.contains("Lý do: Mở nhầm"), "{}", told.text);
    hoa.reads_until("Đợt 3 năm 2027 không tổ chức nữa").await;
    tuan.reads_until("Đợt 3 năm 2027 không tổ chức nữa").await;
    let rounds = opens(&tuan, "dlv:2027").await;
    assert!(!rounds.text.contains("Đợt 3"), "{}", rounds.text);
    // What it was is taken up again with it.
    tuan.taps_on(saved.id, "Mở lại đợt này").answer().await;
    tuan.says("15/8/2027 30/9/2027");
    tuan.reads_until("Vì sao?").await;
    tuan.says("Vẫn mở");
    let preview = tuan.reads_until("Sẽ đổi").await;
    assert!(preview.text.contains("1 hồ sơ đang chuẩn bị"), "{}", preview.text);
    press(&tuan, preview.id, "Lưu lại").await;
    assert_eq!(bot.value::<i64>("SELECT round FROM dossiers").await, 3);
    bot.execute(
        "UPDATE dossiers SET status = 'submitted', filed_on = '2026-11-24', rule_set = '26-2026'",
    )
    .await;
    let round = opens(&tuan, "dlq:2027.3").await;
    let refused = press(&tuan, round.id, "Bỏ đợt này").await;
    assert!(refused.text.contains("Đã có hồ sơ nộp cho đợt này"), "{}", refused.text);
    for person in [&lan, &hoa, &tuan] {
        person.skips_unread();
    }
    bot.stop_quietly().await;
}

#[tokio::test]
async fn ladders_are_edited_and_taken_back() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    // 220 days are left.
    certified(&bot, product.id, "2024-07-02").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    let ladders = opens(&tuan, "dle:0").await;
    assert!(ladders.text.contains("chủ thể 200, 180, 150, 127, 120"), "{}", ladders.text);
    let which = press(&tuan, ladders.id, "Sửa mốc nhắc chủ thể").await;
    press(&tuan, which.id, "Sửa giấy chứng nhận").await;
    tuan.says("nhiều");
    assert!(tuan.reads().await.text.contains("Tôi cần từ 1 đến 10 số"));
    tuan.says("218, 180, 120");
    let set = tuan.reads().await;
    assert!(set.text.contains("sang 218, 180, 120"), "{}", set.text);
    days_pass(&bot, 2).await;
    assert!(lan.reads().await.text.contains("còn 218 ngày"), "{}", lan.transcript());
    // What is put in between is for those who have not come so far.
    days_pass(&bot, 2).await;
    let which = opens(&tuan, "dlf:0").await;
    press(&tuan, which.id, "Sửa giấy chứng nhận").await;
    tuan.says("218, 217, 180, 120");
    assert!(tuan.reads().await.text.contains("sang 218, 217, 180, 120"));
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    assert!(lan.unread().is_empty(), "{}", lan.transcript());
    // An officer's rung, only where nobody has reacted.
    let which = opens(&tuan, "dlf:1").await;
    let ask = press(&tuan, which.id, "Sửa giấy chứng nhận").await;
    assert!(ask.text.contains("chưa phản hồi: 140"), "{}", ask.text);
    tuan.says("140, 90");
    let officers = tuan.reads().await;
    let ask = press(&tuan, officers.id, "Chọn mốc chỉ báo khi im lặng").await;
    let ask = press(&tuan, ask.id, "Đổi 90 thành khi im lặng").await;
    assert!(has_button(&ask, "Lấy lại mốc cũ"), "{ask:?}");
    assert!(ask.text.contains("chưa phản hồi: 140, 90"), "{}", ask.text);
    press(&tuan, ask.id, "Đổi 140 thành luôn báo").await;
    let silent: String = bot
        .value(
            "SELECT group_concat(days) FROM ladder_rungs WHERE silent = 1 AND kind = 'certificate'",
        )
        .await;
    assert_eq!(silent, "90");
    let back = press(&tuan, set.id, "Lấy lại mốc cũ").await;
    assert!(back.text.contains("sang 200, 180, 150, 127, 120"), "{}", back.text);
    bot.ends(&[&lan, &tuan]).await;
}

#[tokio::test]
async fn on_monday_morning_officials_read_what_falls_due() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    certified(&bot, product.id, "2024-05-01").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    // The Monday after.
    days_pass(&bot, 6).await;
    let digest = hoa.reads_until("Hạn trong tuần").await;
    assert!(digest.text.contains("1 việc, 1 chưa thấy chủ thể phản hồi"), "{}", digest.text);
    let digests: i64 =
        bot.value("SELECT count(*) FROM outbox WHERE dedupe_key LIKE 'deadline-digest:%'").await;
    assert_eq!(digests, 1);
    // Nobody uses the bot there: what could not be said is told one by one.
    let missed = press(&hoa, digest.id, "Xem lời nhắc bị lỡ").await;
    assert!(missed.text.contains(PRODUCT) && missed.text.contains(NAME), "{}", missed.text);
    assert!(missed.text.contains("lời nhắc trước 180 ngày"), "{}", missed.text);
    assert!(missed.text.contains("chưa ai dùng trợ lý"), "{}", missed.text);
    let product = press(&hoa, missed.id, "Xem sản phẩm 1").await;
    assert!(product.text.contains(PRODUCT), "{}", product.text);
    let soon = opens(&hoa, "dlo:0").await;
    press(&hoa, soon.id, "Xem lời nhắc bị lỡ").await;
    hoa.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn the_most_urgent_come_first() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (near, first) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let second = product_of(&bot, near.id, "Mắm ruốc Ví Dụ").await;
    let third = product_of(&bot, near.id, "Mắm nêm Ví Dụ").await;
    // In a commune with a lower number, later.
    let other = ocop_bot::programme::places::Places::load().unwrap();
    let lower = other.all().map(|place| place.code.number()).filter(|code| *code < HAM_THUAN);
    let (_, far) = registered(&bot, "Hộ Xa", lower.min().unwrap(), "0987654321").await;
    certified(&bot, far.id, "2024-05-10").await;
    certified(&bot, first.id, "2024-04-20").await;
    certified(&bot, second.id, "2024-04-05").await;
    certified(&bot, third.id, "2023-11-20").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    let soon = opens(&tuan, "dlo:0").await;
    let at = |text: &str, what: &str| text.find(what).unwrap_or_else(|| panic!("{what}: {text}"));
    assert!(at(&soon.text, "xã Hàm Thuận") < at(&soon.text, ": 1 việc"), "{}", soon.text);
    let there = opens(&tuan, &format!("dlc:{HAM_THUAN}.0")).await;
    assert!(at(&there.text, "Mắm ruốc") < at(&there.text, PRODUCT), "{}", there.text);
    // What is over is last.
    assert!(at(&there.text, PRODUCT) < at(&there.text, "Mắm nêm"), "{}", there.text);
    // The page to print says in words what is over, and what ends.
    tuan.taps_on(there.id, "Tải bản in").answer().await;
    let file = tuan.reads_until("chưa phản hồi").await;
    let file_id = file.media.unwrap().file_id;
    let gateway = Gateway::new(&bot.playground.url(), SecretString::from(TOKEN)).unwrap();
    let page = String::from_utf8(gateway.download(&file_id, 1 << 20).await.unwrap()).unwrap();
    assert!(page.contains("quá hạn 4 ngày") && page.contains("giấy đã hết hiệu lực"), "{page}");
    assert!(!page.contains(">-"), "{page}");
    bot.is_calm().await;
    tuan.skips_unread();
    bot.stop_quietly().await;
}
