//! A new appointment from a day of the agenda: a task, a session or a follow-up, for somebody
//! found by name or number.

use chrono::NaiveDate;
use eframe::egui::{Context, Id, Key, Ui};

use crate::domain::choice as choices;
use crate::domain::date;
use crate::domain::draft::Draft;
use crate::domain::form;
use crate::domain::id::Id as RecordId;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Row, Value};
use crate::store::new_id;
use crate::ui::Scene;
use crate::ui::look::{Mood, icon, size, space};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{badge, button, choice, list, text};
use crate::words::{tr, tr_with};

/// How many people are offered.
const MOST: usize = 5;

/// Somebody found.
struct Somebody {
    case: Option<RecordId>,
    name: String,
    about: String,
}

/// What is being typed.
pub(super) struct Add {
    sort: String,
    pub(super) search: String,
    found: Option<Vec<Somebody>>,
    who: Option<Somebody>,
    day: String,
    pub(super) time: String,
    text: String,
    mode: String,
    activity: String,
    complaint: Option<String>,
    fresh: bool,
}

/// How it ends.
pub(super) enum End {
    /// These are to be saved.
    Save(Vec<Draft>),
    /// Nothing.
    Leave,
}

impl Add {
    /// Empty, on a day.
    pub(super) fn new(day: NaiveDate) -> Self {
        Self {
            sort: "followup".to_owned(),
            search: String::new(),
            found: None,
            who: None,
            day: date::show(day),
            time: String::new(),
            text: String::new(),
            mode: "centre_visit".to_owned(),
            activity: String::new(),
            complaint: None,
            fresh: true,
        }
    }

    /// True when closing would lose something.
    pub(super) fn is_touched(&self) -> bool {
        self.who.is_some() || !self.text.is_empty() || !self.search.is_empty()
    }

