//! How somebody becomes an official, what they may do, and what others may not.

use chrono::TimeDelta;
use ocop_bot::people::Role;
use ocop_bot::programme::places::Places;
use ocop_bot::telegram::playground::{ButtonKind, Person, Seen};

use crate::support::{Bot, HAM_THUAN};

fn officer_of(commune: u32) -> Role {
    let place = Places::load().unwrap().by_number(commune).unwrap().code;
    Role::CommuneOfficer { place }
}

/// What a link carries that is to be sent on.
fn payload(invited: &Seen) -> String {
    let copy = invited.all_buttons().find(|button| button.kind == ButtonKind::Copy).unwrap();
    let link = copy.data.as_deref().unwrap();
    assert!(invited.text.contains(link), "{}", invited.text);
    link.strip_prefix("https://t.me/ocop_bot?start=").unwrap().to_owned()
}

async fn opens(person: &Person, payload: &str) -> String {
    person.starts(payload);
    person.reads().await.text
}

#[tokio::test]
async fn an_invitation_from_the_command_line_is_accepted_once() {
    let bot = Bot::start().await;
    let code = format!("i_{}", bot.invitation(officer_of(HAM_THUAN)).await);
    let (minh, lan) = (bot.person("Anh Minh"), bot.person("Cô Lan"));
    let welcome = opens(&minh, &code).await;
    assert!(welcome.starts_with("Chào mừng cán bộ xã Hàm Thuận!"), "{welcome}");
    let again = opens(&minh, &code).await;
    assert!(again.starts_with("Anh/chị đã dùng lời mời này rồi"), "{again}");
    let late = opens(&lan, &code).await;
    assert!(late.starts_with("Lời mời này đã có người khác dùng."), "{late}");
    let held = bot.invitation(officer_of(HAM_THUAN)).await;
    let held = opens(&minh, &format!("i_{held}")).await;
    assert!(held.contains("Lời mời vẫn để dành cho người khác."), "{held}");
    let wrong = opens(&lan, "i_0123456789abcdef0123456789abcdef").await;
    assert!(wrong.starts_with("Tôi không tìm thấy lời mời này."), "{wrong}");

    minh.says("/canbo");
    let desk = minh.reads().await;
    assert!(desk.text.contains("Vai trò: cán bộ xã Hàm Thuận"), "{}", desk.text);
    assert_eq!(
        desk.labels().concat(),
        [
            "Xem chờ nhận (0)",
            "Xem đang giữ (0)",
            "Xem đã xong (0)",
            "Xem hồ sơ",
            "Sửa cẩm nang",
            "Mở việc khác",
            "Về bảng chọn",
        ]
    );
    minh.taps_on(desk.id, "Về bảng chọn").answer().await;
    assert!(minh.reads_edit().await.button("Việc của cán bộ").is_some());
    let audit: Vec<(String, String, String)> = bot
        .rows(
            "SELECT actor, action || ' ' || subject, outcome || ' ' || detail FROM audit
             WHERE action <> 'invitation.make' ORDER BY id",
        )
        .await;
    let audit: Vec<String> =
        audit.into_iter().map(|(actor, what, how)| format!("{actor}: {what}: {how}")).collect();
    assert_eq!(
        audit,
        [
            "person: invitation.accept invitation 1: done commune_officer 23059",
            "person: invitation.accept invitation 1: refused used by another",
            "person: invitation.accept invitation: refused unknown",
        ]
    );
    bot.ends(&[&minh, &lan]).await;
}

#[tokio::test]
async fn an_invitation_lapses_after_seven_days() {
    let bot = Bot::start().await;
    let code = format!("i_{}", bot.invitation(Role::ProvinceOfficer).await);
    let late = format!("i_{}", bot.invitation(Role::ProvinceOfficer).await);
    let (hoa, tam) = (bot.person("Chị Hoa"), bot.person("Anh Tâm"));
    bot.advance(TimeDelta::days(7) - TimeDelta::seconds(1));
    assert!(opens(&hoa, &code).await.starts_with("Chào mừng cán bộ cấp tỉnh!"));
    bot.advance(TimeDelta::seconds(1));
    let lapsed = opens(&tam, &late).await;
    assert!(lapsed.starts_with("Lời mời này đã hết hạn hoặc đã được rút lại."), "{lapsed}");
    bot.ends(&[&hoa, &tam]).await;
}

