//! What a picker offers while somebody types.

use super::find::Query;
use super::spelling::Spelling;
use super::{Choice, Entry, How, Place, Places};

impl Places {
    /// The places that a text may be the beginning of, for a picker: the best first. The text may
    /// be cut off anywhere, begin at any word of a name, and be an old name or a district.
    #[must_use]
    pub fn search(&self, text: &str) -> Vec<&Place> {
        let query = Query::of(&Spelling::of(text));
        if query.name.len() == 0 {
            return Vec::new();
        }
        let mut found: Vec<_> = self
            .entries
            .iter()
            .filter_map(|entry| {
                let place = &entry.place;
                let other_kind =
                    query.kind.is_some_and(|kind| !Choice { place, how: How::Name }.is(kind));
                Some(((entry.rank(&query.name)?, other_kind, place.code), place))
            })
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, place)| place).collect()
    }
}

impl Entry {
    /// How well a beginning fits, best first; `None` where it does not.
    fn rank(&self, typed: &Spelling) -> Option<u8> {
        let of = |spelling: &Spelling, exact: u8| {
            let start = spelling.completes(typed)?;
            let worse = if spelling.same(typed) { 0 } else { 1 + u8::from(start > 0) };
            Some(exact + worse)
        };
        let code = self.place.code.to_string();
        let by_code = typed.plain(0).filter(|word| typed.len() == 1 && code.starts_with(*word));
        let old = self.old.iter().flat_map(|names| [of(&names.name, 3), of(&names.district, 6)]);
        old.chain([of(&self.name, 0), by_code.filter(|word| word.len() > 1).map(|_| 2)])
            .flatten()
            .min()
    }
}
