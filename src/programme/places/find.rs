//! From what somebody typed to the place that they mean, or to what has to be asked.

use super::spelling::MOST_WORDS;
use super::{District, Entry, OldKind, OldUnit, Place, PlaceKind, Places, Share, Spelling};

/// Where a text leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup<'a> {
    /// To one place.
    One(&'a Place, How),
    /// To several: ask back. The likeliest first; no place twice.
    Several {
        /// What tells them apart.
        ask: Ask,
        /// The places, and why each may be meant.
        choices: Vec<Choice<'a>>,
    },
    /// To none in the province.
    None,
}

/// A place that may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice<'a> {
    /// The place.
    pub place: &'a Place,
    /// Why it may be.
    pub how: How,
}

/// How a text leads to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is the place's code.
    Code,
    /// It is the place's name.
    Name,
    /// It is the name of an old unit, or its hamlet, that went to the place.
    Old(OldUnit),
    /// It is the name of a former district that the place holds a part of.
    District(District),
    /// It is the name of a province that the place is or was in.
    Province,
    /// It is a part of the place's name.
    Part,
}

/// What to ask when a text leads to several places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Old units of the same name: in which district was it?
    OldDistrict,
    /// A district that no longer exists, perhaps also the name of a new commune: which was the old
    /// commune?
    OldCommune,
    /// An old commune that was split: which hamlet?
    Hamlet,
    /// A province, or the ward that bears its name: which of the two?
    Area,
    /// A part of several names: which one?
    Name,
}

/// The kind of unit that somebody put before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Ward,
    Commune,
    Town,
    SpecialZone,
    District,
    Province,
    Hamlet,
}

/// Kind words as people write them, without diacritics and with `y` as `i`; the longer first.
const KIND_WORDS: [(&[&str], Kind); 18] = [
    (&["thi", "tran"], Kind::Town),
    (&["thi", "xa"], Kind::District),
    (&["thanh", "pho"], Kind::District),
    (&["dac", "khu"], Kind::SpecialZone),
    (&["khu", "vuc"], Kind::Province),
    (&["phuong"], Kind::Ward),
    (&["huien"], Kind::District),
    (&["tinh"], Kind::Province),
    (&["thon"], Kind::Hamlet),
    (&["xa"], Kind::Commune),
    (&["tt"], Kind::Town),
    (&["tp"], Kind::District),
    (&["tx"], Kind::District),
    (&["dk"], Kind::SpecialZone),
    (&["p"], Kind::Ward),
    (&["h"], Kind::District),
    (&["x"], Kind::Commune),
    (&["t"], Kind::Province),
];

/// Words before a kind that say nothing about the place.
const LEADING_WORDS: [&[&str]; 3] = [&["ubnd"], &["ui", "ban", "nhan", "dan"], &["o"]];

/// The province of today, which has the name of one of the old ones.
const PROVINCE: &str = "lamdong";

/// Whether somebody said "cũ" or "mới" after a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Era {
    Old,
    New,
}

/// A typed name, taken apart.
pub(super) struct Query {
    pub(super) kind: Option<Kind>,
    era: Option<Era>,
    pub(super) name: Spelling,
}

impl Query {
    pub(super) fn of(text: &Spelling) -> Self {
        let mut start = 0;
        let mut end = text.len();
        let mut kind = None;
        // What is left must be a name: "xã" alone is none, and stays.
        while let Some(words) = LEADING_WORDS.iter().find(|words| begins(text, start, words, end)) {
            start += words.len();
        }
        if let Some((words, found)) =
            KIND_WORDS.iter().find(|(words, _)| begins(text, start, words, end))
        {
            start += words.len();
            kind = Some(*found);
        }
        let era = match text.plain(end.saturating_sub(1)) {
            Some("cu") if end > start + 1 => Some(Era::Old),
            Some("moi") if end > start + 1 => Some(Era::New),
            _ => None,
        };
        if era.is_some() {
            end -= 1;
        }
        Self { kind, era, name: text.part(start, end) }
    }
}

