//! The SQL of broadcasts.

mod broadcasts;
mod preview;
mod responses;

pub(super) use broadcasts::{
    New, add_event, broadcast, by_author, count_by_author, insert, look, save,
};

pub(super) use preview::nth_producer;
pub(super) use responses::{Copy, copy_at, copy_of, set_response};

use crate::clock::Timestamp;
use crate::store::StoreError;

/// A row that the code cannot have written.
fn odd(table: &'static str, row: i64, detail: String) -> StoreError {
    StoreError::Inconsistent { table, row, detail }
}

/// An instant of a row.
fn instant(table: &'static str, row: i64, millis: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_timestamp_millis(millis)
        .ok_or_else(|| odd(table, row, format!("{millis} ms is no instant")))
}
