//! How deadlines are told.

use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use sqlx::sqlite::SqliteConnection;

use crate::dossiers::overview::{self, Line};
use crate::dossiers::rules::Status;
use crate::dossiers::words::{Words, date};
use crate::locale::{Html, Message};
use crate::papers::seeing::valid_until;
use crate::producers;
use crate::producers::model::{Producer, ProducerId, ProductId};
use crate::programme::rule_sets::{Limits, RuleSet};
use crate::store::StoreError;

use super::model::{Audience, Deadline, Kind};
use super::{refreshing, rules, texts};

/// Papers that end within so much of each other are told together.
const TOGETHER: TimeDelta = TimeDelta::days(30);

/// What a deadline is about.
#[derive(Clone, Debug)]
pub(super) struct About {
    pub(super) line: Line,
    pub(super) producer: Producer,
    /// Until when the papers of its open dossier hold, the first first.
    pub(super) papers: Vec<(String, NaiveDate)>,
}

/// The product with what is known of it; `None` where it was removed.
pub(super) async fn about(
    connection: &mut SqliteConnection,
    product: ProductId,
) -> Result<Option<About>, StoreError> {
    Ok(abouts(connection, &[product]).await?.remove(&product))
}

/// These products with what is known of them, but for those that were removed.
pub(super) async fn abouts(
    connection: &mut SqliteConnection,
    products: &[ProductId],
) -> Result<HashMap<ProductId, About>, StoreError> {
    let products = producers::products(connection, products).await?;
    let owners: Vec<ProducerId> = products.iter().map(|product| product.producer).collect();
    let producers = producers::producers(connection, &owners).await?;
    let mut found = HashMap::new();
    for line in overview::lines_of(connection, products).await? {
        let Some(producer) = producers.get(&line.product.producer).cloned() else { continue };
        let papers = match line.open_dossier() {
            Some(dossier) => valid_until(connection, dossier.id).await?,
            None => Vec::new(),
        };
        found.insert(line.product.id, About { line, producer, papers });
    }
    Ok(found)
}

/// The rules of a day, with their limits.
pub(super) fn limits<'a>(words: &Words<'a>, today: NaiveDate) -> Option<(&'a RuleSet, Limits)> {
    let rules = words.services().programme.rule_sets.in_force(today)?;
    Some((rules, rules.limits?))
}

/// The product, and below it what ends, when, and what to do about it.
pub(super) fn told(
    words: &Words<'_>,
    about: &About,
    deadline: &Deadline,
    today: NaiveDate,
) -> Html {
    let product = Html::text(&about.line.product.details.name).bold();
    product.line(&words.html(&what(words, about, deadline, today)))
}

/// What ends, when, and what to do about it.
pub(super) fn what(
    words: &Words<'_>,
    about: &About,
    deadline: &Deadline,
    today: NaiveDate,
) -> Message {
    let due = deadline.due_on;
    let left = (due - today).num_days();
    let Some((rule_set, limits)) = limits(words, today) else {
        return texts::told_lapsed(date(due), "none".to_owned(), "no");
    };
    let day = |days: u32| rules::before(due, days.into()).unwrap_or(due);
    match deadline.kind {
        Kind::Certificate => {
            let (opens, closes) = (day(limits.again_opens_days), day(limits.again_closes_days));
            // The last day on which the commune is open, while that is still to come.
            let closed = closes > deadline.act_on && today <= deadline.act_on;
            let last = if closed { deadline.act_on } else { closes };
            let to_close = (last - today).num_days();
            let at_most = due + TimeDelta::days(limits.grace_days.into());
            let due = date(due);
            if today < opens {
                texts::told_early(due, left, date(opens), date(closes))
            } else if to_close >= 0 {
                let law = if closed { date(closes) } else { "none".to_owned() };
                texts::told_window(due, date(last), to_close, law)
            } else {
                texts::told_late(due, left, date(closes), date(at_most))
            }
        }
        Kind::Pending => {
            let filed_on = about.line.open_dossier().and_then(|dossier| dossier.filed_on);
            texts::told_pending(filed_on.map_or_else(|| "none".to_owned(), date), date(due), left)
        }
        Kind::Lapsed => lapsed(about, &limits, (due, today)),
        Kind::Extension => {
            let ended = about.line.recognition.and_then(|one| one.expires_on);
            texts::told_extended(ended.map(date).unwrap_or_default(), date(due), left)
        }
        Kind::Supplement => texts::told_supplement(date(due), left),
        Kind::Paper => texts::told_paper(papers_that_end(words, about, due), left),
        Kind::Round => {
            let before = about.line.round_days(rule_set).map(|days| date(days.proposed_before));
            let (before, days) =
                (before.unwrap_or_default(), i64::from(limits.commune_working_days));
            if left < 0 {
                texts::told_round_late(date(due), before)
            } else if deadline.settled {
                texts::told_round(date(due), left, days, before)
            } else {
                texts::told_round_unsettled(days, before)
            }
        }
    }
}

