//! The changed handbook on a database of its own.

use chrono::TimeDelta;
use futures::FutureExt;

use super::super::library::{Ground, Note};
use super::*;
use crate::people::{
    InvitationCode, Person, Role, Seen as Arrived, TelegramId, accept, arrive, invite,
};
use crate::programme::places::Places;
use crate::store::Store;

struct Base {
    _folder: tempfile::TempDir,
    store: Store,
}

/// Runs one use case, or several, in a transaction of its own.
macro_rules! in_tx {
    ($base:expr, |$tx:ident| $body:expr) => {
        $base
            .store
            .write(move |$tx| async move { Ok::<_, StoreError>($body) }.boxed())
            .await
            .unwrap()
    };
}

impl Base {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("bot.sqlite")).await.unwrap();
        Self { _folder: folder, store }
    }

    async fn arrives(&self, telegram_id: i64) -> Person {
        let seen = Arrived {
            telegram_id: TelegramId(telegram_id),
            name: format!("Người {telegram_id}"),
            username: None,
            app_language: None,
        };
        in_tx!(self, |tx| arrive(tx, at(0), &seen, &[]).await?).person
    }

    async fn official(&self, telegram_id: i64, role: Role) -> Actor {
        let person = self.arrives(telegram_id).await;
        let code = InvitationCode::random().unwrap();
        in_tx!(self, |tx| {
            invite(tx, at(0), &Actor::CommandLine, role, code.clone()).await?;
            accept(tx, at(0), &person, code.as_str()).await?
        });
        Actor::from(self.arrives(telegram_id).await)
    }

    async fn commune_officer(&self) -> Actor {
        let place = Places::load().unwrap().by_number(23_059).unwrap().code;
        self.official(2, Role::CommuneOfficer { place }).await
    }

    async fn province_officer(&self) -> Actor {
        self.official(3, Role::ProvinceOfficer).await
    }

    async fn draft(&self, actor: &Actor, id: &str, change: Edit) -> Drafted {
        let (actor, id) = (actor.clone(), entry_id(id));
        in_tx!(self, |tx| edit(tx, at(1), &actor, &id, &change).await?)
    }

    async fn published(&self, actor: &Actor, id: &str, body: &str) -> Version {
        let Drafted::Draft(draft) = self.draft(actor, id, Edit::Body(body.into())).await else {
            panic!("no draft");
        };
        let (actor, checked) = (actor.clone(), Checked::new(&draft));
        match in_tx!(self, |tx| publish(tx, at(2), &locale(), &actor, &checked).await?) {
            Published::Published(version) => *version,
            other => panic!("{other:?}"),
        }
    }

    async fn see(&self, actor: &Actor, look: Look) -> Seen {
        let actor = actor.clone();
        in_tx!(self, |tx| see(tx, at(9), &actor, &look).await?)
    }

    /// The text that is shown of an entry.
    async fn body(&self, id: &str) -> Option<String> {
        let overlay = load(self.store.reader()).await.unwrap();
        let laid = Ground::load().unwrap().lay(&overlay);
        laid.entry(&entry_id(id)).map(|entry| entry.body.clone())
    }

    async fn refusals(&self) -> i64 {
        sqlx::query_scalar("SELECT count(*) FROM audit WHERE outcome = 'refused'")
            .fetch_one(self.store.reader())
            .await
            .unwrap()
    }
}

fn at(minutes: i64) -> Timestamp {
    "2026-11-24T01:00:00Z".parse::<Timestamp>().unwrap() + TimeDelta::minutes(minutes)
}

fn locale() -> crate::locale::Locale {
    crate::locale::Locale::load().unwrap()
}

fn entry_id(id: &str) -> EntryId {
    EntryId::new(id).unwrap()
}

