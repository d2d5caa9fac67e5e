//! What the OCOP programme lays down, as data: the communes that producers file with.

pub mod places;
pub(crate) mod texts;
