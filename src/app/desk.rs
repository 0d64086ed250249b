//! The window once somebody is signed in: the rail of places, the screen in the
//! work area, toasts, palette and help. Draws, collects commands, and performs
//! them between frames.

mod overlay;
mod place;
#[cfg(test)]
mod room;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use eframe::egui::{self, Panel};

use self::overlay::Overlay;
use super::errand::{Ended, Errand};
use super::perform::{Done, Refusal};
use super::session::Session;
use super::{key, rail};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::store::{BackingUp, Changed};
use crate::ui::Screen;
use crate::ui::command::{
    Attach, Command, ExportOrder, FormFile, Route, TableEnd, TableOrder, Verb,
};
use crate::ui::look::{self, size};
use crate::ui::preference::Preferences;
use crate::ui::widgets::focus;
use crate::ui::widgets::toast::Toasts;
use crate::words::tr;

/// Somebody at work.
pub(super) struct Desk {
    session: Session,
    route: Route,
    screen: Box<dyn Screen>,
    toasts: Toasts<i64>,
    overlay: Overlay,
    errand: Option<Errand>,
    undo: Vec<i64>,
    /// A screen was just opened: the keyboard goes to it.
    arrived: bool,
}

/// What the desk asks of the program around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// Lock.
    Lock,
    /// Quit.
    Quit,
}

impl Desk {
    /// The desk of a session, at what is due.
    pub(super) fn new(session: Session, ctx: &egui::Context, preferences: &Preferences) -> Self {
        let route = Route::Today;
        let screen = place::screen(&route, &session, ctx, preferences);
        let mut desk = Self {
            session,
            route,
            screen,
            toasts: Toasts::default(),
            overlay: Overlay::default(),
            errand: None,
            undo: Vec::new(),
            arrived: true,
        };
        desk.refresh();
        if let Some(notice) = desk.session.unlocked().notice() {
            desk.toasts.warn(notice.sentence());
        }
        desk.watch();
        desk.back_up_when_due(ctx);
        desk
    }

    /// Keys, answers of errands, and what the last frame asked for.
    pub(super) fn logic(
        &mut self,
        ctx: &egui::Context,
        preferences: &mut Preferences,
    ) -> Option<Wish> {
        if let Some(said) = self.errand.as_mut().and_then(Errand::take_end) {
            self.errand = None;
            match said {
                Ok(Ended::Said(sentence)) if sentence.is_empty() => {}
                Ok(Ended::Said(sentence)) => self.toasts.say(sentence),
                Ok(Ended::Exported(order, made)) => {
                    let done = self.session.export_written(&order, made);
                    order.watch.end();
                    self.settled(done, false);
                }
                Ok(Ended::Changed(changed)) => self.brought_in(&changed),
                Ok(Ended::Taken(ask, taken)) => {
                    let done = self.session.attach_taken(&ask, &taken);
                    self.settled(done, false);
                }
                // Another screen would take it for its own.
                Ok(Ended::Refused(problems)) if !matches!(self.route, Route::Export(_)) => {
                    self.toasts.warn(Refusal::Problems(problems).sentence());
                }
                Ok(Ended::Refused(problems)) => {
                    self.settled(Err(Refusal::Problems(problems)), false);
                }
                Err(sentence) => self.toasts.warn(sentence),
            }
        }
        let mut wish = None;
        if !self.overlay.takes_keys() {
            for verb in key::pressed(ctx, |verb| self.screen.keeps(verb, ctx)) {
                wish = self.act(Command::Do(verb), ctx, preferences).or(wish);
            }
        }
        wish
    }

