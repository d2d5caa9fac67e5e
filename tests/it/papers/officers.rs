//! Officials look at papers, send them back, get them as archives; samples come.

use std::io::{Cursor, Read};

use ocop_bot::people::Role;
use ocop_bot::programme::criteria::Star;
use ocop_bot::telegram::gateway::Gateway;
use ocop_bot::telegram::playground::{Fault, Person, Rule, Seen, Upload};
use secrecy::SecretString;

use super::{begun, paper, photo, preparing};
use crate::register::{NAME, PHONE, PRODUCT, joined, officer, opens, press, registered};
use crate::support::{Bot, HAM_THUAN, TOKEN};

/// Sends a paper and reads what is said.
async fn sends(
    lan: &Person,
    dossier: ocop_bot::dossiers::model::DossierId,
    id: &str,
    file: Upload,
) {
    let open = paper(lan, dossier, id).await;
    press(lan, open.id, "Gửi giấy này").await;
    lan.sends_document(file, "");
    let got = lan.reads().await;
    assert!(got.text.contains("nay có 1 tệp"), "{}", got.text);
}

#[tokio::test]
async fn a_paper_is_sent_back_with_a_reason_and_comes_again() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (lan, dossier, _) = preparing(&bot).await;
    sends(&lan, dossier, "mau-01", Upload::new("mau.pdf", *b"%PDF-1.7")).await;
    sends(&lan, dossier, "giay-attp", Upload::new("giay.png", *b"\x89PNG\r\n\x1a\n")).await;
    let open = paper(&hoa, dossier, "giay-attp").await;
    assert!(open.button("Tôi đang vướng").is_none(), "{:?}", open.labels());
    let why = press(&hoa, open.id, "Trả lại").await;
    let done = press(&hoa, why.id, "Ảnh mờ").await;
    assert!(done.text.contains("Đã trả lại"), "{}", done.text);
    let told = lan.reads().await;
    assert!(told.text.contains("trả lại Giấy an toàn thực phẩm"), "{}", told.text);
    assert!(told.text.contains("Ảnh mờ, không đọc được"), "{}", told.text);
    let open = press(&lan, told.id, "Xem giấy này").await;
    assert!(open.text.contains("cán bộ trả lại: Ảnh mờ"), "{}", open.text);
    press(&lan, open.id, "Gửi lại từ đầu").await;
    bot.advance(chrono::TimeDelta::hours(1));
    lan.sends_photo(photo(9), "");
    lan.reads().await;
    // It is there, and to be looked at anew.
    let next = press(&hoa, done.id, "Xem tiếp: Phiếu đăng ký").await;
    let done = press(&hoa, next.id, "Ghi là đạt").await;
    assert!(done.text.contains("Còn 1 giấy đã gửi chưa xem"), "{}", done.text);
    let next = press(&hoa, done.id, "Xem tiếp: Giấy an toàn").await;
    let why = press(&hoa, next.id, "Trả lại").await;
    assert!(why.text.contains("vì sao"), "{}", why.text);
    hoa.says("Chưa thấy dấu của cơ quan cấp");
    let done = hoa.reads().await;
    assert!(done.text.contains("Đã trả lại"), "{}", done.text);
    assert!(lan.reads().await.text.contains("Chưa thấy dấu của cơ quan cấp"));
    let back = press(&hoa, done.id, "Hoàn tác").await;
    assert!(back.text.contains("Đã hoàn tác"), "{}", back.text);
    assert!(lan.reads().await.text.contains("bỏ việc trả lại"));
    // What is in order stays as it is.
    lan.skips_unread();
    let open = paper(&lan, dossier, "mau-01").await;
    lan.taps_on(open.id, "Xem, gỡ tệp").answer().await;
    assert!(lan.reads().await.media.is_some());
    let files = lan.reads().await;
    let locked = press(&lan, files.id, "Gỡ tệp 1").await;
    assert!(locked.text.contains("ghi giấy này đạt"), "{}", locked.text);
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn a_stranger_sees_no_paper_whatever_they_press() {
    let bot = Bot::start().await;
    let (lan, dossier, _) = preparing(&bot).await;
    sends(&lan, dossier, "mau-01", Upload::new("mau.pdf", *b"%PDF-1.7")).await;
    let other = bot.official("Anh Bình", officer(22_918)).await;
    let menu = other.says("/menu");
    let screen = loop {
        let seen = other.reads().await;
        if seen.id > menu {
            break seen.id;
        }
    };
    for data in [
        "el:1.0",
        "ep:1.mau-01",
        "ef:1.mau-01",
        "ea:1.mau-01",
        "ez:1",
        "eh:1.1",
        "ee:1.0",
        "ex:1",
        "es:1.mau-01",
        "emn:1.mau-01.1.mau-02",
    ] {
        other.sends_callback(screen, data).answer().await;
        let seen = loop {
            let seen = other.reads_edit().await;
            if seen.id == screen {
                break seen;
            }
        };
        assert!(!seen.text.contains(PRODUCT), "{data}: {}", seen.text);
        other.sends_callback(screen, "people:menu").answer().await;
        other.reads_edit().await;
    }
    bot.ends(&[&lan, &other]).await;
}

