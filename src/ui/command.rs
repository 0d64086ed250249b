//! What a screen hands back: verbs, which stand in menus, keys, palette and
//! help, and commands, which are verbs with their material. Screens never act;
//! `app/perform.rs` does. It lives in `ui` so that screens need not know `app`.

mod order;
mod table;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Key;
use zeroize::Zeroizing;

use crate::domain::draft::Draft;
use crate::domain::drawing::Drawing;
use crate::domain::id::Id;
use crate::domain::keyed;
use crate::domain::kind::Kind;
use crate::domain::role::{Right, Role};
use crate::store::person::{Picked, Question};
use crate::ui::look::Theme;
use crate::words::Lang;

pub use self::order::{
    Attach, Bulk, Bus, BusLine, Decision, ExportOrder, Failure, FormFile, FormOrder, FreezeOrder,
    HandOver, Handling, Judgement, Move, Paper, Raise, Receipt, ReportForm, ReportOrder, Second,
    SlipOrder, SlipsOrder, Verdict, Watch,
};
pub use self::table::{ImportAsk, Job, TableAsk, TableEnd, TableOrder};

/// The keys of the row of figures, 0 to 9.
pub const FIGURES: [Key; 10] = [
    Key::Num0,
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// Where the work area stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// What is due.
    Today,
    /// The list of people, with the question it opens with.
    People(Box<Question>),
    /// Search, then register somebody new.
    NewPerson,
    /// The page of a person and one of their cases, open at a tab.
    Case {
        /// The person.
        person: Id,
        /// The case; the newest when absent.
        case: Option<Id>,
        /// Key of the tab; the overview when empty.
        tab: String,
    },
    /// The arrival of a bus: its grid, and the selection afterwards.
    Arrival,
    /// The board of referrals.
    Referrals,
    /// The agenda by week and month.
    Agenda,
    /// Group sessions and workshops.
    Workshops,
    /// What a supervisor watches over.
    Supervision,
    /// Reports, tables and projects.
    Figures,
    /// Bringing tables in.
    Import,
    /// People registered twice.
    Duplicates,
    /// Tables that leave the vault, of these people.
    Export(Box<Question>),
    /// Users, centre, agencies, appearance.
    Settings,
}

keyed! {
    /// Something one can do from menus, keys, palette and help, in menu order.
    pub enum Verb {
        /// Go to what is due.
        Today = "today",
        /// Go to the list of people.
        People = "people",
        /// Register somebody.
        NewPerson = "new-person",
        /// Go to the arrival of a bus.
        Arrival = "arrival",
        /// Go to the board of referrals.
        Referrals = "referrals",
        /// Go to the agenda.
        Agenda = "agenda",
        /// Go to group sessions and workshops.
        Workshops = "workshops",
        /// Go to what a supervisor watches over.
        Supervision = "supervision",
        /// Go to reports, tables and projects.
        Figures = "figures",
        /// Bring a table in.
        Import = "import",
        /// Go to the people registered twice.
        Duplicates = "duplicates",
        /// Write tables of people out of the vault.
        Export = "export",
        /// Go to the settings.
        Settings = "settings",
        /// Open the palette.
        Palette = "palette",
        /// Save what is being typed.
        Save = "save",
        /// Edit what is shown.
        Edit = "edit",
        /// Take the last change back.
        Undo = "undo",
        /// Larger.
        ZoomIn = "zoom-in",
        /// Smaller.
        ZoomOut = "zoom-out",
        /// Normal size.
        ZoomReset = "zoom-reset",
        /// Light or dark.
        Theme = "theme",
        /// French or English.
        Language = "language",
        /// Back up.
        Backup = "backup",
        /// Help for this screen.
        Help = "help",
        /// Lock.
        Lock = "lock",
        /// Quit.
        Quit = "quit",
    }
}

