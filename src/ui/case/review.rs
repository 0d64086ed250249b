//! Who follows the case and how it is handed over; what a supervisor remarked and what came of
//! it; and, for who supervises, what changed since they last looked: record by record, field by
//! field, with the value before. What may not be read stays sealed.

use eframe::egui::{Id as UiId, Ui};

use super::history::Line;
use super::page::{Only, Page, View, Wish};
use super::{card, prefill, sign};
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::handover::{Handover, HandoverStatus};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::remark::{Remark, RemarkKind};
use crate::domain::role::{self, Right};
use crate::domain::user::User;
use crate::domain::value;
use crate::store::case::CaseFile;
use crate::store::supervision::Loads;
use crate::store::{Held, StoreError, clock};
use crate::ui::Scene;
use crate::ui::command::{Command, Move, Receipt};
use crate::ui::look::{Mood, icon, space};
use crate::ui::supervision::team;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{badge, button, choice, frame, text};
use crate::words::{self, tr, tr_with};

/// How many changes are shown before it is asked for more.
const SHOWN: usize = 60;
/// What answering asks.
const ANSWER: Only = &["answer"];
/// What settling asks.
const SETTLE: Only = &["resolution"];
/// What declining asks.
const DECLINE: Only = &["reason"];

/// To whom the case is to go, while that is chosen.
#[derive(Default)]
pub(super) struct Review {
    moving: Option<Moving>,
    /// All changes are shown.
    whole: bool,
}

struct Moving {
    loads: Loads,
    to: String,
    note: String,
    complaint: Option<String>,
}

/// When who looks last looked through this case.
pub(super) fn read(view: &mut View, scene: Scene<'_>) -> Result<(), StoreError> {
    let Some(case) = &view.file.case else { return Ok(()) };
    if scene.me.may(Right::Approve) {
        view.looked = scene.reader.looked(scene.me.id, case.id)?;
    }
    Ok(())
}

impl Review {
    /// Opens the choice of a receiver, with what everybody carries.
    pub(super) fn open(&mut self, loads: Loads) {
        let (to, note) = (String::new(), String::new());
        self.moving = Some(Moving { loads, to, note, complaint: None });
    }

    #[cfg(test)]
    pub(super) fn choose(&mut self, worker: Id) {
        self.moving.as_mut().unwrap().to = worker.to_string();
    }

    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        let Some(moving) = &mut self.moving else { return false };
        moving.complaint = problems.first().map(Problem::sentence);
        true
    }

    pub(super) fn saved(&mut self) {
        self.moving = None;
    }

    /// The choice of a receiver, over the page.
    pub(super) fn over_ui(
        &mut self,
        ui: &Ui,
        file: &CaseFile,
        scene: Scene<'_>,
    ) -> Option<Command> {
        let moving = self.moving.as_mut()?;
        let case = file.case.as_ref()?;
        let worker = value::id_of(&case.row, "worker_id");
        let id = UiId::unique(("case-transfer", case.id.bytes()));
        let may = scene.me.may(Right::Approve);
        let mut dialog = Dialog::new(id, tr("review-transfer-title"), tr("supervision-cancel"))
            .body(tr("review-transfer-body"))
            .verb(tr("review-transfer-verb"))
            .ready(!moving.to.is_empty())
            .width(560.0);
        if may {
            dialog = dialog.other(tr("review-assign-verb"));
        }
        let mut entries: Vec<(String, String)> = scene
            .office
            .users
            .iter()
            .filter(|user| Some(user.id) != worker)
            .filter(|user| {
                role::may(&role::parse(&User::from_row(&user.row).role), Right::WriteCase)
            })
            .map(|user| {
                let (count, sum) = team::load(&moving.loads, Some(user.id));
                let (count, weight) = (count.to_string(), sum.to_string());
                let load =
                    tr_with("supervision-carries", &[("count", &count), ("weight", &weight)]);
                (user.id.to_string(), format!("{} – {load}", scene.office.name(user.id)))
            })
            .collect();
        let centre = value::id_of(&case.row, "centre_id");
        let others = scene.office.centres.iter().filter(|held| Some(held.id) != centre);
        entries.extend(others.map(|held| {
            let name = tr_with("review-centre", &[("name", scene.office.name(held.id))]);
            (format!("centre {}", held.id), name)
        }));
        let answer = dialog.show(ui.ctx(), |ui| {
            let shown: Vec<(&str, &str)> =
                entries.iter().map(|(key, name)| (key.as_str(), name.as_str())).collect();
            let look = FieldLook::new(tr("review-transfer-to"))
                .required(true)
                .hint(team::weights())
                .complaint(moving.complaint.clone());
            if choice::list(ui, id.with("to"), &look, &shown, &mut moving.to).changed() {
                moving.complaint = None;
            }
            let look = FieldLook::new(tr("supervision-note")).required(false);
            field::multiline(ui, id.with("note"), &look, 2, &mut moving.note);
        })?;
        if answer == Answer::Safe {
            self.moving = None;
            return None;
        }
        let (to, centre) = match moving.to.strip_prefix("centre ") {
            Some(centre) => (None, Id::parse(centre)),
            None => (Id::parse(&moving.to), None),
        };
        Some(Command::MoveCases(Box::new(Move {
            cases: vec![case.id],
            to,
            centre,
            note: moving.note.clone(),
            at_once: answer == Answer::Other,
        })))
    }
}

