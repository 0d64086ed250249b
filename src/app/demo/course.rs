//! How a case goes: the step it has reached by the time since the arrival, what
//! is due on it, and who carries it.

use chrono::{Datelike, Days, NaiveDate};

use super::people::Somebody;
use super::{Colleague, Maker};
use crate::domain::case::{Case, Risk, Status};
use crate::domain::id::Id;
use crate::domain::referral::Urgency;
use crate::domain::selection::Selection;
use crate::domain::task::{Task, When};
use crate::domain::value::Keyed;
use crate::store::StoreError;

/// A case as it will be written, for those who write its parts.
pub(super) struct Course<'a> {
    pub(super) who: &'a Somebody<'a>,
    pub(super) id: Id,
    pub(super) status: Status,
    pub(super) risk: Risk,
    pub(super) worker: Colleague,
    /// The last day anything was recorded.
    pub(super) until: NaiveDate,
    pub(super) due: Due,
    pub(super) codes: Vec<&'static str>,
}

/// What is due on an open case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// Nothing.
    Nothing,
    /// The plan, counted from the registration.
    Plan,
    /// A follow-up on this day.
    Followup(NaiveDate),
    /// An answer to a referral sent on this day.
    Referral(NaiveDate, Urgency),
    /// A session on this day.
    Session(NaiveDate),
    /// A follow-up to be set: the last was done on this day.
    NoFollowup(NaiveDate),
}

impl Maker<'_, '_> {
    /// Writes the case of somebody with all its parts.
    pub(super) fn course(&mut self, who: &Somebody<'_>) -> Result<(), StoreError> {
        let days = (self.today - who.arrived).num_days();
        let status = self.status(days);
        let codes = self.vulnerabilities(who);
        let risk = self.risk(&codes);
        let registered = self.day_after(who.arrived, self.today, 1);
        let due = self.due(who, status, risk, registered);
        let screened = status > Status::Registered;
        let soonest = due.on(registered, if screened { risk } else { Risk::Nothing });
        let worker = self.worker(who.convoy.get("centre"), status, soonest);
        let until = match status {
            _ if status.is_open() => self.today,
            Status::Declined => self.day_after(who.arrived, self.today, 10),
            _ => self.day_after(registered, self.today, 170),
        };
        let id = crate::store::new_id()?;
        let course = Course { who, id, status, risk, worker, until, due, codes };
        let mut case = Case {
            person_id: Some(who.id),
            number: self.w.next_case_number(
                who.convoy.get("centre"),
                registered.year(),
                &self.letters,
            )?,
            centre_id: self
                .staff
                .iter()
                .find(|c| c.code == who.convoy.get("centre"))
                .and_then(|c| c.centre_id),
            worker_id: course.worker.id,
            status: Some(status),
            first_contact_on: Some(who.arrived),
            registered_on: Some(registered),
            source: self
                .chance
                .pick(&["charter", "flow_monitoring", "border", "self", "partner"])
                .to_owned(),
            interview_language: who.language.clone(),
            interpreter: who.language != "bam" && self.chance.percent(15),
            departure_country: who.convoy.text("country"),
            departure_reason: self
                .chance
                .pick(&[
                    "ECON_LONG",
                    "ECON_LONG",
                    "ECON_SHORT",
                    "SEASONAL",
                    "TRADE",
                    "CONFLICT",
                    "CLIMATE",
                    "ADVENTURE",
                ])
                .to_owned(),
            return_category: who.convoy.text("category"),
            arrived_on: Some(who.arrived),
            entry_point: who.convoy.text("entry"),
            route: who.convoy.text("route"),
            convoy: who.label.clone(),
            need: self.needs(),
            help_given: vec!["FOOD".to_owned(), "NFI".to_owned()],
            arrival_id: who.arrival,
            ..Case::default()
        };
        // Who arrived in the last days waits for a decision.
        if screened || days > 9 {
            let once = status == Status::Declined;
            case.selection = Some(if once { Selection::OneOff } else { Selection::Full });
            case.selected_on = Some(registered);
            case.selected_by = course.worker.id;
            if once {
                self.lists.first("selection").clone_into(&mut case.selection_reason);
            }
        }
        let years = i32::try_from(self.chance.between(1, 4)).unwrap_or(1);
        case.departed_on = Some(crate::domain::date::PartialDate {
            year: who.arrived.year() - years,
            month: u32::try_from(self.chance.between(1, 12)).ok(),
            day: None,
        });
        if screened {
            case.risk = Some(risk);
            case.risk_set_on = Some(self.day_after(registered, self.today, 2));
            if risk <= Risk::High {
                case.risk_reason = self.lists.say(&mut self.chance, "risk_reason");
            }
        }
        if status > Status::Screened {
            case.assessed_on = Some(self.day_after(registered, self.today, 6));
            case.wish = self.maybe(60, |m| m.lists.say(&mut m.chance, "wish"));
        }
        if !status.is_open() {
            case.closed_on = Some(until);
            let reason = match status {
                Status::Transferred => "TRANSFERRED",
                Status::Declined => "DECLINED",
                Status::Duplicate => "DUPLICATE",
                _ => self.chance.pick(&[
                    "PLAN_DONE",
                    "PLAN_DONE",
                    "PLAN_DONE",
                    "LOST",
                    "LEFT_AREA",
                    "DURATION_END",
                ]),
            };
            reason.clone_into(&mut case.closure_reason);
            case.closure_note = self.maybe(50, |m| m.lists.say(&mut m.chance, "closure"));
        }
        self.w.put(id, &case)?;
        self.parts(&course)
    }

