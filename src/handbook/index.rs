//! Two views of how near a question is to the entries: BM25 over whole entries, in which the
//! words of different phrasings add up, and the cosine to single phrasings, which also knows the
//! questions that must not be answered. Immutable once built.

use super::postings::Postings;
use super::terms::{Kind, Term, TermId};

/// BM25's saturation: how fast a further occurrence stops to matter.
const SATURATION: f32 = 1.8;
/// BM25's correction for long entries.
const LENGTH_CORRECTION: f32 = 0.5;

/// A text of an entry.
#[derive(Clone, Debug)]
pub(super) struct Text {
    /// The entry, or none for a question that must not be answered.
    pub(super) entry: Option<usize>,
    pub(super) role: Role,
    pub(super) terms: Vec<Term>,
    /// Those of them that count for the entry as a whole, if not all do.
    pub(super) counted: Option<Vec<Term>>,
    /// The part in which it is left out when the index is tried on its own texts.
    pub(super) fold: Option<usize>,
}

impl Text {
    /// Whether it is there when a fold is left out.
    pub(super) fn is_in(&self, left_out: Option<usize>) -> bool {
        self.fold.is_none() || self.fold != left_out
    }
}

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Phrasing,
    /// A phrasing typed without diacritics, where it then reads differently.
    Bare,
    Body,
    Negative,
}

impl Role {
    /// How much an occurrence there counts.
    const fn weight(self) -> f32 {
        match self {
            Self::Title | Self::Phrasing | Self::Bare => 1.0,
            Self::Body => 0.5,
            Self::Negative => 0.0,
        }
    }
}

/// BM25 over entries.
#[derive(Clone, Debug)]
pub(super) struct EntryIndex {
    entries: usize,
    /// For each term what it adds to the score of which entries.
    postings: Postings,
    idf: Box<[f32]>,
    /// The weight of a term that no entry holds.
    unknown: f32,
}

impl EntryIndex {
    /// Indexes the texts, those of `left_out` excepted.
    pub(super) fn new(
        texts: &[Text],
        entries: usize,
        terms: usize,
        left_out: Option<usize>,
    ) -> Self {
        let mut lengths = vec![0.0_f32; entries];
        // How often each entry holds each of its terms.
        let mut held: Vec<(TermId, u32, f32, Kind)> = Vec::new();
        let mut held_by = vec![0_usize; terms];
        let mut counts = vec![0.0_f32; terms];
        for of_entry in texts.chunk_by(|a, b| a.entry == b.entry) {
            let Some(entry) = of_entry.first().and_then(|text| text.entry) else { continue };
            let (Some(length), Ok(number)) = (lengths.get_mut(entry), u32::try_from(entry)) else {
                continue;
            };
            let first = held.len();
            for text in of_entry.iter().filter(|text| text.is_in(left_out)) {
                let weight = text.role.weight();
                for term in text.counted.as_ref().unwrap_or(&text.terms) {
                    *length += weight;
                    let Some(id) = term.id else { continue };
                    let Some(count) = counts.get_mut(id as usize) else { continue };
                    if *count == 0.0 {
                        held.push((id, number, 0.0, term.kind));
                    }
                    *count += weight;
                }
            }
            for (id, _, of_term, _) in held.iter_mut().skip(first) {
                let at = *id as usize;
                if let (Some(count), Some(held_by)) = (counts.get_mut(at), held_by.get_mut(at)) {
                    *of_term = std::mem::take(count);
                    *held_by += 1;
                }
            }
        }
        let total = real(entries.max(1));
        let mean = (lengths.iter().sum::<f32>() / total).max(1.0);
        let idf_of =
            |held_by: usize| ((total - real(held_by) + 0.5) / (real(held_by) + 0.5)).ln_1p();
        let idf: Box<[f32]> = held_by.into_iter().map(idf_of).collect();

        let mut parts = Vec::with_capacity(held.len());
        for (id, entry, count, kind) in held {
            let length = lengths.get(entry as usize).copied().unwrap_or(0.0);
            let norm = SATURATION * (1.0 - LENGTH_CORRECTION + LENGTH_CORRECTION * length / mean);
            let idf = idf.get(id as usize).copied().unwrap_or(0.0);
            let part = kind.weight() * idf * count * (SATURATION + 1.0) / (count + norm);
            parts.push((id, entry, part));
        }
        Self { entries, postings: Postings::new(terms, &parts), idf, unknown: idf_of(0) }
    }

    /// How telling a term is.
    pub(super) fn weight(&self, term: &Term) -> f32 {
        let idf = term.id.and_then(|id| self.idf.get(id as usize)).copied().unwrap_or(self.unknown);
        term.kind.weight() * idf
    }

    /// Whether some entry holds the term.
    pub(super) fn knows(&self, term: &Term) -> bool {
        !self.parts(term).is_empty()
    }

    /// What the term adds to the score of which entries.
    pub(super) fn parts(&self, term: &Term) -> &[(u32, f32)] {
        self.postings.of(term.id)
    }

