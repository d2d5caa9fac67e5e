//! Screens: when a draft leaves, how often, to how many; and its confirmation.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::broadcasts::chat::audience::audience_data;
use crate::broadcasts::chat::draft_data;
use crate::broadcasts::confirming::{self, Confirm, Confirmed, Plan};
use crate::broadcasts::content::title;
use crate::broadcasts::drafting::{Change, Done, change, see};
use crate::broadcasts::model::{Broadcast, BroadcastId, Every, Reach};
use crate::broadcasts::previewing::Sample;
use crate::broadcasts::rules::State;
use crate::broadcasts::{moments, posting, texts};
use crate::dossiers::words::moment;
use crate::locale::Html;
use crate::people::chat::{cancel_button, to_menu};
use crate::people::{Action, Scope, may};
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};

use super::press::{Press, When};
use super::{approving, button, ends_with, list_button, not_done, panel_of, says, titles};

/// An officer is about to type when a draft leaves.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Typing {
    id: BroadcastId,
}

impl Form for Typing {
    const NAME: &'static str = "broadcast-when";
    const VERSION: i64 = 1;
}

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let text = message.text().filter(|text| !text.starts_with('/'))?.trim().to_owned();
        cx.form::<Typing>().map(|form| (form, text))
    };
    dptree::filter_map(typed)
        .endpoint(|cx: Cx, (form, text): (Typing, String)| on_typed(cx, form, text))
}

/// A draft, to be confirmed.
pub(super) async fn ask(cx: Cx, id: BroadcastId) -> Outcome {
    let reach = counted(&cx, id).await?;
    ends_with!(
        cx,
        |tx, cx| async {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            see(tx, cx.now(), &cx.services().places, &cx.actor(), id).await
        },
        async |tx: &mut Tx, cx: &Cx, one| asking(tx, cx, one, reach).await
    )
}

/// Whom a draft reaches, counted before the writer is asked for.
async fn counted(cx: &Cx, id: BroadcastId) -> Result<Reach, StoreError> {
    let mut reader = cx.services().store.reader().acquire().await?;
    confirming::reach(&mut reader, cx.now(), id).await
}

async fn asking(tx: &mut Tx, cx: &Cx, one: Broadcast, reach: Reach) -> Result<Screen, StoreError> {
    if one.state != State::Draft {
        return panel_of(tx, cx, one).await;
    }
    let id = one.id;
    let above = confirming::approve_above(tx.connection()).await?;
    let approve = confirming::needs_second(tx.connection(), &one, reach).await?;
    let places = posting::on(tx.connection()).await?;
    let posts = if one.posted { places.len() } else { 0 };
    let at = moments::may_leave(&one, one.send_at.unwrap_or(cx.now()).max(cx.now()));
    let later = at > cx.now();
    let held = later && one.send_at.is_none_or(|wanted| at > wanted.max(cx.now()));
    let when = match (later, held) {
        (false, _) => "now",
        (true, false) => "at",
        // Of the hour that was chosen, or of this one.
        (true, true) if one.send_at.is_some_and(|wanted| wanted > cx.now()) => "held-then",
        (true, true) => "held",
    };
    let plan = cx.html(&texts::ask_plan(
        when,
        moment(at),
        one.every.map_or("once", Every::name),
        if one.urgent { "yes" } else { "no" },
        match (one.posted, posts) {
            (false, _) => "no",
            (true, 0) => "nowhere",
            (true, _) => "yes",
        },
        titles(&places),
    ));
    let reaches =
        cx.html(&texts::ask_reach(reach.to_send, reach.muted, reach.blocked, reach.never_joined));
    let mut html = cx.html(&texts::ask(title(&one.content), reaches, plan));
    if approve {
        let why = if reach.to_send > above { "many" } else { "posted" };
        html = html.paragraph(&cx.html(&texts::ask_approval(why, above)));
    }
    let nobody = reach.to_send == 0 && posts == 0;
    if nobody {
        html = html.paragraph(&cx.html(&texts::nobody_yet()));
    }
    let label = match (approve, later) {
        (true, _) => texts::submit(),
        (false, true) => texts::schedule(),
        (false, false) => texts::send(reach.to_send),
    };
    let flag = |on: bool| if on { "on" } else { "off" };
    let first = if nobody {
        Button::tells(cx.plain(&texts::choose_audience()), audience_data(id))
    } else {
        button(cx, &label, Press::Send(id, one.version))
    };
    // Groups and channels belong to the province.
    let may_post = !places.is_empty() && may(&cx.actor(), Action::Publish, &Scope::province());
    let post = (one.posted || may_post)
        .then(|| button(cx, &texts::posted(flag(one.posted)), Press::Posted(id, !one.posted)));
    let choices = [
        button(cx, &texts::when(), Press::When(id)),
        button(cx, &texts::repeat(), Press::Repeat(id)),
        button(cx, &texts::urgent(flag(one.urgent)), Press::Urgent(id, !one.urgent)),
    ];
    let keyboard = Keyboard::default()
        .row([first])
        .choices(choices.into_iter().chain(post))
        .row([to_draft(cx, id), to_menu(cx)]);
    Ok(Screen::new(html).with(keyboard))
}

