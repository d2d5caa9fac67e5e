//! The screens of broadcasts.

pub(in crate::broadcasts) mod audience;
mod report;
mod topics;

pub(crate) use topics::topics_button;

use crate::telegram::router::Routes;
use crate::telegram::screens;

use super::model::BroadcastId;

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    dptree::entry().branch(audience::routes()).branch(report::routes()).branch(topics::routes())
}

/// What a button tells that opens a broadcast's own screen.
pub(crate) fn draft_data(id: BroadcastId) -> String {
    screens::data("bc", id)
}
