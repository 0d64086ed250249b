//! A bus at night: 57 people typed from the keyboard, eight of them known under other spellings in
//! a register of a few thousand, and the power fails in the middle. All people are made up.

use std::time::Instant;

use super::*;
use crate::domain::name;

/// How many are registered before.
const REGISTER: usize = 3_000;
/// How many come.
const BUS: usize = 57;
/// How many of them are known.
const KNOWN: usize = 8;

/// Somebody made up.
#[derive(Clone)]
struct Made {
    family: String,
    given: String,
    woman: bool,
    birth: (u32, u32, u32),
    precise: bool,
    father: String,
    mother: String,
    village: String,
    phone: String,
}

struct Maker {
    seed: u64,
    family: Vec<String>,
    man: Vec<String>,
    woman: Vec<String>,
    village: Vec<String>,
    phones: u64,
}

fn column(table: &str, at: usize, keep: impl Fn(&[&str]) -> bool) -> Vec<String> {
    let rows = table.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    rows.filter(|row| keep(row)).map(|row| row[at].to_owned()).collect()
}

impl Maker {
    fn new() -> Self {
        let given = include_str!("../../../../assets/demo/given.csv");
        Self {
            seed: 0x00ca_11ed,
            family: column(include_str!("../../../../assets/demo/family.csv"), 1, |_| true),
            man: column(given, 2, |row| row[1] == "M"),
            woman: column(given, 2, |row| row[1] == "F"),
            village: column(include_str!("../../../../assets/demo/home.csv"), 4, |_| true),
            phones: 0,
        }
    }

    fn chance(&mut self, most: usize) -> usize {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.seed >> 33) as usize % most
    }

    /// The first of a list are borne by many, the last by few.
    fn common(&mut self, count: usize) -> usize {
        let (one, two) = (self.chance(count), self.chance(count));
        one.min(two).min(self.chance(count) + count / 6)
    }

    fn given(&mut self, woman: bool) -> String {
        let count = if woman { self.woman.len() } else { self.man.len() };
        let at = self.common(count);
        if woman { self.woman[at].clone() } else { self.man[at].clone() }
    }

    fn phone(&mut self) -> String {
        self.phones += 1;
        format!("{}{:07}", 6 + self.phones % 2, self.phones * 7_919 % 9_999_991)
    }

    fn somebody(&mut self) -> Made {
        let woman = self.chance(100) < 30;
        let at = self.common(self.family.len());
        let village = self.chance(self.village.len());
        let day =
            if self.chance(100) < 40 { (1, 1) } else { (self.chance(28) + 1, self.chance(12) + 1) };
        let year = 1965 + self.chance(42);
        Made {
            family: self.family[at].clone(),
            given: self.given(woman),
            woman,
            birth: (day.0 as u32, day.1 as u32, year as u32),
            precise: self.chance(100) < 60,
            father: self.given(false),
            mother: self.given(true),
            village: self.village[village].clone(),
            phone: if self.chance(100) < 64 { self.phone() } else { String::new() },
        }
    }

    /// A brother or sister: the parents and the village, another name and year.
    fn sibling(&mut self, of: &Made) -> Made {
        let woman = self.chance(2) == 0;
        let mut given = self.given(woman);
        while given == of.given {
            given = self.given(woman);
        }
        let (day, month) = (self.chance(28) as u32 + 1, self.chance(12) as u32 + 1);
        let year = of.birth.2 + 2 + self.chance(5) as u32;
        Made { given, woman, birth: (day, month, year), phone: String::new(), ..of.clone() }
    }

    /// The same person as another office would write them.
    fn again(&mut self, of: &Made, turn: usize) -> Made {
        let mut made = of.clone();
        made.family = spelt(&of.family, turn);
        made.given = spelt(&of.given, turn + 1);
        made.father = name::fold(&of.father);
        match turn % 4 {
            0 => made.phone = self.phone(),
            1 => made.mother.clear(),
            2 => made.precise = false,
            _ => made.village.clear(),
        }
        made
    }
}

