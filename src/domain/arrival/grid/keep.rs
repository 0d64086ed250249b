//! The grid as text, to be kept encrypted while it is typed in, and taken up again.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::super::line::{Kept, Line};
use super::Grid;
use crate::domain::id::Id;

/// A grid as it is kept.
#[derive(Serialize, Deserialize)]
struct Whole {
    lines: Vec<Kept>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    households: BTreeMap<String, String>,
}

impl Grid {
    /// The lines as text, with the letters being typed; empty lines at the end are left out.
    pub fn keep(&self) -> String {
        let standing = (0..self.lines.len()).filter_map(|at| self.standing(at));
        let mut lines: Vec<Line> = standing.collect();
        while lines.last().is_some_and(Line::is_empty) {
            lines.pop();
        }
        let lines = lines.iter().map(Line::keep).collect();
        let households = self.households.iter();
        let households = households.map(|(key, id)| (key.clone(), id.to_string())).collect();
        serde_json::to_string(&Whole { lines, households }).unwrap_or_default()
    }

    /// Takes a kept grid up again, the keyboard behind the last person; an empty one when the
    /// text cannot be read.
    pub fn resume(kept: &str) -> Self {
        let mut grid = Self::default();
        let Ok(whole) = serde_json::from_str::<Whole>(kept) else { return grid };
        let lines = (1..).zip(whole.lines);
        grid.lines = lines.map(|(at, kept)| Arc::new(Line::resume(at, kept))).collect();
        grid.serial = u32::try_from(grid.lines.len()).unwrap_or(u32::MAX);
        let households = whole.households.into_iter();
        grid.households = households.filter_map(|(key, id)| Some((key, Id::parse(&id)?))).collect();
        let line = grid.fresh();
        grid.lines.push(line);
        grid.cursor.line = grid.lines.len().saturating_sub(1);
        grid
    }
}
