//! What the parts of the page wish for, done: forms opened and closed, commands handed on.

use super::page::{Editing, Only, Wish};
use super::{CasePage, Tab, completed, event, history, prefill, tab};
use crate::domain::draft::Draft;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::store::Held;
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::form::{self, Editor};

impl CasePage {
    /// Takes up what was being typed, in the tab where its kind stands.
    pub fn take_up(&mut self, draft: Draft) {
        if draft.kind == Kind::Scale {
            self.tab = tab::of_draft(&draft);
            self.sheet_draft = Some(draft);
            return;
        }
        if draft.kind == Kind::Survey {
            self.tab = Tab::Reintegration;
            self.rooms.work.resume(draft);
            return;
        }
        self.open_editor(draft);
    }

    pub(super) fn open_editor(&mut self, draft: Draft) {
        let asked = prefill::asked(&draft);
        self.open_some(draft, asked);
    }

    /// Opens the form of a draft, or only these fields of it.
    pub(super) fn open_some(&mut self, draft: Draft, asked: Option<&'static [&'static str]>) {
        // A first case is opened from the overview, which has nothing else to show.
        let tab = if draft.kind == Kind::Case && draft.is_new {
            Tab::Overview
        } else {
            tab::of_draft(&draft)
        };
        // A monitoring visit is also entered where the supports stand.
        let visit = draft.kind == Kind::Followup && self.tab == Tab::Reintegration;
        let tab = if visit { self.tab } else { tab };
        self.tab = tab;
        if draft.kind == Kind::Scale {
            self.sheet_draft = Some(draft);
            return;
        }
        let mut editor = Editor::new(draft);
        if let Some(asked) = asked {
            editor = editor.only(asked);
        }
        editor.focus_first();
        let over = self.set_aside();
        self.editing = Some(Editing { editor, tab, fresh: true, over, since: None });
        self.to_tab = false;
    }

    /// The record as it was read.
    pub(super) fn held(&self, id: Id) -> Option<Held> {
        let view = self.view.as_ref()?;
        event::records(&view.file).get(&id).map(|held| (*held).clone())
    }

    pub(super) fn grant(&mut self, wish: Wish, scene: Scene<'_>, commands: &mut Vec<Command>) {
        let Some(wish) = self.rooms.gate.pass(wish, self.view.as_deref()) else { return };
        match wish {
            Wish::Edit { form, kind, id } => self.edit(form, kind, id, scene),
            Wish::Fill { kind, id, typed, only } => self.fill(kind, id, &typed, only),
            Wish::New(kind, _) if self.is_typing_new(kind) => {}
            Wish::New(kind, preset) => {
                let Some(view) = self.view.clone() else { return };
                if let Ok(Some(draft)) = prefill::new_draft(&view.file, scene, kind, &preset) {
                    self.open_editor(draft);
                }
            }
            Wish::Ask { draft, only } => {
                self.open_some(*draft, Some(only));
            }
            Wish::Transfer => {
                let load = scene.reader.caseloads(scene.today).unwrap_or_default();
                self.rooms.review.open(load);
            }
            Wish::Raise => self.raising = Some(String::new()),
            Wish::AskScale(instrument) => self.ask(&instrument, scene),
            Wish::PutSheetAway => self.put_sheet_away(),
            Wish::Resume(id) => {
                if let Ok(Some(draft)) = scene.reader.resume(id) {
                    self.take_up(draft);
                    // What cannot be read now is not there to be taken up.
                    let _ = self.take_up_sheet(scene);
                }
            }
            Wish::Typed(event) => self.typed(event, scene, commands),
            Wish::Remove(kind, id) => commands.push(Command::Remove(kind, id)),
            Wish::History(record) => {
                self.choice = history::Choice::only(record);
                self.go_to(Tab::History);
            }
            Wish::Tab(tab) => {
                if tab == Tab::History {
                    self.choice = history::Choice::default();
                }
                self.go_to(tab);
            }
            Wish::Send(command) => commands.push(command),
        }
    }

    pub(super) fn edit(&mut self, form: &'static str, kind: Kind, id: Id, scene: Scene<'_>) {
        if self.is_typing(id, form) {
            return;
        }
        // What was typed before a power cut or a change of screen goes on.
        let kept = scene.reader.resume(id).ok().flatten();
        let kept = kept.filter(|draft| draft.kind == kind && draft.form == form);
        let fresh = || prefill::edit_draft(form, &self.held(id)?);
        if let Some(draft) = kept.or_else(fresh) {
            self.open_editor(draft);
        }
    }

    /// Opens a record with some answers typed, asking only some of its lines.
    pub(super) fn fill(&mut self, kind: Kind, id: Id, typed: &[(&str, String)], only: Only) {
        let form = crate::domain::form::of_kind(kind).next().map(|form| form.name);
        let draft = form.and_then(|form| prefill::changed(&self.held(id)?, form, typed));
        if let Some(draft) = draft {
            self.open_editor(draft);
            if let Some(editing) = &mut self.editing {
                editing.editor.ask_only(only);
            }
        }
    }

    pub(super) fn typed(
        &mut self,
        event: form::Event,
        scene: Scene<'_>,
        commands: &mut Vec<Command>,
    ) {
        let Some(editing) = &self.editing else { return };
        let draft = editing.editor.draft();
        match event {
            form::Event::Save => commands.push(self.rooms.work.save(completed(draft, scene))),
            form::Event::Keep => commands.push(Command::KeepDraft(Box::new(draft.clone()))),
            form::Event::Cancel => {
                commands.push(Command::DropDraft(draft.id));
                self.close_editor();
            }
        }
    }

    pub(super) fn go_to(&mut self, tab: Tab) {
        (self.tab, self.to_tab) = (tab, true);
    }

    pub(super) fn close_editor(&mut self) {
        (self.editing, self.to_tab) = (None, true);
        self.rooms.work.closed();
        self.take_back();
    }
}
