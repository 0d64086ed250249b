//! Case work in depth: the plan and its approval, moves and disclosures of referrals, attempts,
//! danger flags, households.

use chrono::{Duration, NaiveDate};

use super::Maker;
use super::course::Course;
use crate::domain::approval::{Approval, ApprovalStatus, Subject};
use crate::domain::attempt::Attempt;
use crate::domain::case::Status;
use crate::domain::choice;
use crate::domain::disclosure::Disclosure;
use crate::domain::flag::{Danger, Flag};
use crate::domain::goal::Goal;
use crate::domain::household_event::{HouseholdChange, HouseholdEvent};
use crate::domain::id::Id;
use crate::domain::plan::Plan;
use crate::domain::plan_item::{PlanItem, PlanItemStatus};
use crate::domain::referral::{Referral, ReferralStatus};
use crate::domain::referral_move::ReferralMove;
use crate::domain::trafficking::Trafficking;
use crate::domain::value::Keyed;
use crate::domain::vulnerability::Vulnerability;
use crate::store::StoreError;

type Written = Result<(), StoreError>;

impl Maker<'_, '_> {
    /// A vulnerability with its level; one whose name is restricted shows only to some.
    pub(super) fn vulnerability(
        &mut self,
        course: &Course<'_>,
        code: &str,
    ) -> Result<Id, StoreError> {
        let vulnerability = Vulnerability {
            case_id: Some(course.id),
            code: code.to_owned(),
            noted_on: Some(self.day_after(course.who.arrived, course.until, 5)),
            detail: self.maybe(30, |m| m.lists.say(&mut m.chance, "detail")),
            ..Vulnerability::default()
        }
        .settled();
        let id = self.w.add(&vulnerability)?;
        if matches!(code, "VOT" | "EXPL_LABOUR") {
            self.trafficking(course)?;
        }
        Ok(id)
    }

    fn trafficking(&mut self, course: &Course<'_>) -> Written {
        for code in ["ACT", "MEANS_FRAUD", "PURPOSE_LABOUR", "SIGN_PAY"] {
            if self.chance.percent(70) {
                let sign = Trafficking {
                    case_id: Some(course.id),
                    code: code.to_owned(),
                    noted_on: Some(self.day_after(course.who.arrived, course.until, 9)),
                    detail: self.maybe(40, |m| m.lists.say(&mut m.chance, "trafficking")),
                };
                self.w.add(&sign)?;
            }
        }
        Ok(())
    }

    /// The plan of a case that has come so far, and what was asked of the supervisor.
    pub(super) fn plan(&mut self, course: &Course<'_>, needs: &[Id]) -> Written {
        if matches!(course.status, Status::Declined | Status::Duplicate) {
            return Ok(());
        }
        let made = self.day_after(course.who.arrived, course.until, 20);
        let plan = Plan {
            case_id: Some(course.id),
            version: Some(1),
            made_on: Some(made),
            summary: self.lists.say(&mut self.chance, "plan"),
            agreed_on: Some(made),
            review_on: Some(made + Duration::days(90)),
        };
        let plan = self.w.add(&plan)?;
        let done = matches!(
            course.status,
            Status::Monitoring | Status::ClosurePending | Status::Closed | Status::Transferred
        );
        let carried_out = course.status >= Status::Active;
        for (at, dimension) in ["economic", "psychosocial"].into_iter().enumerate() {
            if at > 0 && self.chance.percent(45) {
                break;
            }
            let reached = done && self.chance.percent(80);
            let goal = Goal {
                case_id: Some(course.id),
                text: self.lists.say(&mut self.chance, "goal"),
                dimension: dimension.to_owned(),
                target_on: Some(made + Duration::days(120)),
                reached_on: reached.then(|| self.day_after(made, course.until, 120)),
                outcome: String::new(),
            };
            let goal = self.w.add(&goal)?;
            let services: &[&str] = if dimension == "economic" {
                &["MICROBIZ", "TVET", "TRANSPORT", "CASH"]
            } else {
                &["PSS_IND", "PSS_GRP", "MEDICAL"]
            };
            let known: Vec<&str> = services
                .iter()
                .copied()
                .filter(|code| choice::of("service_type", code).is_some())
                .collect();
            for service in known.into_iter().take(2) {
                self.plan_item(
                    course,
                    goal,
                    needs.first().copied(),
                    service,
                    made,
                    carried_out,
                    done,
                )?;
            }
        }
        let approval = match course.status {
            Status::PlanDraft => return Ok(()),
            Status::PlanPending => ApprovalStatus::Pending,
            _ => ApprovalStatus::Approved,
        };
        self.approval(course, Subject::Plan, &plan.to_string(), approval, made)?;
        if course.status == Status::ClosurePending {
            let asked = self.today - Duration::days(self.chance.between(1, 6));
            self.approval(course, Subject::Closure, "", ApprovalStatus::Pending, asked)?;
        }
        Ok(())
    }

