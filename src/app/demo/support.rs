//! Reintegration supports with the tranches of their budget, and the survey of who has them.

use chrono::Duration;

use super::Maker;
use super::course::Course;
use crate::domain::budget;
use crate::domain::case::{Case, Status};
use crate::domain::followup::{Calendar, Followup, FollowupStatus};
use crate::domain::id::Id;
use crate::domain::payment::{Payment, PaymentStatus};
use crate::domain::support::{Support, SupportStatus};
use crate::domain::survey::{self, Survey};
use crate::store::StoreError;

type Written = Result<(), StoreError>;

impl Maker<'_, '_> {
    /// Writes a support, or none.
    pub(super) fn support(&mut self, course: &Course<'_>) -> Written {
        use SupportStatus::{Approved, Completed, Planned, Started, Stopped};
        let wanted = match course.status {
            Status::Declined | Status::Duplicate => 0,
            _ => 58,
        };
        if !self.chance.percent(wanted) {
            return Ok(());
        }
        let kind = if course.who.age < 16 {
            "schooling"
        } else {
            self.chance.pick(&[
                "microbusiness",
                "microbusiness",
                "microbusiness",
                "training",
                "training",
                "farming",
                "housing",
                "document",
                "collective",
            ])
        };
        let among: &[SupportStatus] = match course.status {
            Status::Closed => &[Completed, Completed, Completed, Stopped],
            Status::Monitoring | Status::ClosurePending => &[Completed, Started, Started],
            _ => &[Planned, Approved, Started, Started],
        };
        let status = self.chance.weigh(among, |_| 1).copied().unwrap_or(Planned);
        let agreed = self.day_after(course.who.arrived, course.until, 30);
        let started = matches!(status, Started | Completed | Stopped);
        let started = started.then(|| self.day_after(agreed, course.until, 30));
        let ended = matches!(status, Completed | Stopped);
        let support = Support {
            case_id: Some(course.id),
            kind: kind.to_owned(),
            scope: if kind == "collective" { "collective" } else { "individual" }.to_owned(),
            status: Some(status),
            description: self.lists.say(&mut self.chance, &format!("support:{kind}")),
            agreed_on: Some(agreed),
            started_on: started,
            ended_on: started.filter(|_| ended).map(|from| self.day_after(from, course.until, 90)),
            amount: Some(self.chance.between(4, 26) * 25_000),
            currency: "XOF".to_owned(),
            donor: self.lists.say(&mut self.chance, "donor"),
            project_id: self.chance.pick(&self.projects.clone()),
            collective_id: (kind == "collective")
                .then(|| self.chance.pick(&self.collectives.clone()))
                .flatten(),
            place: String::new(),
            result: if status == Completed {
                self.lists.say(&mut self.chance, "result")
            } else {
                String::new()
            },
            ..Support::default()
        };
        let id = self.w.add(&support)?;
        self.budget(course, id, &support)?;
        self.visits(course, &support)?;
        Ok(())
    }

    /// The monitoring visits of a support: those behind us done or missed, the next ones due.
    fn visits(&mut self, course: &Course<'_>, support: &Support) -> Written {
        let case = Case { arrived_on: Some(course.who.arrived), ..Case::default() };
        for (month, day) in budget::visits(&case, support) {
            let is_past = day <= course.until;
            if !is_past && course.status == Status::Closed {
                break;
            }
            let done = is_past && !self.chance.percent(15);
            let status = match () {
                () if done => FollowupStatus::Done,
                () if is_past => FollowupStatus::Missed,
                () => FollowupStatus::Due,
            };
            let running = self.chance.pick(&["yes", "yes", "yes", "no"]);
            self.w.add(&Followup {
                case_id: Some(course.id),
                calendar: Some(Calendar::Reintegration),
                due_on: Some(day),
                status: Some(status),
                mode: "home_visit".to_owned(),
                month: Some(month),
                done_on: done.then_some(day),
                done_by: course.worker.id.filter(|_| done),
                activity_running: if done { running.to_owned() } else { String::new() },
                income: done.then(|| self.chance.between(6, 30) * 5_000),
                ..Followup::default()
            })?;
        }
        Ok(())
    }

    /// The tranches of a support's budget, and the survey of who has it.
    pub(super) fn budget(&mut self, course: &Course<'_>, id: Id, support: &Support) -> Written {
        use PaymentStatus::{Approved, Paid, Planned};
        let Some(whole) = support.amount else { return Ok(()) };
        let share = whole / 2 / 5_000 * 5_000;
        let paid = match support.status {
            Some(SupportStatus::Completed) => 2,
            Some(SupportStatus::Started) => self.chance.between(1, 2),
            Some(SupportStatus::Stopped) => 1,
            _ => 0,
        };
        let supervisor = self.staff.first().and_then(|colleague| colleague.id);
        for (at, amount) in [(1, share), (2, whole - share)] {
            let status = match () {
                () if at <= paid => Paid,
                () if support.status == Some(SupportStatus::Approved) => Approved,
                () => Planned,
            };
            let approved = support.started_on.or(support.agreed_on).filter(|_| status != Planned);
            let payment = Payment {
                case_id: Some(course.id),
                support_id: Some(id),
                position: Some(at),
                amount: Some(amount),
                currency: support.currency.clone(),
                planned_on: support.agreed_on.map(|day| day + Duration::days(20 * at)),
                status: Some(status),
                approved_on: approved,
                approved_by: supervisor.filter(|_| status != Planned),
                paid_on: approved
                    .filter(|_| status == Paid)
                    .map(|from| self.day_after(from, course.until.max(from), 15)),
                way: self.chance.pick(&["in_kind", "supplier", "mobile_money"]).to_owned(),
                receipt: if status == Paid { "signature".to_owned() } else { String::new() },
                receipt_reference: String::new(),
                note: self.lists.say(&mut self.chance, "payment"),
            };
            self.w.add(&payment)?;
        }
        if support.started_on.is_some() && self.chance.percent(35) {
            self.surveys(course)?;
        }
        Ok(())
    }

    fn surveys(&mut self, course: &Course<'_>) -> Written {
        let Some(definition) = survey::draft() else { return Ok(()) };
        let rounds = [("baseline", 10), ("m3", 90), ("m6", 180)];
        for (round, days) in rounds {
            let day = course.who.arrived + Duration::days(days);
            if day > course.until {
                break;
            }
            let mut answers = Vec::new();
            for item in &definition.items {
                let better = usize::try_from(days / 60).unwrap_or_default();
                let codes: Vec<&str> = item.options.iter().map(|o| o.code.as_str()).collect();
                let at = self.chance.between(0, i64::try_from(codes.len()).unwrap_or(1) - 1);
                let at = usize::try_from(at).unwrap_or_default().saturating_sub(better);
                if let Some(code) = codes.get(at) {
                    answers.push(format!("{}={code}", item.id));
                }
            }
            self.w.add(&Survey {
                case_id: Some(course.id),
                definition: definition.id.clone(),
                version: definition.version.clone(),
                round: round.to_owned(),
                taken_on: Some(day),
                taken_by: course.worker.id,
                language: course.who.language.clone(),
                answers: answers.join(" "),
            })?;
        }
        Ok(())
    }
}
