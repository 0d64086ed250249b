//! Which state may follow which: one table per thing that has states. A move that the table
//! lacks is refused with a sentence that names the moves there are.

use super::alert::AlertStatus;
use super::approval::ApprovalStatus;
use super::case::Status;
use super::choice;
use super::course::CourseStatus;
use super::followup::FollowupStatus;
use super::handover::HandoverStatus;
use super::kind::Kind;
use super::payment::PaymentStatus;
use super::plan_item::PlanItemStatus;
use super::problem::Problem;
use super::referral::ReferralStatus;
use super::session::SessionStatus;
use super::support::SupportStatus;
use super::value::Keyed;

/// A state that only some others may follow.
pub trait Moves: Keyed {
    /// The states that may follow this one.
    fn next(self) -> &'static [Self];

    /// May this state be followed by that one? Staying is no move.
    fn may_become(self, next: Self) -> bool {
        self == next || self.next().contains(&next)
    }
}

impl Moves for Status {
    fn next(self) -> &'static [Self] {
        use Status::{
            Active, Assessed, Closed, ClosurePending, Declined, Draft, Duplicate, Monitoring,
            PlanDraft, PlanPending, Registered, Reopened, Screened, Transferred,
        };
        // The steps are a cycle: review may send a case back (`DOMAIN.md` 1.4).
        match self {
            Draft => &[Registered, Declined, Duplicate],
            Registered => &[
                Screened,
                Assessed,
                PlanDraft,
                Active,
                ClosurePending,
                Closed,
                Transferred,
                Declined,
                Duplicate,
            ],
            Screened => &[
                Assessed,
                PlanDraft,
                Active,
                ClosurePending,
                Closed,
                Transferred,
                Declined,
                Duplicate,
            ],
            Assessed => &[
                PlanDraft,
                Active,
                Monitoring,
                ClosurePending,
                Closed,
                Transferred,
                Declined,
                Duplicate,
            ],
            PlanDraft => &[
                Assessed,
                PlanPending,
                Active,
                ClosurePending,
                Closed,
                Transferred,
                Declined,
                Duplicate,
            ],
            PlanPending => &[PlanDraft, Active, ClosurePending, Closed, Transferred, Duplicate],
            Active => &[
                Assessed,
                PlanDraft,
                PlanPending,
                Monitoring,
                ClosurePending,
                Closed,
                Transferred,
                Declined,
                Duplicate,
            ],
            Monitoring => &[
                Assessed,
                PlanDraft,
                Active,
                ClosurePending,
                Closed,
                Transferred,
                Declined,
                Duplicate,
            ],
            ClosurePending => {
                &[Assessed, PlanDraft, Active, Monitoring, Closed, Transferred, Duplicate]
            }
            Reopened => &[
                Screened,
                Assessed,
                PlanDraft,
                Active,
                Monitoring,
                ClosurePending,
                Closed,
                Transferred,
                Declined,
                Duplicate,
            ],
            // What has ended begins again as a new episode, never by going back.
            Closed => &[Duplicate],
            Transferred | Declined => &[Reopened, Duplicate],
            Duplicate => &[],
        }
    }
}

impl Moves for ReferralStatus {
    fn next(self) -> &'static [Self] {
        use ReferralStatus::{
            Accepted, Completed, Draft, Expired, InProgress, NotProvided, Received, Rejected, Sent,
            Withdrawn,
        };
        match self {
            Draft => &[Sent, Withdrawn],
            Sent => &[Received, Accepted, Rejected, Completed, NotProvided, Withdrawn, Expired],
            Received => &[Accepted, Rejected, Completed, NotProvided, Withdrawn, Expired],
            Accepted => &[InProgress, Completed, NotProvided, Withdrawn],
            InProgress => &[Completed, NotProvided, Withdrawn],
            // An answer that comes late is still an answer.
            Expired => &[Received, Accepted, Rejected, Completed, NotProvided, Withdrawn],
            Rejected | Completed | NotProvided | Withdrawn => &[],
        }
    }
}

