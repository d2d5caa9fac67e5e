//! A made-up province in which years pass: people who react or do not, officers, outages, moved dates.
//!
//! What has to hold is asked of the database after each day and at the end. The bench runs it at its full
//! size.

use std::path::Path;
use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};
use futures::FutureExt;
use ocop_bot::app::Services;
use ocop_bot::clock::{Clock, Timestamp, local_date};
use ocop_bot::deadlines::{do_due, next_due};
use ocop_bot::dossiers::model::{DossierId, Lookup};
use ocop_bot::dossiers::moving::{Begun, Move, Moved, begin, take_step};
use ocop_bot::dossiers::rules::{Points, Step};
use ocop_bot::handbook::Shelf;
use ocop_bot::locale::Locale;
use ocop_bot::people::{
    self, Actor, InvitationCode, Invited, Person, Role, Seen, TelegramId, Tie, accept, invite,
};
use ocop_bot::producers::model::{
    DecisionDetails, ProducerDetails, ProducerKind, ProductDetails, ProductId,
};
use ocop_bot::producers::recognising::{Given, enter_decision, give};
use ocop_bot::producers::{Written, add_member, add_producer, add_product};
use ocop_bot::programme::Programme;
use ocop_bot::programme::criteria::Star;
use ocop_bot::programme::places::{PlaceCode, Places};
use ocop_bot::programme::rule_sets::Level;
use ocop_bot::store::{Store, StoreError, Tx};
use ocop_bot::telegram::direct::Direct;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// How large the province is, and how long it is watched.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    pub(crate) producers: usize,
    pub(crate) certificates: usize,
    pub(crate) days: i64,
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) reminders: i64,
    pub(crate) messages: i64,
    pub(crate) missed: i64,
    pub(crate) tasks: i64,
    pub(crate) filed: usize,
    pub(crate) outages: usize,
    /// Certificates of whose end people were told.
    pub(crate) lapsed: i64,
    /// Tasks about dossiers that were filed.
    pub(crate) pending: i64,
    /// What did not hold, with the day.
    pub(crate) broken: Vec<String>,
}

/// When it begins: a Tuesday morning.
const BEGIN: &str = "2026-11-24T01:00:00Z";

struct World {
    services: Arc<Services>,
    random: StdRng,
    officer: Actor,
    /// Dossiers that were filed, with the day on which they are decided.
    filed: Vec<(NaiveDate, ProductId, DossierId)>,
    seen: i64,
    outcome: Outcome,
}

pub(crate) async fn watch(file: &Path, scale: Scale, seed: u64) -> Outcome {
    let store = Store::open(file).await.unwrap();
    let services = services(store.clone(), Clock::manual(BEGIN.parse().unwrap()));
    let mut random = StdRng::seed_from_u64(seed);
    let officer = fill(&services, &mut random, scale).await;
    let (filed, outcome) = (Vec::new(), Outcome::default());
    let mut world = World { services, random, officer, filed, seen: 0, outcome };
    let mut dark_until: Option<i64> = None;
    for day in 0..scale.days {
        if dark_until.is_none_or(|until| day >= until) {
            dark_until = None;
            if world.random.random_bool(0.01) {
                dark_until = Some(day + world.random.random_range(1..40));
                world.outcome.outages += 1;
            }
        }
        world.day(dark_until.is_some()).await;
    }
    do_due(&world.services).await.unwrap();
    world.end().await;
    store.close().await;
    world.outcome
}

/// What a scheduler works with, without a bot around it.
pub(crate) fn services(store: Store, clock: Clock) -> Arc<Services> {
    let places = Places::load().unwrap();
    Arc::new(Services {
        store,
        clock,
        locale: Locale::load().unwrap(),
        programme: Programme::load(&places).unwrap(),
        places,
        handbook: Shelf::default(),
        direct: Direct::new(teloxide::Bot::new("1:test")),
        username: "ocop_bot".to_owned(),
        admins: Vec::new(),
        evidence: None,
    })
}

impl World {
    /// A day, from one morning to the next.
    async fn day(&mut self, is_dark: bool) {
        let clock = self.services.clock.clone();
        let end = clock.now() + TimeDelta::days(1);
        self.life().await;
        if !is_dark {
            loop {
                do_due(&self.services).await.unwrap();
                self.look().await;
                let next = next_due(&self.services, clock.now()).await.unwrap();
                match next.filter(|next| *next < end) {
                    Some(next) => clock.advance(next - clock.now()),
                    None => break,
                }
            }
            self.officers_know().await;
            self.officials_look().await;
        }
        clock.advance(end - clock.now());
    }

