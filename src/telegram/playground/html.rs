//! Telegram's HTML: the tags it knows, and its words for what it does not.

use super::entities::{Entity, Formatted, Kind, units};
use super::error::{Outcome, Refusal};

/// Reads a text in the `HTML` parse mode.
pub(super) fn parse(source: &str) -> Outcome<Formatted> {
    let mut reader = Reader { source, at: 0, text: String::new(), position: 0, open: Vec::new() };
    let mut entities = Vec::new();
    while let Some(c) = reader.peek() {
        match c {
            '&' => reader.character_reference(),
            '<' if reader.source[reader.at + 1..].starts_with('/') => {
                entities.extend(reader.end_tag()?);
            }
            '<' => reader.start_tag()?,
            _ => {
                reader.at += c.len_utf8();
                reader.push(c);
            }
        }
    }
    if let Some(tag) = reader.open.last() {
        return Err(wrong(format!(
            "Can't find end tag corresponding to start tag \"{}\"",
            tag.name
        )));
    }
    Ok(Formatted { text: reader.text, entities })
}

fn wrong(what: impl std::fmt::Display) -> Refusal {
    Refusal::bad(format!("can't parse entities: {what}"))
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    text: String,
    /// The length of `text` in UTF-16 units.
    position: usize,
    open: Vec<Tag>,
}

struct Tag {
    name: String,
    value: String,
    flagged: bool,
    offset: usize,
    text_start: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.source[self.at..].chars().next()
    }

    fn push(&mut self, c: char) {
        self.text.push(c);
        self.position += c.len_utf16();
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|c| c.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn character_reference(&mut self) {
        if let Some((c, length)) = decode(&self.source[self.at..]) {
            self.at += length;
            self.push(c);
        } else {
            self.at += 1;
            self.push('&');
        }
    }

    fn start_tag(&mut self) -> Outcome<()> {
        let begin = self.at;
        self.at += 1;
        while self.peek().is_some_and(|c| !c.is_ascii_whitespace() && c != '>') {
            self.at += self.peek().map_or(1, char::len_utf8);
        }
        if self.peek().is_none() {
            return Err(wrong(format!("Unclosed start tag at byte offset {begin}")));
        }
        let name = self.source[begin + 1..self.at].to_ascii_lowercase();
        if !known(&name) {
            return Err(wrong(format!("Unsupported start tag \"{name}\" at byte offset {begin}")));
        }
        let (offset, text_start) = (self.position, self.text.len());
        let mut tag = Tag { name, value: String::new(), flagged: false, offset, text_start };
        loop {
            self.skip_space();
            match self.peek() {
                Some('>') => break,
                None => {
                    return Err(wrong(format!(
                        "Unclosed start tag \"{}\" at byte offset {begin}",
                        tag.name
                    )));
                }
                Some(_) => self.attribute(&mut tag, begin)?,
            }
        }
        self.at += 1;
        if tag.name == "span" && tag.value != "tg-spoiler" {
            return Err(wrong(format!(
                "Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"
            )));
        }
        self.open.push(tag);
        Ok(())
    }

    fn attribute(&mut self, tag: &mut Tag, begin: usize) -> Outcome<()> {
        let start = self.at;
        while self.peek().is_some_and(|c| !c.is_ascii_whitespace() && c != '=' && c != '>') {
            self.at += self.peek().map_or(1, char::len_utf8);
        }
        let name = self.source[start..self.at].to_ascii_lowercase();
        if name.is_empty() {
            return Err(wrong(format!(
                "Empty attribute name in the tag \"{}\" at byte offset {begin}",
                tag.name
            )));
        }
        self.skip_space();
        if self.peek() != Some('=') {
            tag.flagged |= tag.name == "blockquote" && name == "expandable";
            return Ok(());
        }
        self.at += 1;
        self.skip_space();
        let value = self.attribute_value(&tag.name, begin)?;
        match (tag.name.as_str(), name.as_str()) {
            ("a", "href") | ("span", "class") | ("tg-emoji", "emoji-id") => tag.value = value,
            ("code", "class") => {
                if let Some(language) = value.strip_prefix("language-") {
                    language.clone_into(&mut tag.value);
                }
            }
            ("blockquote", "expandable") => tag.flagged = true,
            _ => {}
        }
        Ok(())
    }

    fn attribute_value(&mut self, tag: &str, begin: usize) -> Outcome<String> {
        let Some(first) = self.peek() else {
            return Err(wrong(format!("Unclosed start tag \"{tag}\" at byte offset {begin}")));
        };
        if first != '"' && first != '\'' {
            let start = self.at;
            while self.peek().is_some_and(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-') {
                self.at += 1;
            }
            return match self.peek() {
                Some(c) if c.is_ascii_whitespace() || c == '>' => {
                    Ok(self.source[start..self.at].to_ascii_lowercase())
                }
                _ => Err(wrong(format!("Unexpected end of name token at byte offset {start}"))),
            };
        }
        self.at += 1;
        let mut value = String::new();
        loop {
            match self.peek() {
                None => return Err(wrong(format!("Unclosed start tag at byte offset {begin}"))),
                Some(c) if c == first => break,
                Some('&') => {
                    let (c, length) = decode(&self.source[self.at..]).unwrap_or(('&', 1));
                    self.at += length;
                    value.push(c);
                }
                Some(c) => {
                    self.at += c.len_utf8();
                    value.push(c);
                }
            }
        }
        self.at += 1;
        Ok(value)
    }

    fn end_tag(&mut self) -> Outcome<Option<Entity>> {
        let begin = self.at;
        let Some(tag) = self.open.pop() else {
            return Err(wrong(format!("Unexpected end tag at byte offset {begin}")));
        };
        self.at += 2;
        let start = self.at;
        while self.peek().is_some_and(|c| !c.is_ascii_whitespace() && c != '>') {
            self.at += self.peek().map_or(1, char::len_utf8);
        }
        let name = self.source[start..self.at].to_ascii_lowercase();
        self.skip_space();
        if self.peek() != Some('>') {
            return Err(wrong(format!("Unclosed end tag at byte offset {begin}")));
        }
        self.at += 1;
        if !name.is_empty() && name != tag.name {
            return Err(wrong(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{}>\", found \"</{name}>\"",
                tag.name
            )));
        }
        let length = self.position - tag.offset;
        if length == 0 {
            return Ok(None);
        }
        let inner = &self.text[tag.text_start..];
        Ok(kind(&tag, inner).map(|kind| Entity { kind, offset: tag.offset, length }))
    }
}

