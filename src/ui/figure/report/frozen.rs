//! The reports that were frozen, each with who and when, and what would be different in one of
//! them today: which figures, by how much, and whose cases.

use eframe::egui::Ui;

use super::people;
use crate::domain::date;
use crate::domain::id::Id;
use crate::domain::report::{Cell, Difference, Period};
use crate::store::StoreError;
use crate::ui::Scene;
use crate::ui::command::{Command, Route};
use crate::ui::look::{self, Mood, icon, space};
use crate::ui::widgets::{button, frame, text};
use crate::words::{tr, tr_with};

/// A frozen report in a line.
pub(super) struct Listed {
    pub(super) id: Id,
    title: String,
    line: String,
    state: String,
}

/// What was pressed.
pub(super) enum Press {
    /// Show it.
    Open(Id),
    /// What would be different today.
    Compare(Id),
}

/// All of them, newest first.
pub(super) fn list(scene: Scene<'_>) -> Result<Vec<Listed>, StoreError> {
    let all = scene.reader.frozen_reports()?;
    Ok(all
        .into_iter()
        .map(|(id, frozen)| {
            let period = frozen.starts_on.zip(frozen.ends_on);
            let period = period.map(|(from, to)| Period { from, to }.show()).unwrap_or_default();
            let day = frozen.made_on.map(date::show).unwrap_or_default();
            let by = frozen.made_by.map(|id| scene.office.name(id).to_owned()).unwrap_or_default();
            let project = frozen.project_id.map(|id| scene.office.name(id).to_owned());
            let on = tr_with("report-frozen-on", &[("date", &day), ("name", &by)]);
            let place =
                if frozen.place.is_empty() { tr("report-everywhere") } else { frozen.place };
            let project = project.unwrap_or_else(|| tr("report-all-projects"));
            let short: String = frozen.hash.chars().take(8).collect();
            let number = frozen.number.unwrap_or_default().to_string();
            let given = [("number", &*number), ("hash", &short), ("program", &frozen.program)];
            let titled = !frozen.title.is_empty();
            let title = if titled { frozen.title.clone() } else { period.clone() };
            let parts = [if titled { period } else { String::new() }, place, project, on];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            Listed { id, title, line: parts.join(" · "), state: tr_with("report-state", &given) }
        })
        .collect())
}

/// Draws the list.
pub(super) fn list_ui(ui: &mut Ui, all: &[Listed]) -> Option<Press> {
    if all.is_empty() {
        frame::empty(ui, icon::ICON_LOCK, &tr("report-frozen-none"), None);
        return None;
    }
    let mut pressed = None;
    let area = eframe::egui::ScrollArea::vertical().id_salt("frozen").auto_shrink([false, false]);
    area.show(ui, |ui| {
        ui.set_width((ui.available_width() - space::L).min(look::size::MEASURE));
        for listed in all {
            ui.push_id(listed.id, |ui| {
                frame::card(ui, |ui| {
                    frame::bar(
                        ui,
                        |ui| {
                            text::strong(ui, &listed.title);
                        },
                        |ui| {
                            let named = |word: &str| format!("{word} : {}", listed.title);
                            let open = tr("report-open");
                            let open = button::secondary(&open).named(named(&open));
                            if ui.add(open.icon(icon::ICON_OPEN_IN_NEW)).clicked() {
                                pressed = Some(Press::Open(listed.id));
                            }
                            let compare = tr("report-compare");
                            let compare = button::secondary(&compare).named(named(&compare));
                            if ui.add(compare.icon(icon::ICON_COMPARE_ARROWS)).clicked() {
                                pressed = Some(Press::Compare(listed.id));
                            }
                        },
                    );
                    text::secondary(ui, &listed.line);
                    text::faint(ui, &listed.state);
                });
            });
            ui.add_space(space::S);
        }
    });
    pressed
}

/// Draws what changed since one was frozen; opens whose cases.
pub(super) fn difference_ui(
    ui: &mut Ui,
    listed: Option<&Listed>,
    difference: &Difference,
) -> Option<Command> {
    let mut command = None;
    if let Some(listed) = listed {
        text::body(ui, &listed.title);
        text::secondary(ui, &listed.line);
    }
    let count = difference.changed.len().to_string();
    let given = [("count", &*count), ("same", &*difference.same.to_string())];
    let mood = if difference.changed.is_empty() { Mood::Good } else { Mood::Info };
    let key = if difference.changed.is_empty() {
        "report-difference-none"
    } else {
        "report-difference-count"
    };
    frame::notice(ui, mood, &tr_with(key, &given));
    ui.add_space(space::S);
    let area =
        eframe::egui::ScrollArea::vertical().id_salt("difference").auto_shrink([false, false]);
    area.show_rows(ui, 60.0, difference.changed.len(), |ui, rows| {
        ui.set_width((ui.available_width() - space::L).min(look::size::MEASURE));
        for changed in difference.changed.get(rows).unwrap_or_default() {
            let title = if changed.table.is_empty() {
                tr("report-in-text")
            } else {
                tr(&format!("figure-table-{}", changed.table))
            };
            let said = if changed.table.is_empty() {
                changed.figure.as_str().to_owned()
            } else {
                [title, changed.row.show(), changed.column.show()].join(" · ")
            };
            let show = |content: &crate::domain::report::Content| {
                Cell { figure: changed.figure.clone(), content: content.clone() }.show()
            };
            let given = [("was", &*show(&changed.was)), ("is", &*show(&changed.is))];
            ui.push_id(changed.figure.as_str(), |ui| {
                ui.set_height(60.0);
                frame::bar(
                    ui,
                    |ui| {
                        ui.vertical(|ui| {
                            ui.spacing_mut().item_spacing.y = 0.0;
                            text::body(ui, &said);
                            text::secondary(ui, tr_with("report-was-is", &given));
                        });
                    },
                    |ui| {
                        let sides =
                            [("report-entered", &changed.entered), ("report-left", &changed.left)];
                        for (key, members) in sides {
                            let people = people(members);
                            if people.is_empty() {
                                continue;
                            }
                            let count = people.len().to_string();
                            let word = tr_with(key, &[("count", &count)]);
                            let named = format!("{word} : {said}");
                            if ui.add(button::secondary(word.clone()).named(named)).clicked() {
                                let title = format!("{word} · {said}");
                                command = Some(Command::Go(Route::picked(title, people)));
                            }
                        }
                    },
                );
            });
            let across = ui.available_rect_before_wrap().x_range();
            ui.painter().hline(across, ui.cursor().top(), look::line(ui));
        }
    });
    command
}
