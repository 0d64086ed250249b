//! Reads and writes any record through its list of facts: the one place where
//! a row of values becomes a row of a table and back.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::OnceLock;

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::StoreError;
use super::seal::Seal;
use super::sheet::{self, Given};
use crate::domain::fact::Shape;
use crate::domain::form;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Keyed, Row, Value};

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Nothing => ValueRef::Null,
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Sealed(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl FromSql for Value {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(match value {
            ValueRef::Null | ValueRef::Real(_) => Self::Nothing,
            ValueRef::Integer(number) => Self::Int(number),
            ValueRef::Text(text) => Self::Text(String::from_utf8_lossy(text).into_owned()),
            ValueRef::Blob(bytes) => Self::Sealed(bytes.to_vec()),
        })
    }
}

impl ToSql for Id {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.as_bytes())))
    }
}

impl FromSql for Id {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        <[u8; 16]>::column_result(value).map(Self::from_bytes)
    }
}

/// A row of a table with what the journal needs to change it. Values as stored:
/// restricted ones still sealed.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    /// Journal row that made the record.
    pub(super) base: i64,
    /// Live edits since, by key.
    pub(super) heads: Option<Vec<u8>>,
    /// Removed: kept for the journal, shown nowhere.
    pub(super) gone: bool,
    /// The values.
    pub(super) row: Row,
}

struct Statements {
    select: String,
    insert: String,
    /// The columns, sorted by key.
    columns: Vec<Column>,
}

/// The column of a fact.
#[derive(Clone, Copy)]
struct Column {
    key: &'static str,
    /// Its place among the facts.
    at: usize,
    is_link: bool,
    is_restricted: bool,
}

impl Column {
    /// A value as the column holds it: a link is the bytes of its id, and is refused when it is none.
    fn holds(self, value: &Value) -> Result<Bound<'_>, StoreError> {
        match value {
            Value::Text(text) if self.is_link => {
                Id::parse(text).map(Bound::Link).ok_or(StoreError::Damaged("link"))
            }
            value => Ok(Bound::Plain(value)),
        }
    }

    /// The same of a new row.
    fn given(self, value: Value) -> Result<Given, StoreError> {
        match value {
            Value::Text(text) if self.is_link => {
                Id::parse(&text).map(Given::Id).ok_or(StoreError::Damaged("link"))
            }
            value => Ok(value.into()),
        }
    }
}

/// What comes to stand in a column.
enum Bound<'a> {
    Link(Id),
    Plain(&'a Value),
}

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Link(id) => id.to_sql(),
            Self::Plain(value) => value.to_sql(),
        }
    }
}

/// The column of a fact, for keys that are one.
fn column(kind: Kind, key: &str) -> Option<Column> {
    let columns = &statements(kind).columns;
    let at = columns.binary_search_by(|column| column.key.cmp(key)).ok()?;
    columns.get(at).copied()
}

fn statements(kind: Kind) -> &'static Statements {
    static ALL: OnceLock<Vec<Statements>> = OnceLock::new();
    static NONE: Statements =
        Statements { select: String::new(), insert: String::new(), columns: Vec::new() };
    let all = ALL.get_or_init(|| Kind::ALL.iter().map(|kind| build(*kind)).collect());
    all.get(kind as usize).unwrap_or(&NONE)
}

fn build(kind: Kind) -> Statements {
    let table = kind.key();
    let mut sorted: Vec<Column> = kind
        .fields()
        .iter()
        .enumerate()
        .map(|(at, field)| Column {
            key: field.key,
            at,
            is_link: matches!(field.shape, Shape::Link(_)),
            is_restricted: field.restricted,
        })
        .collect();
    sorted.sort_unstable_by_key(|column| column.key);
    let columns: Vec<&str> = kind.fields().iter().map(|field| field.key).collect();
    let marks = vec!["?"; columns.len() + BEFORE].join(", ");
    let columns = columns.join(", ");
    Statements {
        select: format!("select base, heads, gone, {columns} from {table} where id = ?"),
        insert: format!(
            "insert into {table} (n, id, base, heads, gone, {columns}) values ({marks})"
        ),
        columns: sorted,
    }
}

/// The row of a record as stored, gone or not.
pub(super) fn load(db: &Connection, kind: Kind, id: Id) -> Result<Option<Stored>, StoreError> {
    let mut statement = db.prepare_cached(&statements(kind).select)?;
    let found = statement.query_row([id], |found| {
        let mut row = Row::new();
        for (at, field) in kind.fields().iter().enumerate() {
            let value: Value = match field.shape {
                Shape::Link(_) => found
                    .get::<_, Option<Id>>(at + 3)?
                    .map_or(Value::Nothing, |id| Value::Text(id.to_string())),
                _ => found.get(at + 3)?,
            };
            if !value.is_nothing() {
                row.insert(Cow::Borrowed(field.key), value);
            }
        }
        let (base, heads, gone) = (found.get(0)?, found.get(1)?, found.get(2)?);
        Ok(Stored { base, heads, gone, row })
    });
    let Some(mut stored) = found.optional()? else { return Ok(None) };
    let mut answers = db.prepare_cached("select question, value from answer where record = ?")?;
    let mut rows = answers.query([id])?;
    while let Some(answer) = rows.next()? {
        stored.row.insert(Cow::Owned(answer.get(0)?), answer.get(1)?);
    }
    Ok(Some(stored))
}

