//! Taking a role away, with all that follows from it, and giving it back.

use crate::clock::Timestamp;
use crate::locale::{Language, Message};
use crate::people::chat::{menu_data, role_title};
use crate::people::{AccountId, Actor, Person, Restored, Revoked, Role, person, restore, revoke};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox;
use crate::telegram::pacer::Lane;
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::tickets::{self, Words};

use super::texts;

/// What comes of taking a role away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// They do not hold it any more; so many of their questions went back.
    Done(usize),
    /// They did not hold it.
    NotHeld,
    /// They are the last admin, who stays.
    LastAdmin,
    /// The actor may not.
    Refused,
}

/// Takes a role away. The questions that they had and may not answer any more go back to the others,
/// and they are told.
pub(super) async fn end_role(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    actor: &Actor,
    (account, role): (AccountId, Role),
) -> Result<Ended, StoreError> {
    match revoke(tx, now, actor, account, role).await? {
        Revoked::Revoked => {}
        Revoked::NotHeld => return Ok(Ended::NotHeld),
        Revoked::LastAdmin => return Ok(Ended::LastAdmin),
        Revoked::Refused => return Ok(Ended::Refused),
    }
    let why = words.plain(Language::default(), &texts::role_ended_why());
    let given = tickets::give_back(tx, words, now, actor, account, &why).await?;
    let text = |title| texts::role_ended_notice(title);
    tell(tx, words, now, actor, (account, role), ("role-ended", text)).await?;
    Ok(Ended::Done(given.len()))
}

/// Gives a role back that was taken away by mistake; they are told.
pub(super) async fn restore_role(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    actor: &Actor,
    (account, role): (AccountId, Role),
) -> Result<Restored, StoreError> {
    let restored = restore(tx, now, actor, account, role).await?;
    if restored == Restored::Restored {
        let text = |title| texts::role_restored_notice(title);
        tell(tx, words, now, actor, (account, role), ("role-restored", text)).await?;
    }
    Ok(restored)
}

/// Tells whose role it is, unless it is they who act.
async fn tell(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    actor: &Actor,
    (account, role): (AccountId, Role),
    (what, text): (&str, impl FnOnce(String) -> Message),
) -> Result<(), StoreError> {
    let theirs = |person: &Person| {
        person.account.unreachable_since.is_none()
            && actor.account().is_none_or(|own| own.id != person.account.id)
    };
    let Some(person) = person(tx.connection(), account).await?.filter(theirs) else {
        return Ok(());
    };
    let (language, chat) = (person.account.language, person.account.telegram_id.0);
    let title = words.plain(language, &role_title(role, words.place(language, role.place())));
    let (label, data) = menu_data();
    let button = Button::tells(words.plain(language, &label), data);
    let screen = Screen::new(words.html(language, &text(title)));
    let message = screen.with(Keyboard::default().row([button])).send(chat).lane(Lane::Notice);
    let key = format!("{what}:{account}:{role}:{}", now.timestamp_millis());
    outbox::enqueue(tx, now, &key, &message).await?;
    Ok(())
}