#[tokio::test]
async fn a_pdf_that_is_none_is_known_once_it_is_looked_into() {
    let bot = Bot::start().await;
    let (lan, dossier, _) = preparing(&bot).await;
    sends(&lan, dossier, "mau-01", Upload::new("mau.pdf", *b"<html>404</html>")).await;
    let told = lan.reads().await;
    assert!(told.text.contains("mau.pdf") && told.text.contains("không mở được"), "{}", told.text);
    let open = press(&lan, told.id, "Xem giấy này").await;
    assert!(open.text.contains("tệp gửi không mở được"), "{}", open.text);
    press(&lan, open.id, "Gửi lại từ đầu").await;
    lan.sends_document(Upload::new("mau.pdf", *b"%PDF-1.7 that is one"), "");
    let got = lan.reads().await;
    assert!(got.text.contains("1/12 giấy"), "{}", got.text);
    bot.is_calm().await;
    let waiting = "SELECT NOT EXISTS (SELECT 1 FROM evidence_files WHERE state = 'waiting')";
    bot.holds(waiting).await;
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn copies_go_to_the_folder_by_numbers_alone() {
    let mut bot = Bot::start().await;
    let folder = bot.copies_papers();
    bot.restart().await;
    let (lan, dossier, _) = preparing(&bot).await;
    sends(&lan, dossier, "mau-01", Upload::new("../../etc/mau.pdf", *b"%PDF-1.7")).await;
    bot.holds("SELECT EXISTS (SELECT 1 FROM evidence_files WHERE copied = 1)").await;
    let names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names, ["1.pdf"]);
    assert_eq!(std::fs::read(folder.join("1.pdf")).unwrap(), b"%PDF-1.7");
    bot.ends(&[&lan]).await;
}

/// The files in an archive that the bot has sent.
async fn unpacked(bot: &Bot, document: &Seen) -> Vec<(String, String)> {
    let gateway = Gateway::new(&bot.playground.url(), SecretString::from(TOKEN)).unwrap();
    let media = document.media.as_ref().expect("a document");
    let bytes = gateway.download(&media.file_id, 50 << 20).await.unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.push((
            file.name().unwrap().into_owned(),
            String::from_utf8_lossy(&bytes).into_owned(),
        ));
    }
    files
}

