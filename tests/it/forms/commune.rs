//! What the commune and the province make: form 03 with its letter, the receipt, the notice.

use futures::FutureExt;
use ocop_bot::dossiers::model::Lookup;
use ocop_bot::dossiers::moving::{Begun, Move, Moved, begin, take_step};
use ocop_bot::dossiers::rules::Step;
use ocop_bot::people::{Actor, Person, Role, officials};
use ocop_bot::producers::model::ProductId;
use ocop_bot::programme::criteria::Star;

use super::{file_name, opens_on, paper, shown};
use crate::register::{NAME, PHONE, PRODUCT, joined, officer, opens, press, registered, reviewed};
use crate::support::{Bot, HAM_THUAN};

/// A dossier is filed with the commune by its own officer.
async fn filed(bot: &Bot, product: ProductId) -> i64 {
    let (now, services) = (bot.now(), bot.services());
    let lookup = Lookup::random().unwrap();
    bot.write(move |tx| {
        async move {
            let officers = officials(tx).await?;
            let here = |one: &Person| one.roles.contains(&self::officer(HAM_THUAN));
            let officer = officers.into_iter().find(here).unwrap();
            let (actor, programme) = (Actor::from(officer), &services.programme);
            let begun = begin(tx, now, &actor, programme, (product, Star::Three), &lookup).await?;
            let Begun::Done(case) = begun else { panic!("{begun:?}") };
            let wanted = Move::new(case.dossier.id, None, Step::Submit);
            let moved = take_step(tx, now, &actor, programme, &wanted).await?;
            assert!(matches!(moved, Moved::Done { .. }), "{moved:?}");
            Ok(case.dossier.id.0)
        }
        .boxed()
    })
    .await
}

#[tokio::test]
async fn form_03_is_four_judgements_by_buttons_and_a_few_words() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let dossier = filed(&bot, product.id).await;
    let menu = opens(&hoa, &format!("fm:d{dossier}")).await;
    let judging = press(&hoa, menu.id, "Làm Mẫu 03").await;
    assert_eq!(judging.text.matches("chưa nhận xét").count(), 4, "{}", judging.text);
    let subject = press(&hoa, judging.id, "Nhận xét nguyên liệu").await;
    assert!(subject.button("Ghi thêm vài chữ").is_none(), "first what they see");
    assert!(subject.text.contains("chưa tự chấm nội dung này"), "{}", subject.text);
    assert!(subject.button("Đúng như kê khai").is_none(), "{:?}", subject.labels());
    let seen = press(&hoa, subject.id, "Đúng như bản giấy").await;
    press(&hoa, seen.id, "Ghi thêm vài chữ").await;
    hoa.says(&"dài ".repeat(126));
    assert!(hoa.reads().await.text.contains("quá 500 chữ cái"));
    hoa.says("Cá mua tại cảng của xã, có sổ mua & hóa đơn");
    let noted = hoa.reads().await;
    assert!(noted.text.contains("Cá mua tại cảng"), "{}", noted.text);
    // What the commune sees changes, the words stay.
    let partly = press(&hoa, noted.id, "Đúng một phần").await;
    assert!(partly.text.contains("Đúng một phần. Cá mua tại cảng"), "{}", partly.text);
    let judging = press(&hoa, partly.id, "‹ Bốn nội dung").await;
    let subject = press(&hoa, judging.id, "Nhận xét lao động").await;
    let seen = press(&hoa, subject.id, "Chưa đúng hoặc chưa có căn cứ").await;
    let taken_back = press(&hoa, seen.id, "Bỏ nhận xét này").await;
    assert_eq!(taken_back.text.matches("chưa nhận xét").count(), 3, "{}", taken_back.text);
    for (subject, data) in ["lao động", "ý tưởng", "bản sắc"].into_iter().zip(1..) {
        let there = press(&hoa, taken_back.id, &format!("Nhận xét {subject}")).await;
        press(&hoa, there.id, "Đúng như bản giấy").await;
        opens_on(&hoa, there.id, &format!("fj:{dossier}")).await;
        assert!(bot.value::<i64>("SELECT count(*) FROM judgements").await == data + 1);
    }
    hoa.taps_on(taken_back.id, "Lấy Mẫu 03").answer().await;
    let sent = hoa.reads().await;
    assert_eq!(file_name(&sent), "Mau-03-nuoc-mam-nhi-vi-du.docx");
    assert!(sent.text.contains("Ghi tay: số phiếu đăng ký"), "{}", sent.text);
    assert!(sent.text.contains("lời kê khai của chủ thể"), "{}", sent.text);
    let text = paper(&bot, &sent).await;
    for words in [
        "XÃ HÀM THUẬN",
        PRODUCT,
        "nhận thấy: Đúng một phần. Cá mua tại cảng của xã, có sổ mua & hóa đơn",
        "4. Bản sắc, trí tuệ địa phương",
    ] {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
    hoa.taps_on(taken_back.id, "Lấy văn bản đề nghị").answer().await;
    let sent = hoa.reads().await;
    assert_eq!(file_name(&sent), "Van-ban-de-nghi-nuoc-mam-nhi-vi-du.docx");
    let text = paper(&bot, &sent).await;
    assert!(text.contains("Kính gửi: Ủy ban nhân dân tỉnh Lâm Đồng"), "{text}");
    assert!(text.contains("05 sản phẩm"), "{text}");
    bot.ends(&[&hoa]).await;
}

