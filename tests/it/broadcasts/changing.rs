//! What was sent is corrected and recalled.

use chrono::TimeDelta;
use futures::FutureExt;
use ocop_bot::broadcasts::controlling::{correct, recall};
use ocop_bot::broadcasts::drafting::Done;
use ocop_bot::broadcasts::model::{BroadcastId, Content};
use ocop_bot::people::Actor;
use ocop_bot::telegram::playground::{Fault, Rule};

use super::world::{person, says};
use super::{Stage, TEXT};
use crate::support::Bot;

const CORRECTED: &str = "Lớp tập huấn dời sang thứ Sáu.";

impl Stage {
    async fn corrects(&self, id: BroadcastId, html: &str, reset: bool) {
        self.corrects_to(id, says(html), reset).await;
    }

    pub(super) async fn corrects_to(&self, id: BroadcastId, content: Content, reset: bool) {
        let (now, services, chat) = (self.bot.now(), self.bot.services(), self.officer.id());
        self.bot
            .write(move |tx| {
                async move {
                    let actor = Actor::from(person(tx, chat).await?);
                    let what = (id, content);
                    let done = correct(tx, now, &services.places, &actor, what, reset).await?;
                    assert!(matches!(done, Done::Done(_)), "{done:?}");
                    Ok(())
                }
                .boxed()
            })
            .await;
    }

    async fn recalls(&self, id: BroadcastId) {
        let (now, services, chat) = (self.bot.now(), self.bot.services(), self.officer.id());
        self.bot
            .write(move |tx| {
                async move {
                    let actor = Actor::from(person(tx, chat).await?);
                    let done = recall(tx, now, &services.places, &actor, id).await?;
                    assert!(matches!(done, Done::Done(_)), "{done:?}");
                    Ok(())
                }
                .boxed()
            })
            .await;
    }

