//! Cases given to others: one, many, or all of somebody who leaves, with the caseload of every
//! possible receiver in view. At once by the supervisor, or proposed and the receiver decides.

use std::collections::BTreeSet;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Id as UiId, ScrollArea, Sense, StrokeKind, Ui, Vec2, WidgetInfo};

use super::approval::who;
use super::team;
use crate::domain::choice;
use crate::domain::fact::Record as _;
use crate::domain::handover::HandoverStatus;
use crate::domain::id::Id;
use crate::domain::problem::Problem;
use crate::domain::role::{self, Right};
use crate::domain::user::User;
use crate::domain::value::Keyed as _;
use crate::store::supervision::Board;
use crate::store::supervision::waiting::{Carried, Moving};
use crate::ui::command::{Command, Move, Receipt};
use crate::ui::look::{self, Text, icon, size, space};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::table::{Column, Table, TableState};
use crate::ui::widgets::{button, choice as choices, frame, paint, text};
use crate::ui::{Scene, mark};
use crate::words::{self, tr, tr_with};

/// How high the list of cases is.
const LIST: f32 = 380.0;
/// How high the list of receivers is: the verbs stay in view.
const TO: f32 = 240.0;
/// How wide the column of receivers is.
const RECEIVERS: f32 = 360.0;

/// What is chosen so far.
#[derive(Default)]
pub(super) struct Assign {
    /// Whose cases: a user's id as text, empty for nobody's.
    from: String,
    to: Option<Id>,
    note: String,
    carried: Option<Vec<Carried>>,
    moving: Vec<Moving>,
    table: TableState<Id>,
    complaint: Option<String>,
}

impl Assign {
    /// Whose cases are listed.
    pub(super) fn from(&self) -> Option<Id> {
        Id::parse(&self.from)
    }

    #[cfg(test)]
    pub(super) fn choose_from(&mut self, worker: Id) {
        self.from = worker.to_string();
    }

    pub(super) fn read(&mut self, carried: Vec<Carried>, moving: Vec<Moving>) {
        let still: BTreeSet<Id> = carried.iter().map(|carried| carried.place.case).collect();
        self.table.ticked.retain(|id| still.contains(id));
        self.carried = Some(carried);
        self.moving = moving;
    }

    pub(super) fn is_unread(&self) -> bool {
        self.carried.is_none()
    }

