//! The SQL of broadcasts.

mod audience;
mod broadcasts;
mod fitting;
mod mutes;
mod report;
mod saved;

pub(super) use audience::{count, freeze, left_out, samples};
pub(super) use broadcasts::{
    New, add_event, broadcast, by_author, count_by_author, insert, look, save,
};
pub(super) use mutes::{muted, set_muted};
pub(super) use report::{all_lines, by_commune, figures, lines, reminder_of, unreached};
pub(super) use saved::*;

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

#[cfg(test)]
mod tests;
