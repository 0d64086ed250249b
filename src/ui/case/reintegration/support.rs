//! The supports of a case: three dates and three counts, what each may cost, and its tranches.

use eframe::egui::{Id as UiId, Ui};

use super::super::page::{Only, Page, Wish};
use super::super::{card, prefill, sign};
use crate::domain::budget::{self, Budget, Counts};
use crate::domain::choice;
use crate::domain::date;
use crate::domain::draft::Draft;
use crate::domain::fact::Record as _;
use crate::domain::form;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::payment::{Payment, PaymentStatus};
use crate::domain::support::Support;
use crate::domain::value::{self, Row, Value};
use crate::store::{Held, new_id};
use crate::ui::command::Command;
use crate::ui::look::{self, Mood, icon, space};
use crate::ui::widgets::chart::{Bar, bars};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{count, tr, tr_with};

/// What paying a tranche asks.
const PAID: Only = &["paid_on", "way", "receipt", "receipt_reference", "note"];

/// All supports, each in a card, under what they come to.
pub(super) fn supports_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let file = page.file;
    let held = card::ordered(Kind::Support, file.of(Kind::Support));
    frame::card(ui, |ui| head_ui(ui, page, &held));
    if page.edits_new(Kind::Support) {
        ui.add_space(space::L);
        page.editor_ui(ui);
    }
    for held in held {
        ui.add_space(space::L);
        ui.push_id(held.id, |ui| frame::card(ui, |ui| support_ui(ui, page, held)));
    }
}

fn head_ui(ui: &mut Ui, page: &mut Page<'_>, held: &[&Held]) {
    let mut add = false;
    let may = page.may_write();
    frame::bar(
        ui,
        |ui| {
            text::section(ui, card::words(Kind::Support));
        },
        |ui| {
            let verb = button::secondary(card::verb_new(Kind::Support)).icon(icon::ICON_ADD);
            add = may && ui.add(verb).clicked();
        },
    );
    if add {
        page.wish(Wish::New(Kind::Support, Vec::new()));
    }
    if let Some(day) = value::day_of(page.file.case_row(), "return_stopped_on") {
        let said = tr_with("support-return-stopped", &[("day", &date::show(day))]);
        frame::notice(ui, Mood::Warn, &said);
    }
    if held.is_empty() {
        Page::nothing_ui(ui, &tr("support-none"));
        return;
    }
    let all: Vec<Support> = held.iter().map(|held| Support::from_row(&held.row)).collect();
    let counts = Counts::of(&all);
    ui.add_space(space::XS);
    let shown = |number: usize| count(number as i64);
    frame::pairs(
        ui,
        &[
            (tr("support-count-eligible"), shown(counts.eligible)),
            (tr("support-count-started"), shown(counts.started)),
            (tr("support-count-completed"), shown(counts.completed)),
        ],
    );
    text::faint(ui, tr("support-counts-about"));
}

fn support_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held) {
    if page.edits("support", held.id) {
        page.fields_ui(ui);
        return;
    }
    let support = Support::from_row(&held.row);
    title_ui(ui, page, held, &support);
    let place =
        card::shown(page.scene.office, Kind::Support, "place", value::of(&held.row, "place"));
    let about = [choice::label("support_scope", &support.scope), place, paid_by(page, &support)];
    text::secondary(ui, card::join(about, " · "));
    if !support.description.is_empty() {
        text::body(ui, &support.description);
    }
    collective_ui(ui, page, &support);
    ui.add_space(space::S);
    let day = |day: Option<chrono::NaiveDate>| day.map(date::show).unwrap_or_default();
    frame::pairs(
        ui,
        &[
            (form::label(Kind::Support, "eligible_on"), day(support.eligible_on)),
            (form::label(Kind::Support, "started_on"), day(support.started_on)),
            (form::label(Kind::Support, "ended_on"), day(support.ended_on)),
        ],
    );
    ui.add_space(space::M);
    budget_ui(ui, page, held, &support);
    ui.add_space(space::S);
    verbs_ui(ui, page, held);
}

fn title_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, support: &Support) {
    let title = choice::label("support_kind", &support.kind);
    let (mut edit, mut sent) = (false, None);
    let may = page.may_write();
    let stopped = value::day_of(page.file.case_row(), "return_stopped_on").is_some();
    frame::bar(
        ui,
        |ui| {
            text::section(ui, &title);
            if let Some(sign) = sign::record(Kind::Support, &held.row, page.today()) {
                badge::badge(ui, sign.mood, sign.icon, &sign.word);
            }
        },
        |ui| {
            if !may {
                return;
            }
            let button = button::quiet(tr("case-edit")).icon(icon::ICON_EDIT);
            let name = tr_with("case-more", &[("what", &title)]);
            edit = ui.add(button).on_hover_text(name).clicked();
            for (word, draft) in prefill::quick(held, page.today()) {
                let starts = value::text_of(&draft.answers(), "status") == "started";
                if !(starts && stopped) && ui.add(button::secondary(word)).clicked() {
                    sent = Some(draft);
                }
            }
        },
    );
    if edit {
        page.wish(Wish::Edit { form: "support", kind: Kind::Support, id: held.id });
    }
    if let Some(draft) = sent {
        page.wish(Wish::Send(Command::Save(vec![draft])));
    }
}

