//! A workshop is saved with its attendance, whole or not at all: one session for each case that
//! took part, and none any more for those taken from the list.

use super::{Session, write};
use crate::app::perform::{Done, Refusal};
use crate::domain::draft::Draft;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::session::{Format, SessionStatus};
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::store::{Op, new_id};

/// What the sessions of a workshop have in common with it.
const SHARED: [&str; 9] = [
    "held_on",
    "begins_at",
    "status",
    "activity",
    "duration_minutes",
    "language",
    "interpreter",
    "place",
    "led_by",
];

impl Session {
    /// Saves a workshop and who took part.
    pub(in crate::app) fn save_workshop(
        &mut self,
        draft: &Draft,
        cases: &[Id],
    ) -> Result<Done, Refusal> {
        let mut row = draft.to_row(self.today()).map_err(Refusal::Problems)?;
        let workshop = draft.id;
        let centre = self.centre()?;
        let letters = self.store.letters();
        let at = self.at(centre, &letters);
        if let Some((centre, _)) = at.centre.as_ref().filter(|_| draft.is_new)
            && value::of(&row, "centre_id").is_nothing()
        {
            value::put(&mut row, "centre_id", Value::Text(centre.to_string()));
        }
        let ((), changed) = self.store.transact(Op::Save, Some(at.me), "", |w| {
            write::put(w, &at, Kind::Workshop, workshop, row.clone())?;
            let mut noted = Vec::new();
            for held in w.linked(Kind::Session, "workshop_id", workshop)? {
                let case = value::id_of(&held.row, "case_id");
                match case.filter(|case| cases.contains(case) && !noted.contains(case)) {
                    None => _ = w.remove(Kind::Session, held.id)?,
                    Some(case) => {
                        noted.push(case);
                        let session = shared(&row, held.row);
                        write::put(w, &at, Kind::Session, held.id, session)?;
                    }
                }
            }
            for case in cases {
                if noted.contains(case) {
                    continue;
                }
                noted.push(*case);
                let mut session = shared(&row, Row::new());
                value::put(&mut session, "case_id", Value::Text(case.to_string()));
                value::put(&mut session, "workshop_id", Value::Text(workshop.to_string()));
                let format = Format::Group.key().to_owned();
                value::put(&mut session, "format", Value::Text(format));
                write::put(w, &at, Kind::Session, new_id()?, session)?;
            }
            Ok(())
        })?;
        self.store.drop_draft(workshop)?;
        let word = if changed.batch.is_some() { "app-saved" } else { "app-unchanged" };
        Ok(Done { changed, word, ..Done::default() })
    }
}

/// A session with what it has in common with its workshop.
fn shared(workshop: &Row, mut session: Row) -> Row {
    for key in SHARED {
        value::put(&mut session, key, value::of(workshop, key).clone());
    }
    // Without a status of its own a session was held.
    if value::of(&session, "status").is_nothing() {
        value::put(&mut session, "status", Value::Text(SessionStatus::Held.key().to_owned()));
    }
    session
}