    /// The score of every entry, as a share of what the question's terms weigh, unknown ones
    /// included, so that scores compare across questions.
    pub(super) fn scores(&self, terms: &[Term]) -> Vec<f32> {
        let mut scores = vec![0.0; self.entries];
        let mut mass = 0.0;
        for term in terms {
            mass += self.weight(term);
            for (entry, part) in self.parts(term) {
                if let Some(score) = scores.get_mut(*entry as usize) {
                    *score += part;
                }
            }
        }
        if mass > 0.0 {
            for score in &mut scores {
                *score /= mass;
            }
        }
        scores
    }
}

/// How telling terms are among short texts.
#[derive(Clone, Debug)]
pub(super) struct Idf {
    of_terms: Box<[f32]>,
    /// Of a term that no text holds.
    unknown: f32,
}

impl Idf {
    pub(super) fn new<'t>(texts: impl Iterator<Item = &'t [Term]>, terms: usize) -> Self {
        let mut held_by = vec![0_usize; terms];
        let mut total = 0;
        for text in texts {
            total += 1;
            for id in text.iter().filter_map(|term| term.id) {
                if let Some(held_by) = held_by.get_mut(id as usize) {
                    *held_by += 1;
                }
            }
        }
        let idf = |held_by: usize| (1.0 + real(total) / (1.0 + real(held_by))).ln();
        Self { of_terms: held_by.into_iter().map(idf).collect(), unknown: idf(0) }
    }

    pub(super) fn weight(&self, term: &Term) -> f32 {
        let idf = term.id.and_then(|id| self.of_terms.get(id as usize)).copied();
        term.kind.weight() * idf.unwrap_or(self.unknown)
    }

    /// The length of the vector that a text is.
    pub(super) fn norm(&self, terms: &[Term]) -> f32 {
        terms.iter().map(|term| self.weight(term).powi(2)).sum::<f32>().sqrt().max(f32::EPSILON)
    }
}

/// The nearest single texts.
#[derive(Clone, Debug)]
pub(super) struct TextIndex {
    postings: Postings,
    idf: Idf,
    texts: Box<[Place]>,
    entries: usize,
}

/// Where a text belongs.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// The entry; beyond the last of them for a question that must not be answered.
    entry: u16,
    /// The fold; beyond the last of them for what is in none.
    fold: u8,
}

/// How near the nearest texts are, from 0 to 1.
#[derive(Clone, Debug)]
pub(super) struct Nearest {
    /// Of each entry.
    pub(super) entries: Vec<f32>,
    /// Of the questions that must not be answered.
    pub(super) negative: f32,
}

impl TextIndex {
    /// Indexes titles, phrasings and negatives.
    pub(super) fn new(texts: &[Text], entries: usize, terms: usize) -> Self {
        let texts: Vec<&Text> = texts.iter().filter(|text| text.role != Role::Body).collect();
        let idf = Idf::new(texts.iter().map(|text| text.terms.as_slice()), terms);
        let mut parts = Vec::new();
        for (at, text) in (0..).zip(&texts) {
            let norm = idf.norm(&text.terms);
            let of_text = text.terms.iter();
            parts.extend(of_text.filter_map(|term| Some((term.id?, at, idf.weight(term) / norm))));
        }
        let place = |text: &&Text| Place {
            entry: text.entry.and_then(|entry| entry.try_into().ok()).unwrap_or(u16::MAX),
            fold: text.fold.and_then(|fold| fold.try_into().ok()).unwrap_or(u8::MAX),
        };
        let texts = texts.iter().map(place).collect();
        Self { postings: Postings::new(terms, &parts), idf, texts, entries }
    }

    /// How near the texts are, those of the fold `left_out` excepted.
    pub(super) fn nearest(&self, terms: &[Term], left_out: Option<usize>) -> Nearest {
        let norm = self.idf.norm(terms);
        let mut cosines = vec![0.0_f32; self.texts.len()];
        for term in terms {
            let weight = self.idf.weight(term) / norm;
            for (at, part) in self.postings.of(term.id) {
                if let Some(cosine) = cosines.get_mut(*at as usize) {
                    *cosine += weight * part;
                }
            }
        }
        let left_out = left_out.and_then(|fold| u8::try_from(fold).ok());
        let mut nearest = Nearest { entries: vec![0.0; self.entries], negative: 0.0 };
        for (cosine, place) in cosines.iter().zip(&self.texts) {
            if Some(place.fold) == left_out {
                continue;
            }
            let best = nearest.entries.get_mut(usize::from(place.entry));
            let best = best.unwrap_or(&mut nearest.negative);
            *best = best.max(*cosine);
        }
        nearest
    }
}

/// A count as a real number; counts here are far below the limit of exactness.
pub(super) fn real(count: usize) -> f32 {
    u16::try_from(count).map_or(f32::from(u16::MAX), f32::from)
}
