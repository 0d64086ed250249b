//! The referrals of a case: where each stands and since when, the moves it may make, who was
//! told what, and the next agency to ask where one refused or stays silent.

mod ask;
mod propose;
pub(super) mod slip;
#[cfg(test)]
mod tests;

use eframe::egui::{self, Align, Ui};

use super::card;
use super::page::{Page, Wish};
use super::sign;
use crate::domain::choice;
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::form;
use crate::domain::kind::Kind;
use crate::domain::moves::Moves as _;
use crate::domain::referral::{Referral, ReferralStatus};
use crate::domain::referral_move::ReferralMove;
use crate::domain::sharing;
use crate::domain::value::{self, Keyed as _};
use crate::store::Held;
use crate::ui::form as fields;
use crate::ui::look::{Mood, icon, space};
use crate::ui::referral::slip::consent_in;
use crate::ui::referral::told;
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// The tab from top to bottom.
pub(super) fn referral_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let file = page.file;
    let all = ordered(file.of(Kind::Referral));
    let mut add = false;
    frame::bar(
        ui,
        |ui| {
            text::section(ui, card::words(Kind::Referral));
            if !all.is_empty() {
                text::secondary(ui, all.len().to_string());
            }
        },
        |ui| {
            if page.may_add(Kind::Referral) && !all.is_empty() {
                let new = button::primary(card::verb_new(Kind::Referral)).icon(icon::ICON_ADD);
                add = ui.add(new).clicked();
            }
        },
    );
    if page.edits_new(Kind::Referral) {
        frame::card(ui, |ui| ask::ask_ui(ui, page));
    } else if all.is_empty() {
        let step = button::primary(card::verb_new(Kind::Referral)).icon(icon::ICON_ADD);
        let step = page.may_add(Kind::Referral).then_some(step);
        frame::card(ui, |ui| {
            add |= frame::empty(ui, icon::ICON_SEND, &tr("referral-none"), step);
        });
    }
    if add {
        page.wish(Wish::New(Kind::Referral, vec![("disclosed", sharing::LEAST.to_owned())]));
    }
    for held in all {
        ui.push_id(held.id, |ui| one_ui(ui, page, held));
        ui.add_space(space::S);
    }
}

/// What awaits something first, then what is over; each newest first.
fn ordered(held: &[Held]) -> Vec<&Held> {
    let mut all: Vec<&Held> = held.iter().rev().collect();
    all.sort_by_key(|held| {
        let status = ReferralStatus::from_key(value::text_of(&held.row, "status"));
        status.is_some_and(|status| status.next().is_empty())
    });
    all
}

/// A referral on its card.
fn one_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held) {
    let referral = Referral::from_row(&held.row);
    let top = ui.cursor().min;
    frame::card(ui, |ui| {
        let edits = page.edits("referral", held.id);
        let decides = edits && page.editing.as_ref().is_some_and(|e| e.editor.asks_some());
        if edits && !decides {
            ask::ask_ui(ui, page);
            return;
        }
        head_ui(ui, page, held, &referral);
        state_ui(ui, page, &referral);
        if decides {
            ui.add_space(space::M);
            page.titled_fields_ui(ui, tr("referral-override"));
            return;
        }
        sharing_ui(ui, page, held, &referral);
        let moving = page.edits_new(Kind::ReferralMove)
            && page.editing_text("referral_id").as_deref() == Some(&held.id.to_string());
        if moving {
            ui.add_space(space::M);
            move_ui(ui, page);
        } else if page.may_write() {
            ui.add_space(space::XS);
            moves_ui(ui, page, held, &referral);
        }
        propose::propose_ui(ui, page, held, &referral);
        if page.open.contains(&held.id) {
            ui.add_space(space::M);
            detail_ui(ui, page, held, &referral);
        }
    });
    if page.rooms.aim == Some(held.id) {
        page.rooms.aim = None;
        let whole = egui::Rect::from_min_max(top, ui.min_rect().max).expand(space::XS);
        ui.scroll_to_rect(whole, Some(Align::Min));
    }
}

/// What it is: agency and service, state at the right.
fn head_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, referral: &Referral) {
    let line = card::summary(page.scene.office, Kind::Referral, &held.row, page.today());
    let is_open = page.open.contains(&held.id);
    let mut turn = false;
    frame::bar(
        ui,
        |ui| {
            let (sign, name) = if is_open {
                (icon::ICON_EXPAND_MORE, tr_with("case-less", &[("what", &line.title)]))
            } else {
                (icon::ICON_CHEVRON_RIGHT, tr_with("case-more", &[("what", &line.title)]))
            };
            turn = button::icon(ui, sign, name).clicked();
            text::strong(ui, line.title.clone());
        },
        |ui| {
            if let Some(sign) = state_sign(referral, page) {
                badge::badge(ui, sign.mood, sign.icon, &sign.word);
            }
        },
    );
    if turn && !page.open.remove(&held.id) {
        page.open.insert(held.id);
    }
}

