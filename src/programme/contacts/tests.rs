use futures::FutureExt;

use super::*;
use crate::people::{InvitationCode, Person, Role, Seen, TelegramId, accept, arrive, invite};
use crate::programme::places::Places;
use crate::store::Store;

struct Base {
    _folder: tempfile::TempDir,
    store: Store,
}

fn now() -> Timestamp {
    "2026-11-24T01:00:00Z".parse().unwrap()
}

fn place(number: u32) -> PlaceCode {
    Places::load().unwrap().by_number(number).unwrap().code
}

fn phone(number: &str) -> Details {
    Details { phone: Some(number.to_owned()), ..Details::default() }
}

impl Base {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("bot.sqlite")).await.unwrap();
        Self { _folder: folder, store }
    }

    async fn person(&self, telegram_id: i64, role: Option<Role>) -> Person {
        let seen = Seen {
            telegram_id: TelegramId(telegram_id),
            name: "Lê Thị Tư".to_owned(),
            username: None,
            app_language: None,
        };
        self.store
            .write(move |tx| {
                async move {
                    let person = arrive(tx, now(), &seen, &[]).await?.person;
                    if let Some(role) = role {
                        let code = InvitationCode::random().unwrap();
                        invite(tx, now(), &Actor::CommandLine, role, code.clone()).await?;
                        accept(tx, now(), &person, code.as_str()).await?;
                    }
                    Ok::<_, StoreError>(arrive(tx, now(), &seen, &[]).await?.person)
                }
                .boxed()
            })
            .await
            .unwrap()
    }

    async fn set(&self, actor: Actor, place: PlaceCode, details: Details) -> Saved {
        self.store
            .write(move |tx| {
                async move { set_contact(tx, now(), &actor, place, details).await }.boxed()
            })
            .await
            .unwrap()
    }

    async fn read(&self, place: PlaceCode) -> Option<Contact> {
        contact(self.store.reader(), place).await.unwrap()
    }
}

#[tokio::test]
async fn an_officer_writes_down_their_own_commune_and_no_other() {
    let base = Base::new().await;
    let (here, there) = (place(23_059), place(22_918));
    let officer = Actor::from(base.person(1, Some(Role::CommuneOfficer { place: here })).await);
    assert_eq!(base.read(here).await, None);
    let saved = base.set(officer.clone(), here, phone(" 0252 3868 000 ")).await;
    assert_eq!(saved, Saved::Saved(1));
    let kept = base.read(here).await.unwrap();
    assert_eq!(kept.details, phone("0252 3868 000"));
    assert_eq!(kept.updated_by.as_deref(), Some("Lê Thị Tư"));
    assert_eq!(kept.updated_at, now());

    assert_eq!(base.set(officer.clone(), here, phone("0252 3868 000")).await, Saved::Unchanged);
    assert_eq!(base.set(officer.clone(), there, phone("0252 3868 000")).await, Saved::Refused);
    assert_eq!(base.read(there).await, None);
    // Cleared again.
    assert_eq!(base.set(officer, here, Details::default()).await, Saved::Saved(2));
    assert!(base.read(here).await.unwrap().details.is_empty());

    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT outcome, detail FROM audit WHERE subject LIKE 'contact %' ORDER BY id",
    )
    .fetch_all(base.store.reader())
    .await
    .unwrap();
    let rows: Vec<_> = rows.iter().map(|(outcome, detail)| (&**outcome, &**detail)).collect();
    assert_eq!(
        rows,
        [
            ("done", "from nothing to 0252 3868 000"),
            ("refused", "communes 22918"),
            ("done", "from 0252 3868 000 to nothing"),
        ]
    );
}

#[tokio::test]
async fn a_province_officer_may_write_down_any_and_a_producer_none() {
    let base = Base::new().await;
    let here = place(23_059);
    let province = Actor::from(base.person(1, Some(Role::ProvinceOfficer)).await);
    let producer = Actor::from(base.person(2, None).await);
    assert_eq!(base.set(producer, here, phone("0252 3868 000")).await, Saved::Refused);
    assert_eq!(base.set(province, here, phone("0252 3868 000")).await, Saved::Saved(1));
}

#[tokio::test]
async fn a_change_is_taken_back_unless_there_was_another_since() {
    let base = Base::new().await;
    let here = place(23_059);
    let officer = Actor::from(base.person(1, Some(Role::CommuneOfficer { place: here })).await);
    let other = Actor::from(base.person(2, Some(Role::CommuneOfficer { place: here })).await);
    let stranger = Actor::from(base.person(3, None).await);
    let back = async |actor: &Actor, change| {
        let actor = actor.clone();
        let job = base
            .store
            .write(move |tx| async move { take_back(tx, now(), &actor, change).await }.boxed());
        job.await.unwrap()
    };
    base.set(officer.clone(), here, phone("0252 3868 000")).await;
    assert_eq!(base.set(other, here, phone("0252 3868 111")).await, Saved::Saved(2));
    assert_eq!(back(&officer, 1).await, TakenBack::ChangedSince(here));
    assert_eq!(back(&stranger, 2).await, TakenBack::Refused);
    assert_eq!(back(&officer, 2).await, TakenBack::Done(here));
    assert_eq!(base.read(here).await.unwrap().details, phone("0252 3868 000"));
    // The taking back is a change itself.
    assert_eq!(back(&officer, 3).await, TakenBack::Done(here));
    assert_eq!(base.read(here).await.unwrap().details, phone("0252 3868 111"));
    assert_eq!(back(&officer, 77).await, TakenBack::Unknown);
}

#[test]
fn what_cannot_be_right_is_not_taken() {
    assert_eq!(checked(phone("12")), Err(Mistake::Phone));
    assert_eq!(checked(phone("hỏi chị Tư")), Err(Mistake::Phone));
    assert!(checked(phone("(0252) 3.868.000, 0913-000-000")).is_ok());
    let long = Details { address: Some("a".repeat(LONGEST + 1)), ..Details::default() };
    assert_eq!(checked(long), Err(Mistake::TooLong));
    assert_eq!(checked(phone("  ")), Ok(Details::default()));
}
