//! The buttons of an album come as a second message, and go with it.

use ocop_bot::broadcasts::model::{Attached, Choice, Content, FileKind};
use ocop_bot::telegram::playground::Upload;

use super::{Stage, TEXT};

/// Two photos.
async fn photos(stage: &Stage) -> Vec<Attached> {
    let mut files = Vec::new();
    for number in 0..2 {
        let sent = stage.officer.sends_photo(Upload::new("anh.jpg", vec![number]), "");
        let file_id = stage.officer.message(sent).unwrap().media.unwrap().file_id;
        files.push(Attached { kind: FileKind::Photo, file_id });
    }
    stage.bot.is_calm().await;
    stage.officer.skips_unread();
    files
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_album_gets_the_buttons_of_a_correction_and_loses_them_with_another() {
    let stage = Stage::new(5).await;
    let bare = Content { html: TEXT.to_owned(), files: photos(&stage).await, buttons: Vec::new() };
    let one = stage.drafts(bare.clone()).await;
    stage.confirms(&stage.officer, &one).await;
    stage.is(one.id, "done").await;
    assert_eq!(stage.people[0].chat().len(), 2);
    stage.corrects_to(one.id, Content { buttons: vec![Choice::Join], ..bare.clone() }, false).await;
    stage.is_changed().await;
    let have = "SELECT count(*) = 5 FROM broadcast_recipients WHERE buttons_message IS NOT NULL";
    stage.bot.holds(have).await;
    for person in &stage.people {
        let chat = person.chat();
        assert_eq!(chat.len(), 3, "{}", person.transcript());
        let buttons = chat.last().unwrap();
        assert!(buttons.button("Sẽ tham gia").is_some(), "{}", person.transcript());
        let said = person.taps_on(buttons.id, "Sẽ tham gia").answer().await;
        assert!(said.text.unwrap_or_default().contains("Đã ghi nhận"));
    }
    stage.bot.is_calm().await;
    stage.corrects_to(one.id, bare, false).await;
    stage.is_changed().await;
    for person in &stage.people {
        let last = person.chat().pop().unwrap();
        assert!(last.text.contains("không cần trả lời nữa"), "{}", person.transcript());
        assert!(last.button("✓ Sẽ tham gia").is_none(), "{}", person.transcript());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_album_is_followed_by_its_buttons_and_recalled_with_them() {
    let stage = Stage::new(20).await;
    let files = photos(&stage).await;
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
