//! An entry as it is read: title, text, and the line that says where it comes from.

use chrono::NaiveDate;

use crate::locale::{Html, Language, Locale};

use super::{Entry, Source, texts};

/// The whole text of an answer, in Telegram's HTML. It is in Vietnamese, as the handbook is;
/// somebody who reads the rest in `language` is told so.
#[must_use]
pub fn page(locale: &Locale, language: Language, entry: &Entry) -> Html {
    let citation = citation(locale, entry);
    let text = texts::answer(entry.title.as_str(), Html::trusted(entry.html()), citation.as_str());
    let page = locale.html(Language::Vietnamese, &text);
    match language {
        Language::Vietnamese => page,
        Language::English => page.paragraph(&locale.html(language, &texts::in_vietnamese())),
    }
}

/// The same without markup, for a terminal.
#[must_use]
pub fn plain_page(locale: &Locale, entry: &Entry) -> String {
    format!("{}\n\n{}\n\n{}", entry.title, entry.plain(), citation(locale, entry))
}

/// "Nguồn: … Cập nhật …"
fn citation(locale: &Locale, entry: &Entry) -> String {
    let sources: Vec<String> = entry.sources.iter().map(source).collect();
    // Only a draft can have none.
    let known = if sources.is_empty() { "no" } else { "yes" };
    let text = texts::citation(known, sources.join("; "), date(entry.reviewed_on));
    locale.plain(Language::Vietnamese, &text)
}

fn source(source: &Source) -> String {
    let mut text = source.document.clone();
    if let Some(article) = &source.article {
        text.push_str(", ");
        text.push_str(article);
    }
    if let Some(day) = source.date {
        text = format!("{text} ({})", date(day));
    }
    text
}

/// A date as it is written in Vietnam: 22/5/2026.
fn date(day: NaiveDate) -> String {
    day.format("%-d/%-m/%Y").to_string()
}
