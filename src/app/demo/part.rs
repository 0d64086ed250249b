//! What is recorded in a case on its way: consents, journey, vulnerabilities and
//! strengths, help, referrals, sessions, follow-ups, notes.

use chrono::{Duration, NaiveDate};

use super::Maker;
use super::course::{Course, Due};
use super::list::Line;
use super::people::Somebody;
use crate::domain::assistance::Assistance;
use crate::domain::case::Status;
use crate::domain::consent::{Consent, Decision};
use crate::domain::date::PartialDate;
use crate::domain::followup::{Calendar, Followup, FollowupStatus};
use crate::domain::id::Id;
use crate::domain::note::Note;
use crate::domain::referral::{Referral, ReferralStatus, Urgency};
use crate::domain::session::{Format, Session, SessionStatus};
use crate::domain::step::Step;
use crate::domain::strength::Strength;
use crate::store::StoreError;

/// What agencies are told: no more than they need, and who comes.
const TOLD: [&str; 5] = ["code", "contact", "name", "need", "urgency"];

type Written = Result<(), StoreError>;

impl Maker<'_, '_> {
    /// Codes that fit somebody; none of them for many.
    pub(super) fn vulnerabilities(&mut self, who: &Somebody<'_>) -> Vec<&'static str> {
        let mut codes = Vec::new();
        let mut see = |maker: &mut Self, times: i64, code: &'static str| {
            if maker.chance.percent(times) {
                codes.push(code);
            }
        };
        if who.age < 18 && who.alone {
            see(self, 100, "UAC");
            see(self, 40, "CHILD_OUT_SCHOOL");
        }
        if who.woman && (17..45).contains(&who.age) {
            see(self, 9, "PREGNANT");
            see(self, 9, "LACTATING");
            see(self, 12, "WOMAN_ALONE");
        }
        if who.age >= 60 {
            see(self, 100, "ELDER");
        }
        let forced = matches!(who.convoy.get("category"), "DEPORT");
        see(self, if forced { 35 } else { 12 }, "DETENTION");
        see(self, 16, "NO_DOC");
        see(self, 14, "NO_INCOME");
        see(self, 10, "DEBT_MIGRATION");
        see(self, 8, "DISTRESS");
        see(self, 6, "MED_CHRONIC");
        see(self, 5, "NO_HOUSING");
        see(self, 4, "FAMILY_TRACING");
        see(self, 3, "EXPL_LABOUR");
        see(self, 2, "DIS_PHYSICAL");
        see(self, 2, "MED_CRITICAL");
        see(self, 1, "VOT");
        codes
    }

    /// Writes everything that hangs on a case.
    pub(super) fn parts(&mut self, course: &Course<'_>) -> Written {
        let begun = course.who.arrived;
        self.consents(course)?;
        if self.chance.percent(45) {
            self.journey(course)?;
        }
        if course.status == Status::Draft || course.status == Status::Registered {
            return Ok(());
        }
        let mut needs = Vec::new();
        for code in course.codes.clone() {
            needs.push(self.vulnerability(course, code)?);
        }
        if self.chance.percent(2) {
            self.flag(course)?;
        }
        if self.chance.percent(55) {
            let code = self.chance.pick(&[
                "FAMILY_SUPPORT",
                "SKILLS",
                "MOTIVATION",
                "NETWORK",
                "HOUSING_OK",
            ]);
            let strength = Strength {
                case_id: Some(course.id),
                code: code.to_owned(),
                noted_on: Some(self.day_after(begun, course.until, 7)),
                detail: self.lists.say(&mut self.chance, "strength"),
            };
            self.w.add(&strength)?;
        }
        self.help(course)?;
        if self.chance.percent(35) {
            self.note(course)?;
        }
        if course.status >= Status::PlanDraft && course.status != Status::Reopened {
            self.plan(course, &needs)?;
            self.watch(course)?;
        }
        if course.status < Status::PlanPending {
            return Ok(());
        }
        self.referrals(course)?;
        self.sessions(course)?;
        self.support(course)?;
        self.followups(course)
    }