    /// What people do by themselves: dossiers are decided, dates are moved.
    async fn life(&mut self) {
        let today = local_date(self.services.clock.now());
        let (due, rest): (Vec<_>, Vec<_>) =
            self.filed.drain(..).partition(|(day, ..)| *day <= today);
        self.filed = rest;
        for (_, product, dossier) in due {
            self.decide(product, dossier).await;
        }
        if self.random.random_bool(0.1) {
            let by = self.random.random_range(-40..40);
            let last = self.value("SELECT max(id) FROM recognitions").await;
            let one = self.random.random_range(1..=last);
            self.execute(&format!(
                "UPDATE recognitions SET expires_on = date(expires_on, '{by} days') WHERE id = {one}"
            ))
            .await;
        }
    }

    /// What was sent since the last look is as it should be; some of those who got it react.
    async fn look(&mut self) {
        let (now, said) = (self.services.clock.now(), self.seen);
        self.seen = self.value("SELECT coalesce(max(id), 0) FROM outbox").await;
        if self.seen == said {
            return;
        }
        self.none(
            "a message at night",
            &format!(
                "SELECT count(*) FROM outbox WHERE id > {said} AND due_at = created_at
                 AND CAST(strftime('%H', created_at / 1000, 'unixepoch', '+7 hours') AS INTEGER)
                     NOT BETWEEN 7 AND 19"
            ),
        )
        .await;
        self.none(
            "a reminder of what is filed",
            &format!(
                "SELECT count(*) FROM reminders JOIN dossiers USING (product_id)
                 WHERE outbox_id > {said} AND reminders.kind = 'certificate'
                   AND stage NOT IN ('drafts', 'over')"
            ),
        )
        .await;
        let fresh: Vec<(i64, i64)> = self
            .rows(&format!(
                "SELECT id, product_id FROM reminders WHERE outbox_id > {said}
                 AND audience = 'producer' AND kind = 'certificate' ORDER BY +id"
            ))
            .await;
        let (mut muted, mut helped) = (Vec::new(), Vec::new());
        for (id, product) in fresh {
            match self.random.random_range(0..100) {
                0..12 => self.file(ProductId(product)).await,
                12..20 => muted.push(id),
                20..30 => helped.push(id),
                _ => {}
            }
        }
        self.react(&muted, "mute", now).await;
        self.react(&helped, "help", now).await;
    }

    /// Whoever has not filed in time has an officer who is to call them.
    async fn officers_know(&mut self) {
        let today = local_date(self.services.clock.now());
        self.none(
            "a certificate with 120 days left and no officer's task",
            &format!(
                "SELECT count(*) FROM deadlines WHERE kind = 'certificate'
                   AND due_on <= date('{today}', '+120 days')
                   AND NOT EXISTS (SELECT 1 FROM deadline_tasks
                        WHERE deadline_tasks.product_id = deadlines.product_id
                          AND deadline_tasks.due_on = deadlines.due_on
                          AND closed_at IS NULL AND officer_id IS NOT NULL)"
            ),
        )
        .await;
    }

    /// Nobody's certificate ends because of officials who do not look, and nobody is left without a word
    /// once it has ended.
    async fn officials_look(&mut self) {
        let today = local_date(self.services.clock.now());
        for (what, kind, days) in [
            ("a filed dossier with 60 days left and no officer's task", "pending", 60),
            ("a certificate that has ended and no officer's task", "lapsed", 0),
        ] {
            self.none(
                what,
                &format!(
                    "SELECT count(*) FROM deadlines WHERE kind = '{kind}'
                       AND due_on <= date('{today}', '+{days} days')
                       AND NOT EXISTS (SELECT 1 FROM deadline_tasks
                            WHERE deadline_tasks.product_id = deadlines.product_id
                              AND deadline_tasks.kind = '{kind}'
                              AND deadline_tasks.due_on = deadlines.due_on
                              AND closed_at IS NULL AND officer_id IS NOT NULL)"
                ),
            )
            .await;
        }
    }

    async fn react(&self, ids: &[i64], reaction: &str, now: Timestamp) {
        if ids.is_empty() {
            return;
        }
        let now = now.timestamp_millis();
        self.execute(&format!(
            "UPDATE reminders SET reaction = '{reaction}', reacted_at = {now}
             WHERE id IN (SELECT value FROM json_each('{ids:?}'))"
        ))
        .await;
    }

    /// The producer's re-evaluation is filed; some weeks later it is decided.
    async fn file(&mut self, product: ProductId) {
        let (now, actor, services) =
            (self.services.clock.now(), self.officer.clone(), self.services.clone());
        let lookup = Lookup::random().unwrap();
        let filed = self
            .write(move |tx| {
                async move {
                    let programme = &services.programme;
                    let wanted = (product, Star::Three);
                    let begun = begin(tx, now, &actor, programme, wanted, &lookup).await?;
                    let Begun::Done(case) = begun else { return Ok(None) };
                    let wanted = Move::new(case.dossier.id, None, Step::Submit);
                    take_step(tx, now, &actor, programme, &wanted).await?;
                    Ok(Some(case.dossier.id))
                }
                .boxed()
            })
            .await;
        if let Some(dossier) = filed {
            let on = local_date(now) + TimeDelta::days(self.random.random_range(20..80));
            self.filed.push((on, product, dossier));
            self.outcome.filed += 1;
        }
    }

