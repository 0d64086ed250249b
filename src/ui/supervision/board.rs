//! The board: eight numbers, who carries what and is late with what, the alerts that stand open,
//! and three pictures.

use chrono::NaiveDate;
use eframe::egui::{Id as UiId, Ui};

use super::tile::{Tile, tiles_ui};
use super::{column, team};
use crate::domain::caseload::QUIET_DAYS;
use crate::domain::choice;
use crate::domain::date;
use crate::domain::value::Keyed as _;
use crate::store::person::{Question, Sort};
use crate::store::supervision::{Board, Figure, Whose};
use crate::ui::Scene;
use crate::ui::alert::since;
use crate::ui::command::Route;
use crate::ui::look::{Mood, icon, size, space};
use crate::ui::widgets::chart::{Chart, Point, Series, chart};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{self, tr, tr_with};

/// How many alerts are listed.
const ALERTS: usize = 8;
/// The least a tile is wide.
const TILE: f32 = 220.0;
/// How high a picture is.
const PICTURE: f32 = 190.0;

/// What was pressed on the board.
pub(super) enum Pressed {
    /// A figure, and what its list is called.
    Figure(Figure, String),
    /// What waits for approval.
    Approvals,
    /// A place.
    Go(Box<Route>),
}

/// The whole board.
pub(super) fn board_ui(ui: &mut Ui, board: &Board, scene: Scene<'_>) -> Option<Pressed> {
    let mut pressed = numbers_ui(ui, board, scene);
    ui.add_space(space::S);
    if !board.alerts.is_empty() {
        pressed = alerts_ui(ui, board, scene).or(pressed);
        ui.add_space(space::S);
    }
    pressed = team::team_ui(ui, board, scene).or(pressed);
    ui.add_space(space::S);
    pressed = pictures_ui(ui, board, scene).or(pressed);
    ui.add_space(space::L);
    pressed
}

fn numbers_ui(ui: &mut Ui, board: &Board, scene: Scene<'_>) -> Option<Pressed> {
    let late: usize = board.late.values().sum();
    let workers =
        board.late.keys().map(|(worker, _)| worker).collect::<std::collections::BTreeSet<_>>();
    let workers = workers.len().to_string();
    let oldest = |day: Option<NaiveDate>| match day {
        Some(day) => {
            let days = (scene.today - day).num_days().max(0).to_string();
            tr_with("supervision-oldest-days", &[("count", &days)])
        }
        None => String::new(),
    };
    let hours = board.alerts.first().map(|alert| alert.hours(scene.today, &board.time));
    let hours =
        hours.map(|hours| tr_with("supervision-oldest-hours", &[("count", &hours.to_string())]));
    let waiting = board.alerts.iter().any(crate::store::alert::OpenAlert::is_waiting);
    let alert_mood = if waiting { Mood::Danger } else { Mood::Warn };
    let quiet_days = QUIET_DAYS.to_string();
    let open: usize = board.load.values().sum();
    let nobody: usize =
        board.load.iter().filter(|((w, _), _)| w.is_none()).map(|(_, many)| many).sum();
    let since = tr("supervision-since-look");
    let tiles: [(Tile, Option<Figure>); 8] = [
        (
            tile(icon::ICON_ALARM, Mood::Warn, "supervision-late", late, {
                if late == 0 {
                    String::new()
                } else {
                    tr_with("supervision-late-workers", &[("count", &workers)])
                }
            }),
            Some(Figure::Late(Whose::All, None)),
        ),
        (
            tile(
                icon::ICON_FACT_CHECK,
                Mood::Info,
                "supervision-approvals",
                board.approvals.0,
                oldest(board.approvals.1),
            ),
            None,
        ),
        (
            tile(
                icon::ICON_FORWARD_TO_INBOX,
                Mood::Warn,
                "supervision-silent",
                board.silent.0,
                oldest(board.silent.1),
            ),
            Some(Figure::Silent),
        ),
        (
            tile(
                icon::ICON_WARNING,
                alert_mood,
                "supervision-alerts",
                board.alerts.len(),
                hours.unwrap_or_default(),
            ),
            Some(Figure::Alert),
        ),
        (
            tile(
                icon::ICON_EVENT_BUSY,
                Mood::Warn,
                "supervision-quiet",
                board.quiet,
                tr_with("supervision-quiet-days", &[("days", &quiet_days)]),
            ),
            Some(Figure::Quiet),
        ),
        (
            tile(
                icon::ICON_PERSON_ADD,
                Mood::Info,
                "supervision-new",
                board.fresh.0,
                since.clone(),
            ),
            Some(Figure::New),
        ),
        (
            tile(icon::ICON_EDIT_NOTE, Mood::Info, "supervision-changed", board.fresh.1, since),
            Some(Figure::Changed),
        ),
        (
            tile(icon::ICON_FOLDER_OPEN, Mood::Neutral, "supervision-open", open, {
                if nobody == 0 {
                    String::new()
                } else {
                    let count = words::count(i64::try_from(nobody).unwrap_or_default());
                    tr_with("supervision-without-worker", &[("count", &count)])
                }
            }),
            Some(Figure::Load(Whose::All)),
        ),
    ];
    let (tiles, figures): (Vec<Tile>, Vec<Option<Figure>>) = tiles.into_iter().unzip();
    let fits = |count: &usize| ui.available_width() >= TILE * *count as f32;
    let across = [4, 3].into_iter().find(fits).unwrap_or(2);
    let at = tiles_ui(ui, across, &tiles)?;
    let title = tiles.get(at).map(|tile| tile.title.clone()).unwrap_or_default();
    Some(match figures.get(at).copied().flatten() {
        Some(figure) => Pressed::Figure(figure, title),
        None => Pressed::Approvals,
    })
}

