//! Screens: a further criterion, its joint, its kind, and what is ticked.

use std::collections::BTreeSet;

use futures::FutureExt;
use serde::{Deserialize, Serialize};

use crate::broadcasts::audience_texts as texts;
use crate::broadcasts::content::title;
use crate::broadcasts::drafting::{self, within};
use crate::broadcasts::model::{Audience, Broadcast, BroadcastId, Criterion, Joint};
use crate::broadcasts::rules::State;
use crate::broadcasts::wording::{group, joint_name, set};
use crate::broadcasts::{aiming, store};
use crate::people::chat::to_menu;
use crate::programme::places::PlaceCode;
use crate::programme::sets::{Group, SETS};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};

use super::press::{Kind, Press};
use super::screen::turning;
use super::{back, button, count, hindrance, join, listing, looked_at, plain, reading, words};

/// The stages of a dossier, as `dossiers.stage` names them, in the order of their way.
const STAGES: [&str; 6] = ["drafts", "submitted", "checking", "reviewing", "missing", "over"];

/// The months that are offered.
pub(super) const MONTHS: [u8; 4] = [1, 3, 6, 12];

/// Somebody ticks choices.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Choosing {
    id: BroadcastId,
    joint: Joint,
    kind: Kind,
    ticked: BTreeSet<u32>,
    page: usize,
    /// What was found by a name that was typed; shown instead of the pages.
    found: Option<Vec<u32>>,
}

impl Form for Choosing {
    const NAME: &'static str = "audience-choosing";
    const VERSION: i64 = 1;
}

impl Choosing {
    /// Whether a name may be typed instead of turning pages.
    pub(super) fn takes_names(&self) -> bool {
        self.kind == Kind::Communes
    }

    /// All that can be ticked, in order.
    fn choices(&self, cx: &Cx) -> Vec<u32> {
        match self.kind {
            Kind::Communes => communes(cx),
            Kind::Groups => (1..).take(Group::ALL.len()).collect(),
            Kind::Sets => (1..=u32::from(SETS)).collect(),
            Kind::Stars => vec![3, 4, 5],
            Kind::Stages => (0..).take(STAGES.len()).collect(),
            Kind::Expiring | Kind::Unconfirmed | Kind::List | Kind::Everyone => Vec::new(),
        }
    }

    fn label(&self, cx: &Cx, value: u32) -> String {
        let (words, small) = (words(cx), u8::try_from(value).unwrap_or_default());
        match self.kind {
            Kind::Communes => {
                PlaceCode::stored(value.into()).map(|code| words.place(code)).unwrap_or_default()
            }
            Kind::Groups => group(&words, small),
            Kind::Sets => set(&words, small),
            Kind::Stars => words.plain(&texts::star(i64::from(value))),
            _ => {
                let stage = STAGES.get(usize::from(small)).copied().unwrap_or_default();
                words.plain(&texts::stage(stage))
            }
        }
    }

    fn criterion(&self) -> Criterion {
        let small = self.ticked.iter().filter_map(|value| u8::try_from(*value).ok());
        match self.kind {
            Kind::Groups => Criterion::Groups(small.collect()),
            Kind::Sets => Criterion::Sets(small.collect()),
            Kind::Stars => Criterion::Stars(small.collect()),
            Kind::Stages => {
                let stages = small.filter_map(|value| STAGES.get(usize::from(value)));
                Criterion::Stages(stages.map(|stage| (*stage).to_owned()).collect())
            }
            _ => Criterion::Communes(self.ticked.clone()),
        }
    }
}

/// The communes that somebody may choose among: their own, or all.
fn communes(cx: &Cx) -> Vec<u32> {
    match within(cx.person()) {
        Some(own) => own.into_iter().map(PlaceCode::number).collect(),
        None => cx.services().places.all().map(|place| place.code.number()).collect(),
    }
}

/// A draft that is still one, or the end of the update.
async fn draft(
    cx: &Cx,
    id: BroadcastId,
) -> Result<Result<Broadcast, Outcome>, crate::telegram::router::Failure> {
    match looked_at(cx, id).await? {
        Ok(one) if one.state != State::Draft => {
            let screen = hindrance(cx, &drafting::Done::NotNow(one));
            Ok(Err(cx.say(cx.show(screen)).await))
        }
        other => Ok(other),
    }
}

