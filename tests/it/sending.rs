//! What leaves: in order, once, and for every way in which a request can end.

use chrono::TimeDelta;
use futures::FutureExt;
use ocop_bot::telegram::outbox::{
    MediaKind, NewMedia, Outgoing, cancel, keep_media, media_file, next_due,
};
use ocop_bot::telegram::pacer::Lane;
use ocop_bot::telegram::playground::{Delivery, Fault, Person, Rule};
use teloxide::payloads::{
    DeleteMessage, EditMessageText, PinChatMessage, SendDocument, SendMediaGroup, SendPhoto,
    SendVideo, SendVoice,
};
use teloxide::types::{ChatId, InputMedia, InputMediaPhoto, MessageId};

use crate::support::{Bot, text};

/// Somebody with whom the bot has spoken.
async fn somebody(bot: &Bot, name: &str) -> Person {
    let person = bot.person(name);
    person.says("/menu");
    person.reads().await;
    person
}

/// State, attempts and error of a row.
async fn row(bot: &Bot, key: &str) -> (String, i64, Option<String>) {
    let sql = format!("SELECT state, attempts, error FROM outbox WHERE dedupe_key = '{key}'");
    bot.rows(&sql).await.remove(0)
}

fn settled(key: &str, state: &str) -> String {
    format!("SELECT count(*) FROM outbox WHERE dedupe_key = '{key}' AND state = '{state}'")
}

/// How long after the morning each message with this text came, in milliseconds.
fn came(bot: &Bot, text: &str) -> Vec<i64> {
    let morning = bot.morning();
    let same = |one: &Delivery| one.text == text;
    let deliveries = bot.playground.deliveries();
    deliveries
        .iter()
        .filter(|one| same(one))
        .map(|one| (one.at - morning).num_milliseconds())
        .collect()
}

#[tokio::test]
async fn messages_of_one_chat_arrive_in_the_order_in_which_they_were_said() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    let gate = bot.playground.faults().hold_answers("sendMessage");
    let said: Vec<String> = (0..30).map(|number| format!("tin {number}")).collect();
    let calls = bot.playground.calls("sendMessage");
    bot.enqueue(said.iter().map(|one| (one.clone(), text(lan.id(), one))).collect()).await;
    gate.reached(1).await;
    assert_eq!(bot.playground.calls("sendMessage"), calls + 1, "one at a time");
    gate.open();
    for one in &said {
        assert_eq!(lan.reads().await.text, *one);
    }
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn what_follows_a_message_that_was_taken_back_does_not_wait_for_another() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    let gate = bot.playground.faults().hold_answers("sendMessage");
    let said = ["tin một", "tin hai", "tin ba"];
    let messages = said.map(|one| (one.to_owned(), text(lan.id(), one))).into();
    let rows = bot.enqueue(messages).await;
    gate.reached(1).await;
    let now = bot.now();
    let taken_back = bot
        .write(move |tx| async move { cancel(tx, now, rows[1], "never mind").await }.boxed())
        .await;
    assert!(taken_back);
    gate.open();
    assert_eq!(lan.reads().await.text, "tin một");
    assert_eq!(lan.reads().await.text, "tin ba");
    bot.stop_quietly().await;
}

#[tokio::test]
async fn a_thing_said_twice_is_one_row() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    let first = bot.queue("reminder:1", text(lan.id(), "nhắc hạn")).await;
    let second = bot.queue("reminder:1", text(lan.id(), "nhắc hạn")).await;
    assert_eq!(first, second);
    assert_eq!(lan.reads().await.text, "nhắc hạn");
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn one_chat_that_is_told_to_wait_waits_alone() {
    let bot = Bot::start().await;
    let (lan, tam) = (somebody(&bot, "Cô Lan").await, somebody(&bot, "Anh Tâm").await);
    bot.playground.faults().add(Rule::new(Fault::TooManyRequests(7)).chat(lan.id()).once());
    bot.queue("a", text(lan.id(), "chờ")).await;
    bot.queue("b", text(lan.id(), "sau")).await;
    bot.holds("SELECT count(*) FROM outbox WHERE error LIKE '%429%'").await;
    bot.queue("c", text(tam.id(), "ngay")).await;
    assert_eq!(tam.reads().await.text, "ngay");
    bot.passes_until(1, &settled("b", "sent")).await;
    assert_eq!(lan.reads().await.text, "chờ");
    assert_eq!(lan.reads().await.text, "sau");
    let waited = came(&bot, "chờ")[0];
    assert!((7_000..60_000).contains(&waited), "{waited}");
    assert_eq!(row(&bot, "a").await.1, 1, "being told to wait is no failure");
    assert_eq!(came(&bot, "ngay"), [0]);
    bot.ends(&[&lan, &tam]).await;
}

