//! From the chat: send, look, write, undo; and lists as documents.

use ocop_bot::people::Role;
use ocop_bot::programme::places::{PlaceCode, Places};
use ocop_bot::spreadsheets::guard::CHAT;
use ocop_bot::spreadsheets::working;
use ocop_bot::telegram::gateway::Gateway;
use ocop_bot::telegram::playground::{Person, Seen, Upload};
use secrecy::SecretString;

use super::{ROWS, officials_list, upload};
use crate::support::{Bot, HAM_THUAN, TOKEN};

fn place(code: u32) -> PlaceCode {
    Places::load().unwrap().by_number(code).unwrap().code
}

/// Sends a list, and returns what it was read as.
async fn looks(bot: &Bot, quan: &Person, file: Upload) -> Seen {
    quan.sends_document(file, "");
    let received = quan.reads().await;
    assert!(received.text.starts_with("Đã nhận tệp"), "{}", received.text);
    bot.is_calm().await;
    quan.reads().await
}

async fn writes(quan: &Person, looked: &Seen) -> Seen {
    quan.taps_on(looked.id, "Ghi vào sổ").answer().await;
    assert!(quan.reads().await.text.starts_with("Đang ghi"));
    quan.reads().await
}

/// Goes through screens that take each other's place.
async fn opens_screens(person: &Person, labels: &[&str]) {
    person.says("/canbo");
    person.reads().await;
    for label in ["Mở việc khác"].iter().chain(labels) {
        person.taps(label).answer().await;
        person.reads_edit().await;
    }
}

/// What the register holds, in figures.
async fn register(bot: &Bot) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in ["producers", "products", "decisions", "recognitions"] {
        counts.push(bot.value(&format!("SELECT count(*) FROM {table}")).await);
    }
    counts
}

/// The cells of a document that the bot has sent.
async fn opens(bot: &Bot, document: &Seen) -> Vec<Vec<String>> {
    let gateway = Gateway::new(&bot.playground.url(), SecretString::from(TOKEN)).unwrap();
    let media = document.media.as_ref().expect("a document");
    let bytes = gateway.download(&media.file_id, CHAT).await.unwrap();
    let (_, list) = working::list(&media.name, &bytes, CHAT).unwrap();
    let cells = |line: &ocop_bot::spreadsheets::lines::Line| {
        line.cells().map(|(_, value)| value.text()).collect()
    };
    list.lines.iter().map(cells).collect()
}

#[tokio::test]
async fn a_list_is_looked_at_written_and_undone() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    let looked = looks(&bot, &quan, upload("danh sach.xlsx", &ROWS)).await;
    for words in [
        "3 dòng, nhập được 2, có lỗi 1",
        "Chủ thể: mới 1",
        "Sản phẩm: mới 2",
        "Quyết định: mới 2",
        "Lần công nhận: mới 3",
        "Dòng 7, cột F (Xã/phường): “An Thời Đông” không phải xã",
    ] {
        assert!(looked.text.contains(words), "{words:?} is not in {}", looked.text);
    }
    assert_eq!(register(&bot).await, [0, 0, 0, 0], "nothing is written yet");

    quan.taps_on(looked.id, "Lấy tệp lỗi đầy đủ").answer().await;
    let report = quan.reads().await;
    assert!(report.media.is_some_and(|media| media.name == "loi-nhap-so-1.xlsx"));

    let written = writes(&quan, &looked).await;
    assert!(written.text.contains("Đã ghi lần nhập số 1"), "{}", written.text);
    assert_eq!(register(&bot).await, [1, 2, 2, 3]);
    let rows: Vec<(String, String, i64)> = bot
        .rows(
            "SELECT products.name, producers.phone_key, commune FROM products
             JOIN producers ON producers.id = producer_id ORDER BY products.id",
        )
        .await;
    let phone = || "0912345678".to_owned();
    assert_eq!(
        rows,
        [
            ("Nước mắm Ví Dụ".to_owned(), phone(), 23_059),
            ("=1+1 mắm ruốc".to_owned(), phone(), 23_059),
        ]
    );
    let level: String = bot.value("SELECT level FROM decisions WHERE number = '11/QĐ-UBND'").await;
    assert_eq!(level, "district");

    // The button of what was looked at is old by now.
    quan.taps_on(looked.id, "Ghi vào sổ").answer().await;
    assert!(quan.reads().await.text.contains("đã được xử lý rồi"));

    quan.taps_on(written.id, "Hoàn tác").answer().await;
    let sure = quan.reads().await;
    quan.taps_on(sure.id, "Đồng ý hoàn tác").answer().await;
    assert!(quan.reads().await.text.starts_with("Đang hoàn tác"));
    let undone = quan.reads().await;
    assert!(undone.text.contains("Đã hoàn tác trọn vẹn"), "{}", undone.text);
    assert_eq!(register(&bot).await, [0, 0, 0, 0]);
    bot.ends(&[&quan]).await;
}

