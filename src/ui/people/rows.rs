//! The table of people: its columns, what each shows of a person, and how it is sorted.

use eframe::egui::Ui;

use super::People;
use crate::domain::choice;
use crate::domain::date::Age;
use crate::domain::filter::Thing;
use crate::domain::likeness::Why;
use crate::store::person::{PersonLine, Sort as Order};
use crate::ui::command::{Command, Route};
use crate::ui::look::{Mood, icon};
use crate::ui::widgets::table::{Cells, Column, Sort, Table};
use crate::ui::{Scene, mark};
use crate::words::{tr, tr_with};

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    Name,
    Why,
    Age,
    Sex,
    Case,
    Status,
    Risk,
    Country,
    Arrived,
    Worker,
}

/// Columns with their least width and share of the rest.
const COLUMNS: [(Shows, f32, f32); 10] = [
    (Shows::Name, 190.0, 2.0),
    (Shows::Why, 192.0, 1.0),
    (Shows::Age, 80.0, 0.0),
    (Shows::Sex, 54.0, 0.0),
    (Shows::Case, 162.0, 1.0),
    (Shows::Status, 120.0, 1.5),
    (Shows::Risk, 112.0, 0.5),
    (Shows::Country, 94.0, 1.5),
    (Shows::Arrived, 88.0, 0.5),
    (Shows::Worker, 98.0, 1.5),
];
/// What gives way to why somebody was found, where there is not room for all.
const GIVE_WAY: [Shows; 2] = [Shows::Arrived, Shows::Country];
/// From this width on there is.
const WIDE: f32 = 1240.0;

/// One column of the list: a usual one, or a fact by its place among the columns chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Col {
    Usual(Shows),
    Fact(usize, Thing),
}

/// The least width of a column of any fact.
const FACT: f32 = 132.0;

impl Col {
    fn title(self) -> String {
        match self {
            Self::Usual(shows) => shows.title(),
            Self::Fact(_, thing) => thing.label(),
        }
    }

    fn sorts(self) -> bool {
        match self {
            Self::Usual(shows) => shows.order().is_some(),
            Self::Fact(_, thing) => !thing.is_restricted(),
        }
    }
}

impl Shows {
    /// The usual column of a thing, where there is one.
    fn of(thing: Thing) -> Option<Self> {
        let all = [
            Self::Age,
            Self::Sex,
            Self::Case,
            Self::Status,
            Self::Risk,
            Self::Country,
            Self::Arrived,
            Self::Worker,
        ];
        let at = super::column::usual().iter().position(|usual| *usual == thing)?;
        all.get(at).copied()
    }

    fn title(self) -> String {
        match self {
            Self::Name => tr("people-name"),
            Self::Why => tr("people-why"),
            Self::Age => tr("people-age"),
            Self::Sex => tr("people-sex"),
            Self::Case => tr("people-case"),
            Self::Status => tr("people-status"),
            Self::Risk => tr("people-risk"),
            Self::Country => tr("people-country"),
            Self::Arrived => tr("people-arrived"),
            Self::Worker => tr("people-worker"),
        }
    }

    fn order(self) -> Option<Order> {
        match self {
            Self::Name => Some(Order::Name),
            Self::Case => Some(Order::Number),
            Self::Status => Some(Order::Status),
            Self::Risk => Some(Order::Risk),
            Self::Country => Some(Order::Country),
            Self::Arrived => Some(Order::Arrival),
            Self::Worker => Some(Order::Worker),
            Self::Why | Self::Age | Self::Sex => None,
        }
    }
}

impl People {
    /// The table; what was opened in it.
    pub(super) fn rows_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Command> {
        let found = self.found.as_ref()?;
        let wide = ui.available_width() >= WIDE;
        let shown = self.cols(found.why.is_some(), wide);
        let columns: Vec<Column> = shown
            .iter()
            .map(|(col, least, grow)| {
                let column = Column::new(col.title(), *least).grow(*grow);
                let right = *col == Col::Usual(Shows::Age);
                let column = if right { column.right() } else { column };
                let sorts = found.why.is_none() && col.sorts();
                if sorts { column.sorts() } else { column }
            })
            .collect();
        let sort = found.why.is_none().then(|| {
            let is_sorted = |col: Col| match (self.by, col) {
                (Some(by), Col::Fact(_, thing)) => by == thing,
                (Some(by), Col::Usual(shows)) => Shows::of(by) == Some(shows),
                (None, Col::Usual(shows)) => shows.order() == Some(self.question.sort),
                (None, Col::Fact(..)) => false,
            };
            let column = shown.iter().position(|(col, ..)| is_sorted(*col));
            Sort { column: column.unwrap_or(usize::MAX), descending: self.question.descending }
        });
        let table = Table::new(Self::table_id(), tr("people-list"), &columns, found.rows.len());
        let by_number = self.question.text.chars().any(|c| c.is_ascii_digit());
        let (lines, facts) = (&self.lines, &self.cells);
        let outcome = table.sort(sort).ticks().show(
            ui,
            &mut self.table,
            |at| found.rows.get(at).copied(),
            |at, cells| {
                let Some(line) = found.rows.get(at).and_then(|n| lines.get(n)) else { return };
                let why = found.why.as_ref().map(|why| why.get(&line.n).copied().flatten());
                for (col, ..) in &shown {
                    match col {
                        Col::Usual(shows) => {
                            cell_ui(cells, *shows, line, (why.flatten(), by_number), wide, scene);
                        }
                        Col::Fact(at, _) => {
                            let fact = facts.get(&line.n).and_then(|all| all.get(*at));
                            cells.text(fact.map(String::as_str).unwrap_or_default());
                        }
                    }
                }
            },
        );
        let away = |n: &i64| !self.lines.contains_key(n);
        if found.rows.get(outcome.visible.clone()).is_some_and(|view| view.iter().any(away)) {
            ui.request_repaint();
        }
        let opened = outcome.opened.and_then(|at| found.rows.get(at));
        let opened = opened.and_then(|n| self.lines.get(n)).map(|line| line.id);
        self.seen = outcome.visible;
        if let Some(sort) = outcome.sort {
            let col = shown.get(sort.column).map(|(col, ..)| *col);
            (self.by, self.question.sort) = match col {
                Some(Col::Fact(_, thing)) => (Some(thing), Order::default()),
                Some(Col::Usual(shows)) => (None, shows.order().unwrap_or_default()),
                None => (None, Order::default()),
            };
            self.question.descending = sort.descending;
            self.stale = true;
        }
        let to = |person| Command::Go(Route::Case { person, case: None, tab: String::new() });
        opened.map(to)
    }
}