/// The tab from top to bottom.
pub(super) fn review_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let Some(case) = &page.file.case else { return };
    follows_ui(ui, page, case);
    ui.add_space(space::L);
    remarks_ui(ui, page);
    if page.scene.me.may(Right::Approve) {
        ui.add_space(space::L);
        changes_ui(ui, page, case);
    }
}

/// Who follows the case; what waits for its receiver; how it went from hand to hand.
fn follows_ui(ui: &mut Ui, page: &mut Page<'_>, case: &Held) {
    let file = page.file;
    let office = page.scene.office;
    let name = |id: Option<Id>| {
        let name = id.map(|id| office.name(id)).unwrap_or_default();
        if name.is_empty() { tr("supervision-nobody") } else { name.to_owned() }
    };
    let all: Vec<(&Held, Handover)> =
        file.of(Kind::Handover).iter().map(|held| (held, Handover::from_row(&held.row))).collect();
    let is_pending = |read: &Handover| read.status == Some(HandoverStatus::Pending);
    let pending = all.iter().rev().find(|(_, read)| is_pending(read));
    let open = crate::domain::case::Case::from_row(&case.row).is_open();
    let worker = value::id_of(&case.row, "worker_id");
    frame::card(ui, |ui| {
        let mut moves = false;
        let mine = worker.is_none() || worker == Some(page.scene.me.id);
        let may = page.may_write() && (mine || page.scene.me.may(Right::Approve));
        frame::bar(
            ui,
            |ui| {
                text::section(ui, tr("review-follows"));
                text::body(ui, name(worker));
            },
            |ui| {
                if may && open && pending.is_none() {
                    let verb = button::secondary(tr("review-transfer")).icon(icon::ICON_SWAP_HORIZ);
                    moves = ui.add(verb).clicked();
                }
            },
        );
        if moves {
            page.wish(Wish::Transfer);
        }
        if let Some((held, read)) = pending {
            pending_ui(ui, page, held, read);
        }
        for (_, read) in all.iter().rev().filter(|(_, read)| !is_pending(read)) {
            let to = if read.to_id.is_some() { name(read.to_id) } else { name(read.centre_id) };
            let state = read.status.map(value::Keyed::key).unwrap_or_default();
            let state = crate::domain::choice::label("handover", state);
            let day = read.decided_on.map(date::show).unwrap_or_default();
            let line = [
                format!("{} → {to}", name(read.from_id)),
                state,
                day,
                read.note.clone(),
                read.reason.clone(),
            ];
            text::secondary(ui, card::join(line, " · "));
        }
    });
}

/// What waits: the receiver accepts or declines, who asked takes back.
fn pending_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, read: &Handover) {
    if page.edits("handover", held.id) {
        page.fields_ui(ui);
        return;
    }
    let office = page.scene.office;
    let name = |id: Option<Id>| id.map(|id| office.name(id).to_owned()).unwrap_or_default();
    let to = if read.to_id.is_some() { name(read.to_id) } else { name(read.centre_id) };
    let (by, day) = (name(read.asked_by), read.asked_on.map(date::show).unwrap_or_default());
    let mut said = tr_with("review-pending", &[("to", &to), ("by", &by), ("day", &day)]);
    if !read.note.trim().is_empty() {
        said = format!("{said} {}", tr_with("approval-said", &[("text", read.note.trim())]));
    }
    frame::notice(ui, Mood::Info, &said);
    let me = page.scene.me.id;
    let centre = page
        .scene
        .office
        .users
        .iter()
        .find(|user| user.id == me)
        .and_then(|user| value::id_of(&user.row, "centre_id"));
    let receive = |status| {
        let handovers = vec![held.id];
        Command::Receive(Box::new(Receipt { handovers, status, reason: String::new() }))
    };
    ui.horizontal(|ui| {
        if read.is_for(me, centre) {
            let accept = button::primary(tr("review-accept")).icon(icon::ICON_CHECK);
            if ui.add(accept).clicked() {
                page.wish(Wish::Send(receive(HandoverStatus::Accepted)));
            }
            if ui.add(button::secondary(tr("review-decline"))).clicked() {
                let typed = [("status", "declined".to_owned())];
                if let Some(draft) = prefill::changed(held, "handover", &typed) {
                    page.wish(Wish::Ask { draft: Box::new(draft), only: DECLINE });
                }
            }
        }
        let own = read.asked_by == Some(me) || read.from_id == Some(me);
        let back = button::quiet(tr("review-withdraw")).icon(icon::ICON_CANCEL);
        if (own || page.scene.me.may(Right::Approve)) && ui.add(back).clicked() {
            page.wish(Wish::Send(receive(HandoverStatus::Withdrawn)));
        }
    });
}

