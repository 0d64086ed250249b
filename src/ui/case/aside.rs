//! A form that is asked for while another is half typed lies over it: what was typed is kept, and
//! comes back once the new one is saved or given up. A closure that waits for a need to be
//! resolved, or a referral that waits for a consent, is not lost to what it waits for.

use super::CasePage;
use super::page::Editing;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Row};
use crate::ui::command::Command;

impl CasePage {
    /// Puts the open form aside when something was typed in it; true when it was.
    pub(super) fn set_aside(&mut self) -> bool {
        let touched = |editing: &mut Editing| editing.editor.draft().is_touched();
        let Some(mut editing) = self.editing.take_if(touched) else {
            return !self.aside.is_empty();
        };
        let draft = editing.editor.draft();
        editing.since = self.held(draft.id).map(|held| held.row);
        self.sends.push(Command::KeepDraft(Box::new(draft.clone())));
        self.aside.push(editing);
        true
    }

    /// Brings the form back that was put aside last.
    pub(super) fn take_back(&mut self) {
        let Some(mut editing) = self.aside.pop() else { return };
        // What stood against it may no longer be so: it is judged anew when it is saved.
        editing.editor.refused(&[]);
        editing.fresh = true;
        self.tab = editing.tab;
        self.sends.push(Command::KeepDraft(Box::new(editing.editor.draft().clone())));
        self.editing = Some(editing);
    }

    /// The record may have changed while its form lay aside: what was not typed follows it.
    pub(super) fn catch_up(&mut self) {
        let Some(id) = self.editing.as_ref().map(|editing| editing.editor.draft().id) else {
            return;
        };
        let now = self.held(id).map(|held| held.row).unwrap_or_default();
        let Some(editing) = &mut self.editing else { return };
        let Some(then) = editing.since.take() else { return };
        follow(&mut editing.editor.draft_mut().base, &then, &now);
    }

    /// Whether this record is being typed in this form already: brought into view.
    pub(super) fn is_typing(&mut self, id: Id, form: &str) -> bool {
        let same = |editing: &&mut Editing| {
            let draft = editing.editor.draft();
            draft.is_touched() && draft.id == id && draft.form == form
        };
        self.editing.as_mut().filter(same).map(|editing| editing.fresh = true).is_some()
    }

    /// Whether a new record of this kind is being typed already: brought into view.
    pub(super) fn is_typing_new(&mut self, kind: Kind) -> bool {
        let same = |editing: &&mut Editing| {
            let draft = editing.editor.draft();
            draft.is_touched() && draft.is_new && draft.kind == kind
        };
        let Some(editing) = self.editing.as_mut().filter(same) else { return false };
        editing.fresh = true;
        self.tab = editing.tab;
        true
    }
}

/// Takes over what changed between two states of a record, where the base was as before.
fn follow(base: &mut Row, then: &Row, now: &Row) {
    let keys: Vec<_> = then.keys().chain(now.keys()).cloned().collect();
    for key in keys {
        let (was, is) = (value::of(then, &key), value::of(now, &key));
        if was != is && value::of(base, &key) == was {
            base.insert(key, is.clone());
        }
    }
}
