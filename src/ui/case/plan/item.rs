//! An item of the plan in its row: what, from whom, by when, for which need; what was delivered
//! of it; and the moves there are, one press each.

use eframe::egui::{self, Ui};

use super::super::page::{Page, Wish};
use super::super::{card, prefill, sign};
use super::Version;
use crate::domain::choice;
use crate::domain::date;
use crate::domain::form;
use crate::domain::kind::Kind;
use crate::domain::moves::Moves as _;
use crate::domain::plan_item::{Given, PlanItem, PlanItemStatus, given};
use crate::domain::value::Keyed as _;
use crate::domain::vulnerability;
use crate::store::Held;
use crate::ui::command::Command;
use crate::ui::form as fields;
use crate::ui::look::{self, Mood, Text, icon, size, space};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{self, tr, tr_with};

/// The heading of a list of items; true when one is to be added.
pub(super) fn head_ui(ui: &mut Ui, title: &str, may: bool) -> bool {
    let mut add = false;
    frame::bar(
        ui,
        |ui| {
            text::section(ui, title);
        },
        |ui| {
            let verb = button::secondary(card::verb_new(Kind::PlanItem)).icon(icon::ICON_ADD);
            add = may && ui.add(verb).clicked();
        },
    );
    add
}

/// Items one under the other.
pub(super) fn items_ui(
    ui: &mut Ui,
    page: &mut Page<'_>,
    version: &Version<'_>,
    items: &[(&Held, PlanItem)],
) {
    for (at, (held, item)) in items.iter().enumerate() {
        if at > 0 {
            let across = ui.available_rect_before_wrap().x_range();
            ui.painter().hline(across, ui.cursor().top(), look::line(ui));
        }
        ui.push_id(held.id, |ui| item_ui(ui, page, version, held, item));
    }
}

fn item_ui(ui: &mut Ui, page: &mut Page<'_>, version: &Version<'_>, held: &Held, item: &PlanItem) {
    if page.edits("plan_item", held.id) {
        ui.add_space(space::S);
        page.fields_ui(ui);
        ui.add_space(space::S);
        return;
    }
    let is_open = page.open.contains(&held.id);
    ui.add_space(space::S);
    let title =
        card::join([choice::label("service_type", &item.service), item.detail.clone()], " · ");
    if line_ui(ui, page, held, item, &title, is_open) && !page.open.remove(&held.id) {
        page.open.insert(held.id);
    }
    ui.horizontal_top(|ui| {
        ui.add_space(size::TARGET + space::S);
        ui.vertical(|ui| {
            let about = about(page, item);
            if !about.is_empty() {
                text::secondary(ui, about);
            }
            delivered_ui(ui, page, held, item);
            if is_open && let Some(form) = form::named("plan_item") {
                ui.add_space(space::XS);
                fields::view_ui(ui, page.scene, form, &held.row);
            }
            if version.may_change(page) && (is_open || !item.is_finished()) {
                moves_ui(ui, page, version, held, item);
            }
        });
    });
    ui.add_space(space::XS);
}

/// What it is and where it stands; true when pressed.
fn line_ui(
    ui: &mut Ui,
    page: &Page<'_>,
    held: &Held,
    item: &PlanItem,
    title: &str,
    is_open: bool,
) -> bool {
    let (mut turn, mut press) = (false, false);
    let late = !item.is_finished() && item.due_on.is_some_and(|due| due < page.today());
    frame::bar(
        ui,
        |ui| {
            let sign = if is_open { icon::ICON_EXPAND_MORE } else { icon::ICON_CHEVRON_RIGHT };
            let what = [("what", title)];
            let word =
                if is_open { tr_with("case-less", &what) } else { tr_with("case-more", &what) };
            turn = button::icon(ui, sign, word).clicked();
            let name = text::rich(title, Text::Strong, look::look(ui).ink);
            let name = egui::Label::new(name).sense(egui::Sense::click());
            press = ui.add(name).on_hover_text(title).clicked();
        },
        |ui| {
            if let Some(sign) = sign::record(Kind::PlanItem, &held.row, page.today()) {
                badge::badge(ui, sign.mood, sign.icon, &sign.word);
            }
            if let Some(due) = item.due_on.filter(|_| !item.is_finished()) {
                let day = date::show(due);
                if late {
                    let word = tr_with("plan-late", &[("day", &day)]);
                    badge::badge(ui, Mood::Warn, icon::ICON_SCHEDULE, &word);
                } else {
                    text::secondary(ui, tr_with("plan-due", &[("day", &day)]));
                }
            }
        },
    );
    turn || press
}

