//! An official asks for papers by a day; they come one by one; the silent are seen.

use chrono::TimeDelta;
use ocop_bot::dossiers::model::DossierId;
use ocop_bot::telegram::playground::{Person, Seen};

use super::{photo, preparing};
use crate::register::{PRODUCT, officer, opens, press};
use crate::support::{Bot, HAM_THUAN};

/// The dossier is filed and being checked; what is said of that is read.
async fn checked(bot: &Bot, lan: &Person, hoa: &Person, dossier: DossierId) -> Seen {
    let open = opens(lan, &format!("rd:{dossier}")).await;
    let sure = press(lan, open.id, "Báo đã nộp").await;
    press(lan, sure.id, "Đúng vậy").await;
    let told = hoa.reads().await;
    let open = press(hoa, told.id, "Xem hồ sơ").await;
    let sure = press(hoa, open.id, "Tiếp nhận").await;
    let open = press(hoa, sure.id, "Đúng vậy").await;
    bot.is_calm().await;
    lan.skips_unread();
    // Two days on: whether 24 November is worked on is not settled.
    bot.advance(TimeDelta::days(2));
    open
}

#[tokio::test]
async fn papers_are_ticked_dated_and_fall_off_as_they_come() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (lan, dossier, _) = preparing(&bot).await;
    let open = checked(&bot, &lan, &hoa, dossier).await;
    let ticks = press(&hoa, open.id, "Yêu cầu bổ sung").await;
    let on = press(&hoa, ticks.id, "⬜ Giấy an toàn thực phẩm · chưa có").await;
    assert!(on.button("☑️ Giấy an toàn thực phẩm").is_some(), "{:?}", on.labels());
    let off = press(&hoa, on.id, "☑️ Giấy an toàn thực phẩm").await;
    assert!(off.button("Chọn hạn chót").is_none(), "{:?}", off.labels());
    press(&hoa, off.id, "Giấy an toàn thực phẩm").await;
    hoa.says("bản cũ hết hạn");
    let noted = hoa.reads().await;
    assert!(noted.text.contains("• Giấy an toàn thực phẩm (bản cũ hết hạn)"), "{}", noted.text);
    hoa.says("Chụp thêm ảnh xưởng");
    let noted = hoa.reads().await;
    assert!(noted.text.contains("• Chụp thêm ảnh xưởng"), "{}", noted.text);
    let due = press(&hoa, noted.id, "Chọn hạn chót").await;
    hoa.says("1/1/2020");
    assert!(hoa.reads().await.text.contains("không ở sau hôm nay"));
    let sure = press(&hoa, due.id, "5 ngày làm việc (3/12/2026)").await;
    assert!(sure.text.contains("2 yêu cầu, hạn chót 3/12/2026"), "{}", sure.text);
    let sent = press(&hoa, sure.id, "Gửi yêu cầu").await;
    assert!(sent.text.contains("Cần bổ sung"), "{}", sent.text);
    assert!(sent.text.contains("Chậm nhất ngày 3/12/2026"), "{}", sent.text);

    let told = lan.reads_until("Cần bổ sung").await;
    assert!(told.text.contains("bản cũ hết hạn"), "{}", told.text);
    bot.is_calm().await;
    lan.skips_unread();
    let asked = press(&lan, told.id, "Giấy cần bổ sung").await;
    assert!(asked.text.contains("Chậm nhất ngày 3/12/2026"), "{}", asked.text);
    assert!(asked.text.contains("⬜ Giấy an toàn thực phẩm (bản cũ hết hạn)"), "{}", asked.text);
    assert!(!asked.text.contains("Mẫu 01"), "{}", asked.text);
    press(&lan, asked.id, "Gửi: Giấy an toàn thực phẩm").await;

    // Four days of silence, to a Monday: the producer is reminded, and the official sees it.
    bot.advance(TimeDelta::days(4));
    let reminded = lan.reads().await;
    assert!(reminded.text.contains("Chậm nhất 3/12/2026, còn 3 ngày"), "{}", reminded.text);
    assert!(hoa.reads().await.text.contains("Hạn trong tuần"));
    hoa.says("/canbo");
    let desk = hoa.reads().await;
    let lists = press(&hoa, desk.id, "Xem hồ sơ").await;
    let silent = press(&hoa, lists.id, "Xem ai chưa bổ sung").await;
    assert!(silent.text.contains(PRODUCT) && silent.text.contains("đã gửi 0/2"), "{}", silent.text);
    assert!(silent.text.contains("Chưa gửi gì từ 26/11/2026, 4 ngày"), "{}", silent.text);

    // After so long, it is asked once more what a picture is of.
    lan.sends_photo(photo(1), "");
    let which = lan.reads().await;
    let got = press(&lan, which.id, "Giấy an toàn thực phẩm").await;
    assert!(got.text.contains("còn 1: Chụp thêm ảnh xưởng"), "{}", got.text);
    let asked = press(&lan, got.id, "Giấy cần bổ sung").await;
    let done = press(&lan, asked.id, "Đã xong: Chụp thêm ảnh xưởng").await;
    assert!(done.button("Báo đã bổ sung").is_some(), "{:?}", done.labels());
    let undone = press(&lan, done.id, "Hoàn tác").await;
    assert!(undone.button("Báo đã bổ sung").is_none(), "{:?}", undone.labels());
    let done = press(&lan, undone.id, "Đánh dấu lại").await;
    let sure = press(&lan, done.id, "Báo đã bổ sung").await;
    let back = press(&lan, sure.id, "Đúng vậy").await;
    assert!(back.text.contains("đang kiểm tra"), "{}", back.text);
    let told = hoa.reads().await;
    assert!(told.text.contains("đã bổ sung"), "{}", told.text);
    assert!(told.text.contains("đủ 2 mục"), "{}", told.text);
    let silent = press(&hoa, silent.id, "Hồ sơ OCOP").await;
    assert!(silent.button("Xem ai chưa bổ sung").is_none(), "{:?}", silent.labels());
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn a_request_that_was_left_is_said_to_be() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (lan, dossier, _) = preparing(&bot).await;
    let open = checked(&bot, &lan, &hoa, dossier).await;
    let ticks = press(&hoa, open.id, "Yêu cầu bổ sung").await;
    let next = press(&hoa, ticks.id, "Trang sau").await;
    let ticked = press(&hoa, next.id, "Hợp đồng bán hàng").await;
    let due = press(&hoa, ticked.id, "Chọn hạn chót").await;
    let again = press(&hoa, due.id, "Sửa danh sách").await;
    assert!(again.text.contains("• Hợp đồng bán hàng"), "{}", again.text);
    hoa.says("/huy");
    hoa.reads().await;
    let left = press(&hoa, again.id, "Chọn hạn chót").await;
    assert!(left.text.contains("đã bỏ dở"), "{}", left.text);
    let none = opens(&lan, &format!("ee:{dossier}.0")).await;
    assert!(none.text.contains("không có yêu cầu bổ sung"), "{}", none.text);
    bot.ends(&[&lan, &hoa]).await;
}

