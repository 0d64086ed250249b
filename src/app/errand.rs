//! Slow work beside the drawing thread: one at a time, and a sentence at its end.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};

use eframe::egui;

use super::session::Session;
use crate::exchange::picture::{self, Taken};
use crate::store::{BackingUp, StoreError};
use crate::ui::command::Attach;
use crate::words::tr;

/// How an errand ends: done, or a sentence that says why not.
type End = Result<Ended, String>;

/// What an errand brings.
pub(super) enum Ended {
    /// A sentence; nothing to say when it is empty.
    Said(String),
    /// A file that was read, to be kept.
    Taken(Box<Attach>, Taken),
}

/// An errand under way.
pub(super) struct Errand {
    what: String,
    end: Receiver<End>,
}

impl Errand {
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

    /// Reads a photo or document and writes it anew.
    pub(super) fn take(ask: Box<Attach>, ctx: &egui::Context) -> Option<Self> {
        Self::start(tr("errand-attach"), ctx, move || match picture::take_file(&ask.path) {
            Ok(taken) => Ok(Ended::Taken(ask, taken)),
            Err(error) => Err(StoreError::from(error).sentence()),
        })
    }

    fn start(
        what: String,
        ctx: &egui::Context,
        work: impl FnOnce() -> End + Send + 'static,
    ) -> Option<Self> {
        let (tell, end) = channel();
        let ctx = ctx.clone();
        let work = move || {
            // The desk may be gone: then nobody waits for the end.
            let _ = tell.send(work());
            ctx.request_repaint();
        };
        std::thread::Builder::new().name("errand".to_owned()).spawn(work).ok()?;
        Some(Self { what, end })
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
