//! Papers are sent one by one.

use ocop_bot::telegram::playground::{MediaKind, Upload};

use super::{another, paper, papers_of, photo, preparing};
use crate::register::{PRODUCT, press};
use crate::support::Bot;

#[tokio::test]
async fn what_is_missing_is_said_in_plain_words_and_gone_once_it_is_sent() {
    let bot = Bot::start().await;
    let (lan, dossier, _) = preparing(&bot).await;
    let list = papers_of(&lan, dossier).await;
    assert!(list.text.contains("Còn thiếu"), "{}", list.text);
    assert!(list.text.contains("Đã có 0/12 giấy cần thiết"), "{}", list.text);
    assert!(list.text.contains("Giấy an toàn thực phẩm: thiếu thì hồ sơ bị loại"), "{}", list.text);
    assert!(list.labels().len() <= 6 + 3, "{:?}", list.labels());
    let open = press(&lan, list.id, "Giấy an toàn thực phẩm").await;
    assert!(open.text.contains("chưa có số liệu, hỏi nơi cấp"), "{}", open.text);
    assert!(open.text.contains("chưa gửi"), "{}", open.text);
    press(&lan, open.id, "Gửi giấy này").await;
    lan.sends_photo(photo(1), "");
    let got = lan.reads().await;
    assert!(got.text.contains("nay có 1 tệp"), "{}", got.text);
    assert!(got.text.contains("1/12 giấy cần thiết"), "{}", got.text);
    lan.sends_photo(photo(2), "");
    let got = lan.reads().await;
    assert!(got.text.contains("nay có 2 tệp"), "{}", got.text);
    // The day on it.
    assert!(got.text.contains("ghi hạn đến ngày nào"), "{}", got.text);
    lan.says("31/13/2027");
    assert!(lan.reads().await.text.contains("chưa đọc được ngày"));
    lan.says("20/12/2026");
    let dated = lan.reads().await;
    assert!(dated.text.contains("dùng được đến 20/12/2026"), "{}", dated.text);
    // The round is decided before 30 June 2027.
    assert!(
        dated.text.contains("hết hạn 20/12/2026, trước khi đợt này xét xong"),
        "{}",
        dated.text
    );
    lan.taps_on(dated.id, "Danh sách giấy tờ").answer().await;
    let list = lan.reads_edit().await;
    assert!(list.text.contains("Đã có 1/12"), "{}", list.text);
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn an_album_is_taken_whole_but_for_the_video_in_it() {
    let bot = Bot::start().await;
    let (lan, dossier, _) = preparing(&bot).await;
    let open = paper(&lan, dossier, "nhan-hang-hoa").await;
    press(&lan, open.id, "Gửi giấy này").await;
    let page = |number| (MediaKind::Photo, photo(number));
    let film = (MediaKind::Video, Upload::new("xuong.mp4", *b"film"));
    lan.sends_album(vec![page(1), film, page(2), page(2)], "");
    bot.is_calm().await;
    let said: Vec<String> = lan.unread().into_iter().map(|seen| seen.text).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("Đã nhận album"), "{said:?}");
    assert!(said[1].contains("Tệp xuong.mp4 là video"), "{said:?}");
    lan.skips_unread();
    let open = paper(&lan, dossier, "nhan-hang-hoa").await;
    // The same picture twice is kept once.
    assert!(open.text.contains("đã gửi 2 tệp"), "{}", open.text);
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn what_is_no_paper_is_refused_with_a_reason() {
    let bot = Bot::start().await;
    let (lan, dossier, _) = preparing(&bot).await;
    let open = paper(&lan, dossier, "mau-02").await;
    press(&lan, open.id, "Gửi giấy này").await;
    lan.sends_photo(photo(1).pretending_size(25 << 20), "");
    assert!(lan.reads().await.text.contains("nặng quá 20 MB"));
    lan.sends_document(Upload::new("bai.exe", *b"MZ"), "");
    assert!(lan.reads().await.text.contains("bai.exe không phải loại tôi nhận được"));
    lan.sends_voice(Upload::new("noi.ogg", *b"ogg"));
    assert!(lan.reads().await.text.contains("là ghi âm"));
    lan.sends_photo(photo(1), "");
    assert!(lan.reads().await.text.contains("nay có 1 tệp"));
    lan.sends_photo(photo(1), "");
    assert!(lan.reads().await.text.contains("đã gửi cho giấy này rồi"));
    // A question in between is answered as ever.
    lan.says("nộp hồ sơ ở đâu");
    assert!(!lan.reads().await.text.is_empty());
    lan.sends_document(Upload::new("mau 02.docx", *b"PK\x03\x04"), "");
    assert!(lan.reads().await.text.contains("nay có 2 tệp"));
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn files_are_removed_replaced_and_brought_back() {
    let bot = Bot::start().await;
    let (lan, dossier, _) = preparing(&bot).await;
    let open = paper(&lan, dossier, "giay-attp").await;
    press(&lan, open.id, "Gửi giấy này").await;
    for number in [1, 2] {
        lan.sends_photo(photo(number), "");
        lan.reads().await;
    }
    let open = paper(&lan, dossier, "giay-attp").await;
    lan.taps_on(open.id, "Xem, gỡ tệp").answer().await;
    for _ in 0..2 {
        assert!(lan.reads().await.media.is_some());
    }
    let files = lan.reads().await;
    let gone = press(&lan, files.id, "Gỡ tệp 2").await;
    assert!(gone.text.contains("Đã gỡ một tệp"), "{}", gone.text);
    let back = press(&lan, gone.id, "Hoàn tác").await;
    assert!(back.text.contains("đã gửi 2 tệp"), "{}", back.text);
    press(&lan, back.id, "Gửi lại từ đầu").await;
    lan.sends_photo(photo(3), "");
    let anew = lan.reads().await;
    assert!(anew.text.contains("nay có 1 tệp"), "{}", anew.text);
    let back = press(&lan, anew.id, "Hoàn tác").await;
    assert!(back.text.contains("đã gửi 2 tệp"), "{}", back.text);
    lan.sends_callback(back.id, "ex:1").answer().await;
    let gone = lan.reads_edit().await;
    lan.sends_callback(gone.id, "ex:1").answer().await;
    assert!(lan.reads_edit().await.text.contains("Màn hình này cũ rồi"));
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_paper_of_the_wrong_product_is_moved_and_not_lost() {
    let bot = Bot::start().await;
    let (lan, dossier, producer) = preparing(&bot).await;
    let other = another(&bot, &producer, "Mắm ruốc Ví Dụ").await;
    let open = paper(&lan, dossier, "giay-attp").await;
    press(&lan, open.id, "Gửi giấy này").await;
    lan.sends_photo(photo(1), "");
    lan.reads().await;
    lan.says("31/12/2028");
    let dated = lan.reads().await;
    let which = press(&lan, dated.id, "Chuyển chỗ khác").await;
    assert!(which.text.contains("của sản phẩm nào"), "{}", which.text);
    let what = press(&lan, which.id, "Mắm ruốc Ví Dụ").await;
    let moved = press(&lan, what.id, "Giấy an toàn thực phẩm").await;
    assert!(moved.text.contains("Đã chuyển 1 tệp"), "{}", moved.text);
    let there = paper(&lan, other, "giay-attp").await;
    assert!(there.text.contains("Còn hạn đến 31/12/2028"), "{}", there.text);
    lan.sends_callback(moved.id, &format!("ep:{dossier}.giay-attp")).answer().await;
    assert!(lan.reads_edit().await.text.contains("chưa gửi"));
    lan.sends_callback(moved.id, &moved.button("Hoàn tác").unwrap().data.clone().unwrap())
        .answer()
        .await;
    let back = lan.reads_edit().await;
    assert!(back.text.contains("đã gửi 1 tệp") && back.text.contains(PRODUCT), "{}", back.text);
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_file_without_a_word_is_asked_about_and_never_lost() {
    let bot = Bot::start().await;
    let (lan, dossier, producer) = preparing(&bot).await;
    another(&bot, &producer, "Mắm ruốc Ví Dụ").await;
    bot.is_calm().await;
    lan.skips_unread();
    lan.sends_document(Upload::new("phieu kiem nghiem.pdf", *b"%PDF-1.7"), "");
    let which = lan.reads().await;
    assert!(which.text.contains("Tệp của sản phẩm nào"), "{}", which.text);
    let what = press(&lan, which.id, PRODUCT).await;
    assert!(what.labels()[0][0].contains("Phiếu kiểm nghiệm"), "{:?}", what.labels());
    let other = press(&lan, what.id, "Trang sau").await;
    assert!(other.button("Gửi tệp cho cán bộ").is_some());
    let what = press(&lan, other.id, "Trang trước").await;
    let got = press(&lan, what.id, "Phiếu kiểm nghiệm").await;
    assert!(got.text.contains("nay có 1 tệp"), "{}", got.text);
    // The day of issue and further pages are taken at once.
    lan.says("15/11/2025");
    let dated = lan.reads().await;
    assert!(dated.text.contains("đã hết hạn từ 15/11/2026"), "{}", dated.text);
    lan.sends_photo(photo(7), "");
    assert!(lan.reads().await.text.contains("nay có 2 tệp"));
    press(&lan, dated.id, "Danh sách giấy tờ").await;
    let page = |number| (MediaKind::Photo, photo(number));
    lan.sends_album(vec![page(1), page(2)], "");
    let which = lan.reads().await;
    bot.is_calm().await;
    assert!(lan.unread().is_empty(), "{}", lan.transcript());
    let what = press(&lan, which.id, PRODUCT).await;
    let got = press(&lan, what.id, "Phiếu đăng ký").await;
    assert!(got.text.contains("nay có 2 tệp"), "{}", got.text);
    // What came after the report that has ended is a new one.
    let list = papers_of(&lan, dossier).await;
    assert!(list.text.contains("Đã có 2/12"), "{}", list.text);
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn whoever_is_stuck_asks_an_official_who_knows_what_it_is_about() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", crate::register::officer(crate::support::HAM_THUAN)).await;
    let (lan, dossier, _) = preparing(&bot).await;
    let open = paper(&lan, dossier, "moi-truong").await;
    let ask = press(&lan, open.id, "Tôi đang vướng").await;
    lan.taps_on(ask.id, "Không biết xin ở đâu").answer().await;
    assert!(lan.reads().await.text.starts_with("Đã ghi câu hỏi số 1"));
    let told = hoa.reads().await;
    for words in ["Hồ sơ môi trường", PRODUCT, "bộ 9", "xã Hàm Thuận", "Không biết xin ở đâu"]
    {
        assert!(told.text.contains(words), "{words}: {}", told.text);
    }
    let open = paper(&lan, dossier, "moi-truong").await;
    press(&lan, open.id, "Tôi đang vướng").await;
    lan.says("Xưởng tôi nhỏ có phải làm không");
    assert!(lan.reads().await.text.starts_with("Đã ghi câu hỏi số 2"));
    assert!(hoa.reads().await.text.contains("Xưởng tôi nhỏ"));
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn a_new_certificate_does_not_end_with_the_old_one() {
    let bot = Bot::start().await;
    let (lan, dossier, _) = preparing(&bot).await;
    let open = paper(&lan, dossier, "giay-attp").await;
    press(&lan, open.id, "Gửi giấy này").await;
    lan.sends_photo(photo(1), "");
    lan.reads().await;
    lan.says("1/1/2020");
    let dated = lan.reads().await;
    assert!(dated.text.contains("nay đã hết hạn"), "{}", dated.text);
    assert!(dated.text.contains("⌛ đã hết hạn từ 1/1/2020"), "{}", dated.text);
    lan.sends_photo(photo(2), "");
    let got = lan.reads().await;
    assert!(got.text.contains("Ngày đã ghi lúc trước (1/1/2020)"), "{}", got.text);
    assert!(got.text.contains("ghi hạn đến ngày nào"), "{}", got.text);
    let open = paper(&lan, dossier, "giay-attp").await;
    assert!(open.text.contains("đã gửi 2 tệp"), "{}", open.text);
    press(&lan, open.id, "Ghi ngày hết hạn").await;
    lan.says("31/12/2028");
    let dated = lan.reads().await;
    assert!(dated.text.contains("Còn hạn đến 31/12/2028"), "{}", dated.text);
    // A further page of it holds as long.
    press(&lan, dated.id, "Gửi thêm tệp").await;
    lan.sends_photo(photo(3), "");
    assert!(!lan.reads().await.text.contains("ghi hạn đến ngày nào"));
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_file_without_a_word_that_is_taken_back_is_asked_about_again() {
    let bot = Bot::start().await;
    let (lan, dossier, _) = preparing(&bot).await;
    lan.sends_document(Upload::new("phieu kiem nghiem.pdf", *b"%PDF-1.7"), "");
    let what = lan.reads().await;
    let got = press(&lan, what.id, "Phiếu kiểm nghiệm").await;
    let back = press(&lan, got.id, "Hoàn tác").await;
    assert!(back.text.contains("Đã hoàn tác"), "{}", back.text);
    assert!(back.text.contains("Đây là giấy nào"), "{}", back.text);
    let got = press(&lan, back.id, "Phiếu kiểm nghiệm").await;
    assert!(got.text.contains("nay có 1 tệp"), "{}", got.text);
    paper(&lan, dossier, "kiem-nghiem").await;
    bot.ends(&[&lan]).await;
}
