//! The program as an operator meets it: what it says, and how it ends.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;

use ocop_bot::clock::Clock;
use ocop_bot::people::Role;
use ocop_bot::store::Store;
use ocop_bot::telegram::playground::{Options, Playground};
use serde_json::{Value, json};

use crate::support::process::{Ended, Process, program, runs};
use crate::support::{Bot, TOKEN, template};

/// Runs the program with these arguments and this environment.
async fn asked(arguments: &[&str], environment: &[(&str, &str)]) -> Ended {
    let mut command = program();
    command.args(arguments).envs(environment.iter().copied());
    runs(command).await
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[tokio::test]
async fn what_is_missing_or_wrong_in_the_environment_is_said_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("bot.sqlite");
    let database = ("DATABASE_URL", text(&database));
    let fails = async |environment: &[(&str, &str)], says: &[&str]| {
        let ended = asked(&["run"], environment).await;
        assert_eq!(ended.code, Some(2), "{}", ended.err);
        for words in says {
            assert!(ended.err.contains(words), "{words:?} is not in {}", ended.err);
        }
        assert!(!ended.err.contains("backtrace") && ended.out.is_empty());
        assert_eq!(ended.err.trim().lines().count(), 1, "{}", ended.err);
    };
    fails(&[database], &["TELOXIDE_TOKEN", "@BotFather", "/newbot", "ocop-bot demo"]).await;
    let malformed = ("TELOXIDE_TOKEN", "chuỗi này không phải token");
    fails(&[database, malformed], &["is not a bot's token", "@BotFather"]).await;
    let token = ("TELOXIDE_TOKEN", "123456789:AAEabcdefghijklmnopqrstuvwxyz-_1234");
    fails(&[database, token, ("OCOP_PACING", "off")], &["OCOP_PACING=off", "TELOXIDE_API_URL"])
        .await;
    fails(&[database, token, ("OCOP_PACING", "slow")], &["\"slow\"", "on or off"]).await;
    fails(&[database, token, ("OCOP_ADMINS", "7,@quan")], &["@quan", "@userinfobot"]).await;
    fails(&[database, token, ("TELOXIDE_API_URL", "telegram")], &["http://"]).await;
    assert!(!Path::new(database.1).exists(), "nothing was begun");
    let usage = asked(&["fly"], &[]).await;
    assert_eq!(usage.code, Some(2));
    let file = folder.path().join("bot.toml");
    std::fs::write(&file, "databse = 'x'\n").unwrap();
    let unsound = asked(&["--config", text(&file), "run"], &[token]).await;
    assert_eq!(unsound.code, Some(2));
    assert!(unsound.err.contains("databse"), "{}", unsound.err);
}

#[tokio::test]
async fn a_token_that_telegram_does_not_know_is_wrong_usage() {
    let playground =
        Playground::start(Options::new(Clock::system()).token("8:other")).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (database, url) = (folder.path().join("bot.sqlite"), playground.url());
    let environment = [
        ("DATABASE_URL", text(&database)),
        ("TELOXIDE_API_URL", url.as_str()),
        ("TELOXIDE_TOKEN", "7:very-secret-token"),
    ];
    let ended = asked(&["run"], &environment).await;
    assert_eq!(ended.code, Some(2), "{}", ended.err);
    assert!(ended.err.contains("Telegram does not accept the token"), "{}", ended.err);
    assert!(!ended.err.contains("very-secret-token"), "{}", ended.err);
    let doctor = asked(&["doctor"], &environment).await;
    assert_eq!(doctor.code, Some(1), "{}", doctor.err);
    assert!(doctor.out.contains("BAD   token: "), "{}", doctor.out);
    assert!(!(doctor.out + &doctor.err).contains("very-secret-token"));
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("bot.sqlite");
    std::fs::write(&database, template().await).unwrap();
    let store = Store::open(&database).await.unwrap();
    let newer = store.write::<_, ocop_bot::store::StoreError, _>(|tx| {
        Box::pin(async move {
            let newer = "UPDATE _sqlx_migrations SET version = 9999
                         WHERE version = (SELECT max(version) FROM _sqlx_migrations)";
            sqlx::query(newer).execute(tx.connection()).await?;
            Ok(())
        })
    });
    newer.await.unwrap();
    store.close().await;
    let playground = Playground::start(Options::new(Clock::system())).await.unwrap();
    let url = playground.url();
    let environment = [
        ("DATABASE_URL", text(&database)),
        ("TELOXIDE_API_URL", url.as_str()),
        ("TELOXIDE_TOKEN", TOKEN),
    ];
    for command in [&["run"][..], &["invite", "--role", "admin"]] {
        let ended = asked(command, &environment).await;
        assert_eq!(ended.code, Some(1), "{}", ended.err);
        let says = "version 9999, this program knows up to";
        assert!(
            ended.err.contains(says) && ended.err.contains("run the newer program"),
            "{}",
            ended.err
        );
    }
    let doctor = asked(&["doctor"], &environment).await;
    assert_eq!(doctor.code, Some(1));
    assert!(doctor.out.contains("BAD   migrations: at version 9999"), "{}", doctor.out);
}