    async fn decide(&mut self, product: ProductId, dossier: DossierId) {
        let recognised = self.random.random_bool(0.8);
        let (now, actor, services) =
            (self.services.clock.now(), self.officer.clone(), self.services.clone());
        self.write(move |tx| {
            async move {
                let programme = &services.programme;
                let entered = enter_decision(tx, now, &actor, &decision(local_date(now))).await?;
                let last = if recognised {
                    let points = Points { a: 25, b: 15, c: 20 };
                    Step::Recognise { star: Star::Three, points }
                } else {
                    Step::Withdraw { reason: "x".to_owned() }
                };
                let steps =
                    if recognised { vec![Step::Receive, Step::Forward, last] } else { vec![last] };
                for step in steps {
                    let decision = recognised.then(|| entered.decision().clone());
                    let wanted = Move { decision, ..Move::new(dossier, None, step) };
                    let moved = take_step(tx, now, &actor, programme, &wanted).await?;
                    assert!(matches!(moved, Moved::Done { .. }), "{product}: {moved:?}");
                }
                Ok(())
            }
            .boxed()
        })
        .await;
    }

    /// What has to hold of the whole.
    async fn end(&mut self) {
        self.none("more copies than once", "SELECT count(*) FROM reminders WHERE copies > 1").await;
        self.none(
            "a message in no reminder's name",
            "SELECT count(*) FROM outbox WHERE dedupe_key LIKE 'reminder:%'
             AND NOT EXISTS (SELECT 1 FROM reminders WHERE outbox_id = outbox.id)",
        )
        .await;
        self.none(
            "a promised rung that was neither sent nor recorded",
            "SELECT count(*) FROM deadlines JOIN ladder_rungs USING (kind)
             WHERE ladder_rungs.audience = 'producer' AND days >= handled
               AND EXISTS (SELECT 1 FROM reminders WHERE reminders.kind = deadlines.kind
                   AND reminders.product_id = deadlines.product_id
                   AND reminders.due_on = deadlines.due_on AND rung > days
                   AND reminders.audience = 'producer')
               AND NOT EXISTS (SELECT 1 FROM reminders WHERE reminders.kind = deadlines.kind
                   AND reminders.product_id = deadlines.product_id
                   AND reminders.due_on = deadlines.due_on AND rung = days
                   AND reminders.audience = 'producer')
               -- While a dossier was filed that was withdrawn later, nothing was promised.
               AND NOT EXISTS (SELECT 1 FROM dossiers
                   WHERE dossiers.product_id = deadlines.product_id AND status = 'withdrawn')",
        )
        .await;
        self.none(
            "an end of which its producer was not told",
            "SELECT count(*) FROM deadlines WHERE kind = 'lapsed' AND next_on IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM reminders WHERE reminders.kind = 'lapsed'
                   AND reminders.product_id = deadlines.product_id
                   AND reminders.due_on = deadlines.due_on AND audience = 'producer')",
        )
        .await;
        self.none(
            "something missed without a reason",
            "SELECT count(*) FROM reminders WHERE state = 'missed' AND why IS NULL",
        )
        .await;
        self.outcome.reminders = self.value("SELECT count(*) FROM reminders").await;
        self.outcome.messages =
            self.value("SELECT count(*) FROM outbox WHERE dedupe_key LIKE 'reminder:%'").await;
        self.outcome.missed =
            self.value("SELECT count(*) FROM reminders WHERE state = 'missed'").await;
        self.outcome.lapsed = self
            .value("SELECT count(DISTINCT product_id) FROM reminders WHERE kind = 'lapsed'")
            .await;
        self.outcome.pending =
            self.value("SELECT count(*) FROM deadline_tasks WHERE kind = 'pending'").await;
        self.outcome.tasks = self.value("SELECT count(*) FROM deadline_tasks").await;
    }

    async fn none(&mut self, what: &str, count: &str) {
        let found = self.value(count).await;
        if found > 0 {
            let on = local_date(self.services.clock.now());
            self.outcome.broken.push(format!("{on}: {what}: {found}"));
        }
    }

    async fn value(&self, sql: &str) -> i64 {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        sqlx::query_scalar(sql).fetch_one(self.services.store.reader()).await.unwrap()
    }

    async fn rows(&self, sql: &str) -> Vec<(i64, i64)> {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        sqlx::query_as(sql).fetch_all(self.services.store.reader()).await.unwrap()
    }

    async fn execute(&self, sql: &str) {
        let sql = sql.to_owned();
        self.write(move |tx| {
            async move {
                sqlx::query(sqlx::AssertSqlSafe(sql)).execute(tx.connection()).await?;
                Ok(())
            }
            .boxed()
        })
        .await;
    }

    async fn write<T, J>(&self, job: J) -> T
    where
        T: Send + 'static,
        J: for<'t> FnOnce(&'t mut Tx) -> futures::future::BoxFuture<'t, Result<T, StoreError>>
            + Send
            + 'static,
    {
        self.services.store.write(job).await.unwrap()
    }
}