impl Moves for PlanItemStatus {
    fn next(self) -> &'static [Self] {
        use PlanItemStatus::{Cancelled, Delivered, NotDelivered, Ongoing, Planned, Referred};
        match self {
            Planned => &[Referred, Ongoing, Delivered, NotDelivered, Cancelled],
            Referred => &[Planned, Ongoing, Delivered, NotDelivered, Cancelled],
            Ongoing => &[Referred, Delivered, NotDelivered, Cancelled],
            NotDelivered => &[Planned, Referred, Ongoing],
            Cancelled => &[Planned],
            Delivered => &[],
        }
    }
}

impl Moves for FollowupStatus {
    fn next(self) -> &'static [Self] {
        use FollowupStatus::{Attempted, Cancelled, Done, Due, Missed};
        match self {
            Due => &[Done, Attempted, Missed, Cancelled],
            Attempted => &[Due, Done, Missed, Cancelled],
            Missed => &[Done, Due],
            Done | Cancelled => &[],
        }
    }
}

impl Moves for ApprovalStatus {
    fn next(self) -> &'static [Self] {
        match self {
            Self::Nothing => &[Self::Pending],
            Self::Pending => &[Self::Approved, Self::Rejected, Self::Nothing],
            // Asking again is a new question.
            Self::Approved | Self::Rejected => &[],
        }
    }
}

impl Moves for SessionStatus {
    fn next(self) -> &'static [Self] {
        match self {
            Self::Planned => &[Self::Held, Self::Missed, Self::Cancelled],
            Self::Missed | Self::Cancelled => &[Self::Planned],
            Self::Held => &[],
        }
    }
}

impl Moves for SupportStatus {
    fn next(self) -> &'static [Self] {
        match self {
            Self::Planned => &[Self::Approved, Self::Started, Self::Stopped],
            Self::Approved => &[Self::Planned, Self::Started, Self::Stopped],
            Self::Started => &[Self::Completed, Self::Stopped],
            Self::Stopped => &[Self::Started],
            Self::Completed => &[],
        }
    }
}

impl Moves for PaymentStatus {
    fn next(self) -> &'static [Self] {
        match self {
            Self::Planned => &[Self::Approved, Self::Cancelled],
            Self::Approved => &[Self::Planned, Self::Paid, Self::Cancelled],
            Self::Cancelled => &[Self::Planned],
            Self::Paid => &[],
        }
    }
}

impl Moves for CourseStatus {
    fn next(self) -> &'static [Self] {
        match self {
            Self::Running => &[Self::Completed, Self::Dropped],
            Self::Dropped => &[Self::Running],
            Self::Completed => &[],
        }
    }
}

impl Moves for AlertStatus {
    fn next(self) -> &'static [Self] {
        match self {
            Self::Open => &[Self::Handled],
            Self::Handled => &[Self::Cleared],
            Self::Cleared => &[],
        }
    }
}

impl Moves for HandoverStatus {
    fn next(self) -> &'static [Self] {
        match self {
            Self::Pending => &[Self::Accepted, Self::Declined, Self::Withdrawn],
            // Handing over again is a new record.
            Self::Accepted | Self::Declined | Self::Withdrawn => &[],
        }
    }
}

/// The complaint about a move of a record of this kind, when the table lacks it.
pub fn judge(kind: Kind, before: &str, after: &str) -> Option<Problem> {
    match kind {
        Kind::Case => step::<Status>("case_status", before, after),
        Kind::Referral => step::<ReferralStatus>("referral_status", before, after),
        Kind::PlanItem => step::<PlanItemStatus>("plan_item_status", before, after),
        Kind::Followup => step::<FollowupStatus>("followup_status", before, after),
        Kind::Approval => step::<ApprovalStatus>("approval", before, after),
        Kind::Session | Kind::Workshop => step::<SessionStatus>("session_status", before, after),
        Kind::Support | Kind::Collective => step::<SupportStatus>("support_status", before, after),
        Kind::Payment => step::<PaymentStatus>("payment_status", before, after),
        Kind::Course => step::<CourseStatus>("course_status", before, after),
        Kind::Alert => step::<AlertStatus>("alert_status", before, after),
        Kind::Handover => step::<HandoverStatus>("handover", before, after),
        _ => None,
    }
}