/// Who provides it, whether the person agreed, which need it answers.
fn about(page: &Page<'_>, item: &PlanItem) -> String {
    let office = page.scene.office;
    let by = match item.agency_id {
        Some(agency) => tr_with("plan-by", &[("who", office.name(agency))]),
        None => match item.responsible_id.map(|id| office.name(id)).unwrap_or_default() {
            "" => tr("plan-by-us"),
            who => tr_with("plan-by-us-who", &[("who", who)]),
        },
    };
    let agreed = if item.agreed { tr("plan-item-agreed") } else { tr("plan-item-not-agreed") };
    let need = page.file.of(Kind::Vulnerability).iter();
    let need = need.filter(|need| Some(need.id) == item.need_id);
    let need = need.map(|need| tr_with("plan-for", &[("need", &vulnerability::name(&need.row))]));
    card::join([by, agreed].into_iter().chain(need), " · ")
}

/// What help and referrals gave of it: the plan beside what was done.
fn delivered_ui(ui: &mut Ui, page: &Page<'_>, held: &Held, item: &PlanItem) {
    let rows = |kind| page.file.of(kind).iter().map(|held| &held.row);
    let found = given(held.id, rows(Kind::Assistance), rows(Kind::Referral));
    let line = said(&found, &item.service, item);
    let (mood, sign) = match () {
        () if found.times + found.referrals > 0 || item.quantity.is_some() => {
            (Mood::Good, icon::ICON_CHECK_CIRCLE)
        }
        () if found.waiting > 0 => (Mood::Info, icon::ICON_SEND),
        () => (Mood::Neutral, icon::ICON_SCHEDULE),
    };
    if line.is_empty() {
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let ink = if mood == Mood::Neutral {
            look::look(ui).ink_soft
        } else {
            look::look(ui).mood(mood).0
        };
        let side = egui::Vec2::splat(size::ICON_SMALL + 2.0);
        let (rect, _) = ui.allocate_exact_size(side, egui::Sense::hover());
        let (glyph, font) = look::icon_font(sign, size::ICON_SMALL);
        ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, glyph, font, ink);
        let line = text::rich(line, Text::Secondary, look::look(ui).ink_soft);
        ui.add(egui::Label::new(line).wrap());
    });
}

/// What was given, in the unit of the service, in words.
fn said(found: &Given, service: &str, item: &PlanItem) -> String {
    let unit = choice::of("service_type", service).map_or("", |choice| choice.attribute("unit"));
    let quantity = found.quantity.or(item.quantity);
    let count = |n: usize| n.to_string();
    let mut parts = Vec::new();
    if let Some(quantity) = quantity {
        let amount = amount(quantity, unit);
        parts.push(tr_with("plan-given-quantity", &[("amount", &amount)]));
    }
    if found.times > 0 {
        parts.push(tr_with("plan-given-times", &[("count", &count(found.times))]));
    }
    if found.referrals > 0 {
        parts.push(tr_with("plan-given-referrals", &[("count", &count(found.referrals))]));
    }
    if found.waiting > 0 {
        parts.push(tr_with("plan-given-waiting", &[("count", &count(found.waiting))]));
    }
    if let Some(day) = item.delivered_on {
        parts.push(tr_with("plan-given-on", &[("day", &date::show(day))]));
    }
    let reason = choice::label("referral_outcome", &item.outcome_reason);
    if item.status == Some(PlanItemStatus::NotDelivered) && !reason.is_empty() {
        parts.push(reason);
    }
    if parts.is_empty() && item.status == Some(PlanItemStatus::Delivered) {
        parts.push(tr("plan-given-unknown"));
    }
    card::join(parts, " · ")
}

/// So much in the unit of a service, as it is said.
fn amount(quantity: i64, unit: &str) -> String {
    if unit.is_empty() {
        return words::count(quantity);
    }
    tr_with(&format!("plan-unit-{}", unit.to_lowercase()), &[("count", &quantity.to_string())])
}

