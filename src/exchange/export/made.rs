//! One row made of what the vault holds: answers in words that an import reads back, and what
//! must not be known as codes, bands, months and regions. Words are looked up once each.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::Ask;
use crate::domain::choice;
use crate::domain::date::{self, PartialDate};
use crate::domain::export::{Column, Part, Privacy, Sheet, Treatment};
use crate::domain::fact::Shape;
use crate::domain::id::Id;
use crate::domain::indicator::bands::{self, Band};
use crate::domain::kind::Kind;
use crate::domain::place;
use crate::domain::value::Keyed as _;
use crate::exchange::ExchangeError;
use crate::exchange::person;
use crate::exchange::person::place::Names;
use crate::store::case::Office;
use crate::store::export::{Cell, Line};

/// What stands in a cell of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shown<'a> {
    /// Nothing.
    Nothing,
    /// Text.
    Text(&'a str),
    /// A whole number.
    Int(i64),
    /// A number as it is kept.
    Decimal(&'a str),
    /// A day as `yyyy-mm-dd`.
    Day(&'a str),
}

/// How a cell is made.
#[derive(Clone, Copy)]
enum Make {
    /// As it is.
    Plain,
    /// A birth to the day or month, or of which only the year is known.
    Birth(Part),
    /// A day.
    Day,
    /// A number with figures after the point.
    Decimal,
    /// In the words of a list.
    One(&'static str),
    /// Several, in the words of a list.
    Many(&'static str),
    /// In the words that an import of people reads as the same.
    Told(person::Column),
    /// A place by its name.
    Place,
    /// A record of the office by its name.
    Link,
    /// Yes, or nothing.
    Tick,
    /// A code of this export.
    Code(Kind),
    /// The band of ages.
    Band,
    /// The month of a day.
    Month,
    /// The region of a place.
    Region,
}

struct Slot {
    make: Make,
    words: HashMap<String, String>,
    /// What was made for the row at hand.
    text: String,
}

/// Words looked up so far are forgotten beyond this many.
const MOST: usize = 20_000;

/// Makes the rows of one sheet.
pub(super) struct Maker<'a> {
    slots: Vec<Slot>,
    names: Names,
    /// The place of the region of origin among the columns: a cercle is read within it.
    region: Option<usize>,
    office: &'a Office,
    bands: Vec<Band>,
    today: NaiveDate,
    secret: Secret,
}

/// What codes are made with: known to nobody, gone when the export is written.
#[derive(Clone, Copy)]
pub(super) struct Secret([u8; 32]);

impl Secret {
    pub(super) fn new() -> Result<Self, ExchangeError> {
        let mut bytes = [0; 32];
        let failed = |error: getrandom::Error| std::io::Error::other(error.to_string());
        getrandom::fill(&mut bytes)
            .map_err(|error| ExchangeError::File(std::path::PathBuf::new(), failed(error)))?;
        Ok(Self(bytes))
    }

    /// The code of a record: twelve letters and figures, without those that look alike.
    fn code(self, prefix: char, id: Id, into: &mut String) {
        const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        let hash = blake3::keyed_hash(&self.0, id.as_bytes());
        into.push(prefix);
        for (at, byte) in hash.as_bytes().iter().take(12).enumerate() {
            if at % 4 == 0 {
                into.push('-');
            }
            let letter = LETTERS.get(usize::from(byte & 31)).copied().unwrap_or_default();
            into.push(char::from(letter));
        }
    }
}

impl<'a> Maker<'a> {
    /// Makes rows of these columns.
    pub(super) fn new(columns: &[&Column], ask: &Ask<'a>, secret: Secret) -> Self {
        let masked = ask.spec.privacy == Privacy::Pseudonymised;
        let slots = columns.iter().map(|column| Slot {
            make: make(column, masked),
            words: HashMap::new(),
            text: String::new(),
        });
        let is_region = |column: &&Column| {
            column.sheet == Sheet::Register && column.field.key == "origin_region"
        };
        Self {
            slots: slots.collect(),
            names: Names::default(),
            region: columns.iter().position(is_region),
            office: ask.office,
            bands: bands::of(bands::USUAL),
            today: ask.today,
            secret,
        }
    }

    /// Makes a row and gives it to `take`.
    pub(super) fn row<T>(&mut self, line: &Line<'_>, take: impl FnOnce(&[Shown<'_>]) -> T) -> T {
        let region = match self.region.map(|at| line.cell(at)) {
            Some(Cell::Text(code)) => code,
            _ => "",
        };
        for (at, slot) in self.slots.iter_mut().enumerate() {
            slot.look_up(line.cell(at), region, &mut self.names);
            match slot.make {
                Make::Code(kind) => {
                    slot.text.clear();
                    if let Some(id) = line.id(kind) {
                        self.secret.code(prefix(kind), id, &mut slot.text);
                    }
                }
                Make::Band => {
                    slot.text = band(line, &self.bands, self.today);
                }
                _ => {}
            }
        }
        let cells: Vec<Shown<'_>> = self
            .slots
            .iter()
            .enumerate()
            .map(|(at, slot)| self.shown(slot, line.cell(at), region))
            .collect();
        take(&cells)
    }

    fn shown<'s>(&'s self, slot: &'s Slot, cell: Cell<'s>, region: &str) -> Shown<'s> {
        let text = |text: &'s str| if text.is_empty() { Shown::Nothing } else { Shown::Text(text) };
        match (slot.make, cell) {
            (Make::Code(_) | Make::Band, _) => text(&slot.text),
            (_, Cell::Nothing) => Shown::Nothing,
            (Make::Link, Cell::Link(id)) => text(self.office.name(id)),
            (Make::Tick, Cell::Int(on)) => {
                if on == 0 {
                    Shown::Nothing
                } else {
                    text(&slot.text)
                }
            }
            (_, Cell::Int(number)) => Shown::Int(number),
            (Make::Birth(part), Cell::Text(birth)) => {
                let year = birth.len() == 4;
                if year == (part == Part::BirthYear) { text(birth) } else { Shown::Nothing }
            }
            (Make::Day, Cell::Text(day)) => Shown::Day(day),
            (Make::Decimal, Cell::Text(number)) => Shown::Decimal(number),
            (Make::Month, Cell::Text(day)) => text(day.get(..7).unwrap_or(day)),
            (Make::Told(person::Column::CercleOrigin), Cell::Text(code)) => {
                text(slot.words.get(&within(region, code)).map_or("", String::as_str))
            }
            (
                Make::One(_) | Make::Many(_) | Make::Told(_) | Make::Place | Make::Region,
                Cell::Text(code),
            ) => text(slot.words.get(code).map_or("", String::as_str)),
            (_, Cell::Text(held)) => text(held),
            (_, Cell::Link(_)) => Shown::Nothing,
        }
    }
}