/// Another spelling that the field knows, or one that a tired hand makes.
fn spelt(text: &str, turn: usize) -> String {
    let folded = name::fold(text);
    let table = include_str!("../../../../assets/lists/name_variant.csv");
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if name::fold(cells[1]) == folded {
            let others: Vec<&str> = cells[3].split(';').collect();
            return others[turn % others.len()].to_owned();
        }
    }
    let typing = |from: &str, to: &str| folded.replacen(from, to, 1);
    match turn % 3 {
        0 if folded.contains("ou") => typing("ou", "u"),
        1 if folded.contains('k') => typing("k", "c"),
        2 if folded.contains("dia") => typing("dia", "ja"),
        _ => folded,
    }
}

impl Made {
    fn birth(&self) -> String {
        let (day, month, year) = self.birth;
        if self.precise { format!("{day:02}/{month:02}/{year}") } else { year.to_string() }
    }

    fn save(&self, drafts: &mut Vec<Draft>) -> RecordId {
        let typed = [
            ("family_name", self.family.as_str()),
            ("given_name", &self.given),
            ("sex", if self.woman { "F" } else { "M" }),
            ("birth_on", &self.birth()),
            ("father_name", &self.father),
            ("mother_name", &self.mother),
            ("origin_village", &self.village),
        ];
        let person = testing::draft(Kind::Person, &typed);
        let (id, whose) = (person.id, person.id.to_string());
        drafts.push(person);
        if !self.phone.is_empty() {
            let typed = [("person_id", whose.as_str()), ("number", &self.phone)];
            drafts.push(testing::draft(Kind::Contact, &typed));
        }
        // They came back once before.
        let (day, month) = (drafts.len() % 28 + 1, drafts.len() / 40 % 12 + 1);
        let arrived = format!("{day:02}/{month:02}/2024");
        let country = if day % 3 == 0 { "LBY" } else { "DZA" };
        let typed = [
            ("person_id", whose.as_str()),
            ("arrived_on", &arrived),
            ("departure_country", country),
        ];
        drafts.push(testing::draft(Kind::Case, &typed));
        id
    }

    /// As it is typed in the grid.
    fn typed(&self, household: &str) -> String {
        let sex = if self.woman { "f" } else { "h" };
        [
            &self.family,
            &self.given,
            sex,
            &self.birth(),
            &self.father,
            &self.mother,
            &self.village,
            &self.phone,
            household,
        ]
        .join("|")
            + "\n"
    }
}

