//! Officials change the handbook in the chat, and what they publish is answered at once.

use std::process::{Command, Output};
use std::time::Duration;

use chrono::TimeDelta;
use ocop_bot::people::Role;
use ocop_bot::programme::places::Places;
use ocop_bot::telegram::playground::{Person, Seen};

use crate::support::{Bot, HAM_THUAN, PATIENCE};

fn commune_officer() -> Role {
    let place = Places::load().unwrap().by_number(HAM_THUAN).unwrap().code;
    Role::CommuneOfficer { place }
}

/// Opens an entry in the officials' screens, by words.
async fn opens(person: &Person, words: &str, button: &str) -> Seen {
    person.says("/canbo");
    let desk = person.reads().await;
    person.taps_on(desk.id, "Sửa cẩm nang").answer().await;
    person.reads_edit().await;
    person.taps_on(desk.id, "Tìm mục để sửa").answer().await;
    person.reads().await;
    person.says(words);
    let found = person.reads().await;
    person.taps_on(found.id, button).answer().await;
    person.reads_edit().await
}

async fn taps(person: &Person, screen: &Seen, label: &str) -> Seen {
    person.taps_on(screen.id, label).answer().await;
    person.reads_edit().await
}

/// What a question is answered with.
async fn asks(person: &Person, question: &str) -> String {
    person.says(question);
    person.reads().await.text
}

