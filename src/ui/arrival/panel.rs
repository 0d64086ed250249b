//! Under the grid: what may be typed in the cell or what is wrong with it, and who the line may
//! be, each with why, decided with one key.

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{
    self, Align, Id, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo,
};

use super::check::Checked;
use super::select::sentence;
use super::sheet::ROW;
use crate::domain::arrival::{Decision, Grid, Line};
use crate::domain::choice;
use crate::domain::date::Age;
use crate::domain::id::Id as RecordId;
use crate::domain::place;
use crate::domain::problem::Problem;
use crate::store::arrival::ArrivalLine;
use crate::ui::Scene;
use crate::ui::likeness::{Likely, State, show};
use crate::ui::look::{self, Mood, Text, icon, size, space};
use crate::ui::widgets::{badge, button, paint, text};
use crate::words::{tr, tr_with};

/// How high it is, always, so that the grid above never moves.
pub(super) const HIGH: f32 = 150.0;

/// The badge that says how certain it is.
const CERTAIN: f32 = 128.0;

/// What was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pressed {
    /// It is this person.
    Same(RecordId),
    /// It is somebody new.
    New,
    /// What was decided is open again.
    Again,
    /// Another candidate is picked.
    Pick(usize),
    /// The slips of a bus that was registered before.
    Slips(RecordId),
}

/// What is shown.
pub(super) struct Panel<'a> {
    pub(super) grid: &'a Grid,
    pub(super) checked: Option<&'a Checked>,
    /// What stands against the cell.
    pub(super) complaint: Option<&'a Problem>,
    /// Why the line was not registered.
    pub(super) failed: Option<&'a Problem>,
    pub(super) picked: usize,
    /// The last buses, while nobody is typed.
    pub(super) past: &'a [ArrivalLine],
}

