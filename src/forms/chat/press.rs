//! The buttons of this feature.

use std::fmt;

use crate::dossiers::model::DossierId;
use crate::forms::Form;
use crate::forms::answers::{Question, Sex};
use crate::forms::gathering::Of;
use crate::forms::judging::{Subject, Verdict};
use crate::producers::model::{ProducerId, ProductId};
use crate::telegram::screens::{data, parse_data};

/// A button of this feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// The forms that can be had.
    Menu(Of),
    /// Make one.
    Make(Form, Of),
    /// A page of what is left empty.
    Blanks(Of, usize),
    /// Answer a question of form 02.
    Ask(Question, Of),
    /// Leave the answer empty.
    Clear(Question, Of),
    /// Take the last answer back, which the update with this number brought.
    Undo(i64),
    /// Sex and ethnicity: what they are for, and whether they agree.
    Person(Of),
    /// They agree.
    Agree(Of),
    /// The sex; `None` to skip it.
    Sex(Option<Sex>, Of),
    /// The ethnicity at this place of the list; `None` to skip it.
    Ethnicity(Option<usize>, Of),
    /// What is kept of those for whom the presser acts.
    Kept,
    /// Delete it.
    Forget(ProducerId),
    /// What the commune says of a dossier.
    Judge(DossierId),
    /// One subject of it.
    Subject(Subject, DossierId),
    /// What the commune sees; `None` takes it back.
    Verdict(Subject, Option<Verdict>, DossierId),
    /// Add a few words.
    Note(Subject, DossierId),
    /// The number of the registration form.
    Number(DossierId),
    /// Give it this one.
    Take(u32, DossierId),
    /// It has none.
    ClearNumber(DossierId),
}

/// What a form is made of, in a button's data: `p12` or `d12`.
struct Short(Of);

impl fmt::Display for Short {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Of::Product(id) => write!(formatter, "p{id}"),
            Of::Dossier(id) => write!(formatter, "d{id}"),
        }
    }
}

fn of(text: &str) -> Option<Of> {
    let (kind, id) = text.split_at_checked(1)?;
    let id = id.parse().ok()?;
    match kind {
        "p" => Some(Of::Product(ProductId(id))),
        "d" => Some(Of::Dossier(DossierId(id))),
        _ => None,
    }
}

/// The place of one among all, by which a button names it.
fn place<T: PartialEq>(all: &[T], one: &T) -> usize {
    all.iter().position(|each| each == one).unwrap_or_default()
}

/// The same, or a dash for none.
fn perhaps<T: PartialEq>(all: &[T], one: Option<T>) -> String {
    one.map_or_else(|| "-".to_owned(), |one| place(all, &one).to_string())
}

fn at<T: Copy>(all: &[T], text: &str) -> Option<T> {
    all.get(text.parse::<usize>().ok()?).copied()
}

/// One of them, or none for a dash.
fn maybe<T: Copy>(all: &[T], text: &str) -> Result<Option<T>, Unreadable> {
    if text == "-" { Ok(None) } else { at(all, text).map(Some).ok_or(Unreadable) }
}

/// What stands there is none of them.
struct Unreadable;

impl Press {
    pub(super) fn data(self) -> String {
        match self {
            Self::Menu(of) => data("fm", Short(of)),
            Self::Make(form, of) => {
                data("fk", format!("{}.{}", place(&Form::ALL, &form), Short(of)))
            }
            Self::Blanks(of, page) => data("fl", format!("{page}.{}", Short(of))),
            Self::Ask(question, of) => {
                data("fq", format!("{}.{}", place(&Question::ALL, &question), Short(of)))
            }
            Self::Clear(question, of) => {
                data("fc", format!("{}.{}", place(&Question::ALL, &question), Short(of)))
            }
            Self::Undo(update) => data("fu", update),
            Self::Person(of) => data("fp", Short(of)),
            Self::Agree(of) => data("fy", Short(of)),
            Self::Sex(sex, of) => data("fs", format!("{}.{}", perhaps(&Sex::ALL, sex), Short(of))),
            Self::Ethnicity(at, of) => {
                let at = at.map_or_else(|| "-".to_owned(), |at| at.to_string());
                data("fe", format!("{at}.{}", Short(of)))
            }
            Self::Kept => data("f", "kept"),
            Self::Forget(producer) => data("fz", producer),
            Self::Judge(dossier) => data("fj", dossier),
            Self::Subject(subject, dossier) => {
                data("fo", format!("{}.{dossier}", place(&Subject::ALL, &subject)))
            }
            Self::Verdict(subject, verdict, dossier) => {
                let subject = place(&Subject::ALL, &subject);
                let verdict = perhaps(&Verdict::ALL, verdict);
                data("fv", format!("{subject}.{verdict}.{dossier}"))
            }
            Self::Note(subject, dossier) => {
                data("ft", format!("{}.{dossier}", place(&Subject::ALL, &subject)))
            }
            Self::Number(dossier) => data("fn", dossier),
            Self::ClearNumber(dossier) => data("fx", dossier),
            Self::Take(number, dossier) => data("fr", format!("{number}.{dossier}")),
        }
    }

