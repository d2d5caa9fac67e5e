//! From a file's text to an entry, or to everything that is wrong with it.

use std::collections::HashMap;
use std::sync::Arc;

use toml::Table;

use super::super::problem::{Fault, Problem};
use super::fields::Fields;
use super::{Entry, EntryId, Source, Step, Topic};

/// The line that opens and closes the front matter.
pub(super) const FENCE: &str = "+++";

/// Reads all files, each given as its name and its text, in order of their ids.
///
/// # Errors
///
/// Every problem of every file, so that an author sees all of them at once.
pub fn parse_all<'f>(
    files: impl IntoIterator<Item = (&'f str, &'f str)>,
) -> Result<Vec<Arc<Entry>>, Vec<Problem>> {
    let mut entries = Vec::new();
    let mut problems = Vec::new();
    let mut files_of: HashMap<EntryId, &str> = HashMap::new();
    for (file, text) in files {
        match parse(file, text) {
            Ok(entry) => {
                if let Some(other) = files_of.insert(entry.id.clone(), file) {
                    let fault = Fault::IdTwice { id: entry.id.to_string(), other: other.into() };
                    problems.push(Problem::new(file, fault));
                }
                entries.push(Arc::new(entry));
            }
            Err(mut found) => problems.append(&mut found),
        }
    }
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    if problems.is_empty() { Ok(entries) } else { Err(problems) }
}

/// Reads one file, given as its name and its text.
///
/// # Errors
///
/// Every problem of it.
pub fn parse(file: &str, text: &str) -> Result<Entry, Vec<Problem>> {
    let (front, body) = split(text).map_err(|fault| vec![Problem::at_line(file, 1, fault)])?;
    let table: Table = front.parse().map_err(|error| vec![toml_problem(file, front, &error)])?;

    let mut faults = Vec::new();
    let entry = read(table, body.trim(), &mut faults);
    if let Some(entry) = &entry
        && file.rsplit(['/', '\\']).next() != Some(&format!("{}.md", entry.id))
    {
        faults.push(Fault::IdNotFileName(entry.id.to_string()));
    }
    match entry {
        Some(entry) if faults.is_empty() => Ok(entry),
        _ => Err(faults.into_iter().map(|fault| placed(file, text, fault)).collect()),
    }
}

/// The front matter and the body. A byte order mark and the line ends of Windows do no harm.
fn split(text: &str) -> Result<(&str, &str), Fault> {
    let text = text.trim_start_matches('\u{feff}');
    let (first, rest) = text.split_once('\n').ok_or(Fault::NoFrontMatter)?;
    if first.trim_end() != FENCE {
        return Err(Fault::NoFrontMatter);
    }
    let mut start = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Ok((&rest[..start], &rest[start + line.len()..]));
        }
        start += line.len();
    }
    Err(Fault::FrontMatterOpen)
}

fn toml_problem(file: &str, front: &str, error: &toml::de::Error) -> Problem {
    let fault = Fault::Toml(error.message().into());
    match error.span() {
        // The fence is line 1, so the first line of the front matter is line 2.
        Some(span) => {
            let line = front[..span.start.min(front.len())].matches('\n').count() + 2;
            Problem::at_line(file, line, fault)
        }
        None => Problem::new(file, fault),
    }
}

