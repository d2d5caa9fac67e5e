//! A dossier's papers as archives: their order, their parts, and asking for them.

use std::collections::BTreeMap;

use super::rules::Why;
use super::seeing::{Evidence, Sheet};
use super::store;
use crate::clock::Timestamp;
use crate::dossiers::model::{DossierId, DossierKind};
use crate::dossiers::moving;
use crate::people::{AccountId, Action, Actor, permit, record};
use crate::producers;
use crate::programme::Programme;
use crate::programme::criteria::Star;
use crate::programme::folders::{Drawer, OF_PRODUCT};
use crate::store::{StoreError, Tx};

/// Bytes in one part, at most.
pub const PART: u64 = 45_000_000;

/// Bytes that a file takes beside its content, and the contents page, at most.
const BESIDE: u64 = 2_000;
const CONTENTS: u64 = 200_000;

/// An archive on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// Its row.
    pub id: i64,
    /// Of which dossier.
    pub dossier: DossierId,
    /// Who asked for it.
    pub by: AccountId,
    /// Where it goes.
    pub chat: i64,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// The rows of evidence in each part.
    pub parts: Vec<Vec<i64>>,
    /// The part that is to be made next, counted from 0.
    pub part: usize,
    /// Rows that could not be fetched.
    pub lost: Vec<i64>,
}

/// Puts files into parts, in order.
#[must_use]
pub fn parts(files: &[(i64, u64)]) -> Vec<Vec<i64>> {
    let mut parts: Vec<(u64, Vec<i64>)> = Vec::new();
    for (row, size) in files {
        let size = size + BESIDE;
        match parts.last_mut() {
            Some((sum, rows)) if *sum + size <= PART - CONTENTS => {
                *sum += size;
                rows.push(*row);
            }
            _ => parts.push((size, vec![*row])),
        }
    }
    parts.into_iter().map(|(_, rows)| rows).collect()
}

/// The place of a paper in an archive: the forms that every dossier has, then the order of the criteria
/// in form 02, then what proves none.
fn place(sheet: &Sheet, programme: &Programme, paper: &str) -> (u8, usize, usize) {
    let at = programme.papers.all().iter().position(|one| one.id == paper).unwrap_or(usize::MAX);
    let line = sheet.line(paper);
    let first = line.and_then(|line| line.criteria.first());
    let Some((set, number)) = sheet.case.product.details.set.zip(first) else {
        let is_core = line.is_some_and(|line| line.why == Why::Always);
        return (if is_core { 0 } else { 2 }, 0, at);
    };
    let index = programme.criteria.of(set).position(|one| one.number == *number);
    (1, index.unwrap_or(usize::MAX), at)
}

/// Files in the order of an archive.
#[must_use]
pub fn in_order(sheet: &Sheet, programme: &Programme, mut files: Vec<Evidence>) -> Vec<Evidence> {
    files.sort_by_key(|file| (place(sheet, programme, &file.paper), file.file));
    files
}

/// The name of each file within an archive, by its row: a folder a paper. Names are made of ids only.
#[must_use]
pub fn names(sheet: &Sheet, ordered: &[Evidence], drawer: Option<&str>) -> BTreeMap<i64, String> {
    let mut names = BTreeMap::new();
    let (mut folder, mut count) = (0, 0);
    let mut before: Option<&str> = None;
    for file in ordered {
        if before != Some(file.paper.as_str()) {
            (folder, count, before) = (folder + 1, 0, Some(file.paper.as_str()));
        }
        count += 1;
        let first = sheet.line(&file.paper).and_then(|line| line.criteria.first());
        let criterion = first.map(|number| format!("{number}-")).unwrap_or_default();
        let (paper, ending) = (&file.paper, file.format.name());
        let drawer = drawer.map(|drawer| format!("{drawer}/")).unwrap_or_default();
        let name = format!("{drawer}{folder:02}-{criterion}{paper}/{paper}-{count}.{ending}");
        names.insert(file.id, name);
    }
    names
}

/// The folder of article 6.3, numbered, where a dossier aims at five stars.
#[must_use]
pub fn central<'a>(sheet: &Sheet, programme: &'a Programme) -> &'a [Drawer] {
    let dossier = &sheet.case.dossier;
    match dossier.target {
        Star::Five => programme.folders.of(dossier.kind == DossierKind::ReEvaluation),
        Star::Three | Star::Four => &[],
    }
}

/// The name of a drawer's folder.
#[must_use]
pub fn drawer_name(at: usize, drawer: &Drawer) -> String {
    format!("{}-{}", at + 1, drawer.slug)
}

/// The folder in which the product's own papers lie.
#[must_use]
pub fn own_drawer(central: &[Drawer]) -> Option<String> {
    let at = central.iter().position(|drawer| drawer.slug == OF_PRODUCT)?;
    central.get(at).map(|drawer| drawer_name(at, drawer))
}

/// What comes of asking for an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It is being made: so many files, so many parts.
    Making {
        /// Files.
        files: usize,
        /// Parts.
        parts: usize,
    },
    /// It is being made already.
    Already,
    /// There is no file.
    Empty,
    /// There is no such dossier.
    NotFound,
    /// The actor may not.
    Refused,
}

/// Asks for the papers of a dossier as archives, which are sent to a chat.
///
/// # Errors
/// When the store fails.
pub async fn ask(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    (dossier, chat): (DossierId, i64),
) -> Result<Asked, StoreError> {
    let Some(by) = actor.account() else { return Ok(Asked::Refused) };
    let Some(case) = moving::case(tx.connection(), dossier).await? else {
        return Ok(Asked::NotFound);
    };
    let scope = producers::scope_of(tx.connection(), actor, &case.producer).await?;
    let subject = format!("dossier {dossier}");
    if !permit(tx, now, actor, Action::Export, &scope, &subject).await? {
        return Ok(Asked::Refused);
    }
    if store::is_making(tx.connection(), dossier, by.id).await? {
        return Ok(Asked::Already);
    }
    let files = store::all_files(tx.connection(), dossier).await?;
    let sheet = super::seeing::sheet(tx.connection(), now, programme, case).await?;
    let files = in_order(&sheet, programme, files);
    let sizes: Vec<(i64, u64)> = files.iter().map(|file| (file.id, file.size)).collect();
    let parts = parts(&sizes);
    if parts.is_empty() {
        return Ok(Asked::Empty);
    }
    store::ask_bundle(tx, now, dossier, (by.id, chat), &parts).await?;
    record(tx, now, actor, "papers.export", &subject, &format!("{} files", files.len())).await?;
    Ok(Asked::Making { files: files.len(), parts: parts.len() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_part_is_too_large_and_no_file_is_lost(
            sizes in prop::collection::vec(0_u64..=20 * 1024 * 1024, 0..80),
        ) {
            let files: Vec<(i64, u64)> = (1_i64..).zip(sizes).collect();
            let parts = parts(&files);
            let rows: Vec<i64> = parts.iter().flatten().copied().collect();
            prop_assert_eq!(rows, files.iter().map(|(row, _)| *row).collect::<Vec<_>>());
            for part in &parts {
                let of = |row: &i64| files.iter().find(|(one, _)| one == row).map_or(0, |one| one.1);
                prop_assert!(part.iter().map(of).sum::<u64>() <= PART - CONTENTS);
                prop_assert!(!part.is_empty());
            }
        }
    }
}