/// How a further criterion is joined; the first one is not.
pub(super) async fn add(cx: Cx, id: BroadcastId) -> Outcome {
    let one = match draft(&cx, id).await? {
        Ok(one) => one,
        Err(ended) => return ended,
    };
    if one.audience.parts.is_empty() {
        return kinds(cx, id, Joint::And, false).await;
    }
    if one.audience.parts.len() >= Audience::PARTS {
        return cx.say(cx.show(plain(&cx, id, &texts::too_many(count(Audience::PARTS))))).await;
    }
    let joints = [Joint::And, Joint::Or, Joint::Except];
    let choices = joints
        .map(|joint| button(&cx, &texts::joint(joint_name(joint)), Press::Kinds(id, joint, false)));
    let keyboard = Keyboard::default().column(choices).row([back(&cx, id), to_menu(&cx)]);
    cx.say_and_leave(cx.show(Screen::new(cx.html(&texts::which_joint())).with(keyboard))).await
}

/// What a further criterion is about.
pub(super) async fn kinds(cx: Cx, id: BroadcastId, joint: Joint, more: bool) -> Outcome {
    let one = match draft(&cx, id).await? {
        Ok(one) => one,
        Err(ended) => return ended,
    };
    // Everybody as a further criterion says nothing, or leaves nobody.
    let everyone = one.audience.parts.is_empty().then_some(Kind::Everyone);
    let kinds: Vec<Kind> = if more {
        Kind::OTHERS.into_iter().collect()
    } else {
        everyone.into_iter().chain(Kind::FIRST).collect()
    };
    let choices = kinds
        .into_iter()
        .map(|kind| button(&cx, &texts::kind(kind.name()), Press::Kind(id, joint, kind)));
    let label = if more { texts::kinds_first() } else { texts::kinds_others() };
    let other = button(&cx, &label, Press::Kinds(id, joint, !more));
    let keyboard =
        Keyboard::default().choices(choices).row([other]).row([back(&cx, id), to_menu(&cx)]);
    cx.say_and_leave(cx.show(Screen::new(cx.html(&texts::which_kind())).with(keyboard))).await
}

/// What of that.
pub(super) async fn kind(cx: Cx, (id, joint): (BroadcastId, Joint), kind: Kind) -> Outcome {
    match kind {
        Kind::Everyone => join(cx, id, joint, Criterion::Everyone).await,
        Kind::Unconfirmed => unconfirmed(cx, (id, joint), 0).await,
        Kind::List => listing::ask(cx, id, joint).await,
        Kind::Expiring => {
            if let Err(ended) = draft(&cx, id).await? {
                return ended;
            }
            let months = MONTHS.map(|months| {
                let label = texts::months(i64::from(months));
                button(&cx, &label, Press::Expiring(id, joint, months))
            });
            let keyboard = Keyboard::default().choices(months).row([back(&cx, id), to_menu(&cx)]);
            let screen = Screen::new(cx.html(&texts::which_months())).with(keyboard);
            cx.say_and_leave(cx.show(screen)).await
        }
        Kind::Communes | Kind::Groups | Kind::Stars | Kind::Stages | Kind::Sets => {
            if let Err(ended) = draft(&cx, id).await? {
                return ended;
            }
            let form = Choosing { id, joint, kind, ticked: BTreeSet::new(), page: 0, found: None };
            keep(cx, form, None).await
        }
    }
}

/// Keeps what is ticked, and shows it.
async fn keep(cx: Cx, form: Choosing, note: Option<crate::locale::Message>) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            Ok(Said::from(cx.show(ticking(&cx, &form, note.as_ref()))))
        }
        .boxed()
    })
    .await
}

fn ticking(cx: &Cx, form: &Choosing, note: Option<&crate::locale::Message>) -> Screen {
    let all = form.choices(cx);
    let (shown, turns) = if let Some(found) = &form.found {
        (found.iter().take(CHOICES).copied().collect::<Vec<_>>(), Vec::new())
    } else {
        let skip = form.page.saturating_mul(CHOICES);
        let shown = all.iter().skip(skip).take(CHOICES).copied().collect();
        (shown, turning(cx, form.page, all.len() > skip.saturating_add(CHOICES), Press::Page))
    };
    let ticks = shown.into_iter().map(|value| {
        let mark = if form.ticked.contains(&value) { "☑ " } else { "☐ " };
        Button::tells(format!("{mark}{}", form.label(cx, value)), Press::Tick(value).data())
    });
    let mut html = cx.html(&texts::tick(form.kind.name()));
    if form.takes_names() && all.len() > CHOICES {
        html = html.line(&cx.html(&texts::tick_typing()));
    }
    if !form.ticked.is_empty() {
        let names: Vec<String> = form.ticked.iter().map(|value| form.label(cx, *value)).collect();
        html = html.paragraph(&cx.html(&texts::ticked(count(names.len()), names.join(", "))));
    }
    if let Some(note) = note {
        html = html.paragraph(&cx.html(note));
    }
    let list = form.found.is_some().then(|| button(cx, &texts::tick_all(), Press::Page(0)));
    let done = (!form.ticked.is_empty()).then(|| button(cx, &texts::tick_done(), Press::Ticked));
    let ticks: Vec<Button> = ticks.collect();
    let keyboard = Keyboard::default();
    // Names of sets and groups are long.
    let keyboard = match form.kind {
        Kind::Groups | Kind::Sets => keyboard.column(ticks),
        _ => keyboard.choices(ticks),
    };
    let keyboard = keyboard.row(turns).row(list).row(done).row([back(cx, form.id), to_menu(cx)]);
    Screen::new(html).with(keyboard)
}

