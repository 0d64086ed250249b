//! A scale being asked: what must be settled before, the sheet itself, in which language it was
//! read, and its alert at the moment the answer is given.

use std::collections::BTreeMap;

use eframe::egui::{Align, Id, Rect, Ui, Vec2};

use super::super::page::{Page, View, Wish};
use super::super::{CasePage, consent};
use crate::domain::alert::AlertSource;
use crate::domain::centre::Centre;
use crate::domain::choice;
use crate::domain::consent::Decision;
use crate::domain::draft::Draft;
use crate::domain::fact::{Record as _, Shape};
use crate::domain::id::Id as RecordId;
use crate::domain::instrument::{self, Answers, Instrument, Outcome, Wording};
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::user::User;
use crate::domain::value::{self, Value};
use crate::domain::wording::Wording as Held;
use crate::store::case::CaseFile;
use crate::store::{StoreError, new_id};
use crate::ui::Scene;
use crate::ui::alert::contact;
use crate::ui::command::{Command, Raise};
use crate::ui::form::Editor;
use crate::ui::look::{Mood, icon, space};
use crate::ui::scale::{Sheet, SheetEvent, sheet_ui};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::{button, frame, text};
use crate::words::{tr, tr_with};

/// What is asked beside the questions themselves.
const ABOUT: [&str; 4] = ["taken_on", "language", "interpreter", "oral_translation"];

/// A scale being asked.
pub(in crate::ui::case) struct Asking {
    editor: Editor,
    sheet: Sheet,
    wordings: BTreeMap<String, Wording>,
    /// The language the sheet is shown in.
    shown: String,
    fresh: bool,
    /// Saving was asked for: complaints that come are about it.
    sent: bool,
    leaving: bool,
    complaint: Option<String>,
}

/// Why no scale can be begun in this case now, as a sentence; nothing when it can.
pub(super) fn barred(file: &CaseFile, scene: Scene<'_>) -> Option<(String, Option<Decision>)> {
    let centre = contact::centre(scene);
    if !contact::is_known(centre.as_ref()) {
        return Some((tr("session-no-contact"), None));
    }
    let decided = consent::latest(file, "screening")
        .and_then(|held| consent::in_force(&held.row, scene.today));
    match decided {
        Some(Decision::Given) => None,
        Some(other) => Some((tr("session-consent-refused"), Some(other))),
        None => Some((tr("session-consent-first"), None)),
    }
}

/// Whether who is signed in is marked as trained for a scale.
pub(super) fn is_trained(scene: Scene<'_>, instrument: &str) -> bool {
    let me = scene.office.users.iter().find(|user| user.id == scene.me.id);
    me.is_some_and(|user| User::from_row(&user.row).trained.iter().any(|held| held == instrument))
}

/// The cut-off of the office, where a scale leaves it to the office.
pub(super) fn cutoff(centre: Option<&Centre>, instrument: &Instrument) -> Option<u16> {
    let set = centre.filter(|_| instrument.id == "srq20")?.srq20_cutoff?;
    u16::try_from(set).ok()
}

impl Asking {
    /// A new sheet of an instrument in a case.
    fn begin(instrument: &'static Instrument, view: &View, scene: Scene<'_>) -> Option<Self> {
        let case = view.file.case.as_ref()?.id;
        let form = crate::domain::form::of_kind(Kind::Scale).next()?;
        let mut base = value::Row::new();
        let consent = consent::latest(&view.file, "screening").map(|held| held.id);
        let known = [
            ("case_id", case.to_string()),
            ("instrument", instrument.id.clone()),
            ("version", instrument::edition().to_owned()),
            ("taken_on", scene.today.to_string()),
            ("taken_by", scene.me.id.to_string()),
            ("language", value::text_of(view.file.case_row(), "interview_language").to_owned()),
            ("consent_id", consent.map(|id| id.to_string()).unwrap_or_default()),
        ];
        for (key, text) in known.into_iter().filter(|(_, text)| !text.is_empty()) {
            value::put(&mut base, key, Value::Text(text));
        }
        Self::over(Draft::new(form, new_id().ok()?, base), view, scene).ok().flatten()
    }

