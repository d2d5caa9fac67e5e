//! An answer teaches the handbook: whoever asked hears of it, and the next one is answered at once.

use std::time::Duration;

use ocop_bot::people::Role;
use ocop_bot::telegram::playground::{Person, Seen};

use super::{asks, commune_officer, hoa, producer};
use crate::support::{Bot, PATIENCE};

/// What the handbook knows nothing of, though it might.
const SMOKE: &str = "xông khói cá bằng vỏ trấu được không";

async fn taps(person: &Person, screen: &Seen, label: &str) -> Seen {
    person.taps_on(screen.id, label).answer().await;
    person.reads_edit().await
}

/// Taps, and reads what comes below.
async fn opens(person: &Person, screen: &Seen, label: &str) -> Seen {
    person.taps_on(screen.id, label).answer().await;
    person.reads().await
}

/// An officer answers by replying to the notice; returns what they are told.
async fn answers(officer: &Person, notice: &Seen, answer: &str, asker: &Person) -> Seen {
    officer.replies(notice.id, answer);
    let sent = officer.reads().await;
    assert!(sent.text.starts_with("Đã gửi câu trả lời"), "{}", sent.text);
    officer.reads_edit().await;
    assert!(asker.reads().await.text.contains(answer));
    sent
}

/// Publishes, whatever is asked before.
async fn publishes(person: &Person, screen: &Seen, label: &str, sure: &str) -> Seen {
    let told = taps(person, screen, label).await;
    if told.text.starts_with("Trước khi xuất bản") {
        return taps(person, &told, sure).await;
    }
    told
}

