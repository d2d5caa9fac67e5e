//! Screens: a broadcast is written, looked at, tried and corrected.

pub(crate) mod texts;
