//! Whom an announcement is for.

use futures::FutureExt;
use ocop_bot::broadcasts::drafting::{self, Done};
use ocop_bot::broadcasts::model::{Audience, BroadcastId};
use ocop_bot::people::{Role, officials};
use ocop_bot::telegram::playground::{Person, Seen, Upload};

use crate::register::{joined, officer, opens, press, recognised, registered};
use crate::support::{Bot, HAM_THUAN};

/// Another commune: phường Phan Thiết.
const PHAN_THIET: u32 = 22_945;

/// A draft of an official.
pub(super) async fn draft(bot: &Bot, of: &Person) -> BroadcastId {
    let (now, services, chat) = (bot.now(), bot.services(), of.id());
    bot.write(move |tx| {
        async move {
            let all = officials(tx).await?;
            let author = all.into_iter().find(|one| one.account.telegram_id.0 == chat).unwrap();
            let begun = drafting::begin(tx, now, &services.places, &author).await?;
            let Done::Done(draft) = begun else { panic!("{begun:?}") };
            Ok(draft.id)
        }
        .boxed()
    })
    .await
}

/// What the audience of a draft is.
async fn audience(bot: &Bot, id: BroadcastId) -> Audience {
    let text: String = bot.value(&format!("SELECT audience FROM broadcasts WHERE id = {id}")).await;
    serde_json::from_str(&text).unwrap()
}

/// Presses buttons of a message one after the other, and returns what it is in the end.
async fn presses(person: &Person, message: i64, labels: &[&str]) -> Seen {
    let mut seen = None;
    for label in labels {
        seen = Some(press(person, message, label).await);
    }
    seen.unwrap()
}

fn says(seen: &Seen, words: &[&str]) {
    for words in words {
        assert!(seen.text.contains(words), "{words:?} is not in {}", seen.text);
    }
}

/// Three producers: one with a person and three stars, one with nobody, one in another commune.
async fn register(bot: &Bot) -> Person {
    let (_, product) = registered(bot, "HTX Một", HAM_THUAN, crate::register::PHONE).await;
    recognised(bot, product.id, "1/QĐ-UBND", "2025-01-05").await;
    registered(bot, "HTX Hai", HAM_THUAN, "0912 000 222").await;
    registered(bot, "HTX Ba", PHAN_THIET, "0912 000 333").await;
    joined(bot, "Chị Lan").await
}

#[tokio::test]
async fn an_audience_is_put_together_changed_and_taken_back() {
    let bot = Bot::start().await;
    let lan = register(&bot).await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    let id = draft(&bot, &quan).await;
    let first = opens(&quan, &format!("ba:{id}")).await;
    says(&first, &["Chưa chọn ai"]);
    let everyone = presses(&quan, first.id, &["Thêm điều kiện", "Chọn tất cả"]).await;
    says(
        &everyone,
        &[
            "Chủ thể bất kỳ (tất cả)",
            "Hợp với 3 chủ thể. Gửi tới 1 người",
            "2 chủ thể chưa có ai vào bot",
            "• HTX Một (xã Hàm Thuận)",
        ],
    );
    let out = press(&quan, first.id, "Xem người không nhận (2)").await;
    says(&out, &["Chưa có ai vào bot", "• HTX Hai (xã Hàm Thuận), 0912 000 222", "• HTX Ba"]);
    let again = presses(&quan, first.id, &["‹ Về người nhận", "Chọn lại từ đầu"]).await;
    says(&again, &["Chưa chọn ai"]);
    says(&press(&quan, first.id, "↩ Hoàn tác").await, &["bất kỳ (tất cả)"]);

    // Communes by typing, then stars of them, then an exception.
    let labels = ["Chọn lại từ đầu", "Thêm điều kiện", "Chọn xã, phường", "Trang sau ›"];
    let pages = presses(&quan, first.id, &labels).await;
    says(&pages, &["Có thể gõ tên để tìm"]);
    quan.says("ham thuan");
    let found = quan.reads().await;
    let ticked = press(&quan, found.id, "☐ xã Hàm Thuận").await;
    says(&ticked, &["Đã chọn 1: xã Hàm Thuận"]);
    let communes = press(&quan, found.id, "✔ Chọn xong").await;
    says(&communes, &["Chủ thể ở xã Hàm Thuận", "Hợp với 2 chủ thể"]);
    let labels = ["Thêm điều kiện", "Thêm VÀ: đúng cả hai", "Chọn hạng sao", "☐ 3 sao", "☐ 4 sao"];
    presses(&quan, found.id, &labels).await;
    let stars = press(&quan, found.id, "✔ Chọn xong").await;
    says(&stars, &["VÀ có sản phẩm 3 hoặc 4 sao còn hiệu lực", "Hợp với 1 chủ thể"]);
    let labels = [
        "Thêm điều kiện",
        "Thêm TRỪ: bỏ những chủ thể này ra",
        "Chọn hạn chứng nhận",
        "Trong 12 tháng",
    ];
    let except = presses(&quan, found.id, &labels).await;
    says(&except, &["TRỪ chủ thể có giấy chứng nhận hết hạn trong 12 tháng tới"]);
    let fewer = press(&quan, found.id, "Bỏ điều kiện cuối").await;
    assert!(!fewer.text.contains("TRỪ"), "{}", fewer.text);
    assert_eq!(audience(&bot, id).await.parts.len(), 2);
    quan.skips_unread();
    bot.ends(&[&lan, &quan]).await;
}