/// The form was left meanwhile.
async fn gone(cx: Cx) -> Outcome {
    let screen =
        Screen::new(cx.html(&texts::choosing_gone())).with(Keyboard::default().row([to_menu(&cx)]));
    cx.say(cx.show(screen)).await
}

/// Sets a tick, or takes it away.
pub(super) async fn tick(cx: Cx, value: u32) -> Outcome {
    let Some(mut form) = cx.form::<Choosing>() else { return gone(cx).await };
    // Nothing but what was offered.
    if form.choices(&cx).contains(&value) && !form.ticked.remove(&value) {
        form.ticked.insert(value);
    }
    keep(cx, form, None).await
}

pub(super) async fn turn(cx: Cx, page: usize) -> Outcome {
    let Some(mut form) = cx.form::<Choosing>() else { return gone(cx).await };
    form.page = page;
    form.found = None;
    keep(cx, form, None).await
}

/// Looks for a commune by a name that was typed, an old one or a district among them.
pub(super) async fn search(cx: Cx, mut form: Choosing, text: &str) -> Outcome {
    let own: BTreeSet<u32> = form.choices(&cx).into_iter().collect();
    let found: Vec<u32> = cx
        .services()
        .places
        .search(text)
        .into_iter()
        .map(|place| place.code.number())
        .filter(|code| own.contains(code))
        .take(CHOICES)
        .collect();
    let note = found.is_empty().then(|| texts::tick_none(crate::text::excerpt(text, 60)));
    form.found = (!found.is_empty()).then_some(found);
    keep(cx, form, note).await
}

/// What is ticked becomes a criterion.
pub(super) async fn ticked(cx: Cx) -> Outcome {
    let Some(form) = cx.form::<Choosing>() else { return gone(cx).await };
    if form.ticked.is_empty() {
        return keep(cx, form, None).await;
    }
    let criterion = form.criterion();
    join(cx, form.id, form.joint, criterion).await
}

/// Which broadcast was not confirmed.
pub(super) async fn unconfirmed(cx: Cx, (id, joint): (BroadcastId, Joint), page: usize) -> Outcome {
    if let Err(ended) = draft(&cx, id).await? {
        return ended;
    }
    // Whoever answers for a commune chooses among their own.
    let author = within(cx.person()).map(|_| cx.person().account.id);
    let found = {
        let mut reader = reading(&cx).await?;
        let states: Vec<State> =
            State::ALL.into_iter().filter(|state| state.has_copies()).collect();
        let page = (CHOICES + 1, page.saturating_mul(CHOICES));
        store::by_author(&mut reader, author, &states, page).await?
    };
    let choices = found
        .iter()
        .take(CHOICES)
        // Nobody is to confirm what was recalled.
        .filter(|one| one.recalled_at.is_none())
        .filter(|one| aiming::may_see(&cx.services().places, cx.person(), one))
        .map(|one| {
            let label = texts::broadcast(one.id.0, title(&one.content));
            button(&cx, &label, Press::Unconfirmed(id, joint, one.id))
        });
    let text = if found.is_empty() { texts::broadcasts_none() } else { texts::which_broadcast() };
    let turns =
        turning(&cx, page, found.len() > CHOICES, |page| Press::UnconfirmedPage(id, joint, page));
    let keyboard =
        Keyboard::default().column(choices).row(turns).row([back(&cx, id), to_menu(&cx)]);
    let screen = Screen::new(cx.html(&text)).with(keyboard);
    cx.say_and_leave(cx.show(screen)).await
}
