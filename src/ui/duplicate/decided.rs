//! What was decided about pairs before, each of which can be taken back.

use eframe::egui::{ScrollArea, Sense, Ui, Vec2};

use super::rows::pair;
use super::{Ask, Duplicates};
use crate::domain::date;
use crate::domain::identity_link::LinkStatus;
use crate::domain::kind::Kind;
use crate::store::likeness::Decided;
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::look::{self, Mood, icon, size, space};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// How many are listed.
const LISTED: usize = 200;

impl Duplicates {
    pub(super) fn decided_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Command> {
        if self.decided.is_none() {
            if let Some(asks) = &mut self.asks
                && (self.stale || !asks.is_waiting())
            {
                asks.ask(Ask::Decided);
            }
            ui.spinner();
            return None;
        }
        let all = self.decided.as_deref().unwrap_or_default();
        if all.is_empty() {
            frame::empty(ui, icon::ICON_CALL_MERGE, &tr("duplicate-decided-none"), None);
            return None;
        }
        let mut command = None;
        ScrollArea::vertical().id_salt("duplicate-decided").auto_shrink([false, false]).show(
            ui,
            |ui| {
                ui.set_width(ui.available_width() - space::S);
                frame::card(ui, |ui| {
                    for (at, one) in all.iter().take(LISTED).enumerate() {
                        if at > 0 {
                            let across = Vec2::new(ui.available_width(), size::LINE);
                            let (rect, _) = ui.allocate_exact_size(across, Sense::hover());
                            ui.painter().hline(rect.x_range(), rect.center().y, look::line(ui));
                        }
                        let names = pair(self.lines.get(&one.one), self.lines.get(&one.other));
                        command = one_ui(ui, scene, one, &names).or(command.take());
                    }
                    if all.len() > LISTED {
                        let count = (all.len() - LISTED).to_string();
                        text::faint(ui, tr_with("duplicate-decided-more", &[("count", &count)]));
                    }
                });
            },
        );
        command
    }
}

/// One decision with the way back.
fn one_ui(ui: &mut Ui, scene: Scene<'_>, one: &Decided, names: &str) -> Option<Command> {
    let mut command = None;
    let (mood, sign, word, undo) = match one.status {
        LinkStatus::Linked => {
            (Mood::Good, icon::ICON_CALL_MERGE, "duplicate-is-one", "duplicate-unlink")
        }
        LinkStatus::Undone => {
            (Mood::Neutral, icon::ICON_CALL_SPLIT, "duplicate-is-two", "duplicate-forget")
        }
    };
    frame::bar(
        ui,
        |ui| {
            ui.vertical(|ui| {
                ui.set_max_width((ui.available_width() - 220.0).max(220.0));
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.horizontal(|ui| {
                    text::strong(ui, names);
                    badge::badge(ui, mood, sign, &tr(word));
                });
                let day = one.on.map(date::show).unwrap_or_default();
                let who = one.by.map(|id| scene.office.name(id)).unwrap_or_default();
                let when = tr_with("duplicate-decided-by", &[("day", &day), ("who", who)]);
                let said = [when, one.reason.clone()];
                let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
                text::secondary(ui, said.join(" · "));
            });
        },
        |ui| {
            let button = button::secondary(tr(undo))
                .icon(icon::ICON_UNDO)
                .named(tr_with("duplicate-undo-of", &[("what", &tr(undo)), ("names", names)]));
            let pressed = ui.push_id(one.link.bytes(), |ui| ui.add(button).clicked()).inner;
            if pressed {
                command = Some(match one.status {
                    LinkStatus::Linked => {
                        let reason = tr("duplicate-unlink-reason");
                        Command::Unlink { link: one.link, reason }
                    }
                    LinkStatus::Undone => Command::Remove(Kind::IdentityLink, one.link),
                });
            }
        },
    );
    command
}
