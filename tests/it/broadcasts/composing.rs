//! An officer writes a broadcast, looks at it and tries it.

use ocop_bot::telegram::playground::{MediaKind, Person, Seen, Upload};
use serde_json::{Value, json};

use crate::register::{NAME, PHONE, PRODUCT, joined, officer, press, recognised, registered};
use crate::support::{Bot, HAM_THUAN};

/// Opens the screen on which a new broadcast is typed.
async fn begins(hoa: &Person) {
    hoa.says("/soanthongbao");
    let home = hoa.reads().await;
    assert!(press(hoa, home.id, "Soạn thông báo").await.text.contains("{tên chủ thể}"));
}

/// Types a first text, and returns the draft's screen.
async fn writes(hoa: &Person, text: &str) -> Seen {
    begins(hoa).await;
    hoa.says(text);
    let draft = hoa.reads().await;
    assert!(draft.text.contains("Bản nháp số"), "{}", draft.text);
    draft
}

/// Sends what the handles have no word for.
fn sends(bot: &Bot, person: &Person, message: i64, mut rest: Value) {
    let (id, name) = (person.id(), person.name());
    rest["message_id"] = json!(message);
    rest["date"] = json!(bot.now().timestamp());
    rest["chat"] = json!({"id": id, "type": "private", "first_name": name});
    rest["from"] = json!({"id": id, "is_bot": false, "first_name": name});
    bot.playground.push_update(json!({"message": rest}));
}

async fn content(bot: &Bot, id: i64) -> Value {
    let sql = format!("SELECT content FROM broadcasts WHERE id = {id}");
    serde_json::from_str(&bot.value::<String>(&sql).await).unwrap()
}

#[tokio::test]
async fn what_is_typed_with_formatting_and_fields_looks_so_for_a_real_recipient() {
    let mut bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    recognised(&bot, product.id, "123/QĐ-UBND", "2025-01-10").await;
    let lan = joined(&bot, "Cô Lan").await;
    hoa.says("/canbo");
    let desk = hoa.reads().await;
    press(&hoa, desk.id, "Mở việc khác").await;
    press(&hoa, desk.id, "Gửi thông báo").await;
    press(&hoa, desk.id, "Soạn thông báo").await;
    let text = "🎉 Mời {TEN CHU THE} dự lớp\n{sản phẩm} <hết hạn> {ngày hết hạn}";
    let entities = json!([
        {"type": "bold", "offset": 3, "length": 17},
        {"type": "italic", "offset": 7, "length": 13},
        {"type": "text_link", "offset": 21, "length": 6, "url": "https://ocop.vn/?a=1&b=2"},
    ]);
    sends(&bot, &hoa, 5001, json!({"text": text, "entities": entities}));
    let draft = hoa.reads().await;
    assert!(draft.text.contains("Bản nháp số 1") && draft.text.contains("Mời «tên chủ thể»"));
    assert_eq!(
        content(&bot, 1).await["html"],
        "🎉 <b>Mời <i>{producer}</i></b> <a href=\"https://ocop.vn/?a=1&amp;b=2\">dự lớp</a>\n\
         {product} &lt;hết hạn&gt; {expires}"
    );
    press(&hoa, draft.id, "Chọn chủ đề").await;
    press(&hoa, draft.id, "Tập huấn").await;
    hoa.taps_on(draft.id, "Xem trước").answer().await;
    let copy = hoa.reads().await;
    assert_eq!(
        copy.text,
        format!(
            "🎉 Mời {NAME} dự lớp\n{PRODUCT} <hết hạn> 10/1/2028\n\n📌 Tập huấn · Không muốn \
             nhận loại tin này: /thongbao"
        )
    );
    assert!(copy.html.contains(&format!("<b>Mời <i>{NAME}</i></b>")), "{}", copy.html);
    let below = hoa.reads().await;
    assert!(below.text.contains(&format!("chỉ là ví dụ, lấy tên {NAME}")), "{}", below.text);
    assert!(below.text.contains("Chủ đề: Tập huấn"), "{}", below.text);
    // The draft is there tomorrow, for whoever wrote it.
    bot.is_calm().await;
    bot.restart().await;
    hoa.says("/soanthongbao");
    let home = hoa.reads().await;
    press(&hoa, home.id, "Xem bản nháp (1)").await;
    assert!(press(&hoa, home.id, "1. 🎉 Mời").await.text.contains("Bản nháp số 1"));
    let mai = bot.official("Chị Mai", officer(HAM_THUAN)).await;
    mai.says("/soanthongbao");
    assert!(mai.reads().await.button("Xem bản nháp (0)").is_some());
    lan.skips_unread();
    bot.ends(&[&hoa, &mai, &lan]).await;
}