#[tokio::test]
async fn the_receipt_bears_the_number_of_the_form_and_no_number_twice() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (producer, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let other = crate::register::product_of(&bot, producer.id, "Mắm nêm").await;
    let (first, second) = (filed(&bot, product.id).await, filed(&bot, other.id).await);
    let menu = opens(&hoa, &format!("fm:d{first}")).await;
    let asked = press(&hoa, menu.id, "Làm giấy tiếp nhận").await;
    hoa.says("mười hai");
    assert!(hoa.reads().await.text.contains("không phải số phiếu"));
    hoa.says("12");
    let kept = hoa.reads().await;
    assert!(kept.text.contains("đang ghi: 12"), "{}", kept.text);
    hoa.taps_on(kept.id, "Lấy giấy tiếp nhận").answer().await;
    let sent = hoa.reads().await;
    assert_eq!(file_name(&sent), "Giay-tiep-nhan-nuoc-mam-nhi-vi-du.docx");
    let text = paper(&bot, &sent).await;
    let code: String = bot.value("SELECT lookup FROM dossiers WHERE id = 1").await;
    let code = format!("{}-{}", &code[..4], &code[4..]);
    for words in ["Số: 12/PĐK-68-23059-2026", code.as_str(), "24/11/2026"] {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }

    opens_on(&hoa, asked.id, &format!("fn:{second}")).await;
    hoa.says("12");
    assert!(hoa.reads().await.text.contains("đã ghi cho hồ sơ khác"));
    let taken = press(&hoa, asked.id, "Lấy số 13").await;
    assert!(taken.text.contains("đang ghi: 13"), "{}", taken.text);
    let cleared = press(&hoa, asked.id, "Bỏ số này").await;
    assert!(cleared.button("Lấy số 13").is_some(), "{}", cleared.text);
    bot.ends(&[&hoa]).await;
}

#[tokio::test]
async fn the_papers_of_the_commune_are_for_its_own_officers_and_in_their_time() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let an = bot.official("Anh An", officer(22_918)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    bot.is_calm().await;
    let menu = opens(&hoa, &format!("fm:p{}", product.id)).await;
    assert!(menu.button("Làm Mẫu 03").is_none(), "nothing is filed yet");
    let early = opens_on(&hoa, menu.id, &format!("fk:2.p{}", product.id)).await;
    assert!(early.contains("chưa nộp"), "{early}");
    let early = opens_on(&hoa, menu.id, &format!("fk:5.p{}", product.id)).await;
    assert!(early.contains("ngoài phạm vi"), "{early}");
    let dossier = filed(&bot, product.id).await;
    let mine = opens(&lan, &format!("fm:d{dossier}")).await;
    assert!(mine.button("Làm Mẫu 03").is_none());
    let theirs = opens(&an, "r:mine").await;
    let commune = [
        format!("fj:{dossier}"),
        format!("fo:0.{dossier}"),
        format!("fv:0.0.{dossier}"),
        format!("ft:0.{dossier}"),
        format!("fn:{dossier}"),
        format!("fr:5.{dossier}"),
        format!("fk:2.d{dossier}"),
        format!("fk:4.d{dossier}"),
    ];
    for data in &commune {
        for (person, message) in [(&lan, mine.id), (&an, theirs.id)] {
            let refused = shown(&bot, person, message, data).await;
            assert!(refused.contains("ngoài phạm vi"), "{data}: {refused}");
        }
    }
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM judgements").await, 0);
    let gone = opens_on(&hoa, menu.id, "fj:99").await;
    assert!(gone.contains("Không tìm thấy"), "{gone}");
    bot.is_calm().await;
    lan.skips_unread();
    bot.ends(&[&lan, &hoa, &an]).await;
}

#[tokio::test]
async fn the_province_gives_notice_of_what_came_of_it() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    reviewed(&bot, product.id).await;
    let open = opens(&tuan, "rd:1").await;
    let stars = press(&tuan, open.id, "Công nhận").await;
    press(&tuan, stars.id, "3 sao").await;
    tuan.says("20 15 20");
    tuan.reads().await;
    tuan.says("9/QĐ-UBND 24/11/2026");
    let given = tuan.reads().await;
    let menu = press(&tuan, given.id, "Lấy mẫu đã điền").await;
    tuan.taps_on(menu.id, "Lấy thông báo kết quả").answer().await;
    let sent = tuan.reads().await;
    assert_eq!(file_name(&sent), "Thong-bao-ket-qua-nuoc-mam-nhi-vi-du.docx");
    let text = paper(&bot, &sent).await;
    for words in [
        "được công nhận hạng 3 sao",
        "số 9/QĐ-UBND, ngày 24/11/2026",
        "đến hết ngày 24/11/2029",
        "Ủy ban nhân dân xã Hàm Thuận",
        "55",
    ] {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
    bot.ends(&[&tuan]).await;
}

#[tokio::test]
async fn a_product_that_was_not_recognised_is_told_why() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    reviewed(&bot, product.id).await;
    let open = opens(&tuan, "rd:1").await;
    press(&tuan, open.id, "Không công nhận").await;
    tuan.says("Chưa có giấy an toàn thực phẩm");
    tuan.reads().await;
    let menu = opens(&tuan, "fm:d1").await;
    tuan.taps_on(menu.id, "Lấy thông báo kết quả").answer().await;
    let text = paper(&bot, &tuan.reads().await).await;
    assert!(text.contains("chưa được công nhận"), "{text}");
    assert!(text.contains("Lý do: Chưa có giấy an toàn thực phẩm"), "{text}");
    bot.ends(&[&tuan]).await;
}
