//! New rows on their way into a table. Many go by one statement: opening a table and its indexes
//! for each costs as much as the row.

use std::borrow::Cow;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Statement, ToSql};

use super::StoreError;
use crate::domain::id::Id;
use crate::domain::value::Value;

/// Rows that one statement writes: with more, what it binds outgrows what the processor has at
/// hand.
const TOGETHER: usize = 16;

/// What stands in a column of a new row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Given {
    #[default]
    Nothing,
    Int(i64),
    Text(Cow<'static, str>),
    Bytes(Vec<u8>),
    Id(Id),
}

impl ToSql for Given {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Nothing => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Id(id) => ValueRef::Blob(id.as_bytes()),
        }))
    }
}

impl From<Value> for Given {
    fn from(value: Value) -> Self {
        match value {
            Value::Nothing => Self::Nothing,
            Value::Text(text) => Self::Text(Cow::Owned(text)),
            Value::Int(number) => Self::Int(number),
            Value::Sealed(bytes) => Self::Bytes(bytes),
        }
    }
}

impl From<i64> for Given {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<bool> for Given {
    fn from(is: bool) -> Self {
        Self::Int(i64::from(is))
    }
}

impl From<String> for Given {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<&'static str> for Given {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<Id> for Given {
    fn from(id: Id) -> Self {
        Self::Id(id)
    }
}

impl<T: Into<Self>> From<Option<T>> for Given {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// Writes the rows of one table, in the columns that any of them fills.
pub(super) struct Pen<'a> {
    db: &'a Connection,
    /// A statement that ends with the values of one row.
    insert: &'static str,
    width: usize,
    /// The columns that were filled so far.
    used: Vec<usize>,
    /// Writes many rows, and one.
    statements: Option<[Statement<'a>; 2]>,
}

impl<'a> Pen<'a> {
    /// What writes as `insert` does.
    pub(super) fn new(db: &'a Connection, insert: &'static str) -> Self {
        let width = columns(insert).map_or(0, |(_, columns)| columns.split(',').count());
        Self { db, insert, width, used: Vec::new(), statements: None }
    }

    /// Writes rows that stand one after the other. Nothing of a statement that fails is taken
    /// back: the transaction must be.
    pub(super) fn write(&mut self, rows: &[Given]) -> Result<(), StoreError> {
        if rows.is_empty() || self.width == 0 {
            return Ok(());
        }
        let filled = |at: &usize| {
            rows.iter().skip(*at).step_by(self.width).any(|given| *given != Given::Nothing)
        };
        let more: Vec<usize> =
            (0..self.width).filter(|at| !self.used.contains(at)).filter(filled).collect();
        if !more.is_empty() {
            self.used.extend(more);
            self.used.sort_unstable();
            self.statements = None;
        }
        let [many, one] = match &mut self.statements {
            Some(statements) => statements,
            none => none.insert([
                self.db.prepare(&times(self.insert, &self.used, TOGETHER)?)?,
                self.db.prepare(&times(self.insert, &self.used, 1)?)?,
            ]),
        };
        let together = rows.chunks_exact(self.width * TOGETHER);
        let rest = together.remainder().chunks_exact(self.width);
        for rows in together {
            let rows = rows.chunks_exact(self.width);
            run(many, rows.flat_map(|row| self.used.iter().filter_map(|at| row.get(*at))))?;
        }
        for row in rest {
            run(one, self.used.iter().filter_map(|at| row.get(*at)))?;
        }
        Ok(())
    }
}

/// What stands before the columns of a statement, and the columns.
fn columns(insert: &str) -> Option<(&str, &str)> {
    let (head, rest) = insert.split_once('(')?;
    Some((head, rest.split_once(')')?.0))
}

/// The statement for so many rows in some of its columns. It does not stand ready to take back a
/// part of itself, which would cost a copy of every page it touches.
fn times(insert: &str, used: &[usize], rows: usize) -> Result<String, StoreError> {
    let (head, columns) = columns(insert).ok_or(StoreError::Damaged("insert"))?;
    let all: Vec<&str> = columns.split(',').map(str::trim).collect();
    let names: Vec<&str> = used.iter().filter_map(|at| all.get(*at).copied()).collect();
    let marks = ["(", &vec!["?"; names.len()].join(", "), ")"].concat();
    let head = head.replacen("insert into", "insert or fail into", 1);
    Ok(format!("{head}({}) values {}", names.join(", "), vec![marks.as_str(); rows].join(", ")))
}

/// Runs a statement with everything that it is given.
pub(super) fn run<'g>(
    statement: &mut Statement<'_>,
    given: impl IntoIterator<Item = &'g Given>,
) -> Result<(), StoreError> {
    for (at, value) in (1..).zip(given) {
        statement.raw_bind_parameter(at, value)?;
    }
    statement.raw_execute()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_written_once_however_many_there_are_and_whatever_they_fill() {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch("create table t (a, b, c not null default 7, d)").unwrap();
        let mut pen = Pen::new(&db, "insert into t (a, b, c, d)\nvalues (:a, :b, :c, :d)");
        let mut written = 0;
        for count in [0, 1, 15, 16, 17, 40] {
            let rows: Vec<Given> = (written..written + count)
                .flat_map(|n| {
                    let d = if n > 30 && n % 2 == 0 { Given::from("x") } else { Given::Nothing };
                    [n.into(), n.to_string().into(), Given::Nothing, d]
                })
                .collect();
            pen.write(&rows).unwrap();
            written += count;
        }
        let held: (i64, i64, i64) = db
            .query_row(
                "select
                   count(*),
                   count(distinct a),
                   count(*) filter (where c = 7 and (d is 'x') = (a > 30 and a % 2 = 0))
                 from t
                 where b = cast(a as text)",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .unwrap();
        assert_eq!(held, (written, written, written));
    }
}