#[tokio::test]
async fn an_admin_invites_from_the_menu_and_withdraws() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::Admin).await;
    let (minh, hoa, tam) = (bot.person("Anh Minh"), bot.person("Chị Hoa"), bot.person("Anh Tâm"));
    quan.says("/canbo");
    let desk = quan.reads().await;
    let tap = async |label: &str| {
        quan.taps_on(desk.id, label).answer().await;
        quan.reads_edit().await
    };
    tap("Quản trị bot").await;
    assert!(tap("Mời cán bộ").await.text.starts_with("Anh/chị mời ai?"));
    assert!(tap("Mời cán bộ xã").await.text.starts_with("Gõ tên xã"));

    // Ma Lâm was a town until 2025; what it was is in xã Hàm Thuận now.
    quan.says("ma lam");
    let invited = quan.reads().await;
    assert!(invited.text.starts_with("Lời mời làm cán bộ xã Hàm Thuận:"), "{}", invited.text);
    assert!(invited.text.contains("1/12/2026"), "{}", invited.text);
    assert!(opens(&minh, &payload(&invited)).await.starts_with("Chào mừng cán bộ xã Hàm Thuận!"));
    // The form is over: this is a question again.
    quan.says("nop ho so o dau");
    assert!(quan.reads().await.text.starts_with("Nộp hồ sơ OCOP ở đâu?"));

    quan.says("/canbo");
    let desk = quan.reads().await;
    quan.taps_on(desk.id, "Quản trị bot").answer().await;
    quan.reads_edit().await;
    quan.taps_on(desk.id, "Mời cán bộ").answer().await;
    let roles = quan.reads_edit().await;
    quan.taps_on(roles.id, "Mời cán bộ tỉnh").answer().await;
    let invited = quan.reads().await;
    assert!(invited.text.starts_with("Lời mời làm cán bộ cấp tỉnh:"), "{}", invited.text);
    assert!(opens(&hoa, &payload(&invited)).await.starts_with("Chào mừng cán bộ cấp tỉnh!"));
    quan.taps_on(invited.id, "Rút lời mời").answer().await;
    assert_eq!(quan.reads_edit().await.text, "Lời mời này đã dùng hoặc hết hạn.");

    quan.taps_on(roles.id, "Mời quản trị").answer().await;
    let invited = quan.reads().await;
    let code = payload(&invited);
    quan.taps_on(invited.id, "Rút lời mời").answer().await;
    assert_eq!(quan.reads_edit().await.text, "Đã rút lời mời.");
    assert!(opens(&tam, &code).await.starts_with("Lời mời này đã hết hạn hoặc đã được rút lại."));

    quan.taps_on(roles.id, "‹ Việc của cán bộ").answer().await;
    let desk = quan.reads_edit().await;
    quan.taps_on(desk.id, "Quản trị bot").answer().await;
    quan.reads_edit().await;
    quan.taps_on(desk.id, "Xem cán bộ").answer().await;
    let officers = quan.reads_edit().await.text;
    for line in [
        "• Anh Minh: cán bộ xã Hàm Thuận",
        "• Anh Quân: người quản trị",
        "• Chị Hoa: cán bộ cấp tỉnh",
    ] {
        assert!(officers.contains(line), "{officers}");
    }
    assert!(!officers.contains("Anh Tâm"));
    bot.ends(&[&quan, &minh, &hoa, &tam]).await;
}

#[tokio::test]
async fn a_commune_that_may_be_several_is_asked_back() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::Admin).await;
    quan.says("/canbo");
    let desk = quan.reads().await;
    for label in ["Quản trị bot", "Mời cán bộ", "Mời cán bộ xã"] {
        quan.taps_on(desk.id, label).answer().await;
        quan.reads_edit().await;
    }
    quan.says(&"Không có xã nào tên như thế này ".repeat(100));
    assert!(quan.reads().await.text.starts_with("Tôi không tìm thấy xã nào"));
    quan.says("ham");
    let which = quan.reads().await;
    assert!(which.text.starts_with("Tên “ham” có thể là"), "{}", which.text);
    assert!(which.all_buttons().count() > 2, "{:?}", which.labels());
    quan.taps_on(which.id, "Hàm Thuận").answer().await;
    let invited = quan.reads().await;
    assert!(invited.text.starts_with("Lời mời làm cán bộ xã Hàm"), "{}", invited.text);
    quan.sends_callback(which.id, "dic:1").answer().await;
    assert!(quan.reads_edit().await.text.starts_with("Anh/chị mời ai?"));
    bot.ends(&[&quan]).await;
}

