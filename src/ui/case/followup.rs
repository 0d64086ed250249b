//! The two calendars of follow-up, side by side: by risk level and by month after the return.
//! What was tried stands under what it was tried for, which stays due; when somebody of the
//! office last really spoke with the person stands above both.

use chrono::{Months, NaiveDate};
use eframe::egui::Ui;

use super::body::beside_ui;
use super::page::{Only, Page, Wish};
use super::section::{List, list_ui};
use super::{card, prefill};
use crate::domain::case::{Case, Risk};
use crate::domain::choice;
use crate::domain::date;
use crate::domain::draft::Draft;
use crate::domain::fact::Record as _;
use crate::domain::followup::{Calendar, MONTHS, last_contact, next_protection};
use crate::domain::kind::Kind;
use crate::domain::value::{self, Keyed as _, Row};
use crate::store::Held;
use crate::ui::command::Command;
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// What a follow-up that was done asks.
const DONE: Only = &[
    "mode",
    "done_on",
    "done_by",
    "activity_running",
    "income",
    "employee_count",
    "finding",
    "problem_met",
    "satisfaction",
    "able_to_stay",
    "next_on",
];
/// What one asks that will not take place.
const GIVEN_UP: Only = &["outcome_reason", "next_on"];
/// What one asks that is put off.
const PUT_OFF: Only = &["due_on", "begins_at", "mode"];
/// How many attempts stand under a follow-up.
const TRIED: usize = 3;

/// Both calendars, and the log of attempts.
pub(super) fn followup_ui(ui: &mut Ui, page: &mut Page<'_>) {
    contact_ui(ui, page);
    ui.add_space(space::L);
    beside_ui(ui, page, |ui, page, left| {
        let calendar = if left { Calendar::Protection } else { Calendar::Reintegration };
        calendar_ui(ui, page, calendar);
    });
    ui.add_space(space::L);
    let (title, note) = (tr("kind-attempt-many"), tr("agenda-attempt-help"));
    let list = List { kind: Kind::Attempt, title: &title, note: &note, preset: &[] };
    list_ui(ui, page, &list, |_| true);
}

/// The days on which a status says that something took place.
fn days<'a>(held: &'a [Held], state: (&'a str, &'a str), day: &'a str) -> Vec<NaiveDate> {
    held.iter()
        .filter(|held| value::text_of(&held.row, state.0) == state.1)
        .filter_map(|held| value::day_of(&held.row, day))
        .collect()
}

/// When somebody last spoke with the person, and what counts as that.
fn contact_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let file = page.file;
    let last = last_contact(
        days(file.of(Kind::Followup), ("status", "done"), "done_on"),
        days(file.of(Kind::Session), ("status", "held"), "held_on"),
        days(file.of(Kind::Attempt), ("result", "reached"), "tried_on"),
    );
    let words = match last {
        Some(day) => {
            let ago = (page.today() - day).num_days().max(0);
            if ago == 0 {
                tr("agenda-contact-today")
            } else {
                let given = [("day", date::show(day)), ("ago", ago.to_string())];
                let given: Vec<(&str, &str)> = given.iter().map(|(k, v)| (*k, &**v)).collect();
                tr_with("agenda-contact", &given)
            }
        }
        None => tr("agenda-contact-none"),
    };
    frame::card(ui, |ui| {
        let mut add = false;
        let may = page.may_write();
        frame::bar(
            ui,
            |ui| {
                text::strong(ui, &words);
            },
            |ui| {
                let verb = button::secondary(tr("kind-attempt-new")).icon(icon::ICON_CALL);
                add = may && ui.add(verb).clicked();
            },
        );
        text::secondary(ui, tr("agenda-contact-what"));
        if add {
            page.wish(Wish::New(Kind::Attempt, Vec::new()));
        }
    });
}

fn in_calendar(row: &Row, calendar: Calendar) -> bool {
    value::text_of(row, "calendar") == calendar.key()
}

fn is_open(row: &Row) -> bool {
    matches!(value::text_of(row, "status"), "due" | "attempted")
}

/// One calendar: its rule, what is next, and what was.
fn calendar_ui(ui: &mut Ui, page: &mut Page<'_>, calendar: Calendar) {
    let file = page.file;
    let mut open: Vec<&Held> = file
        .of(Kind::Followup)
        .iter()
        .filter(|held| in_calendar(&held.row, calendar) && is_open(&held.row))
        .collect();
    open.sort_by_key(|held| value::day_of(&held.row, "due_on"));
    ui.push_id(calendar.key(), |ui| {
        frame::card(ui, |ui| {
            let title = match calendar {
                Calendar::Protection => tr("case-calendar-protection"),
                Calendar::Reintegration => tr("case-calendar-return"),
            };
            text::section(ui, title);
            text::secondary(ui, rule(page, calendar));
            ui.add_space(space::S);
            let mut open = open.into_iter();
            match open.next() {
                Some(next) => next_ui(ui, page, next, calendar),
                None => none_ui(ui, page, calendar),
            }
            for held in open {
                ui.push_id(held.id, |ui| later_ui(ui, page, held));
            }
        });
    });
    ui.add_space(space::L);
    let title = match calendar {
        Calendar::Protection => tr("agenda-past-protection"),
        Calendar::Reintegration => tr("agenda-past-return"),
    };
    let preset =
        [("calendar", calendar.key().to_owned()), ("due_on", proposed(page, calendar).to_string())];
    let list = List { kind: Kind::Followup, title: &title, note: "", preset: &preset };
    list_ui(ui, page, &list, |row| in_calendar(row, calendar) && !is_open(row));
}

