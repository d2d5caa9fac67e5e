//! Somebody sends without end. It is their own answers that come slowly.

use chrono::TimeDelta;

use crate::support::Bot;

#[tokio::test]
async fn whoever_sends_two_hundred_messages_is_told_once_and_nobody_else_waits() {
    let bot = Bot::with().careful().start().await;
    let (lan, tam) = (bot.person("Cô Lan"), bot.person("Anh Tâm"));
    let lines: Vec<String> = (0..200).map(|number| format!("/menu {number}")).collect();
    bot.playground.all_say(lines.iter().map(|line| (&lan, line.as_str())));
    bot.holds("SELECT count(*) FROM outbox WHERE dedupe_key LIKE 'too-fast:%'").await;
    bot.holds("SELECT count(*) = 30 FROM inbox WHERE state = 'done'").await;
    tam.says("ho so gom gi");
    assert!(tam.reads().await.text.starts_with("Hồ sơ OCOP gồm những gì?"));
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM inbox WHERE state = 'new'").await, 170);

    bot.passes_until(1, "SELECT NOT EXISTS (SELECT 1 FROM inbox WHERE state = 'new')").await;
    bot.passes_until(1, "SELECT NOT EXISTS (SELECT 1 FROM outbox WHERE state <> 'sent')").await;
    let told = "Bà con nhắn hơi nhanh, tôi trả lời lần lượt từng tin một. Không tin nào bị mất, bà con chờ chút nhé.";
    assert_eq!(bot.playground.delivered_to(lan.id(), told), 1);
    assert_eq!(bot.playground.delivered(), 202);
    lan.skips_unread();

    // Much later they are a person like everybody, and a new flood is a new one.
    bot.advance(TimeDelta::hours(1));
    bot.playground.all_say(lines.iter().take(60).map(|line| (&lan, line.as_str())));
    bot.holds("SELECT count(*) = 2 FROM outbox WHERE dedupe_key LIKE 'too-fast:%'").await;
    bot.passes_until(1, "SELECT NOT EXISTS (SELECT 1 FROM inbox WHERE state = 'new')").await;
    bot.passes_until(1, "SELECT NOT EXISTS (SELECT 1 FROM outbox WHERE state <> 'sent')").await;
    assert_eq!(bot.playground.delivered_to(lan.id(), told), 2);
    lan.skips_unread();
    bot.ends(&[&lan, &tam]).await;
}

#[tokio::test]
async fn whoever_writes_fast_but_reads_is_not_slowed() {
    let bot = Bot::with().careful().start().await;
    let lan = bot.person("Cô Lan");
    for _ in 0..40 {
        lan.says("/menu");
        bot.advance(TimeDelta::milliseconds(1_100));
        lan.reads().await;
    }
    bot.ends(&[&lan]).await;
}
