//! Who took part: found as one types, by name or case number, one by one or with their
//! household. Others are only counted, in a field of the workshop.

use eframe::egui::{Context, Id, Ui};

use crate::domain::id::Id as RecordId;
use crate::domain::kind::Kind;
use crate::domain::value;
use crate::store::person::Hit;
use crate::store::workshop::Attending;
use crate::store::{Reader, StoreError};
use crate::ui::Scene;
use crate::ui::look::{Mood, icon, space};
use crate::ui::lookup::Lookup;
use crate::ui::widgets::{button, field, frame, text};
use crate::words::{tr, tr_with};

/// How many are offered.
const MOST: usize = 6;
/// How wide the search is.
const SEARCH: f32 = 480.0;

type Found = Result<Vec<Hit>, StoreError>;

/// The attendance of the workshop that is open.
pub(super) struct Attendance {
    lookup: Option<Lookup<String, Found>>,
    text: String,
    found: Vec<Hit>,
    pub(super) list: Vec<Attending>,
    /// What stood against adding somebody.
    notice: Option<String>,
}

#[expect(clippy::needless_pass_by_value, reason = "the thread beside owns what it was asked")]
fn find(reader: &Reader, text: String) -> Found {
    reader.search(&text, MOST)
}

impl Attendance {
    pub(super) fn new(scene: Scene<'_>, ctx: &Context, list: Vec<Attending>) -> Self {
        let reader = scene.reader.another().ok();
        let lookup = reader
            .map(|reader| Lookup::new(reader, ctx.clone(), find as fn(&Reader, String) -> Found));
        Self { lookup, text: String::new(), found: Vec::new(), list, notice: None }
    }

    /// The cases that took part.
    pub(super) fn cases(&self) -> Vec<RecordId> {
        self.list.iter().map(|held| held.case).collect()
    }

    fn holds(&self, person: RecordId) -> bool {
        self.list.iter().any(|held| held.person == person)
    }

    fn add(&mut self, hit: &Hit) {
        let line = &hit.line;
        self.notice = None;
        match line.case_id {
            Some(case) if !self.holds(line.id) => self.list.push(Attending {
                case,
                number: line.case_number.clone(),
                person: line.id,
                name: line.name(),
            }),
            Some(_) => {}
            None => {
                self.notice = Some(tr_with("workshop-no-case", &[("name", &line.name())]));
            }
        }
        self.text.clear();
        self.found.clear();
    }

    /// The others of the household of somebody who takes part, each with their newest case.
    fn add_household(&mut self, scene: Scene<'_>, person: RecordId) -> Result<(), StoreError> {
        let reader = scene.reader;
        let row = reader.row(Kind::Person, person)?.unwrap_or_default();
        let Some(household) = value::id_of(&row, "household_id") else { return Ok(()) };
        let mut without = Vec::new();
        for member in reader.linked(Kind::Person, "household_id", household)? {
            if self.holds(member.id) {
                continue;
            }
            let part = |key: &str| value::text_of(&member.row, key).to_owned();
            let name = format!("{} {}", part("family_name"), part("given_name"));
            let name = name.trim().to_owned();
            match reader.children(Kind::Case, member.id)?.last() {
                Some(case) => self.list.push(Attending {
                    case: case.id,
                    number: value::text_of(&case.row, "number").to_owned(),
                    person: member.id,
                    name,
                }),
                None => without.push(name),
            }
        }
        let names = without.join(", ");
        self.notice =
            (!without.is_empty()).then(|| tr_with("workshop-household-none", &[("names", &names)]));
        Ok(())
    }

    /// Draws it; true when the list changed.
    pub(super) fn attendance_ui(
        &mut self,
        ui: &mut Ui,
        scene: Scene<'_>,
        record: RecordId,
    ) -> bool {
        let before = self.list.len();
        if let Some(Ok(found)) = self.lookup.as_mut().and_then(Lookup::answer) {
            self.found = if self.text.trim().is_empty() { Vec::new() } else { found };
        }
        frame::bar(
            ui,
            |ui| {
                text::section(ui, tr("workshop-attendance"));
                let count = self.list.len().to_string();
                text::secondary(ui, tr_with("workshop-count", &[("count", &count)]));
            },
            |_| {},
        );
        let id = Id::unique(("attendance", record.bytes()));
        let name = tr("workshop-search");
        if field::search(ui, id, &name, "", SEARCH, &mut self.text).changed() {
            match (&mut self.lookup, self.text.trim()) {
                (_, "") => self.found.clear(),
                (Some(lookup), text) => lookup.ask(text.to_owned()),
                (None, _) => {}
            }
        }
        let mut chosen = None;
        for (at, hit) in self.found.iter().enumerate() {
            let line = &hit.line;
            ui.push_id(line.id, |ui| {
                ui.horizontal(|ui| {
                    let add = button::secondary(line.name()).icon(icon::ICON_ADD);
                    let named = tr_with("workshop-add", &[("name", &line.name())]);
                    if ui.add(add.named(named)).clicked() {
                        chosen = Some(at);
                    }
                    let age = line.age_on(scene.today).map(crate::domain::date::Age::text);
                    let about = [line.case_number.clone(), age.unwrap_or_default()];
                    text::secondary(ui, about.join(" · "));
                });
            });
        }
        if let Some(hit) = chosen.and_then(|at| self.found.get(at).cloned()) {
            self.add(&hit);
            ui.memory_mut(|m| m.request_focus(id));
        }
        if let Some(notice) = &self.notice {
            frame::notice(ui, Mood::Warn, notice);
        }
        ui.add_space(space::S);
        if self.list.is_empty() {
            text::faint(ui, tr("workshop-attendance-none"));
        }
        let (mut removed, mut household) = (None, None);
        for (at, held) in self.list.iter().enumerate() {
            ui.push_id(held.case, |ui| {
                frame::bar(
                    ui,
                    |ui| {
                        text::strong(ui, &held.name);
                        text::secondary(ui, &held.number);
                    },
                    |ui| {
                        let word = tr_with("workshop-remove", &[("name", &held.name)]);
                        if button::icon(ui, icon::ICON_CLOSE, word).clicked() {
                            removed = Some(at);
                        }
                        if ui.add(button::quiet(tr("workshop-household"))).clicked() {
                            household = Some(held.person);
                        }
                    },
                );
            });
        }
        if let Some(at) = removed {
            self.list.remove(at);
            return true;
        }
        if let Some(person) = household
            && let Err(error) = self.add_household(scene, person)
        {
            self.notice = Some(error.sentence());
        }
        before != self.list.len()
    }
}
