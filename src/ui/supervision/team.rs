//! Who carries what: one row per worker with open cases, what they weigh by risk, and what is
//! late of which sort. Every number opens its people.

use std::collections::BTreeSet;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Id as UiId, Rect, Sense, Ui, Vec2, WidgetInfo};

use super::board::Pressed;
use super::whose;
use crate::domain::case::Risk;
use crate::domain::caseload::{QUIET_DAYS, weight};
use crate::domain::id::Id;
use crate::domain::value::Keyed as _;
use crate::store::supervision::{Board, Figure, Late, Loads, Whose};
use crate::ui::Scene;
use crate::ui::look::{self, Text, size, space};
use crate::ui::widgets::{frame, paint, text};
use crate::words::{self, tr, tr_with};

/// How wide a column of figures is, at least and at most.
const NUMBER: std::ops::RangeInclusive<f32> = 60.0..=92.0;
/// How wide the column of the weight is, at least and at most.
const WEIGHT: std::ops::RangeInclusive<f32> = 112.0..=168.0;
/// The least room for a name.
const NAME: f32 = 130.0;

/// How many open cases somebody has, and what they weigh.
pub(in crate::ui) fn load(loads: &Loads, worker: Option<Id>) -> (usize, u64) {
    let own = loads.iter().filter(|((own, _), _)| *own == worker);
    own.fold((0, 0), |(count, sum), ((_, risk), many)| {
        let many_u64 = u64::try_from(*many).unwrap_or(u64::MAX);
        (count + many, sum + many_u64 * u64::from(weight(*risk)))
    })
}

/// What the weights are, in a sentence.
pub(in crate::ui) fn weights() -> String {
    let of = |risk: Risk| weight(Some(risk)).to_string();
    tr_with(
        "supervision-weights",
        &[
            ("critical", &of(Risk::Critical)),
            ("high", &of(Risk::High)),
            ("medium", &of(Risk::Medium)),
            ("low", &of(Risk::Low)),
        ],
    )
}

/// The table; what was pressed in it.
pub(super) fn team_ui(ui: &mut Ui, board: &Board, scene: Scene<'_>) -> Option<Pressed> {
    let mut workers: BTreeSet<Option<Id>> = board.load.keys().map(|(worker, _)| *worker).collect();
    workers.extend(board.late.keys().map(|(worker, _)| *worker));
    let mut rows: Vec<(Option<Id>, usize, u64)> = workers
        .into_iter()
        .map(|worker| {
            let (count, sum) = load(&board.load, worker);
            (worker, count, sum)
        })
        .collect();
    // Nobody's cases first, then the heaviest load.
    rows.sort_by_key(|(worker, _, sum)| (worker.is_some(), std::cmp::Reverse(*sum)));
    let most = rows.iter().map(|(_, _, sum)| *sum).max().unwrap_or_default().max(1);
    let mut pressed = None;
    frame::titled_card(ui, tr("supervision-team"), |ui| {
        if rows.is_empty() {
            text::faint(ui, tr("supervision-team-none"));
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(ui);
        for (worker, count, sum) in &rows {
            pressed = row_ui(ui, board, *worker, (*count, *sum, most), scene).or(pressed.take());
        }
        ui.add_space(space::S);
        text::secondary(ui, weights());
        let days = QUIET_DAYS.to_string();
        text::secondary(ui, tr_with("supervision-quiet-about", &[("days", &days)]));
    });
    pressed
}

/// The places of the columns in a row: name, cases, weight, then one per sort of lateness.
fn cells(row: Rect) -> Vec<Rect> {
    let numbers = Late::ALL.len() as f32 + 1.0;
    let most = NUMBER.end() * numbers + WEIGHT.end() + NAME;
    let weight = if row.width() < most { *WEIGHT.start() } else { *WEIGHT.end() };
    let number = ((row.width() - NAME - weight) / numbers).floor();
    let number = number.clamp(*NUMBER.start(), *NUMBER.end());
    let name = (row.width() - number * numbers - weight).max(NAME);
    let mut widths = vec![name, number, weight];
    widths.extend(Late::ALL.iter().map(|_| number));
    let mut left = row.left();
    widths
        .into_iter()
        .map(|wide| {
            let place =
                Rect::from_min_size(egui::pos2(left, row.top()), Vec2::new(wide, row.height()));
            left += wide;
            place
        })
        .collect()
}

/// What a column is called.
fn title(sort: Late) -> String {
    tr(&format!("supervision-late-{}", sort.key().replace('_', "-")))
}

fn head_ui(ui: &mut Ui) {
    let t = look::look(ui);
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), size::ROW));
    let mut titles =
        vec![tr("supervision-worker"), tr("supervision-cases"), tr("supervision-weight")];
    titles.extend(Late::ALL.iter().map(|sort| title(*sort)));
    for (at, (place, word)) in cells(rect).into_iter().zip(&titles).enumerate() {
        let room = if at == 2 { place.width() - space::L } else { place.width() - space::XS };
        let line = paint::line(ui, word, Text::Label, t.ink_soft, room);
        let x = match at {
            0 => place.left(),
            2 => place.left() + space::L,
            _ => (place.right() - space::S - line.size().x).max(place.left()),
        };
        paint::left(ui, x, place.center().y, line);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), look::line(ui));
}

