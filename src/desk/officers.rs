//! Screens: who holds a role, and how that ends.

use futures::FutureExt;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Update};

use crate::handbook;
use crate::people::chat::role_name;
use crate::people::{AccountId, Listed, Person, Restored, Role, officers};
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{self, Button, CHOICES, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;
use crate::tickets::{self, Words};

use super::chat::{refusal, to_desk};
use super::roles::{Ended, end_role, restore_role};
use super::texts;

/// As much of one's roles as a list shows, and of a name as a button, in letters.
const ROLES: usize = 120;
const NAME: usize = 24;

/// A button of these screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    /// A page of who holds a role, counted from 0.
    List(usize),
    /// Somebody's roles.
    Person(i64),
    /// Take this role away: is that meant?
    End(i64, Role),
    /// It is.
    EndNow(i64, Role),
    /// It was not.
    Restore(i64, Role),
}

fn key(role: Role) -> String {
    match role {
        Role::CommuneOfficer { place } => place.to_string(),
        Role::ProvinceOfficer => "p".to_owned(),
        Role::Admin => "a".to_owned(),
    }
}

fn role(key: &str) -> Option<Role> {
    match key {
        "p" => Some(Role::ProvinceOfficer),
        "a" => Some(Role::Admin),
        code => {
            let place = PlaceCode::stored(code.parse().ok()?)?;
            Some(Role::CommuneOfficer { place })
        }
    }
}

impl Press {
    fn data(self) -> String {
        let of = |account: i64, role| format!("{account}:{}", key(role));
        match self {
            Self::List(page) => screens::data("do", page),
            Self::Person(account) => screens::data("dop", account),
            Self::End(account, role) => screens::data("dor", of(account, role)),
            Self::EndNow(account, role) => screens::data("dox", of(account, role)),
            Self::Restore(account, role) => screens::data("dog", of(account, role)),
        }
    }

    fn parse(data: &str) -> Option<Self> {
        let (action, of) = screens::parse_data(data)?;
        let theirs = || {
            let (account, key) = of.split_once(':')?;
            Some((account.parse().ok()?, role(key)?))
        };
        match action {
            "do" => of.parse().ok().map(Self::List),
            "dop" => of.parse().ok().map(Self::Person),
            "dor" => theirs().map(|(account, role)| Self::End(account, role)),
            "dox" => theirs().map(|(account, role)| Self::EndNow(account, role)),
            "dog" => theirs().map(|(account, role)| Self::Restore(account, role)),
            _ => None,
        }
    }
}

pub(super) fn routes() -> Routes {
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    dptree::entry().branch(Update::filter_callback_query().filter_map(press).endpoint(on_press))
}

pub(super) fn officers_button(cx: &Cx) -> Button {
    button(cx, &texts::see_officers(), Press::List(0))
}

