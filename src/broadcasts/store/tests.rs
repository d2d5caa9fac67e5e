//! An audience evaluated by the database is what it is by the words of its definition.

mod made;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, Months, NaiveDate};
use futures::FutureExt;
use proptest::prelude::*;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use sqlx::Row;

use super::*;
use crate::broadcasts::model::{
    Audience, BroadcastId, Criterion, Joint, LeftOut, ListId, Reach, Topic,
};
use crate::clock::local_date;
use crate::producers::model::ProductId;
use crate::producers::standing::{Ground, Recognition, Revocation, current, standing};
use crate::programme::criteria::Star;
use crate::programme::rule_sets::Limits;
use crate::programme::sets::Group;
use crate::store::{Store, Tx};
use made::broadcast;

const LIMITS: Limits = Limits {
    commune_working_days: 15,
    again_days: 45,
    again_opens_days: 180,
    again_closes_days: 120,
    grace_days: 180,
    revocation_days: 15,
};

const COMMUNES: [u32; 3] = [22_918, 23_143, 24_781];
const STATUSES: [(&str, &str); 4] = [
    ("draft", "drafts"),
    ("submitted", "submitted"),
    ("supplement_requested:commune", "missing"),
    ("recognised", "over"),
];
const NOW: &str = "2028-02-29T03:00:00Z";

fn today() -> NaiveDate {
    local_date(NOW.parse().unwrap())
}

#[derive(Debug)]
struct Product {
    id: i64,
    set: Option<u8>,
    gone: bool,
    history: Vec<Recognition>,
    stages: Vec<&'static str>,
}

#[derive(Debug)]
struct Producer {
    id: i64,
    commune: u32,
    into: Option<i64>,
    products: Vec<Product>,
    members: BTreeSet<i64>,
}

#[derive(Debug)]
struct Earlier {
    producer: i64,
    product: Option<i64>,
    account: i64,
    is_silent: bool,
}

/// A small register.
#[derive(Debug)]
struct World {
    accounts: Vec<(i64, bool, bool)>, // number, blocked, muted
    producers: Vec<Producer>,
    listed: BTreeSet<i64>,
    earlier: Vec<Earlier>,
}

fn day(rng: &mut StdRng) -> NaiveDate {
    let from: NaiveDate = "2022-01-01".parse().unwrap();
    // Some on the very days around which something turns.
    match rng.random_range(0..5) {
        0 => today(),
        1 => "2028-02-28".parse().unwrap(),
        2 => today().checked_add_months(Months::new(3)).unwrap(),
        _ => from.checked_add_days(Days::new(rng.random_range(0..3500))).unwrap(),
    }
}

fn recognition(rng: &mut StdRng, id: i64) -> Recognition {
    let mut maybe = |chance: f64| rng.random_bool(chance).then(|| day(rng));
    let (decided_on, expires_on, extended_to, concluded) =
        (maybe(0.7), maybe(0.8), maybe(0.2), maybe(0.2));
    let revoked_on = concluded.and(maybe(0.5));
    let revocation = concluded.map(|concluded_on| Revocation {
        ground: Ground::Stopped,
        concluded_on,
        revoked_on,
    });
    let star = *Star::ALL.choose(rng).unwrap();
    // An extension goes on from the end.
    let extended_to = extended_to.zip(expires_on).map(|(one, other)| one.max(other));
    Recognition { id, star, decided_on, expires_on, extended_to, revocation }
}

