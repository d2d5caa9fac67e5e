//! Screens: a paper, what it is and how it stands; its files; taking things back.

use futures::FutureExt;
use teloxide::payloads::SendPhotoSetters;
use teloxide::payloads::{SendDocument, SendDocumentSetters, SendMediaGroup, SendPhoto};
use teloxide::types::{ChatId, FileId, InputFile, InputMedia, InputMediaDocument, InputMediaPhoto};

use super::list::{what, why};
use super::press::{At, Press};
use super::{
    back_to_list, back_to_paper, button, hindrance, mark, number, officer, said, show, stray,
    undo_button, visible,
};
use crate::dossiers::chat::{mine_button, why_not};
use crate::dossiers::words::date;
use crate::handbook::chat::entry_button_as;
use crate::handbook::texts::{next, previous};
use crate::locale::Html;
use crate::papers::rules::{Mark, State};
use crate::papers::seeing::{self, Evidence, Line, Sheet};
use crate::papers::sending::{self, Barred};
use crate::papers::texts;
use crate::programme::papers::{Paper, Takes, Validity};
use crate::questions::chat::official_button;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::Outgoing;
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};

/// Files in one album.
const ALBUM: usize = 10;

/// Opens a paper.
pub(super) async fn open(cx: Cx, at: At) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            opened(tx, cx, &at, None).await
        }
        .boxed()
    })
    .await
}

/// A paper as it stands, under what there is to say first.
pub(super) async fn opened(
    tx: &mut Tx,
    cx: &Cx,
    at: &At,
    first: Option<Html>,
) -> Result<Screen, StoreError> {
    Ok(match visible(tx, cx, at).await? {
        Ok((sheet, paper)) => screen(cx, &sheet, paper, first),
        Err(screen) => screen,
    })
}

fn screen(cx: &Cx, sheet: &Sheet, paper: &Paper, first: Option<Html>) -> Screen {
    let at = At::new(sheet.case.dossier.id, paper.id);
    let line = sheet.line(paper.id);
    let mut html = cx.html(&texts::paper(
        paper.name,
        sheet.case.product.details.name.as_str(),
        line.map(|line| standing(cx, sheet, line)).unwrap_or_default(),
    ));
    html = html.paragraph(&facts(cx, sheet, paper, line));
    if let Some(first) = first {
        html = first.paragraph(&html);
    }
    let choices = if officer::checks(cx, sheet) {
        officer::choices(cx, sheet, paper)
    } else {
        choices(cx, paper, &at, line)
    };
    let more = |entry| entry_button_as(cx, entry, cx.plain(&texts::read_more()));
    let entry = paper.entry.and_then(more);
    let keyboard = Keyboard::default()
        .choices(choices)
        .row(entry)
        .row([official_button(cx), back_to_list(cx, at.dossier)]);
    Screen::new(html).with(keyboard)
}

/// How it stands with it.
fn standing(cx: &Cx, sheet: &Sheet, line: &Line) -> Html {
    let said = match line.state {
        State::Missing => cx.plain(&texts::state("missing", "", 0)),
        _ => what(cx, sheet, line),
    };
    let mut html = cx.html(&texts::standing(mark(cx, line.state.name()), said));
    if let Some(until) = line.held.until
        && !matches!(line.state, State::Expired(_) | State::Ending(_))
    {
        html = html.line(&cx.html(&texts::until(date(until))));
    }
    html
}

/// What there is to know of a paper.
fn facts(cx: &Cx, sheet: &Sheet, paper: &Paper, line: Option<&Line>) -> Html {
    let kind = sheet.case.producer.details.kind;
    let takes = match paper.takes {
        Takes::Own => texts::takes("own", ""),
        Takes::Told(told) => texts::takes("told", told),
        Takes::Unknown => texts::takes("unknown", ""),
    };
    let criteria = line.filter(|line| !line.criteria.is_empty());
    let facts = [
        line.map(|line| texts::why_needed(why(cx, line))),
        paper.for_kind(kind.name()).map(texts::for_kind),
        Some(texts::issuer(paper.issuer)),
        (!paper.is_samples()).then_some(takes),
        paper.how.map(texts::how),
        criteria.map(|line| texts::proves(named(cx, sheet, line))),
        match paper.validity {
            Validity::Months(months) => Some(texts::holds(i64::from(months))),
            Validity::Printed | Validity::Unending => None,
        },
        paper.note.map(texts::note),
    ];
    let facts = facts.into_iter().flatten().map(|fact| cx.html(&fact));
    facts.reduce(|all, one| all.line(&one)).unwrap_or_default()
}