    /// Draws, then does what was asked.
    pub(super) fn desk_ui(
        &mut self,
        ui: &mut egui::Ui,
        preferences: &mut Preferences,
    ) -> Option<Wish> {
        let ctx = ui.ctx().clone();
        let narrow = ui.available_width() < size::NARROW;
        let rail = if narrow { size::RAIL_NARROW } else { size::RAIL };
        let mut commands = Vec::new();
        Panel::left("rail").exact_size(rail).resizable(false).frame(rail::frame(&ctx)).show(
            ui,
            |ui| {
                let errand = self.errand.as_ref().map(Errand::what);
                let me = self.session.me();
                commands.extend(rail::rail_ui(ui, &self.route, me, errand, narrow));
            },
        );
        commands.extend(self.toasts.show(ui).map(Command::Undo));
        let ground = egui::Frame::new().fill(look::look(&ctx).ground).inner_margin(MARGIN);
        egui::CentralPanel::default().frame(ground).show(ui, |ui| {
            self.start_ui(ui);
            #[cfg(test)]
            let edge = ui.max_rect().right();
            commands.extend(self.screen.screen_ui(ui, self.session.scene()));
            #[cfg(test)]
            ui.data_mut(|d| d.insert_temp(over_id(), ui.min_rect().right() - edge));
        });
        commands.extend(self.overlays_ui(&ctx));
        focus::settle(ui);
        let mut wish = None;
        for command in commands {
            wish = self.act(command, &ctx, preferences).or(wish);
        }
        wish
    }

    /// Where the keyboard is when a screen opens: before its first widget, so that Tab leads
    /// into it and the screen reader says where one is. A screen may put it further on.
    fn start_ui(&mut self, ui: &egui::Ui) {
        let id = egui::Id::unique("screen-start");
        let arrives = self.arrived && !focus::is_covered(ui);
        if !arrives && !ui.memory(|m| m.has_focus(id)) {
            return;
        }
        self.arrived &= !arrives;
        let place = egui::Rect::from_min_size(ui.max_rect().min, egui::Vec2::ZERO);
        let start = ui.interact(place, id, egui::Sense::focusable_noninteractive());
        ui.accesskit_node_builder(id, |node| {
            node.set_role(egui::accesskit::Role::Heading);
            node.set_label(self.screen.title());
        });
        if !start.has_focus() {
            start.request_focus();
        }
    }

    fn overlays_ui(&mut self, ctx: &egui::Context) -> Vec<Command> {
        let mut commands = Vec::new();
        commands.extend(self.overlay.overlay_ui(ctx, self.session.scene()));
        commands
    }

    /// Does one command; what only the program around can do comes back.
    fn act(
        &mut self,
        command: Command,
        ctx: &egui::Context,
        preferences: &mut Preferences,
    ) -> Option<Wish> {
        if self.overlay.bars(&command) {
            return None;
        }
        if self.errand.as_ref().is_some_and(|errand| errand.bars(&command)) {
            self.toasts.warn(tr("errand-wait"));
            return None;
        }
        match command {
            Command::Do(verb) => return self.act_verb(verb, ctx, preferences),
            Command::Go(route) => self.go(route, ctx, preferences),
            Command::Resume(record) => self.resume(record, ctx),
            Command::SetTheme(_)
            | Command::SetLanguage(_)
            | Command::SetZoom(_)
            | Command::SetIdle(_) => preferences.set(&command),
            Command::Backup(folder) => self.back_up(folder, ctx),
            Command::Attach(ask) => self.take(ask, ctx),
            Command::Export(order) => self.export(order, ctx),
            Command::ReadForm(file) => self.read_form(file, ctx),
            Command::Table(order) => self.table(&order, ctx),
            writing => self.write(writing),
        }
        None
    }

