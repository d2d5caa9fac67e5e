//! The buttons of this feature, and what each is about.

use chrono::NaiveDate;

use crate::dossiers::model::DossierId;
use crate::telegram::screens::{data, parse_data};

/// A paper of a dossier, as a button names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct At {
    pub(super) dossier: DossierId,
    pub(super) paper: String,
}

impl At {
    pub(super) fn new(dossier: DossierId, paper: &str) -> Self {
        Self { dossier, paper: paper.to_owned() }
    }

    pub(super) fn spot(&self) -> crate::papers::sending::Spot<'_> {
        crate::papers::sending::Spot { dossier: self.dossier, paper: &self.paper }
    }
}

/// What somebody is stuck at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    Where,
    What,
    Waiting,
    Refused,
}

impl Trouble {
    pub(super) const ALL: [Self; 4] = [Self::Where, Self::What, Self::Waiting, Self::Refused];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Where => "where",
            Self::What => "what",
            Self::Waiting => "waiting",
            Self::Refused => "refused",
        }
    }

    fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trouble| trouble.name() == name)
    }
}

/// Why a paper usually goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReturnWhy {
    Blurred,
    Pages,
    Expired,
    Wrong,
}

impl ReturnWhy {
    pub(super) const ALL: [Self; 4] = [Self::Blurred, Self::Pages, Self::Expired, Self::Wrong];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Blurred => "blurred",
            Self::Pages => "pages",
            Self::Expired => "expired",
            Self::Wrong => "wrong",
        }
    }

    fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.name() == name)
    }
}

/// A button of this feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// A page of the papers of a dossier, counted from 0.
    List(DossierId, usize),
    Paper(At),
    /// What is sent next is for this paper.
    Send(At),
    /// The same, in the place of what there is.
    Replace(At),
    /// The day on it is typed next.
    Date(At),
    /// There is none, or it is said later.
    NoDate(At),
    /// Its files are sent.
    Files(At),
    /// A page of them, to be removed.
    FilePage(At, usize),
    /// A file goes.
    Remove(i64),
    /// Take back what this update did.
    Undo(i64),
    /// The same; this file, which came without a word, is asked about once more.
    UndoStray(i64, i64),
    /// Somebody is stuck.
    Stuck(At),
    /// At this.
    StuckAt(At, Trouble),
    /// The files go to another paper: of which dossier?
    Move(At, usize),
    /// Of this one: to which of its papers?
    MoveTo(At, DossierId, usize),
    /// To this.
    MoveNow(At, At),
    /// A file that came without a word: for which dossier?
    Stray(i64, usize),
    /// Of this one: for which of its papers?
    StrayOf(i64, DossierId, usize),
    /// For this.
    StrayFor(i64, At),
    /// An official finds it in order.
    Check(At),
    /// They do not: why?
    Return(At),
    /// For this reason.
    ReturnFor(At, ReturnWhy),
    /// Take back what they said.
    Unmark(At),
    /// The samples came, or did not.
    Samples(DossierId, bool),
    /// All papers as archives.
    Bundle(DossierId),
    /// Ask for this paper, or not.
    Tick(String),
    TickPage(usize),
    /// A page of what is asked for so far, each to be changed.
    Items(usize),
    /// What has this place among it.
    Item(usize),
    /// That is not asked for after all.
    DropItem,
    /// By when?
    AskDue,
    DueOn(NaiveDate),
    /// Ask for what the screen of this update showed.
    SendRequest(DossierId, i64),
    /// What is asked of a dossier.
    Supplement(DossierId, usize),
    /// That is done, where no file can show it, or it is not.
    DoneItem(DossierId, i64, bool),
    /// A page of the points that no paper proves.
    Claims(DossierId, usize),
    /// A page of those who are silent.
    Silent(usize),
}

