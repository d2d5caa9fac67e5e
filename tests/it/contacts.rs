//! Officials write down how their office is reached, and producers are told.

use chrono::TimeDelta;
use ocop_bot::people::Role;
use ocop_bot::programme::places::Places;
use ocop_bot::telegram::playground::{Person, Seen};

use crate::support::{Bot, HAM_THUAN};

fn officer_of(commune: u32) -> Role {
    let place = Places::load().unwrap().by_number(commune).unwrap().code;
    Role::CommuneOfficer { place }
}

async fn desk(person: &Person) -> Seen {
    person.says("/canbo");
    let desk = person.reads().await;
    taps(person, &desk, "Mở việc khác").await
}

async fn taps(person: &Person, screen: &Seen, label: &str) -> Seen {
    person.taps_on(screen.id, label).answer().await;
    person.reads_edit().await
}

async fn asks(person: &Person) -> String {
    person.says("ở Ma Lâm nộp ở đâu");
    person.reads().await.text
}

#[tokio::test]
async fn a_commune_officer_fills_in_their_own_and_takes_it_back() {
    let bot = Bot::start().await;
    let minh = bot.official("Anh Minh", officer_of(HAM_THUAN)).await;
    let lan = bot.person("Cô Lan");
    assert!(asks(&lan).await.contains("Số điện thoại và địa chỉ nơi này tôi chưa có."));

    let contact = taps(&minh, &desk(&minh).await, "Sửa liên hệ xã").await;
    assert!(contact.text.starts_with("Liên hệ: UBND xã Hàm Thuận"), "{}", contact.text);
    assert!(contact.text.contains("• Điện thoại: chưa có"), "{}", contact.text);
    assert!(contact.text.contains("Chưa ai ghi."), "{}", contact.text);
    assert!(contact.button("‹ Xã khác").is_none());
    let ask = taps(&minh, &contact, "Sửa điện thoại").await;
    assert!(ask.text.starts_with("Gõ số điện thoại của UBND xã Hàm Thuận"), "{}", ask.text);
    minh.says("hỏi chị Tư");
    assert!(minh.reads().await.text.starts_with("Số điện thoại chưa đúng"));
    minh.says("0252 3868 000");
    let saved = minh.reads().await;
    assert!(saved.text.starts_with("✅ Đã ghi."), "{}", saved.text);
    assert!(saved.text.contains("• Điện thoại: 0252 3868 000"), "{}", saved.text);
    assert!(saved.text.contains("Nguồn: Anh Minh ghi lúc 08:00 24/11/2026."), "{}", saved.text);
    let told = asks(&lan).await;
    assert!(told.contains("Điện thoại: 0252 3868 000"), "{told}");

    // Back without a change, and another part.
    let ask = taps(&minh, &saved, "Sửa người nhận").await;
    let back = taps(&minh, &ask, "‹ Liên hệ").await;
    assert!(back.text.starts_with("Liên hệ: UBND"), "{}", back.text);
    taps(&minh, &back, "Sửa người nhận").await;
    bot.advance(TimeDelta::minutes(5));
    minh.says("chị Hoa, phòng Kinh tế");
    let saved = minh.reads().await;
    assert!(saved.text.contains("• Người nhận hồ sơ: chị Hoa, phòng Kinh tế"), "{}", saved.text);
    assert!(asks(&lan).await.contains("Người nhận hồ sơ: chị Hoa, phòng Kinh tế"));
    let undone = taps(&minh, &saved, "Hoàn tác").await;
    assert!(undone.text.starts_with("↩️ Đã hoàn tác."), "{}", undone.text);
    assert!(undone.text.contains("• Người nhận hồ sơ: chưa có"), "{}", undone.text);
    let told = asks(&lan).await;
    assert!(!told.contains("chị Hoa") && told.contains("0252 3868 000"), "{told}");

    let ask = taps(&minh, &undone, "Sửa điện thoại").await;
    assert!(ask.text.contains("Đang ghi: 0252 3868 000"), "{}", ask.text);
    taps(&minh, &ask, "Xóa dòng này").await;
    assert!(asks(&lan).await.contains("tôi chưa có"));
    // The form is over: this is a question again.
    minh.says("ho so gom gi");
    assert!(minh.reads().await.text.starts_with("Hồ sơ OCOP gồm những gì?"));
    let audit: i64 = bot.value("SELECT count(*) FROM audit WHERE action = 'contact.set'").await;
    assert_eq!(audit, 4);
    bot.ends(&[&minh, &lan]).await;
}

#[tokio::test]
async fn a_province_officer_finds_any_commune_by_an_old_name_or_in_a_list() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", Role::ProvinceOfficer).await;
    let which = taps(&hoa, &desk(&hoa).await, "Sửa liên hệ xã").await;
    assert!(which.text.contains("Gõ tên xã, tên cũ cũng được"), "{}", which.text);
    assert!(which.all_buttons().count() <= 8, "{:?}", which.labels());
    hoa.says("khong co xa nay");
    assert!(hoa.reads().await.text.starts_with("Tôi không tìm thấy xã nào"));
    hoa.says("ma lam");
    let contact = hoa.reads().await;
    assert!(contact.text.starts_with("Liên hệ: UBND xã Hàm Thuận"), "{}", contact.text);
    let which = taps(&hoa, &contact, "‹ Xã khác").await;
    let district = taps(&hoa, &which, "Hàm Thuận Bắc").await;
    assert!(district.text.starts_with("Vùng Hàm Thuận Bắc"), "{}", district.text);
    let contact = taps(&hoa, &district, "xã Hàm Thuận").await;
    assert!(contact.text.starts_with("Liên hệ: UBND xã Hàm Thuận"), "{}", contact.text);
    taps(&hoa, &contact, "Sửa địa chỉ").await;
    hoa.says("số 1 đường 8/4");
    assert!(hoa.reads().await.text.contains("• Địa chỉ: số 1 đường 8/4"));
    bot.ends(&[&hoa]).await;
}

#[tokio::test]
async fn others_change_no_contact_and_every_try_is_on_record() {
    let bot = Bot::start().await;
    let phu = bot.official("Anh Phú", officer_of(22_918)).await;
    let lan = bot.person("Cô Lan");
    lan.says("ho so gom gi");
    let screen = lan.reads().await;
    let desk = desk(&phu).await;
    let every = ["dk:choose", "dkp:0", "dkd:0:0", "dks:23059", "dke:p:23059", "dkc:p:23059"];
    for data in every {
        for (person, message) in [(&lan, screen.id), (&phu, desk.id)] {
            person.sends_callback(message, data).answer().await;
            bot.is_calm().await;
            let told = person.message(message).unwrap().text;
            assert!(told.starts_with("Mục này chỉ dành cho cán bộ."), "{data}: {told}");
        }
    }
    lan.sends_callback(screen.id, "dk:open").answer().await;
    bot.is_calm().await;
    lan.skips_unread();
    phu.skips_unread();
    let refused: i64 = bot.value("SELECT count(*) FROM audit WHERE outcome = 'refused'").await;
    assert_eq!(refused, 2 * i64::try_from(every.len()).unwrap() + 1);
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM commune_contacts").await, 0);
    bot.ends(&[&phu, &lan]).await;
}
