//! What could have fallen between two: a date moved twice, a dossier that lies, somebody who waits for help.

use chrono::TimeDelta;
use futures::FutureExt;
use ocop_bot::dossiers::model::{Lookup, RoundId};
use ocop_bot::dossiers::moving::{Begun, Move, Moved, begin, take_step};
use ocop_bot::dossiers::rounds::{RoundChange, RoundDays, SetRound, set};
use ocop_bot::dossiers::rules::Step;
use ocop_bot::people::{self, Actor, Role, officials};
use ocop_bot::producers::model::ProductId;
use ocop_bot::programme::criteria::Star;
use ocop_bot::telegram::playground::Person;

use super::{certified, days_pass, nothing_is_due};
use crate::register::{NAME, PHONE, PRODUCT, joined, officer, opens, press, registered};
use crate::support::{Bot, HAM_THUAN};

/// The province sets the days of the first round of 2027, one after the other, at one instant.
async fn moved_to(bot: &Bot, days: &'static [(&'static str, &'static str)]) {
    let (now, services) = (bot.now(), bot.services());
    bot.write(move |tx| {
        async move {
            let officials = officials(tx).await?;
            let holds = |one: &people::Person| one.roles.contains(&Role::ProvinceOfficer);
            let actor = Actor::from(officials.into_iter().find(holds).unwrap());
            for (proposed, evaluated) in days {
                let change = RoundChange {
                    round: RoundId { year: 2027, number: 1 },
                    days: Some(RoundDays {
                        proposed_before: proposed.parse().unwrap(),
                        evaluated_before: evaluated.parse().unwrap(),
                    }),
                    reason: "Kế hoạch 12/KH-UBND".to_owned(),
                };
                let done = set(tx, now, &actor, &services.programme, &change).await?;
                assert!(matches!(done, SetRound::Done(_)), "{done:?}");
            }
            Ok(())
        }
        .boxed()
    })
    .await;
}

/// The dossier of a product is filed with the commune.
async fn filed(bot: &Bot, product: ProductId) {
    let (now, services) = (bot.now(), bot.services());
    let lookup = Lookup::random().unwrap();
    bot.write(move |tx| {
        async move {
            let actor = Actor::from(officials(tx).await?.into_iter().next().unwrap());
            let programme = &services.programme;
            let begun = begin(tx, now, &actor, programme, (product, Star::Three), &lookup).await?;
            let Begun::Done(case) = begun else { panic!("{begun:?}") };
            let wanted = Move::new(case.dossier.id, None, Step::Submit);
            let moved = take_step(tx, now, &actor, programme, &wanted).await?;
            assert!(matches!(moved, Moved::Done { .. }), "{moved:?}");
            Ok(())
        }
        .boxed()
    })
    .await;
}

/// A draft for the first round of 2027, of whoever this is.
async fn draft(lan: &Person) {
    lan.says("/hoso");
    let home = lan.reads().await;
    let product = press(lan, home.id, PRODUCT).await;
    let aims = press(lan, product.id, "Lập hồ sơ").await;
    press(lan, aims.id, "Nhắm 3 sao").await;
}

