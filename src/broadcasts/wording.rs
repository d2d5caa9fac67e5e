//! An audience in words.

use sqlx::sqlite::SqliteConnection;

use crate::dossiers::words::Words;
use crate::locale::Html;
use crate::programme::places::PlaceCode;
use crate::programme::sets::{Group, SetNumber};
use crate::programme::texts::{group as group_name, set_choice};
use crate::store::StoreError;

use super::audience_texts as texts;
use super::model::{Audience, BroadcastId, Content, Criterion, Joint, ListId};
use super::store;

/// Names that stand in a sentence; of more, only how many.
const NAMED: usize = 6;

/// As much of a broadcast's text as a sentence repeats, in letters.
const TITLE: usize = 40;

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
                    names.broadcasts.push((*id, title(&one.content)));
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

/// How a broadcast begins, as one line.
pub(super) fn title(content: &Content) -> String {
    let text = plain(&content.html, |field| format!("«{field}»"));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    crate::text::excerpt(&text, TITLE)
}

/// A markup as plain text; what stands in the place of a field is given.
pub(super) fn plain(html: &str, field: impl Fn(&str) -> String) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '{']) {
        text.push_str(&rest[..at]);
        let (end, is_field) = if rest[at..].starts_with('<') { ('>', false) } else { ('}', true) };
        let Some(length) = rest[at..].find(end) else {
            text.push_str(&rest[at..]);
            rest = "";
            break;
        };
        if is_field {
            text.push_str(&field(&rest[at + 1..at + length]));
        }
        rest = &rest[at + length + 1..];
    }
    text.push_str(rest);
    let references = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#123;", "{"),
        ("&#125;", "}"),
        ("&amp;", "&"),
    ];
    references.into_iter().fold(text, |text, (reference, letter)| text.replace(reference, letter))
}

/// The audience in words, a line for each criterion, read from the first to the last.
pub(super) fn describe(words: &Words<'_>, audience: &Audience, names: &Names) -> Html {
    let mut html = if audience.parts.is_empty() {
        words.html(&texts::nobody())
    } else {
        let lines = audience.parts.iter().enumerate().map(|(place, (joint, criterion))| {
            let what = criterion_words(words, criterion, names);
            let joint = if place == 0 { "first" } else { joint_name(*joint) };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_read_without_its_marks() {
        let field = |name: &str| format!("[{name}]");
        assert_eq!(
            plain("<b>A &lt; B</b> &amp;lt; {producer}\n&#123;x}", field),
            "A < B &lt; [producer]\n{x}"
        );
        assert_eq!(plain("a < b", field), "a < b");
        assert_eq!(plain("", field), "");
    }
}
