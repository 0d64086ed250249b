//! Masking of small numbers, and of whatever would give them away. A table with its totals is a
//! set of lines that add up: in each line with a masked number there must be another, the masked
//! ones of a line must together not be small, and no masked number may follow from the rest of
//! the table.

/// What is shown of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The number.
    Count(u32),
    /// It is small, or would give a small one away.
    Masked,
}

/// The counts with totals in the last row and column, as they may be shown. `small` is the first
/// number that may be.
pub fn masked(counts: &[Vec<u32>], small: u32) -> Vec<Vec<Shown>> {
    let mut grid = Grid::new(counts, small);
    while grid.protect_once() {}
    let shown = |row: usize, column: usize, count: u32| {
        if grid.is_hidden(row, column) { Shown::Masked } else { Shown::Count(count) }
    };
    counts
        .iter()
        .enumerate()
        .map(|(row, line)| {
            line.iter().enumerate().map(|(column, count)| shown(row, column, *count)).collect()
        })
        .collect()
}

struct Grid<'a> {
    counts: &'a [Vec<u32>],
    hidden: Vec<Vec<bool>>,
    small: u32,
    width: usize,
}

/// A cell by row and column.
type At = (usize, usize);

impl<'a> Grid<'a> {
    fn new(counts: &'a [Vec<u32>], small: u32) -> Self {
        let hidden =
            counts.iter().map(|line| line.iter().map(|n| *n > 0 && *n < small).collect()).collect();
        let width = counts.first().map_or(0, Vec::len);
        Self { counts, hidden, small, width }
    }

    fn is_hidden(&self, row: usize, column: usize) -> bool {
        self.hidden.get(row).and_then(|line| line.get(column)).copied().unwrap_or_default()
    }

    fn count(&self, (row, column): At) -> u32 {
        self.counts.get(row).and_then(|line| line.get(column)).copied().unwrap_or_default()
    }

    fn hide(&mut self, (row, column): At) {
        if let Some(cell) = self.hidden.get_mut(row).and_then(|line| line.get_mut(column)) {
            *cell = true;
        }
    }

    /// Every row and every column, each with its total.
    fn lines(&self) -> Vec<Vec<At>> {
        let high = self.counts.len();
        let mut all = Vec::new();
        // With a single column its total is the same number once more, and there is no line.
        if self.width > 1 {
            all.extend((0..high).map(|row| (0..self.width).map(|at| (row, at)).collect()));
        }
        if high > 1 {
            all.extend((0..self.width).map(|at| (0..high).map(|row| (row, at)).collect()));
        }
        all
    }

    /// Masks one more number where one is still given away; false when none is.
    fn protect_once(&mut self) -> bool {
        for line in self.lines() {
            let hidden: Vec<At> =
                line.iter().copied().filter(|(row, at)| self.is_hidden(*row, *at)).collect();
            if hidden.is_empty() {
                continue;
            }
            // A total is the sum of the others: what is left of it is as small as they are.
            let whole = line.last().copied();
            let inside = hidden.iter().filter(|at| Some(**at) != whole);
            let sum: u32 = inside.map(|at| self.count(*at)).sum();
            let whole_shows = whole.is_some_and(|(row, at)| !self.is_hidden(row, at));
            let weak = hidden.len() < 2 || (whole_shows && sum < self.small);
            if weak && self.hide_least(&line) {
                return true;
            }
        }
        let bridges = self.bridges();
        bridges.into_iter().any(|(row, column)| {
            let across: Vec<At> = (0..self.width).map(|at| (row, at)).collect();
            let down: Vec<At> = (0..self.counts.len()).map(|at| (at, column)).collect();
            self.hide_least(&across) || self.hide_least(&down)
        })
    }

    /// Masks the least number of a line that still shows; nothing rather than a zero, where
    /// there is a choice. False when all are masked.
    fn hide_least(&mut self, line: &[At]) -> bool {
        let showing = line.iter().copied().filter(|(row, at)| !self.is_hidden(*row, *at));
        let least = showing.min_by_key(|at| {
            let count = self.count(*at);
            (count == 0, Some(at) == line.last(), count)
        });
        let Some(least) = least else { return false };
        self.hide(least);
        true
    }

    /// Masked numbers that follow from the rest: rows and columns are points, masked numbers the
    /// paths between them, and a path without a way round is determined.
    fn bridges(&self) -> Vec<At> {
        if self.width < 2 || self.counts.len() < 2 {
            return Vec::new();
        }
        let mut all = Vec::new();
        for row in 0..self.counts.len() {
            for column in 0..self.width {
                if self.is_hidden(row, column) && !self.has_way_round((row, column)) {
                    all.push((row, column));
                }
            }
        }
        all
    }

