//! The source code as rules of layering look at it: without comments, tests and what strings say.

use std::path::{Path, PathBuf};

/// A file of the program.
pub(crate) struct Source {
    /// Its path from `src/` on, with slashes.
    pub(crate) path: String,
    /// Its code; comments and the insides of strings are left out.
    pub(crate) code: String,
    /// Its string literals, each with its line.
    pub(crate) strings: Vec<(usize, String)>,
    /// How many lines it has, tests included.
    pub(crate) lines: usize,
}

/// Every Rust file under `src/` but those that hold tests only.
pub(crate) fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let sources = files.into_iter().map(|file| {
        let path = file.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let text = std::fs::read_to_string(&file).unwrap();
        let tests = ["#[cfg(test)]\nmod tests {", "#[cfg(test)]\npub(super) mod tests {"];
        let end = tests.iter().filter_map(|begin| text.find(begin)).min().unwrap_or(text.len());
        let (code, strings) = read(&text[..end]);
        Source { path, code, strings, lines: text.lines().count() }
    });
    let tests = |path: &str| path.ends_with("/tests.rs") || path.contains("/tests/");
    sources.filter(|source| !tests(&source.path)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Tells code from comments and strings.
fn read(text: &str) -> (String, Vec<(usize, String)>) {
    let letters: Vec<char> = text.chars().collect();
    let at = |place: usize| letters.get(place).copied().unwrap_or('\0');
    let (mut code, mut strings) = (String::new(), Vec::new());
    let (mut place, mut line) = (0, 1);
    while place < letters.len() {
        let letter = at(place);
        let begin = place;
        if letter == '/' && at(place + 1) == '/' {
            while place < letters.len() && at(place) != '\n' {
                place += 1;
            }
            continue;
        }
        let hashes = (1..64).take_while(|&ahead| at(place + ahead) == '#').count();
        let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
        let raw = letter == 'r'
            && at(place + 1 + hashes) == '"'
            && !(place > 1 && is_word(at(place - 1)) && at(place - 1) != 'b');
        if raw {
            let end: String = std::iter::once('"').chain("#".repeat(hashes).chars()).collect();
            place += hashes + 2;
            let from = place;
            while place < letters.len()
                && !(at(place) == '"' && (1..=hashes).all(|ahead| at(place + ahead) == '#'))
            {
                place += 1;
            }
            strings.push((line, letters[from..place].iter().collect()));
            place += end.len();
            code.push_str("\"\"");
        } else if letter == '"' {
            place += 1;
            let from = place;
            while place < letters.len() && at(place) != '"' {
                place += if at(place) == '\\' { 2 } else { 1 };
            }
            strings.push((line, letters[from..place.min(letters.len())].iter().collect()));
            place += 1;
            code.push_str("\"\"");
        } else if letter == '\'' && (at(place + 1) == '\\' || at(place + 2) == '\'') {
            place += if at(place + 1) == '\\' { 3 } else { 2 };
            while place < letters.len() && at(place) != '\'' {
                place += 1;
            }
            place += 1;
            code.push_str("' '");
        } else {
            code.push(letter);
            place += 1;
        }
        line += letters[begin..place.min(letters.len())].iter().filter(|one| **one == '\n').count();
    }
    (code, strings)
}

#[test]
fn code_is_told_from_comments_and_strings() {
    let text = "let a = \"x\\\"é\"; // \"no\"\nlet b = ('\"', 'c', r#\"y\"z\"#); fn f<'a>() {}";
    let (code, strings) = read(text);
    assert_eq!(code, "let a = \"\"; \nlet b = (' ', ' ', \"\"); fn f<'a>() {}");
    assert_eq!(strings, [(1, "x\\\"é".to_owned()), (2, "y\"z".to_owned())]);
}