    fn consents(&mut self, course: &Course<'_>) -> Written {
        for purpose in ["services", "photo", "followup_contact"] {
            let decision = match (purpose, course.status) {
                (_, Status::Draft) => break,
                ("services", Status::Declined) => Decision::Refused,
                ("photo", _) if self.chance.percent(65) => Decision::Refused,
                ("followup_contact", Status::Closed) if self.chance.percent(6) => {
                    Decision::Withdrawn
                }
                ("followup_contact", _) if self.chance.percent(35) => continue,
                _ => Decision::Given,
            };
            self.consent(course, purpose, decision, None)?;
        }
        Ok(())
    }

    fn consent(
        &mut self,
        course: &Course<'_>,
        purpose: &str,
        decision: Decision,
        agency: Option<Id>,
    ) -> Result<Id, StoreError> {
        let consent = Consent {
            case_id: Some(course.id),
            purpose: purpose.to_owned(),
            decision: Some(decision),
            decided_on: Some(self.day_after(course.who.arrived, course.until, 2)),
            asked_by: course.worker.id,
            language: course.who.language.clone(),
            form: self.chance.pick(&["written", "written", "verbal_certified"]).to_owned(),
            agency_id: agency,
            fields: agency.map(|_| TOLD.map(str::to_owned).to_vec()).unwrap_or_default(),
            note: self.maybe(10, |m| m.lists.say(&mut m.chance, "consent")),
            ..Consent::default()
        };
        self.w.add(&consent)
    }

    fn journey(&mut self, course: &Course<'_>) -> Written {
        let lists = self.lists;
        let country = course.who.convoy.get("country");
        let stays: Vec<&Line> =
            lists.journey.iter().filter(|l| l.get("country") == country).collect();
        let mut left = course.who.arrived;
        for (at, stay) in stays.iter().enumerate().rev() {
            let months = stay.number("months") + self.chance.between(0, 3);
            let arrived = left - Duration::days(30 * months + 10);
            let step = Step {
                case_id: Some(course.id),
                position: i64::try_from(at + 1).ok(),
                place: stay.text("place"),
                country: stay.text("in"),
                arrived_on: Some(month(arrived)),
                left_on: Some(month(left)),
                transport: stay.text("transport"),
                held: stay.text("held"),
                event: self.maybe(12, |m| m.lists.say(&mut m.chance, "event")),
            };
            self.w.add(&step)?;
            left = arrived;
        }
        Ok(())
    }

    fn help(&mut self, course: &Course<'_>) -> Written {
        let place = course.who.convoy.get("centre");
        let place =
            self.lists.centre.iter().find(|l| l.get("code") == place).map(|l| l.text("name"));
        let place = place.unwrap_or_default();
        for (service, amount, times) in [
            ("ACCOM", None, 45),
            ("NFI", None, 35),
            ("TRANSPORT", Some(15_000), 45),
            ("POCKET", Some(52_000), 35),
        ] {
            if !self.chance.percent(times) {
                continue;
            }
            let assistance = Assistance {
                case_id: Some(course.id),
                service: service.to_owned(),
                given_on: Some(self.day_after(course.who.arrived, course.until, 4)),
                quantity: Some(if service == "ACCOM" { self.chance.between(1, 7) } else { 1 }),
                amount,
                currency: if amount.is_some() { "XOF".to_owned() } else { String::new() },
                place: place.clone(),
                donor: self.lists.say(&mut self.chance, "donor"),
                receipt: self.chance.pick(&["signature", "fingerprint", "mobile_money"]).to_owned(),
                ..Assistance::default()
            };
            self.w.add(&assistance)?;
        }
        Ok(())
    }

    fn note(&mut self, course: &Course<'_>) -> Written {
        let is_grave = course.risk <= crate::domain::case::Risk::High;
        let note = Note {
            case_id: Some(course.id),
            written_on: Some(self.day_after(course.who.arrived, course.until, 30)),
            kind: self.chance.pick(&["general", "contact", "visit", "family"]).to_owned(),
            text: self.lists.say(&mut self.chance, "note"),
            restricted_text: if is_grave {
                self.maybe(50, |m| m.lists.say(&mut m.chance, "restricted"))
            } else {
                String::new()
            },
        };
        self.w.add(&note).map(|_| ())
    }

