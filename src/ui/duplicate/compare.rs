//! Two registrations side by side, field by field: what differs stands first, and of each
//! difference one value is chosen to stand. Why both may be one, and what hangs on each, in
//! numbers.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Id as UiId, Key, Modifiers, ScrollArea, Sense, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::{Both, Row};
use crate::domain::date::PartialDate;
use crate::domain::fact::{Field, Record as _};
use crate::domain::form;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::likeness::Evidence;
use crate::domain::person::Person;
use crate::domain::value::{self, Keyed as _};
use crate::store::likeness::Side;
use crate::ui::Scene;
use crate::ui::command::{Command, Judgement, Route, Verdict};
use crate::ui::form as fields;
use crate::ui::likeness::{Pair, show};
use crate::ui::look::{self, Mood, Text, icon, size, space};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::{button, focus, frame, paint, text};
use crate::words::{tr, tr_with};

/// How wide the names of fields are.
const LABEL: f32 = 150.0;
/// How many reasons are said on each side.
const REASONS: usize = 8;
/// What is carried along with another field, or is no fact about who somebody is.
const APART: [&str; 6] = [
    "birth_about",
    "birth_source",
    "age_estimated_on",
    "household_id",
    "household_role",
    "outside_number",
];

/// One field on both sides.
struct Line {
    key: Cow<'static, str>,
    label: String,
    one: String,
    other: String,
}

/// What there is to compare.
struct Beside {
    people: [Id; 2],
    names: [String; 2],
    numbers: [Vec<(Id, String)>; 2],
    differ: Vec<Line>,
    alike: Vec<Line>,
    counts: Vec<(String, usize, usize)>,
}

/// One pair side by side.
pub(super) struct Compared {
    row: Row,
    probability: f32,
    evidence: Vec<Evidence>,
    beside: Option<Beside>,
    /// Somebody for whom a reason must be stated first.
    limited: Option<Id>,
    /// The fields whose value of the other stands.
    take: BTreeSet<String>,
    confirming: bool,
}

impl Compared {
    pub(super) fn new(both: &Both, pair: &Pair, scene: Scene<'_>) -> Self {
        let beside = both.sides.as_ref().map(|(one, other)| Beside::new(one, other, scene));
        // What only the other says, or says to the day, stands, unless somebody decides otherwise.
        let exact = both.sides.as_ref().is_some_and(|(one, other)| {
            let day = |side: &Side| {
                let person = Person::from_row(&side.person.row);
                person.birth_on.filter(|_| !person.birth_about).and_then(PartialDate::exact)
            };
            day(one).is_none() && day(other).is_some()
        });
        let take = beside
            .iter()
            .flat_map(|beside| &beside.differ)
            .filter(|line| line.one.is_empty() || (exact && line.key.as_ref() == "birth_on"));
        let take = take.map(|line| line.key.to_string());
        Self {
            row: both.row,
            probability: pair.probability,
            evidence: pair.evidence.clone(),
            limited: both.limited,
            take: take.collect(),
            beside,
            confirming: false,
        }
    }

    fn is_likely(&self) -> bool {
        self.probability >= crate::domain::likeness::LIKELY
    }

    /// Both are one person: at once where that is all but certain, else after a question.
    pub(super) fn same(&mut self, _: Scene<'_>) -> Vec<Command> {
        if self.beside.is_none() {
            return Vec::new();
        }
        if self.is_likely() {
            return vec![self.judge(Verdict::Same { take: self.take.clone() })];
        }
        self.confirming = true;
        Vec::new()
    }

    fn judge(&self, verdict: Verdict) -> Command {
        let said: Vec<String> = self
            .evidence
            .iter()
            .filter(|one| one.speaks_for() == matches!(verdict, Verdict::Same { .. }))
            .take(3)
            .map(|one| one.sentence())
            .collect();
        let reason = said.join(", ");
        let (one, other) = (self.row.one, self.row.other);
        Command::Judge(Box::new(Judgement { one, other, verdict, reason }))
    }

