//! To whom tables leave and why. It is typed for the journal, and is on disk while it is typed: a
//! lock or a power cut leaves it there, until the tables are out.

use std::time::Duration;

use eframe::egui::Ui;

use super::TYPED;
use crate::ui::Scene;
use crate::ui::command::Command;

/// How long typing may go on before it is on disk, in seconds.
const KEEP_SECS: f64 = 1.0;

/// Receiver and purpose, and what of them is on disk.
#[derive(Default)]
pub(super) struct Told {
    pub(super) receiver: String,
    pub(super) purpose: String,
    kept: (String, String),
    since: Option<f64>,
}

impl Told {
    /// What was typed and did not leave yet.
    pub(super) fn read(scene: Scene<'_>) -> Self {
        let held = scene.reader.setting(&format!("{TYPED}{}", scene.me.id)).ok().flatten();
        let held = held.as_ref().and_then(|held| held.text()?.split_once('\n'));
        let (receiver, purpose) = held.unwrap_or_default();
        let kept = (receiver.to_owned(), purpose.to_owned());
        Self { receiver: kept.0.clone(), purpose: kept.1.clone(), kept, since: None }
    }

    /// The tables are out: what stays in view is not kept again.
    pub(super) fn out(&mut self) {
        self.kept = (self.receiver.clone(), self.purpose.clone());
    }

    /// True when something typed is not on disk.
    pub(super) fn is_unkept(&self) -> bool {
        (&self.receiver, &self.purpose) != (&self.kept.0, &self.kept.1)
    }

    /// The command that keeps it, where something is not on disk.
    pub(super) fn keep(&mut self) -> Option<Command> {
        self.since = None;
        if !self.is_unkept() {
            return None;
        }
        self.out();
        let (receiver, purpose) = self.kept.clone();
        Some(Command::KeepExport { receiver, purpose })
    }

    /// Keeps it where that is due.
    pub(super) fn keep_due(&mut self, ui: &Ui) -> Option<Command> {
        if !self.is_unkept() {
            self.since = None;
            return None;
        }
        let now = ui.input(|i| i.time);
        let waited = now - *self.since.get_or_insert(now);
        if waited >= KEEP_SECS {
            return self.keep();
        }
        ui.request_repaint_after(Duration::from_secs_f64(KEEP_SECS - waited));
        None
    }
}