/// Waits until the handbook in use says this of an entry; nobody is told of it.
async fn comes_into_use(bot: &Bot, id: &str, words: &str) {
    let waited = tokio::time::timeout(6 * PATIENCE, async {
        loop {
            let handbook = bot.handbook().await;
            if handbook.entry(id).is_some_and(|entry| entry.body.contains(words)) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
    assert!(waited.await.is_ok(), "{id} never says {words}");
}

/// Runs the program in a process of its own, while the bot goes on.
async fn runs(bot: &Bot, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ocop-bot"));
    command.arg("--database").arg(bot.file()).args(arguments).env_remove("DATABASE_URL");
    tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap()
}

fn said(output: &Output) -> String {
    let error = String::from_utf8_lossy(&output.stderr);
    format!("{}{error}", String::from_utf8_lossy(&output.stdout))
}

#[tokio::test]
async fn what_an_officer_drafts_is_answered_once_the_province_has_published_it() {
    let mut bot = Bot::with().patient().start().await;
    let minh = bot.official("Anh Minh", commune_officer()).await;
    let hoa = bot.official("Chị Hoa", Role::ProvinceOfficer).await;
    let lan = bot.person("Cô Lan");
    let before = asks(&lan, "phi ocop").await;
    assert!(before.starts_with("Có phải nộp phí đánh giá OCOP không?"), "{before}");

    let entry = opens(&minh, "phi", "Có phải nộp phí đánh giá OCOP không?").await;
    assert!(entry.text.contains("Đang dùng bản gốc của chương trình."), "{}", entry.text);
    minh.taps_on(entry.id, "Sửa câu trả lời").answer().await;
    assert!(minh.reads().await.text.contains("Bản đang có, chạm để chép:"));
    minh.says("Không mất phí nào cả.\nBà con cần gì cứ hỏi xã:\n- gọi điện\n- hoặc tới nơi");
    let draft = minh.reads().await;
    for words in [
        "Bản nháp số 1 · Anh Minh, 24/11/2026",
        "• gọi điện\n• hoặc tới nơi",
        "Thay đổi: câu trả lời, ngày xem lại",
        "+ Không mất phí nào cả.",
    ] {
        assert!(draft.text.contains(words), "{words}: {}", draft.text);
    }
    assert!(draft.button("Xuất bản").is_none());
    // What is shown is what was shown.
    assert_eq!(asks(&lan, "phi ocop").await, before);
    assert!(taps(&minh, &draft, "Đề nghị xuất bản").await.text.contains("Đã gửi bản nháp"));

    let notice = hoa.reads().await;
    assert!(notice.text.starts_with("Anh Minh đề nghị xuất bản"), "{}", notice.text);
    let draft = taps(&hoa, &notice, "Xem bản nháp").await;
    assert!(draft.text.contains("đang chờ xuất bản"), "{}", draft.text);
    hoa.taps_on(draft.id, "Trả lại").answer().await;
    hoa.reads().await;
    hoa.says("Ghi thêm số điện thoại");
    assert!(hoa.reads().await.text.contains("Đã trả lại"));
    let back = minh.reads().await;
    assert!(back.text.contains("được trả lại: Ghi thêm số điện thoại"), "{}", back.text);
    let draft = taps(&minh, &back, "Xem bản nháp").await;
    assert!(draft.text.contains("Được trả lại: Ghi thêm số điện thoại"), "{}", draft.text);
    taps(&minh, &draft, "Đề nghị xuất bản").await;

    let notice = hoa.reads().await;
    let draft = taps(&hoa, &notice, "Xem bản nháp").await;
    let published = taps(&hoa, &draft, "Xuất bản").await;
    assert!(published.text.starts_with("Đã xuất bản."), "{}", published.text);
    assert!(minh.reads().await.text.starts_with("Bản nháp của anh/chị đã được xuất bản"));
    comes_into_use(&bot, "phi", "Không mất phí nào cả.").await;
    let after = asks(&lan, "phi ocop").await;
    assert!(after.contains("Không mất phí nào cả."), "{after}");
    assert!(after.contains("Cập nhật 24/11/2026."), "{after}");

    let entry = opens(&hoa, "phi", "Có phải nộp phí đánh giá OCOP không?").await;
    assert!(entry.text.contains("Đang dùng bản sửa số 1, ngày 24/11/2026"), "{}", entry.text);
    assert!(entry.text.contains("Bản gốc của chương trình xem lại ngày"), "{}", entry.text);
    let history = taps(&hoa, &entry, "Xem lịch sử").await;
    assert!(history.text.contains("Bản 1 · đang dùng"), "{}", history.text);
    assert!(taps(&hoa, &history, "Khôi phục bản gốc").await.text.starts_with("Đã khôi phục."));
    comes_into_use(&bot, "phi", "Kiểm nghiệm, mẫu thử").await;
    let restored = asks(&lan, "phi ocop").await;
    assert_eq!(restored, before);

    // And forth again: nothing is lost by rolling back.
    let entry = opens(&hoa, "phi", "Có phải nộp phí đánh giá OCOP không?").await;
    let history = taps(&hoa, &entry, "Xem lịch sử").await;
    let version = taps(&hoa, &history, "Xem bản 1").await;
    assert!(version.text.starts_with("Bản 1 · đã lùi"), "{}", version.text);
    taps(&hoa, &version, "Khôi phục bản này").await;
    comes_into_use(&bot, "phi", "Không mất phí nào cả.").await;
    assert_eq!(asks(&lan, "phi ocop").await, after);
    bot.restart().await;
    assert_eq!(asks(&lan, "phi ocop").await, after);
    bot.ends(&[&minh, &hoa, &lan]).await;
}

#[tokio::test]
async fn a_new_entry_is_written_step_by_step_and_published() {
    let bot = Bot::with().patient().start().await;
    let hoa = bot.official("Chị Hoa", Role::ProvinceOfficer).await;
    let lan = bot.person("Cô Lan");
    hoa.says("/canbo");
    let desk = hoa.reads().await;
    taps(&hoa, &desk, "Sửa cẩm nang").await;
    hoa.taps_on(desk.id, "Viết mục mới").answer().await;
    assert!(hoa.reads().await.text.starts_with("Mục mới (1/7)."));
    hoa.says("Sản phẩm có được xông khói bằng vỏ trấu không?");
    assert!(hoa.reads().await.text.starts_with("Mục mới (2/7)."));
    hoa.says("Xông khói vỏ trấu");
    assert!(hoa.reads().await.text.starts_with("Mục mới (3/7)."));
    hoa.says("Được, nếu kiểm nghiệm đạt.\nBà con hỏi xã trước khi làm.");
    let step = hoa.reads().await;
    let topic = taps(&hoa, &step, "4. Làm hàng, lo giấy tờ").await;
    assert!(topic.text.contains("(trang 1/5)"), "{}", topic.text);
    let topic = taps(&hoa, &topic, "Trang sau").await;
    let sources = taps(&hoa, &topic, "An toàn thực phẩm").await;
    assert!(sources.button("Quyết định 26/2026/QĐ-TTg").is_some(), "{:?}", sources.labels());
    hoa.says("| Điều 7");
    assert!(hoa.reads().await.text.starts_with("Tôi không đọc được nguồn nào."));
    let phrasings = taps(&hoa, &sources, "Quyết định 26/2026/QĐ-TTg").await;
    assert!(phrasings.text.starts_with("Mục mới (7/7)."), "{}", phrasings.text);
    hoa.says("hun khói bằng vỏ trấu\nxông khói vỏ trấu\n\ntrấu để xông khói");
    let related = hoa.reads().await;
    assert!(related.text.starts_with("Chọn mục để bà con đọc tiếp"), "{}", related.text);
    // What is chosen depends on what is near; one is enough, and none is too.
    let first = related.all_buttons().next().unwrap().text.clone();
    if first != "Xong" {
        let chosen = taps(&hoa, &related, &first).await;
        assert!(chosen.button(&format!("✓ {first}")).is_some(), "{:?}", chosen.labels());
    }
    hoa.taps_on(related.id, "Xong").answer().await;
    let draft = hoa.reads().await;
    for words in ["Thay đổi: mục mới", "Nên xem:", "mới có 3 cách hỏi"] {
        assert!(draft.text.contains(words), "{words}: {}", draft.text);
    }
    assert!(!draft.text.contains("Cần sửa trước khi xuất bản"), "{}", draft.text);

    // It has fewer ways of asking than is good: this is asked, and then done.
    let sure = taps(&hoa, &draft, "Xuất bản").await;
    assert!(sure.text.starts_with("Trước khi xuất bản, mời xem:"), "{}", sure.text);
    let published = taps(&hoa, &sure, "Vẫn xuất bản").await;
    assert!(published.text.starts_with("Đã xuất bản."), "{}", published.text);
    let id = "san-pham-co-duoc-xong-khoi-bang-vo-trau";
    let known: String = bot.value("SELECT entry FROM entry_versions").await;
    assert!(id.starts_with(&known), "{known}");
    comes_into_use(&bot, &known, "Được, nếu kiểm nghiệm đạt.").await;
    let answer = asks(&lan, "hun khói bằng vỏ trấu").await;
    assert!(answer.contains("Được, nếu kiểm nghiệm đạt."), "{answer}");

    // An entry that the program does not carry can be withdrawn, and be put back.
    let entry = opens(&hoa, &known, "Sản phẩm có được xông khói bằng vỏ trấu không?").await;
    assert!(entry.text.contains("Chương trình không có bản gốc"), "{}", entry.text);
    let more = taps(&hoa, &entry, "Sửa phần khác").await;
    hoa.taps_on(more.id, "Gỡ mục này").answer().await;
    hoa.reads().await;
    hoa.says("Chưa có văn bản");
    assert!(hoa.reads().await.text.starts_with("Đã gỡ mục này"));
    let entry = taps(&hoa, &hoa.last_bot_message().unwrap(), "Xem mục đang dùng").await;
    assert!(entry.text.contains("Lý do: Chưa có văn bản"), "{}", entry.text);
    bot.ends(&[&hoa, &lan]).await;
}

#[tokio::test]
async fn ways_of_asking_are_taught_by_officers_and_taken_up_by_the_province() {
    let bot = Bot::with().patient().start().await;
    let minh = bot.official("Anh Minh", commune_officer()).await;
    let hoa = bot.official("Chị Hoa", Role::ProvinceOfficer).await;
    let lan = bot.person("Cô Lan");
    let entry = opens(&minh, "phi", "Có phải nộp phí đánh giá OCOP không?").await;
    minh.taps_on(entry.id, "Thêm cách hỏi").answer().await;
    minh.reads().await;
    minh.says("xìa ra mấy đồng mới được chấm zậy\n\n??");
    let told = minh.reads().await.text;
    assert!(told.contains("Đã gửi cán bộ tỉnh duyệt: 1."), "{told}");
    assert!(told.contains("Không nhận được (trống hoặc quá dài): 1."), "{told}");

    let notice = hoa.reads().await;
    assert!(notice.text.starts_with("Anh Minh đề nghị thêm 1 cách hỏi cho"), "{}", notice.text);
    let list = taps(&hoa, &notice, "Duyệt cách hỏi (1)").await;
    let one = taps(&hoa, &list, "xìa ra mấy đồng").await;
    assert!(one.text.contains("Cho mục: Có phải nộp phí"), "{}", one.text);
    let mut told = taps(&hoa, &one, "Dùng cách hỏi này").await;
    if told.text.starts_with("Trước khi xuất bản") {
        told = taps(&hoa, &told, "Vẫn dùng").await;
    }
    assert!(told.text.starts_with("Đã thêm, bot dùng ngay: 1."), "{}", told.text);
    let taught = tokio::time::timeout(6 * PATIENCE, async {
        let is_new = |text: &String| text.starts_with("xìa ra");
        while !bot.handbook().await.entry("phi").unwrap().phrasings.iter().any(is_new) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
    assert!(taught.await.is_ok());
    let answer = asks(&lan, "xìa ra mấy đồng mới được chấm zậy").await;
    assert!(answer.starts_with("Có phải nộp phí đánh giá OCOP không?"), "{answer}");

    // One that reads like another entry's is not taken.
    let entry = opens(&hoa, "phi", "Có phải nộp phí đánh giá OCOP không?").await;
    hoa.taps_on(entry.id, "Thêm cách hỏi").answer().await;
    hoa.reads().await;
    hoa.says("hồ sơ gồm gì");
    let told = hoa.reads().await.text;
    assert!(told.contains("Cách hỏi này trùng với mục khác: Hồ sơ OCOP gồm những gì?"), "{told}");
    bot.ends(&[&minh, &hoa, &lan]).await;
}

#[tokio::test]
async fn nobody_else_opens_these_screens_and_every_try_is_on_record() {
    let bot = Bot::start().await;
    let minh = bot.official("Anh Minh", commune_officer()).await;
    let lan = bot.person("Cô Lan");
    lan.says("ho so gom gi");
    let screen = lan.reads().await;
    let every = [
        "k:home",
        "k:find",
        "k:new",
        "k:negative",
        "kd:0",
        "kf:0",
        "kp:0",
        "kn:0",
        "ke:phi",
        "km:phi",
        "ka:b:phi",
        "ka:w:phi",
        "kr:phi",
        "ko:phi",
        "kh:0:phi",
        "kt:0:phi",
        "kc:phi",
        "kv:1",
        "kvp:1",
        "kvx:0:1",
        "kvx:1:1",
        "kvr:1",
        "kvd:1",
        "kq:1",
        "kqa:1:1",
        "kqr:1",
    ];
    for (tried, data) in every.into_iter().enumerate() {
        lan.sends_callback(screen.id, data).answer().await;
        bot.is_calm().await;
        let refused: i64 = bot
            .value("SELECT count(*) FROM audit WHERE outcome = 'refused' AND actor = 'person'")
            .await;
        assert_eq!(refused, 1 + i64::try_from(tried).unwrap(), "{data}");
    }
    lan.skips_unread();
    // An officer of a commune drafts, and decides nothing.
    minh.says("/canbo");
    let desk = minh.reads().await;
    for data in ["ka:w:phi", "kvr:1", "kvx:1:1", "kc:phi", "kqa:1:1"] {
        minh.sends_callback(desk.id, data).answer().await;
        bot.is_calm().await;
        let told = minh.message(desk.id).unwrap().text;
        assert_eq!(told, "Việc này do cán bộ tỉnh làm.", "{data}");
    }
    minh.skips_unread();
    let refused: i64 = bot.value("SELECT count(*) FROM audit WHERE outcome = 'refused'").await;
    assert_eq!(refused, i64::try_from(every.len()).unwrap() + 5);
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM handbook_events").await, 0);
    bot.ends(&[&minh, &lan]).await;
}

#[tokio::test]
async fn files_go_out_and_come_in_as_they_are_while_the_bot_runs() {
    let bot = Bot::with().patient().start().await;
    let lan = bot.person("Cô Lan");
    let folder = bot.file().with_file_name("handbook");
    let path = folder.to_str().unwrap();
    assert!(runs(&bot, &["handbook", "export", path]).await.status.success());
    let original = concat!(env!("CARGO_MANIFEST_DIR"), "/locales/vi/handbook/phi.md");
    let carried = std::fs::read_to_string(original).unwrap();
    let phi = folder.join("phi.md");
    assert_eq!(std::fs::read_to_string(&phi).unwrap(), carried);

    let unchanged = runs(&bot, &["handbook", "import", path]).await;
    assert!(unchanged.status.success() && said(&unchanged).contains("0 changed, 86 unchanged"));

    // Its spaces are not those that the bot would write.
    let changed = carried.replace("Quyết định 26/2026 **không", "Tới nay  **không");
    std::fs::write(&phi, &changed).unwrap();
    let tried = runs(&bot, &["handbook", "import", path, "--dry-run"]).await;
    assert!(said(&tried).contains("phi.md: body"), "{}", said(&tried));
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM entry_versions").await, 0);
    let published = runs(&bot, &["handbook", "import", path, "--publish"]).await;
    assert!(said(&published).contains("1 published"), "{}", said(&published));
    let again = runs(&bot, &["handbook", "import", path, "--publish"]).await;
    assert!(said(&again).contains("0 changed, 86 unchanged"), "{}", said(&again));
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM entry_versions").await, 1);

    // Nobody tells the bot what another process does; it looks by itself.
    bot.advance(TimeDelta::seconds(6));
    comes_into_use(&bot, "phi", "Tới nay").await;
    assert!(asks(&lan, "phi ocop").await.contains("Tới nay"));
    let check = runs(&bot, &["handbook", "check"]).await;
    assert!(check.status.success());
    assert!(said(&check).contains("phi: version 1 of"), "{}", said(&check));
    let other = folder.with_file_name("other");
    assert!(runs(&bot, &["handbook", "export", other.to_str().unwrap()]).await.status.success());
    assert_eq!(std::fs::read_to_string(other.join("phi.md")).unwrap(), changed);

    let broken = changed.replace("topic = \"fees\"", "topic = \"fee\"");
    std::fs::write(&phi, broken).unwrap();
    let refused = runs(&bot, &["handbook", "import", path, "--publish"]).await;
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("phi.md:6: `fee` is not one of"), "{}", said(&refused));
    std::fs::write(&phi, changed.replace("[[sources]]", "").replace("document = ", "# ")).unwrap();
    let refused = runs(&bot, &["handbook", "import", path, "--publish"]).await;
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM entry_versions").await, 1);
    bot.ends(&[&lan]).await;
}
