//! The screens of broadcasts.

use crate::telegram::router::Routes;

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    dptree::entry()
}
