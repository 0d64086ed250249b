//! Slips of referrals: the file for the printer, the code that opens the referral again, and the
//! line in the list of who was told what.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::{Session, rule};
use crate::app::perform::{Done, Refusal};
use crate::domain::disclosure::Disclosure;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::referral::Referral;
use crate::domain::value::{self, Value};
use crate::letters::LetterError;
use crate::letters::code::Token;
use crate::store::{Op, StoreError};
use crate::ui::command::SlipOrder;
use crate::ui::referral::slip::{consent_in, slip};
use crate::ui::referral::told::Teller;
use crate::words::Lang;

/// How many copies a slip has: who refers, the person, who receives.
const COPIES: i64 = 3;

impl Session {
    /// Writes the slip of a referral into a folder. The code on it takes the place of any
    /// earlier one; what it tells is noted as told. The paper cannot be taken back, so that
    /// there is nothing to undo.
    pub(in crate::app) fn slip(&mut self, order: SlipOrder) -> Result<Done, Refusal> {
        let SlipOrder { referral: id, lang, folder, token, pdf } = order;
        if !folder.is_dir() {
            return Err(Refusal::Problems(vec![Problem::new("problem-slip-folder").at("folder")]));
        }
        let today = self.today();
        let (pdf, referral) = self.slip_file(id, lang, &token, pdf)?;
        let path = folder.join(file_name(&referral.number));
        let me = self.me.id;
        let ((), mut changed) = self.store.transact(Op::Save, Some(me), "", |w| {
            let Some(mut row) = w.row(Kind::Referral, id)? else { return Ok(()) };
            let held = Referral::from_row(&row);
            let consent = rule::referral::allowed(w, today, &held)?;
            value::put(&mut row, "token_hash", Value::Text(token.hash()));
            w.put_row(Kind::Referral, id, row)?;
            w.add(&Disclosure {
                case_id: held.case_id,
                told_on: Some(today),
                told_by: Some(me),
                agency_id: held.agency_id,
                way: "slip".to_owned(),
                fields: held.disclosed,
                referral_id: Some(id),
                consent_id: consent,
                copies: Some(COPIES),
                ..Disclosure::default()
            })?;
            // Last, so that nothing lies outside the vault without a line in it.
            write(&path, &pdf)
                .map_err(|_| StoreError::Refused(Problem::new("problem-slip-write").at("folder")))
        })?;
        changed.batch = None;
        Ok(Done { changed, word: "referral-slip-saved", ..Done::default() })
    }

    /// The bytes of the slip: those that were shown, when nothing has changed since.
    fn slip_file(
        &mut self,
        id: Id,
        lang: Lang,
        token: &Token,
        shown: Option<Vec<u8>>,
    ) -> Result<(Vec<u8>, Referral), Refusal> {
        let reader = self.store.reader();
        let gone = || Refusal::Problems(vec![Problem::new("problem-slip-gone")]);
        let referral: Referral = reader.record(id)?.ok_or_else(gone)?;
        if let Some(pdf) = shown {
            return Ok((pdf, referral));
        }
        let person = reader.person_of(Kind::Referral, id)?.ok_or_else(gone)?;
        let file = reader.case_file(person, referral.case_id)?.ok_or_else(gone)?;
        let today = self.today();
        let teller = Teller { file: &file, office: &self.office, today, lang };
        let consent = consent_in(&file, &referral, today).ok();
        let letter = slip(teller, &referral, consent, token.clone()).set();
        let pdf = letter.and_then(|letter| letter.pdf()).map_err(|error| unset(&error))?;
        Ok((pdf, referral))
    }
}

fn unset(_: &LetterError) -> Refusal {
    Refusal::Problems(vec![Problem::new("problem-slip-set")])
}

/// A name that tells nobody whom it is about.
fn file_name(number: &str) -> PathBuf {
    let safe = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' };
    PathBuf::from(format!("{}.pdf", number.chars().map(safe).collect::<String>()))
}

/// Writes a file that only this user of the machine reads, in one go and in its place.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).inspect_err(|_| {
        // Half a slip is none; that it could not be written is said already.
        let _ = std::fs::remove_file(path);
    })
}
