//! Who opened whose case, and the reason that was given: read from the journal.

use eframe::egui::{Id as UiId, Ui};

use crate::store::clock;
use crate::store::supervision::view::Access;
use crate::ui::Scene;
use crate::ui::command::{Command, Route};
use crate::ui::look::icon;
use crate::ui::widgets::table::{Column, Table, TableState};
use crate::ui::widgets::{frame, text};
use crate::words::tr;

/// The list; a double press opens the case.
pub(super) fn access_ui(
    ui: &mut Ui,
    accesses: Option<&[Access]>,
    scene: Scene<'_>,
) -> Option<Command> {
    let all = accesses.unwrap_or_default();
    text::secondary(ui, tr("supervision-access-about"));
    if all.is_empty() {
        frame::empty(ui, icon::ICON_VISIBILITY, &tr("supervision-access-none"), None);
        return None;
    }
    let columns = [
        Column::new(tr("supervision-access-when"), 150.0),
        Column::new(tr("supervision-access-who"), 140.0).grow(0.6),
        Column::new(tr("supervision-access-case"), 130.0),
        Column::new(tr("supervision-access-worker"), 140.0).grow(0.6),
        Column::new(tr("supervision-access-reason"), 160.0).grow(2.0),
    ];
    let id = UiId::unique("supervision-access");
    let mut state: TableState<usize> = ui.data(|d| d.get_temp(id)).unwrap_or_default();
    let outcome = Table::new(id, tr("supervision-part-access"), &columns, all.len())
        .height(ui.available_height().max(320.0))
        .show(ui, &mut state, Some, |row, cells| {
            let Some(access) = all.get(row) else { return };
            let name = |id: Option<crate::domain::id::Id>| {
                id.map(|id| scene.office.name(id).to_owned()).unwrap_or_default()
            };
            cells.text(&clock::local(access.at).format("%d/%m/%Y %H:%M").to_string());
            cells.strong(&name(access.by));
            cells.text(&access.number);
            cells.soft(&name(access.worker));
            cells.text(&access.reason);
        });
    ui.data_mut(|d| d.insert_temp(id, state));
    let access = outcome.opened.and_then(|row| all.get(row))?;
    let (person, case) = (access.person, Some(access.case));
    Some(Command::Go(Route::Case { person, case, tab: "history".to_owned() }))
}