#[tokio::test]
async fn what_cannot_be_sent_is_refused_with_the_reason_and_nothing_is_cut() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    begins(&hoa).await;
    let refused = async |message: Seen, why: &str| {
        assert!(message.text.contains(why), "{}", message.text);
        assert_eq!(bot.value::<i64>("SELECT count(*) FROM broadcasts").await, 0);
    };
    hoa.says("Gửi {địa chỉ}");
    refused(hoa.reads().await, "Không có mục {địa chỉ}. Chỉ có: {tên chủ thể}, {sản phẩm}").await;
    sends(
        &bot,
        &hoa,
        5001,
        json!({"text": "{sản phẩm}", "entities": [{"type": "bold", "offset": 0, "length": 4}]}),
    );
    refused(hoa.reads().await, "bị định dạng cắt đôi").await;
    let sticker = json!({"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1,
        "height": 1, "is_animated": false, "is_video": false});
    sends(&bot, &hoa, 5002, json!({"sticker": sticker}));
    refused(hoa.reads().await, "Loại tin này không gửi tiếp").await;
    hoa.says(&"à".repeat(4096));
    let long = hoa.reads().await;
    let beyond: usize =
        long.text.split("quá ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    refused(long, "ký tự so với mức Telegram").await;
    // Exactly so many less fit.
    hoa.says(&"à".repeat(4096 - beyond + 1));
    refused(hoa.reads().await, "dài quá 1 ký tự").await;
    hoa.sends_photo(Upload::new("anh.jpg", *b"jpeg"), &"🎉".repeat(512));
    refused(hoa.reads().await, "Chữ dưới tệp dài quá").await;
    hoa.says(&"à".repeat(4096 - beyond));
    assert!(hoa.reads().await.text.contains("Bản nháp số 1"));
    bot.ends(&[&hoa]).await;
}

#[tokio::test]
async fn an_album_is_one_draft_and_its_buttons_come_below_it() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    begins(&hoa).await;
    let photo = |name: &str| (MediaKind::Photo, Upload::new(name, name.as_bytes().to_vec()));
    hoa.sends_album(vec![photo("a.jpg"), photo("b.jpg"), photo("c.jpg")], "Mời dự hội chợ");
    let draft = hoa.reads().await;
    bot.is_calm().await;
    let draft = hoa.message(draft.id).unwrap();
    assert!(draft.text.contains("Kèm: 3 ảnh"), "{}", draft.text);
    assert!(hoa.unread().is_empty(), "{}", hoa.transcript());
    // A document does not go with photos.
    hoa.sends_document(Upload::new("mau.pdf", *b"pdf"), "");
    assert!(hoa.reads().await.text.contains("Telegram không cho gửi chung"));
    hoa.taps_on(draft.id, "Chọn nút bấm").answer().await;
    bot.is_calm().await;
    hoa.skips_unread();
    press(&hoa, draft.id, "Sẽ tham gia").await;
    press(&hoa, draft.id, "Đã đọc").await;
    press(&hoa, draft.id, "Cần hỗ trợ").await;
    let full = press(&hoa, draft.id, "Thêm liên kết").await;
    assert!(full.text.contains("Đã đủ 3 nút"), "{}", full.text);
    press(&hoa, draft.id, "✓ Cần hỗ trợ").await;
    press(&hoa, draft.id, "Về thông báo").await;
    bot.is_calm().await;
    hoa.skips_unread();
    hoa.taps_on(draft.id, "Gửi thử cho tôi").answer().await;
    bot.is_calm().await;
    let sent = hoa.unread();
    let kinds: Vec<bool> = sent.iter().map(|one| one.media.is_some()).collect();
    assert_eq!(kinds, [true, true, true, false, false], "{}", hoa.transcript());
    assert!(sent[0].text.starts_with("Mời dự hội chợ\n\n📌 Tin chung"), "{}", sent[0].text);
    assert!(sent[3].button("Sẽ tham gia").is_some() && sent[3].button("Đã đọc").is_some());
    hoa.skips_unread();
    let tried = hoa.taps_on(sent[3].id, "Đã đọc").answer().await;
    assert!(tried.text.unwrap_or_default().contains("bản gửi thử"));
    // Of the screens between the first and the last part, some may never have left.
    bot.stop_quietly().await;
}