/// Waits until something holds of the handbook in use; nobody is told of it.
async fn comes_into_use(bot: &Bot, holds: impl Fn(&ocop_bot::handbook::Handbook) -> bool) {
    let waited = tokio::time::timeout(6 * PATIENCE, async {
        while !holds(&*bot.handbook().await) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
    assert!(waited.await.is_ok());
}

#[tokio::test]
async fn an_answer_becomes_an_entry_and_whoever_asked_is_told() {
    let bot = Bot::with().patient().start().await;
    let hoa = hoa(&bot).await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (lan, man) = (producer(&bot, "Cô Lan").await, producer(&bot, "Cô Mận").await);
    asks(&lan, SMOKE).await;
    let notice = hoa.reads().await;
    asks(&man, "Xông khói cá bằng VỎ TRẤU được không??").await;
    hoa.reads().await;
    let sent = answers(&hoa, &notice, "Được, nếu kiểm nghiệm đạt.", &lan).await;

    let how = opens(&hoa, &sent, "Đưa vào cẩm nang").await;
    assert!(how.text.contains("Bà con hỏi:\nxông khói cá"), "{}", how.text);
    assert!(how.text.contains("Có 1 người khác hỏi giống vậy."), "{}", how.text);
    let draft = opens(&hoa, &how, "Viết thành mục mới").await;
    for words in
        ["Đã viết bản nháp từ câu trả lời số 1.", "Được, nếu kiểm nghiệm đạt.", "Thay đổi: mục mới"]
    {
        assert!(draft.text.contains(words), "{words}: {}", draft.text);
    }
    // A second tap finds the same draft.
    let again = opens(&hoa, &how, "Viết thành mục mới").await;
    assert!(again.text.contains("Bản nháp số 1"), "{}", again.text);
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM entry_versions").await, 1);
    let how = opens(&hoa, &sent, "Đưa vào cẩm nang").await;
    assert!(how.button("Viết thành mục mới").is_none() && how.button("Xem bản nháp").is_some());

    opens(&hoa, &draft, "Sửa nguồn").await;
    hoa.says("Luật An toàn thực phẩm | Điều 10");
    let draft = hoa.reads().await;
    let proposed = taps(&hoa, &draft, "Đề nghị xuất bản").await;
    assert!(proposed.text.starts_with("Đã gửi bản nháp cho cán bộ tỉnh."), "{}", proposed.text);

    let notice = tuan.reads().await;
    let draft = taps(&tuan, &notice, "Xem bản nháp").await;
    assert!(man.unread().is_empty() && lan.unread().is_empty());
    let published = publishes(&tuan, &draft, "Xuất bản", "Vẫn xuất bản").await;
    assert!(published.text.starts_with("Đã xuất bản."), "{}", published.text);
    assert!(hoa.reads().await.text.contains("đã được xuất bản"));
    let told = lan.reads().await;
    assert!(
        told.text
            .starts_with("Điều bà con hỏi (câu hỏi số 1) nay đã có trong cẩm nang:\nxông khói"),
        "{}",
        told.text
    );
    let told = man.reads().await;
    assert!(told.text.contains("(câu hỏi số 2)"), "{}", told.text);
    assert!(told.text.contains("vẫn được cán bộ xem"), "{}", told.text);

    comes_into_use(&bot, |handbook| {
        handbook.entries().iter().any(|entry| entry.body.contains("nếu kiểm nghiệm đạt."))
    })
    .await;
    let answer = opens(&man, &told, "Xem câu trả lời").await;
    assert!(answer.text.contains("Được, nếu kiểm nghiệm đạt."), "{}", answer.text);
    let tu = bot.person("Chú Tư");
    tu.says("xong khoi ca bang vo trau duoc khong");
    let answer = tu.reads().await;
    assert!(answer.text.contains("Được, nếu kiểm nghiệm đạt."), "{}", answer.text);

    // Published once more, nobody is told again.
    let entry = taps(&tuan, &published, "Xem mục đang dùng").await;
    opens(&tuan, &entry, "Sửa câu trả lời").await;
    tuan.says("Được, nếu kiểm nghiệm đạt và có ghi nhãn.");
    let draft = tuan.reads().await;
    publishes(&tuan, &draft, "Xuất bản", "Vẫn xuất bản").await;
    bot.ends(&[&hoa, &tuan, &lan, &man, &tu]).await;
}

#[tokio::test]
async fn a_question_becomes_a_way_of_asking_and_whoever_asked_is_told() {
    let bot = Bot::with().patient().start().await;
    let hoa = hoa(&bot).await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let lan = producer(&bot, "Cô Lan").await;
    asks(&lan, "chấm điểm ocop có phải xìa phí hông dzậy cán bộ").await;
    let notice = hoa.reads().await;
    let sent = answers(&hoa, &notice, "Không mất phí.", &lan).await;
    let how = opens(&hoa, &sent, "Đưa vào cẩm nang").await;
    let add = "Thêm vào: Có phải nộp phí đánh giá OCOP không?";
    assert!(how.button(add).is_some(), "{:?}", how.labels());
    let told = taps(&hoa, &how, add).await;
    assert!(told.text.contains("gửi cán bộ tỉnh duyệt"), "{}", told.text);

    let notice = tuan.reads().await;
    let list = taps(&tuan, &notice, "Duyệt cách hỏi (1)").await;
    let one = taps(&tuan, &list, "chấm điểm ocop").await;
    let told = publishes(&tuan, &one, "Dùng cách hỏi này", "Vẫn dùng").await;
    assert!(told.text.starts_with("Đã thêm, bot dùng ngay: 1."), "{}", told.text);
    let told = lan.reads().await;
    assert!(told.text.contains("Có phải nộp phí đánh giá OCOP không?"), "{}", told.text);
    comes_into_use(&bot, |handbook| {
        let taught = |text: &String| text.contains("xìa phí");
        handbook.entry("phi").is_some_and(|entry| entry.phrasings.iter().any(taught))
    })
    .await;
    let answer = opens(&lan, &told, "Xem câu trả lời").await;
    assert!(answer.text.starts_with("Có phải nộp phí đánh giá OCOP không?"), "{}", answer.text);
    bot.ends(&[&hoa, &tuan, &lan]).await;
}

#[tokio::test]
async fn only_who_handles_the_question_teaches_it() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let phu = bot.official("Anh Phú", commune_officer(22_918)).await;
    let lan = producer(&bot, "Cô Lan").await;
    let recorded = asks(&lan, SMOKE).await;
    let notice = hoa.reads().await;
    phu.says("/canbo");
    let desk = phu.reads().await;
    for data in ["kl:1", "ki:1", "kx:1:phi"] {
        lan.sends_callback(recorded.id, data).answer().await;
        bot.is_calm().await;
        let refused = lan.last_bot_message().unwrap().text;
        assert!(refused.starts_with("Mục này chỉ dành cho cán bộ."), "{data}: {refused}");
        phu.sends_callback(desk.id, data).answer().await;
        bot.is_calm().await;
        let refused = phu.last_bot_message().unwrap().text;
        assert!(refused.starts_with("Tôi không tìm thấy câu hỏi số 1"), "{data}: {refused}");
        // Nothing to learn yet.
        hoa.sends_callback(notice.id, data).answer().await;
        bot.is_calm().await;
        let told = hoa.message(notice.id).unwrap().text;
        let below = hoa.last_bot_message().unwrap().text;
        let none = "Câu hỏi số 1 chưa có câu trả lời";
        assert!(told.starts_with(none) || below.starts_with(none), "{data}: {told} {below}");
    }
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM handbook_events").await, 0);
    let refused: i64 = bot.value("SELECT count(*) FROM audit WHERE outcome = 'refused'").await;
    assert_eq!(refused, 6);
    bot.stop_quietly().await;
}