    fn referrals(&mut self, course: &Course<'_>) -> Written {
        if let Due::Referral(sent, urgency) = course.due {
            let status = match () {
                () if (self.today - sent).num_days() > urgency.answer_days() => {
                    ReferralStatus::Expired
                }
                () if self.chance.percent(40) => ReferralStatus::Received,
                () => ReferralStatus::Sent,
            };
            self.referral(course, sent, urgency, status)?;
        }
        if self.chance.percent(40) {
            use ReferralStatus::{
                Accepted, Completed, Draft, InProgress, NotProvided, Rejected, Withdrawn,
            };
            let among: &[ReferralStatus] = if course.status.is_open() {
                &[
                    Accepted,
                    InProgress,
                    Completed,
                    Completed,
                    Rejected,
                    NotProvided,
                    Withdrawn,
                    Draft,
                ]
            } else {
                &[Completed, Completed, Completed, NotProvided, Rejected, Withdrawn]
            };
            let status = self.chance.weigh(among, |_| 1).copied().unwrap_or(Completed);
            let sent = self.day_after(course.who.arrived, course.until, 40);
            self.referral(course, sent, Urgency::Normal, status)?;
        }
        Ok(())
    }

    fn referral(
        &mut self,
        course: &Course<'_>,
        sent: NaiveDate,
        urgency: Urgency,
        status: ReferralStatus,
    ) -> Written {
        use ReferralStatus::{
            Accepted, Completed, Draft, InProgress, NotProvided, Rejected, Withdrawn,
        };
        let child = course.who.age < 18;
        let fits = |line: &&Line| match line.get("service") {
            "CHILD_CARE" => child,
            "WOMEN" => course.who.woman,
            "LIVELIHOOD_EDU" | "CASH" => !child,
            _ => true,
        };
        let lines: Vec<&Line> = self.lists.referral.iter().filter(fits).collect();
        let Some(line) = self.chance.weigh(&lines, |line| line.weight()).copied() else {
            return Ok(());
        };
        let Some(agency) = self.agencies.get(line.get("agency")).copied() else { return Ok(()) };
        let consent = self.consent(course, "share_referral", Decision::Given, Some(agency))?;
        self.referrals += 1;
        let year = sent.format("%y");
        let answered = matches!(status, Accepted | Rejected | InProgress | Completed | NotProvided);
        let answered = answered.then(|| self.day_after(sent, course.until, 12));
        let ended = matches!(status, Completed | NotProvided);
        let draft = status == Draft;
        let referral = Referral {
            case_id: Some(course.id),
            number: format!("R-{year}-{}{:04}", self.letters, self.referrals),
            agency_id: Some(agency),
            service: line.text("service"),
            urgency: Some(urgency),
            status: Some(status),
            sent_on: Some(sent).filter(|_| !draft),
            sent_by: self.chance.pick(&["hand", "accompanied", "phone", "person"]).to_owned(),
            answered_on: answered,
            completed_on: answered
                .filter(|_| ended)
                .map(|from| self.day_after(from, course.until, 20)),
            reason: line.text("reason"),
            disclosed: TOLD.map(str::to_owned).to_vec(),
            consent_id: Some(consent),
            outcome_reason: match status {
                Rejected => self.chance.pick(&["not_eligible", "service_full"]),
                NotProvided => self.chance.pick(&["no_show", "service_closed"]),
                Withdrawn => "refused_by_person",
                _ => "",
            }
            .to_owned(),
            ..Referral::default()
        };
        let id = self.w.add(&referral)?;
        self.trail(course, id, &referral)
    }