impl Press {
    pub(super) fn data(&self) -> String {
        let at = |at: &At| format!("{}.{}", at.dossier, at.paper);
        match self {
            Self::List(dossier, page) => data("el", format!("{dossier}.{page}")),
            Self::Paper(paper) => data("ep", at(paper)),
            Self::Send(paper) => data("es", at(paper)),
            Self::Replace(paper) => data("er", at(paper)),
            Self::Date(paper) => data("ed", at(paper)),
            Self::NoDate(paper) => data("en", at(paper)),
            Self::Files(paper) => data("ef", at(paper)),
            Self::FilePage(paper, page) => data("efp", format!("{}.{page}", at(paper))),
            Self::Remove(evidence) => data("ex", evidence),
            Self::Undo(update) => data("eu", update),
            Self::UndoStray(update, file) => data("eug", format!("{update}.{file}")),
            Self::Stuck(paper) => data("et", at(paper)),
            Self::StuckAt(paper, trouble) => {
                data("eta", format!("{}.{}", at(paper), trouble.name()))
            }
            Self::Move(paper, page) => data("em", format!("{}.{page}", at(paper))),
            Self::MoveTo(paper, to, page) => data("emt", format!("{}.{to}.{page}", at(paper))),
            Self::MoveNow(paper, to) => data("emn", format!("{}.{}", at(paper), at(to))),
            Self::Stray(file, page) => data("eg", format!("{file}.{page}")),
            Self::StrayOf(file, dossier, page) => data("ego", format!("{file}.{dossier}.{page}")),
            Self::StrayFor(file, paper) => data("egf", format!("{file}.{}", at(paper))),
            Self::Check(paper) => data("ea", at(paper)),
            Self::Return(paper) => data("eb", at(paper)),
            Self::ReturnFor(paper, why) => data("ebw", format!("{}.{}", at(paper), why.name())),
            Self::Unmark(paper) => data("eq", at(paper)),
            Self::Samples(dossier, came) => data("eh", format!("{dossier}.{}", u8::from(*came))),
            Self::Bundle(dossier) => data("ez", dossier),
            Self::Tick(paper) => data("ek", paper),
            Self::TickPage(page) => data("ekp", page),
            Self::Items(page) => data("eki", page),
            Self::Item(at) => data("ekj", at),
            Self::DropItem => data("ekx", ""),
            Self::AskDue => data("ekd", ""),
            Self::DueOn(day) => data("ekw", day),
            Self::SendRequest(dossier, shown) => data("eks", format!("{dossier}.{shown}")),
            Self::Supplement(dossier, page) => data("ee", format!("{dossier}.{page}")),
            Self::DoneItem(dossier, count, done) => {
                data("eed", format!("{dossier}.{count}.{}", u8::from(*done)))
            }
            Self::Claims(dossier, page) => data("ec", format!("{dossier}.{page}")),
            Self::Silent(page) => data("ei", page),
        }
    }

