//! Changes of the grid: each remembered whole, so that it can be taken back. Lines that stay the
//! same are shared between what was and what is.

use std::sync::Arc;

use super::super::cell::settle;
use super::super::column::Column;
use super::super::table::{from_table, to_table};
use super::{Grid, Place, REMEMBERED};

impl Grid {
    /// Remembers how it is before it changes.
    pub(super) fn remember(&mut self) {
        self.past.push(self.lines.clone());
        if self.past.len() > REMEMBERED {
            self.past.remove(0);
        }
        self.future.clear();
        self.version += 1;
    }

    /// Leaves the cell being typed in: what was typed stands, put in order where it is understood.
    pub(super) fn leave(&mut self) {
        let Some(edit) = self.edit.take() else { return };
        let column = self.cursor.column();
        let text = settle(column, &edit.text);
        self.version += 1;
        if self.line(self.cursor.line).is_some_and(|line| line.text(column) != text) {
            self.remember();
            self.put(self.cursor, text);
        }
    }

    /// Writes a cell.
    pub(super) fn put(&mut self, place: Place, text: String) {
        if let Some(line) = self.lines.get_mut(place.line) {
            Arc::make_mut(line).set(place.column(), text);
        }
    }

    /// The cells of the range, line by line.
    fn cells(&self) -> Vec<Vec<String>> {
        let (first, last) = self.range();
        let columns = first.column..=last.column;
        let line = |at: usize| {
            let line = self.line(at);
            let text = |column| line.map_or("", |line| line.text(Column::at(column))).to_owned();
            columns.clone().map(text).collect()
        };
        (first.line..=last.line).map(line).collect()
    }

    /// The range as a spreadsheet takes it.
    pub(super) fn copied(&self) -> String {
        to_table(&self.cells())
    }

    /// Empties the range.
    pub(super) fn clear(&mut self) {
        if self.cells().iter().flatten().all(String::is_empty) {
            return;
        }
        self.remember();
        for place in self.places() {
            self.put(place, String::new());
        }
    }

    fn places(&self) -> Vec<Place> {
        let (first, last) = self.range();
        let line = |line| (first.column..=last.column).map(move |column| Place { line, column });
        (first.line..=last.line).flat_map(line).collect()
    }

    /// Puts a table where the range begins, with new lines as they are needed. One cell fills the
    /// whole range. What would stand behind the last column is counted.
    pub(super) fn paste(&mut self, text: &str) {
        let table = from_table(text);
        self.left_over = 0;
        if table.iter().flatten().all(|cell| cell.trim().is_empty()) {
            return;
        }
        self.remember();
        let (first, last) = self.range();
        if let ([row], true) = (table.as_slice(), first != last)
            && let [only] = row.as_slice()
        {
            for place in self.places() {
                self.put(place, settle(place.column(), only));
            }
            return;
        }
        let wide = table.iter().map(Vec::len).max().unwrap_or(1);
        while self.lines.len() < first.line + table.len() {
            let line = self.fresh();
            self.lines.push(line);
        }
        for (down, row) in table.iter().enumerate() {
            for (across, cell) in row.iter().enumerate() {
                let place = Place { line: first.line + down, column: first.column + across };
                if place.column < Column::COUNT {
                    self.put(place, settle(place.column(), cell));
                } else if !cell.trim().is_empty() {
                    self.left_over += 1;
                }
            }
        }
        let column = (first.column + wide).min(Column::COUNT).saturating_sub(1);
        self.cursor = first;
        let end = Place { line: first.line + table.len().saturating_sub(1), column };
        self.anchor = Some(end).filter(|end| *end != first);
    }

    /// The first line of the range goes into the others; into a single line what stands above it.
    pub(super) fn fill_down(&mut self) {
        let (first, last) = self.range();
        let single = first.line == last.line;
        let Some(from) = (if single { first.line.checked_sub(1) } else { Some(first.line) }) else {
            return;
        };
        let to = if single { first.line } else { first.line + 1 };
        let columns = first.column..=last.column;
        let Some(source) = self.line(from).cloned() else { return };
        self.remember();
        for line in to..=last.line {
            for column in columns.clone() {
                let text = source.text(Column::at(column)).to_owned();
                self.put(Place { line, column }, text);
            }
        }
    }

    /// A new line above the range.
    pub(super) fn insert(&mut self) {
        self.remember();
        let (first, _) = self.range();
        let line = self.fresh();
        self.lines.insert(first.line.min(self.lines.len()), line);
        self.cursor = Place { line: first.line, column: self.cursor.column };
        self.anchor = None;
    }

    /// Takes the lines of the range away.
    pub(super) fn remove(&mut self) {
        self.remember();
        let (first, last) = self.range();
        let end = (last.line + 1).min(self.lines.len());
        self.lines.drain(first.line.min(end)..end);
        self.cursor.line = first.line;
        self.settle_lines();
    }

    /// Takes the last change back, or does it again.
    pub(super) fn turn_back(&mut self, again: bool) {
        let (from, to) = if again {
            (&mut self.future, &mut self.past)
        } else {
            (&mut self.past, &mut self.future)
        };
        let Some(lines) = from.pop() else { return };
        to.push(std::mem::replace(&mut self.lines, lines));
        self.settle_lines();
    }
}
