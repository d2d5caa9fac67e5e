//! What somebody wants to hear of, and what not.

use ocop_bot::telegram::playground::{Person, Seen};

use crate::register::{newcomer, press};
use crate::support::Bot;

async fn muted(bot: &Bot) -> Vec<(String,)> {
    bot.rows("SELECT topic FROM muted_topics ORDER BY topic").await
}

async fn hears(person: &Person, command: &str) -> Seen {
    person.says(command);
    person.reads().await
}

#[tokio::test]
async fn topics_are_muted_by_a_tap_and_let_through_by_another() {
    let bot = Bot::start().await;
    let lan = newcomer(&bot, "Chị Lan").await;
    let topics = hears(&lan, "/thongbao").await;
    for words in ["🔒 Hạn pháp lý: luôn nhận", "🔔 Tập huấn", "🔔 Tin chung", "vì lỡ hạn"]
    {
        assert!(topics.text.contains(words), "{}", topics.text);
    }
    let after = press(&lan, topics.id, "🔕 Tắt thị trường").await;
    assert!(after.text.contains("🔕 Thị trường"), "{}", after.text);
    assert_eq!(muted(&bot).await, [("market".to_owned(),)]);
    let after = press(&lan, topics.id, "🔔 Bật thị trường").await;
    assert!(after.text.contains("🔔 Thị trường"), "{}", after.text);
    assert!(muted(&bot).await.is_empty());
    // Legal deadlines cannot be muted, whatever a button says.
    lan.sends_callback(topics.id, "btm:deadlines").answer().await;
    bot.is_calm().await;
    assert!(muted(&bot).await.is_empty());
    lan.skips_unread();
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn everything_else_is_paused_and_comes_again() {
    let bot = Bot::start().await;
    let lan = newcomer(&bot, "Chị Lan").await;
    let topics = hears(&lan, "/thongbao").await;
    press(&lan, topics.id, "🔕 Tắt thị trường").await;
    let paused = hears(&lan, "/tamdung").await;
    assert!(paused.text.contains("đang tạm dừng"), "{}", paused.text);
    assert!(paused.text.contains("🔕 Hội chợ"), "{}", paused.text);
    // A second time, it is paused still.
    let still = hears(&lan, "/pause").await;
    assert!(still.text.contains("đang tạm dừng"), "{}", still.text);
    assert_eq!(muted(&bot).await, [("all".to_owned(),), ("market".to_owned(),)]);
    // What was muted before is muted after.
    let resumed = press(&lan, still.id, "▶ Nhận tin trở lại").await;
    assert!(resumed.text.contains("🔔 Hội chợ") && resumed.text.contains("🔕 Thị trường"));
    assert_eq!(muted(&bot).await, [("market".to_owned(),)]);
    let again = press(&lan, still.id, "⏸ Tạm dừng tất cả").await;
    assert!(again.text.contains("đang tạm dừng"), "{}", again.text);
    press(&lan, still.id, "▶ Nhận tin trở lại").await;
    assert_eq!(muted(&bot).await, [("market".to_owned(),)]);
    // From where people see what is kept of them.
    let privacy = hears(&lan, "/riengtu").await;
    lan.taps_on(privacy.id, "Chọn loại thông báo").answer().await;
    assert!(lan.reads().await.text.contains("Loại tin bà con nhận"));
    let english = hears(&lan, "/topics").await;
    assert!(english.text.contains("🔒"), "{}", english.text);
    bot.ends(&[&lan]).await;
}
