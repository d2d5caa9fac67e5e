//! The buttons of this feature.

use crate::assessment::model::{AssessmentId, Subject};
use crate::assessment::rules::Mark;
use crate::assessment::scoring::SHOWN;
use crate::producers::model::ProductId;
use crate::programme::sets::{Group, SetNumber};
use crate::telegram::screens::{data, parse_data};

/// A button of this feature. Lines and pages are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// What one can score: a page of the products that one acts for, and practice.
    Ways(usize),
    /// The groups to choose a set for practice from.
    Groups,
    /// A page of a group's sets.
    Sets(Group, usize),
    /// Find a set by naming a product.
    Name,
    /// Where its author is in it.
    Open(Subject),
    /// What rejects a dossier.
    Conditions(Subject),
    /// Whether any of that holds.
    Caught(Subject, bool),
    /// The question of a line.
    Line(Subject, usize),
    /// Its answer, with the criterion that was shown, in short.
    Answer(Subject, usize, Mark, String),
    /// What it is worth so far.
    Summary(Subject),
    /// A page of what would bring the next star.
    Steps(Subject, usize),
    /// A page of all answers.
    Answers(Subject, usize),
    /// Ask whether to begin again.
    AskAgain(Subject),
    /// Begin again.
    Again(Subject),
    /// Take that beginning back.
    Undo(Subject, AssessmentId),
    /// A page of the products that it can be copied to.
    Sisters(ProductId, usize),
    /// Copy it from one to the other; ask first where that has one.
    Copy(ProductId, ProductId),
    /// In the place of the one that there is.
    CopyOver(ProductId, ProductId),
}

fn write(subject: Subject) -> String {
    match subject {
        Subject::Product(product) => format!("p{product}"),
        Subject::Practice(set) => format!("s{set}"),
    }
}

fn read(text: &str) -> Option<Subject> {
    if let Some(product) = text.strip_prefix('p') {
        return product.parse().ok().map(|id| Subject::Product(ProductId(id)));
    }
    let set = text.strip_prefix('s')?.parse().ok().and_then(SetNumber::new)?;
    Some(Subject::Practice(set))
}

impl Press {
    pub(super) fn data(&self) -> String {
        match self {
            Self::Ways(page) => data("ash", page),
            Self::Groups => data("asb", ""),
            Self::Sets(group, page) => {
                let group = Group::ALL.iter().position(|one| one == group).unwrap_or_default();
                data("asg", format!("{group}.{page}"))
            }
            Self::Name => data("asf", ""),
            Self::Open(subject) => data("aso", write(*subject)),
            Self::Conditions(subject) => data("asc", write(*subject)),
            Self::Caught(subject, caught) => {
                data("asn", format!("{}.{}", write(*subject), u8::from(*caught)))
            }
            Self::Line(subject, line) => data("asq", format!("{}.{line}", write(*subject))),
            Self::Answer(subject, line, mark, shown) => {
                let mark = match mark {
                    Mark::Below => "n".to_owned(),
                    Mark::Level(level) => level.to_string(),
                };
                data("asa", format!("{}.{line}.{mark}.{shown}", write(*subject)))
            }
            Self::Summary(subject) => data("ass", write(*subject)),
            Self::Steps(subject, page) => data("ast", format!("{}.{page}", write(*subject))),
            Self::Answers(subject, page) => data("asl", format!("{}.{page}", write(*subject))),
            Self::AskAgain(subject) => data("asx", write(*subject)),
            Self::Again(subject) => data("asy", write(*subject)),
            Self::Undo(subject, id) => data("asu", format!("{}.{id}", write(*subject))),
            Self::Sisters(product, page) => data("asv", format!("{product}.{page}")),
            Self::Copy(from, to) => data("asw", format!("{from}.{to}")),
            Self::CopyOver(from, to) => data("asz", format!("{from}.{to}")),
        }
    }

    pub(super) fn parse(data: &str) -> Option<Self> {
        let (action, of) = parse_data(data)?;
        let parts: Vec<&str> = of.split('.').collect();
        let index = |text: &str| text.parse::<usize>().ok();
        let product = |text: &str| text.parse().ok().map(ProductId);
        Some(match (action, parts.as_slice()) {
            ("ash", [page]) => Self::Ways(index(page)?),
            ("asb", _) => Self::Groups,
            ("asf", _) => Self::Name,
            ("asg", [group, page]) => Self::Sets(*Group::ALL.get(index(group)?)?, index(page)?),
            ("aso", [subject]) => Self::Open(read(subject)?),
            ("asc", [subject]) => Self::Conditions(read(subject)?),
            ("asn", [subject, caught]) => Self::Caught(read(subject)?, *caught == "1"),
            ("asq", [subject, line]) => Self::Line(read(subject)?, index(line)?),
            ("asa", [subject, line, mark, shown]) if shown.len() == SHOWN => {
                let mark = match *mark {
                    "n" => Mark::Below,
                    level => Mark::Level(index(level)?),
                };
                Self::Answer(read(subject)?, index(line)?, mark, (*shown).to_owned())
            }
            ("ass", [subject]) => Self::Summary(read(subject)?),
            ("ast", [subject, page]) => Self::Steps(read(subject)?, index(page)?),
            ("asl", [subject, page]) => Self::Answers(read(subject)?, index(page)?),
            ("asx", [subject]) => Self::AskAgain(read(subject)?),
            ("asy", [subject]) => Self::Again(read(subject)?),
            ("asu", [subject, id]) => Self::Undo(read(subject)?, AssessmentId(id.parse().ok()?)),
            ("asv", [id, page]) => Self::Sisters(product(id)?, index(page)?),
            ("asw", [from, to]) => Self::Copy(product(from)?, product(to)?),
            ("asz", [from, to]) => Self::CopyOver(product(from)?, product(to)?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        let product = Subject::Product(ProductId(i64::MAX));
        let practice = Subject::Practice(SetNumber::new(26).unwrap());
        let shown = || "0123abcd".to_owned();
        let mut presses = vec![
            Press::Ways(2),
            Press::Groups,
            Press::Sets(Group::Tourism, 1),
            Press::Name,
            Press::Sisters(ProductId(3), 1),
            Press::Copy(ProductId(3), ProductId(i64::MAX)),
            Press::CopyOver(ProductId(3), ProductId(i64::MAX)),
        ];
        for subject in [product, practice] {
            presses.extend([
                Press::Open(subject),
                Press::Conditions(subject),
                Press::Caught(subject, true),
                Press::Caught(subject, false),
                Press::Line(subject, 33),
                Press::Answer(subject, 33, Mark::Below, shown()),
                Press::Answer(subject, 33, Mark::Level(4), shown()),
                Press::Summary(subject),
                Press::Steps(subject, 1),
                Press::Answers(subject, 5),
                Press::AskAgain(subject),
                Press::Again(subject),
                Press::Undo(subject, AssessmentId(i64::MAX)),
            ]);
        }
        for press in presses {
            assert!(press.data().len() <= 64, "{press:?}");
            assert_eq!(Press::parse(&press.data()), Some(press));
        }
        for data in ["aso:x1", "aso:s27", "asa:p1.2.n.short", "asg:9.0", "asq:p1", "people:menu"] {
            assert_eq!(Press::parse(data), None, "{data}");
        }
    }
}
