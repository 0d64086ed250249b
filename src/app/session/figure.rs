//! Figures of whoever is signed in: reports made, frozen and compared, each under its own right.
//! Who stands behind a figure is shown to those who may see cases, and to nobody else.

use super::Session;
use crate::app::perform::Refusal;
use crate::domain::id::Id;
use crate::domain::indicator::{Figures, Member};
use crate::domain::problem::Problem;
use crate::domain::report::{Difference, FigureId, Report, Spec};
use crate::domain::role::Right;
use crate::store::{Changed, Op};

impl Session {
    /// The report that is asked for. Takes seconds on a large register.
    pub fn figures(&self, spec: &Spec) -> Result<Figures, Refusal> {
        self.demand(Right::ReadFigures)?;
        Ok(self.store.reader().figures(spec, self.today())?)
    }

    /// Exactly what a figure counted; `None` when it is masked or not there.
    pub fn figure_members(
        &self,
        figures: &Figures,
        figure: &FigureId,
    ) -> Result<Option<Vec<Member>>, Refusal> {
        self.demand(Right::ReadFigures)?;
        self.demand(Right::ReadCase)?;
        Ok(figures.members(figure))
    }

    /// A frozen report, as it was.
    pub fn frozen(&self, id: Id) -> Result<Option<Report>, Refusal> {
        self.demand(Right::ReadFigures)?;
        Ok(self.store.reader().frozen(id)?)
    }

    /// What a frozen report would say differently today, and who came into it or left it.
    pub fn difference(&self, id: Id) -> Result<Option<Difference>, Refusal> {
        self.demand(Right::ReadFigures)?;
        let mut found = self.store.reader().difference(id, self.today())?;
        if let (Some(found), false) = (&mut found, self.me.may(Right::ReadCase)) {
            for changed in &mut found.changed {
                (changed.entered, changed.left) = (Vec::new(), Vec::new());
            }
        }
        Ok(found)
    }

    /// Freezes a report, made anew; returns the id of the record that holds it.
    pub fn freeze_report(&mut self, spec: &Spec, title: &str) -> Result<(Id, Changed), Refusal> {
        self.demand(Right::Approve)?;
        let figures = self.figures(spec)?;
        let by = self.me.id;
        Ok(self.store.transact(Op::Save, Some(by), "", |w| w.freeze(&figures, title, by))?)
    }
}

/// What was frozen stays as it was: only its title is the office's.
pub(super) fn is_frozen(
    held: Option<&crate::domain::value::Row>,
    row: &crate::domain::value::Row,
) -> Option<Problem> {
    let same = |held: &crate::domain::value::Row| {
        let rest = |row: &crate::domain::value::Row| {
            let mut rest = row.clone();
            rest.remove("title");
            rest
        };
        rest(held) == rest(row)
    };
    (!held.is_some_and(same)).then(|| Problem::new("figure-is-frozen"))
}
