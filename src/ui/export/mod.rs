//! Tables that leave the vault: whom, as what, which columns, with names or without, to whom and
//! why. Without names is what is offered first; with names only under a password.

mod columns;
mod sealed;
mod second;
#[cfg(test)]
mod tests;
mod told;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{self, Context, Id, ScrollArea, Ui, UiBuilder};
use zeroize::Zeroizing;

use self::columns::Columns;
use self::sealed::Sealed;
use self::second::SecondPerson;
use self::told::Told;
use super::command::{Command, ExportOrder, Route, Verb, Watch};
use super::look::{Mood, icon, size, space};
use super::lookup::Lookup;
use super::people::saved;
use super::widgets::choice::{self as pick, Entry};
use super::widgets::field::{self, FieldLook};
use super::widgets::progress::{self, Progress};
use super::widgets::{button, frame, text};
use super::{Scene, Screen};
use crate::domain::export::{Format, MOST_ALONE, Privacy, Spec};
use crate::domain::filter::Asked;
use crate::domain::problem::Problem;
use crate::domain::value::Keyed as _;
use crate::store::person::Question;
use crate::store::{Changed, Reader, StoreError};
use crate::words::{self, tr, tr_with};

/// Under which the columns of a user are remembered; the id follows.
pub const REMEMBERED: &str = "export_columns_";
/// Under which receiver and purpose are kept while they are typed; the id of the user follows.
pub const TYPED: &str = "export_typed_";
/// Who stands for an export of many, too: the field that a complaint is about.
pub const SECOND: &str = "second";
/// And their password.
pub const SECOND_PASSWORD: &str = "second_password";
/// What is typed, in its order.
const FIELDS: [&str; 6] = ["password", "again", "receiver", "purpose", "path", SECOND_PASSWORD];
/// How wide the questions stand beside the columns.
const ASKED: f32 = 440.0;
/// Whom: everybody, or the list that was in view.
const ALL: &str = "all";
const VIEW: &str = "view";

/// The screen.
pub struct Export {
    question: Question,
    /// The list it came from shows fewer than everybody.
    narrowed: bool,
    lists: Vec<saved::Saved>,
    whom: String,
    format: String,
    privacy: String,
    columns: Columns,
    told: Told,
    second: SecondPerson,
    sealed: Sealed,
    path: String,
    wrong: Vec<Problem>,
    counting: Option<Lookup<Option<Question>, Result<usize, StoreError>>>,
    count: Option<usize>,
    counted: bool,
    watch: Option<Arc<Watch>>,
    /// It is written: the window forgets the passwords, too.
    done: bool,
    /// The field that the keyboard goes to, and that comes into view.
    focus: Option<&'static str>,
}

impl Export {
    /// The screen, for the list with this question or for everybody.
    pub fn new(scene: Scene<'_>, ctx: &Context, question: Question) -> Self {
        let bare = Question {
            sort: question.sort,
            descending: question.descending,
            by: question.by,
            ..Question::default()
        };
        let narrowed = question != bare;
        let whom = if narrowed { VIEW } else { ALL };
        let reader = scene.reader.another();
        let mut export = Self {
            question,
            narrowed,
            lists: Vec::new(),
            whom: whom.to_owned(),
            format: Format::Xlsx.key().to_owned(),
            privacy: Privacy::Pseudonymised.key().to_owned(),
            columns: Columns::new(scene),
            told: Told::read(scene),
            second: SecondPerson::new(),
            sealed: Sealed::new(),
            path: String::new(),
            wrong: Vec::new(),
            counting: reader.ok().map(|reader| Lookup::new(reader, ctx.clone(), count)),
            count: None,
            counted: false,
            watch: None,
            done: false,
            focus: None,
        };
        export.path = proposed(scene, export.extension());
        export
    }

    fn is_full(&self) -> bool {
        self.privacy == Privacy::Full.key()
    }

    fn spec(&self) -> Spec {
        Spec {
            format: Format::from_key(&self.format).unwrap_or(Format::Xlsx),
            privacy: Privacy::from_key(&self.privacy).unwrap_or(Privacy::Pseudonymised),
            columns: self.columns.chosen(),
            words: true,
            receiver: self.told.receiver.trim().to_owned(),
            purpose: self.told.purpose.trim().to_owned(),
        }
    }

