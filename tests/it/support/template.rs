//! A database that every bot of the tests begins with.

use ocop_bot::clock::Timestamp;
use ocop_bot::handbook::embedded;
use ocop_bot::store::{self, Store, StoreError};
use tokio::sync::OnceCell;

/// An empty database in which what the search has learnt about the handbook is kept already, as
/// after a first start. Learning it takes seconds in a debug build, so it is learnt once for all
/// tests.
pub(crate) async fn template() -> &'static [u8] {
    static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
    TEMPLATE.get_or_init(make).await
}

async fn make() -> Vec<u8> {
    let learnt = tokio::task::spawn_blocking(|| {
        let handbook = embedded::handbook().unwrap();
        serde_json::to_string(handbook.calibration()).unwrap()
    });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("template.sqlite");
    let store = Store::open(&file).await.unwrap();
    let now: Timestamp = super::MORNING.parse().unwrap();
    let learnt = learnt.await.unwrap();
    store
        .write::<_, StoreError, _>(move |tx| {
            Box::pin(async move { store::remember(tx, now, "calibration", &learnt).await })
        })
        .await
        .unwrap();
    store.close().await;
    std::fs::read(&file).unwrap()
}
