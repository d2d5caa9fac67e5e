//! Reading the tables in `data/`: comma-separated, a header, quotes around a field that holds a
//! comma. Each row says where it is from and when it was last compared with that.

use std::fmt;

use chrono::NaiveDate;

use super::sets::SetNumber;

/// One thing that is wrong with one table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {problem}")]
pub struct DataError {
    /// The file.
    pub file: &'static str,
    /// The line, counted from 1; 0 where the table as a whole is to blame.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
}

/// All that is wrong with the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataErrors(pub Vec<DataError>);

impl std::error::Error for DataErrors {}

impl fmt::Display for DataErrors {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        formatter.write_str(&lines.join("\n"))
    }
}

/// How well something is established.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Compared with the document.
    Verified,
    /// Seen only as others cite it.
    Secondary,
    /// Partly not established: whoever reads it should ask the office.
    Open,
}

/// A document that rows rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its official name, as a citizen would look it up.
    pub document: &'static str,
    /// The place within it.
    pub article: Option<&'static str>,
    /// Its date.
    pub date: Option<NaiveDate>,
}

/// Where a row is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The documents, the weightiest first.
    pub sources: Box<[Source]>,
    /// When the row was last compared with them.
    pub checked: NaiveDate,
}

/// The documents by their short names.
#[derive(Debug)]
pub(super) struct Documents(Vec<(&'static str, Source)>);

impl Documents {
    pub(super) fn load(problems: &mut Problems) -> Self {
        let text = include_str!("data/sources.csv");
        Self(problems.table("sources.csv", text, "id,document,date", |row| {
            let date = row.optional("date").map(date).transpose()?;
            let source = Source { document: row.text("document")?, article: None, date };
            Ok((row.text("id")?, source))
        }))
    }

    /// Where a statement stands that is of no table, by its name in `statements.csv`.
    pub(super) fn statement(&self, id: &str, problems: &mut Problems) -> Citation {
        let text = include_str!("data/statements.csv");
        let rows = problems.table("statements.csv", text, "id,source,checked", |row| {
            Ok((row.text("id")?, self.citation(row)?))
        });
        let found = rows.into_iter().find(|(known, _)| *known == id);
        if let Some((_, citation)) = found {
            return citation;
        }
        problems.add("statements.csv", 0, format!("{id} is missing"));
        Citation { sources: Box::default(), checked: NaiveDate::default() }
    }

    pub(super) fn get(&self, id: &str) -> Option<Source> {
        self.0.iter().find(|(known, _)| *known == id).map(|(_, source)| *source)
    }

    /// Each `id:article`, parted by `;`, and the date of the comparison.
    pub(super) fn citation(&self, row: &Row) -> Result<Citation, String> {
        let source = |text: &'static str| {
            let (id, article) = match text.trim().split_once(':') {
                Some((id, article)) => (id, Some(article.trim())),
                None => (text.trim(), None),
            };
            let source = self.get(id).ok_or_else(|| format!("{id:?} is no source"))?;
            Ok::<_, String>(Source { article, ..source })
        };
        let sources = row.text("source")?.split(';').map(source).collect::<Result<_, _>>()?;
        Ok(Citation { sources, checked: date(row.text("checked")?)? })
    }
}

/// A row of a table.
#[derive(Debug)]
pub(super) struct Row<'h> {
    columns: &'h [&'static str],
    fields: Vec<&'static str>,
}

impl Row<'_> {
    /// What stands in a column; empty where nothing does.
    pub(super) fn field(&self, column: &str) -> &'static str {
        let at = self.columns.iter().position(|name| *name == column);
        at.and_then(|at| self.fields.get(at)).copied().unwrap_or_default()
    }

    /// What stands in a column that must not be empty.
    pub(super) fn text(&self, column: &str) -> Result<&'static str, String> {
        self.optional(column).ok_or_else(|| format!("{column} is missing"))
    }

    pub(super) fn optional(&self, column: &str) -> Option<&'static str> {
        Some(self.field(column)).filter(|field| !field.is_empty())
    }

    pub(super) fn number<N: std::str::FromStr>(&self, column: &str) -> Result<N, String> {
        let field = self.text(column)?;
        field.parse().map_err(|_| format!("{column}: {field:?} is no number"))
    }

    /// The parts of a column, parted by `|`.
    pub(super) fn list(&self, column: &str) -> Vec<&'static str> {
        self.field(column).split('|').map(str::trim).filter(|part| !part.is_empty()).collect()
    }
}