#[tokio::test]
async fn a_draft_is_proposed_returned_mended_and_published() {
    let base = Base::new().await;
    let officer = base.commune_officer().await;
    let reviewer = base.province_officer().await;
    let carried = base.body("phi").await.unwrap();

    let drafted = base.draft(&officer, "phi", Edit::Body("Không mất phí.\nHỏi xã.".into())).await;
    let Drafted::Draft(draft) = drafted else { panic!("{drafted:?}") };
    assert_eq!((draft.number, draft.state), (1, State::Draft));
    assert_eq!(draft.changed, [Part::Body, Part::Reviewed]);
    assert_eq!(read(&draft.entry, &draft.markdown).unwrap().body, "Không mất phí.\n\nHỏi xã.");
    assert_eq!(base.body("phi").await.unwrap(), carried);

    // Another officer goes on with the same draft.
    let drafted = base.draft(&reviewer, "phi", Edit::Title("Phí  OCOP\n?".into())).await;
    let Drafted::Draft(again) = drafted else { panic!("{drafted:?}") };
    assert_eq!((again.id, again.changed.len()), (draft.id, 3));
    assert_eq!(read(&again.entry, &again.markdown).unwrap().title, "Phí OCOP ?");

    let id = draft.id;
    let by = officer.clone();
    let proposed = in_tx!(base, |tx| propose(tx, at(3), &by, id).await?);
    assert!(matches!(proposed, Proposed::Proposed(_)));
    let by = officer.clone();
    assert_eq!(in_tx!(base, |tx| propose(tx, at(3), &by, id).await?), Proposed::NotDraft);
    let Seen::Counts(counts) = base.see(&officer, Look::Counts).await else { panic!() };
    assert_eq!((counts.drafts, counts.proposed, counts.changed), (1, 1, 0));

    let by = reviewer.clone();
    let returned = in_tx!(base, |tx| return_draft(tx, at(4), &by, id, "thiếu nguồn").await?);
    assert!(matches!(returned, Returned::Returned(_)));
    let Seen::Version(back) = base.see(&officer, Look::Version(id)).await else { panic!() };
    assert_eq!((back.state, back.why.as_str()), (State::Draft, "thiếu nguồn"));
    let by = reviewer.clone();
    let again = in_tx!(base, |tx| return_draft(tx, at(4), &by, id, "").await?);
    assert_eq!(again, Returned::NotProposed);

    // What was checked is what is published.
    let stale = Checked::new(&draft);
    let by = reviewer.clone();
    let outcome = in_tx!(base, |tx| publish(tx, at(5), &locale(), &by, &stale).await?);
    assert_eq!(outcome, Published::ChangedSince);
    let (by, checked) = (reviewer.clone(), Checked::new(&back));
    let outcome = in_tx!(base, |tx| publish(tx, at(5), &locale(), &by, &checked).await?);
    let Published::Published(shown) = outcome else { panic!("{outcome:?}") };
    assert_eq!(shown.state, State::Published);
    assert_eq!(shown.changed, [Part::Title, Part::Body, Part::Reviewed]);
    assert_eq!(base.body("phi").await.unwrap(), "Không mất phí.\n\nHỏi xã.");
    let (by, checked) = (reviewer.clone(), Checked::new(&shown));
    assert_eq!(
        in_tx!(base, |tx| publish(tx, at(5), &locale(), &by, &checked).await?),
        Published::NotDraft
    );
    let unchanged = base.draft(&officer, "phi", Edit::Title("Phí OCOP ?".into())).await;
    assert_eq!(unchanged, Drafted::Unchanged);
    assert_eq!(base.refusals().await, 0);
}

