//! What a question names that stands in a table: a place, a product, a paper, a set's minima.
//!
//! A look-up must be sure, for whatever it finds is answered at once: it needs a thing, an intent
//! that fits it ("nhóm nào", "nộp ở đâu", "ai cấp"), hardly a word beside them that the lists do not
//! know, and no word of other affairs (a price, a shop, another office). Everything else is left to
//! the handbook.

mod places;
mod wordlists;

use std::collections::{HashMap, HashSet};

use self::places::{NamedPlace, PlaceNames};
pub(super) use self::wordlists::Wordlists;
use super::Programme;
use super::criteria::Star;
use super::data::Problems;
use super::papers::Paper;
use super::places::{self as communes, Places};
use super::products::{self, Named};
use super::sets::SetNumber;
use super::words::{Phrases, Span, Text, Word};

/// The word lists.
pub(super) const FILE: &str = "locales/vi/lookups.toml";

/// A text of more words is a tale, and for the handbook.
pub(super) const MOST_WORDS: usize = 40;

/// What a question names and asks about.
#[derive(Clone, Debug, PartialEq)]
pub enum Found<'a, 't> {
    /// A place: which commune it is today, where its producers file.
    Place {
        /// Where the name leads.
        lookup: communes::Lookup<'a>,
        /// The words that named it.
        words: &'t str,
    },
    /// A product: its set, group and ministry.
    Product {
        /// Where the name leads.
        lookup: products::Lookup,
        /// The words that named it.
        words: &'t str,
    },
    /// A paper: who issues it, for what it is needed.
    Paper {
        /// The paper.
        paper: &'a Paper,
        /// The words that named it.
        words: &'t str,
    },
    /// A set, or what a rating asks of the products in it.
    Criterion {
        /// The set, by its number or by a product.
        set: products::Lookup,
        /// The rating; none where the set itself is asked about.
        star: Option<Star>,
        /// The words that named the set.
        words: &'t str,
    },
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Intent {
    Group,
    Ministry,
    File,
    Commune,
    Minima,
    Issuer,
    Required,
    AboutSet,
}

impl Intent {
    /// What it can be asked about.
    fn subject(self) -> Subject {
        match self {
            Self::Group | Self::Ministry => Subject::Product,
            Self::File | Self::Commune => Subject::Place,
            Self::Minima => Subject::Rating,
            Self::Issuer | Self::Required => Subject::Paper,
            Self::AboutSet => Subject::Set,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Subject {
    Product,
    Place,
    Rating,
    Paper,
    Set,
}

/// The lists, ready for use.
#[derive(Debug)]
pub(super) struct Lookups {
    alias: HashMap<Word, Word>,
    intents: Phrases<Intent>,
    set_words: Phrases<()>,
    star_words: Phrases<()>,
    star_numbers: Phrases<Star>,
    places: PlaceNames,
    neutral: HashSet<String>,
    /// Words that ask: where one is left over, something else is asked too.
    asking: Phrases<()>,
    most_others: usize,
    stop: Phrases<()>,
}

impl Lookups {
    pub(super) fn new(lists: &Wordlists, places: &Places, problems: &mut Problems) -> Self {
        let mut intents = Phrases::default();
        let mut known: HashMap<&str, Intent> = HashMap::new();
        let of = &lists.intents;
        let all = [
            (&of.group, Intent::Group),
            (&of.ministry, Intent::Ministry),
            (&of.file, Intent::File),
            (&of.commune, Intent::Commune),
            (&of.minima, Intent::Minima),
            (&of.issuer, Intent::Issuer),
            (&of.required, Intent::Required),
            (&of.about_set, Intent::AboutSet),
        ];
        for (phrases, intent) in all {
            for phrase in phrases {
                if known.insert(phrase, intent).is_some_and(|other| other != intent) {
                    problems.add(FILE, 0, format!("{phrase:?} stands for two intents"));
                }
                intents.add(phrase, false, intent);
                for (short, long) in lists.short.iter().filter(|(_, long)| phrase.contains(*long)) {
                    intents.add(&phrase.replace(long, short), false, intent);
                }
            }
        }
        let mut stop = Phrases::list(&lists.stop.plain, false);
        for word in &lists.stop.marked {
            stop.add(word, true, ());
        }
        let mut star_numbers = Phrases::default();
        let numbers = &lists.numbers;
        let spelt = [
            (&numbers.three, Star::Three),
            (&numbers.four, Star::Four),
            (&numbers.five, Star::Five),
        ];
        for (words, star) in spelt {
            star_numbers.add(&star.to_string(), false, star);
            for word in words {
                star_numbers.add(word, false, star);
            }
        }
        Self {
            alias: lists
                .alias
                .iter()
                .map(|(short, long)| (Word::of(short), Word::of(long)))
                .collect(),
            intents,
            set_words: Phrases::list(&numbers.set, false),
            star_words: Phrases::list(&numbers.stars, false),
            star_numbers,
            places: PlaceNames::new(&lists.places, places),
            neutral: lists.neutral.words.iter().map(|word| Word::of(word).plain).collect(),
            asking: Phrases::list(&lists.neutral.asking, false),
            most_others: lists.neutral.most_others,
            stop,
        }
    }

    /// A number of stars, and where it stands: "4 sao", "bốn sao", "4sao", "4*".
    fn stars(&self, text: &Text<'_>) -> Vec<(Span, Star)> {
        let mut found = Vec::new();
        for at in 0..text.len() {
            for (number, star) in self.star_numbers.at(text, at) {
                let word = self.star_words.at(text, number.end).next();
                if let Some((word, ())) = word {
                    found.push((Span { start: at, end: word.end }, star));
                } else if text.is_starred(at) {
                    found.push((number, star));
                }
            }
            let glued = text.word(at).and_then(|word| word.plain.strip_suffix("sao"));
            if let Some(star) = glued.and_then(|number| number.parse().ok()).and_then(Star::new) {
                found.push((Span { start: at, end: at + 1 }, star));
            }
        }
        found
    }

    /// A set by its number: "bộ 9", "bộ số 9".
    fn set_numbers(&self, text: &Text<'_>) -> Vec<(Span, SetNumber)> {
        let number = |(span, ()): (Span, ())| {
            let number = text.word(span.end)?.plain.parse().ok().and_then(SetNumber::new)?;
            Some((Span { start: span.start, end: span.end + 1 }, number))
        };
        (0..text.len()).filter_map(|at| self.set_words.at(text, at).find_map(number)).collect()
    }

    /// Whether hardly a word is left that nothing explains, and none that asks.
    fn explained(&self, text: &Text<'_>, spans: &[Span]) -> bool {
        let covered = |at: usize| spans.iter().any(|span| (span.start..span.end).contains(&at));
        let asking = self.asking.all_in(text);
        let asks = |(span, ()): &(Span, ())| !(span.start..span.end).any(covered);
        let is_left = |at: &usize| {
            let word = text.word(*at);
            !covered(*at) && word.is_some_and(|word| !self.neutral.contains(&word.plain))
        };
        !asking.iter().any(asks) && (0..text.len()).filter(is_left).count() <= self.most_others
    }
}

/// What was read off a text, with the spans that explain it.
struct Reading<'a, 'r, 't> {
    text: &'r Text<'t>,
    places: Vec<NamedPlace<'a>>,
    products: Vec<Named>,
    papers: Vec<(Span, &'a Paper)>,
    sets: Vec<(Span, SetNumber)>,
    stars: Vec<(Span, Star)>,
}

impl Programme {
    /// What a question names and asks about, where both are clear; nothing otherwise. Several things
    /// come in the order of what is asked.
    #[must_use]
    pub fn find<'a, 't>(&'a self, places: &'a Places, question: &'t str) -> Vec<Found<'a, 't>> {
        let lookups = &self.lookups;
        let text = Text::of(question, MOST_WORDS + 1);
        if text.len() > MOST_WORDS {
            return Vec::new();
        }
        let mut asked = lookups.intents.all_in(&text.spelt_out(&lookups.alias));
        if asked.is_empty() {
            return Vec::new();
        }
        let reading = Reading {
            places: lookups.places.named(&text, places),
            products: self.products.named(&text),
            papers: self.papers.named(&text),
            sets: lookups.set_numbers(&text),
            stars: lookups.stars(&text),
            text: &text,
        };
        if asked.iter().any(|(_, intent)| intent.subject() == Subject::Place) {
            // "La Gi nộp ở đâu": the place, not "là gì".
            let in_place = |asked| reading.places.iter().any(|named| named.span.holds(asked));
            asked.retain(|(span, _)| !in_place(*span));
        }
        let spans: Vec<Span> = reading.spans().chain(asked.iter().map(|(span, _)| *span)).collect();
        // "Lương" in "Lương Sơn" is no other affair.
        let of_thing = |stop: Span| reading.spans().any(|span| span.holds(stop));
        let stopped = lookups.stop.all_in(&text).into_iter().any(|(stop, ())| !of_thing(stop));
        if stopped || !lookups.explained(&text, &spans) {
            return Vec::new();
        }
        let mut subjects: Vec<Subject> = Vec::new();
        for subject in asked.iter().map(|(_, intent)| intent.subject()) {
            if !subjects.contains(&subject) {
                subjects.push(subject);
            }
        }
        // One intent without its thing, and the question is not understood.
        let found: Option<Vec<Found<'a, 't>>> =
            subjects.into_iter().map(|subject| reading.of(subject)).collect();
        found.unwrap_or_default()
    }
}

impl<'a, 't> Reading<'a, '_, 't> {
    fn spans(&self) -> impl Iterator<Item = Span> {
        let products = self.products.iter();
        let of_products = products.flat_map(|named| named.cues.iter().copied().chain([named.span]));
        of_products
            .chain(self.places.iter().map(|named| named.span))
            .chain(self.papers.iter().map(|(span, _)| *span))
            .chain(self.sets.iter().map(|(span, _)| *span))
            .chain(self.stars.iter().map(|(span, _)| *span))
    }

    fn of(&self, subject: Subject) -> Option<Found<'a, 't>> {
        let typed = |span: Span| self.text.typed(span);
        match subject {
            Subject::Place => {
                let (first, rest) = self.places.split_first()?;
                let alone = rest.is_empty() && self.papers.is_empty();
                let (lookup, words) = (first.lookup.clone(), typed(first.span));
                alone.then_some(Found::Place { lookup, words })
            }
            Subject::Product => {
                let alone = self.papers.is_empty() && self.stars.is_empty();
                let (lookup, span) = self.product().filter(|_| alone)?;
                Some(Found::Product { lookup, words: typed(span) })
            }
            Subject::Paper => {
                let (span, paper) = self.papers.first()?;
                let alone = self.papers.iter().all(|(_, other)| other.id == paper.id)
                    && self.stars.is_empty();
                alone.then(|| Found::Paper { paper, words: typed(*span) })
            }
            Subject::Rating => {
                let (_, star) = self.stars.first()?;
                let alone =
                    self.stars.iter().all(|(_, other)| other == star) && self.papers.is_empty();
                let (set, span) = self.set().or_else(|| self.product()).filter(|_| alone)?;
                Some(Found::Criterion { set, star: Some(*star), words: typed(span) })
            }
            Subject::Set => {
                let alone = self.papers.is_empty() && self.products.is_empty();
                let (set, span) = self.set().filter(|_| alone)?;
                Some(Found::Criterion { set, star: None, words: typed(span) })
            }
        }
    }

    /// What all products named lead to.
    fn product(&self) -> Option<(products::Lookup, Span)> {
        let first = self.products.first()?;
        let lookup = products::agreed(&self.products);
        (lookup != products::Lookup::None && self.sets.is_empty()).then_some((lookup, first.span))
    }

    fn set(&self) -> Option<(products::Lookup, Span)> {
        let (span, number) = self.sets.first()?;
        let one = self.sets.iter().all(|(_, other)| other == number);
        (one && self.products.is_empty()).then_some((products::Lookup::One(*number), *span))
    }
}

#[cfg(test)]
mod tests;
