//! The screens of broadcasts.

pub(super) mod copy;
pub(super) mod sending;

use crate::telegram::router::Routes;

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    dptree::entry().branch(sending::routes())
}
