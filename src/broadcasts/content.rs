//! What an official has typed, with its formatting, and the Telegram HTML that is made of it. Pure.

use crate::locale::Html;
use crate::text::{excerpt, fold};

use super::model::Content;

/// How a stretch of a text is set off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Style {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Underlined.
    Underline,
    /// Struck through.
    Strikethrough,
    /// Hidden until it is tapped.
    Spoiler,
    /// A piece of code.
    Code,
    /// A block of code.
    Pre,
    /// A link to elsewhere.
    Link(String),
    /// A quotation; long ones may be folded.
    Quote {
        /// Whether it is folded.
        expandable: bool,
    },
}

/// A stretch of a text, in UTF-16 units, as Telegram counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// How it is set off.
    pub style: Style,
    /// Where it begins.
    pub offset: usize,
    /// How long it is.
    pub length: usize,
}

/// What somebody has typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The letters.
    pub text: String,
    /// Their formatting.
    pub spans: Vec<Span>,
}

/// What is wrong with what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// There is no such field.
    UnknownField(String),
    /// A field is not closed.
    OpenField(String),
    /// A field begins in one formatting and ends in another.
    CutField(String),
    /// A link leads nowhere.
    BrokenLink(String),
}

/// A personal field: what it says differs from one recipient to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The producer's name.
    Producer,
    /// The product that the broadcast is about for them.
    Product,
    /// The day on which its certificate ends.
    Expires,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Producer, Self::Product, Self::Expires];

    /// The word for it in the markup that is kept, and in `locales/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Producer => "producer",
            Self::Product => "product",
            Self::Expires => "expires",
        }
    }

    /// How long its value may be, in UTF-16 units; a longer one is shortened.
    #[must_use]
    pub fn longest(self) -> usize {
        match self {
            Self::Producer | Self::Product => 160,
            // 26/10/2028, or the phrase in its place.
            Self::Expires => 40,
        }
    }

    /// How it stands in the markup that is kept. No other brace does: those that were typed are
    /// written as references.
    fn mark(self) -> String {
        format!("{{{}}}", self.name())
    }
}

/// The markup for one recipient: the fields replaced by their values, which are escaped.
#[must_use]
pub fn fill(markup: &str, value: impl Fn(Field) -> String) -> Html {
    if !markup.contains('{') {
        return Html::trusted(markup);
    }
    let mut filled = markup.to_owned();
    for field in Field::ALL {
        let mark = field.mark();
        if filled.contains(&mark) {
            let text = Html::text(&short(&value(field), field.longest()));
            // A value cannot hold another field's mark: what is read as one is in the markup only.
            filled = filled.replace(&mark, &text.as_str().replace('{', "&#123;"));
        }
    }
    Html::trusted(filled)
}

/// The fields that stand in a markup.
#[must_use]
pub fn fields(markup: &str) -> Vec<Field> {
    Field::ALL.into_iter().filter(|field| markup.contains(&field.mark())).collect()
}

/// At most so many UTF-16 units of a text, with a mark where it goes on.
fn short(text: &str, most: usize) -> String {
    if units(text) <= most {
        return text.to_owned();
    }
    let mut left = most.saturating_sub(1);
    let mut cut: String = text
        .chars()
        .take_while(|letter| {
            let fits = letter.len_utf16() <= left;
            left = left.saturating_sub(letter.len_utf16());
            fits
        })
        .collect();
    cut.push('…');
    cut
}

/// How many UTF-16 units a text has, which is how Telegram counts.
#[must_use]
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The markup of what was typed: always sound, whatever the entities are, and with the same letters but
/// for white space around them. `names` are the fields as they may be typed.
///
/// # Errors
/// When a field is unknown, not closed or cut by formatting, or a link is broken.
pub fn markup(typed: &Typed, names: &[(Field, String)]) -> Result<String, Flaw> {
    for span in &typed.spans {
        if let Style::Link(url) = &span.style
            && !is_link(url)
        {
            return Err(Flaw::BrokenLink(url.clone()));
        }
    }
    let letters = letters(typed);
    let mut markup = String::with_capacity(typed.text.len() + 32 * typed.spans.len());
    let mut open: Vec<&Style> = Vec::new();
    let mut at = 0;
    while let Some((letter, styles)) = letters.get(at) {
        let field = if *letter == '{' { read_field(&letters[at..], names)? } else { None };
        let kept = open.iter().zip(styles).take_while(|(one, other)| one == other).count();
        open.drain(kept..).rev().for_each(|style| markup.push_str(closing(style)));
        for style in &styles[kept..] {
            opening(&mut markup, style);
            open.push(style);
        }
        if let Some((field, length)) = field {
            markup.push_str(&field.mark());
            at += length;
        } else {
            escape(&mut markup, *letter);
            at += 1;
        }
    }
    open.into_iter().rev().for_each(|style| markup.push_str(closing(style)));
    Ok(markup)
}

