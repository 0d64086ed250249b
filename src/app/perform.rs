//! Does what commands ask: checks the right, turns drafts into records, and
//! writes through `Store::transact`. Windows, errands and command line all
//! come through here; commands that only move about the window end in `Desk`.

use super::session::{Session, read_form};
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::store::{Changed, StoreError};
use crate::ui::command::{Command, Failure};
use crate::words::{tr, tr_with};

/// What came of a command.
#[derive(Debug, Default)]
pub struct Done {
    /// What was written.
    pub changed: Changed,
    /// The sentence to say, by key; empty when nothing needs saying.
    pub word: &'static str,
    /// How many were written, where the sentence says it.
    pub count: usize,
    /// What is worth a look in what was saved.
    pub warnings: Vec<Problem>,
    /// What could not be done of what was asked for many.
    pub failed: Vec<Failure>,
}

impl Done {
    /// What is said of it.
    pub fn sentence(&self) -> String {
        match self.count {
            _ if self.word.is_empty() => String::new(),
            0 => tr(self.word),
            count => tr_with(self.word, &[("count", &count.to_string())]),
        }
    }
}

/// Why a command was not carried out.
#[derive(Debug)]
pub enum Refusal {
    /// The role does not allow it.
    NoRight(Right),
    /// What was typed cannot stand; everything that is wrong with it.
    Problems(Vec<Problem>),
    /// The store could not.
    Store(StoreError),
}

impl<E: Into<StoreError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        match error.into() {
            StoreError::Refused(problem) => Self::Problems(vec![problem]),
            other => Self::Store(other),
        }
    }
}

impl Refusal {
    /// What happened and what to do.
    pub fn sentence(&self) -> String {
        match self {
            Self::NoRight(right) => {
                let right = crate::domain::value::Keyed::key(*right).replace('_', "-");
                let right = tr(&format!("right-{right}"));
                tr_with("app-no-right", &[("right", &right)])
            }
            Self::Problems(problems) => problems.first().map(Problem::sentence).unwrap_or_default(),
            Self::Store(error) => error.sentence(),
        }
    }
}

impl Session {
    /// Carries out a command, whole or not at all.
    pub fn perform(&mut self, command: Command) -> Result<Done, Refusal> {
        if let Some(right) = command.right().filter(|right| !self.me.may(*right)) {
            return Err(Refusal::NoRight(right));
        }
        let done = match command {
            Command::Save(drafts) => self.save(&drafts),
            Command::SaveAll(drafts) => self.save_all(&drafts),
            Command::SaveSigned { drafts, drawing } => self.save_signed(drafts, &drawing),
            Command::LoadDefinition(path) => self.load_definition(&path),
            Command::Register(drafts) => self.save(drafts.as_slice()),
            Command::Remove(kind, id) => self.remove(kind, id),
            Command::Undo(batch) => self.undo(batch),
            Command::KeepDraft(draft) => self.keep_draft(&draft),
            Command::KeepExport { receiver, purpose } => self.keep_export(&receiver, &purpose),
            Command::DropDraft(record) => self.drop_draft(record),
            Command::Forget { person, ground } => self.forget(person, &ground),
            Command::View { kind, id } => self.view(kind, id),
            Command::AddUser { name, roles, password } => self.add_user(&name, &roles, password),
            Command::SetRoles { user, roles, password } => self.set_roles(user, &roles, password),
            Command::RemoveUser(user) => self.remove_user(user),
            Command::ChangePassword { old, new } => self.change_password(old, new),
            Command::LoadWording { instrument, path } => self.load_wording(&instrument, &path),
            Command::SaveWorkshop { draft, cases } => self.save_workshop(&draft, &cases),
            Command::RaiseAlert(raise) => self.raise_alert(&raise),
            Command::HandleAlert(handling) => self.handle_alert(&handling),
            Command::ClearAlert { alert, note } => self.clear_alert(alert, &note),
            Command::Decide(decision) => self.decide(&decision),
            Command::MoveCases(moved) => self.move_cases(&moved),
            Command::Receive(receipt) => self.receive(&receipt),
            Command::Seen(records) => self.seen(&records),
            Command::Looked(case) => self.looked(case),
            Command::StateReason { case, reason } => self.state_reason(case, &reason),
            Command::Backup(folder) => self.back_up(folder.as_deref()),
            Command::Slip(order) => self.slip(*order),
            Command::Attach(ask) => self.attach(&ask),
            Command::Bulk(bulk) => self.bulk(&bulk),
            Command::KeepFile(paper) => self.keep_file(&paper),
            Command::Export(order) => self.export_now(&order),
            Command::ReadForm(file) => {
                file.answer(read_form(&file.path));
                Ok(Done::default())
            }
            Command::LoadForm(order) => self.load_form(*order),
            Command::KeepReport(order) => self.keep_report(*order),
            Command::FreezeMade(order) => self.freeze_made(&order),
            Command::Table(order) => self.table(&order),
            Command::Judge(judgement) => self.judge(&judgement),
            Command::Unlink { link, reason } => self.unlink(link, &reason),
            Command::RegisterBus(bus) => self.register_bus(&bus),
            Command::GiveSlips(order) => self.give_slips(&order),
            Command::HandOver(over) => self.hand_over(&over),
            Command::Go(_)
            | Command::Do(_)
            | Command::Resume(_)
            | Command::SetTheme(_)
            | Command::SetLanguage(_)
            | Command::SetZoom(_)
            | Command::SetIdle(_) => Ok(Done::default()),
        }?;
        self.likeness().changed(&done.changed);
        self.refresh_office(done.changed.kinds.iter().copied())?;
        Ok(done)
    }
}
