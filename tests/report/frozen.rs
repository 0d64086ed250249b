//! Reports that are frozen and stay so, tables that are brought in badly, and who may not.

use std::fmt::Write as _;

use segin::app::perform::Refusal;
use segin::domain::draft::Draft;
use segin::domain::form;
use segin::domain::id::Id;
use segin::domain::kind::Kind;
use segin::domain::report::{Content, FigureId, Period, Spec};
use segin::domain::role::{Right, Role};
use segin::exchange::record::What;
use segin::ui::command::Command;

use super::Office;

const PEOPLE: &str = "record_id,registration_date,first_contact_date,family_name,sex,birth_year\n";
const HELP: &str = "outside_number,person_number,given_on,service,quantity,cancelled\n";

/// Forty people met in April 2014, each counselled; twelve of them given kits.
fn office(roles: &[Role]) -> Office {
    let mut office = Office::of(roles);
    let mut people = PEOPLE.to_owned();
    let mut help = HELP.to_owned();
    for at in 0..40 {
        let sex = if at % 2 == 0 { "F" } else { "M" };
        writeln!(people, "P{at},2014-04-10,2014-04-02,Traoré {at},{sex},{}", 1960 + at).unwrap();
        writeln!(help, "H{at},P{at},2014-04-20,COUNSEL,,").unwrap();
        if at < 12 {
            writeln!(help, "K{at},P{at},2014-05-20,NFI,2,").unwrap();
        }
    }
    assert_eq!(office.people(&people), 40);
    assert_eq!(office.records(What::Assistance, &help).added, 52);
    office
}

fn spec(threshold: u32) -> Spec {
    Spec { threshold, ..Spec::of(Period::parse("2014-Q2").unwrap()) }
}

fn member_of(office: &Office, number: &str) -> Id {
    let reader = office.session.store().reader();
    reader.find(Kind::Person, "outside_number", number).unwrap().unwrap()
}

#[test]
fn a_frozen_report_says_the_same_and_the_difference_is_named() {
    let mut office = office(&[Role::DataSteward, Role::Supervisor]);
    let before = office.session.figures(&spec(0)).unwrap();
    let (id, _) = office.session.freeze_report(&spec(0), "T2").unwrap();
    let frozen = office.session.frozen(id).unwrap().unwrap();
    assert_eq!(frozen.sections, before.report.sections);
    assert_eq!(frozen.program, env!("CARGO_PKG_VERSION"));
    assert!(frozen.state.number > 0 && frozen.state.hash.len() == 64);
    let none = office.session.difference(id).unwrap().unwrap();
    assert_eq!(none.changed, []);
    println!("{} figures the same", none.same);

    // One service is cancelled, one moved to July, one person more is met.
    let correction = format!("{HELP}K0,P0,2014-05-20,NFI,2,oui\nK1,P1,2014-07-02,NFI,2,\n");
    let done = office.records(What::Assistance, &correction);
    assert_eq!((done.cancelled, done.corrected), (1, 1));
    office.people(&format!("{PEOPLE}Q1,2014-05-05,2014-05-05,Keïta,F,1990\n"));
    office.records(What::Assistance, &format!("{HELP}HQ,Q1,2014-05-06,COUNSEL,,\n"));
    assert_eq!(office.session.frozen(id).unwrap().unwrap(), frozen);

    let difference = office.session.difference(id).unwrap().unwrap();
    let of = |figure: &str| {
        let found = difference.changed.iter().find(|one| one.figure.as_str() == figure);
        found.unwrap_or_else(|| panic!("{figure} is not named"))
    };
    let kits = of("sector/nfi");
    assert_eq!((&kits.was, &kits.is), (&Content::Count(12), &Content::Count(10)));
    let left: Vec<Id> = kits.left.iter().map(|member| member.person).collect();
    let mut wanted = vec![member_of(&office, "P0"), member_of(&office, "P1")];
    wanted.sort_unstable();
    assert_eq!((left, kits.entered.len()), (wanted, 0));
    let met = of("identified");
    assert_eq!((&met.was, &met.is), (&Content::Count(40), &Content::Count(41)));
    assert_eq!(met.entered.len(), 1);
    assert_eq!(met.entered[0].person, member_of(&office, "Q1"));
    assert!(difference.changed.iter().all(|one| !one.figure.as_str().starts_with("return")));
    println!("{} figures changed, {} the same", difference.changed.len(), difference.same);

    // Nobody writes it over; only its title is the office's.
    let row = office.session.store().reader().row(Kind::Report, id).unwrap().unwrap();
    let edit = |key: &'static str, text: &str| {
        let mut draft = Draft::edit(form::named("report").unwrap(), id, row.clone());
        draft.type_in(key, draft.shape(key), text);
        Command::Save(vec![draft])
    };
    assert!(matches!(office.session.perform(edit("body", "{}")), Err(Refusal::Problems(_))));
    office.session.perform(edit("title", "Deuxième trimestre")).unwrap();
    assert_eq!(office.session.frozen(id).unwrap().unwrap(), frozen);
    assert_eq!(office.session.store().check_tables().unwrap().findings, []);
}

