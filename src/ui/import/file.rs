//! The first step: which file, and what it tells of; beside it what came in before.

use eframe::egui::Ui;

use super::column::entered;
use super::{Import, Step, part, topic_name};
use crate::domain::import::Topic;
use crate::domain::value::Keyed as _;
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::look::{icon, space};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{button, choice, frame, text};
use crate::words::tr;

impl Import {
    pub(super) fn file_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut read = false;
        frame::card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            text::body(ui, tr("import-about"));
            let topics: Vec<(&str, String)> =
                Topic::ALL.iter().map(|topic| (topic.key(), topic_name(*topic))).collect();
            let topics: Vec<(&str, &str)> =
                topics.iter().map(|(key, name)| (*key, name.as_str())).collect();
            let mut topic = self.topic.key().to_owned();
            frame::form(ui, 2, |ui, at| {
                if at == 1 {
                    let look = FieldLook::new(tr("import-topic"));
                    choice::list(ui, part("topic"), &look, &topics, &mut topic);
                    return;
                }
                let look = FieldLook::new(tr("import-file")).hint(tr("import-file-hint"));
                let path = field::text(ui, part("path"), &look, &mut self.path);
                if path.changed() {
                    self.complaint = None;
                }
                read = entered(ui, &path);
            });
            self.topic = Topic::from_key(&topic).unwrap_or(self.topic);
            let ready = self.waiting.is_none() && !self.path.trim().is_empty();
            let verb = button::primary(tr("import-read")).icon(icon::ICON_UPLOAD_FILE);
            read = (ui.add(verb.enabled(ready)).clicked() || read) && ready;
        });
        let mut chosen = None;
        frame::form(ui, 2, |ui, at| {
            ui.spacing_mut().item_spacing.y = space::S;
            if at == 0 {
                chosen = self.nearby.nearby_ui(ui);
            } else {
                self.past.past_ui(ui, scene);
            }
        });
        if let Some(path) = chosen.filter(|_| self.waiting.is_none()) {
            self.path = path.to_string_lossy().into_owned();
            self.complaint = None;
        }
        if read {
            self.step = Step::File;
            return vec![self.ask_look(0, None)];
        }
        Vec::new()
    }
}
