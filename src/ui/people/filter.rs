//! The filters over the list of people: a chip for each that is set, and one menu that sets
//! them, first which, then to what.

use chrono::{Days, NaiveDate};
use eframe::egui::{Id, Key, Popup, PopupCloseBehavior, Response, ScrollArea, Ui};

use crate::domain::case::Status;
use crate::domain::filter::{Ask, Filter, ME, Span, Thing};
use crate::domain::id::Id as RecordId;
use crate::domain::kind::Kind;
use crate::domain::value::{Keyed as _, text_of};
use crate::domain::{choice, date, name};
use crate::store::Held;
use crate::store::person::{Empty, Question};
use crate::ui::Scene;
use crate::ui::look::{self, icon, space};
use crate::ui::widgets::button::{self, Button, Kind as Look};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{badge, text};
use crate::words::{tr, tr_with};

/// How wide the menu is.
const MENU: f32 = 280.0;
/// How high its list grows before it scrolls.
const LIST: f32 = 320.0;
/// From how many entries on there is a line to search by.
const SEARCHED: usize = 9;

/// What can be filtered by, beside open cases and one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Status,
    Risk,
    Worker,
    Centre,
    Country,
    Arrived,
    Empty,
}

impl Part {
    const ALL: [Self; 7] = [
        Self::Status,
        Self::Risk,
        Self::Worker,
        Self::Centre,
        Self::Country,
        Self::Arrived,
        Self::Empty,
    ];

    fn title(self) -> String {
        match self {
            Self::Status => tr("people-status"),
            Self::Risk => tr("people-risk"),
            Self::Worker => tr("people-worker"),
            Self::Centre => tr("people-centre"),
            Self::Country => tr("people-country-of-return"),
            Self::Arrived => tr("people-arrival"),
            Self::Empty => tr("people-missing"),
        }
    }

    /// What it may be set to, with what people read for it.
    fn entries(self, scene: Scene<'_>) -> Vec<(String, String)> {
        let listed = |name: &str| {
            let entry = |choice: &choice::Choice| (choice.code.clone(), choice.label().to_owned());
            choice::list(name).iter().map(entry).collect()
        };
        let held = |all: &[Held]| {
            all.iter().map(|h| (h.id.to_string(), text_of(&h.row, "name").to_owned())).collect()
        };
        match self {
            Self::Status => listed("case_status"),
            Self::Risk => listed("risk_level"),
            Self::Worker => held(&scene.office.users),
            Self::Centre => held(&scene.office.centres),
            Self::Country => {
                let mut all: Vec<(String, String)> = listed("country");
                all.sort_by_key(|(_, label)| name::fold(label));
                all
            }
            Self::Empty => {
                Empty::ALL.iter().map(|e| (e.key().to_owned(), empty_label(*e))).collect()
            }
            Self::Arrived => Vec::new(),
        }
    }

    fn set(self, question: &mut Question, code: &str) {
        let some = Some(code.to_owned());
        match self {
            Self::Status => question.status = some,
            Self::Risk => question.risk = some,
            Self::Worker => question.worker = RecordId::parse(code),
            Self::Centre => question.centre = RecordId::parse(code),
            Self::Country => question.country = some,
            Self::Empty => question.empty = Empty::ALL.into_iter().find(|e| e.key() == code),
            Self::Arrived => {}
        }
    }

    fn unset(self, question: &mut Question) {
        match self {
            Self::Status => question.status = None,
            Self::Risk => question.risk = None,
            Self::Worker => question.worker = None,
            Self::Centre => question.centre = None,
            Self::Country => question.country = None,
            Self::Empty => question.empty = None,
            Self::Arrived => (question.arrived_from, question.arrived_to) = (None, None),
        }
    }

