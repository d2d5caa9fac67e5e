//! The closed lists of the format.

/// An enum whose variants go by a key in files, messages and payloads.
macro_rules! keyed {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $key:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// All of them, in the order in which they are shown.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The word for it in files, message ids and payloads.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)+
                }
            }

            /// The one with this key.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.key() == key)
            }
        }
    };
}

keyed! {
    /// The step of the OCOP cycle, from the producer's side.
    Step {
        /// Getting to know the programme.
        Learn = "learn",
        /// Having an idea for a product.
        Idea = "idea",
        /// Planning the business.
        Plan = "plan",
        /// Making the product and its papers.
        Make = "make",
        /// Filing the dossier and being assessed.
        Evaluate = "evaluate",
        /// After the decision.
        After = "after",
    }
}

keyed! {
    /// What an entry is about.
    Topic {
        /// What OCOP is.
        Basics = "basics",
        /// Who may take part.
        Eligibility = "eligibility",
        /// The product groups and criteria sets.
        Groups = "groups",
        /// The steps of the cycle.
        Cycle = "cycle",
        /// What has changed in the rules.
        Changes = "changes",
        /// How points are given.
        Scoring = "scoring",
        /// What each star asks for.
        Stars = "stars",
        /// Food safety.
        FoodSafety = "food-safety",
        /// Labels of goods.
        Labels = "labels",
        /// Traceability and codes.
        Traceability = "traceability",
        /// Environment papers.
        Environment = "environment",
        /// Trademarks and geographical signs.
        Trademark = "trademark",
        /// Raw material and labour.
        Materials = "materials",
        /// The product's story.
        Story = "story",
        /// The dossier and its forms.
        Dossier = "dossier",
        /// Filing it.
        Filing = "filing",
        /// The yearly rounds.
        Rounds = "rounds",
        /// How it is assessed.
        Evaluation = "evaluation",
        /// What it costs.
        Fees = "fees",
        /// The certificate.
        Certificate = "certificate",
        /// Being assessed anew.
        ReEvaluation = "re-evaluation",
        /// Losing the recognition.
        Revocation = "revocation",
        /// The logo and the stars on the packaging.
        Logo = "logo",
        /// Money and other support.
        Support = "support",
        /// Training.
        Training = "training",
        /// Fairs, outlets, promotion.
        Promotion = "promotion",
        /// Selling and filing online.
        Digital = "digital",
        /// What holds in this province only.
        Local = "local",
        /// Not reaching a star.
        Failing = "failing",
    }
}