#[tokio::test]
async fn the_papers_come_as_an_archive_in_the_order_of_the_criteria() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (lan, dossier, _) = preparing(&bot).await;
    for (id, name) in
        [("kiem-nghiem", "k.pdf"), ("nguon-nguyen-lieu", "n.pdf"), ("mau-02", "m.pdf")]
    {
        sends(&lan, dossier, id, Upload::new(name, format!("%PDF-1.7 {id}").into_bytes())).await;
    }
    bot.is_calm().await;
    bot.holds("SELECT NOT EXISTS (SELECT 1 FROM evidence_files WHERE state = 'waiting')").await;
    // One of them cannot be had.
    let gone = Fault::Error { code: 400, description: "Bad Request: wrong file_id".into() };
    bot.playground.faults().add(Rule::new(gone).method("getFile").once());
    let list = super::papers_of(&hoa, dossier).await;
    assert!(list.text.contains("Mới gửi, chờ cán bộ xem"), "{}", list.text);
    hoa.taps_on(list.id, "Tải tất cả").answer().await;
    assert!(hoa.reads().await.text.contains("gom 3 tệp thành 1 tệp ZIP"));
    let part = hoa.reads().await;
    assert!(part.text.contains("phần 1/1: 3 tệp"), "{}", part.text);
    let lost = hoa.reads().await;
    assert!(
        lost.text.contains("Có 1 tệp") && lost.text.contains("Báo cáo tự đánh giá"),
        "{}",
        lost.text
    );
    let files = unpacked(&bot, &part).await;
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "00-muc-luc.html",
            "02-1.1-nguon-nguyen-lieu/nguon-nguyen-lieu-1.pdf",
            "03-8-kiem-nghiem/kiem-nghiem-1.pdf",
        ]
    );
    let page = &files[0].1;
    for words in
        [PRODUCT, NAME, "xã Hàm Thuận", "không tải được", "Giấy cần thiết còn thiếu", "1.1"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(files[1].1, "%PDF-1.7 nguon-nguyen-lieu");
    bot.is_calm().await;
    nothing_lies_about(&bot).await;
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn large_archives_come_in_parts_and_a_killed_one_goes_on() {
    let mut bot = Bot::start().await;
    let (producer, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let dossier = begun(&bot, &producer, &product, Star::Five).await;
    bot.is_calm().await;
    lan.skips_unread();
    let open = paper(&lan, dossier, "nhan-hang-hoa").await;
    press(&lan, open.id, "Gửi giấy này").await;
    for number in 1..=3_u8 {
        // They say that they are larger than they are.
        let file = Upload::new("trang.pdf", [b"%PDF-1.7 ".as_slice(), &[number]].concat());
        lan.sends_document(file.pretending_size(19 << 20), "");
        lan.reads().await;
    }
    bot.is_calm().await;
    bot.holds("SELECT NOT EXISTS (SELECT 1 FROM evidence_files WHERE state = 'waiting')").await;
    bot.playground.faults().add(Rule::new(Fault::Page(502)).method("getFile"));
    let list = super::papers_of(&lan, dossier).await;
    lan.taps_on(list.id, "Tải tất cả").answer().await;
    assert!(lan.reads().await.text.contains("gom 3 tệp thành 2 tệp ZIP"));
    lan.sends_callback(list.id, &format!("ez:{dossier}")).answer().await;
    assert!(lan.reads().await.text.contains("đang gom hồ sơ này rồi"));
    bot.stop().await;
    bot.playground.faults().clear();
    bot.go().await;
    let first = lan.reads().await;
    let second = lan.reads().await;
    assert!(first.text.contains("phần 1/2: 2 tệp"), "{}", first.text);
    assert!(second.text.contains("phần 2/2: 1 tệp"), "{}", second.text);
    // The folder of article 6.3, with what the province adds left empty.
    let names: Vec<String> =
        unpacked(&bot, &second).await.into_iter().map(|(name, _)| name).collect();
    assert!(names.contains(&"4-quyet-dinh/".to_owned()), "{names:?}");
    let page = "5-ho-so-san-pham/01-2.2-nhan-hang-hoa/nhan-hang-hoa-3.pdf".to_owned();
    assert!(names.contains(&page), "{names:?}");
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn samples_are_received_once_and_the_producer_knows() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (lan, dossier, _) = preparing(&bot).await;
    let open = paper(&hoa, dossier, "san-pham-mau").await;
    let came = press(&hoa, open.id, "Đã nhận 5 mẫu").await;
    assert!(came.text.contains("5 mẫu, Chị Hoa đã nhận ngày 24/11/2026"), "{}", came.text);
    assert!(lan.reads().await.text.contains("đã nhận sản phẩm mẫu"));
    let list = super::papers_of(&lan, dossier).await;
    assert!(list.text.contains("1/12"), "{}", list.text);
    let not = press(&hoa, came.id, "Bỏ ghi đã nhận").await;
    assert!(not.text.contains("chưa gửi"), "{}", not.text);
    assert!(lan.reads().await.text.contains("ghi nhầm"));
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn an_archive_that_telegram_refuses_leaves_nothing_behind() {
    let bot = Bot::start().await;
    let (lan, dossier, _) = preparing(&bot).await;
    sends(&lan, dossier, "mau-01", Upload::new("mau.pdf", *b"%PDF-1.7")).await;
    bot.is_calm().await;
    let refused = Fault::Error { code: 400, description: "Bad Request: file is broken".into() };
    bot.playground.faults().add(Rule::new(refused).method("sendDocument"));
    let list = super::papers_of(&lan, dossier).await;
    lan.taps_on(list.id, "Tải tất cả").answer().await;
    assert!(lan.reads().await.text.contains("gom 1 tệp"));
    bot.holds(
        "SELECT EXISTS (SELECT 1 FROM outbox WHERE dedupe_key = 'bundle:1:0' AND state = 'dead')",
    )
    .await;
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM media WHERE path IS NOT NULL").await, 0);
    nothing_lies_about(&bot).await;
    bot.stop_quietly().await;
}

/// The folder beside the database is empty.
async fn nothing_lies_about(bot: &Bot) {
    let beside = bot.store().beside();
    for _ in 0..500 {
        if std::fs::read_dir(&beside).unwrap().count() == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    panic!("something lies in {}", beside.display());
}

#[tokio::test]
async fn more_of_a_paper_in_order_is_told_to_both_sides() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (lan, dossier, _) = preparing(&bot).await;
    sends(&lan, dossier, "mau-01", Upload::new("mau.pdf", *b"%PDF-1.7")).await;
    let open = paper(&lan, dossier, "mau-01").await;
    press(&lan, open.id, "Gửi lại từ đầu").await;
    bot.advance(chrono::TimeDelta::minutes(1));
    let seen = paper(&hoa, dossier, "mau-01").await;
    press(&hoa, seen.id, "Ghi là đạt").await;
    bot.advance(chrono::TimeDelta::minutes(1));
    // It was to be replaced; now it is not, and what was sent for that is not lost.
    lan.sends_photo(photo(5), "");
    let kept = lan.reads().await;
    assert!(kept.text.contains("ghi giấy này đạt"), "{}", kept.text);
    assert!(kept.text.contains("Tệp vừa gửi tôi vẫn giữ"), "{}", kept.text);
    let got = press(&lan, kept.id, "Báo cáo tự đánh giá").await;
    assert!(got.text.contains("nay có 1 tệp"), "{}", got.text);
    let open = paper(&lan, dossier, "mau-01").await;
    assert!(open.text.contains("đạt"), "{}", open.text);
    assert!(open.button("Gửi lại từ đầu").is_none(), "{:?}", open.labels());
    let old = opens(&lan, &format!("er:{dossier}.mau-01")).await;
    assert!(old.text.contains("ghi giấy này đạt"), "{}", old.text);
    // More of it is told before, and to the officer once.
    let open = paper(&lan, dossier, "mau-01").await;
    let ask = press(&lan, open.id, "Gửi thêm tệp").await;
    assert!(ask.text.contains("Cán bộ đã ghi giấy này đạt"), "{}", ask.text);
    lan.sends_photo(photo(6), "");
    let got = lan.reads().await;
    assert!(got.text.contains("cán bộ sẽ xem lại"), "{}", got.text);
    lan.sends_photo(photo(7), "");
    assert!(!lan.reads().await.text.contains("cán bộ sẽ xem lại"));
    let told = hoa.reads().await;
    assert!(told.text.contains("vừa gửi thêm tệp"), "{}", told.text);
    let seen = press(&hoa, told.id, "Xem giấy này").await;
    assert!(seen.button("Ghi là đạt").is_some(), "{:?}", seen.labels());
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn whoever_evaluates_is_told_of_a_new_paper_once() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (lan, dossier, _) = preparing(&bot).await;
    bot.execute(
        "UPDATE dossiers SET status = 'under_review:province', filed_on = '2026-11-24',
            rule_set = '26-2026'",
    )
    .await;
    sends(&lan, dossier, "mau-01", Upload::new("mau.pdf", *b"%PDF-1.7")).await;
    lan.sends_photo(photo(1), "");
    lan.reads().await;
    let told = tuan.reads().await;
    assert!(told.text.contains("Tệp mới chưa ai xem"), "{}", told.text);
    bot.is_calm().await;
    assert!(tuan.unread().is_empty(), "once while nobody looks");
    lan.skips_unread();
    bot.ends(&[&lan, &tuan]).await;
}
