//! Questions about one's own affairs, known by patterns of words: `hồ sơ` … `của tôi` … `tới đâu`.
//!
//! A pattern is a row of words, of lists in angle brackets, and of gaps: `..` stands for up to
//! three words, `...` for any number. `^` is the beginning, `$` the end but for particles. Rows
//! joined by `&` may stand anywhere, in any order. `!hồ` holds where the word before is not that one,
//! `#` is any number. The lists and patterns are data: see `lexicon.toml`.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::lexicon::PersonalPatterns;
use super::normalise::{Normaliser, STAR};
use super::phrases::Phrases;

/// What somebody wants to know about their own affairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Personal {
    /// How far their dossier is.
    Dossier,
    /// Until when they have to do something.
    Deadline,
    /// Whether and until when their certificate holds.
    Certificate,
    /// Which rating their product would get: they can score it themselves.
    Assessment,
}

/// Whose business somebody's own affairs are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Own {
    /// That of this bot.
    Ocop(Personal),
    /// That of somebody else: their house, their child's school.
    Elsewhere,
}

/// How many words the short gap may hold.
const SHORT_GAP: usize = 3;
/// The word that is a star or asks how; in a pattern it is either.
const STAR_OR_HOW: &str = "sao";

/// The patterns, ready to be looked for.
#[derive(Clone, Debug)]
pub(super) struct PersonalQuestions {
    words: HashMap<String, Word>,
    lists: Vec<List>,
    /// What may follow the end.
    tail: List,
    patterns: Vec<(Personal, Vec<Row>)>,
    /// What is asked about the rules even if it speaks of one's own.
    general: List,
    /// What is no business of this bot.
    elsewhere: List,
}

/// The number of a word that occurs in a pattern.
type Word = u32;
type Row = Vec<Item>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Word(Word),
    List(usize),
    Gap(usize),
    Start,
    End,
    NotAfter(Word),
    Number,
}

/// Rows, those that begin with a word by that word.
#[derive(Clone, Debug, Default)]
struct List {
    by_word: HashMap<Word, Vec<Row>>,
    others: Vec<Row>,
}

impl List {
    fn new(rows: impl Iterator<Item = Row>) -> Self {
        let mut list = Self::default();
        for row in rows {
            match row.split_first() {
                Some((Item::Word(word), rest)) => {
                    list.by_word.entry(*word).or_default().push(rest.to_vec());
                }
                Some(_) => list.others.push(row),
                None => {}
            }
        }
        list
    }
}

impl PersonalQuestions {
    /// `polite` is what questions are read without, and so are the patterns.
    pub(super) fn new(
        normaliser: &Normaliser,
        polite: &Phrases<()>,
        lexicon: &PersonalPatterns,
    ) -> Self {
        let lists = lexicon.lists.keys().enumerate().map(|(at, name)| (name.as_str(), at));
        let words = HashMap::new();
        let mut reader = Reader { normaliser, polite, lists: lists.collect(), words };
        let kinds = [
            (Personal::Deadline, &lexicon.deadline),
            (Personal::Certificate, &lexicon.certificate),
            (Personal::Assessment, &lexicon.assessment),
            (Personal::Dossier, &lexicon.dossier),
        ];
        let mut patterns = Vec::new();
        for (kind, texts) in kinds {
            for text in texts {
                patterns.push((kind, text.split('&').map(|text| reader.row(text)).collect()));
            }
        }
        Self {
            patterns,
            lists: lexicon.lists.values().map(|texts| reader.list(texts)).collect(),
            tail: reader.list(&lexicon.tail),
            general: reader.list(&lexicon.general),
            elsewhere: reader.list(&lexicon.elsewhere),
            words: reader.words,
        }
    }

    /// What is asked about one's own affairs with these words.
    pub(super) fn find(&self, words: &[String]) -> Option<Own> {
        let numbered = words.iter().map(|word| self.words.get(key(word)).copied());
        let text = Text {
            questions: self,
            typed: words,
            words: numbered.collect(),
            lists: vec![OnceCell::new(); self.lists.len()],
        };
        let fits = |rows: &Vec<Row>| rows.iter().all(|row| text.holds(row));
        let (kind, _) = self.patterns.iter().find(|(_, rows)| fits(rows))?;
        let names = |list| (0..words.len()).any(|at| text.begins(list, at, &|_| true));
        if names(&self.general) {
            None
        } else if names(&self.elsewhere) {
            Some(Own::Elsewhere)
        } else {
            Some(Own::Ocop(*kind))
        }
    }
}

/// A text in which rows are looked for, and where each list was found in it.
struct Text<'q> {
    questions: &'q PersonalQuestions,
    typed: &'q [String],
    words: Vec<Option<Word>>,
    /// Of each list, for each word where the rows end that begin there.
    lists: Vec<OnceCell<Vec<(usize, usize)>>>,
}

