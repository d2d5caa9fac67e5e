//! What the columns of a list can hold.

macro_rules! fields {
    ($($(#[$docs:meta])* $name:ident),+ $(,)?) => {
        /// What a column holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field { $($(#[$docs])* $name),+ }

        impl Field {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];
        }
    };
}

fields! {
    /// TT.
    Number,
    /// The product's name.
    Product,
    /// The product's code.
    Code,
    /// Its group.
    Group,
    /// Its set.
    Set,
    /// The kind of producer.
    Kind,
    /// The producer's name.
    Producer,
    /// The commune.
    Commune,
    /// The former district.
    District,
    /// The address.
    Address,
    /// Who represents the producer.
    Representative,
    /// As what.
    Position,
    /// The telephone number.
    Phone,
    /// The address for email.
    Email,
    /// The number of the registration.
    Registration,
    /// Its day.
    RegisteredOn,
    /// The day of the founding.
    FoundedOn,
    /// The rating of today.
    CurrentStar,
    /// The last day of the certificate.
    ExpiresOn,
    /// The number of the certificate.
    Certificate,
    /// The points of part A.
    PointsA,
    /// The points of part B.
    PointsB,
    /// The points of part C.
    PointsC,
    /// The first recognition: its rating.
    FirstStar,
    /// Its day.
    FirstOn,
    /// Its year.
    FirstYear,
    /// The number of its decision.
    FirstDecision,
    /// Who decided.
    FirstAuthority,
    /// The second recognition, or upgrade: its rating.
    SecondStar,
    /// Its day.
    SecondOn,
    /// Its year.
    SecondYear,
    /// The number of its decision.
    SecondDecision,
    /// Who decided.
    SecondAuthority,
    /// What the product is.
    Description,
    /// How it is packed.
    Packaging,
    /// How much is made.
    Output,
    /// At what price.
    Price,
    /// Where it is sold.
    Channels,
    /// Where its origin can be looked up.
    TraceLink,
    /// What is noted.
    Note,
}
