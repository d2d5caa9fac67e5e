//! The files of the page, embedded.

use std::sync::Arc;

use axum::Router;
use axum::http::HeaderName;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::routing::get;

use crate::telegram::playground::Shared;

/// The page runs its own scripts and nothing else, whatever is sent in the chats.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
                      img-src 'self' blob:; media-src 'self'; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

macro_rules! assets {
    ($($path:literal $kind:literal $file:literal),* $(,)?) => {
        [$(($path, $kind, include_str!($file))),*]
    };
}

/// Path, media type and content.
const ASSETS: [(&str, &str, &str); 18] = assets![
    "/" "text/html" "index.html",
    "/app.css" "text/css" "app.css",
    "/icon.svg" "image/svg+xml" "icon.svg",
    "/app.js" "text/javascript" "app.js",
    "/actions.js" "text/javascript" "actions.js",
    "/api.js" "text/javascript" "api.js",
    "/attach.js" "text/javascript" "attach.js",
    "/clock.js" "text/javascript" "clock.js",
    "/commands.js" "text/javascript" "commands.js",
    "/composer.js" "text/javascript" "composer.js",
    "/feed.js" "text/javascript" "feed.js",
    "/format.js" "text/javascript" "format.js",
    "/message.js" "text/javascript" "message.js",
    "/people.js" "text/javascript" "people.js",
    "/richtext.js" "text/javascript" "richtext.js",
    "/store.js" "text/javascript" "store.js",
    "/texts.js" "text/javascript" "texts.js",
    "/ui.js" "text/javascript" "ui.js",
];

pub(super) fn routes() -> Router<Arc<Shared>> {
    ASSETS.into_iter().fold(Router::new(), |router, (path, kind, content)| {
        router.route(path, get(move || async move { (headers(kind), content) }))
    })
}

fn headers(kind: &str) -> [(HeaderName, String); 5] {
    [
        (CONTENT_TYPE, format!("{kind}; charset=utf-8")),
        (CACHE_CONTROL, "no-cache".to_owned()),
        (CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (REFERRER_POLICY, "no-referrer".to_owned()),
    ]
}