impl Panel<'_> {
    /// Draws it.
    pub(super) fn panel_ui(&self, ui: &mut Ui, scene: Scene<'_>) -> Option<Pressed> {
        let (rect, _) =
            ui.allocate_exact_size(Vec2::new(ui.available_width(), HIGH), Sense::hover());
        let t = look::look(ui);
        ui.painter().rect(
            rect,
            look::radius(),
            t.surface,
            look::line(ui),
            egui::StrokeKind::Inside,
        );
        let inside = rect.shrink2(Vec2::new(space::M, space::S));
        let builder = UiBuilder::new()
            .id_salt("arrival-panel")
            .max_rect(inside)
            .layout(Layout::top_down(Align::Min));
        let mut child = ui.new_child(builder);
        child.set_clip_rect(rect.intersect(ui.clip_rect()));
        child.spacing_mut().item_spacing.y = space::XS;
        self.cell_ui(&mut child);
        let at = self.grid.cursor().line;
        if !self.past.is_empty() {
            return self.past_ui(&mut child);
        }
        let line = self.grid.line(at).filter(|line| !line.is_empty())?;
        self.line_ui(&mut child, scene, line)
    }

    /// The cell in words: what is wrong with it, or what may stand in it.
    fn cell_ui(&self, ui: &mut Ui) {
        let t = look::look(ui);
        let column = self.grid.cursor().column();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let room = ui.available_width();
            ui.label(text::rich(column.label(), Text::Label, t.ink));
            let problem = self.complaint.or(self.failed);
            let (said, ink) = match (problem, self.grid.left_over()) {
                (Some(problem), _) => (problem.sentence(), t.danger),
                (None, 0) => (column.hint(), t.ink_soft),
                (None, many) => {
                    (tr_with("arrival-left-over", &[("count", &many.to_string())]), t.warn)
                }
            };
            if problem.is_some() {
                let (rect, _) =
                    ui.allocate_exact_size(Vec2::splat(size::ICON_SMALL), Sense::hover());
                paint::icon(ui, rect.center(), icon::ICON_ERROR, size::ICON_SMALL, t.danger);
            }
            let keys =
                paint::line(ui, &tr("arrival-keys"), Text::Secondary, t.ink_faint, room * 0.5);
            let left = ui.available_width() - keys.size().x - space::L;
            let label = egui::Label::new(text::rich(said, Text::Secondary, ink)).truncate();
            let said = ui.allocate_ui(Vec2::new(left.max(120.0), ROW), |ui| ui.add(label)).inner;
            ui.accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
            let right = ui.max_rect().right() - keys.size().x;
            paint::left(ui, right, ui.min_rect().center().y, keys);
        });
    }

    /// The last buses: somebody has lost a slip, or the printer had no paper.
    fn past_ui(&self, ui: &mut Ui) -> Option<Pressed> {
        let mut pressed = None;
        text::label(ui, tr("arrival-past"));
        ScrollArea::vertical().id_salt("arrival-past").auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for line in self.past.iter().filter(|line| line.people > 0) {
                let what = sentence(line);
                ui.horizontal(|ui| {
                    let again = button::quiet(tr("arrival-past-slips"))
                        .icon(icon::ICON_QR_CODE)
                        .named(tr_with("arrival-past-slips-of", &[("what", &what)]))
                        .height(ROW);
                    if ui.add(again).clicked() {
                        pressed = Some(Pressed::Slips(line.id));
                    }
                    ui.add(egui::Label::new(&what).truncate());
                });
            }
        });
        pressed
    }

    fn line_ui(&self, ui: &mut Ui, scene: Scene<'_>, line: &Line) -> Option<Pressed> {
        if let Decision::Known(person) = line.decision {
            let known = self.checked.and_then(|c| c.likely.iter().find(|l| l.line.id == person));
            let name = known.map(|one| one.line.name()).unwrap_or_default();
            let number = known.map(|one| one.line.case_number.clone()).unwrap_or_default();
            let given = [("name", name.as_str()), ("number", number.as_str())];
            let said = tr_with("arrival-known-line", &given);
            return decided_ui(ui, Mood::Good, icon::ICON_CHECK_CIRCLE, &said);
        }
        if let Decision::New(others) = &line.decision {
            let word = if others.is_empty() { "arrival-new-alone" } else { "arrival-new-line" };
            let said = tr(word);
            return decided_ui(ui, Mood::Neutral, icon::ICON_PERSON_ADD, &said);
        }
        let likely = self.checked.map(|checked| checked.likely.as_slice()).unwrap_or_default();
        let twin = self.checked.and_then(|checked| checked.twin);
        if let Some(twin) = twin {
            let said = tr_with("arrival-twin", &[("line", &(twin + 1).to_string())]);
            if likely.is_empty() {
                return decided_new_ui(ui, &said);
            }
            text::secondary(ui, said);
        }
        if !likely.is_empty() {
            return self.likely_ui(ui, scene, likely);
        }
        let said = match scene.likeness.state() {
            State::Trouble(sentence) => sentence,
            State::Preparing(done) => {
                let percent = format!("{:.0}", done * 100.0);
                tr_with("arrival-preparing", &[("percent", &percent)])
            }
            _ if !line.can_be_likened() => tr("arrival-too-little"),
            _ if self.checked.is_some_and(|checked| checked.waiting) => tr("arrival-looking"),
            _ => tr("arrival-nobody"),
        };
        text::secondary(ui, said);
        None
    }

    /// The candidates, at most ten, and the two verbs.
    fn likely_ui(&self, ui: &mut Ui, scene: Scene<'_>, likely: &[Likely]) -> Option<Pressed> {
        let mut pressed = None;
        let picked = self.picked.min(likely.len() - 1);
        let high = ROW * 2.0 + space::XS;
        ScrollArea::vertical()
            .id_salt("arrival-likely")
            .max_height(high)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (at, one) in likely.iter().enumerate() {
                    if row_ui(ui, scene, one, at == picked) {
                        pressed = Some(Pressed::Pick(at));
                    }
                }
            });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let name = likely.get(picked).map(|one| one.line.name()).unwrap_or_default();
            let same = button::secondary(tr("arrival-same"))
                .icon(icon::ICON_CHECK)
                .key(tr("arrival-same-key"))
                .named(tr_with("arrival-same-named", &[("name", &name)]));
            if ui.add(same).clicked() {
                pressed = likely.get(picked).map(|one| Pressed::Same(one.line.id));
            }
            let new = button::quiet(tr("arrival-new")).icon(icon::ICON_PERSON_ADD);
            if ui.add(new.key(tr("arrival-new-key"))).clicked() {
                pressed = Some(Pressed::New);
            }
        });
        pressed
    }
}

