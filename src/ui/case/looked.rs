//! Who looks at restricted content says so: each record of it that comes into view is an entry
//! of the journal (`SAFETY` section 1). The store counts it once in ten minutes.

use std::collections::BTreeSet;

use super::page::View;
use super::tab::Tab;
use super::{CasePage, event};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Value};
use crate::store::Held;
use crate::ui::Scene;
use crate::ui::command::Command;

/// What was on show at the last frame.
#[derive(Default, PartialEq, Eq)]
pub(super) struct OnShow {
    tab: Option<Tab>,
    open: BTreeSet<Id>,
    editing: Option<Id>,
}

/// Whether somebody who sees this record reads restricted content.
fn tells(held: &Held) -> bool {
    let readable = |value: &Value| !value.is_nothing() && !matches!(value, Value::Sealed(_));
    let mut restricted = held.kind.fields().iter().filter(|field| field.restricted);
    restricted.any(|field| readable(value::of(&held.row, field.key)))
}

impl CasePage {
    /// Sends a view for every record whose restricted content has come into view since the last
    /// frame: opened in its tab, open in a form, named in the assessment, told in the history.
    pub(super) fn looked(&mut self, view: &View, scene: Scene<'_>, commands: &mut Vec<Command>) {
        let now = OnShow {
            tab: Some(self.tab),
            open: self.open.clone(),
            editing: self.editing.as_ref().map(|editing| editing.editor.draft().id),
        };
        if now == self.rooms.on_show || !scene.reader.reads_restricted() {
            return;
        }
        let before = std::mem::replace(&mut self.rooms.on_show, now);
        let now = &self.rooms.on_show;
        let arrived = before.tab != now.tab;
        for (id, held) in event::records(&view.file) {
            // Answers to a scale are told by the tab that draws them, all of a series at once.
            if held.kind == Kind::Scale || !tells(held) {
                continue;
            }
            let opened = now.open.contains(&id) && !before.open.contains(&id);
            let edited = now.editing == Some(id) && before.editing != Some(id);
            let named = match self.tab {
                Tab::History => true,
                Tab::Assessment => matches!(held.kind, Kind::Trafficking | Kind::Vulnerability),
                _ => false,
            };
            if opened || edited || (arrived && named) {
                commands.push(Command::View { kind: held.kind, id });
            }
        }
    }
}