/// The project with its donor, or the donor alone.
fn paid_by(page: &Page<'_>, support: &Support) -> String {
    let office = page.scene.office;
    let project = support.project_id.map(|id| office.name(id).to_owned()).unwrap_or_default();
    let of = office.choices(Kind::Project).iter().find(|held| Some(held.id) == support.project_id);
    let donor = of.map_or("", |held| value::text_of(&held.row, "donor"));
    let donor = if support.donor.is_empty() { donor } else { &support.donor };
    match (project.is_empty(), donor.is_empty()) {
        (false, false) if project != donor => format!("{project} ({donor})"),
        (true, _) => donor.to_owned(),
        _ => project,
    }
}

/// With whom a collective support is shared: each person once.
fn collective_ui(ui: &mut Ui, page: &mut Page<'_>, support: &Support) {
    if !matches!(support.scope.as_str(), "collective" | "community") {
        return;
    }
    let Some(id) = support.collective_id else {
        text::secondary(ui, tr("support-no-collective"));
        return;
    };
    let members = page.rooms.work.members.get(&id).map(Vec::as_slice).unwrap_or_default();
    let own = page.file.person.id;
    let others = members.iter().filter(|member| member.person != own).count();
    let name = page.scene.office.name(id);
    let given = [("name", name), ("others", &others.to_string())];
    text::body(ui, tr_with("support-collective", &given));
    let of = page.scene.office.choices(Kind::Collective).iter().find(|held| held.id == id);
    let taken = of.and_then(|held| value::of(&held.row, "participation").int());
    if let Some(taken) = taken.filter(|_| support.scope == "community") {
        let taken = taken.to_string();
        text::secondary(ui, tr_with("support-participations", &[("count", &taken)]));
    }
}

/// The tranches of a support, in order.
fn tranches<'a>(page: &Page<'a>, support: Id) -> Vec<(&'a Held, Payment)> {
    let held = page.file.of(Kind::Payment).iter();
    let mut all: Vec<(&Held, Payment)> = held
        .map(|held| (held, Payment::from_row(&held.row)))
        .filter(|(_, payment)| payment.support_id == Some(support))
        .collect();
    all.sort_by_key(|(held, payment)| (payment.position.unwrap_or(i64::MAX), held.id));
    all
}

fn budget_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, support: &Support) {
    let tranches = tranches(page, held.id);
    let budget = Budget::of(support, tranches.iter().map(|(_, payment)| payment));
    let Some(total) = support.amount else {
        text::secondary(ui, tr("support-no-budget"));
        return;
    };
    let (mut add, may) = (false, page.may_write());
    frame::bar(
        ui,
        |ui| {
            text::strong(ui, tr_with("support-budget", &[("amount", &budget.show(total))]));
            let left =
                [("balance", budget.show(budget.balance())), ("left", budget.show(budget.left()))];
            let left = left.each_ref().map(|(name, value)| (*name, value.as_str()));
            text::secondary(ui, tr_with("support-balance", &left));
        },
        |ui| {
            let verb = button::quiet(card::verb_new(Kind::Payment)).icon(icon::ICON_ADD);
            add = may && budget.left() > 0 && ui.add(verb).clicked();
        },
    );
    if add {
        let preset =
            vec![("support_id", held.id.to_string()), ("currency", budget.currency.clone())];
        page.wish(Wish::New(Kind::Payment, preset));
    }
    ui.add_space(space::XS);
    let bar = |key: &str, amount: i64| Bar {
        label: tr(key),
        part: budget.part(amount),
        value: budget.show(amount),
        mood: Mood::Neutral,
    };
    let rows = [
        bar("support-paid", budget.paid),
        bar("support-approved", budget.approved),
        bar("support-planned", budget.planned),
    ];
    bars(ui, UiId::unique(("support-budget", held.id.bytes())), &rows);
    if let Some(own) = value::of(&held.row, "contribution").int() {
        let own = budget.show(own);
        text::secondary(ui, tr_with("support-contribution", &[("amount", &own)]));
    }
    ui.add_space(space::XS);
    for (held, payment) in &tranches {
        let across = ui.available_rect_before_wrap().x_range();
        ui.painter().hline(across, ui.cursor().top(), look::line(ui));
        ui.push_id(held.id, |ui| payment_ui(ui, page, held, payment, &budget));
    }
    let new = page.edits_new(Kind::Payment) && page.editing_link("support_id") == Some(held.id);
    if new {
        ui.add_space(space::S);
        page.fields_ui(ui);
    }
}