    /// Draws it; what was decided.
    pub(super) fn compared_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = self.verbs_ui(ui, scene);
        ui.add_space(space::S);
        let Some(beside) = &self.beside else {
            commands.extend(self.limited_ui(ui));
            return commands;
        };
        let mut turned = None;
        ScrollArea::vertical()
            .id_salt(("duplicate-both", self.row.other.bytes()))
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - space::S);
                ui.spacing_mut().item_spacing.y = space::S;
                frame::card(ui, |ui| {
                    commands.extend(heads_ui(ui, beside));
                    why_ui(ui, self.probability, &self.evidence);
                    ui.add_space(space::S);
                    turned = fields_ui(ui, beside, &self.take, self.row.other);
                });
                frame::card(ui, |ui| counts_ui(ui, beside));
            });
        if let Some(key) = turned
            && !self.take.remove(&key)
        {
            self.take.insert(key);
        }
        commands.extend(self.confirm_ui(ui));
        commands
    }

    fn verbs_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        let free = !focus::is_covered(ui);
        let one = free && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
        let two = free && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::D));
        let ready = self.beside.is_some();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let same = button::primary(tr("duplicate-same"))
                .icon(icon::ICON_CALL_MERGE)
                .key(tr("form-save-key"))
                .enabled(ready);
            if ui.add(same).clicked() || (one && ready) {
                commands.extend(self.same(scene));
            }
            let apart = button::secondary(tr("duplicate-two"))
                .icon(icon::ICON_CALL_SPLIT)
                .key(tr("duplicate-two-key"))
                .enabled(ready);
            if ui.add(apart).clicked() || (two && ready) {
                commands.push(self.judge(Verdict::Two));
            }
        });
        commands
    }

    /// The case of somebody else: the page asks for the reason.
    fn limited_ui(&self, ui: &mut Ui) -> Option<Command> {
        let Some(person) = self.limited else {
            frame::notice(ui, Mood::Info, &tr("problem-link-gone"));
            return None;
        };
        frame::notice(ui, Mood::Info, &tr("duplicate-limited"));
        let open = button::secondary(tr("duplicate-open")).icon(icon::ICON_LOCK_OPEN);
        let route = Route::Case { person, case: None, tab: String::new() };
        ui.add(open).clicked().then_some(Command::Go(route))
    }

    /// The question where it is only possible.
    fn confirm_ui(&mut self, ui: &Ui) -> Option<Command> {
        let (true, Some(beside)) = (self.confirming, &self.beside) else { return None };
        let [one, other] = &beside.names;
        let given = [("one", one.as_str()), ("other", other.as_str())];
        let id = UiId::unique(("duplicate-confirm", self.row.other.bytes()));
        let answer = Dialog::new(id, tr("duplicate-confirm-title"), tr("duplicate-confirm-back"))
            .body(tr_with("duplicate-confirm-body", &given))
            .verb(tr("duplicate-same"))
            .show(ui.ctx(), |_| {})?;
        self.confirming = false;
        (answer == Answer::Verb).then(|| self.judge(Verdict::Same { take: self.take.clone() }))
    }
}

impl Beside {
    fn new(one: &Side, other: &Side, scene: Scene<'_>) -> Self {
        let (mut differ, mut alike) = (Vec::new(), Vec::new());
        let mut seen = BTreeSet::new();
        for form in form::of_kind(Kind::Person) {
            for (line, field) in form.fields() {
                if APART.contains(&field.key) || !seen.insert(field.key) {
                    continue;
                }
                let said = |side: &Side| said(&side.person.row, &field, scene);
                let (one, other) = (said(one), said(other));
                if one.is_empty() && other.is_empty() {
                    continue;
                }
                let (key, label) = (Cow::Borrowed(field.key), line.label().to_owned());
                let to = if one == other { &mut alike } else { &mut differ };
                to.push(Line { key, label, one, other });
            }
        }
        let name = |side: &Side| {
            let name = Person::from_row(&side.person.row).full_name();
            if name.is_empty() { tr("person-unnamed") } else { name }
        };
        let numbers = |side: &Side| {
            let number = |held: &crate::store::Held| value::text_of(&held.row, "number").to_owned();
            side.cases.iter().map(|held| (held.id, number(held))).collect()
        };
        Self {
            people: [one.person.id, other.person.id],
            names: [name(one), name(other)],
            numbers: [numbers(one), numbers(other)],
            counts: counts(&one.counts, &other.counts),
            differ,
            alike,
        }
    }
}

/// What a field says, with how precise it is.
fn said(row: &value::Row, field: &Field, scene: Scene<'_>) -> String {
    let said = fields::show(scene.office, field, value::of(row, field.key));
    let about = field.key == "birth_on" && value::of(row, "birth_about").int() == Some(1);
    if about && !said.is_empty() { tr_with("duplicate-about", &[("day", &said)]) } else { said }
}

/// How many records of each kind either has.
fn counts(
    one: &BTreeMap<Kind, usize>,
    other: &BTreeMap<Kind, usize>,
) -> Vec<(String, usize, usize)> {
    let of = |all: &BTreeMap<Kind, usize>, kind: &Kind| all.get(kind).copied().unwrap_or_default();
    let kinds: BTreeSet<Kind> = one.keys().chain(other.keys()).copied().collect();
    let named = |kind: &Kind| tr(&format!("kind-{}-many", kind.key().replace('_', "-")));
    kinds.iter().map(|kind| (named(kind), of(one, kind), of(other, kind))).collect()
}

/// The two columns beside the names of the fields.
fn columns(ui: &Ui) -> f32 {
    ((ui.available_width() - LABEL - space::S * 2.0) / 2.0).floor()
}

/// A cell so wide, at the left of what is left of the line.
fn cell<R>(ui: &mut Ui, wide: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.set_width(wide);
        add(ui)
    })
    .inner
}

