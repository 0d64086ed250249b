//! The page of a person and one of their cases: header, a tab per step of the work, next
//! steps at the right. Everything is edited where it is read. The page reads in `refresh`,
//! draws its parts, and grants the wishes they leave.

mod alert;
mod approval;
mod aside;
mod assessment;
mod attachment;
mod bar;
mod body;
mod card;
mod closure;
mod consent;
mod disclosure;
mod event;
mod flag;
mod followup;
mod gate;
mod grant;
mod header;
mod held;
mod help;
mod history;
mod household;
mod limited;
mod looked;
mod next;
mod overview;
mod page;
mod plan;
mod prefill;
mod questionnaire;
mod referral;
mod reintegration;
mod review;
mod rooms;
mod safety;
mod section;
mod session;
mod sign;
mod tab;
#[cfg(test)]
mod tests;
mod twin;
mod work;

use std::collections::BTreeSet;
use std::rc::Rc;

use eframe::egui::{self, Frame, Margin, Rect, ScrollArea, Ui, UiBuilder};

use self::page::{Editing, Page, View};
pub use self::tab::Tab;
use super::command::{Command, Verb};
use super::form;
use super::look::{self, icon, size, space};
use super::widgets::frame;
use super::{Scene, Screen};
use crate::domain::case::Case;
use crate::domain::draft::Draft;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::domain::value;
use crate::store::journal::view::VIEW;
use crate::store::{Changed, StoreError};
use crate::words::{self, tr};

/// The page of a person and one of their cases.
pub struct CasePage {
    person: Id,
    case: Option<Id>,
    tab: Tab,
    view: Option<Rc<View>>,
    /// Somebody else's case, of which only name and number show.
    limited: Option<limited::Limited>,
    open: BTreeSet<Id>,
    editing: Option<Editing>,
    /// Forms that others lie over, the oldest first.
    aside: Vec<Editing>,
    /// What the page asks for by itself at the next frame.
    sends: Vec<Command>,
    choice: history::Choice,
    rooms: rooms::Rooms,
    /// An immediate danger about to be reported: what was said or seen.
    raising: Option<String>,
    /// The scale that is being asked, and one that was begun earlier and is to be taken up.
    asking: Option<session::Asking>,
    sheet_draft: Option<Draft>,
    /// The keyboard goes to the chosen tab: the page or a tab was opened, a form closed.
    to_tab: bool,
}

impl CasePage {
    /// The page of a person, open at a case (the newest when absent) and a tab by its key or
    /// that of a kind of record; the overview when empty.
    pub fn new(person: Id, case: Option<Id>, tab: &str) -> Self {
        let (tab, aim) = tab::aimed(tab);
        Self {
            person,
            case,
            tab,
            view: None,
            limited: None,
            open: aim.into_iter().collect(),
            editing: None,
            aside: Vec::new(),
            sends: Vec::new(),
            choice: history::Choice::default(),
            rooms: rooms::Rooms::at(aim),
            raising: None,
            asking: None,
            sheet_draft: None,
            to_tab: true,
        }
    }

    /// Draws one part with all it may look at, and keeps its wishes.
    fn part_ui(
        &mut self,
        ui: &mut Ui,
        view: &View,
        scene: Scene<'_>,
        wide: bool,
        commands: &mut Vec<Command>,
        draw: impl FnOnce(&mut Ui, &mut Page<'_>, &mut history::Choice),
    ) {
        let mut page = Page {
            file: &view.file,
            view,
            scene: Scene { office: &view.office, ..scene },
            tab: self.tab,
            wide,
            open: &mut self.open,
            editing: self.editing.as_mut(),
            rooms: &mut self.rooms,
            asking: self.asking.as_mut(),
            wishes: Vec::new(),
        };
        draw(ui, &mut page, &mut self.choice);
        for wish in page.wishes {
            self.grant(wish, scene, commands);
        }
    }
}

/// The draft with what follows from its form: closing a case, or asking for it; letting the
/// return track go on.
fn completed(draft: &Draft, scene: Scene<'_>) -> Draft {
    let mut draft = draft.clone();
    if draft.form == "closure" && Case::from_row(&draft.base).is_open() {
        let may = scene.me.decides(value::id_of(&draft.base, "worker_id"));
        let status = if may { "closed" } else { "closure_pending" };
        draft.type_in("status", draft.shape("status"), status);
    }
    if draft.form == "return_track" {
        draft.type_in("return_stopped_on", draft.shape("return_stopped_on"), "");
    }
    draft
}

impl Screen for CasePage {
    fn title(&self) -> String {
        tr("kind-case-file")
    }

    fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        self.limited = limited::read(self.limited.take(), self.person, scene)?;
        if self.limited.is_some() {
            self.view = None;
            return Ok(());
        }
        let Some(file) = scene.reader.case_file(self.person, self.case)? else {
            self.view = None;
            return Ok(());
        };
        self.rooms.work.refresh(&file, scene)?;
        self.rooms.twins.read(self.person, scene)?;
        let mut changes = scene.reader.events(&file)?;
        // Who looked is for those who read who did what.
        let journal = scene.me.may(Right::ReadJournal);
        changes.retain(|change| journal || change.kind != VIEW);
        let due = next::due(&file, scene)?;
        let records: BTreeSet<Id> = event::records(&file).into_keys().collect();
        let parents = [Some(self.person), file.case.as_ref().map(|case| case.id)];
        let mut kept = Vec::new();
        for draft in scene.reader.drafts(scene.me.id)? {
            let ours = records.contains(&draft.record)
                || scene.reader.resume(draft.record)?.is_some_and(|draft| {
                    let above = draft.kind.parent().and_then(|(l, _)| value::id_of(&draft.base, l));
                    above.is_some() && parents.contains(&above)
                });
            if ours {
                kept.push((draft.kind, draft.record));
            }
        }
        let mut view = View::of(file, changes, due, kept, scene);
        safety::read(&mut view, scene)?;
        review::read(&mut view, scene)?;
        self.view = Some(Rc::new(view));
        self.catch_up();
        self.take_up_sheet(scene)
    }

    fn concerns(&self, changed: &Changed) -> bool {
        // New records are not known yet: any record of a case may belong here.
        !changed.kinds.is_empty()
    }

    fn screen_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        // The head reaches from edge to edge, over the margin that other screens keep.
        let whole = ui.max_rect().expand(space::XL).intersect(ui.clip_rect());
        let mut inner = ui.new_child(UiBuilder::new().max_rect(whole).id_salt("case-page"));
        let mut commands = self.page_ui(&mut inner, scene);
        referral::slip::over_ui(ui, self, scene, &mut commands);
        held::over_ui(ui, self, scene, &mut commands);
        ui.advance_cursor_after_rect(ui.max_rect());
        commands
    }

    fn verb(&mut self, verb: Verb, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        match verb {
            Verb::Save if self.editing.is_some() => {
                self.typed(form::Event::Save, scene, &mut commands);
            }
            Verb::Edit if self.editing.is_none() && scene.me.may(Right::WriteCase) => {
                if let Some((form, kind, id)) = self.main_form() {
                    self.edit(form, kind, id, scene);
                }
            }
            Verb::Save => commands.extend(self.save_sheet()),
            Verb::Lock => commands.extend(self.keep_sheet()),
            _ => {}
        }
        commands
    }

    fn is_touched(&self) -> bool {
        self.editing.as_ref().is_some_and(|editing| {
            editing.editor.draft().is_touched() && editing.editor.is_unkept()
        })
    }

    fn refused(&mut self, problems: &[Problem]) -> bool {
        if let Some(limited) = &mut self.limited {
            return limited.refused(problems);
        }
        if self.sheet_refused(problems) || self.rooms.refused(problems) {
            return true;
        }
        if self.rooms.pictures.refused(problems) {
            return true;
        }
        let Some(editing) = &mut self.editing else { return false };
        editing.editor.refused(problems);
        self.tab = editing.tab;
        true
    }

    fn saved(&mut self, changed: &Changed) {
        self.rooms.saved(changed);
        self.rooms.work.saved(changed);
        self.rooms.pictures.kept();
        self.sheet_saved(&changed.records);
        let done = self.editing.as_ref().is_some_and(|editing| {
            let id = editing.editor.draft().id;
            // Saved without a difference leaves no trace: the form closes all the same.
            changed.batch.is_none() || changed.records.contains(&id)
        });
        if done {
            self.close_editor();
        }
    }
}

