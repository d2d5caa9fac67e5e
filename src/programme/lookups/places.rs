//! Places named within a question.

use super::wordlists::PlaceWords;
use crate::programme::places::{How, Lookup, Place, Places};
use crate::programme::words::{Phrases, Span, Text};

/// What is needed to see where in a text a place is named; what it means, [`Places::find`] says.
#[derive(Debug)]
pub(super) struct PlaceNames {
    names: Phrases<Name>,
    kinds: Phrases<()>,
    eras: Phrases<()>,
    between: Phrases<()>,
}

#[derive(Clone, Copy, Debug)]
struct Name {
    /// One word, or a name that is better known for something else: only with its kind before it.
    needs_kind: bool,
}

/// A place named in a text.
#[derive(Clone, Debug)]
pub(super) struct NamedPlace<'a> {
    pub(super) span: Span,
    pub(super) lookup: Lookup<'a>,
}

impl PlaceNames {
    pub(super) fn new(words: &PlaceWords, places: &Places) -> Self {
        let mut names = Phrases::default();
        let mut add = |name: &str| {
            let count = Text::of(name, usize::MAX).len();
            let needs_kind = count < 2 || words.need_kind.iter().any(|known| known == name);
            names.add(name, false, Name { needs_kind });
            if !needs_kind {
                // "lagi", "phanthiet".
                let joined = name.split_whitespace().collect::<String>();
                names.add(&joined, false, Name { needs_kind });
            }
        };
        let mut known: Vec<&str> = Vec::new();
        for place in places.all() {
            known.push(place.name);
            for old in &place.formed_of {
                known.extend([old.name, old.district.name]);
                known.extend(old.hamlet);
            }
        }
        known.sort_unstable();
        known.dedup();
        known.into_iter().for_each(&mut add);
        Self {
            names,
            kinds: Phrases::list(&words.kinds, false),
            eras: Phrases::list(&words.eras, false),
            between: Phrases::list(&words.between, false),
        }
    }

    /// The places that a text names, from left to right.
    pub(super) fn named<'a>(&self, text: &Text<'_>, places: &'a Places) -> Vec<NamedPlace<'a>> {
        let mut spans: Vec<Span> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            match self.name_at(text, at, spans.last().map_or(0, |last| last.end)) {
                Some(span) => {
                    at = span.end;
                    spans.push(span);
                }
                None => at += 1,
            }
        }
        let mut found: Vec<NamedPlace<'a>> = Vec::new();
        let mut rest = spans.as_slice();
        while let Some((first, behind)) = rest.split_first() {
            // "Tân Hà, huyện Đức Linh": the second says where the first is.
            let joined = behind.first().filter(|next| self.stand_together(text, *first, **next));
            let within = joined.and_then(|next| {
                let span = Span { start: first.start, end: next.end };
                let found = within(text.typed(*first), text.typed(*next), places);
                Some((span, found)).filter(|(_, found)| *found != Lookup::None)
            });
            rest = behind.get(usize::from(within.is_some())..).unwrap_or_default();
            let (span, lookup) = match within {
                Some(within) => within,
                None => (*first, places.find(text.typed(*first))),
            };
            if lookup != Lookup::None {
                found.push(NamedPlace { span, lookup });
            }
        }
        found
    }

    /// A name that begins at a word, with the kind before it (behind `from`) and "cũ" behind it.
    fn name_at(&self, text: &Text<'_>, at: usize, from: usize) -> Option<Span> {
        // At most two words before it; "thị xã" rather than "xã".
        let start = (from.max(at.saturating_sub(2))..at)
            .find(|start| self.kinds.at(text, *start).any(|(span, ())| span.end == at));
        let mut names = self.names.at(text, at);
        let (name, _) = names.find(|(_, name)| !name.needs_kind || start.is_some())?;
        let end = self.eras.at(text, name.end).next().map_or(name.end, |(era, ())| era.end);
        Some(Span { start: start.unwrap_or(name.start), end })
    }

    fn stand_together(&self, text: &Text<'_>, first: Span, next: Span) -> bool {
        first.end == next.start
            || self.between.at(text, first.end).any(|(span, ())| span.end == next.start)
    }
}

/// A place named within another: "Tân Hà, huyện Đức Linh", "thôn Nha Mé, xã Phong Phú".
fn within<'a>(first: &str, next: &str, places: &'a Places) -> Lookup<'a> {
    let both = places.find(&format!("{first} {next}"));
    if both != Lookup::None {
        return both;
    }
    // What the two have in common, if that is one place.
    let (first, next) = (places.find(first), places.find(next));
    let of_next = candidates(&next);
    let mut common = candidates(&first)
        .into_iter()
        .filter(|(place, _)| of_next.iter().any(|(other, _)| other.code == place.code));
    match (common.next(), common.next()) {
        (Some((place, how)), None) => Lookup::One(place, how),
        _ => Lookup::None,
    }
}

fn candidates<'a>(lookup: &Lookup<'a>) -> Vec<(&'a Place, How)> {
    match lookup {
        Lookup::One(place, how) => vec![(*place, *how)],
        Lookup::Several { choices, .. } => {
            choices.iter().map(|choice| (choice.place, choice.how)).collect()
        }
        Lookup::None => Vec::new(),
    }
}
