use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::{Bot, clock, start, start_with};
use crate::telegram::playground::{Limits, MediaKind, Options, Upload};

impl Bot {
    async fn post(&self, method: &str, form: Form) -> Value {
        let url = format!("{}/{method}", self.base);
        self.http.post(url).multipart(form).send().await.unwrap().json().await.unwrap()
    }

    async fn fetch(&self, path: &Value) -> Vec<u8> {
        let url = self.base.replace("/bot", "/file/bot");
        let url = format!("{url}/{}", path.as_str().unwrap());
        self.http.get(url).send().await.unwrap().bytes().await.unwrap().to_vec()
    }
}

fn part(name: &str, size: usize) -> Part {
    Part::bytes(vec![7; size]).file_name(name.to_owned())
}

#[tokio::test]
async fn a_file_goes_both_ways() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan");
    lan.sends_document(Upload::new("Mẫu 01.docx", b"abc"), "phiếu đăng ký");
    let update = bot.updates().await.pop().unwrap();
    let document = &update["message"]["document"];
    assert_eq!(update["message"]["caption"], "phiếu đăng ký");
    assert_eq!(document["file_name"], "Mẫu 01.docx");
    let file = bot.call("getFile", json!({"file_id": document["file_id"]})).await;
    assert_eq!(bot.fetch(&file["file_path"]).await, b"abc");

    let form = Form::new()
        .text("chat_id", lan.id().to_string())
        .text("caption", "<b>Bảng</b>")
        .text("parse_mode", "HTML")
        .part("document", part("bang.xlsx", 10));
    let sent = bot.post("sendDocument", form).await;
    assert_eq!(sent["result"]["document"]["file_size"], 10);
    let seen = lan.reads().await;
    assert_eq!(
        (seen.html.as_str(), seen.media.unwrap().kind),
        ("<b>Bảng</b>", MediaKind::Document)
    );
    let again = json!({"chat_id": lan.id(), "document": document["file_id"]});
    bot.call("sendDocument", again).await;
    let wrong = json!({"chat_id": lan.id(), "photo": document["file_id"]});
    assert_eq!(bot.refused("sendPhoto", wrong).await, "can't use file of type Document as Photo");
    let unknown = json!({"chat_id": lan.id(), "photo": "AgADnothing"});
    let refusal = bot.refused("sendPhoto", unknown).await;
    assert_eq!(refusal, "wrong file identifier/HTTP URL specified");
    let long = json!({"chat_id": lan.id(), "document": document["file_id"],
        "caption": "a".repeat(1025)});
    assert_eq!(bot.refused("sendDocument", long).await, "message caption is too long");
}

#[tokio::test]
async fn files_that_are_too_big_are_refused() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan");
    lan.sends_video(Upload::new("phim.mp4", b"x").pretending_size(20 * 1024 * 1024 + 1), "");
    let update = bot.updates().await.pop().unwrap();
    let id = &update["message"]["video"]["file_id"];
    assert_eq!(bot.refused("getFile", json!({"file_id": id})).await, "file is too big");
    assert_eq!(bot.refused("getFile", json!({"file_id": "x"})).await, "invalid file_id");
    let form = |name: &'static str, size: usize| {
        let field = if name.ends_with("jpg") { "photo" } else { "document" };
        Form::new().text("chat_id", lan.id().to_string()).part(field, part(name, size))
    };
    let photo = bot.post("sendPhoto", form("a.jpg", 10 * 1024 * 1024 + 1)).await;
    assert!(photo["description"].as_str().unwrap().contains("too big for a photo"), "{photo}");
    let document = bot.post("sendDocument", form("a.zip", 50 * 1024 * 1024 + 1)).await;
    assert_eq!(
        (&document["error_code"], &document["description"]),
        (&json!(413), &json!("Request Entity Too Large"))
    );
}

#[tokio::test]
async fn an_album_is_several_messages() {
    let options = Options::new(clock()).limits(Limits::Off);
    let (playground, bot) = start_with(options).await;
    let lan = playground.person("Cô Lan");
    let photo = || (MediaKind::Photo, Upload::new("a.jpg", b"x"));
    lan.sends_album(vec![photo(), photo()], "ảnh");
    let updates = bot.updates().await;
    let album = &updates[0]["message"]["media_group_id"];
    assert!(album.is_string() && *album == updates[1]["message"]["media_group_id"]);
    assert_eq!(updates[0]["message"]["photo"].as_array().unwrap().len(), 2);

    let media = json!([{"type": "photo", "media": "attach://one", "caption": "Một"},
        {"type": "video", "media": "attach://two"}]);
    let form = Form::new()
        .text("chat_id", lan.id().to_string())
        .text("media", media.to_string())
        .part("one", part("1.jpg", 3))
        .part("two", part("2.mp4", 3));
    let sent = bot.post("sendMediaGroup", form).await;
    assert_eq!(sent["result"].as_array().unwrap().len(), 2, "{sent}");
    let (one, two) = (lan.reads().await, lan.reads().await);
    assert_eq!((one.text.as_str(), one.album.is_some()), ("Một", true));
    assert_eq!(one.album, two.album);
    let id = updates[0]["message"]["photo"][1]["file_id"].clone();
    let item = |kind: &str| json!({"type": kind, "media": id});
    let group = |items: Vec<Value>| json!({"chat_id": lan.id(), "media": items});
    let mixed = group(vec![item("photo"), item("document")]);
    let refusal = bot.refused("sendMediaGroup", mixed).await;
    assert_eq!(refusal, "documents can't be mixed with other media types");
    let many = group(vec![item("photo"); 11]);
    let refusal = bot.refused("sendMediaGroup", many).await;
    assert_eq!(refusal, "Too much messages to send as an album");
    let edit = json!({"chat_id": lan.id(), "message_id": one.id,
        "media": {"type": "photo", "media": id, "caption": "Hai"}});
    bot.call("editMessageMedia", edit).await;
    assert_eq!(lan.reads_edit().await.text, "Hai");
}
