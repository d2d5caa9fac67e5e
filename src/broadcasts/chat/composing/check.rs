//! What is wrong with what a broadcast is to say, and how that is said.

use super::{number, texts};
use crate::broadcasts::chat::copy;
use crate::broadcasts::content::{self, Field, Flaw};
use crate::broadcasts::model::{Content, FileKind, Topic};
use crate::dossiers::words::Words;
use crate::locale::{Html, Language};
use crate::telegram::turn::Cx;
use crate::text::excerpt;

/// How long a message may be, in UTF-16 units without its markup.
const TEXT: usize = 4096;

/// How long what stands under a file may be.
const CAPTION: usize = 1024;

/// As much of something wrong as is repeated, in letters.
const EXCERPT: usize = 60;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// Nothing is in it.
    Empty,
    /// The text is too long by so many letters.
    Long {
        /// How many.
        beyond: usize,
        /// Whether it stands under a file.
        is_caption: bool,
    },
    /// The text itself.
    Text(Flaw),
    /// A kind of message that cannot be sent on.
    Kind,
    /// More files than an album holds.
    Many,
    /// Files that Telegram does not put into one album.
    Mixed,
    /// A second text came with the album.
    Captions,
    /// Files of a broadcast that was sent stay as they are.
    FilesStay,
    /// What a button says is so many letters long, or stands on several lines.
    Label {
        /// How many letters.
        letters: usize,
        /// Whether it is one line.
        is_line: bool,
    },
    /// Where a button leads is no address.
    Address {
        /// What was typed.
        typed: String,
        /// Whether it begins as it has to.
        begins: bool,
    },
}

/// How a field may be typed: by its name in each language.
pub(super) fn names(cx: &Cx) -> Vec<(Field, String)> {
    let locale = &cx.services().locale;
    let named = |language: Language| {
        Field::ALL.map(|field| (field, locale.plain(language, &texts::field(field.name()))))
    };
    Language::ALL.into_iter().flat_map(named).collect()
}

/// The fields as an official types them: "{tên chủ thể}, {sản phẩm}, {ngày hết hạn}".
pub(super) fn fields(cx: &Cx) -> String {
    let named = |field: Field| format!("{{{}}}", cx.plain(&texts::field(field.name())));
    Field::ALL.map(named).join(", ")
}

/// Whether a broadcast can say this.
pub(super) fn check(cx: &Cx, topic: Topic, said: &Content) -> Result<(), Wrong> {
    if said.is_empty() {
        return Err(Wrong::Empty);
    }
    if said.files.len() > Content::FILES {
        return Err(Wrong::Many);
    }
    if said.is_album() {
        let documents = said.files.iter().filter(|one| one.kind == FileKind::Document).count();
        let voices = said.files.iter().any(|one| one.kind == FileKind::Voice);
        if voices || (documents != 0 && documents != said.files.len()) {
            return Err(Wrong::Mixed);
        }
    }
    let is_caption = !said.files.is_empty();
    let room = if is_caption { CAPTION } else { TEXT };
    let around = Language::ALL
        .map(|language| copy::around(&Words::new(cx.services(), language), topic))
        .into_iter()
        .max()
        .unwrap_or(0);
    let length = content::longest(&said.html) + around;
    if length > room {
        return Err(Wrong::Long { beyond: length - room, is_caption });
    }
    Ok(())
}

/// The reason, in words.
pub(super) fn why(cx: &Cx, wrong: &Wrong) -> Html {
    let short = |text: &str| excerpt(text, EXCERPT);
    cx.html(&match wrong {
        Wrong::Empty => texts::wrong_empty(),
        Wrong::Long { beyond, is_caption } => {
            texts::wrong_long(if *is_caption { "caption" } else { "text" }, number(*beyond))
        }
        Wrong::Text(Flaw::UnknownField(name)) => {
            texts::wrong_field(format!("{{{}}}", short(name)), fields(cx))
        }
        Wrong::Text(Flaw::OpenField(name)) => texts::wrong_open(format!("{{{}}}", short(name))),
        Wrong::Text(Flaw::CutField(name)) => texts::wrong_cut(format!("{{{}}}", short(name))),
        Wrong::Text(Flaw::BrokenLink(url)) => texts::wrong_link(short(url)),
        Wrong::Kind => texts::wrong_kind(),
        Wrong::Many => texts::wrong_many(number(Content::FILES)),
        Wrong::Mixed => texts::wrong_mixed(),
        Wrong::Captions => texts::wrong_captions(),
        Wrong::FilesStay => texts::wrong_files_stay(),
        Wrong::Label { is_line: false, .. } => texts::wrong_label("lines", 0),
        Wrong::Label { letters, .. } => texts::wrong_label("long", number(*letters)),
        Wrong::Address { typed, begins } => {
            texts::wrong_address(if *begins { "broken" } else { "begins" }, short(typed))
        }
    })
}