/// The state as a badge: silence is said to be silence.
fn state_sign(referral: &Referral, page: &Page<'_>) -> Option<sign::Sign> {
    if referral.days_late(page.today()) > 0 && referral.status != Some(ReferralStatus::Expired) {
        let word = tr("referral-late");
        return Some(sign::Sign { mood: Mood::Warn, icon: icon::ICON_WARNING, word });
    }
    sign::record(Kind::Referral, &referral.to_row(), page.today())
}

/// Number, urgency and every day that counts, in one or two lines.
fn state_ui(ui: &mut Ui, page: &Page<'_>, referral: &Referral) {
    let urgency = referral.urgency.map(|u| choice::label("referral_urgency", u.key()));
    let line = [referral.number.clone(), urgency.unwrap_or_default()];
    text::secondary(ui, card::join(line, " · "));
    let day = |key: &'static str, day: Option<chrono::NaiveDate>| {
        day.map_or_else(String::new, |day| tr_with(key, &[("day", &date::show(day))]))
    };
    let due = referral.answer_due_on().map_or_else(String::new, |due| {
        let late = referral.days_late(page.today());
        let (due, late_days) = (date::show(due), late.to_string());
        if late > 0 {
            tr_with("referral-answer-late", &[("day", &due), ("count", &late_days)])
        } else {
            tr_with("referral-answer-due", &[("day", &due)])
        }
    });
    let days = [
        day("referral-sent-on", referral.sent_on),
        day("referral-answered-on", referral.answered_on),
        day("referral-completed-on", referral.completed_on),
        due,
    ];
    let days = card::join(days, " · ");
    if !days.is_empty() {
        text::body(ui, days);
    }
    if !referral.outcome_reason.is_empty() {
        let reason = choice::label("referral_outcome", &referral.outcome_reason);
        text::secondary(ui, card::join([reason, referral.outcome_note.clone()], " – "));
    }
}

/// Before it goes: whether it may, and both ways out when it may not.
fn sharing_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, referral: &Referral) {
    if referral.status != Some(ReferralStatus::Draft) {
        return;
    }
    if page.edits_new(Kind::Consent)
        && page.editing_text("agency_id") == referral.agency_id.map(|id| id.to_string())
    {
        ui.add_space(space::M);
        page.fields_ui(ui);
        return;
    }
    let Err(lack) = consent_in(page.file, referral, page.today()) else {
        text::secondary(ui, tr("referral-consent-holds"));
        return;
    };
    if !referral.override_reason.trim().is_empty() && referral.override_by.is_some() {
        frame::notice(ui, Mood::Info, &tr("referral-override-holds"));
        return;
    }
    ui.add_space(space::XS);
    frame::notice(ui, Mood::Warn, &lack.problem().sentence());
    if page.may_write() {
        ways_out_ui(ui, page, Some(held), referral);
    }
}

/// The two ways out when no consent covers a referral.
fn ways_out_ui(ui: &mut Ui, page: &mut Page<'_>, held: Option<&Held>, referral: &Referral) {
    ui.horizontal_wrapped(|ui| {
        let agree = button::secondary(tr("referral-note-consent")).icon(icon::ICON_HANDSHAKE);
        if ui.add(agree).clicked()
            && let Some(agency) = referral.agency_id
        {
            page.wish(Wish::New(
                Kind::Consent,
                vec![
                    ("purpose", sharing::PURPOSE.to_owned()),
                    ("decision", "given".to_owned()),
                    ("agency_id", agency.to_string()),
                    ("fields", referral.disclosed.join(" ")),
                ],
            ));
        }
        let is_child =
            page.view.person.age_on(page.today()).is_some_and(crate::domain::date::Age::is_child);
        if let Some(held) = held.filter(|_| sharing::may_override(referral.urgency, is_child)) {
            let over = button::quiet(tr("referral-override")).icon(icon::ICON_WARNING);
            if ui.add(over).on_hover_text(tr("referral-override-hint")).clicked() {
                let (kind, id) = (Kind::Referral, held.id);
                page.wish(Wish::Fill { kind, id, typed: Vec::new(), only: ask::OVERRIDE });
            }
        }
    });
}