fn decision(on: NaiveDate) -> DecisionDetails {
    DecisionDetails {
        number: format!("{}/QĐ-UBND", on.format("%y%j")),
        decided_on: on,
        authority: "UBND tỉnh Lâm Đồng".to_owned(),
        level: Level::Province,
        scan: None,
    }
}

/// Writes the province down; returns an officer of it.
async fn fill(services: &Arc<Services>, random: &mut StdRng, scale: Scale) -> Actor {
    let now = services.clock.now();
    let communes: Vec<PlaceCode> = services.places.all().map(|place| place.code).take(40).collect();
    let officer = official(services, 1, Role::ProvinceOfficer).await;
    for (place, id) in communes.iter().zip(2..).take(20) {
        official(services, id, Role::CommuneOfficer { place: *place }).await;
    }
    let mut products = 0;
    for number in 0..scale.producers {
        let commune = communes[number % communes.len()];
        let of = (products..scale.certificates)
            .take(scale.certificates.div_ceil(scale.producers))
            .map(|_| random.random_range(0..1000))
            .collect::<Vec<i64>>();
        products += of.len();
        // Of ten, eight have joined; one has blocked the bot since.
        let joined = random.random_range(0..10);
        let hour = random.random_range(7..20);
        services
            .store
            .write(move |tx| {
                async move {
                    let actor = Actor::CommandLine;
                    let details = ProducerDetails::new(
                        ProducerKind::Household,
                        format!("Hộ {number}"),
                        commune,
                    );
                    let Written::Done(producer) = add_producer(tx, now, &actor, &details).await?
                    else {
                        panic!("twice")
                    };
                    if joined < 9 {
                        let id = 10_000 + i64::try_from(number).unwrap_or_default();
                        let person = arrived(tx, now, id).await?;
                        let member = (person.account.id, Tie::Own);
                        add_member(tx, now, producer.id, member, None).await?;
                        let sql = if joined == 8 {
                            "UPDATE accounts SET unreachable_since = 1 WHERE id = ? AND ? > 0"
                        } else {
                            "INSERT INTO reminder_hours (account_id, hour) VALUES (?, ?)"
                        };
                        sqlx::query(sql)
                            .bind(person.account.id.0)
                            .bind(hour)
                            .execute(tx.connection())
                            .await?;
                    }
                    for (at, ago) in of.into_iter().enumerate() {
                        let name = format!("Sản phẩm {number}.{at}");
                        let details = ProductDetails { name, ..ProductDetails::default() };
                        let product = add_product(tx, now, &actor, producer.id, &details).await?;
                        let Written::Done(product) = product else { panic!("twice") };
                        let on = local_date(now) - TimeDelta::days(ago);
                        let entered = enter_decision(tx, now, &actor, &decision(on)).await?;
                        let given = Given::by(entered.decision(), product.id, Star::Three);
                        give(tx, now, &given).await?;
                    }
                    Ok::<_, StoreError>(())
                }
                .boxed()
            })
            .await
            .unwrap();
    }
    officer
}

async fn arrived(tx: &mut Tx, now: Timestamp, id: i64) -> Result<Person, StoreError> {
    let seen = Seen {
        telegram_id: TelegramId(id),
        name: format!("Người {id}"),
        username: None,
        app_language: None,
    };
    Ok(people::arrive(tx, now, &seen, &[]).await?.person)
}

async fn official(services: &Arc<Services>, id: i64, role: Role) -> Actor {
    let (now, code) = (services.clock.now(), InvitationCode::random().unwrap());
    services
        .store
        .write(move |tx| {
            async move {
                let person = arrived(tx, now, id).await?;
                let invited = invite(tx, now, &Actor::CommandLine, role, code).await?;
                let Invited::Made(invitation) = invited else { panic!("refused") };
                accept(tx, now, &person, invitation.code.as_str()).await?;
                let person = people::person(tx.connection(), person.account.id).await?;
                Ok::<_, StoreError>(Actor::from(person.unwrap()))
            }
            .boxed()
        })
        .await
        .unwrap()
}