    /// A day so many days after another at most, never after a last one.
    pub(super) fn day_after(&mut self, from: NaiveDate, last: NaiveDate, most: i64) -> NaiveDate {
        let days = self.chance.between(0, most).unsigned_abs();
        from.checked_add_days(Days::new(days)).unwrap_or(last).min(last).max(from.min(last))
    }

    fn status(&mut self, days: i64) -> Status {
        use Status::{
            Active, Assessed, Closed, ClosurePending, Declined, Draft, Duplicate, Monitoring,
            PlanDraft, PlanPending, Registered, Reopened, Screened, Transferred,
        };
        let among: &[(Status, i64)] = match days {
            ..=2 => &[(Registered, 7), (Draft, 3), (Screened, 2)],
            3..=9 => &[
                (Registered, 4),
                (Draft, 1),
                (Screened, 5),
                (Assessed, 3),
                (Active, 2),
                (Declined, 1),
            ],
            10..=24 => {
                &[(Screened, 2), (Assessed, 3), (PlanDraft, 3), (PlanPending, 3), (Active, 8)]
            }
            25..=150 => &[
                (Active, 46),
                (Monitoring, 24),
                (PlanPending, 2),
                (ClosurePending, 5),
                (Closed, 14),
                (Declined, 4),
                (Transferred, 4),
                (Reopened, 1),
            ],
            _ => &[
                (Closed, 80),
                (Monitoring, 7),
                (Active, 3),
                (Transferred, 4),
                (Declined, 4),
                (Reopened, 1),
                (Duplicate, 1),
                (ClosurePending, 1),
            ],
        };
        self.chance.weigh(among, |(_, weight)| *weight).map_or(Registered, |(status, _)| *status)
    }

    fn risk(&mut self, codes: &[&str]) -> Risk {
        let proposed = crate::domain::vulnerability::proposed_by(codes.iter().copied());
        let level = match proposed {
            // A worker who knows the person often sets a milder level than the proposal.
            Some(Risk::Critical) => self.chance.pick(&["critical", "high", "high", "medium"]),
            Some(Risk::High) => self.chance.pick(&["high", "medium", "medium", "low"]),
            Some(Risk::Medium) => self.chance.pick(&["medium", "low", "low"]),
            Some(level) => level.key(),
            None => self.chance.pick(&["low", "none", "none"]),
        };
        Risk::from_key(level).unwrap_or(Risk::Low)
    }

    fn needs(&mut self) -> Vec<String> {
        let mut needs = vec!["food".to_owned()];
        for need in
            ["shelter", "clothing", "hygiene", "transport", "family_contact", "health", "rest"]
        {
            if self.chance.percent(35) {
                needs.push(need.to_owned());
            }
        }
        needs.sort();
        needs
    }