#[tokio::test]
async fn whatever_was_shown_can_be_put_back() {
    let base = Base::new().await;
    let reviewer = base.province_officer().await;
    let carried = base.body("phi").await.unwrap();
    let first = base.published(&reviewer, "phi", "Một.").await;
    let second = base.published(&reviewer, "phi", "Hai.").await;
    assert_eq!(base.body("phi").await.unwrap(), "Hai.");
    let roll = async |target| {
        let by = reviewer.clone();
        in_tx!(base, |tx| roll_back(tx, at(6), &locale(), &by, &entry_id("phi"), target).await?)
    };

    assert_eq!(roll(Target::Version(second.id)).await, RolledBack::ShownAlready);
    let outcome = roll(Target::Version(first.id)).await;
    let RolledBack::Shown(third) = outcome else { panic!("{outcome:?}") };
    assert_eq!((third.number, third.origin, third.why.as_str()), (3, Origin::RollBack, "1"));
    assert_eq!(base.body("phi").await.unwrap(), "Một.");
    assert_eq!(roll(Target::Carried).await, RolledBack::Carried);
    assert_eq!(base.body("phi").await.unwrap(), carried);
    assert_eq!(roll(Target::Carried).await, RolledBack::ShownAlready);
    assert!(matches!(roll(Target::Version(second.id)).await, RolledBack::Shown(_)));
    assert_eq!(base.body("phi").await.unwrap(), "Hai.");
    assert_eq!(roll(Target::Version(999)).await, RolledBack::Unknown);

    let look = Look::History(entry_id("phi"), 0, 10);
    let Seen::Versions(history) = base.see(&reviewer, look).await else { panic!() };
    let states: Vec<_> = history.iter().map(|version| (version.number, version.state)).collect();
    assert_eq!(
        states,
        [
            (4, State::Published),
            (3, State::RolledBack),
            (2, State::RolledBack),
            (1, State::Replaced)
        ]
    );
}

#[tokio::test]
async fn a_withdrawn_entry_is_gone_until_a_version_is_put_back_or_published() {
    let base = Base::new().await;
    let reviewer = base.province_officer().await;
    let leave = async |id: &'static str| {
        let by = reviewer.clone();
        in_tx!(base, |tx| withdraw(tx, at(3), &by, &entry_id(id), "sai").await?)
    };
    assert_eq!(leave("phi").await, Withdrawn::Withdrawn);
    assert_eq!(leave("phi").await, Withdrawn::NotShown);
    assert_eq!(base.body("phi").await, None);
    let overlay = load(base.store.reader()).await.unwrap();
    let ground = Ground::load().unwrap();
    let laid = ground.lay(&overlay);
    assert!(matches!(&laid.notes[..], [Note::Withdrawn { .. }]));
    // Nobody is sent to it, so nothing is wrong with what is left.
    let problems = ground.check(&laid.entries, "2026-11-24".parse().unwrap());
    assert!(problems.iter().all(|problem| !problem.to_string().contains("phi`")), "{problems:?}");

    base.published(&reviewer, "phi", "Lại có.").await;
    assert_eq!(base.body("phi").await.unwrap(), "Lại có.");
    assert_eq!(leave("phi").await, Withdrawn::Withdrawn);
    let by = reviewer.clone();
    let back =
        in_tx!(base, |tx| roll_back(tx, at(6), &locale(), &by, &entry_id("phi"), Target::Carried)
            .await?);
    assert_eq!(back, RolledBack::Carried);
    assert!(base.body("phi").await.is_some());
}

#[tokio::test]
async fn an_answer_becomes_a_draft_that_lacks_a_source() {
    let base = Base::new().await;
    let officer = base.commune_officer().await;
    let from = FromAnswer {
        ticket: None,
        question: "tui  bán mật ong ở chợ phiên được hông".into(),
        answer: "Được.\n- Đăng ký với xã.".into(),
        source: None,
        near: EntryId::new("hoi-cho"),
    };
    let (by, again) = (officer.clone(), from.clone());
    let drafted = in_tx!(base, |tx| draft_from_answer(tx, at(1), &by, &from).await?);
    let Drafted::Draft(draft) = drafted else { panic!("{drafted:?}") };
    let entry = read(&draft.entry, &draft.markdown).unwrap();
    assert_eq!(entry.id.as_str(), "tui-ban-mat-ong-o-cho-phien-duoc");
    assert_eq!(entry.topic, crate::handbook::Topic::Promotion);
    assert_eq!(entry.related, [entry_id("hoi-cho")]);
    assert_eq!(entry.phrasings, ["tui bán mật ong ở chợ phiên được hông"]);
    assert_eq!(draft.changed, [Part::Whole]);
    let laid = Ground::load().unwrap().lay(&Overlay::default()).with(entry.into());
    let problems = Ground::load().unwrap().check(&laid.entries, "2026-11-24".parse().unwrap());
    let all: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert!(all.iter().any(|problem| problem.contains("there is no source")), "{all:?}");

    let by = officer.clone();
    let drafted = in_tx!(base, |tx| draft_from_answer(tx, at(1), &by, &again).await?);
    let Drafted::Draft(other) = drafted else { panic!("{drafted:?}") };
    assert_eq!(other.entry.as_str(), "tui-ban-mat-ong-o-cho-phien-duoc-2");

    let (by, id) = (officer.clone(), draft.id);
    let gone = in_tx!(base, |tx| discard(tx, at(2), &by, id).await?);
    assert!(matches!(gone, Discarded::Discarded(_)));
    let by = officer.clone();
    assert_eq!(in_tx!(base, |tx| discard(tx, at(2), &by, id).await?), Discarded::NotDraft);
    let Seen::Versions(left) = base.see(&officer, Look::Drafts(0, 9)).await else { panic!() };
    assert_eq!(left.len(), 1);
}

