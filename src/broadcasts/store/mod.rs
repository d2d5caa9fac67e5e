//! The SQL of broadcasts.

mod audience;
mod broadcasts;
mod chats;
mod fitting;
mod ledger;
mod mutes;
mod preview;
mod recipients;
mod report;
mod responses;
mod saved;
mod sending;

pub(super) use audience::{count, freeze, left_out, samples, target};
pub(super) use broadcasts::{
    New, add_event, broadcast, by_author, count_by_author, insert, look, save,
};
pub(super) use chats::{add_posts, chats, keep, moved, turn};
pub use ledger::Counts;
pub(super) use ledger::{
    Became, anybody_queued, anything_to_change, buttons_sent, change_settled, counts, hand_change,
    hand_over, handed, in_outbox, leave_out, queue_again, resend, settle, settle_change, unknown,
};
pub(super) use mutes::{muted, set_muted, set_paused};
pub(super) use preview::{last_day, nth_producer};
pub(super) use recipients::{Recipient, queued, recipient, to_change};
pub(super) use report::{all_lines, by_commune, figures, lines, reminder_of, unreached};
pub(super) use responses::{Copy, copy_at, copy_of, set_response};
pub(super) use saved::*;
pub(super) use sending::{
    any_older_handed, approve_above, at_work, confirmer, due, hands, last_step, next_due, next_of,
    prepared_to, retry_changes, row_began, same, set_approve_above, set_fingerprint,
    set_prepared_to, show_again, show_in, show_no_more, showing, shown, shown_as, wake,
};

use crate::store::{instant, odd};
