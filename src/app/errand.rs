//! Slow work beside the drawing thread: one at a time, and a sentence at its end.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;

use eframe::egui;

use super::perform::Refusal;
use super::session::{self, Made, Session, TableWork};
use crate::domain::problem::Problem;
use crate::exchange::picture::{self, Taken};
use crate::exchange::{self, Step};
use crate::store::{BackingUp, Changed, StoreError};
use crate::ui::command::{
    Attach, Command, ExportOrder, FormFile, Job, TableAsk, TableOrder, Verb, Watch,
};
use crate::words::tr;

/// How an errand ends: done, or a sentence that says why not.
type End = Result<Ended, String>;

/// What an errand brings.
pub(super) enum Ended {
    /// A sentence; nothing to say when it is empty.
    Said(String),
    /// A file that was read, to be kept.
    Taken(Box<Attach>, Taken),
    /// Tables that were written and have no name yet.
    Exported(Box<ExportOrder>, Made),
    /// What stands against it, for the screen that asked.
    Refused(Vec<Problem>),
    /// What was written beside the window.
    Changed(Changed),
}

/// An errand under way.
pub(super) struct Errand {
    what: String,
    end: Receiver<End>,
    /// Stopped when nobody waits for it any more.
    watch: Option<Arc<Watch>>,
    /// A table being read or brought in: ended when nobody waits for it any more.
    table: Option<Table>,
}

/// What ends with its errand.
struct Table {
    job: Arc<Job>,
    writes: bool,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Table {
    /// No key and no writer outlives a lock.
    fn drop(&mut self) {
        self.job.stop();
        if let Some(thread) = self.thread.take() {
            // It has panicked or not: it is gone.
            let _ = thread.join();
        }
    }
}

impl Drop for Errand {
    fn drop(&mut self) {
        if let Some(watch) = &self.watch {
            watch.stop();
        }
    }
}

impl Errand {
    /// Writes tables out of the vault, through a reader of its own.
    pub(super) fn export(
        session: &Session,
        order: Box<ExportOrder>,
        ctx: &egui::Context,
    ) -> Option<Self> {
        let reader = session.store().reader().another().ok()?;
        let making = session.making();
        let watch = Arc::clone(&order.watch);
        let drawn = ctx.clone();
        let mut errand = Self::start(tr("errand-export"), ctx, move || {
            let watch = Arc::clone(&order.watch);
            let tell = |step: Step| {
                watch.set(step.done, step.whole);
                drawn.request_repaint();
            };
            let errand = exchange::Errand { cancel: &watch.cancel, tell: &tell };
            match making.write(&reader, &order, &errand).map_err(Refusal::from) {
                Ok(made) => Ok(Ended::Exported(order, made)),
                Err(refusal) => {
                    watch.end();
                    match refusal {
                        Refusal::Problems(all) if all.iter().any(|p| !p.field.is_empty()) => {
                            Ok(Ended::Refused(all))
                        }
                        other => Err(other.sentence()),
                    }
                }
            }
        })?;
        errand.watch = Some(watch);
        Some(errand)
    }

    /// Backs the vault up into itself, or copies it into a folder.
    pub(super) fn back_up(
        session: &Session,
        folder: Option<PathBuf>,
        ctx: &egui::Context,
        tell: bool,
    ) -> Option<Self> {
        let backup = BackingUp::of(session.unlocked());
        Self::start(tr("errand-backup"), ctx, move || match backup.run(folder.as_deref()) {
            Ok(()) if tell => Ok(Ended::Said(tr("app-backed-up"))),
            Ok(()) => Ok(Ended::Said(String::new())),
            Err(error) => Err(error.sentence()),
        })
    }

    /// Reads a form of the office; the answer lies in the file.
    pub(super) fn read_form(file: Arc<FormFile>, ctx: &egui::Context) -> Option<Self> {
        Self::start(tr("errand-form"), ctx, move || {
            file.answer(session::read_form(&file.path));
            Ok(Ended::Said(String::new()))
        })
    }

    /// Reads a photo or document and writes it anew.
    pub(super) fn take(ask: Box<Attach>, ctx: &egui::Context) -> Option<Self> {
        Self::start(tr("errand-attach"), ctx, move || match picture::take_file(&ask.path) {
            Ok(taken) => Ok(Ended::Taken(ask, taken)),
            Err(error) => Err(StoreError::from(error).sentence()),
        })
    }

    /// Reads a table, brings it in, or takes an import back.
    pub(super) fn table(
        mut work: TableWork,
        order: TableOrder,
        ctx: &egui::Context,
    ) -> Option<Self> {
        let (job, writes) = (order.job.clone(), order.ask.writes());
        let what = match &order.ask {
            TableAsk::Undo(_) => tr("errand-import-undo"),
            _ if writes => tr("errand-import"),
            _ => tr("errand-table"),
        };
        let (mut errand, thread) =
            Self::begin(what, ctx, move || Ok(Ended::Changed(work.carry_out(&order))))?;
        errand.table = Some(Table { job, writes, thread: Some(thread) });
        Some(errand)
    }

    /// Whether a command has to wait until it is done: the vault has one writer at a time.
    pub(super) fn bars(&self, command: &Command) -> bool {
        let passes = match command {
            Command::Do(verb) => matches!(
                verb,
                Verb::Lock
                    | Verb::ZoomIn
                    | Verb::ZoomOut
                    | Verb::ZoomReset
                    | Verb::Theme
                    | Verb::Language
                    | Verb::Help
            ),
            Command::SetTheme(_)
            | Command::SetLanguage(_)
            | Command::SetZoom(_)
            | Command::SetIdle(_) => true,
            _ => false,
        };
        self.is_long() && !passes
    }

    /// Whether it writes for long.
    pub(super) fn is_long(&self) -> bool {
        self.table.as_ref().is_some_and(|table| table.writes)
    }

    fn start(
        what: String,
        ctx: &egui::Context,
        work: impl FnOnce() -> End + Send + 'static,
    ) -> Option<Self> {
        Self::begin(what, ctx, work).map(|(errand, _)| errand)
    }

    fn begin(
        what: String,
        ctx: &egui::Context,
        work: impl FnOnce() -> End + Send + 'static,
    ) -> Option<(Self, JoinHandle<()>)> {
        let (tell, end) = channel();
        let ctx = ctx.clone();
        let work = move || {
            // The desk may be gone: then nobody waits for the end.
            let _ = tell.send(work());
            ctx.request_repaint();
        };
        let thread = std::thread::Builder::new().name("errand".to_owned()).spawn(work).ok()?;
        Some((Self { what, end, watch: None, table: None }, thread))
    }

    /// How it ended, once it has.
    pub(super) fn take_end(&mut self) -> Option<End> {
        self.end.try_recv().ok()
    }

    /// What is being done.
    pub(super) fn what(&self) -> &str {
        &self.what
    }
}
