//! The layers keep apart. What a rule is for stands in the design; here it is only held.

use std::collections::BTreeSet;

use crate::support::process::program;
use crate::support::source::{Source, sources};

/// The files whose code breaks a rule.
fn breaking(breaks: impl Fn(&Source) -> bool) -> Vec<String> {
    sources().into_iter().filter(|source| breaks(source)).map(|source| source.path).collect()
}

fn none(files: &[String], rule: &str) {
    assert!(files.is_empty(), "{rule}: {files:#?}");
}

/// What the demo and the tests talk to: it is Telegram, not the bot.
fn is_playground(path: &str) -> bool {
    path.starts_with("telegram/playground/")
}

/// Chat modules that are called after what they are about.
const CHATS: [&str; 6] = [
    "desk/contacts.rs",
    "desk/invitations.rs",
    "desk/officers.rs",
    "handbook/desk/mod.rs",
    "handbook/inline.rs",
    "questions/groups.rs",
];

/// The first folder, or the file in its place.
fn feature(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

#[test]
fn sql_is_in_store_modules_only() {
    let may = |path: &str| {
        path.starts_with("store/")
            || path.ends_with("/store.rs")
            || path.contains("/store/")
            || ["telegram/inbox.rs", "telegram/sessions.rs", "telegram/files.rs"].contains(&path)
    };
    let has_sql = |source: &Source| {
        ["sqlx::query", "sqlx::raw_sql", "QueryBuilder", "AssertSqlSafe"]
            .iter()
            .any(|words| source.code.contains(words))
    };
    none(
        &breaking(|source| has_sql(source) && !may(&source.path)),
        "SQL outside of a store module",
    );
    assert!(!breaking(has_sql).is_empty(), "nothing is found any more");
}

#[test]
fn telegrams_types_are_in_chats_and_below_telegram_only() {
    let may = |path: &str| {
        path.starts_with("telegram/")
            || path.ends_with("/chat.rs")
            || path.contains("/chat/")
            || CHATS.contains(&path)
            || ["app.rs", "cli/doctor.rs"].contains(&path)
    };
    let names = |source: &Source| source.code.contains("teloxide");
    none(&breaking(|source| names(source) && !may(&source.path)), "teloxide outside of a chat");
    assert!(!breaking(names).is_empty(), "nothing is found any more");
}

#[test]
fn rules_and_the_search_are_pure() {
    let pure = |path: &str| {
        let search = path.starts_with("handbook/")
            && !["handbook/chat.rs", "handbook/shelf.rs", "handbook/texts.rs", "handbook/page.rs"]
                .contains(&path)
            // What officials change the handbook with, and what puts it into use.
            && !["handbook/chat/", "handbook/desk/", "handbook/overlay/", "handbook/keeper.rs"]
                .iter()
                .any(|part| path.starts_with(part))
            && !CHATS.contains(&path)
            && !path.contains("/store");
        let limits = ["telegram/pacer.rs", "telegram/flood.rs", "telegram/outbox/settle.rs"];
        search || path.ends_with("rules.rs") || path.contains("/rules/") || limits.contains(&path)
    };
    let impure = |source: &Source| {
        ["teloxide", "sqlx", "tokio", "fluent", "Clock"].iter().any(|word| {
            source.code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|one| one == *word)
        })
    };
    none(&breaking(|source| pure(&source.path) && impure(source)), "a pure module that is not");
    assert!(breaking(|source| pure(&source.path)).len() > 15, "nothing is looked at any more");
}

#[test]
fn no_feature_reaches_into_the_store_of_another() {
    let reaches = |source: &Source| {
        let own = feature(&source.path).to_owned();
        source.code.match_indices("crate::").any(|(at, _)| {
            let mut path = source.code[at + "crate::".len()..].split("::");
            let (other, room) = (path.next().unwrap_or(""), path.next().unwrap_or(""));
            let room = room.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
            let is_name = other.chars().all(|c| c.is_alphanumeric() || c == '_');
            is_name && other != own && room == "store"
        })
    };
    none(&breaking(reaches), "another feature's store");
}

#[test]
fn what_people_read_is_in_locales() {
    // What is recognised in people's texts, and never shown.
    let recognises = |path: &str| {
        ["handbook/normalise", "handbook/message.rs", "handbook/intent.rs", "programme/places/"]
            .iter()
            .any(|part| path.starts_with(part))
    };
    let is_vietnamese = |text: &str| {
        text.chars()
            .any(|c| ('\u{c0}'..='\u{1b0}').contains(&c) || ('\u{1ea0}'..='\u{1ef9}').contains(&c))
    };
    let mut found = Vec::new();
    for source in sources() {
        if is_playground(&source.path) || recognises(&source.path) {
            continue;
        }
        let strings = source.strings.iter().filter(|(_, text)| is_vietnamese(text));
        found.extend(strings.map(|(line, text)| format!("{}:{line}: {text}", source.path)));
    }
    none(&found, "Vietnamese in the code");
}

