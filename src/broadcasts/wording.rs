//! An audience in words.

use sqlx::sqlite::SqliteConnection;

use crate::dossiers::words::Words;
use crate::locale::Html;
use crate::programme::places::PlaceCode;
use crate::programme::sets::{Group, SetNumber};
use crate::programme::texts::{group as group_name, set_choice};
use crate::store::StoreError;

use super::audience_texts as texts;
use super::content;
use super::model::{Audience, BroadcastId, Criterion, Joint, ListId};
use super::store;

/// Names that stand in a sentence; of more, only how many.
const NAMED: usize = 6;

/// What a sentence about an audience has to know beyond it: what broadcasts say, what lists are called.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    broadcasts: Vec<(BroadcastId, String)>,
    lists: Vec<(ListId, String, i64)>,
}

/// Looks those names up.
pub(super) async fn names(
    connection: &mut SqliteConnection,
    audience: &Audience,
) -> Result<Names, StoreError> {
    let mut names = Names::default();
    let mut lists = Vec::new();
    for (_, criterion) in &audience.parts {
        match criterion {
            Criterion::Unconfirmed(id) => {
                if let Some(one) = store::broadcast(connection, *id).await? {
                    names.broadcasts.push((*id, content::title(&one.content)));
                }
            }
            Criterion::List(id) => lists.push(*id),
            _ => {}
        }
    }
    if !lists.is_empty() {
        names.lists = store::lists(connection, &lists).await?;
    }
    Ok(names)
}

/// The audience in words, a line for each criterion, read from the first to the last.
pub(super) fn describe(words: &Words<'_>, audience: &Audience, names: &Names) -> Html {
    let mut html = if audience.parts.is_empty() {
        words.html(&texts::nobody())
    } else {
        let lines = audience.parts.iter().enumerate().map(|(place, (joint, criterion))| {
            let what = criterion_words(words, criterion, names);
            let before = place.checked_sub(1).and_then(|before| audience.parts.get(before));
            let joint = match before {
                None => "first",
                // Both hold of one product.
                Some((_, before))
                    if *joint == Joint::And
                        && is_of_product(before)
                        && is_of_product(criterion) =>
                {
                    "same"
                }
                Some(_) => joint_name(*joint),
            };
            words.html(&texts::part(joint, what))
        });
        lines.reduce(|all, one| all.line(&one)).unwrap_or_default()
    };
    if let Some(within) = &audience.within {
        let places = listed(words, within.iter().map(|code| place(words, *code)));
        html = html.line(&words.html(&texts::within(places)));
    }
    html
}

/// Whether a criterion speaks of a product, not of its producer.
fn is_of_product(criterion: &Criterion) -> bool {
    match criterion {
        Criterion::Groups(_)
        | Criterion::Sets(_)
        | Criterion::Stars(_)
        | Criterion::Stages(_)
        | Criterion::Expiring(_) => true,
        Criterion::Everyone
        | Criterion::Communes(_)
        | Criterion::Unconfirmed(_)
        | Criterion::List(_) => false,
    }
}

/// The word for a joint in `locales/` and behind buttons.
pub(super) fn joint_name(joint: Joint) -> &'static str {
    match joint {
        Joint::And => "and",
        Joint::Or => "or",
        Joint::Except => "except",
    }
}

fn place(words: &Words<'_>, code: u32) -> String {
    let code = PlaceCode::stored(i64::from(code));
    code.map(|code| words.place(code)).filter(|name| !name.is_empty()).unwrap_or_default()
}

/// "A, B hoặc C"; of many, some and how many others.
fn listed(words: &Words<'_>, names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let last = match (names.pop(), more) {
        (None, _) => return String::new(),
        (Some(last), 0) => last,
        (Some(last), more) => {
            names.push(last);
            words.plain(&texts::others(i64::try_from(more).unwrap_or(i64::MAX)))
        }
    };
    if names.is_empty() {
        return last;
    }
    words.plain(&texts::either(names.join(", "), last))
}

/// What a group of products is called.
pub(super) fn group(words: &Words<'_>, number: u8) -> String {
    let group = usize::from(number).checked_sub(1).and_then(|at| Group::ALL.get(at));
    group.map(|group| words.plain(&group_name(*group))).unwrap_or_default()
}

/// What a set of criteria is called.
pub(super) fn set(words: &Words<'_>, number: u8) -> String {
    let sets = &words.services().programme.sets;
    let set = SetNumber::new(number).and_then(|number| sets.get(number));
    set.map(|set| words.plain(&set_choice(set, words.language()))).unwrap_or_default()
}

fn criterion_words(words: &Words<'_>, criterion: &Criterion, names: &Names) -> String {
    let message = match criterion {
        Criterion::Everyone => texts::everyone(),
        Criterion::Communes(codes) => {
            texts::in_communes(listed(words, codes.iter().map(|code| place(words, *code))))
        }
        Criterion::Groups(groups) => {
            texts::in_groups(listed(words, groups.iter().map(|one| group(words, *one))))
        }
        Criterion::Sets(sets) => {
            texts::in_sets(listed(words, sets.iter().map(|one| set(words, *one))))
        }
        Criterion::Stars(stars) => {
            texts::with_stars(listed(words, stars.iter().map(ToString::to_string)))
        }
        Criterion::Stages(stages) => {
            let names = stages.iter().map(|stage| words.plain(&texts::stage(stage.as_str())));
            texts::at_stages(listed(words, names))
        }
        Criterion::Expiring(months) => texts::expiring(i64::from(*months)),
        Criterion::Unconfirmed(id) => {
            let title = names.broadcasts.iter().find(|(one, _)| one == id);
            texts::unconfirmed(id.0, title.map(|(_, title)| title.clone()).unwrap_or_default())
        }
        Criterion::List(id) => {
            let list = names.lists.iter().find(|(one, ..)| one == id);
            let (name, count) =
                list.map_or((String::new(), 0), |(_, name, count)| (name.clone(), *count));
            texts::on_list(name, count)
        }
    };
    words.plain(&message)
}
