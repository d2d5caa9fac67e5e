//! What the province sends to the ministry for five stars, in which order (decision 26/2026/QĐ-TTg,
//! article 6.3).

use super::data::{Documents, Problems};

/// A place in that folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawer {
    /// What lies there.
    pub name: &'static str,
    /// The same as the name of a folder.
    pub slug: &'static str,
}

/// Where the producer's own papers lie.
pub const OF_PRODUCT: &str = "ho-so-san-pham";

/// The folders: of a first evaluation for five stars, and of a re-evaluation.
#[derive(Debug)]
pub struct Folders {
    first: Vec<Drawer>,
    again: Vec<Drawer>,
}

impl Folders {
    pub(super) fn load(documents: &Documents, problems: &mut Problems) -> Self {
        const FILE: &str = "central_folder.csv";
        let (text, header) =
            (include_str!("data/central_folder.csv"), "case,name,slug,source,checked");
        let rows = problems.table(FILE, text, header, |row| {
            documents.citation(row)?;
            let again = match row.text("case")? {
                "first" => false,
                "again" => true,
                other => return Err(format!("{other:?} is no case")),
            };
            Ok((again, Drawer { name: row.text("name")?, slug: row.text("slug")? }))
        });
        let of = |wanted: bool| {
            let rows = rows.iter().filter(|(again, _)| *again == wanted);
            rows.map(|(_, drawer)| *drawer).collect::<Vec<_>>()
        };
        let folders = Self { first: of(false), again: of(true) };
        for folder in [&folders.first, &folders.again] {
            if !folder.iter().any(|drawer| drawer.slug == OF_PRODUCT) {
                problems.add(FILE, 0, "the product's papers have no place".to_owned());
            }
        }
        folders
    }

    /// The folder, in order.
    #[must_use]
    pub fn of(&self, is_re_evaluation: bool) -> &[Drawer] {
        if is_re_evaluation { &self.again } else { &self.first }
    }
}