    fn extension(&self) -> &'static str {
        self.spec().extension(self.is_full())
    }

    /// The question of who is chosen; `None` for everybody.
    fn asked(&self, scene: Scene<'_>) -> Option<Question> {
        match self.whom.as_str() {
            ALL => None,
            VIEW => Some(self.question.clone()),
            id => {
                let list =
                    self.lists.iter().find(|list| list.id.is_some_and(|own| own.to_string() == id));
                let filter = list.and_then(|list| list.body.clone()).map(|body| body.filter)?;
                let filter = Some(Arc::new(Asked { filter, today: scene.today }));
                Some(Question { filter, ..Question::default() })
            }
        }
    }

    fn complaint(&self, at: &str) -> Option<String> {
        complaint(&self.wrong, at)
    }

    /// The keyboard goes to a field that is about to be drawn, if something stands against it.
    fn bring(&mut self, ui: &Ui, at: &str, id: Id) {
        if self.focus.is_some_and(|wanted| wanted == at) {
            self.focus = None;
            ui.memory_mut(|m| m.request_focus(id));
        }
    }

    /// A complaint goes as soon as what it is about is touched.
    fn touched(&mut self, at: &str) {
        self.wrong.retain(|problem| problem.field != at);
    }

    fn count_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        let asked = self.asked(scene);
        if let Some(counting) = &mut self.counting {
            if !std::mem::replace(&mut self.counted, true) {
                self.count = None;
                counting.ask(asked);
            }
            match counting.answer() {
                Some(Ok(count)) => self.count = Some(count),
                Some(Err(_)) => {
                    self.wrong.push(Problem::new("export-not-counted").at("whom"));
                }
                None => {}
            }
        }
        let said = match self.count {
            Some(count) => {
                let count = words::count(i64::try_from(count).unwrap_or(i64::MAX));
                tr_with("export-count", &[("count", &count)])
            }
            None => tr("export-counting"),
        };
        text::secondary(ui, said);
        if self.is_many() && !self.second.is_nobody() {
            text::secondary(ui, tr("export-second-below"));
        }
    }

    fn asked_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        let id = |name: &str| Id::unique(("export", name));
        frame::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::M;
            self.whom_ui(ui, scene);
            let before = (self.format.clone(), self.privacy.clone());
            let formats = Format::ALL.map_labels("export-format");
            let entries: Vec<Entry<'_>> = borrowed(&formats);
            let look = FieldLook::new(tr("export-format")).required(true);
            pick::one(ui, id("format"), &look, &entries, &mut self.format);
            let ways = Privacy::ALL.map_labels("export-privacy");
            let entries: Vec<Entry<'_>> = borrowed(&ways);
            let hint = tr(&format!("export-privacy-{}-about", self.privacy));
            let look = FieldLook::new(tr("export-privacy")).hint(hint).required(true);
            pick::one(ui, id("privacy"), &look, &entries, &mut self.privacy);
            if before != (self.format.clone(), self.privacy.clone()) {
                let path = PathBuf::from(&self.path).with_extension(self.extension());
                self.path = path.display().to_string();
                self.touched("path");
            }
            if self.is_full() {
                for (at, id) in ["password", "again"].into_iter().zip(sealed::ids()) {
                    self.bring(ui, at, id);
                }
                let Self { sealed, wrong, .. } = self;
                let touched = sealed.sealed_ui(ui, scene, |at| complaint(wrong, at));
                for at in touched {
                    self.touched(at);
                }
            }
        });
        ui.add_space(space::M);
        frame::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::M;
            self.bring(ui, "receiver", id("receiver"));
            let look = FieldLook::new(tr("export-receiver"))
                .required(true)
                .hint(tr("export-receiver-hint"))
                .complaint(self.complaint("receiver"));
            let typed = field::text(ui, id("receiver"), &look, &mut self.told.receiver);
            if typed.changed() {
                self.touched("receiver");
            }
            field::enter_advances(ui, &typed);
            self.bring(ui, "purpose", id("purpose"));
            let look = FieldLook::new(tr("export-purpose"))
                .required(true)
                .complaint(self.complaint("purpose"));
            let typed = field::text(ui, id("purpose"), &look, &mut self.told.purpose);
            if typed.changed() {
                self.touched("purpose");
            }
            field::enter_advances(ui, &typed);
            self.bring(ui, "path", id("path"));
            let look = FieldLook::new(tr("agenda-print-where"))
                .required(true)
                .complaint(self.complaint("path"));
            let typed = field::text(ui, id("path"), &look, &mut self.path);
            if typed.changed() {
                self.touched("path");
            }
            field::enter_advances(ui, &typed);
        });
        if self.is_many() {
            ui.add_space(space::M);
            let touched = frame::card(ui, |ui| {
                ui.set_width(ui.available_width());
                self.bring(ui, SECOND_PASSWORD, second::password_id());
                let Self { second, wrong, .. } = self;
                second.second_ui(ui, |at| complaint(wrong, at))
            });
            if let Some(at) = touched {
                self.touched(at);
            }
        }
    }

    /// More people than one person alone may let leave.
    fn is_many(&self) -> bool {
        self.count.is_some_and(|count| u64::try_from(count).is_ok_and(|count| count > MOST_ALONE))
    }

    fn whom_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        let mut all = vec![(ALL.to_owned(), tr("export-everybody"))];
        if self.narrowed {
            all.push((VIEW.to_owned(), tr("export-in-view")));
        }
        let lists = self.lists.iter().filter(|list| list.body.is_some());
        all.extend(lists.filter_map(|list| Some((list.id?.to_string(), list.name.clone()))));
        let entries: Vec<Entry<'_>> = borrowed(&all);
        let before = self.whom.clone();
        let look =
            FieldLook::new(tr("export-whom")).required(true).complaint(self.complaint("whom"));
        pick::one(ui, Id::unique("export-whom"), &look, &entries, &mut self.whom);
        if self.whom != before {
            self.counted = false;
            self.touched("whom");
        }
        self.count_ui(ui, scene);
    }

    fn order(&mut self, scene: Scene<'_>) -> Option<ExportOrder> {
        let spec = self.spec();
        self.wrong.clear();
        let password = if self.is_full() {
            match self.sealed.password() {
                Ok(password) => password,
                Err(problem) => {
                    self.wrong.push(problem);
                    return None;
                }
            }
        } else {
            None
        };
        let watch: Arc<Watch> = Arc::default();
        self.watch = Some(Arc::clone(&watch));
        Some(ExportOrder {
            path: PathBuf::from(self.path.trim()),
            spec,
            whom: self.asked(scene).map(Box::new),
            password,
            second: if self.is_many() { self.second.order() } else { None },
            plain: false,
            watch,
        })
    }

    fn foot_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, commands: &mut Vec<Command>) {
        let shown = |at: &str| match at {
            SECOND | SECOND_PASSWORD => self.is_many(),
            at => at == "whom" || FIELDS.contains(&at),
        };
        for problem in self.wrong.iter().filter(|p| !shown(&p.field)) {
            frame::notice(ui, Mood::Danger, &problem.sentence());
        }
        if let Some(watch) = self.watch.clone() {
            if watch.is_over() {
                self.watch = None;
            } else {
                let (done, total) = watch.get();
                let work = Progress { label: tr("errand-export"), done, total, left_secs: None };
                if progress::progress(ui, &work) {
                    watch.stop();
                }
                ui.request_repaint_after(std::time::Duration::from_millis(100));
                return;
            }
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let write = button::primary(tr("export-verb")).icon(icon::ICON_DOWNLOAD);
            if ui.add(write).clicked()
                && let Some(order) = self.order(scene)
            {
                commands.push(Command::Export(Box::new(order)));
            }
            if ui.add(button::quiet(tr("export-back"))).clicked() {
                commands.push(Command::Go(Route::People(Box::new(self.question.clone()))));
            }
            text::secondary(ui, self.columns.sentence(self.is_full()));
        });
    }
}