/// That a certificate holds no longer since the day `due`, and what can still be done.
fn lapsed(about: &About, limits: &Limits, (due, today): (NaiveDate, NaiveDate)) -> Message {
    let last = due.pred_opt().unwrap_or(due);
    let ended = about.line.recognition.and_then(|one| one.expires_on).unwrap_or(last);
    let at_most = ended + TimeDelta::days(limits.grace_days.into());
    let most = if at_most > last && today <= at_most { date(at_most) } else { "none".to_owned() };
    let filed = about.line.open_dossier().is_some_and(|one| one.status != Status::Draft);
    texts::told_lapsed(date(last), most, if filed { "yes" } else { "no" })
}

/// The papers that end on this day, and those that do soon after.
fn papers_that_end(words: &Words<'_>, about: &About, due: NaiveDate) -> String {
    let last = due + TOGETHER;
    let end = about.papers.iter().filter(|(_, day)| (due..=last).contains(day));
    let known = end.filter_map(|(id, day)| {
        let paper = words.services().programme.papers.get(id)?;
        Some(format!("{} ({})", paper.short, date(*day)))
    });
    known.collect::<Vec<_>>().join(", ")
}

/// Whether the window of a certificate has closed, so that its end is all that is still to come.
pub(super) fn is_closed(deadline: &Deadline) -> bool {
    deadline.kind == Kind::Certificate && deadline.act_on == deadline.due_on
}

/// For whom a dossier with this status waits, as texts name it.
pub(super) fn waiting_for(status: Status) -> &'static str {
    match (status, refreshing::desk(status)) {
        (Status::SupplementRequested(_), _) => "filed-supplement",
        (_, Some(Audience::Commune)) => "filed-commune",
        _ => "filed-province",
    }
}

/// The same in a few words, for lists: "giấy chứng nhận hết hạn 26/6/2028".
pub(super) fn short(words: &Words<'_>, deadline: &Deadline, today: NaiveDate) -> String {
    short_with(words, deadline, Some(today))
}

/// The same without the days that are left.
pub(super) fn short_plain(words: &Words<'_>, deadline: &Deadline) -> String {
    short_with(words, deadline, None)
}

fn short_with(words: &Words<'_>, deadline: &Deadline, today: Option<NaiveDate>) -> String {
    // What has ended did so the day before.
    let (due, act) = match deadline.kind {
        Kind::Lapsed => (deadline.due_on.pred_opt().unwrap_or(deadline.due_on), deadline.act_on),
        _ => (deadline.due_on, deadline.act_on),
    };
    let last = if deadline.kind == Kind::Lapsed { due } else { act };
    let left = today.map(|today| (last - today).num_days());
    let kind = match deadline.kind {
        _ if !deadline.settled => "unsettled",
        Kind::Certificate if is_closed(deadline) => "late",
        kind => kind.name(),
    };
    let when = match left {
        None => "none",
        Some(0) => "today",
        Some(1..) if kind == "late" => "holds",
        Some(1..) => "left",
        Some(_) => "over",
    };
    words.plain(&texts::short(kind, date(due), date(act), left.unwrap_or_default().abs(), when))
}
