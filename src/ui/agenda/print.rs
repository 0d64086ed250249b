//! The list of a day on paper: what it will look like, by case number or by name, and where the
//! file goes. It holds nothing restricted, and a number only when calling it is safe.

use std::path::PathBuf;

use chrono::NaiveDate;
use eframe::egui::{Context, Id, Ui};

use super::{entry, grid};
use crate::domain::id::Id as RecordId;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::task::Reason;
use crate::domain::value;
use crate::letters::agenda::{Agenda as Sheet, Call, Row};
use crate::store::case::Office;
use crate::store::task::Due;
use crate::store::{Reader, StoreError};
use crate::ui::command::Paper;
use crate::ui::likeness::Likeness;
use crate::ui::look::space;
use crate::ui::lookup::Lookup;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::pages::{Pages, pixels};
use crate::ui::widgets::{choice, text};
use crate::ui::{Me, Scene};
use crate::words::{self, tr, tr_with};

/// How sharp the preview is, in pixels a point.
const SHARP: f32 = 1.5;
/// How high the preview is.
const HIGH: f32 = 300.0;

/// What the thread beside is asked.
struct Ask {
    day: NaiveDate,
    today: NaiveDate,
    worker: RecordId,
    names: bool,
    office: Office,
    me: Me,
}

/// What it made.
struct Made {
    pages: Vec<eframe::egui::ColorImage>,
    pdf: Vec<u8>,
    count: usize,
}

/// The list being looked at.
pub(super) struct Print {
    lookup: Lookup<Ask, Result<Made, String>>,
    day: NaiveDate,
    worker: RecordId,
    names: bool,
    pages: Option<Pages>,
    made: Option<(Vec<u8>, usize)>,
    path: String,
    complaint: Option<String>,
}

/// How it ends.
pub(super) enum End {
    /// The file is to be written.
    Keep(Box<Paper>),
    /// Nothing.
    Leave,
}

impl Print {
    pub(super) fn new(
        reader: Reader,
        ctx: &Context,
        day: NaiveDate,
        worker: RecordId,
        scene: Scene<'_>,
    ) -> Self {
        let mut print = Self {
            lookup: Lookup::new(reader, ctx.clone(), make),
            day,
            worker,
            names: false,
            pages: None,
            made: None,
            path: proposed(day),
            complaint: None,
        };
        print.ask(scene);
        print
    }

    fn ask(&mut self, scene: Scene<'_>) {
        (self.pages, self.made) = (None, None);
        self.lookup.ask(Ask {
            day: self.day,
            today: scene.today,
            worker: self.worker,
            names: self.names,
            office: scene.office.clone(),
            me: scene.me.clone(),
        });
    }

    /// Types where the file goes.
    #[cfg(test)]
    pub(super) fn path_for_tests(&mut self, path: &str) {
        path.clone_into(&mut self.path);
    }

    /// Shows why the file could not be written.
    pub(super) fn refused(&mut self, problems: &[Problem]) {
        self.complaint = problems.first().map(Problem::sentence);
    }

    pub(super) fn print_ui(&mut self, ctx: &Context, scene: Scene<'_>) -> Option<End> {
        match self.lookup.answer() {
            None => {}
            Some(Ok(made)) => {
                self.pages = Some(Pages::new(ctx, tr("agenda-print-preview"), made.pages).wide());
                self.made = Some((made.pdf, made.count));
            }
            Some(Err(sentence)) => self.complaint = Some(sentence),
        }
        let id = Id::unique("agenda-print");
        let title = tr_with("agenda-print-title", &[("day", &grid::long(self.day))]);
        let dialog = Dialog::new(id, title, tr("agenda-leave"))
            .verb(tr("agenda-print-save"))
            .ready(self.made.is_some())
            .width(560.0);
        let names = self.names;
        let answer = dialog.show(ctx, |ui| self.inside_ui(ui));
        if names != self.names {
            self.ask(scene);
        }
        match answer? {
            Answer::Verb => {
                let (bytes, count) = self.made.clone()?;
                self.complaint = None;
                let path = PathBuf::from(self.path.trim());
                let names = self.names;
                let paper = Paper { path, bytes, what: "agenda", record: None, count, names };
                Some(End::Keep(Box::new(paper)))
            }
            _ => Some(End::Leave),
        }
    }

    fn inside_ui(&mut self, ui: &mut Ui) {
        ui.add_space(space::S);
        let (code, name) = (tr("agenda-print-code"), tr("agenda-print-name"));
        let entries = [("code", code.as_str()), ("name", name.as_str())];
        let mut by = if self.names { "name" } else { "code" }.to_owned();
        let look = FieldLook::new(tr("agenda-print-by")).required(true);
        choice::segmented(ui, Id::unique("agenda-print-by"), &look, &entries, &mut by);
        self.names = by == "name";
        if self.names {
            text::secondary(ui, tr("agenda-print-name-care"));
        }
        ui.add_space(space::S);
        if let Some(pages) = &mut self.pages {
            pages.pages_ui(ui, HIGH);
        } else {
            text::faint(ui, tr("agenda-reading"));
            ui.add_space(HIGH);
        }
        ui.add_space(space::S);
        let look = FieldLook::new(tr("agenda-print-where"))
            .hint(tr("agenda-print-where-hint"))
            .complaint(self.complaint.clone());
        let typed = field::text(ui, Id::unique("agenda-print-path"), &look, &mut self.path);
        if typed.changed() {
            self.complaint = None;
        }
    }
}

