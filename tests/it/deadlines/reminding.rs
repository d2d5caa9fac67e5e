//! A producer is reminded, and does something about it.

use chrono::TimeDelta;
use futures::FutureExt;
use ocop_bot::dossiers::model::DossierId;
use ocop_bot::dossiers::moving::{Move, Moved, take_step};
use ocop_bot::dossiers::rules::Step;
use ocop_bot::people::{Actor, Person, Role, officials};
use ocop_bot::producers::set_merged;

use super::{certified, days_pass, nothing_is_due};
use crate::register::{
    NAME, PHONE, PRODUCT, joined, officer, opens, press, product_of, registered,
};
use crate::support::{Bot, HAM_THUAN};

/// An officer of the province has brought the only dossier to the province's desk.
async fn forwarded(bot: &Bot) {
    let (now, services) = (bot.now(), bot.services());
    let dossier = DossierId(bot.value("SELECT id FROM dossiers").await);
    bot.write(move |tx| {
        async move {
            let officials = officials(tx).await?;
            let holds = |one: &Person| one.roles.contains(&Role::ProvinceOfficer);
            let actor = Actor::from(officials.into_iter().find(holds).unwrap());
            for step in [Step::Receive, Step::Forward] {
                let wanted = Move::new(dossier, None, step);
                let moved = take_step(tx, now, &actor, &services.programme, &wanted).await?;
                assert!(matches!(moved, Moved::Done { .. }), "{moved:?}");
            }
            Ok(())
        }
        .boxed()
    })
    .await;
}

#[tokio::test]
async fn from_200_days_to_the_filing_and_then_no_more() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    // Ends on 14 June 2027: 202 days from the morning of the story.
    certified(&bot, product.id, "2024-06-14").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    assert!(lan.unread().is_empty(), "{}", lan.transcript());
    days_pass(&bot, 2).await;
    let first = lan.reads().await;
    assert!(first.text.contains(PRODUCT), "{}", first.text);
    assert!(first.text.contains("hết hạn 14/6/2027, còn 200 ngày"), "{}", first.text);
    assert!(first.text.contains("Từ 16/12/2026 đến 14/2/2027"), "{}", first.text);

    // Put off for three days.
    let ask = press(&lan, first.id, "Nhắc tôi sau").await;
    let said = press(&lan, ask.id, "Nhắc sau 3 ngày").await;
    assert!(said.text.contains("08:00"), "{}", said.text);
    days_pass(&bot, 3).await;
    let again = lan.reads().await;
    assert!(again.text.contains("còn 197 ngày"), "{}", again.text);

    days_pass(&bot, 17).await;
    let opens = lan.reads().await;
    assert!(opens.text.contains("chậm nhất 2/2/2027, còn 48 ngày"), "{}", opens.text);
    let ask = press(&lan, opens.id, "Báo đã nộp").await;
    assert!(ask.text.contains("số phiếu"), "{}", ask.text);
    lan.says("12/PĐK");
    let when = lan.reads_until("ngày nào").await;
    let typing = press(&lan, when.id, "Ghi ngày khác").await;
    assert!(typing.text.contains("Gõ ngày nộp"), "{}", typing.text);
    lan.says("20/12/2030");
    let when = lan.reads_until("chưa tới").await;
    let said = press(&lan, when.id, "Nộp hôm nay").await;
    assert!(said.text.contains("đã nộp"), "{}", said.text);
    assert!(said.text.contains(PRODUCT), "{}", said.text);
    let told = hoa.reads_until("đã nộp").await;
    assert!(told.text.contains(PRODUCT), "{}", told.text);
    let number: String = bot.value("SELECT number FROM dossiers").await;
    assert_eq!(number, "12/PĐK");
    bot.is_calm().await;
    lan.skips_unread();
    hoa.skips_unread();
    // Nothing more of it, to the end of the certificate: the officials are to see to it.
    bot.advance(TimeDelta::days(100));
    nothing_is_due(&bot).await;
    assert!(hoa.unread().is_empty(), "{}", hoa.transcript());
    days_pass(&bot, 20).await;
    let task = hoa.reads_until("chưa có kết quả").await;
    assert!(task.text.contains("1 hồ sơ đã nộp chưa có kết quả"), "{}", task.text);
    assert!(task.text.contains("giấy còn hiệu lực đến 14/6/2027"), "{}", task.text);
    let one = press(&hoa, task.id, "Mở việc 1").await;
    assert!(one.text.contains("đã nộp hồ sơ, đang chờ UBND xã"), "{}", one.text);
    assert!(one.text.contains("Việc của: Chị Hoa"), "{}", one.text);
    let sent: i64 = bot.value("SELECT count(*) FROM reminders WHERE audience = 'producer'").await;
    assert_eq!(sent, 2);
    let unread: Vec<String> = lan.unread().into_iter().map(|seen| seen.text).collect();
    assert!(unread.iter().all(|text| !text.contains('⏰')), "{unread:?}");
    let card = lan.pinned()[0].text.clone();
    assert!(!card.contains("quá ngày nộp") && !card.contains("đang nhận hồ sơ"), "{card}");
    // The commune hands it on: it is the province's officer's task now.
    forwarded(&bot).await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    let task = tuan.reads_until("1 hồ sơ đã nộp chưa có kết quả").await;
    assert!(task.text.contains(PRODUCT), "{}", task.text);
    let level = "SELECT group_concat(level) FROM deadline_tasks
        WHERE kind = 'pending' AND closed_at IS NULL AND officer_id IS NOT NULL";
    assert_eq!(bot.value::<String>(level).await, "province");
    // It has ended: everybody is told, and the producer is not blamed.
    hoa.skips_unread();
    lan.skips_unread();
    bot.advance(TimeDelta::days(61));
    nothing_is_due(&bot).await;
    let ended = lan.reads_until("đã hết hiệu lực").await;
    assert!(ended.text.contains("ngày cuối là 14/6/2027"), "{}", ended.text);
    assert!(ended.text.contains("cán bộ đang xử lý"), "{}", ended.text);
    assert!(!ended.text.contains("nộp hồ sơ ngay"), "{}", ended.text);
    let told = hoa.reads_until("đã hết hiệu lực").await;
    assert!(told.text.contains(PRODUCT), "{}", told.text);
    bot.stop_quietly().await;
}

