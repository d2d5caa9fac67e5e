//! Beginning again, and copying to another product.

use ocop_bot::telegram::playground::Person;

use super::{FISH_SAUCE, answers_all_best, is_in_set};
use crate::register::{NAME, PHONE, joined, opens, press, product_of, registered};
use crate::support::{Bot, HAM_THUAN};

#[tokio::test]
async fn beginning_again_can_be_taken_back_until_something_is_answered() {
    let bot = Bot::start().await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let id = product.id;
    is_in_set(&bot, id.0, FISH_SAUCE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let seen = opens(&lan, &format!("aso:p{id}")).await;
    let seen = press(&lan, seen.id, "Không vướng điều nào").await;
    let seen = answers_all_best(&lan, seen).await;
    let sure = press(&lan, seen.id, "Chấm lại từ đầu").await;
    let kept = press(&lan, sure.id, "Thôi, giữ nguyên").await;
    assert!(kept.text.contains("100/100"), "{}", kept.text);
    let sure = press(&lan, kept.id, "Chấm lại từ đầu").await;
    let begun = press(&lan, sure.id, "Chấm lại từ đầu").await;
    assert!(begun.text.contains("Đã bắt đầu lại từ đầu"), "{}", begun.text);
    let seen = press(&lan, begun.id, "Hoàn tác").await;
    assert!(seen.text.contains("100/100"), "{}", seen.text);

    let sure = press(&lan, seen.id, "Chấm lại từ đầu").await;
    let begun = press(&lan, sure.id, "Chấm lại từ đầu").await;
    let undo = begun.button("Hoàn tác").unwrap().data.clone().unwrap();
    let seen = press(&lan, begun.id, "Bắt đầu chấm").await;
    bot.advance(chrono::TimeDelta::minutes(1));
    let seen = press(&lan, seen.id, "Không vướng điều nào").await;
    // Too late: what was answered since would be lost.
    lan.sends_callback(seen.id, &undo).answer().await;
    let seen = lan.reads_edit().await;
    assert!(seen.text.contains("tôi chưa ghi gì"), "{}", seen.text);
    assert!(seen.text.contains("Câu 1/31"), "{}", seen.text);
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan]).await;
}

/// Copies once more.
async fn copied_again(lan: &Person, from: i64, to: i64) {
    let copied = opens(lan, &format!("asw:{from}.{to}")).await;
    assert!(copied.text.contains("Đã chép sang"), "{}", copied.text);
}

#[tokio::test]
async fn an_assessment_is_copied_to_a_sister_of_the_same_set_only() {
    let bot = Bot::start().await;
    let (producer, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let id = product.id;
    let sister = product_of(&bot, producer.id, "Nước mắm cốt Ví Dụ").await.id;
    let other = product_of(&bot, producer.id, "Muối Ví Dụ").await.id;
    is_in_set(&bot, id.0, FISH_SAUCE).await;
    is_in_set(&bot, other.0, 10).await;
    let lan = joined(&bot, "Cô Lan").await;
    let seen = opens(&lan, &format!("aso:p{id}")).await;
    let seen = press(&lan, seen.id, "Không vướng điều nào").await;
    let seen = answers_all_best(&lan, seen).await;
    let alone = press(&lan, seen.id, "Chép sang sản phẩm khác").await;
    assert!(alone.text.contains("Không có sản phẩm nào khác cùng bộ"), "{}", alone.text);

    is_in_set(&bot, sister.0, FISH_SAUCE).await;
    let seen = press(&lan, alone.id, "Xem kết quả").await;
    let which = press(&lan, seen.id, "Chép sang sản phẩm khác").await;
    assert!(which.button("Chép sang Muối").is_none(), "{which:?}");
    let copied = press(&lan, which.id, "Chép sang Nước mắm cốt").await;
    assert!(copied.text.contains("Đã chép sang Nước mắm cốt Ví Dụ"), "{}", copied.text);
    let seen = press(&lan, copied.id, "Xem bản vừa chép").await;
    assert!(seen.text.contains("Tự chấm: Nước mắm cốt Ví Dụ"), "{}", seen.text);
    assert!(seen.text.contains("100/100"), "{}", seen.text);
    let undo = copied.button("Hoàn tác").unwrap().data.clone().unwrap();
    lan.sends_callback(seen.id, &undo).answer().await;
    let seen = lan.reads_edit().await;
    assert!(seen.text.contains("0/100"), "{}", seen.text);

    // One that has answers of its own is not written over without a word.
    copied_again(&lan, id.0, sister.0).await;
    let over = opens(&lan, &format!("asw:{id}.{sister}")).await;
    assert!(over.text.contains("đã có bản tự chấm"), "{}", over.text);
    let seen = press(&lan, over.id, "Vẫn chép sang").await;
    assert!(seen.text.contains("Đã chép sang"), "{}", seen.text);
    // What was filed is not offered.
    bot.execute(&format!(
        "INSERT INTO dossiers (product_id, lookup, kind, target, status, filed_on, rule_set, opened_at,
             changed_at)
         VALUES ({sister}, 'ABCD2345', 'first', 3, 'submitted', '2026-11-24', '26-2026', 0, 0)"
    ))
    .await;
    let which = opens(&lan, &format!("asv:{id}.0")).await;
    assert!(which.text.contains("Không có sản phẩm nào khác"), "{}", which.text);

    lan.sends_callback(seen.id, &format!("asw:{id}.{other}")).answer().await;
    let seen = lan.reads_edit().await;
    assert!(seen.text.contains("tôi chưa ghi gì"), "{}", seen.text);
    assert!(seen.text.contains("Muối Ví Dụ"), "{}", seen.text);
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan]).await;
}
