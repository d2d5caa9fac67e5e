//! Who may do what: the table of the design, as a function.
//!
//! What the table does not grant is refused. A person stands in every column that fits: everyone is
//! a guest, the owner of the thing in question is its producer, and each role adds its own.

use std::fmt;

use super::account::{Actor, Person, Role};
use crate::programme::places::PlaceCode;

/// Something that not everyone may do: the rows of the table. Where a row grants different things
/// to different people ("see, correct"), it is several actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Ask, browse, see public rounds and activities.
    Ask,
    /// See, export and erase what is kept about oneself.
    OwnData,
    /// See a producer, its products, dossiers, evidence and self-assessment.
    SeeRecords,
    /// Fill them in.
    FillRecords,
    /// Correct what is in them.
    CorrectRecords,
    /// Submit a dossier (an official: on behalf of its producer).
    SubmitDossier,
    /// Withdraw a dossier (an official: on behalf of its producer).
    WithdrawDossier,
    /// Change a dossier's status in the commune's steps.
    CommuneStep,
    /// Change a dossier's status in the province's and the central steps; decisions, revocation.
    ProvinceStep,
    /// Link a producer to its account (an invitation bound to it), confirm who joins it.
    LinkProducer,
    /// Take, answer and hand on a ticket.
    HandleTicket,
    /// Write down how to reach a commune's office.
    EditContact,
    /// Draft a handbook entry.
    DraftHandbook,
    /// Publish the handbook, rounds, ladders and activities.
    Publish,
    /// Write and send a broadcast.
    Broadcast,
    /// Approve a broadcast above the set size; not one's own.
    ApproveBroadcast,
    /// Import, and undo an import.
    Import,
    /// Export.
    Export,
    /// Give and take officers' roles, make invitations.
    ManageOfficers,
    /// Take a backup.
    Backup,
    /// Read the audit.
    ReadAudit,
    /// Change settings.
    ChangeSettings,
}

impl Action {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 22] = [
        Self::Ask,
        Self::OwnData,
        Self::SeeRecords,
        Self::FillRecords,
        Self::CorrectRecords,
        Self::SubmitDossier,
        Self::WithdrawDossier,
        Self::CommuneStep,
        Self::ProvinceStep,
        Self::LinkProducer,
        Self::HandleTicket,
        Self::EditContact,
        Self::DraftHandbook,
        Self::Publish,
        Self::Broadcast,
        Self::ApproveBroadcast,
        Self::Import,
        Self::Export,
        Self::ManageOfficers,
        Self::Backup,
        Self::ReadAudit,
        Self::ChangeSettings,
    ];

    /// The name that the audit uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::OwnData => "own_data",
            Self::SeeRecords => "see_records",
            Self::FillRecords => "fill_records",
            Self::CorrectRecords => "correct_records",
            Self::SubmitDossier => "submit_dossier",
            Self::WithdrawDossier => "withdraw_dossier",
            Self::CommuneStep => "commune_step",
            Self::ProvinceStep => "province_step",
            Self::LinkProducer => "link_producer",
            Self::HandleTicket => "handle_ticket",
            Self::EditContact => "edit_contact",
            Self::DraftHandbook => "draft_handbook",
            Self::Publish => "publish",
            Self::Broadcast => "broadcast",
            Self::ApproveBroadcast => "approve_broadcast",
            Self::Import => "import",
            Self::Export => "export",
            Self::ManageOfficers => "manage_officers",
            Self::Backup => "backup",
            Self::ReadAudit => "read_audit",
            Self::ChangeSettings => "change_settings",
        }
    }
}

/// What the one who acts has to do with the thing in question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tie {
    /// Nothing.
    #[default]
    None,
    /// It is theirs: their producer's, their ticket, a broadcast that they wrote.
    Own,
    /// They help the producer whose it is, by its consent.
    Helper,
}

impl Tie {
    /// The word for it in the database, where only ties are kept.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Helper => "helper",
            Self::Own | Self::None => "own",
        }
    }

    /// The tie with this name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        if name == "helper" { Self::Helper } else { Self::Own }
    }
}

/// Where the thing in question belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
enum Reach {
    /// To no place.
    #[default]
    Nowhere,
    /// To these communes.
    Communes(Vec<PlaceCode>),
    /// To the whole province.
    Province,
}

/// What an action is done to, as far as that decides who may. The use case states all that holds,
/// whoever acts: `Scope::commune(place).with(tie)`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Scope {
    tie: Tie,
    reach: Reach,
}

impl Scope {
    /// Something that belongs to no place.
    #[must_use]
    pub fn nowhere() -> Self {
        Self::default()
    }

    /// Something in a commune.
    #[must_use]
    pub fn commune(place: PlaceCode) -> Self {
        Self::communes(vec![place])
    }

    /// Something that reaches over several communes.
    #[must_use]
    pub fn communes(places: Vec<PlaceCode>) -> Self {
        Self { tie: Tie::None, reach: Reach::Communes(places) }
    }

    /// Something that reaches over the whole province.
    #[must_use]
    pub fn province() -> Self {
        Self { tie: Tie::None, reach: Reach::Province }
    }

