//! Which papers a dossier takes, and how it stands with each. Pure.

use chrono::{Months, NaiveDate};

use crate::clock::Timestamp;
use crate::dossiers::model::DossierKind;
use crate::dossiers::rules::Status;
use crate::producers::model::ProducerKind;
use crate::programme::Programme;
use crate::programme::criteria::{Criterion, Star};
use crate::programme::papers::{Goods, Need, Paper, Validity};
use crate::programme::sets::{Group as Goodsgroup, SetNumber};

/// What decides which papers a dossier takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The product's set; `None` while it is not settled.
    pub set: Option<SetNumber>,
    /// The rating aimed at.
    pub target: Star,
    /// Why the dossier is filed.
    pub case: DossierKind,
    /// Whose it is.
    pub kind: ProducerKind,
}

/// Why a paper is on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// Every dossier has it.
    Always,
    /// Nobody takes part without it.
    Entry,
    /// The sheet of the set says that a dossier without it is rejected.
    Rejected,
    /// A minimum of the rating aimed at takes it.
    Star(Star),
    /// A re-evaluation asks for it anew.
    Again,
    /// Whether it is needed follows from the set, which is not settled.
    Unsettled,
    /// As the case may be: its note says when.
    Case,
    /// It brings points.
    Points,
    /// It is evidence, without points of its own.
    Evidence,
}

/// The parts of the list, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Without these, nothing goes on.
    Must,
    /// These the rating aimed at takes.
    Rating,
    /// Whether these are needed, somebody has to say.
    Maybe,
    /// These help.
    Extra,
}

impl Group {
    /// Whether a dossier is not complete without what is in it.
    #[must_use]
    pub fn is_needed(self) -> bool {
        matches!(self, Self::Must | Self::Rating)
    }
}

impl Why {
    /// The part of the list that it puts a paper in.
    #[must_use]
    pub fn group(self) -> Group {
        match self {
            Self::Always | Self::Entry | Self::Rejected | Self::Again => Group::Must,
            Self::Star(_) => Group::Rating,
            Self::Unsettled | Self::Case => Group::Maybe,
            Self::Points | Self::Evidence => Group::Extra,
        }
    }

    /// The word by which texts tell them apart.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Entry => "entry",
            Self::Rejected => "rejected",
            Self::Star(_) => "star",
            Self::Again => "again",
            Self::Unsettled => "unsettled",
            Self::Case => "case",
            Self::Points => "points",
            Self::Evidence => "evidence",
        }
    }
}

/// A paper that a dossier takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item<'a> {
    /// The paper.
    pub paper: &'a Paper,
    /// Why.
    pub why: Why,
    /// What it proves, in the order of the sheet.
    pub criteria: Vec<&'a Criterion>,
}

/// The papers that a dossier takes: the most urgent first, then in the order of the table.
#[must_use]
pub fn checklist<'a>(programme: &'a Programme, subject: Subject) -> Vec<Item<'a>> {
    let item = |paper: &'a Paper| {
        let criteria = match subject.set {
            Some(set) => programme.proofs.criteria(&programme.criteria, paper.id, set),
            None => Vec::new(),
        };
        let why = why(programme, subject, paper, !criteria.is_empty())?;
        Some(Item { paper, why, criteria })
    };
    let mut items: Vec<Item<'_>> = programme.papers.all().iter().filter_map(item).collect();
    items.sort_by_key(|item| item.why.group());
    items
}

fn why(programme: &Programme, subject: Subject, paper: &Paper, proves: bool) -> Option<Why> {
    let needs = |need: Need| paper.needs.contains(&need);
    if needs(Need::Always) && suits(programme, subject, paper) {
        return Some(Why::Always);
    }
    if needs(Need::Entry) {
        return Some(Why::Entry);
    }
    let Some(set) = subject.set else { return why_without_a_set(subject, paper) };
    if paper.rejects.contains(&set) {
        return Some(Why::Rejected);
    }
    // Where it is known what a paper proves, it is for the sets that ask for that.
    let takes =
        if programme.proofs.knows(paper.id) { proves } else { suits(programme, subject, paper) };
    if !takes {
        return None;
    }
    let minima = programme.proofs.minima(&programme.criteria, paper.id, (set, subject.target));
    Some(if !minima.is_empty() {
        Why::Star(subject.target)
    } else if paper.again && subject.case == DossierKind::ReEvaluation {
        Why::Again
    } else if needs(Need::Condition) || (needs(Need::Reject) && !proves) {
        Why::Case
    } else if needs(Need::Evidence) {
        Why::Evidence
    } else {
        Why::Points
    })
}

