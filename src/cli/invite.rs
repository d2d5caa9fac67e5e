//! `invite`: a one-time link that gives a role, for the first admin and whoever else is needed.

use anyhow::{Context, anyhow};
use futures::FutureExt;

use crate::app::USERNAME;
use crate::clock::{Clock, local};
use crate::config::Config;
use crate::desk::invitation_link;
use crate::people::chat::INVITATION;
use crate::people::{Actor, InvitationCode, Invited, Role, invite};
use crate::programme::places::{Lookup, Places};
use crate::qr;
use crate::store::{Store, StoreError, recall};

use super::{Failure, say};

#[derive(Debug, clap::Args)]
pub(super) struct Invite {
    /// The role
    #[arg(long, value_enum)]
    role: RoleName,
    /// A commune officer's commune: its code or name (old names are understood)
    #[arg(long, value_name = "COMMUNE")]
    place: Option<String>,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum RoleName {
    /// Gives roles and keeps the bot
    Admin,
    /// An officer of the province
    ProvinceOfficer,
    /// An officer of one commune
    CommuneOfficer,
}

pub(super) async fn run(config: Config, wanted: Invite) -> Result<(), Failure> {
    let role = role(&wanted)?;
    let code = InvitationCode::random().map_err(anyhow::Error::from)?;
    let store = Store::open(&config.database).await.context("the database cannot be opened")?;
    let now = Clock::system().now();
    let made = store
        .write(move |tx| {
            async move { invite(tx, now, &Actor::CommandLine, role, code).await }.boxed()
        })
        .await
        .map_err(|error: StoreError| anyhow!(error).context("no invitation was made"))?;
    let username = recall(store.reader(), USERNAME).await.context("the database cannot be read")?;
    store.close().await;
    let Invited::Made(invitation) = made else {
        return Err(Failure::Failed("the command line may not invite".to_owned()));
    };
    let until = local(invitation.expires_at).format("%H:%M on %-d/%-m/%Y");
    say(format!("An invitation for one {role}, to be used once, until {until}:"));
    match username {
        Some(bot) => {
            let link = invitation_link(&bot, &invitation.code);
            say(format!("\n  {link}\n"));
            if let Ok(code) = qr::for_terminal(&link) {
                say(code);
            }
        }
        None => say(format!(
            "\n  Send the bot this message:  /start {INVITATION}{}\n\n  \
             (Once the bot has run, this prints a link and a QR code.)",
            invitation.code.as_str()
        )),
    }
    Ok(())
}

fn role(wanted: &Invite) -> Result<Role, Failure> {
    let usage = |text: String| Err(Failure::Usage(text));
    match (wanted.role, &wanted.place) {
        (RoleName::Admin, None) => Ok(Role::Admin),
        (RoleName::ProvinceOfficer, None) => Ok(Role::ProvinceOfficer),
        (RoleName::Admin | RoleName::ProvinceOfficer, Some(_)) => {
            usage("only a commune officer's role has a --place".to_owned())
        }
        (RoleName::CommuneOfficer, None) => usage(
            "a commune officer's invitation needs --place, such as --place 23059 or \
             --place \"ham thuan\""
                .to_owned(),
        ),
        (RoleName::CommuneOfficer, Some(text)) => {
            let places = Places::load().map_err(anyhow::Error::from)?;
            match places.find(text) {
                Lookup::One(place, _) => Ok(Role::CommuneOfficer { place: place.code }),
                Lookup::Several { choices, .. } => {
                    let list: Vec<String> = choices
                        .iter()
                        .map(|choice| format!("\n  {} {}", choice.place.code, choice.place.name))
                        .collect();
                    usage(format!("--place {text:?} may be one of:{}", list.concat()))
                }
                Lookup::None => usage(format!("--place {text:?} is no commune of Lam Dong")),
            }
        }
    }
}