/// What was remarked, what waits first.
fn remarks_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let file = page.file;
    let may = page.scene.me.may(Right::Approve) && page.may_write();
    frame::card(ui, |ui| {
        let mut add = false;
        frame::bar(
            ui,
            |ui| {
                text::section(ui, tr("review-remarks"));
            },
            |ui| {
                let verb = button::quiet(tr("kind-remark-new")).icon(icon::ICON_ADD);
                add = may && !page.edits_new(Kind::Remark) && ui.add(verb).clicked();
            },
        );
        if add {
            page.wish(Wish::New(Kind::Remark, Vec::new()));
        }
        if page.edits_new(Kind::Remark) {
            page.fields_ui(ui);
        }
        let mut all: Vec<(&Held, Remark)> =
            file.of(Kind::Remark).iter().map(|held| (held, Remark::from_row(&held.row))).collect();
        all.sort_by_key(|(held, read)| (read.resolved_on.is_some(), std::cmp::Reverse(held.id)));
        if all.is_empty() && !page.edits_new(Kind::Remark) {
            text::faint(ui, tr("review-remarks-none"));
        }
        for (held, read) in all {
            ui.add_space(space::XS);
            ui.push_id(held.id, |ui| remark_ui(ui, page, held, &read));
        }
    });
}

fn remark_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, read: &Remark) {
    let office = page.scene.office;
    let name = |id: Option<Id>| id.map(|id| office.name(id).to_owned()).unwrap_or_default();
    let settled = read.resolved_on.is_some();
    let flag = read.kind == Some(RemarkKind::Flag);
    ui.horizontal_wrapped(|ui| {
        let (mood, sign, word) = match (settled, flag) {
            (true, _) => (Mood::Good, icon::ICON_TASK_ALT, tr("review-settled")),
            (_, true) => {
                let late = read.due_on.is_some_and(|day| day < page.today());
                let day = read.due_on.map(date::show).unwrap_or_default();
                let mood = if late { Mood::Warn } else { Mood::Info };
                (mood, icon::ICON_FLAG, tr_with("review-flag-until", &[("day", &day)]))
            }
            _ => (Mood::Info, icon::ICON_FORUM, tr("review-comment")),
        };
        badge::badge(ui, mood, sign, &word);
        let day = read.made_on.map(date::show).unwrap_or_default();
        let who = tr_with(
            "review-by-for",
            &[("by", &name(read.made_by)), ("for", &name(read.for_id)), ("day", &day)],
        );
        text::secondary(ui, who);
    });
    text::body(ui, read.text.as_str());
    if !read.answer.trim().is_empty() {
        let day = read.answered_on.map(date::show).unwrap_or_default();
        let given = [("who", name(read.for_id)), ("day", day), ("text", read.answer.clone())];
        let given: Vec<(&str, &str)> = given.iter().map(|(k, v)| (*k, v.as_str())).collect();
        text::secondary(ui, tr_with("review-answered", &given));
    } else if let Some(day) = read.seen_on {
        text::secondary(ui, tr_with("review-read-on", &[("day", &date::show(day))]));
    }
    if settled {
        let day = read.resolved_on.map(date::show).unwrap_or_default();
        let given =
            [("who", name(read.resolved_by)), ("day", day), ("text", read.resolution.clone())];
        let given: Vec<(&str, &str)> = given.iter().map(|(k, v)| (*k, v.as_str())).collect();
        text::secondary(ui, tr_with("review-settled-by", &given));
        return;
    }
    if page.edits("remark", held.id) {
        page.fields_ui(ui);
        return;
    }
    if !page.may_write() {
        return;
    }
    ui.horizontal(|ui| {
        let me = Some(page.scene.me.id);
        let (own, wrote) = (read.for_id == me, read.made_by == me && read.for_id != me);
        let open = |only: Only| {
            prefill::edit_draft("remark", held)
                .map(|draft| Wish::Ask { draft: Box::new(draft), only })
        };
        let answer = button::secondary(tr("review-answer")).icon(icon::ICON_FORUM);
        if !wrote
            && ui.add(answer).clicked()
            && let Some(wish) = open(ANSWER)
        {
            page.wish(wish);
        }
        if own && read.seen_on.is_none() && ui.add(button::quiet(tr("review-mark-read"))).clicked()
        {
            page.wish(Wish::Send(Command::Seen(vec![(Kind::Remark, held.id)])));
        }
        let settle = button::quiet(tr("review-settle")).icon(icon::ICON_CHECK);
        let today = [("resolved_on", date::show(page.today()))];
        if ui.add(settle).clicked()
            && let Some(draft) = prefill::changed(held, "remark", &today)
        {
            page.wish(Wish::Ask { draft: Box::new(draft), only: SETTLE });
        }
    });
}