#[tokio::test]
async fn when_several_chats_are_told_to_wait_everybody_does() {
    let bot = Bot::start().await;
    let mut people = Vec::new();
    for name in ["Cô Lan", "Anh Tâm", "Chị Hoa", "Anh Minh"] {
        people.push(somebody(&bot, name).await);
    }
    let last = people.pop().unwrap();
    for (number, person) in people.iter().enumerate() {
        let wait = Rule::new(Fault::TooManyRequests(5)).chat(person.id()).once();
        bot.playground.faults().add(wait);
        bot.queue(&format!("k{number}"), text(person.id(), "tin")).await;
    }
    bot.holds("SELECT count(*) = 3 FROM outbox WHERE error LIKE '%429%'").await;
    bot.queue("last", text(last.id(), "tin cuối")).await;
    bot.passes_until(1, &settled("last", "sent")).await;
    assert!(came(&bot, "tin cuối")[0] >= 5_000);
    bot.passes_until(1, "SELECT count(*) = 0 FROM outbox WHERE state <> 'sent'").await;
    people.iter().for_each(Person::skips_unread);
    last.skips_unread();
    bot.ends(&[]).await;
}

#[tokio::test]
async fn a_server_in_trouble_is_tried_again_ever_later() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    bot.playground.faults().add(Rule::new(Fault::Page(502)).method("sendMessage").once());
    bot.playground.faults().add(Rule::new(Fault::InternalError).method("sendMessage").times(2));
    bot.queue("a", text(lan.id(), "tin")).await;
    bot.passes_until(1, &settled("a", "sent")).await;
    let waited = came(&bot, "tin");
    // One, two and four seconds, each a quarter shorter or longer, and what the test takes to look.
    assert!(waited.len() == 1 && (5_250..60_000).contains(&waited[0]), "{waited:?}");
    assert_eq!(row(&bot, "a").await.1, 4);
    lan.reads().await;
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_request_that_broke_off_before_it_took_effect_arrives_once() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    bot.playground.faults().add(Rule::new(Fault::DropBefore).method("sendMessage").once());
    bot.queue("a", text(lan.id(), "tin")).await;
    bot.passes_until(1, &settled("a", "sent")).await;
    assert_eq!(bot.playground.delivered_to(lan.id(), "tin"), 1);
    lan.reads().await;
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn an_answer_whose_fate_is_unknown_is_sent_once_more_and_no_oftener() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    bot.playground.faults().add(Rule::new(Fault::DropAfter).method("sendMessage").once());
    bot.queue("a", text(lan.id(), "tin")).await;
    bot.passes_until(1, &settled("a", "sent")).await;
    assert_eq!(bot.playground.delivered_to(lan.id(), "tin"), 2);

    bot.playground.faults().add(Rule::new(Fault::DropAfter).method("sendMessage").times(2));
    bot.queue("b", text(lan.id(), "tin nữa")).await;
    bot.passes_until(1, &settled("b", "unknown")).await;
    assert_eq!(bot.playground.delivered_to(lan.id(), "tin nữa"), 2);
    // It holds up nothing.
    bot.queue("c", text(lan.id(), "tin sau")).await;
    lan.reads_until("tin sau").await;
    assert!(row(&bot, "b").await.2.unwrap().starts_with("no answer from the Bot API server"));
}

