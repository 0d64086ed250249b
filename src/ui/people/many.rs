//! What can be done for all who are ticked: confide to a worker, add a task, a follow-up, a need
//! or a danger flag. What could not be done is named, with what to do.

use eframe::egui::{Id, ScrollArea, Ui};

use super::People;
use crate::domain::draft::Draft;
use crate::domain::form;
use crate::domain::id::Id as RecordId;
use crate::domain::kind::Kind;
use crate::domain::role::Right;
use crate::domain::value::{self, Row, Value};
use crate::store::{Reader, new_id};
use crate::ui::Scene;
use crate::ui::command::{Bulk, Command, Failure, Route};
use crate::ui::form::Editor;
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::choice::{self as pick, Entry};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::FieldLook;
use crate::ui::widgets::{button, frame, text};
use crate::words::{self, tr, tr_with};

/// For how many at once at most.
const MOST: usize = 2_000;

/// The records that can be added for many, and what of their forms is asked.
const ADDED: [(Kind, &str, &[&str]); 4] = [
    (Kind::Task, "many-task", &["text", "due_on", "worker_id"]),
    (Kind::Followup, "many-followup", &["calendar", "due_on", "mode"]),
    (Kind::Vulnerability, "many-need", &["code", "noted_on"]),
    (Kind::Flag, "many-flag", &["kind", "noted_on", "note"]),
];

/// What is about to be done for many.
pub(super) struct Many {
    people: Vec<RecordId>,
    what: What,
}

enum What {
    Assign {
        worker: String,
    },
    Add {
        title: &'static str,
        editor: Box<Editor>,
    },
    /// More are ticked than can be done at once.
    TooMany,
}

impl People {
    /// What can be done for those who are ticked.
    pub(super) fn many_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        if self.table.ticked.is_empty() || !scene.me.may(Right::WriteCase) {
            self.many_high = 0.0;
            return;
        }
        let mut begun = None;
        ui.add_space(space::S);
        let bar = ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let count = words::count(i64::try_from(self.table.ticked.len()).unwrap_or(i64::MAX));
            text::strong(ui, tr_with("people-ticked", &[("count", &count)]));
            if ui.add(button::secondary(tr("many-assign")).icon(icon::ICON_PERSON)).clicked() {
                begun = Some(What::Assign { worker: String::new() });
            }
            for (kind, title, asked) in ADDED {
                if ui.add(button::secondary(tr(title)).icon(icon::ICON_ADD)).clicked() {
                    begun = adding(kind, title, asked, scene);
                }
            }
            if ui.add(button::quiet(tr("people-untick"))).clicked() {
                self.table.ticked.clear();
            }
        });
        let high = bar.response.rect.height() + space::L;
        if (high - self.many_high).abs() > 0.5 {
            self.many_high = high;
            ui.request_repaint();
        }
        let Some(mut what) = begun else { return };
        let numbers: Vec<i64> = self.table.ticked.iter().copied().take(MOST + 1).collect();
        if numbers.len() > MOST {
            what = What::TooMany;
        }
        let people = ids(scene.reader, &numbers);
        self.many = Some(Many { people, what });
    }

    /// The dialogs, while one is open.
    pub(super) fn doing_ui(&mut self, ui: &Ui, scene: Scene<'_>) -> Vec<Command> {
        if !self.failed.is_empty() {
            return self.failed_ui(ui);
        }
        let Some(many) = &mut self.many else { return Vec::new() };
        let count = words::count(i64::try_from(many.people.len()).unwrap_or(i64::MAX));
        let given = [("count", count.as_str())];
        let id = Id::unique("people-many");
        let dialog = match &many.what {
            What::Assign { worker } => {
                Dialog::new(id, tr_with("many-assign-title", &given), tr("filter-leave"))
                    .verb(tr("many-assign-verb"))
                    .ready(!worker.is_empty())
            }
            What::Add { title, .. } => {
                Dialog::new(id, tr_with(&format!("{title}-title"), &given), tr("filter-leave"))
                    .verb(tr("many-add-verb"))
                    .width(560.0)
            }
            What::TooMany => Dialog::new(id, tr("many-too-many"), tr("filter-leave")),
        };
        let answer = dialog.show(ui.ctx(), |ui| many.inside_ui(ui, scene));
        match answer {
            None => Vec::new(),
            Some(Answer::Verb) => {
                let bulk = many.bulk(scene);
                if bulk.is_some() {
                    self.many = None;
                }
                bulk.map(|bulk| Command::Bulk(Box::new(bulk))).into_iter().collect()
            }
            Some(_) => {
                self.many = None;
                Vec::new()
            }
        }
    }

    /// What could not be done: of whom, why, and the way there.
    fn failed_ui(&mut self, ui: &Ui) -> Vec<Command> {
        let count = words::count(i64::try_from(self.failed.len()).unwrap_or(i64::MAX));
        let title = tr_with("many-failed", &[("count", &count)]);
        let dialog = Dialog::new(Id::unique("people-failed"), title, tr("many-failed-read"))
            .body(tr("many-failed-body"))
            .width(560.0);
        let failed = &self.failed;
        let mut opened = None;
        let answer = dialog.show(ui.ctx(), |ui| {
            ui.add_space(space::S);
            ScrollArea::vertical().max_height(320.0).id_salt("failed").show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::S;
                for failure in failed {
                    if text::link(ui, named(failure)).clicked() {
                        opened = failure.person;
                    }
                    text::secondary(ui, failure.problem.sentence());
                }
            });
        });
        if answer.is_some() || opened.is_some() {
            self.failed.clear();
        }
        let to = |person| Command::Go(Route::Case { person, case: None, tab: String::new() });
        opened.map(to).into_iter().collect()
    }

    /// Keeps what could not be done, to be shown.
    pub(super) fn keep_failed(&mut self, failed: &[Failure]) {
        self.failed = failed.to_vec();
    }
}

