use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

use super::*;
use crate::{
    assessment, broadcasts, cli, deadlines, desk, dossiers, feedback, forms, handbook, joining,
    papers, people, producers, programme, questions, spreadsheets, telegram, tickets,
};

/// Every message that the code names.
fn catalogue() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let features = [
        assessment::texts::CATALOGUE,
        broadcasts::texts::CATALOGUE,
        broadcasts::chat::composing::texts::CATALOGUE,
        broadcasts::audience_texts::CATALOGUE,
        cli::texts::CATALOGUE,
        deadlines::texts::CATALOGUE,
        desk::texts::CATALOGUE,
        dossiers::texts::CATALOGUE,
        feedback::texts::CATALOGUE,
        forms::texts::CATALOGUE,
        handbook::desk::texts::CATALOGUE,
        handbook::texts::CATALOGUE,
        joining::texts::CATALOGUE,
        papers::texts::CATALOGUE,
        people::texts::CATALOGUE,
        producers::texts::CATALOGUE,
        programme::texts::CATALOGUE,
        questions::texts::CATALOGUE,
        spreadsheets::texts::CATALOGUE,
        telegram::texts::CATALOGUE,
        tickets::texts::CATALOGUE,
    ];
    let mut all = BTreeMap::new();
    for (id, variables) in features.into_iter().flatten() {
        let before = all.insert(*id, variables.iter().copied().collect());
        assert!(before.is_none(), "the code names {id} twice");
    }
    all
}

/// Every message of a language's files that the code names; it names none of those that others refer to.
fn written(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for (_, file, text) in FILES.iter().filter(|(of, file, _)| *of == language && *file != ADDRESS)
    {
        let resource = parse(*text).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let mut variables = BTreeSet::new();
                    in_pattern(&message.value.expect("a message has a text"), &mut variables);
                    all.insert(message.id.name.to_owned(), variables);
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                other => panic!("{file}: {other:?}"),
            }
        }
    }
    all
}

fn in_pattern(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, variables);
        }
    }
}

fn in_expression(expression: &Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, variables),
        Expression::Select { selector, variants } => {
            in_inline(selector, variables);
            for variant in variants {
                in_pattern(&variant.value, variables);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => _ = variables.insert(id.name.to_owned()),
        InlineExpression::Placeable { expression } => in_expression(expression, variables),
        _ => {}
    }
}

#[test]
fn both_languages_have_exactly_the_messages_that_the_code_names_with_the_same_variables() {
    let named: BTreeMap<String, BTreeSet<String>> = catalogue()
        .into_iter()
        .map(|(id, variables)| (id.to_owned(), variables.into_iter().map(str::to_owned).collect()))
        .collect();
    for language in Language::ALL {
        let written = written(language);
        for (id, variables) in &named {
            assert_eq!(written.get(id), Some(variables), "{language}: {id}");
        }
        for id in written.keys() {
            assert!(named.contains_key(id), "{language}: {id} is used nowhere");
        }
    }
}

#[test]
fn every_file_can_be_read() {
    Locale::load().unwrap().check().unwrap();
}

#[test]
fn the_files_of_both_languages_are_carried_in_the_same_order() {
    let (vietnamese, english) = FILES.split_at(FILES.len() / 2);
    let names = |files: &[(Language, &'static str, &str)], language| {
        assert!(files.iter().all(|(of, ..)| *of == language), "{language}");
        files.iter().map(|(_, name, _)| *name).collect::<Vec<_>>()
    };
    let (vietnamese, english) =
        (names(vietnamese, Language::Vietnamese), names(english, Language::English));
    assert_eq!(vietnamese, english);
}

#[test]
fn every_file_of_the_folders_is_carried() {
    for language in Language::ALL {
        let folder = format!("locales/{language}");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| std::path::Path::new(name).extension().is_some_and(|end| end == "ftl"))
            .collect();
        let carried: BTreeSet<String> = FILES
            .iter()
            .filter(|(of, ..)| *of == language)
            .map(|(_, name, _)| (*name).to_owned())
            .collect();
        assert_eq!(files, carried, "{language}");
    }
}

#[test]
fn every_message_can_be_said_in_every_language_and_none_is_long() {
    let locale = Locale::load().unwrap();
    for (id, variables) in catalogue() {
        let arguments =
            variables.into_iter().map(|name| (name, Argument::from("<5 & 6>"))).collect();
        let message = Message::new(id, arguments);
        for language in Language::ALL {
            let html = locale.html(language, &message);
            assert_ne!(html.as_str(), id, "{language}: {id} has no text");
            assert!(!html.as_str().contains("<5"), "{language}: {id} does not escape");
            assert!(html.as_str().len() < 3000, "{language}: {id}");
            assert!(!html.as_str().contains('{'), "{language}: {id}: {html}");
        }
    }
}

#[test]
fn vietnamese_is_composed_so_that_a_letter_is_one_unit() {
    for (language, file, text) in FILES {
        assert!(unicode_normalization::is_nfc(text), "{language}/{file}");
    }
}

#[test]
fn the_language_of_an_app_decides_how_a_newcomer_is_greeted() {
    let check =
        |tag: Option<&str>, language| assert_eq!(Language::of_app(tag), language, "{tag:?}");
    check(Some("vi"), Language::Vietnamese);
    check(Some("en"), Language::English);
    check(Some("en-GB"), Language::English);
    check(Some("enm"), Language::Vietnamese);
    check(Some("ko"), Language::Vietnamese);
    check(None, Language::Vietnamese);
}

#[test]
fn an_official_is_addressed_as_one() {
    let locale = Locale::load().unwrap();
    let clarify = questions::texts::clarify();
    let check = |message: &Message, words: &str| {
        let said = locale.plain(Language::Vietnamese, message);
        assert!(said.contains(words), "{said}");
    };
    check(&clarify.addressed(false), "bà con");
    check(&clarify.addressed(true), "anh/chị");
}
