//! Dates that must not pass unnoticed.

mod gaps;
mod reminding;
mod simulated;
mod watching;
pub(crate) mod world;

use chrono::TimeDelta;
use futures::FutureExt;
use ocop_bot::people::Actor;
use ocop_bot::producers::model::{DecisionDetails, ProductId};
use ocop_bot::producers::recognising::{Given, enter_decision, give};
use ocop_bot::programme::criteria::Star;
use ocop_bot::programme::rule_sets::Level;

use crate::support::Bot;

/// A decision of 36 months before `expires`, by which a product has three stars.
async fn certified(bot: &Bot, product: ProductId, decided_on: &str) {
    let (now, actor) = (bot.now(), Actor::CommandLine);
    let details = DecisionDetails {
        number: format!("{decided_on}/QĐ-UBND"),
        decided_on: decided_on.parse().unwrap(),
        authority: "UBND tỉnh Lâm Đồng".to_owned(),
        level: Level::Province,
        scan: None,
    };
    bot.write(move |tx| {
        async move {
            let entered = enter_decision(tx, now, &actor, &details).await?;
            give(tx, now, &Given::by(entered.decision(), product, Star::Three)).await?;
            Ok(())
        }
        .boxed()
    })
    .await;
}

/// Lets days pass, an hour at a step, as they do.
async fn days_pass(bot: &Bot, days: i64) {
    for _ in 0..days * 4 {
        bot.advance(TimeDelta::hours(6));
        nothing_is_due(bot).await;
    }
}

/// Waits until the scheduler has done what is due.
async fn nothing_is_due(bot: &Bot) {
    let now = bot.now().timestamp_millis();
    let today = ocop_bot::clock::local_date(bot.now());
    bot.holds(&format!(
        "SELECT NOT EXISTS (SELECT 1 FROM deadline_changes)
            AND NOT EXISTS (SELECT 1 FROM deadlines WHERE next_on <= '{today}')
            AND NOT EXISTS (SELECT 1 FROM reminders WHERE state = 'waiting' AND send_at <= {now})"
    ))
    .await;
    bot.is_calm().await;
}
