//! What is told to whoever is signed in until they have seen it: what a supervisor answered, with
//! the comment; remarks; cases that are handed over, to be accepted or declined; and how one's
//! own proposals ended.

use eframe::egui::{Id, Ui};

use super::Today;
use crate::domain::approval::ApprovalStatus;
use crate::domain::choice;
use crate::domain::date;
use crate::domain::draft::Draft;
use crate::domain::fact::Shape;
use crate::domain::form;
use crate::domain::handover::HandoverStatus;
use crate::domain::id::Id as RecordId;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::remark::RemarkKind;
use crate::domain::role::Right;
use crate::domain::value::Keyed;
use crate::store::StoreError;
use crate::store::supervision::waiting::{Answered, Moving, Place, Remarked};
use crate::ui::command::{Command, Receipt, Route};
use crate::ui::look::{Icon, Mood, icon, space};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{badge, button, frame, text};
use crate::ui::{Scene, mark};
use crate::words::{tr, tr_with};

/// How many are shown before it is asked for more.
const SHOWN: usize = 4;

/// What is being typed over the screen.
struct Typing {
    record: RecordId,
    kind: Kind,
    text: String,
    complaint: Option<String>,
}

/// What is told, as read.
#[derive(Default)]
pub(super) struct Told {
    answers: Vec<Answered>,
    remarks: Vec<Remarked>,
    moves: Vec<Moving>,
    typing: Option<Typing>,
    /// Everything is shown.
    whole: bool,
}

impl Told {
    /// Reads it anew.
    pub(super) fn read(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        let me = scene.me.id;
        if !scene.me.may(Right::WriteCase) {
            return Ok(());
        }
        self.answers = scene.reader.answers_to(me)?;
        self.remarks = scene.reader.remarks_for(me, false)?;
        self.moves = scene.reader.handovers_of(me, false)?;
        let records: Vec<RecordId> =
            self.remarks.iter().map(|r| r.id).chain(self.moves.iter().map(|m| m.id)).collect();
        self.typing = self.typing.take().filter(|typing| records.contains(&typing.record));
        Ok(())
    }

    /// The complaint stands in what is typed over the screen.
    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        let Some(typing) = &mut self.typing else { return false };
        typing.complaint = problems.first().map(Problem::sentence);
        true
    }

    /// What was typed over the screen is done.
    pub(super) fn saved(&mut self) {
        self.typing = None;
    }

    fn count(&self) -> usize {
        self.answers.len() + self.remarks.len() + self.moves.len()
    }

    /// In which order it is told: first what came back to be done again, then what waits for an
    /// answer of mine, then what was approved or accepted, and what waits for others.
    fn order(&self, me: RecordId) -> Vec<(Part, usize)> {
        let answer = |answered: &Answered| match answered.status {
            Some(ApprovalStatus::Rejected) => 0,
            _ => 3,
        };
        let remark = |remarked: &Remarked| if remarked.for_id == Some(me) { 2 } else { 3 };
        let gives = |moving: &Moving| moving.from == Some(me) || moving.by == Some(me);
        let moved = |moving: &Moving| match moving.status {
            Some(HandoverStatus::Declined) if gives(moving) => 0,
            Some(HandoverStatus::Pending) if !gives(moving) || moving.to == Some(me) => 1,
            Some(HandoverStatus::Pending) => 4,
            _ => 3,
        };
        let mut all: Vec<(u8, Part, usize)> = Vec::new();
        all.extend(self.moves.iter().enumerate().map(|(at, one)| (moved(one), Part::Move, at)));
        all.extend(self.answers.iter().enumerate().map(|(at, o)| (answer(o), Part::Answer, at)));
        all.extend(self.remarks.iter().enumerate().map(|(at, o)| (remark(o), Part::Remark, at)));
        all.sort_by_key(|(rank, ..)| *rank);
        all.into_iter().map(|(_, part, at)| (part, at)).collect()
    }

    /// What one press may mark as seen.
    fn seen(&self) -> Vec<(Kind, RecordId)> {
        let answers = self.answers.iter().map(|answered| (Kind::Approval, answered.id));
        let ended = self.moves.iter().filter(|moving| !is_pending(moving));
        let remarks = self.remarks.iter().filter(|r| !r.seen && r.answer.is_empty());
        answers
            .chain(ended.map(|moving| (Kind::Handover, moving.id)))
            .chain(remarks.map(|remarked| (Kind::Remark, remarked.id)))
            .collect()
    }
}

