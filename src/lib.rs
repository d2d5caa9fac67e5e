//! The OCOP support bot.

pub mod app;
pub mod assessment;
pub mod broadcasts;
pub mod cli;
pub mod clock;
pub mod config;
pub mod deadlines;
pub mod desk;
pub mod dossiers;
pub mod feedback;
pub mod forms;
pub mod handbook;
pub mod input;
pub mod joining;
pub mod locale;
pub mod papers;
pub mod people;
pub mod producers;
pub mod programme;
pub mod qr;
pub mod questions;
pub mod sample;
pub mod spreadsheets;
pub mod store;
pub mod telegram;
mod telemetry;
pub mod text;
pub mod tickets;

/// What a caught panic says.
fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    if let Some(text) = panic.downcast_ref::<&str>() {
        (*text).to_owned()
    } else if let Some(text) = panic.downcast_ref::<String>() {
        text.clone()
    } else {
        "a panic without a message".to_owned()
    }
}
