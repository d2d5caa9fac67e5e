//! Markdown as the handbook uses it, turned into the HTML that Telegram takes, or into plain text.
//!
//! Telegram knows bold, italics, underline, strike-through, code, links and quotes, and no lists:
//! those become lines that begin with a number or a bullet.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The Markdown as Telegram HTML. Everything that is not markup is escaped.
#[must_use]
pub fn to_html(markdown: &str) -> String {
    render(markdown, Target::Html)
}

/// The Markdown without its markup.
#[must_use]
pub fn to_plain(markdown: &str) -> String {
    render(markdown, Target::Plain)
}

/// Escapes a text for Telegram HTML, attribute values included.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

/// What the handbook's Markdown should not contain, in the words of a fault.
pub(crate) fn faults(markdown: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for event in parser(markdown) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                faults.push(format!("HTML is shown as it is typed: {}", html.trim()));
            }
            Event::Start(Tag::Heading { .. }) => faults.push("headings are not used".into()),
            Event::Start(Tag::Image { .. }) => faults.push("pictures are not used".into()),
            Event::Start(Tag::Link { dest_url, .. }) if !is_web_address(&dest_url) => {
                faults.push(format!("not a web address: {dest_url}"));
            }
            _ => {}
        }
    }
    let plain = to_plain(markdown);
    for mark in ["**", "__", "~~", "`", "]("] {
        if plain.contains(mark) {
            faults.push(format!("an unbalanced `{mark}`"));
        }
    }
    faults
}

fn parser(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH)
}

fn is_web_address(url: &str) -> bool {
    ["https://", "http://", "tg://", "mailto:", "tel:"].iter().any(|known| url.starts_with(known))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Html,
    Plain,
}

fn render(markdown: &str, target: Target) -> String {
    let mut writer =
        Writer { out: String::new(), target, lists: Vec::new(), quotes: 0, links: vec![] };
    for event in parser(markdown) {
        writer.event(event);
    }
    writer.out.truncate(writer.out.trim_end().len());
    writer.out
}

struct Writer {
    out: String,
    target: Target,
    /// The open lists: the next number, or none for bullets.
    lists: Vec<Option<u64>>,
    quotes: usize,
    /// Whether each open link is shown as one.
    links: Vec<bool>,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(code) => {
                self.tag("<code>");
                self.text(&code);
                self.tag("</code>");
            }
            Event::SoftBreak => self.out.push(' '),
            Event::HardBreak => self.out.push('\n'),
            Event::Rule => self.lines(2),
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            // The first paragraph of a list item goes on in the item's line.
            Tag::Paragraph if self.after_marker() => {}
            Tag::Paragraph => self.lines(if self.lists.is_empty() { 2 } else { 1 }),
            Tag::Heading { .. } => {
                self.lines(2);
                self.tag("<b>");
            }
            Tag::BlockQuote(_) => {
                self.lines(2);
                // Telegram does not nest quotes.
                if self.quotes == 0 {
                    self.tag("<blockquote>");
                }
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.lines(2);
                self.tag("<pre>");
            }
            Tag::List(first) => {
                self.lines(if self.lists.is_empty() { 2 } else { 1 });
                self.lists.push(first);
            }
            Tag::Item => self.item(),
            Tag::Emphasis => self.tag("<i>"),
            Tag::Strong => self.tag("<b>"),
            Tag::Strikethrough => self.tag("<s>"),
            Tag::Link { dest_url, .. } => {
                let shown = is_web_address(&dest_url);
                self.links.push(shown);
                if shown {
                    self.tag(&format!("<a href=\"{}\">", escape(&dest_url)));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Strong => self.tag("</b>"),
            TagEnd::BlockQuote(_) => {
                self.quotes = self.quotes.saturating_sub(1);
                if self.quotes == 0 {
                    self.tag("</blockquote>");
                }
            }
            TagEnd::CodeBlock => {
                self.out.truncate(self.out.trim_end().len());
                self.tag("</pre>");
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Emphasis => self.tag("</i>"),
            TagEnd::Strikethrough => self.tag("</s>"),
            TagEnd::Link if self.links.pop() == Some(true) => self.tag("</a>"),
            _ => {}
        }
    }

    fn item(&mut self) {
        self.lines(1);
        let depth = self.lists.len().saturating_sub(1);
        self.out.push_str(&"   ".repeat(depth));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.out.push_str(&number.to_string());
                self.out.push_str(". ");
                *number += 1;
            }
            _ => self.out.push_str("• "),
        }
    }

    fn after_marker(&self) -> bool {
        !self.lists.is_empty() && (self.out.ends_with("• ") || self.out.ends_with(". "))
    }

    fn tag(&mut self, tag: &str) {
        if self.target == Target::Html {
            self.out.push_str(tag);
        }
    }

    fn text(&mut self, text: &str) {
        match self.target {
            Target::Html => push_escaped(&mut self.out, text),
            Target::Plain => self.out.push_str(text),
        }
    }

    /// Ends the line: what follows stands `count` lines further down, unless it is the first, or
    /// the first of a quote.
    fn lines(&mut self, count: usize) {
        if self.out.is_empty() || self.out.ends_with("<blockquote>") {
            return;
        }
        let have = self.out.len() - self.out.trim_end_matches('\n').len();
        self.out.extend(std::iter::repeat_n('\n', count.saturating_sub(have)));
    }
}

fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_and_marks() {
        let markdown =
            "One **two**\nthree.\n\n1. First\n2. Second *x*\n   - inner\n\nAfter\n\n- a\n\n- b";
        assert_eq!(
            to_html(markdown),
            "One <b>two</b> three.\n\n1. First\n2. Second <i>x</i>\n   • inner\n\nAfter\n\n• a\n• b"
        );
        assert_eq!(
            to_plain(markdown),
            "One two three.\n\n1. First\n2. Second x\n   • inner\n\nAfter\n\n• a\n• b"
        );
    }

    #[test]
    fn everything_else_is_escaped() {
        assert_eq!(
            to_html("1 < 2 & <script>\"x\"</script>"),
            "1 &lt; 2 &amp; &lt;script&gt;&quot;x&quot;&lt;/script&gt;"
        );
        assert_eq!(
            to_html("[a](https://x.vn/?a=1&b=2)"),
            "<a href=\"https://x.vn/?a=1&amp;b=2\">a</a>"
        );
        assert_eq!(to_html("[a](javascript:alert(1))"), "a");
    }

    #[test]
    fn quotes_and_code() {
        assert_eq!(
            to_html("> one\n> > two\n\n`a<b`\n\n```\nx < y\n```"),
            "<blockquote>one\n\ntwo</blockquote>\n\n<code>a&lt;b</code>\n\n<pre>x &lt; y</pre>"
        );
    }

    #[test]
    fn faults_name_what_would_be_shown_as_typed() {
        assert!(faults("A **good** [text](https://x.vn).\n\n- list").is_empty());
        assert_eq!(faults("**open"), ["an unbalanced `**`"]);
        assert_eq!(faults("a <b>x</b>").len(), 2);
        assert_eq!(faults("# Head"), ["headings are not used"]);
        assert_eq!(faults("[x](gov)"), ["not a web address: gov"]);
    }

    proptest::proptest! {
        #[test]
        fn tags_are_balanced_whatever_comes_in(text in "\\PC{0,80}|[*_`~>\\[\\]()#<&\n 1.\\-a-z]{0,60}") {
            let html = to_html(&text);
            for tag in ["b", "i", "s", "code", "pre", "blockquote"] {
                let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
                proptest::prop_assert_eq!(html.matches(&open).count(), html.matches(&close).count());
            }
        }
    }
}
