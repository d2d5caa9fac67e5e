//! What the forms ask for. Pure.

use crate::producers::fields::{ProducerField, ProductField};

use super::answers::Question;

/// What is known for a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// This.
    Text(String),
    /// A box, ticked or not.
    Ticked(bool),
    /// Nothing.
    Unknown,
}

impl Value {
    /// The text, or that it is not known where there is none.
    pub(super) fn text(text: &str) -> Self {
        match text.trim() {
            "" => Self::Unknown,
            text => Self::Text(text.to_owned()),
        }
    }

    /// The text, where there is one.
    pub(super) fn of(text: Option<String>) -> Self {
        text.map_or(Self::Unknown, |text| Self::text(&text))
    }

    /// Whether there is something, or it is ticked.
    pub(super) fn is_there(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Ticked(true))
    }
}

macro_rules! slots {
    ($($(#[$doc:meta])* $slot:ident = $name:literal,)+) => {
        /// A place on a form that is filled in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Slot {
            $($(#[$doc])* $slot,)+
        }

        impl Slot {
            /// All of them.
            #[cfg(test)]
            pub(super) const ALL: &[Self] = &[$(Self::$slot,)+];

            /// The word for it, in templates.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$slot => $name,)+
                }
            }

            /// The slot with this word.
            #[must_use]
            pub fn of(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$slot),)+
                    _ => None,
                }
            }
        }
    };
}

slots! {
    /// The producer's name.
    Producer = "producer",
    /// What kind of producer it is.
    ProducerKind = "producer_kind",
    /// Who represents it by law.
    Representative = "representative",
    /// As what.
    Position = "position",
    /// That person's sex, where they agreed to say it.
    Sex = "sex",
    /// That person's ethnicity, where they agreed to say it.
    Ethnicity = "ethnicity",
    /// Its address, with the commune.
    Address = "address",
    /// Its telephone number.
    Phone = "phone",
    /// Its address for email.
    Email = "email",
    /// The number of its registration.
    RegistrationNumber = "registration_number",
    /// The day of its registration.
    RegisteredOn = "registered_on",
    /// The day of its founding.
    FoundedOn = "founded_on",
    /// The commune with its kind: "xã Hàm Thuận".
    Commune = "commune",
    /// The same in capitals.
    CommuneCapitals = "commune_capitals",
    /// The commune's name alone, as letters are dated.
    CommuneName = "commune_name",
    /// The product's name.
    Product = "product",
    /// Group and set, with their codes.
    Classification = "classification",
    /// How much is made.
    Output = "output",
    /// At what price.
    Price = "price",
    /// Where it is sold.
    Channels = "channels",
    /// It was never recognised.
    First = "first",
    /// More stars are asked for.
    Upgrade = "upgrade",
    /// The certificate ends.
    Again = "again",
    /// The rating that it has, with its day.
    Was = "was",
    /// Whether samples are handed in: not for tourism.
    Samples = "samples",
    /// What follows the number of the registration form: `/PĐK-68-23059-2026`.
    FormCode = "form_code",
    /// The number of the registration form, whole.
    FormNumber = "form_number",
    /// The day of filing.
    FiledOn = "filed_on",
    /// The code by which the dossier is found.
    Lookup = "lookup",
    /// What the producer tells of its history.
    History = "history",
    /// How it is organised.
    Organisation = "organisation",
    /// What came of its business plan.
    Results = "results",
    /// Its revenue.
    Revenue = "revenue",
    /// Its profit.
    Profit = "profit",
    /// What has changed since the recognition.
    Changes = "changes",
    /// What it plans.
    Plan = "plan",
    /// The points that it gave itself.
    Total = "total",
    /// What the producer says of its material.
    MaterialSaid = "material_said",
    /// What the commune sees of it.
    Material = "material",
    /// What the producer says of its workers.
    LabourSaid = "labour_said",
    /// What the commune sees of them.
    Labour = "labour",
    /// What the producer says of where the idea is from.
    IdeaSaid = "idea_said",
    /// What the commune sees of it.
    Idea = "idea",
    /// What the producer says of the place's character and knowledge.
    IdentitySaid = "identity_said",
    /// What the commune sees of it.
    Identity = "identity",
    /// It is recognised.
    Recognised = "recognised",
    /// With how many stars.
    Stars = "stars",
    /// By which decision.
    Decision = "decision",
    /// Of which day.
    DecidedOn = "decided_on",
    /// The last day of the certificate.
    ExpiresOn = "expires_on",
    /// The points of part A.
    PointsA = "points_a",
    /// The points of part B.
    PointsB = "points_b",
    /// The points of part C.
    PointsC = "points_c",
    /// All points.
    Points = "points",
    /// Why it is not recognised.
    Reason = "reason",
}

/// Where somebody can tell what a slot lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filling {
    /// In the register, of the producer.
    Producer(ProducerField),
    /// In the register, of the product.
    Product(ProductField),
    /// By answering this.
    Question(Question),
    /// By agreeing to say it.
    Person,
    /// On paper only.
    Hand,
}

impl Slot {
    /// Where somebody can tell what it lacks.
    pub(super) fn filling(self) -> Filling {
        match self {
            Self::Representative => Filling::Producer(ProducerField::Representative),
            Self::Position => Filling::Producer(ProducerField::Position),
            Self::Address => Filling::Producer(ProducerField::Address),
            Self::Phone => Filling::Producer(ProducerField::Phone),
            Self::Email => Filling::Producer(ProducerField::Email),
            Self::RegistrationNumber => Filling::Producer(ProducerField::RegistrationNumber),
            Self::RegisteredOn => Filling::Producer(ProducerField::RegisteredOn),
            Self::FoundedOn => Filling::Producer(ProducerField::FoundedOn),
            Self::Classification => Filling::Product(ProductField::Set),
            Self::Output => Filling::Product(ProductField::Output),
            Self::Price => Filling::Product(ProductField::Price),
            Self::Channels => Filling::Product(ProductField::Channels),
            Self::History => Filling::Question(Question::History),
            Self::Organisation => Filling::Question(Question::Organisation),
            Self::Results => Filling::Question(Question::Results),
            Self::Revenue => Filling::Question(Question::Revenue),
            Self::Profit => Filling::Question(Question::Profit),
            Self::Changes => Filling::Question(Question::Changes),
            Self::Plan => Filling::Question(Question::Plan),
            Self::Sex | Self::Ethnicity => Filling::Person,
            _ => Filling::Hand,
        }
    }
}
