//! Where the asker is, and so which officers are told.

use chrono::TimeDelta;
use ocop_bot::people::Role;

use super::{QUESTION, asks, commune_officer, hoa};
use crate::support::Bot;

/// Phường Phan Thiết.
const PHAN_THIET: u32 = 22_945;

#[tokio::test]
async fn the_commune_is_asked_once_and_old_names_are_understood() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let lan = bot.person("Cô Lan");
    let recorded = asks(&lan, QUESTION).await;
    assert!(recorded.text.contains("Bà con ở xã, phường nào"), "{}", recorded.text);
    lan.says("ma lâm");
    let set = lan.reads().await;
    assert!(set.text.starts_with("Tôi đã ghi: bà con ở xã Hàm Thuận."), "{}", set.text);
    assert!(set.text.ends_with("Đã chuyển câu hỏi số 1."), "{}", set.text);
    assert!(hoa.reads().await.text.starts_with("Câu hỏi số 1 · xã Hàm Thuận"));

    let again = asks(&lan, "giá thanh long ruột đỏ hôm nay").await;
    assert!(!again.text.contains("phường nào"), "{}", again.text);
    assert!(hoa.reads().await.text.starts_with("Câu hỏi số 2"));
    // The first receipt still has its buttons.
    lan.taps_on(recorded.id, "Tôi không rõ").answer().await;
    assert!(lan.reads().await.text.starts_with("Tôi đang chuyển câu hỏi của bà con"));
    assert_eq!(
        bot.value::<i64>("SELECT commune FROM accounts WHERE name = 'Cô Lan'").await,
        23_059
    );
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn the_hours_that_an_office_wrote_down_are_told() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    bot.execute(
        "INSERT INTO commune_contacts (place, hours, updated_at) VALUES (23059, '7:30 đến 11:00', 0)",
    )
    .await;
    let lan = super::producer(&bot, "Cô Lan").await;
    let recorded = asks(&lan, QUESTION).await;
    assert!(
        recorded.text.contains("Cán bộ trả lời trong giờ làm việc (7:30 đến 11:00),"),
        "{}",
        recorded.text
    );
    hoa.reads().await;
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn a_name_that_means_several_places_is_asked_back() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    asks(&lan, QUESTION).await;
    lan.says("xã không có thật");
    let unknown = lan.reads().await;
    assert!(unknown.text.starts_with("Tôi không tìm thấy xã, phường nào"), "{}", unknown.text);
    lan.says("Tân Hà");
    let which = lan.reads().await;
    assert!(which.text.starts_with("Tên “Tân Hà” có thể là"), "{}", which.text);
    lan.taps_on(which.id, "xã Hàm Tân").answer().await;
    assert!(lan.reads_edit().await.text.contains("bà con ở xã Hàm Tân"));
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn the_commune_can_be_found_by_buttons_alone() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    let recorded = asks(&lan, QUESTION).await;
    lan.taps_on(recorded.id, "Chọn từ danh sách").answer().await;
    let list = lan.reads().await;
    let mut labels: Vec<String> = list.labels().concat().iter().map(ToString::to_string).collect();
    lan.taps_on(list.id, "Trang sau").answer().await;
    labels.extend(lan.reads_edit().await.labels().concat().iter().map(ToString::to_string));
    assert!(labels.iter().any(|label| label == "Hàm Thuận Bắc"), "{labels:?}");
    let page = if list.button("Hàm Thuận Bắc").is_some() { "Trang trước" } else { "Hàm" };
    if page == "Trang trước" {
        lan.taps_on(list.id, page).answer().await;
        lan.reads_edit().await;
    }
    lan.taps_on(list.id, "Hàm Thuận Bắc").answer().await;
    lan.reads_edit().await;
    lan.taps_on(list.id, "xã Hàm Thuận").answer().await;
    let set = lan.reads_edit().await;
    assert!(set.text.contains("Đã chuyển câu hỏi số 1."), "{}", set.text);
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_question_instead_of_a_name_is_answered() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    asks(&lan, QUESTION).await;
    lan.says("cho tôi hỏi hồ sơ OCOP gồm những giấy tờ gì");
    let answer = lan.reads().await;
    assert!(answer.text.starts_with("Hồ sơ OCOP gồm những gì?"), "{}", answer.text);
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn who_does_not_say_where_they_are_is_heard_by_the_province() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let lan = bot.person("Cô Lan");
    asks(&lan, QUESTION).await;
    bot.advance(TimeDelta::minutes(11));
    let notice = tuan.reads().await;
    assert!(notice.text.starts_with("Câu hỏi số 1 · chưa rõ xã"), "{}", notice.text);

    // Named late, the commune gets it all the same.
    lan.says("xã Hàm Thuận");
    let moved = lan.reads().await;
    assert!(moved.text.contains("Đã chuyển câu hỏi số 1."), "{}", moved.text);
    assert!(hoa.reads().await.text.starts_with("Câu hỏi số 1 · xã Hàm Thuận"));
    assert!(tuan.reads_edit().await.text.contains("xã Hàm Thuận"));
    bot.ends(&[&lan, &hoa, &tuan]).await;
}