    pub(super) fn saved(&mut self) {
        self.table.ticked.clear();
        self.note.clear();
        self.complaint = None;
    }

    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        self.complaint = problems.first().map(Problem::sentence);
        true
    }

    pub(super) fn assign_ui(
        &mut self,
        ui: &mut Ui,
        board: Option<&Board>,
        scene: Scene<'_>,
    ) -> Option<Command> {
        let mut command = self.moving_ui(ui, scene);
        let all = ui.available_width();
        let gap = space::L;
        let beside = all >= size::ONE_COLUMN + RECEIVERS;
        let left = if beside { all - RECEIVERS - gap } else { all };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            ui.vertical(|ui| {
                ui.set_width(left);
                self.cases_ui(ui, scene);
                if !beside {
                    command = self.receiver_ui(ui, board, scene).or(command.take());
                }
            });
            if beside {
                ui.vertical(|ui| {
                    ui.set_width(RECEIVERS);
                    command = self.receiver_ui(ui, board, scene).or(command.take());
                });
            }
        });
        command
    }

    /// What waits for its receiver; it can be taken back.
    fn moving_ui(&self, ui: &mut Ui, scene: Scene<'_>) -> Option<Command> {
        let pending: Vec<&Moving> = self
            .moving
            .iter()
            .filter(|moving| moving.status == Some(HandoverStatus::Pending))
            .collect();
        if pending.is_empty() {
            return None;
        }
        let mut command = None;
        frame::titled_card(ui, tr("supervision-moving"), |ui| {
            for moving in pending {
                ui.push_id(moving.id, |ui| {
                    let name = |id: Option<Id>| {
                        let name = id.map(|id| scene.office.name(id)).unwrap_or_default();
                        if name.is_empty() { tr("supervision-nobody") } else { name.to_owned() }
                    };
                    let to = if moving.to.is_some() { moving.to } else { moving.centre };
                    let ways = format!("{} → {}", name(moving.from), name(to));
                    frame::bar(
                        ui,
                        |ui| {
                            text::strong(ui, who(&moving.place));
                            text::secondary(ui, moving.place.number.as_str());
                            text::body(ui, ways.as_str());
                            let days = moving.on.map_or(0, |on| (scene.today - on).num_days());
                            let days = days.max(0).to_string();
                            text::secondary(ui, tr_with("supervision-days", &[("count", &days)]));
                        },
                        |ui| {
                            if ui.add(button::quiet(tr("review-withdraw"))).clicked() {
                                command = Some(Command::Receive(Box::new(Receipt {
                                    handovers: vec![moving.id],
                                    status: HandoverStatus::Withdrawn,
                                    reason: String::new(),
                                })));
                            }
                        },
                    );
                });
            }
        });
        ui.add_space(space::S);
        command
    }

    /// Whose cases, and which of them.
    fn cases_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        let nobody = tr("supervision-nobody");
        let ids: Vec<(String, String)> = scene
            .office
            .users
            .iter()
            .map(|user| (user.id.to_string(), scene.office.name(user.id).to_owned()))
            .collect();
        let mut entries = vec![("", nobody.as_str())];
        entries.extend(ids.iter().map(|(id, name)| (id.as_str(), name.as_str())));
        let before = self.from.clone();
        let look = FieldLook::new(tr("supervision-from")).required(true).width(320.0);
        choices::list(ui, UiId::unique("assign-from"), &look, &entries, &mut self.from);
        if self.from != before {
            self.table = TableState::default();
            self.complaint = None;
        }
        let carried = self.carried.as_deref().unwrap_or_default();
        if carried.is_empty() {
            frame::empty(ui, icon::ICON_FOLDER_OPEN, &tr("supervision-no-cases"), None);
            return;
        }
        let given = [
            ("count", words::count(i64::try_from(carried.len()).unwrap_or_default())),
            ("ticked", self.table.ticked.len().to_string()),
        ];
        let given: Vec<(&str, &str)> =
            given.iter().map(|(key, text)| (*key, text.as_str())).collect();
        text::secondary(ui, tr_with("supervision-ticked", &given));
        let columns = [
            Column::new(tr("supervision-person"), 160.0).grow(1.0),
            Column::new(tr("supervision-number"), 168.0),
            Column::new(tr("supervision-risk"), 120.0),
            Column::new(tr("supervision-status"), 130.0).grow(0.5),
        ];
        Table::new(UiId::unique("assign-cases"), tr("supervision-cases"), &columns, carried.len())
            .ticks()
            .height(LIST)
            .show(
                ui,
                &mut self.table,
                |row| carried.get(row).map(|carried| carried.place.case),
                |row, cells| {
                    let Some(carried) = carried.get(row) else { return };
                    cells.strong(&who(&carried.place));
                    cells.text(&carried.place.number);
                    match carried.risk.and_then(|risk| mark::risk(risk.key())) {
                        Some(risk) => cells.badge(risk.mood, risk.icon, &risk.word),
                        None => cells.text(""),
                    }
                    let step = carried.status.map(|step| choice::label("case_status", step.key()));
                    cells.soft(&step.unwrap_or_default());
                },
            );
    }

    /// To whom, with what each carries already, and the two verbs.
    fn receiver_ui(
        &mut self,
        ui: &mut Ui,
        board: Option<&Board>,
        scene: Scene<'_>,
    ) -> Option<Command> {
        text::label(ui, tr("supervision-to"));
        let mut users: Vec<(Id, String, usize, u64)> = scene
            .office
            .users
            .iter()
            .filter(|user| Some(user.id) != self.from())
            .filter(|user| {
                role::may(&role::parse(&User::from_row(&user.row).role), Right::WriteCase)
            })
            .map(|user| {
                let (count, sum) =
                    board.map(|board| team::load(&board.load, Some(user.id))).unwrap_or_default();
                (user.id, scene.office.name(user.id).to_owned(), count, sum)
            })
            .collect();
        // The lightest load first.
        users.sort_by_key(|(_, name, _, sum)| (*sum, name.clone()));
        let most = users.iter().map(|(.., sum)| *sum).max().unwrap_or_default().max(1);
        look::surface(ui).inner_margin(space::XS).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().id_salt("assign-to").max_height(TO).show(ui, |ui| {
                for (id, name, count, sum) in &users {
                    if receiver_ui(ui, *id, name, (*count, *sum, most), self.to == Some(*id)) {
                        self.to = Some(*id);
                        self.complaint = None;
                    }
                }
            });
        });
        let look = FieldLook::new(tr("supervision-note"))
            .hint(tr("supervision-note-hint"))
            .required(false)
            .complaint(self.complaint.clone());
        field::multiline(ui, UiId::unique("assign-note"), &look, 2, &mut self.note);
        let count = self.table.ticked.len();
        let ready = count > 0 && self.to.is_some();
        let shown = count.to_string();
        let mut at_once = None;
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            let now = tr_with("supervision-assign-now", &[("count", &shown)]);
            let now = button::primary(now).icon(icon::ICON_CHECK).enabled(ready);
            if ui.add(now).clicked() {
                at_once = Some(true);
            }
            let propose = tr_with("supervision-propose", &[("count", &shown)]);
            let propose = button::secondary(propose).icon(icon::ICON_SWAP_HORIZ).enabled(ready);
            if ui.add(propose).on_hover_text(tr("supervision-propose-about")).clicked() {
                at_once = Some(false);
            }
        });
        if !ready {
            text::faint(ui, tr("supervision-assign-first"));
        }
        text::secondary(ui, team::weights());
        Some(Command::MoveCases(Box::new(Move {
            cases: self.table.ticked.iter().copied().collect(),
            to: self.to,
            centre: None,
            note: self.note.clone(),
            at_once: at_once?,
        })))
    }
}

