//! The grid, key by key.

use super::super::stroke::{Move, Stroke};
use super::*;
use crate::domain::value::Keyed as _;

fn type_in(grid: &mut Grid, text: &str) {
    for letter in text.chars() {
        grid.press(Stroke::Text(letter.to_string()));
    }
}

/// `|` is Tab, a line end Enter.
fn typed(text: &str) -> Grid {
    let mut grid = Grid::default();
    add(&mut grid, text);
    grid
}

fn add(grid: &mut Grid, text: &str) {
    for letter in text.chars() {
        grid.press(match letter {
            '|' => Stroke::Next,
            '\n' => Stroke::Enter,
            letter => Stroke::Text(letter.to_string()),
        });
    }
}

fn shown(grid: &Grid) -> Vec<String> {
    let line = |line: &Line| {
        let cells: Vec<&str> = Column::ALL.iter().map(|column| line.text(*column)).collect();
        cells.join("|").trim_end_matches('|').to_owned()
    };
    grid.lines().map(line).collect()
}

fn at(grid: &Grid) -> (usize, usize) {
    (grid.cursor().line, grid.cursor().column)
}

#[test]
fn tab_goes_on_and_enter_goes_to_where_the_line_began() {
    let grid = typed("Traoré|Awa|f|12031998\nKeïta|Moussa|h|25 ans\n");
    assert_eq!(shown(&grid), ["Traoré|Awa|Femme|12/03/1998", "Keïta|Moussa|Homme|25 ans", ""]);
    assert_eq!(at(&grid), (2, 0));
    assert_eq!(grid.count(), 2);
}

#[test]
fn typing_takes_the_place_of_what_stood_there_and_f2_changes_it() {
    let mut grid = typed("Traoré");
    grid.press(Stroke::Go(Move::Up));
    assert_eq!(at(&grid), (0, 0), "an arrow leaves the cell, and there is no line above");
    type_in(&mut grid, "K");
    assert_eq!(grid.edit().map(|e| e.text.as_str()), Some("K"));
    grid.press(Stroke::Escape);
    assert_eq!(shown(&grid), ["Traoré"], "Esc leaves what stood there");
    grid.press(Stroke::Change);
    grid.press(Stroke::Go(Move::Left));
    grid.press(Stroke::Backspace);
    type_in(&mut grid, "rr");
    grid.press(Stroke::Go(Move::Home));
    grid.press(Stroke::Delete);
    grid.press(Stroke::Enter);
    assert_eq!(shown(&grid), ["raorré", ""]);
}

#[test]
fn a_range_is_copied_cut_pasted_and_filled_down() {
    let mut grid = typed("Traoré|Awa|f\nTraoré|Issa|h\n");
    grid.press(Stroke::Go(Move::Top));
    grid.press(Stroke::Extend(Move::Right));
    grid.press(Stroke::Extend(Move::Down));
    let copied = grid.press(Stroke::Copy).unwrap();
    assert_eq!(copied, "Traoré\tAwa\nTraoré\tIssa");
    grid.press(Stroke::Go(Move::Bottom));
    grid.press(Stroke::Go(Move::Home));
    grid.press(Stroke::Paste(copied));
    assert_eq!(grid.len(), 4);
    assert_eq!(shown(&grid)[2..], ["Traoré|Awa", "Traoré|Issa"]);
    let cut = grid.press(Stroke::Cut).unwrap();
    assert_eq!((cut.lines().count(), shown(&grid)[2..].concat()), (2, String::new()));
    // The sex of the first line for all.
    grid.point(Place { line: 0, column: 2 }, false);
    grid.press(Stroke::Extend(Move::PageDown(9)));
    grid.press(Stroke::FillDown);
    assert!(grid.lines().all(|line| line.text(Column::Sex) == "Femme"));
    // A single cell: what stands above it.
    grid.point(Place { line: 1, column: 1 }, false);
    grid.press(Stroke::FillDown);
    assert_eq!(grid.line(1).unwrap().text(Column::Given), "Awa");
    // One copied cell fills the whole range.
    grid.point(Place { line: 0, column: 8 }, false);
    grid.point(Place { line: 3, column: 8 }, true);
    grid.press(Stroke::Paste("7\n".to_owned()));
    assert!(grid.lines().all(|line| line.text(Column::Household) == "7"));
}

