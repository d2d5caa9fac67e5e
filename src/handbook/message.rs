//! Finding the questions in a message: one short line mostly, but also a long tale with the
//! question somewhere in it, or several questions at once.

use super::normalise::Reading;
use super::phrases::Phrases;

/// A part of a message longer than this many words is read through windows.
const LONG: usize = 24;
/// The words in a window, and how far it moves.
const WINDOW: usize = 14;
const STRIDE: usize = 7;
/// No more parts than this are looked at: the first and the last of a long message.
const PARTS: usize = 12;

/// The sentences and lines of a message that have more than one word, the long ones in pieces.
pub(super) fn parts(message: &str) -> Vec<&str> {
    let is_end = |c: char| matches!(c, '?' | '!' | '\n' | ';' | '？' | '…');
    let sentences = message.split(is_end).flat_map(|line| line.split(". "));
    let mut parts: Vec<&str> = sentences
        .flat_map(pieces)
        .map(str::trim)
        .filter(|part| part.split_whitespace().nth(1).is_some())
        .collect();
    if parts.len() > PARTS {
        // The question mostly stands at the end of a tale, or at its beginning.
        parts.drain(PARTS / 2..parts.len() - PARTS / 2);
    }
    parts
}

/// The question of a long message: the last sentence that asks, or all of it.
pub(super) fn focus(message: &str, asks: impl Fn(&str) -> bool) -> Option<&str> {
    is_long(message).then(|| {
        let sentences = message.split_inclusive(['?', '.', '!', '\n']).rev();
        let mut sentences = sentences.filter(|text| text.split_whitespace().nth(1).is_some());
        sentences.find(|text| text.ends_with('?') || asks(text)).unwrap_or(message)
    })
}

/// A long sentence cut at its commas, and what is still long read through windows that overlap.
fn pieces(sentence: &str) -> Vec<&str> {
    if is_long(sentence) { sentence.split(',').flat_map(windows).collect() } else { vec![sentence] }
}

fn windows(piece: &str) -> Vec<&str> {
    if !is_long(piece) {
        return vec![piece];
    }
    let mut bounds: Vec<(usize, usize)> = Vec::new();
    let mut end = 0;
    for word in piece.split_whitespace() {
        let start = end + piece.get(end..).and_then(|rest| rest.find(word)).unwrap_or(0);
        end = start + word.len();
        bounds.push((start, end));
    }
    let spans = bounds.windows(WINDOW).step_by(STRIDE);
    spans.filter_map(|words| piece.get(words.first()?.0..words.last()?.1)).collect()
}

/// The questions that commas part in one sentence ("gồm gì, nộp ở đâu"), where there are several; a
/// piece that asks nothing belongs to the question behind it, and nothing to what is said last.
pub(super) fn row(sentence: &str, asks: impl Fn(&str) -> bool) -> Vec<&str> {
    if !sentence.contains(',') {
        return Vec::new();
    }
    let mut questions: Vec<&str> = Vec::new();
    let (mut start, mut end) = (0, 0);
    for piece in sentence.split_inclusive(',') {
        end += piece.len();
        if asks(piece) {
            questions.extend(sentence.get(start..end));
            start = end;
        }
    }
    if questions.len() < 2 { Vec::new() } else { questions }
}

/// Whether a text is so long that its question must be searched for.
pub(super) fn is_long(text: &str) -> bool {
    text.split_whitespace().nth(LONG).is_some()
}

/// Parts a reading at the first phrase that has a question on either side.
pub(super) fn cut(
    reading: &Reading,
    parting: &Phrases<()>,
    asks: impl Fn(&[String]) -> bool,
) -> Option<(Reading, Reading)> {
    let words = reading.words();
    (1..words.len()).find_map(|at| {
        let (before, rest) = words.split_at(at);
        let (length, ()) = parting.at_start(rest).next()?;
        let after = rest.get(length..)?;
        let both_ask = before.len() > 1 && after.len() > 1 && asks(before) && asks(after);
        both_ask.then(|| (Reading::of_words(before), Reading::of_words(after)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_parted_at_its_sentences() {
        assert_eq!(parts("nộp ở đâu? phí bao nhiêu"), ["nộp ở đâu", "phí bao nhiêu"]);
        assert_eq!(parts("mẫu 1.5 là gì"), ["mẫu 1.5 là gì"]);
        assert_eq!(parts("?? \n!"), Vec::<&str>::new());
    }

    #[test]
    fn a_row_of_questions_is_parted_at_its_commas() {
        let asks = |text: &str| text.contains("gì") || text.contains("đâu");
        assert_eq!(
            row("tui làm mắm, hồ sơ gồm gì, nộp đâu, cảm ơn", asks),
            ["tui làm mắm, hồ sơ gồm gì,", " nộp đâu,"]
        );
        assert_eq!(row("tui làm mắm, làm khô, nộp đâu", asks), Vec::<&str>::new());
        assert_eq!(row("gồm gì", asks), Vec::<&str>::new());
    }

    #[test]
    fn the_last_question_of_a_tale_is_its_focus() {
        let tale =
            ["Ai cũng nói một kiểu. ", &"từ ".repeat(30), ". Nộp ở đâu? Cảm ơn anh."].concat();
        assert_eq!(focus(&tale, |_| false), Some(" Nộp ở đâu?"));
        assert_eq!(focus("Nộp ở đâu?", |_| true), None);
    }

    #[test]
    fn a_long_tale_is_read_through_windows() {
        let tale = "từ ".repeat(100);
        let parts = parts(&tale);
        assert_eq!(parts.len(), PARTS);
        assert!(parts.iter().all(|part| part.split_whitespace().count() == WINDOW));
    }
}
