//! A morning on which many people have a reminder due at 8:00, while others ask, against the local Bot API
//! server with Telegram's limits, in real time.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use chrono::{NaiveDate, TimeDelta};
use futures::FutureExt;
use ocop_bot::app::{App, Settings};
use ocop_bot::clock::{Clock, at_hour, local_date};
use ocop_bot::deadlines::model::Audience;
use ocop_bot::deadlines::rules::is_quiet;
use ocop_bot::handbook::{Reply, embedded};
use ocop_bot::programme::Programme;
use ocop_bot::programme::places::Places;
use ocop_bot::store::{Store, StoreError};
use ocop_bot::telegram::pacer::{OVERALL, Pacing};
use ocop_bot::telegram::playground::{Limits, Options, Person, Playground};
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

/// Those who ask, one after the other.
const ASKERS: usize = 50;

/// A question every so much.
const EVERY: Duration = Duration::from_millis(200);

/// What an answer may take.
const ANSWER: Duration = Duration::from_millis(50);

/// Messages leave evenly, one every 34 ms; a second now and then is shared with an answer's haste.
const LEAST: f64 = 28.5;

/// Something has gone wrong that has not come by then.
const PATIENCE: Duration = Duration::from_mins(10);

/// Prints how fast reminders leave to `people`, and how long answers take meanwhile, for so long at most.
pub(crate) async fn morning(people: usize, at_most: Duration) -> Result<()> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let database = folder.path().join("bot.sqlite");
    let clock = Clock::system();
    let day = calm_day(&clock)?;
    let eight = at_hour(day, 8);
    // Early in that morning; the hours until eight are for getting ready.
    clock.advance(at_hour(day, 7) - clock.now());
    let options = Options::new(clock.clone())
        .limits(Limits::Telegram)
        .keep_last(2)
        .keep_deliveries(people + 100_000)
        .patience(PATIENCE);
    let playground = Playground::start(options).await?;
    let reminded = playground.crowd(people);
    let askers = playground.crowd(ASKERS);
    let store = Store::open(&database).await?;
    fill(&store, &reminded, day).await?;
    store.close().await;
    let settings = Settings {
        database,
        api_url: playground.url(),
        token: SecretString::from("7000000001:morning"),
        clock: clock.clone(),
        pacing: Pacing::On,
        admins: Vec::new(),
        evidence: None,
    };
    let app = App::start(settings, &CancellationToken::new()).await?;
    app.services().handbook.take().await;
    let questions = questions()?;
    // Each says something once before, as whoever writes for the first time is greeted.
    for (person, text) in askers.iter().zip(questions.iter().cycle()) {
        playground.all_say([(person, text.as_str())]);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    planned(&app, people).await?;
    tokio::time::sleep(Duration::from_secs(3)).await;
    playground.take_deliveries();
    clock.advance(eight - TimeDelta::seconds(3) - clock.now());

    let mut watched = Watched::default();
    let refused = playground.flood_refusals();
    let mut ticks = tokio::time::interval(EVERY);
    let mut turns = askers.iter().cycle().zip(questions.iter().cycle());
    let mut began: Option<Instant> = None;
    loop {
        ticks.tick().await;
        if began.is_none() && clock.now() >= eight {
            began = Some(Instant::now());
            watched = Watched { open: std::mem::take(&mut watched.open), ..Watched::default() };
        }
        let (Some((person, text)), now) = (turns.next(), Instant::now()) else { break };
        watched.open.insert(person.id(), now);
        playground.all_say([(person, text.as_str())]);
        watched.take_until(&playground, now + EVERY).await;
        let Some(began) = began else { continue };
        if began.elapsed() >= at_most || watched.reminders >= people {
            watched.took = began.elapsed();
            break;
        }
    }
    let refused = playground.flood_refusals() - refused;
    app.stop().await;
    watched.print(people, refused);
    Ok(())
}

/// The first day from tomorrow on on which producers are written to.
fn calm_day(clock: &Clock) -> Result<NaiveDate> {
    let calendar = Programme::load(&Places::load()?)?.calendar;
    let days = local_date(clock.now()).iter_days().skip(1).take(60);
    let mut calm = days.filter(|day| !is_quiet(&calendar, Audience::Producer, *day));
    calm.next().context("no day on which people are written to")
}

