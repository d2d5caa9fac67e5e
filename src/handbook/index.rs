//! Two views of how near a question is to the entries: BM25 over whole entries, in which the
//! words of different phrasings add up, and the cosine to single phrasings, which also knows the
//! questions that must not be answered. Immutable once built.

use std::collections::HashMap;

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
    postings: Vec<Vec<(usize, f32)>>,
    idf: Vec<f32>,
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
        let mut counts: Vec<HashMap<TermId, (f32, Kind)>> = vec![HashMap::new(); entries];
        let mut lengths = vec![0.0_f32; entries];
        for text in texts.iter().filter(|text| text.fold.is_none() || text.fold != left_out) {
            let Some(entry) = text.entry else { continue };
            let (Some(counts), Some(length)) = (counts.get_mut(entry), lengths.get_mut(entry))
            else {
                continue;
            };
            for term in text.counted.as_ref().unwrap_or(&text.terms) {
                if let Some(id) = term.id {
                    counts.entry(id).or_insert((0.0, term.kind)).0 += text.role.weight();
                }
                *length += text.role.weight();
            }
        }
        let total = real(entries.max(1));
        let mean = (lengths.iter().sum::<f32>() / total).max(1.0);

        let mut held_by = vec![0_usize; terms];
        for id in counts.iter().flat_map(HashMap::keys) {
            if let Some(held_by) = held_by.get_mut(*id) {
                *held_by += 1;
            }
        }
        let idf_of =
            |held_by: usize| ((total - real(held_by) + 0.5) / (real(held_by) + 0.5)).ln_1p();
        let idf: Vec<f32> = held_by.into_iter().map(idf_of).collect();

        let mut postings = vec![Vec::new(); terms];
        for (entry, (counts, length)) in counts.iter().zip(&lengths).enumerate() {
            let norm = SATURATION * (1.0 - LENGTH_CORRECTION + LENGTH_CORRECTION * length / mean);
            for (id, (count, kind)) in counts {
                if let (Some(postings), Some(idf)) = (postings.get_mut(*id), idf.get(*id)) {
                    let part = kind.weight() * idf * count * (SATURATION + 1.0) / (count + norm);
                    postings.push((entry, part));
                }
            }
        }
        Self { entries, postings, idf, unknown: idf_of(0) }
    }

    /// How telling a term is.
    pub(super) fn weight(&self, term: &Term) -> f32 {
        let idf = term.id.and_then(|id| self.idf.get(id)).copied().unwrap_or(self.unknown);
        term.kind.weight() * idf
    }

    /// Whether some entry holds the term.
    pub(super) fn knows(&self, term: &Term) -> bool {
        !self.parts(term).is_empty()
    }

    /// What the term adds to the score of which entries.
    pub(super) fn parts(&self, term: &Term) -> &[(usize, f32)] {
        term.id.and_then(|id| self.postings.get(id)).map_or(&[], Vec::as_slice)
    }

    /// The score of every entry, as a share of what the question's terms weigh, unknown ones
    /// included, so that scores compare across questions.
    pub(super) fn scores(&self, terms: &[Term]) -> Vec<f32> {
        let mut scores = vec![0.0; self.entries];
        let mut mass = 0.0;
        for term in terms {
            mass += self.weight(term);
            for (entry, part) in self.parts(term) {
                if let Some(score) = scores.get_mut(*entry) {
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
    of_terms: Vec<f32>,
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
                if let Some(held_by) = held_by.get_mut(id) {
                    *held_by += 1;
                }
            }
        }
        let idf = |held_by: usize| (1.0 + real(total) / (1.0 + real(held_by))).ln();
        Self { of_terms: held_by.into_iter().map(idf).collect(), unknown: idf(0) }
    }

    pub(super) fn weight(&self, term: &Term) -> f32 {
        let idf = term.id.and_then(|id| self.of_terms.get(id)).copied().unwrap_or(self.unknown);
        term.kind.weight() * idf
    }

    /// The length of the vector that a text is.
    pub(super) fn norm(&self, terms: &[Term]) -> f32 {
        terms.iter().map(|term| self.weight(term).powi(2)).sum::<f32>().sqrt().max(f32::EPSILON)
    }
}

/// The nearest single texts.
#[derive(Clone, Debug)]
pub(super) struct TextIndex {
    postings: Vec<Vec<(usize, f32)>>,
    idf: Idf,
    /// Of each text: its entry and its fold.
    texts: Vec<(Option<usize>, Option<usize>)>,
    entries: usize,
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
        let mut postings = vec![Vec::new(); terms];
        for (at, text) in texts.iter().enumerate() {
            let norm = idf.norm(&text.terms);
            for term in &text.terms {
                if let Some(postings) = term.id.and_then(|id| postings.get_mut(id)) {
                    postings.push((at, idf.weight(term) / norm));
                }
            }
        }
        let texts = texts.iter().map(|text| (text.entry, text.fold)).collect();
        Self { postings, idf, texts, entries }
    }

    /// How near the texts are, those of the fold `left_out` excepted.
    pub(super) fn nearest(&self, terms: &[Term], left_out: Option<usize>) -> Nearest {
        let norm = self.idf.norm(terms);
        let mut cosines = vec![0.0_f32; self.texts.len()];
        for term in terms {
            let weight = self.idf.weight(term) / norm;
            let postings = term.id.and_then(|id| self.postings.get(id));
            for (at, part) in postings.into_iter().flatten() {
                if let Some(cosine) = cosines.get_mut(*at) {
                    *cosine += weight * part;
                }
            }
        }
        let mut nearest = Nearest { entries: vec![0.0; self.entries], negative: 0.0 };
        for (cosine, (entry, fold)) in cosines.iter().zip(&self.texts) {
            if fold.is_some() && *fold == left_out {
                continue;
            }
            let best = match entry {
                Some(entry) => nearest.entries.get_mut(*entry),
                None => Some(&mut nearest.negative),
            };
            if let Some(best) = best {
                *best = best.max(*cosine);
            }
        }
        nearest
    }
}

/// A count as a real number; counts here are far below the limit of exactness.
pub(super) fn real(count: usize) -> f32 {
    u16::try_from(count).map_or(f32::from(u16::MAX), f32::from)
}
