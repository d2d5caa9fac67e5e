//! Self-assessment: a producer scores a product before the council does.
//!
//! [`rules`] says what the answers are worth, [`scoring`] takes them. There is one assessment of a product,
//! which all who act for its producer share, and one for practice of each set and person. The others read
//! [`current`]. It is a forecast: the council decides.

pub mod chat;
pub mod model;
pub mod rules;
pub mod scoring;
mod store;
pub(crate) mod texts;

use chrono::NaiveDate;
use sqlx::sqlite::SqliteConnection;

use crate::dossiers::model::Dossier;
use crate::dossiers::overview::line;
use crate::dossiers::rules::Status;
use crate::producers::model::Product;
use crate::producers::{producer, products_of};
use crate::programme::Programme;
use crate::store::StoreError;
use crate::text::fingerprint;

use model::{Answer, Case, Owner, Subject};
use rules::Sheet;

/// The assessment of a product as it stands, in earnest: its sheet with the answers (for each criterion
/// [`rules::Sheet::answered`], [`rules::Line::level`] and [`rules::Line::points`]) and what they are worth
/// ([`Case::forecast`]). `None` where the product's set is not settled, or nothing was answered yet.
/// Whoever calls has asked whether the actor may see the product.
///
/// # Errors
/// When the store fails.
pub async fn current<'p>(
    connection: &mut SqliteConnection,
    programme: &'p Programme,
    today: NaiveDate,
    product: Product,
) -> Result<Option<Case<'p>>, StoreError> {
    let Some(sheet) = product.details.set.and_then(|set| Sheet::of(programme, set, today)) else {
        return Ok(None);
    };
    let case = of_product(connection, product, sheet).await?;
    Ok(Some(case).filter(|case| case.marks.iter().any(Option::is_some)))
}

/// The other products of the same producer and set, by name, but those whose dossier is filed: their
/// assessments do not change. Whoever calls has asked whether the actor may see them.
///
/// # Errors
/// When the store fails.
pub async fn sisters(
    connection: &mut SqliteConnection,
    product: &Product,
) -> Result<Vec<Product>, StoreError> {
    // Two rows may have been found to be one producer.
    let Some(owner) = producer(connection, product.producer).await? else { return Ok(Vec::new()) };
    let mut all = products_of(connection, owner.id).await?;
    all.retain(|one| one.id != product.id && one.details.set == product.details.set);
    let mut open = Vec::with_capacity(all.len());
    for one in all {
        if locked(&mut *connection, &one).await?.is_none() {
            open.push(one);
        }
    }
    Ok(open)
}

/// The dossier that was filed with a product's assessment, which has not come to its end.
async fn locked(
    connection: &mut SqliteConnection,
    product: &Product,
) -> Result<Option<Dossier>, StoreError> {
    let line = line(connection, product.clone()).await?;
    Ok(line.open_dossier().filter(|dossier| dossier.status != Status::Draft).cloned())
}

async fn of_product<'p>(
    connection: &mut SqliteConnection,
    product: Product,
    sheet: Sheet<'p>,
) -> Result<Case<'p>, StoreError> {
    let subject = Subject::Product(product.id);
    let owner = Owner::Product(product.id);
    let locked = locked(&mut *connection, &product).await?;
    let mut case = read(connection, subject, owner, sheet).await?;
    (case.product, case.locked) = (Some(product), locked);
    Ok(case)
}

/// What is kept of an owner, against the sheet as it is now.
async fn read<'p>(
    connection: &mut SqliteConnection,
    subject: Subject,
    owner: Owner,
    sheet: Sheet<'p>,
) -> Result<Case<'p>, StoreError> {
    let mut assessment = store::current(connection, owner).await?;
    let (mut marks, mut lost) = (vec![None; sheet.lines.len()], 0);
    if let Some(there) = &mut assessment {
        for answer in store::answers(connection, there.id).await? {
            match line_of(&sheet, &answer).and_then(|at| marks.get_mut(at)) {
                Some(mark) => *mark = Some(answer.mark),
                None => lost += 1,
            }
        }
        // What was said about other conditions is no answer to these.
        there.caught = there.caught.filter(|_| there.conditions == conditions(&sheet));
    }
    Ok(Case { subject, product: None, sheet, assessment, marks, lost, locked: None })
}

/// The line that an answer was given to, while that is the same to the letter.
fn line_of(sheet: &Sheet<'_>, answer: &Answer) -> Option<usize> {
    sheet.lines.iter().position(|line| {
        line.criterion.number == answer.criterion
            && line.criterion.fingerprint() == answer.fingerprint
    })
}

/// What rejects a dossier, in short.
fn conditions(sheet: &Sheet<'_>) -> String {
    let all: Vec<&str> = sheet.rejections.iter().map(|one| one.text).collect();
    fingerprint(&all.join("\n"))
}
