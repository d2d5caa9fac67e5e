//! Producers score their products before the council does.

mod changing;
mod copying;
mod practice;
mod scoring;

use ocop_bot::telegram::playground::{Person, Seen};

use crate::register::press;
use crate::support::Bot;

/// The set of liquid seasonings, with 31 criteria.
const FISH_SAUCE: u8 = 9;

/// The register says that a product is in this set.
async fn is_in_set(bot: &Bot, product: i64, set: u8) {
    bot.execute(&format!("UPDATE products SET set_number = {set} WHERE id = {product}")).await;
}

/// The labels of the choices of a question.
fn choices(seen: &Seen) -> Vec<String> {
    let buttons = seen.buttons.iter().flatten().flatten();
    let labels = buttons.map(|button| button.text.clone());
    labels.filter(|label| points(label).is_some() || label.contains("Chưa đạt")).collect()
}

/// Gives the best answer to every question from this one on; returns what comes after the last.
async fn answers_all_best(person: &Person, mut seen: Seen) -> Seen {
    for _ in 0..40 {
        let labels = choices(&seen);
        let levels = labels.iter().filter(|label| points(label).is_some());
        let Some(best) = levels.max_by_key(|label| points(label)) else { return seen };
        seen = press(person, seen.id, best).await;
    }
    panic!("it never ends: {}", seen.text);
}

/// The points on a button such as "Chọn 2 · 3 điểm".
fn points(label: &str) -> Option<u8> {
    label.strip_prefix("Chọn ")?.strip_suffix(" điểm")?.split(" · ").nth(1)?.parse().ok()
}