/// A request with its last day, at the screen that shows the whole.
async fn sure(hoa: &Person, open: &Seen, papers: &[&str]) -> Seen {
    let mut ticks = press(hoa, open.id, "Yêu cầu bổ sung").await;
    for paper in papers {
        ticks = press(hoa, ticks.id, paper).await;
    }
    let due = press(hoa, ticks.id, "Chọn hạn chót").await;
    press(hoa, due.id, "5 ngày làm việc").await
}

#[tokio::test]
async fn the_button_sends_what_its_screen_showed_and_a_typed_day_is_the_new_last_day() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (lan, dossier, _) = preparing(&bot).await;
    let open = checked(&bot, &lan, &hoa, dossier).await;
    let first = sure(&hoa, &open, &["Giấy an toàn thực phẩm"]).await;
    assert!(first.text.contains("1 yêu cầu, hạn chót 3/12/2026"), "{}", first.text);
    let old = first.button("Gửi yêu cầu").unwrap().data.clone().unwrap();
    hoa.says("abc");
    assert!(hoa.reads().await.text.contains("chưa đọc được “abc”"));
    hoa.says("5/12/2027");
    let far = hoa.reads().await;
    assert!(far.text.contains("hơn nửa năm"), "{}", far.text);
    assert!(far.button("Đúng, hạn 5/12/2027").is_some(), "{:?}", far.labels());
    hoa.says("5/12/2026");
    let second = hoa.reads().await;
    assert!(second.text.contains("1 yêu cầu, hạn chót 5/12/2026"), "{}", second.text);
    // The old button shows what would leave now, and sends nothing.
    hoa.sends_callback(first.id, &old).answer().await;
    let shown = hoa.reads_edit().await;
    assert!(shown.text.contains("hạn chót 5/12/2026"), "{}", shown.text);
    let again = shown.button("Gửi yêu cầu").unwrap().data.clone().unwrap();
    let sent = press(&hoa, shown.id, "Gửi yêu cầu").await;
    assert!(sent.text.contains("Chậm nhất ngày 5/12/2026"), "{}", sent.text);
    // A second tap says that it was sent.
    hoa.sends_callback(sent.id, &again).answer().await;
    let twice = hoa.reads_edit().await;
    assert!(twice.text.contains("đã gửi rồi: 1 mục, hạn chót 5/12/2026"), "{}", twice.text);
    assert!(twice.text.contains(PRODUCT), "{}", twice.text);
    let told = lan.reads_until("Cần bổ sung").await;
    assert!(told.text.contains("Chậm nhất ngày 5/12/2026"), "{}", told.text);
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn what_was_noted_is_changed_dropped_and_never_cut() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (lan, dossier, _) = preparing(&bot).await;
    let open = checked(&bot, &lan, &hoa, dossier).await;
    press(&hoa, open.id, "Yêu cầu bổ sung").await;
    hoa.says(&"dài ".repeat(60));
    assert!(hoa.reads().await.text.contains("dài quá 200 chữ cái"));
    hoa.says("Chụp thêm ảnh xửơng");
    let noted = hoa.reads().await;
    let items = press(&hoa, noted.id, "Sửa, bỏ bớt").await;
    assert!(items.text.contains("1. Chụp thêm ảnh xửơng"), "{}", items.text);
    press(&hoa, items.id, "Sửa mục 1").await;
    hoa.says("Chụp thêm ảnh xưởng");
    let noted = hoa.reads().await;
    assert!(noted.text.contains("• Chụp thêm ảnh xưởng"), "{}", noted.text);
    let mut full = noted;
    for count in 2..=12 {
        hoa.says(&format!("Việc {count}"));
        full = hoa.reads().await;
    }
    let full = press(&hoa, full.id, "⬜ Giấy an toàn thực phẩm").await;
    assert!(full.text.contains("nhiều nhất 12 mục"), "{}", full.text);
    hoa.says("Việc thứ mười ba");
    let full = hoa.reads().await;
    assert!(full.text.contains("nhiều nhất 12 mục"), "{}", full.text);
    assert!(!full.text.contains("mười ba"), "{}", full.text);
    let items = press(&hoa, full.id, "Sửa, bỏ bớt").await;
    let items = press(&hoa, items.id, "Trang sau").await;
    let item = press(&hoa, items.id, "Sửa mục 12").await;
    let dropped = press(&hoa, item.id, "Bỏ mục này").await;
    assert!(!dropped.text.contains("Việc 12"), "{}", dropped.text);
    // A second tap takes nothing more away.
    hoa.sends_callback(dropped.id, "ekx:").answer().await;
    let items = press(&hoa, dropped.id, "Sửa, bỏ bớt").await;
    assert!(items.text.contains("11. Việc 11"), "{}", items.text);
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn an_answer_says_how_much_of_it_came_and_what_never_did_stays_to_be_seen() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (lan, dossier, _) = preparing(&bot).await;
    let open = checked(&bot, &lan, &hoa, dossier).await;
    let all = ["Giấy an toàn thực phẩm", "Bản công bố sản phẩm"];
    let sure = sure(&hoa, &open, &all).await;
    press(&hoa, sure.id, "Gửi yêu cầu").await;
    let told = lan.reads_until("Cần bổ sung").await;
    bot.is_calm().await;
    lan.skips_unread();
    let asked = press(&lan, told.id, "Giấy cần bổ sung").await;
    press(&lan, asked.id, "Gửi: Giấy an toàn thực phẩm").await;
    lan.sends_photo(photo(1), "");
    lan.reads().await;
    let open = opens(&lan, &format!("rd:{dossier}")).await;
    let sure = press(&lan, open.id, "Báo đã bổ sung").await;
    press(&lan, sure.id, "Đúng vậy").await;
    let told = hoa.reads().await;
    assert!(told.text.contains("1/2 mục"), "{}", told.text);
    assert!(told.text.contains("Chưa có: Bản công bố sản phẩm"), "{}", told.text);
    let asked = press(&hoa, told.id, "Giấy cần bổ sung").await;
    assert!(asked.text.contains("⬜ Bản công bố sản phẩm"), "{}", asked.text);
    assert!(asked.text.contains("✅ Giấy an toàn thực phẩm"), "{}", asked.text);
    let open = press(&hoa, asked.id, "Hồ sơ").await;
    assert!(open.text.contains("Chưa có: Bản công bố sản phẩm"), "{}", open.text);
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan, &hoa]).await;
}

#[tokio::test]
async fn a_request_in_words_alone_is_shown_in_these_words() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (lan, dossier, _) = preparing(&bot).await;
    let open = checked(&bot, &lan, &hoa, dossier).await;
    let sure = sure(&hoa, &open, &["Giấy an toàn thực phẩm"]).await;
    press(&hoa, sure.id, "Gửi yêu cầu").await;
    bot.is_calm().await;
    lan.skips_unread();
    // As one that was written down without papers.
    bot.execute("DELETE FROM supplement_items").await;
    bot.execute("DELETE FROM supplements").await;
    let asked = opens(&lan, &format!("ee:{dossier}.0")).await;
    assert!(asked.text.contains("Cán bộ ghi: Giấy an toàn thực phẩm"), "{}", asked.text);
    assert!(asked.button("Báo đã bổ sung").is_some(), "{:?}", asked.labels());
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan, &hoa]).await;
}
