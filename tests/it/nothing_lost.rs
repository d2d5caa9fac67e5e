//! Whatever fails, each update is handled once, or set aside where somebody is told of it.

use std::time::Duration;

use chrono::TimeDelta;
use ocop_bot::app::AppError;
use ocop_bot::people::Role;
use ocop_bot::telegram::intake::IntakeError;
use ocop_bot::telegram::playground::{Fault, Gate, Rule};
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::support::{Bot, TOKEN};

/// From now on no question can be written down.
const BREAK: &str = "CREATE TRIGGER broken BEFORE INSERT ON questions
                     BEGIN SELECT RAISE(ABORT, 'broken on purpose'); END";
const MEND: &str = "DROP TRIGGER broken";

const HANDLED: &str = "SELECT NOT EXISTS (SELECT 1 FROM inbox WHERE state = 'new')";

#[tokio::test]
async fn an_update_that_keeps_failing_is_set_aside_and_everybody_concerned_is_told() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::Admin).await;
    let (lan, tam) = (bot.person("Cô Lan"), bot.person("Anh Tâm"));
    bot.execute(BREAK).await;
    lan.says("ho so gom gi");
    // Nobody else waits for it.
    bot.holds("SELECT count(*) FROM inbox WHERE tries = 1").await;
    tam.says("/menu");
    tam.reads().await;
    bot.passes_until(2, HANDLED).await;
    let sorry = lan.reads().await;
    assert!(sorry.text.starts_with("Xin lỗi bà con, tôi vừa gặp lỗi"), "{}", sorry.text);
    let number = bot.playground.last_update() - 1;
    assert!(sorry.text.contains(&format!("(mã {number})")), "{}", sorry.text);
    let notice = quan.reads().await;
    assert!(notice.text.starts_with("Có một việc bot không xử lý được"), "{}", notice.text);
    assert!(notice.text.contains(&format!("Mã {number}: ")), "{}", notice.text);
    let (state, tries, kept): (String, i64, bool) = bot
        .rows("SELECT state, tries, payload LIKE '%ho so gom gi%' FROM inbox WHERE tries > 0")
        .await
        .remove(0);
    assert_eq!((state.as_str(), tries, kept), ("dead", 3, true));

    bot.execute(MEND).await;
    lan.says("ho so gom gi");
    assert!(lan.reads().await.text.starts_with("Hồ sơ OCOP gồm những gì?"));
    quan.says("/canbo");
    let desk = quan.reads().await;
    quan.taps_on(desk.id, "Quản trị bot").answer().await;
    quan.reads_edit().await;
    quan.taps_on(desk.id, "Xem tình trạng bot").answer().await;
    assert!(quan.reads_edit().await.text.contains("Tin đến bị gác lại: 1"));
    bot.is_calm().await;
    assert!(lan.unread().is_empty() && quan.unread().is_empty());
}

#[tokio::test]
async fn an_update_that_failed_is_tried_again_and_nobody_notices() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::Admin).await;
    let lan = bot.person("Cô Lan");
    bot.execute(BREAK).await;
    lan.says("ho so gom gi");
    lan.says("nop ho so o dau");
    bot.holds("SELECT count(*) FROM inbox WHERE tries = 1").await;
    bot.execute(MEND).await;
    bot.passes_until(2, HANDLED).await;
    assert!(lan.reads().await.text.starts_with("Hồ sơ OCOP gồm những gì?"), "in their order");
    assert!(lan.reads().await.text.starts_with("Nộp hồ sơ OCOP ở đâu?"));
    bot.ends(&[&lan, &quan]).await;
}

#[tokio::test]
async fn what_nobody_can_read_is_kept_and_what_follows_is_handled() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    let from = json!({"id": lan.id(), "is_bot": false, "first_name": "Cô Lan"});
    let strange = [
        json!({"message": {"no": "message"}}),
        json!({"message": "ho so gom gi"}),
        json!({"callback_query": {"id": 7, "from": "Cô Lan"}}),
        json!({"brand_new_kind": {"from": from, "what": "nobody knows"}}),
        json!({"message": {"message_id": 1, "date": 0, "text": "x", "from": from,
            "chat": {"id": "not a number", "type": "private"}}}),
    ];
    let count = i64::try_from(strange.len()).unwrap();
    for update in strange {
        // One at a time, so that none is confirmed by what comes after it.
        bot.playground.push_update(update);
        bot.playground.all_confirmed().await;
    }
    // What has no number cannot be kept, and does no harm.
    bot.playground.push_update(json!(["no", "update"]));
    bot.advance(TimeDelta::seconds(10));
    lan.asks_inline("phí");
    lan.says("ho so gom gi");
    assert!(lan.reads().await.text.starts_with("Hồ sơ OCOP gồm những gì?"));
    bot.is_calm().await;
    let kept: Vec<(String, bool)> =
        bot.rows("SELECT state, payload IS NOT NULL FROM inbox WHERE error IS NOT NULL").await;
    let unreadable = kept.iter().filter(|row| **row == ("unreadable".to_owned(), true)).count();
    assert_eq!(i64::try_from(unreadable).unwrap(), count, "{kept:?}");
}

