//! What is being sent is paused and stopped; what nobody knows of is sent again on a tap only.

use ocop_bot::telegram::playground::{Fault, Rule};

use super::{Stage, TEXT};
use crate::support::Bot;

async fn careful(people: usize) -> Stage {
    Stage::with(Bot::with().careful().start().await, people).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn paused_nothing_leaves_and_resumed_everybody_gets_theirs_once() {
    let mut stage = careful(150).await;
    let id = stage.sends(TEXT).await;
    stage.sent(id, 20).await;
    let panel = stage.presses(&format!("bsh:{id}")).await;
    assert!(panel.text.contains("Đang tạm dừng"), "{}", panel.text);
    stage.has(id, "handed", 0).await;
    let sent = stage.bot.playground.delivered();
    let copies = stage.have(TEXT);
    // A second has passed at most, and nothing leaves in the next ten, nor after a restart.
    stage.bot.restart().await;
    for _ in 0..100 {
        stage.step().await;
    }
    assert_eq!(stage.have(TEXT), copies);
    assert!(stage.bot.playground.delivered() <= sent + 3, "more than the progress was sent");
    let panel = stage.presses(&format!("bsg:{id}")).await;
    assert!(panel.text.contains("Đang gửi"), "{}", panel.text);
    stage.becomes(id, "done").await;
    assert_eq!(stage.have(TEXT), 150);
    assert_eq!(stage.ledger(id).await, [("sent".to_owned(), 150)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopped_the_rest_gets_nothing_and_what_has_arrived_stays() {
    let stage = careful(400).await;
    let id = stage.sends(TEXT).await;
    stage.sent(id, 20).await;
    let asked = stage.presses(&format!("bsk:{id}")).await;
    assert!(asked.text.contains("vẫn còn nguyên"), "{}", asked.text);
    stage.officer.taps_on(asked.id, "Dừng phần còn lại").answer().await;
    stage.has(id, "queued", 0).await;
    stage.has(id, "handed", 0).await;
    let sent: i64 =
        stage.bot.value("SELECT count(*) FROM broadcast_recipients WHERE state = 'sent'").await;
    assert_eq!(i64::try_from(stage.have(TEXT)).unwrap(), sent);
    stage.has(id, "left_out", 400 - usize::try_from(sent).unwrap()).await;
    stage.is(id, "stopped").await;
    let end = stage.passes_until(&stage.officer, "không gửi: ").await;
    assert!(end.text.contains("Đã dừng phần còn lại"), "{}", end.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unknown_copies_are_sent_again_on_an_officers_tap_only() {
    let mut stage = Stage::new(5).await;
    let faults = stage.bot.playground.faults();
    for person in &stage.people[..2] {
        faults.add(Rule::new(Fault::DropAfter).method("sendMessage").chat(person.id()).once());
    }
    let id = stage.sends(TEXT).await;
    stage.is(id, "done").await;
    stage.has(id, "unknown", 2).await;
    stage.bot.restart().await;
    let end = stage.passes_until(&stage.officer, "chưa rõ: 2").await;
    stage.officer.taps_on(end.id, "Xem bản chưa rõ (2)").answer().await;
    let list = stage.becomes_screen("Chưa rõ đã tới").await;
    assert!(list.text.contains("gọi hỏi trước"), "{}", list.text);
    stage.officer.taps_on(list.id, "Gửi lại số 1").answer().await;
    stage.has(id, "unknown", 1).await;
    stage.has(id, "sent", 4).await;
    stage.presses(&format!("bsqa:{id}")).await;
    stage.has(id, "sent", 5).await;
    stage.is(id, "done").await;
    // The two that did arrive came twice, which is what the officer was warned of.
    for (number, person) in stage.people.iter().enumerate() {
        let copies = if number < 2 { 2 } else { 1 };
        assert_eq!(stage.bot.playground.delivered_beginning(person.id(), TEXT), copies, "{number}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_under_way_is_listed_for_who_may_see_it() {
    let stage = Stage::new(2).await;
    let id = stage.sends(TEXT).await;
    stage.is(id, "done").await;
    let list = stage.presses("bs:0").await;
    assert!(list.text.contains("gửi xong") && list.text.contains(TEXT), "{}", list.text);
    let role = crate::register::officer(crate::support::HAM_THUAN);
    let commune = stage.bot.official("Cán bộ xã", role).await;
    commune.skips_unread();
    let list = stage.presses_as(&commune, "bs:0").await;
    assert!(list.text.contains("Chưa có thông báo nào"), "{}", list.text);
    let refused = stage.presses_as(&commune, &format!("bsr:{id}")).await;
    assert!(!refused.text.contains("Thu hồi"), "{}", refused.text);
}