/// The letters without white space around them, each with its styles, the outer ones first.
fn letters(typed: &Typed) -> Vec<(char, Vec<&Style>)> {
    let mut spans: Vec<&Span> = typed.spans.iter().collect();
    spans.sort_by_key(|span| (span.offset, std::cmp::Reverse(span.length)));
    let mut position = 0;
    let all = typed.text.chars().map(|letter| {
        let here = position;
        position += letter.len_utf16();
        let covers =
            |span: &&&Span| span.offset <= here && here < span.offset.saturating_add(span.length);
        (letter, allowed(spans.iter().filter(covers).map(|span| &span.style)))
    });
    let all: Vec<_> = all.collect();
    let is_white = |(letter, _): &(char, Vec<&Style>)| letter.is_whitespace();
    let start = all.iter().position(|one| !is_white(one)).unwrap_or(all.len());
    let end = all.iter().rposition(|one| !is_white(one)).map_or(start, |last| last + 1);
    all.into_iter().skip(start).take(end.saturating_sub(start)).collect()
}

/// What Telegram lets stand together: code is in nothing but a quotation and holds nothing; of links and
/// of quotations there is one.
fn allowed<'a>(styles: impl Iterator<Item = &'a Style>) -> Vec<&'a Style> {
    let mut kept: Vec<&Style> = Vec::new();
    for style in styles {
        let is_there = kept
            .iter()
            .any(|other| std::mem::discriminant(*other) == std::mem::discriminant(style));
        if !is_there {
            kept.push(style);
        }
    }
    let code = kept.iter().copied().find(|one| matches!(one, Style::Code | Style::Pre));
    if let Some(code) = code {
        kept.retain(|one| matches!(one, Style::Quote { .. }));
        kept.push(code);
    }
    kept
}

/// How long a field's name may be, so that a brace far away makes none.
const FIELD: usize = 40;

/// The field at the start of these letters, and how many letters it has.
fn read_field(
    letters: &[(char, Vec<&Style>)],
    names: &[(Field, String)],
) -> Result<Option<(Field, usize)>, Flaw> {
    let end =
        letters.iter().skip(1).take(FIELD + 1).position(|(one, _)| matches!(one, '{' | '}' | '\n'));
    let Some(end) = end.map(|end| end + 1).filter(|end| letters[*end].0 == '}') else {
        return match open_field(letters, names) {
            Some(name) => Err(Flaw::OpenField(name)),
            None => Ok(None),
        };
    };
    let typed: String = letters[1..end].iter().map(|(letter, _)| letter).collect();
    let named = key(&typed);
    let Some((field, _)) = names.iter().find(|(_, name)| key(name) == named) else {
        return Err(Flaw::UnknownField(typed));
    };
    let (_, styles) = &letters[0];
    if letters[1..=end].iter().any(|(_, others)| others != styles) {
        return Err(Flaw::CutField(typed));
    }
    Ok(Some((*field, end + 1)))
}

/// The name of a field that begins here and is not closed: a recipient would read the brace.
fn open_field(letters: &[(char, Vec<&Style>)], names: &[(Field, String)]) -> Option<String> {
    let rest = letters.iter().skip(1).map(|(letter, _)| *letter);
    let rest: String =
        rest.take_while(|one| !matches!(one, '{' | '}' | '\n')).take(FIELD).collect();
    let read = key(&rest);
    let named = names.iter().map(|(_, name)| name);
    named.filter(|name| read.starts_with(&key(name))).max_by_key(|name| name.len()).cloned()
}

