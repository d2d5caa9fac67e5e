//! Which entries a question is nearest to.

use super::Entry;
use super::classifier::Classifier;
use super::evidence::{Evidence, Sight};
use super::grid::Grid;
use super::index::{EntryIndex, Role, Text, TextIndex};
use super::lexicon::{Lexicon, Negatives};
use super::normalise::{Normaliser, Reading, fold_phrase};
use super::phrases::Phrases;
use super::terms::Terms;

/// The number of parts in which the handbook is tried on its own phrasings.
pub(super) const FOLDS: usize = 5;

/// How much the classifier adds to the score of an entry. Chosen, like the weights of the terms,
/// by how many left-out phrasings are found again.
const CLASSIFIER: f32 = 0.1;
/// How many entries a ranking keeps.
const RANKED: usize = 6;

/// Everything needed to match a question, built once for a handbook.
#[derive(Clone, Debug)]
pub(super) struct Matcher {
    pub(super) normaliser: Normaliser,
    pub(super) terms: Terms,
    other_services: Phrases<()>,
    views: Views,
    texts: TextIndex,
}

/// The views that are built anew without a fold.
#[derive(Clone, Debug)]
pub(super) struct Views {
    entries: EntryIndex,
    classifier: Classifier,
}

/// What the question was matched with.
#[derive(Clone, Debug, Default)]
pub(super) struct Match {
    /// The entries, the nearest first, with their scores; those without any score are left out.
    pub(super) ranking: Vec<(usize, f32)>,
    pub(super) evidence: Evidence,
}

/// The handbook's texts, ready to be indexed, in whole or in part.
pub(super) struct Corpus {
    texts: Vec<Text>,
    entries: usize,
    terms: usize,
}

impl Corpus {
    /// The views over the texts, those of one fold excepted; `room` as in [`Classifier::learn`].
    pub(super) fn views(&self, left_out: Option<usize>, room: &mut Grid<f32>) -> Views {
        Views {
            entries: EntryIndex::new(&self.texts, self.entries, self.terms, left_out),
            classifier: Classifier::learn(&self.texts, self.entries, self.terms, left_out, room),
        }
    }
}

impl Matcher {
    pub(super) fn new(
        entries: &[impl AsRef<Entry>],
        lexicon: &Lexicon,
        negatives: &Negatives,
        room: &mut Grid<f32>,
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
            let mut own = terms.learn(&reading);
            own.shrink_to_fit();
            let bare = (role != Role::Body)
                .then(|| normaliser.reading(&fold_phrase(text).join(" ")))
                .filter(|bare| *bare != reading);
            if let Some(bare) = bare {
                // What it shares with the text as it stands counts once.
                let mut bare = terms.learn(&bare);
                bare.shrink_to_fit();
                let new = bare.iter().filter(|term| !own.contains(term)).copied().collect();
                let role = if role == Role::Negative { role } else { Role::Bare };
                texts.push(Text { entry, role, terms: bare, counted: Some(new), fold });
            }
            texts.push(Text { entry, role, terms: own, counted: None, fold });
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
            views: corpus.views(None, room),
            texts: TextIndex::new(&corpus.texts, corpus.entries, corpus.terms),
            normaliser,
            terms,
            other_services,
        };
        (matcher, corpus)
    }

    /// Matches a question.
    pub(super) fn find(&self, readings: &[Reading]) -> Match {
        self.find_without(readings, &self.views, None)
    }

    /// Matches a question as if the texts of one fold did not exist; `entries` is the index
    /// without them.
    pub(super) fn find_without(
        &self,
        readings: &[Reading],
        views: &Views,
        left_out: Option<usize>,
    ) -> Match {
        let best = |a: &Match, b: &Match| a.top().total_cmp(&b.top());
        readings
            .iter()
            .map(|reading| self.find_reading(reading, views, left_out))
            .reduce(|a, b| if best(&b, &a).is_gt() { b } else { a })
            .unwrap_or_default()
    }

    /// Whether it holds a word of another public service.
    pub(super) fn is_about_other_service(&self, reading: &Reading) -> bool {
        self.other_services.occur_in(reading.words())
    }

    fn find_reading(&self, reading: &Reading, views: &Views, left_out: Option<usize>) -> Match {
        let terms = self.terms.of(reading);
        let fit = views.classifier.fit(&terms);
        let mut ranking: Vec<(usize, f32)> = views
            .entries
            .scores(&terms)
            .into_iter()
            .zip(&fit.entries)
            .enumerate()
            .filter(|(_, (score, _))| *score > 0.0)
            .map(|(entry, (score, fit))| (entry, score + CLASSIFIER * fit))
            .collect();
        ranking.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
        ranking.truncate(RANKED);
        let evidence = Evidence::of(&Sight {
            index: &views.entries,
            terms: &terms,
            ranking: &ranking,
            nearest: &self.texts.nearest(&terms, left_out),
            fit: &fit,
            other_service: self.is_about_other_service(reading),
        });
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