#[tokio::test]
async fn once_a_certificate_has_ended_it_is_said_with_what_can_still_be_done() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    // Ends on 27 November 2026, in three days.
    certified(&bot, product.id, "2023-11-27").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    days_pass(&bot, 4).await;
    let ended = lan.reads_until("đã hết hiệu lực").await;
    assert!(ended.text.contains("ngày cuối là 27/11/2026"), "{}", ended.text);
    assert!(ended.text.contains("tối đa đến 26/5/2027"), "{}", ended.text);
    days_pass(&bot, 3).await;
    let told = hoa.reads_until("đã hết hiệu lực").await;
    assert!(told.text.contains("1 giấy chứng nhận đã hết hiệu lực"), "{}", told.text);
    let once: i64 = bot
        .value("SELECT count(*) FROM reminders WHERE kind = 'lapsed' AND audience = 'producer'")
        .await;
    assert_eq!(once, 1);
    lan.skips_unread();
    hoa.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn after_an_outage_one_message_says_so_and_what_was_overtaken_is_on_record() {
    let mut bot = Bot::start().await;
    let (producer, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let other = product_of(&bot, producer.id, "Mắm ruốc Ví Dụ").await;
    let lan = joined(&bot, "Cô Lan").await;
    certified(&bot, product.id, "2024-06-14").await;
    certified(&bot, other.id, "2024-06-20").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    bot.stop().await;
    bot.advance(TimeDelta::days(60));
    bot.go().await;
    nothing_is_due(&bot).await;
    let told = lan.reads().await;
    assert!(told.text.contains("2 việc sắp đến hạn"), "{}", told.text);
    assert!(told.text.contains("máy của tôi nghỉ"), "{}", told.text);
    assert!(lan.unread().is_empty(), "{}", lan.transcript());
    let missed: i64 = bot.value("SELECT count(*) FROM reminders WHERE why = 'overtaken'").await;
    assert_eq!(missed, 4);
    // A clock that is put back brings nothing twice.
    bot.advance(TimeDelta::days(-30));
    bot.restart().await;
    bot.advance(TimeDelta::days(30));
    nothing_is_due(&bot).await;
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_producer_gets_help_is_left_in_peace_and_takes_their_dates_along() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    certified(&bot, product.id, "2024-05-01").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    let told = lan.reads().await;
    let helped = press(&lan, told.id, "Nhờ giúp").await;
    assert!(helped.text.contains("câu hỏi số 1"), "{}", helped.text);
    let text: String = bot.value("SELECT text FROM tickets").await;
    assert!(text.contains(NAME) && text.contains(PRODUCT), "{text}");
    let back = press(&lan, helped.id, "‹ Quay lại").await;
    press(&lan, back.id, "Nhờ giúp").await;
    let tickets: i64 = bot.value("SELECT count(*) FROM tickets").await;
    assert_eq!(tickets, 1, "once for a reminder");
    let back = press(&lan, helped.id, "‹ Quay lại").await;
    let muted = press(&lan, back.id, "Đừng nhắc việc này").await;
    assert!(muted.text.contains("Hạn vẫn còn đó"), "{}", muted.text);
    let heard = press(&lan, muted.id, "Nhắc lại việc này").await;
    press(&lan, heard.id, "Đừng nhắc việc này").await;

    lan.says("/lich");
    let dates = lan.reads().await;
    assert!(dates.text.contains("nộp đánh giá lại chậm nhất 31/12/2026"), "{}", dates.text);
    lan.taps_on(dates.id, "Tải về lịch điện thoại").answer().await;
    let file = lan.reads().await;
    assert!(file.media.is_some(), "{}", file.text);
    let hours = press(&lan, dates.id, "Đổi giờ nhắc").await;
    let dates = press(&lan, hours.id, "Nhắc lúc 17 giờ").await;
    assert!(dates.text.contains("Tôi nhắc lúc 17 giờ"), "{}", dates.text);

    bot.advance(TimeDelta::days(40));
    nothing_is_due(&bot).await;
    let unread: Vec<String> = lan.unread().into_iter().map(|seen| seen.text).collect();
    assert!(unread.iter().all(|text| !text.contains('⏰')), "{unread:?}");
    let muted: i64 = bot.value("SELECT count(*) FROM reminders WHERE why = 'muted'").await;
    assert_eq!(muted, 1);
    hoa.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn whom_the_bot_cannot_reach_is_on_the_list_of_calls() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    certified(&bot, product.id, "2024-05-01").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    let nobody: i64 = bot.value("SELECT count(*) FROM reminders WHERE why = 'nobody'").await;
    assert_eq!(nobody, 1);
    let soon = opens(&hoa, "dlo:0").await;
    assert!(soon.text.contains("chưa dùng trợ lý"), "{}", soon.text);
    bot.stop_quietly().await;
}

#[tokio::test]
async fn what_has_just_been_recorded_is_in_ones_dates_page_by_page() {
    let bot = Bot::start().await;
    let (producer, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    certified(&bot, product.id, "2024-05-01").await;
    for number in 1..8 {
        let other = product_of(&bot, producer.id, &format!("Mắm số {number}")).await;
        certified(&bot, other.id, &format!("2024-06-{:02}", 10 + number)).await;
    }
    // Not a minute has passed.
    lan.says("/hoso");
    let home = lan.reads().await;
    let dates = press(&lan, home.id, "Lịch của tôi").await;
    assert!(dates.text.contains(PRODUCT) && dates.text.contains("6. Mắm số 5"), "{}", dates.text);
    let rest = press(&lan, dates.id, "Trang sau ›").await;
    assert!(rest.text.contains("8. Mắm số 7"), "{}", rest.text);
    assert!(!rest.text.contains("Mắm số 5"), "{}", rest.text);
    press(&lan, rest.id, "‹ Trang trước").await;
    bot.is_calm().await;
    lan.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn another_hour_counts_for_what_was_put_down_already() {
    let bot = Bot::start().await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    certified(&bot, product.id, "2024-06-14").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    // Two in the morning of the day on which 200 days are left.
    bot.advance(TimeDelta::hours(42));
    nothing_is_due(&bot).await;
    let waiting = "SELECT strftime('%H', send_at / 1000, 'unixepoch', '+7 hours') FROM reminders
        WHERE state = 'waiting'";
    assert_eq!(bot.value::<String>(waiting).await, "08");
    let hours = opens(&lan, "dlg:0").await;
    press(&lan, hours.id, "Nhắc lúc 17 giờ").await;
    assert_eq!(bot.value::<String>(waiting).await, "17");
    bot.advance(TimeDelta::hours(14));
    nothing_is_due(&bot).await;
    assert!(lan.unread().iter().all(|seen| !seen.text.contains('⏰')), "{}", lan.transcript());
    bot.advance(TimeDelta::hours(2));
    nothing_is_due(&bot).await;
    lan.reads_until("còn 200 ngày").await;
    bot.stop_quietly().await;
}

#[tokio::test]
async fn whoever_joins_later_is_told_of_what_their_producer_has_absorbed_too() {
    let bot = Bot::start().await;
    let (into, _) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let (from, absorbed) = registered(&bot, "Hộ Cũ", HAM_THUAN, "0987654321").await;
    certified(&bot, absorbed.id, "2024-05-01").await;
    let (from, into) = (from.id, into.id);
    bot.write(move |tx| async move { set_merged(tx, from, Some(into)).await }.boxed()).await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    let nobody: i64 = bot.value("SELECT count(*) FROM reminders WHERE why = 'nobody'").await;
    assert_eq!(nobody, 1);
    let lan = joined(&bot, "Cô Lan").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    let told = lan.reads_until("Nộp hồ sơ đánh giá lại").await;
    assert!(told.text.contains("chậm nhất 31/12/2026"), "{}", told.text);
    assert!(!told.text.contains("máy của tôi nghỉ"), "{}", told.text);
    bot.is_calm().await;
    lan.skips_unread();
    bot.stop_quietly().await;
}
