//! Reports, tables of figures, projects and their targets.

mod project;
mod report;
pub mod table;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Context, Ui, WidgetInfo};

use self::project::Projects;
use self::report::ReportTab;
use self::table::Tables;
use super::command::{Command, Verb};
use super::look::{self, Text, icon, space};
use super::widgets::tabs::tabs;
use super::widgets::{frame, text};
use super::{Scene, Screen};
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::store::{Changed, StoreError};
use crate::words::tr;

/// The parts of the screen, in order.
const TABS: [&str; 3] = ["figure-tab-report", "figure-tab-table", "figure-tab-project"];

/// Reports, tables of figures, projects and their targets.
pub struct Figures {
    tab: usize,
    report: ReportTab,
    tables: Tables,
    projects: Projects,
}

/// A figure that opens what stands behind it: a word in the text, with a name of its own for the
/// screen reader. True when it is pressed.
fn link_ui(ui: &mut Ui, shown: &str, font: Text, named: &str) -> bool {
    let ink = look::look(ui).accent;
    let link = egui::Label::new(text::rich(shown, font, ink)).sense(egui::Sense::click());
    let link = ui.add(link);
    link.widget_info(|| WidgetInfo::labeled(Role::Button, true, named));
    if link.has_focus() {
        ui.painter().rect_stroke(
            link.rect.expand(2.0),
            look::radius(),
            look::ring(ui),
            egui::StrokeKind::Outside,
        );
    }
    link.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

/// Where the tab is remembered while the vault is open.
fn tab_id() -> egui::Id {
    egui::Id::unique("figure tab")
}

impl Figures {
    /// The screen, not yet read.
    pub fn new(scene: Scene<'_>, ctx: &Context) -> Self {
        let tab = ctx.data(|d| d.get_temp(tab_id())).unwrap_or_default();
        Self {
            tab,
            report: ReportTab::new(scene, ctx),
            tables: Tables::new(scene, ctx),
            projects: Projects::new(scene, ctx),
        }
    }
}

impl Screen for Figures {
    fn title(&self) -> String {
        tr("verb-figures")
    }

    fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        if !scene.me.may(Right::ReadFigures) {
            return Ok(());
        }
        self.report.refresh(scene)?;
        self.tables.refresh(scene)?;
        self.projects.refresh(scene)
    }

    fn concerns(&self, changed: &Changed) -> bool {
        let shown = [Kind::Report, Kind::Target, Kind::Project, Kind::Indicator];
        shown.iter().any(|kind| changed.kinds.contains(kind)) || self.tables.concerns(changed)
    }

    fn screen_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        text::page(ui, self.title());
        if !scene.me.may(Right::ReadFigures) {
            frame::empty(ui, icon::ICON_LOCK, &tr("figure-not-allowed"), None);
            return Vec::new();
        }
        let names: Vec<String> = TABS.iter().map(|key| tr(key)).collect();
        if tabs(ui, egui::Id::unique("figure-tabs"), &names, &mut self.tab) {
            ui.data_mut(|d| d.insert_temp(tab_id(), self.tab));
        }
        ui.add_space(space::S);
        match self.tab {
            0 => self.report.report_ui(ui, scene),
            1 => self.tables.tables_ui(ui, scene),
            _ => self.projects.projects_ui(ui, scene),
        }
    }

    fn verb(&mut self, verb: Verb, scene: Scene<'_>) -> Vec<Command> {
        let _ = scene;
        self.projects.verb(verb)
    }

    fn is_touched(&self) -> bool {
        self.projects.is_touched()
    }

    fn refused(&mut self, problems: &[Problem]) -> bool {
        self.report.refused(problems) || self.projects.refused(problems)
    }

    fn saved(&mut self, changed: &Changed) {
        self.report.saved(changed);
        self.projects.saved(changed);
    }
}
