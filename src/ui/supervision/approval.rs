//! What waits for approval, oldest first: answered one by one, or many at once. What could not be
//! answered is counted and named by the screen.

use std::collections::BTreeSet;

use eframe::egui::{Id as UiId, Ui, Vec2};

use crate::domain::approval::{ApprovalStatus, Subject};
use crate::domain::choice;
use crate::domain::id::Id;
use crate::domain::name::fold;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::domain::value::Keyed;
use crate::store::supervision::waiting::{Asked, Place};
use crate::ui::command::{Command, Decision, Route};
use crate::ui::look::{Icon, Mood, icon, size, space};
use crate::ui::widgets::choice as choices;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{badge, button, frame, text};
use crate::ui::{Scene, mark};
use crate::words::{tr, tr_with};

/// How many of those an answer is about are named.
const NAMED: usize = 8;
/// How wide a box above the list is.
const BOX: f32 = 220.0;
/// Days after which a question has waited too long.
const LONG_DAYS: i64 = 3;

/// An answer about to be given, with its comment.
struct Giving {
    approvals: Vec<Id>,
    /// What it answers, line by line: what, who, which case.
    about: Vec<String>,
    status: ApprovalStatus,
    comment: String,
    complaint: Option<String>,
}

/// Which of all that waits is shown.
#[derive(Default, Clone, PartialEq, Eq)]
struct Sieve {
    /// Part of a name or number.
    text: String,
    /// What is to be approved, by its key; empty for all.
    subject: String,
    /// Who follows the case, as text; empty for all.
    worker: String,
}

impl Sieve {
    fn lets(&self, asked: &Asked) -> bool {
        let text = fold(&self.text);
        let place = &asked.place;
        let found =
            || fold(&place.name).contains(text.trim()) || fold(&place.number).contains(text.trim());
        let subject = asked.subject.map_or("", Keyed::key);
        let worker = asked.worker.map(|id| id.to_string()).unwrap_or_default();
        (self.subject.is_empty() || self.subject == subject)
            && (self.worker.is_empty() || self.worker == worker)
            && (text.trim().is_empty() || found())
    }
}

/// What waits, what of it is shown and ticked, and the answer about to be given.
#[derive(Default)]
pub(super) struct Approvals {
    list: Option<Vec<Asked>>,
    sieve: Sieve,
    ticked: BTreeSet<Id>,
    giving: Option<Giving>,
}

impl Approvals {
    pub(super) fn read(&mut self, asked: Vec<Asked>) {
        self.list = Some(asked);
        self.untick();
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

    #[cfg(test)]
    pub(super) fn search(&mut self, text: &str) {
        self.sieve.text = text.to_owned();
        self.untick();
    }

    /// What is not shown is not ticked either: nobody answers what they do not see.
    fn untick(&mut self) {
        let list = self.list.as_deref().unwrap_or_default();
        let shown = list.iter().filter(|asked| self.sieve.lets(asked));
        let shown: BTreeSet<Id> = shown.map(|asked| asked.id).collect();
        self.ticked.retain(|id| shown.contains(id));
    }

    /// What stays in sight while the list scrolls: what is shown of it, and what is done to all
    /// that is ticked.
    pub(super) fn head_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        let Some(list) = self.list.take() else { return };
        let before = self.sieve.clone();
        if !list.is_empty() {
            ui.add_space(space::XS);
            self.sieve_ui(ui, &list, scene);
            self.many_ui(ui, &list, scene);
        }
        self.list = Some(list);
        if self.sieve != before {
            self.untick();
        }
    }

