//! Collective and community supports: who shares each, every person once; a community counts
//! participations.

use std::collections::BTreeSet;

use eframe::egui::Ui;

use super::head_ui;
use super::pen::Pen;
use crate::domain::budget;
use crate::domain::choice;
use crate::domain::collective::Collective;
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::money::Money;
use crate::domain::name::fold;
use crate::domain::place;
use crate::domain::value::Keyed as _;
use crate::store::support::Member;
use crate::store::{Held, StoreError};
use crate::ui::Scene;
use crate::ui::command::{Command, Route};
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// The shared supports of the office.
pub(super) struct Collectives {
    pub(super) pen: Pen,
    list: Vec<(Held, Collective, Vec<Member>)>,
    open: BTreeSet<Id>,
}

impl Collectives {
    pub(super) fn new() -> Self {
        Self { pen: Pen::new(Kind::Collective), list: Vec::new(), open: BTreeSet::new() }
    }

    pub(super) fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        self.list.clear();
        for held in scene.reader.all(Kind::Collective)? {
            let shared = Collective::from_row(&held.row);
            let members = scene.reader.collective_members(held.id)?;
            self.list.push((held, shared, members));
        }
        self.list.sort_by_cached_key(|(_, shared, _)| fold(&shared.name));
        Ok(())
    }

    pub(super) fn collectives_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let free = !self.pen.is_open();
        let mut add = false;
        head_ui(ui, tr("kind-collective-many"), |ui| {
            let verb = button::primary(tr("kind-collective-new")).icon(icon::ICON_ADD);
            add = ui.add(verb.enabled(free)).clicked();
        });
        if add && free {
            self.pen.add();
        }
        if self.pen.is_open() {
            return self.pen.editor_ui(ui, scene);
        }
        text::secondary(ui, tr("budget-collectives-about"));
        if self.list.is_empty() {
            frame::empty(ui, icon::ICON_GROUPS, &tr("budget-collectives-none"), None);
        }
        let (mut opened, mut commands) = (None, Vec::new());
        for (held, shared, members) in &self.list {
            ui.push_id(held.id, |ui| {
                frame::card(ui, |ui| {
                    if head_of_ui(ui, shared) {
                        opened = Some(held);
                    }
                    figures_ui(ui, scene, shared, members);
                    commands.extend(members_ui(ui, &mut self.open, held.id, shared, members));
                });
            });
        }
        if let Some(held) = opened {
            self.pen.open(held);
        }
        commands
    }
}

/// Name, kind and state; true when it is to be changed.
fn head_of_ui(ui: &mut Ui, shared: &Collective) -> bool {
    let mut change = false;
    frame::bar(
        ui,
        |ui| {
            text::section(ui, &shared.name);
            let status = shared.status.map_or("planned", |status| status.key());
            let (mood, sign) = match status {
                "completed" => (Mood::Good, icon::ICON_CHECK_CIRCLE),
                "stopped" => (Mood::Warn, icon::ICON_WARNING),
                "started" => (Mood::Info, icon::ICON_PLAY_CIRCLE),
                _ => (Mood::Info, icon::ICON_SCHEDULE),
            };
            badge::badge(ui, mood, sign, &choice::label("support_status", status));
        },
        |ui| {
            let name = tr_with("support-edit", &[("what", &shared.name)]);
            let verb = button::quiet(tr("settings-change")).icon(icon::ICON_EDIT).named(name);
            change = ui.add(verb).clicked();
        },
    );
    let scope = choice::label("support_scope", &shared.scope);
    let kind = choice::label("collective_kind", &shared.kind);
    let spot = place::get(&shared.place).map(|place| place.name.clone());
    let spot = spot.unwrap_or_else(|| shared.place.clone());
    let about = [scope, kind, spot].into_iter().filter(|part| !part.is_empty());
    text::secondary(ui, about.collect::<Vec<_>>().join(" · "));
    change
}

/// Persons and participations stand apart: they are never added up.
fn figures_ui(ui: &mut Ui, scene: Scene<'_>, shared: &Collective, members: &[Member]) {
    let currency = budget::currency_of(&shared.currency);
    let money = shared.amount.map(|amount| Money { amount, currency }.show());
    let project = shared.project_id.map(|id| scene.office.name(id).to_owned());
    let days = [shared.started_on, shared.ended_on].into_iter().flatten().map(date::show);
    let mut pairs = vec![
        (tr("budget-persons"), members.len().to_string()),
        (
            tr("budget-participations"),
            shared.participation.map(|count| count.to_string()).unwrap_or_default(),
        ),
        (tr("budget-budget"), money.unwrap_or_default()),
        (tr("kind-project"), project.unwrap_or_default()),
    ];
    let days = days.collect::<Vec<_>>().join(" → ");
    if !days.is_empty() {
        pairs.push((tr("budget-dates"), days));
    }
    ui.add_space(space::XS);
    frame::pairs(ui, &pairs);
}

/// The people who share it, each a way to their page.
fn members_ui(
    ui: &mut Ui,
    open: &mut BTreeSet<Id>,
    id: Id,
    shared: &Collective,
    members: &[Member],
) -> Vec<Command> {
    let mut commands = Vec::new();
    if members.is_empty() {
        return commands;
    }
    let is_open = open.contains(&id);
    let word = if is_open { "budget-members-less" } else { "budget-members-more" };
    let sign = if is_open { icon::ICON_EXPAND_MORE } else { icon::ICON_CHEVRON_RIGHT };
    let given = [("count", &*members.len().to_string())];
    let name = [tr_with(word, &given), shared.name.clone()].join(" · ");
    let verb = button::quiet(tr_with(word, &given)).icon(sign).named(name);
    if ui.add(verb).clicked() && !open.remove(&id) {
        open.insert(id);
    }
    if !is_open {
        return commands;
    }
    for member in members {
        ui.horizontal(|ui| {
            ui.add_space(space::L);
            if text::link(ui, &member.name).clicked() {
                let tab = String::from("reintegration");
                let route = Route::Case { person: member.person, case: None, tab };
                commands.push(Command::Go(route));
            }
            if member.shares > 1 {
                let shares = member.shares.to_string();
                text::secondary(ui, tr_with("budget-shares", &[("count", &shares)]));
            }
        });
    }
    commands
}
