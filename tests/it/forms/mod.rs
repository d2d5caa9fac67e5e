//! The forms, made and sent.

mod commune;
mod person;
mod producer;

use std::io::{Cursor, Read};

use ocop_bot::telegram::gateway::Gateway;
use ocop_bot::telegram::playground::{Person, Seen};
use secrecy::SecretString;

use crate::support::{Bot, TOKEN};

/// The text of a form that the bot has sent.
async fn paper(bot: &Bot, message: &Seen) -> String {
    let gateway = Gateway::new(&bot.playground.url(), SecretString::from(TOKEN)).unwrap();
    let media = message.media.as_ref().expect("a document");
    let bytes = gateway.download(&media.file_id, 1 << 20).await.unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let mut text = String::new();
    for piece in xml.replace("</w:p>", "\n").split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Presses something of a message, whatever that shows, and reads what it becomes.
async fn opens_on(person: &Person, message: i64, data: &str) -> String {
    person.sends_callback(message, data).answer().await;
    loop {
        let edited = person.reads_edit().await;
        if edited.id == message {
            return edited.text;
        }
    }
}

/// The same where it may well stay as it is.
async fn shown(bot: &Bot, person: &Person, message: i64, data: &str) -> String {
    person.sends_callback(message, data).answer().await;
    bot.is_calm().await;
    person.message(message).map(|seen| seen.text).unwrap_or_default()
}

/// The name of the file that a message brings.
fn file_name(message: &Seen) -> &str {
    message.media.as_ref().map(|media| media.name.as_str()).expect("a document")
}
