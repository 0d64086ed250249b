//! Safety alerts as they are opened, answered and cleared. None of it can be undone.

use super::{Session, rule, write};
use crate::app::perform::{Done, Refusal};
use crate::domain::alert::AlertStatus;
use crate::domain::fact::Shape;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::store::{Op, StoreError};
use crate::ui::command::{Handling, Raise};

impl Session {
    /// Opens a safety alert at once.
    pub(in crate::app) fn raise_alert(&mut self, raise: &Raise) -> Result<Done, Refusal> {
        let centre = self.centre()?;
        let letters = self.store.letters();
        let at = self.at(centre, &letters);
        let Raise { case, source, scale, detail } = raise;
        let (_, changed) = self.store.transact(Op::Save, Some(at.me), "", |w| {
            rule::alert::raise_of(w, &at, *case, *source, *scale, detail)
        })?;
        // The dialog that follows says all.
        Ok(Done { changed, ..Done::default() })
    }

    /// Records what was done about a safety alert, and by whom it is known.
    pub(in crate::app) fn handle_alert(&mut self, handling: &Handling) -> Result<Done, Refusal> {
        let Handling { alert, action, told, told_at, next_contact_on } = handling;
        let typed = [
            ("action", Shape::Prose, action),
            ("told", Shape::Line, told),
            ("told_at", Shape::Time, told_at),
            ("next_contact_on", Shape::Day, next_contact_on),
        ];
        let (mut row, mut problems) = (Row::new(), Vec::new());
        for (key, shape, text) in typed {
            match shape.read(text) {
                Ok(Value::Nothing) => problems.push(Problem::new("problem-required").at(key)),
                Ok(value) => value::put(&mut row, key, value),
                Err(problem) => problems.push(problem.at(key)),
            }
        }
        if !problems.is_empty() {
            return Err(Refusal::Problems(problems));
        }
        self.move_alert(*alert, AlertStatus::Handled, row, "alert-handled")
    }

    /// Clears a safety alert, with the note that says why it may be.
    pub(in crate::app) fn clear_alert(&mut self, alert: Id, note: &str) -> Result<Done, Refusal> {
        let mut row = Row::new();
        value::put(&mut row, "clear_note", Shape::Prose.read(note).unwrap_or_default());
        self.move_alert(alert, AlertStatus::Cleared, row, "alert-cleared")
    }

    fn move_alert(
        &mut self,
        alert: Id,
        status: AlertStatus,
        typed: Row,
        word: &'static str,
    ) -> Result<Done, Refusal> {
        let centre = self.centre()?;
        let letters = self.store.letters();
        let at = self.at(centre, &letters);
        let ((), changed) = self.store.transact(Op::Save, Some(at.me), "", |w| {
            let Some(mut row) = w.row(Kind::Alert, alert)? else {
                return Err(StoreError::Refused(Problem::new("alert-gone")));
            };
            row.extend(typed);
            value::put(&mut row, "status", Value::Text(status.key().to_owned()));
            write::put(w, &at, Kind::Alert, alert, row)
        })?;
        Ok(Done { changed, word, ..Done::default() })
    }
}