/// The moves there are: what is done most stands open, the rest in a menu.
fn moves_ui(ui: &mut Ui, page: &mut Page<'_>, version: &Version<'_>, held: &Held, item: &PlanItem) {
    let was = item.status.unwrap_or(PlanItemStatus::Planned);
    ui.horizontal_wrapped(|ui| {
        let title = choice::label("service_type", &item.service);
        if !item.is_finished() {
            let preset = |key| vec![("plan_item_id", held.id.to_string()), key];
            let need = item.need_id.map(|id| ("need_id", id.to_string()));
            let help = button::quiet(tr("plan-give")).icon(icon::ICON_VOLUNTEER_ACTIVISM);
            if ui.add(help).on_hover_text(&title).clicked() {
                let mut preset = preset(("service", item.service.clone()));
                preset.extend(need.clone());
                page.wish(Wish::New(Kind::Assistance, preset));
            }
            let refer = button::quiet(tr("assessment-need-refer")).icon(icon::ICON_SEND);
            if ui.add(refer).on_hover_text(&title).clicked() {
                let agency = item.agency_id.map(|id| id.to_string()).unwrap_or_default();
                let mut preset = preset(("agency_id", agency));
                preset.retain(|(_, text)| !text.is_empty());
                preset.extend(need);
                page.wish(Wish::New(Kind::Referral, preset));
            }
        }
        let mut to = None;
        if was.next().contains(&PlanItemStatus::Delivered) {
            let done = button::quiet(tr("plan-move-delivered")).icon(icon::ICON_CHECK);
            if ui.add(done).on_hover_text(&title).clicked() {
                to = Some(PlanItemStatus::Delivered);
            }
        }
        let word = tr_with("plan-more", &[("what", &title)]);
        let more = button::icon(ui, icon::ICON_MORE_HORIZ, word);
        egui::Popup::menu(&more).show(|ui| {
            for next in was.next().iter().filter(|next| **next != PlanItemStatus::Delivered) {
                let word = tr(&format!("plan-move-{}", next.key().replace('_', "-")));
                if ui.push_id(next.key(), |ui| ui.add(button::quiet(word))).inner.clicked() {
                    to = Some(*next);
                }
            }
            rest_ui(ui, page, version, held, item);
        });
        if let Some(to) = to {
            move_to(page, held, to);
        }
    });
}

/// Editing, history, leaving the plan.
fn rest_ui(ui: &mut Ui, page: &mut Page<'_>, version: &Version<'_>, held: &Held, item: &PlanItem) {
    if ui.add(button::quiet(tr("case-edit")).icon(icon::ICON_EDIT)).clicked() {
        page.wish(Wish::Edit { form: "plan_item", kind: Kind::PlanItem, id: held.id });
    }
    if ui.add(button::quiet(tr("case-history")).icon(icon::ICON_HISTORY)).clicked() {
        page.wish(Wish::History(held.id));
    }
    let since = item.since_version.unwrap_or(1);
    if since < version.number && version.may_grow(page) {
        // It stays in the versions that had it.
        let leave = button::quiet(tr("plan-item-leave")).icon(icon::ICON_CANCEL);
        if ui.add(leave).clicked() {
            let last = (version.number - 1).to_string();
            if let Some(draft) = prefill::changed(held, "plan_item", &[("until_version", last)]) {
                page.wish(Wish::Send(Command::Save(vec![draft])));
            }
        }
    } else if version.may_grow(page) {
        let remove = button::quiet(tr("case-remove")).icon(icon::ICON_DELETE);
        if ui.add(remove).clicked() {
            page.wish(Wish::Remove(Kind::PlanItem, held.id));
        }
    }
}

/// A move in one press; one that needs a reason opens the form with the move typed.
fn move_to(page: &mut Page<'_>, held: &Held, to: PlanItemStatus) {
    const REASON: &[&str] = &["outcome_reason", "note"];
    let mut typed = vec![("status", to.key().to_owned())];
    if to == PlanItemStatus::Delivered {
        typed.push(("delivered_on", date::show(page.today())));
        let help = page.file.of(Kind::Assistance).iter().map(|held| &held.row);
        if let Some(quantity) = given(held.id, help, []).quantity {
            typed.push(("quantity", quantity.to_string()));
        }
    }
    let Some(draft) = prefill::changed(held, "plan_item", &typed) else { return };
    page.wish(if to == PlanItemStatus::NotDelivered {
        Wish::Ask { draft: Box::new(draft), only: REASON }
    } else {
        Wish::Send(Command::Save(vec![draft]))
    });
}
