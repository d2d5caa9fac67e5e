//! What became of the messages of broadcasts: written in the transaction that settles them.

use crate::app::Services;
use crate::dossiers::words::Words;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::{self, Fate, Settled};

use super::chat::{copy, sending};
use super::model::BroadcastId;
use super::progress;
use super::store::{self, Became};

/// What stands before the key of everything that goes to recipients.
pub(super) const KEY: &str = "broadcast:";

/// What a row of the outbox is to its recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Their copy.
    Copy,
    /// The buttons of an album, as they are from a revision on.
    Buttons { revision: i64 },
    /// A change of their copy to a revision; so many further rows of it follow.
    Change { revision: i64, left: usize, tried_to_delete: bool },
}

/// The key of a copy.
pub(super) fn copy_key(id: BroadcastId, number: i64, copies: i64) -> String {
    format!("{KEY}{id}:{number}:{copies}")
}

/// The key of the buttons of an album as they are from a revision on.
pub(super) fn buttons_key(id: BroadcastId, number: i64, revision: i64) -> String {
    format!("{KEY}{id}:{number}:r{revision}:buttons")
}

/// The key of an edit of a copy, after which `left` further ones follow. One that has failed may be tried
/// again, so that each attempt has a number of its own.
pub(super) fn edit_key(of: (BroadcastId, i64), revision: i64, left: usize, attempt: i64) -> String {
    let (id, number) = of;
    format!("{KEY}{id}:{number}:r{revision}:{left}:{attempt}")
}

/// The key of the deletion of a copy.
pub(super) fn delete_key(of: (BroadcastId, i64), revision: i64, attempt: i64) -> String {
    let (id, number) = of;
    format!("{KEY}{id}:{number}:d{revision}:0:{attempt}")
}

fn parse(key: &str) -> Option<(BroadcastId, i64, Part)> {
    let mut parts = key.strip_prefix(KEY)?.split(':');
    let id = BroadcastId(parts.next()?.parse().ok()?);
    let number = parts.next()?.parse().ok()?;
    let part = match (parts.next()?, parts.next()) {
        (_, None) => Part::Copy,
        (revision, Some("buttons")) => Part::Buttons { revision: revision.get(1..)?.parse().ok()? },
        (revision, Some(left)) => Part::Change {
            revision: revision.get(1..)?.parse().ok()?,
            left: left.parse().ok()?,
            tried_to_delete: revision.starts_with('d'),
        },
    };
    Some((id, number, part))
}

/// Keeps what became of copies, of changes of copies, and of the progress that is shown.
///
/// # Errors
/// When the store fails.
pub async fn on_settled(
    tx: &mut Tx,
    services: &Services,
    settled: &Settled,
) -> Result<(), StoreError> {
    progress::on_settled(tx, settled).await?;
    let Some((id, number, part)) = parse(&settled.key) else { return Ok(()) };
    store::wake(tx);
    let of = (id, number);
    match part {
        Part::Copy => on_copy(tx, services, settled, of).await,
        Part::Buttons { revision } => match &settled.fate {
            Fate::Sent(ids) => match ids.first() {
                Some(message) => on_buttons(tx, services, settled, of, (*message, revision)).await,
                None => Ok(()),
            },
            Fate::Dead { .. } | Fate::Unknown => Ok(()),
        },
        Part::Change { revision, left, tried_to_delete } => {
            let blocked = Fate::Dead { unreachable: true };
            if tried_to_delete && settled.fate == (Fate::Dead { unreachable: false }) {
                return edit_instead(tx, services, settled, of, revision).await;
            }
            let why;
            let came = match &settled.fate {
                // Further rows tell.
                Fate::Sent(_) if left > 0 => return Ok(()),
                Fate::Sent(_) if tried_to_delete => ("deleted", ""),
                Fate::Sent(_) => ("done", ""),
                Fate::Unknown => ("failed", "unknown"),
                fate if *fate == blocked => ("failed", "blocked"),
                Fate::Dead { .. } => {
                    why = outbox::why(tx, settled.row).await?;
                    ("failed", why.as_str())
                }
            };
            store::change_settled(tx, of, revision, came).await
        }
    }
}

