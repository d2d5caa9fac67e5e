use super::*;
use crate::locale::Language;

#[tokio::test]
async fn the_first_update_makes_an_account_and_later_ones_find_it() {
    let base = Base::new().await;
    let english = Seen { app_language: Some("en-GB".to_owned()), ..seen(7, "Ann") };
    let first = in_tx!(base, |tx| arrive(tx, at(0), &english, &[]).await?);
    assert!(first.first);
    assert_eq!(first.person.account.language, Language::English);
    assert_eq!(first.person.account.created_at, at(0));
    assert_eq!(first.person.roles, []);

    let again = in_tx!(base, |tx| arrive(tx, at(5), &seen(7, "Ann"), &[]).await?);
    assert!(!again.first);
    assert_eq!(again.person, first.person, "the app's language counts at first sight only");

    let id = first.person.account.id;
    let found = in_tx!(base, |tx| person(tx.connection(), id).await?);
    assert_eq!(found, Some(first.person));
    assert_eq!(in_tx!(base, |tx| person(tx.connection(), AccountId(99)).await?), None);
}

#[tokio::test]
async fn the_name_is_kept_current() {
    let base = Base::new().await;
    base.arrives(7).await;
    let renamed = Seen { username: Some("ba".to_owned()), ..seen(7, "Lê Thị Tư") };
    in_tx!(base, |tx| arrive(tx, at(1), &renamed, &[]).await?);
    let account = in_tx!(base, |tx| store::person_by_telegram(tx.connection(), TelegramId(7))
        .await?)
    .unwrap()
    .account;
    assert_eq!((account.name.as_str(), account.username.as_deref()), ("Lê Thị Tư", Some("ba")));
}

#[tokio::test]
async fn whom_the_environment_names_is_an_admin_now_or_when_they_come() {
    let base = Base::new().await;
    let early = in_tx!(base, |tx| arrive(tx, at(0), &seen(2, "An"), &[]).await?).person.account.id;
    let done =
        in_tx!(base, |tx| bootstrap_admins(tx, at(1), &[TelegramId(1), TelegramId(2)]).await?);
    assert_eq!(done, Bootstrapped { granted: vec![early], awaited: vec![TelegramId(1)] });
    let again = in_tx!(base, |tx| bootstrap_admins(tx, at(2), &[TelegramId(2)]).await?);
    assert_eq!(again, Bootstrapped::default());
    assert_eq!(base.arrives(1).await.roles, [Role::Admin]);
    assert_eq!(base.arrives(2).await.roles, [Role::Admin]);
    assert_eq!(base.arrives(3).await.roles, []);
    let audit = base.audit().await;
    assert_eq!(
        audit,
        [
            "system: role.grant account 1: done: admin, named in the environment",
            "system: role.grant account 2: done: admin, named in the environment",
        ]
    );
}

#[tokio::test]
async fn consent_is_given_and_withdrawn_and_both_are_on_record() {
    let base = Base::new().await;
    let asked = base.arrives(7).await;
    assert_eq!(asked.account.consent, Consent::Unasked);
    for (minute, agreed, outcome) in [
        (1, false, ConsentSet::Refused),
        (2, false, ConsentSet::Unchanged),
        (3, true, ConsentSet::Given),
        (4, true, ConsentSet::Unchanged),
        (5, false, ConsentSet::Withdrawn),
    ] {
        let person = asked.clone();
        let set = in_tx!(base, |tx| set_consent(tx, at(minute), &person, agreed).await?);
        assert_eq!(set, outcome, "minute {minute}");
    }
    assert_eq!(base.arrives(7).await.account.consent, Consent::Refused { at: at(5) });
    assert_eq!(
        base.audit().await,
        [
            "person 1: consent.set account 1: done: unasked -> refused",
            "person 1: consent.set account 1: done: refused -> given",
            "person 1: consent.set account 1: done: given -> refused",
        ]
    );
}

#[tokio::test]
async fn a_chosen_language_stays() {
    let base = Base::new().await;
    let person = base.arrives(7).await;
    for (language, outcome) in
        [(Language::English, LanguageSet::Set), (Language::English, LanguageSet::Unchanged)]
    {
        let person = person.clone();
        assert_eq!(in_tx!(base, |tx| set_language(tx, &person, language).await?), outcome);
    }
    assert_eq!(base.arrives(7).await.account.language, Language::English);
}

#[tokio::test]
async fn who_cannot_be_reached_is_known_until_they_write_or_unblock() {
    let base = Base::new().await;
    let ba = TelegramId(7);
    let unknown = in_tx!(base, |tx| mark_unreachable(tx, at(0), ba).await?);
    assert_eq!(unknown, Reachability::NoAccount);
    base.arrives(7).await;
    assert_eq!(in_tx!(base, |tx| mark_unreachable(tx, at(1), ba).await?), Reachability::Changed);
    assert_eq!(in_tx!(base, |tx| mark_unreachable(tx, at(2), ba).await?), Reachability::Unchanged);
    let since = in_tx!(base, |tx| store::person_by_telegram(tx.connection(), ba).await?)
        .unwrap()
        .account
        .unreachable_since;
    assert_eq!(since, Some(at(1)));
    assert_eq!(base.arrives(7).await.account.unreachable_since, None);
    assert_eq!(in_tx!(base, |tx| mark_reachable(tx, ba).await?), Reachability::Unchanged);
    in_tx!(base, |tx| mark_unreachable(tx, at(3), ba).await?);
    assert_eq!(in_tx!(base, |tx| mark_reachable(tx, ba).await?), Reachability::Changed);
}

#[tokio::test]
async fn a_row_that_makes_no_sense_is_an_error_with_its_address() {
    for (break_it, table) in [
        ("UPDATE accounts SET language = 'fr'", "accounts"),
        ("UPDATE accounts SET consent = 'maybe'", "accounts"),
        ("UPDATE accounts SET consent = 'given'", "accounts"),
        ("UPDATE accounts SET created_at = 9223372036854775807", "accounts"),
        ("INSERT INTO roles VALUES (1, 'commune_officer', 5, 0)", "roles"),
        ("INSERT INTO roles VALUES (1, 'admin', 22918, 0)", "roles"),
        ("INSERT INTO roles VALUES (1, 'king', 0, 0)", "roles"),
    ] {
        let base = Base::new().await;
        base.arrives(7).await;
        let read = base
            .store
            .write(move |tx| {
                async move {
                    let connection = tx.connection();
                    for sql in ["PRAGMA ignore_check_constraints = 1", break_it] {
                        sqlx::query(sql).execute(&mut *connection).await?;
                    }
                    person(connection, AccountId(1)).await
                }
                .boxed()
            })
            .await;
        match read {
            Err(StoreError::Inconsistent { table: found, row: 1, .. }) => {
                assert_eq!(found, table, "{break_it}");
            }
            other => panic!("{break_it}: {other:?}"),
        }
    }
}