fn world(rng: &mut StdRng) -> World {
    let accounts: Vec<_> =
        (1..=6).map(|id| (id, rng.random_bool(0.2), rng.random_bool(0.2))).collect();
    let (mut products, mut recognitions) = (0, 0);
    let mut producers: Vec<Producer> = Vec::new();
    for id in 1..=rng.random_range(1..8) {
        let mains: Vec<i64> =
            producers.iter().filter(|one| one.into.is_none()).map(|one| one.id).collect();
        let made = (0..rng.random_range(0..4)).map(|_| {
            products += 1;
            let history = (0..rng.random_range(0..4)).map(|_| {
                recognitions += 1;
                recognition(rng, recognitions)
            });
            let history = history.collect();
            let stages =
                (0..rng.random_range(0..3)).map(|_| STATUSES.choose(rng).unwrap().0).collect();
            let set = rng.random_bool(0.8).then(|| rng.random_range(12..=16));
            Product { id: products, set, gone: rng.random_bool(0.1), history, stages }
        });
        let made = made.collect();
        let into = (id > 1 && rng.random_bool(0.2)).then(|| *mains.choose(rng).unwrap());
        let members =
            (0..rng.random_range(0..3)).map(|_| rng.random_range(1..=6)).collect::<BTreeSet<_>>();
        let commune = *COMMUNES.choose(rng).unwrap();
        producers.push(Producer { id, commune, into, products: made, members });
    }
    let ids: Vec<i64> = producers.iter().map(|one| one.id).collect();
    let listed = ids.iter().copied().filter(|_| rng.random_bool(0.4)).collect();
    let mut earlier = Vec::new();
    for account in 1..=6 {
        let Some(of) = producers.choose(rng).filter(|_| rng.random_bool(0.6)) else { continue };
        let product = of.products.choose(rng).map(|one| one.id);
        earlier.push(Earlier {
            producer: of.id,
            product,
            account,
            is_silent: rng.random_bool(0.7),
        });
    }
    World { accounts, producers, listed, earlier }
}

fn criterion(rng: &mut StdRng) -> Criterion {
    let some = |rng: &mut StdRng, of: std::ops::RangeInclusive<u8>| -> BTreeSet<u8> {
        of.filter(|_| rng.random_bool(0.5)).collect()
    };
    match rng.random_range(0..9) {
        0 => Criterion::Everyone,
        1 => Criterion::Communes(COMMUNES.into_iter().filter(|_| rng.random_bool(0.5)).collect()),
        2 => Criterion::Groups(some(rng, 1..=3)),
        3 => Criterion::Sets(some(rng, 12..=16)),
        4 => Criterion::Stars(some(rng, 3..=5)),
        5 => {
            let stages = STATUSES.iter().filter(|_| rng.random_bool(0.5));
            Criterion::Stages(stages.map(|(_, stage)| (*stage).to_owned()).collect())
        }
        6 => Criterion::Expiring(*[1, 3, 6, 12].choose(rng).unwrap()),
        7 => Criterion::Unconfirmed(BroadcastId(1)),
        _ => Criterion::List(ListId(1)),
    }
}

fn audience(rng: &mut StdRng) -> Audience {
    let joints = [Joint::And, Joint::Or, Joint::Except];
    let parts = (0..rng.random_range(0..5))
        .map(|_| (*joints.choose(rng).unwrap(), criterion(rng)))
        .collect();
    let within = rng
        .random_bool(0.4)
        .then(|| COMMUNES.into_iter().filter(|_| rng.random_bool(0.7)).collect());
    Audience { parts, within }
}

/// A producer, one of its products, and one who acts for it.
type Line<'a> = (&'a Producer, Option<&'a Product>, Option<i64>);

impl World {
    fn main(&self, id: i64) -> i64 {
        self.producers.iter().find(|one| one.id == id).unwrap().into.unwrap_or(id)
    }

    fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        for main in self.producers.iter().filter(|one| one.into.is_none()) {
            let family = || self.producers.iter().filter(|one| self.main(one.id) == main.id);
            let mut products: Vec<Option<&Product>> =
                family().flat_map(|one| &one.products).filter(|one| !one.gone).map(Some).collect();
            let members: BTreeSet<i64> =
                family().flat_map(|one| one.members.iter().copied()).collect();
            let mut members: Vec<Option<i64>> = members.into_iter().map(Some).collect();
            if products.is_empty() {
                products.push(None);
            }
            if members.is_empty() {
                members.push(None);
            }
            for product in products {
                lines.extend(members.iter().map(|member| (main, product, *member)));
            }
        }
        lines
    }

    /// The rating that holds and the last day, as the register says them.
    fn standing(product: &Product) -> Option<(Star, Option<NaiveDate>)> {
        let one = current(&product.history)?;
        let ends = one.expires_on.map(|end| end.max(one.extended_to.unwrap_or(end)));
        standing(one, &LIMITS, today()).holds().then_some((one.star, ends))
    }

    fn ends(product: Option<&Product>) -> Option<NaiveDate> {
        product.and_then(Self::standing).and_then(|(_, ends)| ends)
    }

    fn holds(&self, criterion: &Criterion, (main, product, member): Line<'_>) -> bool {
        match criterion {
            Criterion::Everyone => true,
            Criterion::Communes(codes) => codes.contains(&main.commune),
            Criterion::Groups(groups) => product.and_then(|one| one.set).is_some_and(|set| {
                groups.iter().any(|group| Group::ALL[usize::from(*group) - 1].sets().contains(&set))
            }),
            Criterion::Sets(sets) => {
                product.and_then(|one| one.set).is_some_and(|set| sets.contains(&set))
            }
            Criterion::Stars(stars) => product
                .and_then(Self::standing)
                .is_some_and(|(star, _)| stars.contains(&star.get())),
            Criterion::Stages(stages) => {
                let newest = product.and_then(|one| one.stages.last());
                let stage = newest
                    .map(|status| STATUSES.iter().find(|(known, _)| known == status).unwrap().1);
                stage.is_some_and(|stage| stages.contains(stage))
            }
            Criterion::Expiring(months) => {
                let last = today().checked_add_months(Months::new((*months).into())).unwrap();
                Self::ends(product).is_some_and(|end| today() <= end && end <= last)
            }
            Criterion::Unconfirmed(_) => self.earlier.iter().any(|row| {
                row.is_silent && self.main(row.producer) == main.id && Some(row.account) == member
            }),
            Criterion::List(_) => self.listed.iter().any(|id| self.main(*id) == main.id),
        }
    }

    /// Who gets what, by the number of the producer and of the account; and which products would do.
    fn naive(&self, audience: &Audience) -> BTreeMap<(i64, Option<i64>), BTreeSet<Option<i64>>> {
        let lines = self.lines();
        let mut fits = vec![false; lines.len()];
        for (place, (joint, criterion)) in audience.parts.iter().enumerate() {
            let holds: Vec<bool> = lines.iter().map(|line| self.holds(criterion, *line)).collect();
            for (at, line) in lines.iter().enumerate() {
                fits[at] = match joint {
                    _ if place == 0 => holds[at],
                    Joint::And => fits[at] && holds[at],
                    Joint::Or => fits[at] || holds[at],
                    Joint::Except => {
                        let any =
                            lines.iter().zip(&holds).any(|(one, it)| *it && one.0.id == line.0.id);
                        fits[at] && !any
                    }
                };
            }
        }
        let mut chosen: BTreeMap<(i64, Option<i64>), Vec<Option<&Product>>> = BTreeMap::new();
        for ((main, product, member), fits) in lines.into_iter().zip(fits) {
            let here = audience.within.as_ref().is_none_or(|codes| codes.contains(&main.commune));
            if fits && here {
                chosen.entry((main.id, member)).or_default().push(product);
            }
        }
        let mut seen = BTreeSet::new();
        // An account that acts for several gets one, about the first of them.
        chosen.retain(|(_, member), _| member.is_none_or(|member| seen.insert(member)));
        let about: Vec<_> = audience
            .parts
            .iter()
            .filter(|(_, one)| matches!(one, Criterion::Unconfirmed(_)))
            .collect();
        chosen
            .into_iter()
            .map(|(who, products)| {
                let was = |product: Option<&Product>| {
                    self.earlier.iter().any(|row| {
                        row.is_silent
                            && Some(row.account) == who.1
                            && self.main(row.producer) == who.0
                            && row.product.is_some()
                            && row.product == product.map(|one| one.id)
                    })
                };
                let place = |product: Option<&Product>| {
                    (
                        about.is_empty() || !was(product),
                        Self::ends(product).is_none(),
                        Self::ends(product),
                        product.map(|one| one.id),
                    )
                };
                let best = products.iter().min_by_key(|one| place(**one)).unwrap();
                (who, BTreeSet::from([best.map(|one| one.id)]))
            })
            .collect()
    }

    async fn write(&self, tx: &mut Tx) -> Result<(), StoreError> {
        let run = async |tx: &mut Tx, sql: String| {
            sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(tx.connection()).await.map(|_| ())
        };
        let date = |day: Option<NaiveDate>| day.map_or("NULL".to_owned(), |day| format!("'{day}'"));
        for (id, blocked, muted) in &self.accounts {
            let since = if *blocked { "1" } else { "NULL" };
            run(tx, format!("INSERT INTO accounts (id, telegram_id, name, language, unreachable_since, created_at)
                VALUES ({id}, 100 + {id}, 'A{id}', 'vi', {since}, 0)")).await?;
            if *muted {
                // One by one, or all of them for a while.
                let what = if id % 2 == 0 { "fairs" } else { "all" };
                run(tx, format!("INSERT INTO muted_topics VALUES ({id}, '{what}', 0)")).await?;
            }
        }
        for one in &self.producers {
            let into = one.into.map_or("NULL".to_owned(), |into| into.to_string());
            run(tx, format!("INSERT INTO producers (id, kind, name, name_key, commune, created_at, merged_into)
                VALUES ({0}, 'company', 'P{0}', 'p{0}', {1}, 0, {into})", one.id, one.commune)).await?;
            for member in &one.members {
                run(
                    tx,
                    format!(
                        "INSERT INTO producer_members (producer_id, account_id, tie, since)
                    VALUES ({}, {member}, 'own', 0)",
                        one.id
                    ),
                )
                .await?;
            }
            for product in &one.products {
                let set = product.set.map_or("NULL".to_owned(), |set| set.to_string());
                let gone = if product.gone { "1" } else { "NULL" };
                run(tx, format!("INSERT INTO products (id, producer_id, name, name_key, set_number, created_at, removed_at)
                    VALUES ({0}, {1}, 'X{0}', 'x{0}', {set}, 0, {gone})", product.id, one.id)).await?;
                for given in &product.history {
                    let end = given.revocation;
                    run(tx, format!(
                        "INSERT INTO recognitions (id, product_id, star, decided_on, expires_on, extended_to,
                            ground, concluded_on, revoked_on, entered_at)
                         VALUES ({}, {}, {}, {}, {}, {}, {}, {}, {}, 0)",
                        given.id, product.id, given.star.get(), date(given.decided_on), date(given.expires_on),
                        date(given.extended_to), if end.is_some() { "'stopped'" } else { "NULL" },
                        date(end.map(|end| end.concluded_on)), date(end.and_then(|end| end.revoked_on)),
                    )).await?;
                }
                for (place, status) in product.stages.iter().enumerate() {
                    run(tx, format!("INSERT INTO dossiers (product_id, kind, target, status, lookup, opened_at, changed_at)
                        VALUES ({0}, 'first', 3, '{status}', 'L{0}-{place}', 0, 0)", product.id)).await?;
                }
            }
        }
        run(tx, "INSERT INTO broadcasts (id, author_id, content, audience, state, created_at, changed_at)
            VALUES (1, 1, '{}', '{}', 'done', 0, 0), (2, 1, '{}', '{}', 'preparing', 0, 0);
            INSERT INTO audience_lists VALUES (1, 1, 'list', 0, '[]', 0);".to_owned()).await?;
        for id in &self.listed {
            run(tx, format!("INSERT INTO audience_list_producers VALUES (1, {id})")).await?;
        }
        for (place, row) in self.earlier.iter().enumerate() {
            let product = row.product.map_or("NULL".to_owned(), |id| id.to_string());
            let account = row.account;
            let (response, at) = if row.is_silent { ("NULL", "NULL") } else { ("'read'", "1") };
            run(tx, format!("INSERT INTO broadcast_recipients (broadcast_id, number, producer_id, product_id,
                    account_id, chat_id, state, response, responded_at)
                VALUES (1, {}, {}, {product}, {account}, {account}, 'sent', {response}, {at})",
                place + 1, row.producer)).await?;
        }
        Ok(())
    }
}

async fn compare(
    tx: &mut Tx,
    world: &World,
    audience: &Audience,
    slice: i64,
) -> Result<(), StoreError> {
    world.write(tx).await?;
    let expected = world.naive(audience);
    let reach = count(tx.connection(), audience, Topic::Fairs, today()).await?;
    let legal = count(tx.connection(), audience, Topic::Deadlines, today()).await?;
    assert_eq!(
        (legal.muted, legal.left_out() + legal.to_send),
        (0, reach.left_out() + reach.to_send)
    );
    for product in world.producers.iter().flat_map(|one| &one.products) {
        let given = current(&product.history);
        let given = given.filter(|one| one.revocation.is_none_or(|end| end.revoked_on.is_none()));
        let expected = given
            .and_then(|one| Some(one.expires_on?.max(one.extended_to.unwrap_or(one.expires_on?))));
        assert_eq!(last_day(tx.connection(), ProductId(product.id)).await?, expected);
    }
    let (one, now) = (broadcast(audience), NOW.parse().unwrap());
    let (mut after, mut last) = (0, 0);
    while let Some(to) = freeze(tx, now, &one, after, slice).await? {
        assert!(to > after);
        (after, last) = (to, to);
    }
    let mains = world.producers.iter().filter(|one| one.into.is_none());
    assert_eq!(Some(last), mains.map(|one| one.id).max());
    let rows = sqlx::query(
        "SELECT number, producer_id, product_id, account_id, chat_id, state, why
         FROM broadcast_recipients WHERE broadcast_id = 2 ORDER BY number",
    )
    .fetch_all(tx.connection())
    .await?;
    let mut found = BTreeMap::new();
    let mut reached = Reach { producers: reach.producers, ..Reach::default() };
    for (place, row) in rows.iter().enumerate() {
        assert_eq!(row.get::<i64, _>("number"), i64::try_from(place).unwrap() + 1);
        let account: Option<i64> = row.get("account_id");
        found.insert(
            (row.get::<i64, _>("producer_id"), account),
            BTreeSet::from([row.get("product_id")]),
        );
        let (state, why): (String, String) = (row.get("state"), row.get("why"));
        let about = world.accounts.iter().find(|one| Some(one.0) == account);
        let (expected, counted) = match about {
            None => (("unreachable", "never_joined"), &mut reached.never_joined),
            Some((_, _, true)) => (("left_out", "muted"), &mut reached.muted),
            Some((_, true, _)) => (("unreachable", "blocked"), &mut reached.blocked),
            Some(_) => (("queued", ""), &mut reached.to_send),
        };
        *counted += 1;
        assert_eq!((state.as_str(), why.as_str()), expected);
        assert_eq!(row.get::<Option<i64>, _>("chat_id"), account.map(|account| 100 + account));
    }
    assert_eq!(found, expected);
    assert_eq!(reach, reached);
    let out = left_out(tx.connection(), audience, Topic::Fairs, today(), (100, 0)).await?;
    assert_eq!(i64::try_from(out.len()).unwrap(), reach.left_out());
    let never = out.iter().filter(|one| one.left_out == Some(LeftOut::NeverJoined));
    assert_eq!(i64::try_from(never.count()).unwrap(), reach.never_joined);
    let some = samples(tx.connection(), audience, Topic::Fairs, today(), 5).await?;
    assert!(some.len() <= 5 && some.is_empty() == (reach.to_send == 0));
    Ok(())
}

fn try_all(seeds: impl Iterator<Item = u64>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("bot.sqlite")).await.unwrap();
        for seed in seeds {
            let mut rng = StdRng::seed_from_u64(seed);
            let (world, audience) = (world(&mut rng), audience(&mut rng));
            let slice = rng.random_range(1..4);
            let told = format!("seed {seed}: {audience:?}\n{world:#?}");
            let outcome = store.write(move |tx| {
                async move {
                    compare(tx, &world, &audience, slice).await?;
                    // Nothing of it stays.
                    Err::<(), _>(StoreError::Closed)
                }
                .boxed()
            });
            let outcome = outcome.await;
            assert!(matches!(outcome, Err(StoreError::Closed)), "{outcome:?} {told}");
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_database_evaluates_an_audience_as_it_reads(seed in any::<u32>()) {
        try_all((u64::from(seed)..).take(50));
    }
}
