//! The living card: one pinned message for each account that acts for a producer, which says where
//! everything stands. It is edited in place at each change, and sent anew where it was deleted.

use crate::clock::{Timestamp, local_date};
use crate::locale::Html;
use crate::people::{AccountId, Person, person};
use crate::producers::model::{Producer, ProducerId};
use crate::producers::{self, Card};
use crate::programme::rule_sets::RuleSet;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::{self, Fate, Outgoing, Settled};
use crate::telegram::pacer::Lane;
use crate::telegram::screens::{self, Keyboard, Screen};
use chrono::NaiveDate;

use super::due::next_act;
use super::overview::{Line, lines};
use super::rules::Status;
use super::words::{Words, date, moment, stars};
use super::{chat, texts};

/// Products on a card: a message holds no more of them.
const PRODUCTS: usize = 12;

/// What stands before the key of a card's message.
const KEY: &str = "card:";

/// A product on the card: its name, and what is said of it.
pub(super) fn product_lines(words: &Words<'_>, line: &Line, now: Timestamp) -> Html {
    let name = line.product.details.name.as_str();
    words.html(&texts::card_product(name, standing_lines(words, line, now)))
}

/// What is said of one product: what it is worth, and where its dossier stands.
pub(super) fn standing_lines(words: &Words<'_>, line: &Line, now: Timestamp) -> Html {
    let today = local_date(now);
    let programme = &words.services().programme;
    let limits = programme.rule_sets.in_force(today).and_then(|rules| rules.limits);
    let mut html = match (&line.recognition, limits) {
        (Some(one), Some(limits)) => {
            let filed = line.open_dossier().is_some_and(|one| one.status != Status::Draft);
            words.recognition(one, filed, (&limits, today))
        }
        _ => words.html(&texts::not_yet()),
    };
    if let Some(day) = line.product.stopped_on {
        html = html.line(&words.html(&texts::card_stopped(date(day))));
    }
    if let Some(dossier) = line.open_dossier() {
        let status = words.status(dossier.status);
        let kind = words.kind(dossier.kind);
        html = html.line(&words.html(&texts::card_dossier(kind, stars(dossier.target), status)));
        if let Some(act) = act_line(words, line, now) {
            html = html.line(&act);
        }
    }
    html
}

/// Who is to act next about a product's dossier, and by when.
pub(super) fn act_line(words: &Words<'_>, line: &Line, now: Timestamp) -> Option<Html> {
    let dossier = line.open_dossier()?;
    let programme = &words.services().programme;
    let today = local_date(now);
    let rules = rules_of(words, dossier.filed_on.unwrap_or(today))?;
    let worth = line
        .recognition
        .zip(rules.limits)
        .map(|(one, limits)| crate::producers::standing::standing(&one, &limits, today));
    let act = next_act(dossier, rules, &programme.calendar, worth, line.round_days(rules))?;
    Some(Html::text(&words.act(act)))
}

fn rules_of<'a>(words: &Words<'a>, filed_on: NaiveDate) -> Option<&'a RuleSet> {
    words.services().programme.rule_sets.in_force(filed_on)
}

/// What the card says.
fn text(words: &Words<'_>, producer: &Producer, lines: &[Line], now: Timestamp) -> Html {
    let mut list = lines
        .iter()
        .take(PRODUCTS)
        .map(|line| product_lines(words, line, now))
        .reduce(|all, one| all.paragraph(&one))
        .unwrap_or_else(|| words.html(&texts::card_none()));
    if lines.len() > PRODUCTS {
        let more = i64::try_from(lines.len() - PRODUCTS).unwrap_or(i64::MAX);
        list = list.line(&words.html(&texts::card_more(more)));
    }
    words.html(&texts::card(producer.details.name.as_str(), list, moment(now)))
}

/// Brings the cards of a producer up to date.
///
/// # Errors
/// When the store fails.
pub async fn refresh(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    producer: ProducerId,
) -> Result<(), StoreError> {
    let Some(producer) = producers::producer(tx.connection(), producer).await? else {
        return Ok(());
    };
    let lines = lines(tx.connection(), &producer).await?;
    for (account, _) in producers::members(tx.connection(), producer.id).await? {
        let Some(reader) = person(tx.connection(), account).await? else { continue };
        let words = Words::of(words.services(), &reader);
        let html = text(&words, &producer, &lines, now);
        put(tx, &words, now, (&producer, &reader), html).await?;
    }
    Ok(())
}

async fn put(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    (producer, reader): (&Producer, &Person),
    html: Html,
) -> Result<(), StoreError> {
    let card = producers::card(tx.connection(), producer.id, reader.account.id).await?;
    // The moment alone is no news.
    let said = body(html.as_str()).to_owned();
    if card.text == said {
        return Ok(());
    }
    let chat = reader.account.telegram_id.0;
    let keyboard = Keyboard::default().row(chat::card_buttons(words, producer.id));
    let screen = Screen::new(html).with(keyboard);
    let key = format!("{KEY}{}:{}:{}", producer.id, reader.account.id, card.version + 1);
    let message = match (card.row, card.message) {
        // Which message it will be is known once that row has left.
        (Some(row), _) => screen.edit(chat, 0).follows(row),
        (None, Some(message)) => screen.edit(chat, message),
        (None, None) => screen.send(chat),
    };
    let row = outbox::enqueue(tx, now, &key, &message.lane(Lane::Notice)).await?;
    let first = card.message.is_none() && card.row.is_none();
    if first {
        let pin = pin(chat, 0).follows(row);
        let key = format!("card-pin:{}:{}:{}", producer.id, reader.account.id, card.version + 1);
        outbox::enqueue(tx, now, &key, &pin).await?;
    }
    let card =
        Card { row: Some(row), message: card.message, text: said, version: card.version + 1 };
    producers::set_card(tx, producer.id, reader.account.id, &card).await
}

/// A card's text without its last paragraph, the moment.
fn body(html: &str) -> &str {
    html.rsplit_once("\n\n").map_or(html, |(body, _)| body)
}

fn pin(chat: i64, message: i32) -> Outgoing {
    screens::pin(chat, message).lane(Lane::Notice)
}

/// Keeps under which number a card arrived; one that was sent anew is pinned as well.
///
/// # Errors
/// When the store fails.
pub async fn on_settled(tx: &mut Tx, settled: &Settled) -> Result<(), StoreError> {
    let Some(rest) = settled.key.strip_prefix(KEY) else { return Ok(()) };
    let mut parts = rest.split(':').filter_map(|part| part.parse::<i64>().ok());
    let (Some(producer), Some(account)) = (parts.next(), parts.next()) else { return Ok(()) };
    let (producer, account) = (ProducerId(producer), AccountId(account));
    let mut card = producers::card(tx.connection(), producer, account).await?;
    if card.row == Some(settled.row) {
        card.row = None;
    }
    match &settled.fate {
        Fate::Sent(messages) => {
            let message = messages.first().and_then(|message| i32::try_from(*message).ok());
            if let (Some(old), Some(new)) = (card.message, message)
                && old != new
            {
                let key = format!("card-pin:{producer}:{account}:again:{new}");
                outbox::enqueue(tx, settled.at, &key, &pin(settled.chat, new)).await?;
            }
            card.message = message.or(card.message);
        }
        // The next one is sent as a new message.
        Fate::Dead { .. } => (card.message, card.text) = (None, String::new()),
        // Whether it says so or not: the next change writes it again.
        Fate::Unknown => card.text = String::new(),
    }
    producers::set_card(tx, producer, account, &card).await
}
