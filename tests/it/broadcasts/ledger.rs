//! What an announcement has come to.

use ocop_bot::broadcasts::model::{Audience, BroadcastId, Criterion, Joint};
use ocop_bot::people::Role;
use ocop_bot::spreadsheets::guard::CHAT;
use ocop_bot::spreadsheets::sheet;
use ocop_bot::telegram::gateway::Gateway;
use ocop_bot::telegram::playground::{Person, Seen};
use secrecy::SecretString;

use super::audience::draft;
use crate::register::{joined, officer, opens, press, registered};
use crate::support::{Bot, HAM_THUAN, TOKEN};

const CONTENT: &str = r#"{"html":"Mời <b>{producer}</b> mang sản phẩm {product} dự lớp &amp; học",
    "buttons":["read","join",{"link":{"label":"Xem lịch","url":"https://ocop.vn/lich"}}]}"#;

/// Another commune: phường Phan Thiết.
const PHAN_THIET: u32 = 22_945;

fn says(seen: &Seen, words: &[&str]) {
    for words in words {
        assert!(seen.text.contains(words), "{words:?} is not in {}", seen.text);
    }
}

/// An announcement of an official's that was sent: one is silent, one has read it, one has blocked the
/// bot, one has nobody here.
async fn sent(bot: &Bot, of: &Person) -> (BroadcastId, Person) {
    registered(bot, "HTX Một", HAM_THUAN, crate::register::PHONE).await;
    registered(bot, "HTX Hai", HAM_THUAN, "0912 000 222").await;
    registered(bot, "HTX Ba", PHAN_THIET, "0912 000 333").await;
    registered(bot, "HTX Bốn", PHAN_THIET, "").await;
    let lan = joined(bot, "Chị Lan").await;
    let id = draft(bot, of).await;
    let lan_id = lan.id();
    bot.execute(&format!(
        "INSERT INTO accounts (telegram_id, name, language, created_at)
            VALUES (9001, 'Anh Nam', 'vi', 0), (9002, 'Anh Ba', 'vi', 0);
         INSERT INTO producer_members (producer_id, account_id, tie, since)
            SELECT 2, id, 'own', 0 FROM accounts WHERE telegram_id = 9001
            UNION ALL SELECT 3, id, 'own', 0 FROM accounts WHERE telegram_id = 9002;
         UPDATE broadcasts SET state = 'done', started_at = 1795500000000, ended_at = 1795500000000,
            content = '{CONTENT}' WHERE id = {id};
         INSERT INTO broadcast_recipients (broadcast_id, number, producer_id, account_id, chat_id, state, why,
            at, sent_at, response, responded_at)
         SELECT {id}, 1, 1, id, telegram_id, 'sent', '', 1, 1, NULL, NULL FROM accounts
            WHERE telegram_id = {lan_id}
         UNION ALL SELECT {id}, 2, 2, id, telegram_id, 'sent', '', 1, 1, 'read', 2 FROM accounts
            WHERE telegram_id = 9001
         UNION ALL SELECT {id}, 3, 3, id, telegram_id, 'unreachable', 'blocked', 1, NULL, NULL, NULL
            FROM accounts WHERE telegram_id = 9002
         UNION ALL SELECT {id}, 4, 4, NULL, NULL, 'unreachable', 'never_joined', 1, NULL, NULL, NULL"
    ))
    .await;
    (id, lan)
}

/// The cells of a workbook that the bot has sent.
async fn cells(bot: &Bot, document: &Seen) -> Vec<Vec<String>> {
    let gateway = Gateway::new(&bot.playground.url(), SecretString::from(TOKEN)).unwrap();
    let media = document.media.as_ref().expect("a document");
    let bytes = gateway.download(&media.file_id, CHAT).await.unwrap();
    let mut workbook = sheet::open(&bytes).unwrap();
    let name = sheet::names(&workbook).remove(0);
    let rows = sheet::read(&mut workbook, &name, None).unwrap().rows;
    rows.iter().map(|row| row.cells.iter().map(|(_, value)| value.text()).collect()).collect()
}

#[tokio::test]
async fn a_report_shows_who_got_it_and_whom_to_telephone() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    let (id, lan) = sent(&bot, &quan).await;
    let report = opens(&quan, &format!("bl:{id}")).await;
    says(
        &report,
        &[
            "Kết quả thông báo số",
            "Người nhận: 4",
            "▓▓▓▓▓░░░░░ 2 đã gửi (50 %)",
            "1 đã chặn bot (25 %)",
            "1 chưa vào bot (25 %)",
            "1 đã đọc (50 %)",
            "0 sẽ tham gia (0 %)",
            "1 chưa xác nhận (50 %)",
        ],
    );
    let silent = press(&quan, report.id, "Xem ai chưa xác nhận (1)").await;
    says(&silent, &["xã Hàm Thuận", "• HTX Một, 0912 345 678 Chị Lan"]);
    press(&quan, report.id, "‹ Về kết quả").await;
    let communes = press(&quan, report.id, "Xem theo xã").await;
    says(
        &communes,
        &["xã Hàm Thuận: 1/2, chưa xác nhận 1, không tới 0", "0/0, chưa xác nhận 0, không tới 2"],
    );
    press(&quan, report.id, "‹ Về kết quả").await;
    press(&quan, report.id, "Xem từng nhóm").await;
    says(
        &press(&quan, report.id, "Xem chưa vào bot (1)").await,
        &["• HTX Bốn, chưa có số điện thoại"],
    );
    press(&quan, report.id, "‹ Về kết quả").await;
    quan.taps_on(report.id, "Soạn tin Zalo, SMS").answer().await;
    let zalo = quan.reads().await;
    says(
        &zalo,
        &[
            "2 chủ thể mà Telegram không tới",
            "Mời bà con mang sản phẩm của bà con dự lớp & học\nXem lịch: https://ocop.vn/lich",
            "0912000333",
            "1 chủ thể chưa có số",
        ],
    );
    assert!(!report.text.contains("cần hỗ trợ"), "{}", report.text);
    quan.taps_on(report.id, "Tải Excel").answer().await;
    let rows = cells(&bot, &quan.reads().await).await;
    // A title and the headings stand above.
    let rows = &rows[rows.len() - 4..];
    for words in ["HTX Một", "0912 345 678", "Đã gửi, chưa xác nhận"] {
        assert!(rows[0].iter().any(|cell| cell == words), "{rows:?}");
    }
    assert!(rows[3].iter().any(|cell| cell == "Đã đọc"), "{rows:?}");
    bot.ends(&[&lan, &quan]).await;
}