    /// What will be due, and when: some late, some today, most ahead.
    fn due(
        &mut self,
        who: &Somebody<'_>,
        status: Status,
        risk: Risk,
        registered: NaiveDate,
    ) -> Due {
        if !status.is_open() || status == Status::ClosurePending {
            return Due::Nothing;
        }
        if status < Status::PlanPending {
            return Due::Plan;
        }
        let ahead = match self.chance.between(1, 100) {
            1..=13 => -self.chance.between(1, 16),
            14..=23 => 0,
            24..=52 => self.chance.between(1, 7),
            _ => self.chance.between(8, 45),
        };
        let on = self.day_in(ahead);
        let after = |day: NaiveDate| day >= registered && day <= self.today;
        let kind = self.chance.between(1, 100);
        match kind {
            1..=20 => {
                let urgency = match ahead {
                    ..=1 if risk <= Risk::High => Urgency::Emergency,
                    ..=3 if risk <= Risk::Medium => Urgency::Urgent,
                    _ => Urgency::Normal,
                };
                let sent = on - chrono::Duration::days(urgency.answer_days());
                if after(sent) { Due::Referral(sent, urgency) } else { Due::Followup(on) }
            }
            21..=34 if on > who.arrived => Due::Session(on),
            35..=40 => {
                let last = on - chrono::Duration::days(risk.followup_days());
                if after(last) { Due::NoFollowup(last) } else { Due::Followup(on) }
            }
            _ => Due::Followup(on),
        }
    }

    /// The day so many days ahead (or ago).
    pub(super) fn day_in(&self, ahead: i64) -> NaiveDate {
        self.today.checked_add_signed(chrono::Duration::days(ahead)).unwrap_or(self.today)
    }

    /// Who carries the case: the signed-in user as far as the first screen wants more.
    fn worker(&mut self, centre: &str, status: Status, soonest: Option<NaiveDate>) -> Colleague {
        let Some((me, others)) = self.staff.split_first() else { return Colleague::default() };
        let here: Vec<Colleague> =
            others.iter().filter(|c| c.carries && c.code == centre).cloned().collect();
        let mine = me.clone();
        let Some(on) = soonest.filter(|_| mine.code == centre) else {
            // What is over may well have been hers.
            let hers = !status.is_open() && mine.code == centre && self.chance.percent(40);
            return if hers { mine } else { self.chance.pick(&here) };
        };
        let when = When::of(on, self.today);
        let wanted = match when {
            When::Overdue => &mut self.wanted.overdue,
            When::Today => &mut self.wanted.today,
            When::Soon => &mut self.wanted.soon,
            When::Later => &mut self.wanted.later,
        };
        if *wanted > 0 && self.chance.percent(30) {
            *wanted -= 1;
            return mine;
        }
        if self.chance.percent(3) { Colleague::default() } else { self.chance.pick(&here) }
    }

    /// Tasks of the signed-in user, so that the first screen holds what was wanted.
    pub(super) fn fill_today(&mut self) -> Result<(), StoreError> {
        let me = self.staff.first().and_then(|c| c.id);
        let (late, now, soon) =
            (self.wanted.overdue + 1, self.wanted.today + 1, self.wanted.soon + 3);
        let days = (0..late).map(|at| -1 - i64::from(at));
        let days = days.chain((0..now).map(|_| 0)).chain((0..soon).map(|at| 1 + i64::from(at) % 7));
        for ahead in days.collect::<Vec<i64>>() {
            let task = Task {
                text: self.lists.say(&mut self.chance, "task"),
                due_on: Some(self.day_in(ahead)),
                worker_id: me,
                ..Task::default()
            };
            self.w.add(&task)?;
        }
        Ok(())
    }
}

impl Due {
    /// The day it falls on, seen by the rules of the domain.
    fn on(self, registered: NaiveDate, risk: Risk) -> Option<NaiveDate> {
        let later =
            |day: NaiveDate, days: i64| day.checked_add_signed(chrono::Duration::days(days));
        match self {
            Self::Nothing => None,
            Self::Plan => later(registered, risk.plan_days()),
            Self::Followup(on) | Self::Session(on) => Some(on),
            Self::Referral(sent, urgency) => later(sent, urgency.answer_days()),
            Self::NoFollowup(last) => later(last, risk.followup_days()),
        }
    }
}