impl Text<'_> {
    fn holds(&self, row: &[Item]) -> bool {
        match row.split_first() {
            Some((Item::List(list), rest)) => {
                self.places(*list).iter().any(|(_, end)| self.fits(rest, *end, &|_| true))
            }
            Some((Item::Start, _)) => self.fits(row, 0, &|_| true),
            _ => (0..self.words.len()).any(|at| self.fits(row, at, &|_| true)),
        }
    }

    /// Whether the row fits from the word `at` on, and `then` what follows.
    fn fits(&self, row: &[Item], at: usize, then: &dyn Fn(usize) -> bool) -> bool {
        let Some((item, rest)) = row.split_first() else { return then(at) };
        match item {
            Item::Word(word) => {
                self.words.get(at) == Some(&Some(*word)) && self.fits(rest, at + 1, then)
            }
            Item::List(list) => {
                let mut ends = self.places(*list).iter().filter(|(start, _)| *start == at);
                ends.any(|(_, end)| self.fits(rest, *end, then))
            }
            Item::Gap(most) => {
                let last = self.words.len().min(at.saturating_add(*most));
                (at..=last).any(|at| self.fits(rest, at, then))
            }
            Item::Start => at == 0 && self.fits(rest, at, then),
            Item::NotAfter(word) => {
                let before = at.checked_sub(1).and_then(|at| self.words.get(at));
                before != Some(&Some(*word)) && self.fits(rest, at, then)
            }
            Item::Number => {
                let word = self.typed.get(at);
                word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
                    && self.fits(rest, at + 1, then)
            }
            Item::End => self.ends(at) && self.fits(rest, at, then),
        }
    }

    /// Where a list occurs: its rows' beginnings and ends.
    fn places(&self, list: usize) -> &[(usize, usize)] {
        let Some((cell, list)) = self.lists.get(list).zip(self.questions.lists.get(list)) else {
            return &[];
        };
        cell.get_or_init(|| {
            let found = std::cell::RefCell::new(Vec::new());
            for at in 0..self.words.len() {
                self.begins(list, at, &|end| {
                    found.borrow_mut().push((at, end));
                    false
                });
            }
            found.into_inner()
        })
    }

    /// Whether a row of the list begins at the word `at`, and `then` fits what follows.
    fn begins(&self, list: &List, at: usize, then: &dyn Fn(usize) -> bool) -> bool {
        let word = self.words.get(at).copied().flatten();
        let of_word = word.and_then(|word| list.by_word.get(&word)).into_iter().flatten();
        of_word.into_iter().any(|rest| self.fits(rest, at + 1, then))
            || list.others.iter().any(|row| self.fits(row, at, then))
    }

    /// Whether only particles follow.
    fn ends(&self, at: usize) -> bool {
        at >= self.words.len() || self.begins(&self.questions.tail, at, &|after| self.ends(after))
    }
}

/// Reads patterns.
struct Reader<'r> {
    normaliser: &'r Normaliser,
    polite: &'r Phrases<()>,
    lists: HashMap<&'r str, usize>,
    words: HashMap<String, Word>,
}

impl Reader<'_> {
    fn list(&mut self, texts: &[String]) -> List {
        List::new(texts.iter().map(|text| self.row(text)))
    }

    /// Reads one row. A list that does not exist fits nothing.
    fn row(&mut self, text: &str) -> Row {
        let mut row = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        for part in text.split_whitespace() {
            let item = match part {
                ".." => Item::Gap(SHORT_GAP),
                "..." => Item::Gap(usize::MAX),
                "^" => Item::Start,
                "$" => Item::End,
                "#" => Item::Number,
                _ => {
                    if let Some(before) = part.strip_prefix('!') {
                        Item::NotAfter(self.word(before))
                    } else if let Some(name) =
                        part.strip_prefix('<').and_then(|part| part.strip_suffix('>'))
                    {
                        Item::List(self.lists.get(name).copied().unwrap_or(usize::MAX))
                    } else {
                        words.push(part);
                        continue;
                    }
                }
            };
            self.flush(&mut words, &mut row);
            row.push(item);
        }
        self.flush(&mut words, &mut row);
        row
    }

    fn flush(&mut self, words: &mut Vec<&str>, row: &mut Row) {
        let reading = self.normaliser.reading(&words.join(" "));
        for word in self.polite.without(reading.words()) {
            row.push(Item::Word(self.number(&word)));
        }
        words.clear();
    }

    /// The number of a single word as the lexicon writes it.
    fn word(&mut self, text: &str) -> Word {
        let reading = self.normaliser.reading(text);
        self.number(reading.words().first().map_or("", String::as_str))
    }

    fn number(&mut self, word: &str) -> Word {
        let next = Word::try_from(self.words.len()).unwrap_or(Word::MAX);
        *self.words.entry(key(word).to_owned()).or_insert(next)
    }
}

fn key(word: &str) -> &str {
    if word == STAR { STAR_OR_HOW } else { word }
}