#[tokio::test]
async fn a_backup_of_the_running_bot_is_checked_and_can_be_put_back() {
    let mut bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    lan.says("ho so gom gi");
    lan.reads().await;
    bot.is_calm().await;
    let file = bot.file();
    let copy = file.with_file_name("copy.sqlite");
    let database = [("DATABASE_URL", text(&file))];
    let made = asked(&["backup", text(&copy)], &database).await;
    assert_eq!(made.code, Some(0), "{}", made.err);
    assert!(made.out.contains("is a checked copy of"), "{}", made.out);
    let again = asked(&["backup", text(&copy)], &database).await;
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("exists already"), "{}", again.err);

    lan.says("nop ho so o dau");
    lan.reads().await;
    bot.is_calm().await;
    let running = asked(&["restore", text(&copy)], &database).await;
    assert_eq!(running.code, Some(1));
    assert!(running.err.contains("stop it first"), "{}", running.err);
    bot.stop().await;
    let restored = asked(&["restore", text(&copy)], &database).await;
    assert_eq!(restored.code, Some(0), "{}", restored.err);
    assert!(restored.out.contains("what was there before is kept as"), "{}", restored.out);
    let missing = asked(&["restore", "no-such-file"], &database).await;
    assert_eq!(missing.code, Some(1));
    assert!(missing.err.contains("there is no file at no-such-file"), "{}", missing.err);
    bot.go().await;
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM questions").await, 1);
    // The update that the backup knows nothing of was confirmed: it does not come again.
    lan.says("/menu");
    lan.reads().await;
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn doctor_finds_everything_sound_and_says_what_is_not() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    lan.says("/menu");
    lan.reads().await;
    bot.playground.wait_for("the profile", |it| it.calls("setMyShortDescription") == 2).await;
    let (file, url) = (bot.file(), bot.playground.url());
    let mut environment = vec![
        ("DATABASE_URL", text(&file)),
        ("TELOXIDE_API_URL", url.as_str()),
        ("TELOXIDE_TOKEN", TOKEN),
        ("OCOP_ADMINS", "1001"),
    ];
    let sound = asked(&["doctor"], &environment).await;
    assert_eq!(sound.code, Some(0), "{}{}", sound.out, sound.err);
    for line in [
        "ok    database: ",
        "ok    migrations: ",
        "ok    traffic: 0 updates and 0 messages wait",
        "ok    handbook: ",
        "ok    texts: vi and en",
        "ok    places: 124 communes",
        "ok    clock: ",
        "ok    token: @ocop_bot",
        "ok    commands: 14",
    ] {
        assert!(sound.out.contains(line), "{line:?} is not in\n{}", sound.out);
    }
    bot.playground.push_update(json!({"brand_new_kind": {}}));
    bot.is_calm().await;
    bot.queue("dead", crate::support::text(lan.id(), "<b>")).await;
    bot.is_calm().await;
    let aside = asked(&["doctor"], &environment).await;
    assert_eq!(aside.code, Some(0));
    assert!(aside.out.contains("note  traffic: 1 updates were set aside"), "{}", aside.out);
    assert!(aside.out.contains("note  traffic: 1 messages were refused for good"), "{}", aside.out);

    environment.retain(|(name, _)| *name != "TELOXIDE_TOKEN");
    let without = asked(&["doctor"], &environment).await;
    assert_eq!(without.code, Some(1));
    assert!(without.out.contains("BAD   token: TELOXIDE_TOKEN is not set"), "{}", without.out);
    let nowhere = [
        ("DATABASE_URL", "/nowhere/bot.sqlite"),
        ("TELOXIDE_TOKEN", TOKEN),
        ("TELOXIDE_API_URL", "http://127.0.0.1:9"),
    ];
    let nowhere = asked(&["doctor"], &nowhere).await;
    assert_eq!(nowhere.code, Some(1));
    assert!(nowhere.out.contains("does not exist; `run` makes it"), "{}", nowhere.out);
    assert!(nowhere.out.contains("BAD   network: "), "{}", nowhere.out);
}

