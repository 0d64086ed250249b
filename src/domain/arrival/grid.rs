//! The arrival grid as a spreadsheet: a cursor, a range, a cell being typed in, copying, filling
//! down, and every change taken back. It knows nothing of screens: keys come in as `Stroke`.

mod change;
mod keep;
mod press;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::column::Column;
use super::line::{Decision, Line};
use crate::domain::id::Id;

/// A cell, by line and column from the top left.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl Place {
    /// Its column.
    pub fn column(self) -> Column {
        Column::at(self.column)
    }
}

/// A cell being typed in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edit {
    /// Its text so far.
    pub text: String,
    /// Where the next letter goes, counted in letters.
    pub caret: usize,
    /// It is changed, not typed anew: arrows move within it.
    pub changes: bool,
}

/// How many changes can be taken back.
const REMEMBERED: usize = 200;

type Lines = Vec<Arc<Line>>;

/// The lines of a bus and where the keyboard is in them.
#[derive(Debug, Clone)]
pub struct Grid {
    lines: Lines,
    cursor: Place,
    anchor: Option<Place>,
    edit: Option<Edit>,
    /// The column in which a row of Tabs began: Enter goes back to it.
    began: Option<usize>,
    past: Vec<Lines>,
    future: Vec<Lines>,
    serial: u32,
    version: u64,
    /// Cells of the last paste for which there was no column.
    left_over: usize,
    /// Households that some of their lines were registered with, by key.
    households: BTreeMap<String, Id>,
}

impl Default for Grid {
    fn default() -> Self {
        Self {
            lines: vec![Arc::new(Line::new(1))],
            cursor: Place::default(),
            anchor: None,
            edit: None,
            began: None,
            past: Vec::new(),
            future: Vec::new(),
            serial: 1,
            version: 0,
            left_over: 0,
            households: BTreeMap::new(),
        }
    }
}

impl Grid {
    /// How many lines there are, empty ones among them; at least one.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// True when nobody was typed.
    pub fn is_empty(&self) -> bool {
        self.edit.is_none() && self.lines.iter().all(|line| line.is_empty())
    }

    /// A line.
    pub fn line(&self, at: usize) -> Option<&Line> {
        self.lines.get(at).map(Arc::as_ref)
    }

    /// A line to hold on to: as long as it stays the same, it is the same one.
    pub fn held(&self, at: usize) -> Option<Arc<Line>> {
        self.lines.get(at).cloned()
    }

    /// The lines from the top.
    pub fn lines(&self) -> impl Iterator<Item = &Line> + Clone {
        self.lines.iter().map(Arc::as_ref)
    }

    /// How many people were typed.
    pub fn count(&self) -> usize {
        self.lines().filter(|line| !line.is_empty()).count()
    }

    /// Where the keyboard is.
    pub fn cursor(&self) -> Place {
        self.cursor
    }

    /// The cell being typed in.
    pub fn edit(&self) -> Option<&Edit> {
        self.edit.as_ref()
    }

    /// The range: its first and its last cell.
    pub fn range(&self) -> (Place, Place) {
        let other = self.anchor.unwrap_or(self.cursor);
        let (one, two) = (self.cursor, other);
        let first = Place { line: one.line.min(two.line), column: one.column.min(two.column) };
        let last = Place { line: one.line.max(two.line), column: one.column.max(two.column) };
        (first, last)
    }

    /// Grows with every change, letters in a cell among them.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Cells of the last paste for which there was no column.
    pub fn left_over(&self) -> usize {
        self.left_over
    }

    /// The household that lines of this key were registered with.
    pub fn household(&self, key: &str) -> Option<Id> {
        self.households.get(key).copied()
    }

    /// Puts the keyboard on a cell, as a press of the pointer does; `grow` keeps the range's other
    /// end. What was being typed is left.
    pub fn point(&mut self, place: Place, grow: bool) {
        self.leave();
        let anchor = self.anchor.unwrap_or(self.cursor);
        self.anchor = grow.then_some(anchor);
        self.cursor = Place {
            line: place.line.min(self.lines.len().saturating_sub(1)),
            column: place.column.min(Column::COUNT - 1),
        };
        self.began = None;
    }

    /// The line as it stands, with the letters being typed in it.
    pub fn standing(&self, at: usize) -> Option<Line> {
        let mut line = self.line(at)?.clone();
        if let Some(edit) = self.edit.as_ref().filter(|_| at == self.cursor.line) {
            line.set(self.cursor.column(), edit.text.trim().to_owned());
        }
        Some(line)
    }

    /// Remembers what was decided about a line.
    pub fn decide(&mut self, at: usize, decision: Decision) {
        if self.line(at).is_none_or(|line| line.decision == decision) {
            return;
        }
        self.leave();
        self.remember();
        if let Some(line) = self.lines.get_mut(at) {
            let line = Arc::make_mut(line);
            // Whoever it was taken for is not written over by somebody new.
            let was = match line.decision {
                Decision::Known(person) => Some(person),
                _ => None,
            };
            line.becomes = line.becomes.filter(|(person, _)| Some(*person) != was);
            line.decision = decision;
        }
    }

    /// Says which person and case a line becomes. Not a change one takes back.
    pub fn becomes(&mut self, at: usize, ids: (Id, Id)) {
        self.leave();
        if let Some(line) = self.lines.get_mut(at) {
            Arc::make_mut(line).becomes = Some(ids);
            self.version += 1;
        }
    }

    /// Takes the lines that were registered out, and remembers the households they are in. They
    /// cannot be brought back by undo: they are people now.
    pub fn registered(
        &mut self,
        serials: &[u32],
        households: impl IntoIterator<Item = (String, Id)>,
    ) {
        self.leave();
        self.lines.retain(|line| !serials.contains(&line.serial));
        self.households.extend(households);
        (self.past, self.future) = (Vec::new(), Vec::new());
        self.settle_lines();
    }

    /// Puts lines back that were registered and taken back.
    pub fn give_back(&mut self, lines: impl IntoIterator<Item = Line>) {
        self.leave();
        let mut back: Lines = lines.into_iter().map(Arc::new).collect();
        back.extend(std::mem::take(&mut self.lines).into_iter().filter(|line| !line.is_empty()));
        self.lines = back;
        // They may come into a grid that counted anew: no line typed next bears a number of theirs.
        let last = self.lines.iter().map(|line| line.serial).max();
        self.serial = self.serial.max(last.unwrap_or_default());
        (self.past, self.future) = (Vec::new(), Vec::new());
        self.settle_lines();
    }

    /// There is always a line, and the cursor is on one.
    fn settle_lines(&mut self) {
        if self.lines.is_empty() {
            let line = self.fresh();
            self.lines.push(line);
        }
        let last = self.lines.len().saturating_sub(1);
        self.cursor.line = self.cursor.line.min(last);
        self.anchor = None;
        self.version += 1;
    }

    fn fresh(&mut self) -> Arc<Line> {
        self.serial += 1;
        Arc::new(Line::new(self.serial))
    }
}