fn row_ui(
    ui: &mut Ui,
    board: &Board,
    worker: Option<Id>,
    (count, sum, most): (usize, u64, u64),
    scene: Scene<'_>,
) -> Option<Pressed> {
    let t = look::look(ui);
    let of = Whose::of(worker);
    let name = whose(of, scene);
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), size::ROW));
    let places = cells(rect);
    let mut pressed = None;
    let salt = worker.map(Id::bytes);
    if let Some(place) = places.first() {
        let font = if worker.is_some() { Text::Body } else { Text::Strong };
        let line = paint::line(ui, &name, font, t.ink, place.width() - space::S);
        paint::left(ui, place.left(), place.center().y, line);
    }
    if let Some(place) = places.get(1) {
        let said = format!("{name}, {}", tr("supervision-cases"));
        if number_ui(ui, *place, UiId::unique(("team-cases", salt)), &said, count, false) {
            pressed = Some(Pressed::Figure(Figure::Load(of), said));
        }
    }
    if let Some(place) = places.get(2) {
        weight_ui(ui, *place, (&name, salt), sum, most);
    }
    for (sort, place) in Late::ALL.iter().zip(places.iter().skip(3)) {
        let many = board.late.get(&(worker, *sort)).copied().unwrap_or_default();
        let said = format!("{name}, {}", title(*sort));
        let id = UiId::unique(("team-late", salt, sort.key()));
        if number_ui(ui, *place, id, &said, many, true) {
            let title = tr_with("supervision-late-of", &[("what", &title(*sort)), ("who", &name)]);
            pressed = Some(Pressed::Figure(Figure::Late(of, Some(*sort)), title));
        }
    }
    let across = rect.x_range();
    ui.painter().hline(across, rect.bottom(), look::line(ui));
    pressed
}

/// A number at the right of its place; true when pressed. None is a faint dash.
fn number_ui(ui: &Ui, place: Rect, id: UiId, said: &str, count: usize, late: bool) -> bool {
    let t = look::look(ui);
    let shown = words::count(i64::try_from(count).unwrap_or(i64::MAX));
    if count == 0 {
        let line = paint::line(ui, "–", Text::Body, t.ink_faint, place.width());
        paint::left(ui, place.right() - space::S - line.size().x, place.center().y, line);
        return false;
    }
    let button = Rect::from_min_max(
        egui::pos2((place.right() - *NUMBER.end()).max(place.left()) + space::L, place.top() + 2.0),
        egui::pos2(place.right(), place.bottom() - 2.0),
    );
    let response = ui.interact(button, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{said} : {shown}")));
    if response.hovered() {
        ui.painter().rect_filled(button, look::radius(), t.hover);
    }
    let ink = if late { t.warn } else { t.accent };
    let line = paint::line(ui, &shown, Text::Strong, ink, place.width());
    paint::left(ui, place.right() - space::S - line.size().x, place.center().y, line);
    if response.has_focus() {
        paint::ring_at(ui, button);
    }
    response.on_hover_text(said).clicked()
}

/// What a caseload weighs, as a number and a bar against the heaviest.
fn weight_ui(ui: &Ui, place: Rect, (name, salt): (&str, Option<[u8; 16]>), sum: u64, most: u64) {
    let t = look::look(ui);
    let shown = words::count(i64::try_from(sum).unwrap_or(i64::MAX));
    let response = ui.interact(place, UiId::unique(("team-weight", salt)), Sense::hover());
    let said = format!("{name}, {}", tr("supervision-weight"));
    ui.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Meter);
        node.set_label(said.clone());
        node.set_value(shown.clone());
    });
    let room = place.width() - space::L - 48.0;
    let track = Rect::from_min_size(
        egui::pos2(place.left() + space::L, place.center().y - 4.0),
        Vec2::new(room.max(0.0), 8.0),
    );
    ui.painter().rect_filled(track, look::corner(), t.line);
    let part = if most == 0 { 0.0 } else { sum as f64 / most as f64 };
    let filled = Rect::from_min_size(track.min, Vec2::new(track.width() * part as f32, 8.0));
    ui.painter().rect_filled(filled, look::corner(), t.accent);
    let line = paint::line(ui, &shown, Text::Label, t.ink, 48.0);
    paint::left(ui, track.right() + space::S, place.center().y, line);
}
