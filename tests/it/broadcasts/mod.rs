//! Announcements.

mod audience;
mod ledger;
mod topics;
