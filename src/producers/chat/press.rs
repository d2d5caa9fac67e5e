//! The buttons of this feature.

use std::fmt::Display;

use crate::producers::fields::{ProducerField, ProductField};
use crate::producers::model::{DecisionId, ProducerId, ProductId};
use crate::producers::standing::Ground;
use crate::programme::sets::SetNumber;
use crate::telegram::screens::{data, parse_data};

/// A button of this feature. A version is the one that its screen showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// A page of the decisions.
    Decisions(usize),
    /// A page of what a decision recognised.
    Decision(DecisionId, usize),
    /// Correct its number or day.
    CorrectDecision(DecisionId),
    /// Take a correction back.
    UndoDecision(DecisionId),
    AttachScan(DecisionId),
    SeeScan(DecisionId),
    /// The end of a recognition before its time.
    Revocation(ProductId),
    /// There is a conclusion: its day comes next.
    Ground(ProductId, Ground),
    ConcludeToday(ProductId, Ground),
    /// It is revoked: the day comes next.
    AskRevoke(ProductId),
    RevokeToday(ProductId),
    /// The conclusion on this recognition, or its revocation, was a mistake.
    TakeBack(ProductId, i64, bool),
    /// How long a certificate goes on after its end.
    Extension(ProductId),
    /// To which day: that comes next.
    AskExtension(ProductId),
    /// To the last day that the law allows.
    ExtendMost(ProductId),
    /// What was shown is right.
    SaveExtension(ProductId),
    /// The last entry, with its number, was a mistake.
    UndoExtension(ProductId, i64),
    /// What is known of a product.
    Product(ProductId),
    /// It is no longer made: since when comes next.
    Stop(ProductId),
    StopToday(ProductId),
    Resume(ProductId),
    /// Take it out of the lists: ask first.
    Remove(ProductId),
    RemoveNow(ProductId, i64),
    Restore(ProductId),
    Photos(ProductId),
    /// See them.
    Album(ProductId),
    /// Which one is to go.
    PickPhoto(ProductId, usize),
    DropPhoto(ProductId, i64),
    /// What is known of a producer.
    Producer(ProducerId),
    ProducerFields(ProducerId, usize),
    ProductFields(ProductId, usize),
    EditProducer(ProducerId, ProducerField, i64),
    EditProduct(ProductId, ProductField, i64),
    /// The same for the forms of a product, to which the way leads back.
    FillProducer(ProducerId, ProducerField, i64, ProductId),
    FillProduct(ProductId, ProductField, i64),
    /// Leave the field that is being edited empty.
    Clear,
    PickSet(ProductId, SetNumber, i64),
    PickCommune(ProducerId, u32, i64),
    /// Take the last change back, which the update with this number made.
    Undo(i64),
    /// This producer is in the register twice: which is the other?
    Merge(ProducerId),
    /// Show both.
    MergeWith(ProducerId, ProducerId),
    /// From the first into the second.
    MergeNow(ProducerId, ProducerId),
    Unmerge(ProducerId),
}

fn place<T: PartialEq>(all: &[T], one: &T) -> usize {
    all.iter().position(|each| each == one).unwrap_or_default()
}