/// A verb with its material. Every variant that writes names the right it needs.
#[derive(Clone)]
pub enum Command {
    /// Go somewhere.
    Go(Route),
    /// Do what a menu entry or a key asks.
    Do(Verb),
    /// Save what was typed, several records together or none.
    Save(Vec<Draft>),
    /// Save the same for several cases; how many were written is said.
    SaveAll(Vec<Draft>),
    /// Save what was typed together with a signature drawn on the screen by the person of the
    /// first record; every help among it names it as its proof.
    SaveSigned {
        /// What was typed.
        drafts: Vec<Draft>,
        /// What was drawn.
        drawing: Box<Drawing>,
    },
    /// Load a definition of the sustainability survey from a file.
    LoadDefinition(PathBuf),
    /// Register a person and open their case: the two drafts in this order.
    Register(Box<[Draft; 2]>),
    /// Take a record away; it can be undone.
    Remove(Kind, Id),
    /// Take a transaction back.
    Undo(i64),
    /// Keep what is being typed, in case of a power cut.
    KeepDraft(Box<Draft>),
    /// Keep to whom and why tables are to leave, in case of a power cut.
    KeepExport {
        /// Who receives them.
        receiver: String,
        /// For what.
        purpose: String,
    },
    /// Drop what was being typed.
    DropDraft(Id),
    /// Take up what was being typed.
    Resume(Id),
    /// Forget a person, on a ground.
    Forget {
        /// The person.
        person: Id,
        /// The ground.
        ground: String,
    },
    /// Note that restricted content of a record was shown: screens say so when they show it.
    View {
        /// Kind of the record.
        kind: Kind,
        /// The record.
        id: Id,
    },
    /// Load the wording of a scale from a table.
    LoadWording {
        /// Which scale, by key.
        instrument: String,
        /// The table.
        path: PathBuf,
    },
    /// Save a workshop with the cases that took part.
    SaveWorkshop {
        /// The workshop.
        draft: Box<Draft>,
        /// The cases that took part.
        cases: Vec<Id>,
    },
    /// Open a safety alert, at once.
    RaiseAlert(Raise),
    /// Record what was done about a safety alert.
    HandleAlert(Box<Handling>),
    /// Clear a safety alert.
    ClearAlert {
        /// The alert.
        alert: Id,
        /// Why it can be cleared.
        note: String,
    },
    /// Answer questions to a supervisor, one or many.
    Decide(Box<Decision>),
    /// Give cases to another worker or centre.
    MoveCases(Box<Move>),
    /// Accept or decline cases that are handed over, or take the proposal back.
    Receive(Box<Receipt>),
    /// Mark answers and remarks as seen.
    Seen(Vec<(Kind, Id)>),
    /// Remember that a supervisor has looked through a case; the board when absent.
    Looked(Option<Id>),
    /// Say why one opens a case that somebody else follows.
    StateReason {
        /// The case.
        case: Id,
        /// Why.
        reason: String,
    },
    /// Add a user who signs in with a password.
    AddUser {
        /// Name to sign in with.
        name: String,
        /// Roles.
        roles: Vec<Role>,
        /// First password.
        password: Zeroizing<String>,
    },
    /// Change the roles of a user.
    SetRoles {
        /// The user.
        user: Id,
        /// Roles.
        roles: Vec<Role>,
        /// A new password, for who forgot theirs or is to read restricted content.
        password: Option<Zeroizing<String>>,
    },
    /// Take away a user's way in.
    RemoveUser(Id),
    /// Change one's own password.
    ChangePassword {
        /// The password so far.
        old: Zeroizing<String>,
        /// The new one.
        new: Zeroizing<String>,
    },
    /// Show in a theme.
    SetTheme(Theme),
    /// Show in a language.
    SetLanguage(Lang),
    /// Show at a size, in percent.
    SetZoom(u16),
    /// Lock after this many minutes without a key.
    SetIdle(u16),
    /// A backup into the vault, or a copy into a folder.
    Backup(Option<PathBuf>),
    /// Write the slip of a referral into a folder.
    Slip(Box<SlipOrder>),
    /// Take a photo or document into the vault.
    Attach(Box<Attach>),
    /// Write a paper to a file outside of the vault.
    KeepFile(Box<Paper>),
    /// Do the same for many, as one that can be taken back.
    Bulk(Box<Bulk>),
    /// Write a paper about a person to a file for that person, and note that it was told.
    HandOver(Box<HandOver>),
    /// Say whether two registrations are one person.
    Judge(Box<Judgement>),
    /// Take the link between two registrations back, with the values it brought.
    Unlink {
        /// Its record.
        link: Id,
        /// Why.
        reason: String,
    },
    /// Write tables to a file outside of the vault.
    Export(Box<ExportOrder>),
    /// Read a form of the office from a file and say what would be taken.
    ReadForm(Arc<FormFile>),
    /// Load a form of the office from a file, to be asked of cases or people.
    LoadForm(Box<FormOrder>),
    /// Write a report to a file outside of the vault.
    KeepReport(Box<ReportOrder>),
    /// Look a table through, check it, bring it in, or take an import back.
    Table(Box<TableOrder>),
    /// Freeze a report that was made already: from now on it says the same.
    FreezeMade(Box<FreezeOrder>),
    /// Register the people of a bus: all that can be, the others named.
    RegisterBus(Box<Bus>),
    /// Write registration slips to a file; they take the place of earlier ones.
    GiveSlips(Box<SlipsOrder>),
}

