//! Tables that leave the vault: who may, what is asked before, and the entry of the journal that
//! says who wrote what about how many people, to whom and why (`DOMAIN.md` 8.4).

use chrono::NaiveDate;

use super::Session;
use crate::app::perform::{Done, Refusal};
use crate::domain::export::{Column, MOST_ALONE, Privacy, Spec};
use crate::domain::id::Id;
use crate::domain::problem::Problem;
use crate::domain::role::{self, Right};
use crate::domain::value::{Keyed as _, Value};
use crate::exchange::Errand;
use crate::exchange::export::{self, Ask, Report, Written};
use crate::store::case::Office;
use crate::store::list::Numbers;
use crate::store::vault::{PasswordCheck, VaultError, duration, password};
use crate::store::{Changed, Op, Reader, StoreError, clock};
use crate::ui::command::{ExportOrder, Second};
use crate::ui::export::{REMEMBERED, SECOND, SECOND_PASSWORD, TYPED};
use crate::words;

/// What an export takes beside its order: for whichever thread makes it.
pub(in crate::app) struct Making {
    office: Office,
    today: NaiveDate,
    me: Id,
    check: PasswordCheck,
}

/// An export that has no name and no entry yet, and who else stands for it.
pub(in crate::app) struct Made {
    written: Written,
    stands: Stands,
}

/// Who stands for an export beside whoever makes it.
enum Stands {
    /// Nobody need: it is of few.
    Few,
    /// Nobody else may export here: one person stands for it alone, and the journal says so.
    Alone,
    /// A second person.
    Two(Id),
}

impl Making {
    /// Writes what is asked for beside the file; first whoever else has to stand for it is asked
    /// for, which takes about a second.
    pub(in crate::app) fn write(
        &self,
        reader: &Reader,
        order: &ExportOrder,
        errand: &Errand<'_>,
    ) -> Result<Made, StoreError> {
        let whom = match &order.whom {
            Some(question) => {
                let asked = crate::store::person::Question { by: None, ..(**question).clone() };
                let numbers: Numbers = reader.people(&asked)?.into_iter().collect();
                Some(numbers)
            }
            None => None,
        };
        let stands = match reader.count_of(whom.as_ref())? {
            0..=MOST_ALONE => Stands::Few,
            _ if self.is_alone() => Stands::Alone,
            _ => Stands::Two(self.agreed(order.second.as_ref())?),
        };
        let (whom, password) = (whom.as_ref(), order.password.as_ref());
        let ask =
            Ask { spec: &order.spec, whom, office: &self.office, today: self.today, password };
        let written = export::write(reader, &ask, &order.path, errand)?;
        let written = if order.plain { written.replacing() } else { written };
        Ok(Made { written, stands })
    }

    /// Whether nobody else has a way in who may export.
    fn is_alone(&self) -> bool {
        let me = self.me.bytes();
        let may = |roles: &[String]| role::may(&role::parse(roles), Right::Export);
        !self.check.users().any(|user| user.user_id != me && may(&user.roles))
    }

    /// The second person, if they are one, may export, and this is their password.
    fn agreed(&self, typed: Option<&Second>) -> Result<Id, StoreError> {
        let no = |word, field| StoreError::Refused(Problem::new(word).at(field));
        let Some(typed) = typed else {
            let most = words::count(i64::try_from(MOST_ALONE).unwrap_or(i64::MAX));
            let missing = Problem::new("export-second-missing").with("most", most);
            return Err(StoreError::Refused(missing.at(SECOND)));
        };
        if typed.user == self.me {
            return Err(no("export-second-self", SECOND));
        }
        let user = self.check.user(&typed.user.bytes());
        let user = user.filter(|user| role::may(&role::parse(&user.roles), Right::Export));
        let Some(user) = user else { return Err(no("export-second-no-right", SECOND)) };
        let secs = clock::now_ms() / 1000;
        let refused = |word, time| {
            let problem = Problem::new(word).with("name", &user.name).with("time", duration(time));
            StoreError::Refused(problem.at(SECOND_PASSWORD))
        };
        match self.check.confirm(&typed.user.bytes(), typed.password.clone(), secs) {
            Ok(()) => Ok(typed.user),
            Err(VaultError::WrongPassword { wait_secs: 0 }) => {
                Err(refused("export-second-wrong", 0))
            }
            Err(VaultError::WrongPassword { wait_secs }) => {
                Err(refused("export-second-wrong-wait", wait_secs))
            }
            Err(VaultError::Wait { secs }) => Err(refused("export-second-wait", secs)),
            Err(other) => Err(other.into()),
        }
    }
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
        let silent = order.second.as_ref().is_some_and(|second| second.password.is_empty());
        wants(silent, "problem-required", SECOND_PASSWORD);
        if let Some(weak) = password.as_ref().and_then(|typed| password::judge(typed, &[]).err()) {
            problems.push(weak.at("password"));
        }
        if problems.is_empty() { Ok(()) } else { Err(Refusal::Problems(problems)) }
    }

    /// Writes tables out of the vault, from beginning to end.
    pub fn export(&mut self, order: &ExportOrder, errand: &Errand<'_>) -> Result<Report, Refusal> {
        self.may_export(order)?;
        let made = self.making().write(self.store.reader(), order, errand)?;
        Ok(self.settle_export(order, made)?.0)
    }

    /// Keeps to whom and why tables are to leave, for who is signed in.
    pub(in crate::app) fn keep_export(
        &mut self,
        receiver: &str,
        purpose: &str,
    ) -> Result<Done, Refusal> {
        let typed = Value::Text(format!("{receiver}\n{purpose}"));
        self.store.set_setting(&format!("{TYPED}{}", self.me.id), &typed)?;
        Ok(Done::default())
    }

    /// What an export takes beside its order.
    pub(in crate::app) fn making(&self) -> Making {
        let check = self.unlocked.password_check();
        Making { office: self.office.clone(), today: self.today(), me: self.me.id, check }
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
        made: Made,
    ) -> Result<Done, Refusal> {
        let (_, changed) = self.settle_export(order, made)?;
        // There is nothing to take back: the file is out.
        let changed = Changed { batch: None, ..changed };
        Ok(Done { changed, word: "export-done", ..Done::default() })
    }

    fn settle_export(
        &mut self,
        order: &ExportOrder,
        made: Made,
    ) -> Result<(Report, Changed), Refusal> {
        let (by, Made { written, stands }) = (self.me.id, made);
        let mut facts = facts(&order.spec, written.report());
        match stands {
            Stands::Few => {}
            Stands::Alone => facts.push(("alone", "1".to_owned())),
            Stands::Two(second) => facts.push(("second", second.to_string())),
        }
        let ((), changed) = self
            .store
            .transact(Op::Export, Some(by), "", |w| w.note(Op::Export.key(), by, &facts))?;
        let report = written.settle().map_err(StoreError::from)?;
        let names: Vec<String> = order.spec.columns.iter().map(Column::name).collect();
        self.store.set_setting(&remembered(by), &Value::Text(names.join(" ")))?;
        // It is out: what was said of it stands in the journal.
        self.keep_export("", "")?;
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