/// One tranche: how much, when, where it stands, and the next step.
fn payment_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, payment: &Payment, budget: &Budget) {
    if page.edits("payment", held.id) {
        ui.add_space(space::S);
        page.fields_ui(ui);
        ui.add_space(space::S);
        return;
    }
    ui.add_space(space::XS);
    let number = payment.position.unwrap_or_default().to_string();
    let name = tr_with("support-tranche", &[("number", &number)]);
    let (mut edit, mut sent) = (false, None);
    let may = page.may_write();
    let pending = asked_for(page, held.id);
    let amount = budget.show(payment.amount.unwrap_or_default());
    frame::bar(
        ui,
        |ui| {
            text::strong(ui, &name);
            text::body(ui, &amount);
            text::secondary(ui, when(payment));
        },
        |ui| {
            if may {
                let button =
                    button::icon(ui, icon::ICON_EDIT, tr_with("support-edit", &[("what", &name)]));
                edit = button.clicked();
                sent = next_ui(ui, page, held, payment, pending);
            }
            if let Some(sign) = sign::record(Kind::Payment, &held.row, page.today()) {
                badge::badge(ui, sign.mood, sign.icon, &sign.word);
            }
            if budget::lacks_proof(payment) {
                badge::badge(ui, Mood::Warn, icon::ICON_WARNING, &tr("support-no-proof"));
            }
            if pending && payment.status == Some(PaymentStatus::Planned) {
                badge::badge(ui, Mood::Info, icon::ICON_SCHEDULE, &tr("support-asked"));
            }
        },
    );
    if !payment.note.is_empty() {
        text::secondary(ui, &payment.note);
    }
    ui.add_space(space::XS);
    if edit {
        page.wish(Wish::Edit { form: "payment", kind: Kind::Payment, id: held.id });
    }
    if let Some(draft) = sent {
        page.wish(Wish::Send(Command::Save(vec![draft])));
    }
}

fn when(payment: &Payment) -> String {
    let (key, day) = match payment.status {
        Some(PaymentStatus::Paid) => ("support-paid-on", payment.paid_on),
        Some(PaymentStatus::Approved) => ("support-approved-on", payment.approved_on),
        _ => ("support-planned-on", payment.planned_on),
    };
    let said = day.map(|day| tr_with(key, &[("day", &date::show(day))])).unwrap_or_default();
    let proof = choice::label("receipt", &payment.receipt);
    let proof = if payment.receipt.is_empty() { String::new() } else { proof };
    card::join([said, proof, payment.receipt_reference.clone()], " · ")
}

/// Whether a supervisor was asked about a tranche and has not answered.
fn asked_for(page: &Page<'_>, payment: Id) -> bool {
    let about = payment.to_string();
    page.file.of(Kind::Approval).iter().any(|held| {
        value::text_of(&held.row, "about") == about
            && value::text_of(&held.row, "status") == "pending"
    })
}

/// The one step that comes next: approve or ask for it, then pay.
fn next_ui(
    ui: &mut Ui,
    page: &mut Page<'_>,
    held: &Held,
    payment: &Payment,
    pending: bool,
) -> Option<Draft> {
    let today = date::show(page.today());
    match payment.status {
        Some(PaymentStatus::Planned) if page.decides() => {
            let approve = button::secondary(tr("support-approve"));
            let typed = [("status", "approved".to_owned())];
            ui.add(approve).clicked().then(|| prefill::changed(held, "payment", &typed))?
        }
        Some(PaymentStatus::Planned) if !pending => {
            let ask = button::secondary(tr("support-ask"));
            ui.add(ask).clicked().then(|| asking(page, held))?
        }
        Some(PaymentStatus::Approved) => {
            if ui.add(button::secondary(tr("support-pay"))).clicked() {
                let typed = vec![("status", "paid".to_owned()), ("paid_on", today)];
                page.wish(Wish::Fill { kind: Kind::Payment, id: held.id, typed, only: PAID });
            }
            None
        }
        _ => None,
    }
}

/// The question to a supervisor.
fn asking(page: &Page<'_>, payment: &Held) -> Option<Draft> {
    let case = page.file.case.as_ref()?.id;
    let mut base = Row::new();
    let known = [
        ("case_id", case.to_string()),
        ("subject", "tranche".to_owned()),
        ("about", payment.id.to_string()),
        ("status", "pending".to_owned()),
        ("asked_on", page.today().to_string()),
        ("asked_by", page.scene.me.id.to_string()),
    ];
    for (key, text) in known {
        value::put(&mut base, key, Value::Text(text));
    }
    Some(Draft::new(form::of_kind(Kind::Approval).next()?, new_id().ok()?, base))
}

/// The rarer verbs.
fn verbs_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held) {
    ui.horizontal_wrapped(|ui| {
        if ui.add(button::quiet(tr("case-history")).icon(icon::ICON_HISTORY)).clicked() {
            page.wish(Wish::History(held.id));
        }
        let remove = button::quiet(tr("case-remove")).icon(icon::ICON_DELETE);
        if page.may_write() && ui.add(remove).clicked() {
            page.wish(Wish::Remove(Kind::Support, held.id));
        }
    });
}
