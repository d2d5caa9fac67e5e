//! Use cases: who may have which form, and what it is filled with.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteConnection;

use crate::clock::{Timestamp, local_date};
use crate::dossiers::model::DossierId;
use crate::dossiers::moving::{self, Case};
use crate::dossiers::overview::line;
use crate::dossiers::rules::Status;
use crate::dossiers::words::{Words, date};
use crate::people::{Action, Actor, may, permit};
use crate::producers::model::{Producer, Product, ProductId};
use crate::producers::standing::{Recognition, current, expiry};
use crate::producers::{self, recognising};
use crate::programme::places::PROVINCE;
use crate::programme::sets::Set;
use crate::store::{StoreError, Tx};

use super::facts::{Ended, Facts, Filed, Judged, Representative, Wording};
use super::judging::{self, Subject};
use super::sheet::{self, Own};
use super::{Form, store, texts};

/// Of what a form is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Of {
    /// Of a product and the dossier that is under way for it, if there is one.
    Product(ProductId),
    /// Of a dossier.
    Dossier(DossierId),
}

/// A product with the dossier that the forms are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The product.
    pub product: Product,
    /// Whose it is.
    pub producer: Producer,
    /// Its dossier.
    pub dossier: Option<crate::dossiers::model::Dossier>,
}

impl About {
    /// The dossier with what it is about.
    #[must_use]
    pub fn case(&self) -> Option<Case> {
        let dossier = self.dossier.clone()?;
        Some(Case { dossier, product: self.product.clone(), producer: self.producer.clone() })
    }
}

/// What comes of asking for a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// Here it is.
    Yes,
    /// It is not the time for it: no dossier is filed, or nothing has come of it yet.
    NotYet,
    /// The actor may not.
    Refused,
}

/// What a form is about; `None` where there is no such thing any more.
///
/// # Errors
/// When the store fails.
pub async fn about(connection: &mut SqliteConnection, of: Of) -> Result<Option<About>, StoreError> {
    let id = match of {
        Of::Dossier(id) => {
            let case = moving::case(connection, id).await?;
            return Ok(case.map(|Case { dossier, product, producer }| About {
                product,
                producer,
                dossier: Some(dossier),
            }));
        }
        Of::Product(id) => id,
    };
    let Some(product) = producers::product(connection, id).await? else { return Ok(None) };
    let Some(producer) = producers::producer(connection, product.producer).await? else {
        return Ok(None);
    };
    let found = line(connection, product).await?;
    let dossier = found.open_dossier().cloned();
    Ok(Some(About { product: found.product, producer, dossier }))
}

/// The right that a form takes.
fn action(form: Form) -> Action {
    match form {
        Form::Registration | Form::SelfAssessment => Action::SeeRecords,
        Form::CommuneReport | Form::Proposal | Form::Receipt => Action::CommuneStep,
        Form::Notice => Action::ProvinceStep,
    }
}

/// Whether it is the time for a form.
fn is_due(form: Form, about: &About) -> bool {
    let status = about.dossier.as_ref().map(|dossier| dossier.status);
    match form {
        Form::Registration | Form::SelfAssessment => true,
        Form::CommuneReport | Form::Proposal | Form::Receipt => {
            !matches!(status, None | Some(Status::Draft | Status::Withdrawn | Status::Lapsed))
        }
        Form::Notice => matches!(status, Some(Status::Recognised(_) | Status::NotRecognised)),
    }
}

/// The forms that the actor can have made.
///
/// # Errors
/// When the store fails.
pub async fn possible(
    connection: &mut SqliteConnection,
    actor: &Actor,
    about: &About,
) -> Result<Vec<Form>, StoreError> {
    let scope = producers::scope_of(connection, actor, &about.producer).await?;
    let possible = |form: &Form| may(actor, action(*form), &scope) && is_due(*form, about);
    Ok(Form::ALL.into_iter().filter(possible).collect())
}

/// Whether the actor may have a form, put on record where not.
///
/// # Errors
/// When the store fails.
pub async fn allowed(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    form: Form,
    about: &About,
) -> Result<Allowed, StoreError> {
    let scope = producers::scope_of(tx.connection(), actor, &about.producer).await?;
    let subject = format!("product {}", about.product.id);
    Ok(match permit(tx, now, actor, action(form), &scope, &subject).await? {
        false => Allowed::Refused,
        true if !is_due(form, about) => Allowed::NotYet,
        true => Allowed::Yes,
    })
}

