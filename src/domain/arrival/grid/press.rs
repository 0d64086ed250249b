//! What each key does.

use super::super::cell::offers;
use super::super::column::Column;
use super::super::stroke::{Move, Stroke};
use super::{Edit, Grid, Place};

impl Grid {
    /// Does what a key asks; what is to go to the clipboard comes back.
    pub fn press(&mut self, stroke: Stroke) -> Option<String> {
        if self.edit.is_some() { self.press_in_cell(stroke) } else { self.press_on_grid(stroke) }
    }

    fn press_on_grid(&mut self, stroke: Stroke) -> Option<String> {
        match stroke {
            Stroke::Text(text) => {
                self.begin(Edit { caret: text.chars().count(), text, changes: false });
            }
            Stroke::Change => {
                let text =
                    self.line(self.cursor.line).map(|l| l.text(self.cursor.column()).to_owned());
                let text = text.unwrap_or_default();
                self.begin(Edit { caret: text.chars().count(), text, changes: true });
            }
            Stroke::Backspace => self.begin(Edit::default()),
            Stroke::Delete => self.clear(),
            Stroke::Go(to) => {
                self.began = None;
                self.anchor = None;
                self.go(to);
            }
            Stroke::Extend(to) => {
                let anchor = self.anchor.unwrap_or(self.cursor);
                self.go(to);
                self.anchor = Some(anchor).filter(|anchor| *anchor != self.cursor);
            }
            Stroke::Next => self.tab(true),
            Stroke::Back => self.tab(false),
            Stroke::Enter => self.enter(),
            Stroke::EnterUp => {
                self.anchor = None;
                self.go(Move::Up);
            }
            Stroke::Escape => self.anchor = None,
            Stroke::Copy => return Some(self.copied()),
            Stroke::Cut => {
                let copied = self.copied();
                self.clear();
                return Some(copied);
            }
            Stroke::Paste(text) => self.paste(&text),
            Stroke::FillDown => self.fill_down(),
            Stroke::All => {
                self.cursor = Place::default();
                let last =
                    Place { line: self.lines.len().saturating_sub(1), column: Column::COUNT - 1 };
                self.anchor = Some(last);
            }
            Stroke::Undo => self.turn_back(false),
            Stroke::Redo => self.turn_back(true),
            Stroke::Insert => self.insert(),
            Stroke::Remove => self.remove(),
        }
        None
    }

    fn press_in_cell(&mut self, stroke: Stroke) -> Option<String> {
        let Some(edit) = &mut self.edit else { return None };
        let length = edit.text.chars().count();
        match stroke {
            Stroke::Text(text) => edit.write(&text),
            Stroke::Paste(text) if !text.trim_end().contains(['\t', '\n']) => {
                edit.write(text.trim_end());
            }
            Stroke::Backspace if edit.caret > 0 => edit.erase(edit.caret - 1),
            Stroke::Delete => edit.erase(edit.caret),
            Stroke::Go(Move::Left) if edit.changes => edit.caret = edit.caret.saturating_sub(1),
            Stroke::Go(Move::Right) if edit.changes => edit.caret = (edit.caret + 1).min(length),
            Stroke::Go(Move::Home) if edit.changes => edit.caret = 0,
            Stroke::Go(Move::End) if edit.changes => edit.caret = length,
            Stroke::Change => edit.changes = !edit.changes,
            Stroke::Escape | Stroke::Undo => self.edit = None,
            Stroke::Backspace | Stroke::Copy | Stroke::Cut | Stroke::All | Stroke::Redo => {}
            leaving => {
                self.leave();
                return self.press_on_grid(leaving);
            }
        }
        self.version += 1;
        None
    }

    fn begin(&mut self, edit: Edit) {
        self.anchor = None;
        self.left_over = 0;
        self.version += 1;
        self.edit = Some(edit);
    }

    /// What the cell being typed in may become, the likeliest first.
    pub fn offers(&self) -> Vec<String> {
        let Some(edit) = &self.edit else { return Vec::new() };
        if edit.text.trim().is_empty() && self.cursor.column() != Column::Need {
            return Vec::new();
        }
        offers(self.cursor.column(), &edit.text)
    }

    fn go(&mut self, to: Move) {
        let last_line = self.lines.len().saturating_sub(1);
        let last_column = Column::COUNT - 1;
        let Place { line, column } = self.cursor;
        match to {
            Move::Left => self.cursor.column = column.saturating_sub(1),
            Move::Right => self.cursor.column = (column + 1).min(last_column),
            Move::Up => self.cursor.line = line.saturating_sub(1),
            Move::Down => self.down(),
            Move::Home => self.cursor.column = 0,
            Move::End => self.cursor.column = last_column,
            Move::Top => self.cursor = Place::default(),
            Move::Bottom => self.cursor = Place { line: last_line, column },
            Move::PageUp(by) => self.cursor.line = line.saturating_sub(by),
            Move::PageDown(by) => self.cursor.line = line.saturating_add(by).min(last_line),
        }
    }

    /// One line down; behind the last person a new line begins.
    fn down(&mut self) {
        let next = self.cursor.line + 1;
        if next >= self.lines.len() {
            if self.line(self.cursor.line).is_none_or(super::Line::is_empty) {
                return;
            }
            let line = self.fresh();
            self.lines.push(line);
        }
        self.cursor.line = next;
    }

    fn tab(&mut self, on: bool) {
        self.anchor = None;
        let began = self.began.unwrap_or(self.cursor.column);
        self.began = Some(began);
        match (on, self.cursor.column) {
            (true, at) if at + 1 < Column::COUNT => self.cursor.column = at + 1,
            (true, _) => {
                self.down();
                (self.cursor.column, self.began) = (0, Some(0));
            }
            (false, 0) if self.cursor.line > 0 => {
                self.cursor.line -= 1;
                self.cursor.column = Column::COUNT - 1;
            }
            (false, at) => self.cursor.column = at.saturating_sub(1),
        }
    }

    /// Down, to the column in which the row of Tabs began.
    fn enter(&mut self) {
        self.anchor = None;
        self.down();
        if let Some(began) = self.began.take() {
            self.cursor.column = began;
        }
    }
}

impl Edit {
    /// Letters where the caret is.
    fn write(&mut self, text: &str) {
        let clean: String = text.chars().filter(|c| !c.is_control()).collect();
        let at = self.byte(self.caret);
        self.text.insert_str(at, &clean);
        self.caret += clean.chars().count();
    }

    /// Takes one letter away.
    fn erase(&mut self, at: usize) {
        let (from, to) = (self.byte(at), self.byte(at + 1));
        if from < to {
            self.text.replace_range(from..to, "");
            self.caret = at;
        }
    }

    fn byte(&self, letters: usize) -> usize {
        self.text.char_indices().nth(letters).map_or(self.text.len(), |(at, _)| at)
    }
}
