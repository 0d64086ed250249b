//! What is to be done with a report: written to a file, frozen.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::id::Id;
use crate::domain::indicator::Figures;
use crate::domain::report::Report;
use crate::words::Lang;

/// A report to be written to a file.
#[derive(Clone)]
pub struct ReportOrder {
    /// Where to.
    pub path: PathBuf,
    /// As what.
    pub form: ReportForm,
    /// The report.
    pub report: Arc<Report>,
    /// In which language.
    pub lang: Lang,
    /// Who makes it: the name of the centre.
    pub office: String,
    /// When it was frozen and by whom, if it was.
    pub frozen: Option<(NaiveDate, String)>,
    /// Its record, if it was frozen.
    pub record: Option<Id>,
    /// The pages as they were shown; made anew when absent.
    pub pdf: Option<Vec<u8>>,
}

/// As what a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportForm {
    /// Pages for the printer.
    Pdf,
    /// A workbook for Excel.
    Xlsx,
}

/// A report to be frozen.
#[derive(Clone)]
pub struct FreezeOrder {
    /// The report with what stands behind its figures.
    pub figures: Arc<Figures>,
    /// What the office calls it; may be empty.
    pub title: String,
}