impl Press {
    pub(super) fn data(self) -> String {
        fn two(action: &str, one: impl Display, other: impl Display) -> String {
            data(action, format!("{one}.{other}"))
        }
        match self {
            Self::Decisions(page) => data("vl", page),
            Self::Decision(decision, page) => two("vd", decision, page),
            Self::CorrectDecision(decision) => data("vc", decision),
            Self::UndoDecision(decision) => data("vu", decision),
            Self::AttachScan(decision) => data("va", decision),
            Self::SeeScan(decision) => data("vs", decision),
            Self::Revocation(product) => data("vr", product),
            Self::Ground(product, ground) => two("vg", product, place(&Ground::ALL, &ground)),
            Self::ConcludeToday(product, ground) => {
                two("vk", product, place(&Ground::ALL, &ground))
            }
            Self::AskRevoke(product) => data("vw", product),
            Self::RevokeToday(product) => data("vx", product),
            Self::TakeBack(product, recognition, revoked) => {
                data("vb", format!("{product}.{recognition}.{}", u8::from(revoked)))
            }
            Self::Extension(product) => data("vxe", product),
            Self::AskExtension(product) => data("vxa", product),
            Self::ExtendMost(product) => data("vxm", product),
            Self::SaveExtension(product) => data("vxs", product),
            Self::UndoExtension(product, extension) => two("vxu", product, extension),
            Self::Product(product) => data("vp", product),
            Self::Stop(product) => data("vy", product),
            Self::StopToday(product) => data("vz", product),
            Self::Resume(product) => data("vn", product),
            Self::Remove(product) => data("ve", product),
            Self::RemoveNow(product, seen) => two("vf", product, seen),
            Self::Restore(product) => data("vo", product),
            Self::Photos(product) => data("vh", product),
            Self::Album(product) => data("vi", product),
            Self::PickPhoto(product, page) => two("vj", product, page),
            Self::DropPhoto(product, file) => two("vm", product, file),
            Self::Producer(producer) => data("vt", producer),
            Self::ProducerFields(producer, page) => two("vaf", producer, page),
            Self::ProductFields(product, page) => two("vbf", product, page),
            Self::EditProducer(producer, field, seen) => {
                data("vae", format!("{producer}.{}.{seen}", place(ProducerField::ALL, &field)))
            }
            Self::EditProduct(product, field, seen) => {
                data("vbe", format!("{product}.{}.{seen}", place(ProductField::ALL, &field)))
            }
            Self::FillProducer(producer, field, seen, product) => {
                let field = place(ProducerField::ALL, &field);
                data("vaq", format!("{producer}.{field}.{seen}.{product}"))
            }
            Self::FillProduct(product, field, seen) => {
                data("vbq", format!("{product}.{}.{seen}", place(ProductField::ALL, &field)))
            }
            Self::Clear => data("v", "clear"),
            Self::PickSet(product, set, seen) => {
                data("vbs", format!("{product}.{}.{seen}", set.get()))
            }
            Self::PickCommune(producer, code, seen) => {
                data("vac", format!("{producer}.{code}.{seen}"))
            }
            Self::Undo(update) => data("vq", update),
            Self::Merge(producer) => data("vv", producer),
            Self::MergeWith(one, other) => two("vvw", one, other),
            Self::MergeNow(from, into) => two("vvn", from, into),
            Self::Unmerge(producer) => data("vvu", producer),
        }
    }