impl People {
    /// The columns on show with their least width and share of the rest.
    #[expect(
        clippy::fn_params_excessive_bools,
        reason = "two facts about the window that have nothing to do with each other"
    )]
    fn cols(&self, searched: bool, wide: bool) -> Vec<(Col, f32, f32)> {
        let width = |shows: Shows| {
            let found = COLUMNS.iter().find(|(held, ..)| *held == shows);
            found.map_or((Col::Usual(shows), FACT, 1.0), |(_, least, grow)| {
                (Col::Usual(shows), *least, *grow)
            })
        };
        if self.columns.is_empty() {
            let shown = COLUMNS.iter().filter(|(shows, ..)| match (searched, shows) {
                (false, shows) => *shows != Shows::Why,
                (true, shows) => wide || !GIVE_WAY.contains(shows),
            });
            return shown.map(|(shows, ..)| width(*shows)).collect();
        }
        let mut all = vec![width(Shows::Name)];
        all.extend(searched.then(|| width(Shows::Why)));
        all.extend(self.columns.iter().enumerate().map(|(at, thing)| match Shows::of(*thing) {
            Some(shows) => width(shows),
            None => (Col::Fact(at, *thing), FACT, 1.0),
        }));
        all
    }
}

fn cell_ui(
    cells: &mut Cells<'_>,
    shows: Shows,
    line: &PersonLine,
    (why, by_number): (Option<Why>, bool),
    wide: bool,
    scene: Scene<'_>,
) {
    match shows {
        Shows::Name => {
            let name = line.name();
            if name.is_empty() { cells.soft(&tr("people-nameless")) } else { cells.strong(&name) }
        }
        Shows::Why => {
            let why = match why {
                Some(why) => why.sentence(),
                None if by_number => tr("people-why-number"),
                None => tr("people-why-other"),
            };
            cells.soft(&if line.also.is_empty() { why } else { also(line) });
        }
        Shows::Age => match line.age_on(scene.today) {
            Some(age) => {
                cells.say(&age.text());
                let short = short_age(age);
                if age.is_child() { cells.tinted(Mood::Warn, &short) } else { cells.text(&short) }
            }
            None => cells.text(""),
        },
        Shows::Sex => {
            let sex = label("sex", &line.sex);
            cells.say(&sex);
            cells.text(&sex.chars().take(1).collect::<String>());
        }
        Shows::Case => cells.soft(&line.case_number),
        Shows::Status => cells.text(&label("case_status", &line.status)),
        Shows::Risk => match mark::risk(&line.risk) {
            Some(mark) => cells.badge(mark.mood, mark.icon, &mark.word),
            None if line.case_id.is_some() => {
                cells.badge(Mood::Neutral, icon::ICON_HELP, &tr("people-risk-unset"));
            }
            None => cells.text(""),
        },
        Shows::Country => cells.text(&label("country", &line.country)),
        Shows::Arrived => {
            let day = line.arrived_on.map(|day| day.format("%d/%m/%y").to_string());
            cells.text(&day.unwrap_or_default());
        }
        Shows::Worker => {
            let name = line.worker.map(|id| scene.office.name(id)).unwrap_or_default();
            if wide {
                cells.text(name);
            } else {
                cells.say(name);
                cells.text(&short_name(name));
            }
        }
    }
}

/// That somebody is registered under other numbers, too.
fn also(line: &PersonLine) -> String {
    tr_with("people-also", &[("numbers", &line.also.join(", "))])
}

/// The age in figures: a table has no room for its words, which are said.
pub(super) fn short_age(age: Age) -> String {
    let middle = u16::midpoint(age.min, age.max).to_string();
    if age.about {
        tr_with("people-age-about", &[("age", &middle)])
    } else if age.min == age.max {
        middle
    } else {
        format!("{}–{}", age.min, age.max)
    }
}

/// "A. Diarra" for Aminata Diarra.
fn short_name(name: &str) -> String {
    match name.split_once(' ') {
        Some((first, rest)) => {
            let initial: String = first.chars().take(1).collect();
            format!("{initial}. {rest}")
        }
        None => name.to_owned(),
    }
}

/// The label of a code; nothing for no code.
fn label(list: &str, code: &str) -> String {
    if code.is_empty() { String::new() } else { choice::label(list, code) }
}