#[tokio::test]
async fn an_update_that_comes_twice_is_handled_once() {
    let mut bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    lan.says("/menu");
    lan.reads().await;
    bot.is_calm().await;
    let from = json!({"id": lan.id(), "is_bot": false, "first_name": "Cô Lan"});
    let chat = json!({"id": lan.id(), "type": "private", "first_name": "Cô Lan"});
    let question = |update: i64| {
        json!({"update_id": update, "message": {"message_id": 500 + update % 100,
            "date": 1_795_482_000, "from": from, "chat": chat, "text": "ho so gom gi"}})
    };
    let next = bot.playground.last_update() + 1;
    bot.playground.push_updates([question(next), question(next), question(next)]);
    lan.reads().await;
    bot.is_calm().await;

    // The bot has kept the next ones, and is stopped before it has told Telegram so.
    let gate = Gate::new();
    bot.playground
        .faults()
        .add(Rule::new(Fault::HoldCall(gate.clone())).method("getUpdates").after(1));
    let waiting = bot.playground.calls("getUpdates");
    lan.says("/huy");
    bot.playground.wait_for("the poll that confirms", |it| it.calls("getUpdates") > waiting).await;
    lan.reads().await;
    bot.playground.push_updates([question(next + 10)]);
    gate.reached(1).await;
    assert!(bot.playground.pending_updates() > 0);
    bot.stop().await;
    bot.playground.faults().clear();
    gate.open();
    bot.go().await;
    lan.reads().await;
    bot.is_calm().await;
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM questions").await, 2);
    assert_eq!(bot.playground.delivered(), 4);
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_full_disk_stops_intake_until_there_is_room() {
    let bot = Bot::start().await;
    let people: Vec<_> = bot.playground.crowd(40);
    bot.execute("PRAGMA max_page_count = 1").await;
    let long = "hôm nay trời nóng quá ".repeat(160);
    bot.playground.all_say(people.iter().map(|person| (person, long.as_str())));
    // Time passes and nothing is lost, nor does the bot end.
    for _ in 0..5 {
        bot.advance(TimeDelta::seconds(5));
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(bot.playground.pending_updates(), 40);
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM inbox").await, 0);
    bot.execute("PRAGMA max_page_count = 1000000").await;
    bot.passes_until(5, "SELECT count(*) = 40 FROM inbox").await;
    bot.is_calm().await;
    for person in &people {
        person.reads().await;
    }
    assert_eq!(bot.playground.delivered(), 40);
    bot.ends(&people.iter().collect::<Vec<_>>()).await;
}

#[tokio::test]
async fn a_disk_that_is_full_halfway_stops_handling_until_there_is_room() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    // As a full disk: the update is kept, what comes of it is not.
    bot.execute(
        "CREATE TRIGGER full BEFORE INSERT ON questions
         BEGIN INSERT INTO cache VALUES ('ballast', hex(zeroblob(10000000)), 0); END",
    )
    .await;
    bot.execute("PRAGMA max_page_count = 200").await;
    lan.says("ho so gom gi");
    bot.playground.all_confirmed().await;
    for _ in 0..5 {
        bot.advance(TimeDelta::seconds(5));
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let tries: i64 = bot.value("SELECT tries FROM inbox WHERE state = 'new'").await;
    assert_eq!(tries, 0, "a full disk is no fault of the update");
    bot.execute("DROP TRIGGER full").await;
    bot.execute("PRAGMA max_page_count = 1000000").await;
    bot.passes_until(5, HANDLED).await;
    assert!(lan.reads().await.text.starts_with("Hồ sơ OCOP gồm những gì?"));
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_second_bot_with_the_same_token_is_waited_out() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    bot.playground.wait_for("the first poll", |it| it.calls("getUpdates") > 0).await;
    let other = format!("{}/bot{TOKEN}/getUpdates", bot.playground.url());
    let answer = reqwest::get(&other).await.unwrap();
    assert!(answer.status().is_success());
    bot.playground.wait_for("the conflict", |it| it.refusals(409) == 1).await;
    lan.says("ho so gom gi");
    bot.passes_until(10, "SELECT count(*) FROM inbox").await;
    assert!(lan.reads().await.text.starts_with("Hồ sơ OCOP gồm những gì?"));
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn telegram_out_of_reach_is_waited_for() {
    let mut bot = Bot::with().not_started().await;
    let lan = bot.person("Cô Lan");
    lan.says("ho so gom gi");
    bot.playground.faults().outage(true);
    let stop = CancellationToken::new();
    let stopped = bot.starts_while(&stop, async {
        bot.clock_runs_until("some tries", |it| it.calls("getMe") > 3).await;
        stop.cancel();
    });
    assert!(matches!(stopped.await, Err(AppError::Stopped)));

    let stop = CancellationToken::new();
    let app = bot.starts_while(&stop, async {
        bot.clock_runs_until("some tries", |it| it.calls("getMe") > 6).await;
        bot.playground.faults().outage(false);
    });
    let app = app.await.unwrap();
    bot.runs(app).await;
    assert!(lan.reads().await.text.starts_with("Hồ sơ OCOP gồm những gì?"));

    // Out of reach again while the bot runs.
    bot.playground.faults().outage(true);
    lan.says("nop ho so o dau");
    let met = bot.playground.faults().met();
    bot.clock_runs_until("some failures", |it| it.faults().met() > met + 3).await;
    bot.playground.faults().outage(false);
    bot.passes_until(10, "SELECT count(*) = 2 FROM inbox").await;
    assert!(lan.reads().await.text.starts_with("Nộp hồ sơ OCOP ở đâu?"));
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_token_that_telegram_does_not_know_ends_the_bot() {
    let mut bot = Bot::with().not_started().await;
    bot.playground.faults().add(Rule::new(unauthorized()).method("getMe").once());
    let refused = bot.starts_while(&CancellationToken::new(), async {}).await;
    assert!(matches!(refused, Err(AppError::Intake(IntakeError::Token))), "{refused:?}");
    bot.go().await;
    bot.playground.faults().add(Rule::new(unauthorized()).method("getUpdates"));
    bot.person("Cô Lan").says("/menu");
    assert!(matches!(bot.failure().await, AppError::Intake(IntakeError::Token)));
}

fn unauthorized() -> Fault {
    Fault::Error { code: 401, description: "Unauthorized".into() }
}

#[tokio::test]
async fn a_second_bot_on_the_same_database_does_not_start() {
    let bot = Bot::start().await;
    let second = bot.starts_while(&CancellationToken::new(), async {}).await;
    assert!(matches!(second, Err(AppError::InUse(_))), "{second:?}");
}

#[tokio::test]
async fn what_waited_when_the_bot_stopped_is_handled_and_sent_after_the_start() {
    let mut bot = Bot::start().await;
    let (lan, tam) = (bot.person("Cô Lan"), bot.person("Anh Tâm"));
    bot.playground.faults().add(Rule::new(Fault::Page(502)).method("sendMessage"));
    tam.says("nop ho so o dau");
    bot.holds("SELECT count(*) FROM outbox WHERE state = 'pending' AND attempts = 1").await;
    bot.execute(BREAK).await;
    lan.says("ho so gom gi");
    lan.says("bao nhieu diem thi dc 4 sao");
    bot.holds("SELECT count(*) FROM inbox WHERE tries = 1").await;
    bot.execute(MEND).await;
    bot.stop().await;
    bot.playground.faults().clear();
    lan.says("giấy chứng nhận có thời hạn bao lâu");

    bot.go().await;
    assert!(tam.reads().await.text.starts_with("Nộp hồ sơ OCOP ở đâu?"));
    assert!(lan.reads().await.text.starts_with("Hồ sơ OCOP gồm những gì?"));
    assert!(lan.reads().await.text.starts_with("Bao nhiêu điểm thì được mấy sao?"));
    assert!(lan.reads().await.text.starts_with("Giấy chứng nhận OCOP có giá trị bao lâu?"));
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM questions").await, 4);
    bot.ends(&[&lan, &tam]).await;
}

#[tokio::test]
async fn an_update_that_ends_the_process_again_and_again_is_taken_for_the_cause() {
    let mut bot = Bot::start().await;
    let (lan, tam) = (bot.person("Cô Lan"), bot.person("Anh Tâm"));
    lan.says("/menu");
    lan.reads().await;
    bot.execute(BREAK).await;
    lan.says("ho so gom gi");
    bot.holds("SELECT count(*) FROM inbox WHERE tries = 1").await;
    // As if five processes had ended with it in hand.
    bot.execute("UPDATE inbox SET tries = 5 WHERE state = 'new'").await;
    bot.execute(MEND).await;
    bot.restart().await;
    assert!(lan.reads().await.text.starts_with("Xin lỗi bà con"));
    tam.says("ho so gom gi");
    assert!(tam.reads().await.text.starts_with("Hồ sơ OCOP gồm những gì?"));
    let error: String = bot.value("SELECT error FROM inbox WHERE state = 'dead'").await;
    assert_eq!(error, "the process ended while this was in hand");
}

#[tokio::test]
async fn what_was_settled_long_ago_is_cleaned_up() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    lan.says("thời tiết hôm nay");
    lan.reads().await;
    bot.playground.push_update(json!({"brand_new_kind": {}}));
    bot.is_calm().await;
    bot.advance(TimeDelta::days(2));
    lan.says("ho so gom gi");
    lan.reads().await;
    bot.is_calm().await;
    bot.advance(TimeDelta::days(1) + TimeDelta::hours(1));
    bot.passes_until(60, "SELECT count(*) = 1 FROM outbox").await;
    let left: Vec<(String,)> = bot.rows("SELECT state FROM inbox ORDER BY update_id").await;
    assert_eq!(left, [("unreadable".to_owned(),), ("done".to_owned(),)]);
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM sessions").await, 0);
    bot.advance(TimeDelta::days(90));
    bot.passes_until(60, "SELECT count(*) = 0 FROM inbox").await;
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM questions").await, 2);
    bot.ends(&[&lan]).await;
}
