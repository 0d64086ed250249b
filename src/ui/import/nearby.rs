//! Tables that lie in the usual folders of who works at this computer, and on USB sticks: there
//! is no window of the system to choose a file with.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{DateTime, Local, NaiveDate};
use directories::UserDirs;
use eframe::egui::{Context, Ui};

use super::{Files, file_name, part};
use crate::domain::date;
use crate::store::{Reader, StoreError};
use crate::ui::Scene;
use crate::ui::look::size;
use crate::ui::lookup::Lookup;
use crate::ui::widgets::table::{Column, Table, TableState};
use crate::ui::widgets::text;
use crate::words::tr;

/// Endings of tables.
const ENDINGS: [&str; 8] = ["csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods"];
/// What the usual folders are called.
const NAMES: [&str; 5] =
    ["Documents", "Downloads", "T\u{e9}l\u{e9}chargements", "Desktop", "Bureau"];
/// So many of a folder are looked at.
const MOST: usize = 2_000;
/// So many are offered.
const SHOWN: usize = 40;

/// A table that was found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    folder: String,
    day: Option<NaiveDate>,
    changed: Option<SystemTime>,
}

/// The tables that were found, newest first.
pub(super) struct Nearby {
    ctx: Context,
    lookup: Option<Files>,
    found: Vec<Found>,
    table: TableState<usize>,
}

impl Nearby {
    pub(super) fn new(ctx: &Context) -> Self {
        Self { ctx: ctx.clone(), lookup: None, found: Vec::new(), table: TableState::default() }
    }

    pub(super) fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        if self.lookup.is_none() {
            let reader = scene.reader.another()?;
            self.lookup = Some(Lookup::new(reader, self.ctx.clone(), |_: &Reader, ()| find()));
            self.ask();
        }
        Ok(())
    }

    /// Looks anew.
    pub(super) fn ask(&mut self) {
        if let Some(lookup) = &mut self.lookup {
            lookup.ask(());
        }
    }

    /// The list; the file that was chosen.
    pub(super) fn nearby_ui(&mut self, ui: &mut Ui) -> Option<PathBuf> {
        if let Some(found) = self.lookup.as_mut().and_then(Lookup::answer) {
            self.found = found;
            self.table.start_over();
        }
        text::section(ui, tr("import-nearby"));
        let waits = self.lookup.as_ref().is_some_and(Lookup::is_waiting);
        if self.found.is_empty() {
            text::secondary(
                ui,
                tr(if waits { "import-nearby-looking" } else { "import-nearby-none" }),
            );
            return None;
        }
        let columns = [
            Column::new(tr("import-file-name"), 200.0).grow(2.0),
            Column::new(tr("import-file-folder"), 120.0).grow(1.0),
            Column::new(tr("import-file-day"), 124.0),
        ];
        let found = &self.found;
        let table = Table::new(part("nearby"), tr("import-nearby"), &columns, found.len());
        let high = (ui.available_height()).clamp(size::ROW * 4.0, size::ROW * 9.0);
        let outcome = table.height(high).show(ui, &mut self.table, Some, |at, cells| {
            let Some(file) = found.get(at) else { return };
            cells.strong(&file_name(&file.path));
            cells.soft(&file.folder);
            cells.text(&file.day.map(date::show).unwrap_or_default());
        });
        let at = outcome.opened.or(outcome.clicked)?;
        found.get(at).map(|file| file.path.clone())
    }
}

/// Looks through the usual folders.
fn find() -> Vec<Found> {
    let mut found = Vec::new();
    if let Some(dirs) = UserDirs::new() {
        let usual = [dirs.document_dir(), dirs.download_dir(), dirs.desktop_dir()];
        let mut folders: BTreeSet<PathBuf> =
            usual.into_iter().flatten().map(Path::to_owned).collect();
        // Where the system does not say which they are, by their usual names.
        folders.extend(NAMES.iter().map(|name| dirs.home_dir().join(name)));
        for folder in folders {
            look(&folder, &mut found);
        }
    }
    // Where sticks are hung in, each under its name.
    for place in ["/media", "/run/media"] {
        let user = fs::read_dir(place).into_iter().flatten().flatten().map(|entry| entry.path());
        for stick in user.flat_map(|path| fs::read_dir(path).into_iter().flatten().flatten()) {
            look(&stick.path(), &mut found);
        }
    }
    found.sort_by_key(|found: &Found| std::cmp::Reverse(found.changed));
    found.truncate(SHOWN);
    found
}

fn look(folder: &Path, found: &mut Vec<Found>) {
    let name = file_name(folder);
    for entry in fs::read_dir(folder).into_iter().flatten().flatten().take(MOST) {
        let path = entry.path();
        let ending = path.extension().map(|end| end.to_string_lossy().to_lowercase());
        let is_table = ending.is_some_and(|end| ENDINGS.contains(&end.as_str()));
        let Ok(data) = entry.metadata() else { continue };
        if is_table && data.is_file() {
            let changed = data.modified().ok();
            let day = changed.map(|time| DateTime::<Local>::from(time).date_naive());
            found.push(Found { path, folder: name.clone(), day, changed });
        }
    }
}
