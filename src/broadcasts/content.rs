//! What an official has typed, with its formatting, and the Telegram HTML that is made of it. Pure.

use crate::locale::Html;

/// A personal field: what it says differs from one recipient to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The producer's name.
    Producer,
    /// The product that the broadcast is about for them.
    Product,
    /// The day on which its certificate ends.
    Expires,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Producer, Self::Product, Self::Expires];

    /// The word for it in the markup that is kept, and in `locales/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Producer => "producer",
            Self::Product => "product",
            Self::Expires => "expires",
        }
    }

    /// How long its value may be, in UTF-16 units; a longer one is shortened.
    #[must_use]
    pub fn longest(self) -> usize {
        match self {
            Self::Producer | Self::Product => 160,
            // 26/10/2028, or the phrase in its place.
            Self::Expires => 40,
        }
    }

    /// How it stands in the markup that is kept. No other brace does: those that were typed are
    /// written as references.
    fn mark(self) -> String {
        format!("{{{}}}", self.name())
    }
}

/// The markup for one recipient: the fields replaced by their values, which are escaped.
#[must_use]
pub fn fill(markup: &str, value: impl Fn(Field) -> String) -> Html {
    if !markup.contains('{') {
        return Html::trusted(markup);
    }
    let mut filled = markup.to_owned();
    for field in Field::ALL {
        let mark = field.mark();
        if filled.contains(&mark) {
            let text = Html::text(&short(&value(field), field.longest()));
            // A value cannot hold another field's mark: what is read as one is in the markup only.
            filled = filled.replace(&mark, &text.as_str().replace('{', "&#123;"));
        }
    }
    Html::trusted(filled)
}

/// The fields that stand in a markup.
#[must_use]
pub fn fields(markup: &str) -> Vec<Field> {
    Field::ALL.into_iter().filter(|field| markup.contains(&field.mark())).collect()
}

/// At most so many UTF-16 units of a text, with a mark where it goes on.
fn short(text: &str, most: usize) -> String {
    if units(text) <= most {
        return text.to_owned();
    }
    let mut left = most.saturating_sub(1);
    let mut cut: String = text
        .chars()
        .take_while(|letter| {
            let fits = letter.len_utf16() <= left;
            left = left.saturating_sub(letter.len_utf16());
            fits
        })
        .collect();
    cut.push('…');
    cut
}

/// How many UTF-16 units a text has, which is how Telegram counts.
#[must_use]
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
