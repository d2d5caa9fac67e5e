//! The buttons of this feature.

use std::fmt;

use crate::dossiers::model::DossierId;
use crate::forms::Form;
use crate::forms::gathering::Of;
use crate::producers::model::ProductId;
use crate::telegram::screens::{data, parse_data};

/// A button of this feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// The forms that can be had.
    Menu(Of),
    /// Make one.
    Make(Form, Of),
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

impl Press {
    pub(super) fn data(self) -> String {
        match self {
            Self::Menu(of) => data("fm", Short(of)),
            Self::Make(form, of) => {
                data("fk", format!("{}.{}", place(&Form::ALL, &form), Short(of)))
            }
        }
    }

    pub(super) fn parse(data: &str) -> Option<Self> {
        let (action, rest) = parse_data(data)?;
        let mut parts = rest.split('.');
        let mut next = || parts.next();
        Some(match action {
            "fm" => Self::Menu(of(next()?)?),
            "fk" => Self::Make(*Form::ALL.get(next()?.parse::<usize>().ok()?)?, of(next()?)?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        let (product, dossier) = (ProductId(i64::MAX), DossierId(5));
        let presses = [
            Press::Menu(Of::Product(product)),
            Press::Menu(Of::Dossier(dossier)),
            Press::Make(Form::Notice, Of::Dossier(dossier)),
            Press::Make(Form::Registration, Of::Product(product)),
        ];
        for press in presses {
            assert_eq!(Press::parse(&press.data()), Some(press));
            assert!(press.data().len() <= 64);
        }
        for data in ["fk:9.p1", "fm:x1", "fm:", "rh:1", "fk:1"] {
            assert_eq!(Press::parse(data), None, "{data}");
        }
    }
}