/// What a closed list is called, key by key.
trait Labels {
    fn map_labels(self, noun: &str) -> Vec<(String, String)>;
}

impl<K: crate::domain::value::Keyed> Labels for &'static [K] {
    fn map_labels(self, noun: &str) -> Vec<(String, String)> {
        let label = |key: &str| tr(&format!("{noun}-{key}"));
        self.iter().map(|one| (one.key().to_owned(), label(one.key()))).collect()
    }
}

fn borrowed(all: &[(String, String)]) -> Vec<Entry<'_>> {
    all.iter().map(|(code, label)| (code.as_str(), label.as_str())).collect()
}

fn secret() -> Zeroizing<String> {
    Zeroizing::new(String::with_capacity(512))
}

fn complaint(wrong: &[Problem], at: &str) -> Option<String> {
    wrong.iter().find(|problem| problem.field == at).map(Problem::sentence)
}

/// As many as one person alone may let leave, in figures.
fn most() -> String {
    words::count(i64::try_from(MOST_ALONE).unwrap_or(i64::MAX))
}

impl Screen for Export {
    fn title(&self) -> String {
        tr("export-title")
    }

    fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        self.lists = saved::read(scene.reader, scene.me.id)?;
        self.columns.offer(scene);
        self.second.refresh(scene);
        self.counted = false;
        Ok(())
    }

    fn concerns(&self, changed: &Changed) -> bool {
        use crate::domain::kind::Kind;
        [Kind::Person, Kind::Case, Kind::List, Kind::Questionnaire, Kind::User]
            .iter()
            .any(|kind| changed.kinds.contains(kind))
    }

    fn screen_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        if std::mem::take(&mut self.done) {
            Sealed::forget(ui);
            self.second.forget(ui);
        }
        text::page(ui, tr("export-title"));
        text::secondary(ui, tr("export-about"));
        ui.add_space(space::S);
        let place = ui.available_rect_before_wrap();
        let foot = size::BUTTON + space::L;
        let split = place.left() + ASKED.min(place.width() * 0.48);
        let bottom = place.bottom() - foot;
        let left = egui::Rect::from_min_max(place.min, egui::pos2(split, bottom));
        let right = egui::Rect::from_min_max(
            egui::pos2(split + space::L, place.top()),
            egui::pos2(place.right(), bottom),
        );
        let mut asked = ui.new_child(UiBuilder::new().id_salt("asked").max_rect(left));
        ScrollArea::vertical().id_salt("asked").auto_shrink([false, false]).show(
            &mut asked,
            |ui| {
                ui.set_max_width(ui.available_width() - space::M);
                self.asked_ui(ui, scene);
            },
        );
        let mut chooser = ui.new_child(UiBuilder::new().id_salt("columns").max_rect(right));
        let full = self.is_full();
        self.columns.columns_ui(&mut chooser, full);
        let below =
            egui::Rect::from_min_max(egui::pos2(place.left(), bottom + space::M), place.max);
        let mut below = ui.new_child(UiBuilder::new().id_salt("foot").max_rect(below));
        self.foot_ui(&mut below, scene, &mut commands);
        ui.advance_cursor_after_rect(place);
        commands.extend(self.told.keep_due(ui));
        commands
    }

    fn verb(&mut self, verb: Verb, _: Scene<'_>) -> Vec<Command> {
        if verb == Verb::Lock { self.told.keep().into_iter().collect() } else { Vec::new() }
    }

    fn refused(&mut self, problems: &[Problem]) -> bool {
        self.wrong = problems.to_vec();
        if self.complaint(SECOND_PASSWORD).is_some() {
            self.second.clear();
        }
        let first = FIELDS.iter().find(|at| self.complaint(at).is_some());
        self.focus = first.copied();
        if let Some(watch) = self.watch.take() {
            watch.end();
        }
        true
    }

    fn saved(&mut self, _changed: &Changed) {
        self.watch = None;
        self.done = true;
        self.told.out();
        self.second.clear();
        self.sealed.out();
    }

    fn is_touched(&self) -> bool {
        self.told.is_unkept()
    }
}

/// Among the documents of who works at this computer, under the day and no name.
fn proposed(scene: Scene<'_>, extension: &str) -> String {
    let folders = directories::UserDirs::new();
    let folder = folders.as_ref().and_then(|dirs| dirs.document_dir().or(Some(dirs.home_dir())));
    let file = format!("{}-{}.{extension}", tr("export-file"), scene.today);
    folder.map_or(PathBuf::from(&file), |folder| folder.join(&file)).display().to_string()
}

/// What the thread beside does.
fn count(reader: &Reader, question: Option<Question>) -> Result<usize, StoreError> {
    match question {
        Some(question) => Ok(reader.people(&Question { by: None, ..question })?.len()),
        None => Ok(usize::try_from(reader.count_of(None)?).unwrap_or(usize::MAX)),
    }
}