/// Who stands on which side, and the way to their cases.
fn heads_ui(ui: &mut Ui, beside: &Beside) -> Option<Command> {
    let wide = columns(ui);
    let mut command = None;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        cell(ui, LABEL, |_| {});
        let sides = beside.names.iter().zip(&beside.numbers).zip(beside.people);
        let roles = ["duplicate-stands", "duplicate-joins"];
        for (((name, numbers), person), role) in sides.zip(roles) {
            cell(ui, wide, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                text::section(ui, name.as_str());
                ui.horizontal_wrapped(|ui| {
                    for (case, number) in numbers {
                        if text::link(ui, number.as_str()).clicked() {
                            let (case, tab) = (Some(*case), String::new());
                            command = Some(Command::Go(Route::Case { person, case, tab }));
                        }
                    }
                    text::faint(ui, tr(role));
                });
            });
        }
    });
    command
}

/// Why both may be one.
fn why_ui(ui: &mut Ui, probability: f32, evidence: &[Evidence]) {
    let wide = columns(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        cell(ui, LABEL, |ui| show::certainty_ui(ui, probability));
        for speaks_for in [true, false] {
            let all: Vec<Evidence> =
                evidence.iter().filter(|one| one.speaks_for() == speaks_for).copied().collect();
            cell(ui, wide, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                if all.is_empty() && !speaks_for {
                    text::faint(ui, tr("duplicate-nothing-against"));
                }
                show::evidence_ui(ui, &all, REASONS);
            });
        }
    });
}

/// The fields, those that differ first; the one that was turned to the other side.
fn fields_ui(ui: &mut Ui, beside: &Beside, take: &BTreeSet<String>, whose: Id) -> Option<String> {
    let wide = columns(ui);
    let mut turned = None;
    text::group(ui, tr("duplicate-differ"));
    if beside.differ.is_empty() {
        text::secondary(ui, tr("duplicate-differ-none"));
    } else {
        text::secondary(ui, tr("duplicate-differ-about"));
    }
    for line in &beside.differ {
        let taken = take.contains(line.key.as_ref());
        ui.push_id((whose.bytes(), line.key.as_ref()), |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                cell(ui, LABEL, |ui| {
                    ui.add_space(space::XS);
                    text::label(ui, line.label.as_str());
                });
                for (said, stands) in [(&line.one, !taken), (&line.other, taken)] {
                    if value_ui(ui, wide, &line.label, said, stands) && !stands {
                        turned = Some(line.key.to_string());
                    }
                }
            });
        });
    }
    if !beside.alike.is_empty() {
        ui.add_space(space::S);
        text::group(ui, tr("duplicate-alike"));
        for line in &beside.alike {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                cell(ui, LABEL, |ui| text::label(ui, line.label.as_str()));
                cell(ui, wide * 2.0 + space::S, |ui| text::body(ui, line.one.as_str()));
            });
        }
    }
    turned
}

/// One value of two; true when it was chosen.
fn value_ui(ui: &mut Ui, wide: f32, label: &str, said: &str, stands: bool) -> bool {
    let t = look::look(ui);
    let shown = if said.is_empty() { tr("duplicate-empty") } else { said.to_owned() };
    let ink = if said.is_empty() { t.ink_faint } else { t.ink };
    let room = wide - size::ICON - space::S * 3.0;
    let galley = ui.painter().layout(shown.clone(), Text::Body.font(), ink, room);
    let high = (galley.size().y + space::S).max(size::TARGET);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(wide, high), Sense::click());
    let named = format!("{label} – {shown}");
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, stands, &named));
    let ground = match (stands, response.hovered()) {
        (true, _) => t.selected,
        (false, true) => t.hover,
        (false, false) => t.surface,
    };
    let line = eframe::egui::Stroke::new(size::LINE, if stands { t.accent } else { t.line });
    ui.painter().rect(rect, look::radius(), ground, line, StrokeKind::Inside);
    let (sign, color) = if stands {
        (icon::ICON_RADIO_BUTTON_CHECKED, t.accent)
    } else {
        (icon::ICON_RADIO_BUTTON_UNCHECKED, t.field_line)
    };
    let at = eframe::egui::pos2(rect.left() + space::S + size::ICON / 2.0, rect.center().y);
    paint::icon(ui, at, sign, size::ICON, color);
    let top = rect.center().y - galley.size().y / 2.0;
    let corner = eframe::egui::pos2(at.x + size::ICON / 2.0 + space::S, top);
    ui.painter().galley(corner, galley, ink);
    paint::ring(ui, rect, &response);
    response.clicked()
}

/// What hangs on each, and what becomes of it.
fn counts_ui(ui: &mut Ui, beside: &Beside) {
    let wide = columns(ui);
    text::group(ui, tr("duplicate-moves"));
    text::secondary(ui, tr("duplicate-moves-about"));
    for (label, one, other) in &beside.counts {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            cell(ui, LABEL, |ui| text::label(ui, label.as_str()));
            for count in [one, other] {
                cell(ui, wide, |ui| text::body(ui, count.to_string()));
            }
        });
    }
}