    /// A part of a name or number, what is to be approved, and whose case.
    fn sieve_ui(&mut self, ui: &mut Ui, list: &[Asked], scene: Scene<'_>) {
        const ANY: &str = "-";
        let pick = |ui: &mut Ui, key: &str, named: &[(String, String)], at: &mut String| {
            let mut entries = vec![(ANY.to_owned(), tr(&format!("supervision-any-{key}")))];
            entries.extend(named.iter().cloned());
            let entries: Vec<(&str, &str)> =
                entries.iter().map(|(code, name)| (code.as_str(), name.as_str())).collect();
            let mut code = if at.is_empty() { ANY.to_owned() } else { at.clone() };
            ui.allocate_ui(Vec2::new(BOX, size::FORM_ROW), |ui| {
                ui.set_max_width(BOX);
                let look = FieldLook::new("").required(true).width(BOX);
                let id = UiId::unique(("approvals", key.to_owned()));
                let chosen = choices::list(ui, id, &look, &entries, &mut code);
                let name = tr(&format!("supervision-by-{key}"));
                ui.accesskit_node_builder(chosen.id, |node| node.set_label(name));
            });
            *at = if code == ANY { String::new() } else { code };
        };
        let subjects: BTreeSet<&str> =
            list.iter().filter_map(|asked| asked.subject).map(Keyed::key).collect();
        let subjects: Vec<(String, String)> = subjects
            .into_iter()
            .map(|key| (key.to_owned(), choice::label("approval_subject", key)))
            .collect();
        let workers: BTreeSet<Id> = list.iter().filter_map(|asked| asked.worker).collect();
        let workers: Vec<(String, String)> = workers
            .into_iter()
            .map(|id| (id.to_string(), scene.office.name(id).to_owned()))
            .collect();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::S);
            let id = UiId::unique("approvals-search");
            let name = tr("supervision-approvals-search");
            field::search(ui, id, &name, "", BOX * 1.4, &mut self.sieve.text);
            pick(ui, "subject", &subjects, &mut self.sieve.subject);
            pick(ui, "worker", &workers, &mut self.sieve.worker);
        });
    }

    /// The list with its verbs.
    pub(super) fn approvals_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Command> {
        let list = self.list.take().unwrap_or_default();
        let mut command = None;
        let shown: Vec<&Asked> = list.iter().filter(|asked| self.sieve.lets(asked)).collect();
        if list.is_empty() {
            frame::empty(ui, icon::ICON_TASK_ALT, &tr("supervision-approvals-none"), None);
        } else if shown.is_empty() {
            let all = button::secondary(tr("supervision-approvals-all"));
            let said = tr("supervision-approvals-no-match");
            if frame::empty(ui, icon::ICON_SEARCH, &said, Some(all)) {
                self.sieve = Sieve::default();
            }
        }
        for asked in shown {
            let row = frame::card(ui, |ui| {
                ui.push_id(asked.id, |ui| self.row_ui(ui, asked, scene)).inner
            });
            command = row.or(command);
        }
        ui.add_space(space::L);
        self.list = Some(list);
        command
    }

    /// What is done to all that is ticked.
    fn many_ui(&mut self, ui: &mut Ui, list: &[Asked], scene: Scene<'_>) {
        let shown: Vec<&Asked> = list.iter().filter(|asked| self.sieve.lets(asked)).collect();
        let answerable: Vec<Id> =
            shown.iter().filter(|asked| may(asked, scene)).map(|asked| asked.id).collect();
        let count = self.ticked.len();
        let chosen: Vec<&Asked> =
            shown.iter().copied().filter(|asked| self.ticked.contains(&asked.id)).collect();
        let (ticked, given) = (&mut self.ticked, &mut self.giving);
        frame::bar(
            ui,
            |ui| {
                let mut all = count > 0 && count == answerable.len();
                if button::tick(ui, &mut all, tr("supervision-tick-all")).changed() {
                    *ticked = answerable.iter().copied().filter(|_| all).collect();
                }
                let (many, part) = (list.len().to_string(), shown.len().to_string());
                let said = if shown.len() == list.len() {
                    tr_with("supervision-approvals-count", &[("count", &many)])
                } else {
                    let known = [("count", many.as_str()), ("shown", part.as_str())];
                    tr_with("supervision-approvals-some", &known)
                };
                text::secondary(ui, said);
            },
            |ui| {
                let many = count.to_string();
                let back = tr_with("supervision-return-many", &[("count", &many)]);
                let back = button::secondary(back).icon(icon::ICON_UNDO).enabled(count > 0);
                let approve = tr_with("supervision-approve-many", &[("count", &many)]);
                let approve = button::primary(approve).icon(icon::ICON_CHECK).enabled(count > 0);
                if ui.add(approve).clicked() {
                    *given = Some(giving(&chosen, ApprovalStatus::Approved));
                }
                if ui.add(back).clicked() {
                    *given = Some(giving(&chosen, ApprovalStatus::Rejected));
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
        if subject == Subject::Closure {
            closure_ui(ui, asked);
        }
        ui.horizontal_wrapped(|ui| {
            if allowed {
                let wanted = subject == Subject::Risk;
                let word = if wanted { tr("approval-approve-why") } else { tr("approval-approve") };
                let named = |word: &str| format!("{word} : {what}, {who}");
                let approve = button::secondary(&word).icon(icon::ICON_CHECK).named(named(&word));
                if ui.add(approve).clicked() {
                    if wanted {
                        self.giving = Some(giving(&[asked], ApprovalStatus::Approved));
                    } else {
                        command = Some(decide(vec![asked.id], ApprovalStatus::Approved, ""));
                    }
                }
                let word = tr("approval-return");
                let back = button::secondary(&word).icon(icon::ICON_UNDO).named(named(&word));
                if ui.add(back).clicked() {
                    self.giving = Some(giving(&[asked], ApprovalStatus::Rejected));
                }
            } else {
                text::faint(ui, tr("supervision-own-approval"));
            }
            let word = tr("supervision-open-case");
            let open = button::quiet(&word).named(format!("{word} : {who}"));
            let open = open.icon(icon::ICON_ARROW_FORWARD);
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
                .body(about(&giving.about))
                .verb(tr_with(verb, &[("count", &count)]))
                .width(520.0)
                .show(ui.ctx(), |ui| {
                    ui.add_space(space::S);
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

fn giving(asked: &[&Asked], status: ApprovalStatus) -> Giving {
    let line = |asked: &&Asked| {
        let what = choice::label("approval_subject", asked.subject.map_or("", Keyed::key));
        let parts = [what, who(&asked.place), asked.place.number.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    Giving {
        approvals: asked.iter().map(|asked| asked.id).collect(),
        about: asked.iter().map(line).collect(),
        status,
        comment: String::new(),
        complaint: None,
    }
}

/// What an answer is about, line by line; of many the first.
fn about(lines: &[String]) -> String {
    let mut shown: Vec<String> = lines.iter().take(NAMED).cloned().collect();
    let rest = lines.len().saturating_sub(NAMED);
    if rest > 0 {
        shown.push(tr_with("supervision-approvals-rest", &[("count", &rest.to_string())]));
    }
    shown.join("\n")
}

/// Why and how a case is to end, as it is written in the case.
fn closure_ui(ui: &mut Ui, asked: &Asked) {
    let reason = choice::label("closure_reason", &asked.closure_reason);
    if !reason.is_empty() {
        text::body(ui, tr_with("supervision-closure-reason", &[("reason", &reason)]));
    }
    let note = asked.closure_note.trim();
    if !note.is_empty() {
        text::secondary(ui, tr_with("supervision-closure-note", &[("note", note)]));
    }
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
