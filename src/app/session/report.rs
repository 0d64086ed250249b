//! Reports that are frozen, and reports that leave the vault as a file: each an entry of the
//! journal. Figures hold no names.

use super::Session;
use crate::app::perform::{Done, Refusal};
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::exchange;
use crate::letters::report::ReportPaper;
use crate::store::{Op, StoreError};
use crate::ui::command::{FreezeOrder, Paper, ReportForm, ReportOrder};

impl Session {
    /// Freezes a report that was made already, with the records behind each of its figures.
    pub(in crate::app) fn freeze_made(&mut self, order: &FreezeOrder) -> Result<Done, Refusal> {
        self.demand(Right::ReadFigures)?;
        let by = self.me.id;
        let (_, changed) = self
            .store
            .transact(Op::Save, Some(by), "", |w| w.freeze(&order.figures, &order.title, by))?;
        Ok(Done { changed, word: "figure-frozen", ..Done::default() })
    }

    /// Writes a report to a new file.
    pub fn keep_report(&mut self, order: ReportOrder) -> Result<Done, Refusal> {
        self.demand(Right::ReadFigures)?;
        self.demand(Right::Export)?;
        let frozen = order.frozen.as_ref().map(|(day, by)| (*day, by.as_str()));
        let paper =
            ReportPaper { report: &order.report, lang: order.lang, office: &order.office, frozen };
        let unset = |_| Refusal::Problems(vec![Problem::new("agenda-print-failed")]);
        let bytes = match (order.form, order.pdf) {
            (ReportForm::Pdf, Some(shown)) => shown,
            (ReportForm::Pdf, None) => {
                paper.set().and_then(|letter| letter.pdf()).map_err(unset)?
            }
            (ReportForm::Xlsx, _) => {
                exchange::report::workbook(&order.report, order.lang, &order.office)
                    .map_err(StoreError::from)?
            }
        };
        let what = match order.form {
            ReportForm::Pdf => "report-pdf",
            ReportForm::Xlsx => "report-xlsx",
        };
        let count = order.report.cells().count();
        self.keep_file(&Paper {
            path: order.path,
            bytes,
            what,
            record: order.record,
            count,
            names: false,
        })
    }
}
