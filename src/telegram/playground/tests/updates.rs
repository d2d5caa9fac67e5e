use chrono::TimeDelta;
use serde_json::json;

use super::{Bot, start};

#[tokio::test]
async fn an_offset_confirms_and_forgets() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan");
    lan.starts("abc");
    lan.says("xin chào");
    let updates = bot.updates().await;
    assert_eq!(updates.len(), 2);
    assert_eq!(updates[0]["message"]["text"], "/start abc");
    let first = updates[0]["update_id"].as_i64().unwrap();
    let rest = bot.call("getUpdates", json!({"offset": first + 1, "limit": 1})).await;
    assert_eq!(rest[0]["update_id"], first + 1);
    assert_eq!((playground.confirmed(), playground.pending_updates()), (first, 1));
    assert_eq!(bot.updates().await.len(), 1);
    let last = bot.call("getUpdates", json!({"offset": -1})).await;
    assert_eq!(last[0]["message"]["text"], "xin chào");
}

#[tokio::test]
async fn a_long_poll_ends_when_something_comes_or_time_is_up() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan");
    let (updates, ()) = tokio::join!(bot.call("getUpdates", json!({"timeout": 30})), async {
        playground.wait_for("the poll", |it| it.calls("getUpdates") == 1).await;
        lan.says("có ai không");
    });
    let id = updates[0]["update_id"].as_i64().unwrap();
    let poll = json!({"timeout": 30, "offset": id + 1});
    let (updates, ()) = tokio::join!(bot.call("getUpdates", poll), async {
        playground.all_confirmed().await;
        playground.clock().advance(TimeDelta::seconds(30));
    });
    assert_eq!(updates, json!([]));
}

#[tokio::test]
async fn of_two_polls_the_older_is_terminated() {
    let (playground, older) = start().await;
    let newer = Bot::of(&playground);
    let lan = playground.person("Cô Lan");
    let poll = json!({"timeout": 30});
    let (answer, updates, ()) = tokio::join!(
        older.try_call("getUpdates", poll.clone()),
        async {
            playground.wait_for("the first poll", |it| it.calls("getUpdates") == 1).await;
            newer.call("getUpdates", poll).await
        },
        async {
            playground.wait_for("a conflict", |it| it.refusals(409) == 1).await;
            lan.says("a");
        }
    );
    let answer = answer.unwrap();
    assert_eq!(answer["error_code"], 409);
    assert!(answer["description"].as_str().unwrap().ends_with("only one bot instance is running"));
    assert_eq!(updates.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_asked_for_kinds_are_remembered() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan");
    bot.call("getUpdates", json!({"allowed_updates": ["message"]})).await;
    let said = lan.says("a");
    lan.edits(said, "b");
    lan.blocks();
    bot.call("getUpdates", json!({})).await;
    assert_eq!(bot.updates().await.len(), 1);
    bot.call("getUpdates", json!({"allowed_updates": []})).await;
    lan.unblocks();
    let updates = bot.updates().await;
    assert_eq!(updates[1]["my_chat_member"]["new_chat_member"]["status"], "member");
}

#[tokio::test]
async fn an_update_is_passed_on_as_it_is_given() {
    let (playground, bot) = start().await;
    let id = playground.push_update(json!({"message": {"nonsense": true}}));
    playground.push_update(json!({"update_id": id - 5, "unheard_of": 1}));
    let updates = bot.updates().await;
    assert_eq!(updates[0], json!({"update_id": id - 5, "unheard_of": 1}));
    assert_eq!(updates[1]["update_id"], id);
}

#[tokio::test]
async fn a_pressed_button_is_answered_once_and_in_time() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan");
    lan.starts("");
    let keyboard = json!({"inline_keyboard": [[{"text": "Tiếp", "callback_data": "go"}]]});
    let send = json!({"chat_id": lan.id(), "text": "x", "reply_markup": keyboard});
    bot.call("sendMessage", send).await;
    let tap = lan.taps("Tiếp");
    let query = bot.updates().await.pop().unwrap()["callback_query"].take();
    assert_eq!(
        (query["data"].as_str(), query["message"]["text"].as_str()),
        (Some("go"), Some("x"))
    );
    let answer = json!({"callback_query_id": query["id"], "text": "Đã nhận", "show_alert": true});
    bot.call("answerCallbackQuery", answer.clone()).await;
    let answered = tap.answer().await;
    assert_eq!((answered.text.as_deref(), answered.alert), (Some("Đã nhận"), true));
    let old = "query is too old and response timeout expired or query ID is invalid";
    assert_eq!(bot.refused("answerCallbackQuery", answer).await, old);
    lan.taps("Tiếp");
    let query = bot.updates().await.pop().unwrap()["callback_query"].take();
    playground.clock().advance(TimeDelta::seconds(16));
    let late = json!({"callback_query_id": query["id"]});
    assert_eq!(bot.refused("answerCallbackQuery", late).await, old);
}