    /// The sheet of a draft that was kept.
    fn over(draft: Draft, view: &View, scene: Scene<'_>) -> Result<Option<Self>, StoreError> {
        let Some(instrument) = instrument::named(value::text_of(&draft.base, "instrument")) else {
            return Ok(None);
        };
        let mut wordings = BTreeMap::new();
        for held in scene.reader.all(Kind::Wording)? {
            let held = Held::from_row(&held.row);
            if held.instrument == instrument.id
                && let Ok(wording) = Wording::parse(instrument, &held.body)
            {
                wordings.insert(held.language, wording);
            }
        }
        let text = draft.text("answers", Shape::Line);
        let answers = Answers::from_text(instrument, &text).unwrap_or_default();
        let centre = contact::centre(scene);
        let sheet = Sheet::new(instrument, None, answers)
            .cutoff(cutoff(centre.as_ref(), instrument))
            .age(view.person.age_on(scene.today));
        let mut asking = Self {
            editor: Editor::new(draft),
            sheet,
            wordings,
            shown: String::new(),
            fresh: true,
            sent: false,
            leaving: false,
            complaint: None,
        };
        asking.follow_language();
        Ok(Some(asking))
    }

    fn language(&self) -> String {
        let draft = self.editor.draft();
        draft.text("language", draft.shape("language"))
    }

    /// Shows the wording of the language that was chosen, where the office has loaded it.
    fn follow_language(&mut self) {
        let language = self.language();
        let code = choice::find("language", &language).map_or(language, str::to_owned);
        if code == self.shown && !self.shown.is_empty() {
            return;
        }
        let wording = self.wordings.get(&code).cloned();
        self.sheet = self.sheet.clone().wording(wording);
        self.shown = code;
    }

    /// A language other than those of the official sheets, without a wording.
    fn is_oral(&self) -> bool {
        !self.shown.is_empty()
            && !["fra", "eng"].contains(&self.shown.as_str())
            && !self.wordings.contains_key(&self.shown)
    }

    fn id(&self) -> RecordId {
        self.editor.draft().id
    }

    fn draft(&self) -> Draft {
        self.editor.draft().clone()
    }

    /// The answers go into the draft.
    fn take_answers(&mut self) {
        let text = self.sheet.answers_text();
        self.editor.draft_mut().type_in("answers", Shape::Line, &text);
        self.complaint = None;
    }

    fn is_empty(&self) -> bool {
        self.sheet.answers_text().is_empty()
    }

    /// What saving asks for; nothing when there is nothing to save.
    fn save(&mut self) -> Option<Command> {
        if self.is_empty() && !self.editor.draft().is_sealed("answers") {
            self.complaint = Some(tr("session-scale-empty"));
            return None;
        }
        self.sent = true;
        Some(Command::Save(vec![self.draft()]))
    }
}

impl CasePage {
    /// Begins a scale, or takes the one up that was begun.
    pub(in crate::ui::case) fn ask(&mut self, instrument: &str, scene: Scene<'_>) {
        let (Some(view), Some(instrument)) = (self.view.clone(), instrument::named(instrument))
        else {
            return;
        };
        if self.asking.is_none() {
            self.asking = Asking::begin(instrument, &view, scene);
        }
    }

    /// Takes up a sheet that was kept, once the file is read.
    pub(in crate::ui::case) fn take_up_sheet(
        &mut self,
        scene: Scene<'_>,
    ) -> Result<(), StoreError> {
        let Some(view) = self.view.clone() else { return Ok(()) };
        if let Some(draft) = self.sheet_draft.take() {
            self.asking = Asking::over(draft, &view, scene)?;
        }
        Ok(())
    }

    /// The sheet is done with: kept or dropped.
    pub(in crate::ui::case) fn put_sheet_away(&mut self) {
        self.asking = None;
        self.to_tab = true;
    }

    /// What of the sheet goes to disk before the page goes away.
    pub(in crate::ui::case) fn keep_sheet(&self) -> Option<Command> {
        let asking = self.asking.as_ref().filter(|asking| asking.editor.draft().is_touched())?;
        Some(Command::KeepDraft(Box::new(asking.draft())))
    }

