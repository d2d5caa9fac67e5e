//! What came of an import, as a screen.

use crate::app::Services;
use crate::clock::Timestamp;
use crate::locale::Html;
use crate::people::{TelegramId, language_of};
use crate::spreadsheets::change::{Count, Figures};
use crate::spreadsheets::fault::Problem;
use crate::spreadsheets::importing::{Import, State, kept, kinds_of_problems};
use crate::spreadsheets::texts;
use crate::spreadsheets::words::{Words, number};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox;
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::text::excerpt;

use super::press::Press;

/// Kinds of faults that a message shows, and as much of one as it has room for, in letters.
const KINDS: usize = 10;
const LETTERS: usize = 240;

/// As much of a file's name as is repeated, in letters, and of other headings.
const NAME: usize = 60;
const OTHERS: usize = 200;

/// Tells whoever brought an import what came of it.
pub(in crate::spreadsheets) async fn tell(
    tx: &mut Tx,
    now: Timestamp,
    services: &Services,
    import: &Import,
) -> Result<(), StoreError> {
    let Some(chat) = import.chat else { return Ok(()) };
    let language = language_of(services.store.reader(), TelegramId(chat)).await?;
    let screen = screen(tx, Words::of(services, language), import).await?;
    let key = format!("import:{}:{}", import.id, import.state.name());
    outbox::enqueue(tx, now, &key, &screen.send(chat)).await?;
    Ok(())
}

/// Where an import stands.
async fn screen(tx: &mut Tx, words: Words<'_>, import: &Import) -> Result<Screen, StoreError> {
    let file = excerpt(&import.file_name, NAME);
    let home = || button(words, &texts::back(), Press::Home);
    let screen = match import.state {
        State::Ready => ready(tx, words, import, &file).await?,
        State::Unfit => {
            let why = match (&import.figures.unfit, import.figures.same_as) {
                (_, Some(same)) => words.plain(&texts::same_file(same)),
                (Some(unfit), None) => words.unfit(unfit),
                (None, None) => String::new(),
            };
            let template = button(words, &texts::get_template(), Press::Template);
            Screen::new(words.html(&texts::unfit(why, file)))
                .with(Keyboard::default().row([template]).row([home()]))
        }
        State::Applied => {
            let text = words.html(&texts::written(import.id.0, file));
            let text = text.line(&counts(words, &import.figures));
            let undo = button(words, &texts::undo(), Press::AskUndo(import.id));
            Screen::new(text).with(Keyboard::default().row([undo]).row([home()]))
        }
        State::Failed => {
            Screen::new(words.html(&texts::failed(file))).with(Keyboard::default().row([home()]))
        }
        State::Undone => {
            let (count, rows) = kept(tx.connection(), import.id).await?;
            let mut text = words.html(&texts::undone(import.id.0, count));
            if !rows.is_empty() {
                let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
                text = text.line(&words.html(&texts::undone_kept(rows.join(", "))));
            }
            Screen::new(text).with(Keyboard::default().row([home()]))
        }
        State::Received | State::Discarded | State::Applying | State::Undoing => {
            Screen::new(words.html(&texts::too_late())).with(Keyboard::default().row([home()]))
        }
    };
    Ok(screen)
}

fn button(words: Words<'_>, label: &crate::locale::Message, press: Press) -> Button {
    Button::tells(words.plain(label), press.data())
}

/// What would be written, and what is wrong.
async fn ready(
    tx: &mut Tx,
    words: Words<'_>,
    import: &Import,
    file: &str,
) -> Result<Screen, StoreError> {
    let figures = &import.figures;
    let (rows, wrong) = (number(figures.rows), number(figures.wrong));
    let sheet = excerpt(&figures.sheet, NAME);
    let mut text = words.html(&texts::ready(file, sheet, rows, rows - wrong, wrong));
    text = text.paragraph(&counts(words, figures));
    let changes = figures.changes();
    if rows == 0 {
        text = text.line(&words.html(&texts::no_rows()));
    } else if changes == 0 {
        let none = if wrong < rows { texts::nothing_new() } else { texts::no_good_rows() };
        text = text.line(&words.html(&none));
    }
    if figures.without_set > 0 {
        text = text.line(&words.html(&texts::without_set(number(figures.without_set))));
    }
    if !figures.other.is_empty() {
        let list = excerpt(&figures.other.join(", "), OTHERS);
        text = text.line(&words.html(&texts::other_columns(list)));
    }
    let kinds = kinds_of_problems(tx.connection(), import.id).await?;
    for (is_error, count) in [(true, figures.errors), (false, figures.warnings)] {
        if count == 0 {
            continue;
        }
        let heading = if is_error { texts::errors } else { texts::warnings };
        text = text.paragraph(&words.html(&heading(number(count))));
        for (times, problem, _) in kinds.iter().take(KINDS).filter(|(.., one)| *one == is_error) {
            text = text.line(&line(words, *times, problem));
        }
    }
    let more = kinds.len().saturating_sub(KINDS);
    if more > 0 {
        text = text.line(&words.html(&texts::more_kinds(number(more))));
    }
    let mut keyboard = Keyboard::default();
    let discard = button(words, &texts::discard(), Press::Discard(import.id));
    if changes > 0 {
        let write = button(words, &texts::write(number(changes)), Press::Write(import.id));
        keyboard = keyboard.row([write, discard]);
    } else {
        keyboard = keyboard.row([discard]);
    }
    if !kinds.is_empty() {
        let report = button(words, &texts::see_report(), Press::Report(import.id));
        keyboard = keyboard.row([report]);
    }
    Ok(Screen::new(text).with(keyboard.row([button(words, &texts::back(), Press::Home)])))
}

/// A kind of fault by its first occurrence, with how many more there are.
fn line(words: Words<'_>, times: i64, problem: &Problem) -> Html {
    let mut text = format!("• {}", excerpt(&words.plain(&words.problem(problem)), LETTERS));
    if times > 1 {
        text.push(' ');
        text.push_str(&words.plain(&texts::many(times - 1)));
    }
    Html::text(&text)
}

fn counts(words: Words<'_>, figures: &Figures) -> Html {
    let all: [(&str, Count); 4] = [
        ("producers", figures.producers),
        ("products", figures.products),
        ("decisions", figures.decisions),
        ("recognitions", figures.recognitions),
    ];
    all.into_iter()
        .filter(|(_, count)| count.all() > 0)
        .map(|(what, count)| {
            let Count { new, changed, same } = count;
            words.html(&texts::count(what, number(new), number(changed), number(same)))
        })
        .reduce(|all, one| all.line(&one))
        .unwrap_or_default()
}