/// Whether `words` stand at `start` and leave something before `end`.
fn begins(text: &Spelling, start: usize, words: &[&str], end: usize) -> bool {
    start + words.len() < end
        && words.iter().enumerate().all(|(at, word)| text.plain(start + at) == Some(word))
}

impl Places {
    /// The place that a text means: the name of a place or of an old unit, with or without its
    /// kind, its district and province behind it, and diacritics; a former district; or a code.
    #[must_use]
    pub fn find(&self, text: &str) -> Lookup<'_> {
        let text = Spelling::of(text);
        if text.len() > MOST_WORDS {
            return Lookup::None;
        }
        let query = Query::of(&text);
        if let Some(place) = query.name.code().and_then(|number| self.by_number(number)) {
            return Lookup::One(place, How::Code);
        }
        let mut choices = self.named(&query);
        if choices.is_empty() {
            choices = self.named_within(&text);
        }
        if choices.is_empty() {
            choices = self.parts(&query, Spelling::holds_words);
        }
        settle(choices)
    }

    /// What bears exactly the name.
    fn named(&self, query: &Query) -> Vec<Choice<'_>> {
        let mut found: Vec<(Choice<'_>, bool)> =
            self.entries.iter().flat_map(|entry| entry.readings(&query.name)).collect();
        // Where diacritics were typed, they count; where they fit nothing, they were a slip.
        if query.name.has_marks() && found.iter().any(|(_, marks)| *marks) {
            found.retain(|(_, marks)| *marks);
        }
        let mut choices: Vec<Choice<'_>> = found.into_iter().map(|(choice, _)| choice).collect();
        let of_kind = keep_if_any(&mut choices, |choice| match query.kind {
            Some(kind) => choice.is(kind),
            None => false,
        });
        match query.era {
            Some(Era::Old) => keep_if_any(&mut choices, |choice| choice.how != How::Name),
            Some(Era::New) => keep_if_any(&mut choices, |choice| choice.how == How::Name),
            None => false,
        };
        // "Hàm Thuận" alone may be cut short from "Hàm Thuận Bắc"; "xã Hàm Thuận" is not.
        let settled = of_kind && choices.iter().any(|choice| choice.how == How::Name);
        if !choices.is_empty() && !settled && query.era.is_none() {
            choices.extend(self.parts(query, Spelling::begins_with_words));
        }
        choices
    }

    /// What bears the name that the text begins with, within the units that follow it: "Tân Hà,
    /// huyện Đức Linh, tỉnh Bình Thuận".
    fn named_within(&self, text: &Spelling) -> Vec<Choice<'_>> {
        for cut in (1..text.len()).rev() {
            let mut choices = self.named(&Query::of(&text.part(0, cut)));
            let around = text.part(cut, text.len());
            choices.retain(|choice| choice.lies_within(&around));
            if !choices.is_empty() {
                return choices;
            }
        }
        Vec::new()
    }

    /// Places whose name is longer than the text, but holds it.
    fn parts(&self, query: &Query, holds: fn(&Spelling, &Spelling) -> bool) -> Vec<Choice<'_>> {
        let number = query.name.plain(0).is_some_and(|word| word.parse::<u8>().is_ok());
        let telling = query.name.len() > 1 || (query.name.len() == 1 && number);
        let holding = |entry: &&Entry| {
            telling && entry.name.len() > query.name.len() && holds(&entry.name, &query.name)
        };
        let mut choices: Vec<Choice<'_>> = self
            .entries
            .iter()
            .filter(holding)
            .map(|entry| Choice { place: &entry.place, how: How::Part })
            .collect();
        keep_if_any(&mut choices, |choice| query.kind.is_some_and(|kind| choice.is(kind)));
        choices
    }
}

impl Entry {
    /// Every way in which the name leads here, and whether its diacritics fit too.
    fn readings<'a>(&'a self, name: &Spelling) -> Vec<(Choice<'a>, bool)> {
        let mut found = Vec::new();
        let mut consider = |spelling: &Spelling, how: How| {
            if spelling.same(name) {
                found.push((Choice { place: &self.place, how }, spelling.same_marks(name)));
            }
        };
        consider(&self.name, How::Name);
        for (names, unit) in self.old.iter().zip(&self.place.formed_of) {
            consider(&names.name, How::Old(*unit));
            if let Some(hamlet) = &names.hamlet {
                consider(hamlet, How::Old(*unit));
            }
            consider(&names.district, How::District(unit.district));
        }
        if self.place.is_in_province(name) {
            found.push((Choice { place: &self.place, how: How::Province }, true));
        }
        found
    }
}

