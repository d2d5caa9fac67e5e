//! What a record becomes with what a list says of it. Blanks erase nothing.

use super::columns::Field;
use super::entry::{ProducerSaid, ProductSaid};
use super::fault::Fault;
use super::values::Belongs;
use crate::producers::model::{ProducerDetails, ProductDetails, key};
use crate::programme::sets::Sets;

/// Whether two names that are compared as one have other diacritics, and not only other capitals.
pub(super) fn other_marks(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    plain(one) != plain(other)
}

/// A producer's details, and which row said what: of several rows the first counts.
pub(super) struct Against {
    pub(super) details: ProducerDetails,
    said: Vec<(Field, u32)>,
}

impl Against {
    pub(super) fn new(details: ProducerDetails) -> Self {
        Self { details, said: Vec::new() }
    }

    /// Takes what a row says, and returns what it says otherwise than an earlier one.
    pub(super) fn take(&mut self, row: u32, said: &ProducerSaid) -> Vec<(Field, Fault)> {
        let mut faults = Vec::new();
        let Self { details, said: before } = self;
        let mut settle = |field: Field, differs: bool, text: &dyn Fn() -> String| {
            let Some((_, first)) = before.iter().find(|(one, _)| *one == field) else {
                before.push((field, row));
                return true;
            };
            if differs {
                let fault = match field {
                    Field::Note => Fault::Notes(*first),
                    _ => Fault::Differs(text(), *first),
                };
                faults.push((field, fault));
            }
            false
        };
        macro_rules! texts {
            ($($field:ident => $name:ident),+ $(,)?) => {$(
                if let Some(text) = &said.$name {
                    let differs = key(text) != key(&details.$name);
                    if settle(Field::$field, differs, &|| text.clone()) {
                        // Other spaces or capitals are no news.
                        if other_marks(text, &details.$name) {
                            details.$name.clone_from(text);
                        }
                    }
                }
            )+};
        }
        texts! {
            Address => address,
            Representative => representative,
            Position => position,
            Email => email,
            Registration => registration_number,
            Note => note,
        }
        if let Some(kind) = said.kind
            && settle(Field::Kind, kind != details.kind, &|| kind.name().to_owned())
        {
            details.kind = kind;
        }
        if let Some(phone) = &said.phone
            && settle(Field::Phone, Some(phone) != details.phone.as_ref(), &|| phone.to_string())
        {
            details.phone = Some(phone.clone());
        }
        for (field, day, there) in [
            (Field::RegisteredOn, said.registered_on, &mut details.registered_on),
            (Field::FoundedOn, said.founded_on, &mut details.founded_on),
        ] {
            if let Some(day) = day
                && settle(field, Some(day) != *there, &|| day.format("%d/%m/%Y").to_string())
            {
                *there = Some(day);
            }
        }
        faults
    }
}

/// Gives a product what a row says of it; returns what contradicts the register.
pub(super) fn product(
    details: &mut ProductDetails,
    said: &ProductSaid,
    sets: &Sets,
) -> Option<Fault> {
    if let Some(code) = &said.code {
        details.code = Some(code.clone());
    }
    for (text, there) in [
        (&said.description, &mut details.description),
        (&said.packaging, &mut details.packaging),
        (&said.output, &mut details.output),
        (&said.price, &mut details.price),
        (&said.channels, &mut details.channels),
        (&said.trace_link, &mut details.trace_link),
    ] {
        if let Some(text) = text
            && other_marks(text, there)
        {
            there.clone_from(text);
        }
    }
    match said.belongs {
        Some(Belongs::Set(set)) => details.set = Some(set),
        Some(Belongs::Group(group)) => {
            let set = details.set.and_then(|set| sets.get(set));
            if let Some(set) = set.filter(|set| set.group != group) {
                return Some(Fault::GroupDiffers(format!("{}. {}", set.code, set.short)));
            }
        }
        None => {}
    }
    None
}
