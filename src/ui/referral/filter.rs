//! The chips over the board, each with how many there are.

use eframe::egui::{Id, Popup, PopupCloseBehavior, ScrollArea, Ui};

use super::{Referrals, many};
use crate::domain::choice;
use crate::domain::id::Id as Record;
use crate::domain::referral::ReferralStatus;
use crate::domain::value::Keyed as _;
use crate::ui::Scene;
use crate::ui::look::{icon, space};
use crate::ui::widgets::button::{self, Button};
use crate::words::{self, tr, tr_with};

/// How high the list of agencies grows before it scrolls.
const LIST: f32 = 360.0;
/// How wide it is.
const MENU: f32 = 280.0;

impl Referrals {
    /// Mine or all, late, one state, one agency; true when something was pressed.
    pub(super) fn filters_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> bool {
        let before = self.question.clone();
        let counts = self.found.as_ref().map(|found| found.counts.clone()).unwrap_or_default();
        let number = |many: usize| words::count(i64::try_from(many).unwrap_or(i64::MAX));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = eframe::egui::vec2(space::XS, space::XS);
            let mine = self.question.worker.is_some();
            if ui.add(chip(tr("referral-board-mine"), mine)).clicked() {
                self.question.worker = self.me;
            }
            if ui.add(chip(tr("referral-board-all"), !mine)).clicked() {
                self.question.worker = None;
            }
            ui.add_space(space::M);
            let late: usize = counts.iter().map(|count| count.late).sum();
            let word = tr_with("referral-board-late", &[("count", &number(late))]);
            if ui.add(chip(word, self.question.late_only)).clicked() {
                self.question.late_only = !self.question.late_only;
            }
            for status in ReferralStatus::ALL {
                let here = self.question.status == Some(*status);
                let many = many(&counts, Some(*status), self.question.agency);
                if many == 0 && !here {
                    continue;
                }
                let label = choice::label("referral_status", status.key());
                let word = format!("{label} {}", number(many));
                if ui.push_id(status, |ui| ui.add(chip(word, here))).inner.clicked() {
                    self.question.status = (!here).then_some(*status);
                }
            }
            ui.add_space(space::M);
            self.agencies_ui(ui, scene, &counts);
        });
        before != self.question
    }

    /// The agencies that were asked, in a menu, those asked most first.
    fn agencies_ui(
        &mut self,
        ui: &mut Ui,
        scene: Scene<'_>,
        counts: &[crate::store::referral::Count],
    ) {
        let name = |id: Record| scene.office.name(id).to_owned();
        let word = self.question.agency.map_or_else(|| tr("referral-board-agency"), name);
        let open = chip(word, self.question.agency.is_some()).menu().icon(icon::ICON_HANDSHAKE);
        let open = ui.add(open);
        let mut agencies: Vec<Record> = counts.iter().filter_map(|count| count.agency).collect();
        agencies.sort_unstable();
        agencies.dedup();
        agencies.sort_by_key(|id| std::cmp::Reverse(many(counts, None, Some(*id))));
        let menu = Popup::menu(&open).id(Id::unique("referral agencies"));
        menu.close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
            ui.set_width(MENU);
            ScrollArea::vertical().max_height(LIST).show(ui, |ui| {
                let any = self.question.agency.is_none();
                if ui.add(button::quiet(tr("referral-board-any")).selected(any)).clicked() {
                    self.question.agency = None;
                }
                for id in agencies {
                    let here = self.question.agency == Some(id);
                    let word = format!("{} {}", name(id), many(counts, None, Some(id)));
                    if ui
                        .push_id(id, |ui| ui.add(button::quiet(word).selected(here)))
                        .inner
                        .clicked()
                    {
                        self.question.agency = Some(id);
                    }
                }
            });
        });
    }
}

/// A chip that is set or not.
fn chip(word: String, on: bool) -> Button {
    button::quiet(word).selected(on)
}
