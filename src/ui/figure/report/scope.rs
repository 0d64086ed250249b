//! What a report is asked about: the period, the place, the project, the bands of age.

use chrono::{Datelike, NaiveDate};
use eframe::egui::{Align, Id as UiId, Layout, Ui, Vec2};

use crate::domain::kind::Kind;
use crate::domain::place;
use crate::domain::report::{Named, Period, Place, Spec};
use crate::domain::{choice as lists, date, indicator};
use crate::store::Held;
use crate::ui::Scene;
use crate::ui::look::{icon, size, space};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{button, choice, frame, text};
use crate::words::{tr, tr_with};

/// The sorts of period.
const SORTS: [&str; 4] = ["quarter", "half", "year", "free"];

/// Room for the name of a period.
const SHOWN: f32 = 190.0;

/// What is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scope {
    sort: String,
    year: i32,
    /// Which quarter or half of the year, from 1.
    part: u32,
    from: String,
    to: String,
    place: String,
    project: String,
    scheme: String,
}

impl Scope {
    /// The quarter before this one, everywhere, all projects.
    pub(super) fn new(today: NaiveDate) -> Self {
        let before = Period::last_quarter(today);
        let from = before.map_or(today, |period| period.from);
        Self {
            sort: "quarter".to_owned(),
            year: from.year(),
            part: from.month0() / 3 + 1,
            from: String::new(),
            to: String::new(),
            place: String::new(),
            project: String::new(),
            scheme: indicator::bands::USUAL.to_owned(),
        }
    }

    /// The period, when it can be read.
    pub(super) fn period(&self) -> Option<Period> {
        match self.sort.as_str() {
            "quarter" => Period::quarter(self.year, self.part),
            "half" => {
                let first = Period::quarter(self.year, self.part * 2 - 1)?;
                let second = Period::quarter(self.year, self.part * 2)?;
                Some(Period { from: first.from, to: second.to })
            }
            "year" => Period::parse(&self.year.to_string()),
            _ => {
                let (from, to) = (date::parse(&self.from).ok()?, date::parse(&self.to).ok()?);
                (from <= to).then_some(Period { from, to })
            }
        }
    }

    /// The question, when the period can be read.
    pub(super) fn spec(&self, scene: Scene<'_>) -> Option<Spec> {
        let named = |held: &Held| Named {
            id: held.id.to_string(),
            name: scene.office.name(held.id).to_owned(),
        };
        let find =
            |all: &[Held], id: &str| all.iter().find(|held| held.id.to_string() == id).map(named);
        let mut spec = Spec::of(self.period()?);
        spec.scheme.clone_from(&self.scheme);
        spec.project = find(scene.office.choices(Kind::Project), &self.project);
        spec.place = match self.place.split_once(':') {
            Some(("region", code)) => Some(Place::Region(code.to_owned())),
            Some(("centre", id)) => find(&scene.office.centres, id).map(Place::Centre),
            _ => None,
        };
        Some(spec)
    }

    /// One period earlier or later.
    fn step(&mut self, by: i32) {
        let parts = match self.sort.as_str() {
            "quarter" => 4,
            "half" => 2,
            _ => 1,
        };
        let at = self.year * parts + i32::try_from(self.part).unwrap_or(1) - 1 + by;
        self.year = at.div_euclid(parts);
        self.part = u32::try_from(at.rem_euclid(parts)).unwrap_or_default() + 1;
    }