#[tokio::test]
async fn only_the_silent_are_reminded_and_once() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    let (id, lan) = sent(&bot, &quan).await;
    let report = opens(&quan, &format!("bl:{id}")).await;
    let begun = press(&quan, report.id, "Nhắc lại người chưa xác nhận").await;
    says(&begun, &["để nhắc 1 người chưa xác nhận", "Chưa gửi gì"]);
    press(&quan, report.id, "‹ Về kết quả").await;
    press(&quan, report.id, "Nhắc lại người chưa xác nhận").await;
    let drafts: Vec<(i64, String, i64)> =
        bot.rows("SELECT id, audience, origin FROM broadcasts WHERE origin_why = 'remind'").await;
    let [(draft, audience, origin)] = drafts.as_slice() else { panic!("{drafts:?}") };
    assert_eq!(*origin, id.0);
    let audience: Audience = serde_json::from_str(audience).unwrap();
    assert_eq!(audience.parts, [(Joint::And, Criterion::Unconfirmed(id))]);
    let screen = opens(&quan, &format!("ba:{draft}")).await;
    says(
        &screen,
        &["chưa xác nhận thông báo số", "Hợp với 1 chủ thể. Gửi tới 1 người", "• HTX Một"],
    );
    bot.ends(&[&lan, &quan]).await;
}

#[tokio::test]
async fn a_reminder_says_what_holds_and_nothing_that_was_recalled() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    let (id, lan) = sent(&bot, &quan).await;
    let remind = format!("blr:{id}");
    opens(&quan, &remind).await;
    let reminder: i64 = bot.value("SELECT id FROM broadcasts WHERE origin_why = 'remind'").await;
    bot.execute(&format!(
        "UPDATE broadcasts SET content = replace(content, 'dự lớp', 'dự hội chợ'), revision = 1
         WHERE id = {id}"
    ))
    .await;
    opens(&quan, &remind).await;
    let says_so: i64 = bot
        .value("SELECT content LIKE '%dự hội chợ%' FROM broadcasts WHERE origin_why = 'remind'")
        .await;
    assert_eq!(says_so, 1);
    bot.execute(&format!("UPDATE broadcasts SET recalled_at = 1 WHERE id = {id}")).await;
    says(&opens(&quan, &remind).await, &["đã thu hồi, nên không nhắc lại"]);
    let draft = opens(&quan, &format!("bc:{reminder}")).await;
    says(&draft, &["tin nhắc này không gửi được nữa"]);
    assert!(draft.button("📤 Gửi…").is_none());
    let report = opens(&quan, &format!("bl:{id}")).await;
    says(&report, &["Thông báo này đã thu hồi"]);
    assert!(report.button("Nhắc lại người chưa xác nhận").is_none());
    assert!(report.button("Soạn tin Zalo, SMS").is_none());
    // Nobody is reminded of what cannot be confirmed, or was confirmed by all.
    bot.execute(&format!(
        "UPDATE broadcasts SET recalled_at = NULL, content = '{{\"html\":\"Mời\"}}' WHERE id = {id}"
    ))
    .await;
    says(&opens(&quan, &remind).await, &["Không còn ai cần nhắc"]);
    let report = opens(&quan, &format!("bl:{id}")).await;
    assert!(report.button("Nhắc lại người chưa xác nhận").is_none());
    assert!(!report.text.contains("chưa xác nhận ("), "{}", report.text);
    bot.ends(&[&lan, &quan]).await;
}

#[tokio::test]
async fn a_communes_officer_sees_no_report_of_anothers() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (id, lan) = sent(&bot, &quan).await;
    for data in [
        format!("bl:{id}"),
        format!("blc:{id}.0"),
        format!("blg:{id}"),
        format!("bll:{id}.silent.0"),
        format!("blx:{id}"),
        format!("blt:{id}"),
        format!("blr:{id}"),
    ] {
        let refused = opens(&hoa, &data).await;
        assert!(
            !refused.text.contains("HTX") && !refused.text.contains("Kết quả"),
            "{}",
            refused.text
        );
        says(&refused, &["do cán bộ khác hoặc cán bộ tỉnh phụ trách"]);
    }
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM broadcasts").await, 1);
    // A draft has no report yet.
    let own = draft(&bot, &hoa).await;
    says(&opens(&hoa, &format!("bl:{own}")).await, &["chưa gửi nên chưa có kết quả"]);
    bot.ends(&[&lan, &quan, &hoa]).await;
}