#[test]
fn eight_of_57_are_known_under_other_spellings_and_a_power_cut_in_the_middle_loses_nothing() {
    let (_folder, mut session) = testing::session();
    let mut maker = Maker::new();
    let begun = Instant::now();
    let mut register: Vec<(Made, RecordId)> = Vec::new();
    let mut drafts = Vec::new();
    while register.len() < REGISTER {
        let made = maker.somebody();
        register.push((made.clone(), made.save(&mut drafts)));
        // Families, and people whom two offices registered, as any register has them.
        let turn = register.len();
        if turn.is_multiple_of(9) {
            let sibling = maker.sibling(&made);
            register.push((sibling.clone(), sibling.save(&mut drafts)));
        }
        if turn.is_multiple_of(14) {
            let again = maker.again(&made, turn);
            again.save(&mut drafts);
        }
    }
    for some in drafts.chunks(1_000) {
        session.perform(Command::Save(some.to_vec())).unwrap();
    }
    println!("{} people registered in {} s", register.len(), begun.elapsed().as_secs());

    // Eight who are known, three brothers and sisters of others who are, and strangers.
    let mut bus: Vec<(Made, Option<RecordId>)> = Vec::new();
    let step = REGISTER / KNOWN;
    for turn in 0..KNOWN {
        // Nobody who is in the register twice.
        let at = (turn * step..turn * step + 99)
            .find(|at| (at + 1) % 14 != 0 && (at + 1) % 9 != 0)
            .unwrap();
        let (made, id) = register[at].clone();
        bus.push((maker.again(&made, turn), Some(id)));
    }
    for turn in 0..3 {
        let made = register[turn * 77 + 5].0.clone();
        bus.push((maker.sibling(&made), None));
    }
    while bus.len() < BUS {
        let made = maker.somebody();
        bus.push((made.clone(), None));
        if bus.len() < BUS && bus.len().is_multiple_of(6) {
            bus.push((maker.sibling(&made), None));
        }
    }
    // Not all of them at the front of the bus.
    let count = bus.len();
    for at in (1..count).rev() {
        let other = maker.chance(at + 1);
        bus.swap(at, other);
    }

    let mut window = page(session);
    let half = BUS / 2;
    for (at, (made, _)) in bus.iter().take(half).enumerate() {
        type_in(&mut window, &made.typed(if at % 6 == 0 { "1" } else { "" }));
        keep(&mut window);
    }
    type_in(&mut window, "Cou");
    let last = window.ctx.input(|i| i.time);
    while window.ctx.input(|i| i.time) < last + 2.0 {
        window.run_steps(1);
        keep(&mut window);
    }
    // The power fails: what is in memory is gone, without a word to the program.
    let vault = window.state().session.unlocked().dir().to_owned();
    drop(window);
    let gate = crate::store::vault::Gate::for_tests();
    let vault = crate::store::vault::Vault::with_gate(vault, gate);
    let password = "sept chameaux passent".to_owned().into();
    let session = Session::open(&vault, "Aminata Diarra", password).unwrap();
    let mut window = page(session);
    let grid = &screen(&window).grid;
    let lost = half + 1 - grid.count();
    let letters = grid.line(half).unwrap().text(Column::Family).to_owned();
    println!("power cut after {half} people and 3 letters: {lost} lines lost, kept “{letters}”");
    assert_eq!((lost, letters.as_str()), (0, "Cou"));

    // On with it: the line that was begun first.
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    press(&mut window, Modifiers::NONE, Key::Home);
    for (made, _) in bus.iter().skip(half) {
        type_in(&mut window, &made.typed(""));
        keep(&mut window);
    }
    let grid = &screen(&window).grid;
    assert_eq!(grid.count(), BUS);
    wait_until(&mut window, "the check of every row", |window| {
        let typing = screen(window);
        typing
            .grid
            .lines()
            .filter(|line| !line.is_empty())
            .all(|line| typing.check.of(line.serial).is_some_and(|checked| !checked.waiting))
    });
    window.run_steps(3);

    let typing = screen(&window);
    let (mut shown, mut first, mut wrong, mut likely) = (0, 0, 0, 0);
    for (line, (made, known)) in typing.grid.lines().zip(&bus) {
        let checked = typing.check.of(line.serial).unwrap();
        let offered: Vec<RecordId> = checked.likely.iter().map(|one| one.line.id).collect();
        assert!(offered.len() <= 10);
        assert!(checked.likely.iter().all(|one| !one.evidence.is_empty()), "each with its why");
        match known {
            Some(known) => {
                shown += usize::from(offered.contains(known));
                first += usize::from(offered.first() == Some(known));
                likely += usize::from(
                    checked.likely.first().is_some_and(crate::ui::likeness::Likely::is_likely),
                );
                wrong += offered.iter().filter(|one| *one != known).count();
                if !offered.contains(known) {
                    println!("not shown: {} {}", made.family, made.given);
                }
            }
            None => wrong += offered.len(),
        }
        for one in checked.likely.iter().filter(|one| Some(one.line.id) != *known) {
            println!(
                "wrong: {} {} for {} ({:.2})",
                one.line.family_name,
                one.line.given_name,
                line.name(),
                one.probability
            );
        }
        wrong += usize::from(checked.twin.is_some());
    }
    println!(
        "{BUS} people, {KNOWN} known: {shown} shown in their row, {first} of them first, {likely} likely, {wrong} wrong suggestions in all"
    );
    assert_eq!(shown, KNOWN);
    assert!(wrong <= 3, "{wrong} wrong suggestions");
}

/// Does what the window does between frames: what is to be kept is kept.
fn keep(window: &mut Window) {
    let commands = std::mem::take(&mut window.state_mut().commands);
    for command in commands {
        if matches!(command, Command::KeepDraft(_)) {
            window.state_mut().session.perform(command).unwrap();
        }
    }
}