#[tokio::test]
async fn an_audience_is_kept_used_again_and_deleted() {
    let bot = Bot::start().await;
    let lan = register(&bot).await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    let id = draft(&bot, &quan).await;
    let first = opens(&quan, &format!("ba:{id}")).await;
    presses(&quan, first.id, &["Thêm điều kiện", "Chọn nhóm sản phẩm", "☐ thực phẩm"]).await;
    presses(&quan, first.id, &["✔ Chọn xong", "Lưu nhóm này"]).await;
    quan.says("Nhóm thực phẩm");
    says(&quan.reads().await, &["Đã lưu nhóm “Nhóm thực phẩm”"]);
    let other = draft(&bot, &quan).await;
    let screen = opens(&quan, &format!("ba:{other}")).await;
    let look = presses(&quan, screen.id, &["Dùng nhóm đã lưu", "Xem “Nhóm thực phẩm”"]).await;
    says(&look, &["có sản phẩm nhóm thực phẩm"]);
    press(&quan, screen.id, "Dùng nhóm này").await;
    assert_eq!(audience(&bot, other).await, audience(&bot, id).await);
    let labels = ["Dùng nhóm đã lưu", "Xem “Nhóm thực phẩm”", "Xóa nhóm này"];
    says(&presses(&quan, screen.id, &labels).await, &["Đã xóa nhóm"]);
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM saved_audiences").await, 0);
    press(&quan, screen.id, "↩ Hoàn tác").await;
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM saved_audiences").await, 1);
    bot.ends(&[&lan, &quan]).await;
}

#[tokio::test]
async fn a_communes_officer_stays_within_their_communes_whatever_is_pressed() {
    let bot = Bot::start().await;
    let lan = register(&bot).await;
    let hoa = bot.official("Chị Hoa", officer(HAM_THUAN)).await;
    let id = draft(&bot, &hoa).await;
    let first = opens(&hoa, &format!("ba:{id}")).await;
    says(&first, &["Trong phạm vi: xã Hàm Thuận"]);
    let all = presses(&hoa, first.id, &["Thêm điều kiện", "Chọn tất cả"]).await;
    says(&all, &["Hợp với 2 chủ thể"]);
    presses(&hoa, first.id, &["Chọn lại từ đầu", "Thêm điều kiện"]).await;
    let list = press(&hoa, first.id, "Chọn xã, phường").await;
    assert!(!list.text.contains("Phan Thiết"));
    // A tick that was not offered is none.
    hoa.sends_callback(first.id, &format!("bat:{PHAN_THIET}")).answer().await;
    bot.is_calm().await;
    hoa.skips_unread();
    hoa.says("phan thiet");
    says(&hoa.reads().await, &["Không tìm thấy nơi nào"]);
    // Nor is another's draft theirs to see or to change.
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    let theirs = draft(&bot, &quan).await;
    for data in [format!("ba:{theirs}"), format!("baz:{theirs}"), format!("bal:{theirs}.0")] {
        let refused = opens(&hoa, &data).await;
        assert!(!refused.text.contains("Người nhận"), "{}", refused.text);
    }
    let refused = opens(&hoa, &format!("bau:{id}.a.{theirs}")).await;
    assert!(!refused.text.contains("thông báo số"), "{}", refused.text);
    assert!(audience(&bot, id).await.parts.is_empty());
    hoa.skips_unread();
    bot.ends(&[&lan, &hoa, &quan]).await;
}

#[tokio::test]
async fn a_list_is_typed_or_sent_and_never_guessed_at() {
    let bot = Bot::start().await;
    let lan = register(&bot).await;
    registered(&bot, "HTX Trùng", HAM_THUAN, "").await;
    registered(&bot, "HTX Trùng", PHAN_THIET, "").await;
    let quan = bot.official("Anh Quân", Role::ProvinceOfficer).await;
    let id = draft(&bot, &quan).await;
    let first = opens(&quan, &format!("ba:{id}")).await;
    let labels = ["Thêm điều kiện", "Xem điều kiện khác ›", "Gửi danh sách riêng"];
    says(&presses(&quan, first.id, &labels).await, &["mỗi dòng một số điện thoại"]);
    quan.says("0912 345 678\nhtx hai\nHTX Trùng\nHTX Không Có");
    let typed = quan.reads().await;
    says(
        &typed,
        &[
            "4 dòng, tìm được 2 chủ thể",
            "Không có trong sổ: 1 dòng",
            "• HTX Không Có",
            "Đúng với nhiều chủ thể, chưa thêm: 1 dòng",
            "• HTX Trùng (",
        ],
    );
    says(
        &press(&quan, typed.id, "Xem người nhận").await,
        &["trong danh sách “danh sách gõ tay” (2 chủ thể)", "Hợp với 2 chủ thể"],
    );
    let labels = ["Thêm điều kiện", "Thêm HOẶC: đúng ít nhất một", "Xem điều kiện khác ›"];
    presses(&quan, typed.id, &labels).await;
    press(&quan, typed.id, "Gửi danh sách riêng").await;
    let upload = |name: &str, bytes: &[u8]| Upload::new(name, bytes);
    quan.sends_document(upload("a.pdf", b"%PDF"), "");
    says(&quan.reads().await, &["Chỉ đọc được tệp .txt, .csv và .xlsx"]);
    quan.sends_document(upload("ba.csv", "TT;Tên\n1;\"HTX Ba\"\n".as_bytes()), "");
    says(&quan.reads().await, &["Đã nhận tệp “ba.csv”"]);
    let read = quan.reads().await;
    says(&read, &["2 dòng, tìm được 1 chủ thể", "• TT;Tên"]);
    says(
        &press(&quan, read.id, "Xem người nhận").await,
        &["HOẶC trong danh sách “ba.csv”", "Hợp với 3 chủ thể"],
    );
    assert_eq!(bot.value::<i64>("SELECT count(*) FROM audience_list_files").await, 0);
    bot.ends(&[&lan, &quan]).await;
}
