//! How long the officials' screens and a dossier's papers take on a large register.
//!
//! `cargo bench --bench register` makes up 20,000 producers with 60,000 products, and asks for each
//! list as the screens do, in a transaction of the one writer. It then packs 60 papers of 700 kB and
//! measures what that takes of the memory. It prints one table; a figure that misses its target is marked.

#![expect(clippy::print_stdout, reason = "the table is what it is run for")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use futures::FutureExt;
use ocop_bot::clock::{Clock, Timestamp, local_date};
use ocop_bot::dossiers::lists::{Group, Which, counts, page};
use ocop_bot::dossiers::model::DossierId;
use ocop_bot::dossiers::overview::lines;
use ocop_bot::papers::archive::{self, Part};
use ocop_bot::papers::seeing;
use ocop_bot::people::{
    self, Actor, InvitationCode, Invited, Person, Role, Seen, TelegramId, accept, invite,
};
use ocop_bot::producers::{self, search::search};
use ocop_bot::programme::Programme;
use ocop_bot::programme::places::Places;
use ocop_bot::sample::{self, Size, Vocabulary};
use ocop_bot::store::{Store, StoreError};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const PRODUCERS: usize = 20_000;
const PRODUCTS: usize = 60_000;

/// The longest that a screen may take.
const TARGET: Duration = Duration::from_millis(20);

/// Papers of an archive, the bytes of each, and the megabytes that packing them may take.
const PAPERS: usize = 60;
const PAPER: usize = 700_000;
const MEGABYTES: f32 = 4.0;

/// Times that each is asked for.
const TIMES: usize = 50;

fn main() -> Result<()> {
    // `cargo test --all-targets` runs benches too, without this.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?
        .block_on(measure())
}

async fn measure() -> Result<()> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let store = Store::open(&folder.path().join("register.sqlite")).await?;
    let now = Clock::system().now();
    let places = Places::load()?;
    let province = official(&store, now, 1, Role::ProvinceOfficer).await?;
    let place = places.by_number(23_059).context("the commune is gone")?.code;
    let commune = official(&store, now, 2, Role::CommuneOfficer { place }).await?;

    let words = Arc::new(Vocabulary::load()?);
    let size = Size::of(PRODUCERS, PRODUCTS);
    let examples = sample::plan(&words, &places, local_date(now), size, 1);
    let programme = Arc::new(Programme::load(&places)?);
    let began = Instant::now();
    let actor = Actor::from(province.clone());
    let wrote = sample::write(&store, &programme, &words, (&actor, now), examples).await?;
    println!(
        "{} producers, {} products, {} dossiers, written in {:.0} s\n",
        wrote.producers.len(),
        wrote.products,
        wrote.dossiers,
        began.elapsed().as_secs_f64()
    );

    println!("{:44} {:>9} {:>9}   target ≤ 20 ms", "screen", "p50 ms", "max ms");
    let some = dossiers(&store).await?;
    for (who, actor) in [("province", actor), ("commune", Actor::from(commune))] {
        for screen in screens(who, &some) {
            let mut times = Vec::new();
            for _ in 0..TIMES {
                let (actor, screen, programme) = (actor.clone(), screen.clone(), programme.clone());
                let began = Instant::now();
                store
                    .write(move |tx| {
                        async move { screen.show(tx, now, &actor, &programme).await }.boxed()
                    })
                    .await?;
                times.push(began.elapsed());
            }
            times.sort_unstable();
            let (middle, most) = (times[TIMES / 2], times[TIMES - 1]);
            let missed = if middle > TARGET { "   MISSED" } else { "" };
            let millis = |time: Duration| time.as_secs_f64() * 1e3;
            println!(
                "{:44} {:9.2} {:9.2}{missed}",
                format!("{who}: {screen:?}"),
                millis(middle),
                millis(most)
            );
        }
    }
    store.close().await;
    pack()
}

