//! The names of places, as people say them.

use crate::locale::Message;

use super::places::{Place, PlaceKind};

crate::messages! {
    commune(name) = "programme-commune";
    ward(name) = "programme-ward";
    zone(name) = "programme-zone";
}

/// The name with its kind: "xã Hàm Thuận".
#[must_use]
pub(crate) fn place(place: &Place) -> Message {
    match place.kind {
        PlaceKind::Commune => commune(place.name),
        PlaceKind::Ward => ward(place.name),
        PlaceKind::SpecialZone => zone(place.name),
    }
}