/// Writes a record that does not exist yet, made by an entry of the journal.
pub(super) fn insert(
    db: &Connection,
    kind: Kind,
    id: Id,
    base: i64,
    row: Row,
) -> Result<(), StoreError> {
    let mut cells = Vec::new();
    let answers = cells_of(kind, None, id, base, row, &mut cells)?;
    let mut statement = db.prepare_cached(inserts(kind))?;
    sheet::run(&mut statement, &cells)?;
    for (question, value) in answers {
        answer(db, id, &question, &value)?;
    }
    Ok(())
}

/// How the row of a new record is written.
pub(super) fn inserts(kind: Kind) -> &'static str {
    &statements(kind).insert
}

/// The number of the newest row of a kind.
pub(super) fn newest(db: &Connection, kind: Kind) -> Result<i64, StoreError> {
    let sql = format!("select coalesce(max(n), 0) from {}", kind.key());
    Ok(db.prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
}

/// Columns of every record before its facts: n, id, base, heads, gone.
const BEFORE: usize = 5;

/// Adds the row of a new record in the order of [`inserts`], numbered by the database without a
/// number; returns the answers, which have no column.
pub(super) fn cells_of(
    kind: Kind,
    n: Option<i64>,
    id: Id,
    base: i64,
    row: Row,
    cells: &mut Vec<Given>,
) -> Result<Row, StoreError> {
    cells.extend([n.into(), id.into(), base.into(), Given::Nothing, Given::Int(0)]);
    let facts = cells.len();
    let all = &statements(kind).columns;
    cells.resize(facts + all.len(), Given::Nothing);
    // Row and columns are both sorted by key.
    let mut columns = all.iter().peekable();
    let mut answers = Row::new();
    for (key, value) in row {
        while columns.next_if(|column| column.key < key.as_ref()).is_some() {}
        match columns.next_if(|column| column.key == key.as_ref()) {
            Some(column) => {
                if let Some(cell) = cells.get_mut(facts + column.at) {
                    *cell = column.given(value)?;
                }
            }
            None => {
                answers.insert(key, value);
            }
        }
    }
    Ok(answers)
}

/// Writes changed values of a row that exists.
pub(super) fn update(
    db: &Connection,
    kind: Kind,
    id: Id,
    stored: &Stored,
    changed: &[Cow<'static, str>],
) -> Result<(), StoreError> {
    let mut sql = format!("update {} set heads = ?, gone = ?", kind.key());
    let heads = stored.heads.clone().map_or(Value::Nothing, Value::Sealed);
    let gone = Value::Int(i64::from(stored.gone));
    let mut values = vec![Bound::Plain(&heads), Bound::Plain(&gone)];
    for key in changed {
        let value = value::of(&stored.row, key);
        if let Some(column) = column(kind, key) {
            let _ = write!(sql, ", {key} = ?");
            values.push(column.holds(value)?);
        } else if key.as_ref() != GONE {
            answer(db, id, key, value)?;
        }
    }
    sql.push_str(" where id = ?");
    values.push(Bound::Link(id));
    db.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// The key under which the journal says that a record was removed or brought back.
pub(super) const GONE: &str = "gone";

fn answer(db: &Connection, id: Id, question: &str, value: &Value) -> Result<(), StoreError> {
    if value.is_nothing() {
        db.prepare_cached("delete from answer where record = ? and question = ?")?
            .execute((id, question))?;
    } else {
        db.prepare_cached(
            "insert into answer (record, question, value) values (?, ?, ?)
             on conflict (record, question) do update set value = excluded.value",
        )?
        .execute((id, question, value))?;
    }
    Ok(())
}

/// True when the answers to this key are restricted content.
pub(super) fn is_restricted(kind: Kind, key: &str) -> bool {
    match column(kind, key) {
        Some(column) => column.is_restricted,
        None => form::line_of(kind, key)
            .and_then(|line| line.field)
            .is_some_and(|field| field.restricted),
    }
}

/// The row with its restricted values opened, as far as this reader may.
pub(super) fn opened(row: Row, id: Id, seal: &Seal) -> Row {
    if !seal.reads() {
        return row;
    }
    row.into_iter()
        .map(|(key, value)| {
            let value = seal.open(id, &key, value);
            (key, value)
        })
        .collect()
}

/// The row as it is stored: without what is nothing, restricted values sealed.
pub(super) fn closed(kind: Kind, id: Id, mut row: Row, seal: &Seal) -> Result<Row, StoreError> {
    row.retain(|_, value| !value.is_nothing());
    // Row and columns are both sorted by key.
    let mut columns = statements(kind).columns.iter().peekable();
    for (key, value) in &mut row {
        while columns.next_if(|column| column.key < key.as_ref()).is_some() {}
        let restricted = match columns.next_if(|column| column.key == key.as_ref()) {
            Some(column) => column.is_restricted,
            None => is_restricted(kind, key),
        };
        if restricted {
            *value = seal.close(id, key, value)?;
        }
    }
    Ok(row)
}

/// A value as it is stored.
pub(super) fn closed_value(
    kind: Kind,
    id: Id,
    key: &str,
    value: Value,
    seal: &Seal,
) -> Result<Value, StoreError> {
    if value.is_nothing() || !is_restricted(kind, key) {
        return Ok(value);
    }
    seal.close(id, key, &value)
}