#[tokio::test]
async fn a_copy_of_an_announcement_whose_fate_is_unknown_is_left_to_an_officer() {
    let mut bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    bot.playground.faults().add(Rule::new(Fault::DropAfter).method("sendMessage").once());
    bot.queue("a", text(lan.id(), "thông báo").lane(Lane::Broadcast)).await;
    bot.holds(&settled("a", "unknown")).await;
    bot.advance(TimeDelta::hours(1));
    bot.restart().await;
    bot.queue("b", text(lan.id(), "tin sau")).await;
    lan.reads_until("tin sau").await;
    assert_eq!(bot.playground.delivered_to(lan.id(), "thông báo"), 1);
    assert_eq!(row(&bot, "a").await.0, "unknown");
}

#[tokio::test]
async fn what_is_in_flight_at_the_end_is_sent_once_more_or_left_to_an_officer() {
    let mut bot = Bot::start().await;
    let (lan, tam) = (somebody(&bot, "Cô Lan").await, somebody(&bot, "Anh Tâm").await);
    let gate = bot.playground.faults().hold_answers("sendMessage");
    bot.queue("answer", text(lan.id(), "tin")).await;
    bot.queue("copy", text(tam.id(), "thông báo").lane(Lane::Broadcast)).await;
    gate.reached(2).await;
    bot.stop().await;
    bot.playground.faults().clear();
    bot.go().await;
    bot.holds(&settled("answer", "sent")).await;
    bot.holds(&settled("copy", "unknown")).await;
    assert_eq!(bot.playground.delivered_to(lan.id(), "tin"), 2);
    assert_eq!(bot.playground.delivered_to(tam.id(), "thông báo"), 1);
    gate.open();
}

#[tokio::test]
async fn whoever_blocks_the_bot_is_marked_and_comes_back() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    let gone = "SELECT count(*) FROM accounts WHERE unreachable_since IS NOT NULL";
    bot.playground.faults().add(Rule::new(Fault::Blocked).chat(lan.id()).once());
    bot.queue("a", text(lan.id(), "tin")).await;
    bot.holds(&settled("a", "dead")).await;
    let (_, attempts, error) = row(&bot, "a").await;
    assert_eq!(attempts, 1);
    assert!(error.unwrap().contains("403 Forbidden"));
    assert_eq!(bot.value::<i64>(gone).await, 1);
    lan.says("/menu");
    lan.reads().await;
    assert_eq!(bot.value::<i64>(gone).await, 0);

    lan.blocks();
    bot.holds(gone).await;
    lan.unblocks();
    bot.holds("SELECT count(*) = 0 FROM accounts WHERE unreachable_since IS NOT NULL").await;
    lan.blocks();
    bot.holds(gone).await;
    bot.queue("b", text(lan.id(), "tin")).await;
    bot.holds(&settled("b", "dead")).await;
    lan.says("ho so gom gi");
    assert!(lan.reads().await.text.starts_with("Hồ sơ OCOP gồm những gì?"));
    assert_eq!(bot.value::<i64>(gone).await, 0);

    let tam = somebody(&bot, "Anh Tâm").await;
    tam.deletes_account();
    bot.queue("c", text(tam.id(), "tin")).await;
    bot.holds(&settled("c", "dead")).await;
    assert_eq!(bot.value::<i64>(gone).await, 1);
    bot.queue("d", text(4_242_424, "tin cho người lạ")).await;
    bot.holds(&settled("d", "dead")).await;
}

#[tokio::test]
async fn what_telegram_refuses_is_dead_with_its_reason_and_holds_up_nothing() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    bot.queue("long", text(lan.id(), &"x".repeat(5_000))).await;
    bot.queue("broken", text(lan.id(), "<b>không đóng")).await;
    bot.queue("good", text(lan.id(), "tin")).await;
    assert_eq!(lan.reads().await.text, "tin");
    let (state, attempts, error) = row(&bot, "long").await;
    assert_eq!((state.as_str(), attempts), ("dead", 1));
    assert_eq!(error.unwrap(), "the Bot API server refused: 400 Bad Request: message is too long");
    assert_eq!(row(&bot, "broken").await.0, "dead");
}

