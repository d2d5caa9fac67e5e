//! Asking the handbook.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::confidence::Calibration;
use super::intent::{Intents, Personal, SmallTalk};
use super::lexicon::{Lexicon, Negatives};
use super::matching::{Match, Matcher};
use super::message;
use super::trials::trials;
use super::normalise::{Normaliser, Reading};
use super::{Entry, EntryId};

/// The most candidates that are offered.
const CANDIDATES: usize = 3;
/// The most other entries that are suggested beside an answer.
const SUGGESTIONS: usize = 2;

/// What to reply to a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// The handbook answers.
    Answer {
        /// The answer.
        entry: Arc<Entry>,
        /// The probability that it is the right one.
        confidence: f64,
        /// What the message asks beside it, in order.
        others: Vec<Arc<Entry>>,
        /// What else could have been meant, or is read next.
        suggestions: Vec<Arc<Entry>>,
    },
    /// One of these may be meant.
    Clarify {
        /// One to three, the likeliest first.
        candidates: Vec<Arc<Entry>>,
        /// The probability that the first is the right one.
        confidence: f64,
    },
    /// An official should answer.
    Handoff {
        /// Why the handbook does not.
        reason: HandoffReason,
        /// The probability that the nearest entry would have been right.
        confidence: f64,
    },
    /// Nothing is asked.
    SmallTalk {
        /// What is said.
        kind: SmallTalk,
    },
    /// Something about one's own affairs is asked.
    Personal {
        /// What about.
        kind: Personal,
        /// What the handbook says in general, for somebody whose affairs are not known here.
        suggestions: Vec<Arc<Entry>>,
    },
}

/// Why the handbook stays silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HandoffReason {
    /// There are no words in the message.
    NoWords,
    /// It is about another public service, or another trade.
    OtherService,
    /// No entry is near enough.
    NotInHandbook,
}

/// The entries and all that is needed to find them. It never changes: build another and swap it.
#[derive(Clone, Debug)]
pub struct Handbook {
    entries: Vec<Arc<Entry>>,
    places: HashMap<EntryId, usize>,
    matcher: Matcher,
    intents: Intents,
    calibration: Calibration,
}

impl Handbook {
    /// Builds the index and learns how sure an answer must be.
    #[must_use]
    pub fn new(entries: Vec<Arc<Entry>>, lexicon: &Lexicon, negatives: &Negatives) -> Self {
        Self::with_calibration(entries, lexicon, negatives, None)
    }

    /// Builds the index; learns only if `kept` was learnt from something else.
    #[must_use]
    pub fn with_calibration(
        entries: Vec<Arc<Entry>>,
        lexicon: &Lexicon,
        negatives: &Negatives,
        kept: Option<Calibration>,
    ) -> Self {
        let (matcher, corpus) = Matcher::new(&entries, lexicon, negatives);
        let hash = hash_of(&entries, lexicon, negatives);
        let calibration = match kept {
            Some(kept) if kept.handbook == hash => kept,
            _ => Calibration::fit(hash, &trials(&entries, lexicon, negatives, &matcher, &corpus)),
        };
        let places = entries.iter().enumerate().map(|(at, entry)| (entry.id.clone(), at)).collect();
        let intents = Intents::new(&matcher.normaliser, lexicon);
        Self { entries, places, matcher, intents, calibration }
    }