    fn sessions(&mut self, course: &Course<'_>) -> Written {
        let led_by = self.staff.iter().find(|c| c.listens).and_then(|c| c.id);
        let mut held = Vec::new();
        if self.chance.percent(40) {
            let count = self.chance.between(1, 2);
            for _ in 0..count {
                let day = self.day_after(course.who.arrived, course.until, 80);
                let status = if self.chance.percent(9) {
                    SessionStatus::Missed
                } else {
                    SessionStatus::Held
                };
                held.push((day, status));
            }
            held.sort();
        }
        let sessions = match held.len() {
            0 => None,
            _ => Some(self.course_of_sessions(course)?),
        };
        if course.status == Status::Active && self.wanted.alerts > 0 && self.chance.percent(8) {
            self.wanted.alerts -= 1;
            self.alert(course)?;
        }
        if let Due::Session(on) = course.due {
            held.push((on, SessionStatus::Planned));
        } else if self.chance.percent(3) {
            held.push((course.until, SessionStatus::Cancelled));
        }
        for (day, status) in held {
            let format = self.chance.weigh(
                &[(Format::Individual, 7), (Format::Group, 3), (Format::Family, 2)],
                |(_, weight)| *weight,
            );
            let format = format.map_or(Format::Individual, |(format, _)| *format);
            let took_place = status == SessionStatus::Held;
            let workshop =
                self.workshop_near(day).filter(|_| took_place && format == Format::Group);
            let day = workshop.map_or(day, |(_, on)| on);
            let session = Session {
                case_id: Some(course.id),
                held_on: Some(day),
                status: Some(status),
                format: Some(format),
                activity: match format {
                    Format::Individual => self.chance.pick(&["PSS_IND", "PSS_IND", "PFA", "BASIC"]),
                    Format::Family => "PSS_FAM",
                    Format::Group => self.chance.pick(&["SUPPORT_GRP", "THEATRE", "PSYCHOED_GRP"]),
                }
                .to_owned(),
                duration_minutes: took_place.then(|| self.chance.between(6, 18) * 5),
                participants: (format != Format::Individual).then(|| self.chance.between(3, 14)),
                language: course.who.language.clone(),
                place: self.lists.say(&mut self.chance, "session_place"),
                led_by,
                course_id: sessions,
                workshop_id: workshop.map(|(id, _)| id),
                summary: if took_place {
                    self.lists.say(&mut self.chance, "session")
                } else {
                    String::new()
                },
                ..Session::default()
            };
            self.w.add(&session)?;
        }
        Ok(())
    }

    fn followups(&mut self, course: &Course<'_>) -> Written {
        use FollowupStatus::{Attempted, Cancelled, Done, Due as ToDo, Missed};
        let gap = course.risk.followup_days().max(20);
        let last = match course.due {
            Due::NoFollowup(day) => day,
            _ => course.until,
        };
        let mut day = self.day_after(course.who.arrived, last, 12);
        let mut left = 3;
        while day < last && left > 0 {
            let status = if self.chance.percent(12) { Missed } else { Done };
            self.followup(course, day, status)?;
            day = self.day_after(day, last, gap + 10) + Duration::days(5);
            left -= 1;
        }
        match course.due {
            Due::NoFollowup(day) => self.followup(course, day, Done),
            Due::Followup(on) => {
                let late = on < self.today && self.chance.percent(35);
                self.followup(course, on, if late { Attempted } else { ToDo })
            }
            Due::Referral(..) | Due::Session(_) => {
                let on = self.chance.between(12, 40);
                self.followup(course, self.day_in(on), ToDo)
            }
            Due::Plan | Due::Nothing if self.chance.percent(3) => {
                self.followup(course, course.until, Cancelled)
            }
            Due::Plan | Due::Nothing => Ok(()),
        }
    }

    fn followup(&mut self, course: &Course<'_>, due: NaiveDate, status: FollowupStatus) -> Written {
        let (done, tried) = (status == FollowupStatus::Done, status == FollowupStatus::Attempted);
        let followup = Followup {
            case_id: Some(course.id),
            calendar: Some(Calendar::Protection),
            due_on: Some(due),
            status: Some(status),
            mode: self
                .chance
                .pick(&["phone", "home_visit", "centre_visit", "community_visit"])
                .to_owned(),
            done_on: (done || tried).then_some(due.min(self.today)),
            done_by: course.worker.id.filter(|_| done),
            finding: if done { self.lists.say(&mut self.chance, "finding") } else { String::new() },
            ..Followup::default()
        };
        let id = self.w.add(&followup)?;
        if tried { self.attempts(course, id, due.min(self.today)) } else { Ok(()) }
    }
}

/// A day known to the month, as journeys are told.
fn month(day: NaiveDate) -> PartialDate {
    PartialDate { day: None, ..PartialDate::of_day(day) }
}
