//! What must hold before a case is closed (`DOMAIN.md` 1.9): reason and note always; no open
//! safety alert, no overdue referral, no unresolved need of child protection, and a log of
//! attempts for somebody who cannot be reached, unless a supervisor writes why.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::alert::AlertStatus;
use super::fact::Record as _;
use super::keyed;
use super::problem::Problem;
use super::referral::Referral;
use super::value::{self, Keyed, Row};
use super::vulnerability;

/// Attempts on this many different days before somebody counts as out of reach: one call that
/// fails says nothing, three days rule out an empty battery and a day in the fields.
pub const ATTEMPT_DAYS: usize = 3;

/// The question in which a supervisor writes why a case is closed all the same.
pub const OVERRIDE: &str = "closure_override";

/// The reason that stops every reminder.
pub const DECEASED: &str = "DECEASED";

keyed! {
    /// What must hold.
    pub enum Condition {
        /// A reason is chosen.
        Reason = "reason",
        /// The closing note is written.
        Note = "note",
        /// No safety alert is open.
        Alert = "alert",
        /// No referral waits past its day.
        Referral = "referral",
        /// No need of child protection is unresolved.
        Child = "child",
        /// Attempts to reach the person are on record.
        Attempt = "attempt",
    }
}

/// A condition and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// Which.
    pub condition: Condition,
    /// Whether it holds.
    pub met: bool,
    /// How many stand against it; days of attempts for the log.
    pub count: usize,
}

/// What the conditions look at: rows of one case.
#[derive(Debug, Clone, Default)]
pub struct Parts<'a> {
    /// Safety alerts.
    pub alerts: Vec<&'a Row>,
    /// Referrals.
    pub referrals: Vec<&'a Row>,
    /// Vulnerabilities, as far as who asks may read them.
    pub needs: Vec<&'a Row>,
    /// Attempts to reach the person.
    pub attempts: Vec<&'a Row>,
}

/// Every condition that applies to this case, in the order read.
pub fn checks(case: &Row, parts: &Parts<'_>, today: NaiveDate) -> Vec<Check> {
    let against = |condition, count| Check { condition, met: count == 0, count };
    let missing = |key: &str| usize::from(value::text_of(case, key).trim().is_empty());
    let cleared = AlertStatus::Cleared.key();
    let alerts = parts.alerts.iter().filter(|row| value::text_of(row, "status") != cleared);
    let late = |row: &&&Row| Referral::from_row(row).answer_due_on().is_some_and(|d| d < today);
    let needs = parts.needs.iter();
    let child =
        needs.filter(|row| vulnerability::is_open(row) && vulnerability::protects_child(row));
    let mut all = vec![
        against(Condition::Reason, missing("closure_reason")),
        against(Condition::Note, missing("closure_note")),
        against(Condition::Alert, alerts.count()),
        against(Condition::Referral, parts.referrals.iter().filter(late).count()),
        against(Condition::Child, child.count()),
    ];
    if value::text_of(case, "closure_reason") == "LOST" {
        let tried = parts.attempts.iter().filter(|row| value::text_of(row, "result") != "reached");
        let days: BTreeSet<NaiveDate> =
            tried.filter_map(|row| value::day_of(row, "tried_on")).collect();
        let (condition, count) = (Condition::Attempt, days.len());
        all.push(Check { condition, met: count >= ATTEMPT_DAYS, count });
    }
    all
}

