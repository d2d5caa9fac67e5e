//! What was answered under other criteria.

use super::{FISH_SAUCE, answers_all_best, is_in_set};
use crate::register::{NAME, PHONE, joined, opens, press, registered};
use crate::support::{Bot, HAM_THUAN};

/// Another set, whose criteria are partly the same to the letter.
const SEASONINGS: u8 = 10;

#[tokio::test]
async fn a_product_in_another_set_is_scored_again_and_identical_answers_are_kept() {
    let bot = Bot::start().await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let id = product.id;
    is_in_set(&bot, id.0, FISH_SAUCE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let seen = opens(&lan, &format!("aso:p{id}")).await;
    let seen = press(&lan, seen.id, "Không vướng điều nào").await;
    let all = answers_all_best(&lan, seen.clone()).await;
    let question = opens(&lan, &format!("asq:p{id}.0")).await;

    is_in_set(&bot, id.0, SEASONINGS).await;
    // A button of the old set writes nothing.
    let seen = press(&lan, question.id, "Chọn 1").await;
    assert!(seen.text.contains("Bộ tiêu chí đã khác trước"), "{}", seen.text);
    assert!(seen.text.contains("Lúc đó là bộ 9, nay sản phẩm thuộc bộ 10"), "{}", seen.text);
    let seen = press(&lan, seen.id, "Chấm lại theo bộ mới").await;
    assert!(seen.text.contains("Đã bắt đầu lại, giữ"), "{}", seen.text);
    let kept: i64 = seen.text.split_whitespace().find_map(|word| word.parse().ok()).unwrap();
    assert!((5..31).contains(&kept), "{}", seen.text);
    let again = press(&lan, seen.id, "Bắt đầu chấm").await;
    assert!(again.text.contains("Bộ 10."), "{}", again.text);

    // In the old set again, nothing was lost: what was put away comes back.
    is_in_set(&bot, id.0, FISH_SAUCE).await;
    lan.sends_callback(again.id, &format!("asu:p{id}.2")).answer().await;
    let seen = lan.reads_edit().await;
    assert!(seen.text.contains("100/100"), "{}", seen.text);
    assert_eq!(seen.text, all.text);
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_criterion_that_has_changed_is_answered_anew() {
    let bot = Bot::start().await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let id = product.id;
    is_in_set(&bot, id.0, FISH_SAUCE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let seen = opens(&lan, &format!("aso:p{id}")).await;
    let seen = press(&lan, seen.id, "Không vướng điều nào").await;
    let seen = press(&lan, seen.id, "Chọn 1").await;
    let seen = press(&lan, seen.id, "Chọn 1").await;
    // The program was renewed, and with it the words of one criterion and of the conditions.
    bot.execute("UPDATE assessment_answers SET fingerprint = 'other' WHERE criterion = '1.1'")
        .await;
    let seen = press(&lan, seen.id, "Xem kết quả").await;
    assert!(seen.text.contains("có tiêu chí đã sửa"), "{}", seen.text);
    assert!(seen.text.contains("giữ được 1 câu"), "{}", seen.text);
    assert!(seen.text.contains("1 câu phải trả lời lại"), "{}", seen.text);
    let begun = press(&lan, seen.id, "Chấm lại theo bộ mới").await;
    let seen = press(&lan, begun.id, "Bắt đầu chấm").await;
    assert!(seen.text.contains("Câu 1/31"), "{}", seen.text);
    bot.execute("UPDATE assessments SET conditions = 'other' WHERE ended_at IS NULL").await;
    let seen = press(&lan, seen.id, "Xem kết quả").await;
    assert!(seen.text.contains("chưa xem các điều kiện loại"), "{}", seen.text);

    // A question that is another one now is shown, not answered.
    let question = opens(&lan, &format!("asq:p{id}.0")).await;
    lan.sends_callback(question.id, &format!("asa:p{id}.0.1.00000000")).answer().await;
    let seen = lan.reads_edit().await;
    assert!(seen.text.contains("tôi chưa ghi gì"), "{}", seen.text);
    let answers = "SELECT count(*) FROM assessment_answers WHERE assessment_id = 2";
    for forged in [format!("asa:p{id}.99.0.00000000"), format!("asq:p{id}.99")] {
        lan.sends_callback(question.id, &forged).answer().await;
        assert_eq!(bot.value::<i64>(answers).await, 1);
    }
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan]).await;
}