/// The legal moves, the likely one first; slip and form.
fn moves_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, referral: &Referral) {
    let status = referral.status.unwrap_or(ReferralStatus::Draft);
    let late = referral.days_late(page.today()) > 0;
    let first = if late { Some(ReferralStatus::Expired) } else { status.next().first().copied() };
    let mut next: Vec<ReferralStatus> = status.next().to_vec();
    next.sort_by_key(|to| Some(*to) != first);
    // No answer in time cannot be before the time is over.
    next.retain(|to| *to != ReferralStatus::Expired || late);
    ui.horizontal_wrapped(|ui| {
        for to in next {
            let word = tr(&format!("referral-do-{}", to.key().replace('_', "-")));
            let button =
                if Some(to) == first { button::primary(word) } else { button::secondary(word) };
            if ui.add(button).clicked() {
                page.wish(Wish::New(
                    Kind::ReferralMove,
                    vec![("referral_id", held.id.to_string()), ("status", to.key().to_owned())],
                ));
            }
        }
        let print = button::secondary(tr("referral-slip")).icon(icon::ICON_PRINT);
        if status != ReferralStatus::Withdrawn && ui.add(print).clicked() {
            page.rooms.slip = slip::SlipDialog::open(held.id, page.scene, ui.ctx());
        }
        let edit = button::quiet(tr("case-edit")).icon(icon::ICON_EDIT);
        if ui.add(edit).clicked() {
            page.wish(Wish::Edit { form: "referral", kind: Kind::Referral, id: held.id });
        }
    });
}

/// The small form of a move.
fn move_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let to = page.editing_text("status").unwrap_or_default();
    let label = choice::label("referral_status", &to);
    page.titled_fields_ui(ui, tr_with("referral-move-to", &[("status", &label)]));
}

/// Everything: what is told, the history of its moves, all answers.
fn detail_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, referral: &Referral) {
    text::group(ui, tr("referral-would-read"));
    read_ui(ui, page, referral);
    ui.add_space(space::S);
    history_ui(ui, page, held);
    ui.add_space(space::S);
    if let Some(form) = form::of_kind(Kind::Referral).next() {
        fields::view_ui(ui, page.scene, form, &held.row);
    }
    ui.horizontal_wrapped(|ui| {
        if ui.add(button::quiet(tr("case-history")).icon(icon::ICON_HISTORY)).clicked() {
            page.wish(Wish::History(held.id));
        }
        let draft = referral.status == Some(ReferralStatus::Draft);
        let remove = button::quiet(tr("case-remove")).icon(icon::ICON_DELETE);
        if draft && page.may_write() && ui.add(remove).clicked() {
            page.wish(Wish::Remove(Kind::Referral, held.id));
        }
    });
}

/// What the agency would read, value by value.
fn read_ui(ui: &mut Ui, page: &Page<'_>, referral: &Referral) {
    let teller = told::in_view(page.file, page.scene.office, page.today());
    let mut pairs: Vec<(String, String)> = teller
        .told(referral)
        .into_iter()
        .map(|(code, value)| (choice::label("disclosed_field", code), value))
        .collect();
    let reason = referral.reason.trim();
    if !reason.is_empty() && referral.disclosed.iter().any(|field| field == "need") {
        pairs.push((form::label(Kind::Referral, "reason"), reason.to_owned()));
    }
    if pairs.is_empty() {
        text::faint(ui, tr("referral-reads-nothing"));
        return;
    }
    frame::pairs(ui, &pairs);
}

/// Every move, oldest first.
fn history_ui(ui: &mut Ui, page: &Page<'_>, held: &Held) {
    let ours = |step: &&Held| value::id_of(&step.row, "referral_id") == Some(held.id);
    let steps: Vec<&Held> = page.file.of(Kind::ReferralMove).iter().filter(ours).collect();
    if steps.is_empty() {
        return;
    }
    text::group(ui, tr("referral-moves"));
    for step in steps {
        let step = ReferralMove::from_row(&step.row);
        let state = step.status.map(|s| choice::label("referral_status", s.key()));
        let day = step.moved_on.map(date::show).unwrap_or_default();
        let reason = if step.reason.is_empty() {
            String::new()
        } else {
            choice::label("referral_outcome", &step.reason)
        };
        let told = if step.told_by.is_empty() {
            String::new()
        } else {
            tr_with("referral-told-by", &[("who", &step.told_by)])
        };
        let by = step.moved_by.map(|id| page.scene.office.name(id).to_owned());
        ui.horizontal_wrapped(|ui| {
            text::secondary(ui, day);
            text::strong(ui, state.unwrap_or_default());
            let rest = [reason, told, step.note.clone(), by.unwrap_or_default()];
            text::secondary(ui, card::join(rest, " · "));
        });
    }
}
