//! A producer is reminded, and does something about it.

use chrono::TimeDelta;

use super::{certified, days_pass, nothing_is_due};
use crate::register::{
    NAME, PHONE, PRODUCT, joined, officer, opens, press, product_of, registered,
};
use crate::support::{Bot, HAM_THUAN};

#[tokio::test]
async fn from_200_days_to_the_filing_and_then_no_more() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
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
    let said = lan.reads_until("đã nộp").await;
    assert!(said.text.contains(PRODUCT), "{}", said.text);
    let told = hoa.reads_until("đã nộp").await;
    assert!(told.text.contains(PRODUCT), "{}", told.text);
    let number: String = bot.value("SELECT number FROM dossiers").await;
    assert_eq!(number, "12/PĐK");
    bot.is_calm().await;
    lan.skips_unread();
    // Nothing more of it, to the end of the certificate and beyond.
    bot.advance(TimeDelta::days(100));
    nothing_is_due(&bot).await;
    bot.advance(TimeDelta::days(200));
    nothing_is_due(&bot).await;
    let sent: i64 = bot.value("SELECT count(*) FROM reminders").await;
    assert_eq!(sent, 2);
    let unread: Vec<String> = lan.unread().into_iter().map(|seen| seen.text).collect();
    assert!(unread.iter().all(|text| !text.contains('⏰')), "{unread:?}");
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
