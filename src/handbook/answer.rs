//! Asking the handbook.

use std::collections::HashMap;
use std::sync::Arc;

use super::confidence::Calibration;
use super::grid::Grid;
use super::intent::{Intents, SmallTalk};
use super::lexicon::{Lexicon, Negatives};
use super::matching::{Match, Matcher};
use super::message;
use super::normalise::{Normaliser, Reading};
use super::personal::{Own, Personal};
use super::phrases::Phrases;
use super::trials::trials;
use super::{Entry, EntryId};
use crate::text::fingerprint;

/// Raised when questions come to be read otherwise though no file has changed: what was learnt before
/// is learnt anew then.
const READING: u32 = 1;

/// The most candidates that are offered.
const CANDIDATES: usize = 3;
/// The most other entries that are suggested beside an answer.
const SUGGESTIONS: usize = 3;

/// What to reply to a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// The handbook answers.
    Answer {
        /// The answer.
        entry: Arc<Entry>,
        /// The probability that it is the right one.
        confidence: f64,
        /// What the message asks beside it, or seems to, in order; at most three.
        others: Vec<Arc<Entry>>,
        /// Up to three: what is read next, and what else could have been meant.
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
    parting: Phrases<()>,
    calibration: Calibration,
}

impl Handbook {
    /// Builds the index and learns how sure an answer must be.
    #[must_use]
    pub fn new(entries: Vec<Arc<Entry>>, lexicon: &Lexicon, negatives: &Negatives) -> Self {
        Self::with_calibration(entries, lexicon, negatives, None)
    }

    /// Builds the index; learns only if nothing of `kept` was learnt from just this.
    #[must_use]
    pub fn with_calibration(
        entries: Vec<Arc<Entry>>,
        lexicon: &Lexicon,
        negatives: &Negatives,
        kept: impl IntoIterator<Item = Calibration>,
    ) -> Self {
        let mut room = Grid::default();
        let (matcher, corpus) = Matcher::new(&entries, lexicon, negatives, &mut room);
        let hash = hash_of(&entries, lexicon, negatives);
        let kept = kept.into_iter().find(|kept| kept.handbook == hash);
        let calibration = kept.unwrap_or_else(|| {
            let asked = trials(&entries, lexicon, negatives, &matcher, &corpus, &mut room);
            Calibration::fit(hash, &asked)
        });
        let places = entries.iter().enumerate().map(|(at, entry)| (entry.id.clone(), at)).collect();
        let intents = Intents::new(&matcher.normaliser, lexicon);
        let parting = Phrases::list(&matcher.normaliser, &lexicon.parting);
        Self { entries, places, matcher, intents, parting, calibration }
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
        let readings = self.matcher.normaliser.readings(message);
        if readings.iter().all(|reading| reading.words().is_empty()) {
            return Reply::Handoff { reason: HandoffReason::NoWords, confidence: 0.0 };
        }
        if let Some(kind) = readings.iter().find_map(|reading| self.intents.small_talk(reading)) {
            return Reply::SmallTalk { kind };
        }
        let parts = self.questions(message, &readings);
        let of_parts = parts.iter().flat_map(|part| &part.readings);
        let of_whole = readings.iter().filter(|_| parts.is_empty());
        let personal = of_parts
            .chain(of_whole)
            .filter(|part| !self.matcher.is_about_other_service(part))
            .find_map(|part| self.intents.personal(part));
        match personal {
            Some(Own::Ocop(kind)) => {
                let suggestions = self.candidates(&self.look_up(readings));
                return Reply::Personal { kind, suggestions };
            }
            Some(Own::Elsewhere) => {
                return Reply::Handoff { reason: HandoffReason::OtherService, confidence: 0.0 };
            }
            None => {}
        }

        let whole = match message::focus(message, |text| self.asks(text)) {
            Some(focus) => self.look_up_tale(message, focus, &parts),
            None => self.look_up(readings),
        };
        let is_tale = message::is_long(message);
        let mut answered: Vec<&LookUp> = Vec::new();
        for part in parts.iter().filter(|part| self.may_answer(part)) {
            if answered.iter().all(|other| other.found.first() != part.found.first()) {
                answered.push(part);
            }
        }
        let main = match answered.first() {
            // What a tale asks at its end is understood with the rest of it, or not at all.
            _ if is_tale || self.may_answer(&whole) && answered.len() < 2 => &whole,
            Some(first) => first,
            None => parts.iter().fold(&whole, |surest, part| {
                if part.confidence > surest.confidence { part } else { surest }
            }),
        };
        // A question that is not sure enough to be answered is still good for a button.
        let mut others: Vec<Arc<Entry>> = Vec::new();
        for part in parts.iter().filter(|part| part.confidence >= self.calibration.t_ask) {
            let entry = part.found.first().and_then(|at| self.entries.get(at));
            if part.found.first() != main.found.first()
                && let Some(entry) = entry.filter(|entry| !others.contains(entry))
            {
                others.push(entry.clone());
            }
        }
        others.truncate(CANDIDATES);
        self.reply(main, others)
    }

