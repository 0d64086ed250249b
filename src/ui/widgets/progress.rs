//! Long work: what is being done, a bar, how much of how many, the time left, Interrupt.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Rect, Sense, Ui, Vec2, WidgetInfo};

use super::{button, text};
use crate::ui::look::{self, space};
use crate::words::{self, tr, tr_with};

/// How far some work is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub label: String,
    /// How many are done.
    pub done: u64,
    /// Of how many; zero while not known.
    pub total: u64,
    /// Seconds left, if that can be told.
    pub left_secs: Option<u64>,
}

/// One row; true when Interrupt was pressed.
pub fn progress(ui: &mut Ui, progress: &Progress) -> bool {
    let words = (progress.total > 0).then(|| {
        let done = words::count(i64::try_from(progress.done).unwrap_or(i64::MAX));
        let total = words::count(i64::try_from(progress.total).unwrap_or(i64::MAX));
        tr_with("widget-count", &[("done", &done), ("total", &total)])
    });
    work_ui(ui, progress, words)
}

/// The same where only the share is known, in percent, or nothing.
pub fn share(ui: &mut Ui, label: &str, percent: Option<u64>) -> bool {
    let (done, total) = (percent.unwrap_or_default(), percent.map_or(0, |_| 100));
    let work = Progress { label: label.to_owned(), done, total, left_secs: None };
    let words = percent.map(|share| tr_with("widget-percent", &[("share", &share.to_string())]));
    work_ui(ui, &work, words)
}

fn work_ui(ui: &mut Ui, progress: &Progress, words: Option<String>) -> bool {
    let mut interrupted = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let label = text::body(ui, &progress.label);
        let room = (ui.available_width() - 380.0).clamp(80.0, 320.0);
        bar_ui(ui, progress, room, label.id);
        if let Some(words) = words {
            text::secondary(ui, words);
        }
        if let Some(secs) = progress.left_secs {
            text::secondary(ui, left(secs));
        }
        interrupted = ui.add(button::quiet(tr("widget-interrupt"))).clicked();
    });
    interrupted
}

/// So much of so many, as a quiet bar with its words after it.
pub fn part(ui: &mut Ui, done: usize, total: usize, words: &str) {
    const WIDE: f32 = 240.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let wide = WIDE.min(ui.available_width() / 2.0);
        let place = ui.allocate_exact_size(Vec2::new(wide, 8.0), Sense::hover()).0;
        let label = text::secondary(ui, words);
        let t = look::look(ui);
        let share = if total == 0 { 0.0 } else { done as f32 / total as f32 };
        let full = Vec2::new(place.width() * share.min(1.0), place.height());
        ui.painter().rect_filled(place, 4.0, t.line);
        if done > 0 {
            ui.painter().rect_filled(Rect::from_min_size(place.min, full), 4.0, t.accent);
        }
        let bar = ui.interact(place, label.id.with("bar"), Sense::hover());
        bar.widget_info(|| {
            let mut info = WidgetInfo::new(Role::ProgressIndicator);
            info.value = Some(f64::from(share) * 100.0);
            info
        });
        let _ = bar.labelled_by(label.id);
    });
}

/// "12 s left", "3 min left".
fn left(secs: u64) -> String {
    if secs < 60 {
        tr_with("widget-seconds-left", &[("count", &secs.max(1).to_string())])
    } else {
        tr_with("widget-minutes-left", &[("count", &secs.div_ceil(60).to_string())])
    }
}

fn bar_ui(ui: &mut Ui, progress: &Progress, width: f32, label: egui::Id) {
    let t = look::look(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 8.0), Sense::hover());
    let part = (progress.total > 0)
        .then(|| (progress.done as f64 / progress.total as f64).clamp(0.0, 1.0));
    response.widget_info(|| {
        let mut info = WidgetInfo::new(Role::ProgressIndicator);
        info.value = part.map(|part| part * 100.0);
        info
    });
    ui.painter().rect_filled(rect, 4.0, t.line);
    let filled = if let Some(part) = part {
        let wide = (rect.width() * part as f32).max(8.0);
        Rect::from_min_size(rect.min, Vec2::new(wide, rect.height()))
    } else {
        // Not known how many: a third that goes to and fro.
        let at = ((ui.input(|i| i.time) * 1.2).sin() * 0.5 + 0.5) as f32;
        ui.request_repaint_after(std::time::Duration::from_millis(50));
        let third = rect.width() / 3.0;
        let start = rect.min + Vec2::new((rect.width() - third) * at, 0.0);
        Rect::from_min_size(start, Vec2::new(third, rect.height()))
    };
    ui.painter().rect_filled(filled, 4.0, t.accent);
    let _ = response.labelled_by(label);
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;

    #[test]
    fn work_says_how_far_it_is_and_can_be_interrupted() {
        let mut harness =
            crate::ui::widgets::harness([900.0, 500.0], false, |ui, interrupted: &mut bool| {
                let work = Progress {
                    label: "Import".to_owned(),
                    done: 1200,
                    total: 5000,
                    left_secs: Some(75),
                };
                *interrupted |= progress(ui, &work);
            });
        harness.get_by_label("1\u{202f}200 sur 5\u{202f}000");
        harness.get_by_label("encore 2 min");
        harness.get_by_role_and_label(Role::ProgressIndicator, "Import");
        harness.get_by_role_and_label(Role::Button, "Interrompre").click();
        harness.run();
        assert!(harness.state());
    }
}