/// One possible receiver with what they carry; true when chosen.
fn receiver_ui(
    ui: &mut Ui,
    id: Id,
    name: &str,
    (count, sum, most): (usize, u64, u64),
    chosen: bool,
) -> bool {
    const HIGH: f32 = 44.0;
    let t = look::look(ui);
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), HIGH));
    let response = ui.interact(rect, UiId::unique(("assign-to", id.bytes())), Sense::click());
    let many = words::count(i64::try_from(count).unwrap_or_default());
    let weight = words::count(i64::try_from(sum).unwrap_or_default());
    let said = tr_with("supervision-carries", &[("count", &many), ("weight", &weight)]);
    response.widget_info(|| {
        WidgetInfo::selected(Role::RadioButton, true, chosen, format!("{name}, {said}"))
    });
    let ground = match (chosen, response.hovered()) {
        (true, _) => Some(t.selected),
        (_, true) => Some(t.hover),
        _ => None,
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, look::radius(), ground);
    }
    let sign =
        if chosen { icon::ICON_RADIO_BUTTON_CHECKED } else { icon::ICON_RADIO_BUTTON_UNCHECKED };
    let (glyph, font) = look::icon_font(sign, size::ICON);
    let at = egui::pos2(rect.left() + space::L, rect.center().y);
    let ink = if chosen { t.accent } else { t.ink_faint };
    ui.painter().text(at, egui::Align2::CENTER_CENTER, glyph, font, ink);
    let left = rect.left() + space::XXL;
    let bar = 96.0;
    let room = rect.right() - left - bar - space::L;
    let line = paint::line(ui, name, Text::Strong, t.ink, room);
    paint::left(ui, left, rect.top() + 14.0, line);
    let line = paint::line(ui, &said, Text::Secondary, t.ink_soft, room);
    paint::left(ui, left, rect.bottom() - 13.0, line);
    let track = egui::Rect::from_min_size(
        egui::pos2(rect.right() - bar - space::S, rect.center().y - 4.0),
        Vec2::new(bar, 8.0),
    );
    ui.painter().rect_filled(track, look::corner(), t.line);
    let part = sum as f64 / most as f64;
    let filled = egui::Rect::from_min_size(track.min, Vec2::new(bar * part as f32, 8.0));
    ui.painter().rect_filled(filled, look::corner(), t.accent);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, look::radius(), look::ring(ui), StrokeKind::Inside);
    }
    response.clicked()
}