    pub(super) fn parse(data: &str) -> Option<Self> {
        let (action, rest) = parse_data(data)?;
        let mut parts = rest.split('.');
        let mut next = || parts.next();
        let dossier = |text: &str| text.parse().ok().map(DossierId);
        Some(match action {
            "fm" => Self::Menu(of(next()?)?),
            "fk" => Self::Make(at(&Form::ALL, next()?)?, of(next()?)?),
            "fl" => {
                let page = next()?.parse().ok()?;
                Self::Blanks(of(next()?)?, page)
            }
            "fq" => Self::Ask(at(&Question::ALL, next()?)?, of(next()?)?),
            "fc" => Self::Clear(at(&Question::ALL, next()?)?, of(next()?)?),
            "fu" => Self::Undo(next()?.parse().ok()?),
            "fp" => Self::Person(of(next()?)?),
            "fy" => Self::Agree(of(next()?)?),
            "fs" => Self::Sex(maybe(&Sex::ALL, next()?).ok()?, of(next()?)?),
            "fe" => {
                let number = next()?;
                let number = if number == "-" { None } else { Some(number.parse().ok()?) };
                Self::Ethnicity(number, of(next()?)?)
            }
            "f" if rest == "kept" => Self::Kept,
            "fz" => Self::Forget(ProducerId(next()?.parse().ok()?)),
            "fj" => Self::Judge(dossier(next()?)?),
            "fo" => Self::Subject(at(&Subject::ALL, next()?)?, dossier(next()?)?),
            "fv" => {
                let subject = at(&Subject::ALL, next()?)?;
                Self::Verdict(subject, maybe(&Verdict::ALL, next()?).ok()?, dossier(next()?)?)
            }
            "ft" => Self::Note(at(&Subject::ALL, next()?)?, dossier(next()?)?),
            "fn" => Self::Number(dossier(next()?)?),
            "fx" => Self::ClearNumber(dossier(next()?)?),
            "fr" => {
                let number = next()?.parse().ok()?;
                Self::Take(number, dossier(next()?)?)
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        let (product, dossier) = (Of::Product(ProductId(i64::MAX)), DossierId(i64::MAX));
        let presses = [
            Press::Menu(product),
            Press::Menu(Of::Dossier(dossier)),
            Press::Make(Form::Notice, Of::Dossier(dossier)),
            Press::Make(Form::Registration, product),
            Press::Blanks(product, 2),
            Press::Ask(Question::Plan, product),
            Press::Clear(Question::History, product),
            Press::Undo(2_000_000_000),
            Press::Person(product),
            Press::Agree(product),
            Press::Sex(Some(Sex::Male), product),
            Press::Sex(None, product),
            Press::Ethnicity(Some(3), product),
            Press::Ethnicity(None, product),
            Press::Kept,
            Press::Forget(ProducerId(3)),
            Press::Judge(dossier),
            Press::Subject(Subject::Identity, dossier),
            Press::Verdict(Subject::Labour, Some(Verdict::Differs), dossier),
            Press::Verdict(Subject::Labour, None, dossier),
            Press::Note(Subject::Idea, dossier),
            Press::Number(dossier),
            Press::Take(12, dossier),
            Press::ClearNumber(dossier),
        ];
        for press in presses {
            assert_eq!(Press::parse(&press.data()), Some(press));
            assert!(press.data().len() <= 64);
        }
        for data in ["fk:9.p1", "fm:x1", "fm:", "rh:1", "fk:1", "fs:5.p1", "fv:0.9.1", "f:else"] {
            assert_eq!(Press::parse(data), None, "{data}");
        }
    }
}
