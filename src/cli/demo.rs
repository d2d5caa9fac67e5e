//! `demo`: the whole bot on this machine, with a made-up province and a web chat.

mod neighbours;

use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Command, Stdio};
use std::sync::Arc;

use anyhow::Context;
use chrono::{Days, Months, NaiveDate};
use futures::FutureExt;
use secrecy::SecretString;

use crate::app::{App, AppError, Services, Settings};
use crate::broadcasts;
use crate::clock::{Clock, Timestamp, local_date};
use crate::deadlines;
use crate::dossiers::card;
use crate::dossiers::words::Words;
use crate::locale::{Language, Locale};
use crate::people::{self, Actor, InvitationCode, Invited, Person, Role, Seen, TelegramId, Tie};
use crate::producers::{self, model::ProducerId};
use crate::programme::Programme;
use crate::programme::places::Places;
use crate::sample::{self, Example, ExampleProduct, Fate, Past, Size, Vocabulary};
use crate::store::{Store, StoreError};
use crate::telegram::outbox;
use crate::telegram::pacer::Pacing;
use crate::telegram::playground::{Options, Person as Player, Playground};
use crate::tickets;

use super::run::{failure, stop_on_signals};
use super::{Failure, say, texts};

/// The bot's token at its own server.
const TOKEN: &str = "1:demo";

/// The commune whose officer and producer can be played.
const COMMUNE: u32 = 23_059;

/// What the made-up province grows from.
const SEED: u64 = 1;

#[derive(Debug, clap::Args)]
pub(super) struct Demo {
    /// The port of the web chat; 0 takes any free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Do not open a browser
    #[arg(long)]
    no_browser: bool,
}

pub(super) async fn run(demo: Demo) -> Result<(), Failure> {
    let stop = stop_on_signals();
    let folder = temporary_folder()?;
    let database = folder.0.join("demo.sqlite");
    let clock = Clock::system();
    let locale = Locale::load().context("the texts cannot be read")?;
    let plain = |message| locale.plain(Language::Vietnamese, &message);
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, demo.port));
    let options = Options::new(clock.clone())
        .address(address)
        .token(TOKEN)
        .bot(plain(texts::bot_name()), "ocop_demo_bot")
        .movable_clock();
    let playground = Playground::start(options)
        .await
        .map_err(|error| Failure::Failed(format!("{error}; choose another port with --port")))?;

    let (producer, neighbours) = seed(&playground, &database, &clock, &locale).await?;
    let settings = Settings {
        database,
        api_url: playground.url(),
        token: SecretString::from(TOKEN),
        clock: clock.clone(),
        pacing: Pacing::On,
        admins: Vec::new(),
        evidence: None,
    };
    let mut app = match App::start(settings, &stop).await {
        Ok(app) => app,
        Err(AppError::Stopped) => return Ok(()),
        Err(error) => return Err(failure(error)),
    };
    if let Some(producer) = producer {
        show_card(&app, &clock, producer).await?;
    }
    let services = app.services().clone();
    playground.set_next_due(move || {
        let services = services.clone();
        async move { next_due(&services).await.unwrap_or_default() }
    });

    let labels = broadcasts::chat::answer_labels().map(plain);
    tokio::spawn(neighbours::live(neighbours, labels, stop.clone()));

    say(format!("The bot is at {}  (Ctrl-C ends it)", playground.url()));
    if !demo.no_browser {
        open_browser(&playground.url());
    }
    let failed = tokio::select! {
        () = stop.cancelled() => None,
        error = app.failure() => Some(error),
    };
    app.stop().await;
    playground.stop();
    failed.map_or(Ok(()), |error| Err(failure(error)))
}

/// When the bot has something to do next; now, where it has not done it yet.
async fn next_due(services: &Services) -> Result<Option<Timestamp>, StoreError> {
    let (now, reader) = (services.clock.now(), services.store.reader());
    // What makes messages is asked first: they are there once it is done.
    if deadlines::is_due(services, now).await? || outbox::is_busy(reader, now).await? {
        return Ok(Some(now));
    }
    let deadline = deadlines::next_due(services, now).await?;
    let ticket = tickets::next_due(reader, now).await?;
    let message = outbox::next_due(reader, now).await?;
    let broadcast = broadcasts::next_due(reader, now).await?;
    Ok([deadline, ticket, message, broadcast].into_iter().flatten().min())
}

