//! The ladder: numbered steps from an empty file to the schema of this program,
//! each in its own transaction with the version it reaches. A shipped step is
//! never edited; steps never write journal entries.

use rusqlite::Connection;

use super::StoreError;

/// The steps, in order; the first makes the schema of version 1.
const STEPS: &[&str] = &[
    include_str!("upgrades/0001_first.sql"),
    include_str!("upgrades/0002_case_work.sql"),
    include_str!("upgrades/0003_supervision.sql"),
    include_str!("upgrades/0004_list.sql"),
    include_str!("upgrades/0005_report.sql"),
    include_str!("upgrades/0006_fact.sql"),
    include_str!("upgrades/0007_arrival.sql"),
    include_str!("upgrades/0008_form.sql"),
    include_str!("upgrades/0009_import.sql"),
    include_str!("upgrades/0010_reach.sql"),
];

/// The version of the schema this program writes.
pub const VERSION: i64 = STEPS.len() as i64;

/// The same, as the connection compares it.
pub(super) const NEWEST: u32 = STEPS.len() as u32;

/// Climbs from the version of the file to the version of the program.
pub(super) fn climb(db: &mut Connection) -> Result<(), StoreError> {
    let found: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > VERSION {
        return Err(StoreError::Newer);
    }
    let done = usize::try_from(found).unwrap_or_default();
    for (at, step) in STEPS.iter().enumerate().skip(done) {
        let climbing = db.transaction()?;
        climbing.execute_batch(step)?;
        climbing.pragma_update(None, "user_version", i64::try_from(at + 1).unwrap_or_default())?;
        climbing.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::kind::Kind;
    use crate::domain::value::Keyed;

    fn fresh() -> Connection {
        let mut db = Connection::open_in_memory().unwrap();
        climb(&mut db).unwrap();
        db
    }

    #[test]
    fn columns_are_facts() {
        let db = fresh();
        for kind in Kind::ALL {
            let mut statement =
                db.prepare("select name from pragma_table_info(?) where cid > 4").unwrap();
            let columns: BTreeSet<String> = statement
                .query_map([kind.key()], |row| row.get(0))
                .unwrap()
                .map(Result::unwrap)
                .collect();
            let facts: BTreeSet<String> =
                kind.fields().iter().map(|field| field.key.to_owned()).collect();
            assert_eq!(columns, facts, "{}", kind.key());
        }
    }

    #[test]
    fn every_question_prepares_against_the_schema() {
        fn files(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    if !path.ends_with("upgrades") {
                        files(&path, found);
                    }
                } else if path.extension().is_some_and(|e| e == "sql") {
                    found.push(path);
                }
            }
        }
        let db = fresh();
        let mut found = Vec::new();
        files(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/store")), &mut found);
        for path in &found {
            let sql = std::fs::read_to_string(path).unwrap();
            if let Err(error) = db.prepare(&sql) {
                panic!("{}: {error}", path.display());
            }
        }
        println!("{} questions prepared", found.len());
        assert!(!found.is_empty());
    }

    #[test]
    fn the_schema_is_the_one_in_the_snapshot() {
        let db = fresh();
        let mut statement = db
            .prepare("select sql from sqlite_master where sql is not null order by rowid")
            .unwrap();
        let now: Vec<String> =
            statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let now = now.join(";\n\n") + ";\n";
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/schema.sql");
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        if std::env::var_os("SEGIN_UPDATE_SNAPSHOT").is_some() {
            std::fs::write(path, &now).unwrap();
        }
        assert!(kept == now, "the schema differs from {path}; SEGIN_UPDATE_SNAPSHOT=1 rewrites it");
    }

    #[test]
    fn a_newer_file_is_refused() {
        let mut db = fresh();
        db.pragma_update(None, "user_version", VERSION + 1).unwrap();
        assert!(matches!(climb(&mut db), Err(StoreError::Newer)));
    }
}
