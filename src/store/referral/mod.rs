//! Referrals: the board, and the one a code or a number leads to.

use chrono::{Duration, NaiveDate};
use rusqlite::named_params;

use super::{Reader, StoreError};
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::referral::{Referral, ReferralStatus, Urgency};
use crate::domain::value::Keyed as _;

/// What the board may be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The latest answer first.
    #[default]
    Due,
    /// Number.
    Number,
    /// Name of the person.
    Person,
    /// Agency.
    Agency,
    /// Service.
    Service,
    /// Urgency, open ones first.
    Urgency,
    /// State, in the order of the work.
    Status,
    /// Day it was sent.
    Sent,
    /// Worker.
    Worker,
}

impl Sort {
    /// As the question says it.
    fn key(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Number => "number",
            Self::Person => "person",
            Self::Agency => "agency",
            Self::Service => "service",
            Self::Urgency => "urgency",
            Self::Status => "status",
            Self::Sent => "sent",
            Self::Worker => "worker",
        }
    }
}

/// Which referrals to list, in which order. Absent means any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// On the cases of this worker.
    pub worker: Option<Id>,
    /// To this agency.
    pub agency: Option<Id>,
    /// In this state.
    pub status: Option<ReferralStatus>,
    /// Only those whose answer is late.
    pub late_only: bool,
    /// Order.
    pub sort: Sort,
    /// Reversed order.
    pub descending: bool,
}

/// How many there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Count {
    /// The agency.
    pub agency: Option<Id>,
    /// The state.
    pub status: Option<ReferralStatus>,
    /// How many.
    pub all: usize,
    /// How many of them are late.
    pub late: usize,
}

/// One line of the board: nothing of it is restricted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Row number.
    pub n: i64,
    /// The referral.
    pub id: Id,
    /// Its case.
    pub case: Id,
    /// The person.
    pub person: Id,
    /// Family name, then given names.
    pub name: String,
    /// Worker of the case.
    pub worker: Option<Id>,
    /// Number, agency, service, urgency, state and days of the referral, nothing else of it.
    pub referral: Referral,
}

/// The referral that a code or a number leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// The person.
    pub person: Id,
    /// The case.
    pub case: Id,
    /// The referral.
    pub referral: Id,
}

/// The day before which something of this urgency was sent too long ago.
fn late_before(urgency: Urgency, today: NaiveDate) -> String {
    let days = Duration::days(urgency.answer_days());
    today.checked_sub_signed(days).unwrap_or(today).to_string()
}

impl Reader {
    /// The row numbers of the referrals asked for, in order.
    pub fn referrals(&self, question: &Question, today: NaiveDate) -> Result<Vec<i64>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("board.sql"))?;
        let mut rows = statement.query(named_params! {
            ":worker": question.worker,
            ":agency": question.agency,
            ":status": question.status.map(super::super::domain::value::Keyed::key),
            ":late_only": question.late_only,
            ":sort": question.sort.key(),
            ":user": self.user,
            ":emergency": late_before(Urgency::Emergency, today),
            ":urgent": late_before(Urgency::Urgent, today),
            ":normal": late_before(Urgency::Normal, today),
        })?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(row.get(0)?);
        }
        if question.descending {
            found.reverse();
        }
        Ok(found)
    }

    /// The line of each row number, in the order given; those gone are left out.
    pub fn referral_lines(&self, numbers: &[i64]) -> Result<Vec<Line>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("line.sql"))?;
        let mut lines = Vec::with_capacity(numbers.len());
        for n in numbers {
            let mut rows = statement.query(named_params! { ":n": n })?;
            if let Some(row) = rows.next()? {
                lines.push(line(row)?);
            }
        }
        self.hidden()?.keep(&mut lines, |line| Some(line.person));
        Ok(lines)
    }

    /// How many referrals there are by agency and state, on the cases of a worker or on all.
    pub fn referral_counts(
        &self,
        worker: Option<Id>,
        today: NaiveDate,
    ) -> Result<Vec<Count>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("count.sql"))?;
        let mut rows = statement.query(named_params! {
            ":worker": worker,
            ":user": self.user,
            ":emergency": late_before(Urgency::Emergency, today),
            ":urgent": late_before(Urgency::Urgent, today),
            ":normal": late_before(Urgency::Normal, today),
        })?;
        let mut counts = Vec::new();
        let many = |number: Option<i64>| usize::try_from(number.unwrap_or_default());
        while let Some(row) = rows.next()? {
            let status: Option<String> = row.get(1)?;
            counts.push(Count {
                agency: row.get(0)?,
                status: status.as_deref().and_then(ReferralStatus::from_key),
                all: many(row.get(2)?).unwrap_or_default(),
                late: many(row.get(3)?).unwrap_or_default(),
            });
        }
        Ok(counts)
    }

    /// The referral on whose newest slip a code stands, by the hash of the code.
    pub fn referral_of_code(&self, hash: &str) -> Result<Option<Way>, StoreError> {
        self.way(self.find(Kind::Referral, "token_hash", hash)?)
    }

    /// The referral with this number, as written on its slip.
    pub fn referral_of_number(&self, number: &str) -> Result<Option<Way>, StoreError> {
        let number = number.trim().to_uppercase();
        self.way(self.find(Kind::Referral, "number", &number)?)
    }

    fn way(&self, referral: Option<Id>) -> Result<Option<Way>, StoreError> {
        let Some(referral) = referral else { return Ok(None) };
        let Some(held) = self.record::<Referral>(referral)? else { return Ok(None) };
        let person = self.person_of(Referral::KIND, referral)?;
        Ok(person.zip(held.case_id).map(|(person, case)| Way { person, case, referral }))
    }
}

