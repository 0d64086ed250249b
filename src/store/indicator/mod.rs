//! Figures out of the vault: a report, exactly what each of its figures counted, and reports that
//! were frozen, with what has changed since. One report reads one state of the data.

mod frozen;
mod help;
mod ids;
mod load;
mod people;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, named_params};

pub use self::frozen::Kept;
use self::load::Load;
use super::{Reader, StoreError, setting};
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::indicator::count::Scope;
use crate::domain::indicator::facts::{At, NONE, Office};
use crate::domain::indicator::figures::Making;
use crate::domain::indicator::section::Promise;
use crate::domain::indicator::{self, Described, Figures, Indicator, Member};
use crate::domain::kind::Kind;
use crate::domain::place;
use crate::domain::problem::Problem;
use crate::domain::project::Project;
use crate::domain::report::{DataState, FigureId, Place, Spec};
use crate::domain::target::Target;
use crate::domain::value::Value;

impl Reader {
    /// The report that is asked for, with what stands behind each figure. Takes seconds on a
    /// large register: ask it beside the drawing thread, of a reader of its own.
    pub fn figures(&self, spec: &Spec, today: NaiveDate) -> Result<Figures, StoreError> {
        let (reading, mut twin) = self.one_state()?;
        let load = Load::all(self, &mut twin, spec.period)?;
        let scope =
            scope(&load, spec.place.as_ref(), spec.project.as_ref().map(|p| p.id.as_str()))?;
        let making = Making {
            made_on: today,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            state: self.data_state()?,
            indicators: self.indicators()?,
            promises: self.promises(&load, spec)?,
        };
        let figures = Figures::make(spec, load.facts, &scope, making);
        drop(reading);
        Ok(figures)
    }

    /// Exactly what a figure of a report counts; `None` when it is masked or not there.
    pub fn figure_members(
        &self,
        spec: &Spec,
        figure: &FigureId,
        today: NaiveDate,
    ) -> Result<Option<Vec<Member>>, StoreError> {
        Ok(self.figures(spec, today)?.members(figure))
    }

    /// Every indicator in the words of the office.
    pub fn indicators(&self) -> Result<Vec<Described>, StoreError> {
        let mut all = indicator::all().to_vec();
        for held in self.all(Kind::Indicator)? {
            let by = Indicator::from_row(&held.row);
            if let Some(slot) = all.iter_mut().find(|one| one.code == by.code) {
                *slot = slot.clone().reworded(&by);
            }
        }
        Ok(all)
    }

    /// Where the journal of this laptop stands.
    pub fn data_state(&self) -> Result<DataState, StoreError> {
        let held = |key| -> Result<Vec<u8>, StoreError> {
            Ok(match setting::get(&self.db, key)? {
                Some(Value::Sealed(bytes)) => bytes,
                _ => Vec::new(),
            })
        };
        let (device, incarnation) = (held(setting::DEVICE)?, held(setting::INCARNATION)?);
        let last: Option<(i64, Vec<u8>)> = self
            .db
            .prepare_cached(include_str!("state.sql"))?
            .query_row(named_params! { ":device": device, ":incarnation": incarnation }, |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        let (number, hash) = last.unwrap_or_default();
        Ok(DataState {
            device: hex(&device),
            incarnation: hex(&incarnation),
            number,
            hash: hex(&hash),
        })
    }

    /// The targets that a report sets results beside.
    fn promises(&self, load: &Load<'_>, spec: &Spec) -> Result<Vec<Promise>, StoreError> {
        let mut all = Vec::new();
        for held in self.all(Kind::Target)? {
            let target = Target::from_row(&held.row);
            let Some(project_id) = target.project_id else { continue };
            let wanted = spec.project.as_ref().is_none_or(|p| p.id == project_id.to_string());
            let Some(project) = self.record::<Project>(project_id)?.filter(|_| wanted) else {
                continue;
            };
            let region = (!target.place.is_empty()).then(|| Place::Region(target.place.clone()));
            let from = target.starts_on.or(project.starts_on).unwrap_or(spec.period.from);
            let ends = target.ends_on.or(project.ends_on).unwrap_or(spec.period.to);
            all.push(Promise {
                key: held.id.to_string(),
                project: project.name,
                indicator: target.indicator,
                amount: target.amount.and_then(|n| u64::try_from(n).ok()).unwrap_or_default(),
                scope: scope(load, region.as_ref(), Some(&project_id.to_string()))?,
                place: target.place,
                from,
                to: ends.min(spec.period.to),
            });
        }
        Ok(all)
    }
}

/// What counts for a place and a project; a place or project that is not there is refused.
fn scope(
    load: &Load<'_>,
    place: Option<&Place>,
    project: Option<&str>,
) -> Result<Scope, StoreError> {
    let mut scope = Scope::default();
    let unknown =
        |what: &str| StoreError::Refused(Problem::new("figure-no-such").with("what", what));
    let at = |places: &super::indicator::ids::Places, id: &str| -> Result<At, StoreError> {
        let found = Id::parse(id).and_then(|id| places.get(&id)).copied();
        found.filter(|at| *at != NONE).ok_or_else(|| unknown(id))
    };
    match place {
        Some(Place::Region(code)) => {
            let lies = |centre: &Office| {
                centre.region == *code || place::region_of(&centre.region).as_ref() == Some(code)
            };
            scope.centres = Some(load.facts.centres.iter().map(lies).collect());
        }
        Some(Place::Centre(named)) => {
            let wanted = at(&load.centres, &named.id)?;
            let all = (0..).zip(&load.facts.centres);
            scope.centres = Some(all.map(|(at, _): (At, _)| at == wanted).collect());
        }
        None => {}
    }
    if let Some(project) = project {
        scope.project = Some(at(&load.projects, project)?);
    }
    Ok(scope)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