/// Dossiers of sets with long lists.
async fn dossiers(store: &Store) -> Result<Vec<DossierId>> {
    let found = store.write(|tx| {
        async move {
            let all = ocop_bot::dossiers::all(tx.connection()).await?;
            Ok::<_, StoreError>(all.into_iter().take(1).map(|one| one.id).collect())
        }
        .boxed()
    });
    Ok(found.await?)
}

/// Packs an archive, and says what it takes of the memory.
fn pack() -> Result<()> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let mut files = Vec::new();
    for number in 0..PAPERS {
        let path = folder.path().join(format!("{number}.pdf"));
        std::fs::write(&path, vec![u8::try_from(number)?; PAPER])?;
        files.push((path, format!("01-mau-01/mau-01-{number}.pdf")));
    }
    let contents = ("00-muc-luc.html".to_owned(), String::new());
    let part = Part { files, folders: Vec::new(), contents };
    let before = MEMORY.current_usage_as_mb();
    MEMORY.reset_peak_usage();
    let began = Instant::now();
    archive::write(&folder.path().join("part.zip"), &part)?;
    let took = began.elapsed().as_secs_f64();
    let memory = MEMORY.peak_usage_as_mb() - before;
    let missed = if memory > MEGABYTES { "   MISSED" } else { "" };
    println!(
        "\n{PAPERS} papers of {PAPER} bytes packed in {took:.2} s with {memory:.2} MB of memory \
         (target ≤ {MEGABYTES} MB){missed}"
    );
    Ok(())
}

#[derive(Clone, Debug)]
enum Screen {
    Home,
    List(Group),
    LastPage(Group),
    Search(&'static str),
    Producer(i64),
    Papers(DossierId),
}

fn screens(who: &str, some: &[DossierId]) -> Vec<Screen> {
    let mut screens = vec![Screen::Home];
    screens.extend(Group::ALL.map(Screen::List));
    screens.push(Screen::LastPage(Group::Reviewing));
    screens.extend(
        ["nuoc mam", "song biec 200", "nuoc mm truyen thong", "0999001234", "khong co"]
            .map(Screen::Search),
    );
    if who == "province" {
        screens.push(Screen::Producer(1));
        screens.extend(some.iter().copied().map(Screen::Papers));
    }
    screens
}

impl Screen {
    async fn show(
        &self,
        tx: &mut ocop_bot::store::Tx,
        now: Timestamp,
        actor: &Actor,
        programme: &Programme,
    ) -> Result<(), StoreError> {
        match self {
            Self::Home => {
                let mut which: Vec<Which> = Group::ALL.into_iter().map(Which::In).collect();
                which.push(Which::Late(local_date(now)));
                counts(tx, now, actor, &which).await?;
            }
            Self::List(group) => {
                page(tx, now, actor, Which::In(*group), (6, 0)).await?;
            }
            Self::LastPage(group) => {
                page(tx, now, actor, Which::In(*group), (6, 4000)).await?;
            }
            Self::Search(text) => {
                search(tx.connection(), text, None, 6).await?;
            }
            Self::Papers(id) => {
                seeing::see(tx, now, actor, programme, *id).await?;
            }
            Self::Producer(id) => {
                let id = ocop_bot::producers::model::ProducerId(*id);
                if let Some(producer) = producers::producer(tx.connection(), id).await? {
                    lines(tx.connection(), &producer).await?;
                }
            }
        }
        Ok(())
    }
}

async fn official(store: &Store, now: Timestamp, id: i64, role: Role) -> Result<Person> {
    let code = InvitationCode::random()?;
    let person = store
        .write(move |tx| {
            async move {
                let seen = Seen {
                    telegram_id: TelegramId(id),
                    name: format!("officer {id}"),
                    username: None,
                    app_language: None,
                };
                let arrival = people::arrive(tx, now, &seen, &[]).await?;
                if let Invited::Made(made) =
                    invite(tx, now, &Actor::CommandLine, role, code).await?
                {
                    accept(tx, now, &arrival.person, made.code.as_str()).await?;
                }
                people::person(tx.connection(), arrival.person.account.id).await
            }
            .boxed()
        })
        .await?;
    person.context("the officer is gone")
}
