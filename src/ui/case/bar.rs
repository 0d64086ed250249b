//! The bar of tabs and its keys.

use eframe::egui::{self, Modifiers, ScrollArea, Ui};

use super::{CasePage, Tab};
use crate::domain::value::Keyed as _;
use crate::ui::command::FIGURES;
use crate::ui::look::{self, icon, size, space};
use crate::ui::widgets::{button, focus, tabs};
use crate::words::tr;

impl CasePage {
    /// Ctrl+1 … Ctrl+9: the first nine tabs.
    pub(super) fn keys(&mut self, ui: &Ui) {
        if focus::is_covered(ui) {
            return;
        }
        for (key, tab) in FIGURES.iter().skip(1).zip(Tab::ALL) {
            if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, *key)) {
                self.go_to(*tab);
            }
        }
    }

    /// The bar of tabs; where they do not all fit, a menu of all of them at its end.
    pub(super) fn tabs_ui(&mut self, ui: &mut Ui) {
        // Without forms of the office there is nothing to see under theirs.
        let forms = self.view.as_ref().is_some_and(|view| !view.office.forms.is_empty());
        let shown = |tab: &Tab| forms || *tab != Tab::Form;
        let all: Vec<Tab> = Tab::ALL.iter().copied().filter(shown).collect();
        let names: Vec<String> = all.iter().map(|tab| tab.word()).collect();
        let mut at = all.iter().position(|tab| *tab == self.tab).unwrap_or_default();
        let id = egui::Id::unique(("case-tabs", self.person.bytes()));
        let wide: f32 = names.iter().map(|name| tab_width(ui, name)).sum();
        if wide <= ui.available_width() {
            tabs::tabs(ui, id, &names, &mut at);
        } else {
            ui.horizontal(|ui| {
                let bar = ui.available_width() - size::TARGET - space::S;
                ui.allocate_ui(egui::vec2(bar, size::FORM_ROW + space::XS), |ui| {
                    ui.set_width(bar);
                    tabs::tabs(ui, id, &names, &mut at);
                });
                let more = button::icon(ui, icon::ICON_MORE_HORIZ, tr("case-tabs-all"));
                egui::Popup::menu(&more).show(|ui| {
                    // As high as the window leaves below the bar.
                    let room = ui.ctx().content_rect().bottom() - more.rect.bottom() - space::XL;
                    ScrollArea::vertical().max_height(room).show(ui, |ui| {
                        for (place, name) in names.iter().enumerate() {
                            let entry = button::quiet(name.as_str()).selected(place == at);
                            if ui.push_id(place, |ui| ui.add(entry)).inner.clicked() {
                                at = place;
                            }
                        }
                    });
                });
            });
        }
        if let Some(tab) = all.get(at) {
            self.tab = *tab;
        }
        if self.to_tab && !focus::is_covered(ui) {
            self.to_tab = false;
            ui.memory_mut(|m| m.request_focus(id.with(at)));
        }
    }
}

/// How wide a tab with this name is when it is the chosen one.
fn tab_width(ui: &Ui, name: &str) -> f32 {
    let font = look::Text::Strong.font();
    let ink = look::look(ui).ink;
    let word = ui.painter().layout_no_wrap(name.to_owned(), font, ink);
    (word.size().x + space::M * 2.0).ceil()
}
