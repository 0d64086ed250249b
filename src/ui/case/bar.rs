//! The bar of tabs and its keys.

use eframe::egui::{self, Modifiers, Ui};

use super::{CasePage, Tab};
use crate::domain::value::Keyed as _;
use crate::ui::command::FIGURES;
use crate::ui::widgets::{focus, tabs};

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

    /// The bar of tabs.
    pub(super) fn tabs_ui(&mut self, ui: &mut Ui) {
        // Without forms of the office there is nothing to see under theirs.
        let forms = self.view.as_ref().is_some_and(|view| !view.office.forms.is_empty());
        let shown = |tab: &Tab| forms || *tab != Tab::Form;
        let all: Vec<Tab> = Tab::ALL.iter().copied().filter(shown).collect();
        let names: Vec<String> = all.iter().map(|tab| tab.word()).collect();
        let mut at = all.iter().position(|tab| *tab == self.tab).unwrap_or_default();
        let id = egui::Id::unique(("case-tabs", self.person.bytes()));
        tabs::tabs(ui, id, &names, &mut at);
        if let Some(tab) = all.get(at) {
            self.tab = *tab;
        }
        if self.to_tab && !focus::is_covered(ui) {
            self.to_tab = false;
            ui.memory_mut(|m| m.request_focus(id.with(at)));
        }
    }
}
