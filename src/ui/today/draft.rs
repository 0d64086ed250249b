//! What was being typed and not saved: to take up again, or to drop.

use chrono::NaiveDate;
use eframe::egui::{Align, Id, Label, Layout, Rect, Ui, Vec2, pos2};

use super::{Today, list_ui, row, section_ui};
use crate::domain::date;
use crate::domain::id::Id as RecordId;
use crate::domain::kind::Kind;
use crate::domain::value::{Keyed, Row, id_of, text_of};
use crate::store::{StoreError, clock};
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::look::{self, Mood, Text, icon, space};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::{button, text};
use crate::words::{tr, tr_with};

/// How high a row is.
const HIGH: f32 = 52.0;
/// The round ground of its icon.
const ROUND: f32 = 36.0;

/// One draft in words.
pub(super) struct Typed {
    pub(super) record: RecordId,
    /// What it is and whose.
    title: String,
    /// When it was last typed in.
    when: String,
}

/// The drafts of who is signed in, newest first.
pub(super) fn read(scene: Scene<'_>) -> Result<Vec<Typed>, StoreError> {
    let mut drafts = Vec::new();
    for kept in scene.reader.drafts(scene.me.id)? {
        let Some(draft) = scene.reader.resume(kept.record)? else { continue };
        let key = kept.kind.key().replace('_', "-");
        let kind = tr(&format!("kind-{key}"));
        let name = subject(scene, kept.kind, &draft.answers())?;
        let title = match (name.is_empty(), draft.is_new) {
            (true, true) => tr_with("today-draft-new", &[("kind", &kind)]),
            (true, false) => kind,
            (false, _) => tr_with("today-draft-of", &[("kind", &kind), ("name", &name)]),
        };
        let when = when_text(kept.at, scene.today);
        drafts.push(Typed { record: kept.record, title, when });
    }
    Ok(drafts)
}

/// The person a draft is about.
fn subject(scene: Scene<'_>, kind: Kind, answers: &Row) -> Result<String, StoreError> {
    let name = |row: &Row| {
        let parts = [text_of(row, "family_name"), text_of(row, "given_name")];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    if kind == Kind::Person {
        return Ok(name(answers));
    }
    let above = kind.parent().and_then(|(link, above)| Some((above, id_of(answers, link)?)));
    let Some((above, id)) = above else { return Ok(String::new()) };
    let Some(person) = scene.reader.person_of(above, id)? else { return Ok(String::new()) };
    Ok(scene.reader.row(Kind::Person, person)?.as_ref().map(name).unwrap_or_default())
}

fn when_text(at: i64, today: NaiveDate) -> String {
    let moment = clock::local(at);
    let time = moment.format("%H:%M").to_string();
    if moment.date_naive() == today {
        return tr_with("today-typed-at", &[("time", &time)]);
    }
    let day = date::show(moment.date_naive());
    tr_with("today-typed-on", &[("day", &day), ("time", &time)])
}

impl Today {
    /// The drafts, each with its two verbs.
    pub(super) fn drafts_ui(&mut self, ui: &mut Ui) -> Option<Command> {
        let mut command = None;
        let mut dropping = None;
        section_ui(ui, &tr("today-drafts"), self.drafts.len());
        list_ui(ui, |ui| {
            for (at, typed) in self.drafts.iter().enumerate() {
                let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), HIGH));
                if at > 0 {
                    let across = rect.shrink2(Vec2::new(space::S, 0.0)).x_range();
                    ui.painter().hline(across, rect.top(), look::line(ui));
                }
                let round = Rect::from_center_size(
                    pos2(rect.left() + space::S + ROUND / 2.0, rect.center().y),
                    Vec2::splat(ROUND),
                );
                row::round_icon(ui, round, icon::ICON_EDIT_NOTE, Mood::Warn);
                let right = Rect::from_min_max(rect.center_top(), rect.max)
                    .shrink2(Vec2::new(space::S, 0.0));
                let salt = (typed.record.bytes(), "end");
                let mut end = row::child(ui, right, Layout::right_to_left(Align::Center), salt);
                if end.add(button::secondary(tr("today-resume"))).clicked() {
                    command = Some(Command::Resume(typed.record));
                }
                if end.add(button::quiet(tr("today-drop"))).clicked() {
                    dropping = Some(typed.record);
                }
                let words = Rect::from_min_max(
                    pos2(round.right() + space::M, rect.top() + space::S - 1.0),
                    pos2(end.min_rect().left() - space::M, rect.bottom()),
                );
                let salt = (typed.record.bytes(), "words");
                let mut words = row::child(ui, words, Layout::top_down(Align::Min), salt);
                words.spacing_mut().item_spacing.y = 0.0;
                let t = look::look(ui);
                for (line, font, ink) in [
                    (&typed.title, Text::Strong, t.ink),
                    (&typed.when, Text::Secondary, t.ink_soft),
                ] {
                    words.add(Label::new(text::rich(line, font, ink)).truncate());
                }
            }
        });
        ui.add_space(space::L);
        self.dropping = dropping.or(self.dropping);
        command
    }

    /// Asks before a draft is dropped.
    pub(super) fn dropping_ui(&mut self, ui: &Ui) -> Option<Command> {
        let record = self.dropping?;
        let title = self.drafts.iter().find(|typed| typed.record == record)?.title.clone();
        let answer =
            Dialog::new(Id::unique("today-drop"), tr("today-drop-title"), tr("today-keep"))
                .body(tr_with("today-drop-body", &[("what", &title)]))
                .danger(tr("today-drop-verb"))
                .show(ui.ctx(), |_| {})?;
        self.dropping = None;
        if answer != Answer::Verb {
            return None;
        }
        self.drafts.retain(|typed| typed.record != record);
        Some(Command::DropDraft(record))
    }
}
