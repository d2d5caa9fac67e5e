//! What Telegram shows of the bot by itself: its commands and descriptions, in each language.

use std::time::Duration;

use teloxide::payloads::{
    SetMyCommandsSetters, SetMyDescriptionSetters, SetMyShortDescriptionSetters,
};
use teloxide::requests::Requester;
use teloxide::types::BotCommand;
use teloxide::{Bot, RequestError};

use crate::app::Services;
use crate::locale::{Language, Locale};
use crate::people::texts;

/// How long to wait before trying again.
const AGAIN: Duration = Duration::from_mins(1);

/// Tells Telegram, until it has taken it.
pub async fn publish(services: &Services) {
    // Texts of its own: those in English would be kept for good, and may never be read again.
    let locale = match Locale::load() {
        Ok(locale) => locale,
        Err(error) => {
            return tracing::error!(error = &error as &dyn std::error::Error, "no texts");
        }
    };
    while let Err(error) = try_publish(services.direct.bot(), &locale).await {
        tracing::warn!(%error, "the bot's commands were not set");
        // What Telegram refuses once it refuses again.
        if matches!(error, RequestError::Api(_)) {
            return;
        }
        services.clock.sleep(AGAIN).await;
    }
}

/// The commands as a person of that language sees them.
#[must_use]
pub fn commands(locale: &Locale, language: Language) -> Vec<BotCommand> {
    [
        ("menu", texts::command_menu()),
        ("hoso", texts::command_dossiers()),
        ("lich", texts::command_dates()),
        ("tucham", texts::command_assessment()),
        ("camnang", texts::command_handbook()),
        ("gapcanbo", texts::command_official()),
        ("cauhoi", texts::command_questions()),
        ("xa", texts::command_home()),
        ("thongbao", texts::command_topics()),
        ("tamdung", texts::command_pause()),
        ("ngonngu", texts::command_language()),
        ("riengtu", texts::command_privacy()),
        ("huy", texts::command_cancel()),
        ("help", texts::command_help()),
    ]
    .map(|(name, description)| BotCommand::new(name, locale.plain(language, &description)))
    .into()
}

async fn try_publish(bot: &Bot, locale: &Locale) -> Result<(), RequestError> {
    for language in Language::ALL {
        // Vietnamese is also what people of any other language get.
        let code = match language {
            Language::Vietnamese => None,
            Language::English => Some(language.code()),
        };
        let mut request = bot.set_my_commands(commands(locale, language));
        let mut about = bot.set_my_description();
        about = about.description(locale.plain(language, &texts::bot_description()));
        let mut short = bot.set_my_short_description();
        short = short.short_description(locale.plain(language, &texts::bot_short_description()));
        if let Some(code) = code {
            request = request.language_code(code);
            about = about.language_code(code);
            short = short.language_code(code);
        }
        request.await?;
        about.await?;
        short.await?;
    }
    Ok(())
}
