//! The scales of the office: whom to call on an alert, who is trained for which, the cut-off
//! validated here, and the official wordings that were loaded.

use std::path::PathBuf;

use eframe::egui::{Id, Ui};

use super::narrow_card;
use crate::domain::choice;
use crate::domain::draft::Draft;
use crate::domain::fact::Record as _;
use crate::domain::form;
use crate::domain::instrument;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::user::User;
use crate::domain::value;
use crate::domain::wording::Wording;
use crate::store::{Changed, Held, StoreError};
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::form::{Editor, Event};
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{button, choice as pick, frame, text};
use crate::words::{tr, tr_with};

/// What of a centre stands here.
const CENTRE: [&str; 5] =
    ["clinical_contact", "clinical_phone", "clinical_night", "contact_checked_on", "srq20_cutoff"];
/// What of a user stands here.
const TRAINED: [&str; 1] = ["trained"];

/// The scales of the office.
#[derive(Default)]
pub(super) struct Scales {
    centres: Vec<Held>,
    users: Vec<Held>,
    wordings: Vec<Wording>,
    editor: Option<Editor>,
    instrument: String,
    path: String,
    /// A wording was sent: complaints that come are about it.
    loading: bool,
    complaints: Vec<String>,
}

impl Scales {
    pub(super) fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        let used = |held: &Held| value::of(&held.row, "inactive").is_nothing();
        self.centres = scene.reader.all(Kind::Centre)?.into_iter().filter(used).collect();
        self.users = scene.reader.all(Kind::User)?.into_iter().filter(used).collect();
        let wordings = scene.reader.all(Kind::Wording)?;
        self.wordings = wordings.iter().map(|held| Wording::from_row(&held.row)).collect();
        self.wordings
            .sort_by(|a, b| (&a.instrument, &a.language).cmp(&(&b.instrument, &b.language)));
        Ok(())
    }

    pub(super) fn is_touched(&self) -> bool {
        self.editor.as_ref().is_some_and(|editor| editor.draft().is_touched())
    }

    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        if std::mem::take(&mut self.loading) {
            self.complaints = problems.iter().map(Problem::sentence).collect();
            return true;
        }
        let Some(editor) = &mut self.editor else { return false };
        editor.refused(problems);
        true
    }

    pub(super) fn saved(&mut self, changed: &Changed) {
        let own = |id| changed.batch.is_none() || changed.records.contains(&id);
        if self.editor.as_ref().is_some_and(|editor| own(editor.draft().id)) {
            self.editor = None;
        }
        if std::mem::take(&mut self.loading) {
            self.path.clear();
            self.complaints.clear();
        }
    }

    fn edit(&mut self, held: &Held, only: &'static [&'static str]) {
        let Some(form) = form::of_kind(held.kind).next() else { return };
        let draft = Draft::edit(form, held.id, held.row.clone());
        let mut editor = Editor::new(draft).only(only);
        editor.focus_first();
        self.editor = Some(editor);
    }

    pub(super) fn scales_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        text::section(ui, tr("settings-scales"));
        text::secondary(ui, tr("settings-scales-about"));
        self.contacts_ui(ui, scene, &mut commands);
        self.users_ui(ui, scene, &mut commands);
        self.wordings_ui(ui, &mut commands);
        commands
    }

    /// The editor where its record stands; true when it is there.
    fn editor_ui(
        &mut self,
        ui: &mut Ui,
        scene: Scene<'_>,
        held: &Held,
        commands: &mut Vec<Command>,
    ) -> bool {
        let Some(editor) = self.editor.as_mut().filter(|editor| editor.draft().id == held.id)
        else {
            return false;
        };
        match editor.editor_ui(ui, scene) {
            Some(Event::Save) => commands.push(Command::Save(vec![editor.draft().clone()])),
            Some(Event::Cancel) => self.editor = None,
            Some(Event::Keep) | None => {}
        }
        true
    }

    fn contacts_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, commands: &mut Vec<Command>) {
        for held in self.centres.clone() {
            ui.push_id(held.id, |ui| {
                narrow_card(ui, |ui| {
                    let name = value::text_of(&held.row, "name").to_owned();
                    text::section(ui, tr_with("settings-scales-centre", &[("name", &name)]));
                    if self.editor_ui(ui, scene, &held, commands) {
                        return;
                    }
                    let shown = |key: &str| {
                        let field = Kind::Centre.field(key)?;
                        let text =
                            crate::ui::form::show(scene.office, field, value::of(&held.row, key));
                        Some((form::label(Kind::Centre, key), text))
                    };
                    let pairs: Vec<_> = CENTRE.iter().filter_map(|key| shown(key)).collect();
                    frame::pairs(ui, &pairs);
                    if value::of(&held.row, "clinical_contact").is_nothing() {
                        frame::notice(ui, Mood::Warn, &tr("settings-scales-no-contact"));
                    }
                    let change = button::secondary(tr("settings-change"));
                    let named = tr_with("settings-change-of", &[("name", &name)]);
                    if ui.add(change.named(named)).clicked() {
                        self.edit(&held, &CENTRE);
                    }
                });
            });
        }
    }

    fn users_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, commands: &mut Vec<Command>) {
        narrow_card(ui, |ui| {
            text::section(ui, tr("settings-scales-trained"));
            for held in self.users.clone() {
                ui.push_id(held.id, |ui| {
                    let user = User::from_row(&held.row);
                    let names: Vec<String> =
                        user.trained.iter().map(|id| choice::label("instrument", id)).collect();
                    let names = if names.is_empty() {
                        tr("settings-scales-none")
                    } else {
                        names.join(", ")
                    };
                    text::strong(ui, &user.name);
                    if self.editor_ui(ui, scene, &held, commands) {
                        return;
                    }
                    text::secondary(ui, names);
                    let change = button::quiet(tr("settings-change"));
                    let named = tr_with("settings-change-of", &[("name", &user.name)]);
                    if ui.add(change.named(named)).clicked() {
                        self.edit(&held, &TRAINED);
                    }
                    ui.add_space(space::XS);
                });
            }
        });
    }

    fn wordings_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        narrow_card(ui, |ui| {
            text::section(ui, tr("settings-wordings"));
            text::secondary(ui, tr("settings-wordings-about"));
            if self.wordings.is_empty() {
                text::faint(ui, tr("settings-wordings-none"));
            }
            for wording in &self.wordings {
                let name = choice::label("instrument", &wording.instrument);
                let language = choice::label("language", &wording.language);
                text::strong(ui, format!("{name} · {language}"));
                let given = [
                    ("owner", wording.owner.as_str()),
                    ("version", wording.version.as_str()),
                    ("licence", wording.licence.as_str()),
                ];
                text::secondary(ui, tr_with("settings-wording-line", &given));
            }
            ui.add_space(space::S);
            let entries: Vec<(&str, &str)> = instrument::available()
                .map(|instrument| (instrument.id.as_str(), instrument.name.show()))
                .collect();
            let look = FieldLook::new(tr("settings-wording-instrument")).required(true);
            let look = look.placeholder(tr("widget-choose"));
            pick::one(ui, Id::unique("wording-instrument"), &look, &entries, &mut self.instrument);
            let look = FieldLook::new(tr("settings-wording-path"))
                .hint(tr("settings-wording-path-hint"))
                .required(true);
            field::text(ui, Id::unique("wording-path"), &look, &mut self.path);
            for complaint in &self.complaints {
                frame::notice(ui, Mood::Danger, complaint);
            }
            let ready = !self.instrument.is_empty() && !self.path.trim().is_empty();
            let load = button::primary(tr("settings-wording-load")).icon(icon::ICON_UPLOAD_FILE);
            if ui.add(load.enabled(ready)).clicked() && ready {
                self.loading = true;
                let path = PathBuf::from(self.path.trim());
                commands.push(Command::LoadWording { instrument: self.instrument.clone(), path });
            }
        });
    }
}
