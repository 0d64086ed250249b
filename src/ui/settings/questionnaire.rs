//! Forms of the office: those loaded, and one about to be: what of it would be taken and what not
//! is seen before anything is written.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{self, Id as UiId, Ui};

use super::{head_ui, narrow_card};
use crate::domain::date;
use crate::domain::draft::Draft;
use crate::domain::fact::Record as _;
use crate::domain::form;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::questionnaire::{AskedOf, Body, Left, Questionnaire};
use crate::domain::value::{Keyed as _, Row};
use crate::store::StoreError;
use crate::ui::Scene;
use crate::ui::command::{Command, FormFile, FormOrder};
use crate::ui::look::{Mood, icon, size, space};
use crate::ui::widgets::choice::{self as pick, Entry};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{self, tr, tr_with};

/// A form that is loaded.
struct Loaded {
    id: Id,
    row: Row,
    form: Questionnaire,
    body: Body,
    /// What was not taken of it is on show.
    open: bool,
}

/// The forms there are, and the file to be loaded.
#[derive(Default)]
pub(super) struct Questionnaires {
    loaded: Vec<Loaded>,
    path: String,
    reading: Option<Arc<FormFile>>,
    read: Option<Body>,
    asked_of: String,
    wrong: Vec<Problem>,
}

impl Questionnaires {
    pub(super) fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        let held = scene.reader.all(Kind::Questionnaire)?;
        self.loaded = held
            .into_iter()
            .rev()
            .map(|held| {
                let form = Questionnaire::from_row(&held.row);
                let body = Body::from_json(&form.body).unwrap_or_default();
                Loaded { id: held.id, row: held.row, form, body, open: false }
            })
            .collect();
        Ok(())
    }

    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        self.wrong = problems.to_vec();
        true
    }

    pub(super) fn saved(&mut self) {
        self.path.clear();
        self.wrong.clear();
        self.read = None;
    }

    pub(super) fn is_touched(&self) -> bool {
        self.read.is_some()
    }

    pub(super) fn questionnaires_ui(&mut self, ui: &mut Ui) -> Vec<Command> {
        if let Some(answer) = self.reading.as_ref().and_then(|file| file.take()) {
            self.reading = None;
            match answer {
                Ok(body) => {
                    AskedOf::Case.key().clone_into(&mut self.asked_of);
                    if let Some(known) = self.known(&body) {
                        let asked = known.form.asked_of.unwrap_or(AskedOf::Case);
                        asked.key().clone_into(&mut self.asked_of);
                    }
                    self.read = Some(body);
                }
                Err(problems) => self.wrong = problems,
            }
        }
        head_ui(ui, tr("kind-questionnaire-many"), |_| {});
        text::secondary(ui, tr("questionnaire-about"));
        let mut commands = Vec::new();
        if self.read.is_some() {
            self.read_ui(ui, &mut commands);
        } else {
            self.load_ui(ui, &mut commands);
        }
        for loaded in &mut self.loaded {
            commands.extend(loaded.loaded_ui(ui));
        }
        commands
    }

    fn known(&self, body: &Body) -> Option<&Loaded> {
        self.loaded.iter().find(|loaded| loaded.form.form_id == body.form_id)
    }

    fn wrong_ui(&self, ui: &mut Ui) {
        for problem in &self.wrong {
            frame::notice(ui, Mood::Warn, &problem.sentence());
        }
    }

    fn load_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        narrow_card(ui, |ui| {
            text::section(ui, tr("questionnaire-load"));
            text::body(ui, tr("questionnaire-load-about"));
            let look = FieldLook::new(tr("questionnaire-file"));
            let typed = field::text(ui, UiId::unique("form file"), &look, &mut self.path);
            if typed.changed() {
                self.wrong.clear();
            }
            let dropped = ui.input(|i| i.raw.dropped_files.first().map(|f| f.path().to_owned()));
            if let Some(path) = dropped.filter(|path| path.is_file()) {
                self.path = path.to_string_lossy().into_owned();
                self.wrong.clear();
            }
            self.wrong_ui(ui);
            if self.reading.is_some() {
                text::secondary(ui, tr("questionnaire-reading"));
                ui.request_repaint_after(std::time::Duration::from_millis(100));
                return;
            }
            let some = !self.path.trim().is_empty();
            let read = button::primary(tr("questionnaire-read")).icon(icon::ICON_UPLOAD_FILE);
            if ui.add(read.enabled(some)).clicked() {
                self.wrong.clear();
                let file = Arc::new(FormFile::new(PathBuf::from(self.path.trim())));
                self.reading = Some(Arc::clone(&file));
                commands.push(Command::ReadForm(file));
            }
        });
    }

    /// What would be taken, before it is.
    fn read_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let Some(body) = self.read.clone() else { return };
        let version = self.known(&body).map(|loaded| loaded.form.version.clone());
        frame::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::M;
            text::section(ui, title(&body));
            let count = number(body.questions());
            ui.horizontal(|ui| {
                let taken = tr_with("questionnaire-taken", &[("count", &count)]);
                badge::badge(ui, Mood::Good, icon::ICON_CHECK_CIRCLE, &taken);
                let mood = if body.left.is_empty() { Mood::Good } else { Mood::Warn };
                let left = tr_with("questionnaire-left", &[("count", &number(body.left.len()))]);
                let sign =
                    if body.left.is_empty() { icon::ICON_CHECK_CIRCLE } else { icon::ICON_WARNING };
                badge::badge(ui, mood, sign, &left);
            });
            if let Some(version) = &version {
                let given = [("version", version.as_str())];
                frame::notice(ui, Mood::Info, &tr_with("questionnaire-newer", &given));
            }
            left_ui(ui, &body.left);
            self.wrong_ui(ui);
            let labels = AskedOf::ALL
                .iter()
                .map(|of| (of.key(), crate::domain::choice::label("asked_of", of.key())));
            let labels: Vec<(&str, String)> = labels.collect();
            let entries: Vec<Entry<'_>> =
                labels.iter().map(|(key, label)| (*key, label.as_str())).collect();
            let look = FieldLook::new(tr("questionnaire-asked-of")).required(true);
            let id = UiId::unique("asked-of");
            pick::segmented(ui, id, &look, &entries, &mut self.asked_of);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let load = button::primary(tr("questionnaire-confirm")).icon(icon::ICON_CHECK);
                if ui.add(load).clicked() {
                    self.wrong.clear();
                    let asked_of = AskedOf::from_key(&self.asked_of).unwrap_or(AskedOf::Case);
                    let order = FormOrder { asked_of, body: Box::new(body.clone()) };
                    commands.push(Command::LoadForm(Box::new(order)));
                }
                if ui.add(button::quiet(tr("questionnaire-leave"))).clicked() {
                    self.read = None;
                    self.wrong.clear();
                }
            });
        });
    }
}

