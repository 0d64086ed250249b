//! The head of a case: who it is and how it stands, in two seconds: initials, name, age with
//! its precision, status, risk, worker, consents; under it the strips that nobody may miss.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Align2, Layout, Sense, Ui, Vec2, WidgetInfo};

use super::page::{Page, Wish};
use super::{Tab, card, consent, safety, sign};
use crate::domain::case::Case;
use crate::domain::choice;
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::task::When;
use crate::domain::value::{self, Keyed};
use crate::ui::command::{Command, Route};
use crate::ui::look::{self, Mood, Text, icon, size, space};
use crate::ui::widgets::{badge, frame, text};
use crate::words::{tr, tr_with};

/// The name to call somebody by; a stand-in while none is known.
pub(super) fn name(page: &Page<'_>) -> String {
    let name = page.view.person.full_name();
    if name.is_empty() { tr("case-no-name") } else { name }
}

/// The least room for the verb at the right.
const VERB: f32 = 200.0;

/// The head, 96 high, and the strips under it.
pub(super) fn header_ui(ui: &mut Ui, page: &mut Page<'_>) {
    ui.horizontal_top(|ui| {
        ui.set_min_height(size::HEADER - space::L);
        disc_ui(ui, page);
        ui.add_space(space::S);
        // The verb at the right keeps its room, whatever stands at the left.
        let id = ui.unique_id().with("verb");
        let verb: f32 = ui.data(|d| d.get_temp(id)).unwrap_or(VERB);
        let room = (ui.available_width() - verb - space::M).max(VERB);
        ui.allocate_ui_with_layout(
            Vec2::new(room, size::HEADER - space::L),
            Layout::top_down(Align::Min),
            |ui| {
                ui.set_max_width(room);
                ui.spacing_mut().item_spacing.y = space::XS;
                who_ui(ui, page);
                state_ui(ui, page);
                ties_ui(ui, page);
            },
        );
        let layout = Layout::right_to_left(Align::Min);
        let shown = ui.with_layout(layout, |ui| safety::verb_ui(ui, page));
        ui.data_mut(|d| d.insert_temp(id, shown.response.rect.width().max(VERB)));
    });
    safety::strips_ui(ui, page);
    super::twin::strips_ui(ui, page);
    strips_ui(ui, page);
}

/// The initials on a disc, where a photograph may be one day.
fn disc_ui(ui: &mut Ui, page: &Page<'_>) {
    const DISC: f32 = 64.0;
    let t = look::look(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(DISC), Sense::hover());
    let person = &page.view.person;
    let first = |name: &str| name.chars().find(|c| c.is_alphabetic());
    let letters: String = [first(&person.given_name), first(&person.family_name)]
        .into_iter()
        .flatten()
        .flat_map(char::to_uppercase)
        .collect();
    let face = super::attachment::face(page);
    if let Some(texture) = face.and_then(|hash| page.rooms.pictures.small(&hash)) {
        crate::ui::widgets::pages::thumbnail(ui, rect, texture, true);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, tr("attachment-face")));
        return;
    }
    ui.painter().circle_filled(rect.center(), DISC / 2.0, t.selected);
    if letters.is_empty() {
        let (glyph, font) = look::icon_font(icon::ICON_PERSON, DISC / 2.0);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, glyph, font, t.accent);
    } else {
        let font = Text::Name.font();
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, letters, font, t.accent);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, tr("case-initials")));
}

/// Name, age, sex.
fn who_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let person = &page.view.person;

    let age = person.age_on(page.today()).map_or_else(|| tr("case-age-unknown"), date::Age::text);
    let sex = person.sex.map(|sex| choice::label("sex", sex.key())).unwrap_or_default();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        text::name(ui, name(page));
        text::body(ui, card::join([sex, age], ", "));
        if !person.other_name.is_empty() {
            text::secondary(ui, format!("« {} »", person.other_name));
        }
        super::flag::raise_ui(ui, page);
    });
}