#[tokio::test]
async fn the_same_file_and_the_same_content_change_nothing() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    // Made once: a workbook says when it was made.
    let file = officials_list(&ROWS);
    let looked = looks(&bot, &quan, Upload::new("danh sach.xlsx", file.clone())).await;
    writes(&quan, &looked).await;
    let again = looks(&bot, &quan, Upload::new("ten khac.xlsx", file)).await;
    assert!(again.text.contains("giống hệt tệp đã ghi vào sổ ở lần nhập số 1"), "{}", again.text);
    // Another file that says the same.
    let looked = looks(&bot, &quan, upload("khac.xlsx", &ROWS[..2])).await;
    assert!(looked.text.contains("không có gì mới để ghi"), "{}", looked.text);
    assert!(looked.button("Ghi vào sổ").is_none());
    bot.ends(&[&quan]).await;
}

#[tokio::test]
async fn what_goes_out_comes_in_again_as_it_is() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    let looked = looks(&bot, &quan, upload("danh sach.xlsx", &ROWS)).await;
    writes(&quan, &looked).await;
    let screens = ["Mở danh sách Excel", "Xuất danh sách", "Sản phẩm đã công nhận"];
    opens_screens(&quan, &screens).await;
    quan.taps("Lấy tất cả").answer().await;
    let list = quan.reads_until("2 dòng").await;
    let cells = opens(&bot, &list).await;
    assert_eq!(cells.len(), 2);
    assert!(cells.iter().any(|row| row.contains(&"=1+1 mắm ruốc".to_owned())), "{cells:?}");
    let gateway = Gateway::new(&bot.playground.url(), SecretString::from(TOKEN)).unwrap();
    let id = list.media.unwrap().file_id;
    let bytes = gateway.download(&id, CHAT).await.unwrap();
    let looked = looks(&bot, &quan, Upload::new("lai.xlsx", bytes)).await;
    assert!(looked.text.contains("không có gì mới để ghi"), "{}", looked.text);
    assert!(!looked.text.contains("lỗi:") && !looked.text.contains("cần xem"), "{}", looked.text);
    bot.ends(&[&quan]).await;
}

#[tokio::test]
async fn what_was_changed_since_stays_when_an_import_is_undone() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    let looked = looks(&bot, &quan, upload("danh sach.xlsx", &ROWS)).await;
    let written = writes(&quan, &looked).await;
    bot.execute("UPDATE products SET price = '50.000 đồng', version = 2 WHERE name LIKE 'Nước%'")
        .await;
    quan.taps_on(written.id, "Hoàn tác").answer().await;
    quan.taps_on(quan.reads().await.id, "Đồng ý hoàn tác").answer().await;
    quan.reads().await;
    let undone = quan.reads().await;
    assert!(undone.text.contains("trừ 2 bản ghi"), "{}", undone.text);
    assert!(undone.text.contains("các dòng: 5"), "{}", undone.text);
    assert_eq!(register(&bot).await, [1, 1, 0, 0]);
    bot.ends(&[&quan]).await;
}

