//! A product is scored in earnest.

use chrono::TimeDelta;
use futures::FutureExt;
use ocop_bot::assessment::current;
use ocop_bot::programme::criteria::Star;
use ocop_bot::programme::sets::SetNumber;

use super::{FISH_SAUCE, answers_all_best, choices, is_in_set};
use crate::register::{NAME, PHONE, PRODUCT, joined, officer, opens, press, registered};
use crate::support::{Bot, HAM_THUAN};

#[tokio::test]
async fn criterion_by_criterion_to_the_stars_and_what_holds_them_back() {
    let bot = Bot::start().await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    is_in_set(&bot, product.id.0, FISH_SAUCE).await;
    let lan = joined(&bot, "Cô Lan").await;
    lan.says("/hoso");
    let home = lan.reads().await;
    let seen = press(&lan, home.id, PRODUCT).await;
    let seen = press(&lan, seen.id, "Tự chấm điểm").await;
    assert!(seen.text.contains("có vướng điều nào"), "{}", seen.text);
    assert!(seen.text.contains("Làm giả hồ sơ"), "{}", seen.text);
    assert!(seen.text.contains("tự dự báo, Hội đồng mới quyết định"), "{}", seen.text);

    let seen = press(&lan, seen.id, "Không vướng điều nào").await;
    assert!(seen.text.contains("Câu 1/31"), "{}", seen.text);
    assert!(seen.text.contains("Tạm tính 0 điểm · còn 50 điểm và"), "{}", seen.text);
    let choice = choices(&seen).remove(0);
    let seen = press(&lan, seen.id, &choice).await;
    assert!(seen.text.contains("Câu 2/31"), "{}", seen.text);
    let seen = press(&lan, seen.id, "Câu trước").await;
    assert!(seen.text.contains("✅ 1."), "{}", seen.text);
    // It is answered again, and the next open one is shown.
    let seen = press(&lan, seen.id, "Chọn 2").await;
    assert!(seen.text.contains("Câu 2/31"), "{}", seen.text);
    assert!(seen.text.contains("Tạm tính 3 điểm"), "{}", seen.text);
    let seen = press(&lan, seen.id, "Bỏ qua").await;
    assert!(seen.text.contains("Câu 3/31"), "{}", seen.text);

    // A month later they go on where they stopped.
    bot.advance(TimeDelta::days(31));
    lan.says("/tucham");
    let ways = lan.reads().await;
    let seen = press(&lan, ways.id, "Chấm Nước mắm nhĩ").await;
    assert!(seen.text.contains("Bà con dừng ở đây ngày 24/11/2026"), "{}", seen.text);
    assert!(seen.text.contains("Câu 3/31"), "{}", seen.text);
    // The one that was skipped is asked at the end.
    let seen = answers_all_best(&lan, seen).await;
    assert!(seen.text.contains("Dự báo: 5 sao"), "{}", seen.text);
    assert!(seen.text.contains("98/100"), "{}", seen.text);
    assert!(seen.text.contains("C. Chất lượng: 35/35"), "{}", seen.text);
    assert!(seen.text.contains("Hội đồng mới quyết định"), "{}", seen.text);

    // So it is read by what makes the forms and looks at the papers.
    let (services, read) = (bot.services(), product.clone());
    bot.write(move |tx| {
        async move {
            let mut product = read;
            let (programme, today) = (&services.programme, "2026-12-25".parse().unwrap());
            let unsettled = current(tx.connection(), programme, today, product.clone()).await?;
            assert!(unsettled.is_none(), "its set is not settled in what was read before");
            product.details.set = SetNumber::new(FISH_SAUCE);
            let case = current(tx.connection(), programme, today, product).await?.unwrap();
            assert_eq!(case.forecast().star(), Some(Star::Five));
            let points = case.sheet.answered(&case.marks);
            assert_eq!(points.map(|(_, line, mark)| line.points(mark)).sum::<u8>(), 98);
            assert_eq!(case.sheet.lines[0].level(case.marks[0]).map(|level| level.points), Some(3));
            Ok(())
        }
        .boxed()
    })
    .await;

    // Without a trademark and a story there is no star, however many points there are.
    let mut seen = press(&lan, seen.id, "Xem, sửa từng câu").await;
    for _ in 0..2 {
        seen = press(&lan, seen.id, "Trang sau").await;
    }
    assert!(seen.text.contains("Sở hữu trí tuệ (3.5)"), "{}", seen.text);
    let line = seen.text.lines().find(|line| line.contains("(3.5)")).unwrap();
    let number = line.split(['.', ' ']).nth(1).unwrap().to_owned();
    let seen = press(&lan, seen.id, &format!("Mở câu {number}")).await;
    let seen = press(&lan, seen.id, "Chưa đạt mức nào").await;
    assert!(seen.text.contains("Dự báo: chưa tới 3 sao"), "{}", seen.text);
    assert!(seen.text.contains("đủ điểm 3 sao, còn thiếu 1 điều kiện"), "{}", seen.text);
    assert!(seen.text.contains("Thiếu 1 điều kiện bắt buộc để lên 3 sao"), "{}", seen.text);
    let seen = press(&lan, seen.id, "Xem việc cần làm").await;
    assert!(seen.text.contains("Sở hữu trí tuệ (3.5), đang 0"), "{}", seen.text);
    let seen = press(&lan, seen.id, &format!("Mở câu {number}")).await;
    assert!(seen.text.contains("✅ Chưa đạt mức nào"), "{}", seen.text);

    // Something rejects it.
    let seen = press(&lan, seen.id, "Xem kết quả").await;
    let seen = press(&lan, seen.id, "Xem điều kiện loại").await;
    let seen = press(&lan, seen.id, "Có vướng").await;
    assert!(seen.text.contains("Đang vướng điều kiện loại"), "{}", seen.text);
    let seen = press(&lan, seen.id, "Chấm tiếp để biết điểm").await;
    let seen = press(&lan, seen.id, "Xem kết quả").await;
    assert!(seen.text.contains("Dự báo: bị loại"), "{}", seen.text);
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn an_assessment_is_locked_once_the_dossier_is_filed() {
    let bot = Bot::start().await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let id = product.id;
    is_in_set(&bot, id.0, FISH_SAUCE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let seen = opens(&lan, &format!("aso:p{id}")).await;
    let question = press(&lan, seen.id, "Bỏ qua, chấm trước").await;
    let seen = opens(&lan, &format!("rp:{id}")).await;
    let seen = press(&lan, seen.id, "Lập hồ sơ").await;
    let seen = press(&lan, seen.id, "Nhắm 3 sao").await;
    // A draft locks nothing.
    let answered = press(&lan, question.id, "Chọn 1").await;
    assert!(answered.text.contains("Câu 2/31"), "{}", answered.text);
    let sure = press(&lan, seen.id, "Báo đã nộp").await;
    press(&lan, sure.id, "Đúng vậy").await;

    let locked = press(&lan, answered.id, "Chọn 1").await;
    assert!(locked.text.contains("🔒 Hồ sơ đã nộp ngày 24/11/2026"), "{}", locked.text);
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM assessment_answers").await, 1);
    let seen = press(&lan, locked.id, "Xem, sửa từng câu").await;
    assert!(seen.text.contains("Câu 1."), "{}", seen.text);
    assert!(!seen.buttons.iter().flatten().flatten().any(|one| one.text.contains("Mở câu")));
    let seen = press(&lan, seen.id, "Xem kết quả").await;
    let seen = press(&lan, seen.id, "Xem việc cần làm").await;
    assert!(seen.text.contains("Việc cần làm để lên 3 sao"), "{}", seen.text);
    lan.sends_callback(seen.id, &format!("asy:p{id}")).answer().await;
    let seen = lan.reads_edit().await;
    assert!(seen.text.contains("🔒"), "{}", seen.text);
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM assessments").await, 1);
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn an_officer_helps_with_it_and_a_stranger_sees_nothing() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let id = product.id;
    let seen = opens(&hoa, &format!("aso:p{id}")).await;
    assert!(seen.text.contains("chưa rõ thuộc bộ nào"), "{}", seen.text);
    let fields = press(&hoa, seen.id, "Sửa thông tin").await;
    assert!(fields.text.contains(PRODUCT), "{}", fields.text);
    is_in_set(&bot, id.0, FISH_SAUCE).await;
    let seen = opens(&hoa, &format!("aso:p{id}")).await;
    let seen = press(&hoa, seen.id, "Không vướng điều nào").await;
    press(&hoa, seen.id, "Chọn 2").await;
    let who: i64 = bot.value("SELECT count(account_id) FROM assessment_answers").await;
    assert_eq!(who, 1);

    let stranger = bot.person("Ông Tư");
    stranger.starts("");
    stranger.reads().await;
    let seen = opens(&stranger, &format!("ass:p{id}")).await;
    assert!(!seen.text.contains(PRODUCT), "{}", seen.text);
    let seen = opens(&stranger, &format!("asn:p{id}.0")).await;
    assert!(!seen.text.contains(PRODUCT), "{}", seen.text);
    let seen = opens(&stranger, "aso:p999").await;
    assert!(seen.text.contains("Không tìm thấy"), "{}", seen.text);
    bot.ends(&[&hoa, &stranger]).await;
}
