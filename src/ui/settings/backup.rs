//! Backups: one now, a copy to take away, and which ones there are.

use std::path::PathBuf;

use eframe::egui::{Id, Ui, Vec2};

use super::{head_ui, narrow_card};
use crate::domain::date;
use crate::store::StoreError;
use crate::store::backup::{self, Backup};
use crate::ui::command::Command;
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::table::{Column, Table, TableState};
use crate::ui::widgets::{button, field, field::FieldLook, frame, text};
use crate::words::{tr, tr_with};

/// How long a backup may take before the list stops waiting for it.
const PATIENCE_SECS: f64 = 120.0;

/// What is known of the backups.
pub(super) struct Backups {
    vault_dir: PathBuf,
    list: Vec<Backup>,
    table: TableState<u32>,
    folder: String,
    wrong: Option<String>,
    /// A backup was asked for: until this time of the window the list is read anew now and
    /// then, next at the second one.
    waiting: Option<(f64, f64)>,
}

impl Backups {
    pub(super) fn new(vault_dir: PathBuf) -> Self {
        Self {
            vault_dir,
            list: Vec::new(),
            table: TableState::default(),
            folder: String::new(),
            wrong: None,
            waiting: None,
        }
    }

    pub(super) fn refresh(&mut self) -> Result<(), StoreError> {
        self.list = backup::list(&self.vault_dir)?;
        Ok(())
    }

    /// Types a folder.
    #[cfg(test)]
    pub(super) fn type_folder(&mut self, folder: &str) {
        folder.clone_into(&mut self.folder);
    }

    pub(super) fn backup_ui(&mut self, ui: &mut Ui) -> Vec<Command> {
        let mut commands = Vec::new();
        self.look_again(ui);
        head_ui(ui, tr("settings-backup"), |ui| {
            let now = button::primary(tr("settings-backup-now")).icon(icon::ICON_BACKUP);
            if ui.add(now).clicked() {
                commands.push(Command::Backup(None));
                let now = ui.input(|i| i.time);
                self.waiting = Some((now + PATIENCE_SECS, now));
            }
        });
        text::secondary(ui, tr("settings-backup-about"));
        if self.list.is_empty() {
            frame::notice(ui, Mood::Warn, &tr("settings-backup-none"));
        } else {
            self.list_ui(ui);
        }
        narrow_card(ui, |ui| {
            text::section(ui, tr("settings-copy"));
            text::body(ui, tr("settings-copy-about"));
            let look = FieldLook::new(tr("settings-folder"))
                .hint(tr("settings-folder-hint"))
                .complaint(self.wrong.clone());
            let typed = field::text(ui, Id::unique("backup folder"), &look, &mut self.folder);
            if typed.changed() {
                self.wrong = None;
            }
            self.dropped(ui);
            if ui.add(button::secondary(tr("settings-copy-now"))).clicked() {
                let folder = PathBuf::from(self.folder.trim());
                if folder.is_dir() {
                    commands.push(Command::Backup(Some(folder)));
                } else {
                    self.wrong = Some(tr("settings-folder-wrong"));
                }
            }
        });
        commands
    }

    /// A backup is made beside the drawing thread: looks now and then whether it is there.
    fn look_again(&mut self, ui: &Ui) {
        let Some((until, next)) = self.waiting else { return };
        let now = ui.input(|i| i.time);
        if now >= next {
            let newest = self.list.first().map(|backup| backup.stamp);
            // A folder of at most some thirty entries; what cannot be read is read next time.
            let read = self.refresh().is_ok();
            let there = read && self.list.first().map(|backup| backup.stamp) != newest;
            self.waiting = (!there && now < until).then_some((until, now + 1.0));
        }
        ui.request_repaint_after(std::time::Duration::from_secs(1));
    }

    /// A folder dragged onto the window is as good as one typed.
    fn dropped(&mut self, ui: &Ui) {
        let dropped = ui.input(|i| i.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(folder) = dropped.filter(|path| path.is_dir()) {
            self.folder = folder.to_string_lossy().into_owned();
            self.wrong = None;
        }
    }

    fn list_ui(&mut self, ui: &mut Ui) {
        let columns = [
            Column::new(tr("settings-backup-day"), 120.0).grow(1.0),
            Column::new(tr("settings-backup-time"), 90.0).grow(1.0),
            Column::new(tr("settings-backup-number"), 90.0).right(),
        ];
        let count = tr_with("settings-backup-count", &[("count", &self.list.len().to_string())]);
        text::secondary(ui, count);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            let id = Id::unique("backups");
            let table = Table::new(id, tr("settings-backups"), &columns, self.list.len());
            let list = &self.list;
            table.height(280.0).show(
                ui,
                &mut self.table,
                |at| list.get(at).map(|backup| backup.stamp.number),
                |at, cells| {
                    let Some(backup) = list.get(at) else { return };
                    cells.strong(&date::show(backup.stamp.at.date()));
                    cells.text(&backup.stamp.at.format("%H:%M").to_string());
                    cells.soft(&backup.stamp.number.to_string());
                },
            );
        });
        ui.add_space(space::XS);
    }
}
