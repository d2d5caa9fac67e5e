//! A confirmed broadcast reaches everybody once, and its officer sees how it goes.

use ocop_bot::telegram::playground::{Fault, Rule};

use super::{Stage, TEXT};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_gets_one_copy_and_the_ledger_says_so() {
    let stage = Stage::new(150).await;
    let id = stage.sends(TEXT).await;
    stage.is(id, "done").await;
    for person in &stage.people {
        assert_eq!(
            stage.bot.playground.delivered_beginning(person.id(), TEXT),
            1,
            "{}",
            person.name()
        );
    }
    assert_eq!(stage.ledger(id).await, [("sent".to_owned(), 150)]);
    let without: i64 = stage
        .bot
        .value(
            "SELECT count(*) FROM broadcast_recipients WHERE message_id IS NULL OR sent_at IS NULL",
        )
        .await;
    assert_eq!(without, 0);
    let end = stage.passes_until(&stage.officer, "Gửi xong").await;
    assert!(end.text.contains("Đã nhận: 150 / 150"), "{}", end.text);
    stage.bot.stop_quietly().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whom_telegram_does_not_reach_is_told_with_the_reason() {
    let stage = Stage::new(4).await;
    stage.people[0].blocks();
    stage.bot.is_calm().await;
    // Nobody has told the bot of this one yet.
    let faults = stage.bot.playground.faults();
    faults.add(Rule::new(Fault::Blocked).method("sendMessage").chat(stage.people[1].id()));
    let refused = Fault::Error { code: 400, description: "Bad Request: no".into() };
    faults.add(Rule::new(refused).method("sendMessage").chat(stage.people[2].id()));
    let id = stage.sends(TEXT).await;
    stage.is(id, "done").await;
    let found: Vec<(String, String)> =
        stage.bot.rows("SELECT state, why FROM broadcast_recipients ORDER BY number").await;
    let found: Vec<_> = found.iter().map(|(state, why)| (state.as_str(), why.as_str())).collect();
    assert_eq!(found[0], ("unreachable", "blocked"));
    assert_eq!(found[1], ("unreachable", "blocked"));
    assert!(found[2].0 == "failed" && found[2].1.contains("400"), "{found:?}");
    assert_eq!(found[3], ("sent", ""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_progress_is_edited_at_most_every_three_seconds() {
    let stage = Stage::with(crate::support::Bot::with().careful().start().await, 300).await;
    let id = stage.sends(TEXT).await;
    stage.becomes(id, "done").await;
    stage.passes_until(&stage.officer, "Gửi xong").await;
    let shown: Vec<_> = stage
        .bot
        .playground
        .deliveries()
        .into_iter()
        .filter(|one| one.chat == stage.officer.id() && one.text.contains("📣"))
        .collect();
    assert!(shown.len() >= 3, "{shown:#?}");
    for pair in shown.windows(2) {
        let apart = pair[1].at - pair[0].at;
        // What is queued three seconds later may leave a little earlier within its turn.
        assert!(apart >= chrono::TimeDelta::milliseconds(2_500), "{apart}: {pair:#?}");
    }
    assert!(shown.iter().any(|one| one.text.contains("Còn khoảng")), "{shown:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_at_once_share_what_there_is() {
    let stage = Stage::with(crate::support::Bot::with().careful().start().await, 300).await;
    let first = stage.sends(TEXT).await;
    let second = stage.sends("Hội chợ cuối năm.").await;
    // The first has three seconds' worth in the outbox already; what follows is shared.
    for _ in 0..900 {
        stage.bot.advance(chrono::TimeDelta::milliseconds(40));
        tokio::time::sleep(std::time::Duration::from_millis(3)).await;
        let sent: i64 =
            stage.bot.value("SELECT count(*) FROM broadcast_recipients WHERE state = 'sent'").await;
        if sent > 400 {
            break;
        }
    }
    let sent = |id| {
        let sql =
            "SELECT count(*) FROM broadcast_recipients WHERE state = 'sent' AND broadcast_id =";
        format!("{sql} {id}")
    };
    let of_first: i64 = stage.bot.value(&sent(first)).await;
    let of_second: i64 = stage.bot.value(&sent(second)).await;
    assert!(of_second * 2 >= of_first, "{of_first} and {of_second}");
}
