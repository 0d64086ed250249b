//! The window: locked or open, the look, the language, and the way from one to
//! the other. Where no window can be opened it says what is missing.

use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDate;
use eframe::egui::{self, ViewportCommand};

use super::desk::{Desk, Wish};
use super::key;
use super::session::Session;
use super::stage::{Locked, Stage};
use crate::store::vault::{Vault, harden_process};
use crate::ui::look;
use crate::ui::preference::Preferences;
use crate::ui::unlock::DemoUser;
use crate::words::{self, Lang, tr};

/// What the window opens with.
pub struct WindowAsk {
    /// The vault.
    pub vault: Vault,
    /// A session that is open already, with the password to show after a lock:
    /// the demo's.
    pub open: Option<(Session, String)>,
    /// The day the demo plays on.
    pub today: Option<NaiveDate>,
    /// The language, where it was asked for.
    pub language: Option<Lang>,
    /// Where appearance is kept; `None` keeps nothing.
    pub preferences: Option<PathBuf>,
}

/// Why no window could be opened; a sentence says what to do.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// There is no screen to open it on.
    #[error("no display")]
    NoDisplay,
    /// Graphics failed, in hardware and in software.
    #[error("no graphics")]
    NoGraphics(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The second start failed, and has said why.
    #[error("told already")]
    Told,
}

impl WindowError {
    /// What is missing and what to do.
    pub fn sentence(&self) -> String {
        match self {
            Self::NoDisplay => tr("window-no-display"),
            Self::NoGraphics(_) => tr("window-no-graphics"),
            Self::Told => String::new(),
        }
    }
}

/// Tells the second start that graphics in hardware failed.
const SOFTWARE: &str = "LIBGL_ALWAYS_SOFTWARE";