#[tokio::test]
async fn an_edit_of_a_message_that_is_gone_is_sent_anew() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    let menu = lan.last_bot_message().unwrap();
    lan.deletes(menu.id);
    lan.sends_callback(menu.id, "hs:").answer().await;
    let steps = lan.reads().await;
    assert!(steps.text.starts_with("Cẩm nang OCOP theo từng bước"), "{}", steps.text);
    assert!(steps.button("1. Tìm hiểu OCOP").is_some());

    // An edit that changes nothing is done, not dead.
    lan.sends_callback(steps.id, "hs:").answer().await;
    bot.is_calm().await;
    // Nor is it a failure when what is to be deleted is gone already.
    let message = MessageId(i32::try_from(menu.id).unwrap());
    let delete = DeleteMessage::new(ChatId(lan.id()), message);
    bot.queue("delete", Outgoing::new(lan.id(), &delete)).await;
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn what_follows_a_message_acts_on_it_once_it_is_there() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    let pin = || Outgoing::new(lan.id(), &PinChatMessage::new(ChatId(lan.id()), MessageId(0)));
    let edit = |words: &str| {
        let edit = EditMessageText::new(ChatId(lan.id()), MessageId(0), words);
        Outgoing::new(lan.id(), &edit)
    };
    bot.playground.faults().add(Rule::new(Fault::Page(502)).method("sendMessage").once());
    let card = bot.queue("card", text(lan.id(), "thẻ hồ sơ")).await;
    bot.queue("pin", pin().follows(card)).await;
    bot.queue("edit", edit("thẻ hồ sơ, đã nộp").follows(card)).await;
    bot.passes_until(1, &settled("edit", "sent")).await;
    let pinned = lan.pinned();
    assert_eq!(pinned.len(), 1, "{}", lan.transcript());
    assert_eq!(pinned[0].text, "thẻ hồ sơ, đã nộp");

    let dead = bot.queue("dead", text(lan.id(), &"x".repeat(5_000))).await;
    bot.queue("pin-dead", pin().follows(dead)).await;
    bot.holds(&settled("pin-dead", "cancelled")).await;
    let why = row(&bot, "pin-dead").await.2.unwrap();
    assert_eq!(why, "the message that it acts on is dead");
}

async fn keeps(bot: &Bot, key: &str, kind: MediaKind, file_name: &str, mime: &str) -> i64 {
    let file = NewMedia {
        key: key.to_owned(),
        kind,
        file_name: file_name.to_owned(),
        mime: mime.to_owned(),
        bytes: key.repeat(10).into_bytes(),
    };
    bot.write(move |tx| Box::pin(async move { keep_media(tx, file).await })).await
}

