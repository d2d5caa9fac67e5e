//! The list of whom to telephone: as a workbook, and as a page to print. Pure.

use chrono::NaiveDate;
use rust_xlsxwriter::XlsxError;

use crate::clock::{Timestamp, local_date};
use crate::dossiers::rules::Status;
use crate::dossiers::words::{Words, date};
use crate::locale::Html;
use crate::spreadsheets::book::{Book, Cell, Column};

use super::model::{Deadline, Kind, Listed, Reaction};
use super::sending::Due;
use super::texts;
use super::words::{is_closed, waiting_for};

/// The columns and how wide each is, in letters.
const COLUMNS: [(&str, u8); 11] = [
    ("number", 5),
    ("producer", 32),
    ("representative", 22),
    ("phone", 15),
    ("product", 30),
    ("commune", 20),
    ("what", 24),
    ("due", 12),
    ("act", 12),
    ("left", 16),
    ("state", 34),
];

fn heading(words: &Words<'_>, name: &str) -> String {
    words.plain(&texts::calls_column(name))
}

/// What the producer's people did, or why they cannot be written to; whether somebody has called.
pub(super) fn state(words: &Words<'_>, one: &Listed) -> String {
    notes(words, (one.filed, one.is_asked), one.called_at).unwrap_or_else(|| {
        // What they said before the day had passed is no answer any more.
        let said = one.reaction.filter(|_| !one.is_silent);
        let reaction = said.map_or("none", Reaction::name);
        let state = words.plain(&texts::state(one.contact.name(), reaction));
        with_call(words, Some(state), one.called_at).unwrap_or_default()
    })
}

/// What an officer has to know beside what is due: for whom its dossier waits, or that its producer waits
/// for an answer; `None` where there is neither.
fn notes(
    words: &Words<'_>,
    (filed, asked): (Option<Status>, bool),
    called_at: Option<Timestamp>,
) -> Option<String> {
    let note = match filed {
        Some(status) => waiting_for(status),
        None if asked => "asked",
        None => return None,
    };
    with_call(words, Some(words.plain(&texts::state("reached", note))), called_at)
}

