//! Those of a bus who wait for a decision: a full case, or help once and why. And their slips.

use std::collections::HashMap;

use eframe::egui::{Context, Id, Ui};

use super::slips::Print;
use crate::domain::choice;
use crate::domain::date::{self, Age};
use crate::domain::draft::Draft;
use crate::domain::form;
use crate::domain::id::Id as RecordId;
use crate::domain::kind::Kind;
use crate::domain::place;
use crate::domain::problem::Problem;
use crate::domain::selection::Selection;
use crate::domain::value::{Keyed as _, Row};
use crate::store::arrival::{ArrivalLine, Passenger};
use crate::store::{Changed, StoreError};
use crate::ui::Scene;
use crate::ui::command::{Bulk, Command, Route};
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::choice as pick;
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::table::{Cells, Column, Table, TableState};
use crate::ui::widgets::{button, frame, text};
use crate::words::{tr, tr_with};

/// How many arrivals can be chosen.
const MOST: usize = 40;
/// How wide the choice of the arrival is.
const CHOICE: f32 = 460.0;
/// How wide the reason is.
const REASON: f32 = 320.0;

/// The second part of the screen.
#[derive(Default)]
pub(super) struct Select {
    arrivals: Vec<ArrivalLine>,
    /// The arrival that is shown, as text for the list.
    chosen: String,
    people: Vec<Passenger>,
    /// The cases of these people, to be decided on.
    rows: HashMap<RecordId, Row>,
    /// Only those who wait.
    everybody: bool,
    table: TableState<RecordId>,
    reason: String,
    complaint: Option<String>,
    stale: bool,
    print: Option<Print>,
}

impl Select {
    /// Shows this arrival from now on.
    pub(super) fn show(&mut self, arrival: RecordId) {
        self.chosen = arrival.to_string();
    }

    /// How many wait for a decision, over all arrivals.
    pub(super) fn waiting(&self) -> i64 {
        self.arrivals.iter().map(|line| line.waiting).sum()
    }

    /// Whether anybody is shown for whom a slip can be made.
    pub(super) fn has_people(&self) -> bool {
        !self.people.is_empty()
    }

