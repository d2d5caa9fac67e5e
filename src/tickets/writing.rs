//! A message of asker or officer, as it is kept.

use super::Ticket;
use super::store::{self, Direction, Said};
use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::store::{StoreError, Tx};
use crate::telegram::files::{self, IncomingFile};

/// What somebody wrote for the other side.
#[derive(Clone, Debug)]
pub struct Written {
    /// Chat and message.
    pub place: (i64, i32),
    /// The words; of a file, what stands under it.
    pub text: Option<String>,
    /// The file.
    pub file: Option<IncomingFile>,
    /// Whether it is a further part of an album, which needs no heading of its own.
    pub further: bool,
}

/// Keeps what was written; `None` where that message is kept already.
pub(super) async fn keep(
    tx: &mut Tx,
    now: Timestamp,
    ticket: &Ticket,
    direction: Direction,
    by: AccountId,
    written: &Written,
) -> Result<Option<Said>, StoreError> {
    let (chat, message) = written.place;
    if store::message_at(tx, chat, message).await?.is_some() {
        return Ok(None);
    }
    let file = match &written.file {
        Some(file) => Some(files::keep(tx, now, by, written.place, file).await?),
        None => None,
    };
    let new = store::NewMessage {
        ticket: ticket.number,
        direction,
        by,
        place: Some(written.place),
        text: written.text.as_deref(),
        file,
    };
    store::add_message(tx, now, &new).await.map(Some)
}