#[tokio::test]
async fn the_commune_is_changed_on_the_question_and_in_the_privacy_screen() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let phu = bot.official("Anh Phú", commune_officer(PHAN_THIET)).await;
    let lan = super::producer(&bot, "Cô Lan").await;
    let recorded = asks(&lan, QUESTION).await;
    hoa.reads().await;
    lan.taps_on(recorded.id, "Xem câu hỏi").answer().await;
    let screen = lan.reads().await;
    assert!(screen.text.contains("⏳ Đang chờ cán bộ nhận."), "{}", screen.text);
    lan.taps_on(screen.id, "Đổi xã, phường").answer().await;
    assert!(lan.reads().await.text.contains("cho cán bộ xã Hàm Thuận"));
    lan.says("phường Phan Thiết");
    let set = lan.reads().await;
    assert!(set.text.contains("Đã chuyển câu hỏi số 1."), "{}", set.text);
    assert!(phu.reads().await.text.starts_with("Câu hỏi số 1 · phường Phan Thiết"));
    assert_eq!(hoa.reads_edit().await.text, "Câu hỏi số 1 không còn thuộc phần việc của anh/chị.");
    // It is none of hers any more.
    let notice = hoa.last_bot_message().unwrap();
    bot.is_calm().await;
    hoa.replies(notice.id, "Dạ để em trả lời");
    assert!(hoa.reads().await.text.starts_with("Tôi không tìm thấy câu hỏi số 1"));

    lan.says("/riengtu");
    let privacy = lan.reads().await;
    lan.taps_on(privacy.id, "Đổi xã, phường").answer().await;
    let asked = lan.reads().await;
    lan.taps_on(asked.id, "Tôi không rõ").answer().await;
    assert!(lan.reads().await.text.starts_with("Không sao."));
    let refused: i64 = bot.value("SELECT count(*) FROM audit WHERE outcome = 'refused'").await;
    assert_eq!(refused, 1);
    bot.ends(&[&lan, &hoa, &phu]).await;
}

#[tokio::test]
async fn a_question_meanwhile_is_answered_and_the_commune_can_be_said_after_it() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let lan = bot.person("Cô Lan");
    asks(&lan, QUESTION).await;
    lan.says("ho so gom gi");
    let answer = lan.reads().await;
    assert!(answer.text.starts_with("Hồ sơ OCOP gồm những gì?"), "{}", answer.text);
    lan.says("ma lam");
    assert!(lan.reads().await.text.starts_with("Tôi đã ghi: bà con ở xã Hàm Thuận."));
    assert!(hoa.reads().await.text.starts_with("Câu hỏi số 1 · xã Hàm Thuận"));
    bot.ends(&[&lan, &hoa]).await;
}
