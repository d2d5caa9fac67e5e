//! Officers among each other: who is told, who has it, handing on, roles that end.

use ocop_bot::app::Services;
use ocop_bot::people::{AccountId, Actor, Revoked, Role, revoke};
use ocop_bot::telegram::playground::Person;
use ocop_bot::tickets::{self, Words};

use super::{QUESTION, asks, commune_officer, hoa, producer};
use crate::support::{Bot, HAM_THUAN};

async fn account(bot: &Bot, person: &Person) -> i64 {
    bot.value(&format!("SELECT id FROM accounts WHERE telegram_id = {}", person.id())).await
}

async fn state(bot: &Bot) -> (String, Option<i64>, String) {
    bot.rows("SELECT state, officer_id, level FROM tickets").await.remove(0)
}

#[tokio::test]
async fn two_officers_at_once_one_has_it_and_the_other_is_told_who() {
    let bot = Bot::start().await;
    let (hoa, minh) = (hoa(&bot).await, bot.official("Anh Minh", commune_officer(HAM_THUAN)).await);
    let lan = producer(&bot, "Cô Lan").await;
    asks(&lan, QUESTION).await;
    let (first, second) = (hoa.reads().await, minh.reads().await);
    let (one, two) = (hoa.taps_on(first.id, "Nhận"), minh.taps_on(second.id, "Nhận"));
    let (one, two) = (one.answer().await, two.answer().await);
    bot.is_calm().await;
    let texts = [one.text.unwrap(), two.text.unwrap()];
    let mine = texts.iter().filter(|text| *text == "Anh/chị đã nhận câu này.").count();
    assert_eq!(mine, 1, "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("đang do")), "{texts:?}");
    let (_, officer, _) = state(&bot).await;
    let winner = account(&bot, &hoa).await;
    let (winner, loser, notice) =
        if officer == Some(winner) { (&hoa, &minh, second.id) } else { (&minh, &hoa, first.id) };
    assert!(loser.message(notice).unwrap().text.contains("đã nhận trả lời."));
    loser.replies(notice, "Tôi trả lời luôn");
    loser.skips_unread();
    bot.is_calm().await;
    let refused = loser.last_bot_message().unwrap();
    assert!(refused.text.contains(&format!("đang do {}", winner.name())), "{}", refused.text);
    // A second tap of the one who has it.
    winner.sends_callback(1, "tt:1").answer().await;
    lan.reads().await;
    bot.is_calm().await;
    assert!(lan.unread().is_empty(), "told twice: {}", lan.transcript());
    bot.stop_quietly().await;
}

#[tokio::test]
async fn without_an_officer_in_the_commune_the_province_is_told_and_then_the_admins() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let quan = bot.official("Anh Quân", Role::Admin).await;
    let lan = producer(&bot, "Cô Lan").await;
    asks(&lan, QUESTION).await;
    assert!(tuan.reads().await.text.starts_with("Câu hỏi số 1"));
    bot.is_calm().await;
    assert!(quan.unread().is_empty());
    // Blocked since, which only the next message finds out.
    tuan.blocks();
    bot.is_calm().await;
    asks(&lan, "giá nho xanh Ninh Thuận").await;
    assert!(quan.reads().await.text.starts_with("Câu hỏi số 2"));
    bot.ends(&[&lan, &quan]).await;
}

#[tokio::test]
async fn an_officer_who_is_gone_without_a_word_does_not_keep_a_question_waiting() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let lan = producer(&bot, "Cô Lan").await;
    hoa.deletes_account();
    asks(&lan, QUESTION).await;
    assert!(tuan.reads().await.text.starts_with("Câu hỏi số 1"));
    bot.stop_quietly().await;
}