fn is_pending(moving: &Moving) -> bool {
    moving.status == Some(HandoverStatus::Pending)
}

/// A sort of what is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Move,
    Answer,
    Remark,
}

/// One line of what is told.
struct Line<'a> {
    mood: Mood,
    icon: Icon,
    badge: String,
    place: &'a Place,
    tab: &'static str,
    about: String,
    said: &'a str,
}

/// The line and its buttons; where it leads when opened.
fn line_ui(ui: &mut Ui, line: &Line<'_>, verbs: impl FnOnce(&mut Ui)) -> Option<Command> {
    let mut opened = None;
    let nameless = line.place.name.is_empty();
    let name = if nameless { tr("people-nameless") } else { line.place.name.clone() };
    frame::bar(
        ui,
        |ui| {
            badge::badge(ui, line.mood, line.icon, &line.badge);
            text::strong(ui, name.as_str());
            text::secondary(ui, line.place.number.as_str());
        },
        |ui| {
            let open = button::quiet(tr("supervision-open-case"));
            if ui.add(open.named(tr_with("today-told-open", &[("who", &name)]))).clicked() {
                let (person, case) = (line.place.person, Some(line.place.case));
                let tab = line.tab.to_owned();
                opened = Some(Command::Go(Route::Case { person, case, tab }));
            }
            verbs(ui);
        },
    );
    if !line.said.trim().is_empty() {
        text::body(ui, tr_with("approval-said", &[("text", line.said.trim())]));
    }
    text::secondary(ui, line.about.as_str());
    opened
}

impl Today {
    /// The card, where there is anything to tell.
    pub(super) fn told_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        let count = self.told.count();
        if count == 0 {
            return commands;
        }
        let told = &mut self.told;
        frame::card(ui, |ui| {
            frame::bar(
                ui,
                |ui| {
                    text::section(ui, tr("today-told"));
                    text::secondary(ui, count.to_string());
                },
                |ui| {
                    let seen = told.seen();
                    if seen.len() > 1 && ui.add(button::quiet(tr("today-told-all"))).clicked() {
                        commands.push(Command::Seen(seen));
                    }
                },
            );
            let most = if told.whole { usize::MAX } else { SHOWN };
            for (part, at) in told.order(scene.me.id).into_iter().take(most) {
                commands.extend(match part {
                    Part::Move => told.move_ui(ui, at, scene),
                    Part::Answer => told.answer_ui(ui, at, scene),
                    Part::Remark => told.remark_ui(ui, at, scene),
                });
            }
            if !told.whole && count > SHOWN {
                let rest = (count - SHOWN).to_string();
                let more = tr_with("today-more", &[("count", &rest)]);
                told.whole |= ui.add(button::quiet(more)).clicked();
            }
        });
        ui.add_space(space::M);
        commands
    }

    /// What is typed over the screen: why one declines, what one answers.
    pub(super) fn told_over_ui(&mut self, ui: &Ui, scene: Scene<'_>) -> Option<Command> {
        let typing = self.told.typing.as_mut()?;
        let declines = typing.kind == Kind::Handover;
        let words = if declines {
            ["today-told-decline-title", "today-told-decline-why", "today-told-decline-verb"]
        } else {
            ["today-told-answer-title", "today-told-answer-text", "today-told-answer-verb"]
        };
        let [title, label, verb] = words.map(tr);
        let id = Id::unique(("today-told", typing.record.bytes()));
        let answer = Dialog::new(id, title, tr("supervision-cancel"))
            .verb(verb)
            .width(520.0)
            .show(ui.ctx(), |ui| {
                let look = FieldLook::new(label).required(true).complaint(typing.complaint.clone());
                if field::multiline(ui, id.with("text"), &look, 3, &mut typing.text).changed() {
                    typing.complaint = None;
                }
            })?;
        if answer != Answer::Verb {
            self.told.typing = None;
            return None;
        }
        if typing.text.trim().is_empty() {
            typing.complaint = Some(Problem::new("problem-reason-missing").sentence());
            return None;
        }
        if declines {
            return Some(Command::Receive(Box::new(Receipt {
                handovers: vec![typing.record],
                status: HandoverStatus::Declined,
                reason: typing.text.clone(),
            })));
        }
        let row = scene.reader.row(Kind::Remark, typing.record).ok().flatten()?;
        let mut draft = Draft::edit(form::named("remark")?, typing.record, row);
        draft.type_in("answer", Shape::Prose, &typing.text);
        Some(Command::Save(vec![draft]))
    }
}