#[tokio::test]
async fn a_producer_who_presses_an_officials_button_is_refused_and_put_on_record() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", Role::ProvinceOfficer).await;
    let lan = bot.person("Cô Lan");
    lan.says("/canbo");
    assert!(lan.reads().await.text.starts_with("Mục này chỉ dành cho cán bộ."));
    lan.says("ho so gom gi");
    let screen = lan.reads().await;
    let every = [
        "d:desk",
        "d:more",
        "d:administer",
        "do:0",
        "d:health",
        "di:role",
        "di:place",
        "di:province",
        "di:admin",
        "dic:23059",
        "diw:1",
    ];
    for data in every {
        let before = lan.message(screen.id).unwrap().edited;
        lan.sends_callback(screen.id, data).answer().await;
        bot.is_calm().await;
        let refused = lan.message(screen.id).unwrap();
        assert!(refused.text.starts_with("Mục này chỉ dành cho cán bộ."), "{data}: {before:?}");
    }
    lan.skips_unread();
    let refused: i64 = bot
        .value("SELECT count(*) FROM audit WHERE outcome = 'refused' AND actor = 'person'")
        .await;
    assert_eq!(refused, 1 + i64::try_from(every.len()).unwrap());
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM invitations").await, 1);

    hoa.says("/canbo");
    let desk = hoa.reads().await;
    assert!(desk.button("Quản trị bot").is_none());
    hoa.sends_callback(desk.id, "di:admin").answer().await;
    assert!(hoa.reads_edit().await.text.starts_with("Mục này chỉ dành cho cán bộ."));
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn whom_the_environment_names_is_an_admin_from_the_first_message() {
    let mut bot = Bot::with().admins(&[1001, 1002]).start().await;
    let (quan, hoa, lan) = (bot.person("Anh Quân"), bot.person("Chị Hoa"), bot.person("Cô Lan"));
    assert_eq!((quan.id(), hoa.id()), (1001, 1002));
    for (person, admin) in [(&quan, true), (&lan, false)] {
        person.says("/menu");
        let menu = person.reads().await;
        assert_eq!(menu.button("Việc của cán bộ").is_some(), admin, "{}", person.name());
    }
    bot.restart().await;
    hoa.says("/canbo");
    assert!(hoa.reads().await.button("Quản trị bot").is_some());
    quan.says("/canbo");
    let desk = quan.reads().await;
    quan.taps_on(desk.id, "Quản trị bot").answer().await;
    quan.reads_edit().await;
    quan.taps_on(desk.id, "Xem tình trạng bot").answer().await;
    assert!(quan.reads_edit().await.text.contains("Tin đến chờ xử lý: 0"));
    let granted: Vec<(String, String)> =
        bot.rows("SELECT actor, detail FROM audit WHERE action = 'role.grant'").await;
    let named = ("system".to_owned(), "admin, named in the environment".to_owned());
    assert_eq!(granted, [named.clone(), named]);
    bot.ends(&[&quan, &hoa, &lan]).await;
}

#[tokio::test]
async fn whom_the_environment_names_later_is_an_admin_from_the_next_start() {
    let mut bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    lan.says("/menu");
    assert!(lan.reads().await.button("Việc của cán bộ").is_none());
    bot.stop().await;
    bot.appoints(&[lan.id()]);
    bot.go().await;
    lan.says("/menu");
    assert!(lan.reads().await.button("Việc của cán bộ").is_some());
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn many_waiting_questions_are_turned_over_by_pages() {
    let bot = Bot::start().await;
    let minh = bot.official("Anh Minh", officer_of(HAM_THUAN)).await;
    let lan = bot.person("Cô Lan");
    for number in 1..=13 {
        lan.says("/gapcanbo");
        lan.reads().await;
        lan.says(&format!("{number}. {}", "câu hỏi dài ".repeat(40)));
        lan.reads().await;
        bot.advance(TimeDelta::minutes(1));
    }
    minh.says("/canbo");
    let desk = minh.reads().await;
    let tap = async |label: &str| {
        minh.taps_on(desk.id, label).answer().await;
        minh.reads_edit().await
    };
    let first = tap("Xem chờ nhận (13)").await;
    assert!(first.text.contains("(1–6 trong 13)"), "{}", first.text);
    assert!(first.text.contains("Số 1 · Cô Lan") && first.text.contains('…'));
    assert!(tap("Trang sau").await.text.contains("(7–12 trong 13)"));
    let last = tap("Trang sau").await;
    assert!(last.text.contains("(13–13 trong 13)"), "{}", last.text);
    assert!(last.button("Trang sau").is_none());
    assert!(tap("Trang trước").await.text.contains("(7–12 trong 13)"));
    minh.sends_callback(desk.id, "dt:9").answer().await;
    assert!(minh.reads_edit().await.text.starts_with("Không có câu hỏi nào đang chờ."));
    bot.ends(&[&lan, &minh]).await;
}

#[tokio::test]
async fn an_officer_gets_an_entrys_code_to_print_and_goes_on_from_there() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", Role::ProvinceOfficer).await;
    hoa.says("ho so gom gi");
    hoa.reads().await;
    hoa.taps("Lấy mã QR để in").answer().await;
    let code = hoa.reads().await;
    let media = code.media.as_ref().unwrap();
    assert_eq!(media.name, "ho-so-gom-gi.png");
    assert!(code.text.contains("https://t.me/ocop_bot?start=h_ho-so-gom-gi"));
    hoa.taps_on(code.id, "Về bảng chọn").answer().await;
    assert!(hoa.reads().await.text.starts_with("Anh/chị cần gì"));

    let lan = bot.person("Cô Lan");
    lan.says("ho so gom gi");
    assert!(lan.reads().await.button("Lấy mã QR để in").is_none());
    bot.ends(&[&hoa, &lan]).await;
}
