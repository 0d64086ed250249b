//! Figures: the quarter of 2014 as its report printed it, frozen reports, and what each figure
//! opens.

mod frozen;
mod made;
mod paper;
mod quarter;

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use segin::app::session::{FirstRun, Session};
use segin::domain::role::Role;
use segin::exchange::Errand;
use segin::exchange::record::What;
use segin::exchange::record::import::Report;
use segin::store::vault::{Gate, Vault};

/// A vault and who is signed in to it.
pub(crate) struct Office {
    pub(crate) session: Session,
    folder: tempfile::TempDir,
}

impl Office {
    pub(crate) fn of(roles: &[Role]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::with_gate(folder.path().join("v"), Gate::for_tests());
        let first = FirstRun {
            name: "Awa".into(),
            roles: roles.to_vec(),
            password: "cheval lampe riviere neuf".to_owned().into(),
            centre: "Bamako".into(),
            centre_code: "BKO".into(),
        };
        let cost = vault.gate().floor;
        let (session, _) = Session::create(&vault, first, cost).unwrap();
        Self { session, folder }
    }

    pub(crate) fn file(&self, text: &str) -> PathBuf {
        let path = self.folder.path().join("table.csv");
        std::fs::write(&path, text).unwrap();
        path
    }

    pub(crate) fn people(&mut self, text: &str) -> u64 {
        let file = self.file(text);
        let errand = Errand { cancel: &AtomicBool::new(false), tell: &|_| {} };
        let (report, _) = self.session.import_people(&file, false, &errand).unwrap();
        assert_eq!(report.refused, [], "{:?}", report.unknown_headings);
        report.added
    }

    pub(crate) fn try_records(&mut self, what: What, text: &str, keep_good: bool) -> Report {
        let file = self.file(text);
        let errand = Errand { cancel: &AtomicBool::new(false), tell: &|_| {} };
        self.session.import_records(what, &file, keep_good, &errand).unwrap().0
    }

    pub(crate) fn records(&mut self, what: What, text: &str) -> Report {
        let report = self.try_records(what, text, false);
        assert!(report.refused.is_empty(), "{:?}", &report.refused[..report.refused.len().min(5)]);
        assert_eq!(report.unknown_headings, Vec::<String>::new());
        report
    }
}