#[tokio::test]
async fn a_file_is_uploaded_once_and_then_sent_by_its_id() {
    let bot = Bot::start().await;
    let (lan, tam) = (somebody(&bot, "Cô Lan").await, somebody(&bot, "Anh Tâm").await);
    let photo = keeps(&bot, "photo", MediaKind::Photo, "tờ rơi.jpg", "image/jpeg").await;
    let paper =
        keeps(&bot, "paper", MediaKind::Document, "mẫu 01.docx", "application/msword").await;
    let film = keeps(&bot, "film", MediaKind::Video, "phim.mp4", "video/mp4").await;
    let voice = keeps(&bot, "voice", MediaKind::Voice, "đọc.ogg", "audio/ogg").await;
    assert_eq!(keeps(&bot, "photo", MediaKind::Photo, "x.jpg", "image/jpeg").await, photo);
    let mut media_ids = Vec::new();
    for (turn, person) in [&lan, &tam].into_iter().enumerate() {
        let (id, chat) = (person.id(), ChatId(person.id()));
        let sends = [
            Outgoing::new(
                id,
                &SendPhoto { caption: Some("tờ rơi".to_owned()), ..photo_to(chat, photo) },
            ),
            Outgoing::new(id, &SendDocument::new(chat, media_file(paper))),
            Outgoing::new(id, &SendVideo::new(chat, media_file(film))),
            Outgoing::new(id, &SendVoice::new(chat, media_file(voice))),
        ];
        let rows = sends
            .into_iter()
            .enumerate()
            .map(|(at, send)| (format!("{turn}:{at}"), send))
            .collect();
        bot.enqueue(rows).await;
        let mut ids = Vec::new();
        for name in ["tờ rơi.jpg", "mẫu 01.docx", "phim.mp4"] {
            let media = person.reads().await.media.unwrap();
            assert_eq!(media.name, name);
            ids.push(media.file_id);
        }
        ids.push(person.reads().await.media.unwrap().file_id);
        media_ids.push(ids);
        bot.is_calm().await;
        let kept: i64 = bot.value("SELECT count(*) FROM media WHERE bytes IS NOT NULL").await;
        assert_eq!(kept, 0, "Telegram has them");
    }
    assert_eq!(media_ids[0], media_ids[1], "uploaded once");
    bot.ends(&[&lan, &tam]).await;
}

fn photo_to(chat: ChatId, media: i64) -> SendPhoto {
    use teloxide::requests::HasPayload;
    SendPhoto::new(chat, media_file(media)).payload_ref().clone()
}

#[tokio::test]
async fn an_album_is_uploaded_in_one_and_its_items_are_kept() {
    let bot = Bot::start().await;
    let (lan, tam) = (somebody(&bot, "Cô Lan").await, somebody(&bot, "Anh Tâm").await);
    let first = keeps(&bot, "one", MediaKind::Photo, "1.jpg", "image/jpeg").await;
    let second = keeps(&bot, "two", MediaKind::Photo, "2.jpg", "image/jpeg").await;
    let mut ids = Vec::new();
    for (key, person) in [("a", &lan), ("b", &tam)] {
        let items =
            [second, first].map(|media| InputMedia::Photo(InputMediaPhoto::new(media_file(media))));
        let album = SendMediaGroup::new(ChatId(person.id()), items);
        bot.playground.faults().add(Rule::new(Fault::Page(502)).method("sendMediaGroup").once());
        bot.queue(key, Outgoing::new(person.id(), &album)).await;
        bot.passes_until(1, &settled(key, "sent")).await;
        let (one, two) = (person.reads().await, person.reads().await);
        assert_eq!(one.album, two.album);
        assert!(one.album.is_some());
        let (one, two) = (one.media.unwrap(), two.media.unwrap());
        assert_eq!((one.name.as_str(), two.name.as_str()), ("2.jpg", "1.jpg"));
        ids.push([one.file_id, two.file_id]);
    }
    assert_eq!(ids[0], ids[1]);
    let weight: i64 =
        bot.value("SELECT DISTINCT weight FROM outbox WHERE dedupe_key IN ('a', 'b')").await;
    assert_eq!(weight, 2, "each item counts");
    bot.ends(&[&lan, &tam]).await;
}