    /// All entries, in order of their ids.
    #[must_use]
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// The entry with this id.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&Arc<Entry>> {
        self.places.get(id).and_then(|at| self.entries.get(*at))
    }

    /// What was learnt, to be kept for the next start.
    #[must_use]
    pub fn calibration(&self) -> &Calibration {
        &self.calibration
    }

    /// The normaliser, for grouping questions that read the same.
    #[must_use]
    pub fn normaliser(&self) -> &Normaliser {
        &self.matcher.normaliser
    }

    /// tmp
    pub fn confidence_of(&self, text: &str) -> f64 { self.look_up(text).confidence }

    /// The entries nearest to a text, the nearest first, however unsure: for searching by hand.
    #[must_use]
    pub fn search(&self, text: &str, limit: usize) -> Vec<Arc<Entry>> {
        let found = self.matcher.find(&self.matcher.normaliser.readings(text));
        let ranked = found.ranking.iter().take(limit);
        ranked.filter_map(|(at, _)| self.entries.get(*at).cloned()).collect()
    }

    /// The reply to a message. It depends on nothing but the message and cannot fail.
    #[must_use]
    pub fn ask(&self, message: &str) -> Reply {
        let whole = self.look_up(message);
        if whole.readings.iter().all(|reading| reading.words().is_empty()) {
            return Reply::Handoff { reason: HandoffReason::NoWords, confidence: 0.0 };
        }
        if let Some(kind) = self.first_reading(&whole, |reading| self.intents.small_talk(reading)) {
            return Reply::SmallTalk { kind };
        }
        if let Some(kind) = self.first_reading(&whole, |reading| self.intents.personal(reading)) {
            return Reply::Personal { kind, suggestions: self.candidates(&whole) };
        }

        let parts = message::parts(message);
        let parts: Vec<LookUp> = if parts.len() > 1 || message::is_long(message) {
            parts.into_iter().map(|part| self.look_up(part)).collect()
        } else {
            Vec::new()
        };
        let answered = |one: &LookUp| self.may_answer(one);
        let mut asked: Vec<&LookUp> = Vec::new();
        for part in parts.iter().filter(|part| answered(part)) {
            if asked.iter().all(|other| other.first() != part.first()) {
                asked.push(part);
            }
        }
        let surest = parts.iter().chain([&whole]).max_by(|a, b| a.confidence.total_cmp(&b.confidence));
        let main = match asked.first() {
            // Several questions, or one in a tale.
            Some(first) if asked.len() > 1 || !answered(&whole) => *first,
            _ if answered(&whole) => &whole,
            _ => surest.unwrap_or(&whole),
        };
        let others = asked.iter().filter(|part| part.first() != main.first());
        self.reply(main, others.filter_map(|part| self.entry_of(part.first())).collect())
    }

    fn reply(&self, found: &LookUp, others: Vec<Arc<Entry>>) -> Reply {
        let confidence = found.confidence;
        let candidates = self.candidates(found);
        match candidates.split_first() {
            Some((entry, rest)) if self.may_answer(found) => {
                let related = entry.related.iter().filter_map(|id| self.entry(id.as_str()).cloned());
                let mut suggestions: Vec<Arc<Entry>> = Vec::new();
                for one in related.chain(rest.iter().cloned()) {
                    if one.id != entry.id && !others.contains(&one) && !suggestions.contains(&one) {
                        suggestions.push(one);
                    }
                }
                suggestions.truncate(SUGGESTIONS);
                Reply::Answer { entry: entry.clone(), confidence, others, suggestions }
            }
            Some(_) if confidence >= self.calibration.t_ask => {
                Reply::Clarify { candidates, confidence }
            }
            _ => {
                let reason = if found.about_other_service() {
                    HandoffReason::OtherService
                } else {
                    HandoffReason::NotInHandbook
                };
                Reply::Handoff { reason, confidence }
            }
        }
    }

    fn look_up(&self, text: &str) -> LookUp {
        let readings = self.matcher.normaliser.readings(text);
        let found = self.matcher.find(&readings);
        let confidence = if found.ranking.is_empty() {
            0.0
        } else {
            self.calibration.confidence(&found.evidence.numbers())
        };
        LookUp { readings, found, confidence }
    }

    fn may_answer(&self, found: &LookUp) -> bool {
        found.confidence >= self.calibration.t_answer && !found.about_other_service()
    }

    fn candidates(&self, found: &LookUp) -> Vec<Arc<Entry>> {
        let ranked = found.found.ranking.iter().take(CANDIDATES);
        ranked.filter_map(|(at, _)| self.entries.get(*at).cloned()).collect()
    }

    fn entry_of(&self, at: Option<usize>) -> Option<Arc<Entry>> {
        self.entries.get(at?).cloned()
    }

    fn first_reading<T>(&self, found: &LookUp, of: impl Fn(&Reading) -> Option<T>) -> Option<T> {
        found.readings.iter().find_map(of)
    }
}

/// A text with what it was found to ask.
struct LookUp {
    readings: Vec<Reading>,
    found: Match,
    confidence: f64,
}

impl LookUp {
    fn first(&self) -> Option<usize> {
        self.found.first()
    }

    fn about_other_service(&self) -> bool {
        self.found.evidence.other_service > 0.0
    }
}

/// A hash of everything that the calibration depends on. It is kept across starts, so a build of
/// another compiler may calibrate once more; that costs half a second.
fn hash_of(entries: &[Arc<Entry>], lexicon: &Lexicon, negatives: &Negatives) -> String {
    let mut hasher = DefaultHasher::new();
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    for entry in entries {
        (&entry.id, &entry.title, &entry.body, &entry.phrasings).hash(&mut hasher);
    }
    format!("{lexicon:?}").hash(&mut hasher);
    negatives.questions().for_each(|question| question.hash(&mut hasher));
    format!("{:016x}", hasher.finish())
}