/// A field's name as it is compared: without accents, case and spaces.
fn key(name: &str) -> String {
    fold(name).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Whether a link leads somewhere, as Telegram sees it.
#[must_use]
pub fn is_link(url: &str) -> bool {
    let Ok(parsed) = reqwest::Url::parse(url.trim()) else { return false };
    match parsed.scheme() {
        "tg" => true,
        "http" | "https" => {
            let host = parsed.host_str().unwrap_or_default();
            let is_name = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
            is_name && !url.trim().contains(char::is_whitespace) && units(url) <= 2048
        }
        _ => false,
    }
}

fn opening(markup: &mut String, style: &Style) {
    match style {
        Style::Bold => markup.push_str("<b>"),
        Style::Italic => markup.push_str("<i>"),
        Style::Underline => markup.push_str("<u>"),
        Style::Strikethrough => markup.push_str("<s>"),
        Style::Spoiler => markup.push_str("<tg-spoiler>"),
        Style::Code => markup.push_str("<code>"),
        Style::Pre => markup.push_str("<pre>"),
        Style::Link(url) => {
            markup.push_str("<a href=\"");
            url.trim().chars().for_each(|letter| escape(markup, letter));
            markup.push_str("\">");
        }
        Style::Quote { expandable: false } => markup.push_str("<blockquote>"),
        Style::Quote { expandable: true } => markup.push_str("<blockquote expandable>"),
    }
}

fn closing(style: &Style) -> &'static str {
    match style {
        Style::Bold => "</b>",
        Style::Italic => "</i>",
        Style::Underline => "</u>",
        Style::Strikethrough => "</s>",
        Style::Spoiler => "</tg-spoiler>",
        Style::Code => "</code>",
        Style::Pre => "</pre>",
        Style::Link(_) => "</a>",
        Style::Quote { .. } => "</blockquote>",
    }
}

/// Escapes a letter of a text, or of an attribute's value.
fn escape(markup: &mut String, letter: char) {
    match letter {
        '<' => markup.push_str("&lt;"),
        '>' => markup.push_str("&gt;"),
        '&' => markup.push_str("&amp;"),
        '"' => markup.push_str("&quot;"),
        '{' => markup.push_str("&#123;"),
        other => markup.push(other),
    }
}

/// The letters of a markup, its fields as `field` says.
#[must_use]
pub fn plain(markup: &str, field: impl Fn(Field) -> String) -> String {
    plain_after(markup, |_, one| field(one))
}

/// A phrase that stands after these words, without those at its beginning that would be said twice:
/// "sản phẩm" and "sản phẩm của bà con" go on as "của bà con". Nothing where all of it was said.
#[must_use]
pub fn go_on(before: &str, phrase: &str) -> String {
    let folded = |text: &str| text.split_whitespace().map(fold).collect::<Vec<_>>();
    let (said, next) = (folded(before), folded(phrase));
    let twice = (1..=next.len()).rev().find(|length| said.ends_with(&next[..*length]));
    phrase.split_whitespace().skip(twice.unwrap_or(0)).collect::<Vec<_>>().join(" ")
}

/// The letters of a markup, its fields as `field` says, which is told what stands before.
#[must_use]
pub fn plain_after(markup: &str, field: impl Fn(&str, Field) -> String) -> String {
    let mut text = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(letter) = rest.chars().next() {
        let (shown, length) = match letter {
            '<' => (String::new(), rest.find('>').map_or(rest.len(), |end| end + 1)),
            '&' => reference(rest),
            '{' => match Field::ALL.into_iter().find(|one| rest.starts_with(&one.mark())) {
                Some(found) => (field(&text, found), found.mark().len()),
                None => (letter.to_string(), 1),
            },
            other => (other.to_string(), other.len_utf8()),
        };
        text.push_str(&shown);
        rest = rest.get(length..).unwrap_or_default();
    }
    text
}

/// Letters of a broadcast's title.
const TITLE: usize = 60;

/// How a broadcast begins, in one line, to name it by; a sign where it has files only.
#[must_use]
pub fn title(content: &Content) -> String {
    let text = plain(&content.html, |_| "…".to_owned());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() { "📎".to_owned() } else { excerpt(&text, TITLE) }
}

/// The letter that a reference stands for, and its length.
fn reference(rest: &str) -> (String, usize) {
    let all = [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&quot;", "\""), ("&#123;", "{")];
    let found = all.into_iter().find(|(written, _)| rest.starts_with(written));
    found
        .map_or_else(|| ("&".to_owned(), 1), |(written, letter)| (letter.to_owned(), written.len()))
}

/// How many UTF-16 units a markup has for a recipient at most.
#[must_use]
pub fn longest(markup: &str) -> usize {
    let fields: usize = Field::ALL
        .into_iter()
        .map(|field| markup.matches(&field.mark()).count() * field.longest())
        .sum();
    units(&plain(markup, |_| String::new())) + fields
}

#[cfg(test)]
mod tests;