#[tokio::test]
async fn what_cannot_be_read_again_is_not_kept() {
    let base = Base::new().await;
    let officer = base.commune_officer().await;
    let drafted = base.draft(&officer, "phi", Edit::Title("  ".into())).await;
    assert!(matches!(drafted, Drafted::Unreadable(_)));
    assert_eq!(base.draft(&officer, "zz", Edit::Reviewed).await, Drafted::Unknown);
    let by = officer.clone();
    let broken = in_tx!(base, |tx| {
        draft_file(tx, at(1), &by, &entry_id("phi"), "+++\nid = \"phi\"\nbutton = \n+++\n").await?
    });
    let Drafted::Unreadable(problems) = broken else { panic!("{broken:?}") };
    assert_eq!(problems[0].line, Some(3));
    // A file is kept word for word, its form included.
    let text = embedded::file("phi").unwrap().replace("+++\n\n", "+++\n\n\n");
    let (by, kept) = (officer.clone(), text.clone());
    let drafted = in_tx!(base, |tx| {
        draft_file(tx, at(1), &by, &entry_id("phi"), &kept).await?;
        draft_file(tx, at(1), &by, &entry_id("phi"), &kept).await?
    });
    let Drafted::Draft(draft) = drafted else { panic!("{drafted:?}") };
    assert_eq!((draft.number, draft.markdown), (1, text));
}

#[tokio::test]
async fn a_way_of_asking_waits_for_a_publisher_unless_one_teaches_it() {
    let base = Base::new().await;
    let officer = base.commune_officer().await;
    let reviewer = base.province_officer().await;
    let say = async |actor: &Actor, entry: Option<&'static str>, text: &'static str| {
        let actor = actor.clone();
        let teaching = Teaching {
            entry: entry.map(entry_id),
            text: text.into(),
            question: None,
            ticket: None,
            why: String::new(),
            at_once: true,
        };
        in_tx!(base, |tx| teach(tx, at(1), &locale(), &actor, &teaching).await?)
    };
    let Taught::Proposed(id) = say(&officer, Some("phi"), "  tốn  nhiêu xèng ").await else {
        panic!()
    };
    let Taught::Already(known) = say(&officer, Some("phi"), "tốn nhiêu xèng").await else {
        panic!()
    };
    assert!(!known.active);
    assert_eq!(say(&officer, Some("phi"), "??").await, Taught::NotAPhrasing);
    assert_eq!(say(&officer, Some("zz"), "gì").await, Taught::Unknown);
    let Seen::Phrasings(waiting) = base.see(&officer, Look::Proposed(0, 9)).await else { panic!() };
    assert_eq!(waiting.len(), 1);
    assert_eq!(load(base.store.reader()).await.unwrap().phrasings, []);

    let by = officer.clone();
    assert_eq!(
        in_tx!(base, |tx| accept_phrasing(tx, at(2), &locale(), &by, id).await?),
        Accepted::Refused
    );
    let by = reviewer.clone();
    let accepted = in_tx!(base, |tx| accept_phrasing(tx, at(2), &locale(), &by, id).await?);
    assert!(matches!(accepted, Accepted::Accepted(_)));
    let by = reviewer.clone();
    let again = in_tx!(base, |tx| accept_phrasing(tx, at(2), &locale(), &by, id).await?);
    assert_eq!(again, Accepted::NotProposed);

    let Taught::Active(negative) = say(&reviewer, None, "giá thanh long bữa ni").await else {
        panic!()
    };
    let overlay = load(base.store.reader()).await.unwrap();
    let laid = Ground::load().unwrap().lay(&overlay);
    assert!(laid.entry(&entry_id("phi")).unwrap().phrasings.contains(&"tốn nhiêu xèng".to_owned()));
    assert!(laid.negatives.questions().any(|question| question == "giá thanh long bữa ni"));

    let by = officer.clone();
    let refused = in_tx!(base, |tx| remove_phrasing(tx, at(3), &by, negative, "").await?);
    assert_eq!(refused, Removed::Refused);
    let by = reviewer.clone();
    let removed = in_tx!(base, |tx| remove_phrasing(tx, at(3), &by, negative, "").await?);
    assert!(matches!(removed, Removed::Removed(_)));
    let by = reviewer.clone();
    let again = in_tx!(base, |tx| remove_phrasing(tx, at(3), &by, negative, "").await?);
    assert_eq!(again, Removed::Unknown);
    let Seen::Phrasings(left) = base.see(&reviewer, Look::Phrasings(None, 0, 9)).await else {
        panic!()
    };
    assert_eq!(left, []);
    assert!(matches!(base.see(&reviewer, Look::Phrasing(id)).await, Seen::Phrasing(_)));
    assert_eq!(base.see(&reviewer, Look::Phrasing(negative)).await, Seen::Unknown);
}