/// What stands against closing: the first condition that does not hold, in a sentence that
/// names the way out. A supervisor who wrote why passes over all but reason and note.
pub fn judge(case: &Row, checks: &[Check], may_approve: bool) -> Result<(), Problem> {
    let written = !value::text_of(case, OVERRIDE).trim().is_empty();
    for check in checks.iter().filter(|check| !check.met) {
        let (word, at) = match check.condition {
            Condition::Reason => ("problem-closed-without-reason", "closure_reason"),
            Condition::Note => ("problem-close-note", "closure_note"),
            _ if may_approve && written => continue,
            Condition::Alert => ("problem-close-alert", OVERRIDE),
            Condition::Referral => ("problem-close-referral", OVERRIDE),
            Condition::Child => ("problem-close-child", OVERRIDE),
            Condition::Attempt => ("problem-close-attempt", "closure_reason"),
        };
        let days = ATTEMPT_DAYS.saturating_sub(check.count).to_string();
        let problem = Problem::new(word).at(at);
        return Err(match check.condition {
            Condition::Attempt => problem.with("days", days),
            Condition::Reason | Condition::Note => problem,
            _ => problem.with("count", check.count.to_string()),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::Value;

    fn row(pairs: &[(&'static str, &str)]) -> Row {
        pairs.iter().map(|(k, v)| ((*k).into(), Value::Text((*v).to_owned()))).collect()
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    #[test]
    fn every_condition_alone_stands_in_the_way_and_only_some_can_be_passed_over() {
        type Asked<'a> = (Vec<(&'a str, &'a str)>, Parts<'a>, &'a str, bool);
        let sound = [("closure_reason", "PLAN_DONE"), ("closure_note", "Tout va bien.")];
        let alert = row(&[("status", "handled")]);
        let late = row(&[("status", "sent"), ("sent_on", "2026-11-01"), ("urgency", "urgent")]);
        let child = row(&[("code", "UAC")]);
        let with = |alerts, referrals, needs| Parts { alerts, referrals, needs, attempts: vec![] };
        let cases: Vec<Asked<'_>> = vec![
            (sound.to_vec(), Parts::default(), "", true),
            (vec![sound[1]], Parts::default(), "problem-closed-without-reason", false),
            (vec![sound[0]], Parts::default(), "problem-close-note", false),
            (sound.to_vec(), with(vec![&alert], vec![], vec![]), "problem-close-alert", true),
            (sound.to_vec(), with(vec![], vec![&late], vec![]), "problem-close-referral", true),
            (sound.to_vec(), with(vec![], vec![], vec![&child]), "problem-close-child", true),
            (
                vec![("closure_reason", "LOST"), sound[1]],
                Parts::default(),
                "problem-close-attempt",
                true,
            ),
        ];
        for (answers, parts, word, passable) in cases {
            let answers: Vec<(&'static str, &str)> = answers
                .into_iter()
                .map(|(k, v)| {
                    (if k == "closure_note" { "closure_note" } else { "closure_reason" }, v)
                })
                .collect();
            let mut case = row(&answers);
            let judged = |case: &Row, may| {
                let found = judge(case, &checks(case, &parts, today()), may);
                found.err().map_or("", |problem| problem.word)
            };
            assert_eq!(judged(&case, true), word);
            value::put(&mut case, OVERRIDE, Value::Text("Décidé avec la DNPEF.".into()));
            assert_eq!(judged(&case, false), word, "only a supervisor passes over it");
            assert_eq!(judged(&case, true).is_empty(), passable, "{word}");
        }
    }

    #[test]
    fn three_days_of_attempts_are_a_log_and_three_calls_of_one_day_are_not() {
        let case = row(&[("closure_reason", "LOST"), ("closure_note", "Injoignable.")]);
        let tried =
            |days: [&str; 3]| days.map(|day| row(&[("tried_on", day), ("result", "no_answer")]));
        let met = |attempts: &[Row]| {
            let parts = Parts { attempts: attempts.iter().collect(), ..Parts::default() };
            checks(&case, &parts, today()).iter().all(|check| check.met)
        };
        assert!(!met(&tried(["2026-11-01"; 3])));
        let mut three = tried(["2026-11-01", "2026-11-08", "2026-11-15"]);
        assert!(met(&three));
        value::put(&mut three[2], "result", Value::Text("reached".into()));
        assert!(!met(&three), "who was reached is not lost");
    }
}