    pub(super) fn parse(data: &str) -> Option<Self> {
        let (action, of) = parse_data(data)?;
        if !action.starts_with('e') {
            return None;
        }
        match action {
            "ek" => return Some(Self::Tick(of.to_owned())),
            "ekd" => return Some(Self::AskDue),
            "ekw" => return of.parse().ok().map(Self::DueOn),
            "ekx" => return Some(Self::DropItem),
            _ => {}
        }
        let parts: Vec<&str> = of.split('.').collect();
        let number = |text: &str| text.parse::<i64>().ok();
        let size = |text: &str| text.parse::<usize>().ok();
        let dossier = |text: &str| number(text).map(DossierId);
        let at = |id: &str, paper: &str| Some(At::new(dossier(id)?, paper));
        Some(match (action, parts.as_slice()) {
            ("el", [id, page]) => Self::List(dossier(id)?, size(page)?),
            ("ep", [id, paper]) => Self::Paper(at(id, paper)?),
            ("es", [id, paper]) => Self::Send(at(id, paper)?),
            ("er", [id, paper]) => Self::Replace(at(id, paper)?),
            ("ed", [id, paper]) => Self::Date(at(id, paper)?),
            ("en", [id, paper]) => Self::NoDate(at(id, paper)?),
            ("ef", [id, paper]) => Self::Files(at(id, paper)?),
            ("efp", [id, paper, page]) => Self::FilePage(at(id, paper)?, size(page)?),
            ("ex", [evidence]) => Self::Remove(number(evidence)?),
            ("eu", [update]) => Self::Undo(number(update)?),
            ("eug", [update, file]) => Self::UndoStray(number(update)?, number(file)?),
            ("et", [id, paper]) => Self::Stuck(at(id, paper)?),
            ("eta", [id, paper, trouble]) => Self::StuckAt(at(id, paper)?, Trouble::of(trouble)?),
            ("em", [id, paper, page]) => Self::Move(at(id, paper)?, size(page)?),
            ("emt", [id, paper, to, page]) => {
                Self::MoveTo(at(id, paper)?, dossier(to)?, size(page)?)
            }
            ("emn", [id, paper, to, other]) => Self::MoveNow(at(id, paper)?, at(to, other)?),
            ("eg", [file, page]) => Self::Stray(number(file)?, size(page)?),
            ("ego", [file, id, page]) => Self::StrayOf(number(file)?, dossier(id)?, size(page)?),
            ("egf", [file, id, paper]) => Self::StrayFor(number(file)?, at(id, paper)?),
            ("ea", [id, paper]) => Self::Check(at(id, paper)?),
            ("eb", [id, paper]) => Self::Return(at(id, paper)?),
            ("ebw", [id, paper, why]) => Self::ReturnFor(at(id, paper)?, ReturnWhy::of(why)?),
            ("eq", [id, paper]) => Self::Unmark(at(id, paper)?),
            ("eh", [id, came]) => Self::Samples(dossier(id)?, *came == "1"),
            ("ez", [id]) => Self::Bundle(dossier(id)?),
            ("ekp", [page]) => Self::TickPage(size(page)?),
            ("eki", [page]) => Self::Items(size(page)?),
            ("ekj", [at]) => Self::Item(size(at)?),
            ("eks", [id, shown]) => Self::SendRequest(dossier(id)?, number(shown)?),
            ("ee", [id, page]) => Self::Supplement(dossier(id)?, size(page)?),
            ("eed", [id, count, done]) => {
                Self::DoneItem(dossier(id)?, number(count)?, *done == "1")
            }
            ("ec", [id, page]) => Self::Claims(dossier(id)?, size(page)?),
            ("ei", [page]) => Self::Silent(size(page)?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        let dossier = DossierId(9_999_999_999);
        // The longest there is.
        let at = || At::new(dossier, "dang-ky-kinh-doanh");
        let mut presses = vec![
            Press::List(dossier, 3),
            Press::Paper(at()),
            Press::Send(at()),
            Press::Replace(at()),
            Press::Date(at()),
            Press::NoDate(at()),
            Press::Files(at()),
            Press::Remove(i64::MAX),
            Press::Undo(i64::MAX),
            Press::Stuck(at()),
            Press::Move(at(), 1),
            Press::FilePage(at(), 2),
            Press::MoveTo(at(), dossier, 4),
            Press::MoveNow(at(), at()),
            Press::Stray(i64::MAX, 1),
            Press::StrayOf(i64::MAX, dossier, 2),
            Press::StrayFor(9_999_999_999, at()),
            Press::Check(at()),
            Press::Return(at()),
            Press::Unmark(at()),
            Press::Samples(dossier, true),
            Press::Samples(dossier, false),
            Press::Bundle(dossier),
            Press::Tick("dang-ky-kinh-doanh".to_owned()),
            Press::TickPage(2),
            Press::AskDue,
            Press::DueOn("2026-12-03".parse().unwrap()),
            Press::Items(1),
            Press::Item(11),
            Press::DropItem,
            Press::SendRequest(dossier, i64::MAX),
            Press::UndoStray(i64::MAX, i64::MAX),
            Press::Supplement(dossier, 1),
            Press::DoneItem(dossier, 3, true),
            Press::Claims(dossier, 1),
            Press::Silent(1),
        ];
        presses.extend(ReturnWhy::ALL.map(|why| Press::ReturnFor(at(), why)));
        presses.extend(Trouble::ALL.map(|trouble| Press::StuckAt(at(), trouble)));
        for press in presses {
            assert_eq!(Press::parse(&press.data()), Some(press.clone()), "{press:?}");
            assert!(press.data().len() <= 64, "{press:?}");
        }
        for data in ["el:1", "ep:x.y", "people:menu", "eta:1.mau-01.nothing"] {
            assert_eq!(Press::parse(data), None, "{data}");
        }
    }
}