    /// Draws what can be chosen; true when something was. Place, project and bands fold away.
    pub(super) fn scope_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, open: &mut bool) -> bool {
        let before = self.clone();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(space::L, space::XS);
            self.sort_ui(ui);
            if self.sort == "free" {
                self.days_ui(ui);
            } else {
                self.steps_ui(ui);
            }
            let fold = button::quiet(tr("report-scope")).icon(icon::ICON_TUNE).selected(*open);
            if ui.add(fold).clicked() {
                *open = !*open;
            }
        });
        if *open {
            ui.add_space(space::S);
            frame::columns(ui, 3, |ui, at| match at {
                0 => self.place_ui(ui, scene),
                1 => self.project_ui(ui, scene),
                _ => self.scheme_ui(ui),
            });
        }
        if self.sort != before.sort {
            self.turned(&before);
        }
        *self != before
    }

    /// Another sort of period: the one that holds the period so far.
    fn turned(&mut self, before: &Self) {
        let Some(period) = before.period() else { return };
        self.year = period.from.year();
        self.part = match self.sort.as_str() {
            "quarter" => period.from.month0() / 3 + 1,
            "half" => period.from.month0() / 6 + 1,
            _ => 1,
        };
        if self.sort == "free" && self.from.is_empty() {
            (self.from, self.to) = (date::show(period.from), date::show(period.to));
        }
    }

    fn sort_ui(&mut self, ui: &mut Ui) {
        let words = SORTS.map(|sort| tr(&format!("report-sort-{sort}")));
        let entries: Vec<(&str, &str)> =
            SORTS.into_iter().zip(words.iter().map(String::as_str)).collect();
        ui.allocate_ui(Vec2::new(430.0, size::FORM_ROW), |ui| {
            let before = self.sort.clone();
            let id = UiId::unique("report-sort");
            choice::segmented(ui, id, &FieldLook::default(), &entries, &mut self.sort);
            ui.accesskit_node_builder(id, |node| node.set_label(tr("report-period")));
            // One of them holds always.
            if self.sort.is_empty() {
                self.sort = before;
            }
        });
    }

    fn steps_ui(&mut self, ui: &mut Ui) {
        let row = Vec2::new(SHOWN + (size::TARGET + space::S) * 2.0, size::FORM_ROW);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            if button::icon(ui, icon::ICON_CHEVRON_LEFT, tr("report-before")).clicked() {
                self.step(-1);
            }
            let shown = self.period().map(Period::show).unwrap_or_default();
            ui.allocate_ui(Vec2::new(SHOWN, size::FORM_ROW), |ui| {
                ui.set_min_width(SHOWN);
                ui.centered_and_justified(|ui| text::strong(ui, shown));
            });
            if button::icon(ui, icon::ICON_CHEVRON_RIGHT, tr("report-after")).clicked() {
                self.step(1);
            }
        });
    }

    fn days_ui(&mut self, ui: &mut Ui) {
        for (key, label, text) in
            [("from", tr("report-from"), &mut self.from), ("to", tr("report-to"), &mut self.to)]
        {
            let unread = !text.trim().is_empty() && date::parse(text).is_err();
            text::secondary(ui, &label);
            ui.allocate_ui(Vec2::new(130.0, size::FORM_ROW), |ui| {
                let look = FieldLook::default().width(130.0);
                let typed = field::date(ui, UiId::unique(("report-day", key)), &look, text);
                ui.accesskit_node_builder(typed.id, |node| node.set_label(label));
                if unread {
                    typed.on_hover_text(tr("report-day-unread"));
                }
            });
            if unread {
                text::secondary(ui, tr("report-day-unread"));
            }
        }
    }

    fn place_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        let mut all = vec![(String::new(), tr("report-everywhere"))];
        let centre = |name: &str| tr_with("report-of-centre", &[("name", name)]);
        let centres = scene
            .office
            .centres
            .iter()
            .map(|held| (format!("centre:{}", held.id), centre(scene.office.name(held.id))));
        all.extend(centres);
        let region = |name: &str| tr_with("report-of-region", &[("name", name)]);
        let regions = place::regions().into_iter().map(|code| {
            let name = place::label(&code);
            (format!("region:{code}"), region(&name))
        });
        all.extend(regions);
        list_ui(ui, "place", tr("report-place"), &all, &mut self.place);
    }

    fn project_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        let mut all = vec![(String::new(), tr("report-all-projects"))];
        let projects = scene.office.choices(Kind::Project).iter();
        all.extend(
            projects.map(|held| (held.id.to_string(), scene.office.name(held.id).to_owned())),
        );
        list_ui(ui, "project", tr("report-project"), &all, &mut self.project);
    }

    fn scheme_ui(&mut self, ui: &mut Ui) {
        let all: Vec<(String, String)> = lists::list("age_scheme")
            .iter()
            .map(|scheme| (scheme.code.clone(), scheme.label().to_owned()))
            .collect();
        let before = self.scheme.clone();
        list_ui(ui, "scheme", tr("report-scheme"), &all, &mut self.scheme);
        if self.scheme.is_empty() {
            self.scheme = before;
        }
    }
}

/// A list one can search; the empty code is an answer like any other.
fn list_ui(ui: &mut Ui, key: &str, label: String, all: &[(String, String)], chosen: &mut String) {
    // A list takes an empty value for unanswered.
    const NONE: &str = "-";
    let code = |code: &str| if code.is_empty() { NONE.to_owned() } else { code.to_owned() };
    let coded: Vec<(String, &str)> = all.iter().map(|(c, text)| (code(c), text.as_str())).collect();
    let entries: Vec<(&str, &str)> = coded.iter().map(|(c, text)| (c.as_str(), *text)).collect();
    let mut value = code(chosen);
    choice::list(ui, UiId::unique(("report", key)), &FieldLook::new(label), &entries, &mut value);
    *chosen = match value.as_str() {
        NONE | "" => String::new(),
        _ => value,
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_go_on_and_back_across_the_year() {
        let mut scope = Scope::new(NaiveDate::from_ymd_opt(2014, 2, 3).unwrap());
        let key = |scope: &Scope| scope.period().unwrap().key();
        assert_eq!(key(&scope), "2013-Q4");
        scope.step(1);
        assert_eq!(key(&scope), "2014-Q1");
        scope.step(-5);
        assert_eq!(key(&scope), "2012-Q4");
        let before = scope.clone();
        scope.sort = "half".to_owned();
        scope.turned(&before);
        assert_eq!(key(&scope), "2012-07-01..2012-12-31");
        scope.step(1);
        assert_eq!(key(&scope), "2013-01-01..2013-06-30");
        let before = scope.clone();
        scope.sort = "year".to_owned();
        scope.turned(&before);
        assert_eq!(key(&scope), "2013");
        let before = scope.clone();
        scope.sort = "free".to_owned();
        scope.turned(&before);
        assert_eq!(key(&scope), "2013");
        scope.to = "31/1/".to_owned();
        assert_eq!(scope.period(), None);
    }
}
