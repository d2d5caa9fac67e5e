//! What stands in a table is looked up: communes, sets, minima, papers.

use ocop_bot::telegram::playground::Seen;

use crate::support::Bot;

fn places(seen: &Seen) -> Vec<String> {
    let is_place = |label: &&str| label.starts_with("xã ") || label.starts_with("phường ");
    seen.labels().into_iter().flatten().filter(is_place).map(str::to_owned).collect()
}

#[tokio::test]
async fn an_old_name_leads_to_the_office_and_what_its_officers_wrote_down() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    lan.says("tui ở Ma Lâm nộp ở đâu");
    let office = lan.reads().await;
    assert!(office.text.starts_with("UBND xã Hàm Thuận\n"), "{}", office.text);
    assert!(office.text.contains("tôi chưa có"), "{}", office.text);
    assert!(office.text.contains("Nguồn: Quyết định 26/2026/QĐ-TTg"), "{}", office.text);
    assert!(office.button("Gặp cán bộ").is_some(), "{:?}", office.labels());

    bot.execute(
        "INSERT INTO commune_contacts (place, phone, updated_at)
         VALUES (23059, '0252 3868 000', 1795500000000)",
    )
    .await;
    lan.says("ham duc gio thuoc xa nao");
    let office = lan.reads().await;
    assert!(office.text.starts_with("UBND xã Hàm Thuận\n"), "{}", office.text);
    assert!(office.text.contains("Điện thoại: 0252 3868 000"), "{}", office.text);
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_former_district_is_asked_back_page_by_page() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    lan.says("ở Hàm Thuận Bắc nộp ở đâu");
    let asked = lan.reads().await;
    let first = places(&asked);
    assert_eq!(first.len(), 6, "{first:?}");
    lan.taps_on(asked.id, "Nơi khác ›").answer().await;
    let second = places(&lan.reads_edit().await);
    assert_eq!(second.len(), 2, "{second:?}");
    lan.taps_on(asked.id, "Nơi khác ›").answer().await;
    assert_eq!(places(&lan.reads_edit().await), first);
    lan.taps_on(asked.id, "xã La Dạ").answer().await;
    assert!(lan.reads().await.text.starts_with("UBND xã La Dạ\n"));
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_product_leads_to_its_set_and_on_to_what_each_rating_asks() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    lan.says("nuoc mam thuoc nhom nao");
    let set = lan.reads().await;
    assert!(set.text.starts_with("Bộ 9: Tương, nước mắm"), "{}", set.text);
    lan.taps_on(set.id, "Xem mức 4 sao").answer().await;
    let minima = lan.reads().await;
    assert!(minima.text.starts_with("4 sao, bộ 9:"), "{}", minima.text);
    assert!(minima.text.contains("từ 70 điểm"), "{}", minima.text);

    lan.says("thanh long thì vô bộ nào");
    let asked = lan.reads().await;
    assert!(asked.text.starts_with("“thanh long” bán còn tươi"), "{}", asked.text);
    lan.taps_on(asked.id, "Bộ 7: Chế biến từ rau, quả, hạt").answer().await;
    assert!(lan.reads().await.text.starts_with("Bộ 7: Chế biến từ rau, củ, quả, hạt"));

    lan.says("giấy attp ai cấp");
    let paper = lan.reads().await;
    assert!(paper.text.contains("Ai lập, ai cấp: "), "{}", paper.text);
    assert!(paper.button("Giấy an toàn thực phẩm").is_some(), "{:?}", paper.labels());

    let asked: Vec<(String, String)> =
        bot.rows("SELECT kind, topic FROM questions ORDER BY id").await;
    let expected = [("answer", "set:9"), ("clarify", "set:1"), ("answer", "paper:giay-attp")]
        .map(|(kind, topic)| (kind.to_owned(), topic.to_owned()));
    assert_eq!(asked, expected);
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn what_no_table_holds_goes_to_the_handbook_as_before() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    lan.says("nộp hồ sơ ở đâu");
    assert!(lan.reads().await.text.starts_with("Nộp hồ sơ OCOP ở đâu?"));
    lan.says("giá thanh long hôm nay");
    assert!(!lan.reads().await.text.contains("Bộ 1"));
    bot.ends(&[&lan]).await;
}
