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
const READING: u32 = 2;

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
        if let Some(kind) = self.intents.small_talk(&readings) {
            return Reply::SmallTalk { kind };
        }
        let parts = self.questions(message, &readings);
        let of_parts = parts.iter().flat_map(|part| &part.readings);
        // What was parted within one sentence may belong together.
        let whole_counts = parts.is_empty() || message::parts(message).len() < 2;
        let of_whole = readings.iter().filter(|_| whole_counts);
        match of_parts.chain(of_whole).find_map(|part| self.own(part)) {
            Some(Own::Ocop(kind)) => {
                let is_general =
                    |part: &&LookUp| part.readings.iter().all(|part| self.own(part).is_none());
                let mut suggestions = self.asked_in(parts.iter().filter(is_general), None);
                if suggestions.is_empty() {
                    suggestions = self.candidates(&self.look_up(readings));
                }
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
        // What a tale asks at its end is understood with the rest of it, or not at all.
        let main = if is_tale { &whole } else { self.main(&whole, &parts) };
        let others = self.asked_in(&parts, main.found.first());
        self.reply(main, others)
    }

    /// What a message asks first.
    fn main<'l>(&self, whole: &'l LookUp, parts: &'l [LookUp]) -> &'l LookUp {
        let mut answered: Vec<&LookUp> = Vec::new();
        for part in parts.iter().filter(|part| self.may_answer(part)) {
            if answered.iter().all(|other| other.found.first() != part.found.first()) {
                answered.push(part);
            }
        }
        // A piece of a sentence may lack what the rest of it tells: one alone does not count.
        let is_row = parts.iter().any(|part| part.is_piece);
        let whole_holds =
            self.may_answer(whole) || is_row && whole.confidence >= self.calibration.t_ask;
        let is_of_whole = |part: &&&LookUp| part.found.first() == whole.found.first();
        match answered.as_slice() {
            [] | [_] if whole_holds => whole,
            [] => parts.iter().fold(whole, |surest, part| {
                if part.confidence > surest.confidence { part } else { surest }
            }),
            [first, ..] => answered.iter().find(is_of_whole).filter(|_| is_row).unwrap_or(first),
        }
    }

    /// What somebody asks of their own affairs with these words.
    fn own(&self, reading: &Reading) -> Option<Own> {
        let elsewhere = self.matcher.is_about_other_service(reading);
        if elsewhere { None } else { self.intents.personal(reading) }
    }

    /// What parts of a message ask, beside its main question: one that is not sure enough to be
    /// answered is still good for a button.
    fn asked_in<'p>(
        &self,
        parts: impl IntoIterator<Item = &'p LookUp>,
        main: Option<usize>,
    ) -> Vec<Arc<Entry>> {
        let mut asked: Vec<Arc<Entry>> = Vec::new();
        for part in parts {
            let found = part.found.first().filter(|_| part.confidence >= self.calibration.t_ask);
            if found != main
                && let Some(entry) = found.and_then(|at| self.entries.get(at))
                && !asked.contains(entry)
            {
                asked.push(entry.clone());
            }
        }
        asked.truncate(CANDIDATES);
        asked
    }

    /// The questions in a message that holds more than one sentence or question.
    fn questions(&self, message: &str, readings: &[Reading]) -> Vec<LookUp> {
        let asks = |words: &[String]| self.matcher.terms.ask(words);
        let sentences = message::parts(message);
        let single = sentences.len() < 2;
        let is_tale = message::is_long(message);
        let mut questions = Vec::new();
        for sentence in sentences {
            let row = message::row(sentence, |piece| !is_tale && self.asks(piece));
            if !row.is_empty() {
                let pieces = row.into_iter().map(|piece| self.matcher.normaliser.readings(piece));
                questions.extend(pieces.map(|piece| self.look_up(piece).into_piece()));
                continue;
            }
            let part =
                if single { readings.to_vec() } else { self.matcher.normaliser.readings(sentence) };
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
        self.intents.small_talk(&readings) == Some(SmallTalk::Official)
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
            Some((entry, rest)) if confidence >= self.calibration.t_ask => {
                let mut candidates = vec![entry.clone()];
                for one in others.iter().chain(rest) {
                    if !candidates.contains(one) {
                        candidates.push(one.clone());
                    }
                }
                candidates.truncate(CANDIDATES);
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
        LookUp { readings, found, confidence, is_piece: false }
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
    /// Whether commas part it from the rest of its sentence.
    is_piece: bool,
}

impl LookUp {
    fn into_piece(self) -> Self {
        Self { is_piece: true, ..self }
    }
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