    /// Shows what could not be saved; true, as it stands here.
    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        self.complaint = problems.first().map(Problem::sentence);
        true
    }

    pub(super) fn add_ui(&mut self, ctx: &Context, scene: Scene<'_>) -> Option<End> {
        let id = Id::unique("agenda-add");
        let ready = self.sort == "task" || self.who.is_some();
        let dialog = Dialog::new(id, tr("agenda-new"), tr("agenda-leave"))
            .verb(tr("agenda-save"))
            .ready(ready)
            .width(560.0);
        let answer = dialog.show(ctx, |ui| self.fields_ui(ui, scene))?;
        if answer != Answer::Verb {
            return Some(End::Leave);
        }
        self.complaint = None;
        if let Some(drafts) = self.drafts(scene) {
            Some(End::Save(drafts))
        } else {
            self.complaint = Some(tr("agenda-who-first"));
            None
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        ui.add_space(space::S);
        let sorts = [
            ("followup", tr("kind-followup")),
            ("session", tr("kind-session")),
            ("task", tr("kind-task")),
        ];
        let sorts: Vec<(&str, &str)> =
            sorts.iter().map(|(key, word)| (*key, word.as_str())).collect();
        let look = FieldLook::new(tr("agenda-sort")).required(false);
        let before = self.sort.clone();
        choice::segmented(ui, Id::unique("agenda-add-sort"), &look, &sorts, &mut self.sort);
        if self.sort.is_empty() {
            self.sort = before;
        }
        ui.add_space(space::S);
        self.who_ui(ui, scene);
        ui.add_space(space::S);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            ui.vertical(|ui| {
                ui.set_max_width(180.0);
                let look = FieldLook::new(tr("agenda-day")).width(180.0);
                field::date(ui, Id::unique("agenda-add-day"), &look, &mut self.day);
            });
            ui.vertical(|ui| {
                ui.set_max_width(140.0);
                let look = FieldLook::new(tr("agenda-time"))
                    .placeholder(tr("agenda-time-hint"))
                    .width(140.0);
                field::text(ui, Id::unique("agenda-add-time"), &look, &mut self.time);
            });
        });
        ui.add_space(space::S);
        match self.sort.as_str() {
            "task" => {
                let look = FieldLook::new(form::label(Kind::Task, "text"));
                field::text(ui, Id::unique("agenda-add-text"), &look, &mut self.text);
            }
            "session" => {
                let look = FieldLook::new(form::label(Kind::Session, "activity"))
                    .placeholder(tr("widget-choose"));
                choice_ui(ui, "psychosocial_activity", &look, &mut self.activity);
            }
            _ => {
                let look = FieldLook::new(form::label(Kind::Followup, "mode"))
                    .placeholder(tr("widget-choose"));
                choice_ui(ui, "followup_mode", &look, &mut self.mode);
            }
        }
        if let Some(complaint) = &self.complaint {
            ui.add_space(space::S);
            field::complaint_ui(ui, complaint);
        }
    }

    /// Who it is about: found by name or number, or nobody for a task.
    fn who_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        if let Some(who) = &self.who {
            let mut drop = false;
            text::label(ui, tr("agenda-who"));
            ui.horizontal(|ui| {
                badge::badge(ui, Mood::Info, icon::ICON_PERSON, &who.name);
                text::secondary(ui, &who.about);
                drop = ui.add(button::quiet(tr("agenda-who-other"))).clicked();
            });
            if drop {
                self.who = None;
            }
            return;
        }
        let id = Id::unique("agenda-add-who");
        let mut ask = false;
        let label = if self.sort == "task" { "agenda-who-maybe" } else { "agenda-who" };
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_max_width(340.0);
                let look =
                    FieldLook::new(tr(label)).placeholder(tr("agenda-who-hint")).width(340.0);
                let typed = field::text(ui, id, &look, &mut self.search);
                if std::mem::take(&mut self.fresh) {
                    typed.request_focus();
                }
                ask = typed.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            });
            ui.vertical(|ui| {
                ui.add_space(size::FORM_ROW - space::M);
                ask |= ui.add(button::secondary(tr("widget-search"))).clicked();
            });
        });
        if ask && !self.search.trim().is_empty() {
            self.found = Some(find(&self.search, scene));
        }
        let Some(found) = &mut self.found else { return };
        if found.is_empty() {
            text::secondary(ui, tr_with("widget-nothing-found", &[("text", &self.search)]));
        }
        let mut chosen = None;
        for (at, one) in found.iter().enumerate() {
            ui.horizontal(|ui| {
                let who = button::quiet(one.name.clone()).icon(icon::ICON_PERSON);
                if ui.push_id(at, |ui| ui.add(who)).inner.clicked() {
                    chosen = Some(at);
                }
                text::secondary(ui, &one.about);
            });
        }
        if let Some(at) = chosen {
            self.who = Some(found.swap_remove(at));
            self.found = None;
            self.complaint = None;
        }
    }

    /// What is to be saved; `None` while nobody is chosen.
    fn drafts(&self, scene: Scene<'_>) -> Option<Vec<Draft>> {
        let (kind, typed): (Kind, Vec<(&str, &str)>) = match self.sort.as_str() {
            "task" => (Kind::Task, vec![("text", &self.text), ("due_on", &self.day)]),
            "session" => (
                Kind::Session,
                vec![("held_on", &self.day), ("status", "planned"), ("activity", &self.activity)],
            ),
            _ => (
                Kind::Followup,
                vec![
                    ("due_on", &self.day),
                    ("status", "due"),
                    ("calendar", "protection"),
                    ("mode", &self.mode),
                ],
            ),
        };
        let mut base = Row::new();
        let put = |base: &mut Row, key: &'static str, text: String| {
            value::put(base, key, Value::Text(text));
        };
        match self.who.as_ref().and_then(|who| who.case) {
            Some(case) => put(&mut base, "case_id", case.to_string()),
            None if kind != Kind::Task => return None,
            None => {}
        }
        let me = scene.me.id.to_string();
        match kind {
            Kind::Task => put(&mut base, "worker_id", me),
            Kind::Session => {
                put(&mut base, "led_by", me);
                put(&mut base, "format", "individual".to_owned());
            }
            _ => {}
        }
        let mut draft = Draft::new(form::of_kind(kind).next()?, new_id().ok()?, base);
        for (key, text) in typed.into_iter().chain([("begins_at", self.time.as_str())]) {
            draft.type_in(key, draft.shape(key), text);
        }
        Some(vec![draft])
    }
}

fn choice_ui(ui: &mut Ui, name: &str, look: &FieldLook, code: &mut String) {
    let entries: Vec<(&str, &str)> =
        choices::list(name).iter().map(|entry| (entry.code.as_str(), entry.label())).collect();
    list::list(ui, Id::unique(("agenda-add", name)), look, &entries, code);
}

/// Asked once, on Enter or a press.
fn find(text: &str, scene: Scene<'_>) -> Vec<Somebody> {
    let hits = scene.reader.search(text, MOST).unwrap_or_default();
    hits.into_iter()
        .map(|hit| hit.line)
        .filter(|line| line.case_id.is_some())
        .map(|line| {
            let age = line.age_on(scene.today).map(date::Age::text).unwrap_or_default();
            let about = [line.case_number.clone(), age];
            let about = about.into_iter().filter(|part| !part.is_empty());
            Somebody {
                case: line.case_id,
                name: line.name(),
                about: about.collect::<Vec<_>>().join(" · "),
            }
        })
        .collect()
}
