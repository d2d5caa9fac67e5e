//! The officials' lists, search, and what a commune officer does not see.

use super::{NAME, PHONE, PRODUCT, joined, officer, press, registered};
use crate::support::{Bot, HAM_THUAN};

/// Phường Phú Thủy, where the officers of Hàm Thuận have nothing to do.
const PHU_THUY: u32 = 22_924;

#[tokio::test]
async fn an_officer_finds_a_producer_by_a_name_with_a_slip_a_number_or_a_code() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    hoa.says("/canbo");
    let desk = hoa.reads().await;
    press(&hoa, desk.id, "Xem hồ sơ").await;
    for text in ["nuoc mam vi du", "nước mắm", "nuoc mm vi du", "0912345678", "htx nuoc"] {
        hoa.says(text);
        let found = hoa.reads().await;
        assert!(found.text.contains(NAME), "{text}: {}", found.text);
    }
    hoa.says("thanh long sấy");
    assert!(hoa.reads().await.text.contains("Không tìm thấy"));
    bot.ends(&[&hoa]).await;
}

#[tokio::test]
async fn a_commune_officer_sees_nothing_of_another_commune() {
    let bot = Bot::start().await;
    let minh = bot.official("Anh Minh", officer(PHU_THUY)).await;
    let (producer, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    lan.says("/hoso");
    let home = lan.reads().await;
    let screen = press(&lan, home.id, PRODUCT).await;
    let aims = press(&lan, screen.id, "Lập hồ sơ").await;
    press(&lan, aims.id, "Nhắm 3 sao").await;
    minh.says("/canbo");
    let desk = minh.reads().await;
    let lists = press(&minh, desk.id, "Xem hồ sơ").await;
    assert!(lists.button("Đang chuẩn bị (0)").is_some(), "{:?}", lists.labels());
    minh.says("nuoc mam");
    assert!(minh.reads().await.text.contains("Không tìm thấy"));
    let presses = [
        format!("rh:{}.0", producer.id),
        format!("rp:{}", product.id),
        format!("ra:{}", producer.id),
        format!("rb:{}", product.id),
        format!("rm:{}.3", product.id),
        "rd:1".to_owned(),
        "rl:1".to_owned(),
        "rq:1".to_owned(),
        "rk:1.0.1".to_owned(),
        "rt:1.0.1".to_owned(),
        format!("jop:{}", producer.id),
        format!("joo:{}", producer.id),
        format!("joh:{}", producer.id),
        format!("jol:{}", producer.id),
        format!("jox:{}", producer.id),
    ];
    for data in presses {
        minh.sends_callback(desk.id, &data).answer().await;
        bot.is_calm().await;
        let seen = minh.last_bot_message().unwrap();
        assert!(!seen.text.contains(NAME), "{data}: {}", seen.text);
        let edited = minh.message(desk.id).unwrap();
        assert!(!edited.text.contains(NAME), "{data}: {}", edited.text);
        minh.skips_unread();
    }
    let moved: i64 = bot.value("SELECT count(*) FROM dossier_events").await;
    assert_eq!(moved, 0);
    bot.is_calm().await;
    bot.stop_quietly().await;
}