    #[expect(
        clippy::too_many_arguments,
        clippy::fn_params_excessive_bools,
        reason = "one line of a plan has as many parts"
    )]
    fn plan_item(
        &mut self,
        course: &Course<'_>,
        goal: Id,
        need: Option<Id>,
        service: &str,
        made: NaiveDate,
        carried_out: bool,
        done: bool,
    ) -> Written {
        use PlanItemStatus::{Cancelled, Delivered, NotDelivered, Ongoing, Planned};
        let among: &[PlanItemStatus] = match (carried_out, done) {
            (_, true) => &[Delivered, Delivered, Delivered, NotDelivered, Cancelled],
            (true, false) => &[Ongoing, Planned, Delivered],
            _ => &[Planned],
        };
        let status = self.chance.weigh(among, |_| 1).copied().unwrap_or(Planned);
        let ahead = if done { -30 } else { self.chance.between(-12, 75) };
        let due = (made + Duration::days(30)).max(self.today + Duration::days(ahead));
        let item = PlanItem {
            case_id: Some(course.id),
            goal_id: Some(goal),
            need_id: need,
            service: service.to_owned(),
            responsible_id: course.worker.id,
            due_on: Some(due),
            agreed: true,
            status: Some(status),
            delivered_on: (status == Delivered).then(|| self.day_after(made, course.until, 60)),
            quantity: (status == Delivered).then_some(1),
            outcome_reason: match status {
                NotDelivered => self.chance.pick(&["service_full", "distance_or_insecurity"]),
                Cancelled => "refused_by_person",
                _ => "",
            }
            .to_owned(),
            since_version: Some(1),
            ..PlanItem::default()
        };
        self.w.add(&item).map(|_| ())
    }

    fn approval(
        &mut self,
        course: &Course<'_>,
        subject: Subject,
        about: &str,
        status: ApprovalStatus,
        asked: NaiveDate,
    ) -> Written {
        let decided = status != ApprovalStatus::Pending;
        let supervisor = self.staff.first().and_then(|colleague| colleague.id);
        let on = decided.then(|| self.day_after(asked, course.until.max(asked), 4));
        let approval = Approval {
            case_id: Some(course.id),
            subject: Some(subject),
            about: about.to_owned(),
            wanted: String::new(),
            status: Some(status),
            asked_on: Some(asked),
            asked_by: course.worker.id,
            ask_note: self.lists.say(&mut self.chance, "ask_note"),
            decided_on: on,
            decided_by: supervisor.filter(|_| decided),
            comment: if decided {
                self.maybe(40, |m| m.lists.say(&mut m.chance, "comment"))
            } else {
                String::new()
            },
            // What was answered lately is still to be read.
            seen_on: on.filter(|on| *on + Duration::days(5) < self.today),
        };
        self.w.add(&approval).map(|_| ())
    }

    /// The way a referral took to where it stands, and what its agency was told.
    pub(super) fn trail(&mut self, course: &Course<'_>, id: Id, referral: &Referral) -> Written {
        use ReferralStatus::{Accepted, Completed, Draft, InProgress, Sent};
        let (Some(status), Some(sent)) = (referral.status, referral.sent_on) else { return Ok(()) };
        let mut way = vec![(Sent, sent)];
        if let Some(answered) = referral.answered_on
            && matches!(status, InProgress | Completed | ReferralStatus::NotProvided)
        {
            way.push((Accepted, answered));
        }
        let last = referral.completed_on.or(referral.answered_on).unwrap_or(sent);
        if status != Sent && status != Draft {
            way.push((status, last));
        }
        for (reached, on) in way {
            let step = ReferralMove {
                case_id: Some(course.id),
                referral_id: Some(id),
                status: Some(reached),
                moved_on: Some(on),
                moved_by: course.worker.id,
                told_by: if reached == Sent {
                    String::new()
                } else {
                    self.lists.say(&mut self.chance, "told_by")
                },
                reason: if reached == status {
                    referral.outcome_reason.clone()
                } else {
                    String::new()
                },
                note: String::new(),
            };
            self.w.add(&step)?;
        }
        let disclosure = Disclosure {
            case_id: Some(course.id),
            told_on: Some(sent),
            told_by: course.worker.id,
            agency_id: referral.agency_id,
            way: "slip".to_owned(),
            fields: referral.disclosed.clone(),
            referral_id: Some(id),
            consent_id: referral.consent_id,
            copies: Some(3),
            ..Disclosure::default()
        };
        self.w.add(&disclosure).map(|_| ())
    }

    /// Tries to reach somebody, for a follow-up that stayed due.
    pub(super) fn attempts(
        &mut self,
        course: &Course<'_>,
        followup: Id,
        day: NaiveDate,
    ) -> Written {
        for back in 0..self.chance.between(1, 3) {
            let attempt = Attempt {
                case_id: Some(course.id),
                followup_id: Some(followup),
                tried_on: Some(day - Duration::days(back * 2)),
                tried_at: self.chance.pick(&["09:15", "11:40", "16:30"]).to_owned(),
                tried_by: course.worker.id,
                mode: "phone".to_owned(),
                result: self.chance.pick(&["no_answer", "relative", "message"]).to_owned(),
                spoke_with: String::new(),
                note: self.lists.say(&mut self.chance, "attempt"),
            };
            self.w.add(&attempt)?;
        }
        Ok(())
    }

    /// A danger to know before any contact.
    pub(super) fn flag(&mut self, course: &Course<'_>) -> Written {
        let kind = self.chance.weigh(
            &[(Danger::NoFamily, 5), (Danger::NoPolice, 3), (Danger::Other, 2)],
            |(_, weight)| *weight,
        );
        let kind = kind.map_or(Danger::Other, |(kind, _)| *kind);
        let flag = Flag {
            person_id: Some(course.who.id),
            kind: Some(kind),
            noted_on: Some(self.day_after(course.who.arrived, course.until, 6)),
            noted_by: course.worker.id,
            note: self.lists.say(&mut self.chance, &format!("flag:{}", kind.key())),
            ..Flag::default()
        };
        self.w.add(&flag).map(|_| ())
    }

    /// Somebody joined a household.
    pub(super) fn joined(
        &mut self,
        person: Id,
        household: Id,
        role: &str,
        on: NaiveDate,
    ) -> Written {
        let event = HouseholdEvent {
            person_id: Some(person),
            household_id: Some(household),
            event: Some(HouseholdChange::Joined),
            happened_on: Some(on),
            role: role.to_owned(),
            ..HouseholdEvent::default()
        };
        self.w.add(&event).map(|_| ())
    }
}