    /// The questions in a message that holds more than one sentence or question.
    fn questions(&self, message: &str, readings: &[Reading]) -> Vec<LookUp> {
        let asks = |words: &[String]| self.matcher.terms.ask(words);
        let texts = message::parts(message);
        let parted: Vec<Vec<Reading>> = if texts.len() > 1 {
            texts.into_iter().map(|text| self.matcher.normaliser.readings(text)).collect()
        } else {
            vec![readings.to_vec()]
        };
        let single = parted.len() == 1;
        let mut questions = Vec::new();
        for part in parted {
            let cut = part.first().and_then(|first| message::cut(first, &self.parting, asks));
            match cut {
                Some((before, after)) => {
                    questions.push(self.look_up(vec![before]));
                    questions.push(self.look_up(vec![after]));
                }
                None if single => {}
                None if part.iter().any(|reading| asks(reading.words())) => {
                    questions.push(self.look_up(part));
                }
                None => {}
            }
        }
        questions
    }

    /// Whether a message asks for nothing but an official.
    #[must_use]
    pub fn wants_official(&self, message: &str) -> bool {
        let readings = self.matcher.normaliser.readings(message);
        let said = readings.iter().find_map(|reading| self.intents.small_talk(reading));
        said == Some(SmallTalk::Official)
    }

    fn asks(&self, text: &str) -> bool {
        self.matcher.terms.ask(self.matcher.normaliser.reading(text).words())
    }

    /// Looks a tale up by all its words, those of its question counting twice. It may be as sure
    /// as its question alone, or any other part, that leads to the same entry.
    fn look_up_tale(&self, message: &str, focus: &str, parts: &[LookUp]) -> LookUp {
        let readings = |text: &str| self.matcher.normaliser.readings(text);
        let mut tale = self.look_up(readings(&[focus, message].join(" ")));
        let question = self.look_up(readings(focus));
        let agreeing = parts.iter().chain([&question]).filter(|part| {
            part.found.first() == tale.found.first()
                && !part.found.evidence.is_about_other_service()
                && !part.found.evidence.is_a_head_word_only()
        });
        tale.confidence = agreeing.fold(tale.confidence, |most, part| most.max(part.confidence));
        tale
    }

    fn reply(&self, found: &LookUp, others: Vec<Arc<Entry>>) -> Reply {
        let confidence = found.confidence;
        let candidates = self.candidates(found);
        match candidates.split_first() {
            Some((entry, rest)) if self.may_answer(found) => {
                let suggestions = self.suggestions(entry, rest, &others);
                Reply::Answer { entry: entry.clone(), confidence, others, suggestions }
            }
            Some(_) if confidence >= self.calibration.t_ask => {
                Reply::Clarify { candidates, confidence }
            }
            _ => {
                let reason = if found.found.evidence.is_about_other_service() {
                    HandoffReason::OtherService
                } else {
                    HandoffReason::NotInHandbook
                };
                Reply::Handoff { reason, confidence }
            }
        }
    }

    /// What to read next, and between it what else could have been meant.
    fn suggestions(
        &self,
        entry: &Entry,
        runners_up: &[Arc<Entry>],
        others: &[Arc<Entry>],
    ) -> Vec<Arc<Entry>> {
        let mut related = entry.related.iter().filter_map(|id| self.entry(id.as_str()));
        let in_turn = related.next().into_iter().chain(runners_up.first()).chain(related);
        let mut suggestions: Vec<Arc<Entry>> = Vec::new();
        for one in in_turn {
            if one.id != entry.id && !others.contains(one) && !suggestions.contains(one) {
                suggestions.push(one.clone());
            }
        }
        suggestions.truncate(SUGGESTIONS);
        suggestions
    }

    fn look_up(&self, readings: Vec<Reading>) -> LookUp {
        let found = self.matcher.find(&readings);
        let confidence = match found.first() {
            Some(_) => self.calibration.confidence(&found.evidence.numbers()),
            None => 0.0,
        };
        LookUp { readings, found, confidence }
    }

    fn may_answer(&self, found: &LookUp) -> bool {
        let evidence = &found.found.evidence;
        found.confidence >= self.calibration.t_answer
            && !evidence.is_about_other_service()
            && !evidence.is_a_head_word_only()
    }

    fn candidates(&self, found: &LookUp) -> Vec<Arc<Entry>> {
        let ranked = found.found.ranking.iter().take(CANDIDATES);
        ranked.filter_map(|(at, _)| self.entries.get(*at).cloned()).collect()
    }
}

/// The readings of a text and what they were found to ask.
struct LookUp {
    readings: Vec<Reading>,
    found: Match,
    confidence: f64,
}

/// A hash of everything that the calibration depends on, the same on every machine. What changes how
/// questions are read without changing the files raises [`READING`].
fn hash_of(entries: &[Arc<Entry>], lexicon: &Lexicon, negatives: &Negatives) -> String {
    let mut all = format!("{READING}\n{lexicon:?}");
    for entry in entries {
        for text in [entry.id.as_str(), &entry.title, &entry.body] {
            all.push('\n');
            all.push_str(text);
        }
        for text in &entry.phrasings {
            all.push('\n');
            all.push_str(text);
        }
    }
    for text in negatives.questions() {
        all.push('\n');
        all.push_str(text);
    }
    fingerprint(&all)
}

#[cfg(test)]
mod tests;
