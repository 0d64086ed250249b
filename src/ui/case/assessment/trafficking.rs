//! Signs of trafficking by element. They are never a conclusion: the words are "presumed
//! victim", and only an authorised body decides (`DOMAIN.md` 4.5).

use eframe::egui::Ui;

use super::super::card;
use super::super::page::{Page, Wish};
use super::super::section::record_ui;
use crate::domain::date::Age;
use crate::domain::kind::Kind;
use crate::domain::trafficking::{Elements, elements};
use crate::domain::value;
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// The block; who may not read it may still add a sign.
pub(super) fn trafficking_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let reads = page.scene.reader.reads_restricted();
    frame::card(ui, |ui| {
        let mut add = false;
        let may = page.may_write();
        frame::bar(
            ui,
            |ui| {
                text::section(ui, tr("assessment-trafficking"));
                badge::badge(ui, Mood::Neutral, icon::ICON_LOCK, &tr("assessment-restricted"));
            },
            |ui| {
                if may {
                    let sign = button::secondary(tr("kind-trafficking-new")).icon(icon::ICON_ADD);
                    add = ui.add(sign).clicked();
                }
            },
        );
        if add {
            page.wish(Wish::New(Kind::Trafficking, Vec::new()));
        }
        text::secondary(ui, tr("assessment-trafficking-note"));
        if page.edits_new(Kind::Trafficking) {
            ui.add_space(space::S);
            page.fields_ui(ui);
        }
        ui.add_space(space::S);
        if reads {
            signs_ui(ui, page);
        } else {
            text::locked(ui, tr("problem-sealed"));
        }
    });
}

fn signs_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let file = page.file;
    let signs = card::ordered(Kind::Trafficking, file.of(Kind::Trafficking));
    let screened = value::text_of(file.case_row(), "trafficking_sign").split_whitespace();
    let codes = signs.iter().map(|held| value::text_of(&held.row, "code")).chain(screened);
    let found = elements(codes);
    if found.is_nothing() {
        text::faint(ui, tr("assessment-trafficking-none"));
        return;
    }
    let child = page.view.person.age_on(page.today()).is_some_and(Age::is_child);
    elements_ui(ui, found, child);
    if found.is_supported(child) {
        ui.add_space(space::S);
        frame::notice(ui, Mood::Warn, &tr("assessment-trafficking-presumed"));
    }
    for held in signs {
        ui.push_id(held.id, |ui| record_ui(ui, page, held));
    }
}

/// Which elements have support, and how much.
fn elements_ui(ui: &mut Ui, found: Elements, child: bool) {
    let supported = |count: usize| match count {
        0 => tr("assessment-element-none"),
        _ => tr_with("assessment-element-supported", &[("count", &count.to_string())]),
    };
    let means = if child && found.means == 0 {
        tr("assessment-element-child")
    } else {
        supported(found.means)
    };
    let mut pairs = vec![
        (tr("assessment-element-act"), supported(found.act)),
        (tr("assessment-element-means"), means),
        (tr("assessment-element-purpose"), supported(found.purpose)),
    ];
    if found.other > 0 {
        let count = found.other.to_string();
        let other = tr_with("assessment-element-count", &[("count", &count)]);
        pairs.push((tr("assessment-element-other"), other));
    }
    frame::pairs(ui, &pairs);
}
