//! The settings: how the window looks, one's own password, and for those who manage the office
//! its users, centres, agencies, projects and surveys; backups; and what this program is.

mod about;
mod account;
mod appearance;
mod backup;
mod book;
mod collective;
mod definition;
pub(super) mod pen;
mod project;
mod questionnaire;
mod scale;
mod user;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

use eframe::egui::{self, Layout, ScrollArea, Ui, UiBuilder};

use super::command::{Command, Verb};
use super::look::{self, Icon, icon, size, space};
use super::preference::Preferences;
use super::widgets::{button, text};
use super::{Me, Scene, Screen};
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::store::{Changed, StoreError};
use crate::words::tr;

use account::Account;
use backup::Backups;
use book::Book;
use collective::Collectives;
use definition::Definitions;
use project::Projects;
use questionnaire::Questionnaires;
use scale::Scales;
use user::Users;

/// A part of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Appearance,
    Account,
    Users,
    Centres,
    Agencies,
    Offers,
    Projects,
    Collectives,
    Definitions,
    Questionnaires,
    Scales,
    Backup,
    About,
}

impl Section {
    const ALL: [Self; 13] = [
        Self::Appearance,
        Self::Account,
        Self::Users,
        Self::Centres,
        Self::Agencies,
        Self::Offers,
        Self::Projects,
        Self::Collectives,
        Self::Definitions,
        Self::Questionnaires,
        Self::Scales,
        Self::Backup,
        Self::About,
    ];

    fn title(self) -> String {
        match self {
            Self::Appearance => tr("settings-appearance"),
            Self::Account => tr("settings-account"),
            Self::Users => tr("settings-users"),
            Self::Centres => tr("settings-centres"),
            Self::Agencies => tr("settings-agencies"),
            Self::Offers => tr("settings-offers"),
            Self::Projects => tr("kind-project-many"),
            Self::Collectives => tr("budget-collectives"),
            Self::Definitions => tr("budget-survey"),
            Self::Questionnaires => tr("kind-questionnaire-many"),
            Self::Scales => tr("settings-scales"),
            Self::Backup => tr("settings-backup"),
            Self::About => tr("settings-about"),
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Appearance => icon::ICON_CONTRAST,
            Self::Account => icon::ICON_KEY,
            Self::Users => icon::ICON_GROUP,
            Self::Centres => icon::ICON_HOME_WORK,
            Self::Agencies => icon::ICON_HANDSHAKE,
            Self::Offers => icon::ICON_MENU_BOOK,
            Self::Projects => icon::ICON_SAVINGS,
            Self::Collectives => icon::ICON_GROUPS,
            Self::Definitions => icon::ICON_QUIZ,
            Self::Questionnaires => icon::ICON_ASSIGNMENT,
            Self::Scales => icon::ICON_PSYCHOLOGY,
            Self::Backup => icon::ICON_BACKUP,
            Self::About => icon::ICON_INFO,
        }
    }

    /// Whether somebody sees it: who approves looks at the projects, who manages changes them.
    fn is_shown(self, me: &Me) -> bool {
        match self {
            Self::Users
            | Self::Centres
            | Self::Agencies
            | Self::Definitions
            | Self::Questionnaires
            | Self::Scales => me.may(Right::ManageOffice),
            Self::Projects => me.may(Right::ManageOffice) || me.may(Right::Approve),
            Self::Collectives | Self::Offers => me.may(Right::WriteCase),
            Self::Backup => me.may(Right::Backup),
            Self::Appearance | Self::Account | Self::About => true,
        }
    }
}

/// The settings.
pub struct Settings {
    section: Section,
    preferences: Preferences,
    account: Account,
    users: Users,
    centres: Book,
    agencies: Book,
    offers: Book,
    projects: Projects,
    collectives: Collectives,
    definitions: Definitions,
    questionnaires: Questionnaires,
    scales: Scales,
    backups: Backups,
    /// Another part was just opened: its beginning is shown.
    fresh: bool,
}

