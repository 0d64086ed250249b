//! The conditions over the list: a chip for each, all of them or any of them.

use eframe::egui::Ui;

use super::People;
use super::builder::{Builder, End};
use super::sentence::sentence;
use crate::domain::filter::Filter;
use crate::ui::Scene;
use crate::ui::look::icon;
use crate::ui::widgets::{badge, button, text};
use crate::words::{tr, tr_with};

/// The conditions over the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Conditions {
    all: Vec<Filter>,
    /// Any of them is enough.
    any: bool,
}

impl Conditions {
    /// The filter they make; `None` when there is none.
    pub(super) fn filter(&self) -> Option<Filter> {
        match (self.all.is_empty(), self.any) {
            (true, _) => None,
            (false, false) => Some(Filter::All(self.all.clone())),
            (false, true) => Some(Filter::Any(self.all.clone())),
        }
    }

    /// Stands for a filter from now on.
    pub(super) fn take_up(&mut self, filter: &Filter) {
        (self.all, self.any) = match filter {
            Filter::All(parts) => (parts.clone(), false),
            Filter::Any(parts) => (parts.clone(), true),
            one => (vec![one.clone()], false),
        };
    }

    pub(super) fn clear(&mut self) {
        self.all.clear();
        self.any = false;
    }

    fn set(&mut self, at: Option<usize>, filter: Filter) {
        match at.and_then(|at| self.all.get_mut(at)) {
            Some(held) => *held = filter,
            None => self.all.push(filter),
        }
    }
}

impl People {
    /// A chip for each condition, and the way to one more.
    pub(super) fn conditions_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        let before = self.conditions.clone();
        let (mut gone, mut opened) = (None, None);
        for (at, filter) in before.all.iter().enumerate() {
            if at > 0 {
                let word = tr(if before.any { "filter-or" } else { "filter-and" });
                let name = tr_with("filter-join", &[("word", &word)]);
                if ui.add(button::quiet(word).named(name)).clicked() {
                    self.conditions.any = !before.any;
                }
            }
            let chip = badge::chip_to_open(ui, &sentence(filter, scene.office));
            if chip.removed {
                gone = Some(at);
            } else if chip.opened {
                opened = Some((at, filter));
            }
        }
        if let Some(at) = gone {
            self.conditions.all.remove(at);
        }
        let add = button::quiet(tr("filter-add")).icon(icon::ICON_ADD);
        if ui.add(add).clicked() {
            self.builder = Builder::new(scene, ui.ctx(), None);
        } else if opened.is_some() {
            self.builder = Builder::new(scene, ui.ctx(), opened);
        }
        self.stale |= before != self.conditions;
    }

    /// The dialog of a condition, while one is put together.
    pub(super) fn building_ui(&mut self, ui: &Ui, scene: Scene<'_>) {
        let Some(builder) = &mut self.builder else { return };
        match builder.builder_ui(ui.ctx(), scene) {
            None => {}
            Some(End::Leave) => self.builder = None,
            Some(End::Set(at, filter)) => {
                self.builder = None;
                self.conditions.set(at, filter);
                self.stale = true;
            }
        }
    }

    /// Says that nobody is shown because of what may not be read here.
    pub(super) fn unasked_ui(&self, ui: &mut Ui, scene: Scene<'_>) {
        if self.conditions.filter().is_some_and(|filter| !scene.reader.may_ask(&filter)) {
            text::locked(ui, tr("filter-restricted"));
        }
    }
}
