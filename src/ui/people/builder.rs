//! The dialog in which a condition is put together: what it is about by typing, what must hold,
//! the value as forms ask it; further tests of the same record, alternatives, the reverse. How
//! many people it means is said while it is made.

use eframe::egui::{Context, Id, ScrollArea, Ui};

use super::condition::{Condition, Line, Typed, any_of, ops};
use super::sentence::code_label;
use crate::domain::choice;
use crate::domain::fact::Shape;
use crate::domain::filter::{Asked, Filter, ME, Thing, kind_label, of_form, things};
use crate::domain::place;
use crate::domain::problem::Problem;
use crate::store::{Reader, StoreError};
use crate::ui::Scene;
use crate::ui::look::{icon, size, space};
use crate::ui::lookup::Lookup;
use crate::ui::widgets::choice::{self as pick, Entry};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{button, text};
use crate::words::{self, tr, tr_with};

/// How high the conditions grow before they scroll.
const HIGH: f32 = 400.0;

/// A condition being put together.
pub(in crate::ui) struct Builder {
    condition: Condition,
    /// Which of the conditions over the list it is; a new one when absent.
    at: Option<usize>,
    lookup: Option<Lookup<Asked, Result<usize, StoreError>>>,
    /// The filter whose count is on show or on its way.
    asked: Option<Filter>,
    count: Option<usize>,
    complaint: Option<Problem>,
    /// Things with what people read for them, in the order offered.
    things: Vec<(String, String)>,
    /// How often it was drawn: the keyboard goes to its first box once it is there.
    drawn: u8,
}

/// How it ends.
pub(in crate::ui) enum End {
    /// The condition is to hold, in this place or as a new one.
    Set(Option<usize>, Filter),
    /// Nothing.
    Leave,
}

impl Builder {
    /// A new condition, or one taken up again.
    pub(in crate::ui) fn new(
        scene: Scene<'_>,
        ctx: &Context,
        filter: Option<(usize, &Filter)>,
    ) -> Option<Self> {
        let (at, condition) = match filter {
            None => (None, Condition::new()),
            Some((at, filter)) => (Some(at), Condition::of(filter)?),
        };
        let lookup = scene.reader.another().ok();
        Some(Self {
            condition,
            at,
            lookup: lookup.map(|reader| Lookup::new(reader, ctx.clone(), count)),
            asked: None,
            count: None,
            complaint: None,
            things: offered(scene),
            drawn: 0,
        })
    }

    /// Draws it; how it ended.
    pub(in crate::ui) fn builder_ui(&mut self, ctx: &Context, scene: Scene<'_>) -> Option<End> {
        self.look_up(scene);
        let dialog =
            Dialog::new(Id::unique("filter-builder"), tr("filter-title"), tr("filter-leave"))
                .verb(tr("filter-apply"))
                .width(*size::DIALOG.end());
        self.drawn = self.drawn.saturating_add(1);
        if self.drawn == 3 && self.at.is_none() {
            let first = Id::unique(("filter-line", 0_usize)).with(0_usize).with("thing");
            ctx.memory_mut(|m| m.request_focus(first));
        } else if self.drawn < 3 {
            ctx.request_repaint();
        }
        let answer = dialog.show(ctx, |ui| self.inside_ui(ui, scene))?;
        if answer != Answer::Verb {
            return Some(End::Leave);
        }
        match self.condition.filter() {
            Ok(filter) => Some(End::Set(self.at, filter)),
            Err(problem) => {
                self.complaint = Some(problem);
                None
            }
        }
    }

    /// Counts whom it means, whenever that has changed.
    fn look_up(&mut self, scene: Scene<'_>) {
        let filter = self.condition.filter().ok();
        let Some(lookup) = &mut self.lookup else { return };
        if filter != self.asked {
            self.count = None;
            if let Some(filter) = &filter {
                lookup.ask(Asked { filter: filter.clone(), today: scene.today });
            }
            self.asked = filter;
        }
        if let Some(Ok(count)) = lookup.answer() {
            self.count = Some(count);
        }
    }