    /// Reads anew.
    pub(super) fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        self.arrivals = scene.reader.arrivals_together(MOST)?;
        let known = self.arrivals.iter().any(|line| line.id.to_string() == self.chosen);
        if !known {
            let first = self.arrivals.first();
            self.chosen = first.map(|line| line.id.to_string()).unwrap_or_default();
        }
        self.read(scene)
    }

    fn read(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        self.stale = false;
        self.people = match RecordId::parse(&self.chosen) {
            Some(arrival) => scene.reader.passengers(arrival)?,
            None => Vec::new(),
        };
        self.rows.clear();
        for passenger in &self.people {
            if let Some(row) = scene.reader.row(Kind::Case, passenger.case)? {
                self.rows.insert(passenger.case, row);
            }
        }
        let there = |case: &RecordId| self.rows.contains_key(case);
        self.table.ticked.retain(there);
        Ok(())
    }

    /// Opens the slips of those who are ticked, or of all.
    pub(super) fn print(&mut self, scene: Scene<'_>, ctx: &Context) {
        let ticked = &self.table.ticked;
        let whose = self.people.iter().filter(|p| ticked.is_empty() || ticked.contains(&p.case));
        let whose: Vec<Passenger> = whose.cloned().collect();
        self.print = Print::open(scene, ctx, RecordId::parse(&self.chosen), &whose);
    }

    /// Opens the slips of everybody of a bus that was registered before.
    pub(super) fn print_of(
        &mut self,
        arrival: RecordId,
        scene: Scene<'_>,
        ctx: &Context,
    ) -> Result<(), StoreError> {
        self.show(arrival);
        self.table = TableState::default();
        self.read(scene)?;
        self.print(scene, ctx);
        Ok(())
    }

    /// The last arrivals, the newest first.
    pub(super) fn arrivals(&self) -> &[ArrivalLine] {
        &self.arrivals
    }

    /// Whether the slips are there to be written.
    #[cfg(test)]
    pub(super) fn is_made(&self) -> bool {
        self.print.as_ref().is_some_and(Print::is_made)
    }

    /// Types where the slips go.
    #[cfg(test)]
    pub(super) fn type_path(&mut self, path: &std::path::Path) {
        if let Some(print) = &mut self.print {
            print.type_path(path);
        }
    }

    /// The paper could not be written.
    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        match &mut self.print {
            Some(print) => {
                print.refused(problems);
                true
            }
            None => false,
        }
    }

    /// What was asked for is saved.
    pub(super) fn saved(&mut self, changed: &Changed) {
        if changed.kinds.contains(&Kind::Slip) {
            self.print = None;
        }
        if changed.kinds.contains(&Kind::Case) {
            self.reason.clear();
            self.table.ticked.clear();
        }
    }

    /// Draws it.
    pub(super) fn select_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        if self.arrivals.is_empty() {
            frame::empty(ui, icon::ICON_DIRECTIONS_BUS, &tr("arrival-select-none"), None);
            return commands;
        }
        self.choice_ui(ui);
        ui.add_space(space::M);
        commands.extend(self.verbs_ui(ui));
        ui.add_space(space::M);
        commands.extend(self.table_ui(ui, scene));
        // Another arrival was chosen: its few people are read once.
        if self.stale && self.read(scene).is_err() {
            self.people.clear();
        }
        commands
    }

    /// The slips on show, over whichever part of the screen.
    pub(super) fn print_ui(&mut self, ui: &Ui) -> Option<Command> {
        let (command, stays) = self.print.as_mut()?.print_ui(ui.ctx());
        if !stays {
            self.print = None;
        }
        command
    }

    fn choice_ui(&mut self, ui: &mut Ui) {
        let ids: Vec<(String, String)> =
            self.arrivals.iter().map(|line| (line.id.to_string(), sentence(line))).collect();
        let entries: Vec<pick::Entry<'_>> =
            ids.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            let look = FieldLook::new(tr("arrival-select-which")).width(CHOICE);
            let before = self.chosen.clone();
            ui.allocate_ui(eframe::egui::vec2(CHOICE, 0.0), |ui| {
                pick::list(ui, Id::unique("arrival-select"), &look, &entries, &mut self.chosen);
            });
            // One is always shown.
            if self.chosen.is_empty() {
                self.chosen.clone_from(&before);
            }
            if self.chosen != before {
                self.stale = true;
                self.table = TableState::default();
            }
            let waiting = self.people.iter().filter(|p| p.selection.is_none()).count().to_string();
            let all = self.people.len().to_string();
            let waiting = tr_with("arrival-select-waiting", &[("count", &waiting)]);
            let all = tr_with("arrival-select-all", &[("count", &all)]);
            let mut which = if self.everybody { "all" } else { "waiting" }.to_owned();
            let look = FieldLook::new(tr("arrival-select-show"));
            let entries = [("waiting", waiting.as_str()), ("all", all.as_str())];
            pick::segmented(ui, Id::unique("arrival-select-show"), &look, &entries, &mut which);
            // Pressed again it is taken back: the other one.
            let everybody = if which.is_empty() { !self.everybody } else { which == "all" };
            if everybody != self.everybody {
                self.everybody = everybody;
                self.table.start_over();
            }
        });
    }

    /// The decision for those who are ticked.
    fn verbs_ui(&mut self, ui: &mut Ui) -> Option<Command> {
        let whose = self.whose();
        let mut chosen = None;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let look = FieldLook::new(tr("arrival-select-reason"))
                .width(REASON)
                .placeholder(tr("arrival-select-reason-hint"))
                .complaint(self.complaint.clone());
            let typed = ui.allocate_ui(eframe::egui::vec2(REASON, 0.0), |ui| {
                field::text(ui, Id::unique("arrival-select-reason"), &look, &mut self.reason)
            });
            if typed.inner.changed() {
                self.complaint = None;
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                text::label(ui, self.whose_said(&whose));
                ui.horizontal(|ui| {
                    for (selection, sign) in [
                        (Selection::Full, icon::ICON_FOLDER_OPEN),
                        (Selection::OneOff, icon::ICON_VOLUNTEER_ACTIVISM),
                        (Selection::Nothing, icon::ICON_DO_NOT_DISTURB_ON),
                    ] {
                        let word = choice::label("selection", selection.key());
                        let verb = button::secondary(word).icon(sign).enabled(!whose.is_empty());
                        if ui.add(verb).clicked() {
                            chosen = Some(selection);
                        }
                    }
                });
            });
        });
        self.decided(chosen?, &whose)
    }

    fn decided(&mut self, selection: Selection, whose: &[RecordId]) -> Option<Command> {
        let reason = self.reason.trim().to_owned();
        if selection.wants_reason() && reason.is_empty() {
            self.complaint = Some(tr("arrival-select-say-why"));
            return None;
        }
        let form = form::named("intake")?;
        let draft = |case: &RecordId| {
            let mut draft = Draft::edit(form, *case, self.rows.get(case)?.clone());
            draft.type_in("selection", draft.shape("selection"), selection.key());
            draft.type_in("selection_reason", draft.shape("selection_reason"), &reason);
            Some(draft)
        };
        let drafts: Vec<Draft> = whose.iter().filter_map(draft).collect();
        Some(Command::Bulk(Box::new(Bulk::Save(drafts))))
    }

    /// The cases that a decision is for: those who are ticked. Whoever the keyboard is on is not
    /// enough: once some are decided on, another slides there whom nobody chose.
    fn whose(&self) -> Vec<RecordId> {
        self.table.ticked.iter().copied().collect()
    }

    /// For whom a decision would be: one by name.
    fn whose_said(&self, whose: &[RecordId]) -> String {
        if let [one] = whose
            && let Some(passenger) = self.people.iter().find(|p| p.case == *one)
        {
            return tr_with("arrival-select-one", &[("name", &passenger.name())]);
        }
        tr_with("arrival-select-for", &[("count", &whose.len().to_string())])
    }

    fn shown(&self) -> Vec<&Passenger> {
        self.people.iter().filter(|p| self.everybody || p.selection.is_none()).collect()
    }

    fn table_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Command> {
        let shown: Vec<Passenger> = self.shown().into_iter().cloned().collect();
        if shown.is_empty() {
            let sentence = tr("arrival-select-done");
            let step = button::secondary(tr("arrival-select-everybody"));
            if frame::empty(ui, icon::ICON_CHECK_CIRCLE, &sentence, Some(step)) {
                self.everybody = true;
            }
            return None;
        }
        let columns = [
            Column::new(tr("arrival-select-name"), 170.0).grow(2.0),
            Column::new(tr("arrival-select-age"), 150.0).grow(0.5),
            Column::new(tr("arrival-select-number"), 164.0),
            Column::new(tr("arrival-column-need"), 150.0).grow(2.0),
            Column::new(tr("arrival-column-selection"), 150.0),
            Column::new(tr("arrival-select-why"), 120.0).grow(2.0),
            Column::new(tr("arrival-select-slip"), 76.0),
        ];
        let table = Table::new(
            Id::unique("arrival-select-table"),
            tr("arrival-select"),
            &columns,
            shown.len(),
        );
        let outcome = table.ticks().show(
            ui,
            &mut self.table,
            |at| shown.get(at).map(|passenger| passenger.case),
            |at, cells| {
                if let Some(passenger) = shown.get(at) {
                    cells_ui(cells, scene, passenger);
                }
            },
        );
        let opened = shown.get(outcome.opened?)?;
        let (person, case) = (opened.person, Some(opened.case));
        Some(Command::Go(Route::Case { person, case, tab: String::new() }))
    }
}