async fn on_copy(
    tx: &mut Tx,
    services: &Services,
    settled: &Settled,
    (id, number): (BroadcastId, i64),
) -> Result<(), StoreError> {
    let why = match settled.fate {
        Fate::Dead { unreachable: false } | Fate::Unknown => outbox::why(tx, settled.row).await?,
        _ => String::new(),
    };
    let became = match &settled.fate {
        Fate::Sent(ids) => Became::Sent(ids),
        Fate::Dead { unreachable: true } => Became::Unreachable,
        Fate::Dead { unreachable: false } => Became::Failed(&why),
        Fate::Unknown => Became::Unknown(&why),
    };
    let at = settled.at;
    store::show_again(tx, id).await?;
    if !store::settle(tx, at, (id, number), settled.row, &became).await?
        || !matches!(became, Became::Sent(_))
    {
        return Ok(());
    }
    let Some(one) = store::broadcast(tx.connection(), id).await? else { return Ok(()) };
    // One message is all there is, unless it is an album.
    if !one.content.is_album() || one.recalled_at.is_some() {
        return Ok(());
    }
    let Some(recipient) = store::recipient(tx.connection(), id, number).await? else {
        return Ok(());
    };
    let words = Words::new(services, recipient.language);
    let messages = copy::copy(&words, settled.chat, &one, &recipient.fields);
    if let Some(buttons) = messages.get(1) {
        outbox::enqueue(tx, at, &buttons_key(id, number, one.revision), buttons).await?;
    }
    Ok(())
}

/// The buttons of an album have arrived; of one that was recalled meanwhile, they go again, and so do those
/// in the place of which they come. Where a correction has overtaken them, they are made to say what holds.
async fn on_buttons(
    tx: &mut Tx,
    services: &Services,
    settled: &Settled,
    (id, number): (BroadcastId, i64),
    (message, revision): (i64, i64),
) -> Result<(), StoreError> {
    let recipient = store::recipient(tx.connection(), id, number).await?;
    store::buttons_sent(tx, (id, number), message).await?;
    let one = store::broadcast(tx.connection(), id).await?;
    let (Some(one), Some(to)) = (one, recipient) else { return Ok(()) };
    let is_recalled = one.recalled_at.is_some();
    let before = to.buttons_message.filter(|before| *before != message);
    if !is_recalled && before.is_none() && revision < one.revision {
        let (words, who) = (Words::new(services, to.language), (to.chat, to.response));
        let now = copy::correction(&words, who, &one, &to.fields, &to.message_ids, Some(message));
        if let Some(edit) = now.edits.last() {
            let key = format!("{KEY}{id}:{number}:{message}:now");
            let edit = edit.clone().repeatable().only_edit();
            outbox::enqueue(tx, settled.at, &key, &edit).await?;
        }
    }
    for gone in before.into_iter().chain(is_recalled.then_some(message)) {
        let key = format!("{KEY}{id}:{number}:{gone}:gone");
        let deletion = sending::deletion(settled.chat, &[gone]);
        outbox::enqueue(tx, settled.at, &key, &deletion).await?;
    }
    Ok(())
}

/// A copy cannot be deleted any more: it is edited to say that it was recalled.
async fn edit_instead(
    tx: &mut Tx,
    services: &Services,
    settled: &Settled,
    (id, number): (BroadcastId, i64),
    revision: i64,
) -> Result<(), StoreError> {
    let Some(one) = store::broadcast(tx.connection(), id).await? else { return Ok(()) };
    let Some(recipient) = store::recipient(tx.connection(), id, number).await? else {
        return Ok(());
    };
    let words = Words::new(services, recipient.language);
    let (ids, buttons) = (&recipient.message_ids, recipient.buttons_message);
    let edits = copy::recalled(&words, settled.chat, &one, ids, buttons);
    let count = edits.len();
    for (place, edit) in edits.iter().enumerate() {
        let key = edit_key((id, number), revision, count - 1 - place, settled.row.0);
        outbox::enqueue(tx, settled.at, &key, edit).await?;
    }
    if count == 0 {
        return store::change_settled(tx, (id, number), revision, ("failed", "no message")).await;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written() {
        let id = BroadcastId(7);
        assert_eq!(parse(&copy_key(id, 3, 0)), Some((id, 3, Part::Copy)));
        let buttons = buttons_key(id, 3, 2);
        assert_eq!(parse(&buttons), Some((id, 3, Part::Buttons { revision: 2 })));
        let change = |tried_to_delete, left| Part::Change { revision: 2, left, tried_to_delete };
        assert_eq!(parse(&edit_key((id, 3), 2, 1, 9)), Some((id, 3, change(false, 1))));
        assert_eq!(parse(&delete_key((id, 3), 2, 9)), Some((id, 3, change(true, 0))));
        assert_eq!(parse("broadcast-progress:7:1"), None);
        assert_eq!(parse("reply:1:0"), None);
    }
}