    fn inside_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        let before = self.condition.clone();
        ScrollArea::vertical().id_salt("filter-lines").max_height(HIGH).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            let several = self.condition.lines.len() > 1;
            let mut gone = None;
            for (at, line) in self.condition.lines.iter_mut().enumerate() {
                if at > 0 {
                    text::group(ui, tr("filter-or-else"));
                }
                line_ui(ui, scene, &self.things, at, line);
                if several
                    && ui.add(button::quiet(tr("filter-remove")).icon(icon::ICON_CLOSE)).clicked()
                {
                    gone = Some(at);
                }
            }
            if let Some(at) = gone {
                self.condition.lines.remove(at);
            }
            ui.add_space(space::XS);
            if ui.add(button::quiet(tr("filter-add-or")).icon(icon::ICON_ADD)).clicked() {
                self.condition.lines.push(Line::new());
            }
        });
        if before != self.condition {
            self.complaint = None;
        }
        ui.add_space(space::S);
        if let Some(problem) = &self.complaint {
            field::complaint_ui(ui, &problem.sentence());
        } else if let Some(count) = self.count {
            let count = words::count(i64::try_from(count).unwrap_or(i64::MAX));
            text::strong(ui, tr_with("filter-count", &[("count", &count)]));
        } else if self.asked.is_some() {
            text::faint(ui, tr("filter-counting"));
        } else {
            text::faint(ui, tr("filter-count-later"));
        }
    }
}

/// What the thread beside does.
#[expect(clippy::needless_pass_by_value, reason = "a lookup gives its question away")]
fn count(reader: &Reader, asked: Asked) -> Result<usize, StoreError> {
    Ok(reader.whom(&asked)?.len())
}

/// Every thing this user may ask about, and every kind of record that there may be several of.
pub(super) fn offered(scene: Scene<'_>) -> Vec<(String, String)> {
    let may = |thing: &Thing| !thing.is_restricted() || scene.reader.reads_restricted();
    let mut all = Vec::new();
    let mut last = None;
    for thing in things().iter().filter(|thing| may(thing)) {
        if last != Some(thing.kind) && !thing.is_single() {
            let kind = kind_label(thing.kind);
            all.push((any_of(thing.kind), tr_with("filter-any", &[("kind", &kind)])));
        }
        last = Some(thing.kind);
        all.push((thing.to_string(), thing.full_label()));
    }
    for form in scene.office.forms.iter().filter(|held| !held.off) {
        let asked = of_form(form.form).filter(may);
        all.extend(asked.map(|thing| (thing.to_string(), thing.full_label())));
    }
    // Without a case there is nothing to ask of it: that can be asked, too.
    let case = crate::domain::kind::Kind::Case;
    all.push((any_of(case), tr_with("filter-any", &[("kind", &kind_label(case))])));
    all
}

fn line_ui(ui: &mut Ui, scene: Scene<'_>, things: &[(String, String)], at: usize, line: &mut Line) {
    let id = Id::unique(("filter-line", at));
    let width = ui.available_width();
    let mut gone = None;
    let kind = line.kind();
    for (test, typed) in line.tests.iter_mut().enumerate() {
        let id = id.with(test);
        let entries: Vec<Entry<'_>> = things
            .iter()
            // Further tests are of the same record.
            .filter(|(code, _)| test == 0 || kind.is_some_and(|kind| is_of(code, kind)))
            .map(|(code, label)| (code.as_str(), label.as_str()))
            .collect();
        let label = if test == 0 { tr("filter-about") } else { tr("filter-also") };
        let look = FieldLook::new(label).width(width).required(true);
        if pick::list(ui, id.with("thing"), &look, &entries, &mut typed.thing).changed() {
            typed.chose();
        }
        if let Some(thing) = typed.asked() {
            value_ui(ui, scene, id, thing, typed, width);
        }
        if test > 0
            && ui.add(button::quiet(tr("filter-remove-test")).icon(icon::ICON_CLOSE)).clicked()
        {
            gone = Some(test);
        }
    }
    if let Some(test) = gone {
        line.tests.remove(test);
    }
    // Another kind of record was chosen: what was asked of the one before does not fit.
    if line.kind() != kind {
        line.tests.truncate(1);
    }
    if line.kind().is_none() {
        return;
    }
    if line.is_many() {
        let look = FieldLook::new(tr("filter-how-many")).width(160.0);
        field::number(ui, id.with("least"), &look, &mut line.least);
        if ui.add(button::quiet(tr("filter-add-and")).icon(icon::ICON_ADD)).clicked() {
            line.tests.push(Typed::default());
        }
    }
    pick::tick(ui, tr("filter-not"), &mut line.not);
}

