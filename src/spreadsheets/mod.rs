//! Lists that officials keep in Excel, brought into the register and taken out of it.

pub mod change;
pub mod columns;
pub mod entry;
pub mod fault;
pub mod guard;
mod known;
pub mod lines;
mod merging;
pub mod plan;
pub mod sheet;
pub mod values;