#[tokio::test]
async fn an_invitation_made_in_a_shell_opens_the_desk() {
    let bot = Bot::start().await;
    let file = bot.file();
    let database = [("DATABASE_URL", text(&file))];
    let invited =
        asked(&["invite", "--role", "commune-officer", "--place", "ma lam"], &database).await;
    assert_eq!(invited.code, Some(0), "{}", invited.err);
    assert!(invited.out.contains("commune_officer 23059, to be used once"), "{}", invited.out);
    let link = "https://t.me/ocop_bot?start=";
    let payload = invited.out.split(link).nth(1).unwrap().split_whitespace().next().unwrap();
    let minh = bot.person("Anh Minh");
    minh.starts(payload);
    let welcome = minh.reads().await;
    assert!(welcome.text.starts_with("Chào mừng cán bộ xã Hàm Thuận!"), "{}", welcome.text);

    for (arguments, says) in [
        (&["invite", "--role", "commune-officer"][..], "needs --place"),
        (&["invite", "--role", "admin", "--place", "23059"], "only a commune officer's role"),
        (&["invite", "--role", "commune-officer", "--place", "thị xã La Gi"], "may be one of"),
        (&["invite", "--role", "commune-officer", "--place", "paris"], "is no commune"),
        (&["invite", "--role", "king"], "invalid value"),
    ] {
        let wrong = asked(arguments, &database).await;
        assert_eq!(wrong.code, Some(2), "{}", wrong.err);
        assert!(wrong.err.contains(says), "{says:?} is not in {}", wrong.err);
    }
    bot.ends(&[&minh]).await;

    let folder = tempfile::tempdir().unwrap();
    let fresh = folder.path().join("fresh.sqlite");
    let first = asked(&["invite", "--role", "admin"], &[("DATABASE_URL", text(&fresh))]).await;
    assert_eq!(first.code, Some(0), "{}", first.err);
    assert!(first.out.contains("/start i_"), "{}", first.out);
}

#[tokio::test]
async fn a_question_is_answered_without_telegram() {
    let ended = asked(&["ask", "ho so gom gi"], &[]).await;
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.starts_with("Hồ sơ OCOP gồm những gì?\n"), "{}", ended.out);
    assert!(ended.out.contains("\nNguồn: ") && ended.err.is_empty(), "{}{}", ended.out, ended.err);
}

