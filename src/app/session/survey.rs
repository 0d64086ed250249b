//! Definitions of the sustainability survey that the office loads.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::Session;
use crate::app::perform::{Done, Refusal};
use crate::domain::definition::Definition as Loaded;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::survey::Definition;
use crate::domain::value;
use crate::store::Op;

/// A longer file is no definition.
const LONGEST: u64 = 1_000_001;

impl Session {
    /// Loads a definition from a file, or says everything that is wrong with it. The same version
    /// twice would make its scores mean two things, and is refused.
    pub(in crate::app) fn load_definition(&mut self, path: &Path) -> Result<Done, Refusal> {
        let unread = || Refusal::Problems(vec![Problem::new("survey-file-unread").at("path")]);
        let file = File::open(path).map_err(|_| unread())?;
        let mut text = String::new();
        file.take(LONGEST).read_to_string(&mut text).map_err(|_| unread())?;
        let definition = Definition::parse(&text).map_err(Refusal::Problems)?;
        for held in self.store.reader().all(Kind::Definition)? {
            let same = |key, text: &str| value::text_of(&held.row, key) == text;
            if same("version", &definition.version) {
                let version = definition.version;
                return Err(Refusal::Problems(vec![
                    Problem::new("survey-file-known").with("version", version).at("path"),
                ]));
            }
        }
        let loaded = Loaded {
            name: definition.name.show().to_owned(),
            version: definition.version.clone(),
            owner: definition.source.clone(),
            licence: definition.licence.show().to_owned(),
            body: text,
        };
        let by = Some(self.me.id);
        let (_, changed) = self.store.transact(Op::Save, by, "", |w| w.add(&loaded))?;
        Ok(Done { changed, word: "survey-file-loaded", ..Done::default() })
    }
}
