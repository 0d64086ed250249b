//! The rows that leave the vault: one question per sheet, gone through once, each cell lent and
//! not copied. Whoever is hidden from who asks is not among them; what is sealed stays sealed.

use std::fmt::Write as _;

use rusqlite::params_from_iter;
use rusqlite::types::ValueRef;

use super::list::Numbers;
use super::{Reader, StoreError};
use crate::domain::export::{Column, Sheet};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::Keyed as _;
use crate::domain::vulnerability;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing, or nothing that may be read.
    Nothing,
    /// Text, a key, a day.
    Text(&'a str),
    /// A whole number.
    Int(i64),
    /// A record that the cell names.
    Link(Id),
}

/// One row of a sheet.
pub struct Line<'a> {
    row: &'a rusqlite::Row<'a>,
    links: &'a [bool],
}

/// Columns that stand before those asked for.
const BEFORE: usize = 8;

impl<'a> Line<'a> {
    /// A column asked for, counted from 0.
    pub fn cell(&self, at: usize) -> Cell<'a> {
        match self.row.get_ref(BEFORE + at) {
            Ok(ValueRef::Text(text)) => std::str::from_utf8(text).map_or(Cell::Nothing, Cell::Text),
            Ok(ValueRef::Integer(number)) => Cell::Int(number),
            Ok(ValueRef::Blob(bytes)) if self.links.get(at) == Some(&true) => {
                <[u8; 16]>::try_from(bytes)
                    .map_or(Cell::Nothing, |id| Cell::Link(Id::from_bytes(id)))
            }
            _ => Cell::Nothing,
        }
    }

    /// The person, the case and the household of the row.
    pub fn id(&self, of: Kind) -> Option<Id> {
        let at = match of {
            Kind::Person => 1,
            Kind::Case => 2,
            _ => 3,
        };
        self.row.get::<_, Option<Id>>(at).ok().flatten()
    }

    /// What is known of the birth: date, about, estimated age, the day of the estimate.
    pub fn birth(&self) -> (Option<&'a str>, bool, Option<i64>, Option<&'a str>) {
        let text = |at| self.row.get_ref(at).ok().and_then(|value| value.as_str().ok());
        let int = |at| self.row.get_ref(at).ok().and_then(|value| value.as_i64().ok());
        (text(4), int(5).is_some_and(|about| about != 0), int(6), text(7))
    }
}