#[tokio::test]
async fn many_questions_are_answered_a_json_line_each() {
    let mut command = program();
    command.args(["ask", "--jsonl"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let questions = [
        "hồ sơ ocop gồm những gì",
        "thời tiết hôm nay",
        "xin chào",
        "hồ sơ của tôi tới đâu rồi",
        "hồ sơ gồm những gì? nộp hồ sơ ở đâu?",
        "",
    ];
    child.stdin.take().unwrap().write_all((questions.join("\n") + "\n").as_bytes()).unwrap();
    let output = tokio::task::spawn_blocking(move || child.wait_with_output().unwrap());
    let ended = Ended::from(output.await.unwrap());
    assert_eq!(ended.code, Some(0));
    let lines: Vec<Value> =
        ended.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), questions.len());
    for (line, question) in lines.iter().zip(questions) {
        assert_eq!(line["question"], question);
        let fields: Vec<&str> = line.as_object().unwrap().keys().map(String::as_str).collect();
        let expected = [
            "answer",
            "confidence",
            "handoff",
            "kind",
            "micros",
            "question",
            "suggestions",
            "title",
            "topic",
        ];
        assert_eq!(fields, expected);
        assert!(line["micros"].as_f64().unwrap() >= 0.0);
        assert!(line["answer"].as_str().is_some_and(|answer| !answer.is_empty()), "{line}");
    }
    let kinds: Vec<&str> = lines.iter().map(|line| line["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["answer", "handoff", "smalltalk", "personal", "answer", "handoff"]);
    assert_eq!(lines[0]["topic"], "ho-so-gom-gi");
    assert_eq!(lines[0]["title"], "Hồ sơ OCOP gồm những gì?");
    assert!(lines[0]["answer"].as_str().unwrap().contains("\nNguồn: "));
    assert_eq!(lines[1]["handoff"], true);
    assert!(lines[1]["topic"].is_null());
    assert_eq!(lines[4]["suggestions"][0]["topic"], "nop-o-dau");
    assert!(lines[4]["suggestions"][0]["answer"].as_str().unwrap().contains("Nguồn: "));
}

#[tokio::test]
async fn the_handbook_has_no_problems() {
    let checked = asked(&["handbook", "check"], &[]).await;
    assert_eq!(checked.code, Some(0), "{}", checked.out);
    assert!(checked.out.contains("entries, no errors"), "{}", checked.out);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_holds_neither_the_token_nor_what_people_write() {
    let playground = Playground::start(Options::new(Clock::system()).token("7:very-secret-token"))
        .await
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("bot.sqlite");
    std::fs::write(&database, template().await).unwrap();
    for (level, format) in [("info", "json"), ("trace", "text")] {
        let mut command = program();
        command
            .args(["run", "--log", format])
            .env("TELOXIDE_TOKEN", "7:very-secret-token")
            .env("TELOXIDE_API_URL", playground.url())
            .env("DATABASE_URL", &database)
            .env("RUST_LOG", level);
        let process = Process::spawn(command, &folder.path().join(format!("{level}.log")));
        let lan = playground.person("Cô Lan Bí Mật");
        lan.starts("");
        lan.reads().await;
        lan.says("thời tiết hôm nay");
        let unsure = lan.reads().await;
        lan.taps_on(unsure.id, "Gửi câu này cho cán bộ").answer().await;
        lan.reads().await;
        playground.push_update(json!({"message": {"text": "mật khẩu của tôi"}}));
        playground.faults().outage(true);
        lan.says("mật khẩu của tôi là gì");
        let met = playground.faults().met();
        playground.wait_for("a failure", |it| it.faults().met() > met).await;
        playground.faults().outage(false);
        lan.reads().await;
        let path = folder.path().join(format!("{level}.log"));
        let (status, _) = process.leaves("-TERM").await;
        assert_eq!(status.code(), Some(0));
        let log = std::fs::read_to_string(path).unwrap();
        assert!(log.contains("the bot is running") && log.contains("the bot has stopped"), "{log}");
        assert!(!log.contains("very-secret-token"), "{level}");
        if level == "info" {
            for private in ["thời tiết", "mật khẩu", "Bí Mật"] {
                assert!(!log.contains(private), "{private:?} is in {log}");
            }
            assert!(log.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()), "{log}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demo_answers_in_its_web_chat_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = program();
    command
        .args(["demo", "--port", "0", "--no-browser"])
        .env("TMPDIR", folder.path())
        .stdout(Stdio::piped());
    let mut demo = Process::spawn(command, &folder.path().join("demo.log"));
    let output = demo.output();
    let said = tokio::task::spawn_blocking(move || {
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line).unwrap();
        line
    });
    let said = said.await.unwrap();
    let url = said.split_whitespace().find(|word| word.starts_with("http://"));
    let url = url.unwrap_or_else(|| panic!("{said}\n{}", demo.log())).to_owned();
    let http = reqwest::Client::new();
    let page = http.get(&url).send().await.unwrap();
    assert!(page.text().await.unwrap().contains("<html"));
    let info: Value =
        http.get(format!("{url}/web/info")).send().await.unwrap().json().await.unwrap();
    // The first acts for a producer, and has a card already.
    let id = info["people"][1]["id"].as_i64().unwrap();
    assert_eq!(info["people"].as_array().unwrap().len(), 5);
    assert_eq!(info["clock"]["movable"], true);
    let chat = format!("{url}/web/chats/{id}");
    let say = http.post(format!("{chat}/messages")).json(&json!({"text": "nop ho so o dau"}));
    assert!(say.send().await.unwrap().status().is_success());
    let answered = tokio::time::timeout(std::time::Duration::from_mins(1), async {
        loop {
            let seen: Value = http.get(&chat).send().await.unwrap().json().await.unwrap();
            let messages = seen["messages"].as_array().unwrap().clone();
            if let Some(answer) = messages.iter().find(|message| message["from"] == "bot") {
                return answer["text"].as_str().unwrap().to_owned();
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    });
    let answer = answered.await.unwrap_or_else(|_| panic!("no answer\n{}", demo.log()));
    assert!(answer.starts_with("Nộp hồ sơ OCOP ở đâu?"), "{answer}");
    let (status, took) = demo.leaves("-INT").await;
    assert_eq!(status.code(), Some(0));
    assert!(took < std::time::Duration::from_secs(5), "{took:?}");
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left, ["demo.log"]);
}

#[tokio::test]
async fn an_official_who_was_invited_in_a_shell_is_on_record() {
    let bot = Bot::start().await;
    let quan = bot.official("Anh Quân", Role::Admin).await;
    let made: Vec<(String, String)> =
        bot.rows("SELECT actor, detail FROM audit WHERE action = 'invitation.make'").await;
    assert_eq!(made, [("command_line".to_owned(), "admin".to_owned())]);
    bot.ends(&[&quan]).await;
}
