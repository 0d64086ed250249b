//! The level the needs propose beside the one a person set. Raising is one press; lowering is
//! a supervisor's, or asked of one.

use eframe::egui::Ui;

use super::super::page::{Page, Wish};
use super::super::{alert, approval, card, prefill, sign};
use crate::domain::approval::Subject;
use crate::domain::case::{Case, Risk};
use crate::domain::date::{self, Age};
use crate::domain::fact::Record as _;
use crate::domain::kind::Kind;
use crate::domain::value::Keyed;
use crate::domain::vulnerability;
use crate::ui::command::Command;
use crate::ui::look::space;
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// What is asked when a level is set with its reason.
const ASKED: &[&str] = &["risk", "risk_reason"];

/// Whether the open form asks only for level and reason.
pub(super) fn is_asked(page: &Page<'_>) -> bool {
    let case = page.file.case.as_ref();
    let open = case.is_some_and(|case| page.edits("screening", case.id));
    open && page.editing.as_ref().is_some_and(|editing| !editing.editor.asks("assessed_on"))
}

/// The card.
pub(super) fn risk_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let Some(held) = &page.file.case else { return };
    let case = Case::from_row(&held.row);
    frame::titled_card(ui, tr("case-risk-title"), |ui| {
        ui.horizontal_wrapped(|ui| {
            let set = sign::risk(case.risk);
            text::body(ui, tr("case-risk-set"));
            badge::badge(ui, set.mood, set.icon, &set.word);
            if let Some(day) = case.risk_set_on {
                text::secondary(ui, date::show(day));
            }
            ui.add_space(space::L);
            text::body(ui, tr("case-risk-proposal"));
            match alert::proposed(page.file) {
                Some(level) => {
                    let sign = sign::risk(Some(level));
                    badge::badge(ui, sign.mood, sign.icon, &sign.word);
                    let from = tr_with("assessment-risk-from", &[("needs", &grounds(page, level))]);
                    text::secondary(ui, from);
                }
                None => {
                    text::faint(ui, tr("case-risk-no-proposal"));
                }
            }
        });
        let age = page.view.person.age_on(page.today());
        if age.is_some_and(Age::is_uncertain) {
            text::secondary(ui, tr("assessment-risk-uncertain"));
        }
        if is_asked(page) {
            ui.add_space(space::S);
            page.fields_ui(ui);
            return;
        }
        if page.may_write() && case.is_open() {
            ui.add_space(space::S);
            levels_ui(ui, page, &case);
            text::faint(ui, tr("assessment-risk-help"));
        }
        approval::strip_ui(ui, page, Subject::Risk, None);
    });
}

/// The open needs that call for the level.
fn grounds(page: &Page<'_>, level: Risk) -> String {
    let needs = page.file.of(Kind::Vulnerability).iter().map(|held| &held.row);
    let needs = needs.filter(|row| vulnerability::is_open(row));
    let needs = needs.filter(|row| vulnerability::level(row) == Some(level));
    let mut names: Vec<String> = needs.map(vulnerability::name).collect();
    names.dedup();
    card::join(names, ", ")
}

/// The five levels, the one set marked.
fn levels_ui(ui: &mut Ui, page: &mut Page<'_>, case: &Case) {
    ui.horizontal_wrapped(|ui| {
        for level in Risk::ALL {
            let sign = sign::risk(Some(*level));
            let pick = button::secondary(&sign.word).selected(case.risk == Some(*level));
            if ui.add(pick).clicked() && case.risk != Some(*level) {
                choose(page, case, *level);
            }
        }
    });
}

fn choose(page: &mut Page<'_>, case: &Case, level: Risk) {
    let Some(held) = &page.file.case else { return };
    let key = level.key().to_owned();
    let may = page.decides();
    let lowers = case.risk.is_some_and(|set| level > set);
    if lowers && !may {
        let preset = vec![("subject", Subject::Risk.key().to_owned()), ("wanted", key)];
        page.wish(Wish::New(Kind::Approval, preset));
        return;
    }
    let Some(mut draft) = prefill::changed(held, "screening", &[("risk", key)]) else { return };
    let child = page.view.person.age_on(page.today()).is_some_and(Age::is_child);
    if lowers || (may && level.is_too_low(child, alert::proposed(page.file))) {
        // Another level, another reason.
        draft.type_in("risk_reason", draft.shape("risk_reason"), "");
        page.wish(Wish::Ask { draft: Box::new(draft), only: ASKED });
    } else {
        page.wish(Wish::Send(Command::Save(vec![draft])));
    }
}
