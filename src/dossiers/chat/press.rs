//! The buttons of this feature, and what each is about.

use crate::dossiers::model::DossierId;
use crate::dossiers::rules::Kind;
use crate::producers::model::{DecisionId, ProducerId, ProductId};
use crate::programme::criteria::Star;
use crate::programme::sets::SetNumber;
use crate::telegram::screens::{data, parse_data};

/// A step as a button takes it: the version is the one that its screen showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dossiers) struct Taking {
    pub(in crate::dossiers) dossier: DossierId,
    pub(in crate::dossiers) kind: Kind,
    pub(in crate::dossiers) seen: i64,
}

/// A button of this feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dossiers) enum Press {
    /// What the presser acts for.
    Mine,
    /// A page of a producer's products, counted from 0.
    Home(ProducerId, usize),
    /// The same from its living card, which stays as it is.
    OfCard(ProducerId),
    /// Add a product to a producer.
    AddProduct(ProducerId),
    /// The set of the product that is being added; `None` to leave that to an officer.
    Set(Option<SetNumber>),
    Product(ProductId),
    /// Begin a dossier: choose a rating first.
    Begin(ProductId),
    Aim(ProductId, Star),
    Dossier(DossierId),
    History(DossierId),
    Qr(DossierId),
    /// Ask what the step needs, or to confirm it.
    Ask(Taking),
    /// Take it.
    Take(Taking),
    /// The rating that is given.
    Rate(DossierId, Star, i64),
    /// The decision, one that is written down already.
    Decide(DecisionId),
    /// The officials' side.
    Desk,
    /// A page of the dossiers in the status with this number.
    List(usize, usize),
    /// A page of the dossiers for which the commune is late.
    Late(usize),
}

impl Press {
    pub(in crate::dossiers) fn data(self) -> String {
        let taking = |taking: Taking| {
            let kind = Kind::ALL.iter().position(|kind| *kind == taking.kind).unwrap_or_default();
            format!("{}.{kind}.{}", taking.dossier, taking.seen)
        };
        match self {
            Self::Mine => data("r", "mine"),
            Self::Home(producer, page) => data("rh", format!("{producer}.{page}")),
            Self::OfCard(producer) => data("rc", producer),
            Self::AddProduct(producer) => data("ra", producer),
            Self::Set(set) => data("rs", set.map_or(0, SetNumber::get)),
            Self::Product(product) => data("rp", product),
            Self::Begin(product) => data("rb", product),
            Self::Aim(product, star) => data("rm", format!("{product}.{star}")),
            Self::Dossier(dossier) => data("rd", dossier),
            Self::History(dossier) => data("rl", dossier),
            Self::Qr(dossier) => data("rq", dossier),
            Self::Ask(step) => data("rk", taking(step)),
            Self::Take(step) => data("rt", taking(step)),
            Self::Rate(dossier, star, seen) => data("rr", format!("{dossier}.{star}.{seen}")),
            Self::Decide(decision) => data("rx", decision),
            Self::Desk => data("r", "desk"),
            Self::List(status, page) => data("ri", format!("{status}.{page}")),
            Self::Late(page) => data("re", page),
        }
    }

    pub(in crate::dossiers) fn parse(data: &str) -> Option<Self> {
        let (action, of) = parse_data(data)?;
        let mut numbers = of.split('.').map(|part| part.parse::<i64>().ok());
        let mut next = || numbers.next().flatten();
        let index = |number: i64| usize::try_from(number).ok();
        let star = |number: i64| u8::try_from(number).ok().and_then(Star::new);
        match (action, of) {
            ("r", "mine") => return Some(Self::Mine),
            ("r", "desk") => return Some(Self::Desk),
            _ => {}
        }
        let mut taking = || {
            Some(Taking {
                dossier: DossierId(next()?),
                kind: *Kind::ALL.get(index(next()?)?)?,
                seen: next()?,
            })
        };
        match action {
            "rk" => return taking().map(Self::Ask),
            "rt" => return taking().map(Self::Take),
            _ => {}
        }
        let first = next()?;
        Some(match action {
            "rh" => Self::Home(ProducerId(first), index(next()?)?),
            "rc" => Self::OfCard(ProducerId(first)),
            "ra" => Self::AddProduct(ProducerId(first)),
            "rs" => Self::Set(u8::try_from(first).ok().and_then(SetNumber::new)),
            "rp" => Self::Product(ProductId(first)),
            "rb" => Self::Begin(ProductId(first)),
            "rm" => Self::Aim(ProductId(first), star(next()?)?),
            "rd" => Self::Dossier(DossierId(first)),
            "rl" => Self::History(DossierId(first)),
            "rq" => Self::Qr(DossierId(first)),
            "rr" => Self::Rate(DossierId(first), star(next()?)?, next()?),
            "rx" => Self::Decide(DecisionId(first)),
            "ri" => Self::List(index(first)?, index(next()?)?),
            "re" => Self::Late(index(first)?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        let taking =
            Taking { dossier: DossierId(i64::MAX), kind: Kind::Correct, seen: 2_000_000_000 };
        let presses = [
            Press::Mine,
            Press::Home(ProducerId(3), 2),
            Press::OfCard(ProducerId(3)),
            Press::AddProduct(ProducerId(3)),
            Press::Set(SetNumber::new(26)),
            Press::Set(None),
            Press::Product(ProductId(4)),
            Press::Begin(ProductId(4)),
            Press::Aim(ProductId(4), Star::Five),
            Press::Dossier(DossierId(5)),
            Press::History(DossierId(5)),
            Press::Qr(DossierId(5)),
            Press::Ask(taking),
            Press::Take(taking),
            Press::Rate(DossierId(5), Star::Three, 9),
            Press::Decide(DecisionId(7)),
            Press::Desk,
            Press::List(3, 1),
            Press::Late(0),
        ];
        for press in presses {
            assert_eq!(Press::parse(&press.data()), Some(press));
            assert!(press.data().len() <= 64);
        }
        assert_eq!(Press::parse("rh:x"), None);
        assert_eq!(Press::parse("people:menu"), None);
    }
}
