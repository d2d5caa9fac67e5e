//! The numbers from which the confidence in a match is judged.

use super::classifier::Fit;
use super::index::{EntryIndex, Nearest, real};
use super::terms::{Kind, Term};

/// From this cosine on a question is put like a phrasing.
const SAME_WORDS: f32 = 0.9;

/// All that is seen of a question.
pub(super) struct Sight<'s> {
    pub(super) index: &'s EntryIndex,
    pub(super) terms: &'s [Term],
    pub(super) ranking: &'s [(usize, f32)],
    pub(super) nearest: &'s Nearest,
    pub(super) fit: &'s Fit,
    pub(super) other_service: bool,
}

/// What speaks for and against the first entry of a ranking.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Evidence {
    /// The first entry's share of what the question's terms weigh.
    score: f32,
    /// The distance to the second and the third entry.
    lead: f32,
    lead_over_third: f32,
    /// How near its nearest phrasing is, and by how much nearer than any other entry's.
    phrasing: f32,
    phrasing_lead: f32,
    /// How near the nearest question is that must not be answered, and by how much nearer.
    negative: f32,
    negative_lead: f32,
    /// The share of the question's words, by weight, that the handbook knows.
    known: f32,
    /// How many of its subject words the handbook does not know.
    unknown_words: f32,
    /// The share of its subject words, by weight, that the first entry holds.
    covered: f32,
    /// The share that the second entry holds and the first does not: another topic beside it.
    covered_by_second_only: f32,
    /// The share of its pairs of words that the first entry holds.
    pairs: f32,
    /// Whether only one subject word matched.
    head_word_only: f32,
    /// How common in the handbook its commonest subject word is.
    at_home: f32,
    /// How long it is.
    length: f32,
    /// Whether the entry with the nearest phrasing is not the first.
    views_differ: f32,
    /// Whether it holds a word of another public service.
    other_service: f32,
    /// How well the classifier finds that the first entry fits, and by how much better than any
    /// other.
    fit: f32,
    fit_lead: f32,
    /// The classifier's probability that no entry fits.
    none: f32,
}

impl Evidence {
    /// Whether the question is about another public service or trade.
    pub(super) fn is_about_other_service(&self) -> bool {
        self.other_service > 0.0
    }

    /// Whether no more than one subject word matched, and no phrasing is put like the question:
    /// then a word was recognised, but not what is asked about it.
    pub(super) fn is_a_head_word_only(&self) -> bool {
        self.head_word_only > 0.0 && self.phrasing < SAME_WORDS
    }

    /// How many numbers the evidence is made of.
    pub(super) const LENGTH: usize = 20;

    /// The numbers, in a fixed order.
    pub(super) fn numbers(&self) -> [f32; Self::LENGTH] {
        [
            self.score,
            self.lead,
            self.lead_over_third,
            self.phrasing,
            self.phrasing_lead,
            self.negative,
            self.negative_lead,
            self.known,
            self.unknown_words,
            self.covered,
            self.covered_by_second_only,
            self.pairs,
            self.head_word_only,
            self.at_home,
            self.length,
            self.views_differ,
            self.other_service,
            self.fit,
            self.fit_lead,
            self.none,
        ]
    }

    /// Weighs what is seen.
    pub(super) fn of(sight: &Sight<'_>) -> Self {
        let Sight { index, terms, ranking, nearest, fit, other_service } = sight;
        let Some(&(first, top)) = ranking.first() else {
            return Self { other_service: flag(*other_service), ..Self::default() };
        };
        let second = ranking.get(1).map(|(entry, _)| *entry);
        let score_at = |place: usize| ranking.get(place).map_or(0.0, |(_, score)| *score);
        let (phrasing, phrasing_elsewhere) = own_and_best_other(&nearest.entries, first);
        let (fit_of_first, fit_of_other) = own_and_best_other(&fit.entries, first);

        let holds = |entry: usize, term: &Term| {
            index.parts(term).iter().any(|(at, _)| usize::try_from(*at) == Ok(entry))
        };
        let mut subject = Shares::default();
        let mut words = Shares::default();
        let mut pairs = Shares::default();
        let (mut unknown_words, mut matched, mut at_home) = (0, 0, 0);
        for term in *terms {
            let weight = index.weight(term);
            match term.kind {
                Kind::Word => {
                    words.add(weight, index.knows(term), false);
                    if term.asks {
                        continue;
                    }
                    let in_first = holds(first, term);
                    let in_second = second.is_some_and(|second| holds(second, term));
                    subject.add(weight, in_first, in_second && !in_first);
                    matched += usize::from(in_first);
                    unknown_words += usize::from(!index.knows(term));
                    at_home = at_home.max(index.parts(term).len());
                }
                Kind::Pair | Kind::Count => pairs.add(weight, holds(first, term), false),
                Kind::Concept => {}
            }
        }
        Self {
            score: top,
            lead: top - score_at(1),
            lead_over_third: top - score_at(2),
            phrasing,
            phrasing_lead: phrasing - phrasing_elsewhere,
            negative: nearest.negative,
            negative_lead: (nearest.negative - phrasing).max(0.0),
            known: words.first(),
            unknown_words: real(unknown_words).min(4.0),
            covered: subject.first(),
            covered_by_second_only: subject.second(),
            pairs: pairs.first(),
            head_word_only: flag(matched <= 1),
            at_home: real(at_home) / real(nearest.entries.len().max(1)),
            length: real(terms.iter().filter(|term| term.kind == Kind::Word).count()).ln_1p(),
            views_differ: flag(phrasing_elsewhere > phrasing),
            other_service: flag(*other_service),
            fit: fit_of_first,
            fit_lead: fit_of_first - fit_of_other,
            none: fit.none,
        }
    }
}

/// The value of one entry, and the best of all others (0 if there are none).
fn own_and_best_other(values: &[f32], own: usize) -> (f32, f32) {
    let others = values.iter().enumerate().filter(|(entry, _)| *entry != own);
    let best = others.map(|(_, value)| *value).reduce(f32::max);
    (values.get(own).copied().unwrap_or(0.0), best.unwrap_or(0.0))
}

/// Parts of a sum of weights.
#[derive(Default)]
struct Shares {
    total: f32,
    first: f32,
    second: f32,
}

impl Shares {
    fn add(&mut self, weight: f32, in_first: bool, in_second: bool) {
        self.total += weight;
        self.first += if in_first { weight } else { 0.0 };
        self.second += if in_second { weight } else { 0.0 };
    }

    fn first(&self) -> f32 {
        if self.total > 0.0 { self.first / self.total } else { 0.0 }
    }

    fn second(&self) -> f32 {
        if self.total > 0.0 { self.second / self.total } else { 0.0 }
    }
}

fn flag(is: bool) -> f32 {
    if is { 1.0 } else { 0.0 }
}