    /// The same, to which the one who acts has this tie.
    #[must_use]
    pub fn with(self, tie: Tie) -> Self {
        Self { tie, ..self }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reach {
            Reach::Nowhere => formatter.write_str("no place")?,
            Reach::Province => formatter.write_str("the province")?,
            Reach::Communes(places) => {
                formatter.write_str("communes")?;
                for place in places {
                    write!(formatter, " {place}")?;
                }
            }
        }
        formatter.write_str(match self.tie {
            Tie::None => "",
            Tie::Own => ", own",
            Tie::Helper => ", helper",
        })
    }
}

/// A cell of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    /// Refused.
    No,
    /// Granted.
    Yes,
    /// Granted in one's own communes only.
    Here,
    /// Granted in one's own communes, and for what belongs to no place.
    Near,
    /// Granted for what is not one's own.
    NotOwn,
}

/// The columns of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Guest,
    Producer,
    Helper,
    CommuneOfficer,
    ProvinceOfficer,
    Admin,
}

use Cell::{Here, Near, No, NotOwn, Yes};

/// The table. The producer's and the helper's columns are for what is theirs; the commune officer's
/// for their communes.
#[rustfmt::skip]
#[expect(clippy::match_same_arms, reason = "a row for each action, as in the design")]
fn cell(action: Action, column: Column) -> Cell {
    let [guest, producer, helper, commune_officer, province_officer, admin] = match action {
        //                            guest producer helper commune province admin
        Action::Ask              => [ Yes,  Yes,     Yes,   Yes,    Yes,     Yes ],
        Action::OwnData          => [ Yes,  Yes,     Yes,   Yes,    Yes,     Yes ],
        Action::SeeRecords       => [ No,   Yes,     Yes,   Here,   Yes,     Yes ],
        Action::FillRecords      => [ No,   Yes,     Yes,   No,     No,      No  ],
        Action::CorrectRecords   => [ No,   Yes,     Yes,   Here,   Yes,     Yes ],
        Action::SubmitDossier    => [ No,   Yes,     Yes,   Here,   Yes,     No  ],
        Action::WithdrawDossier  => [ No,   Yes,     No,    Here,   Yes,     No  ],
        Action::CommuneStep      => [ No,   No,      No,    Here,   Yes,     No  ],
        Action::ProvinceStep     => [ No,   No,      No,    No,     Yes,     No  ],
        Action::LinkProducer     => [ No,   No,      No,    Here,   Yes,     Yes ],
        Action::HandleTicket     => [ No,   Yes,     Yes,   Near,   Yes,     Yes ],
        Action::EditContact      => [ No,   No,      No,    Here,   Yes,     Yes ],
        Action::DraftHandbook    => [ No,   No,      No,    Near,   Yes,     Yes ],
        Action::Publish          => [ No,   No,      No,    No,     Yes,     Yes ],
        Action::Broadcast        => [ No,   No,      No,    Here,   Yes,     Yes ],
        Action::ApproveBroadcast => [ No,   No,      No,    No,     NotOwn,  NotOwn ],
        Action::Import           => [ No,   No,      No,    No,     Yes,     Yes ],
        Action::Export           => [ No,   Yes,     No,    Here,   Yes,     Yes ],
        Action::ManageOfficers   => [ No,   No,      No,    No,     No,      Yes ],
        Action::Backup           => [ No,   No,      No,    No,     No,      Yes ],
        Action::ReadAudit        => [ No,   No,      No,    No,     No,      Yes ],
        Action::ChangeSettings   => [ No,   No,      No,    No,     No,      Yes ],
    };
    match column {
        Column::Guest           => guest,
        Column::Producer        => producer,
        Column::Helper          => helper,
        Column::CommuneOfficer  => commune_officer,
        Column::ProvinceOfficer => province_officer,
        Column::Admin           => admin,
    }
}

/// Whether the actor may do this to what the scope describes.
#[must_use]
pub fn may(actor: &Actor, action: Action, scope: &Scope) -> bool {
    let (columns, communes) = match actor {
        Actor::Person(person) => (columns(person, scope), communes(person)),
        // What the bot does by itself is nobody's wish: it has no part in the table.
        Actor::System => (Vec::new(), Vec::new()),
        Actor::CommandLine => (vec![Column::Guest, Column::Admin], Vec::new()),
    };
    columns.into_iter().any(|column| grants(cell(action, column), scope, &communes))
}

/// The columns that a person stands in, as to the thing in question.
fn columns(person: &Person, scope: &Scope) -> Vec<Column> {
    let mut columns = vec![Column::Guest];
    columns.extend(match scope.tie {
        Tie::None => None,
        Tie::Own => Some(Column::Producer),
        Tie::Helper => Some(Column::Helper),
    });
    columns.extend(person.roles.iter().map(|role| match role {
        Role::CommuneOfficer { .. } => Column::CommuneOfficer,
        Role::ProvinceOfficer => Column::ProvinceOfficer,
        Role::Admin => Column::Admin,
    }));
    columns
}

fn communes(person: &Person) -> Vec<PlaceCode> {
    person.roles.iter().filter_map(|role| role.place()).collect()
}

fn grants(cell: Cell, scope: &Scope, communes: &[PlaceCode]) -> bool {
    let here = match &scope.reach {
        Reach::Communes(places) => {
            !places.is_empty() && places.iter().all(|place| communes.contains(place))
        }
        Reach::Nowhere | Reach::Province => false,
    };
    match cell {
        No => false,
        Yes => true,
        Here => here,
        Near => here || scope.reach == Reach::Nowhere,
        NotOwn => scope.tie != Tie::Own,
    }
}