    fn act_verb(
        &mut self,
        verb: Verb,
        ctx: &egui::Context,
        preferences: &mut Preferences,
    ) -> Option<Wish> {
        match verb {
            Verb::Today => self.go(Route::Today, ctx, preferences),
            Verb::People => self.go(Route::People(Box::default()), ctx, preferences),
            Verb::NewPerson => self.go(Route::NewPerson, ctx, preferences),
            Verb::Arrival => self.go(Route::Arrival, ctx, preferences),
            Verb::Referrals => self.go(Route::Referrals, ctx, preferences),
            Verb::Agenda => self.go(Route::Agenda, ctx, preferences),
            Verb::Workshops => self.go(Route::Workshops, ctx, preferences),
            Verb::Supervision => self.go(Route::Supervision, ctx, preferences),
            Verb::Figures => self.go(Route::Figures, ctx, preferences),
            Verb::Import => self.go(Route::Import, ctx, preferences),
            Verb::Duplicates => self.go(Route::Duplicates, ctx, preferences),
            Verb::Export => {
                self.go(Route::Export(Box::default()), ctx, preferences);
            }
            Verb::Settings => self.go(Route::Settings, ctx, preferences),
            Verb::Palette => self.overlay.open_palette(self.session.scene(), ctx),
            Verb::Undo => match self.undo.pop() {
                Some(batch) => self.write(Command::Undo(batch)),
                None => self.toasts.say(tr("app-nothing-to-undo")),
            },
            Verb::ZoomIn => preferences.zoom_by(ZOOM_STEP),
            Verb::ZoomOut => preferences.zoom_by(-ZOOM_STEP),
            Verb::ZoomReset => preferences.zoom = 100,
            Verb::Theme => preferences.turn_theme(ctx.theme() == egui::Theme::Dark),
            Verb::Language => preferences.turn_language(),
            Verb::Help => self.overlay.turn_help(place::help(&self.route), ctx),
            Verb::Backup => self.back_up(None, ctx),
            Verb::Lock | Verb::Quit => {
                self.keep_typed();
                return Some(if verb == Verb::Lock { Wish::Lock } else { Wish::Quit });
            }
            Verb::Save | Verb::Edit => {
                for command in self.screen.verb(verb, self.session.scene()) {
                    self.act(command, ctx, preferences);
                }
            }
        }
        None
    }

    /// Whether Ctrl with a figure leads somewhere here.
    pub(super) fn takes_figures(&self) -> bool {
        matches!(self.route, Route::Case { .. })
    }

    /// What is being typed goes to disk before the desk goes away.
    pub(super) fn keep_typed(&mut self) {
        for command in self.screen.verb(Verb::Lock, self.session.scene()) {
            if matches!(command, Command::KeepDraft(_) | Command::KeepExport { .. }) {
                self.write(command);
            }
        }
    }

    fn write(&mut self, command: Command) {
        let undoing = matches!(command, Command::Undo(_));
        if let Command::Undo(batch) = &command {
            self.toasts.undone(batch);
            self.undo.retain(|held| held != batch);
        }
        let done = self.session.perform(command);
        self.settled(done, undoing);
    }

    fn settled(&mut self, done: Result<Done, Refusal>, undoing: bool) {
        match done {
            Ok(done) => self.settle(&done, undoing),
            Err(Refusal::Problems(problems)) => {
                // Said once: at the field, or else here.
                if !self.overlay.refused(&problems) && !self.screen.refused(&problems) {
                    self.toasts.warn(Refusal::Problems(problems).sentence());
                }
            }
            Err(refusal) => self.toasts.warn(refusal.sentence()),
        }
    }

    /// Says what was done, offers to undo it, and lets the screen read anew.
    fn settle(&mut self, done: &Done, undoing: bool) {
        // A safety alert is never taken back.
        let alerts = done.changed.kinds.contains(&Kind::Alert);
        if let Some(batch) = done.changed.batch.filter(|_| !alerts) {
            if undoing {
                self.toasts.say(done.sentence());
            } else {
                self.toasts.say_undo(done.sentence(), batch);
                self.undo.push(batch);
            }
        } else if !done.word.is_empty() && done.failed.is_empty() {
            self.toasts.say(done.sentence());
        }
        if !done.failed.is_empty() && !self.screen.partly(&done.failed) {
            for failure in &done.failed {
                self.toasts.warn(format!("{} – {}", failure.name, failure.problem.sentence()));
            }
        }
        if !undoing && !done.word.is_empty() {
            self.screen.saved(&done.changed);
        }
        for warning in &done.warnings {
            self.toasts.warn(warning.sentence());
        }
        self.tell(&done.changed);
        if alerts {
            self.watch();
        }
    }

    /// A safety alert that waits for an answer comes before everything else.
    fn watch(&mut self) {
        if let Err(error) = self.overlay.watch(self.session.scene()) {
            self.toasts.warn(error.sentence());
        }
    }

    fn tell(&mut self, changed: &Changed) {
        if !changed.kinds.is_empty() && self.screen.concerns(changed) {
            self.refresh();
        }
    }

    fn refresh(&mut self) {
        if let Err(error) = self.screen.refresh(self.session.scene()) {
            self.toasts.warn(error.sentence());
        }
    }

