//! Telegram's HTML, which can only be built from escaped text.

use std::fmt;

/// A piece of HTML in Telegram's small dialect. Text gets in through [`Html::text`], which
/// escapes it; markup through the catalogue of messages or the few helpers here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Text as it is to be read.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let mut html = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                '&' => html.push_str("&amp;"),
                '"' => html.push_str("&quot;"),
                other => html.push(other),
            }
        }
        Self(html)
    }

    /// Markup that is known to be sound: of a message in `locales/`, whose arguments were escaped,
    /// or of a handbook entry's renderer.
    #[must_use]
    pub(crate) fn trusted(markup: impl Into<String>) -> Self {
        Self(markup.into())
    }

    /// This in bold.
    #[must_use]
    pub fn bold(self) -> Self {
        Self(format!("<b>{}</b>", self.0))
    }

    /// This, a line end, and `next`.
    #[must_use]
    pub fn line(mut self, next: &Html) -> Self {
        self.0.push('\n');
        self.0.push_str(&next.0);
        self
    }

    /// This, an empty line, and `next`.
    #[must_use]
    pub fn paragraph(self, next: &Html) -> Self {
        self.line(&Html::default()).line(next)
    }

    /// The markup.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The markup.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for Html {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        let name = Html::text("<b>\"Lan\" & con</b>").bold();
        assert_eq!(name.as_str(), "<b>&lt;b&gt;&quot;Lan&quot; &amp; con&lt;/b&gt;</b>");
    }
}