fn seen_ui(ui: &mut Ui, kind: Kind, id: RecordId, name: &str, commands: &mut Vec<Command>) {
    let seen = button::secondary(tr("today-told-seen"));
    if ui.add(seen.named(tr_with("today-told-seen-of", &[("who", name)]))).clicked() {
        commands.push(Command::Seen(vec![(kind, id)]));
    }
}

impl Told {
    fn answer_ui(&mut self, ui: &mut Ui, at: usize, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        let Some(answered) = self.answers.get(at) else { return commands };
        ui.add_space(space::XS);
        let approved = answered.status == Some(ApprovalStatus::Approved);
        let subject = answered.subject.map(Keyed::key).unwrap_or_default();
        let what = choice::label("approval_subject", subject);
        let by = answered.by.map(|id| scene.office.name(id)).unwrap_or_default();
        let day = answered.on.map(date::show).unwrap_or_default();
        let word = if approved { "approval-approved" } else { "approval-rejected" };
        let state = if approved { "today-told-approved" } else { "today-told-returned" };
        let line = Line {
            mood: if approved { Mood::Good } else { Mood::Warn },
            icon: if approved { icon::ICON_CHECK_CIRCLE } else { icon::ICON_UNDO },
            badge: tr_with(state, &[("what", &what)]),
            place: &answered.place,
            tab: match subject {
                "plan" => "plan",
                "closure" => "note",
                "tranche" => "reintegration",
                _ => "assessment",
            },
            about: tr_with(word, &[("who", by), ("day", &day)]),
            said: &answered.comment,
        };
        let name = answered.place.name.clone();
        let mut seen = Vec::new();
        let opened = ui.push_id(answered.id, |ui| {
            line_ui(ui, &line, |ui| seen_ui(ui, Kind::Approval, answered.id, &name, &mut seen))
        });
        commands.extend(seen);
        commands.extend(opened.inner);
        commands
    }

    fn remark_ui(&mut self, ui: &mut Ui, at: usize, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        let Some(remarked) = self.remarks.get(at) else { return commands };
        ui.add_space(space::XS);
        let flag = remarked.kind == Some(RemarkKind::Flag);
        let mine = remarked.for_id == Some(scene.me.id);
        let by = remarked.by.map(|id| scene.office.name(id)).unwrap_or_default();
        let to = remarked.for_id.map(|id| scene.office.name(id)).unwrap_or_default();
        let day = remarked.on.map(date::show).unwrap_or_default();
        let until = remarked.due_on.map(date::show).unwrap_or_default();
        let late = remarked.due_on.is_some_and(|day| day < scene.today);
        let about = if mine {
            tr_with("review-by-for", &[("by", by), ("for", to), ("day", &day)])
        } else {
            let given = [("who", to), ("day", day.as_str()), ("text", remarked.answer.as_str())];
            tr_with("review-answered", &given)
        };
        let line = Line {
            mood: if late { Mood::Warn } else { Mood::Info },
            icon: if flag { icon::ICON_FLAG } else { icon::ICON_FORUM },
            badge: if flag {
                tr_with("review-flag-until", &[("day", &until)])
            } else {
                tr("review-comment")
            },
            place: &remarked.place,
            tab: "review",
            about,
            said: &remarked.text,
        };
        let (mut seen, mut answers) = (Vec::new(), false);
        let (name, id) = (remarked.place.name.clone(), remarked.id);
        let unread = !remarked.seen;
        let opened = ui.push_id(id, |ui| {
            line_ui(ui, &line, |ui| {
                if mine && unread {
                    seen_ui(ui, Kind::Remark, id, &name, &mut seen);
                }
                if mine {
                    let answer = button::secondary(tr("review-answer"));
                    let named = tr_with("today-told-answer-of", &[("who", &name)]);
                    answers = ui.add(answer.named(named)).clicked();
                }
            })
        });
        commands.extend(seen);
        commands.extend(opened.inner);
        if answers {
            self.typing = Some(typing(Kind::Remark, id));
        }
        commands
    }

