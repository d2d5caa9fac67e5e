use serde_json::Value;

use super::*;
use crate::app::Services;
use crate::broadcasts::model::{Audience, BroadcastId, Content};
use crate::broadcasts::rules::State;
use crate::clock::{Clock, Timestamp};
use crate::handbook::Shelf;
use crate::locale::{Language, Locale};
use crate::people::AccountId;
use crate::programme::Programme;
use crate::programme::places::Places;
use crate::store::Store;
use crate::telegram::direct::Direct;
use crate::telegram::playground::read_html;

const LAN: i64 = 1001;
const GROUP: i64 = -100_200;

/// What wording needs, over an empty database.
async fn services() -> (Services, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("bot.sqlite")).await.unwrap();
    let places = Places::load().unwrap();
    let services = Services {
        store,
        clock: Clock::manual(now()),
        locale: Locale::load().unwrap(),
        programme: Programme::load(&places).unwrap(),
        places,
        handbook: Shelf::default(),
        direct: Direct::new(teloxide::Bot::new("1:test")),
        username: "ocop_bot".to_owned(),
        admins: Vec::new(),
        evidence: None,
    };
    (services, folder)
}

fn now() -> Timestamp {
    "2026-11-24T01:30:00Z".parse().unwrap()
}

fn broadcast(content: Content) -> Broadcast {
    Broadcast {
        id: BroadcastId(7),
        author: AccountId(1),
        topic: Topic::Training,
        content,
        audience: Audience::default(),
        urgent: false,
        posted: false,
        state: State::Sending,
        send_at: None,
        every: None,
        origin: None,
        approver: None,
        started_at: None,
        ended_at: None,
        revision: 0,
        changing: None,
        recalled_at: None,
        version: 1,
        created_at: now(),
        changed_at: now(),
    }
}

fn content(files: &[FileKind]) -> Content {
    let file = |kind: &FileKind| Attached { kind: *kind, file_id: "AgAD".to_owned() };
    let url = "https://ocop.vn".to_owned();
    Content {
        html: "Mời <b>{producer}</b>".to_owned(),
        files: files.iter().map(file).collect(),
        buttons: vec![Choice::Join, Choice::Link { label: "Xem".to_owned(), url }],
    }
}

fn shown(messages: &[Outgoing]) -> Vec<Value> {
    messages.iter().map(|one| one.payload().clone()).collect()
}

fn plain(value: &Value) -> String {
    read_html(value.as_str().unwrap()).unwrap().0
}

fn labels(payload: &Value) -> Vec<&str> {
    let rows = payload["reply_markup"]["inline_keyboard"].as_array();
    let rows = rows.into_iter().flatten().flat_map(|row| row.as_array().into_iter().flatten());
    rows.filter_map(|button| button["text"].as_str()).collect()
}

fn fields() -> Fields {
    Fields { producer: "HTX <Ví & Dụ>".to_owned(), ..Fields::default() }
}

#[tokio::test]
async fn a_text_a_file_and_an_album_say_the_same() {
    let (services, _folder) = services().await;
    let words = Words::new(&services, Language::Vietnamese);
    let said = "Mời HTX <Ví & Dụ>\n\n📌 Tập huấn · Không muốn nhận loại tin này: /thongbao";
    let of = |files: &[FileKind]| shown(&copy(&words, LAN, &broadcast(content(files)), &fields()));

    let text = of(&[]);
    assert_eq!(plain(&text[0]["text"]), said);
    assert_eq!(labels(&text[0]), ["Sẽ tham gia", "Xem"]);

    let photo = of(&[FileKind::Photo]);
    assert_eq!(
        (plain(&photo[0]["caption"]), &photo[0]["photo"]),
        (said.to_owned(), &"AgAD".into())
    );
    assert_eq!(labels(&photo[0]), ["Sẽ tham gia", "Xem"]);

    let album = of(&[FileKind::Photo, FileKind::Video]);
    assert_eq!(plain(&album[0]["media"][0]["caption"]), said);
    assert!(album[0]["media"][1].get("caption").is_none_or(Value::is_null));
    assert_eq!(labels(&album[1]), ["Sẽ tham gia", "Xem"]);
}

