//! The second quarter of 2014, out of a made-up register, as its report printed it; what a naive
//! count gives instead; and what every figure opens.

use std::collections::BTreeSet;
use std::time::Instant;

use segin::domain::draft::Draft;
use segin::domain::form;
use segin::domain::id::Id;
use segin::domain::indicator::Figures;
use segin::domain::kind::Kind;
use segin::domain::report::{Content, FigureId, Period, Report, Spec};
use segin::domain::role::Role;
use segin::domain::value::{self, Row, Value};
use segin::exchange::record::What;
use segin::store::new_id;
use segin::ui::command::Command;

use super::Office;
use super::made::{
    AGENCIES, COUNTRIES, IDENTIFIED, Made, REFERRED, REINTEGRATED, RETURNS, SECTORS,
};

fn count(report: &Report, figure: &str) -> u64 {
    match &report.cell(figure).unwrap_or_else(|| panic!("no figure {figure}")).content {
        Content::Count(count) => *count,
        Content::Share { part, .. } => *part,
        other => panic!("{figure}: {other:?}"),
    }
}

/// The figures of the report of 2014, by name.
fn printed() -> Vec<(String, u64)> {
    let mut all = vec![
        ("identified".to_owned(), IDENTIFIED as u64),
        ("referred".to_owned(), REFERRED as u64),
        ("return".to_owned(), 57),
        ("return-since".to_owned(), RETURNS as u64),
        ("reintegration/economic/since".to_owned(), REINTEGRATED as u64),
    ];
    for (sector, _, members) in SECTORS {
        all.push((format!("sector/{sector}/since"), members as u64));
    }
    all
}

fn spec() -> Spec {
    Spec::of(Period::parse("2014-Q2").unwrap())
}

impl Office {
    fn figures(&self) -> Figures {
        self.session.figures(&spec()).unwrap()
    }

    /// Says that the two registrations of each person are one, or that they are not.
    fn link(&mut self, links: &[(Id, Id, Id)], status: &str) {
        let drafts = links.iter().map(|(id, one, other)| {
            let form = form::named("identity_link").unwrap();
            let held = self.session.store().reader().row(Kind::IdentityLink, *id).unwrap();
            let mut row = held.clone().unwrap_or_default();
            let mut put = |key: &'static str, text: String| {
                value::put(&mut row, key, Value::Text(text));
            };
            put("person_id", one.to_string());
            put("same_as_id", other.to_string());
            let mut draft = match held {
                Some(held) => Draft::edit(form, *id, held),
                None => Draft::new(form, *id, row),
            };
            draft.type_in("status", draft.shape("status"), status);
            draft
        });
        let drafts: Vec<Draft> = drafts.collect();
        self.session.perform(Command::Save(drafts)).unwrap();
    }
}

/// How many lines of a table name a service, without asking whose or when they were corrected.
fn lines_of(table: &str, services: &[&str]) -> u64 {
    table
        .lines()
        .skip(1)
        .filter(|line| line.split(';').any(|cell| services.contains(&cell)))
        .count() as u64
}

#[test]
fn the_second_quarter_of_2014_comes_out_as_printed() {
    let begun = Instant::now();
    let made = Made::new();
    println!("made in {:.1} s", begun.elapsed().as_secs_f64());
    let mut office = Office::of(&[Role::DataSteward]);
    let begun = Instant::now();
    let people = office.people(&made.person);
    println!("{people} people in {:.1} s", begun.elapsed().as_secs_f64());
    for (what, table) in [
        (What::Assistance, &made.assistance),
        (What::Referral, &made.referral),
        (What::Session, &made.session),
        (What::Return, &made.returns),
    ] {
        let begun = Instant::now();
        let report = office.records(what, table);
        let seconds = begun.elapsed().as_secs_f64();
        println!("{what:?}: {} lines in {seconds:.1} s", report.read);
        assert_eq!(report.added, report.read, "{what:?}");
    }
    let reader = office.session.store().reader();
    let id = |number: &str| reader.find(Kind::Person, "outside_number", number).unwrap().unwrap();
    let links: Vec<(Id, Id, Id)> = made
        .people
        .iter()
        .filter(|human| human.numbers.len() > 1)
        .map(|human| (new_id().unwrap(), id(&human.numbers[0]), id(&human.numbers[1])))
        .collect();

    // Linked, and not corrected: not one figure is right.
    office.link(&links, "linked");
    let uncorrected = office.figures().report;
    // The same tables with what corrects them; links undone: not one is right.
    office.link(&links, "undone");
    let corrected = office.records(What::Assistance, &made.assistance_corrected);
    println!("{} corrected, {} cancelled", corrected.corrected, corrected.cancelled);
    office.records(What::Referral, &made.referral_corrected);
    office.records(What::Return, &made.returns_corrected);
    let unlinked = office.figures().report;
    // Linked again.
    office.link(&links, "linked");
    let begun = Instant::now();
    let figures = office.figures();
    println!("report in {:.2} s", begun.elapsed().as_secs_f64());
    let report = &figures.report;

    for (figure, wanted) in printed() {
        let (is, by_rows) = (count(report, &figure), count(&uncorrected, &figure));
        let by_registrations = count(&unlinked, &figure);
        println!("{figure}: {is}; uncorrected {by_rows}, unlinked {by_registrations}");
        assert_eq!(is, wanted, "{figure}");
        assert_ne!(by_rows, wanted, "{figure}, uncorrected");
        assert_ne!(by_registrations, wanted, "{figure}, unlinked");
    }
    for (sector, services, members) in SECTORS {
        let lines = lines_of(&made.assistance, services);
        assert_ne!(lines, members as u64, "lines of {sector}");
    }
    assert_ne!(made.referral.lines().count() - 1, REFERRED);
    assert_ne!(made.returns.lines().count() - 1, RETURNS);
    let sum: u64 = SECTORS.iter().map(|(.., members)| *members as u64).sum();
    assert!(!report.cells().any(|cell| cell.content == Content::Count(sum)), "sectors added up");
    parts(report);
    members(&mut office, &figures, &made);
    super::paper::stands_on_paper(&mut office, &figures);

    // The whole of it from the tables a second time changes nothing.
    let again = office.records(What::Referral, &made.referral_corrected);
    assert_eq!(again.same, again.read);
    assert_eq!(office.figures().report.sections, report.sections);
}

