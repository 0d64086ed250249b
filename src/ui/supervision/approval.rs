//! What waits for approval, oldest first: answered one by one, or many at once. What could not be
//! answered is counted and named by the screen.

use std::collections::BTreeSet;

use eframe::egui::{Id as UiId, Ui};

use crate::domain::approval::{ApprovalStatus, Subject};
use crate::domain::choice;
use crate::domain::id::Id;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::domain::value::Keyed as _;
use crate::store::supervision::waiting::{Asked, Place};
use crate::ui::command::{Command, Decision, Route};
use crate::ui::look::{Icon, Mood, icon, space};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{badge, button, frame, text};
use crate::ui::{Scene, mark};
use crate::words::{tr, tr_with};

/// Days after which a question has waited too long.
const LONG_DAYS: i64 = 3;

/// An answer about to be given, with its comment.
struct Giving {
    approvals: Vec<Id>,
    status: ApprovalStatus,
    comment: String,
    complaint: Option<String>,
}

/// What waits, what is ticked, and the answer about to be given.
#[derive(Default)]
pub(super) struct Approvals {
    list: Option<Vec<Asked>>,
    ticked: BTreeSet<Id>,
    giving: Option<Giving>,
}

impl Approvals {
    pub(super) fn read(&mut self, asked: Vec<Asked>) {
        let still: BTreeSet<Id> = asked.iter().map(|asked| asked.id).collect();
        self.ticked.retain(|id| still.contains(id));
        self.list = Some(asked);
    }

    pub(super) fn is_unread(&self) -> bool {
        self.list.is_none()
    }

