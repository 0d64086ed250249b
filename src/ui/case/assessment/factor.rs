//! Risks and strengths by level, neither without the other, and what is done about each need.

use eframe::egui::{self, Ui};

use super::super::page::{Page, Wish};
use super::super::section::record_ui;
use super::super::{card, prefill, sign};
use crate::domain::choice;
use crate::domain::date;
use crate::domain::form;
use crate::domain::kind::Kind;
use crate::domain::need::{self, LEVELS};
use crate::domain::value::{self, Row};
use crate::domain::vulnerability;
use crate::store::Held;
use crate::ui::command::Command;
use crate::ui::form as fields;
use crate::ui::look::{self, Icon, Mood, Text, icon, size, space};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// All four levels in one card.
pub(super) fn factors_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let file = page.file;
    let mut needs: Vec<&Held> = file.of(Kind::Vulnerability).iter().collect();
    needs.sort_by_key(|held| {
        (vulnerability::level(&held.row).map_or(9, |level| level as usize), held.id)
    });
    let (open, resolved): (Vec<&Held>, Vec<&Held>) =
        needs.into_iter().partition(|held| vulnerability::is_open(&held.row));
    frame::card(ui, |ui| {
        head_ui(ui, page);
        if page.edits_new(Kind::Vulnerability) || page.edits_new(Kind::Strength) {
            ui.add_space(space::S);
            page.fields_ui(ui);
            ui.add_space(space::L);
        }
        for level in LEVELS {
            ui.add_space(space::S);
            let across = ui.available_rect_before_wrap().x_range();
            ui.painter().hline(across, ui.cursor().top(), look::line(ui));
            ui.add_space(space::S);
            text::strong(ui, tr(&format!("assessment-level-{level}")));
            level_ui(ui, page, level, &open);
        }
        resolved_ui(ui, page, &resolved);
    });
}

fn head_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let mut add = None;
    let may = page.may_write();
    frame::bar(
        ui,
        |ui| {
            text::section(ui, tr("assessment-factors"));
        },
        |ui| {
            for kind in [Kind::Strength, Kind::Vulnerability] {
                let verb = button::secondary(card::verb_new(kind)).icon(icon::ICON_ADD);
                if may && ui.add(verb).clicked() {
                    add = Some(kind);
                }
            }
        },
    );
    if let Some(kind) = add {
        page.wish(Wish::New(kind, Vec::new()));
    }
}

/// What endangers at the left, what helps at the right.
fn level_ui(ui: &mut Ui, page: &mut Page<'_>, level: &str, open: &[&Held]) {
    let file = page.file;
    let needs: Vec<&&Held> =
        open.iter().filter(|held| vulnerability::domain_of(&held.row) == level).collect();
    let strengths = file.of(Kind::Strength).iter().filter(|held| {
        let code = value::text_of(&held.row, "code");
        let found = choice::of("protective_factor", code).map_or("", |c| c.attribute("domv_level"));
        found == level || (level == "individual" && !LEVELS.contains(&found))
    });
    let strengths: Vec<&Held> = strengths.collect();
    if needs.is_empty() && strengths.is_empty() {
        text::faint(ui, tr("assessment-level-empty"));
        return;
    }
    beside_ui(ui, page, |ui, page, left| {
        ui.push_id((level, left), |ui| {
            if left && needs.is_empty() {
                text::faint(ui, tr("assessment-no-risk"));
            }
            if !left && strengths.is_empty() {
                text::faint(ui, tr("assessment-no-strength"));
            }
            if left {
                for held in &needs {
                    ui.push_id(held.id, |ui| need_ui(ui, page, held));
                }
            } else {
                for held in &strengths {
                    ui.push_id(held.id, |ui| record_ui(ui, page, held));
                }
            }
        });
    });
}

/// Least width for risks and strengths side by side.
const TWO: f32 = 600.0;
/// A column narrower than this has its badges under the name.
const NARROW: f32 = 480.0;

/// Risks at the left and strengths at the right, where there is room for two columns.
fn beside_ui(ui: &mut Ui, page: &mut Page<'_>, mut draw: impl FnMut(&mut Ui, &mut Page<'_>, bool)) {
    if ui.available_width() < TWO {
        draw(ui, page, true);
        draw(ui, page, false);
        return;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        ui.columns(2, |columns| {
            for (at, column) in columns.iter_mut().enumerate() {
                column.spacing_mut().item_spacing.x = space::S;
                draw(column, page, at == 0);
            }
        });
    });
}

/// Needs that no longer hold, folded.
fn resolved_ui(ui: &mut Ui, page: &mut Page<'_>, resolved: &[&Held]) {
    let Some(case) = page.file.case.as_ref().filter(|_| !resolved.is_empty()) else { return };
    ui.add_space(space::S);
    let is_open = page.open.contains(&case.id);
    let sign = if is_open { icon::ICON_EXPAND_MORE } else { icon::ICON_CHEVRON_RIGHT };
    let count = resolved.len().to_string();
    let fold = button::quiet(tr_with("assessment-resolved", &[("count", &count)])).icon(sign);
    if ui.add(fold).clicked() && !page.open.remove(&case.id) {
        page.open.insert(case.id);
    }
    if is_open {
        for held in resolved {
            ui.push_id(held.id, |ui| need_ui(ui, page, held));
        }
    }
}

