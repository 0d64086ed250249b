//! The wording of a scale comes in from a table: checked against the definition, refused with
//! the item named, kept once per language.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::{Session, write};
use crate::app::perform::{Done, Refusal};
use crate::domain::choice;
use crate::domain::fact::Record as _;
use crate::domain::instrument::{self, Wording as Table};
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value;
use crate::domain::wording::Wording;
use crate::store::{Op, new_id};

/// No wording is longer.
const MOST: u64 = 1 << 20;

impl Session {
    /// Loads a wording, in place of the one in the same language.
    pub(in crate::app) fn load_wording(
        &mut self,
        instrument: &str,
        path: &Path,
    ) -> Result<Done, Refusal> {
        let refuse = |problem: Problem| Err(Refusal::Problems(vec![problem]));
        let Some(instrument) = instrument::named(instrument).filter(|i| i.is_available()) else {
            return refuse(Problem::new("problem-required").at("instrument"));
        };
        let mut bytes = Vec::new();
        let read = File::open(path).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes));
        if read.is_err() {
            return refuse(Problem::new("settings-wording-unreadable").at("path"));
        }
        if bytes.len() as u64 > MOST {
            return refuse(Problem::new("settings-wording-long").at("path"));
        }
        let text = String::from_utf8_lossy(&bytes);
        let table = Table::parse(instrument, &text).map_err(Refusal::Problems)?;
        let languages = choice::list("language");
        let known = languages.iter().find(|language| {
            let short = language.attributes.get("iso639_1");
            language.code == table.language || short == Some(&table.language)
        });
        let Some(language) = known.map(|language| language.code.clone()) else {
            let problem = Problem::new("problem-not-in-list").with("given", table.language.clone());
            return refuse(problem.at("path"));
        };
        let row = Wording {
            instrument: table.instrument.clone(),
            language: language.clone(),
            owner: table.owner.clone(),
            version: table.version.clone(),
            licence: table.licence.clone(),
            body: table.to_csv(),
        }
        .to_row();
        let same = |held: &crate::store::Held| {
            value::text_of(&held.row, "instrument") == table.instrument
                && value::text_of(&held.row, "language") == language
        };
        let before = self.store.reader().all(Kind::Wording)?.into_iter().find(same);
        let id = before.map_or_else(new_id, |held| Ok(held.id))?;
        let centre = self.centre()?;
        let letters = self.store.letters();
        let at = self.at(centre, &letters);
        let ((), changed) = self
            .store
            .transact(Op::Save, Some(at.me), "", |w| write::put(w, &at, Kind::Wording, id, row))?;
        Ok(Done { changed, word: "settings-wording-loaded", ..Done::default() })
    }
}
