//! Locked or open. Locking drops everything that was open, keys included, and
//! clears what the toolkit remembers of it.

use std::sync::mpsc::{Receiver, channel};

use eframe::egui;

use super::desk::Desk;
use super::session::Session;
use crate::store::StoreError;
use crate::store::vault::{Cost, RecoveryKey, Vault};
use crate::ui::preference::Preferences;
use crate::ui::unlock::{Ask, DemoUser, Unlock};

/// Personal data lives only inside `Open`.
pub(super) enum Stage {
    /// Nobody is signed in.
    Locked(Box<Locked>),
    /// Somebody is.
    Open(Box<Desk>),
}

/// The unlock screen, and the opening under way beside the drawing thread.
pub(super) struct Locked {
    screen: Unlock,
    vault: Vault,
    opening: Option<Receiver<Opened>>,
    /// Waits until the recovery key was typed back.
    made: Option<Session>,
}

type Opened = Result<(Session, Option<RecoveryKey>), StoreError>;

impl Locked {
    /// The unlock screen of a vault.
    pub(super) fn new(vault: Vault, notice: Option<String>, demo: Option<DemoUser>) -> Self {
        let screen = Unlock::new(vault.clone(), notice, demo);
        Self { screen, vault, opening: None, made: None }
    }

    /// Draws it; the session once the vault is open.
    pub(super) fn locked_ui(
        &mut self,
        ui: &mut egui::Ui,
        preferences: &mut Preferences,
    ) -> Option<Session> {
        if let Some(session) = self.take_opened() {
            return Some(session);
        }
        match self.screen.unlock_ui(ui)? {
            Ask::Begin => return self.made.take(),
            Ask::Set(command) => preferences.set(&command),
            ask => self.start(ui.ctx().clone(), ask),
        }
        None
    }

    /// Deriving a key takes about a second by design: beside the drawing thread.
    fn start(&mut self, ctx: egui::Context, ask: Ask) {
        if self.opening.is_some() {
            return;
        }
        self.screen.busy(true);
        let (vault, (tell, hear)) = (self.vault.clone(), channel());
        self.opening = Some(hear);
        let work = move || {
            // The window may be gone: then nobody waits for the answer.
            let _ = tell.send(open(&vault, ask));
            ctx.request_repaint();
        };
        if std::thread::Builder::new().name("unlock".to_owned()).spawn(work).is_err() {
            self.opening = None;
            self.screen.busy(false);
        }
    }

    fn take_opened(&mut self) -> Option<Session> {
        let opened = self.opening.as_ref()?.try_recv().ok()?;
        self.opening = None;
        self.screen.busy(false);
        match opened {
            Ok((session, None)) => return Some(session),
            Ok((session, Some(recovery))) => {
                self.made = Some(session);
                self.screen.created(recovery);
            }
            Err(error) => self.screen.failed(&error),
        }
        None
    }
}

fn open(vault: &Vault, ask: Ask) -> Opened {
    match ask {
        Ask::Open { name, password } => Ok((Session::open(vault, &name, password)?, None)),
        Ask::Create(first) => {
            let (session, recovery) = Session::create(vault, first, Cost::tuned()?)?;
            Ok((session, Some(recovery)))
        }
        Ask::Recover { recovery, name, password } => {
            let now = crate::store::clock::now_ms() / 1000;
            let cost = Cost::tuned()?;
            let (unlocked, fresh) = vault.recover(&recovery, &name, password, cost, now)?;
            Ok((Session::enter(unlocked)?, Some(fresh)))
        }
        // Neither asks for the vault: the stage answers them before.
        Ask::Begin | Ask::Set(_) => Err(StoreError::Damaged("stage")),
    }
}
