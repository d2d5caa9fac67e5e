//! How dossiers, recognitions and dates are called, in the reader's language.

use chrono::NaiveDate;

use crate::app::Services;
use crate::clock::{self, Timestamp};
use crate::locale::{Html, Language, Message};
use crate::people::{Action, Person, Scope};
use crate::producers::model::{Producer, ProducerKind};
use crate::producers::standing::{Recognition, Standing, standing};
use crate::programme::criteria::Star;
use crate::programme::places::PlaceCode;
use crate::programme::rule_sets::{Level, Limits};
use crate::programme::texts::place as place_name;

use super::due::{Act, By};
use super::model::DossierKind;
use super::rules::{Kind, Status};
use super::store::Event;
use super::texts;

/// What wording for a certain reader needs.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    services: &'a Services,
    language: Language,
    official: bool,
}

impl<'a> Words<'a> {
    /// For producers who read this language.
    #[must_use]
    pub fn new(services: &'a Services, language: Language) -> Self {
        Self { services, language, official: false }
    }

    /// For this reader.
    #[must_use]
    pub fn of(services: &'a Services, reader: &Person) -> Self {
        let official = !reader.roles.is_empty();
        Self { services, language: reader.account.language, official }
    }

    pub(crate) fn services(&self) -> &'a Services {
        self.services
    }

    pub(crate) fn language(&self) -> Language {
        self.language
    }

    pub(crate) fn html(&self, message: &Message) -> Html {
        self.services.locale.html(self.language, &message.addressed(self.official))
    }

    pub(crate) fn plain(&self, message: &Message) -> String {
        self.services.locale.plain(self.language, &message.addressed(self.official))
    }

    pub(crate) fn place(&self, code: PlaceCode) -> String {
        let place = self.services.places.by_code(code);
        place.map(|place| self.plain(&place_name(place))).unwrap_or_default()
    }

    pub(crate) fn level(&self, level: Level) -> String {
        self.plain(&texts::level(level.name()))
    }

    pub(crate) fn kind(&self, kind: DossierKind) -> String {
        self.plain(&texts::kind(kind.name()))
    }

    pub(crate) fn producer_kind(&self, kind: ProducerKind) -> String {
        self.plain(&texts::producer_kind(kind.name()))
    }

    /// A status: "🏛 tỉnh đang đánh giá".
    pub(crate) fn status(&self, status: Status) -> String {
        let level = |level| self.level(level);
        self.plain(&match status {
            Status::Draft => texts::status("draft", "", 0),
            // Whoever files knows with whom.
            Status::Submitted => texts::status("submitted", level(Level::Commune), 0),
            Status::UnderCheck(by) => texts::status("check", level(by), 0),
            Status::UnderReview(by) => texts::status("review", level(by), 0),
            Status::SupplementRequested(desk) => {
                texts::status("supplement", level(desk.level()), 0)
            }
            Status::Recognised(star) => texts::status("recognised", "", stars(star)),
            Status::NotRecognised => texts::status("not-recognised", "", 0),
            Status::Withdrawn => texts::status("withdrawn", "", 0),
            Status::Lapsed => texts::status("lapsed", "", 0),
        })
    }

    /// What a step is called on its button.
    pub(crate) fn step(&self, kind: Kind) -> String {
        self.plain(&texts::step(kind.name()))
    }

    /// What was done: "tỉnh yêu cầu bổ sung".
    pub(crate) fn entry(&self, event: &Event) -> String {
        let (from, to) = (event.entry.from, event.entry.to);
        let level = match event.entry.kind {
            Kind::RequestSupplement => from.desk(),
            _ => to.desk(),
        };
        let level = level.map(|desk| self.level(desk.level())).unwrap_or_default();
        let stars = match to {
            Status::Recognised(star) => stars(star),
            _ => 0,
        };
        self.plain(&texts::entry(event.entry.kind.name(), level, stars))
    }

    pub(crate) fn act(&self, act: Act) -> String {
        let by = |by| self.by(by);
        self.plain(&match act {
            Act::File(day) => texts::act("file", by(day), ""),
            Act::Supplement => texts::act("supplement", "", ""),
            Act::Check(level, day) => texts::act("check", by(day), self.level(level)),
            Act::Review(level, day) => texts::act("review", by(day), self.level(level)),
        })
    }

    fn by(&self, by: By) -> String {
        self.plain(&match by {
            By::Day(day) => texts::by("day", date(day)),
            By::NotSettled => texts::by("not-settled", ""),
            By::Open => texts::by("open", ""),
        })
    }

    /// A recognition: "⭐⭐⭐⭐ 4 sao, còn hạn đến 26/6/2028". Of one whose re-evaluation was filed, nobody
    /// is told to file it.
    pub(crate) fn recognition(
        &self,
        one: &Recognition,
        is_filed: bool,
        (limits, today): (&Limits, NaiveDate),
    ) -> Html {
        let worth = match (standing(one, limits, today), one.extended_to) {
            (Standing::Late { until, .. }, Some(end)) if end > until => {
                self.plain(&texts::standing("late-extended", date(until), date(end)))
            }
            (Standing::Window { until, .. } | Standing::Late { until, .. }, _) if is_filed => {
                self.plain(&texts::standing("filed", date(until), ""))
            }
            (Standing::Expired { since }, _) if is_filed => {
                self.plain(&texts::standing("expired-filed", date(since), ""))
            }
            (worth, _) => self.standing(worth),
        };
        let row = "⭐".repeat(usize::from(one.star.get()));
        self.html(&texts::recognised(row, stars(one.star), worth))
    }

    fn standing(&self, standing: Standing) -> String {
        let none = String::new;
        self.plain(&match standing {
            Standing::Valid { until, .. } => texts::standing("valid", date(until), none()),
            Standing::Window { until, closes } => {
                texts::standing("window", date(until), date(closes))
            }
            Standing::Late { until, at_most } => {
                texts::standing("late", date(until), date(at_most))
            }
            Standing::Extended { until } => texts::standing("extended", date(until), none()),
            Standing::Expired { since } => texts::standing("expired", date(since), none()),
            Standing::Unknown => texts::standing("unknown", none(), none()),
            Standing::Revoking { by, .. } => texts::standing("revoking", date(by), none()),
            Standing::Revoked { on, .. } => texts::standing("revoked", date(on), none()),
        })
    }
}

/// A rating as a number for a message.
pub(crate) fn stars(star: Star) -> i64 {
    i64::from(star.get())
}

/// A local date as people write it: 26/6/2028.
pub(crate) fn date(day: NaiveDate) -> String {
    day.format("%-d/%-m/%Y").to_string()
}

/// A moment as people read it.
pub(crate) fn moment(at: Timestamp) -> String {
    clock::local(at).format("%H:%M %-d/%-m/%Y").to_string()
}

/// Whether somebody sits at the desk to which a dossier of this producer has come.
pub(crate) fn sits_there(officer: &Person, producer: &Producer, action: Action) -> bool {
    let actor = crate::people::Actor::from(officer.clone());
    let scope = Scope::commune(producer.details.commune);
    let is_province = officer.roles.contains(&crate::people::Role::ProvinceOfficer);
    // The province's officers may take the commune's steps; they are told only of their own.
    crate::people::may(&actor, action, &scope) && (action == Action::ProvinceStep) == is_province
}