impl Reader {
    /// Gives every row of a sheet to `take`, in the order the records were made: of everybody,
    /// or of these people.
    pub fn sheet<E: From<StoreError>>(
        &self,
        sheet: Sheet,
        columns: &[&Column],
        whom: Option<&Numbers>,
        take: impl FnMut(&Line<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.lines(&question(sheet, columns), &[], columns, whom, take)
    }

    /// Gives every row of the register as [`Reader::sheet`] does, in two halves at once: the people
    /// made first to `first`, here, the others to `later`, aside.
    pub fn register_in_halves<E: From<StoreError> + Send>(
        &self,
        columns: &[&Column],
        whom: Option<&Numbers>,
        first: impl FnMut(&Line<'_>) -> Result<(), E>,
        later: impl FnMut(&Line<'_>) -> Result<(), E> + Send,
    ) -> Result<(), E> {
        let (_reading, twin) = self.one_state()?;
        let last: i64 = self
            .db
            .query_row("select coalesce(max(n), 0) from person", [], |row| row.get(0))
            .map_err(StoreError::from)?;
        let between = format!("{} and p.n between ? and ?", question(Sheet::Register, columns));
        let sql = between.replace(IN_ORDER, "") + IN_ORDER;
        let (low, high) = ([0, last / 2], [last / 2 + 1, i64::MAX]);
        std::thread::scope(|scope| {
            let aside = scope.spawn(|| {
                let twin = twin;
                twin.lines(&sql, &high, columns, whom, later)
            });
            let here = self.lines(&sql, &low, columns, whom, first);
            here.and(aside.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        })
    }

    fn lines<E: From<StoreError>>(
        &self,
        sql: &str,
        given: &[i64],
        columns: &[&Column],
        whom: Option<&Numbers>,
        mut take: impl FnMut(&Line<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let failed = |error: rusqlite::Error| E::from(StoreError::from(error));
        let links: Vec<bool> = columns
            .iter()
            .map(|column| matches!(column.field.shape, crate::domain::fact::Shape::Link(_)))
            .collect();
        let mut statement = self.db.prepare(sql).map_err(failed)?;
        let mut rows = statement.query(params_from_iter(given)).map_err(failed)?;
        let hidden = self.hidden()?;
        while let Some(row) = rows.next().map_err(failed)? {
            let n: i64 = row.get(0).map_err(failed)?;
            if hidden.has_number(n) || whom.is_some_and(|whom| !whom.has(n)) {
                continue;
            }
            take(&Line { row, links: &links })?;
        }
        Ok(())
    }

    /// How many people an export of these is of.
    pub fn count_of(&self, whom: Option<&Numbers>) -> Result<u64, StoreError> {
        match whom {
            None => self.count(Kind::Person),
            Some(whom) => {
                let mut whom = whom.clone();
                whom.without(&self.hidden()?.numbers().collect());
                Ok(u64::try_from(whom.len()).unwrap_or_default())
            }
        }
    }
}

/// The question of a sheet, made of the closed list of its columns. Nothing that anybody typed is
/// part of it: keys of questions of the office are letters, figures, points and lines.
fn question(sheet: Sheet, columns: &[&Column]) -> String {
    let own = sheet.kind();
    let person_only = own.parent().is_none_or(|(_, above)| above == Kind::Person);
    let household = match sheet {
        Sheet::Register => "p.household_id",
        _ => "null",
    };
    let case = match sheet {
        Sheet::Register | Sheet::Records(Kind::Case) | Sheet::Form(_, Kind::Case) => "c.id",
        _ if person_only => "null",
        _ => "c.id",
    };
    let mut sql = format!(
        "select p.n, p.id, {case}, {household}, p.birth_on, p.birth_about, p.age_estimate, \
         p.age_estimated_on"
    );
    for column in columns {
        let alias = alias(sheet, column.of);
        let key = column.field.key;
        let fact = column.of.field(key).is_some();
        let safe = key.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
        let _ = match (fact, safe) {
            (true, _) => write!(sql, ", {alias}.{key}"),
            (false, true) => write!(
                sql,
                ", (select a.value from answer a where a.record = {alias}.id and a.question = '{key}')"
            ),
            (false, false) => write!(sql, ", null"),
        };
    }
    sql.push_str(&from(sheet));
    sql
}

/// What the records of a row are called in its question.
fn alias(sheet: Sheet, of: Kind) -> &'static str {
    match (sheet, of) {
        (_, Kind::Person) => "p",
        (_, Kind::Case) => "c",
        (Sheet::Register, Kind::Contact) => "t",
        (Sheet::Register, Kind::Document) => "d",
        (Sheet::Register, Kind::Household) => "h",
        _ => "r",
    }
}

fn from(sheet: Sheet) -> String {
    match sheet {
        Sheet::Register => REGISTER.to_owned(),
        Sheet::Form(name, kind) => {
            let (from, alias) = match kind {
                Kind::Case => (CASES, "c"),
                _ => (PEOPLE, "p"),
            };
            let name: String =
                name.chars().filter(|c| c.is_ascii_alphanumeric() || "._-".contains(*c)).collect();
            // From the point to the sign after it: all keys of this form and of no other.
            format!(
                "{from} and exists (select 1 from answer a where a.record = {alias}.id \
                 and a.question >= '{name}.' and a.question < '{name}/') order by {alias}.n"
            )
        }
        Sheet::Records(Kind::Case) => format!("{CASES} order by c.n"),
        Sheet::Records(kind) => {
            let table = kind.key();
            // That there is a need whose name is sealed is restricted content.
            let open = match kind {
                Kind::Vulnerability => {
                    format!(
                        " and r.restricted_code is null and r.code != '{}'",
                        vulnerability::RESTRICTED
                    )
                }
                _ => String::new(),
            };
            let rest = format!(" where r.gone = 0 and p.gone = 0{open} order by r.n");
            match kind.parent() {
                Some((link, Kind::Person)) => {
                    format!(" from {table} r cross join person p on p.id = r.{link}{rest}")
                }
                _ => format!(
                    " from {table} r cross join case_file c on c.id = r.case_id and c.gone = 0 \
                     cross join person p on p.id = c.person_id{rest}"
                ),
            }
        }
    }
}

const PEOPLE: &str = " from person p where p.gone = 0";
const CASES: &str = " from case_file c cross join person p on p.id = c.person_id \
                     where c.gone = 0 and p.gone = 0";
/// The newest case, the first telephone and the first paper stand on the line of a person.
const REGISTER: &str = " from person p
left join case_file c
  on c.n = (select max(x.n) from case_file x where x.person_id = p.id and x.gone = 0)
left join contact t
  on t.n = (select min(x.n) from contact x where x.person_id = p.id and x.gone = 0)
left join document d
  on d.n = (select min(x.n) from document x where x.person_id = p.id and x.gone = 0)
left join household h on h.id = p.household_id
where p.gone = 0
order by p.n";
const IN_ORDER: &str = "\norder by p.n";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::export::columns;

    #[test]
    fn every_sheet_can_be_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let key = crate::store::Key::random().unwrap();
        let store =
            crate::store::Store::open(folder.path(), &crate::store::Keys::new(key, None)).unwrap();
        let all = columns(&[]);
        let mut sheets: Vec<Sheet> = all.iter().map(|column| column.sheet).collect();
        sheets.dedup();
        sheets.push(Sheet::Form("q.some", Kind::Case));
        sheets.push(Sheet::Form("q.some", Kind::Person));
        for sheet in &sheets {
            let own: Vec<&Column> = all.iter().filter(|column| column.sheet == *sheet).collect();
            let none: Result<(), StoreError> = store.reader().sheet(*sheet, &own, None, |_| Ok(()));
            assert!(none.is_ok(), "{sheet:?} {:?}", none.err());
        }
        println!("{} columns in {} sheets", all.len(), sheets.len());
    }
}