fn why_without_a_set(subject: Subject, paper: &Paper) -> Option<Why> {
    if !matches!(paper.goods, Goods::All | Goods::Goods | Goods::Food) {
        return None;
    }
    let decided_by_set = |need: &Need| match need {
        Need::Reject | Need::Condition => true,
        Need::Star(star) => *star <= subject.target,
        Need::Always | Need::Entry | Need::Points | Need::Evidence => false,
    };
    Some(if paper.needs.iter().any(decided_by_set) { Why::Unsettled } else { Why::Points })
}

/// Whether a paper is for products like this one. Where the set is not settled, it may be.
fn suits(programme: &Programme, subject: Subject, paper: &Paper) -> bool {
    let Some(set) = subject.set.and_then(|number| programme.sets.get(number)) else { return true };
    match paper.goods {
        Goods::All => true,
        Goods::Goods => set.group != Goodsgroup::Tourism,
        Goods::Food => matches!(set.group, Goodsgroup::Food | Goodsgroup::Drink),
        Goods::Alcohol => set.code.starts_with("II.1"),
        Goods::Herbal => set.group == Goodsgroup::Herbal,
        Goods::Tourism => set.group == Goodsgroup::Tourism,
    }
}

/// What an official says of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// It is in order.
    Checked,
    /// It is not, for a reason.
    Returned,
}

impl Mark {
    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Returned => "returned",
        }
    }

    /// The mark with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        [Self::Checked, Self::Returned].into_iter().find(|mark| mark.name() == name)
    }
}

/// What there is of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Files that are what they seem, or have not been looked at.
    pub files: usize,
    /// Files that turned out to be something else.
    pub broken: usize,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
    /// When the newest file came.
    pub newest: Option<Timestamp>,
    /// What an official said of it, when, and why.
    pub marked: Option<(Mark, Timestamp, String)>,
}

impl Held {
    /// What an official says of it as it is: what came later is to be looked at anew.
    #[must_use]
    pub fn mark(&self) -> Option<(Mark, &str)> {
        let (mark, at, reason) = self.marked.as_ref()?;
        (self.newest? <= *at).then_some((*mark, reason.as_str()))
    }
}

/// How it stands with a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// There is nothing.
    Missing,
    /// What was sent is not what it seems.
    Broken,
    /// An official has sent it back.
    Returned,
    /// It has ended on this day.
    Expired(NaiveDate),
    /// It ends on this day, before the dossier is decided.
    Ending(NaiveDate),
    /// It was sent.
    Sent,
    /// An official has looked at it.
    Checked,
}

impl State {
    /// Whether nothing is missing.
    #[must_use]
    pub fn is_there(self) -> bool {
        matches!(self, Self::Ending(_) | Self::Sent | Self::Checked)
    }

    /// The word by which texts tell them apart.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Broken => "broken",
            Self::Returned => "returned",
            Self::Expired(_) => "expired",
            Self::Ending(_) => "ending",
            Self::Sent => "sent",
            Self::Checked => "checked",
        }
    }
}

/// The parts in which a list is read: what is missing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Needed, and not there.
    Missing,
    /// Needed, and there.
    There,
    /// Somebody has to say whether it is needed.
    Maybe,
    /// It helps.
    Extra,
}

impl Section {
    /// The part in which a paper stands.
    #[must_use]
    pub fn of(why: Why, state: State) -> Self {
        match why.group() {
            Group::Must | Group::Rating if state.is_there() => Self::There,
            Group::Must | Group::Rating => Self::Missing,
            Group::Maybe => Self::Maybe,
            Group::Extra => Self::Extra,
        }
    }

    /// The word by which texts tell them apart.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::There => "there",
            Self::Maybe => "maybe",
            Self::Extra => "extra",
        }
    }
}

/// How it stands with a paper today; `decided` is the day before which its dossier is decided.
#[must_use]
pub fn state(held: &Held, today: NaiveDate, decided: Option<NaiveDate>) -> State {
    if held.files == 0 {
        return if held.broken > 0 { State::Broken } else { State::Missing };
    }
    let mark = held.mark().map(|(mark, _)| mark);
    match held.until {
        _ if mark == Some(Mark::Returned) => State::Returned,
        Some(until) if until < today => State::Expired(until),
        Some(until) if decided.is_some_and(|decided| until < decided) => State::Ending(until),
        _ if mark == Some(Mark::Checked) => State::Checked,
        _ => State::Sent,
    }
}

/// The last day on which a paper holds, of the day that people read on it.
#[must_use]
pub fn until(validity: Validity, on_it: NaiveDate) -> Option<NaiveDate> {
    match validity {
        Validity::Unending => None,
        Validity::Printed => Some(on_it),
        Validity::Months(months) => on_it.checked_add_months(Months::new(months)),
    }
}

/// Whether papers can still be sent for a dossier.
#[must_use]
pub fn is_open(status: Status) -> bool {
    !status.is_final()
}

#[cfg(test)]
#[path = "rules/tests.rs"]
mod tests;