impl Place {
    fn is_in_province(&self, name: &Spelling) -> bool {
        name.spells(PROVINCE) || name.spells(self.province.letters())
    }
}

impl super::OldProvince {
    /// The plain letters of the name.
    fn letters(self) -> &'static str {
        match self {
            Self::BinhThuan => "binhthuan",
            Self::LamDong => PROVINCE,
            Self::DakNong => "daknong",
        }
    }
}

impl Choice<'_> {
    /// Whether what was named is of this kind.
    pub(super) fn is(&self, kind: Kind) -> bool {
        match self.how {
            How::Name | How::Part | How::Code => match self.place.kind {
                PlaceKind::Ward => kind == Kind::Ward,
                PlaceKind::Commune => kind == Kind::Commune,
                PlaceKind::SpecialZone => kind == Kind::SpecialZone,
            },
            How::Old(unit) => match unit.kind {
                OldKind::Ward => kind == Kind::Ward,
                OldKind::Commune => kind == Kind::Commune,
                OldKind::Town => kind == Kind::Town,
            },
            How::District(_) => kind == Kind::District,
            How::Province => kind == Kind::Province,
        }
    }

    /// Whether what was named lies in the units that a text names one after the other.
    fn lies_within(&self, units: &Spelling) -> bool {
        units.len() == 0
            || (1..=units.len()).any(|cut| {
                self.lies_in(&Query::of(&units.part(0, cut)).name)
                    && self.lies_within(&units.part(cut, units.len()))
            })
    }

    fn lies_in(&self, unit: &Spelling) -> bool {
        let in_district = |old: &OldUnit| Spelling::of(old.district.name).same(unit);
        let districts = match &self.how {
            How::Old(old) => in_district(old),
            _ => self.place.formed_of.iter().any(in_district),
        };
        districts || Spelling::of(self.place.name).same(unit) || self.place.is_in_province(unit)
    }

    /// The likelier first.
    fn order(&self) -> u8 {
        match self.how {
            How::Code | How::Name => 0,
            How::Old(unit) if unit.share != Share::Part => 1,
            How::Old(_) => 2,
            How::Part => 3,
            How::District(_) => 4,
            How::Province => 5,
        }
    }
}

/// Keeps what fits, where anything does, and says whether it did.
fn keep_if_any(choices: &mut Vec<Choice<'_>>, fits: impl Fn(&Choice<'_>) -> bool) -> bool {
    let any = choices.iter().any(&fits);
    if any {
        choices.retain(fits);
    }
    any
}

/// One place, or what to ask.
fn settle(mut choices: Vec<Choice<'_>>) -> Lookup<'_> {
    choices.sort_by_key(|choice| (choice.order(), choice.place.code));
    let mut seen = Vec::new();
    choices.retain(|choice| {
        let new = !seen.contains(&choice.place.code);
        seen.push(choice.place.code);
        new
    });
    match choices.as_slice() {
        [] => Lookup::None,
        [one] => Lookup::One(one.place, one.how),
        several => Lookup::Several { ask: what_to_ask(several), choices },
    }
}

fn what_to_ask(choices: &[Choice<'_>]) -> Ask {
    let any = |is: fn(&How) -> bool| choices.iter().any(|choice| is(&choice.how));
    if any(|how| matches!(how, How::Province)) {
        Ask::Area
    } else if any(|how| matches!(how, How::District(_))) {
        Ask::OldCommune
    } else if any(|how| matches!(how, How::Old(unit) if unit.share != Share::Whole)) {
        Ask::Hamlet
    } else if any(|how| matches!(how, How::Old(_))) {
        Ask::OldDistrict
    } else if any(|how| matches!(how, How::Name)) {
        Ask::OldCommune
    } else {
        Ask::Name
    }
}
