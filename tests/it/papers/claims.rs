//! Points that are claimed in the self-assessment and that no paper proves.

use super::{paper, papers_of, photo, preparing};
use crate::register::{PRODUCT, opens, press};
use crate::support::Bot;

#[tokio::test]
async fn points_without_a_paper_are_pointed_out_until_there_is_one() {
    let bot = Bot::start().await;
    let (lan, dossier, _) = preparing(&bot).await;
    assert!(papers_of(&lan, dossier).await.button("Điểm chưa có giấy").is_none());
    let home = opens(&lan, "r:mine").await;
    let product = press(&lan, home.id, PRODUCT).await;
    let seen = press(&lan, product.id, "Tự chấm điểm").await;
    let seen = press(&lan, seen.id, "Không vướng điều nào").await;
    press(&lan, seen.id, "Chọn 2").await;
    let list = papers_of(&lan, dossier).await;
    let claims = press(&lan, list.id, "Điểm chưa có giấy (1)").await;
    assert!(claims.text.contains("1 tiêu chí, 3 điểm"), "{}", claims.text);
    assert!(claims.text.contains("1.1 Nguồn nguyên liệu (3 điểm)"), "{}", claims.text);
    assert!(claims.text.contains("Mức đã chọn:"), "{}", claims.text);
    assert!(!claims.text.contains("là đủ"), "{}", claims.text);
    let open = press(&lan, claims.id, "Nguồn nguyên liệu, hợp đồng").await;
    assert!(open.text.contains("Minh chứng cho tiêu chí: 1.1"), "{}", open.text);
    press(&lan, open.id, "Gửi giấy này").await;
    lan.sends_photo(photo(1), "");
    let got = lan.reads().await;
    let list = press(&lan, got.id, "Danh sách giấy tờ").await;
    assert!(list.button("Điểm chưa có giấy").is_none(), "{:?}", list.labels());
    let none = opens(&lan, &format!("ec:{dossier}.0")).await;
    assert!(none.text.contains("đều đã có giấy"), "{}", none.text);
    paper(&lan, dossier, "nguon-nguyen-lieu").await;
    bot.ends(&[&lan]).await;
}