/// Materials may hold names and passwords: only the verb is ever printed.
impl std::fmt::Debug for Command {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl Command {
    /// What it is called in logs.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Go(_) => "go",
            Self::Do(_) => "do",
            Self::Save(_) => "save",
            Self::SaveAll(_) => "save-all",
            Self::SaveSigned { .. } => "save-signed",
            Self::LoadDefinition(_) => "load-definition",
            Self::Register(_) => "register",
            Self::Remove(..) => "remove",
            Self::Undo(_) => "undo",
            Self::KeepDraft(_) => "keep-draft",
            Self::KeepExport { .. } => "keep-export",
            Self::DropDraft(_) => "drop-draft",
            Self::Resume(_) => "resume",
            Self::Forget { .. } => "forget",
            Self::View { .. } => "view",
            Self::LoadWording { .. } => "load-wording",
            Self::SaveWorkshop { .. } => "save-workshop",
            Self::RaiseAlert(_) => "raise-alert",
            Self::HandleAlert(_) => "handle-alert",
            Self::ClearAlert { .. } => "clear-alert",
            Self::Decide(_) => "decide",
            Self::MoveCases(_) => "move-cases",
            Self::Receive(_) => "receive",
            Self::Seen(_) => "seen",
            Self::Looked(_) => "looked",
            Self::StateReason { .. } => "state-reason",
            Self::AddUser { .. } => "add-user",
            Self::SetRoles { .. } => "set-roles",
            Self::RemoveUser(_) => "remove-user",
            Self::ChangePassword { .. } => "change-password",
            Self::SetTheme(_) => "set-theme",
            Self::SetLanguage(_) => "set-language",
            Self::SetZoom(_) => "set-zoom",
            Self::SetIdle(_) => "set-idle",
            Self::Backup(_) => "backup",
            Self::Slip(_) => "slip",
            Self::KeepFile(_) => "keep-file",
            Self::HandOver(_) => "hand-over",
            Self::Judge(_) => "judge",
            Self::Unlink { .. } => "unlink",
            Self::Export(_) => "export",
            Self::ReadForm(_) => "read-form",
            Self::LoadForm(_) => "load-form",
            Self::KeepReport(_) => "keep-report",
            Self::FreezeMade(_) => "freeze-made",
            Self::RegisterBus(_) => "register-bus",
            Self::GiveSlips(_) => "give-slips",
            Self::Attach(_) => "attach",
            Self::Bulk(_) => "bulk",
            Self::Table(_) => "table",
        }
    }

    /// The right it needs; `None` for what anybody signed in may do.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::Save(drafts) | Self::SaveAll(drafts) | Self::SaveSigned { drafts, .. } => {
                drafts.iter().map(|draft| write_right(draft.kind)).max()
            }
            Self::Remove(kind, _) => Some(write_right(*kind)),
            Self::Register(_)
            | Self::RegisterBus(_)
            | Self::GiveSlips(_)
            | Self::Slip(_)
            | Self::SaveWorkshop { .. }
            | Self::RaiseAlert(_)
            | Self::HandleAlert(_)
            | Self::MoveCases(_)
            | Self::Receive(_)
            | Self::Seen(_) => Some(Right::WriteCase),
            Self::ClearAlert { .. } | Self::Decide(_) | Self::Looked(_) => Some(Right::Approve),
            Self::StateReason { .. } => Some(Right::ReadCase),
            Self::Forget { .. } => Some(Right::Erase),
            Self::AddUser { .. }
            | Self::SetRoles { .. }
            | Self::RemoveUser(_)
            | Self::LoadWording { .. }
            | Self::ReadForm(_)
            | Self::LoadForm(_)
            | Self::LoadDefinition(_) => Some(Right::ManageOffice),
            Self::View { .. } => Some(Right::ReadRestricted),
            Self::Backup(_) => Some(Right::Backup),
            Self::KeepFile(_) => Some(Right::ReadCase),
            Self::Bulk(bulk) => match bulk.as_ref() {
                Bulk::Assign { .. } => Some(Right::WriteCase),
                Bulk::Add { draft, .. } => Some(write_right(draft.kind)),
                Bulk::Save(drafts) => drafts.iter().map(|draft| write_right(draft.kind)).max(),
            },
            Self::HandOver(_) => Some(Right::WriteCase),
            Self::Table(_) => Some(Right::Import),
            Self::Judge(judgement) => Some(match judgement.verdict {
                Verdict::Same { .. } => Right::Merge,
                Verdict::Two => Right::WriteCase,
            }),
            Self::Unlink { .. } => Some(Right::Merge),
            Self::KeepReport(_) | Self::Export(_) | Self::KeepExport { .. } => Some(Right::Export),
            Self::FreezeMade(_) => Some(Right::Approve),
            Self::Attach(_) => Some(Right::WriteCase),
            Self::Go(route) => route.right(),
            Self::Do(_)
            | Self::Undo(_)
            | Self::KeepDraft(_)
            | Self::DropDraft(_)
            | Self::Resume(_)
            | Self::ChangePassword { .. }
            | Self::SetTheme(_)
            | Self::SetLanguage(_)
            | Self::SetZoom(_)
            | Self::SetIdle(_) => None,
        }
    }
}