#[test]
fn every_change_is_taken_back_one_by_one_and_done_again() {
    let mut grid = typed("Traoré|Awa\nKeïta\n");
    grid.press(Stroke::Go(Move::Top));
    grid.press(Stroke::Remove);
    assert_eq!(shown(&grid), ["Keïta", ""]);
    grid.press(Stroke::Insert);
    assert_eq!(shown(&grid), ["", "Keïta", ""]);
    grid.press(Stroke::Undo);
    grid.press(Stroke::Undo);
    assert_eq!(shown(&grid), ["Traoré|Awa", "Keïta", ""]);
    grid.press(Stroke::Redo);
    assert_eq!(shown(&grid), ["Keïta", ""]);
    grid.press(Stroke::Undo);
    for _ in 0..9 {
        grid.press(Stroke::Undo);
    }
    assert_eq!(grid.count(), 0);
    for _ in 0..9 {
        grid.press(Stroke::Redo);
    }
    assert_eq!(shown(&grid)[..2], ["", "Keïta"], "and all of it done again");
}

#[test]
fn a_paste_of_many_columns_counts_what_has_no_place() {
    let mut grid = Grid::default();
    let wide = vec!["x"; Column::COUNT + 2].join("\t");
    grid.press(Stroke::Paste(wide));
    assert_eq!(grid.left_over(), 2);
    type_in(&mut grid, "a");
    assert_eq!(grid.left_over(), 0);
}

#[test]
fn every_letter_is_in_what_is_kept_and_decisions_are_too() {
    let mut grid = typed("Traoré|Awa|f\nKeï");
    let known = Id::from_bytes([7; 16]);
    grid.households.insert("1".into(), known);
    let again = Grid::resume(&grid.keep());
    assert_eq!(shown(&again), ["Traoré|Awa|Femme", "Keï", ""], "the open cell is kept as typed");
    assert_eq!(again.household("1"), Some(known));
    grid.decide(0, Decision::Known(known));
    grid.decide(1, Decision::New(vec![known]));
    let again = Grid::resume(&grid.keep());
    assert_eq!(again.line(0).unwrap().decision, Decision::Known(known));
    assert_eq!(again.line(1).unwrap().decision, Decision::New(vec![known]));
    assert!(Grid::resume("{").is_empty());
}

#[test]
fn registered_lines_leave_and_come_back_in_their_place() {
    let mut grid = typed("Traoré\nKeïta\nDiallo");
    let lines: Vec<Line> = grid.lines().take(2).cloned().collect();
    let serials: Vec<u32> = lines.iter().map(|line| line.serial).collect();
    grid.registered(&serials, []);
    assert_eq!(shown(&grid), ["Diallo"]);
    grid.press(Stroke::Undo);
    assert_eq!(shown(&grid), ["Diallo"], "people are not brought back as lines by undo");
    grid.give_back(lines);
    assert_eq!(shown(&grid), ["Traoré", "Keïta", "Diallo"]);
}

#[test]
fn letters_that_come_all_at_once_are_all_there() {
    let mut grid =
        typed("Traoré|Fatoumata Bintou|f|vers 1990|Amadou|Sira|Diéma, Kayes|76 12 34 56|1\n");
    let line = grid.line(0).unwrap();
    assert_eq!(line.text(Column::Phone), "+223 76 12 34 56");
    assert_eq!(line.text(Column::Given), "Fatoumata Bintou");
    grid.press(Stroke::Go(Move::Up));
    grid.press(Stroke::Go(Move::End));
    assert_eq!(grid.cursor().column(), Column::Category);
    grid.press(Stroke::Next);
    assert_eq!(at(&grid), (1, 0));
    grid.press(Stroke::Back);
    assert_eq!(at(&grid), (0, Column::COUNT - 1));
}