    /// Saves the sheet, from the key.
    pub(in crate::ui::case) fn save_sheet(&mut self) -> Option<Command> {
        self.asking.as_mut()?.save()
    }

    /// Complaints about the sheet; true when they are shown there.
    pub(in crate::ui::case) fn sheet_refused(&mut self, problems: &[Problem]) -> bool {
        let Some(asking) = self.asking.as_mut().filter(|asking| asking.sent) else { return false };
        asking.sent = false;
        asking.editor.refused(problems);
        let own = |problem: &&Problem| !ABOUT.contains(&problem.field.as_str());
        asking.complaint = problems.iter().find(own).map(Problem::sentence);
        true
    }

    /// Whether the sheet was among what is saved now.
    pub(in crate::ui::case) fn sheet_saved(
        &mut self,
        records: &std::collections::BTreeSet<RecordId>,
    ) {
        if self.asking.as_ref().is_some_and(|asking| asking.sent && records.contains(&asking.id()))
        {
            self.put_sheet_away();
        }
    }
}

/// The sheet with what stands around it.
pub(super) fn asking_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let scene = page.scene;
    let case = page.file.case.as_ref().map(|case| case.id);
    let mut wishes = Vec::new();
    let Some(asking) = page.asking.as_deref_mut() else { return };
    let id = Id::unique(("scale", asking.id().bytes()));
    frame::card(ui, |ui| {
        let top = Rect::from_min_size(ui.cursor().min, Vec2::splat(space::XXL));
        let event = sheet_ui(ui, id, &mut asking.sheet);
        if std::mem::take(&mut asking.fresh) {
            ui.scroll_to_rect(top, Some(Align::Min));
        }
        if let Some(event) = event {
            asking.take_answers();
            let keep = Command::KeepDraft(Box::new(asking.draft()));
            wishes.push(Wish::Send(keep));
            // At the moment the answer is given, whether or not the sheet is ever saved.
            if let (SheetEvent::Alert(item), Some(case)) = (event, case) {
                let detail = instrument::safety_detail(asking.sheet.instrument(), item.item);
                let (source, scale) = (AlertSource::Scale, Some(asking.id()));
                let raise = Raise { case, source, scale, detail };
                wishes.push(Wish::Send(Command::RaiseAlert(raise)));
            }
        }
        ui.add_space(space::L);
        text::section(ui, tr("session-how-asked"));
        asking.editor.some_ui(ui, scene, &ABOUT);
        asking.follow_language();
        if asking.is_oral() {
            let language = choice::label("language", &asking.shown);
            let word = tr_with("session-oral", &[("language", &language)]);
            frame::notice(ui, Mood::Warn, &word);
        }
        if asking.editor.keep_due(ui) {
            wishes.push(Wish::Send(Command::KeepDraft(Box::new(asking.draft()))));
        }
        if let Some(complaint) = &asking.complaint {
            frame::notice(ui, Mood::Danger, complaint);
        }
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            let whole = matches!(asking.sheet.outcome(), Outcome::Scored { .. });
            let word = if whole { "session-scale-save" } else { "session-scale-save-part" };
            if ui.add(button::primary(tr(word)).icon(icon::ICON_CHECK)).clicked() {
                wishes.extend(asking.save().map(Wish::Send));
            }
            if ui.add(button::secondary(tr("session-scale-leave"))).clicked() {
                if asking.editor.draft().is_touched() {
                    asking.leaving = true;
                } else {
                    wishes.push(Wish::PutSheetAway);
                }
            }
        });
    });
    if asking.leaving {
        let dialog = Dialog::new(id.with("leave"), tr("form-leave-title"), tr("form-leave-stay"))
            .body(tr("form-leave-body"))
            .danger(tr("form-leave-verb"));
        match dialog.show(ui.ctx(), |_| {}) {
            Some(Answer::Verb) => {
                wishes.push(Wish::Send(Command::DropDraft(asking.id())));
                wishes.push(Wish::PutSheetAway);
            }
            Some(_) => asking.leaving = false,
            None => {}
        }
    }
    for wish in wishes {
        page.wish(wish);
    }
}
