//! Saved lists: those that come with the program, one's own, and those colleagues share. A list
//! is a filter with its columns and its order under a name.

use eframe::egui::{Context, Id, Popup, PopupCloseBehavior, ScrollArea, Ui};

use super::People;
use crate::domain::case::Status;
use crate::domain::draft::Draft;
use crate::domain::fact::Record as _;
use crate::domain::filter::{Ask, Filter, Has, Span, Test, Thing};
use crate::domain::form;
use crate::domain::id::Id as RecordId;
use crate::domain::kind::Kind;
use crate::domain::list::{Body, List, ListSort};
use crate::domain::problem::Problem;
use crate::domain::value::Keyed as _;
use crate::store::{Reader, StoreError, new_id};
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::look::{self, icon, space};
use crate::ui::widgets::button::{self, Button, Kind as Look};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{choice as pick, text};
use crate::words::tr;

/// A list that is there from the start: its words, whom it shows, its columns.
type Ready = (&'static str, Filter, &'static [(Kind, &'static str)]);

/// How wide the menu is.
const MENU: f32 = 340.0;
/// How high it grows before it scrolls.
const HIGH: f32 = 380.0;

/// A list that can be opened.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Saved {
    /// Its record; none for one that comes with the program.
    pub(in crate::ui) id: Option<RecordId>,
    /// Its name.
    pub(in crate::ui) name: String,
    /// What it asks for; `None` when this program cannot read it.
    pub(in crate::ui) body: Option<Body>,
    /// Made by who is signed in.
    pub(super) mine: bool,
}

/// A name being given to the list on show.
pub(super) struct Naming {
    id: RecordId,
    name: String,
    shared: bool,
    complaint: Option<String>,
}

/// What was chosen in the menu.
enum Chosen {
    Open(Saved),
    Save,
    Update(RecordId),
    Remove(RecordId),
}

/// One's own lists and those that are shared.
pub(in crate::ui) fn read(reader: &Reader, me: RecordId) -> Result<Vec<Saved>, StoreError> {
    let mut all = Vec::new();
    for held in reader.all(Kind::List)? {
        let list = List::from_row(&held.row);
        let mine = list.owner_id == Some(me);
        if list.sort != Some(ListSort::People) || !(mine || list.shared) {
            continue;
        }
        let body = Body::from_json(&list.body);
        all.push(Saved { id: Some(held.id), name: list.name, body, mine });
    }
    all.sort_by_key(|saved| crate::domain::name::fold(&saved.name));
    Ok(all)
}

fn thing(kind: Kind, key: &str, ask: Ask) -> Option<Test> {
    Thing::of(kind, key).map(|thing| Test { thing, ask })
}

fn one(kind: Kind, key: &str, ask: Ask) -> Filter {
    thing(kind, key, ask).map_or_else(Filter::default, |test| Filter::test(test.thing, test.ask))
}

/// Cases somebody works on.
fn open() -> Filter {
    let open = Status::ALL.iter().filter(|status| status.is_open());
    let open = open.map(|status| status.key().to_owned()).collect();
    one(Kind::Case, "status", Ask::Is(open))
}

/// The lists that come with the program (`DOMAIN.md` 5.3 for contact: a follow-up that took
/// place, a session held, help given).
pub(in crate::ui) fn built_in() -> Vec<Saved> {
    let is = |codes: &[&str]| Ask::Is(codes.iter().map(|code| (*code).to_owned()).collect());
    let recent = |days| Ask::Within(Span::Last(days));
    let has = |kind, such: Vec<Option<Test>>| {
        Filter::Has(Has { kind, such: such.into_iter().flatten().collect(), least: 1 })
    };
    let contact = Filter::Any(vec![
        has(
            Kind::Followup,
            vec![
                thing(Kind::Followup, "done_on", recent(30)),
                thing(Kind::Followup, "status", is(&["done"])),
            ],
        ),
        has(
            Kind::Session,
            vec![
                thing(Kind::Session, "held_on", recent(30)),
                thing(Kind::Session, "status", is(&["held"])),
            ],
        ),
        has(Kind::Assistance, vec![thing(Kind::Assistance, "given_on", recent(30))]),
    ]);
    let unanswered = has(
        Kind::Referral,
        vec![
            thing(Kind::Referral, "status", is(&["sent", "received"])),
            thing(Kind::Referral, "sent_on", Ask::Within(Span::Before(7))),
        ],
    );
    let consent = has(Kind::Consent, vec![thing(Kind::Consent, "decision", is(&["given"]))]);
    let all: [Ready; 9] = [
        (
            "list-no-contact",
            Filter::All(vec![
                open(),
                one(Kind::Case, "registered_on", Ask::Within(Span::Before(30))),
                contact.negated(),
            ]),
            &[],
        ),
        ("list-no-risk", Filter::All(vec![open(), one(Kind::Case, "risk", Ask::Empty)]), &[]),
        ("list-no-consent", Filter::All(vec![open(), consent.negated()]), &[]),
        (
            "list-near-18",
            Filter::All(vec![open(), one(Kind::Person, "age", Ask::Range(Some(17), Some(17)))]),
            &[(Kind::Person, "birth_on")],
        ),
        (
            "list-no-answer",
            Filter::All(vec![unanswered]),
            &[(Kind::Referral, "service"), (Kind::Referral, "sent_on")],
        ),
        ("list-no-plan", Filter::All(vec![open(), Filter::has(Kind::Plan).negated()]), &[]),
        (
            "list-no-worker",
            Filter::All(vec![open(), one(Kind::Case, "worker_id", Ask::Empty)]),
            &[],
        ),
        (
            "list-high",
            Filter::All(vec![open(), one(Kind::Case, "risk", is(&["critical", "high"]))]),
            &[],
        ),
        (
            "list-arrived",
            Filter::All(vec![one(Kind::Case, "arrived_on", Ask::Within(Span::Month))]),
            &[],
        ),
    ];
    all.into_iter()
        .map(|(name, filter, more)| {
            let more: Vec<Thing> =
                more.iter().filter_map(|(kind, key)| Thing::of(*kind, key)).collect();
            let columns =
                if more.is_empty() { more } else { [super::column::usual(), more].concat() };
            let body = Body { filter, columns, ..Body::default() };
            Saved { id: None, name: tr(name), body: Some(body), mine: false }
        })
        .collect()
}

impl People {
    /// The menu of lists.
    pub(super) fn lists_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, commands: &mut Vec<Command>) {
        let opens = button::secondary(tr("list-menu")).icon(icon::ICON_LIST).menu();
        let opens = ui.add(opens);
        let popup = opens.id.with("popup");
        let is_open = Popup::is_id_open(ui, popup);
        let fresh = opens.clicked() && !is_open;
        if opens.clicked() {
            if is_open { Popup::close_id(ui, popup) } else { Popup::open_id(ui, popup) }
        }
        let chosen = Popup::from_response(&opens)
            .id(popup)
            .open_memory(None)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .width(MENU)
            .gap(space::XS)
            .frame(look::raised(ui).inner_margin(space::S))
            .accessible_name(tr("list-menu"))
            .show(|ui| {
                ui.set_width(MENU);
                ui.spacing_mut().item_spacing.y = 0.0;
                let area = ScrollArea::vertical().max_height(HIGH).id_salt("lists");
                let chosen = area.show(ui, |ui| self.menu_ui(ui, fresh)).inner;
                chosen.or(self.this_ui(ui, scene))
            })
            .and_then(|shown| shown.inner);
        if is_open && !Popup::is_id_open(ui, popup) {
            opens.request_focus();
        }
        let Some(chosen) = chosen else { return };
        Popup::close_id(ui, popup);
        opens.request_focus();
        match chosen {
            Chosen::Open(saved) => self.open_list(&saved),
            Chosen::Save => self.naming = new_id().ok().map(Naming::new),
            Chosen::Update(id) => commands.extend(self.update(id, scene)),
            Chosen::Remove(id) => {
                self.opened = None;
                commands.push(Command::Remove(Kind::List, id));
            }
        }
    }

    /// The lists there are.
    fn menu_ui(&self, ui: &mut Ui, fresh: bool) -> Option<Chosen> {
        let mut chosen = None;
        let mut fresh = fresh;
        let mut entry = |ui: &mut Ui, label: &str, is_on: bool| -> bool {
            let shown = ui.add(Button::new(Look::Place, label).width(MENU).selected(is_on));
            if std::mem::take(&mut fresh) {
                shown.request_focus();
            }
            shown.clicked()
        };
        let is_open = |saved: &Saved| {
            self.opened.as_ref().is_some_and(|held| held.id == saved.id && held.name == saved.name)
        };
        let mine: Vec<&Saved> = self.saved.iter().filter(|saved| saved.mine).collect();
        let shared: Vec<&Saved> = self.saved.iter().filter(|saved| !saved.mine).collect();
        let ready = built_in();
        let ready: Vec<&Saved> = ready.iter().collect();
        for (title, all) in [("list-mine", mine), ("list-shared", shared), ("list-ready", ready)] {
            if all.is_empty() {
                continue;
            }
            ui.add_space(space::XS);
            text::label(ui, tr(title));
            for saved in all {
                if entry(ui, &saved.name, is_open(saved)) {
                    chosen = Some(Chosen::Open(saved.clone()));
                }
            }
        }
        chosen
    }

    /// What can be done with the list on show.
    fn this_ui(&self, ui: &mut Ui, scene: Scene<'_>) -> Option<Chosen> {
        let mut chosen = None;
        let entry = |ui: &mut Ui, label: &str| -> bool {
            ui.add(Button::new(Look::Place, label).width(MENU)).clicked()
        };
        ui.add_space(space::S);
        text::label(ui, tr("list-this"));
        if entry(ui, &tr("list-save")) {
            chosen = Some(Chosen::Save);
        }
        let may = |held: &&Saved| held.mine || scene.me.may(crate::domain::role::Right::Approve);
        if let Some(id) = self.opened.as_ref().filter(may).and_then(|held| held.id) {
            if entry(ui, &tr("list-update")) {
                chosen = Some(Chosen::Update(id));
            }
            if entry(ui, &tr("list-remove")) {
                chosen = Some(Chosen::Remove(id));
            }
        }
        chosen
    }

    /// Shows a saved list: its conditions, columns and order, and nothing asked before.
    pub(super) fn open_list(&mut self, saved: &Saved) {
        let Some(body) = &saved.body else {
            self.trouble = Some(tr("list-unknown"));
            return;
        };
        self.filters.clear(&mut self.question);
        self.question.picked = None;
        self.question.text.clear();
        self.conditions.take_up(&body.filter);
        self.columns.clone_from(&body.columns);
        self.by = body.by;
        self.question.descending = body.descending;
        self.question.sort = crate::store::person::Sort::default();
        self.opened = Some(saved.clone());
        self.cells.clear();
        self.stale = true;
    }

    /// What the list on show asks for.
    fn body(&self, scene: Scene<'_>) -> Body {
        let mut parts = super::filter::as_filters(&self.question, scene.me.id);
        match self.conditions.filter() {
            Some(Filter::All(more)) => parts.extend(more),
            Some(other) => parts.push(other),
            None => {}
        }
        Body {
            filter: Filter::All(parts),
            columns: self.columns.clone(),
            by: self.by.or_else(|| super::column::sorted_by(self.question.sort)),
            descending: self.question.descending,
        }
    }

    fn update(&self, id: RecordId, scene: Scene<'_>) -> Option<Command> {
        let held = scene.reader.row(Kind::List, id).ok()??;
        let form = form::named("list")?;
        let mut draft = Draft::edit(form, id, held);
        let shape = draft.shape("body");
        draft.type_in("body", shape, &self.body(scene).to_json());
        Some(Command::Save(vec![draft]))
    }

    /// The dialog that gives the list on show a name.
    pub(super) fn naming_ui(&mut self, ctx: &Context, scene: Scene<'_>) -> Option<Command> {
        let naming = self.naming.as_mut()?;
        let dialog =
            Dialog::new(Id::unique("list-naming"), tr("list-save-title"), tr("filter-leave"))
                .verb(tr("list-save-verb"));
        let answer = dialog.show(ctx, |ui| naming.inside_ui(ui))?;
        if answer != Answer::Verb {
            self.naming = None;
            return None;
        }
        let (id, name, shared) = (naming.id, naming.name.trim().to_owned(), naming.shared);
        if name.is_empty() {
            naming.complaint = Some(Problem::new("problem-required").sentence());
            return None;
        }
        let body = self.body(scene);
        let list = List {
            name: name.clone(),
            sort: Some(ListSort::People),
            body: body.to_json(),
            owner_id: Some(scene.me.id),
            shared,
        };
        self.naming = None;
        let saved = Saved { id: Some(id), name, body: Some(body), mine: true };
        self.open_list(&saved);
        let form = form::named("list")?;
        Some(Command::Save(vec![Draft::new(form, id, list.to_row())]))
    }
}

impl Naming {
    fn new(id: RecordId) -> Self {
        Self { id, name: String::new(), shared: false, complaint: None }
    }

    fn inside_ui(&mut self, ui: &mut Ui) {
        ui.add_space(space::S);
        let label = form::label(Kind::List, "name");
        let look = FieldLook::new(label).required(true).complaint(self.complaint.clone());
        let id = Id::unique(("list-name", self.id.bytes()));
        if field::text(ui, id, &look, &mut self.name).changed() {
            self.complaint = None;
        }
        ui.add_space(space::S);
        pick::tick(ui, form::label(Kind::List, "shared"), &mut self.shared);
        text::secondary(ui, tr("list-shared-care"));
    }
}