/// What others changed since the last look, newest first, record by record.
fn changes_ui(ui: &mut Ui, page: &mut Page<'_>, case: &Held) {
    let looked = page.view.looked;
    let since = looked.map_or(0, |looked| looked.entry);
    let me = page.scene.me.id;
    let view = page.view;
    let viewed = tr("case-view");
    let new: Vec<&Line> = view
        .lines
        .iter()
        .filter(|line| line.entry > since && line.by != Some(me) && line.field != viewed)
        .collect();
    frame::card(ui, |ui| {
        let mut seen = false;
        frame::bar(
            ui,
            |ui| {
                text::section(ui, tr("review-changes"));
                let when = looked
                    .map(|looked| clock::local(looked.at).format("%d/%m/%Y %H:%M").to_string());
                let said = when.map_or_else(
                    || tr("review-never"),
                    |when| tr_with("review-since", &[("when", &when)]),
                );
                text::secondary(ui, said);
            },
            |ui| {
                let verb = button::primary(tr("review-looked")).icon(icon::ICON_VISIBILITY);
                seen = ui.add(verb).clicked();
            },
        );
        if seen {
            page.wish(Wish::Send(Command::Looked(Some(case.id))));
        }
        if new.is_empty() {
            text::faint(ui, tr("review-changes-none"));
            return;
        }
        let count = words::count(i64::try_from(new.len()).unwrap_or_default());
        text::secondary(ui, tr_with("review-changes-count", &[("count", &count)]));
        let most = if page.rooms.review.whole { new.len() } else { SHOWN };
        let shown = new.get(..most.min(new.len())).unwrap_or_default();
        let mut told: Vec<Id> = Vec::new();
        for line in shown {
            if told.contains(&line.record) {
                continue;
            }
            told.push(line.record);
            ui.add_space(space::XS);
            let own: Vec<&&Line> =
                shown.iter().filter(|other| other.record == line.record).collect();
            ui.push_id(line.record, |ui| group_ui(ui, &own));
        }
        if new.len() > shown.len() {
            let rest = words::count(i64::try_from(new.len() - shown.len()).unwrap_or_default());
            let more = tr_with("today-more", &[("count", &rest)]);
            page.rooms.review.whole |= ui.add(button::quiet(more)).clicked();
        }
    });
}

/// The changes of one record.
fn group_ui(ui: &mut Ui, lines: &[&&Line]) {
    let Some(first) = lines.first() else { return };
    ui.horizontal(|ui| {
        badge::badge(ui, Mood::Neutral, sign::kind(first.kind), &first.what);
        text::secondary(ui, format!("{} · {}", first.who, first.at));
    });
    for line in lines {
        ui.horizontal_wrapped(|ui| {
            ui.add_space(space::L);
            text::secondary(ui, line.field.as_str());
            if line.sealed {
                badge::badge(ui, Mood::Neutral, icon::ICON_LOCK, &tr("problem-sealed"));
                return;
            }
            let from = if line.from.is_empty() { "–" } else { line.from.as_str() };
            let to = if line.to.is_empty() { "–" } else { line.to.as_str() };
            text::body(ui, format!("{from} → {to}"));
            if line.who != first.who || line.at != first.at {
                text::faint(ui, format!("{} · {}", line.who, line.at));
            }
        });
    }
}

#[cfg(test)]
mod tests;