fn step<S: Moves>(list: &str, before: &str, after: &str) -> Option<Problem> {
    let (before, after) = (S::from_key(before)?, S::from_key(after)?);
    if before.may_become(after) {
        return None;
    }
    let label = |state: S| choice::label(list, state.key());
    let ways: Vec<String> = before.next().iter().map(|state| label(*state)).collect();
    let key = if ways.is_empty() { "problem-move-none" } else { "problem-move" };
    Some(
        Problem::new(key)
            .with("before", label(before))
            .with("after", label(after))
            .with("ways", ways.join(", "))
            .at("status"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every pair of states, legal or not, as decided by hand: rows from, columns to, in the
    /// order of the enum; `x` legal, `.` not, `=` staying.
    fn table<S: Moves + std::fmt::Debug>(decided: &[&str]) -> usize {
        assert_eq!(decided.len(), S::ALL.len());
        let mut pairs = 0;
        for (from, row) in S::ALL.iter().zip(decided) {
            assert_eq!(row.chars().count(), S::ALL.len(), "{from:?}");
            for (to, sign) in S::ALL.iter().zip(row.chars()) {
                assert_eq!(sign == '=', from == to, "{from:?} {to:?}");
                assert_eq!(from.may_become(*to), sign != '.', "{from:?} to {to:?}");
                pairs += 1;
            }
        }
        pairs
    }

    #[test]
    fn every_legal_and_illegal_move_is_as_decided() {
        // draft registered screened assessed plan_draft plan_pending active monitoring
        // closure_pending closed reopened transferred declined duplicate
        let case = table::<Status>(&[
            "=x..........xx",
            ".=xxx.x.xx.xxx",
            "..=xx.x.xx.xxx",
            "...=x.xxxx.xxx",
            "...x=xx.xx.xxx",
            "....x=x.xx.x.x",
            "...xxx=xxx.xxx",
            "...xx.x=xx.xxx",
            "...xx.xx=x.x.x",
            ".........=...x",
            "..xxx.xxxx=xxx",
            "..........x=.x",
            "..........x.=x",
            ".............=",
        ]);
        // draft sent received accepted rejected in_progress completed not_provided withdrawn expired
        let referral = table::<ReferralStatus>(&[
            "=x......x.",
            ".=xxx.xxxx",
            "..=xx.xxxx",
            "...=.xxxx.",
            "....=.....",
            ".....=xxx.",
            "......=...",
            ".......=..",
            "........=.",
            "..xxx.xxx=",
        ]);
        // planned referred ongoing delivered not_delivered cancelled
        let item =
            table::<PlanItemStatus>(&["=xxxxx", "x=xxxx", ".x=xxx", "...=..", "xxx.=.", "x....="]);
        // due done attempted missed cancelled
        let followup = table::<FollowupStatus>(&["=xxxx", ".=...", "xx=xx", "xx.=.", "....="]);
        // none pending approved rejected
        let approval = table::<ApprovalStatus>(&["=x..", "x=xx", "..=.", "...="]);
        let payment = table::<PaymentStatus>(&["=x.x", "x=xx", "..=.", "x..="]);
        let support = table::<SupportStatus>(&["=xx.x", "x=x.x", "..=xx", "...=.", "..x.="]);
        let session = table::<SessionStatus>(&["=xxx", ".=..", "x.=.", "x..="]);
        let course = table::<CourseStatus>(&["=xx", ".=.", "x.="]);
        let alert = table::<AlertStatus>(&["=x.", ".=x", "..="]);
        // pending accepted declined withdrawn
        let handover = table::<HandoverStatus>(&["=xxx", ".=..", "..=.", "...="]);
        let all = [
            case, referral, item, followup, approval, payment, support, session, course, alert,
            handover,
        ];
        println!("{} pairs of states", all.iter().sum::<usize>());
    }

    #[test]
    fn an_illegal_move_is_refused_with_the_ways_there_are() {
        let problem = judge(Kind::Referral, "accepted", "draft").unwrap();
        assert!(problem.sentence().contains(&choice::label("referral_status", "in_progress")));
        assert!(judge(Kind::Referral, "completed", "sent").is_some());
        assert!(judge(Kind::Referral, "sent", "received").is_none());
        assert!(judge(Kind::Note, "", "").is_none());
    }
}