    fn go(&mut self, route: Route, ctx: &egui::Context, preferences: &Preferences) {
        if let Some(right) = route.right().filter(|right| !self.session.me().may(*right)) {
            self.toasts.warn(Refusal::NoRight(right).sentence());
            return;
        }
        self.keep_typed();
        self.screen = place::screen(&route, &self.session, ctx, preferences);
        self.route = route;
        self.arrive();
    }

    fn arrive(&mut self) {
        self.overlay.clear();
        self.arrived = true;
        self.refresh();
    }

    fn resume(&mut self, record: Id, ctx: &egui::Context) {
        match place::resumed(record, &self.session, ctx) {
            Ok(Some((route, screen))) => {
                self.keep_typed();
                (self.route, self.screen) = (route, screen);
                self.arrive();
            }
            Ok(None) => self.toasts.warn(tr("app-draft-gone")),
            Err(error) => self.toasts.warn(error.sentence()),
        }
    }

    fn take(&mut self, ask: Box<Attach>, ctx: &egui::Context) {
        if self.errand.is_some() {
            self.toasts.warn(tr("errand-wait"));
        } else if self.session.demand(crate::domain::role::Right::WriteCase).is_ok() {
            self.errand = Errand::take(ask, ctx);
        }
    }

    fn export(&mut self, order: Box<ExportOrder>, ctx: &egui::Context) {
        if self.errand.is_some() {
            order.watch.end();
            self.toasts.warn(tr("errand-wait"));
            return;
        }
        match self.session.may_export(&order) {
            Ok(()) => self.errand = Errand::export(&self.session, order, ctx),
            Err(refusal) => {
                order.watch.end();
                self.settled(Err(refusal), false);
            }
        }
    }

    fn read_form(&mut self, file: Arc<FormFile>, ctx: &egui::Context) {
        if self.errand.is_some() {
            self.toasts.warn(tr("errand-wait"));
        } else if self.session.demand(crate::domain::role::Right::ManageOffice).is_ok() {
            self.errand = Errand::read_form(file, ctx);
        }
    }

    /// Whether something is written beside the window: it does not lock by itself meanwhile.
    pub(super) fn is_at_work(&self) -> bool {
        self.errand.as_ref().is_some_and(Errand::is_long)
    }

    fn table(&mut self, order: &TableOrder, ctx: &egui::Context) {
        let right = crate::domain::role::Right::Import;
        let started = match self.errand {
            _ if !self.session.me().may(right) => Err(Refusal::NoRight(right).sentence()),
            Some(_) => Err(tr("errand-wait")),
            None => self.session.table_work().map_err(|error| error.sentence()),
        };
        match started {
            Ok(work) => self.errand = Errand::table(work, order.clone(), ctx),
            Err(sentence) => order.job.end(TableEnd::Failed(sentence)),
        }
    }

    /// What was written beside the window is there to be read.
    fn brought_in(&mut self, changed: &Changed) {
        if let Err(refusal) = self.session.written_beside(changed) {
            self.toasts.warn(refusal.sentence());
        }
        self.tell(changed);
    }

    fn back_up_when_due(&mut self, ctx: &egui::Context) {
        if self.session.is_demo() {
            return;
        }
        let due = BackingUp::of(self.session.unlocked()).is_due();
        if matches!(due, Ok(true)) {
            self.errand = Errand::back_up(&self.session, None, ctx, false);
        }
    }

    fn back_up(&mut self, folder: Option<std::path::PathBuf>, ctx: &egui::Context) {
        let right = crate::domain::role::Right::Backup;
        if !self.session.me().may(right) {
            self.toasts.warn(Refusal::NoRight(right).sentence());
        } else if self.errand.is_none() {
            self.errand = Errand::back_up(&self.session, folder, ctx, true);
        }
    }
}

/// Where tests find by how much a screen is wider than its place.
#[cfg(test)]
fn over_id() -> egui::Id {
    egui::Id::unique("over")
}

/// Space around the work area, in whole points.
const MARGIN: egui::Margin = egui::Margin { left: 24, right: 24, top: 16, bottom: 16 };
/// One step of the zoom keys, in percent.
const ZOOM_STEP: i16 = 10;