fn cells_ui(cells: &mut Cells<'_>, scene: Scene<'_>, passenger: &Passenger) {
    let name = passenger.name();
    cells.strong(if name.is_empty() { "–" } else { &name });
    let sex = Some(choice::label("sex", &passenger.sex)).filter(|_| !passenger.sex.is_empty());
    let age = passenger.age_on(scene.today).map(Age::text);
    cells.text(&[sex, age].into_iter().flatten().collect::<Vec<_>>().join(" · "));
    cells.soft(&passenger.number);
    let needs: Vec<String> =
        passenger.need.iter().map(|need| choice::label("arrival_need", need)).collect();
    cells.text(&needs.join(", "));
    match passenger.selection {
        None => cells.badge(Mood::Warn, icon::ICON_HOURGLASS_EMPTY, &tr("arrival-select-open")),
        Some(selection) => {
            let (mood, sign) = match selection {
                Selection::Full => (Mood::Good, icon::ICON_FOLDER_OPEN),
                Selection::OneOff => (Mood::Info, icon::ICON_VOLUNTEER_ACTIVISM),
                Selection::Nothing => (Mood::Neutral, icon::ICON_DO_NOT_DISTURB_ON),
            };
            cells.badge(mood, sign, &choice::label("selection", selection.key()));
        }
    }
    cells.soft(&passenger.reason);
    if passenger.has_slip {
        cells.icon(Mood::Good, icon::ICON_QR_CODE, &tr("arrival-select-has-slip"));
    } else {
        cells.text("");
    }
}

/// An arrival in a line.
pub(super) fn sentence(line: &ArrivalLine) -> String {
    let day = line.arrived_on.map(date::show).unwrap_or_default();
    let entry = place::label(&line.entry_point);
    let country = choice::label("country", &line.departure_country);
    let parts = [
        line.convoy.clone(),
        format!("{day} {}", line.arrived_at).trim().to_owned(),
        entry,
        country,
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let (count, waiting) = (line.people.to_string(), line.waiting.to_string());
    let given = [("what", parts.join(" · ")), ("count", count), ("waiting", waiting)];
    let given: Vec<(&str, &str)> = given.iter().map(|(key, text)| (*key, text.as_str())).collect();
    tr_with("arrival-select-line", &given)
}
