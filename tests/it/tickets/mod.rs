//! Questions that officials answer: told from both sides.

mod answering;
mod files;
mod home;
mod learning;
mod mending;
mod officers;
mod roles;

use ocop_bot::people::Role;
use ocop_bot::programme::places::{PlaceCode, Places};
use ocop_bot::telegram::playground::{Person, Seen};

use crate::support::{Bot, HAM_THUAN};

/// What the handbook knows nothing of.
const QUESTION: &str = "giá mực khô Phan Rí dạo này";

const SEND: &str = "Gửi câu này cho cán bộ";

fn place(code: u32) -> PlaceCode {
    Places::load().unwrap().by_number(code).unwrap().code
}

fn commune_officer(code: u32) -> Role {
    Role::CommuneOfficer { place: place(code) }
}

/// Somebody of xã Hàm Thuận, who has said so.
async fn producer(bot: &Bot, name: &str) -> Person {
    let person = bot.person(name);
    person.says("/xa");
    person.reads().await;
    person.says("xã Hàm Thuận");
    let set = person.reads().await;
    assert!(set.text.contains("bà con ở xã Hàm Thuận"), "{}", set.text);
    person
}

/// They ask what the handbook does not know, and send it to an official; returns what they are told.
async fn asks(person: &Person, question: &str) -> Seen {
    person.says("/gapcanbo");
    person.reads().await;
    person.says(question);
    let recorded = person.reads().await;
    assert!(recorded.text.starts_with("Đã ghi câu hỏi số"), "{}", recorded.text);
    recorded
}

/// An officer of xã Hàm Thuận.
async fn hoa(bot: &Bot) -> Person {
    bot.official("Chị Hoa", commune_officer(HAM_THUAN)).await
}