pub(super) fn date(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| format!("{text:?} is no date like 2026-05-22"))
}

/// The sets in a column: numbers and ranges, parted by `|`, as `1-15|17`.
pub(super) fn sets(row: &Row<'_>, column: &str) -> Result<Vec<SetNumber>, String> {
    let mut found = Vec::new();
    for part in row.list(column) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (SetNumber::parse(first)?, SetNumber::parse(last)?);
        found.extend((first.get()..=last.get()).filter_map(SetNumber::new));
    }
    Ok(found)
}

pub(super) fn standing(text: &str) -> Result<Standing, String> {
    match text {
        "verified" => Ok(Standing::Verified),
        "secondary" => Ok(Standing::Secondary),
        "open" => Ok(Standing::Open),
        _ => Err(format!("{text:?} is no standing")),
    }
}

/// The problems found so far.
#[derive(Debug, Default)]
pub(super) struct Problems(Vec<DataError>);

impl Problems {
    /// Reads a table; what is wrong with a row goes on the list.
    pub(super) fn table<T>(
        &mut self,
        file: &'static str,
        text: &'static str,
        header: &'static str,
        mut parse: impl FnMut(&Row<'_>) -> Result<T, String>,
    ) -> Vec<T> {
        let columns: Vec<&'static str> = header.split(',').collect();
        let mut lines = text.lines();
        if lines.next() != Some(header) {
            self.add(file, 1, format!("the header must be {header:?}"));
            return Vec::new();
        }
        let mut rows = Vec::new();
        for (index, line) in lines.enumerate() {
            let row = fields(line).and_then(|fields| {
                if fields.len() != columns.len() {
                    return Err(format!("{} fields instead of {}", fields.len(), columns.len()));
                }
                parse(&Row { columns: &columns, fields })
            });
            match row {
                Ok(row) => rows.push(row),
                Err(problem) => self.add(file, index + 2, problem),
            }
        }
        rows
    }

    pub(super) fn add(&mut self, file: &'static str, line: usize, problem: String) {
        self.0.push(DataError { file, line, problem });
    }

    /// All is well, or what is not.
    pub(super) fn end(self) -> Result<(), DataErrors> {
        if self.0.is_empty() { Ok(()) } else { Err(DataErrors(self.0)) }
    }
}

/// The fields of a line. A quote within a quoted field is not provided for.
fn fields(line: &'static str) -> Result<Vec<&'static str>, String> {
    let mut fields = Vec::new();
    let mut rest = line;
    loop {
        let (field, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').ok_or("a quote is not closed")?,
            None => rest.split_at(rest.find(',').unwrap_or(rest.len())),
        };
        fields.push(field.trim());
        match after.strip_prefix(',') {
            Some(next) => rest = next,
            None if after.is_empty() => return Ok(fields),
            None => return Err(format!("{after:?} behind a quoted field")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_may_hold_commas_in_quotes() {
        assert_eq!(fields("a,\"b, c\",,d").unwrap(), ["a", "b, c", "", "d"]);
        assert!(fields("a,\"b").is_err());
        assert!(fields("\"a\"b").is_err());
    }

    #[test]
    fn every_problem_is_reported_with_its_line() {
        let mut problems = Problems::default();
        let rows =
            problems.table("t.csv", "id,n\na,1\nb\nc,x", "id,n", |row| row.number::<u8>("n"));
        assert_eq!(rows, [1]);
        let errors = problems.end().unwrap_err();
        let lines: Vec<usize> = errors.0.iter().map(|error| error.line).collect();
        assert_eq!(lines, [3, 4]);
        assert!(errors.to_string().contains("t.csv, line 4: n: \"x\" is no number"), "{errors}");
    }
}
