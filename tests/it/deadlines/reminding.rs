//! A producer is reminded, and does something about it.

use chrono::TimeDelta;

use super::{certified, days_pass, nothing_is_due};
use crate::register::{NAME, PHONE, PRODUCT, joined, officer, press, registered};
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
    assert!(opens.text.contains("chậm nhất 14/2/2027, còn 60 ngày"), "{}", opens.text);
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