impl Route {
    /// The list of people, showing exactly these: what stands behind a figure.
    pub fn picked(title: String, people: Vec<Id>) -> Self {
        let picked = Some(Arc::new(Picked::new(title, people)));
        Self::People(Box::new(Question { picked, ..Question::default() }))
    }

    /// The right a place needs; `None` when everybody may go there.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::Today | Self::Settings => None,
            Self::People(_)
            | Self::Case { .. }
            | Self::Referrals
            | Self::Agenda
            | Self::Workshops => Some(Right::ReadCase),
            Self::NewPerson | Self::Arrival => Some(Right::WriteCase),
            Self::Supervision => Some(Right::Approve),
            Self::Figures => Some(Right::ReadFigures),
            Self::Import => Some(Right::Import),
            Self::Duplicates => Some(Right::Merge),
            Self::Export(_) => Some(Right::Export),
        }
    }
}

/// Who may write records of a kind: the office's own belong to its managers.
pub fn write_right(kind: Kind) -> Right {
    match kind {
        Kind::User
        | Kind::Centre
        | Kind::Agency
        | Kind::Project
        | Kind::Wording
        | Kind::Definition
        | Kind::Questionnaire => Right::ManageOffice,
        // Whoever may read cases keeps lists of them.
        Kind::List => Right::ReadCase,
        Kind::Mapping | Kind::TableImport => Right::Import,
        Kind::Target | Kind::Indicator | Kind::Report => Right::ReadFigures,
        _ => Right::WriteCase,
    }
}
