//! The palette (Ctrl+K): people by name and verbs by their words, from anywhere.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Id, Key, Ui};

use super::key;
use crate::domain::likeness::Why;
use crate::domain::name;
use crate::domain::value::Keyed;
use crate::store::person::Hit;
use crate::ui::Scene;
use crate::ui::command::{Command, Route, Verb};
use crate::ui::look::{self, Mood, icon, size, space};
use crate::ui::lookup::Lookup;
use crate::ui::referral::scan::{self, Holder, Opens, Scan};
use crate::ui::widgets::{button, field, frame, text};
use crate::words::{tr, tr_with};

/// The id of the field.
const FIELD: &str = "palette-field";
/// How many people are offered.
const PEOPLE: usize = 7;

/// The open palette.
pub(super) struct Palette {
    typed: String,
    at: usize,
    people: Lookup<String, Found>,
    found: Found,
    fresh: bool,
    /// Enter was pressed after a code that is still being looked up.
    enter: bool,
    /// Other offers than before: shown from the first.
    top: bool,
}

/// What a text leads to.
#[derive(Default)]
struct Found {
    people: Vec<Hit>,
    scan: Scan,
}

/// What the palette offers on one line.
enum Offer {
    Referral(Box<Opens>),
    Slip(Box<Holder>),
    Person(Box<Hit>),
    Verb(Verb),
}

impl Palette {
    /// Opens it, empty.
    pub(super) fn open(scene: Scene<'_>, ctx: &egui::Context) -> Option<Self> {
        let reader = scene.reader.another().ok()?;
        let people = Lookup::new(reader, ctx.clone(), |reader, typed: String| {
            let scan = scan::scan(reader, &typed).unwrap_or_default();
            let people = match scan {
                Scan::Other => reader.search(&typed, PEOPLE).unwrap_or_default(),
                _ => Vec::new(),
            };
            Found { people, scan }
        });
        let found = Found::default();
        Some(Self {
            typed: String::new(),
            at: 0,
            people,
            found,
            fresh: true,
            enter: false,
            top: true,
        })
    }