/// Number, status and risk, with the other episodes.
fn state_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let file = page.file;
    ui.horizontal_wrapped(|ui| {
        if file.case.is_none() {
            badge::badge(ui, Mood::Neutral, icon::ICON_FOLDER_OPEN, &tr("case-without"));
            return;
        }
        let case = Case::from_row(file.case_row());
        let (status, risk) = (sign::case_status(case.status), sign::risk(case.risk));
        text::strong(ui, &case.number);
        badge::badge(ui, status.mood, status.icon, &status.word);
        badge::badge(ui, risk.mood, risk.icon, &risk.word);
        let today = page.today();
        let late = page.view.due.iter().filter(|due| When::of(due.on, today) == When::Overdue);
        let late = late.count();
        if late > 0 {
            let word = tr_with("case-late", &[("count", &late.to_string())]);
            badge::badge(ui, Mood::Warn, icon::ICON_SCHEDULE, &word);
        }
        if file.episodes.len() > 1 {
            episodes_ui(ui, page);
        }
    });
}

/// The other cases of the same person, each one press away.
fn episodes_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let file = page.file;
    let here = file.case.as_ref().map(|case| case.id);
    if let Some(at) = file.episodes.iter().position(|held| Some(held.id) == here) {
        let (at, count) = ((at + 1).to_string(), file.episodes.len().to_string());
        text::secondary(ui, tr_with("closure-episode", &[("at", &at), ("count", &count)]));
    }
    text::secondary(ui, tr("case-episodes"));
    for held in file.episodes.iter().filter(|held| Some(held.id) != here) {
        let number = value::text_of(&held.row, "number");
        let opened = value::day_of(&held.row, "registered_on").map(date::show);
        let status = choice::label("case_status", value::text_of(&held.row, "status"));
        let about = card::join([status, opened.unwrap_or_default()], ", ");
        if text::link(ui, number).on_hover_text(about).clicked() {
            let (person, case) = (file.person.id, Some(held.id));
            let route = Route::Case { person, case, tab: page.tab.key().to_owned() };
            page.wish(Wish::Send(Command::Go(route)));
        }
    }
}

/// Who follows the case, where, and what was allowed.
fn ties_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let file = page.file;
    if file.case.is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let named = |key: &str| {
            let id = value::id_of(file.case_row(), key);
            id.map(|id| page.scene.office.name(id).to_owned()).unwrap_or_default()
        };
        let worker = named("worker_id");
        let worker = if worker.is_empty() { tr("case-no-worker") } else { worker };
        text::secondary(ui, card::join([worker, named("centre_id")], " · "));
        ui.add_space(space::M);
        let today = page.today();
        let asked: Vec<_> = choice::list("consent_purpose")
            .iter()
            .filter(|purpose| consent::latest(file, &purpose.code).is_some())
            .collect();
        if asked.is_empty() {
            return;
        }
        if text::link(ui, tr("case-consents")).clicked() {
            page.wish(Wish::Tab(Tab::Consent));
        }
        ui.spacing_mut().item_spacing.x = 2.0;
        for purpose in asked {
            let state = consent::state(file, &purpose.code, today);
            let words = tr_with(
                "case-consent-dot",
                &[("purpose", purpose.label()), ("state", &state.word.to_lowercase())],
            );
            dot_ui(ui, &state, &words);
        }
    });
}

/// A small sign in its colour, with its words for pointer and screen reader.
fn dot_ui(ui: &mut Ui, state: &sign::Sign, words: &str) {
    let (ink, ground) = look::look(ui).mood(state.mood);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::BADGE), Sense::hover());
    ui.painter().circle_filled(rect.center(), size::BADGE / 2.0 - 1.0, ground);
    let (glyph, font) = look::icon_font(state.icon, size::ICON_SMALL);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, glyph, font, ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response.on_hover_text(words);
}

/// What nobody may miss, over the whole width: dangers, then the rest in one strip.
fn strips_ui(ui: &mut Ui, page: &mut Page<'_>) {
    super::flag::strips_ui(ui, page);
    let of = |wanted: &[Mood]| {
        let all = page.view.alerts.iter().filter(|alert| wanted.contains(&alert.mood));
        card::join(all.map(|alert| alert.sentence.clone()), " ")
    };
    let rest = of(&[Mood::Warn]);
    if !rest.is_empty() {
        frame::notice(ui, Mood::Warn, &rest);
    }
    let known = of(&[Mood::Info]);
    if !known.is_empty() {
        frame::notice(ui, Mood::Info, &known);
    }
}