fn named(failure: &Failure) -> String {
    if failure.name.is_empty() { tr("people-nameless") } else { failure.name.clone() }
}

/// The form of what is added, with what is known of it.
fn adding(
    kind: Kind,
    title: &'static str,
    asked: &'static [&'static str],
    scene: Scene<'_>,
) -> Option<What> {
    let form = form::of_kind(kind).next()?;
    let mut base = Row::new();
    let mut put = |key: &'static str, text: String| value::put(&mut base, key, Value::Text(text));
    match kind {
        Kind::Followup => {
            put("status", "due".to_owned());
            put("calendar", "protection".to_owned());
        }
        Kind::Task => put("worker_id", scene.me.id.to_string()),
        _ => put("noted_on", scene.today.to_string()),
    }
    let mut editor = Editor::new(Draft::new(form, new_id().ok()?, base)).only(asked);
    editor.focus_first();
    Some(What::Add { title, editor: Box::new(editor) })
}

/// Whose row numbers these are.
fn ids(reader: &Reader, numbers: &[i64]) -> Vec<RecordId> {
    let lines = reader.people_lines(numbers).unwrap_or_default();
    lines.into_iter().map(|line| line.id).collect()
}

impl Many {
    fn inside_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        ui.add_space(space::S);
        match &mut self.what {
            What::Assign { worker } => {
                let held: Vec<(String, &str)> = scene
                    .office
                    .choices(Kind::User)
                    .iter()
                    .map(|held| (held.id.to_string(), scene.office.name(held.id)))
                    .collect();
                let entries: Vec<Entry<'_>> =
                    held.iter().map(|(id, name)| (id.as_str(), *name)).collect();
                let look = FieldLook::new(tr("many-worker")).required(true);
                pick::list(ui, Id::unique("people-many-worker"), &look, &entries, worker);
            }
            What::Add { editor, .. } => {
                editor.fields_ui(ui, scene);
            }
            What::TooMany => {
                let most = words::count(i64::try_from(MOST).unwrap_or(i64::MAX));
                frame::notice(ui, Mood::Info, &tr_with("many-most", &[("count", &most)]));
            }
        }
    }

    /// What is to be done; `None` while what was typed cannot stand for anybody.
    fn bulk(&mut self, scene: Scene<'_>) -> Option<Bulk> {
        let people = self.people.clone();
        match &mut self.what {
            What::Assign { worker } => {
                Some(Bulk::Assign { people, worker: RecordId::parse(worker)? })
            }
            What::Add { editor, .. } => {
                let mut tried = editor.draft().clone();
                if let Some((link, _)) = tried.kind.parent() {
                    // Whose it is differs; what was typed is judged as if it were somebody's.
                    let somebody = tried.id.to_string();
                    value::put(&mut tried.base, link, Value::Text(somebody));
                }
                match tried.to_row(scene.today) {
                    Ok(_) => Some(Bulk::Add { people, draft: Box::new(editor.draft().clone()) }),
                    Err(problems) => {
                        editor.refused(&problems);
                        None
                    }
                }
            }
            What::TooMany => None,
        }
    }
}