#[tokio::test]
async fn nobody_else_drafts_or_publishes_and_every_refusal_is_on_record() {
    let base = Base::new().await;
    let producer = Actor::from(base.arrives(9).await);
    let officer = base.commune_officer().await;
    let Drafted::Draft(draft) = base.draft(&officer, "phi", Edit::Body("Một.".into())).await
    else {
        panic!()
    };
    assert_eq!(base.draft(&producer, "phi", Edit::Reviewed).await, Drafted::Refused);
    assert_eq!(base.see(&producer, Look::Counts).await, Seen::Refused);
    let checked = Checked::new(&draft);
    for (number, actor) in [producer, officer].into_iter().enumerate() {
        let (by, checked, version) = (actor.clone(), checked.clone(), draft.id);
        let phi = entry_id("phi");
        let refused = in_tx!(base, |tx| {
            (
                publish(tx, at(2), &locale(), &by, &checked).await?,
                return_draft(tx, at(2), &by, version, "").await?,
                withdraw(tx, at(2), &by, &phi, "").await?,
                roll_back(tx, at(2), &locale(), &by, &phi, Target::Carried).await?,
            )
        });
        assert_eq!(
            refused,
            (Published::Refused, Returned::Refused, Withdrawn::Refused, RolledBack::Refused)
        );
        let expected = 2 + 4 * (i64::try_from(number).unwrap() + 1);
        assert_eq!(base.refusals().await, expected);
    }
}

#[tokio::test]
async fn the_history_cannot_be_rewritten() {
    let base = Base::new().await;
    let reviewer = base.province_officer().await;
    base.published(&reviewer, "phi", "Một.").await;
    for sql in [
        "DELETE FROM entry_versions",
        "UPDATE entry_versions SET markdown = ''",
        "DELETE FROM handbook_events",
        "UPDATE handbook_events SET why = 'x'",
    ] {
        let failed: Result<(), StoreError> = base
            .store
            .write(move |tx| {
                async move {
                    sqlx::query(sql).execute(tx.connection()).await?;
                    Ok(())
                }
                .boxed()
            })
            .await;
        assert!(failed.is_err(), "{sql}");
    }
    let events: Vec<(Option<String>, String)> =
        sqlx::query_as("SELECT from_state, to_state FROM handbook_events ORDER BY id")
            .fetch_all(base.store.reader())
            .await
            .unwrap();
    let events: Vec<_> = events.iter().map(|(a, b)| (a.as_deref(), b.as_str())).collect();
    assert_eq!(events, [(None, "draft"), (Some("draft"), "published")]);
}
