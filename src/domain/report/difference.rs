//! What a frozen report would say differently today, figure by figure: never silently corrected,
//! always named.

use std::collections::BTreeMap;

use super::{Cell, Content, FigureId, Label, Report};
use crate::domain::indicator::Member;

/// One figure that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The figure.
    pub figure: FigureId,
    /// Key of the table it stands in first; empty for one that stands in a sentence only.
    pub table: String,
    /// Its row there.
    pub row: Label,
    /// Its column there.
    pub column: Label,
    /// What the frozen report says.
    pub was: Content,
    /// What it would say today.
    pub is: Content,
    /// What is counted now and was not.
    pub entered: Vec<Member>,
    /// What was counted and is no longer.
    pub left: Vec<Member>,
}

/// What changed since a report was frozen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Difference {
    /// The figures that changed, in the order of the report.
    pub changed: Vec<Changed>,
    /// The figures that say the same, of the same records.
    pub same: usize,
}

/// A cell with its place in the report.
struct Placed<'a> {
    cell: &'a Cell,
    table: &'a str,
    row: Label,
    column: Label,
}

fn placed(report: &Report) -> Vec<Placed<'_>> {
    let mut all = Vec::new();
    for section in &report.sections {
        for table in &section.tables {
            for row in &table.rows {
                for (cell, column) in row.cells.iter().zip(&table.columns) {
                    let (row, column) = (row.label.clone(), column.label.clone());
                    all.push(Placed { cell, table: &table.key, row, column });
                }
            }
        }
        for text in &section.texts {
            let name = Label::Word(text.key.clone());
            all.extend(text.cells.iter().map(|(_, cell)| Placed {
                cell,
                table: "",
                row: name.clone(),
                column: name.clone(),
            }));
        }
    }
    all
}

impl Difference {
    /// What differs between a report and another, each with what its figures counted.
    pub fn between(
        was: &Report,
        of_was: impl Fn(&FigureId) -> Option<Vec<Member>>,
        is: &Report,
        of_is: impl Fn(&FigureId) -> Option<Vec<Member>>,
    ) -> Self {
        let mut difference = Self::default();
        let (before, after) = (placed(was), placed(is));
        let mut figures: BTreeMap<&FigureId, (Option<&Placed<'_>>, Option<&Placed<'_>>)> =
            BTreeMap::new();
        let mut order = Vec::new();
        for (placed, is_new) in
            before.iter().map(|one| (one, false)).chain(after.iter().map(|one| (one, true)))
        {
            if placed.cell.figure.as_str().is_empty() {
                continue;
            }
            let slot = figures.entry(&placed.cell.figure).or_insert_with(|| {
                order.push(&placed.cell.figure);
                (None, None)
            });
            let side = if is_new { &mut slot.1 } else { &mut slot.0 };
            side.get_or_insert(placed);
        }
        for figure in order {
            let Some((one, other)) = figures.get(figure) else { continue };
            let Some(place) = one.or(*other) else { continue };
            // A row that only one of them has counted nobody in the other.
            let content = |placed: Option<&Placed<'_>>| {
                placed.map_or(Content::Count(0), |placed| placed.cell.content.clone())
            };
            let (was, is) = (content(*one), content(*other));
            let members = |of: Option<Vec<Member>>| {
                let mut all = of.unwrap_or_default();
                all.sort_unstable();
                all
            };
            let known = was != Content::Masked && is != Content::Masked;
            let (before, after) = if known {
                (members(of_was(figure)), members(of_is(figure)))
            } else {
                (Vec::new(), Vec::new())
            };
            let minus = |some: &[Member], others: &[Member]| -> Vec<Member> {
                let held = |member: &&Member| others.binary_search(member).is_err();
                some.iter().filter(held).copied().collect()
            };
            let (entered, left) = (minus(&after, &before), minus(&before, &after));
            if was == is && entered.is_empty() && left.is_empty() {
                difference.same += 1;
                continue;
            }
            difference.changed.push(Changed {
                figure: figure.clone(),
                table: place.table.to_owned(),
                row: place.row.clone(),
                column: place.column.clone(),
                was,
                is,
                entered,
                left,
            });
        }
        difference
    }
}