/// The criteria that a paper proves, by number and title.
fn named(cx: &Cx, sheet: &Sheet, line: &Line) -> String {
    let criteria = &cx.services().programme.criteria;
    let set = sheet.case.product.details.set;
    let of_set = || set.into_iter().flat_map(|set| criteria.of(set));
    let named =
        line.criteria.iter().map(|number| match of_set().find(|one| one.number == *number) {
            Some(one) => format!("{number} {}", one.title),
            None => (*number).to_owned(),
        });
    named.collect::<Vec<_>>().join("; ")
}

fn choices(cx: &Cx, paper: &Paper, at: &At, line: Option<&Line>) -> Vec<Button> {
    let there = line.is_some_and(|line| line.held.newest.is_some());
    let stuck = button(cx, &texts::stuck(), &Press::Stuck(at.clone()));
    if paper.is_samples() {
        return vec![stuck];
    }
    // What was found in order is neither replaced nor moved.
    let is_checked =
        line.and_then(|line| line.held.mark()).is_some_and(|(mark, _)| mark == Mark::Checked);
    let send = if there { texts::send_more() } else { texts::send() };
    let mut choices = vec![button(cx, &send, &Press::Send(at.clone())), stuck];
    if there {
        choices.push(button(cx, &texts::see_files(), &Press::Files(at.clone())));
        if !is_checked {
            choices.push(button(cx, &texts::replace(), &Press::Replace(at.clone())));
            choices.push(button(cx, &texts::relocate(), &Press::Move(at.clone(), 0)));
        }
        if paper.validity != Validity::Unending {
            choices.push(button(cx, &texts::set_date(), &Press::Date(at.clone())));
        }
    }
    choices
}

/// Sends the files of a paper, and says what can be done with each.
pub(super) async fn files(cx: Cx, at: At) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let (_, paper) = match visible(tx, &cx, &at).await? {
                Ok(found) => found,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let files = seeing::files(tx.connection(), at.dossier, &at.paper).await?;
            if files.is_empty() {
                let first = cx.html(&texts::out_of_date());
                let screen = opened(tx, &cx, &at, Some(first)).await?;
                return Ok(Said::from(cx.show(screen)));
            }
            let said = messages(&cx, paper, &files).into_iter().fold(Said::nothing(), Said::and);
            Ok(said.and(cx.send(removal(&cx, &at, (paper, &files), 0))))
        }
        .boxed()
    })
    .await
}

/// Turns the page of the files that can be removed.
pub(super) async fn file_page(cx: Cx, at: At, page: usize) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let (_, paper) = match visible(tx, cx, &at).await? {
                Ok(found) => found,
                Err(screen) => return Ok(screen),
            };
            let files = seeing::files(tx.connection(), at.dossier, &at.paper).await?;
            Ok(removal(cx, &at, (paper, &files), page))
        }
        .boxed()
    })
    .await
}

/// A page of the files of a paper, to be removed.
fn removal(cx: &Cx, at: &At, (paper, files): (&Paper, &[Evidence]), page: usize) -> Screen {
    let page = page.min(files.len().saturating_sub(1) / CHOICES);
    let shown = files.iter().zip(1..).skip(page * CHOICES).take(CHOICES);
    let remove =
        shown.map(|(one, count)| button(cx, &texts::remove(count), &Press::Remove(one.id)));
    let turn = |label, page| button(cx, &label, &Press::FilePage(at.clone(), page));
    let back = (page > 0).then(|| turn(previous(), page.saturating_sub(1)));
    let on = ((page + 1) * CHOICES < files.len()).then(|| turn(next(), page + 1));
    let keyboard = Keyboard::default()
        .choices(remove)
        .row([back, on].into_iter().flatten())
        .row([back_to_paper(cx, at)]);
    let text = texts::files(paper.short, number(files.len()));
    Screen::new(cx.html(&text)).with(keyboard)
}