#[test]
fn small_cells_are_masked_for_everybody_and_open_nothing() {
    let office = office(&[Role::DataSteward]);
    let shown = office.session.figures(&spec(0)).unwrap();
    let figures = office.session.figures(&spec(5)).unwrap();
    let (mut masked, mut small) = (0, 0);
    for (open, cell) in shown.report.cells().zip(figures.report.cells()) {
        assert_eq!(open.figure, cell.figure);
        if let Content::Count(count) = open.content
            && count > 0
            && count < 5
        {
            assert_eq!(cell.content, Content::Masked, "{:?}", cell.figure);
            small += 1;
        }
        if cell.content == Content::Masked {
            assert_eq!(figures.members(&cell.figure), None);
            masked += 1;
        }
    }
    assert!(small > 0 && masked > small, "{small} small, {masked} masked");
    println!("{small} small cells, {masked} masked");
    assert_eq!(figures.report.cell("identified").unwrap().content, Content::Count(40));
}

#[test]
fn a_bad_table_leaves_nothing_and_every_bad_line_is_told() {
    let mut office = office(&[Role::DataSteward]);
    let services =
        |office: &Office| office.session.store().reader().count(Kind::Assistance).unwrap();
    let table = format!(
        "{HELP}N1,P1,2014-05-20,NFI,2,\nN2,nobody,2014-05-20,NFI,2,\nN3,P2,hier,NFI,2,\n\
         N4,P3,2014-05-20,magic,2,\nN5,,2014-05-20,NFI,2,\nN6,P4,,NFI,x,\nN7,P5\n"
    );
    let before = services(&office);
    let report = office.try_records(What::Assistance, &table, false);
    let lines: Vec<u64> = report.refused.iter().map(|refused| refused.line).collect();
    assert_eq!(lines, [3, 4, 5, 6, 7, 8]);
    assert_eq!((services(&office), report.added), (before, 0));
    let report = office.try_records(What::Assistance, &table, true);
    assert_eq!((services(&office), report.added), (before + 1, 1));
    let again = office.try_records(What::Assistance, &table, true);
    assert_eq!((services(&office), again.same), (before + 1, 1));
    for refused in &report.refused {
        for complaint in &refused.complaints {
            println!("{}: {} {}", refused.line, complaint.column, complaint.problem.sentence());
        }
    }
    let missing = office.file("outside_number,person_number,service\nA,P1,NFI\n");
    let errand = segin::exchange::Errand {
        cancel: &std::sync::atomic::AtomicBool::new(false),
        tell: &|_| {},
    };
    let refused = office.session.import_records(What::Assistance, &missing, false, &errand);
    assert!(matches!(refused, Err(Refusal::Problems(_))));
}

#[test]
fn returns_fill_a_case_correct_it_and_open_a_further_episode() {
    let mut office = office(&[Role::DataSteward]);
    let head =
        "outside_number,person_number,arrived_on,return_category,departure_country,cancelled\n";
    let cases = |office: &Office| office.session.store().reader().count(Kind::Case).unwrap();
    let before = cases(&office);
    let table = format!("{head}V1,P1,2014-04-20,AVR,TUN,\nV2,P2,2014-04-21,AVR,Malte,\n");
    assert_eq!(office.records(What::Return, &table).added, 2);
    assert_eq!(cases(&office), before);
    // The same again; another day; a second return of the same person.
    assert_eq!(office.records(What::Return, &table).same, 2);
    let table = format!("{head}V1,P1,2014-05-20,AVR,TUN,\nV3,P2,2014-06-21,AVRR,NER,\n");
    let done = office.records(What::Return, &table);
    assert_eq!((done.corrected, done.added, cases(&office)), (1, 1, before + 1));
    let count = |office: &Office| {
        let figures = office.session.figures(&spec(0)).unwrap();
        let found = figures.members(&FigureId::new("return")).unwrap();
        found.len()
    };
    assert_eq!(count(&office), 2);
    assert_eq!(office.records(What::Return, &format!("{head}V1,P1,,,,oui\n")).cancelled, 1);
    assert_eq!(count(&office), 1);
    assert_eq!(office.session.store().check_tables().unwrap().findings, []);
}

#[test]
fn who_may_not_gets_no_figure() {
    for (roles, figures, members) in [
        (vec![Role::SocialWorker], false, false),
        (vec![Role::Auditor], false, false),
        (vec![Role::Administrator], false, false),
        (vec![Role::ReportingOfficer], true, true),
        (vec![Role::Supervisor], true, true),
    ] {
        let mut office = Office::of(&roles);
        let made = office.session.figures(&spec(5));
        assert_eq!(made.is_ok(), figures, "{roles:?}");
        let froze = office.session.freeze_report(&spec(5), "");
        assert_eq!(froze.is_ok(), roles.contains(&Role::Supervisor), "{roles:?}");
        if let Ok(made) = made {
            let opened = office.session.figure_members(&made, &FigureId::new("identified"));
            assert_eq!(opened.is_ok(), members, "{roles:?}");
            // Safety alerts are no figure of somebody for whom they do not exist.
            let alerts = &made.report.cell("alert-handled").unwrap().content;
            let reads = roles.iter().any(|role| role.rights().contains(&Right::ReadRestricted));
            assert_eq!(*alerts == Content::Masked, !reads, "{roles:?}");
        }
        let file = office.file("outside_number,person_number,given_on,service\n");
        let errand = segin::exchange::Errand {
            cancel: &std::sync::atomic::AtomicBool::new(false),
            tell: &|_| {},
        };
        let brought = office.session.import_records(What::Assistance, &file, false, &errand);
        assert!(matches!(brought, Err(Refusal::NoRight(Right::Import))), "{roles:?}");
    }
}