impl Loaded {
    fn loaded_ui(&mut self, ui: &mut Ui) -> Option<Command> {
        let mut command = None;
        let title = title(&self.body);
        frame::card(ui, |ui| {
            ui.set_width(ui.available_width());
            frame::bar(
                ui,
                |ui| {
                    text::section(ui, title.clone());
                },
                |ui| {
                    let off = self.form.off;
                    let word = if off { "questionnaire-go" } else { "questionnaire-stop" };
                    let given = [("title", title.as_str())];
                    let named = if off {
                        tr_with("questionnaire-go-named", &given)
                    } else {
                        tr_with("questionnaire-stop-named", &given)
                    };
                    if ui.add(button::secondary(tr(word)).named(named)).clicked() {
                        command = self.turned();
                    }
                    let (mood, sign, word) = if off {
                        (Mood::Neutral, icon::ICON_BLOCK, "questionnaire-off")
                    } else {
                        (Mood::Good, icon::ICON_CHECK_CIRCLE, "questionnaire-on")
                    };
                    badge::badge(ui, mood, sign, &tr(word));
                },
            );
            let asked = self.form.asked_of.map_or("", AskedOf::key);
            let day = self.form.loaded_on.map(date::show).unwrap_or_default();
            frame::pairs(
                ui,
                &[
                    (tr("questionnaire-version"), self.form.version.clone()),
                    (tr("questionnaire-questions"), number(self.body.questions())),
                    (tr("questionnaire-asked-of"), crate::domain::choice::label("asked_of", asked)),
                    (tr("questionnaire-loaded-on"), day),
                ],
            );
            if !self.body.left.is_empty() {
                let sign =
                    if self.open { icon::ICON_EXPAND_MORE } else { icon::ICON_CHEVRON_RIGHT };
                let left =
                    tr_with("questionnaire-left", &[("count", &number(self.body.left.len()))]);
                if ui.add(button::quiet(left).icon(sign)).clicked() {
                    self.open = !self.open;
                }
                if self.open {
                    left_ui(ui, &self.body.left);
                }
            }
        });
        command
    }

    /// Switched off, or in use again.
    fn turned(&self) -> Option<Command> {
        let form = form::of_kind(Kind::Questionnaire).next()?;
        let mut draft = Draft::edit(form, self.id, self.row.clone());
        draft.type_in("off", draft.shape("off"), if self.form.off { "" } else { "1" });
        Some(Command::Save(vec![draft]))
    }
}

fn title(body: &Body) -> String {
    let at = usize::from(words::language() == words::Lang::En);
    body.titles.get(at).cloned().unwrap_or_default()
}

fn number(count: usize) -> String {
    words::count(i64::try_from(count).unwrap_or(i64::MAX))
}

/// How wide the place of what is not taken stands before it.
const PLACE: f32 = 128.0;

/// What is not taken, line by line.
fn left_ui(ui: &mut Ui, left: &[Left]) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        for one in left {
            ui.horizontal_top(|ui| {
                ui.allocate_ui(egui::vec2(PLACE, size::BADGE), |ui| {
                    ui.set_width(PLACE);
                    text::faint(ui, one.place());
                });
                ui.vertical(|ui| text::secondary(ui, one.sentence()));
            });
        }
    });
}
