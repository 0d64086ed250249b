//! Forms that the office loads: read and reported first, loaded when that is agreed to.

use std::path::Path;

use super::{Session, write};
use crate::app::perform::{Done, Refusal};
use crate::domain::fact::Record as _;
use crate::domain::form::OFFICE;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::questionnaire::{Body, Questionnaire, read_sheets};
use crate::domain::role::Right;
use crate::exchange::{Errand, ExchangeError, answers, xlsform};
use crate::store::{Changed, Op, StoreError, new_id};
use crate::ui::command::FormOrder;

/// Reads a form from a file, or says everything that stands against it.
pub(in crate::app) fn read_form(path: &Path) -> Result<Body, Vec<Problem>> {
    let sheets = xlsform::read(path).map_err(|error| match error {
        ExchangeError::Table(problem) => vec![problem],
        _ => vec![Problem::new("questionnaire-unread").at("path")],
    })?;
    read_sheets(&sheets)
}

impl Session {
    /// Brings a table of answers to a form of the office in: all of it, or nothing.
    pub fn import_answers(
        &mut self,
        form_id: &str,
        file: &Path,
        errand: &Errand<'_>,
    ) -> Result<(answers::Report, Changed), Refusal> {
        self.demand(Right::Import)?;
        let name = format!("{OFFICE}{form_id}");
        let form = self.office.forms().into_iter().find(|form| form.name == name);
        let Some(form) = form else {
            let problem = Problem::new("questionnaire-unknown").with("form", form_id);
            return Err(Refusal::Problems(vec![problem]));
        };
        let by = self.me.id;
        Ok(answers::run(&mut self.store, form, file, by, errand).map_err(StoreError::from)?)
    }

    /// Loads a form, or a newer version of one; what was answered stays.
    pub(in crate::app) fn load_form(&mut self, order: FormOrder) -> Result<Done, Refusal> {
        let refuse = |word| Err(Refusal::Problems(vec![Problem::new(word).at("path")]));
        let FormOrder { asked_of, body } = order;
        let mut body = *body;
        let held = self.store.reader().all(Kind::Questionnaire)?;
        let before = held
            .into_iter()
            .map(|held| (held.id, Questionnaire::from_row(&held.row)))
            .find(|(_, loaded)| loaded.form_id == body.form_id);
        let mut id = new_id()?;
        if let Some((known, loaded)) = before {
            if loaded.asked_of != Some(asked_of) {
                return refuse("questionnaire-other-kind");
            }
            id = known;
            if let Some(before) = Body::from_json(&loaded.body) {
                body = body.after(&before);
            }
        }
        let title = body.titles.first().cloned().unwrap_or_default();
        let row = Questionnaire {
            title,
            form_id: body.form_id.clone(),
            version: body.version.clone(),
            asked_of: Some(asked_of),
            loaded_on: Some(self.today()),
            off: false,
            body: body.to_json(),
        }
        .to_row();
        let centre = self.centre()?;
        let letters = self.store.letters();
        let at = self.at(centre, &letters);
        let ((), changed) = self.store.transact(Op::Save, Some(at.me), "", |w| {
            write::put(w, &at, Kind::Questionnaire, id, row)
        })?;
        Ok(Done { changed, word: "questionnaire-loaded", ..Done::default() })
    }
}