#[tokio::test]
async fn a_text_that_was_replaced_and_a_draft_that_was_given_up_come_back() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    writes(&hoa, "Bản đầu").await;
    hoa.says("Bản sau");
    let replaced = hoa.reads().await;
    assert!(replaced.text.contains("Đã thay phần chữ"), "{}", replaced.text);
    assert!(press(&hoa, replaced.id, "Lấy lại chữ cũ").await.text.contains("Bản đầu"));
    assert!(press(&hoa, replaced.id, "Lấy lại chữ cũ").await.text.contains("Bản sau"));
    assert!(press(&hoa, replaced.id, "Bỏ nháp").await.text.contains("Đã bỏ thông báo số 1"));
    assert!(press(&hoa, replaced.id, "Lấy lại bản nháp").await.text.contains("Bản nháp số 1"));
    // What is typed after that is a question again.
    hoa.says("sổ tay ocop là gì");
    hoa.reads().await;
    assert_eq!(content(&bot, 1).await["html"], "Bản sau");
    bot.ends(&[&hoa]).await;
}

#[tokio::test]
async fn a_link_and_an_entry_of_the_handbook_become_buttons() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let draft = writes(&hoa, "Mời đăng ký").await;
    press(&hoa, draft.id, "Chọn nút bấm").await;
    press(&hoa, draft.id, "Thêm liên kết").await;
    hoa.says("Mẫu đăng ký");
    assert!(hoa.reads().await.text.contains("mở trang nào"));
    hoa.says("ocop.vn/mau");
    assert!(hoa.reads().await.text.contains("phải bắt đầu bằng https://"));
    hoa.says("https://ocop.vn/mau");
    let buttons = hoa.reads().await;
    assert!(buttons.text.contains("🔗 Mẫu đăng ký"), "{}", buttons.text);
    press(&hoa, buttons.id, "Thêm mục cẩm nang").await;
    hoa.says("quy trình đánh giá");
    let found = hoa.reads().await;
    let title = found.buttons.as_ref().unwrap()[0][0].text.clone();
    let chosen = press(&hoa, found.id, &title).await;
    assert!(chosen.text.contains("📖"), "{}", chosen.text);
    press(&hoa, found.id, "Về thông báo").await;
    hoa.taps_on(found.id, "Gửi thử cho tôi").answer().await;
    let copy = hoa.reads().await;
    let rows = copy.buttons.as_ref().unwrap();
    assert_eq!(rows[0][0].url.as_deref(), Some("https://ocop.vn/mau"));
    let entry = rows[1][0].text.clone();
    hoa.reads().await;
    hoa.taps_on(copy.id, &entry).answer().await;
    let page = hoa.reads().await;
    assert!(page.button("Gặp cán bộ").is_some(), "{}", page.text);
    // Another one removes the link.
    hoa.taps_on(found.id, "Chọn nút bấm").answer().await;
    bot.is_calm().await;
    press(&hoa, found.id, "Bỏ: 🔗 Mẫu đăng ký").await;
    assert_eq!(content(&bot, 1).await["buttons"].as_array().unwrap().len(), 1);
    bot.ends(&[&hoa]).await;
}

#[tokio::test]
async fn two_officers_write_at_once_and_nobody_opens_anothers() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let mai = bot.official("Chị Mai", officer(HAM_THUAN)).await;
    begins(&hoa).await;
    begins(&mai).await;
    hoa.says("Tin của Hoa");
    let draft = hoa.reads().await;
    mai.says("Tin của Mai");
    assert!(mai.reads().await.text.contains("Bản nháp số 2"));
    assert_eq!(content(&bot, 1).await["html"], "Tin của Hoa");
    assert_eq!(content(&bot, 2).await["html"], "Tin của Mai");
    mai.sends_callback(draft.id, "bc:1").answer().await;
    bot.is_calm().await;
    assert!(!mai.transcript().contains("Tin của Hoa"), "{}", mai.transcript());
    mai.skips_unread();
    let lan = bot.person("Cô Lan");
    lan.starts("");
    let menu = lan.reads().await;
    for data in ["bch:", "bcn:", "bc:1", "bcp:1:0", "bcy:1", "bcd:1", "bcc:1"] {
        lan.sends_callback(menu.id, data).answer().await;
    }
    bot.is_calm().await;
    assert!(!lan.transcript().contains("Tin của Hoa"), "{}", lan.transcript());
    assert_eq!(bot.value::<String>("SELECT state FROM broadcasts WHERE id = 1").await, "draft");
    lan.skips_unread();
    bot.ends(&[&hoa, &mai, &lan]).await;
}