    fn has_way_round(&self, without: At) -> bool {
        let (mut rows, mut columns) = (vec![false; self.counts.len()], vec![false; self.width]);
        let mut todo = vec![without.0];
        if let Some(first) = rows.get_mut(without.0) {
            *first = true;
        }
        while let Some(row) = todo.pop() {
            for column in 0..self.width {
                let is_new = !columns.get(column).copied().unwrap_or(true);
                if !is_new || (row, column) == without || !self.is_hidden(row, column) {
                    continue;
                }
                if let Some(seen) = columns.get_mut(column) {
                    *seen = true;
                }
                if column == without.1 {
                    return true;
                }
                for (next, seen) in rows.iter_mut().enumerate() {
                    if !*seen && (next, column) != without && self.is_hidden(next, column) {
                        *seen = true;
                        todo.push(next);
                    }
                }
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_totals(inside: &[&[u32]]) -> Vec<Vec<u32>> {
        let mut all: Vec<Vec<u32>> =
            inside.iter().map(|line| [*line, &[line.iter().sum()]].concat()).collect();
        let width = all[0].len();
        let sums = (0..width).map(|at| all.iter().map(|line| line[at]).sum()).collect();
        all.push(sums);
        all
    }

    fn hidden(shown: &[Vec<Shown>]) -> Vec<(usize, usize)> {
        let mut all = Vec::new();
        for (row, line) in shown.iter().enumerate() {
            for (at, cell) in line.iter().enumerate() {
                if *cell == Shown::Masked {
                    all.push((row, at));
                }
            }
        }
        all
    }

    #[test]
    fn nothing_small_nothing_masked() {
        let counts = with_totals(&[&[5, 20, 0], &[30, 40, 9]]);
        assert_eq!(hidden(&masked(&counts, 5)), []);
        let small = with_totals(&[&[1, 2], &[3, 4]]);
        assert_eq!(hidden(&masked(&small, 0)), []);
    }

    #[test]
    fn one_small_number_takes_a_rectangle_with_it() {
        let counts = with_totals(&[&[3, 20, 30], &[40, 50, 60], &[70, 8, 90]]);
        let all = hidden(&masked(&counts, 5));
        assert!(all.contains(&(0, 0)));
        println!("{all:?}");
        assert_eq!(all.len(), 4, "the small one and three more");
    }

    #[test]
    fn a_single_line_hides_its_total_rather_than_give_the_number_away() {
        let all = hidden(&masked(&with_totals(&[&[3, 0, 0]]), 5));
        assert!(all.contains(&(0, 0)));
        // One row, no columns: nothing to take a difference with but the total itself.
        let column = [vec![3], vec![9], vec![12]];
        let all = hidden(&masked(&column, 5));
        assert_eq!(all, [(0, 0), (1, 0)]);
    }

    /// What somebody can work out: solves for masked numbers line by line and over several
    /// lines, by elimination over all that adds up.
    fn worked_out(counts: &[Vec<u32>], shown: &[Vec<Shown>]) -> Vec<(usize, usize)> {
        let cells = hidden(shown);
        let (high, wide) = (counts.len(), counts[0].len());
        let sign = |at: usize, last: usize| if at == last { -1.0 } else { 1.0 };
        let mut lines: Vec<Vec<f64>> = Vec::new();
        for row in 0..high {
            let one = |(r, c): &(usize, usize)| if *r == row { sign(*c, wide - 1) } else { 0.0 };
            lines.push(cells.iter().map(one).collect());
        }
        for column in 0..wide {
            let one = |(r, c): &(usize, usize)| if *c == column { sign(*r, high - 1) } else { 0.0 };
            lines.push(cells.iter().map(one).collect());
        }
        let mut done = 0;
        for at in 0..cells.len() {
            let Some(pivot) = (done..lines.len()).find(|l| lines[*l][at].abs() > 1e-9) else {
                continue;
            };
            lines.swap(done, pivot);
            let head = lines[done].clone();
            for (l, line) in lines.iter_mut().enumerate() {
                if l != done && line[at].abs() > 1e-9 {
                    let by = line[at] / head[at];
                    for (cell, h) in line.iter_mut().zip(&head) {
                        *cell -= by * h;
                    }
                }
            }
            done += 1;
        }
        let alone = |line: &&Vec<f64>| line.iter().filter(|x| x.abs() > 1e-9).count() == 1;
        lines
            .iter()
            .filter(alone)
            .map(|l| cells[l.iter().position(|x| x.abs() > 1e-9).unwrap()])
            .collect()
    }

    #[test]
    fn no_masked_number_can_be_worked_out() {
        let mut seed = 11_u64;
        let mut below = |most: u64| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % most
        };
        let (mut tables, mut cells, mut masks) = (0, 0, 0);
        for _ in 0..400 {
            let (high, wide) = (2 + below(6) as usize, 2 + below(5) as usize);
            let mut number = |_| {
                let most = [3, 8, 40][below(3) as usize];
                below(most) as u32
            };
            let inside: Vec<Vec<u32>> =
                (0..high).map(|_| (0..wide).map(&mut number).collect()).collect();
            let borrowed: Vec<&[u32]> = inside.iter().map(Vec::as_slice).collect();
            let counts = with_totals(&borrowed);
            let shown = masked(&counts, 5);
            assert_eq!(worked_out(&counts, &shown), [], "{counts:?} {shown:?}");
            for (row, line) in counts.iter().enumerate() {
                for (at, count) in line.iter().enumerate() {
                    let open = shown[row][at] != Shown::Masked;
                    assert!(!(open && *count > 0 && *count < 5), "{counts:?}");
                    cells += 1;
                    masks += usize::from(!open);
                }
            }
            tables += 1;
        }
        println!("{tables} tables of {cells} numbers, {masks} of them masked, none worked out");
    }
}
