//! The same lines to read: label and value in columns, small headings, what nobody
//! answered as a faint dash, what may not be read behind a lock.

use eframe::egui::Ui;

use crate::domain::fact::{Field, Shape};
use crate::domain::form::{Form, Line};
use crate::domain::id::Id;
use crate::domain::value::{self, Row, Value};
use crate::store::case::Office;
use crate::ui::Scene;
use crate::ui::look::space;
use crate::ui::widgets::{frame, text};

/// A value in words, links by the names the office goes by. Empty when there is none.
pub fn show(office: &Office, field: &Field, value: &Value) -> String {
    match (field.shape, value) {
        (Shape::Link(_), Value::Text(text)) => {
            Id::parse(text).map(|id| office.name(id).to_owned()).unwrap_or_default()
        }
        (shape, value) => shape.show(value),
    }
}

/// The lines of a form over a record, to be read.
pub fn view_ui(ui: &mut Ui, scene: Scene<'_>, form: &Form, row: &Row) {
    view_under_ui(ui, scene, form, row, "");
}

/// The same under a heading, which no group repeats.
pub fn view_under_ui(ui: &mut Ui, scene: Scene<'_>, form: &Form, row: &Row, heading: &str) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        let mut group: Option<&Line> = None;
        let mut run: Vec<(&Line, Field)> = Vec::new();
        for line in &form.lines {
            if line.note {
                continue;
            }
            let Some(field) = line.field else {
                run_ui(ui, scene, &mut run, row);
                group = Some(line);
                continue;
            };
            let held = value::of(row, line.name);
            let asked = !held.is_nothing() || (line.is_relevant(row) && !line.retired);
            let hidden = field.restricted && held.is_nothing() && !scene.reader.reads_restricted();
            if !asked || hidden || line.quiet {
                continue;
            }
            let wide = field.shape == Shape::Prose && !held.is_nothing();
            if wide {
                run_ui(ui, scene, &mut run, row);
            }
            if let Some(group) = group.take().filter(|group| group.label() != heading) {
                text::group(ui, group.label());
            }
            run.push((line, field));
            if wide {
                run_ui(ui, scene, &mut run, row);
            }
        }
        run_ui(ui, scene, &mut run, row);
    });
}

fn run_ui(ui: &mut Ui, scene: Scene<'_>, run: &mut Vec<(&Line, Field)>, row: &Row) {
    let fields = std::mem::take(run);
    let pair = |ui: &mut Ui, at: usize| {
        let Some((line, field)) = fields.get(at) else { return };
        let held = value::of(row, line.name);
        let sealed = matches!(held, Value::Sealed(_));
        let mut shown = show(scene.office, field, held);
        if field.shape == Shape::Amount && !shown.is_empty() {
            shown = format!("{shown} {}", super::field::currency(row));
        }
        frame::pair(ui, line.label(), &shown, sealed);
    };
    match fields.as_slice() {
        [] => {}
        [(_, field)] if field.shape == Shape::Prose => {
            ui.scope(|ui| pair(ui, 0));
        }
        several => frame::columns(ui, several.len(), pair),
    }
}