#[tokio::test]
async fn of_what_was_sent_text_and_buttons_are_corrected_and_files_stay() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    begins(&hoa).await;
    hoa.sends_photo(Upload::new("anh.jpg", *b"jpeg"), "Hop ngay 5");
    let draft = hoa.reads().await;
    bot.execute("UPDATE broadcasts SET state = 'done'").await;
    hoa.taps_on(draft.id, "Xem trước").answer().await;
    bot.is_calm().await;
    hoa.skips_unread();
    let sent = press(&hoa, draft.id, "Sửa nội dung").await;
    assert!(sent.text.contains("đã gửi đi rồi"), "{}", sent.text);
    press(&hoa, draft.id, "Xem thông báo").await;
    let correcting = press(&hoa, draft.id, "Sửa bản đã gửi").await;
    assert!(correcting.text.contains("Tệp đã gửi không thay được"), "{}", correcting.text);
    hoa.sends_photo(Upload::new("khac.jpg", *b"khac"), "");
    assert!(hoa.reads().await.text.contains("không thay được tệp"));
    hoa.says("Họp ngày 6");
    let typed = hoa.reads().await;
    assert!(typed.text.contains("Họp ngày 6"), "{}", typed.text);
    press(&hoa, typed.id, "Chọn nút bấm").await;
    press(&hoa, typed.id, "Đã đọc").await;
    press(&hoa, typed.id, "Về thông báo").await;
    hoa.taps_on(typed.id, "Xem trước").answer().await;
    let copy = hoa.reads().await;
    assert!(copy.text.starts_with("Họp ngày 6") && copy.media.is_some(), "{}", copy.text);
    assert!(copy.button("Đã đọc").is_some());
    let below = hoa.reads().await;
    assert!(below.button("Sửa, giữ xác nhận").is_some());
    assert!(below.button("Sửa, xác nhận lại").is_some());
    // Until one of them is tapped, it says what it said.
    assert_eq!(content(&bot, 1).await["html"], "Hop ngay 5");
    bot.ends(&[&hoa]).await;
}

#[tokio::test]
async fn an_eleventh_file_is_not_taken_and_files_can_go_again() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    writes(&hoa, "Mẫu đơn").await;
    let page = |at: u8| (MediaKind::Document, Upload::new("mau.pdf", vec![at]));
    hoa.sends_album((0..10).map(page).collect(), "");
    bot.is_calm().await;
    hoa.skips_unread();
    hoa.sends_document(Upload::new("mau.pdf", *b"pdf"), "");
    let refused = hoa.reads().await;
    assert!(refused.text.contains("nhiều nhất 10 tệp"), "{}", refused.text);
    assert_eq!(content(&bot, 1).await["files"].as_array().unwrap().len(), 10);
    press(&hoa, refused.id, "Về thông báo").await;
    press(&hoa, refused.id, "Sửa nội dung").await;
    let bare = press(&hoa, refused.id, "Bỏ tệp kèm").await;
    assert!(!bare.text.contains("Kèm") && bare.text.contains("Mẫu đơn"), "{}", bare.text);
    press(&hoa, refused.id, "Sửa nội dung").await;
    // What was sent meanwhile is no longer typed into, and a question is one again.
    bot.execute("UPDATE broadcasts SET state = 'sending'").await;
    hoa.says("chữ khác");
    assert!(hoa.reads().await.text.contains("đã gửi đi rồi"));
    hoa.says("sổ tay ocop là gì");
    assert!(!hoa.reads().await.text.contains("đã gửi đi rồi"));
    assert_eq!(content(&bot, 1).await["html"], "Mẫu đơn");
    bot.stop_quietly().await;
}