fn tile(
    icon: crate::ui::look::Icon,
    mood: Mood,
    word: &'static str,
    count: usize,
    detail: String,
) -> Tile {
    Tile { icon, mood, title: tr(word), count, detail }
}

/// The alerts that stand open, the oldest first, each with its hours.
fn alerts_ui(ui: &mut Ui, board: &Board, scene: Scene<'_>) -> Option<Pressed> {
    let mut pressed = None;
    frame::titled_card(ui, tr("supervision-alerts"), |ui| {
        for open in board.alerts.iter().take(ALERTS) {
            ui.push_id(open.id, |ui| {
                frame::bar(
                    ui,
                    |ui| {
                        let (mood, word) = if open.is_waiting() {
                            (Mood::Danger, tr("alert-waiting"))
                        } else {
                            (Mood::Warn, tr("alert-being-handled"))
                        };
                        badge::badge(ui, mood, icon::ICON_WARNING, &word);
                        text::strong(ui, open.number.as_str());
                        text::body(ui, since(open, scene.today, &board.time));
                        let worker =
                            open.worker.map(|id| scene.office.name(id)).unwrap_or_default();
                        text::secondary(ui, worker);
                    },
                    |ui| {
                        if ui.add(button::quiet(tr("alert-open-case"))).clicked() {
                            let (person, case) = (open.person, Some(open.case));
                            let route = Route::Case { person, case, tab: String::new() };
                            pressed = Some(Pressed::Go(Box::new(route)));
                        }
                    },
                );
            });
        }
    });
    pressed
}

/// Arrivals by month, open cases by step, what was late.
fn pictures_ui(ui: &mut Ui, board: &Board, scene: Scene<'_>) -> Option<Pressed> {
    let mut pressed = None;
    let gap = space::L;
    let columns = if ui.available_width() < size::ONE_COLUMN { 1 } else { 3 };
    let wide = (ui.available_width() - gap * (columns - 1) as f32) / columns as f32;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for at in 0..columns {
            ui.vertical(|ui| {
                ui.set_width(wide.floor());
                for part in (0..3).filter(|part| columns == 1 || *part == at) {
                    frame::card(ui, |ui| {
                        ui.set_min_height(PICTURE + 88.0);
                        let found = match part {
                            0 => months_ui(ui, board, scene),
                            1 => steps_ui(ui, board),
                            _ => {
                                trend_ui(ui, board);
                                None
                            }
                        };
                        pressed = found.or(pressed.take());
                    });
                }
            });
        }
    });
    pressed
}

fn months_ui(ui: &mut Ui, board: &Board, scene: Scene<'_>) -> Option<Pressed> {
    text::group(ui, tr("supervision-months"));
    let bars: Vec<column::Bar> = board
        .months
        .iter()
        .map(|(month, count)| column::Bar {
            name: {
                let count = words::count(i64::from(*count));
                let month = date::show(*month).get(3..).unwrap_or_default().to_owned();
                tr_with("supervision-month", &[("month", &month), ("count", &count)])
            },
            short: date::show(*month).get(3..5).unwrap_or_default().to_owned(),
            count: usize::try_from(*count).unwrap_or_default(),
        })
        .collect();
    let at = column::columns_ui(ui, UiId::unique("supervision-months"), PICTURE, &bars)?;
    let (month, _) = board.months.get(at)?;
    let last = board.months.get(at + 1).and_then(|(next, _)| next.pred_opt());
    let question = Question {
        arrived_from: Some(*month),
        arrived_to: Some(last.unwrap_or(scene.today)),
        sort: Sort::Arrival,
        ..Question::default()
    };
    Some(Pressed::Go(Box::new(Route::People(Box::new(question)))))
}

fn steps_ui(ui: &mut Ui, board: &Board) -> Option<Pressed> {
    text::group(ui, tr("supervision-steps"));
    ui.spacing_mut().item_spacing.y = 1.0;
    let steps: Vec<_> = board.steps.iter().collect();
    let bars: Vec<column::Bar> = steps
        .iter()
        .map(|(step, count)| {
            let label = choice::label("case_status", step.key());
            let many = words::count(i64::try_from(**count).unwrap_or_default());
            column::Bar { name: format!("{label} : {many}"), short: label, count: **count }
        })
        .collect();
    let at = column::rows_ui(ui, UiId::unique("supervision-steps"), &bars)?;
    let (step, _) = steps.get(at)?;
    let title = tr_with("supervision-step", &[("step", &choice::label("case_status", step.key()))]);
    Some(Pressed::Figure(Figure::Step(**step), title))
}

fn trend_ui(ui: &mut Ui, board: &Board) {
    let most = board.trend.iter().map(|(_, many)| *many).max().unwrap_or_default();
    // A round top above the highest.
    let most = most.div_ceil(5).max(1) * 5;
    let points = board.trend.iter().map(|(day, many)| Point {
        day: *day,
        value: f64::from(u32::try_from(*many).unwrap_or(u32::MAX)),
        note: String::new(),
    });
    let shown = Chart {
        name: tr("supervision-trend"),
        most: f64::from(u32::try_from(most).unwrap_or(u32::MAX)),
        series: vec![Series { name: tr("supervision-trend-line"), points: points.collect() }],
        ..Chart::default()
    };
    chart(ui, UiId::unique("supervision-trend"), &shown, PICTURE);
}
