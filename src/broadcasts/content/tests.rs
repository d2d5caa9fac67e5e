use proptest::prelude::*;

use super::*;
use crate::telegram::playground::read_html;

fn names() -> Vec<(Field, String)> {
    [
        (Field::Producer, "tên chủ thể"),
        (Field::Producer, "producer"),
        (Field::Product, "sản phẩm"),
        (Field::Expires, "ngày hết hạn"),
    ]
    .map(|(field, name)| (field, name.to_owned()))
    .into()
}

fn typed(text: &str, spans: &[(Style, usize, usize)]) -> Typed {
    let spans = spans.iter().cloned();
    let span = |(style, offset, length)| Span { style, offset, length };
    Typed { text: text.to_owned(), spans: spans.map(span).collect() }
}

fn made(text: &str, spans: &[(Style, usize, usize)]) -> String {
    markup(&typed(text, spans), &names()).unwrap()
}

#[test]
fn what_is_nested_stays_so_and_what_overlaps_is_parted() {
    let bold = |offset, length| (Style::Bold, offset, length);
    let italic = |offset, length| (Style::Italic, offset, length);
    assert_eq!(made("🎉 a<b & c", &[bold(0, 6), italic(3, 1)]), "<b>🎉 <i>a</i>&lt;b</b> &amp; c");
    assert_eq!(made("abcdef", &[bold(0, 4), italic(2, 4)]), "<b>ab<i>cd</i></b><i>ef</i>");
    assert_eq!(made("abc", &[bold(5, 9), italic(1, usize::MAX)]), "a<i>bc</i>");
}

#[test]
fn code_holds_nothing_and_stands_in_a_quotation_at_most() {
    let quote = (Style::Quote { expandable: false }, 0, 6);
    let code = (Style::Code, 2, 2);
    let spans = [quote, (Style::Bold, 0, 6), code];
    assert_eq!(
        made("abcdef", &spans),
        "<blockquote><b>ab</b><code>cd</code><b>ef</b></blockquote>"
    );
}

#[test]
fn white_space_around_is_none_of_the_text() {
    assert_eq!(made("  \n a b \n", &[(Style::Bold, 0, 9)]), "<b>a b</b>");
    assert_eq!(made(" \n ", &[(Style::Bold, 0, 3)]), "");
}

#[test]
fn fields_are_found_however_they_are_typed_in_any_formatting() {
    let all = "Gửi {tên chủ thể}, {Ten Chu The}, {PRODUCER}: {sản  phẩm}, {ngày hết hạn}.";
    assert_eq!(made(all, &[]), "Gửi {producer}, {producer}, {producer}: {product}, {expires}.");
    assert_eq!(made("a {san pham} b", &[(Style::Bold, 2, 10)]), "a <b>{product}</b> b");
    assert_eq!(made("{ a\nb } c{", &[]), "&#123; a\nb } c&#123;");
}

#[test]
fn unknown_and_cut_fields_and_broken_links_are_refused() {
    let flaw = |text: &str, spans: &[(Style, usize, usize)]| {
        markup(&typed(text, spans), &names()).unwrap_err()
    };
    assert_eq!(flaw("Gửi {địa chỉ}", &[]), Flaw::UnknownField("địa chỉ".to_owned()));
    for open in ["Gửi {sản phẩm", "{San Pham ngon\n}", "{sản phẩm {tên chủ thể}"] {
        assert_eq!(flaw(open, &[]), Flaw::OpenField("sản phẩm".to_owned()));
    }
    let cut = Flaw::CutField("sản phẩm".to_owned());
    assert_eq!(flaw("{sản phẩm}", &[(Style::Bold, 1, 3)]), cut);
    for url in ["javascript:x", "https://", "https://xy", "ftp://a.vn", "http://a b.vn"] {
        let broken = Flaw::BrokenLink(url.to_owned());
        assert_eq!(flaw("x", &[(Style::Link(url.to_owned()), 0, 1)]), broken);
    }
}

#[test]
fn a_phrase_goes_on_from_what_stands_before_it() {
    assert_eq!(go_on("Về sản  phẩm", "sản phẩm của bà con"), "của bà con");
    assert_eq!(go_on("Mời", "sản phẩm của bà con"), "sản phẩm của bà con");
    assert_eq!(go_on("Kính gửi bà con", "bà con"), "");
    assert_eq!(go_on("", "bà con"), "bà con");
}

#[test]
fn a_value_is_text_and_never_a_field_or_markup() {
    let filled = fill("<b>{producer}</b> {product}", |field| match field {
        Field::Producer => "<i>{product}</i>".to_owned(),
        _ => "Mắm & muối".to_owned(),
    });
    let (text, _) = read_html(filled.as_str()).unwrap();
    assert_eq!(text, "<i>{product}</i> Mắm & muối");
}

#[test]
fn a_long_value_is_shortened_to_what_was_counted() {
    let markup = made("{sản phẩm} 🎉", &[]);
    let filled = fill(&markup, |_| "🎉".repeat(500));
    let (text, _) = read_html(filled.as_str()).unwrap();
    assert!(units(&text) <= longest(&markup), "{text}");
    assert_eq!(longest("{product}{product} &#123;&lt;"), 2 * Field::Product.longest() + 3);
}

fn style() -> impl Strategy<Value = Style> {
    prop_oneof![
        Just(Style::Bold),
        Just(Style::Italic),
        Just(Style::Underline),
        Just(Style::Strikethrough),
        Just(Style::Spoiler),
        Just(Style::Code),
        Just(Style::Pre),
        Just(Style::Link("https://ocop.vn/?a=\"1\"&b={x}<>'".to_owned())),
        any::<bool>().prop_map(|expandable| Style::Quote { expandable }),
    ]
}

proptest! {
    #[test]
    fn any_text_and_entities_become_markup_that_telegram_takes_with_the_same_letters(
        text in "([a-z<>&\"'{} \n]|[àđỹ🎉́]|&lt;|\\PC){0,40}",
        spans in prop::collection::vec((style(), 0_usize..50, 0_usize..50), 0..8),
    ) {
        // What stands between braces is a field, and refused where there is none of that name.
        if let Ok(markup) = markup(&typed(&text, &spans), &names()) {
            let (read, _) = read_html(&markup).map_err(TestCaseError::fail)?;
            prop_assert_eq!(&read, text.trim());
            prop_assert_eq!(plain(&markup, |_| String::new()), read.clone());
            prop_assert_eq!(longest(&markup), units(&read));
        }
    }

    #[test]
    fn formatting_is_what_was_typed(
        before in "[a-z🎉]{0,9}", inside in "[a-z<&🎉]{1,9}", after in "[a-z]{0,9}", style in style(),
    ) {
        let (offset, length) = (units(&before), units(&inside));
        let text = format!("{before}{inside}{after}");
        let markup = markup(&typed(&text, &[(style, offset, length)]), &names()).unwrap();
        let (_, entities) = read_html(&markup).map_err(TestCaseError::fail)?;
        prop_assert_eq!(entities, vec![(offset, length)]);
    }
}