    /// The words of its chip, when it is set.
    fn chip(self, question: &Question, scene: Scene<'_>) -> Option<String> {
        let named =
            |what: String| tr_with("people-chip", &[("part", &self.title()), ("what", &what)]);
        let name = |id: RecordId| named(scene.office.name(id).to_owned());
        let label = |list: &str, code: &String| named(choice::label(list, code));
        match self {
            Self::Status => question.status.as_ref().map(|code| label("case_status", code)),
            Self::Risk => question.risk.as_ref().map(|code| label("risk_level", code)),
            Self::Worker if question.worker == Some(scene.me.id) => Some(tr("people-mine")),
            Self::Worker => question.worker.map(name),
            Self::Centre => question.centre.map(name),
            Self::Country => question.country.as_ref().map(|code| label("country", code)),
            Self::Empty => question.empty.map(empty_label),
            Self::Arrived => arrived_chip(question.arrived_from, question.arrived_to),
        }
    }
}

fn arrived_chip(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<String> {
    let (from, to) = (from.map(date::show), to.map(date::show));
    match (from, to) {
        (None, None) => None,
        (Some(from), None) => Some(tr_with("people-arrived-from", &[("from", &from)])),
        (None, Some(to)) => Some(tr_with("people-arrived-to", &[("to", &to)])),
        (Some(from), Some(to)) if from == to => {
            Some(tr_with("people-arrived-on", &[("day", &from)]))
        }
        (Some(from), Some(to)) => {
            Some(tr_with("people-arrived-between", &[("from", &from), ("to", &to)]))
        }
    }
}

fn empty_label(empty: Empty) -> String {
    let key = empty.key();
    tr(&format!("people-empty-{key}"))
}

/// Is anything but the text asked?
pub(super) fn is_filtered(question: &Question) -> bool {
    let Question {
        text: _,
        status,
        open_only,
        risk,
        worker,
        centre,
        country,
        arrived_from,
        arrived_to,
        empty,
        sort: _,
        descending: _,
        picked: _,
        filter,
        by: _,
    } = question;
    *open_only
        || status.is_some()
        || risk.is_some()
        || worker.is_some()
        || centre.is_some()
        || country.is_some()
        || arrived_from.is_some()
        || arrived_to.is_some()
        || empty.is_some()
        || filter.is_some()
}

/// The same as conditions on facts, to be saved with a list.
pub(super) fn as_filters(question: &Question, me: RecordId) -> Vec<Filter> {
    let mut all = Vec::new();
    let mut add = |kind: Kind, key: &str, ask: Ask| {
        all.extend(Thing::of(kind, key).map(|thing| Filter::test(thing, ask)));
    };
    let is = |code: &str| Ask::Is(vec![code.to_owned()]);
    if question.open_only {
        let open = Status::ALL.iter().filter(|status| status.is_open());
        add(Kind::Case, "status", Ask::Is(open.map(|s| s.key().to_owned()).collect()));
    }
    for (key, code) in [
        ("status", &question.status),
        ("risk", &question.risk),
        ("departure_country", &question.country),
    ] {
        if let Some(code) = code {
            add(Kind::Case, key, is(code));
        }
    }
    if let Some(worker) = question.worker {
        let worker = if worker == me { ME.to_owned() } else { worker.to_string() };
        add(Kind::Case, "worker_id", is(&worker));
    }
    if let Some(centre) = question.centre {
        add(Kind::Case, "centre_id", is(&centre.to_string()));
    }
    if question.arrived_from.is_some() || question.arrived_to.is_some() {
        let span = Span::Days(question.arrived_from, question.arrived_to);
        add(Kind::Case, "arrived_on", Ask::Within(span));
    }
    match question.empty {
        None => {}
        Some(Empty::Birth) => add(Kind::Person, "age", Ask::Empty),
        Some(Empty::Risk) => add(Kind::Case, "risk", Ask::Empty),
        Some(Empty::Worker) => add(Kind::Case, "worker_id", Ask::Empty),
        Some(Empty::Contact) => all.push(Filter::has(Kind::Contact).negated()),
        Some(Empty::Document) => all.push(Filter::has(Kind::Document).negated()),
        Some(Empty::Case) => all.push(Filter::has(Kind::Case).negated()),
    }
    all
}

/// The menu of filters: where it stands and what is typed in it.
pub(super) struct Filters {
    at: Option<Part>,
    search: String,
    from: String,
    to: String,
    /// Just opened or just another page: the keyboard goes to its first entry.
    fresh: bool,
}

impl Filters {
    pub(super) fn new(question: &Question) -> Self {
        let typed = |day: Option<NaiveDate>| day.map(date::show).unwrap_or_default();
        let (from, to) = (typed(question.arrived_from), typed(question.arrived_to));
        Self { at: None, search: String::new(), from, to, fresh: false }
    }

    /// Takes every filter away.
    pub(super) fn clear(&mut self, question: &mut Question) {
        question.open_only = false;
        for part in Part::ALL {
            part.unset(question);
        }
        self.from.clear();
        self.to.clear();
    }

    /// The chips and the menu; true when the question changed.
    pub(super) fn bar_ui(
        &mut self,
        ui: &mut Ui,
        question: &mut Question,
        scene: Scene<'_>,
    ) -> bool {
        let before = question.clone();
        self.menu_ui(ui, question, scene);
        let mut chips = 0;
        if question.open_only {
            chips += 1;
            if badge::chip(ui, &tr("people-open-only")) {
                question.open_only = false;
            }
        }
        for part in Part::ALL {
            let Some(word) = part.chip(question, scene) else { continue };
            chips += 1;
            if badge::chip(ui, &word) {
                part.unset(question);
                if part == Part::Arrived {
                    self.from.clear();
                    self.to.clear();
                }
            }
        }
        if chips > 1 && ui.add(button::quiet(tr("people-clear-filters"))).clicked() {
            self.clear(question);
        }
        *question != before
    }

    fn menu_ui(&mut self, ui: &mut Ui, question: &mut Question, scene: Scene<'_>) {
        let opens = button::secondary(tr("people-filter")).icon(icon::ICON_FILTER_LIST).menu();
        let opens = ui.add(opens);
        let popup = opens.id.with("popup");
        if opens.clicked() {
            self.at = None;
            self.fresh = true;
            if Popup::is_id_open(ui, popup) {
                Popup::close_id(ui, popup);
            } else {
                Popup::open_id(ui, popup);
            }
        }
        let was_open = Popup::is_id_open(ui, popup);
        let close = Popup::from_response(&opens)
            .id(popup)
            .open_memory(None)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .width(MENU)
            .gap(space::XS)
            .frame(look::raised(ui).inner_margin(space::S))
            .accessible_name(tr("people-filter"))
            .show(|ui| {
                ui.set_width(MENU);
                ui.spacing_mut().item_spacing.y = 0.0;
                match self.at {
                    None => self.parts_ui(ui, question, scene),
                    Some(Part::Arrived) => self.dates_ui(ui, popup, question, scene),
                    Some(part) => self.entries_ui(ui, popup, part, question, scene),
                }
            })
            .is_some_and(|shown| shown.inner);
        if close {
            Popup::close_id(ui, popup);
        }
        if close || (was_open && !Popup::is_id_open(ui, popup)) {
            opens.request_focus();
        }
    }

    /// First page: which filter. True when the menu is done.
    fn parts_ui(&mut self, ui: &mut Ui, question: &mut Question, scene: Scene<'_>) -> bool {
        let open = entry_ui(ui, &tr("people-open-only"), question.open_only);
        self.focus(&open);
        if open.clicked() {
            question.open_only = !question.open_only;
            return true;
        }
        let is_mine = question.worker == Some(scene.me.id);
        if entry_ui(ui, &tr("people-mine"), is_mine).clicked() {
            question.worker = (!is_mine).then_some(scene.me.id);
            return true;
        }
        for part in Part::ALL {
            let is_set = part.chip(question, scene).is_some();
            let title = tr_with("people-more", &[("what", &part.title())]);
            if entry_ui(ui, &title, is_set).clicked() {
                self.at = Some(part);
                self.fresh = true;
                self.search.clear();
            }
        }
        false
    }

    /// Second page: to what.
    fn entries_ui(
        &mut self,
        ui: &mut Ui,
        popup: Id,
        part: Part,
        question: &mut Question,
        scene: Scene<'_>,
    ) -> bool {
        self.back_ui(ui, &part.title());
        let entries = part.entries(scene);
        if entries.len() > SEARCHED {
            let id = popup.with("search");
            let name = tr("people-filter-search");
            let search = field::search(ui, id, &name, "", MENU, &mut self.search);
            self.focus(&search);
            ui.add_space(space::XS);
        }
        let wanted = name::fold(&self.search);
        let mut done = false;
        ScrollArea::vertical().max_height(LIST).id_salt(part.title()).show(ui, |ui| {
            for (code, label) in &entries {
                if !wanted.is_empty() && !name::fold(label).contains(&wanted) {
                    continue;
                }
                let entry = entry_ui(ui, label, false);
                self.focus(&entry);
                let first = !wanted.is_empty() && ui.input(|i| i.key_pressed(Key::Enter));
                if !done && (entry.clicked() || first) {
                    part.set(question, code);
                    done = true;
                }
            }
        });
        done
    }

    /// Second page for the days of arrival.
    fn dates_ui(
        &mut self,
        ui: &mut Ui,
        popup: Id,
        question: &mut Question,
        scene: Scene<'_>,
    ) -> bool {
        self.back_ui(ui, &Part::Arrived.title());
        ui.add_space(space::XS);
        for (days, title) in [
            (0, tr("people-arrived-today")),
            (6, tr("people-arrived-week")),
            (29, tr("people-arrived-month")),
        ] {
            let entry = entry_ui(ui, &title, false);
            self.focus(&entry);
            if entry.clicked() {
                question.arrived_from = scene.today.checked_sub_days(Days::new(days));
                question.arrived_to = Some(scene.today);
                *self = Self::new(question);
                return true;
            }
        }
        ui.add_space(space::S);
        ui.spacing_mut().item_spacing.y = space::S;
        let ends = [
            (tr("people-from"), &mut self.from, &mut question.arrived_from),
            (tr("people-to"), &mut self.to, &mut question.arrived_to),
        ];
        for (at, (label, typed, day)) in ends.into_iter().enumerate() {
            let id = popup.with(at);
            let read = date::parse(typed.trim());
            let here = ui.memory(|m| m.has_focus(id));
            let wrong = match &read {
                Err(problem) if !typed.trim().is_empty() && !here => Some(problem.sentence()),
                _ => None,
            };
            let look = FieldLook::new(label).complaint(wrong).width(MENU);
            if field::date(ui, id, &look, typed).changed() {
                *day = date::parse(typed.trim()).ok();
            }
        }
        ui.add_space(space::XS);
        ui.add(button::secondary(tr("people-done")).width(MENU)).clicked()
            || ui.input(|i| i.key_pressed(Key::Enter))
    }

    fn back_ui(&mut self, ui: &mut Ui, title: &str) {
        ui.horizontal(|ui| {
            let back = button::icon(ui, icon::ICON_ARROW_BACK, tr("people-filter-back"));
            text::label(ui, title);
            if back.clicked() {
                self.at = None;
                self.fresh = true;
            }
        });
        ui.add_space(space::XS);
    }

    /// The first entry of a page just opened takes the keyboard.
    fn focus(&mut self, entry: &Response) {
        if std::mem::take(&mut self.fresh) {
            entry.request_focus();
        }
    }
}

fn entry_ui(ui: &mut Ui, label: &str, is_set: bool) -> Response {
    let entry = Button::new(Look::Place, label).width(MENU);
    ui.add(if is_set { entry.selected(true) } else { entry })
}