/// The way back to a draft.
fn to_draft(cx: &Cx, id: BroadcastId) -> Button {
    Button::tells(cx.plain(&texts::to_draft()), draft_data(id))
}

/// Asks when a draft leaves.
pub(super) async fn when(cx: Cx, id: BroadcastId) -> Outcome {
    let evening = moments::this_evening(cx.now())
        .map(|_| button(&cx, &texts::at_evening(), Press::At(id, When::Evening)));
    let choices = [
        Some(button(&cx, &texts::at_now(), Press::At(id, When::Now))),
        evening,
        Some(button(&cx, &texts::at_tomorrow(), Press::At(id, When::Tomorrow))),
        Some(button(&cx, &texts::at_typed(), Press::At(id, When::Typed))),
    ];
    let keyboard = Keyboard::default().choices(choices.into_iter().flatten()).row([button(
        &cx,
        &texts::back(),
        Press::Ask(id),
    )]);
    cx.say(cx.show(Screen::new(cx.html(&texts::ask_when())).with(keyboard))).await
}

/// Plans when a draft leaves.
pub(super) async fn at(cx: Cx, id: BroadcastId, when: When) -> Outcome {
    let at = match when {
        When::Now => None,
        When::Evening => moments::this_evening(cx.now()),
        When::Tomorrow => Some(moments::tomorrow(cx.now())),
        When::Typed => {
            return ends_with!(
                cx,
                |tx, cx| async {
                    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &Typing { id }).await?;
                    see(tx, cx.now(), &cx.services().places, &cx.actor(), id).await
                },
                async |_: &mut Tx, cx: &Cx, _| Ok::<_, StoreError>(typing(cx, Html::default()))
            );
        }
    };
    plan(cx, id, Plan::At(at)).await
}

fn typing(cx: &Cx, before: Html) -> Screen {
    let ask = cx.html(&texts::ask_typed());
    let html = if before == Html::default() { ask } else { before.line(&ask) };
    Screen::new(html).with(Keyboard::default().row([cancel_button(cx)]))
}

async fn on_typed(cx: Cx, form: Typing, text: String) -> Outcome {
    let at = moments::read_moment(&text, cx.now());
    let Some(at) = at.filter(|at| *at > cx.now()) else {
        let why = if at.is_some() { "past" } else { "unread" };
        return cx.say(cx.send(typing(&cx, cx.html(&texts::no_moment(why))))).await;
    };
    let reach = counted(&cx, form.id).await?;
    ends_with!(
        cx,
        |tx, cx| async {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let (places, actor) = (&cx.services().places, cx.actor());
            confirming::plan(tx, cx.now(), places, &actor, form.id, Plan::At(Some(at))).await
        },
        async |tx: &mut Tx, cx: &Cx, one| asking(tx, cx, one, reach).await
    )
}

async fn plan(cx: Cx, id: BroadcastId, plan: Plan) -> Outcome {
    let reach = counted(&cx, id).await?;
    ends_with!(
        cx,
        |tx, cx| confirming::plan(tx, cx.now(), &cx.services().places, &cx.actor(), id, plan),
        async |tx: &mut Tx, cx: &Cx, one| asking(tx, cx, one, reach).await
    )
}

/// Asks how often a draft is repeated.
pub(super) async fn repeat(cx: Cx, id: BroadcastId) -> Outcome {
    let once = button(&cx, &texts::every("once"), Press::Every(id, None));
    let often = Every::ALL
        .map(|every| button(&cx, &texts::every(every.name()), Press::Every(id, Some(every))));
    let keyboard = Keyboard::default().choices(std::iter::once(once).chain(often)).row([button(
        &cx,
        &texts::back(),
        Press::Ask(id),
    )]);
    cx.say(cx.show(Screen::new(cx.html(&texts::ask_every())).with(keyboard))).await
}

pub(super) async fn every(cx: Cx, id: BroadcastId, every: Option<Every>) -> Outcome {
    plan(cx, id, Plan::Every(every)).await
}

