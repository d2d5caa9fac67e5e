//! Two years of a province, in small.

use super::world::{Scale, watch};

#[tokio::test]
async fn nobodys_certificate_lapses_unnoticed() {
    let folder = tempfile::tempdir().unwrap();
    let scale = Scale { producers: 60, certificates: 180, days: 730 };
    let outcome = watch(&folder.path().join("world.sqlite"), scale, 7).await;
    assert!(outcome.broken.is_empty(), "{outcome:#?}");
    assert!(outcome.outages > 0 && outcome.missed > 0, "{outcome:?}");
    assert!(outcome.filed > 10 && outcome.messages > 100, "{outcome:?}");
    assert!(outcome.lapsed > 0 && outcome.pending > 0, "{outcome:?}");
    assert!(outcome.tasks > 10 && outcome.reminders > outcome.messages, "{outcome:?}");
}