/// Brings people into the web chat, and gives the officials among them their roles.
async fn seed(
    playground: &Playground,
    database: &std::path::Path,
    clock: &Clock,
    locale: &Locale,
) -> Result<(Option<ProducerId>, Vec<Player>), Failure> {
    let places = Places::load().map_err(anyhow::Error::from)?;
    let place = places.by_number(COMMUNE).context("the demo's commune is gone")?.code;
    let store = Store::open(database).await.context("the database cannot be made")?;
    let cast = [
        (texts::producer(), texts::producer_note(), None),
        (texts::newcomer(), texts::newcomer_note(), None),
        (
            texts::commune_officer(),
            texts::commune_officer_note(),
            Some(Role::CommuneOfficer { place }),
        ),
        (texts::province_officer(), texts::province_officer_note(), Some(Role::ProvinceOfficer)),
        (texts::admin(), texts::admin_note(), Some(Role::Admin)),
    ];
    let mut officer = None;
    let mut producer = None;
    for (name, note, role) in cast {
        let plain = |message| locale.plain(Language::Vietnamese, &message);
        let person = playground.person(&plain(name)).note(&plain(note));
        let (id, name) = (person.id(), person.name());
        // Who has not begun a chat hears of nothing; the newcomer's begins on the page.
        if role.is_some() || producer.is_none() {
            person.starts("");
        }
        let (now, code) = (clock.now(), InvitationCode::random().map_err(anyhow::Error::from)?);
        let account = store
            .write(move |tx| {
                async move {
                    let seen = Seen {
                        telegram_id: TelegramId(id),
                        name,
                        username: None,
                        app_language: Some("vi".to_owned()),
                    };
                    let arrival = people::arrive(tx, now, &seen, &[]).await?;
                    let Some(role) = role else { return Ok(arrival.person) };
                    let invited = people::invite(tx, now, &Actor::CommandLine, role, code).await?;
                    if let Invited::Made(invitation) = invited {
                        let code = invitation.code.as_str();
                        people::accept(tx, now, &arrival.person, code).await?;
                    }
                    let account = arrival.person.account.id;
                    let person = people::person(tx.connection(), account).await?;
                    Ok(person.unwrap_or(arrival.person))
                }
                .boxed()
            })
            .await
            .map_err(|error: StoreError| anyhow::Error::from(error))?;
        match role {
            None => producer = producer.or(Some(account)),
            Some(Role::ProvinceOfficer) => officer = Some(account),
            Some(_) => {}
        }
    }
    let mut made_up = (None, Vec::new());
    if let (Some(officer), Some(producer)) = (officer, producer) {
        let by = officer.account.id;
        let (theirs, others) = make_up(&store, &places, clock, officer, producer).await?;
        let joined = neighbours::join(playground, &store, (clock.now(), by), &others).await;
        made_up = (theirs, joined.map_err(anyhow::Error::from)?);
    }
    store.close().await;
    Ok(made_up)
}

/// A producer, and who represents it.
type Represented = (ProducerId, String);

