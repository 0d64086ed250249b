//! What the tabs of help and reintegration read beside the file, and what is under way in them:
//! whom else something is given, the signature being drawn, the survey being taken.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use eframe::egui::Ui;

use super::help::give::Giving;
use super::reintegration::survey::Taking;
use crate::domain::draft::Draft;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::survey::{self, Definition};
use crate::domain::value;
use crate::store::case::CaseFile;
use crate::store::support::Member;
use crate::store::{Changed, StoreError};
use crate::ui::Scene;
use crate::ui::command::Command;

/// What is read and kept for help and reintegration.
#[derive(Default)]
pub(super) struct Work {
    /// Whom else help is given, and who signs for it.
    pub(super) giving: Giving,
    /// The survey being taken.
    pub(super) taking: Option<Taking>,
    /// Members of the collective supports this case has a share in.
    pub(super) members: BTreeMap<Id, Vec<Member>>,
    /// Definitions of the survey that the office loaded, oldest first.
    loaded: Vec<(Id, Arc<Definition>)>,
    /// A survey whose taking was cut short, until the definitions are read.
    resumed: Option<Draft>,
}

impl Work {
    /// Reads anew, with the file.
    pub(super) fn refresh(&mut self, file: &CaseFile, scene: Scene<'_>) -> Result<(), StoreError> {
        self.giving.refresh(file, scene)?;
        let shared = file.of(Kind::Support).iter();
        let shared: BTreeSet<Id> =
            shared.filter_map(|held| value::id_of(&held.row, "collective_id")).collect();
        self.members.clear();
        for id in shared {
            self.members.insert(id, scene.reader.collective_members(id)?);
        }
        self.load(scene)?;
        if let Some(draft) = self.resumed.take() {
            self.resume(draft);
        }
        Ok(())
    }

    /// Goes on with a survey whose taking was cut short.
    pub(super) fn resume(&mut self, draft: Draft) {
        let version = draft.text("version", draft.shape("version"));
        match self.version(&version) {
            Some(definition) => self.taking = Some(Taking::resumed(draft, definition)),
            None => self.resumed = Some(draft),
        }
    }

    /// Definitions never change: each is read once.
    fn load(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        let held = scene.reader.all(Kind::Definition)?;
        self.loaded.retain(|(id, _)| held.iter().any(|held| held.id == *id));
        for held in held {
            if self.loaded.iter().any(|(id, _)| *id == held.id) {
                continue;
            }
            // Checked when it was loaded.
            if let Ok(definition) = Definition::parse(value::text_of(&held.row, "body")) {
                self.loaded.push((held.id, Arc::new(definition)));
            }
        }
        Ok(())
    }

    /// The definition new surveys are taken with: the newest the office loaded, else the draft.
    pub(super) fn definition(&self) -> Option<Arc<Definition>> {
        let newest = self.loaded.last().map(|(_, definition)| Arc::clone(definition));
        newest.or_else(|| survey::draft().cloned())
    }

    /// The definition of a version, to read what was answered to it.
    pub(super) fn version(&self, version: &str) -> Option<Arc<Definition>> {
        let loaded = self.loaded.iter().map(|(_, definition)| definition);
        loaded.chain(survey::draft()).find(|held| held.version == version).cloned()
    }

    /// What stands between the fields of a form and its buttons.
    pub(super) fn beside_ui(
        &mut self,
        ui: &mut Ui,
        scene: Scene<'_>,
        file: &CaseFile,
        draft: &Draft,
    ) {
        if draft.kind == Kind::Assistance {
            self.giving.more_ui(ui, scene, file, draft);
        }
    }

    /// What saving a form asks for: help may go to several people and be signed for.
    pub(super) fn save(&self, draft: Draft) -> Command {
        if draft.kind == Kind::Assistance {
            return self.giving.save(draft);
        }
        Command::Save(vec![draft])
    }

    /// Something was saved.
    pub(super) fn saved(&mut self, changed: &Changed) {
        let saved = |taking: &Taking| changed.records.contains(&taking.id());
        if self.taking.as_ref().is_some_and(saved) {
            self.taking = None;
        }
    }

    /// The form was closed: what stood beside its fields goes with it.
    pub(super) fn closed(&mut self) {
        self.giving.clear();
    }
}