fn level(page: &Page<'_>) -> Risk {
    Case::from_row(page.file.case_row()).risk.unwrap_or(Risk::Medium)
}

/// What the calendar goes by.
fn rule(page: &Page<'_>, calendar: Calendar) -> String {
    match calendar {
        Calendar::Protection => {
            let level = level(page);
            let days = level.followup_days().to_string();
            let level = choice::label("risk_level", level.key());
            tr_with("agenda-rule-protection", &[("level", &level), ("days", &days)])
        }
        Calendar::Reintegration => match value::day_of(page.file.case_row(), "arrived_on") {
            Some(day) => tr_with("agenda-rule-return", &[("day", &date::show(day))]),
            None => tr("agenda-rule-return-unknown"),
        },
    }
}

/// The months after the return that have no visit yet, each with its day.
fn months(page: &Page<'_>) -> Vec<(i64, NaiveDate)> {
    let Some(arrived) = value::day_of(page.file.case_row(), "arrived_on") else {
        return Vec::new();
    };
    let held = page.file.of(Kind::Followup);
    let known = |month: i64| {
        held.iter().any(|held| {
            in_calendar(&held.row, Calendar::Reintegration)
                && value::of(&held.row, "month").int() == Some(month)
        })
    };
    let day = |month: i64| {
        arrived.checked_add_months(Months::new(u32::try_from(month).unwrap_or_default()))
    };
    MONTHS.iter().filter(|month| !known(**month)).filter_map(|m| Some((*m, day(*m)?))).collect()
}

/// The day a new follow-up of a calendar is proposed for.
fn proposed(page: &Page<'_>, calendar: Calendar) -> NaiveDate {
    let today = page.today();
    match calendar {
        Calendar::Protection => {
            let held = page.file.of(Kind::Followup);
            let done = held.iter().filter(|held| in_calendar(&held.row, calendar));
            let done: Vec<Held> = done.cloned().collect();
            let last = days(&done, ("status", "done"), "done_on").into_iter().max();
            let set = value::day_of(page.file.case_row(), "risk_set_on");
            next_protection(level(page), last, set, today)
        }
        Calendar::Reintegration => {
            let next = months(page).into_iter().map(|(_, day)| day).find(|day| *day >= today);
            next.unwrap_or(today)
        }
    }
}

/// Nothing is planned: one press plans it.
fn none_ui(ui: &mut Ui, page: &mut Page<'_>, calendar: Calendar) {
    text::faint(ui, tr("agenda-none-planned"));
    let open = Case::from_row(page.file.case_row()).is_open();
    if !page.may_write() || !open {
        return;
    }
    let months = months(page);
    if calendar == Calendar::Reintegration && !months.is_empty() {
        let word = months.iter().map(|(month, _)| month.to_string()).collect::<Vec<_>>().join(", ");
        let plan = button::secondary(tr_with("agenda-plan-months", &[("months", &word)]));
        if ui.add(plan.icon(icon::ICON_EVENT_REPEAT)).clicked() {
            plan_months(page, &months);
        }
        return;
    }
    let day = proposed(page, calendar);
    let plan = tr_with("agenda-plan-one", &[("day", &date::show(day))]);
    if ui.add(button::secondary(plan).icon(icon::ICON_EVENT_REPEAT)).clicked() {
        let preset = [("calendar", calendar.key().to_owned()), ("due_on", day.to_string())];
        if let Ok(Some(draft)) = prefill::new_draft(page.file, page.scene, Kind::Followup, &preset)
        {
            page.wish(Wish::Send(Command::Save(vec![draft])));
        }
    }
}

fn plan_months(page: &mut Page<'_>, months: &[(i64, NaiveDate)]) {
    let mut drafts: Vec<Draft> = Vec::new();
    for (month, day) in months {
        let preset = [
            ("calendar", Calendar::Reintegration.key().to_owned()),
            ("due_on", day.to_string()),
            ("mode", "home_visit".to_owned()),
        ];
        let made = prefill::new_draft(page.file, page.scene, Kind::Followup, &preset);
        if let Ok(Some(mut draft)) = made {
            value::put(&mut draft.base, "month", value::Value::Int(*month));
            drafts.push(draft);
        }
    }
    page.wish(Wish::Send(Command::Save(drafts)));
}

/// "22/11/2026, 10:30", with the month after the return.
fn when(row: &Row) -> String {
    let day = value::day_of(row, "due_on").map(date::show).unwrap_or_default();
    let time = value::text_of(row, "begins_at").to_owned();
    let month = value::of(row, "month")
        .int()
        .map(|month| tr_with("agenda-month", &[("month", &month.to_string())]));
    card::join([day, time, month.unwrap_or_default()], " · ")
}