#[tokio::test]
async fn a_register_that_has_changed_meanwhile_is_not_written_over() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    let looked = looks(&bot, &quan, upload("danh sach.xlsx", &ROWS)).await;
    // Somebody enters the second product's code, which is that of nobody, and one of the decisions.
    bot.execute(
        "INSERT INTO decisions (number, number_key, decided_on, authority, level, entered_at)
         VALUES ('22/QĐ-UBND', '22/qd-ubnd', '2025-06-27', '', 'province', 0)",
    )
    .await;
    let failed = writes(&quan, &looked).await;
    assert!(failed.text.contains("Sổ đã thay đổi"), "{}", failed.text);
    assert_eq!(register(&bot).await, [0, 0, 1, 0], "nothing of it is left");
    bot.ends(&[&quan]).await;
}

#[tokio::test]
async fn the_card_of_who_acts_for_a_producer_says_what_a_list_brought() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    let looked = looks(&bot, &quan, upload("mot.xlsx", &ROWS[1..2])).await;
    assert!(looked.text.contains("có lỗi 1"), "it has no commune: {}", looked.text);
    let looked = looks(&bot, &quan, upload("hai.xlsx", &ROWS[..1])).await;
    writes(&quan, &looked).await;
    let lan = bot.person("Cô Lan");
    lan.says("/start");
    bot.is_calm().await;
    lan.skips_unread();
    bot.execute(
        "INSERT INTO producer_members (producer_id, account_id, tie, since)
         SELECT producers.id, accounts.id, 'own', 0 FROM producers, accounts
         WHERE accounts.name = 'Cô Lan'",
    )
    .await;
    let looked = looks(&bot, &quan, upload("ba.xlsx", &ROWS)).await;
    let written = writes(&quan, &looked).await;
    let card = lan.reads().await;
    assert!(card.text.contains("=1+1 mắm ruốc"), "{}", card.text);
    quan.taps_on(written.id, "Hoàn tác").answer().await;
    quan.taps_on(quan.reads().await.id, "Đồng ý hoàn tác").answer().await;
    let card = lan.reads_edit().await;
    assert!(!card.text.contains("=1+1 mắm ruốc"), "{}", card.text);
    bot.is_calm().await;
    quan.skips_unread();
    lan.skips_unread();
    bot.ends(&[&quan, &lan]).await;
}

#[tokio::test]
async fn files_that_are_none_are_told_apart() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    let at_once = async |file: Upload, says: &str| {
        quan.sends_document(file, "");
        let told = quan.reads().await;
        assert!(told.text.contains(says), "{says:?} is not in {}", told.text);
    };
    at_once(Upload::new("ds.xlsm", *b"PK"), "có macro").await;
    at_once(Upload::new("ds.xls", *b"\xd0\xcf"), "Excel cũ").await;
    let large = Upload::new("ds.xlsx", *b"PK").pretending_size(21 << 20);
    at_once(large, "lớn hơn 20 MB").await;
    let later = async |file: Upload, says: &str| {
        let told = looks(&bot, &quan, file).await;
        assert!(told.text.contains(says), "{says:?} is not in {}", told.text);
    };
    later(Upload::new("ds.xlsx", *b"%PDF"), "không phải tệp Excel").await;
    let mut whole = officials_list(&ROWS);
    whole.truncate(whole.len() / 2);
    later(Upload::new("ds.xlsx", whole), "bị hỏng").await;
    later(upload("ds.xlsx", &[]), "0 dòng").await;
    let mut locked = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    later(Upload::new("ds.xlsx", locked), "mật khẩu").await;

    // At the screen that asks for one, anything else is asked for again.
    opens_screens(&quan, &["Mở danh sách Excel"]).await;
    quan.taps("Nhập từ tệp").answer().await;
    quan.reads_until("Mời anh/chị gửi tệp").await;
    quan.sends_photo(Upload::new("anh.jpg", *b"jpeg"), "");
    assert!(quan.reads().await.text.contains("một tệp Excel"));
    quan.says("đây nè");
    assert!(quan.reads().await.text.contains("một tệp Excel"));
    quan.sends_document(Upload::new("mau.pdf", *b"%PDF"), "");
    assert!(quan.reads().await.text.contains("không phải tệp Excel"));
    bot.ends(&[&quan]).await;
}

