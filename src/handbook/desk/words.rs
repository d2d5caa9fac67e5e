//! Things as the officials' screens call them.

use chrono::NaiveDate;

use crate::clock::{Timestamp, local_date};
use crate::locale::{Html, Message};
use crate::telegram::turn::Cx;

use super::super::library::Warning;
use super::super::overlay::{Part, State, Who};
use super::super::{EntryId, Fault, Problem, Source, Topic};
use super::texts;

/// A number for a message.
pub(super) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A day as it is written in Vietnam: 22/5/2026.
pub(super) fn day(day: NaiveDate) -> String {
    day.format("%-d/%-m/%Y").to_string()
}

/// The day of an instant.
pub(super) fn on(at: Timestamp) -> String {
    day(local_date(at))
}

/// A day as it is written in Vietnam, read; `22-5-2026` and `22.5.2026` are too.
pub(super) fn read_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.trim().split(['/', '-', '.']).map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// One or two days with a hyphen between them.
pub(super) fn read_days(text: &str) -> Option<(NaiveDate, Option<NaiveDate>)> {
    if let Some(from) = read_day(text) {
        return Some((from, None));
    }
    let (from, to) = text.split_once(['-', '–'])?;
    Some((read_day(from)?, Some(read_day(to)?)))
}

/// Sources as they are typed: one a line, its parts between bars.
pub(super) fn read_sources(text: &str) -> Option<Vec<Source>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let sources: Option<Vec<Source>> = lines.map(read_source).collect();
    sources.filter(|sources| !sources.is_empty())
}

fn read_source(line: &str) -> Option<Source> {
    let mut parts = line.split('|').map(str::trim);
    let document = parts.next().filter(|text| text.chars().any(char::is_alphabetic))?.to_owned();
    let (mut article, mut date) = (None, None);
    for part in parts.filter(|part| !part.is_empty()) {
        match read_day(part) {
            Some(day) => date = Some(day),
            None if article.is_none() => article = Some(part.to_owned()),
            None => return None,
        }
    }
    Some(Source { document, article, date })
}

/// Sources as they would be typed.
pub(super) fn write_sources(sources: &[Source]) -> String {
    let line = |source: &Source| {
        let article = source.article.clone().unwrap_or_default();
        let date = source.date.map(day).unwrap_or_default();
        format!("{} | {article} | {date}", source.document).trim_end_matches([' ', '|']).to_owned()
    };
    sources.iter().map(line).collect::<Vec<_>>().join("\n")
}

pub(super) fn who(cx: &Cx, who: &Who) -> String {
    match who {
        Who::Person { name, .. } => name.clone(),
        Who::CommandLine => cx.plain(&texts::who_command_line()),
        Who::System => cx.plain(&texts::who_system()),
    }
}

pub(super) fn state(state: State) -> Message {
    match state {
        State::Draft => texts::state_draft(),
        State::Proposed => texts::state_proposed(),
        State::Published => texts::state_published(),
        State::Replaced => texts::state_replaced(),
        State::Discarded => texts::state_discarded(),
        State::Withdrawn => texts::state_withdrawn(),
        State::RolledBack => texts::state_rolled_back(),
    }
}

fn part(part: Part) -> Message {
    match part {
        Part::Whole => texts::part_whole(),
        Part::Title => texts::part_title(),
        Part::Button => texts::part_button(),
        Part::Place => texts::part_place(),
        Part::Related => texts::part_related(),
        Part::Dates => texts::part_dates(),
        Part::Reviewed => texts::part_reviewed(),
        Part::Phrasings => texts::part_phrasings(),
        Part::Sources => texts::part_sources(),
        Part::Body => texts::part_body(),
    }
}

pub(super) fn parts(cx: &Cx, parts: &[Part]) -> String {
    if parts.is_empty() {
        return cx.plain(&texts::part_none());
    }
    parts.iter().map(|one| cx.plain(&part(*one))).collect::<Vec<_>>().join(", ")
}

/// The title of an entry in use; its id where there is none.
pub(super) fn title(cx: &Cx, id: &str) -> String {
    cx.handbook().entry(id).map_or_else(|| id.to_owned(), |entry| entry.title.clone())
}

fn fault(cx: &Cx, fault: &Fault) -> Message {
    match fault {
        Fault::BodyTooLong(count) => texts::fault_long(number(*count)),
        Fault::Markup(_) => texts::fault_markup(),
        Fault::TitleTooLong(count) => texts::fault_title(number(*count)),
        Fault::ButtonTooLong(count) => texts::fault_button(number(*count)),
        Fault::SameWords { value, other, .. } => {
            texts::fault_same(value.as_str(), title(cx, other))
        }
        Fault::NoSource => texts::fault_source(),
        Fault::Ended(day_of) => texts::fault_ended(day(*day_of)),
        Fault::Superseded { document, ended, by } => {
            texts::fault_superseded(document.as_str(), day(*ended), by.as_str())
        }
        Fault::EndsBeforeItBegins { .. } => texts::fault_dates(),
        Fault::RelatedUnknown(id) => texts::fault_related(id.as_str()),
        Fault::RelatedToItself => texts::fault_related(""),
        Fault::FewPhrasings(count) => texts::fault_few(number(*count)),
        Fault::PhrasingCollides { phrasing, other, theirs } => {
            texts::fault_collides(phrasing.as_str(), title(cx, other), theirs.as_str())
        }
        Fault::NoFrontMatter
        | Fault::FrontMatterOpen
        | Fault::Toml(_)
        | Fault::KeyMissing(_)
        | Fault::KeyUnknown(_)
        | Fault::WrongType { .. }
        | Fault::NotInList { .. }
        | Fault::BadId(_)
        | Fault::IdNotFileName(_)
        | Fault::IdTwice { .. }
        | Fault::BodyEmpty => texts::fault_unreadable(),
    }
}