fn line(row: &rusqlite::Row<'_>) -> Result<Line, StoreError> {
    let text = |at: usize| -> Result<String, StoreError> {
        Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
    };
    let day = |at: usize| -> Result<Option<NaiveDate>, StoreError> { Ok(text(at)?.parse().ok()) };
    let name = format!("{} {}", text(5)?, text(6)?).trim().to_owned();
    let case: Id = row.get(3)?;
    Ok(Line {
        n: row.get(0)?,
        id: row.get(1)?,
        case,
        person: row.get(4)?,
        name,
        worker: row.get(14)?,
        referral: Referral {
            case_id: Some(case),
            number: text(2)?,
            agency_id: row.get(7)?,
            service: text(8)?,
            urgency: Urgency::from_key(&text(9)?),
            status: ReferralStatus::from_key(&text(10)?),
            sent_on: day(11)?,
            answered_on: day(12)?,
            completed_on: day(13)?,
            ..Referral::default()
        },
    })
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use rusqlite::{Connection, named_params};

    /// A hundred thousand referrals on ten thousand cases, as the tables hold them.
    fn many() -> Connection {
        let mut db = Connection::open_in_memory().unwrap();
        crate::store::upgrade::climb(&mut db).unwrap();
        let rows =
            "with recursive k(n) as (select 1 union all select n + 1 from k where n < :most)";
        for (most, insert) in [
            (10_000, "insert into person (n, id, base, family_name, given_name)
              select n, cast(printf('p%015d', n) as blob), n, 'Nom' || (n * 7919 % 9973), 'Awa' from k"),
            (10_000, "insert into case_file (n, id, base, person_id, worker_id)
              select n, cast(printf('c%015d', n) as blob), n, cast(printf('p%015d', n) as blob),
                cast(printf('w%015d', n % 50) as blob) from k"),
            (100_000, "insert into referral (n, id, base, case_id, number, agency_id, service, urgency, status, sent_on)
              select n, cast(printf('r%015d', n) as blob), n, cast(printf('c%015d', 1 + n % 10000) as blob),
                printf('R-26-A%06d', n), cast(printf('a%015d', n % 34) as blob), 'LEGAL',
                case n % 3 when 0 then 'emergency' when 1 then 'urgent' else 'normal' end,
                case n % 4 when 0 then 'sent' when 1 then 'completed' when 2 then 'rejected' else 'draft' end,
                date('2026-01-01', (n % 320) || ' days') from k"),
        ] {
            db.execute(&format!("{insert} ").replacen("select", &format!("{rows} select"), 1), named_params! { ":most": most })
                .unwrap();
        }
        db
    }

    #[test]
    fn a_board_of_a_hundred_thousand_is_read_beside_the_drawing_thread_in_good_time() {
        let db = many();
        for (sql, worker) in [
            (include_str!("board.sql"), None),
            (include_str!("board.sql"), Some(b"w000000000000007".to_vec())),
            (include_str!("count.sql"), None),
        ] {
            let mut statement = db.prepare(sql).unwrap();
            let start = Instant::now();
            let board = sql.contains(":sort");
            let given = [
                (":worker", &worker as &dyn rusqlite::ToSql),
                (":user", &None::<Vec<u8>>),
                (":emergency", &"2026-11-21"),
                (":urgent", &"2026-11-19"),
                (":normal", &"2026-11-08"),
                (":agency", &None::<Vec<u8>>),
                (":status", &None::<String>),
                (":late_only", &false),
                (":sort", &"due"),
            ];
            let given = if board { &given[..] } else { &given[..5] };
            let mut rows = statement.query(given).unwrap();
            let mut count = 0;
            while rows.next().unwrap().is_some() {
                count += 1;
            }
            let took = start.elapsed();
            println!("{count} rows in {} ms", took.as_millis());
            assert!(count > 0 && took.as_secs() < 5, "{took:?}");
        }
    }
}
