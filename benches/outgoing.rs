//! Tables out of the vault: the register as an import reads it back, in each form, in the clear
//! and under a password, and every column without names.

use std::sync::atomic::AtomicBool;
use std::time::Instant;

use segin::app::session::Session;
use segin::domain::export::{Column, Format, Privacy, Spec, columns, usual};
use segin::exchange::Errand;
use segin::exchange::export::{Ask, write};
use zeroize::Zeroizing;

use super::row;

/// Writes them all into a folder of their own.
pub(crate) fn tables(session: &Session) {
    let folder = tempfile::tempdir().unwrap();
    let password = Zeroizing::new("pirogue chantons velours tambour".to_owned());
    let run = |what: &str, aim: &str, format, privacy, columns: Vec<Column>, sealed: bool| {
        let spec = Spec {
            format,
            privacy,
            columns,
            words: false,
            receiver: String::new(),
            purpose: String::new(),
        };
        let password = sealed.then_some(&password);
        let office = session.office();
        let ask = Ask { spec: &spec, whom: None, office, today: session.today(), password };
        let file = folder.path().join("table");
        let errand = Errand { cancel: &AtomicBool::new(false), tell: &|_| {} };
        let begun = Instant::now();
        let reader = session.store().reader();
        let report = write(reader, &ask, &file, &errand).unwrap().replacing().settle().unwrap();
        let took = begun.elapsed().as_secs_f64();
        let size = super::size(&file) / 1_000_000;
        row(what, aim, &format!("{took:.2} s, {} rows, {size} MB", report.rows));
    };
    let (full, bare) = (Privacy::Full, Privacy::Pseudonymised);
    run("the register as CSV", "≤ 3 s", Format::Csv, full, usual(), false);
    run("the same in an encrypted archive", "", Format::Csv, full, usual(), true);
    run("the register as XLSX", "≤ 12 s", Format::Xlsx, full, usual(), false);
    run("the same in an encrypted archive", "", Format::Xlsx, full, usual(), true);
    run("the register as JSON", "", Format::Json, full, usual(), false);
    run("every column, without names, as XLSX", "", Format::Xlsx, bare, columns(&[]), false);
}