impl CasePage {
    fn page_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        if let Some(limited) = &mut self.limited {
            commands.extend(limited.limited_ui(ui));
            return commands;
        }
        let Some(view) = self.view.clone() else {
            frame::empty(ui, icon::ICON_PERSON, &tr("case-gone-away"), None);
            return commands;
        };
        let view = if view.lang == words::language() {
            view
        } else {
            // The language was changed since: the same in other words, without reading anew.
            let (file, changes) = (view.file.clone(), view.changes.clone());
            let (safety, time) = (view.safety.clone(), view.time.clone());
            let looked = view.looked;
            let view = View::of(file, changes, view.due.clone(), view.kept.clone(), scene);
            let view = View { safety, looked, time, ..view };
            Rc::clone(self.view.insert(Rc::new(view)))
        };
        self.keys(ui);
        self.rooms.pictures.see_to(ui.ctx(), &view.file, scene);
        let wide = ui.ctx().content_rect().width() >= size::NARROW && self.tab != Tab::History;
        let head = Frame::new().fill(look::look(ui).surface).inner_margin(Margin {
            left: 24,
            right: 24,
            top: 12,
            bottom: 0,
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        head.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            ui.set_width(ui.available_width());
            self.part_ui(ui, &view, scene, wide, &mut commands, |ui, page, _| {
                header::header_ui(ui, page);
            });
            self.tabs_ui(ui);
        });
        let all = ui.available_rect_before_wrap();
        let column = if wide { size::RIGHT } else { 0.0 };
        let left = Rect::from_min_max(all.min, egui::pos2(all.right() - column, all.bottom()));
        let mut main = ui.new_child(UiBuilder::new().max_rect(left).id_salt("case-main"));
        self.main_ui(&mut main, &view, scene, wide, &mut commands);
        if wide {
            let right = Rect::from_min_max(egui::pos2(left.right(), all.top()), all.max);
            ui.painter().vline(right.left(), right.y_range(), look::line(ui));
            let mut side = ui.new_child(UiBuilder::new().max_rect(right).id_salt("case-side"));
            ScrollArea::vertical().id_salt("case-next").auto_shrink([false, false]).show(
                &mut side,
                |ui| {
                    padded(ui, 16, |ui| {
                        self.part_ui(ui, &view, scene, wide, &mut commands, |ui, page, _| {
                            next::column_ui(ui, page);
                        });
                    });
                },
            );
        }
        ui.advance_cursor_after_rect(all);
        if let Some(wish) = self.rooms.gate.gate_ui(ui.ctx(), &view.file) {
            self.grant(wish, scene, &mut commands);
        }
        self.looked(&view, scene, &mut commands);
        commands.append(&mut self.sends);
        commands.extend(self.rooms.pictures.viewer_ui(ui.ctx(), &view.file, scene));
        commands.extend(self.rooms.review.over_ui(ui, &view.file, scene));
        commands.extend(self.rooms.twins.undoing_ui(ui));
        if let Some(case) = &view.file.case {
            commands.extend(safety::raising_ui(ui, case.id, &mut self.raising));
        }
        commands
    }

    fn main_ui(
        &mut self,
        ui: &mut Ui,
        view: &View,
        scene: Scene<'_>,
        wide: bool,
        commands: &mut Vec<Command>,
    ) {
        if self.tab == Tab::History {
            padded(ui, 24, |ui| {
                self.part_ui(ui, view, scene, wide, commands, |ui, page, choice| {
                    history::history_ui(ui, page, choice);
                });
            });
            return;
        }
        let salt = ("case-body", self.tab);
        ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
            padded(ui, 24, |ui| {
                ui.set_max_width(ui.available_width().min(size::MEASURE));
                self.part_ui(ui, view, scene, wide, commands, |ui, page, _| {
                    body::body_ui(ui, page);
                });
            });
        });
    }

    /// The form that the key for editing opens in this tab.
    fn main_form(&self) -> Option<(&'static str, Kind, Id)> {
        let file = &self.view.as_ref()?.file;
        let of_case = |form| Some((form, Kind::Case, file.case.as_ref()?.id));
        match self.tab {
            Tab::Overview | Tab::Identity => Some(("identity", Kind::Person, self.person)),
            Tab::Journey => of_case("intake"),
            Tab::Assessment => of_case("screening"),
            Tab::Note => of_case("closure"),
            Tab::Household => Some(("household", Kind::Household, file.household.as_ref()?.id)),
            _ => None,
        }
    }
}

/// Room around what is drawn.
fn padded(ui: &mut Ui, across: i8, add: impl FnOnce(&mut Ui)) {
    Frame::new().inner_margin(Margin::symmetric(across, 16)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        ui.set_width(ui.available_width());
        add(ui);
    });
}