fn questions() -> Result<Vec<String>> {
    let handbook = embedded::handbook()?;
    let phrasings = handbook.entries().iter().flat_map(|entry| &entry.phrasings);
    let in_one_message = |text: &&String| match handbook.ask(text) {
        Reply::Answer { others, .. } => others.is_empty(),
        _ => false,
    };
    Ok(phrasings.filter(in_one_message).cloned().collect())
}

/// A producer with a certificate for each of them; on that day 200 days of it are left.
async fn fill(store: &Store, people: &[Person], day: NaiveDate) -> Result<()> {
    let ids: Vec<i64> = people.iter().map(Person::id).collect();
    let (ids, ends) = (serde_json::to_string(&ids)?, day + TimeDelta::days(200));
    store
        .write(move |tx| {
            async move {
                let fill = format!(
                    "INSERT INTO accounts (id, telegram_id, name, language, created_at)
                        SELECT key + 1, value, 'Bà con ' || key, 'vi', 0 FROM json_each('{ids}');
                     INSERT INTO producers (id, kind, name, name_key, commune, created_at)
                        SELECT id, 'household', 'Hộ ' || id, 'ho ' || id, 23059, 0 FROM accounts;
                     INSERT INTO producer_members (producer_id, account_id, tie, since)
                        SELECT id, id, 'own', 0 FROM accounts;
                     INSERT INTO products (id, producer_id, name, name_key, created_at)
                        SELECT id, id, 'Mắm ' || id, 'mam ' || id, 0 FROM accounts;
                     INSERT INTO recognitions (product_id, star, expires_on, entered_at)
                        SELECT id, 3, '{ends}', 0 FROM products;"
                );
                sqlx::raw_sql(sqlx::AssertSqlSafe(fill)).execute(tx.connection()).await?;
                Ok::<_, StoreError>(())
            }
            .boxed()
        })
        .await?;
    Ok(())
}

/// Waits until each has a reminder that waits for eight o'clock.
async fn planned(app: &App, people: usize) -> Result<()> {
    let began = Instant::now();
    loop {
        let waiting: i64 =
            sqlx::query_scalar("SELECT count(*) FROM reminders WHERE state = 'waiting'")
                .fetch_one(app.services().store.reader())
                .await?;
        if waiting >= i64::try_from(people)? {
            let took = began.elapsed().as_secs_f64();
            println!("{waiting} reminders were planned in {took:.1} s");
            return Ok(());
        }
        if began.elapsed() > PATIENCE {
            bail!("only {waiting} reminders wait");
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// What was seen since eight o'clock.
#[derive(Default)]
struct Watched {
    /// When those asked who wait for an answer.
    open: HashMap<i64, Instant>,
    answers: Vec<Duration>,
    reminders: usize,
    took: Duration,
}

impl Watched {
    /// Notes what is delivered until an instant.
    async fn take_until(&mut self, playground: &Playground, until: Instant) {
        loop {
            let mut found = Vec::new();
            let come = playground.wait_for("a delivery", |it| {
                found = it.take_deliveries();
                !found.is_empty()
            });
            if tokio::time::timeout_at(until.into(), come).await.is_err() {
                return;
            }
            let now = Instant::now();
            for one in found {
                match self.open.remove(&one.chat) {
                    Some(asked) => self.answers.push(now - asked),
                    None => self.reminders += usize::from(!one.is_edit()),
                }
            }
        }
    }

    fn print(mut self, people: usize, refused: u64) {
        self.answers.sort_unstable();
        let at = |percent: usize| {
            let place = (self.answers.len() * percent).div_ceil(100).saturating_sub(1);
            self.answers.get(place).copied().unwrap_or_default()
        };
        let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        let seconds = self.took.as_secs_f64();
        let rate = count(self.reminders + self.answers.len()) / seconds;
        let unanswered = self.open.len().saturating_sub(1);
        let millis = |time: Duration| time.as_secs_f64() * 1e3;
        let missed = |kept: bool| if kept { "" } else { "   MISSED" };
        println!("\n{people} reminders due at 8:00, watched for {seconds:.0} s:");
        println!(
            "{rate:.1} messages a second of {OVERALL} ({} reminders, {} answers){}",
            self.reminders,
            self.answers.len(),
            missed(rate >= LEAST)
        );
        println!("{refused} refusals (429){}", missed(refused == 0));
        println!(
            "an answer: p50 {:.1}  p99 {:.1}  max {:.1} ms; {unanswered} not answered{}",
            millis(at(50)),
            millis(at(99)),
            millis(at(100)),
            missed(at(99) <= ANSWER && unanswered == 0)
        );
    }
}
