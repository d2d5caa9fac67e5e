//! What may become of a version, and what a change is called.

use super::super::Entry;

/// What has become of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Somebody is working on it.
    Draft,
    /// It waits for somebody who may publish.
    Proposed,
    /// It is shown.
    Published,
    /// It was shown until another came.
    Replaced,
    /// Nobody goes on with it.
    Discarded,
    /// It was shown until the entry was taken out of the handbook; none is shown now.
    Withdrawn,
    /// It was shown until an earlier one was put back.
    RolledBack,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::Proposed,
        Self::Published,
        Self::Replaced,
        Self::Discarded,
        Self::Withdrawn,
        Self::RolledBack,
    ];

    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Proposed => "proposed",
            Self::Published => "published",
            Self::Replaced => "replaced",
            Self::Discarded => "discarded",
            Self::Withdrawn => "withdrawn",
            Self::RolledBack => "rolled_back",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether it is being worked on.
    #[must_use]
    pub fn in_hand(self) -> bool {
        matches!(self, Self::Draft | Self::Proposed)
    }

    /// Whether it has the last word on its entry.
    #[must_use]
    pub fn in_force(self) -> bool {
        matches!(self, Self::Published | Self::Withdrawn)
    }

    /// Whether it was shown at some time, so that it can be put back.
    #[must_use]
    pub fn was_shown(self) -> bool {
        match self {
            Self::Published | Self::Replaced | Self::Withdrawn | Self::RolledBack => true,
            Self::Draft | Self::Proposed | Self::Discarded => false,
        }
    }

    /// Whether it may become `next`.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Draft => matches!(next, Self::Proposed | Self::Published | Self::Discarded),
            Self::Proposed => matches!(next, Self::Draft | Self::Published | Self::Discarded),
            Self::Published => matches!(next, Self::Replaced | Self::Withdrawn | Self::RolledBack),
            Self::Withdrawn => matches!(next, Self::Replaced | Self::RolledBack),
            Self::Replaced | Self::Discarded | Self::RolledBack => false,
        }
    }
}

/// A part of an entry, as a change names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// All of it: there was no such entry.
    Whole,
    /// The title.
    Title,
    /// The label of its button.
    Button,
    /// Its step or its topic.
    Place,
    /// The related entries.
    Related,
    /// From when to when it is in force.
    Dates,
    /// When it was compared with its sources.
    Reviewed,
    /// The ways of asking.
    Phrasings,
    /// The sources.
    Sources,
    /// The text.
    Body,
}

impl Part {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Whole,
        Self::Title,
        Self::Button,
        Self::Body,
        Self::Sources,
        Self::Dates,
        Self::Phrasings,
        Self::Related,
        Self::Place,
        Self::Reviewed,
    ];

    /// The word for it in the database and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "new",
            Self::Title => "title",
            Self::Button => "button",
            Self::Place => "place",
            Self::Related => "related",
            Self::Dates => "dates",
            Self::Reviewed => "reviewed",
            Self::Phrasings => "phrasings",
            Self::Sources => "sources",
            Self::Body => "body",
        }
    }

    /// The parts that a list in the database names.
    #[must_use]
    pub fn list(names: &str) -> Vec<Self> {
        let part = |name: &str| Self::ALL.into_iter().find(|part| part.name() == name);
        names.split(',').filter_map(part).collect()
    }
}

/// The parts in which an entry differs from the one before.
#[must_use]
pub fn changed(before: Option<&Entry>, after: &Entry) -> Vec<Part> {
    let Some(before) = before else { return vec![Part::Whole] };
    let differs = |part: &Part| match part {
        Part::Whole => false,
        Part::Title => before.title != after.title,
        Part::Button => before.button != after.button,
        Part::Body => before.body != after.body,
        Part::Sources => before.sources != after.sources,
        Part::Dates => {
            (before.in_force_from, before.in_force_to) != (after.in_force_from, after.in_force_to)
        }
        Part::Phrasings => before.phrasings != after.phrasings,
        Part::Related => before.related != after.related,
        Part::Place => (before.step, before.topic) != (after.step, after.topic),
        Part::Reviewed => before.reviewed_on != after.reviewed_on,
    };
    Part::ALL.into_iter().filter(differs).collect()
}

/// The list for the database.
pub(super) fn names(parts: &[Part]) -> String {
    parts.iter().map(|part| part.name()).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::super::super::embedded;
    use super::*;

    #[test]
    fn a_version_ends_where_it_cannot_be_brought_back_to_life() {
        for from in State::ALL {
            assert_eq!(State::from_name(from.name()), Some(from));
            let next: Vec<_> = State::ALL.into_iter().filter(|to| from.may_become(*to)).collect();
            match from {
                State::Replaced | State::Discarded | State::RolledBack => assert!(next.is_empty()),
                _ => assert!(!next.is_empty()),
            }
            assert!(!from.may_become(from));
            // What was shown is never worked on again: it stands as it is.
            if from.was_shown() {
                assert!(next.iter().all(|state| !state.in_hand()));
            }
        }
    }

    #[test]
    fn a_change_is_named_by_its_parts() {
        let before = embedded::entries().unwrap()[0].clone();
        let mut after = Entry::clone(&before);
        assert_eq!(changed(Some(&before), &after), []);
        after.body.push('!');
        after.sources.clear();
        let parts = changed(Some(&before), &after);
        assert_eq!(parts, [Part::Body, Part::Sources]);
        assert_eq!(Part::list(&names(&parts)), parts);
        assert_eq!(changed(None, &after), [Part::Whole]);
    }
}