pub(super) async fn urgent(cx: Cx, id: BroadcastId, on: bool) -> Outcome {
    changed(cx, id, Change::Urgent(on)).await
}

pub(super) async fn posted(cx: Cx, id: BroadcastId, on: bool) -> Outcome {
    changed(cx, id, Change::Posted(on)).await
}

async fn changed(cx: Cx, id: BroadcastId, what: Change) -> Outcome {
    let reach = counted(&cx, id).await?;
    ends_with!(
        cx,
        |tx, cx| change(tx, cx.now(), &cx.services().places, &cx.actor(), id, what),
        async |tx: &mut Tx, cx: &Cx, one| asking(tx, cx, one, reach).await
    )
}

/// Confirms a draft as it was shown.
pub(super) async fn send(cx: Cx, id: BroadcastId, version: i64, again: bool) -> Outcome {
    let reach = counted(&cx, id).await?;
    let sample = approving::sampled(&cx, id, reach).await?;
    cx.commit(move |tx, cx| {
        async move {
            let command = Confirm { id, version, again, reach };
            let places = &cx.services().places;
            let confirmed = confirming::confirm(tx, cx.now(), places, &cx.actor(), command).await?;
            said(tx, &cx, confirmed, reach, sample).await
        }
        .boxed()
    })
    .await
}

async fn said(
    tx: &mut Tx,
    cx: &Cx,
    confirmed: Confirmed,
    reach: Reach,
    sample: Option<Sample>,
) -> Result<Said, StoreError> {
    Ok(match confirmed {
        // The progress comes as a message of its own, which stays the last one.
        Confirmed::Begun(one) => {
            let text = texts::begun(title(&one.content));
            Said::from(cx.show(says(cx, &text)))
        }
        Confirmed::Scheduled(one) => Said::from(cx.show(panel_of(tx, cx, one).await?)),
        Confirmed::Waiting(one, reach, approvers) => {
            let ask = approving::Ask { one: &one, reach, sample: sample.as_ref() };
            approving::tell(tx, cx, &ask, &approvers).await?;
            let count = i64::try_from(approvers.len()).unwrap_or(i64::MAX);
            let text = texts::waiting(title(&one.content), reach.to_send, count);
            let take_back = button(cx, &texts::take_back(), Press::TakeBack(one.id));
            let keyboard = Keyboard::default().row([take_back]).row([list_button(cx), to_menu(cx)]);
            Said::from(cx.show(Screen::new(cx.html(&text)).with(keyboard)))
        }
        Confirmed::Same(one, other) => {
            let at = other.started_at.or(other.send_at).map(moment).unwrap_or_default();
            let text = texts::same(title(&other.content), other.id.0, other.state.name(), at);
            let keyboard = Keyboard::default()
                .choices([
                    button(cx, &texts::send_again(), Press::SendAgain(one.id, one.version)),
                    button(cx, &texts::see_other(), Press::Open(other.id)),
                ])
                .row([button(cx, &texts::back(), Press::Ask(one.id)), to_menu(cx)]);
            Said::from(cx.show(Screen::new(cx.html(&text)).with(keyboard)))
        }
        Confirmed::Empty(one) => cannot(tx, cx, one, reach, "empty").await?,
        Confirmed::Recalled(one) => cannot(tx, cx, one, reach, "recalled").await?,
        // The screen says so itself.
        Confirmed::Nobody(one) => Said::from(cx.show(asking(tx, cx, one, reach).await?)),
        Confirmed::Changed(one) => cannot(tx, cx, one, reach, "changed").await?,
        // The second of two taps: what the first one shows stays.
        Confirmed::NotNow(one)
            if confirming::just_begun(tx, cx.now(), &cx.actor(), &one).await? =>
        {
            Said::nothing().notice(cx.plain(&texts::not_now(one.state.name())))
        }
        Confirmed::NotNow(one) => not_done(tx, cx, Done::<Broadcast>::NotNow(one)).await?,
        Confirmed::NotFound => not_done(tx, cx, Done::<Broadcast>::NotFound).await?,
        Confirmed::Refused => not_done(tx, cx, Done::<Broadcast>::Refused).await?,
    })
}

async fn cannot(
    tx: &mut Tx,
    cx: &Cx,
    one: Broadcast,
    reach: Reach,
    why: &str,
) -> Result<Said, StoreError> {
    let screen = asking(tx, cx, one, reach).await?;
    let html = cx.html(&texts::cannot(why)).paragraph(&screen.html);
    Ok(Said::from(cx.show(Screen { html, ..screen })))
}
