//! What a producer gets: forms 01 and 02.

use futures::FutureExt;
use ocop_bot::assessment::model::Subject;
use ocop_bot::assessment::rules::{Mark, Sheet};
use ocop_bot::assessment::scoring::{self, Change, shown};
use ocop_bot::clock::local_date;
use ocop_bot::people::Actor;
use ocop_bot::producers::model::ProductId;
use ocop_bot::programme::sets::SetNumber;
use ocop_bot::telegram::playground::Upload;

use super::{file_name, opens_on, paper};
use crate::register::{NAME, PHONE, PRODUCT, joined, officer, opens, press, registered};
use crate::support::{Bot, HAM_THUAN};

#[tokio::test]
async fn form_01_comes_filled_in_and_says_what_is_left_empty() {
    let bot = Bot::start().await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    lan.says("/hoso");
    let home = lan.reads().await;
    let product = press(&lan, home.id, PRODUCT).await;
    let menu = press(&lan, product.id, "Lấy mẫu đã điền").await;
    assert!(menu.text.contains("không có hồ sơ nào đang làm"), "{}", menu.text);
    assert!(menu.button("Lấy Mẫu 03").is_none(), "that is the commune's");
    lan.taps_on(menu.id, "Lấy Mẫu 01").answer().await;
    let sent = lan.reads().await;
    assert_eq!(file_name(&sent), "Mau-01-nuoc-mam-nhi-vi-du.docx");
    assert!(sent.text.contains("Còn để trống: người đại diện"), "{}", sent.text);
    assert!(sent.text.contains("Ghi tay: ngày ký"), "{}", sent.text);
    let text = paper(&bot, &sent).await;
    for words in
        [NAME, PRODUCT, "0912 345 678", "Ủy ban nhân dân xã Hàm Thuận", "/PĐK-68-23059-2026"]
    {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
    assert!(text.contains("☐ Lần đầu"), "{text}");

    // With a dossier, the case is ticked.
    let product = press(&lan, menu.id, "‹ Sản phẩm").await;
    let aims = press(&lan, product.id, "Lập hồ sơ").await;
    let draft = press(&lan, aims.id, "Nhắm 3 sao").await;
    let menu = press(&lan, draft.id, "Lấy mẫu đã điền").await;
    assert!(!menu.text.contains("không có hồ sơ nào đang làm"), "{}", menu.text);
    lan.taps_on(menu.id, "Lấy Mẫu 01").answer().await;
    let text = paper(&bot, &lan.reads_until("Mẫu 01").await).await;
    assert!(text.contains("☒ Lần đầu"), "{text}");
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn what_form_02_lacks_is_filled_in_from_the_chat_and_taken_back() {
    let bot = Bot::start().await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    bot.execute("UPDATE products SET set_number = 9").await;
    let lan = joined(&bot, "Cô Lan").await;
    let menu = opens(&lan, &format!("fm:p{}", product.id)).await;
    let blanks = press(&lan, menu.id, "Điền chỗ trống (17)").await;
    assert!(blanks.text.contains("còn 17 chỗ"), "{}", blanks.text);

    // What is the register's is filled in there.
    let asked = press(&lan, blanks.id, "Điền chức vụ").await;
    lan.says("Giám đốc");
    let written = lan.reads().await;
    assert!(written.text.contains("Đã ghi"), "{}", asked.text);
    // And leads back to the form.
    let blanks = press(&lan, written.id, "‹ Chỗ còn trống của mẫu").await;
    assert!(blanks.text.contains("còn 16 chỗ"), "{}", blanks.text);

    // What is not is asked here.
    let last = opens(&lan, &format!("fl:2.p{}", product.id)).await;
    let asked = press(&lan, last.id, "Điền kế hoạch").await;
    assert!(asked.text.contains("Kế hoạch thời gian tới"), "{}", asked.text);
    lan.says(&"dài ".repeat(400));
    assert!(lan.reads().await.text.contains("quá 1500 chữ cái"));
    lan.says("Mở thêm 2 đại lý & bán <online>");
    let kept = lan.reads().await;
    assert!(kept.text.starts_with("✅ Đã ghi"), "{}", kept.text);
    assert!(kept.text.contains("còn 15 chỗ"), "{}", kept.text);
    let menu = press(&lan, kept.id, "‹ Mẫu đơn").await;
    lan.taps_on(menu.id, "Lấy Mẫu 02").answer().await;
    let sent = lan.reads().await;
    assert_eq!(file_name(&sent), "Mau-02-nuoc-mam-nhi-vi-du.docx");
    let text = paper(&bot, &sent).await;
    for words in [
        "Giám đốc",
        "Mở thêm 2 đại lý & bán <online>",
        "I.4a. Tương, nước mắm, gia vị dạng lỏng khác",
        "PHẦN B. KHẢ NĂNG TIẾP THỊ",
        "Đảm bảo chất lượng sản phẩm",
        "Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm",
    ] {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
    lan.taps_on(sent.id, "Điền chỗ trống").answer().await;
    let blanks = lan.reads().await;

    // An answer is changed, and that taken back.
    let asked = opens_on(&lan, blanks.id, &format!("fq:6.p{}", product.id)).await;
    assert!(asked.contains("Đang ghi: Mở thêm 2 đại lý"), "{asked}");
    let emptied = press(&lan, blanks.id, "Để trống").await;
    assert!(emptied.text.contains("còn 16 chỗ"), "{}", emptied.text);
    let undone = press(&lan, emptied.id, "Hoàn tác").await;
    assert!(undone.text.contains("như trước"), "{}", undone.text);
    assert!(undone.text.contains("còn 15 chỗ"), "{}", undone.text);
    let late = opens_on(&lan, undone.id, "fu:1").await;
    assert!(late.contains("đã cũ"), "{late}");
    let answer: String = bot.value("SELECT answer FROM form_answers").await;
    assert_eq!(answer, "Mở thêm 2 đại lý & bán <online>");
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_name_with_letters_that_break_xml_makes_a_sound_form() {
    let bot = Bot::start().await;
    registered(&bot, "HTX <b>\"Biển & 'Gió'</b> ]]>", HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    let menu = opens(&lan, "fm:p1").await;
    lan.taps_on(menu.id, "Lấy Mẫu 01").answer().await;
    let text = paper(&bot, &lan.reads().await).await;
    assert!(text.contains("HTX <b>\"Biển & &apos;Gió&apos;</b> ]]>"), "{text}");
    let gone = opens_on(&lan, menu.id, "fm:p99").await;
    assert!(gone.contains("Không tìm thấy"), "{gone}");
    bot.ends(&[&lan]).await;
}

/// The producer says of the first criterion that it reaches its best level.
async fn answered(bot: &Bot, product: ProductId, number: &'static str) {
    let (now, services) = (bot.now(), bot.services());
    bot.write(move |tx| {
        async move {
            let programme = &services.programme;
            let set = SetNumber::new(9).unwrap();
            let sheet = Sheet::of(programme, set, local_date(now)).unwrap();
            let line = sheet.lines.iter().position(|one| one.criterion.number == number).unwrap();
            let criterion = sheet.lines[line].criterion;
            let mark = Mark::Level(criterion.levels.len() - 1);
            let change = Change::Answer { line, shown: shown(criterion), mark };
            let subject = Subject::Product(product);
            let actor = Actor::CommandLine;
            let outcome = scoring::change(tx, now, &actor, programme, subject, &change).await?;
            assert!(matches!(outcome, scoring::Outcome::Here(_)), "{outcome:?}");
            Ok(())
        }
        .boxed()
    })
    .await;
}

#[tokio::test]
async fn form_02_has_the_points_and_the_papers_of_each_criterion() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    bot.execute("UPDATE products SET set_number = 9").await;
    let lan = joined(&bot, "Cô Lan").await;
    let dossier = opens(&lan, &format!("rm:{}.3", product.id)).await;
    answered(&bot, product.id, "1.1").await;
    answered(&bot, product.id, "1.2").await;
    let open = opens(&lan, "ep:1.nguon-nguyen-lieu").await;
    press(&lan, open.id, "Gửi giấy này").await;
    lan.sends_photo(Upload::new("hop-dong.jpg", vec![1]), "");
    bot.is_calm().await;
    lan.skips_unread();

    lan.sends_callback(dossier.id, &format!("fk:1.p{}", product.id)).answer().await;
    let text = paper(&bot, &lan.reads_until("Mẫu 02").await).await;
    assert!(text.contains("Nguyên liệu trong tỉnh chiếm 75% đến 100%"), "{text}");
    assert!(text.contains("☒ Minh chứng nguồn nguyên liệu"), "{text}");
    assert!(text.contains("☐ Giấy đăng ký kinh doanh"), "{text}");
    assert!(text.contains("Tổng số điểm tự chấm: 8 điểm"), "{text}");
    let sheet = text.split_once("PHẦN A").unwrap().1;
    assert!(sheet.contains("Minh chứng nguồn nguyên liệu"), "it proves a criterion: {sheet}");

    // The commune reads in form 03 what the producer says.
    bot.execute(
        "UPDATE dossiers SET status = 'submitted', filed_on = '2026-11-24', rule_set = '26-2026'",
    )
    .await;
    let menu = opens(&hoa, "fm:d1").await;
    hoa.sends_callback(menu.id, "fk:2.d1").answer().await;
    let text = paper(&bot, &hoa.reads().await).await;
    assert!(text.contains("Chủ thể kê khai: Nguyên liệu trong tỉnh chiếm 75%"), "{text}");
    let judging = opens(&hoa, "fj:1").await;
    let subject = press(&hoa, judging.id, "Nhận xét nguyên liệu").await;
    assert!(subject.text.contains("Kê khai: Nguyên liệu trong tỉnh chiếm 75%"), "{}", subject.text);
    assert!(subject.button("Đúng như kê khai").is_some(), "{:?}", subject.labels());
    bot.is_calm().await;
    lan.skips_unread();
    hoa.skips_unread();
    bot.ends(&[&lan, &hoa]).await;
}
