//! The list on show as a table outside of the vault: those listed, the columns on show. Only for
//! those who may, and the journal says so.

use std::path::PathBuf;

use chrono::NaiveDate;
use eframe::egui::{Context, Id};

use super::{People, column};
use crate::domain::filter::Thing;
use crate::domain::problem::Problem;
use crate::domain::sheet;
use crate::store::case::Office;
use crate::store::{Reader, StoreError};
use crate::ui::Scene;
use crate::ui::command::{Command, PEOPLE_TABLE, Paper};
use crate::ui::look::{Mood, space};
use crate::ui::lookup::Lookup;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{frame, text};
use crate::words::{self, tr, tr_with};

/// How many lines are read at a time.
const PIECE: usize = 500;

/// What the thread beside is asked.
struct Ask {
    numbers: Vec<i64>,
    things: Vec<Thing>,
    today: NaiveDate,
    office: Office,
}

/// The table about to be written.
pub(super) struct Export {
    lookup: Lookup<Ask, Result<(Vec<u8>, usize), StoreError>>,
    made: Option<(Vec<u8>, usize)>,
    path: String,
    complaint: Option<String>,
}

impl People {
    /// Begins to write the list on show.
    pub(super) fn export(&mut self, ctx: &Context, scene: Scene<'_>) {
        let Some(found) = &self.found else { return };
        let Ok(reader) = scene.reader.another() else { return };
        let mut lookup = Lookup::new(reader, ctx.clone(), make);
        lookup.ask(Ask {
            numbers: found.rows.clone(),
            things: self.things(),
            today: scene.today,
            office: scene.office.clone(),
        });
        let path = proposed(scene.today);
        self.export = Some(Export { lookup, made: None, path, complaint: None });
    }

    /// The dialog, while it is open.
    pub(super) fn export_ui(&mut self, ctx: &Context) -> Option<Command> {
        let export = self.export.as_mut()?;
        match export.lookup.answer() {
            None => {}
            Some(Ok(made)) => export.made = Some(made),
            Some(Err(error)) => export.complaint = Some(error.sentence()),
        }
        let dialog =
            Dialog::new(Id::unique("people-export"), tr("list-export"), tr("filter-leave"))
                .verb(tr("list-export-verb"))
                .ready(export.made.is_some());
        let answer = dialog.show(ctx, |ui| {
            ui.add_space(space::S);
            frame::notice(ui, Mood::Warn, &tr("list-export-care"));
            let line = match &export.made {
                Some((_, count)) => {
                    let count = words::count(i64::try_from(*count).unwrap_or(i64::MAX));
                    tr_with("list-export-count", &[("count", &count)])
                }
                None => tr("list-export-reading"),
            };
            text::secondary(ui, line);
            let look = FieldLook::new(tr("agenda-print-where"))
                .hint(tr("list-export-where-hint"))
                .complaint(export.complaint.clone());
            let id = Id::unique("people-export-path");
            if field::text(ui, id, &look, &mut export.path).changed() {
                export.complaint = None;
            }
        })?;
        if answer != Answer::Verb {
            self.export = None;
            return None;
        }
        let (bytes, count) = export.made.clone()?;
        let path = PathBuf::from(export.path.trim());
        let paper = Paper { path, bytes, what: PEOPLE_TABLE, record: None, count, names: true };
        Some(Command::KeepFile(Box::new(paper)))
    }

    /// Shows why the file could not be written; true when that is what it is about.
    pub(super) fn export_refused(&mut self, problems: &[Problem]) -> bool {
        let Some(export) = &mut self.export else { return false };
        export.complaint = problems.first().map(Problem::sentence);
        true
    }
}

/// Among the documents of who works at this computer, under the day and no name.
fn proposed(today: NaiveDate) -> String {
    let folders = directories::UserDirs::new();
    let folder = folders.as_ref().and_then(|dirs| dirs.document_dir().or(Some(dirs.home_dir())));
    let file = format!("{}-{today}.csv", tr("list-export-file"));
    folder.map_or(PathBuf::from(&file), |folder| folder.join(&file)).display().to_string()
}

/// What the thread beside does.
#[expect(clippy::needless_pass_by_value, reason = "a lookup gives its question away")]
fn make(reader: &Reader, ask: Ask) -> Result<(Vec<u8>, usize), StoreError> {
    let mut heading = vec![tr("people-name")];
    heading.extend(ask.things.iter().map(|thing| thing.label()));
    let mut rows = Vec::new();
    for piece in ask.numbers.chunks(PIECE) {
        let lines = reader.people_lines(piece)?;
        let numbers: Vec<i64> = lines.iter().map(|line| line.n).collect();
        let shown = reader.columns(&numbers, &ask.things, ask.today)?;
        for (line, shown) in lines.iter().zip(shown) {
            let mut row = vec![line.name()];
            row.extend(ask.things.iter().zip(&shown).map(|(thing, shown)| {
                match line.age_on(ask.today).filter(|_| thing.is_age()) {
                    Some(age) => super::rows::short_age(age),
                    None => column::cell(*thing, shown, &ask.office),
                }
            }));
            rows.push(row);
        }
    }
    let count = rows.len();
    Ok((sheet::csv(&heading, &rows), count))
}
