//! From the grid to people: which lines are finished, and what is sent to be registered.

use std::collections::BTreeMap;

use super::check::Check;
use super::head;
use crate::domain::arrival::{Decision, Grid, Shared, members, twins};
use crate::domain::draft::Draft;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value;
use crate::store::{Reader, StoreError, new_id};
use crate::ui::Scene;
use crate::ui::command::{Bus, BusLine};
use crate::ui::likeness::Likely;

/// The finished lines as an order, each with the ids it will have. The ids are in the grid, so
/// that they are on disk before anything is registered.
pub(super) fn order(
    scene: Scene<'_>,
    draft: &Draft,
    grid: &mut Grid,
    shared: &Shared,
    finished: &[usize],
) -> Result<Bus, StoreError> {
    for at in finished {
        let Some(line) = grid.line(*at) else { continue };
        let known = match line.decision {
            Decision::Known(person) => Some(person),
            _ => None,
        };
        let person = match (known, line.becomes) {
            (Some(person), _) => person,
            // Somebody new keeps the id they had at the first attempt.
            (None, Some((person, _))) => person,
            (None, None) => new_id()?,
        };
        let case = line.becomes.map_or_else(new_id, |(_, case)| Ok(case))?;
        grid.becomes(*at, (person, case));
    }
    let members = members(grid.lines());
    let twins = twins(grid.lines());
    let mut lines = Vec::with_capacity(finished.len());
    let mut households = BTreeMap::new();
    for at in finished {
        let Some(line) = grid.line(*at) else { continue };
        let Some((person, case)) = line.becomes else { continue };
        let member = members.get(*at).cloned().flatten();
        if let Some(key) = member.as_ref().map(|member| member.key.clone())
            && let Some(household) = grid.household(&key)
        {
            households.insert(key, household);
        }
        let others = match &line.decision {
            // Another than the line that looks alike, too.
            Decision::New(others) => {
                let twin = twins.get(*at).copied().flatten().filter(|twin| finished.contains(twin));
                let twin = twin.and_then(|twin| grid.line(twin)?.becomes);
                others.iter().copied().chain(twin.map(|(person, _)| person)).collect()
            }
            _ => Vec::new(),
        };
        lines.push(BusLine {
            person,
            case,
            known: matches!(line.decision, Decision::Known(_)),
            others,
            reading: line.reading(shared, scene.today),
            member,
        });
    }
    Ok(Bus { arrival: head::header(draft), lines, households })
}

/// Lines by serial number, and households by their key.
type Registered = (Vec<u32>, Vec<(String, Id)>);

/// The lines of which the case is there: they are registered. With the households they are in.
pub(super) fn registered(reader: &Reader, grid: &Grid) -> Result<Registered, StoreError> {
    let (mut serials, mut households) = (Vec::new(), Vec::new());
    let members = members(grid.lines());
    for (line, member) in grid.lines().zip(members) {
        let Some((person, case)) = line.becomes else { continue };
        if reader.row(Kind::Case, case)?.is_none() {
            continue;
        }
        serials.push(line.serial);
        let row = reader.row(Kind::Person, person)?.unwrap_or_default();
        households.extend(
            member.and_then(|member| Some((member.key, value::id_of(&row, "household_id")?))),
        );
    }
    Ok((serials, households))
}

/// How many finished lines look like somebody and were not decided on.
pub(super) fn undecided(grid: &Grid, check: &Check, finished: &[usize]) -> Vec<usize> {
    let open = |at: &&usize| {
        grid.line(**at).is_some_and(|line| {
            let checked = check.of(line.serial);
            let likely = checked.is_some_and(|checked| {
                checked.twin.is_some() || checked.likely.iter().any(Likely::is_likely)
            });
            line.decision == Decision::Open && likely
        })
    };
    finished.iter().filter(open).copied().collect()
}