/// Reads what the forms are filled with. `words` are those of the forms, in Vietnamese. Whoever calls
/// asks [`allowed`] before anything of it is shown. What a representative agreed to say of themselves is
/// among it only for those who act for the producer.
///
/// # Errors
/// When the store fails.
pub async fn facts(
    connection: &mut SqliteConnection,
    words: &Words<'_>,
    now: Timestamp,
    actor: &Actor,
    about: &About,
) -> Result<Facts, StoreError> {
    let (product, producer, today) = (&about.product, &about.producer, local_date(now));
    let scope = producers::scope_of(connection, actor, producer).await?;
    let person = if may(actor, Action::FillRecords, &scope) {
        store::representative(connection, producer.id).await?
    } else {
        Representative::default()
    };
    let recognitions = recognising::recognitions(connection, product.id).await?;
    let set = product.details.set.and_then(|set| words.services().programme.sets.get(set));
    let case = about.case();
    let programme = &words.services().programme;
    let own = sheet::own(connection, programme, now, about).await?;
    let judged = judged(connection, words, about, &own).await?;
    let ended = match &case {
        Some(case) => ended(connection, case, &recognitions).await?,
        None => None,
    };
    Ok(Facts {
        wording: Wording {
            was: current(&recognitions).map(|one| was(words, one)).unwrap_or_default(),
            ..wording(words, about, &person, set, today)
        },
        person,
        dossier: about.dossier.as_ref().map(|dossier| Filed {
            kind: dossier.kind,
            filed_on: dossier.filed_on,
            number: dossier.number.clone(),
            lookup: dossier.lookup.to_string(),
        }),
        answers: store::answers(connection, product.id).await?,
        scores: own.scores,
        papers: own.papers,
        judged,
        ended,
        producer: producer.details.clone(),
        product: product.details.clone(),
        code: Vec::new(),
        today,
    })
}

/// The rating that a product has: "3 sao, quyết định ngày 26/6/2025".
fn was(words: &Words<'_>, one: &Recognition) -> String {
    let stars = i64::from(one.star.get());
    words.plain(&match one.decided_on {
        Some(day) => texts::was_on(stars, date(day)),
        None => texts::was(stars),
    })
}

/// What the tables call things, on the forms.
fn wording(
    words: &Words<'_>,
    about: &About,
    person: &Representative,
    set: Option<&Set>,
    today: chrono::NaiveDate,
) -> Wording {
    use chrono::Datelike;
    let details = &about.producer.details;
    let filed_on = about.dossier.as_ref().and_then(|dossier| dossier.filed_on);
    let year = filed_on.unwrap_or(today).year().to_string();
    let place = words.services().places.by_code(details.commune);
    let classification = set.map(|set| {
        let group = words.plain(&crate::programme::texts::group(set.group));
        let numeral = set.group.numeral();
        words.plain(&texts::classification(numeral, group, set.code, set.name))
    });
    Wording {
        producer_kind: words.producer_kind(details.kind),
        commune: words.place(details.commune),
        commune_name: place.map(|place| place.name.to_owned()).unwrap_or_default(),
        classification: classification.unwrap_or_default(),
        was: String::new(),
        sex: person.sex.map(|sex| words.plain(&texts::sex(sex.name()))).unwrap_or_default(),
        form_code: words.plain(&texts::form_code(
            PROVINCE.to_string(),
            details.commune.to_string(),
            year,
        )),
        parts: ["a", "b", "c"].map(|part| words.plain(&texts::part(part))),
        total: words.plain(&texts::total()),
        footer: words.plain(&texts::footer(date(today))),
    }
}

/// What producer and commune say of each subject.
async fn judged(
    connection: &mut SqliteConnection,
    words: &Words<'_>,
    about: &About,
    own: &Own,
) -> Result<BTreeMap<Subject, Judged>, StoreError> {
    let mut judgements = match about.case() {
        Some(case) => judging::judgements(connection, &case).await?,
        None => BTreeMap::new(),
    };
    let judged = Subject::ALL.into_iter().map(|subject| {
        let criterion = about.product.details.set.and_then(|set| subject.criterion(set));
        let said = criterion.map(|number| own.claim(number)).unwrap_or_default();
        let seen = judgements.remove(&subject).map(|one| texts::judgement(words, &one));
        (subject, Judged { said, seen: seen.unwrap_or_default() })
    });
    Ok(judged.collect())
}

/// What came of a dossier that has come to its end.
async fn ended(
    connection: &mut SqliteConnection,
    case: &Case,
    recognitions: &[Recognition],
) -> Result<Option<Ended>, StoreError> {
    let stars = match case.dossier.status {
        Status::Recognised(star) => Some(star.get()),
        Status::NotRecognised => None,
        _ => return Ok(None),
    };
    let history = moving::history(connection, case.dossier.id).await?;
    let last = history.last();
    let decision = match last.and_then(|event| event.decision) {
        Some(id) => recognising::decision(connection, id).await?,
        None => None,
    };
    let decision = decision.map(|one| (one.details.number, one.details.decided_on));
    let given = decision
        .as_ref()
        .and_then(|(_, on)| recognitions.iter().find(|one| one.decided_on == Some(*on)));
    let expires_on = given
        .and_then(|one| one.expires_on)
        .or_else(|| decision.as_ref().and_then(|(_, on)| expiry(*on)));
    Ok(Some(Ended {
        stars,
        points: case.dossier.points,
        decision,
        expires_on,
        reason: last.map(|event| event.reason.clone()).unwrap_or_default(),
    }))
}