/// The problem with the line of its key, where the key stands in the file.
fn placed(file: &str, text: &str, fault: Fault) -> Problem {
    let key = match &fault {
        Fault::KeyUnknown(key) | Fault::WrongType { key, .. } | Fault::NotInList { key, .. } => key,
        Fault::IdNotFileName(_) => "id",
        _ => return Problem::new(file, fault),
    };
    let key = key.rsplit('.').next().unwrap_or(key);
    let names = |line: &str| {
        line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    Problem { file: file.into(), line: text.lines().position(names).map(|at| at + 1), fault }
}

fn read(table: Table, body: &str, faults: &mut Vec<Fault>) -> Option<Entry> {
    let mut fields = Fields::new(table, String::new(), faults);
    let id = fields.id("id");
    let title = fields.text("title");
    let button = fields.text("button");
    let step = fields.one_of("step", Step::ALL, Step::key);
    let topic = fields.one_of("topic", Topic::ALL, Topic::key);
    let related = fields.ids("related");
    let in_force_from = fields.date("in_force_from");
    let in_force_to = fields.optional_date("in_force_to");
    let reviewed_on = fields.date("reviewed_on");
    let phrasings = fields.texts("phrasings");
    let sources = fields.tables("sources");
    if body.is_empty() {
        fields.fault(Fault::BodyEmpty);
    }
    fields.finish();

    let sources = sources
        .into_iter()
        .enumerate()
        .map(|(at, table)| source(Fields::new(table, format!("sources[{at}]."), faults)))
        .collect::<Vec<_>>();
    Some(Entry {
        id: id?,
        title: title?,
        button: button?,
        step: step?,
        topic: topic?,
        related: related?,
        in_force_from: in_force_from?,
        in_force_to,
        reviewed_on: reviewed_on?,
        phrasings: phrasings?,
        sources: sources.into_iter().collect::<Option<_>>()?,
        body: body.into(),
    })
}

fn source(mut fields: Fields<'_>) -> Option<Source> {
    let document = fields.text("document");
    let article = fields.optional_text("article");
    let date = fields.optional_date("date");
    fields.finish();
    Some(Source { document: document?, article, date })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"+++
id = "phi"
title = "Fee"
button = "Fee"
step = "evaluate"
topic = "fees"
related = ["mau-01"]
in_force_from = 2026-05-22
reviewed_on = 2026-11-23
phrasings = ["phi ocop"]

[[sources]]
document = "Decision"
date = 2026-05-22
+++

Body.
"#;

    #[test]
    fn a_good_file_is_read() {
        let entries = parse_all([("handbook/phi.md", GOOD)]).unwrap();
        assert_eq!(entries[0].topic, Topic::Fees);
        assert_eq!(entries[0].sources[0].article, None);
        assert_eq!(entries[0].body, "Body.");
    }

    #[test]
    fn line_ends_of_windows_and_a_byte_order_mark_do_no_harm() {
        let text = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
        assert_eq!(parse_all([("phi.md", text.as_str())]).unwrap()[0].body, "Body.");
    }

    #[test]
    fn every_problem_of_every_file_is_reported() {
        let bad = GOOD
            .replace("step = \"evaluate\"", "step = \"jump\"\ncolour = 1")
            .replace("title = \"Fee\"\n", "")
            .replace("2026-05-22\n+++", "\"May\"\n+++");
        let problems = parse_all([("phi.md", bad.as_str()), ("x.md", "no fence")]).unwrap_err();
        let shown: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(shown.len(), 5, "{shown:#?}");
        assert_eq!(shown[0], "phi.md: the key `title` is missing");
        assert!(shown[1].starts_with("phi.md:4: `jump` is not one of the values of `step`: learn"));
        assert!(shown[2].starts_with("phi.md:5: the key `colour` is not known"));
        assert!(shown[3].contains("`sources[0].date` must hold a date"));
        assert_eq!(problems[4].fault, Fault::NoFrontMatter);
    }

    #[test]
    fn broken_toml_names_its_line() {
        let problems =
            parse_all([("phi.md", "+++\nid = \"phi\"\ntitle = \n+++\nBody")]).unwrap_err();
        assert_eq!(problems[0].line, Some(3));
    }

    #[test]
    fn an_id_belongs_to_one_file_and_is_its_name() {
        let problems = parse_all([("phi.md", GOOD), ("a/phi.md", GOOD)]).unwrap_err();
        assert_eq!(problems[0].fault, Fault::IdTwice { id: "phi".into(), other: "phi.md".into() });
        let problems = parse_all([("fee.md", GOOD)]).unwrap_err();
        assert_eq!(problems[0].fault, Fault::IdNotFileName("phi".into()));
        assert_eq!(problems[0].line, Some(2));
    }
}