#[tokio::test]
async fn a_question_is_handed_to_a_colleague_with_a_reason() {
    let bot = Bot::start().await;
    let (hoa, minh) = (hoa(&bot).await, bot.official("Anh Minh", commune_officer(HAM_THUAN)).await);
    let lan = producer(&bot, "Cô Lan").await;
    asks(&lan, QUESTION).await;
    minh.reads().await;
    let notice = hoa.reads().await;
    hoa.taps_on(notice.id, "Giao người khác").answer().await;
    let whom = hoa.reads_edit().await;
    assert_eq!(whom.text, "Chuyển câu hỏi số 1 cho ai?");
    hoa.taps_on(whom.id, "Giao Anh Minh (UBND xã Hàm Thuận)").answer().await;
    assert!(hoa.reads_edit().await.text.starts_with("Vì sao chuyển câu hỏi số 1?"));
    hoa.taps_on(whom.id, "Tôi đang bận việc khác").answer().await;
    assert!(hoa.reads_edit().await.text.starts_with("Đã giao câu hỏi số 1 cho Anh Minh"));
    minh.reads_edit().await;
    let given = minh.reads().await;
    assert!(
        given
            .text
            .starts_with("👉 Chị Hoa giao câu hỏi này cho anh/chị. Lý do: Tôi đang bận việc khác"),
        "{}",
        given.text
    );
    assert!(lan.reads().await.text.starts_with("Anh Minh (UBND xã Hàm Thuận) đã nhận"));
    minh.replies(given.id, "Để tôi hỏi lại rồi báo.");
    minh.reads().await;
    minh.reads_edit().await;
    assert!(lan.reads().await.text.starts_with("Cán bộ Anh Minh (UBND xã Hàm Thuận) trả lời"));
    let why: String = bot.value("SELECT why FROM ticket_events WHERE step = 'hand_over'").await;
    assert_eq!(why, "Tôi đang bận việc khác");
    bot.is_calm().await;
    hoa.skips_unread();
    bot.ends(&[&lan, &hoa, &minh]).await;
}

#[tokio::test]
async fn a_question_goes_to_the_province_for_a_reason_that_was_typed() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let lan = producer(&bot, "Cô Lan").await;
    asks(&lan, QUESTION).await;
    let notice = hoa.reads().await;
    hoa.taps_on(notice.id, "Nhận trả lời").answer().await;
    hoa.reads_edit().await;
    lan.reads().await;
    hoa.taps_on(notice.id, "Giao người khác").answer().await;
    hoa.reads_edit().await;
    hoa.taps_on(notice.id, "Chuyển lên cấp tỉnh").answer().await;
    hoa.reads_edit().await;
    hoa.says("Việc này phải hỏi Sở");
    let done = hoa.reads().await;
    assert!(
        done.text.starts_with("Đã chuyển câu hỏi số 1. Số cán bộ được báo: 1."),
        "{}",
        done.text
    );
    let told = tuan.reads().await;
    assert!(told.text.starts_with("↩️ Chị Hoa chuyển câu hỏi này. Lý do: Việc này phải hỏi Sở"));
    let (state, officer, level) = state(&bot).await;
    assert_eq!((state.as_str(), officer, level.as_str()), ("waiting", None, "province"));
    assert!(lan.reads().await.text.starts_with("Câu hỏi số 1 được chuyển lên cán bộ cấp tỉnh."));
    // Of two taps the second finds it gone.
    hoa.sends_callback(notice.id, "tb:1:p:b").answer().await;
    bot.is_calm().await;
    bot.stop_quietly().await;
}

/// Takes the role of an officer, as an admin's screen will do it.
async fn loses_role(bot: &Bot, person: &Person, role: Role) {
    let account = AccountId(account(bot, person).await);
    let (now, services) = (bot.now(), bot.services());
    let given: usize = bot
        .write(move |tx| {
            Box::pin(async move {
                let actor = Actor::CommandLine;
                let revoked = revoke(tx, now, &actor, account, role).await?;
                assert_eq!(revoked, Revoked::Revoked);
                let services: &Services = &services;
                let words = Words::of(services);
                let given =
                    tickets::give_back(tx, &words, now, &actor, account, "role ended").await?;
                Ok(given.len())
            })
        })
        .await;
    assert_eq!(given, 1);
}