#[tokio::test]
async fn a_commune_officer_takes_out_their_commune_and_brings_nothing_in() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    let mut rows = ROWS.to_vec();
    rows[2] = &["3", "Muối hạt", "", "HKD", "Hộ Ví Dụ", "Xã La Dạ", "", "", "", "3"];
    let looked = looks(&bot, &quan, upload("danh sach.xlsx", &rows)).await;
    writes(&quan, &looked).await;
    let role = Role::CommuneOfficer { place: place(HAM_THUAN) };
    let hoa = bot.official("Chị Hoa", role).await;
    for list in ["Chủ thể", "Sản phẩm đã công nhận", "Bảng PTNT_OCOP"] {
        opens_screens(&hoa, &["Mở danh sách Excel", "Xuất danh sách", list]).await;
        hoa.taps("Lấy tất cả").answer().await;
        let document = hoa.reads_until("dòng, ngày").await;
        let count = if list == "Chủ thể" { "1 dòng" } else { "2 dòng" };
        assert!(document.text.contains(count), "{}", document.text);
    }
    bot.is_calm().await;
    hoa.skips_unread();
    // What she sends is a question like any other, and a forged button is refused.
    hoa.sends_callback(looked.id, "xw:1").answer().await;
    assert!(hoa.reads().await.text.contains("chỉ dành cho cán bộ"));
    hoa.sends_callback(looked.id, "xr:1").answer().await;
    assert!(hoa.reads().await.text.contains("chỉ dành cho cán bộ"));
    hoa.sends_document(upload("danh sach.xlsx", &ROWS), "");
    bot.is_calm().await;
    let imports: i64 = bot.value("SELECT count(*) FROM imports").await;
    assert_eq!(imports, 1);
    hoa.skips_unread();
    bot.ends(&[&quan]).await;
}

#[tokio::test]
async fn the_template_is_read_and_its_example_is_not() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    opens_screens(&quan, &["Mở danh sách Excel"]).await;
    quan.taps("Lấy mẫu nhập").answer().await;
    let document = quan.reads_until("Mẫu nhập").await;
    let gateway = Gateway::new(&bot.playground.url(), SecretString::from(TOKEN)).unwrap();
    let bytes = gateway.download(&document.media.unwrap().file_id, CHAT).await.unwrap();
    let looked = looks(&bot, &quan, Upload::new("mau.xlsx", bytes)).await;
    assert!(looked.text.contains("0 dòng"), "{}", looked.text);
    assert!(!looked.text.contains("lỗi:") && !looked.text.contains("cần xem"), "{}", looked.text);
    bot.ends(&[&quan]).await;
}

#[tokio::test]
async fn an_import_goes_on_after_the_bot_was_stopped() {
    let mut bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    let looked = looks(&bot, &quan, upload("danh sach.xlsx", &ROWS)).await;
    // Broken off in the middle of writing: a producer is there, and noted.
    bot.execute(
        "INSERT INTO producers (id, kind, name, name_key, commune, created_at)
         VALUES (1, 'cooperative', 'HTX Ví Dụ', 'htx vi du', 23059, 0)",
    )
    .await;
    bot.execute("INSERT INTO import_written (import_id, seq, target, version) VALUES (1, 0, 1, 1)")
        .await;
    bot.execute("UPDATE imports SET state = 'applying'").await;
    bot.restart().await;
    let written = quan.reads().await;
    assert!(written.text.contains("Đã ghi lần nhập số 1"), "{}", written.text);
    assert_eq!(register(&bot).await, [1, 2, 2, 3]);
    _ = looked;
    bot.ends(&[&quan]).await;
}