impl Slot {
    /// Sees to it that the words for a code are at hand.
    fn look_up(&mut self, cell: Cell<'_>, region: &str, names: &mut Names) {
        let Cell::Text(code) = cell else {
            if matches!((self.make, cell), (Make::Tick, Cell::Int(_))) && self.text.is_empty() {
                self.text = choice::label("yes_no_unknown", "yes");
            }
            return;
        };
        let said = match self.make {
            Make::Told(person::Column::CercleOrigin) => {
                let key = within(region, code);
                if !self.words.contains_key(&key) {
                    let shown = names.show(person::Column::CercleOrigin, code, region);
                    self.keep(key, shown);
                }
                return;
            }
            _ if self.words.contains_key(code) => return,
            Make::Told(column) => names.show(column, code, ""),
            Make::One(list) => choice::label(list, code),
            Make::Many(list) => {
                let labels = code.split_whitespace().map(|code| choice::label(list, code));
                labels.collect::<Vec<_>>().join("; ")
            }
            Make::Place => place::label(code),
            Make::Region => {
                place::region_of(code).map(|code| place::label(&code)).unwrap_or_default()
            }
            _ => return,
        };
        self.keep(code.to_owned(), said);
    }

    fn keep(&mut self, code: String, said: String) {
        if self.words.len() >= MOST {
            self.words.clear();
        }
        self.words.insert(code, said);
    }
}

fn within(region: &str, code: &str) -> String {
    [region, "\0", code].concat()
}

fn prefix(kind: Kind) -> char {
    match kind {
        Kind::Person => 'P',
        Kind::Case => 'C',
        _ => 'H',
    }
}

fn make(column: &Column, masked: bool) -> Make {
    if masked {
        match column.treatment() {
            Treatment::Coded => return Make::Code(column.of),
            Treatment::Banded => return Make::Band,
            Treatment::Month => return Make::Month,
            Treatment::Region => return Make::Region,
            Treatment::Kept | Treatment::Removed => {}
        }
    }
    if column.sheet == Sheet::Register
        && let Some(told) = person::Column::from_key(&column.heading)
        && told.is_named()
    {
        return Make::Told(told);
    }
    match (column.part, column.field.shape) {
        (Part::BirthDay | Part::BirthYear, _) => Make::Birth(column.part),
        (_, Shape::Day) => Make::Day,
        (_, Shape::Decimal) => Make::Decimal,
        (_, Shape::Choice(list) | Shape::State(list, _)) => Make::One(list),
        (_, Shape::Choices(list)) => Make::Many(list),
        (_, Shape::Place) => Make::Place,
        (_, Shape::Link(_)) => Make::Link,
        (_, Shape::Tick) => Make::Tick,
        _ => Make::Plain,
    }
}

/// The band that an age lies in today; nothing when nothing is known of it.
fn band(line: &Line<'_>, all: &[Band], today: NaiveDate) -> String {
    let (birth, about, years, on) = line.birth();
    let birth = birth.and_then(PartialDate::parse_iso);
    let on = on.and_then(|day| day.parse::<NaiveDate>().ok());
    let estimate = years.and_then(|years| u16::try_from(years).ok()).zip(on);
    let age = date::age_on(birth, about, estimate, today);
    let found = bands::place(all, age).and_then(|at| all.get(at));
    found.map(|band| bands::label(*band).show()).unwrap_or_default()
}
