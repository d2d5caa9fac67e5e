//! Telegram's limits are kept, and an answer never waits for an announcement.

use chrono::TimeDelta;
use ocop_bot::telegram::pacer::Lane;
use ocop_bot::telegram::playground::Person;

use crate::support::{Bot, text};

const ALL_SENT: &str = "SELECT NOT EXISTS (SELECT 1 FROM outbox WHERE state <> 'sent')";

/// Lets time pass until everything is sent. While a message is on its way the clock stands still,
/// and its steps are small, as if the way took no longer than the pacer allows for.
async fn all_sent(bot: &Bot) {
    while bot.value::<i64>(ALL_SENT).await == 0 {
        bot.holds("SELECT count(*) = 0 FROM outbox WHERE state = 'sending'").await;
        bot.advance(TimeDelta::milliseconds(5));
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn two_hundred_messages_to_sixty_chats_never_meet_a_limit() {
    let bot = Bot::with().paced().start().await;
    let crowd = bot.playground.crowd(58);
    let groups = [bot.playground.group("A"), bot.playground.group("B")];
    let chats: Vec<i64> = crowd
        .iter()
        .map(Person::id)
        .chain(groups.iter().map(ocop_bot::telegram::playground::Group::id))
        .collect();
    let rows = (0..200).map(|number| {
        let lane = Lane::ALL[number % 3];
        (
            format!("k{number}"),
            text(chats[number * 7 % chats.len()], &format!("{number}")).lane(lane),
        )
    });
    bot.enqueue(rows.collect()).await;
    all_sent(&bot).await;
    assert_eq!(bot.playground.flood_refusals(), 0);
    assert_eq!(bot.playground.delivered(), 200);
    // All of it took no longer than the limits make it.
    let took = bot.playground.deliveries().last().unwrap().at - bot.morning();
    assert!((TimeDelta::seconds(6)..TimeDelta::seconds(15)).contains(&took), "{took}");
    crowd.iter().for_each(Person::skips_unread);
    bot.ends(&[]).await;
}

#[tokio::test]
async fn a_busy_group_gets_twenty_messages_a_minute() {
    let bot = Bot::with().paced().start().await;
    let group = bot.playground.group("OCOP Hàm Thuận");
    let rows = (0..25).map(|number| (format!("k{number}"), text(group.id(), &format!("{number}"))));
    bot.enqueue(rows.collect()).await;
    while bot.value::<i64>(ALL_SENT).await == 0 {
        bot.holds("SELECT count(*) = 0 FROM outbox WHERE state = 'sending'").await;
        bot.advance(TimeDelta::milliseconds(100));
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    assert_eq!(bot.playground.flood_refusals(), 0);
    let at: Vec<_> = bot.playground.deliveries().iter().map(|one| one.at).collect();
    assert!(at[19] - at[0] < TimeDelta::seconds(30));
    assert!(at[20] - at[0] >= TimeDelta::seconds(60));
    bot.ends(&[]).await;
}

#[tokio::test]
async fn an_answer_overtakes_an_announcement_to_everybody() {
    let bot = Bot::with().careful().start().await;
    let crowd = bot.playground.crowd(300);
    let copies = crowd.iter().enumerate().map(|(number, person)| {
        (format!("copy:{number}"), text(person.id(), "thông báo").lane(Lane::Broadcast))
    });
    bot.enqueue(copies.collect()).await;
    bot.holds("SELECT count(*) = 1 FROM outbox WHERE state = 'sent'").await;
    // The clock stands still: no further copy may leave before its turn.
    let lan = bot.person("Cô Lan");
    lan.says("ho so gom gi");
    assert!(lan.reads().await.text.starts_with("Hồ sơ OCOP gồm những gì?"));
    assert_eq!(bot.playground.delivered(), 2);
    all_sent(&bot).await;
    assert_eq!(bot.playground.delivered(), 301);
    crowd.iter().for_each(Person::skips_unread);
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_clock_that_is_put_back_silences_nobody() {
    let bot = Bot::with().careful().start().await;
    let lan = bot.person("Cô Lan");
    let lines: Vec<String> = (0..40).map(|number| format!("/menu {number}")).collect();
    bot.playground.all_say(lines.iter().map(|line| (&lan, line.as_str())));
    bot.holds("SELECT count(*) = 30 FROM inbox WHERE state = 'done'").await;
    bot.holds("SELECT count(*) = 3 FROM outbox WHERE state = 'sent'").await;
    // Rows are read in the order in which they were written: once this one has come, the sender
    // knows of all before it.
    let tam = bot.person("Anh Tâm");
    tam.says("/menu");
    tam.reads().await;
    bot.advance(TimeDelta::days(-2));
    // Ten updates wait for their second, and more than thirty answers for theirs.
    bot.passes_until(1, "SELECT NOT EXISTS (SELECT 1 FROM inbox WHERE state = 'new')").await;
    bot.passes_until(1, ALL_SENT).await;
    let last = bot.playground.deliveries().last().unwrap().at;
    assert!(last - (bot.morning() - TimeDelta::days(2)) < TimeDelta::minutes(3), "{last}");
    assert_eq!(bot.playground.delivered(), 42);
    lan.skips_unread();
    bot.ends(&[&lan, &tam]).await;
}
