//! The SQL of the forms.

use std::collections::BTreeMap;

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::dossiers::model::DossierId;
use crate::people::AccountId;
use crate::producers::model::{ProducerId, ProductId};
use crate::store::{StoreError, Tx, odd};

use super::answers::{Question, Sex};
use super::facts::Representative;
use super::judging::{Judgement, Subject, Verdict};

pub(super) async fn answers(
    connection: &mut SqliteConnection,
    product: ProductId,
) -> Result<BTreeMap<Question, String>, StoreError> {
    let rows = sqlx::query("SELECT question, answer FROM form_answers WHERE product_id = ?")
        .bind(product.0)
        .fetch_all(connection)
        .await?;
    let read = |row: sqlx::sqlite::SqliteRow| {
        let name: String = row.try_get("question")?;
        let question = Question::of(&name)
            .ok_or_else(|| odd("form_answers", product.0, format!("question {name:?}")))?;
        Ok((question, row.try_get("answer")?))
    };
    rows.into_iter().map(read).collect()
}

/// Keeps an answer; an empty one deletes what stood there.
pub(super) async fn set_answer(
    tx: &mut Tx,
    now: Timestamp,
    product: ProductId,
    question: Question,
    text: &str,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM form_answers WHERE product_id = ? AND question = ?")
        .bind(product.0)
        .bind(question.name())
        .execute(tx.connection())
        .await?;
    if text.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO form_answers (product_id, question, answer, written_at) VALUES (?, ?, ?, ?)",
    )
    .bind(product.0)
    .bind(question.name())
    .bind(text)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

pub(super) async fn representative(
    connection: &mut SqliteConnection,
    producer: ProducerId,
) -> Result<Representative, StoreError> {
    let row = sqlx::query("SELECT sex, ethnicity FROM form_persons WHERE producer_id = ?")
        .bind(producer.0)
        .fetch_optional(connection)
        .await?;
    let Some(row) = row else { return Ok(Representative::default()) };
    let sex: Option<String> = row.try_get("sex")?;
    let sex = sex
        .map(|name| {
            Sex::of(&name).ok_or_else(|| odd("form_persons", producer.0, format!("sex {name:?}")))
        })
        .transpose()?;
    Ok(Representative { sex, ethnicity: row.try_get("ethnicity")? })
}

pub(super) async fn set_representative(
    tx: &mut Tx,
    now: Timestamp,
    producer: ProducerId,
    by: AccountId,
    told: &Representative,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO form_persons (producer_id, sex, ethnicity, consented_by, consented_at)
         VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (producer_id) DO UPDATE SET sex = excluded.sex,
            ethnicity = excluded.ethnicity, consented_by = excluded.consented_by,
            consented_at = excluded.consented_at",
    )
    .bind(producer.0)
    .bind(told.sex.map(Sex::name))
    .bind(&told.ethnicity)
    .bind(by.0)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Deletes it, of the rows that were merged into this one as well.
pub(super) async fn forget_representative(
    tx: &mut Tx,
    producer: ProducerId,
) -> Result<bool, StoreError> {
    let deleted = sqlx::query(
        "DELETE FROM form_persons WHERE producer_id = ?1
            OR producer_id IN (SELECT id FROM producers WHERE merged_into = ?1)",
    )
    .bind(producer.0)
    .execute(tx.connection())
    .await?;
    Ok(deleted.rows_affected() > 0)
}

pub(super) async fn judgements(
    connection: &mut SqliteConnection,
    dossier: DossierId,
) -> Result<BTreeMap<Subject, Judgement>, StoreError> {
    let rows = sqlx::query("SELECT subject, verdict, note FROM judgements WHERE dossier_id = ?")
        .bind(dossier.0)
        .fetch_all(connection)
        .await?;
    let read = |row: sqlx::sqlite::SqliteRow| {
        let (subject, verdict): (String, String) =
            (row.try_get("subject")?, row.try_get("verdict")?);
        let odd = |detail: String| odd("judgements", dossier.0, detail);
        let judgement = Judgement {
            verdict: Verdict::of(&verdict).ok_or_else(|| odd(format!("verdict {verdict:?}")))?,
            note: row.try_get("note")?,
        };
        let subject = Subject::of(&subject).ok_or_else(|| odd(format!("subject {subject:?}")))?;
        Ok((subject, judgement))
    };
    rows.into_iter().map(read).collect()
}

/// Writes down a judgement; `None` deletes the one that stood there.
pub(super) async fn set_judgement(
    tx: &mut Tx,
    (now, by): (Timestamp, Option<AccountId>),
    dossier: DossierId,
    subject: Subject,
    judgement: Option<&Judgement>,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM judgements WHERE dossier_id = ? AND subject = ?")
        .bind(dossier.0)
        .bind(subject.name())
        .execute(tx.connection())
        .await?;
    let Some(judgement) = judgement else { return Ok(()) };
    sqlx::query(
        "INSERT INTO judgements (dossier_id, subject, verdict, note, judged_by, judged_at)
         VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(dossier.0)
    .bind(subject.name())
    .bind(judgement.verdict.name())
    .bind(&judgement.note)
    .bind(by.map(|account| account.0))
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}