/// Agencies, countries, cumulative starts, shares.
fn parts(report: &Report) {
    let table = report.table("referral-agency").unwrap();
    for (agency, wanted) in AGENCIES {
        let name = if agency == "Save the Children" { "SCI" } else { agency };
        let row = table.rows.iter().find(|row| row.label.show() == name).unwrap();
        assert_eq!(row.cells[0].content, Content::Count(wanted as u64), "{agency}");
    }
    assert_eq!(
        report.cell("referred").unwrap().content,
        Content::Share { part: REFERRED as u64, whole: IDENTIFIED as u64 }
    );
    let table = report.table("return-country").unwrap();
    assert_eq!(table.rows.len(), COUNTRIES.len() + 1);
    for (_, code, wanted) in COUNTRIES {
        let figure = format!("return/country/{code}");
        assert_eq!(count(report, &figure), wanted as u64, "{code}");
    }
    assert_eq!(report.table("return-year").unwrap().since, "2011-01-01".parse().ok());
    assert_eq!(report.table("sector").unwrap().since, "2012-06-01".parse().ok());
    assert_eq!(
        report.cell("reintegration/economic/since").unwrap().content,
        Content::Share { part: REINTEGRATED as u64, whole: RETURNS as u64 }
    );
    assert_eq!(count(report, "psychosocial"), 300);
    assert!(count(report, "psychosocial/participations") > 300);
    let unknown = report.cell("identified/age/unknown").map(|cell| &cell.content);
    println!("of unknown age: {unknown:?}");
}

/// Every figure opens exactly what it counted; some of them against who was put there.
fn members(office: &mut Office, figures: &Figures, made: &Made) {
    let mut seen = BTreeSet::new();
    let (mut opened, mut masked, mut records) = (0, 0, 0);
    for cell in figures.report.cells() {
        let found = office.session.figure_members(figures, &cell.figure).unwrap();
        if let Some(wanted) = cell.members() {
            let found = found.unwrap_or_else(|| panic!("{:?} opens nothing", cell.figure));
            let distinct: BTreeSet<_> = found.iter().collect();
            assert_eq!(distinct.len() as u64, wanted, "{:?}", cell.figure);
            assert_eq!(found.len(), distinct.len(), "{:?}", cell.figure);
            records += found.len();
            opened += 1;
        } else {
            // Nothing to compute it from: nothing behind it.
            let nobody =
                cell.content == Content::Unknown && found.as_ref().is_some_and(Vec::is_empty);
            assert!(found.is_none() || nobody, "{:?} {:?}", cell.figure, cell.content);
            masked += usize::from(cell.content == Content::Masked);
        }
        seen.insert(cell.figure.clone());
    }
    println!("{opened} cells open {records} records, {masked} masked, {} figures", seen.len());
    let reader = office.session.store().reader();
    let id = |number: &str| reader.find(Kind::Person, "outside_number", number).unwrap().unwrap();
    let mut wanted: BTreeSet<Id> = BTreeSet::new();
    for at in &made.identified {
        let numbers = &made.people[*at].numbers;
        wanted.insert(numbers.iter().map(|number| id(number)).min().unwrap());
    }
    let found = figures.members(&FigureId::new("identified")).unwrap();
    let found: BTreeSet<Id> = found.iter().map(|member| member.person).collect();
    assert_eq!(found, wanted);
    for (place, (sector, ..)) in SECTORS.into_iter().enumerate() {
        let found = figures.members(&FigureId::new(format!("sector/{sector}/since"))).unwrap();
        let found: BTreeSet<Id> = found.iter().map(|member| member.person).collect();
        for at in made.members[place].iter().step_by(97) {
            let numbers = &made.people[*at].numbers;
            assert!(numbers.iter().any(|number| found.contains(&id(number))), "{sector} {at}");
        }
    }
    let row: Row = reader.row(Kind::Person, *wanted.first().unwrap()).unwrap().unwrap();
    assert!(!value::text_of(&row, "outside_number").is_empty());
}
