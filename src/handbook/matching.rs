//! Which entries a question is nearest to, and the numbers from which its confidence is judged.

use super::Entry;
use super::index::{EntryIndex, Nearest, Role, Text, TextIndex, real};
use super::lexicon::{Lexicon, Negatives};
use super::normalise::{Normaliser, Reading};
use super::phrases::Phrases;
use super::terms::{Kind, Term, Terms};

/// The number of parts in which the handbook is tried on its own phrasings.
pub(super) const FOLDS: usize = 5;

/// From this cosine on a question is put like a phrasing.
const SAME_WORDS: f32 = 0.9;
/// How many entries a ranking keeps.
const RANKED: usize = 6;

/// Everything needed to match a question, built once for a handbook.
#[derive(Clone, Debug)]
pub(super) struct Matcher {
    pub(super) normaliser: Normaliser,
    pub(super) terms: Terms,
    other_services: Phrases<()>,
    entries: EntryIndex,
    texts: TextIndex,
}

/// What the question was matched with.
#[derive(Clone, Debug, Default)]
pub(super) struct Match {
    /// The entries, the nearest first, with their scores; those without any score are left out.
    pub(super) ranking: Vec<(usize, f32)>,
    pub(super) evidence: Evidence,
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
    pub(super) const LENGTH: usize = 17;

    /// The numbers, in a fixed order.
    pub(super) fn numbers(&self) -> [f64; Self::LENGTH] {
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
        ]
        .map(f64::from)
    }
}

/// The handbook's texts, ready to be indexed, in whole or in part.
pub(super) struct Corpus {
    texts: Vec<Text>,
    entries: usize,
    terms: usize,
}

impl Corpus {
    /// The index over the texts, those of one fold excepted.
    pub(super) fn entry_index(&self, left_out: Option<usize>) -> EntryIndex {
        EntryIndex::new(&self.texts, self.entries, self.terms, left_out)
    }
}

impl Matcher {
    pub(super) fn new(
        entries: &[impl AsRef<Entry>],
        lexicon: &Lexicon,
        negatives: &Negatives,
    ) -> (Self, Corpus) {
        let bodies: Vec<String> = entries.iter().map(|entry| entry.as_ref().plain()).collect();
        let all_texts = entries.iter().zip(&bodies).flat_map(|(entry, body)| {
            let entry = entry.as_ref();
            let phrasings = entry.phrasings.iter().map(String::as_str);
            phrasings.chain([entry.title.as_str(), body.as_str()])
        });
        let normaliser = Normaliser::new(lexicon, all_texts);

        let mut terms = Terms::new(&normaliser, lexicon);
        let mut texts = Vec::new();
        let mut readings = Vec::new();
        let mut add = |entry, role, text: &str, fold| {
            let reading = normaliser.reading(text);
            texts.push(Text { entry, role, terms: terms.learn(&reading), fold });
            if role != Role::Negative {
                readings.push(reading);
            }
        };
        for (at, (entry, body)) in entries.iter().zip(&bodies).enumerate() {
            let entry = entry.as_ref();
            add(Some(at), Role::Title, &entry.title, None);
            add(Some(at), Role::Body, body, None);
            for (number, phrasing) in entry.phrasings.iter().enumerate() {
                add(Some(at), Role::Phrasing, phrasing, Some(fold_of(number)));
            }
        }
        for (number, question) in negatives.questions().enumerate() {
            add(None, Role::Negative, question, Some(fold_of(number)));
        }

        let other_services =
            Phrases::list_unless_used(&normaliser, &lexicon.other_services, &readings);
        let corpus = Corpus { entries: entries.len(), terms: terms.len(), texts };
        let matcher = Self {
            entries: corpus.entry_index(None),
            texts: TextIndex::new(&corpus.texts, corpus.entries, corpus.terms),
            normaliser,
            terms,
            other_services,
        };
        (matcher, corpus)
    }

    /// Matches a question.
    pub(super) fn find(&self, readings: &[Reading]) -> Match {
        self.find_without(readings, &self.entries, None)
    }

    /// Matches a question as if the texts of one fold did not exist; `entries` is the index
    /// without them.
    pub(super) fn find_without(
        &self,
        readings: &[Reading],
        entries: &EntryIndex,
        left_out: Option<usize>,
    ) -> Match {
        let best = |a: &Match, b: &Match| a.top().total_cmp(&b.top());
        readings
            .iter()
            .map(|reading| self.find_reading(reading, entries, left_out))
            .reduce(|a, b| if best(&b, &a).is_gt() { b } else { a })
            .unwrap_or_default()
    }

    fn find_reading(
        &self,
        reading: &Reading,
        index: &EntryIndex,
        left_out: Option<usize>,
    ) -> Match {
        let terms = self.terms.of(reading);
        let scores = index.scores(&terms);
        let nearest = self.texts.nearest(&terms, left_out);
        let mut ranking: Vec<(usize, f32)> =
            scores.iter().copied().enumerate().filter(|(_, score)| *score > 0.0).collect();
        ranking.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
        ranking.truncate(RANKED);
        let other_service = self.other_services.occur_in(reading.words());
        let evidence = evidence(index, &terms, &scores, &nearest, &ranking, other_service);
        Match { ranking, evidence }
    }
}

impl Match {
    /// The nearest entry.
    pub(super) fn first(&self) -> Option<usize> {
        self.ranking.first().map(|(entry, _)| *entry)
    }

    fn top(&self) -> f32 {
        self.ranking.first().map_or(0.0, |(_, score)| *score)
    }
}

fn fold_of(number: usize) -> usize {
    // Neighbours in a list are often alike; they fall into different folds.
    number % FOLDS
}

fn evidence(
    index: &EntryIndex,
    terms: &[Term],
    scores: &[f32],
    nearest: &Nearest,
    ranking: &[(usize, f32)],
    other_service: bool,
) -> Evidence {
    let Some(&(first, top)) = ranking.first() else {
        return Evidence { other_service: flag(other_service), ..Evidence::default() };
    };
    let second = ranking.get(1).map(|(entry, _)| *entry);
    let score_at = |place: usize| ranking.get(place).map_or(0.0, |(_, score)| *score);
    let phrasing = nearest.entries.get(first).copied().unwrap_or(0.0);
    let others = nearest.entries.iter().enumerate().filter(|(entry, _)| *entry != first);
    let phrasing_elsewhere = others.map(|(_, near)| *near).fold(0.0, f32::max);

    let holds = |entry: usize, term: &Term| index.parts(term).iter().any(|(at, _)| *at == entry);
    let mut subject = Shares::default();
    let mut words = Shares::default();
    let mut pairs = Shares::default();
    let (mut unknown_words, mut matched, mut at_home) = (0, 0, 0);
    for term in terms {
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
    Evidence {
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
        at_home: real(at_home) / real(scores.len().max(1)),
        length: real(terms.iter().filter(|term| term.kind == Kind::Word).count()).ln_1p(),
        views_differ: flag(phrasing_elsewhere > phrasing),
        other_service: flag(other_service),
    }
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