fn known(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "strong"
            | "i"
            | "em"
            | "s"
            | "strike"
            | "del"
            | "u"
            | "ins"
            | "tg-spoiler"
            | "tg-emoji"
            | "span"
            | "pre"
            | "code"
            | "blockquote"
    )
}

fn kind(tag: &Tag, inner: &str) -> Option<Kind> {
    Some(match tag.name.as_str() {
        "b" | "strong" => Kind::Bold,
        "i" | "em" => Kind::Italic,
        "s" | "strike" | "del" => Kind::Strikethrough,
        "u" | "ins" => Kind::Underline,
        "tg-spoiler" | "span" => Kind::Spoiler,
        "pre" => Kind::Pre(None),
        "code" if tag.value.is_empty() => Kind::Code,
        "code" => Kind::Pre(Some(tag.value.clone())),
        "blockquote" if tag.flagged => Kind::ExpandableBlockquote,
        "blockquote" => Kind::Blockquote,
        "tg-emoji" => Kind::Emoji(tag.value.clone()),
        _ => {
            let url = if tag.value.is_empty() { inner } else { &tag.value };
            match url.strip_prefix("tg://user?id=").and_then(|id| id.parse().ok()) {
                Some(user) => Kind::Mention(user),
                None => Kind::Link(checked_url(url)?),
            }
        }
    })
}

/// A link that Telegram takes, or `None`: it then shows the text alone.
pub(super) fn checked_url(url: &str) -> Option<String> {
    let url = url.trim();
    if url.starts_with("tg://") {
        return Some(url.to_owned());
    }
    let (scheme, rest) = match url.split_once("://") {
        Some((scheme, rest)) if matches!(scheme, "http" | "https" | "ton") => (scheme, rest),
        Some(_) => return None,
        None => ("http", url),
    };
    let host = rest.split(['/', '?', '#']).next()?;
    let name = host.rsplit('@').next()?.split(':').next()?;
    let valid = !name.is_empty()
        && units(url) <= 2048
        && !url.contains(char::is_whitespace)
        && name.contains('.')
        && !name.starts_with('.')
        && !name.ends_with('.');
    let slash = if rest.len() == host.len() { "/" } else { "" };
    valid.then(|| format!("{scheme}://{rest}{slash}"))
}