    /// Waits until nothing is being changed.
    pub(super) async fn is_changed(&self) {
        for _ in 0..2_000 {
            let open: i64 =
                self.bot.value("SELECT count(*) FROM broadcasts WHERE changing IS NOT NULL").await;
            if open == 0 {
                return;
            }
            self.step().await;
        }
        panic!("not changed");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn corrected_every_copy_is_edited_in_place() {
    let stage = Stage::new(40).await;
    let id = stage.sends(TEXT).await;
    stage.is(id, "done").await;
    stage
        .bot
        .execute(
            "UPDATE broadcast_recipients SET response = 'read', responded_at = 1 WHERE number <= 3",
        )
        .await;
    stage.presses(&format!("bcc:{id}")).await;
    stage.officer.says(CORRECTED);
    let preview = stage.officer.reads_until(CORRECTED).await;
    stage.officer.taps_on(preview.id, "Sửa, giữ xác nhận").answer().await;
    stage.is_changed().await;
    assert_eq!(stage.have(CORRECTED), 40);
    assert_eq!(stage.have(TEXT), 0);
    let done: i64 = stage
        .bot
        .value("SELECT count(*) FROM broadcast_recipients WHERE change_state = 'done' AND revision = 1")
        .await;
    assert_eq!(done, 40);
    let responses = "SELECT count(*) FROM broadcast_recipients WHERE response IS NOT NULL";
    assert_eq!(stage.bot.value::<i64>(responses).await, 3);
    let end = stage.passes_until(&stage.officer, "Đã sửa 40 / 40").await;
    assert!(end.text.contains("Gửi xong"), "{}", end.text);
    // A second time, with the confirmations anew.
    stage.corrects(id, TEXT, true).await;
    stage.is_changed().await;
    assert_eq!(stage.have(TEXT), 40);
    assert_eq!(stage.bot.value::<i64>(responses).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn corrected_in_the_middle_everybody_ends_with_the_new_text_once() {
    let mut stage = Stage::with(Bot::with().careful().start().await, 150).await;
    let id = stage.sends(TEXT).await;
    stage.sent(id, 40).await;
    stage.corrects(id, CORRECTED, false).await;
    stage.sent(id, 70).await;
    // Ended and begun again in the middle of both.
    stage.bot.restart().await;
    stage.becomes(id, "done").await;
    stage.is_changed().await;
    assert_eq!(stage.have(CORRECTED), 150);
    assert_eq!(stage.have(TEXT), 0);
    for person in &stage.people {
        assert_eq!(person.chat().iter().filter(|one| one.text.contains("thứ Sáu")).count(), 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_edit_of_a_copy_that_is_gone_is_no_second_copy() {
    let stage = Stage::new(3).await;
    let id = stage.sends(TEXT).await;
    stage.is(id, "done").await;
    let copy = stage.people[0].last_bot_message().unwrap();
    stage.people[0].deletes(copy.id);
    stage.corrects(id, CORRECTED, false).await;
    stage.is_changed().await;
    assert_eq!(stage.have(CORRECTED), 2);
    let failed: String = stage
        .bot
        .value("SELECT change_why FROM broadcast_recipients WHERE change_state = 'failed'")
        .await;
    assert!(failed.contains("not found"), "{failed}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn recalled_copies_are_deleted_and_the_rest_is_not_sent() {
    let stage = Stage::with(Bot::with().careful().start().await, 300).await;
    let id = stage.sends(TEXT).await;
    stage.sent(id, 40).await;
    let asked = stage.presses(&format!("bsr:{id}")).await;
    assert!(asked.text.contains("48 giờ"), "{}", asked.text);
    // One of those who have it cannot be helped but by an edit.
    let held = stage.people[0].id();
    let refused =
        Fault::Error { code: 400, description: "Bad Request: message can't be deleted".into() };
    stage.bot.playground.faults().add(Rule::new(refused).method("deleteMessages").chat(held));
    stage.officer.taps_on(asked.id, "Thu hồi bản đã gửi").answer().await;
    stage.is_changed().await;
    stage.has(id, "queued", 0).await;
    stage.has(id, "handed", 0).await;
    assert_eq!(stage.have(TEXT), 0);
    let changed: Vec<(String, i64)> = stage
        .bot
        .rows(
            "SELECT change_state, count(*) FROM broadcast_recipients WHERE state = 'sent'
             GROUP BY change_state ORDER BY change_state",
        )
        .await;
    assert!(changed.len() == 2 && changed[1] == ("done".to_owned(), 1), "{changed:?}");
    assert_eq!(changed[0].0, "deleted");
    assert!(changed[0].1 >= 39, "{changed:?}");
    let end = stage.passes_until(&stage.officer, "Đã thu hồi").await;
    assert!(end.text.contains("Đã thu hồi"), "{}", end.text);
    stage.is(id, "stopped").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_next_one_of_a_row_is_corrected_and_given_up_with_it() {
    let stage = Stage::new(2).await;
    let one = stage.drafts(says(TEXT)).await;
    // 1: every week.
    let asked = stage.presses(&format!("bsey:{}.1", one.id)).await;
    stage.officer.taps_on(asked.id, "Gửi cho 2 người").answer().await;
    stage.is(one.id, "done").await;
    stage.corrects(one.id, CORRECTED, false).await;
    stage.is_changed().await;
    let next: String =
        stage.bot.value("SELECT content FROM broadcasts WHERE state = 'scheduled'").await;
    assert!(next.contains(CORRECTED), "{next}");
    let asked = stage.presses(&format!("bsr:{}", one.id)).await;
    assert!(asked.text.contains("Lần lặp lại lúc"), "{}", asked.text);
    stage.officer.taps_on(asked.id, "Thu hồi bản đã gửi").answer().await;
    stage.is_changed().await;
    let scheduled = "SELECT count(*) FROM broadcasts WHERE state = 'scheduled'";
    assert_eq!(stage.bot.value::<i64>(scheduled).await, 0);
    stage.bot.advance(TimeDelta::weeks(1));
    stage.bot.is_calm().await;
    assert_eq!(stage.have(CORRECTED), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_could_not_be_corrected_is_tried_again() {
    let stage = Stage::new(3).await;
    let id = stage.sends(TEXT).await;
    stage.is(id, "done").await;
    let refused = Fault::Error { code: 400, description: "Bad Request: not now".into() };
    let rule = Rule::new(refused).method("editMessageText").chat(stage.people[0].id());
    stage.bot.playground.faults().add(rule.once());
    stage.corrects(id, CORRECTED, false).await;
    stage.is_changed().await;
    assert_eq!(stage.have(CORRECTED), 2);
    let panel = stage.presses(&format!("bso:{id}")).await;
    stage.officer.taps_on(panel.id, "Thử lại 1 bản lỗi").answer().await;
    stage.is_changed().await;
    assert_eq!(stage.have(CORRECTED), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_too_old_to_be_deleted_is_edited() {
    let mut stage = Stage::new(30).await;
    let id = stage.sends(TEXT).await;
    stage.is(id, "done").await;
    stage.bot.advance(TimeDelta::hours(49));
    stage.recalls(id).await;
    // Ended in the middle of it, it goes on.
    stage.bot.restart().await;
    stage.is_changed().await;
    assert_eq!(stage.have(TEXT), 0);
    assert_eq!(stage.bot.playground.calls("deleteMessages"), 0);
    let done: i64 = stage
        .bot
        .value("SELECT count(*) FROM broadcast_recipients WHERE change_state = 'done'")
        .await;
    assert_eq!(done, 30);
}
