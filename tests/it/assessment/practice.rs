//! Practice, for whoever has no product in the register.

use super::answers_all_best;
use crate::register::{opens, press};
use crate::support::Bot;

#[tokio::test]
async fn anybody_can_practise_by_choosing_a_set_or_naming_a_product() {
    let bot = Bot::start().await;
    let tu = bot.person("Ông Tư");
    tu.starts("");
    tu.reads().await;
    tu.says("/tucham");
    let seen = tu.reads().await;
    assert!(seen.text.contains("chưa có sản phẩm nào"), "{}", seen.text);
    let groups = press(&tu, seen.id, "Chấm thử").await;
    let sets = press(&tu, groups.id, "Chọn thực phẩm").await;
    let sets = press(&tu, sets.id, "Trang sau").await;
    let sets = press(&tu, sets.id, "Trang trước").await;
    let back = press(&tu, sets.id, "Chọn theo nhóm").await;
    let ask = press(&tu, back.id, "Gõ tên sản phẩm").await;
    assert!(ask.text.contains("gõ tên sản phẩm"), "{}", ask.text);
    tu.says("xyz qwerty");
    let unknown = tu.reads().await;
    assert!(unknown.text.contains("chưa biết “xyz qwerty”"), "{}", unknown.text);
    tu.says("nuoc mam");
    let found = tu.reads().await;
    let seen = press(&tu, found.id, "Bộ 9").await;
    assert!(seen.text.contains("Chấm thử"), "{}", seen.text);
    assert!(seen.text.contains("có vướng điều nào"), "{}", seen.text);
    let seen = press(&tu, seen.id, "Không vướng điều nào").await;
    let seen = answers_all_best(&tu, seen).await;
    assert!(seen.text.contains("Dự báo: 5 sao"), "{}", seen.text);
    assert!(seen.button("Chép sang").is_none());
    let seen = press(&tu, seen.id, "Chọn sản phẩm khác").await;
    assert!(seen.text.contains("Tự chấm điểm"), "{}", seen.text);

    // It is theirs alone, and goes on where it was.
    let seen = opens(&tu, "aso:s9").await;
    assert!(seen.text.contains("100/100"), "{}", seen.text);
    let bay = bot.person("Bà Bảy");
    bay.starts("");
    bay.reads().await;
    let seen = opens(&bay, "ass:s9").await;
    assert!(seen.text.contains("Tổng 0/100"), "{}", seen.text);
    bot.ends(&[&tu, &bay]).await;
}

#[tokio::test]
async fn tourism_has_no_conditions_and_a_scale_for_each_case() {
    let bot = Bot::start().await;
    let tu = bot.person("Ông Tư");
    tu.starts("");
    tu.reads().await;
    let seen = opens(&tu, "aso:s26").await;
    assert!(seen.text.contains("Câu 1/32"), "{}", seen.text);
    assert!(seen.button("Câu trước").is_none(), "there is nothing before it");
    let seen = opens(&tu, "asq:s26.22").await;
    assert!(seen.text.contains("Trường hợp cộng đồng:"), "{}", seen.text);
    assert!(seen.text.contains("Trường hợp điểm du lịch:"), "{}", seen.text);
    let seen = press(&tu, seen.id, "Chọn 4 · 3 điểm").await;
    assert!(seen.text.contains("Tạm tính 3 điểm"), "{}", seen.text);
    bot.ends(&[&tu]).await;
}

#[tokio::test]
async fn whoever_asks_how_many_stars_their_product_would_get_is_led_to_scoring_it() {
    let bot = Bot::with().patient().start().await;
    let tu = bot.person("Ông Tư");
    tu.starts("");
    tu.reads().await;
    for question in ["tự chấm điểm", "san pham cua toi duoc may sao"] {
        tu.says(question);
        let seen = tu.reads().await;
        assert!(seen.text.contains("bà con tự chấm theo bộ tiêu chí"), "{}", seen.text);
        let ways = press(&tu, seen.id, "Tự chấm điểm").await;
        assert!(ways.text.contains("chưa có sản phẩm nào"), "{}", ways.text);
    }
    tu.says("bao nhiêu điểm thì được 4 sao");
    let seen = tu.reads().await;
    assert!(seen.text.contains("từ 70 điểm để được 4 sao"), "{}", seen.text);
    assert!(seen.button("Tự chấm điểm").is_some(), "{seen:?}");
    bot.ends(&[&tu]).await;
}