#[tokio::test]
async fn a_round_is_moved_twice_before_anybody_has_looked() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    draft(&lan).await;
    moved_to(&bot, &[("2027-05-15", "2027-07-15"), ("2027-05-16", "2027-07-16")]).await;
    moved_to(&bot, &[("2027-05-17", "2027-07-17")]).await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    let told = lan.reads_until("đổi ngày").await;
    assert!(told.text.contains("17/5/2027"), "{}", told.text);
    tuan.skips_unread();
    lan.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn of_a_round_that_is_moved_twice_at_night_the_last_days_are_told() {
    let bot = Bot::start().await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    draft(&lan).await;
    bot.advance(TimeDelta::hours(13));
    nothing_is_due(&bot).await;
    lan.skips_unread();
    moved_to(&bot, &[("2027-05-15", "2027-07-15")]).await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    moved_to(&bot, &[("2027-05-20", "2027-07-20")]).await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    assert!(lan.unread().is_empty(), "{}", lan.transcript());
    bot.advance(TimeDelta::hours(12));
    nothing_is_due(&bot).await;
    let told = lan.reads().await;
    assert!(told.text.contains("20/5/2027"), "{}", told.text);
    assert!(told.text.contains("trước đây: 30/4/2027"), "{}", told.text);
    assert!(!told.text.contains("15/5/2027"), "{}", told.text);
    assert!(lan.unread().is_empty(), "{}", lan.transcript());
    // Moved, and back: there is nothing to tell.
    bot.advance(TimeDelta::hours(12));
    moved_to(&bot, &[("2027-05-25", "2027-07-25")]).await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    moved_to(&bot, &[("2027-05-20", "2027-07-20")]).await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    bot.advance(TimeDelta::hours(12));
    nothing_is_due(&bot).await;
    assert!(lan.unread().is_empty(), "{}", lan.transcript());
    tuan.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn an_officer_is_told_of_their_task_once() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    // 140 days are left.
    certified(&bot, product.id, "2024-04-13").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    for _ in 0..2 {
        bot.advance(TimeDelta::days(1));
        bot.execute("INSERT OR IGNORE INTO deadline_changes SELECT id FROM products").await;
        bot.advance(TimeDelta::minutes(1));
        nothing_is_due(&bot).await;
    }
    let told: i64 = bot.value("SELECT count(*) FROM reminders WHERE audience = 'commune'").await;
    assert_eq!(told, 1);
    hoa.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn the_province_hears_of_what_lies_at_the_commune_and_nobody_blames_the_producer() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let tuan = bot.official("Anh Tuấn", Role::ProvinceOfficer).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    // Ends on 28 December 2026: 34 days are left.
    certified(&bot, product.id, "2023-12-28").await;
    filed(&bot, product.id).await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    hoa.reads_until("chưa có kết quả").await;
    assert!(tuan.unread().is_empty(), "{}", tuan.transcript());
    days_pass(&bot, 6).await;
    let told = tuan.reads_until("chưa có kết quả").await;
    assert!(told.text.contains("đang chờ UBND xã"), "{}", told.text);
    let open = "SELECT group_concat(level) FROM (SELECT level FROM deadline_tasks
        WHERE kind = 'pending' AND closed_at IS NULL ORDER BY level)";
    assert_eq!(bot.value::<String>(open).await, "commune,province");

    // It has ended.
    hoa.skips_unread();
    days_pass(&bot, 30).await;
    let told = hoa.reads_until("đã hết hiệu lực").await;
    assert!(told.text.contains("đã nộp hồ sơ, đang chờ UBND xã"), "{}", told.text);
    let soon = opens(&hoa, "dlo:0").await;
    assert!(soon.text.contains("đã nộp hồ sơ, đang chờ UBND xã"), "{}", soon.text);
    assert!(!soon.text.contains("chưa phản hồi"), "{}", soon.text);
    let soon = opens(&tuan, "dlo:0").await;
    assert!(soon.text.contains("0 việc chưa thấy chủ thể phản hồi"), "{}", soon.text);
    hoa.skips_unread();
    tuan.skips_unread();
    lan.skips_unread();
    bot.stop_quietly().await;
}

#[tokio::test]
async fn whoever_waits_for_help_is_not_called_silent() {
    let bot = Bot::start().await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let (_, product) = registered(&bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(&bot, "Cô Lan").await;
    // 150 days are left.
    certified(&bot, product.id, "2024-04-23").await;
    bot.advance(TimeDelta::minutes(1));
    nothing_is_due(&bot).await;
    let told = lan.reads().await;
    press(&lan, told.id, "Nhờ giúp").await;
    days_pass(&bot, 11).await;
    let task = hoa.reads_until("cần gọi").await;
    assert!(task.text.contains("đã nhờ giúp, chưa ai trả lời"), "{}", task.text);
    // Reminded once more in the meantime.
    days_pass(&bot, 14).await;
    let soon = opens(&hoa, "dlo:0").await;
    assert!(soon.text.contains("đã nhờ giúp, chưa ai trả lời"), "{}", soon.text);
    assert!(!soon.text.contains("chưa phản hồi"), "{}", soon.text);
    // Answered: from the next reminder on, it is their turn again.
    bot.execute("UPDATE tickets SET state = 'answered'").await;
    let soon = opens(&hoa, "dlo:0").await;
    assert!(soon.text.contains("chưa phản hồi"), "{}", soon.text);
    hoa.skips_unread();
    lan.skips_unread();
    bot.stop_quietly().await;
}