fn button(cx: &Cx, label: &crate::locale::Message, press: Press) -> Button {
    Button::tells(cx.plain(label), press.data())
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            // Whoever may not see the list may do nothing here, and that goes on record.
            let Listed::Officers(people) = officers(tx, cx.now(), &cx.actor()).await? else {
                return Ok(Said::from(cx.show(refusal(&cx))));
            };
            let screen = match press {
                Press::List(page) => list(&cx, &people, page),
                Press::Person(account) => one(tx, &cx, &people, account, None).await?,
                Press::End(account, role) => sure(tx, &cx, &people, (account, role)).await?,
                Press::EndNow(account, role) => end(tx, &cx, &people, (account, role)).await?,
                Press::Restore(account, role) => give_back(tx, &cx, (account, role)).await?,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

pub(super) fn role_names(cx: &Cx, roles: &[Role]) -> String {
    roles.iter().map(|role| role_name(cx, *role)).collect::<Vec<_>>().join(", ")
}

fn list(cx: &Cx, people: &[Person], page: usize) -> Screen {
    let pages = people.len().div_ceil(CHOICES).max(1);
    let page = page.min(pages - 1);
    let shown = || people.iter().skip(page * CHOICES).take(CHOICES);
    let list = shown()
        .map(|person| {
            let roles = excerpt(&role_names(cx, &person.roles), ROLES);
            cx.html(&texts::officer(person.account.name.as_str(), roles))
        })
        .reduce(|list, person| list.line(&person))
        .unwrap_or_default();
    let choices = shown().map(|person| {
        let label = texts::officer_button(excerpt(&person.account.name, NAME));
        button(cx, &label, Press::Person(person.account.id.0))
    });
    let turn = |label, page| button(cx, &label, Press::List(page));
    let previous = (page > 0).then(|| turn(handbook::texts::previous(), page.saturating_sub(1)));
    let next = (page + 1 < pages).then(|| turn(handbook::texts::next(), page + 1));
    let keyboard = Keyboard::default()
        .choices(choices)
        .row([previous, next].into_iter().flatten())
        .row([super::chat::to_administer(cx), to_desk(cx)]);
    Screen::new(cx.html(&texts::officers(list))).with(keyboard)
}

fn ways(cx: &Cx) -> [Button; 2] {
    [button(cx, &texts::officers_back(), Press::List(0)), to_desk(cx)]
}

fn find(people: &[Person], account: i64) -> Option<&Person> {
    people.iter().find(|person| person.account.id.0 == account)
}

/// Somebody's roles; above them, what has just been done.
async fn one(
    tx: &mut Tx,
    cx: &Cx,
    people: &[Person],
    account: i64,
    done: Option<crate::locale::Message>,
) -> Result<Screen, StoreError> {
    let Some(person) = find(people, account) else {
        let text = cx.html(&done.unwrap_or_else(texts::officer_gone));
        return Ok(Screen::new(text).with(Keyboard::default().row(ways(cx))));
    };
    let held = number(tickets::held(tx, person.account.id).await?);
    let name = person.account.name.as_str();
    let html = cx.html(&texts::officer_page(name, role_names(cx, &person.roles), held));
    let html = match done {
        Some(done) => cx.html(&done).paragraph(&html),
        None => html,
    };
    let ends = person.roles.iter().take(CHOICES).map(|role| {
        let label = match person.roles.as_slice() {
            [_] => texts::role_end(),
            _ => texts::role_end_of(role_name(cx, *role)),
        };
        button(cx, &label, Press::End(account, *role))
    });
    Ok(Screen::new(html).with(Keyboard::default().column(ends).row(ways(cx))))
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

async fn sure(
    tx: &mut Tx,
    cx: &Cx,
    people: &[Person],
    (account, role): (i64, Role),
) -> Result<Screen, StoreError> {
    let Some(person) = find(people, account).filter(|person| person.roles.contains(&role)) else {
        return one(tx, cx, people, account, Some(texts::role_not_held())).await;
    };
    let held = number(tickets::held(tx, person.account.id).await?);
    let text = texts::role_end_sure(person.account.name.as_str(), role_name(cx, role), held);
    let keyboard = Keyboard::default()
        .row([
            button(cx, &texts::role_end(), Press::EndNow(account, role)),
            button(cx, &texts::role_keep(), Press::Person(account)),
        ])
        .row([to_desk(cx)]);
    Ok(Screen::new(cx.html(&text)).with(keyboard))
}

async fn end(
    tx: &mut Tx,
    cx: &Cx,
    people: &[Person],
    (account, role): (i64, Role),
) -> Result<Screen, StoreError> {
    let words = Words::of(cx.services());
    let whose = (AccountId(account), role);
    let given = match end_role(tx, &words, cx.now(), &cx.actor(), whose).await? {
        Ended::Done(given) => given,
        Ended::NotHeld => {
            return one(tx, cx, people, account, Some(texts::role_not_held())).await;
        }
        Ended::LastAdmin => {
            return one(tx, cx, people, account, Some(texts::role_last_admin())).await;
        }
        Ended::Refused => return Ok(refusal(cx)),
    };
    let name = find(people, account).map(|person| person.account.name.clone());
    let text = texts::role_ended(name.unwrap_or_default(), role_name(cx, role), number(given));
    let keyboard = Keyboard::default()
        .row([button(cx, &texts::role_restore(), Press::Restore(account, role))])
        .row(ways(cx));
    Ok(Screen::new(cx.html(&text)).with(keyboard))
}

async fn give_back(
    tx: &mut Tx,
    cx: &Cx,
    (account, role): (i64, Role),
) -> Result<Screen, StoreError> {
    let words = Words::of(cx.services());
    let whose = (AccountId(account), role);
    let done = match restore_role(tx, &words, cx.now(), &cx.actor(), whose).await? {
        Restored::Restored => texts::role_restored(role_name(cx, role)),
        Restored::AlreadyHeld => texts::role_held(),
        Restored::NotTaken => texts::officer_gone(),
        Restored::Refused => return Ok(refusal(cx)),
    };
    match officers(tx, cx.now(), &cx.actor()).await? {
        Listed::Officers(people) => one(tx, cx, &people, account, Some(done)).await,
        Listed::Refused => Ok(refusal(cx)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        let place = PlaceCode::stored(23_059).unwrap();
        let mut presses = vec![Press::List(2), Press::Person(i64::MAX)];
        for role in [Role::CommuneOfficer { place }, Role::ProvinceOfficer, Role::Admin] {
            let of = i64::MAX;
            presses.extend([
                Press::End(of, role),
                Press::EndNow(of, role),
                Press::Restore(of, role),
            ]);
        }
        for press in presses {
            assert!(press.data().len() <= 64);
            assert_eq!(Press::parse(&press.data()), Some(press));
        }
        assert_eq!(Press::parse("dor:1:x"), None);
    }
}
