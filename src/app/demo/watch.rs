//! What a supervisor of the demo has remarked, which cases are on their way to somebody else, and
//! what of the self-check was passed over.

use chrono::Duration;

use super::Maker;
use super::course::Course;
use crate::domain::dismissal::Dismissal;
use crate::domain::handover::{Handover, HandoverStatus};
use crate::domain::id::Id;
use crate::domain::remark::{Remark, RemarkKind};
use crate::domain::selfcheck::Rule;
use crate::domain::value::Keyed as _;
use crate::store::StoreError;

/// One open case of a colleague in so many carries something.
const EVERY: u32 = 12;

impl Maker<'_, '_> {
    /// Now and then something for the signed-in user to see to.
    pub(super) fn watch(&mut self, course: &Course<'_>) -> Result<(), StoreError> {
        let me = self.staff.first().and_then(|colleague| colleague.id);
        let Some(worker) = course.worker.id.filter(|id| course.status.is_open() && Some(*id) != me)
        else {
            return Ok(());
        };
        self.watched += 1;
        let turn = self.watched / EVERY;
        if !self.watched.is_multiple_of(EVERY) {
            return Ok(());
        }
        match turn {
            1 | 6 => self.remark(course, worker, RemarkKind::Comment, false),
            2 => self.remark(course, worker, RemarkKind::Comment, true),
            3 | 7 => self.remark(course, worker, RemarkKind::Flag, false),
            4 => self.handover(course, worker, me, HandoverStatus::Pending),
            5 => {
                let other = self.staff.get(1).and_then(|colleague| colleague.id);
                let other = other.filter(|other| *other != worker).or(me);
                self.handover(course, worker, other, HandoverStatus::Declined)
            }
            8 => self.dismissal(course),
            _ => Ok(()),
        }
    }

    fn remark(
        &mut self,
        course: &Course<'_>,
        worker: Id,
        kind: RemarkKind,
        answered: bool,
    ) -> Result<(), StoreError> {
        let on = self.today - Duration::days(3);
        let flag = kind == RemarkKind::Flag;
        let about = if flag { "remark_flag" } else { "remark" };
        let remark = Remark {
            case_id: Some(course.id),
            kind: Some(kind),
            text: self.lists.say(&mut self.chance, about),
            made_on: Some(on),
            made_by: self.staff.first().and_then(|colleague| colleague.id),
            for_id: Some(worker),
            due_on: flag.then(|| self.today + Duration::days(4)),
            answer: if answered {
                self.lists.say(&mut self.chance, "remark_answer")
            } else {
                String::new()
            },
            answered_on: answered.then(|| on + Duration::days(1)),
            seen_on: answered.then(|| on + Duration::days(1)),
            ..Remark::default()
        };
        self.w.add(&remark).map(|_| ())
    }

    fn handover(
        &mut self,
        course: &Course<'_>,
        worker: Id,
        to: Option<Id>,
        status: HandoverStatus,
    ) -> Result<(), StoreError> {
        let on = self.today - Duration::days(2);
        let ended = status != HandoverStatus::Pending;
        let declined = status == HandoverStatus::Declined;
        let handover = Handover {
            case_id: Some(course.id),
            from_id: Some(worker),
            to_id: to,
            note: self.lists.say(&mut self.chance, "handover"),
            status: Some(status),
            asked_on: Some(on),
            asked_by: Some(worker),
            decided_on: ended.then(|| on + Duration::days(1)),
            decided_by: to.filter(|_| ended),
            reason: if declined {
                self.lists.say(&mut self.chance, "declined")
            } else {
                String::new()
            },
            ..Handover::default()
        };
        self.w.add(&handover).map(|_| ())
    }

    fn dismissal(&mut self, course: &Course<'_>) -> Result<(), StoreError> {
        let dismissal = Dismissal {
            person_id: Some(course.who.id),
            rule: Rule::RiskMissing.key().to_owned(),
            about: course.id.to_string(),
            reason: self.lists.say(&mut self.chance, "dismissal"),
            dismissed_on: Some(self.today - Duration::days(1)),
            dismissed_by: self.staff.first().and_then(|colleague| colleague.id),
        };
        self.w.add(&dismissal).map(|_| ())
    }
}