/// Among the documents of who works at this computer, under the day and no name.
fn proposed(day: NaiveDate) -> String {
    let folders = directories::UserDirs::new();
    let folder = folders.as_ref().and_then(|dirs| dirs.document_dir().or(Some(dirs.home_dir())));
    let file = format!("agenda-{day}.pdf");
    folder.map_or(PathBuf::from(&file), |folder| folder.join(&file)).display().to_string()
}

/// What the thread beside does.
#[expect(clippy::needless_pass_by_value, reason = "the thread beside owns what it was asked")]
fn make(reader: &Reader, ask: Ask) -> Result<Made, String> {
    let all = reader.agenda(ask.worker, ask.day, ask.day).map_err(|error| error.sentence())?;
    let mut rows = Vec::new();
    for entry in all.iter().filter(|entry| entry.on == ask.day && !entry.done) {
        rows.push(row(reader, entry, &ask).map_err(|error| error.sentence())?);
    }
    let count = rows.len();
    let centre = ask.office.users.iter().find(|user| user.id == ask.worker);
    let centre = centre.and_then(|user| value::id_of(&user.row, "centre_id"));
    let sheet = Sheet {
        lang: words::language(),
        title: tr_with("agenda-print-title", &[("day", &grid::long(ask.day))]),
        date: ask.day,
        worker: ask.office.name(ask.worker).to_owned(),
        centre: centre.map(|id| ask.office.name(id).to_owned()).unwrap_or_default(),
        rows,
    };
    let failed = |_| tr("agenda-print-failed");
    let letter = sheet.set().map_err(failed)?;
    let pages = (0..letter.pages())
        .filter_map(|page| letter.page_picture(page, SHARP))
        .map(|picture| pixels(picture.width, picture.height, &picture.rgba))
        .collect();
    Ok(Made { pages, pdf: letter.pdf().map_err(failed)?, count })
}

fn row(reader: &Reader, entry: &Due, ask: &Ask) -> Result<Row, StoreError> {
    let likeness = Likeness::default();
    let (office, me, today) = (&ask.office, &ask.me, ask.today);
    let scene = Scene { reader, office, me, today, likeness: &likeness };
    let who = match (ask.names && !entry.name.is_empty(), entry.person) {
        (true, _) => entry.name.clone(),
        (false, Some(_)) => entry.case_number.clone(),
        _ => String::new(),
    };
    // What a session is about stays inside.
    let sort = entry::sort(entry);
    let what = match entry.reason {
        Reason::Session => sort,
        Reason::Free | Reason::Workshop | Reason::Plan | Reason::NoFollowup => {
            entry::what(entry, scene)
        }
        _ => {
            let what = entry::what(entry, scene);
            if what == sort { what } else { format!("{sort} · {what}") }
        }
    };
    Ok(Row {
        time: entry.time.clone(),
        who,
        place: place(reader, entry)?,
        what,
        call: call(reader, entry)?,
    })
}

/// Where it takes place, as far as is known.
fn place(reader: &Reader, entry: &Due) -> Result<String, StoreError> {
    let Some(held) = reader.row(entry.kind, entry.record)? else { return Ok(String::new()) };
    let told = value::text_of(&held, "place");
    let visit = matches!(entry.about.as_str(), "home_visit" | "community_visit");
    if !told.is_empty() || !visit {
        return Ok(told.to_owned());
    }
    let case = match entry.case_id {
        Some(case) => reader.row(Kind::Case, case)?,
        None => None,
    };
    let meant = case.map(|row| value::text_of(&row, "intended_place").to_owned());
    if let Some(meant) = meant.filter(|meant| !meant.is_empty()) {
        return Ok(meant);
    }
    let person = match entry.person {
        Some(person) => reader.row(Kind::Person, person)?,
        None => None,
    };
    Ok(person.map(|row| value::text_of(&row, "origin_village").to_owned()).unwrap_or_default())
}

/// Whether calling is safe: said so for a number, and nothing stands against it.
fn call(reader: &Reader, entry: &Due) -> Result<Call, StoreError> {
    let Some(person) = entry.person else { return Ok(Call::Unknown) };
    let flags = reader.children(Kind::Flag, person)?;
    let not_the_family = flags.iter().any(|held| {
        value::text_of(&held.row, "kind") == "no_family"
            && value::of(&held.row, "resolved_on").is_nothing()
    });
    let contacts = reader.children(Kind::Contact, person)?;
    let may = |held: &&crate::store::Held| {
        value::text_of(&held.row, "safe_to_call") == "yes"
            && (!not_the_family || value::text_of(&held.row, "owner") == "self")
    };
    if let Some(held) = contacts.iter().find(may) {
        return Ok(Call::Safe(value::text_of(&held.row, "number").to_owned()));
    }
    Ok(if contacts.is_empty() { Call::Unknown } else { Call::Unsafe })
}