/// Whether a code of a thing is of this kind, and a fact of it.
fn is_of(code: &str, kind: crate::domain::kind::Kind) -> bool {
    Thing::try_from(code.to_owned()).is_ok_and(|thing| thing.kind == kind)
}

/// What must hold, and the value, as forms ask it.
fn value_ui(ui: &mut Ui, scene: Scene<'_>, id: Id, thing: Thing, typed: &mut Typed, width: f32) {
    let shape = thing.shape();
    let all = ops(shape);
    let labels: Vec<String> = all.iter().map(|op| op_label(op, shape)).collect();
    let entries: Vec<Entry<'_>> =
        all.iter().zip(&labels).map(|(op, label)| (*op, label.as_str())).collect();
    let look = FieldLook::new(tr("filter-op")).width(width).required(true);
    if pick::one(ui, id.with("op"), &look, &entries, &mut typed.op).changed() {
        typed.from.clear();
        typed.to.clear();
        if matches!(typed.op.as_str(), "last" | "next" | "before") {
            "30".clone_into(&mut typed.from);
        }
    }
    let named = |label: &str| FieldLook::new(tr(label));
    match typed.op.as_str() {
        "is" => codes_ui(ui, scene, id.with("codes"), thing, &mut typed.codes, width),
        "contains" => {
            field::text(ui, id.with("from"), &named("filter-text").width(width), &mut typed.from);
        }
        "last" | "next" | "before" => {
            field::number(ui, id.with("from"), &named("filter-days"), &mut typed.from);
        }
        "range" => two_ui(ui, |ui, at| match at {
            0 => field::number(
                ui,
                id.with("from"),
                &named("filter-least").width(160.0),
                &mut typed.from,
            ),
            _ => {
                field::number(ui, id.with("to"), &named("filter-most").width(160.0), &mut typed.to)
            }
        }),
        "days" => two_ui(ui, |ui, at| match at {
            0 => field::date(
                ui,
                id.with("from"),
                &named("filter-first").width(160.0),
                &mut typed.from,
            ),
            _ => field::date(ui, id.with("to"), &named("filter-until").width(160.0), &mut typed.to),
        }),
        _ => {}
    }
}

/// Two boxes side by side.
fn two_ui(ui: &mut Ui, mut draw: impl FnMut(&mut Ui, usize) -> eframe::egui::Response) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        draw(ui, 0);
        draw(ui, 1);
    });
}

/// One of these, as the form of the thing offers them.
fn codes_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    id: Id,
    thing: Thing,
    codes: &mut Vec<String>,
    width: f32,
) {
    let mut all: Vec<(String, String)> = match thing.shape() {
        Shape::Choice(list) | Shape::Choices(list) => {
            choice::list(list).iter().map(|c| (c.code.clone(), c.label().to_owned())).collect()
        }
        Shape::State(list, keys) => {
            keys.iter().map(|key| ((*key).to_owned(), choice::label(list, key))).collect()
        }
        Shape::Link(kind) => {
            let held = scene.office.choices(kind).iter();
            held.map(|h| (h.id.to_string(), scene.office.name(h.id).to_owned())).collect()
        }
        Shape::Place => places(),
        _ => Vec::new(),
    };
    if matches!(thing.shape(), Shape::Link(crate::domain::kind::Kind::User)) {
        all.insert(0, (ME.to_owned(), tr("filter-me")));
    }
    // What was chosen before is still an answer, though nobody offers it any more.
    for code in codes.iter() {
        if !all.iter().any(|(held, _)| held == code) {
            all.push((code.clone(), code_label(thing, code, scene.office)));
        }
    }
    let entries: Vec<Entry<'_>> =
        all.iter().map(|(code, label)| (code.as_str(), label.as_str())).collect();
    let look = FieldLook::new(tr("filter-one-of")).width(width);
    pick::many(ui, id, &look, &entries, codes);
}

/// Regions and cercles of the present map.
fn places() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for region in place::regions() {
        all.push((region.clone(), place::label(&region)));
        all.extend(place::cercles(&region).into_iter().map(|code| {
            let label = place::label(&code);
            (code, label)
        }));
    }
    all
}

fn op_label(op: &str, shape: Shape) -> String {
    match (op, shape) {
        ("filled", Shape::Tick) => tr("filter-yes"),
        ("empty", Shape::Tick) => tr("filter-no"),
        (op, _) => tr(&format!("filter-op-{op}")),
    }
}
