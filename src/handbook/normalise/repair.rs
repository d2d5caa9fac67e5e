//! Putting slips right with the handbook's own words.

use std::collections::HashSet;

use super::letters::Token;
use super::vocabulary::{Vocabulary, log_count};

/// How much a neighbour that the handbook knows speaks for a candidate.
const NEIGHBOUR: f32 = 2.5;
/// Slips seldom hit the first letter.
const SAME_FIRST_LETTER: f32 = 1.0;
/// Swapped letters are the commonest slip.
const SAME_LETTERS: f32 = 0.8;

/// Parts `hoso` where the two halves are neighbours in the handbook.
pub(super) fn part_at_known_pair(vocabulary: &Vocabulary, word: &str) -> Option<Vec<String>> {
    halves(word, 2)
        .find(|(a, b)| vocabulary.pair_count(a, b) > 0)
        .map(|(a, b)| vec![a.into(), b.into()])
}

/// Parts a word into two that the handbook knows, the commoner the better.
pub(super) fn part_anywhere(vocabulary: &Vocabulary, word: &str) -> Option<Vec<String>> {
    let rarer = |(a, b): &(&str, &str)| vocabulary.count(a).min(vocabulary.count(b));
    halves(word, 2)
        .filter(|halves| rarer(halves) > 0)
        .max_by_key(rarer)
        .map(|(a, b)| vec![a.into(), b.into()])
}

/// The ways to cut a word into two, each with at least `least` letters.
fn halves(word: &str, least: usize) -> impl Iterator<Item = (&str, &str)> {
    let short_enough = word.is_ascii() && word.len() <= 16;
    let cuts = if short_enough { least..(word.len() + 1).saturating_sub(least) } else { 0..0 };
    cuts.map(|at| word.split_at(at))
}

/// Joins letters typed apart into a kept word: `o c o p`.
pub(super) fn join_letters(kept: &HashSet<String>, tokens: Vec<Token>) -> Vec<Token> {
    let is_letter = |token: &Token| token.folded.len() == 1;
    if !tokens.windows(3).any(|run| run.iter().all(is_letter)) {
        return tokens;
    }
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.as_slice();
    while let [first, others @ ..] = rest {
        let run = rest.iter().take_while(|token| is_letter(token)).count();
        let name = (3..=run).rev().find_map(|length| {
            let letters = rest.get(..length)?;
            let name: String = letters.iter().map(|token| token.folded.as_str()).collect();
            kept.contains(&name).then_some((length, name))
        });
        if let Some((length, name)) = name {
            joined.push(Token { typed: name.clone(), folded: name });
            rest = rest.get(length..).unwrap_or_default();
        } else {
            joined.push(first.clone());
            rest = others;
        }
    }
    joined
}

/// The word of the handbook that sounds alike and sits well between its neighbours.
pub(super) fn by_sound<'v>(
    vocabulary: &'v Vocabulary,
    before: &str,
    word: &str,
    after: &str,
) -> Option<&'v str> {
    vocabulary
        .sounding_like(word)
        .map(|candidate| (vocabulary.fit(before, candidate, after), candidate))
        .filter(|(fit, _)| *fit > 0.0)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}

/// The word of the handbook that is one slip away, the likeliest.
pub(super) fn slip<'v>(
    vocabulary: &'v Vocabulary,
    before: &str,
    word: &str,
    after: &str,
) -> Option<&'v str> {
    let likelihood = |candidate: &str| {
        let mut score = log_count(vocabulary.count(candidate))
            + NEIGHBOUR * vocabulary.fit(before, candidate, after);
        if candidate.as_bytes().first() == word.as_bytes().first() {
            score += SAME_FIRST_LETTER;
        }
        if sorted(candidate) == sorted(word) {
            score += SAME_LETTERS;
        }
        score
    };
    vocabulary
        .one_slip_from(word)
        .into_iter()
        .map(|candidate| (likelihood(candidate), candidate))
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}

fn sorted(word: &str) -> Vec<u8> {
    let mut letters = word.as_bytes().to_vec();
    letters.sort_unstable();
    letters
}