#[tokio::test]
async fn nobody_mutes_legal_deadlines_and_a_group_has_no_buttons_for_answers() {
    let (services, _folder) = services().await;
    let words = Words::new(&services, Language::English);
    let deadlines = Broadcast { topic: Topic::Deadlines, ..broadcast(content(&[])) };
    let copies = shown(&copy(&words, LAN, &deadlines, &fields()));
    assert!(plain(&copies[0]["text"]).ends_with("\n\n📌 Legal deadlines"));
    let posted = shown(&copy(&words, GROUP, &broadcast(content(&[])), &Fields::default()));
    assert_eq!(plain(&posted[0]["text"]), "Mời producer\n\n📌 Training");
    assert_eq!(labels(&posted[0]), ["Xem"]);
}

#[tokio::test]
async fn a_correction_says_so_and_keeps_the_mark_and_a_recall_leaves_nothing() {
    let (services, _folder) = services().await;
    let words = Words::new(&services, Language::Vietnamese);
    let one = broadcast(content(&[]));
    let corrected = correction(&words, (LAN, None), &one, &fields(), &[5], None);
    let text = plain(&shown(&corrected.edits)[0]["text"]);
    assert!(text.contains("\n\n✏️ Tin này đã được sửa lúc 08:30 24/11/2026.\n\n📌"), "{text}");
    let kept = correction(&words, (LAN, Some(Response::Join)), &one, &fields(), &[5], None);
    assert_eq!(labels(&shown(&kept.edits)[0]), ["✓ Sẽ tham gia", "Xem"]);

    let album = broadcast(content(&[FileKind::Photo, FileKind::Photo]));
    let corrected = correction(&words, (LAN, None), &album, &fields(), &[5, 6], Some(7));
    assert!(corrected.buttons.is_none());
    let corrected = shown(&corrected.edits);
    assert_eq!((&corrected[0]["message_id"], &corrected[1]["message_id"]), (&5.into(), &7.into()));
    assert!(corrected[0]["caption"].is_string() && labels(&corrected[0]).is_empty());
    let recalled = shown(&recalled(&words, LAN, &album, &[5, 6], Some(7)));
    assert_eq!(recalled.len(), 2);
    for payload in &recalled {
        let said = payload.get("caption").or(payload.get("text")).unwrap();
        assert!(plain(said).contains("đã thu hồi"));
        assert!(labels(payload).is_empty());
    }
}

#[tokio::test]
async fn an_album_gets_the_buttons_that_a_correction_adds_and_loses_those_that_it_takes() {
    let (services, _folder) = services().await;
    let words = Words::new(&services, Language::Vietnamese);
    let album = broadcast(content(&[FileKind::Photo, FileKind::Photo]));
    let added = correction(&words, (LAN, None), &album, &fields(), &[5, 6], None);
    assert_eq!(added.edits.len(), 1);
    assert_eq!(
        labels(&shown(&added.buttons.into_iter().collect::<Vec<_>>())[0]),
        ["Sẽ tham gia", "Xem"]
    );
    let bare = Content { buttons: Vec::new(), ..album.content.clone() };
    let bare = Broadcast { content: bare, ..album };
    let taken = correction(&words, (LAN, None), &bare, &fields(), &[5, 6], Some(7));
    assert!(taken.buttons.is_none());
    let edits = shown(&taken.edits);
    assert!(plain(&edits[1]["text"]).contains("không cần trả lời nữa"), "{edits:?}");
    assert!(labels(&edits[1]).is_empty());
    let never = correction(&words, (LAN, None), &bare, &fields(), &[5, 6], None);
    assert!(never.edits.len() == 1 && never.buttons.is_none());
}

#[tokio::test]
async fn nothing_around_a_text_is_longer_than_what_was_counted() {
    let (services, _folder) = services().await;
    for language in Language::ALL {
        let words = Words::new(&services, language);
        for topic in Topic::ALL {
            let one = Broadcast { topic, ..broadcast(content(&[])) };
            let long = "à".repeat(500);
            let fields = Fields { producer: long.clone(), product: Some(long), expires_on: None };
            let edits = correction(&words, (LAN, None), &one, &fields, &[5], None);
            let text = plain(&shown(&edits.edits)[0]["text"]);
            let counted = content::longest(&one.content.html) + around(&words, topic);
            assert!(content::units(&text) <= counted, "{text}");
        }
        // A phrase in the place of a value is no longer than a value.
        for field in Field::ALL {
            let phrase = words.plain(&texts::copy_without(field.name()));
            assert!(content::units(&phrase) <= field.longest(), "{phrase}");
        }
    }
}