/// A decision in a sentence, with the way back.
fn decided_ui(ui: &mut Ui, mood: Mood, sign: look::Icon, said: &str) -> Option<Pressed> {
    let (ink, _) = look::look(ui).mood(mood);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(size::ICON), Sense::hover());
        paint::icon(ui, rect.center(), sign, size::ICON, ink);
        text::body(ui, said);
        let again = button::quiet(tr("arrival-again"));
        ui.add(again).clicked().then_some(Pressed::Again)
    })
    .inner
}

/// Two lines alike: said, with the way to say that they are two.
fn decided_new_ui(ui: &mut Ui, said: &str) -> Option<Pressed> {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        text::body(ui, said);
        let new = button::secondary(tr("arrival-two")).key(tr("arrival-new-key"));
        ui.add(new).clicked().then_some(Pressed::New)
    })
    .inner
}

/// One candidate in a line: how certain, who, and why; true when pressed.
fn row_ui(ui: &mut Ui, scene: Scene<'_>, one: &Likely, picked: bool) -> bool {
    let t = look::look(ui);
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), ROW));
    let id = Id::unique(("arrival-likely", one.line.id.bytes()));
    let response = ui.interact(rect, id, Sense::CLICK);
    if picked {
        ui.painter().rect_filled(rect, look::radius(), t.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, look::radius(), t.hover);
    }
    let line = &one.line;
    let mut x = rect.left() + space::XS;
    let (mood, sign, word) = show::faint_certainty(one.probability);
    let place = Rect::from_min_size(
        egui::pos2(x, rect.top() + (ROW - size::BADGE) / 2.0),
        Vec2::new(CERTAIN, size::BADGE),
    );
    badge::badge_at(ui, place, mood, sign, &word);
    x = place.right() + space::S;
    let name = paint::line(ui, &line.name(), Text::Strong, t.ink, 220.0);
    let wide = name.size().x;
    paint::left(ui, x, rect.center().y, name);
    x += wide + space::M;
    let sex = Some(choice::label("sex", &line.sex)).filter(|_| !line.sex.is_empty());
    let age = line.age_on(scene.today).map(Age::text);
    let origin = Some(place::label(&line.origin)).filter(|origin| !origin.is_empty());
    let number = Some(line.case_number.clone()).filter(|number| !number.is_empty());
    let about: Vec<String> = [sex, age, origin, number].into_iter().flatten().collect();
    let about = about.join(" · ");
    let shown = paint::line(ui, &about, Text::Secondary, t.ink, rect.right() - x - 240.0);
    let wide = shown.size().x;
    paint::left(ui, x, rect.center().y, shown);
    x += wide + space::M;
    let why = reasons(one);
    let shown = paint::line(ui, &why, Text::Secondary, t.ink_soft, rect.right() - x - space::S);
    paint::left(ui, x, rect.center().y, shown);
    let said = [line.name(), about, why.clone()].join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, picked, &said));
    response.on_hover_text(why).clicked()
}

/// What speaks for it, then what against.
fn reasons(one: &Likely) -> String {
    let yes = one.speaks_for().into_iter().take(3).collect::<Vec<_>>().join(" · ");
    let no = one.speaks_against().into_iter().take(2).collect::<Vec<_>>().join(" · ");
    if no.is_empty() { yes } else { tr_with("arrival-why-not", &[("yes", &yes), ("no", &no)]) }
}
