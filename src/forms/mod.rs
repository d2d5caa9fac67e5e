//! The forms of a dossier, made of what is known: files to print, sign and file.
//!
//! The words of each form are a [`template`] in `locales/vi/forms/`; [`facts`] fill it, which makes a
//! [`document`], which [`docx`] writes as a file: all of that is pure. [`gathering`] reads the facts.
//! What is not known stays a dotted line, and the chat says where to fill it in. What the register does
//! not hold and form 02 asks for is in [`answers`]; what a commune says for form 03 in [`judging`].

pub mod answers;
pub mod chat;
pub mod document;
pub mod docx;
pub mod facts;
pub mod gathering;
pub mod judging;
mod sheet;
pub mod slots;
mod store;
pub mod template;
pub(crate) mod texts;

use crate::text::fold;

use facts::Facts;
use slots::Slot;
use template::{Made, Source};

/// A form, or a paper that goes with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Form 01: the registration.
    Registration,
    /// Form 02: what the producer says of its product.
    SelfAssessment,
    /// Form 03: what the commune says of it.
    CommuneReport,
    /// The commune's letter of proposal to the province (article 6.2).
    Proposal,
    /// What the commune gives for a dossier that it takes.
    Receipt,
    /// What the province tells the commune and the producer (article 7.3.g).
    Notice,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Registration,
        Self::SelfAssessment,
        Self::CommuneReport,
        Self::Proposal,
        Self::Receipt,
        Self::Notice,
    ];

    /// The word for it, in messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::SelfAssessment => "self_assessment",
            Self::CommuneReport => "commune_report",
            Self::Proposal => "proposal",
            Self::Receipt => "receipt",
            Self::Notice => "notice",
        }
    }

    /// How its files begin.
    fn file(self) -> &'static str {
        match self {
            Self::Registration => "Mau-01",
            Self::SelfAssessment => "Mau-02",
            Self::CommuneReport => "Mau-03",
            Self::Proposal => "Van-ban-de-nghi",
            Self::Receipt => "Giay-tiep-nhan",
            Self::Notice => "Thong-bao-ket-qua",
        }
    }

    fn template(self) -> &'static str {
        match self {
            Self::Registration => include_str!("../../locales/vi/forms/mau-01.txt"),
            Self::SelfAssessment => include_str!("../../locales/vi/forms/mau-02.txt"),
            Self::CommuneReport => include_str!("../../locales/vi/forms/mau-03.txt"),
            Self::Proposal => include_str!("../../locales/vi/forms/de-nghi.txt"),
            Self::Receipt => include_str!("../../locales/vi/forms/tiep-nhan.txt"),
            Self::Notice => include_str!("../../locales/vi/forms/thong-bao.txt"),
        }
    }
}

/// Fills a form.
#[must_use]
pub fn make(form: Form, facts: &Facts) -> Made {
    let mut made = template::fill(form.template(), facts);
    // A sheet without points is filled in by hand as well.
    let has_no_points = !facts.scores.is_empty() && !facts.value(Slot::Total).is_there();
    if form == Form::SelfAssessment && has_no_points {
        made.empty.push(Slot::Total);
    }
    facts.wording.footer.clone_into(&mut made.document.footer);
    made
}

/// As much of a product's name as is in the name of a file, in letters.
const FILE_NAME: usize = 40;

/// What a form's file is called: `Mau-01-nuoc-mam-ca-com.docx`.
#[must_use]
pub fn file_name(form: Form, product: &str) -> String {
    let folded = fold(product);
    let words: Vec<&str> = folded
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut name = form.file().to_owned();
    for letter in words.iter().flat_map(|word| ["-", word]).flat_map(str::chars).take(FILE_NAME) {
        name.push(letter);
    }
    format!("{}.docx", name.trim_end_matches('-'))
}

#[cfg(test)]
mod tests;