    /// Draws it; what was chosen, and whether it stays open.
    pub(super) fn palette_ui(
        &mut self,
        ctx: &egui::Context,
        scene: Scene<'_>,
    ) -> (Option<Command>, bool) {
        if let Some(found) = self.people.answer() {
            self.found = found;
        }
        let offers = self.offers(scene);
        self.at = self.at.min(offers.len().saturating_sub(1));
        let (down, up, enter) = ctx.input_mut(|i| {
            let none = egui::Modifiers::NONE;
            (
                i.consume_key(none, Key::ArrowDown),
                i.consume_key(none, Key::ArrowUp),
                i.consume_key(none, Key::Enter),
            )
        });
        if down {
            self.at = (self.at + 1).min(offers.len().saturating_sub(1));
        }
        if up {
            self.at = self.at.saturating_sub(1);
        }
        // A reader types the whole code and Enter before its answer can be there.
        self.enter |= enter && self.people.is_waiting() && scan::is_code(&self.typed);
        let enter = (enter && !self.enter) || (self.enter && !self.people.is_waiting());
        self.enter &= self.people.is_waiting();
        let mut chosen = if enter { offers.get(self.at).map(command) } else { None };
        let shown = egui::Modal::new(Id::unique("palette"))
            .backdrop_color(look::look(ctx).veil)
            .frame(look::raised(ctx).inner_margin(egui::Margin::same(PADDING)))
            .show(ctx, |ui| {
                ui.set_width(*size::DIALOG.end());
                ui.accesskit_node_builder(ui.unique_id(), |node| {
                    node.set_role(Role::Dialog);
                    node.set_modal();
                    node.set_label(key::name(Verb::Palette));
                });
                self.field_ui(ui);
                ui.add_space(space::S);
                if let Some(refusal) = self.found.scan.refusal() {
                    frame::notice(ui, Mood::Warn, &refusal);
                } else if offers.is_empty() {
                    text::secondary(ui, tr("palette-nothing"));
                }
                // As high as the window lets it, with the field always in view.
                let room = ctx.content_rect().height() - size::FORM_ROW - space::XXL * 4.0;
                let mut area = egui::ScrollArea::vertical().max_height(room);
                if std::mem::take(&mut self.top) {
                    area = area.vertical_scroll_offset(0.0);
                }
                area.show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for (at, offer) in offers.iter().enumerate() {
                        let here = (at == self.at).then_some(Here { moved: down || up });
                        if line_ui(ui, offer, here) {
                            chosen = Some(command(offer));
                        }
                    }
                });
            });
        let open = chosen.is_none() && !shown.should_close();
        (chosen, open)
    }

    fn field_ui(&mut self, ui: &mut Ui) {
        let id = Id::unique(FIELD);
        let width = ui.available_width();
        let name = tr("palette-search");
        let response = field::search(ui, id, &name, "", width, &mut self.typed);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        if response.changed() {
            (self.at, self.top) = (0, true);
            self.people.ask(self.typed.clone());
        }
    }

    fn offers(&self, scene: Scene<'_>) -> Vec<Offer> {
        let typed = name::fold(&self.typed);
        let mut offers = Vec::new();
        if !typed.trim().is_empty()
            && Route::People(Box::default()).right().is_none_or(|r| scene.me.may(r))
        {
            if let Scan::Found(opens) = &self.found.scan {
                offers.push(Offer::Referral(opens.clone()));
            }
            if let Scan::Person(holder) = &self.found.scan {
                offers.push(Offer::Slip(holder.clone()));
            }
            let people = self.found.people.iter().cloned();
            offers.extend(people.map(|hit| Offer::Person(Box::new(hit))));
        }
        let verbs = Verb::ALL.iter().filter(|verb| **verb != Verb::Palette);
        let fits = |verb: &&Verb| name::fold(&key::name(**verb)).contains(typed.trim());
        offers.extend(verbs.filter(fits).map(|verb| Offer::Verb(*verb)));
        offers
    }
}

/// Space inside the palette's frame, in whole points.
const PADDING: i8 = 16;

fn command(offer: &Offer) -> Command {
    match offer {
        Offer::Verb(verb) => Command::Do(*verb),
        Offer::Referral(opens) => Command::Go(opens.route()),
        Offer::Slip(holder) => Command::Go(holder.route()),
        Offer::Person(hit) => {
            Command::Go(Route::Case { person: hit.line.id, case: None, tab: String::new() })
        }
    }
}

/// The line that Enter takes.
struct Here {
    /// The arrows led there just now.
    moved: bool,
}

fn line_ui(ui: &mut Ui, offer: &Offer, here: Option<Here>) -> bool {
    let button = match offer {
        Offer::Referral(opens) => button::place(icon::ICON_SEND, opens.sentence()),
        Offer::Slip(holder) => button::place(icon::ICON_QR_CODE, holder.sentence()),
        Offer::Person(hit) => {
            let why = hit.why.map(Why::sentence).unwrap_or_default();
            let also = match hit.line.also.as_slice() {
                [] => String::new(),
                also => tr_with("people-also", &[("numbers", &also.join(", "))]),
            };
            let words = [hit.line.name(), hit.line.case_number.clone(), also, why];
            let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
            button::place(icon::ICON_PERSON, words.join(" · "))
        }
        Offer::Verb(verb) => {
            let place = button::place(icon::ICON_BOLT, key::name(*verb));
            place.count(key::words(ui.ctx(), *verb))
        }
    };
    let response = ui.add(button.selected(here.is_some()));
    if let Some(here) = here {
        // The keyboard stays in the field; the screen reader says what Enter would take.
        ui.accesskit_node_builder(Id::unique(FIELD), |node| {
            node.set_active_descendant(response.id.accesskit_id());
        });
        if here.moved {
            response.scroll_to_me(None);
        }
    }
    response.clicked()
}
