//! Inline mode: `@bot hồ sơ` in any chat offers entries to be sent there.

use std::sync::Arc;

use teloxide::dispatching::UpdateFilterExt;
use teloxide::payloads::AnswerInlineQuerySetters;
use teloxide::requests::Requester;
use teloxide::types::{
    InlineQuery, InlineQueryResult, InlineQueryResultArticle, InputMessageContent,
    InputMessageContentText, ParseMode, Update,
};

use crate::telegram::router::{Outcome, Routes};
use crate::telegram::turn::{Cx, Said};

use super::page::page;
use super::{Entry, Handbook, Reply};

/// Entries offered at once; Telegram takes 50.
const OFFERED: usize = 20;

/// How long Telegram may offer the same again, in seconds.
const CACHED: u32 = 300;

/// As much of an answer as is shown before it is chosen, in letters.
const EXCERPT: usize = 120;

pub(super) fn routes() -> Routes {
    Update::filter_inline_query().endpoint(offer)
}

async fn offer(cx: Cx, query: InlineQuery) -> Outcome {
    let results: Vec<InlineQueryResult> =
        matching(cx.handbook(), &query.query).iter().map(|entry| result(&cx, entry)).collect();
    let handled = cx.say(Said::nothing()).await?;
    let direct = &cx.services().direct;
    // The language is the asker's, so the offer is theirs alone.
    let request = direct.bot().answer_inline_query(query.id, results);
    direct.call(request.cache_time(CACHED).is_personal(true));
    Ok(handled)
}

/// What may be meant, the likeliest first; everything there is, while nothing is typed.
fn matching(handbook: &Handbook, text: &str) -> Vec<Arc<Entry>> {
    if text.trim().is_empty() {
        return handbook.entries().iter().take(OFFERED).cloned().collect();
    }
    match handbook.ask(text) {
        Reply::Answer { entry, others, suggestions, .. } => {
            let rest = others.into_iter().chain(suggestions);
            std::iter::once(entry).chain(rest).take(OFFERED).collect()
        }
        Reply::Clarify { candidates, .. } => candidates,
        Reply::Personal { suggestions, .. } => suggestions,
        Reply::Handoff { .. } | Reply::SmallTalk { .. } => Vec::new(),
    }
}

fn result(cx: &Cx, entry: &Entry) -> InlineQueryResult {
    let text = page(&cx.services().locale, cx.language(), entry).into_string();
    let content = InputMessageContentText::new(text).parse_mode(ParseMode::Html);
    let excerpt: String = entry.plain().chars().take(EXCERPT).collect();
    InlineQueryResult::Article(
        InlineQueryResultArticle::new(
            entry.id.as_str(),
            entry.title.clone(),
            InputMessageContent::Text(content),
        )
        .description(excerpt),
    )
}
