//! The list of whom to telephone: as a workbook, and as a page to print. Pure.

use chrono::NaiveDate;
use rust_xlsxwriter::XlsxError;

use crate::dossiers::words::{Words, date};
use crate::locale::Html;
use crate::spreadsheets::book::{Book, Cell, Column};

use super::model::{Kind, Listed};
use super::texts;

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
    // What lies with the officials is not for its producer to react to.
    let waits = one.due.deadline.kind == Kind::Pending;
    let reaction = one.reaction.map_or("none", super::model::Reaction::name);
    let (contact, reaction) =
        if waits { ("reached", "filed") } else { (one.contact.name(), reaction) };
    let mut state = words.plain(&texts::state(contact, reaction));
    if let Some(at) = one.called_at {
        state.push_str("; ");
        state.push_str(&words.plain(&texts::state_called(date(crate::clock::local_date(at)))));
    }
    state
}

/// The days that are left; of what is over, in words since when.
fn left(words: &Words<'_>, one: &Listed, today: NaiveDate) -> Result<i64, String> {
    let left = (one.due.deadline.act_on - today).num_days();
    if left < 0 { Err(words.plain(&texts::calls_over(-left))) } else { Ok(left) }
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
            Cell::Day(deadline.due_on),
            Cell::Day(deadline.act_on),
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
            date(deadline.due_on),
            date(deadline.act_on),
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