/// The character that a reference at the start of `text` stands for, and the reference's length.
/// What Telegram does not know stays as it is written.
fn decode(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('&')?;
    if let Some(number) = body.strip_prefix('#') {
        let hex = number.strip_prefix('x');
        let (radix, digits, prefix) = match hex {
            Some(digits) => (16, digits, 3),
            None => (10, number, 2),
        };
        let length = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
        let code = u32::from_str_radix(&digits[..length], radix).ok()?;
        let c = char::from_u32(code).filter(|c| *c != '\0')?;
        let length = prefix + length;
        return (length < 10).then(|| (c, length + usize::from(text[length..].starts_with(';'))));
    }
    let length = body.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(body.len());
    let c = match &body[..length] {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        _ => return None,
    };
    let length = 1 + length;
    Some((c, length + usize::from(text[length..].starts_with(';'))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(source: &str) -> String {
        let description = parse(source).unwrap_err().description.into_owned();
        description.replace("Bad Request: can't parse entities: ", "")
    }

    #[test]
    fn tags_become_entities() {
        let parsed =
            parse("🎉 <b>Hạn <i>nộp</i></b> <a href=\"https://x.vn/?a=1&amp;b\">x</a>").unwrap();
        assert_eq!(parsed.text, "🎉 Hạn nộp x");
        let [italic, bold, link] = parsed.entities.as_slice() else { panic!("three entities") };
        assert_eq!((italic.offset, italic.length, &italic.kind), (7, 3, &Kind::Italic));
        assert_eq!((bold.offset, bold.length, &bold.kind), (3, 7, &Kind::Bold));
        assert_eq!(link.kind, Kind::Link("https://x.vn/?a=1&b".to_owned()));
    }

    #[test]
    fn what_is_written_around_tags_comes_through() {
        let parsed = parse("&lt;b&gt; &amp;amp; &#8364; &#x20AC; &nbsp; a & b > c").unwrap();
        assert_eq!(parsed.text, "<b> &amp; € € &nbsp; a & b > c");
        assert!(parsed.entities.is_empty());
    }

    #[test]
    fn wrong_tags_are_refused_in_telegrams_words() {
        assert_eq!(refused("a <abac>"), "Unsupported start tag \"abac\" at byte offset 2");
        assert_eq!(refused("<br/>"), "Unsupported start tag \"br/\" at byte offset 0");
        assert_eq!(refused("<b>a"), "Can't find end tag corresponding to start tag \"b\"");
        assert_eq!(refused("a</b>"), "Unexpected end tag at byte offset 1");
        assert_eq!(
            refused("<i>ạ</b>"),
            "Unmatched end tag at byte offset 6, expected \"</i>\", found \"</b>\""
        );
        assert_eq!(refused("<b>a</b"), "Unclosed end tag at byte offset 4");
        assert_eq!(refused("5 <"), "Unclosed start tag at byte offset 2");
        assert_eq!(refused("<i   =aba>"), "Empty attribute name in the tag \"i\" at byte offset 0");
        assert_eq!(
            refused("<span class=\"x\">a</span>"),
            "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"
        );
        assert_eq!(refused("<a href=\"x"), "Unclosed start tag at byte offset 0");
    }

    #[test]
    fn code_with_a_language_is_one_block() {
        let parsed = parse("<code class=\"language-rust\">x</code>").unwrap();
        assert_eq!(parsed.entities[0].kind, Kind::Pre(Some("rust".to_owned())));
    }

    #[test]
    fn an_unusable_link_leaves_its_text() {
        assert!(parse("<a href=\"javascript:x\">a</a>").unwrap().entities.is_empty());
        assert_eq!(checked_url("ocop.vn").as_deref(), Some("http://ocop.vn/"));
        assert_eq!(checked_url("https://"), None);
        assert_eq!(checked_url("ftp://x.vn"), None);
    }
}