/// How a day stands to today, as a badge.
fn late_ui(ui: &mut Ui, page: &Page<'_>, row: &Row) {
    let Some(day) = value::day_of(row, "due_on") else { return };
    let days = (day - page.today()).num_days();
    let count = days.unsigned_abs().to_string();
    let (mood, sign, word) = match days {
        ..0 => (Mood::Warn, icon::ICON_ALARM, tr_with("task-days-late", &[("count", &count)])),
        0 => (Mood::Info, icon::ICON_TODAY, tr("task-day-today")),
        _ => (Mood::Neutral, icon::ICON_SCHEDULE, tr_with("task-days-ahead", &[("count", &count)])),
    };
    badge::badge(ui, mood, sign, &word);
}

/// The next follow-up, with all that can be done about it.
fn next_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, calendar: Calendar) {
    if page.edits("followup", held.id) {
        page.fields_ui(ui);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        text::strong(ui, when(&held.row));
        late_ui(ui, page, &held.row);
    });
    let mode = choice::label("followup_mode", value::text_of(&held.row, "mode"));
    if !mode.is_empty() {
        text::secondary(ui, mode);
    }
    tried_ui(ui, page, held);
    if !page.may_write() {
        return;
    }
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        let named =
            |verb: &str| tr_with("agenda-verb-of", &[("verb", verb), ("day", &when(&held.row))]);
        let press = |ui: &mut Ui, word: String, first: bool| {
            let name = named(&word);
            let verb = if first { button::secondary(word) } else { button::quiet(word) };
            ui.add(verb.named(name)).clicked()
        };
        let (kind, id) = (Kind::Followup, held.id);
        if press(ui, tr("agenda-done"), true) {
            let mut typed = vec![
                ("status", "done".to_owned()),
                ("done_on", date::show(page.today())),
                ("done_by", page.scene.me.id.to_string()),
            ];
            if let Some(next) = next_after(page, calendar) {
                typed.push(("next_on", date::show(next)));
            }
            page.wish(Wish::Fill { kind, id, typed, only: DONE });
        }
        if press(ui, tr("agenda-tried"), true) {
            let mode = value::text_of(&held.row, "mode").to_owned();
            page.wish(Wish::New(
                Kind::Attempt,
                vec![("followup_id", held.id.to_string()), ("mode", mode)],
            ));
        }
        if press(ui, tr("agenda-put-off"), false) {
            page.wish(Wish::Fill { kind, id, typed: Vec::new(), only: PUT_OFF });
        }
        for (word, status) in [("agenda-missed", "missed"), ("agenda-cancel", "cancelled")] {
            if press(ui, tr(word), false) {
                let typed = vec![("status", status.to_owned())];
                page.wish(Wish::Fill { kind, id, typed, only: GIVEN_UP });
            }
        }
    });
}

/// The day proposed for the one after this, when it is done today.
fn next_after(page: &Page<'_>, calendar: Calendar) -> Option<NaiveDate> {
    let today = page.today();
    let open = page.file.of(Kind::Followup).iter();
    let open = open.filter(|held| in_calendar(&held.row, calendar) && is_open(&held.row));
    if open.count() > 1 {
        // The one after it is planned already.
        return None;
    }
    match calendar {
        Calendar::Protection => Some(next_protection(level(page), Some(today), None, today)),
        Calendar::Reintegration => {
            months(page).into_iter().map(|(_, day)| day).find(|d| *d > today)
        }
    }
}

/// What was tried for a follow-up, newest first.
fn tried_ui(ui: &mut Ui, page: &Page<'_>, held: &Held) {
    let id = held.id.to_string();
    let tried: Vec<&Held> = card::ordered(Kind::Attempt, page.file.of(Kind::Attempt))
        .into_iter()
        .filter(|tried| value::text_of(&tried.row, "followup_id") == id)
        .collect();
    if tried.is_empty() {
        return;
    }
    let count = tried.len().to_string();
    text::secondary(ui, tr_with("agenda-tried-count", &[("count", &count)]));
    for held in tried.into_iter().take(TRIED) {
        let line = card::summary(page.scene.office, Kind::Attempt, &held.row, page.today());
        text::faint(ui, card::join([line.day, line.title, line.detail], " · "));
    }
}

/// One that comes after the next.
fn later_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held) {
    if page.edits("followup", held.id) {
        page.fields_ui(ui);
        return;
    }
    let mut edit = false;
    frame::bar(
        ui,
        |ui| {
            text::body(ui, when(&held.row));
            text::faint(ui, choice::label("followup_mode", value::text_of(&held.row, "mode")));
        },
        |ui| {
            let verb = button::quiet(tr("case-edit")).icon(icon::ICON_EDIT);
            edit = page.may_write() && ui.add(verb).on_hover_text(when(&held.row)).clicked();
        },
    );
    if edit {
        page.wish(Wish::Edit { form: "followup", kind: Kind::Followup, id: held.id });
    }
}