#[tokio::test]
async fn what_an_officer_has_goes_back_when_their_role_ends() {
    let bot = Bot::start().await;
    let (hoa, minh) = (hoa(&bot).await, bot.official("Anh Minh", commune_officer(HAM_THUAN)).await);
    let lan = producer(&bot, "Cô Lan").await;
    asks(&lan, QUESTION).await;
    minh.reads().await;
    let notice = hoa.reads().await;
    hoa.taps_on(notice.id, "Nhận trả lời").answer().await;
    hoa.reads_edit().await;
    minh.reads_edit().await;
    lan.reads().await;
    loses_role(&bot, &hoa, commune_officer(HAM_THUAN)).await;
    let back = minh.reads().await;
    assert!(back.text.starts_with("↩️ Câu hỏi này chưa có người trả lời nữa"), "{}", back.text);
    // She still has the old notice, and its buttons.
    hoa.replies(notice.id, "Giá 600 ngàn");
    let refused = hoa.reads_until("Tôi không tìm thấy câu hỏi số 1").await;
    assert!(refused.text.starts_with("Tôi không tìm thấy"));
    hoa.sends_callback(notice.id, "tt:1").answer().await;
    hoa.reads().await;
    bot.is_calm().await;
    assert!(lan.unread().is_empty());
    let refused: i64 = bot.value("SELECT count(*) FROM audit WHERE outcome = 'refused'").await;
    assert_eq!(refused, 2);
    bot.stop_quietly().await;
}

#[tokio::test]
async fn the_desk_lists_what_waits_what_is_mine_and_what_was_answered() {
    let bot = Bot::start().await;
    let hoa = hoa(&bot).await;
    let phu = bot.official("Anh Phú", commune_officer(22_918)).await;
    let lan = producer(&bot, "Cô Lan").await;
    for number in 1..=8 {
        asks(&lan, &format!("câu hỏi lạ lùng thứ {number}")).await;
        hoa.reads().await;
    }
    hoa.says("/canbo");
    let desk = hoa.reads().await;
    assert!(desk.text.contains("Có 8 câu hỏi"), "{}", desk.text);
    let tap = async |label: &str| {
        hoa.taps_on(desk.id, label).answer().await;
        hoa.reads_edit().await
    };
    assert!(tap("Xem chờ nhận (8)").await.text.contains("(1–6 trong 8)"));
    assert!(tap("Trang sau").await.text.contains("(7–8 trong 8)"));
    assert!(tap("Mở số 8").await.text.contains("câu hỏi lạ lùng thứ 8"));
    hoa.taps_on(desk.id, "Nhận trả lời").answer().await;
    bot.is_calm().await;
    hoa.taps_on(desk.id, "Danh sách").answer().await;
    bot.is_calm().await;
    lan.reads().await;
    let mine = hoa.message(desk.id).unwrap();
    assert!(mine.text.contains("Câu hỏi tôi đang giữ (1–1 trong 1)"), "{}", mine.text);
    hoa.taps_on(desk.id, "Tìm theo số").answer().await;
    hoa.reads_until("Gõ số của câu hỏi").await;
    hoa.says("số 3");
    assert!(hoa.reads().await.text.starts_with("Câu hỏi số 3 · Cô Lan"));
    hoa.says("/cauhoi 77");
    assert!(hoa.reads().await.text.starts_with("Tôi không tìm thấy câu hỏi số 77"));

    // An officer of another commune sees none of it.
    phu.says("/canbo");
    let other = phu.reads().await;
    assert!(other.text.contains("Không có câu hỏi nào đang chờ."), "{}", other.text);
    phu.says("/cauhoi 3");
    assert!(phu.reads().await.text.starts_with("Tôi không tìm thấy câu hỏi số 3"));
    phu.sends_callback(other.id, "ts:3").answer().await;
    assert!(phu.reads_edit().await.text.starts_with("Tôi không tìm thấy câu hỏi số 3"));
    bot.stop_quietly().await;
}
