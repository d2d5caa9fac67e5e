//! The screens of broadcasts.

pub(in crate::broadcasts) mod audience;
pub(crate) mod composing;
pub(super) mod copy;
mod replying;
pub(in crate::broadcasts) mod report;
mod responding;
pub(super) mod sending;
mod topics;

pub(crate) use composing::open_button;
pub(crate) use topics::topics_button;

use crate::locale::Message as Text;
use crate::telegram::router::Routes;
use crate::telegram::screens;

use super::model::BroadcastId;

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    dptree::entry()
        .branch(composing::routes())
        .branch(sending::routes())
        .branch(responding::routes())
        .branch(audience::routes())
        .branch(report::routes())
        .branch(topics::routes())
}

/// Replies to copies, which are questions to officials. Asked after whoever waits for a message.
#[must_use]
pub fn replies() -> Routes {
    replying::routes()
}

/// What the buttons say by which a recipient answers that they have read it, or will come.
pub(crate) fn answer_labels() -> [Text; 2] {
    [composing::texts::choice_read(), composing::texts::choice_join()]
}

/// What a button tells that opens a broadcast's own screen.
pub(crate) fn draft_data(id: BroadcastId) -> String {
    screens::data("bc", id)
}
