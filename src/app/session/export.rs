//! Tables that leave the vault: who may, what is asked before, and the entry of the journal that
//! says who wrote what about how many people, to whom and why (`DOMAIN.md` 8.4).

use chrono::NaiveDate;

use super::Session;
use crate::app::perform::{Done, Refusal};
use crate::domain::export::{Column, Privacy, Spec};
use crate::domain::id::Id;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::domain::value::{Keyed as _, Value};
use crate::exchange::export::{self, Ask, Report, Written};
use crate::exchange::{Errand, ExchangeError};
use crate::store::case::Office;
use crate::store::list::Numbers;
use crate::store::vault::password;
use crate::store::{Changed, Op, Reader, StoreError};
use crate::ui::command::ExportOrder;
use crate::ui::export::REMEMBERED;

/// Writes what is asked for beside the file: it has no name yet and no entry.
pub(in crate::app) fn written(
    reader: &Reader,
    office: &Office,
    today: NaiveDate,
    order: &ExportOrder,
    errand: &Errand<'_>,
) -> Result<Written, ExchangeError> {
    let whom = match &order.whom {
        Some(question) => {
            let asked = crate::store::person::Question { by: None, ..(**question).clone() };
            let numbers: Numbers = reader.people(&asked)?.into_iter().collect();
            Some(numbers)
        }
        None => None,
    };
    let (whom, password) = (whom.as_ref(), order.password.as_ref());
    let ask = Ask { spec: &order.spec, whom, office, today, password };
    let written = export::write(reader, &ask, &order.path, errand)?;
    Ok(if order.plain { written.replacing() } else { written })
}

impl Session {
    /// Refuses an export that may not be, or of which something is missing.
    pub(in crate::app) fn may_export(&self, order: &ExportOrder) -> Result<(), Refusal> {
        let ExportOrder { path, spec, password, plain, .. } = order;
        self.demand(Right::Export)?;
        self.demand(Right::ReadCase)?;
        let mut problems = Vec::new();
        let mut wants = |so: bool, word: &'static str, field: &str| {
            if so {
                problems.push(Problem::new(word).at(field));
            }
        };
        wants(spec.width() == 0, "export-no-columns", "columns");
        wants(spec.receiver.trim().is_empty(), "problem-required", "receiver");
        wants(spec.purpose.trim().is_empty(), "problem-required", "purpose");
        let names = spec.privacy == Privacy::Full;
        wants(names && password.is_none() && !plain, "export-needs-password", "password");
        let known = path.parent().is_some_and(|p| p.as_os_str().is_empty() || p.is_dir());
        let place = !known || path.file_name().is_none() || path.is_dir();
        wants(place, "problem-file-place", "path");
        wants(!place && !plain && path.exists(), "problem-file-there", "path");
        if let Some(weak) = password.as_ref().and_then(|typed| password::judge(typed, &[]).err()) {
            problems.push(weak.at("password"));
        }
        if problems.is_empty() { Ok(()) } else { Err(Refusal::Problems(problems)) }
    }

    /// Writes tables out of the vault, from beginning to end.
    pub fn export(&mut self, order: &ExportOrder, errand: &Errand<'_>) -> Result<Report, Refusal> {
        self.may_export(order)?;
        let (reader, today) = (self.store.reader(), self.today());
        let written = written(reader, &self.office, today, order, errand);
        Ok(self.settle_export(order, written.map_err(StoreError::from)?)?.0)
    }

    /// The same for a command.
    pub(in crate::app) fn export_now(&mut self, order: &ExportOrder) -> Result<Done, Refusal> {
        let watch = std::sync::Arc::clone(&order.watch);
        let tell = |step: crate::exchange::Step| watch.set(step.done, step.whole);
        let done = self.export(order, &Errand { cancel: &watch.cancel, tell: &tell });
        watch.end();
        done.map(|_| Done { word: "export-done", ..Done::default() })
    }

    /// What an errand has written gets its entry and its name.
    pub(in crate::app) fn export_written(
        &mut self,
        order: &ExportOrder,
        written: Written,
    ) -> Result<Done, Refusal> {
        let (_, changed) = self.settle_export(order, written)?;
        // There is nothing to take back: the file is out.
        let changed = Changed { batch: None, ..changed };
        Ok(Done { changed, word: "export-done", ..Done::default() })
    }

    fn settle_export(
        &mut self,
        order: &ExportOrder,
        written: Written,
    ) -> Result<(Report, Changed), Refusal> {
        let by = self.me.id;
        let facts = facts(&order.spec, written.report());
        let ((), changed) = self
            .store
            .transact(Op::Export, Some(by), "", |w| w.note(Op::Export.key(), by, &facts))?;
        let report = written.settle().map_err(StoreError::from)?;
        let names: Vec<String> = order.spec.columns.iter().map(Column::name).collect();
        self.store.set_setting(&remembered(by), &Value::Text(names.join(" ")))?;
        Ok((report, changed))
    }
}

/// Under which the columns of somebody are remembered on this laptop.
fn remembered(by: Id) -> String {
    format!("{REMEMBERED}{by}")
}

/// What the journal says of it.
fn facts(spec: &Spec, report: &Report) -> Vec<(&'static str, String)> {
    let columns: Vec<String> =
        spec.sheets().into_iter().flat_map(|(_, columns)| columns).map(Column::name).collect();
    let names = u8::from(spec.privacy == Privacy::Full);
    vec![
        ("what", "export".to_owned()),
        ("format", spec.format.key().to_owned()),
        ("privacy", spec.privacy.key().to_owned()),
        ("rows", report.people.to_string()),
        ("lines", report.rows.to_string()),
        ("columns", columns.join(" ")),
        ("names", names.to_string()),
        ("sealed", u8::from(report.sealed).to_string()),
        ("receiver", spec.receiver.trim().to_owned()),
        ("purpose", spec.purpose.trim().to_owned()),
        ("file_hash", report.hash.clone()),
    ]
}
