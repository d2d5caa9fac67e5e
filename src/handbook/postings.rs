//! Numbers under the numbers of terms, in one piece of memory: thousands of small lists would take
//! several times the room, and leave holes in it when a handbook is replaced.

use super::terms::TermId;

/// For each term some places, each with a number, in the order in which they were put in.
#[derive(Clone, Debug)]
pub(super) struct Postings {
    /// Where each term's part of `places` ends; it begins where the one before ends.
    ends: Box<[u32]>,
    places: Box<[(u32, f32)]>,
}

impl Postings {
    /// Sorts `(term, place, number)` by the term.
    pub(super) fn new(terms: usize, rows: &[(TermId, u32, f32)]) -> Self {
        let mut ends = vec![0_u32; terms];
        for (term, ..) in rows {
            if let Some(count) = ends.get_mut(*term as usize) {
                *count += 1;
            }
        }
        let mut total = 0;
        for end in &mut ends {
            // The beginning for now; it moves to the end as the places are filled in.
            (*end, total) = (total, total + *end);
        }
        let mut places = vec![(0, 0.0); total as usize];
        for (term, place, number) in rows {
            if let Some(at) = ends.get_mut(*term as usize) {
                if let Some(slot) = places.get_mut(*at as usize) {
                    *slot = (*place, *number);
                }
                *at += 1;
            }
        }
        Self { ends: ends.into(), places: places.into() }
    }

    /// What stands under a term.
    pub(super) fn of(&self, term: Option<TermId>) -> &[(u32, f32)] {
        let Some(at) = term.map(|term| term as usize) else { return &[] };
        let Some(end) = self.ends.get(at) else { return &[] };
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        self.places.get(start.unwrap_or(0) as usize..*end as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_comes_out_in_order() {
        let rows = [(2, 7, 0.5), (0, 1, 1.0), (2, 3, 0.25)];
        let postings = Postings::new(4, &rows);
        assert_eq!(postings.of(Some(0)), [(1, 1.0)]);
        assert_eq!(postings.of(Some(1)), []);
        assert_eq!(postings.of(Some(2)), [(7, 0.5), (3, 0.25)]);
        assert_eq!(postings.of(Some(3)), []);
        assert_eq!(postings.of(Some(9)), []);
        assert_eq!(postings.of(None), []);
    }
}