#[tokio::test]
async fn what_waits_for_a_group_goes_to_the_supergroup_that_it_has_become() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    let group = bot.playground.group("OCOP Hàm Thuận");
    bot.queue("a", text(group.id(), "trước")).await;
    assert_eq!(group.reads().await.text, "trước");
    let later = bot.now() + TimeDelta::hours(1);
    bot.queue("later", text(group.id(), "nhắc").due(later)).await;
    let supergroup = group.becomes_supergroup();
    bot.enqueue(vec![
        ("b".to_owned(), text(group.id(), "sau")),
        ("c".to_owned(), text(group.id(), "sau nữa")),
        ("d".to_owned(), text(lan.id(), "riêng")),
    ])
    .await;
    assert_eq!(supergroup.reads().await.text, "sau");
    assert_eq!(supergroup.reads().await.text, "sau nữa");
    assert_eq!(lan.reads().await.text, "riêng");
    bot.advance(TimeDelta::hours(1));
    assert_eq!(supergroup.reads().await.text, "nhắc");
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn what_is_for_later_leaves_when_its_time_has_come() {
    let mut bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    let in_hours = |hours| bot.now() + TimeDelta::hours(hours);
    let (soon, late) = (in_hours(1), in_hours(48));
    bot.queue("late", text(lan.id(), "hai ngày nữa").due(late).lane(Lane::Notice)).await;
    bot.queue("soon", text(lan.id(), "một giờ nữa").due(soon).lane(Lane::Broadcast)).await;
    assert_eq!(next_due(bot.store().reader(), bot.now()).await.unwrap(), Some(soon));
    bot.queue("now", text(lan.id(), "ngay")).await;
    assert_eq!(lan.reads().await.text, "ngay");
    bot.advance(TimeDelta::hours(1));
    assert_eq!(lan.reads().await.text, "một giờ nữa");
    assert_eq!(next_due(bot.store().reader(), bot.now()).await.unwrap(), Some(late));
    bot.advance(TimeDelta::hours(40));
    bot.restart().await;
    bot.queue("then", text(lan.id(), "tin")).await;
    assert_eq!(lan.reads().await.text, "tin");
    bot.advance(TimeDelta::hours(7));
    assert_eq!(lan.reads().await.text, "hai ngày nữa");
    assert_eq!(came(&bot, "hai ngày nữa"), [48 * 3_600_000]);
    assert_eq!(next_due(bot.store().reader(), bot.now()).await.unwrap(), None);
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_clock_that_is_put_back_delays_what_is_for_later_and_nothing_else() {
    let bot = Bot::start().await;
    let lan = somebody(&bot, "Cô Lan").await;
    bot.queue("later", text(lan.id(), "nhắc").due(bot.now() + TimeDelta::hours(1))).await;
    bot.advance(TimeDelta::days(-1));
    bot.queue("now", text(lan.id(), "ngay")).await;
    assert_eq!(lan.reads().await.text, "ngay");
    lan.says("ho so gom gi");
    lan.reads().await;
    bot.advance(TimeDelta::days(1));
    lan.says("/menu");
    lan.reads().await;
    assert_eq!(bot.playground.delivered_to(lan.id(), "nhắc"), 0);
    bot.advance(TimeDelta::hours(1));
    assert_eq!(lan.reads().await.text, "nhắc");
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn nothing_of_a_long_queue_is_left_out_when_the_clock_is_put_back() {
    let mut bot = Bot::start().await;
    let crowd = bot.playground.crowd(1_200);
    bot.playground.faults().add(Rule::new(Fault::Page(502)).method("sendMessage"));
    let start = bot.now();
    let copies = crowd.iter().enumerate().map(|(number, person)| {
        let due = start - TimeDelta::seconds(i64::try_from(1_200 - number).unwrap());
        (format!("copy:{number}"), text(person.id(), "thông báo").due(due).lane(Lane::Broadcast))
    });
    bot.enqueue(copies.collect()).await;
    bot.holds("SELECT count(*) > 2 FROM outbox WHERE error IS NOT NULL").await;
    bot.stop().await;
    // After a start they are read in the order of their times, as many at once as there is room for.
    bot.playground.faults().clear();
    let gate = bot.playground.faults().hold_answers("sendMessage");
    bot.go().await;
    gate.reached(48).await;
    bot.advance(TimeDelta::seconds(-10));
    bot.playground.faults().clear();
    gate.open();
    bot.holds("SELECT count(*) >= 1190 FROM outbox WHERE state = 'sent'").await;
    bot.advance(TimeDelta::seconds(10));
    for person in &crowd {
        assert_eq!(person.reads().await.text, "thông báo");
    }
    bot.is_calm().await;
    assert_eq!(bot.playground.delivered(), 1_200);
    bot.ends(&crowd.iter().collect::<Vec<_>>()).await;
}