fn has(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// Whether there is a screen to open a window on.
pub fn can_open() -> Result<(), WindowError> {
    let none = cfg!(target_os = "linux") && !has("DISPLAY") && !has("WAYLAND_DISPLAY");
    if none { Err(WindowError::NoDisplay) } else { Ok(()) }
}

/// Opens the window and stays until it is closed.
pub fn run(ask: WindowAsk) -> Result<(), WindowError> {
    harden_process();
    can_open()?;
    let viewport = egui::ViewportBuilder::default()
        .with_title(TITLE)
        .with_app_id("segin")
        .with_inner_size(SIZE)
        .with_min_inner_size(LEAST);
    let options = eframe::NativeOptions { viewport, centered: true, ..Default::default() };
    let software = has(SOFTWARE);
    let opened = eframe::run_native(
        TITLE,
        options,
        Box::new(move |creation| Ok(Box::new(Window::new(ask, &creation.egui_ctx, software)))),
    );
    match opened {
        Ok(()) => Ok(()),
        Err(error) if software => Err(WindowError::NoGraphics(error.to_string().into())),
        Err(_) => again_in_software(),
    }
}

/// Starts the program once more with graphics in software; what that cannot do it tells itself.
fn again_in_software() -> Result<(), WindowError> {
    let again = std::env::current_exe().and_then(|program| {
        std::process::Command::new(program)
            .args(std::env::args_os().skip(1))
            .env(SOFTWARE, "1")
            .status()
    });
    match again {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(WindowError::Told),
        Err(error) => Err(WindowError::NoGraphics(error.into())),
    }
}

const TITLE: &str = "Segin";
// With the bar of its title it fits a screen of 720 lines.
const SIZE: [f32; 2] = [1280.0, 680.0];
const LEAST: [f32; 2] = [960.0, 600.0];

struct Window {
    stage: Stage,
    vault: Vault,
    preferences: Preferences,
    kept: Preferences,
    keep_in: Option<PathBuf>,
    demo: Option<DemoUser>,
    today: Option<NaiveDate>,
    last_input: f64,
    /// Keys behind one that moves the keyboard: heard in the next frame.
    held: Vec<egui::Event>,
}

impl Window {
    fn new(ask: WindowAsk, ctx: &egui::Context, software: bool) -> Self {
        look::install(ctx);
        let mut preferences = Preferences::load(ask.preferences.as_deref());
        if let Some(language) = ask.language {
            preferences.language = language;
        }
        preferences.apply(ctx);
        let notice = software.then(|| tr("window-software"));
        let (stage, demo) = if let Some((session, password)) = ask.open {
            let user = DemoUser { name: session.me().name.clone(), password };
            let desk = Desk::new(session, ctx, &preferences);
            (Stage::Open(Box::new(desk)), Some(user))
        } else {
            let locked = Locked::new(ask.vault.clone(), notice, None);
            (Stage::Locked(Box::new(locked)), None)
        };
        Self {
            stage,
            vault: ask.vault,
            kept: preferences.clone(),
            preferences,
            keep_in: ask.preferences,
            demo,
            today: ask.today,
            last_input: 0.0,
            held: Vec::new(),
        }
    }

    fn open(&mut self, mut session: Session, ctx: &egui::Context) {
        if let Some(today) = self.today {
            // Refused in a vault that the demo did not make: then the machine's day holds.
            session.set_today(today);
        }
        forget(ctx);
        self.last_input = ctx.input(|i| i.time);
        self.stage = Stage::Open(Box::new(Desk::new(session, ctx, &self.preferences)));
    }

    /// Drops all that was open, then what the toolkit remembers of it.
    fn lock(&mut self, ctx: &egui::Context) {
        let locked = Locked::new(self.vault.clone(), None, self.demo.clone());
        self.stage = Stage::Locked(Box::new(locked));
        self.held.clear();
        forget(ctx);
        ctx.copy_text(String::new());
        ctx.request_repaint();
    }

    fn lock_when_idle(&mut self, ctx: &egui::Context) {
        let (now, active) = ctx.input(|i| (i.time, !i.events.is_empty()));
        let Stage::Open(desk) = &mut self.stage else { return };
        if active || desk.is_at_work() {
            self.last_input = now;
        }
        let allowed = f64::from(self.preferences.idle_minutes.clamp(1, 15)) * 60.0;
        let left = allowed - (now - self.last_input);
        if left <= 0.0 {
            desk.keep_typed();
            self.lock(ctx);
        } else {
            ctx.request_repaint_after(Duration::from_secs_f64(left));
        }
    }
}

/// Resets what the toolkit keeps between frames: text fields keep undo copies.
fn forget(ctx: &egui::Context) {
    ctx.memory_mut(|memory| {
        let options = std::mem::take(&mut memory.options);
        *memory = egui::Memory::default();
        memory.options = options;
    });
}

impl eframe::App for Window {
    fn raw_input_hook(&mut self, ctx: &egui::Context, raw: &mut egui::RawInput) {
        key::one_move(&mut raw.events, &mut self.held);
        if !self.held.is_empty() {
            ctx.request_repaint();
        }
        if let Stage::Open(desk) = &self.stage
            && desk.takes_figures()
        {
            key::figures(&mut raw.events);
        }
    }

    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        let wish = match &mut self.stage {
            Stage::Open(desk) => desk.logic(ctx, &mut self.preferences),
            Stage::Locked(_) => None,
        };
        self.grant(wish, ctx);
        self.lock_when_idle(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let wish = match &mut self.stage {
            Stage::Locked(locked) => {
                if let Some(session) = locked.locked_ui(ui, &mut self.preferences) {
                    self.open(session, &ctx);
                    ctx.request_repaint();
                }
                None
            }
            Stage::Open(desk) => desk.desk_ui(ui, &mut self.preferences),
        };
        self.grant(wish, &ctx);
        if self.preferences != self.kept {
            self.preferences.apply(&ctx);
            self.preferences.save(self.keep_in.as_deref());
            self.kept = self.preferences.clone();
            ctx.request_repaint();
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Stage::Open(desk) = &mut self.stage {
            desk.keep_typed();
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

impl Window {
    fn grant(&mut self, wish: Option<Wish>, ctx: &egui::Context) {
        match wish {
            Some(Wish::Lock) => self.lock(ctx),
            Some(Wish::Quit) => ctx.send_viewport_cmd(ViewportCommand::Close),
            None => {}
        }
    }
}

/// The language of the desktop, for the first start.
pub fn desktop_language() -> Lang {
    let set = std::env::var("LC_ALL").or_else(|_| std::env::var("LANG")).unwrap_or_default();
    Lang::from_key(&set).unwrap_or_else(words::language)
}