impl Settings {
    /// The settings over the vault in this folder.
    pub fn new(preferences: Preferences, vault_dir: PathBuf) -> Self {
        Self {
            section: Section::Appearance,
            preferences,
            account: Account::default(),
            users: Users::default(),
            centres: Book::new(Kind::Centre),
            agencies: Book::new(Kind::Agency),
            offers: Book::new(Kind::Offer),
            projects: Projects::new(),
            collectives: Collectives::new(),
            definitions: Definitions::default(),
            questionnaires: Questionnaires::default(),
            scales: Scales::default(),
            backups: Backups::new(vault_dir),
            fresh: true,
        }
    }

    fn sections_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        ui.spacing_mut().item_spacing.y = space::XS / 2.0;
        for section in Section::ALL {
            if !section.is_shown(scene.me) {
                continue;
            }
            let place = button::place(section.icon(), section.title());
            if ui.add(place.selected(section == self.section)).clicked() {
                self.fresh = section != self.section;
                self.section = section;
            }
        }
    }

    fn section_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        match self.section {
            Section::Appearance => appearance::appearance_ui(ui, &mut self.preferences),
            Section::Account => self.account.account_ui(ui, scene),
            Section::Users => self.users.users_ui(ui, scene),
            Section::Centres => self.centres.book_ui(ui, scene),
            Section::Agencies => self.agencies.book_ui(ui, scene),
            Section::Offers => self.offers.book_ui(ui, scene),
            Section::Projects => self.projects.projects_ui(ui, scene),
            Section::Collectives => self.collectives.collectives_ui(ui, scene),
            Section::Definitions => self.definitions.definitions_ui(ui),
            Section::Questionnaires => self.questionnaires.questionnaires_ui(ui),
            Section::Scales => self.scales.scales_ui(ui, scene),
            Section::Backup => self.backups.backup_ui(ui),
            Section::About => {
                about::about_ui(ui);
                Vec::new()
            }
        }
    }
}

impl Screen for Settings {
    fn title(&self) -> String {
        tr("settings-title")
    }

    fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        if scene.me.may(Right::ManageOffice) {
            self.users.refresh(scene)?;
            self.centres.refresh(scene)?;
            self.agencies.refresh(scene)?;
            self.scales.refresh(scene)?;
            self.definitions.refresh(scene)?;
            self.questionnaires.refresh(scene)?;
        }
        if Section::Projects.is_shown(scene.me) {
            self.projects.refresh(scene)?;
        }
        if Section::Collectives.is_shown(scene.me) {
            self.collectives.refresh(scene)?;
        }
        if scene.me.may(Right::WriteCase) {
            self.offers.refresh(scene)?;
        }
        if scene.me.may(Right::Backup) {
            self.backups.refresh()?;
        }
        Ok(())
    }

    fn concerns(&self, changed: &Changed) -> bool {
        let kinds = [
            Kind::User,
            Kind::Centre,
            Kind::Agency,
            Kind::Offer,
            Kind::Project,
            Kind::Collective,
            Kind::Definition,
            Kind::Questionnaire,
            Kind::Wording,
        ];
        kinds.iter().any(|kind| changed.kinds.contains(kind))
    }

    fn screen_ui(&mut self, ui: &mut egui::Ui, scene: Scene<'_>) -> Vec<Command> {
        text::page(ui, tr("settings-title"));
        ui.add_space(space::S);
        let place = ui.available_rect_before_wrap();
        let split = place.left() + size::RAIL;
        let left = egui::Rect::from_min_max(place.min, egui::pos2(split, place.bottom()));
        let right = egui::Rect::from_min_max(egui::pos2(split + space::XL, place.top()), place.max);
        let down = Layout::top_down(egui::Align::Min);
        let list = UiBuilder::new().id_salt("sections").max_rect(left).layout(down);
        // In a low window, or enlarged, there are more sections than room.
        ScrollArea::vertical()
            .id_salt("sections")
            .auto_shrink([false, false])
            .show(&mut ui.new_child(list), |ui| self.sections_ui(ui, scene));
        let part = UiBuilder::new().id_salt("part").max_rect(right).layout(down);
        let mut part = ui.new_child(part);
        let mut area = ScrollArea::vertical().id_salt(self.section.title());
        if std::mem::take(&mut self.fresh) {
            area = area.vertical_scroll_offset(0.0);
        }
        let mut commands = Vec::new();
        area.auto_shrink([false, false]).show(&mut part, |ui| {
            let gutter = space::L;
            ui.set_max_width((ui.available_width() - gutter).min(WIDEST));
            ui.spacing_mut().item_spacing.y = space::M;
            commands = self.section_ui(ui, scene);
        });
        ui.advance_cursor_after_rect(place);
        commands
    }

    fn verb(&mut self, verb: Verb, scene: Scene<'_>) -> Vec<Command> {
        let _ = scene;
        let book = match self.section {
            Section::Centres => &mut self.centres,
            Section::Agencies => &mut self.agencies,
            Section::Offers => &mut self.offers,
            Section::Projects => return self.projects.pen.verb(verb),
            Section::Collectives => return self.collectives.pen.verb(verb),
            _ => return Vec::new(),
        };
        book.verb(verb)
    }

    fn is_touched(&self) -> bool {
        self.users.is_touched()
            || self.centres.is_touched()
            || self.agencies.is_touched()
            || self.projects.pen.is_touched()
            || self.collectives.pen.is_touched()
            || self.offers.is_touched()
            || self.scales.is_touched()
            || self.questionnaires.is_touched()
    }

    fn refused(&mut self, problems: &[Problem]) -> bool {
        match self.section {
            Section::Users => self.users.refused(problems),
            Section::Centres => self.centres.refused(problems),
            Section::Agencies => self.agencies.refused(problems),
            Section::Offers => self.offers.refused(problems),
            Section::Projects => self.projects.pen.refused(problems),
            Section::Collectives => self.collectives.pen.refused(problems),
            Section::Definitions => self.definitions.refused(problems),
            Section::Questionnaires => self.questionnaires.refused(problems),
            Section::Scales => self.scales.refused(problems),
            _ => false,
        }
    }

    fn saved(&mut self, changed: &Changed) {
        if changed.kinds.contains(&Kind::User) {
            self.users.saved();
        }
        self.centres.saved(changed);
        self.agencies.saved(changed);
        self.offers.saved(changed);
        self.projects.pen.saved(changed);
        self.collectives.pen.saved(changed);
        if changed.kinds.contains(&Kind::Definition) {
            self.definitions.saved();
        }
        if changed.kinds.contains(&Kind::Questionnaire) {
            self.questionnaires.saved();
        }
        self.scales.saved(changed);
    }
}

/// The widest a part of the settings grows.
const WIDEST: f32 = size::MEASURE - size::RIGHT;

/// How high a list may grow: what is left of the window, and enough rows in a small one.
fn list_height(ui: &Ui) -> f32 {
    (ui.available_height() - space::M).max(size::ROW * 8.0)
}

/// A heading with what stands at its right.
fn head_ui(ui: &mut Ui, title: String, right: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_height(size::BUTTON);
        text::section(ui, title);
        ui.with_layout(Layout::right_to_left(egui::Align::Center), right);
    });
}

/// A card as wide as a form with one column.
fn narrow_card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = look::surface(ui).inner_margin(egui::Margin::from(space::L));
    let wide = (ui.available_width() - space::L * 2.0).min(size::ONE_COLUMN);
    frame
        .show(ui, |ui| {
            ui.set_width(wide);
            ui.spacing_mut().item_spacing.y = space::M;
            add(ui)
        })
        .inner
}
