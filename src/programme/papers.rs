//! The papers of a dossier: what each is, who issues it, and for what it is needed.

use super::criteria::Star;
use super::data::{Citation, Documents, Problems, Row, Standing, sets, standing};
use super::sets::SetNumber;
use super::words::{Phrases, Text};

/// The paper that is no file: the samples of the product (decision 26/2026/QĐ-TTg, article 6.2.d).
pub const SAMPLES: &str = "san-pham-mau";

/// For what a paper is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// For every dossier.
    Always,
    /// To be let in at all.
    Entry,
    /// A dossier without it is rejected, where its set asks for it.
    Reject,
    /// As a minimum of this rating.
    Star(Star),
    /// For points only.
    Points,
    /// As evidence, without points of its own.
    Evidence,
    /// As the case may be: the note says when.
    Condition,
}

/// Which products a paper is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Goods {
    /// All.
    All,
    /// All but tourism.
    Goods,
    /// Food, drinks, and what else must be safe to eat.
    Food,
    /// Alcoholic drinks.
    Alcohol,
    /// Medicinal plants and cosmetics.
    Herbal,
    /// Tourism.
    Tourism,
}

/// How long a paper holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// It does not end.
    Unending,
    /// Until the day that is printed on it.
    Printed,
    /// So many months from the day of issue.
    Months(u32),
}

/// How long it takes to have a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Nobody has to be waited for: the producer makes it.
    Own,
    /// So long.
    Told(&'static str),
    /// There is no figure with a source.
    Unknown,
}

/// A paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its name in links: small ASCII letters, digits and hyphens.
    pub id: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// The same on a button.
    pub short: &'static str,
    /// Who makes or issues it.
    pub issuer: &'static str,
    /// For what it is needed.
    pub needs: Vec<Need>,
    /// In how many of the 26 sets, where that was counted.
    pub sets: Option<u8>,
    /// For which products.
    pub goods: Goods,
    /// The sets whose sheet says that a dossier without it is rejected.
    pub rejects: Vec<SetNumber>,
    /// Whether a re-evaluation asks for it anew (article 6.1.c).
    pub again: bool,
    /// How long it holds.
    pub validity: Validity,
    /// How long it takes to have it.
    pub takes: Takes,
    /// What it is for a kind of producer, by the kind's name, where that differs.
    pub kinds: Vec<(&'static str, &'static str)>,
    /// How to get it.
    pub how: Option<&'static str>,
    /// What else there is to know.
    pub note: Option<&'static str>,
    /// How well that is established.
    pub standing: Standing,
    /// The handbook's entry about it.
    pub entry: Option<&'static str>,
    /// Where that stands.
    pub citation: Citation,
}

/// All papers, and the words for them.
#[derive(Debug)]
pub struct Papers {
    papers: Vec<Paper>,
    names: Phrases<usize>,
}

const FILE: &str = "papers.csv";

impl Paper {
    /// Whether it is the samples, which are brought and not sent.
    #[must_use]
    pub fn is_samples(&self) -> bool {
        self.id == SAMPLES
    }

    /// What it is for the kind of producer with this name, where that differs.
    #[must_use]
    pub fn for_kind(&self, kind: &str) -> Option<&'static str> {
        self.kinds.iter().find(|(of, _)| *of == kind).map(|(_, note)| *note)
    }
}

impl Papers {
    pub(super) fn load(documents: &Documents, problems: &mut Problems) -> Self {
        let header = "id,name,short,names,issuer,needed,sets,groups,rejects,again,expiry,takes,\
                      kinds,how,note,standing,entry,source,checked";
        let text = include_str!("data/papers.csv");
        let mut names = Phrases::default();
        let mut known: Vec<(String, &str)> = Vec::new();
        let mut count = 0;
        let papers = problems.table(FILE, text, header, |row| {
            let paper = paper(row, documents)?;
            for name in row.list("names") {
                let folded = crate::text::fold(name);
                if let Some((_, other)) = known.iter().find(|(known, _)| *known == folded) {
                    return Err(format!("{name:?} is also a name of {other}"));
                }
                known.push((folded, paper.id));
                names.add(name, false, count);
            }
            count += 1;
            Ok(paper)
        });
        Self { papers, names }
    }

    /// All of them, the core papers first.
    #[must_use]
    pub fn all(&self) -> &[Paper] {
        &self.papers
    }

    /// The paper with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Paper> {
        self.papers.iter().find(|paper| paper.id == id)
    }

    /// The paper that a text names, if it names just one. Diacritics may be left out, and there
    /// may be other words around it.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<&Paper> {
        let named = self.named(&Text::of(text, super::lookups::MOST_WORDS));
        let (_, first) = named.first()?;
        named.iter().all(|(_, paper)| paper.id == first.id).then_some(*first)
    }

    pub(super) fn named(&self, text: &Text<'_>) -> Vec<(super::words::Span, &Paper)> {
        let found = self.names.all_in(text).into_iter();
        found.filter_map(|(span, at)| Some((span, self.papers.get(at)?))).collect()
    }
}

fn paper(row: &Row<'_>, documents: &Documents) -> Result<Paper, String> {
    let id = row.text("id")?;
    if !id.bytes().all(|letter| matches!(letter, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
        return Err(format!("{id:?} is no id"));
    }
    let needs: Vec<Need> =
        row.list("needed").into_iter().map(need).collect::<Result<_, String>>()?;
    if needs.is_empty() || row.list("names").is_empty() {
        return Err("needed and names must not be empty".to_owned());
    }
    Ok(Paper {
        id,
        name: row.text("name")?,
        short: row.text("short")?,
        issuer: row.text("issuer")?,
        needs,
        sets: row.optional("sets").map(|_| row.number("sets")).transpose()?,
        goods: goods(row.text("groups")?)?,
        rejects: sets(row, "rejects")?,
        again: row.optional("again").is_some(),
        validity: match row.field("expiry") {
            "" => Validity::Unending,
            "printed" => Validity::Printed,
            _ => Validity::Months(row.number("expiry")?),
        },
        takes: match row.field("takes") {
            "" => Takes::Unknown,
            "own" => Takes::Own,
            told => Takes::Told(told),
        },
        kinds: kinds(row)?,
        how: row.optional("how"),
        note: row.optional("note"),
        standing: standing(row.text("standing")?)?,
        entry: row.optional("entry"),
        citation: documents.citation(row)?,
    })
}

/// `all`, or a note for each kind of producer.
fn kinds(row: &Row<'_>) -> Result<Vec<(&'static str, &'static str)>, String> {
    if row.text("kinds")? == "all" {
        return Ok(Vec::new());
    }
    let note = |part: &'static str| {
        part.split_once('=').ok_or_else(|| format!("{part:?} is of no kind of producer"))
    };
    row.list("kinds").into_iter().map(note).collect()
}

fn need(word: &str) -> Result<Need, String> {
    Ok(match word {
        "always" => Need::Always,
        "entry" => Need::Entry,
        "reject" => Need::Reject,
        "points" => Need::Points,
        "evidence" => Need::Evidence,
        "condition" => Need::Condition,
        star => Need::Star(Star::parse(star)?),
    })
}

fn goods(word: &str) -> Result<Goods, String> {
    match word {
        "all" => Ok(Goods::All),
        "goods" => Ok(Goods::Goods),
        "food" => Ok(Goods::Food),
        "drink" => Ok(Goods::Alcohol),
        "herbal" => Ok(Goods::Herbal),
        "tourism" => Ok(Goods::Tourism),
        _ => Err(format!("{word:?} is no group of goods")),
    }
}
