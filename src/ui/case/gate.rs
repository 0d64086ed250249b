//! Dangers before any contact (`DOMAIN.md` 8.5): who is about to call, visit, speak with the
//! family or write to an authority reads first what must not happen, and says so with one press.

use std::collections::BTreeSet;

use eframe::egui::{self, Context, Ui};

use super::card;
use super::page::{Page, View, Wish};
use crate::domain::choice;
use crate::domain::flag::Danger;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Keyed as _};
use crate::store::Held;
use crate::store::case::CaseFile;
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::{button, frame};
use crate::words::tr;

/// What was read on this page, and what waits for it.
#[derive(Default)]
pub(super) struct Gate {
    understood: BTreeSet<Id>,
    waiting: Option<Wish>,
}

/// The flags that are up.
pub(super) fn up(file: &CaseFile) -> impl Iterator<Item = &Held> {
    file.of(Kind::Flag).iter().filter(|held| value::of(&held.row, "resolved_on").is_nothing())
}

/// The flags to read before a contact: hiding a case from somebody is no such thing.
fn dangers(file: &CaseFile) -> impl Iterator<Item = &Held> {
    up(file).filter(|held| value::text_of(&held.row, "kind") != Danger::HiddenFrom.key())
}

/// A flag in words: what must not happen, and why.
pub(super) fn sentence(held: &Held) -> String {
    let what = choice::label("danger_flag", value::text_of(&held.row, "kind"));
    let note = value::text_of(&held.row, "note").trim();
    match note {
        "" => format!("{what}."),
        note if value::text_of(&held.row, "kind") == Danger::Other.key() => note.to_owned(),
        note => format!("{what} – {note}"),
    }
}

/// All of them in one text.
fn sentences(file: &CaseFile) -> String {
    card::join(dangers(file).map(sentence), "\n")
}

/// Whether a record is a contact, or leads to one.
fn is_contact(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Attempt | Kind::Contact | Kind::Followup | Kind::Referral | Kind::Disclosure
    )
}

impl Gate {
    /// Lets a wish through, or keeps it until the dangers were read.
    pub(super) fn pass(&mut self, wish: Wish, view: Option<&View>) -> Option<Wish> {
        let kind = match &wish {
            Wish::New(kind, _) | Wish::Edit { kind, .. } | Wish::Fill { kind, .. } => *kind,
            _ => return Some(wish),
        };
        let open = view.is_none_or(|view| self.is_open(&view.file));
        if open || !is_contact(kind) {
            return Some(wish);
        }
        self.waiting = Some(wish);
        None
    }

    /// Whether every danger was read, if there is one.
    pub(super) fn is_open(&self, file: &CaseFile) -> bool {
        dangers(file).all(|held| self.understood.contains(&held.id))
    }

    fn understand(&mut self, file: &CaseFile) {
        self.understood.extend(dangers(file).map(|held| held.id));
    }

    /// The dangers over the page, while something waits for them; what waited once they were read.
    pub(super) fn gate_ui(&mut self, ctx: &Context, file: &CaseFile) -> Option<Wish> {
        self.waiting.as_ref()?;
        let id = egui::Id::unique(("danger-gate", file.person.id.bytes()));
        let dialog = Dialog::new(id, tr("flag-before-contact"), tr("flag-back"));
        let answer = dialog.danger(tr("flag-understood")).show(ctx, |ui| {
            ui.add_space(space::S);
            for held in dangers(file) {
                frame::notice(ui, Mood::Danger, &sentence(held));
            }
        })?;
        let wish = self.waiting.take();
        if answer == Answer::Verb {
            self.understand(file);
            return wish;
        }
        None
    }
}

/// Instead of telephone numbers, while the dangers were not read: what they are, and one press.
/// True when the numbers may be shown.
pub(super) fn numbers_ui(ui: &mut Ui, page: &mut Page<'_>) -> bool {
    let file = page.file;
    if page.rooms.gate.is_open(file) || file.of(Kind::Contact).is_empty() {
        return true;
    }
    frame::notice(ui, Mood::Danger, &sentences(file));
    let read = button::secondary(tr("flag-understood-show")).icon(icon::ICON_CALL);
    if ui.add(read).clicked() {
        page.rooms.gate.understand(file);
    }
    false
}
