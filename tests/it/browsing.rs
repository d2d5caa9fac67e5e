//! The handbook by buttons alone: every screen that can be reached, and every way on from it.

use std::collections::{BTreeSet, VecDeque};

use ocop_bot::people::Role;
use ocop_bot::telegram::playground::{ButtonKind, Person, Seen};

use crate::support::Bot;

#[tokio::test]
async fn a_step_has_pages_and_an_entry_leads_back_to_its_page() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    lan.says("/camnang");
    let screen = lan.reads().await;
    assert!(screen.text.starts_with("Cẩm nang OCOP theo từng bước"));
    let tap = async |label: &str| -> Seen {
        lan.taps_on(screen.id, label).answer().await;
        lan.reads_edit().await
    };
    assert!(tap("4. Làm hàng").await.text.contains("(trang 1/3)"));
    let second = tap("Trang sau ›").await;
    assert!(second.text.contains("(trang 2/3)"), "{}", second.text);
    let entry = second.all_buttons().next().unwrap().text.clone();
    assert!(tap(&entry).await.text.contains("Nguồn: "));
    assert_eq!(tap("‹ Quay lại").await.labels(), second.labels());
    assert!(tap("‹ Trang trước").await.text.contains("(trang 1/3)"));
    assert!(tap("‹ Các bước").await.text.starts_with("Cẩm nang OCOP theo từng bước"));
    assert!(tap("Về bảng chọn").await.text.starts_with("Bà con cần gì về OCOP?"));
    bot.ends(&[&lan]).await;
}

/// The data of the buttons that a walk presses: not those that change the language of the walk, and of
/// the 26 sheets for practice, which are all alike, those of the first one only.
fn stays(data: &str) -> bool {
    let other_sheet = data.starts_with("as") && data.contains(":s") && !is_of_sheet_1(data);
    !matches!(data, "people:vi" | "people:en") && !other_sheet
}

fn is_of_sheet_1(data: &str) -> bool {
    data.split_once(":s1").is_some_and(|(_, rest)| rest.is_empty() || rest.starts_with('.'))
}

/// Presses every button that can be reached, each once.
async fn walk(bot: &Bot, person: &Person) -> usize {
    let mut known = BTreeSet::new();
    let mut to_press = VecDeque::new();
    let look_at = |seen: &Seen, known: &mut BTreeSet<String>, to_press: &mut VecDeque<_>| {
        let presses = seen.all_buttons().filter(|button| button.kind == ButtonKind::Callback);
        let mut ways_on = 0;
        for button in presses {
            ways_on += 1;
            let data = button.data.clone().unwrap();
            if stays(&data) && known.insert(data.clone()) {
                to_press.push_back((seen.id, button.text.clone(), data));
            }
        }
        // One key in the place of the keyboard shares a telephone number.
        let asks_for_the_number =
            ["Gửi số của tôi", "Share my number"].iter().any(|key| seen.text.contains(key));
        assert!(ways_on > 0 || asks_for_the_number, "a dead end: {}", seen.text);
        assert!(seen.text.encode_utf16().count() <= 4096, "too long: {}", seen.text);
        for button in seen.all_buttons() {
            assert!(button.text.chars().count() <= 40, "no thumb reads this: {}", button.text);
        }
    };
    for seen in person.chat().iter().filter(|seen| seen.buttons.is_some()) {
        look_at(seen, &mut known, &mut to_press);
    }
    person.skips_unread();
    let mut pressed = 0;
    while let Some((message, label, data)) = to_press.pop_front() {
        let stale = "Nút này thuộc màn hình cũ";
        let notice = person.sends_callback(message, &data).answer().await.text;
        assert!(notice.is_none_or(|text| !text.starts_with(stale)), "{label} ({data}) is stale");
        bot.is_calm().await;
        pressed += 1;
        let shown = person.unread().pop().or_else(|| person.message(message)).unwrap();
        person.skips_unread();
        look_at(&shown, &mut known, &mut to_press);
    }
    pressed
}

#[tokio::test]
async fn every_button_that_a_producer_can_reach_leads_on() {
    let bot = Bot::start().await;
    for language in ["vi", "en"] {
        let lan = bot.person("Cô Lan").language(language);
        lan.starts("");
        lan.reads().await;
        lan.says("thời tiết hôm nay");
        lan.reads().await;
        lan.says("hồ sơ của tôi tới đâu rồi");
        lan.reads().await;
        lan.says("/riengtu");
        lan.reads().await;
        let pressed = walk(&bot, &lan).await;
        assert!(pressed > 150, "only {pressed} buttons were reached");
    }
    bot.ends(&[]).await;
}

#[tokio::test]
async fn every_button_that_an_admin_can_reach_leads_on() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::Admin).await;
    let lan = bot.person("Cô Lan");
    for number in 0..8 {
        lan.says("/gapcanbo");
        lan.reads().await;
        lan.says(&format!("câu thứ {number}"));
        lan.reads().await;
    }
    quan.says("/canbo");
    quan.reads().await;
    quan.taps("Quản trị bot").answer().await;
    quan.reads_edit().await;
    quan.taps("Mời cán bộ").answer().await;
    quan.reads_edit().await;
    quan.taps("Mời cán bộ xã").answer().await;
    quan.reads_edit().await;
    quan.says("hàm");
    quan.reads().await;
    quan.says("/canbo");
    quan.reads().await;
    let pressed = walk(&bot, &quan).await;
    assert!(pressed > 150, "only {pressed} buttons were reached");
    // The walk has taken her questions.
    lan.reads_until("đã nhận câu hỏi số 1").await;
    lan.skips_unread();
    bot.ends(&[&lan]).await;
}