/// The files of a paper as messages: photos together, documents together.
fn messages(cx: &Cx, paper: &Paper, files: &[Evidence]) -> Vec<Outgoing> {
    let chat = ChatId(cx.chat());
    let file = |one: &Evidence| InputFile::file_id(FileId(one.file_id.clone()));
    let caption = |count: usize| cx.plain(&texts::file_caption(paper.short, number(count)));
    let mut messages = Vec::new();
    for is_photo in [true, false] {
        let kind: Vec<(usize, &Evidence)> =
            (1..).zip(files).filter(|(_, one)| one.is_photo == is_photo).collect();
        for album in kind.chunks(ALBUM) {
            messages.push(match album {
                [(count, one)] if is_photo => {
                    let payload = SendPhoto::new(chat, file(one)).caption(caption(*count));
                    Outgoing::new(cx.chat(), &payload)
                }
                [(count, one)] => {
                    let payload = SendDocument::new(chat, file(one)).caption(caption(*count));
                    Outgoing::new(cx.chat(), &payload)
                }
                several => {
                    let media = several.iter().map(|(count, one)| {
                        let caption = caption(*count);
                        if is_photo {
                            InputMedia::Photo(InputMediaPhoto::new(file(one)).caption(caption))
                        } else {
                            let media = InputMediaDocument::new(file(one)).caption(caption);
                            InputMedia::Document(media)
                        }
                    });
                    Outgoing::new(cx.chat(), &SendMediaGroup::new(chat, media))
                }
            });
        }
    }
    messages
}

/// Takes a file off its paper.
pub(super) async fn remove(cx: Cx, evidence: i64) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let (programme, update) = (&cx.services().programme, cx.update());
            let which = (evidence, update);
            let outcome = sending::remove(tx, cx.now(), &cx.actor(), programme, which).await?;
            let gone = match &outcome {
                Ok(gone) => gone,
                Err(barred) => {
                    let there = seeing::evidence(tx.connection(), evidence).await?;
                    let Some(there) = there else { return Ok(why_not(cx, false)) };
                    return hindrance(tx, cx, &At::new(there.dossier, &there.paper), barred).await;
                }
            };
            let at = At::new(gone.dossier, &gone.paper);
            let name = programme.papers.get(&gone.paper).map(|paper| paper.short);
            let text = texts::removed(name.unwrap_or_default());
            Ok(said(cx, &text, [undo_button(cx), back_to_paper(cx, &at)]))
        }
        .boxed()
    })
    .await
}

/// Takes back what an update did. A file that had come without a word is asked about once more.
pub(super) async fn undo(cx: Cx, undone: i64, stray: Option<i64>) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let programme = &cx.services().programme;
            let which = (undone, cx.update());
            let outcome = sending::undo(tx, cx.now(), &cx.actor(), programme, which).await?;
            Ok(match outcome {
                Ok((dossier, paper)) => {
                    let first = cx.html(&texts::undone());
                    if let Some(row) = stray
                        && let Some(screen) = stray::again(tx, cx, row, first.clone()).await?
                    {
                        return Ok(screen);
                    }
                    return opened(tx, cx, &At::new(dossier, &paper), Some(first)).await;
                }
                Err(Barred::Already) => said(cx, &texts::undo_late(), [mine_button(cx)]),
                Err(Barred::Closed(case)) => {
                    said(cx, &texts::closed(), [back_to_list(cx, case.dossier.id)])
                }
                Err(Barred::Locked(case)) => {
                    said(cx, &texts::locked(), [back_to_list(cx, case.dossier.id)])
                }
                Err(Barred::Unfit(_) | Barred::NotFound) => why_not(cx, false),
                Err(Barred::Refused) => why_not(cx, true),
            })
        }
        .boxed()
    })
    .await
}