/// The problems as lists: what forbids, then what does not.
pub(super) fn problems(cx: &Cx, problems: &[Problem]) -> Option<Html> {
    let list = |head: Message, forbids: bool| {
        let lines = problems.iter().filter(|problem| problem.fault.forbids() == forbids);
        lines
            .map(|problem| cx.html(&texts::line(cx.plain(&fault(cx, &problem.fault)))))
            .reduce(|list, line| list.line(&line))
            .map(|list| cx.html(&head).line(&list))
    };
    match (list(texts::problems(), true), list(texts::advice(), false)) {
        (Some(grave), Some(light)) => Some(grave.line(&light)),
        (grave, light) => grave.or(light),
    }
}

/// The warnings as a list.
pub(super) fn warnings(cx: &Cx, warnings: &[Warning]) -> Html {
    /// More are not read.
    const SHOWN: usize = 6;
    let one = |warning: &Warning| match warning {
        Warning::Nearer { phrasing, to } => {
            texts::nearer(phrasing.as_str(), title(cx, to.as_str()))
        }
        Warning::Flips { phrasing, of, to } => {
            texts::flips(phrasing.as_str(), title(cx, of.as_str()), title(cx, to.as_str()))
        }
    };
    let lines = warnings.iter().take(SHOWN);
    lines
        .map(|warning| cx.html(&texts::line(cx.plain(&one(warning)))))
        .reduce(|list, line| list.line(&line))
        .unwrap_or_default()
}

pub(super) fn topic(topic: Topic) -> Message {
    match topic {
        Topic::Basics => texts::topic_basics(),
        Topic::Eligibility => texts::topic_eligibility(),
        Topic::Groups => texts::topic_groups(),
        Topic::Cycle => texts::topic_cycle(),
        Topic::Changes => texts::topic_changes(),
        Topic::Scoring => texts::topic_scoring(),
        Topic::Stars => texts::topic_stars(),
        Topic::FoodSafety => texts::topic_food_safety(),
        Topic::Labels => texts::topic_labels(),
        Topic::Traceability => texts::topic_traceability(),
        Topic::Environment => texts::topic_environment(),
        Topic::Trademark => texts::topic_trademark(),
        Topic::Materials => texts::topic_materials(),
        Topic::Story => texts::topic_story(),
        Topic::Dossier => texts::topic_dossier(),
        Topic::Filing => texts::topic_filing(),
        Topic::Rounds => texts::topic_rounds(),
        Topic::Evaluation => texts::topic_evaluation(),
        Topic::Fees => texts::topic_fees(),
        Topic::Certificate => texts::topic_certificate(),
        Topic::ReEvaluation => texts::topic_re_evaluation(),
        Topic::Revocation => texts::topic_revocation(),
        Topic::Logo => texts::topic_logo(),
        Topic::Support => texts::topic_support(),
        Topic::Training => texts::topic_training(),
        Topic::Promotion => texts::topic_promotion(),
        Topic::Digital => texts::topic_digital(),
        Topic::Local => texts::topic_local(),
        Topic::Failing => texts::topic_failing(),
    }
}

/// The id of a payload.
pub(super) fn id(text: &str) -> Option<EntryId> {
    EntryId::new(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written_here() {
        let at = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        assert_eq!(read_day(" 22/5/2026 "), at(2026, 5, 22));
        assert_eq!(read_day("22.05.2026"), at(2026, 5, 22));
        for bad in ["", "5/2026", "32/1/2026", "22/5/26", "2026", "a/b/cccc"] {
            assert_eq!(read_day(bad), None, "{bad}");
        }
        assert_eq!(read_days("22/5/2026").unwrap(), (at(2026, 5, 22).unwrap(), None));
        let both = (at(2026, 5, 22).unwrap(), at(2026, 12, 31));
        assert_eq!(read_days("22/5/2026 - 31/12/2026").unwrap(), both);
        assert_eq!(read_days("mai"), None);
    }

    #[test]
    fn sources_are_read_as_they_are_written() {
        let text = "Quyết định 26/2026/QĐ-TTg | Điều 7 | 22/5/2026\nBáo Lâm Đồng\nTin | | 1/2/2026";
        let sources = read_sources(text).unwrap();
        assert_eq!(sources[0].article.as_deref(), Some("Điều 7"));
        assert_eq!(
            sources[1],
            Source { document: "Báo Lâm Đồng".into(), article: None, date: None }
        );
        assert_eq!(sources[2].date, read_day("1/2/2026"));
        assert_eq!(read_sources(&write_sources(&sources)).unwrap(), sources);
        assert_eq!(read_sources("  \n"), None);
        assert_eq!(read_sources("| Điều 7"), None);
    }
}
