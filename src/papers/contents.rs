//! The contents page of an archive: which paper is for which criterion, in which file, and what is not
//! there. In Vietnamese, as the dossier is.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::bundling::Bundle;
use super::rules::Section;
use super::seeing::{Evidence, Sheet};
use super::texts;
use crate::app::Services;
use crate::clock::{Timestamp, local_date};
use crate::dossiers::words::{Words, date, stars};
use crate::locale::{Html, Language, Message};
use crate::programme::folders::Drawer;

/// The name of the page in its archive.
pub(super) const NAME: &str = "00-muc-luc.html";

/// What a page is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct About<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) bundle: &'a Bundle,
    /// The files of this part.
    pub(super) files: &'a [Evidence],
    /// Their names in the archive, by row.
    pub(super) names: &'a BTreeMap<i64, String>,
    /// Those that could not be fetched.
    pub(super) lost: &'a [i64],
    /// The folder of article 6.3, for five stars.
    pub(super) central: &'a [Drawer],
}

const STYLE: &str = "body{font-family:'Times New Roman',serif;margin:2em;max-width:60em}\
    table{border-collapse:collapse;width:100%}td,th{border:1px solid #888;padding:4px 8px;\
    vertical-align:top;text-align:left}";

/// The page.
pub(super) fn page(services: &Services, now: Timestamp, about: About<'_>) -> String {
    let words = Words::new(services, Language::Vietnamese);
    let say = |message: &Message| escape(&words.plain(message));
    let About { sheet, bundle, .. } = about;
    let case = &sheet.case;
    let part = (number(bundle.part + 1), number(bundle.parts.len()));
    let heading = say(&texts::page_title(part.0, part.1));
    let facts = [
        texts::page_product(case.product.details.name.as_str()),
        texts::page_producer(
            case.producer.details.name.as_str(),
            words.place(case.producer.details.commune),
        ),
        texts::page_dossier(
            words.kind(case.dossier.kind),
            stars(case.dossier.target),
            case.dossier.lookup.to_string(),
        ),
        texts::page_made(date(local_date(now))),
    ];
    let facts: Vec<String> = facts.iter().map(say).collect();
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>{heading}</title>\
         <style>{STYLE}</style></head><body>\n<h1>{heading}</h1>\n<p>{}</p>\n",
        facts.join("<br>\n")
    );
    if !about.central.is_empty() {
        let drawers = items(about.central.iter().map(|drawer| drawer.name));
        push(&mut page, format_args!("<p>{}</p><ol>{drawers}</ol>", say(&texts::page_central())));
    }
    push(&mut page, format_args!("{}", table(&words, about)));
    let missing = sheet
        .lines
        .iter()
        .filter(|line| line.section() == Section::Missing)
        .filter_map(|line| services.programme.papers.get(line.paper));
    let missing = items(missing.map(|paper| paper.name));
    if !missing.is_empty() {
        push(&mut page, format_args!("<h2>{}</h2><ul>{missing}</ul>", say(&texts::page_missing())));
    }
    page.push_str("</body></html>\n");
    page
}

/// A row a paper: its number, what it is, what it proves, its files.
fn table(words: &Words<'_>, about: About<'_>) -> String {
    let say = |message: &Message| escape(&words.plain(message));
    let heads = [texts::page_paper(), texts::page_criteria(), texts::page_files()];
    let heads: Vec<String> = heads.iter().map(say).collect();
    let heads = format!("<th>{}</th>", heads.join("</th><th>"));
    let mut rows = String::new();
    let papers = &words.services().programme.papers;
    for files in about.files.chunk_by(|one, other| one.paper == other.paper) {
        let Some(paper) = files.first().and_then(|file| papers.get(&file.paper)) else { continue };
        let criteria = about.sheet.line(paper.id).map(|line| line.criteria.join(", "));
        let files: Vec<String> = files
            .iter()
            .map(|file| {
                let name = about.names.get(&file.id).map(String::as_str).unwrap_or_default();
                if about.lost.contains(&file.id) {
                    say(&texts::page_lost(name))
                } else {
                    format!("<a href=\"{0}\">{0}</a>", escape(name))
                }
            })
            .collect();
        push(
            &mut rows,
            format_args!(
                "<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                escape(paper.name),
                escape(&criteria.unwrap_or_default()),
                files.join("<br>")
            ),
        );
    }
    format!("<table><tr>{heads}</tr>\n{rows}</table>\n")
}

/// A list of plain texts.
fn items<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.fold(String::new(), |mut list, text| {
        push(&mut list, format_args!("<li>{}</li>", escape(text)));
        list
    })
}

fn push(page: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string never fails.
    _ = page.write_fmt(text);
}

fn escape(text: &str) -> String {
    Html::text(text).into_string()
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
