//! Slow work beside the drawing thread: one at a time, and a sentence at its end.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};

use eframe::egui;

use super::session::Session;
use crate::store::BackingUp;
use crate::words::tr;

/// The sentence an errand ends with.
type End = Result<String, String>;

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
            Ok(()) if tell => Ok(tr("app-backed-up")),
            Ok(()) => Ok(String::new()),
            Err(error) => Err(error.sentence()),
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

    /// The sentence at the end, once it has come.
    pub(super) fn take_end(&mut self) -> Option<End> {
        self.end.try_recv().ok()
    }

    /// What is being done.
    pub(super) fn what(&self) -> &str {
        &self.what
    }
}