    fn move_ui(&mut self, ui: &mut Ui, at: usize, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        let Some(moving) = self.moves.get(at) else { return commands };
        ui.add_space(space::XS);
        let me = scene.me.id;
        let own = |id: Option<RecordId>| id == Some(me);
        let pending = is_pending(moving);
        let gives = own(moving.from) || own(moving.by);
        // To me, or to my centre, which only those of it are told.
        let mine = own(moving.to) || (moving.to.is_none() && !gives);
        let name = |id: Option<RecordId>| {
            let name = id.map(|id| scene.office.name(id)).unwrap_or_default();
            if name.is_empty() { tr("supervision-nobody") } else { name.to_owned() }
        };
        let to = if moving.to.is_some() { moving.to } else { moving.centre };
        let ways = format!("{} → {}", name(moving.from), name(to));
        let day = moving.decided_on.or(moving.on).map(date::show).unwrap_or_default();
        let (mood, sign, word) = match (moving.status, mine) {
            (Some(HandoverStatus::Pending), true) => {
                (Mood::Warn, icon::ICON_SWAP_HORIZ, "today-told-to-accept")
            }
            (Some(HandoverStatus::Pending), false) => {
                (Mood::Info, icon::ICON_SCHEDULE, "today-told-waits")
            }
            (Some(HandoverStatus::Accepted), true) => {
                (Mood::Info, icon::ICON_FOLDER_OPEN, "today-told-yours")
            }
            (Some(HandoverStatus::Accepted), false) => {
                (Mood::Good, icon::ICON_CHECK_CIRCLE, "today-told-accepted")
            }
            _ => (Mood::Warn, icon::ICON_UNDO, "today-told-declined"),
        };
        let risk = moving.risk.and_then(|risk| mark::risk(risk.key())).map(|risk| risk.word);
        let about = [Some(ways), risk, Some(day)];
        let about: Vec<String> = about.into_iter().flatten().filter(|p| !p.is_empty()).collect();
        let declined = moving.status == Some(HandoverStatus::Declined);
        let line = Line {
            mood,
            icon: sign,
            badge: tr(word),
            place: &moving.place,
            tab: "review",
            about: about.join(" · "),
            said: if declined { &moving.reason } else { &moving.note },
        };
        let (who, id) = (moving.place.name.clone(), moving.id);
        let (mut asked, mut declines) = (Vec::new(), false);
        let receive = |status| {
            let (handovers, reason) = (vec![id], String::new());
            Command::Receive(Box::new(Receipt { handovers, status, reason }))
        };
        let opened = ui.push_id(id, |ui| {
            line_ui(ui, &line, |ui| {
                if !pending {
                    seen_ui(ui, Kind::Handover, id, &who, &mut asked);
                } else if mine {
                    let decline = button::secondary(tr("review-decline"));
                    let named = tr_with("today-told-decline-of", &[("who", &who)]);
                    declines = ui.add(decline.named(named)).clicked();
                    let accept = button::primary(tr("today-told-accept"));
                    let named = tr_with("today-told-accept-of", &[("who", &who)]);
                    if ui.add(accept.named(named)).clicked() {
                        asked.push(receive(HandoverStatus::Accepted));
                    }
                } else if ui.add(button::quiet(tr("review-withdraw"))).clicked() {
                    asked.push(receive(HandoverStatus::Withdrawn));
                }
            })
        });
        commands.extend(asked);
        commands.extend(opened.inner);
        if declines {
            self.typing = Some(typing(Kind::Handover, id));
        }
        commands
    }
}

fn typing(kind: Kind, record: RecordId) -> Typing {
    Typing { record, kind, text: String::new(), complaint: None }
}