fn with_call(
    words: &Words<'_>,
    state: Option<String>,
    called_at: Option<Timestamp>,
) -> Option<String> {
    let called = called_at.map(|at| words.plain(&texts::state_called(date(local_date(at)))));
    let parts: Vec<String> = state.into_iter().chain(called).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// The same of what an officer is told of, and that somebody has called; `None` where there is nothing.
pub(super) fn told_notes(words: &Words<'_>, one: &Due) -> Option<String> {
    let filed = match one.now.deadline.kind {
        Kind::Pending | Kind::Lapsed => one.about.line.open_dossier().map(|dossier| dossier.status),
        _ => None,
    };
    let filed = filed.filter(|status| *status != Status::Draft);
    notes(words, (filed, one.talked.is_asked), one.talked.called_at)
        .or_else(|| with_call(words, None, one.talked.called_at))
}

/// The day on which it ends: what holds no longer did so to the day before.
fn ends(deadline: &Deadline) -> NaiveDate {
    match deadline.kind {
        Kind::Lapsed => deadline.due_on.pred_opt().unwrap_or(deadline.due_on),
        _ => deadline.due_on,
    }
}

/// The last day on which the producer can act, or in words that it is too late.
fn act(words: &Words<'_>, deadline: &Deadline) -> Result<NaiveDate, String> {
    match deadline.kind {
        Kind::Lapsed => Err(words.plain(&texts::calls_late("lapsed"))),
        Kind::Certificate if is_closed(deadline) => Err(words.plain(&texts::calls_late("closed"))),
        _ => Ok(deadline.act_on),
    }
}

/// The days that are left; of what is over, in words since when; of a certificate whose window has closed,
/// in words how long it holds.
fn left(words: &Words<'_>, one: &Listed, today: NaiveDate) -> Result<i64, String> {
    let deadline = &one.due.deadline;
    let last = if deadline.kind == Kind::Lapsed { ends(deadline) } else { deadline.act_on };
    let left = (last - today).num_days();
    if left < 0 {
        Err(words.plain(&texts::calls_over(-left)))
    } else if is_closed(deadline) {
        Err(words.plain(&texts::calls_holds(left)))
    } else {
        Ok(left)
    }
}

/// What ends.
fn what(words: &Words<'_>, one: &Listed) -> String {
    words.plain(&texts::calls_what(one.due.deadline.kind.name()))
}

/// The list as a workbook.
///
/// # Errors
/// When it cannot be put together.
pub(super) fn workbook(
    words: &Words<'_>,
    list: &[Listed],
    today: NaiveDate,
) -> Result<Vec<u8>, XlsxError> {
    let columns = COLUMNS.map(|(name, width)| Column { heading: heading(words, name), width });
    let title = words.plain(&texts::calls_title(date(today)));
    let mut book = Book::new(&words.plain(&texts::calls_sheet()), &title, &columns, &[])?;
    for (one, number) in list.iter().zip(1_u32..) {
        let deadline = &one.due.deadline;
        // A deadline is a few hundred days away at most.
        let left = match left(words, one, today) {
            Ok(left) => Cell::number(Some(i32::try_from(left).unwrap_or(i32::MAX))),
            Err(over) => Cell::text(over),
        };
        book.row(&[
            Cell::number(Some(number)),
            Cell::text(one.producer.as_str()),
            Cell::text(one.representative.as_str()),
            Cell::text(one.phone.as_str()),
            Cell::text(one.product.as_str()),
            Cell::text(words.place(one.due.commune)),
            Cell::text(what(words, one)),
            Cell::Day(ends(deadline)),
            act(words, deadline).map_or_else(Cell::text, Cell::Day),
            left,
            Cell::text(state(words, one)),
        ])?;
    }
    book.finish(Vec::new())
}

/// The list as a page to print.
pub(super) fn page(words: &Words<'_>, list: &[Listed], today: NaiveDate) -> String {
    let cell = |tag: &str, text: &str| format!("<{tag}>{}</{tag}>", Html::text(text).as_str());
    let title = words.plain(&texts::calls_title(date(today)));
    let headings: String =
        COLUMNS.iter().map(|(name, _)| cell("th", &heading(words, name))).collect();
    let row = |(one, number): (&Listed, u32)| {
        let deadline = &one.due.deadline;
        let cells = [
            number.to_string(),
            one.producer.clone(),
            one.representative.clone(),
            one.phone.clone(),
            one.product.clone(),
            words.place(one.due.commune),
            what(words, one),
            date(ends(deadline)),
            act(words, deadline).map_or_else(|late| late, date),
            left(words, one, today).map_or_else(|over| over, |left| left.to_string()),
            state(words, one),
        ];
        ["<tr>".to_owned()]
            .into_iter()
            .chain(cells.iter().map(|text| cell("td", text)))
            .chain(["</tr>\n".to_owned()])
            .collect::<String>()
    };
    let rows: String = list.iter().zip(1..).map(row).collect();
    let style = "body{font:11pt sans-serif}table{border-collapse:collapse;width:100%}\
                 th,td{border:1px solid #888;padding:3px 5px;text-align:left;vertical-align:top}\
                 thead{display:table-header-group}tr{break-inside:avoid}\
                 @page{size:A4 landscape;margin:12mm}";
    let (head, name) = (cell("title", &title), cell("h1", &title));
    format!(
        "<!doctype html>\n<html><head><meta charset=\"utf-8\">{head}<style>{style}</style></head>\n\
         <body>{name}<table><thead><tr>{headings}</tr></thead>\n<tbody>\n{rows}</tbody></table>\
         </body></html>\n"
    )
}