/// Fills the register with a made-up province; one of the people acts for a producer in it. Returns that
/// one, and the others.
async fn make_up(
    store: &Store,
    places: &Places,
    clock: &Clock,
    officer: Person,
    producer: Person,
) -> Result<(Option<ProducerId>, Vec<Represented>), Failure> {
    let now = clock.now();
    let programme = Programme::load(places).context("the programme's tables are broken")?;
    let words = Vocabulary::load().context("the names of the made-up province are broken")?;
    let mut examples = sample::plan(&words, places, local_date(now), Size::DEMO, SEED);
    let here =
        examples.iter().enumerate().filter(|(_, one)| one.details.commune.number() == COMMUNE);
    let theirs = here.max_by_key(|(_, one)| one.products.len()).map(|(at, _)| at);
    if let Some(theirs) = theirs {
        gather(&mut examples, theirs);
        let today = local_date(now);
        if let Some(example) = examples.get_mut(theirs) {
            begin_a_year(example, today);
        }
    }
    let names: Vec<String> =
        examples.iter().map(|one| one.details.representative.clone()).collect();
    let (programme, words) = (Arc::new(programme), Arc::new(words));
    let actor = Actor::from(officer.clone());
    let wrote = sample::write(store, &programme, &words, (&actor, now), examples)
        .await
        .context("the made-up province cannot be written")?;
    let mut all: Vec<Represented> = wrote.producers.into_iter().zip(names).collect();
    let Some(at) = theirs.filter(|at| *at < all.len()) else { return Ok((None, all)) };
    let (theirs, _) = all.remove(at);
    let member = (producer.account.id, Tie::Own);
    store
        .write(move |tx| {
            async move {
                let by = Some(officer.account.id);
                producers::add_member(tx, now, theirs, member, by).await
            }
            .boxed()
        })
        .await
        .map_err(|error: StoreError| anyhow::Error::from(error))?;
    Ok((Some(theirs), all))
}

/// Gives a producer products of others, so that each kind of status is seen on its card.
fn gather(examples: &mut [Example], theirs: usize) {
    for fate in [Fate::MissingAtCommune, Fate::Submitted, Fate::Draft, Fate::Reviewed] {
        let wanted =
            |product: &ExampleProduct| product.past.dossier.is_some_and(|(one, _)| one == fate);
        let found = examples.iter().enumerate().find_map(|(at, example)| {
            let number = example.products.iter().position(wanted)?;
            (at != theirs && example.products.len() > 1).then_some((at, number))
        });
        let taken = found.and_then(|(at, number)| {
            examples.get_mut(at).map(|example| example.products.remove(number))
        });
        if let (Some(product), Some(example)) = (taken, examples.get_mut(theirs)) {
            example.products.push(product);
        }
    }
}

/// The days that are left to a certificate of which nothing has been said yet: with the clock moved, all
/// its reminders are seen.
const LEFT: u64 = 206;

/// Lets one of a producer's certificates be so far from its end.
fn begin_a_year(example: &mut Example, today: NaiveDate) {
    let ends = today.checked_add_days(Days::new(LEFT));
    let decided_on = ends.and_then(|day| day.checked_sub_months(Months::new(36)));
    let is_free = |one: &&mut ExampleProduct| one.past.star.is_some() && one.past.dossier.is_none();
    if let Some(product) = example.products.iter_mut().find(is_free) {
        product.past = Past { decided_on, extended_to: None, ..product.past.clone() };
    }
}

/// Pins the card of the producer that somebody in the demo acts for.
async fn show_card(app: &App, clock: &Clock, producer: ProducerId) -> Result<(), Failure> {
    let (services, now) = (app.services().clone(), clock.now());
    app.services()
        .store
        .write(move |tx| {
            async move {
                let words = Words::new(&services, Language::Vietnamese);
                card::refresh(tx, &words, now, producer).await
            }
            .boxed()
        })
        .await
        .map_err(|error: StoreError| anyhow::Error::from(error))?;
    Ok(())
}

/// A folder that goes when the demo ends.
struct TemporaryFolder(std::path::PathBuf);

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        _ = std::fs::remove_dir_all(&self.0);
    }
}

fn temporary_folder() -> Result<TemporaryFolder, Failure> {
    // A name that nobody can guess, and nothing left over has.
    let path = std::env::temp_dir().join(format!("ocop-bot-demo-{:016x}", rand::random::<u64>()));
    std::fs::create_dir(&path).with_context(|| format!("{} cannot be made", path.display()))?;
    Ok(TemporaryFolder(path))
}

/// Opens the page where there is a browser to open it; the address was printed all the same.
fn open_browser(url: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(target_os = "windows") {
        ("cmd", &["/C", "start"])
    } else {
        ("xdg-open", &[])
    };
    _ = Command::new(program)
        .args(arguments)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}
