//! Broadcasts are posted to the groups and channels that an officer has turned on.

use futures::FutureExt;
use ocop_bot::broadcasts::confirming::Confirmed;
use ocop_bot::broadcasts::drafting::{Change, Done, change};
use ocop_bot::people::{Actor, Role};

use super::world::{person, says};
use super::{Stage, TEXT};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn groups_and_channels_that_are_on_get_a_post() {
    let stage = Stage::new(2).await;
    let group = stage.bot.playground.group("Chủ thể Hàm Thuận");
    group.adds_bot(&stage.officer, false);
    let channel = stage.bot.playground.channel("OCOP Lâm Đồng");
    channel.adds_bot(&stage.officer, true);
    let quiet = stage.bot.playground.group("Nhóm khác");
    quiet.adds_bot(&stage.officer, false);
    let gone = stage.bot.playground.group("Nhóm cũ");
    gone.adds_bot(&stage.officer, false);
    gone.removes_bot(&stage.officer);
    stage.bot.is_calm().await;
    let screen = stage.presses("bsm:0").await;
    assert!(screen.text.contains("OCOP Lâm Đồng (kênh): không đăng"), "{}", screen.text);
    assert!(!screen.text.contains("Nhóm cũ"), "{}", screen.text);
    stage.presses(&format!("bsmt:{}.1", group.id())).await;
    let screen = stage.presses(&format!("bsmt:{}.1", channel.id())).await;
    assert_eq!(screen.text.matches("có đăng").count(), 2, "{}", screen.text);

    let one = stage.drafts(says(TEXT)).await;
    let (now, services, chat) = (stage.bot.now(), stage.bot.services(), stage.officer.id());
    let one = stage
        .bot
        .write(move |tx| {
            async move {
                let actor = Actor::from(person(tx, chat).await?);
                let what = Change::Posted(true);
                let done = change(tx, now, &services.places, &actor, one.id, what).await?;
                let Done::Done(one) = done else { panic!("{done:?}") };
                Ok(one)
            }
            .boxed()
        })
        .await;
    // Whoever reads a group is in no list: a second person looks at it first.
    let confirmed = stage.confirms(&stage.officer, &one).await;
    let Confirmed::Waiting(one, ..) = confirmed else { panic!("{confirmed:?}") };
    let second = stage.bot.official("Chị Hai", Role::ProvinceOfficer).await;
    second.skips_unread();
    stage.presses_as(&second, &format!("bsy:{}.{}", one.id, one.version)).await;
    stage.is(one.id, "done").await;
    assert_eq!(stage.have(TEXT), 2);
    for (place, posts) in [(&group, 1), (&channel, 1), (&quiet, 0), (&gone, 0)] {
        let there = place.chat().iter().filter(|seen| seen.text.contains(TEXT)).count();
        assert_eq!(there, posts, "{}", place.transcript());
    }
    assert_eq!(stage.ledger(one.id).await, [("sent".to_owned(), 4)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_provinces_groups_are_not_a_communes_to_post_to() {
    let stage = Stage::new(1).await;
    let group = stage.bot.playground.group("Chủ thể Hàm Thuận");
    group.adds_bot(&stage.officer, false);
    stage.bot.is_calm().await;
    stage.presses(&format!("bsmt:{}.1", group.id())).await;
    let role = crate::register::officer(crate::support::HAM_THUAN);
    let commune = stage.bot.official("Cán bộ xã", role).await;
    commune.skips_unread();
    let one = stage.drafts_of(&commune, says(TEXT)).await;
    let refused = stage.presses_as(&commune, &format!("bsp:{}.1", one.id)).await;
    assert!(refused.text.contains("cán bộ tỉnh phụ trách"), "{}", refused.text);
    assert_eq!(stage.bot.value::<i64>("SELECT posted FROM broadcasts").await, 0);
    let own = stage.drafts(says(TEXT)).await;
    let asked = stage.presses(&format!("bsp:{}.1", own.id)).await;
    assert!(asked.text.contains("Đăng cả lên: Chủ thể Hàm Thuận"), "{}", asked.text);
    assert!(asked.text.contains("người thứ hai"), "{}", asked.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_group_that_becomes_another_chat_stays_on() {
    let stage = Stage::new(1).await;
    let group = stage.bot.playground.group("Chủ thể Hàm Thuận");
    group.adds_bot(&stage.officer, false);
    stage.bot.is_calm().await;
    stage.presses(&format!("bsmt:{}.1", group.id())).await;
    let large = group.becomes_supergroup();
    stage.bot.is_calm().await;
    let kept: Vec<(i64, i64)> = stage.bot.rows("SELECT chat_id, is_on FROM broadcast_chats").await;
    assert_eq!(kept, [(large.id(), 1)]);
}
