//! The people already registered whom a name may mean, each with why, found beside the
//! drawing thread while one types.

use eframe::egui::{self, ScrollArea, Sense, Ui, Vec2};

use crate::domain::choice;
use crate::domain::date::Age;
use crate::domain::id::Id;
use crate::domain::likeness::Why;
use crate::domain::place;
use crate::store::person::Hit;
use crate::store::{Reader, StoreError};
use crate::ui::look::{self, size, space};
use crate::ui::lookup::Lookup;
use crate::ui::widgets::{badge, button, frame, text};
use crate::ui::{Scene, mark};
use crate::words::tr;

/// How many are shown at most.
const MOST: usize = 8;
/// From how many letters on a name is looked for.
const LEAST: usize = 3;

/// What was found for a name.
type Found = Result<Vec<Hit>, StoreError>;

/// The column beside the form.
#[derive(Default)]
pub(super) struct Likely {
    lookup: Option<Lookup<String, Found>>,
    asked: String,
    hits: Vec<Hit>,
    trouble: Option<String>,
}

#[expect(clippy::needless_pass_by_value, reason = "a question is handed over to its thread")]
fn find(reader: &Reader, name: String) -> Found {
    reader.search(&name, MOST)
}

impl Likely {
    /// Looks anew: the register has changed.
    pub(super) fn refresh(
        &mut self,
        scene: Scene<'_>,
        ctx: &egui::Context,
    ) -> Result<(), StoreError> {
        if self.lookup.is_none() {
            self.lookup = Some(Lookup::new(scene.reader.another()?, ctx.clone(), find));
        }
        self.asked.clear();
        Ok(())
    }

    /// How many look alike.
    pub(super) fn count(&self) -> usize {
        self.hits.len()
    }

    /// Asks for a name when it is another one, and takes what was found.
    pub(super) fn ask(&mut self, name: &str) {
        let Some(lookup) = &mut self.lookup else { return };
        if name.chars().count() < LEAST {
            self.hits.clear();
            self.asked.clear();
            return;
        }
        if self.asked != name {
            name.clone_into(&mut self.asked);
            lookup.ask(name.to_owned());
        }
        match lookup.answer() {
            None => {}
            Some(Ok(hits)) => (self.hits, self.trouble) = (hits, None),
            Some(Err(error)) => self.trouble = Some(error.sentence()),
        }
    }

    /// The column; the person and case that was chosen.
    pub(super) fn likely_ui(
        &self,
        ui: &mut Ui,
        scene: Scene<'_>,
        to_first: bool,
    ) -> Option<(Id, Option<Id>)> {
        let mut chosen = None;
        look::surface(ui).inner_margin(space::L).show(ui, |ui| {
            ui.set_width(ui.available_width());
            text::section(ui, tr("person-likely"));
            if let Some(trouble) = &self.trouble {
                frame::notice(ui, look::Mood::Warn, trouble);
            }
            let waiting = self.lookup.as_ref().is_some_and(Lookup::is_waiting);
            if self.asked.is_empty() {
                text::secondary(ui, tr("person-likely-first"));
            } else if self.hits.is_empty() {
                let said =
                    if waiting { tr("person-likely-waiting") } else { tr("person-likely-none") };
                text::secondary(ui, said);
            } else {
                text::secondary(ui, tr("person-likely-some"));
                ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
                    for (at, hit) in self.hits.iter().enumerate() {
                        if hit_ui(ui, scene, hit, to_first && at == 0) {
                            chosen = Some((hit.line.id, hit.line.case_id));
                        }
                    }
                });
            }
        });
        chosen
    }
}

/// One of them; true when it is that person.
fn hit_ui(ui: &mut Ui, scene: Scene<'_>, hit: &Hit, focus: bool) -> bool {
    let line = &hit.line;
    ui.add_space(space::S);
    let (rect, _) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), size::LINE), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, look::line(ui));
    ui.add_space(space::XS);
    ui.spacing_mut().item_spacing.y = space::XS;
    let name = line.name();
    let name = if name.is_empty() { tr("person-unnamed") } else { name };
    text::strong(ui, &name);
    let age = line.age_on(scene.today).map(Age::text);
    let sex = Some(choice::label("sex", &line.sex)).filter(|_| !line.sex.is_empty());
    let origin = Some(place::label(&line.origin)).filter(|origin| !origin.is_empty());
    let about: Vec<String> = [sex, age, origin].into_iter().flatten().collect();
    text::secondary(ui, about.join(" · "));
    if !line.case_number.is_empty() {
        text::secondary(ui, &line.case_number);
    }
    let marks: Vec<mark::Mark> =
        [mark::status(&line.status), mark::risk(&line.risk)].into_iter().flatten().collect();
    if !marks.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::XS);
            for mark in &marks {
                badge::badge(ui, mark.mood, mark.icon, &mark.word);
            }
        });
    }
    let why = hit.why.map_or_else(|| tr("person-likely-other"), Why::sentence);
    text::faint(ui, why);
    let same = button::secondary(tr("person-likely-same")).width(ui.available_width());
    let same = ui.push_id(line.id.bytes(), |ui| ui.add(same)).inner;
    ui.accesskit_node_builder(same.id, |node| node.set_description(name));
    if focus {
        same.request_focus();
    }
    same.clicked()
}