#[test]
fn the_time_comes_from_the_clock() {
    let asks = |source: &Source| {
        ["Utc::now", "Local::now", "SystemTime::now"].iter().any(|call| source.code.contains(call))
    };
    assert_eq!(breaking(asks), ["clock.rs"]);
    // A span that is only logged or measured may be the machine's.
    let measures = breaking(|source| source.code.contains("Instant::now"));
    let may = ["app.rs", "cli/ask.rs", "cli/doctor.rs", "cli/eval.rs"];
    let others: Vec<_> =
        measures.into_iter().filter(|path| !may.contains(&path.as_str())).collect();
    none(&others, "a time that the clock does not know");
}

#[test]
fn what_is_asked_of_telegram_past_the_outbox_is_known() {
    let asks = |source: &Source| source.code.contains("Requester") && !is_playground(&source.path);
    let known =
        ["cli/doctor.rs", "handbook/inline.rs", "telegram/profile.rs", "telegram/router.rs"];
    assert_eq!(breaking(asks), known);
    let mut called = BTreeSet::new();
    for source in sources().into_iter().filter(asks) {
        let calls = source.code.match_indices("bot.").chain(source.code.match_indices("bot()."));
        for (at, bot) in calls {
            let rest = &source.code[at + bot.len()..];
            let name: String =
                rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if name != "clone" && rest[name.len()..].starts_with('(') {
                called.insert(name);
            }
        }
    }
    let known = [
        "answer_callback_query",
        "answer_inline_query",
        "get_me",
        "get_my_commands",
        "get_webhook_info",
        "set_my_commands",
        "set_my_description",
        "set_my_short_description",
    ];
    assert_eq!(called, known.map(str::to_owned).into());
    let sends = |source: &Source| {
        ["gateway.call", "gateway.upload"].iter().any(|call| source.code.contains(call))
    };
    assert_eq!(breaking(sends), ["app.rs", "telegram/intake.rs", "telegram/outbox/sender.rs"]);
    let fetches = |source: &Source| source.code.contains("gateway.download");
    assert_eq!(
        breaking(fetches),
        ["broadcasts/fetching.rs", "papers/worker.rs", "spreadsheets/worker.rs"]
    );
}

#[test]
fn each_buttons_data_is_one_features() {
    let mut owners: std::collections::BTreeMap<String, BTreeSet<String>> =
        std::collections::BTreeMap::new();
    for source in sources() {
        let text = std::fs::read_to_string(format!("src/{}", source.path)).unwrap();
        for (at, _) in text.match_indices("data(\"") {
            let action: String =
                text[at + "data(\"".len()..].chars().take_while(|c| *c != '"').collect();
            owners.entry(action).or_default().insert(feature(&source.path).to_owned());
        }
    }
    assert!(owners.len() > 50, "nothing is found any more");
    // What the shared screens' own test makes up belongs to nobody.
    let shared: Vec<_> = owners.iter().filter(|(_, features)| features.len() > 1).collect();
    assert!(shared.is_empty(), "a button would be read by whoever is asked first: {shared:?}");
}

#[test]
fn no_file_has_grown_too_long() {
    let long = breaking(|source| source.lines > 500);
    none(&long, "files of more than 500 lines");
}

/// What stands in code blocks and between back quotes and begins with the program's name.
fn commands(readme: &str) -> Vec<Vec<String>> {
    let mut commands = Vec::new();
    let mut in_block = false;
    for line in readme.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
            continue;
        }
        let pieces: Vec<&str> =
            if in_block { vec![line] } else { line.split('`').skip(1).step_by(2).collect() };
        for piece in pieces {
            let piece = piece.split(" #").next().unwrap_or(piece);
            let piece = piece
                .replace("cargo run --release --", "ocop-bot")
                .replace("cargo run --", "ocop-bot");
            if let Some((_, rest)) = piece.split_once("ocop-bot ") {
                let words = rest.split(['|', ';', '&']).next().unwrap_or(rest).split_whitespace();
                commands.push(words.map(str::to_owned).collect());
            }
        }
    }
    commands
}

#[test]
fn every_command_that_the_readme_names_exists() {
    let readme =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let commands = commands(&readme);
    assert!(commands.len() > 3, "the README names no commands: {commands:?}");
    let help = |arguments: &[&str]| {
        let output = program().args(arguments).arg("--help").output().unwrap();
        output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
    };
    for words in commands {
        let Some(name) = words.first().filter(|word| !word.starts_with('-')) else { continue };
        let help = help(&[name]).unwrap_or_else(|| panic!("there is no command {name}"));
        for flag in words.iter().filter(|word| word.starts_with("--")) {
            let flag = flag.split('=').next().unwrap_or(flag).trim_end_matches([']', ',', '.']);
            assert!(help.contains(flag), "{name} has no {flag}");
        }
    }
}
