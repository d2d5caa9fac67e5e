//! The buttons of an album come as a second message, and go with it.

use ocop_bot::broadcasts::model::{Attached, Choice, Content, FileKind};
use ocop_bot::telegram::playground::Upload;

use super::{Stage, TEXT};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_album_is_followed_by_its_buttons_and_recalled_with_them() {
    let stage = Stage::new(20).await;
    let mut files = Vec::new();
    for number in 0..2 {
        let sent = stage.officer.sends_photo(Upload::new("anh.jpg", vec![number]), "");
        let file_id = stage.officer.message(sent).unwrap().media.unwrap().file_id;
        files.push(Attached { kind: FileKind::Photo, file_id });
    }
    stage.bot.is_calm().await;
    stage.officer.skips_unread();
    let link =
        Choice::Link { label: "Xem lịch".to_owned(), url: "https://example.org/".to_owned() };
    let content = Content { html: TEXT.to_owned(), files, buttons: vec![link] };
    let one = stage.drafts(content).await;
    stage.confirms(&stage.officer, &one).await;
    stage.is(one.id, "done").await;
    stage
        .bot
        .holds("SELECT count(*) = 20 FROM broadcast_recipients WHERE buttons_message IS NOT NULL")
        .await;
    for person in &stage.people {
        assert_eq!(person.chat().len(), 3, "{}", person.transcript());
    }
    let wrong: i64 = stage
        .bot
        .value(
            "SELECT count(*) FROM broadcast_recipients
             WHERE last_message <> buttons_message OR json_array_length(message_ids) <> 2",
        )
        .await;
    assert_eq!(wrong, 0);
    let asked = stage.presses(&format!("bsr:{}", one.id)).await;
    stage.officer.taps_on(asked.id, "Thu hồi bản đã gửi").answer().await;
    stage
        .bot
        .holds("SELECT count(*) = 20 FROM broadcast_recipients WHERE change_state = 'deleted'")
        .await;
    for person in &stage.people {
        assert_eq!(person.chat().len(), 0, "{}", person.transcript());
    }
}
