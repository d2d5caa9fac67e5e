//! Finding the questions in a message: one short line mostly, but also a long tale with the
//! question somewhere in it, or several questions at once.

/// A part of a message longer than this is read through windows.
const LONG: usize = 24;
/// The words in a window, and how far it moves.
const WINDOW: usize = 14;
const STRIDE: usize = 7;
/// No more parts than this are looked at: the first and the last of a long message.
const PARTS: usize = 12;

/// The parts of a message, as they stand in it: sentences and lines, cut further at the phrases
/// that part two questions. A short message is one part.
pub(super) fn parts(message: &str) -> Vec<&str> {
    let is_end = |c: char| matches!(c, '?' | '!' | '\n' | ';' | '？' | '…');
    let mut parts: Vec<&str> = message
        .split(is_end)
        .flat_map(|line| line.split(". "))
        .flat_map(windows)
        .filter(|part| part.split_whitespace().count() > 1)
        .collect();
    if parts.len() > PARTS {
        // The question mostly stands at the end of a tale.
        parts.drain(PARTS / 2..parts.len() - PARTS / 2);
    }
    parts
}

/// A long part in overlapping pieces, cut at commas where there are some.
fn windows(part: &str) -> Vec<&str> {
    if part.split_whitespace().count() <= LONG {
        return vec![part];
    }
    if part.contains(',') {
        return part
            .split(',')
            .flat_map(|piece| if piece.contains(',') { vec![] } else { window(piece) })
            .collect();
    }
    window(part)
}

fn window(part: &str) -> Vec<&str> {
    let mut bounds: Vec<(usize, usize)> = Vec::new();
    for word in part.split_whitespace() {
        let start = word.as_ptr() as usize - part.as_ptr() as usize;
        bounds.push((start, start + word.len()));
    }
    if bounds.len() <= LONG {
        return vec![part];
    }
    bounds
        .windows(WINDOW)
        .step_by(STRIDE)
        .filter_map(|words| part.get(words.first()?.0..words.last()?.1))
        .collect()
}

/// Whether a message is so long that its question must be searched for.
pub(super) fn is_long(message: &str) -> bool {
    message.split_whitespace().nth(LONG).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_parted_at_its_sentences() {
        assert_eq!(parts("nộp ở đâu? phí bao nhiêu"), ["nộp ở đâu", " phí bao nhiêu"]);
        assert_eq!(parts("mẫu 1.5 là gì"), ["mẫu 1.5 là gì"]);
        assert_eq!(parts("?? \n!"), Vec::<&str>::new());
    }

    #[test]
    fn a_long_tale_is_read_through_windows() {
        let tale = "từ ".repeat(100);
        let parts = parts(&tale);
        assert_eq!(parts.len(), PARTS);
        assert!(parts.iter().all(|part| part.split_whitespace().count() == WINDOW));
    }
}