    pub(super) fn saved(&mut self) {
        self.giving = None;
    }

    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        let Some(giving) = &mut self.giving else { return false };
        giving.complaint = problems.first().map(Problem::sentence);
        true
    }

    #[cfg(test)]
    pub(super) fn type_comment(&mut self, text: &str) {
        self.giving.as_mut().unwrap().comment = text.to_owned();
    }

    /// The list with its verbs.
    pub(super) fn approvals_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Command> {
        let list = self.list.take().unwrap_or_default();
        let mut command = None;
        if list.is_empty() {
            frame::empty(ui, icon::ICON_TASK_ALT, &tr("supervision-approvals-none"), None);
        } else {
            self.many_ui(ui, &list, scene);
            ui.add_space(space::S);
            for asked in &list {
                let row = frame::card(ui, |ui| {
                    ui.push_id(asked.id, |ui| self.row_ui(ui, asked, scene)).inner
                });
                command = row.or(command);
            }
            ui.add_space(space::L);
        }
        self.list = Some(list);
        command
    }

    /// What is done to all that is ticked.
    fn many_ui(&mut self, ui: &mut Ui, list: &[Asked], scene: Scene<'_>) {
        let answerable: Vec<Id> =
            list.iter().filter(|asked| may(asked, scene)).map(|asked| asked.id).collect();
        let count = self.ticked.len();
        let chosen: Vec<Id> = self.ticked.iter().copied().collect();
        let (ticked, given) = (&mut self.ticked, &mut self.giving);
        frame::bar(
            ui,
            |ui| {
                let mut all = count > 0 && count == answerable.len();
                if button::tick(ui, &mut all, tr("supervision-tick-all")).changed() {
                    *ticked = answerable.iter().copied().filter(|_| all).collect();
                }
                let many = list.len().to_string();
                text::secondary(ui, tr_with("supervision-approvals-count", &[("count", &many)]));
            },
            |ui| {
                let shown = count.to_string();
                let back = tr_with("supervision-return-many", &[("count", &shown)]);
                let back = button::secondary(back).icon(icon::ICON_UNDO).enabled(count > 0);
                let approve = tr_with("supervision-approve-many", &[("count", &shown)]);
                let approve = button::primary(approve).icon(icon::ICON_CHECK).enabled(count > 0);
                if ui.add(approve).clicked() {
                    *given = Some(giving(chosen.clone(), ApprovalStatus::Approved));
                }
                if ui.add(back).clicked() {
                    *given = Some(giving(chosen.clone(), ApprovalStatus::Rejected));
                }
            },
        );
    }

    fn row_ui(&mut self, ui: &mut Ui, asked: &Asked, scene: Scene<'_>) -> Option<Command> {
        let mut command = None;
        let allowed = may(asked, scene);
        let subject = asked.subject.unwrap_or(Subject::Plan);
        let what = choice::label("approval_subject", subject.key());
        let who = who(&asked.place);
        frame::bar(
            ui,
            |ui| {
                let mut on = self.ticked.contains(&asked.id);
                ui.add_enabled_ui(allowed, |ui| {
                    let named = tr_with("supervision-tick", &[("what", &what), ("who", &who)]);
                    let tick = button::tick(ui, &mut on, String::new());
                    ui.accesskit_node_builder(tick.id, |node| node.set_label(named));
                    if tick.changed() {
                        if on {
                            self.ticked.insert(asked.id);
                        } else {
                            self.ticked.remove(&asked.id);
                        }
                    }
                });
                badge::badge(ui, Mood::Info, sign(subject), &what);
                text::strong(ui, who.as_str());
                text::secondary(ui, asked.place.number.as_str());
                if let Some(risk) = asked.risk.and_then(|risk| mark::risk(risk.key())) {
                    badge::badge(ui, risk.mood, risk.icon, &risk.word);
                }
            },
            |ui| {
                let days = asked.on.map_or(0, |on| (scene.today - on).num_days().max(0));
                let word = tr_with("supervision-days", &[("count", &days.to_string())]);
                let mood = if days > LONG_DAYS { Mood::Warn } else { Mood::Neutral };
                badge::badge(ui, mood, icon::ICON_SCHEDULE, &word);
            },
        );
        let asker = asked.by.map(|id| scene.office.name(id)).unwrap_or_default();
        let mut about = tr_with("supervision-asked-by", &[("who", asker)]);
        if subject == Subject::Risk {
            let level = choice::label("risk_level", &asked.wanted).to_lowercase();
            about = format!("{about} · {}", tr_with("approval-level", &[("level", &level)]));
        }
        if !asked.note.trim().is_empty() {
            about =
                format!("{about} · {}", tr_with("approval-said", &[("text", asked.note.trim())]));
        }
        text::secondary(ui, about);
        ui.horizontal(|ui| {
            if allowed {
                let wanted = subject == Subject::Risk;
                let word = if wanted { tr("approval-approve-why") } else { tr("approval-approve") };
                let approve = button::secondary(word).icon(icon::ICON_CHECK);
                if ui.add(approve).clicked() {
                    if wanted {
                        self.giving = Some(giving(vec![asked.id], ApprovalStatus::Approved));
                    } else {
                        command = Some(decide(vec![asked.id], ApprovalStatus::Approved, ""));
                    }
                }
                let back = button::secondary(tr("approval-return")).icon(icon::ICON_UNDO);
                if ui.add(back).clicked() {
                    self.giving = Some(giving(vec![asked.id], ApprovalStatus::Rejected));
                }
            } else {
                text::faint(ui, tr("supervision-own-approval"));
            }
            let open = button::quiet(tr("supervision-open-case")).icon(icon::ICON_ARROW_FORWARD);
            if ui.add(open).clicked() {
                let (person, case) = (asked.place.person, Some(asked.place.case));
                let tab = tab(subject).to_owned();
                command = Some(Command::Go(Route::Case { person, case, tab }));
            }
        });
        command
    }

    /// The dialog of an answer with its comment.
    pub(super) fn over_ui(&mut self, ui: &Ui) -> Option<Command> {
        let giving = self.giving.as_mut()?;
        let count = giving.approvals.len().to_string();
        let back = giving.status == ApprovalStatus::Rejected;
        let (title, verb) = if back {
            ("supervision-return-title", "supervision-return-verb")
        } else {
            ("supervision-approve-title", "supervision-approve-verb")
        };
        let id = UiId::unique("supervision-give");
        let answer =
            Dialog::new(id, tr_with(title, &[("count", &count)]), tr("supervision-cancel"))
                .verb(tr_with(verb, &[("count", &count)]))
                .width(520.0)
                .show(ui.ctx(), |ui| {
                    let look = FieldLook::new(tr("supervision-comment"))
                        .required(back)
                        .hint(tr("supervision-comment-hint"))
                        .complaint(giving.complaint.clone());
                    let typed =
                        field::multiline(ui, id.with("text"), &look, 3, &mut giving.comment);
                    if typed.changed() {
                        giving.complaint = None;
                    }
                })?;
        if answer != Answer::Verb {
            self.giving = None;
            return None;
        }
        Some(decide(giving.approvals.clone(), giving.status, &giving.comment))
    }
}

fn giving(approvals: Vec<Id>, status: ApprovalStatus) -> Giving {
    Giving { approvals, status, comment: String::new(), complaint: None }
}

fn decide(approvals: Vec<Id>, status: ApprovalStatus, comment: &str) -> Command {
    Command::Decide(Box::new(Decision { approvals, status, comment: comment.to_owned() }))
}

/// Whether who looks may answer: not what is their own, but for who supervises alone.
fn may(asked: &Asked, scene: Scene<'_>) -> bool {
    let own = asked.by == Some(scene.me.id) && !scene.me.may(Right::ApproveOwn);
    scene.me.decides(asked.worker) && !own
}

/// The name of a person in a list.
pub(super) fn who(place: &Place) -> String {
    if place.name.is_empty() { tr("people-nameless") } else { place.name.clone() }
}

fn sign(subject: Subject) -> Icon {
    match subject {
        Subject::Assessment => icon::ICON_ASSIGNMENT,
        Subject::Plan => icon::ICON_CHECKLIST,
        Subject::Closure => icon::ICON_FOLDER_OPEN,
        Subject::Risk => icon::ICON_SHIELD,
        Subject::Tranche => icon::ICON_PAYMENTS,
    }
}

/// Where in the case it is read.
fn tab(subject: Subject) -> &'static str {
    match subject {
        Subject::Assessment | Subject::Risk => "assessment",
        Subject::Plan => "plan",
        Subject::Closure => "note",
        Subject::Tranche => "reintegration",
    }
}