/// One need: what it is, how grave, what is done about it.
fn need_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held) {
    if page.edits("vulnerability", held.id) {
        page.fields_ui(ui);
        ui.add_space(space::S);
        return;
    }
    let row = &held.row;
    let name = vulnerability::name(row);
    let is_open = page.open.contains(&held.id);
    let mut turn = false;
    let narrow = ui.available_width() < NARROW;
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        let sign = if is_open { icon::ICON_EXPAND_MORE } else { icon::ICON_CHEVRON_RIGHT };
        let what = [("what", name.as_str())];
        let word = if is_open { tr_with("case-less", &what) } else { tr_with("case-more", &what) };
        turn = button::icon(ui, sign, word).clicked();
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if !narrow {
                badges_ui(ui, page, row);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let title = text::rich(&name, Text::Strong, look::look(ui).ink);
                let title = egui::Label::new(title).truncate().sense(egui::Sense::click());
                turn |= ui.add(title).on_hover_text(&name).clicked();
            });
        });
    });
    if turn && !page.open.remove(&held.id) {
        page.open.insert(held.id);
    }
    ui.horizontal_top(|ui| {
        ui.add_space(size::TARGET + space::S);
        ui.vertical(|ui| {
            if narrow {
                ui.horizontal_wrapped(|ui| badges_ui(ui, page, row));
            }
            answers_ui(ui, page, held);
            if is_open {
                details_ui(ui, page, held);
            }
        });
    });
}

/// How grave it is, or that it is resolved; whether its name is restricted.
fn badges_ui(ui: &mut Ui, page: &Page<'_>, row: &Row) {
    if let Some(sign) = sign::record(Kind::Vulnerability, row, page.today()) {
        badge::badge(ui, sign.mood, sign.icon, &sign.word);
    }
    if vulnerability::is_sensitive(row) {
        badge::badge(ui, Mood::Neutral, icon::ICON_LOCK, &tr("assessment-restricted"));
    }
}

/// What the plan, referrals and help do about it; where nothing does, the way to begin.
fn answers_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held) {
    let lines = answers(page, held);
    let open = vulnerability::is_open(&held.row);
    for (sign, line) in &lines {
        line_ui(ui, *sign, line);
    }
    if lines.is_empty() && open {
        let ink = look::look(ui).mood(Mood::Warn).0;
        let nothing = text::rich(tr("assessment-need-nothing"), Text::Secondary, ink);
        ui.add(egui::Label::new(nothing).wrap());
    }
    let resolution = value::text_of(&held.row, "resolution");
    if !open && !resolution.is_empty() {
        text::secondary(ui, resolution);
    }
    if !open || !page.may_write() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let name = vulnerability::name(&held.row);
        for (key, kind, sign) in [
            ("assessment-need-plan", Kind::PlanItem, icon::ICON_CHECKLIST),
            ("assessment-need-refer", Kind::Referral, icon::ICON_SEND),
        ] {
            let verb = button::quiet(tr(key)).icon(sign);
            let pressed = ui.add(verb);
            if pressed.on_hover_text(&name).clicked() {
                page.wish(Wish::New(kind, vec![("need_id", held.id.to_string())]));
            }
        }
    });
}

/// A sign and a sentence, set back.
fn line_ui(ui: &mut Ui, sign: Icon, line: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let ink = look::look(ui).ink_soft;
        let (rect, _) =
            ui.allocate_exact_size(egui::Vec2::splat(size::ICON_SMALL + 2.0), egui::Sense::hover());
        let (glyph, font) = look::icon_font(sign, size::ICON_SMALL);
        ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, glyph, font, ink);
        let line = text::rich(line, Text::Secondary, ink);
        ui.add(egui::Label::new(line).wrap());
    });
}

/// The lines that say what is done about a need.
fn answers(page: &Page<'_>, held: &Held) -> Vec<(Icon, String)> {
    let (file, office) = (page.file, page.scene.office);
    let mut lines = Vec::new();
    for (kind, key) in [
        (Kind::PlanItem, "assessment-answer-plan"),
        (Kind::Referral, "assessment-answer-referral"),
        (Kind::Assistance, "assessment-answer-help"),
    ] {
        for part in file.of(kind).iter().filter(|part| need::answers(&part.row, held.id)) {
            let say = |key: &str| card::shown(office, kind, key, value::of(&part.row, key));
            let what = match kind {
                Kind::Referral => card::about(&say("agency_id"), &say("service")),
                _ => say("service"),
            };
            let state = match kind {
                Kind::Assistance => {
                    value::day_of(&part.row, "given_on").map(date::show).unwrap_or_default()
                }
                _ => say("status").to_lowercase(),
            };
            let given = [("what", what.as_str()), ("state", state.as_str())];
            lines.push((sign::kind(kind), tr_with(key, &given)));
        }
    }
    lines
}

/// All its answers, and the rarer verbs.
fn details_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held) {
    let Some(form) = form::named("vulnerability") else { return };
    fields::view_ui(ui, page.scene, form, &held.row);
    ui.horizontal_wrapped(|ui| {
        if page.may_write() {
            for (word, draft) in prefill::quick(held, page.today()) {
                if ui.add(button::secondary(word)).clicked() {
                    page.wish(Wish::Send(Command::Save(vec![draft])));
                }
            }
            if ui.add(button::quiet(tr("case-edit")).icon(icon::ICON_EDIT)).clicked() {
                let (kind, id) = (held.kind, held.id);
                page.wish(Wish::Edit { form: "vulnerability", kind, id });
            }
        }
        if ui.add(button::quiet(tr("case-history")).icon(icon::ICON_HISTORY)).clicked() {
            page.wish(Wish::History(held.id));
        }
        if page.may_write()
            && ui.add(button::quiet(tr("case-remove")).icon(icon::ICON_DELETE)).clicked()
        {
            page.wish(Wish::Remove(held.kind, held.id));
        }
    });
}