    pub(super) fn parse(data: &str) -> Option<Self> {
        let (action, of) = parse_data(data)?;
        if (action, of) == ("v", "clear") {
            return Some(Self::Clear);
        }
        if !action.starts_with('v') {
            return None;
        }
        let numbers: Vec<i64> = of.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
        let size = |number: i64| usize::try_from(number).ok();
        let ground = |number| Ground::ALL.get(size(number)?).copied();
        let (decision, product, producer) = (DecisionId, ProductId, ProducerId);
        Some(match (action, numbers.as_slice()) {
            ("vl", [page]) => Self::Decisions(size(*page)?),
            ("vd", [id, page]) => Self::Decision(decision(*id), size(*page)?),
            ("vc", [id]) => Self::CorrectDecision(decision(*id)),
            ("vu", [id]) => Self::UndoDecision(decision(*id)),
            ("va", [id]) => Self::AttachScan(decision(*id)),
            ("vs", [id]) => Self::SeeScan(decision(*id)),
            ("vr", [id]) => Self::Revocation(product(*id)),
            ("vg", [id, one]) => Self::Ground(product(*id), ground(*one)?),
            ("vk", [id, one]) => Self::ConcludeToday(product(*id), ground(*one)?),
            ("vw", [id]) => Self::AskRevoke(product(*id)),
            ("vx", [id]) => Self::RevokeToday(product(*id)),
            ("vb", [id, recognition, revoked]) => {
                Self::TakeBack(product(*id), *recognition, *revoked == 1)
            }
            ("vxe", [id]) => Self::Extension(product(*id)),
            ("vxa", [id]) => Self::AskExtension(product(*id)),
            ("vxm", [id]) => Self::ExtendMost(product(*id)),
            ("vxs", [id]) => Self::SaveExtension(product(*id)),
            ("vxu", [id, extension]) => Self::UndoExtension(product(*id), *extension),
            ("vp", [id]) => Self::Product(product(*id)),
            ("vy", [id]) => Self::Stop(product(*id)),
            ("vz", [id]) => Self::StopToday(product(*id)),
            ("vn", [id]) => Self::Resume(product(*id)),
            ("ve", [id]) => Self::Remove(product(*id)),
            ("vf", [id, seen]) => Self::RemoveNow(product(*id), *seen),
            ("vo", [id]) => Self::Restore(product(*id)),
            ("vh", [id]) => Self::Photos(product(*id)),
            ("vi", [id]) => Self::Album(product(*id)),
            ("vj", [id, page]) => Self::PickPhoto(product(*id), size(*page)?),
            ("vm", [id, file]) => Self::DropPhoto(product(*id), *file),
            ("vt", [id]) => Self::Producer(producer(*id)),
            ("vaf", [id, page]) => Self::ProducerFields(producer(*id), size(*page)?),
            ("vbf", [id, page]) => Self::ProductFields(product(*id), size(*page)?),
            ("vae", [id, field, seen]) => {
                let field = *ProducerField::ALL.get(size(*field)?)?;
                Self::EditProducer(producer(*id), field, *seen)
            }
            ("vbe", [id, field, seen]) => {
                Self::EditProduct(product(*id), *ProductField::ALL.get(size(*field)?)?, *seen)
            }
            ("vaq", [id, field, seen, of]) => {
                let field = *ProducerField::ALL.get(size(*field)?)?;
                Self::FillProducer(producer(*id), field, *seen, product(*of))
            }
            ("vbq", [id, field, seen]) => {
                Self::FillProduct(product(*id), *ProductField::ALL.get(size(*field)?)?, *seen)
            }
            ("vbs", [id, set, seen]) => {
                let set = u8::try_from(*set).ok().and_then(SetNumber::new)?;
                Self::PickSet(product(*id), set, *seen)
            }
            ("vac", [id, code, seen]) => {
                Self::PickCommune(producer(*id), u32::try_from(*code).ok()?, *seen)
            }
            ("vq", [update]) => Self::Undo(*update),
            ("vv", [id]) => Self::Merge(producer(*id)),
            ("vvw", [one, other]) => Self::MergeWith(producer(*one), producer(*other)),
            ("vvn", [from, into]) => Self::MergeNow(producer(*from), producer(*into)),
            ("vvu", [id]) => Self::Unmerge(producer(*id)),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        let (product, producer, decision) = (ProductId(i64::MAX), ProducerId(4), DecisionId(5));
        let mut presses = vec![
            Press::FillProducer(producer, ProducerField::Email, 7, ProductId(9_999_999_999)),
            Press::FillProduct(product, ProductField::Price, 7),
            Press::Decisions(2),
            Press::Decision(decision, 3),
            Press::CorrectDecision(decision),
            Press::UndoDecision(decision),
            Press::AttachScan(decision),
            Press::SeeScan(decision),
            Press::Revocation(product),
            Press::AskRevoke(product),
            Press::RevokeToday(product),
            Press::TakeBack(product, i64::MAX, true),
            Press::TakeBack(product, 1, false),
            Press::Extension(product),
            Press::AskExtension(product),
            Press::ExtendMost(product),
            Press::SaveExtension(product),
            Press::UndoExtension(product, i64::MAX),
            Press::Product(product),
            Press::Stop(product),
            Press::StopToday(product),
            Press::Resume(product),
            Press::Remove(product),
            Press::RemoveNow(product, 3),
            Press::Restore(product),
            Press::Photos(product),
            Press::Album(product),
            Press::PickPhoto(product, 1),
            Press::DropPhoto(product, 9),
            Press::Producer(producer),
            Press::ProducerFields(producer, 1),
            Press::ProductFields(product, 0),
            Press::Clear,
            Press::PickCommune(producer, 23_059, 2),
            Press::Undo(77),
            Press::Merge(producer),
            Press::MergeWith(producer, ProducerId(6)),
            Press::MergeNow(producer, ProducerId(6)),
            Press::Unmerge(producer),
        ];
        for ground in Ground::ALL {
            presses.extend([Press::Ground(product, ground), Press::ConcludeToday(product, ground)]);
        }
        presses.extend(ProducerField::ALL.iter().map(|f| Press::EditProducer(producer, *f, 2)));
        presses.extend(ProductField::ALL.iter().map(|f| Press::EditProduct(product, *f, 2)));
        presses.extend(SetNumber::new(26).map(|set| Press::PickSet(product, set, 1)));
        for press in presses {
            assert_eq!(Press::parse(&press.data()), Some(press));
            assert!(press.data().len() <= 64);
        }
        for data in ["vr:x", "vr:", "vg:1.9", "people:menu", "vd:1"] {
            assert_eq!(Press::parse(data), None, "{data}");
        }
    }
}
