//! What is seen. Screens draw from what is read-only and hand back commands;
//! nothing here writes, and nothing is queried while drawing.

pub mod agenda;
pub mod alert;
pub mod arrival;
pub mod case;
pub mod command;
mod due;
pub mod duplicate;
pub mod export;
pub mod figure;
pub mod form;
pub mod help;
pub mod import;
pub mod likeness;
pub mod look;
pub mod lookup;
pub mod mark;
pub mod people;
pub mod person;
pub mod preference;
pub mod referral;
pub mod scale;
pub mod settings;
pub mod supervision;
#[cfg(test)]
pub(crate) mod testing;
pub mod today;
pub mod unlock;
pub mod widgets;
pub mod workshop;

use chrono::NaiveDate;
use eframe::egui;

use crate::domain::id::Id;
use crate::domain::role::{self, Right, Role};
use crate::store::case::Office;
use crate::store::{Changed, Reader, StoreError};
use command::{Command, Verb};
use likeness::Likeness;

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Me {
    /// The user.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Roles.
    pub roles: Vec<Role>,
}

impl Me {
    /// May this user do this?
    pub fn may(&self, right: Right) -> bool {
        role::may(&self.roles, right)
    }

    /// May this user approve, lower or close in a case that this worker follows?
    pub fn decides(&self, worker: Option<Id>) -> bool {
        role::decides(&self.roles, self.id, worker)
    }
}

/// What every screen may look at.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// Reads the vault.
    pub reader: &'a Reader,
    /// Names of users, centres and agencies.
    pub office: &'a Office,
    /// Who is signed in.
    pub me: &'a Me,
    /// Today.
    pub today: NaiveDate,
    /// Who may be whom.
    pub likeness: &'a Likeness,
}

/// A place in the work area. It reads in `refresh`, draws in `screen_ui`.
pub trait Screen {
    /// What the top of the work area says.
    fn title(&self) -> String;

    /// Reads anew what it shows.
    fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError>;

    /// Whether something it shows has changed.
    fn concerns(&self, changed: &Changed) -> bool;

    /// Draws, and says what the user wants done. Must not query.
    fn screen_ui(&mut self, ui: &mut egui::Ui, scene: Scene<'_>) -> Vec<Command>;

    /// A key or the palette asked for a verb that only this screen knows.
    fn verb(&mut self, verb: Verb, scene: Scene<'_>) -> Vec<Command> {
        let _ = (verb, scene);
        Vec::new()
    }

    /// Whether the screen wants the key of a verb for itself now: a spreadsheet has keys of its own.
    fn keeps(&self, verb: Verb, ctx: &egui::Context) -> bool {
        let _ = (verb, ctx);
        false
    }

    /// True when leaving now would lose something typed and not kept.
    fn is_touched(&self) -> bool {
        false
    }

    /// Complaints about what this screen asked to save; true when it shows them itself.
    fn refused(&mut self, problems: &[crate::domain::problem::Problem]) -> bool {
        let _ = problems;
        false
    }

    /// What could not be done of what this screen asked for many; true when it shows it itself.
    fn partly(&mut self, failed: &[command::Failure]) -> bool {
        let _ = failed;
        false
    }

    /// What this screen asked to save is saved.
    fn saved(&mut self, changed: &Changed) {
        let _ = changed;
    }
}
