//! Tables in and out of the vault, through the session and through the program itself.

mod form;
mod hostile;
mod program;
mod story;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use segin::app::perform::Refusal;
use segin::app::session::{FirstRun, Session};
use segin::domain::case::Case;
use segin::domain::fact::Record as _;
use segin::domain::id::Id;
use segin::domain::import::{Reading, Topic};
use segin::domain::kind::Kind;
use segin::domain::person::{Person, Sex};
use segin::domain::role::{Right, Role, may};
use segin::domain::value::{self, Keyed};
use segin::exchange::person::Column;
use segin::exchange::person::import::Report;
use segin::exchange::{Errand, Step};
use segin::store::backup;
use segin::store::vault::{Gate, Vault};
use segin::ui::command::{Command, ImportAsk, Second, TableAsk, TableEnd};

const PASSWORD: &str = "cheval lampe riviere neuf";

/// Who stands for what leaves, beside Awa.
const SECOND: &str = "Bintou";
const SECOND_PASSWORD: &str = "pirogue tambour velours sept";

struct Office {
    session: Session,
    folder: tempfile::TempDir,
}

impl Office {
    fn of(roles: &[Role]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::with_gate(folder.path().join("v"), Gate::for_tests());
        let first = FirstRun {
            name: "Awa".into(),
            roles: roles.to_vec(),
            password: PASSWORD.to_owned().into(),
            centre: "Gao centre de transit".into(),
            centre_code: "GAO".into(),
        };
        let cost = vault.gate().floor;
        let (session, _) = Session::create(&vault, first, cost).unwrap();
        Self { session, folder }
    }

    fn new() -> Self {
        let mut office = Self::of(&[Role::DataSteward, Role::Administrator]);
        add_second(&mut office.session);
        office
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    fn import(&mut self, file: &Path, keep_good: bool) -> Result<Report, Refusal> {
        let errand = Errand { cancel: &AtomicBool::new(false), tell: &|_| {} };
        self.session.import_people(file, keep_good, &errand).map(|(report, _)| report)
    }

    fn import_text(&mut self, text: &str, keep_good: bool) -> Result<Report, Refusal> {
        let file = self.file("table.csv", text);
        self.import(&file, keep_good)
    }

    fn export(&mut self, name: &str) -> String {
        let path = self.folder.path().join(name);
        let errand = Errand { cancel: &AtomicBool::new(false), tell: &|_| {} };
        let second = self.second();
        self.session.export_people(&path, second, &errand).unwrap();
        std::fs::read_to_string(path).unwrap()
    }

    /// Whoever stands for what leaves, beside Awa, where there is somebody.
    fn second(&self) -> Option<Second> {
        let users = self.session.unlocked().users();
        let second = users.iter().find(|user| user.name == SECOND)?;
        let (user, password) = (Id::from_bytes(second.user_id), SECOND_PASSWORD.to_owned().into());
        Some(Second { user, password })
    }

    fn people(&self) -> u64 {
        self.session.store().reader().count(Kind::Person).unwrap()
    }

    fn is_sound(&self) -> bool {
        let report = self.session.store().check_tables().unwrap();
        assert_eq!(report.findings, []);
        report.findings.is_empty()
    }
}

/// Gives somebody else a way in who may export, too.
fn add_second(session: &mut Session) {
    let (name, roles) = (SECOND.to_owned(), vec![Role::ReportingOfficer]);
    let password = SECOND_PASSWORD.to_owned().into();
    session.perform(Command::AddUser { name, roles, password }).unwrap();
}

/// A made-up register: every column filled sometimes, spellings as offices have them.
fn register(rows: usize) -> String {
    let pick = |list: &[&str], at: usize| list[at % list.len()].to_owned();
    let usual = segin::domain::export::usual();
    let mut text = Column::KEYS
        .iter()
        .copied()
        .filter(|key| usual.iter().any(|column| column.heading == *key))
        .filter(|key| !["case_number", "age_estimated_on", "first_contact_date"].contains(key))
        .collect::<Vec<_>>()
        .join(",");
    text.push('\n');
    for at in 0..rows {
        let birth = match at % 3 {
            0 => format!("19{:02}-0{}-1{},,", 60 + at % 40, 1 + at % 9, at % 10),
            1 => format!(",{},", 1960 + at % 50),
            _ => format!(",,{}", 10 + at % 50),
        };
        let place = [
            ("Gao", "Ansongo"),
            ("Kayes", "Bafoulabé"),
            ("Nioro", "Béma"),
            ("", ""),
            ("Chez nous", "Là-bas"),
        ];
        let (region, cercle) = place[at % place.len()];
        let phone = match at % 5 {
            0 => format!("+2237{:07}", at * 37 % 9_999_999),
            1 => format!("7{} {:02} {:02} {:02}", at % 10, at % 100, at % 97, at % 89),
            2 => format!("002236{:07}", at * 13 % 9_999_999),
            _ => String::new(),
        };
        let paper = match at % 4 {
            0 => format!("passeport,AA{at:07}"),
            1 => format!("acte de naissance,{}/RG{:02}", at % 50, at % 7),
            _ => ",".to_owned(),
        };
        let names = [
            "Traoré",
            "COULIBALY",
            "Ag Mohamed",
            "\"Diallo, dit \"\"Petit\"\"\"",
            "=cmd",
            "N'Diaye",
        ];
        writeln!(
            text,
            "R{:07},2024-0{}-1{},{},M{:05},{},{},{},{},{birth},{region},{cercle},{},{},{},2024-0{}-0{},{},{phone},{paper}",
            (at * 7919) % 9_999_991,
            1 + at % 9,
            at % 10,
            pick(&["Gao centre de transit", "Bamako accueil", "Bamako cité des enfants"], at),
            at / 3,
            pick(&["chef", "conjoint", "enfant", "autre", "seul"], at),
            pick(&names, at),
            pick(&["Awa", "Mamadou", "Fatoumata Bintou", "Ibrahîm"], at / 2),
            pick(&["M", "F"], at),
            pick(&["Algérie", "Libye", "Côte d'Ivoire", "Atlantide"], at),
            pick(&["Transsaharienne Gao-Kidal", "Méditerranée centrale", "Régionale"], at),
            pick(&["refoulé", "spontané", "retour volontaire assisté", "évacué"], at),
            1 + at % 9,
            1 + at % 9,
            pick(&["Gao", "Bamako-Sénou", "Gogui", "In Khalil", "Le grand arbre"], at),
        )
        .unwrap();
    }
    text
}

#[test]
fn a_register_comes_in_goes_out_and_comes_in_again_unchanged() {
    let rows = 600;
    let mut first = Office::new();
    let report = first.import_text(&register(rows), false).unwrap();
    assert_eq!((report.read, report.added, report.refused.len()), (600, 600, 0), "{report:?}");
    assert_eq!((report.households, report.centres), (200, 2));
    assert!(first.is_sound());
    let exported = first.export("out.csv");
    assert_eq!(exported.lines().count(), rows + 1);
    assert!(exported.contains("'=cmd") && exported.contains("'+223"));
    let mut second = Office::new();
    let report = second.import_text(&exported, false).unwrap();
    assert_eq!((report.read, report.added), (600, 600), "{:?}", report.refused.first());
    assert!(second.is_sound());
    assert!(second.export("out.csv") == exported, "the second export differs");
    println!("{rows} rows: in, out, in, out; exports equal, {} bytes", exported.len());
    let hits = first.session.store().reader().search("coulibali awa", 10).unwrap();
    assert!(!hits.is_empty() && hits[0].line.case_number.starts_with("BAM"));
}

#[test]
fn a_partner_list_comes_in_with_all_that_a_person_is_known_by() {
    let table = "Croix-Rouge, retours de mai\n\
        N°;Nom complet;Sexe;Nationalité;Langues;Village;Situation matrimoniale;Père;Tél;À qui est le téléphone;Observations\n\
        1;Awa TRAORÉ;Mme;malienne, nigérienne;bambara;Sadiola;mariée;Modibo;76 12 34 56;famille;Attend son frère\n\
        2;Mohamed Ag Ali;H;Mali;tamasheq;;veuf;;;;\n\
        3;;H;Lune;;;;;;;\n\
        4;;H;;;;;;;;\n";
    let mut office = Office::new();
    let file = office.file("partenaire.csv", table);
    let look = TableAsk::Look { path: file.clone(), sheet: 0, topic: Topic::Person, heading: None };
    let TableEnd::Looked(look) = office.table(look) else { panic!("not read") };
    assert_eq!((look.heading, look.rows), (2, 4));
    let reading = Reading::proposed(Topic::Person, &look);
    assert_eq!(reading.columns[0], None, "it only counts the rows");
    let ask = ImportAsk {
        topic: Topic::Person,
        path: file,
        sheet: 0,
        reading,
        keep_good: true,
        leave: BTreeSet::new(),
        rest: None,
    };
    let outcome = office.bring_in(ask);
    assert_eq!((outcome.added, outcome.nameless.as_slice()), (3, &[6][..]));
    let fault = &outcome.refused[0].complaints[0];
    assert_eq!((outcome.refused[0].line, fault.said.as_str()), (5, "Lune"));
    let reader = office.session.store().reader();
    let held = reader.all(Kind::Person).unwrap();
    let first = held[0].id;
    let people: Vec<Person> = held.iter().map(|held| Person::from_row(&held.row)).collect();
    let [awa, mohamed, _] = people.as_slice() else { panic!("{people:?}") };
    assert_eq!((awa.family_name.as_str(), awa.given_name.as_str()), ("TRAORÉ", "Awa"));
    assert_eq!(awa.nationality, ["MLI", "NER"]);
    assert_eq!((awa.marital_status.as_str(), awa.father_name.as_str()), ("married", "Modibo"));
    assert_eq!((awa.language.len(), awa.origin_village.as_str()), (1, "Sadiola"));
    assert_eq!((mohamed.family_name.as_str(), mohamed.sex), ("Ag Ali", Some(Sex::Male)));
    let contacts = reader.all(Kind::Contact).unwrap();
    assert_eq!(value::text_of(&contacts[0].row, "owner"), "relative");
    let notes = reader.all(Kind::Note).unwrap();
    let [note] = notes.as_slice() else { panic!("{notes:?}") };
    assert_eq!(value::text_of(&note.row, "text"), "Attend son frère");
    let case = reader.row(Kind::Case, value::id_of(&note.row, "case_id").unwrap()).unwrap();
    assert_eq!(value::id_of(&case.unwrap(), "person_id"), Some(first));
    assert!(office.is_sound());
    assert_eq!(office.table(TableAsk::Undo(outcome.record.unwrap())), TableEnd::Undone);
    let reader = office.session.store().reader();
    assert_eq!((office.people(), reader.count(Kind::Note).unwrap()), (0, 0));
}

#[test]
fn bad_rows_are_told_with_line_and_reason_and_nothing_is_added() {
    let table = "Nom;Prénoms;Sexe;Date de naissance;Téléphone;Date d’arrivée;Couleur\n\
        Traoré;Awa;F;03/05/2001;76 12 34 56;01/02/2024;bleu\n\
        Diallo;Moussa;M;31/02/2001;;;\n\
        Keïta;Sira;F;03/05/2199;;;\n\
        Koné;Adama;Z;;soixante-seize;;\n\
        Ba;Oumar;M;;;01/02/2099;\n\
        Touré;Ali\n";
    let mut office = Office::new();
    let report = office.import_text(table, false).unwrap();
    assert_eq!((report.read, report.added, report.refused.len()), (6, 0, 5));
    assert_eq!(office.people(), 0);
    assert_eq!(report.unknown_headings, ["Couleur"]);
    let told: Vec<_> = report
        .refused
        .iter()
        .flat_map(|row| row.complaints.iter().map(|c| (row.line, c.column, c.problem.word)))
        .collect();
    assert_eq!(
        told,
        [
            (3, Some(Column::BirthDate), "date-day"),
            (4, Some(Column::BirthDate), "date-year"),
            (5, Some(Column::Sex), "problem-not-in-list"),
            (5, Some(Column::Phone), "exchange-phone-letters"),
            (6, Some(Column::ArrivalDate), "problem-day-future"),
            (7, None, "exchange-row-width"),
        ]
    );
    assert!(report.refused.iter().all(|row| {
        row.complaints.iter().all(|c| !c.problem.sentence().contains(['⟨', '{']))
    }));
    let report = office.import_text(table, true).unwrap();
    assert_eq!((report.added, report.refused.len(), office.people()), (1, 5, 1));
    assert!(office.is_sound());
}

#[test]
fn a_broken_table_leaves_nothing_behind() {
    let mut office = Office::new();
    for (content, word) in [
        ("nom,prénom\nTraoré,Awa\nDiallo,\"Moussa\n", "exchange-table-unclosed"),
        ("nom,prénom\nTraoré,Awa\nDiallo,M\0\n", "exchange-table-nul"),
        ("nom,prénom\rTraoré,Awa\r", "exchange-table-return"),
        ("couleur\nbleu\n", "exchange-heading-none"),
        ("nom,surname\na,b\n", "exchange-heading-twice"),
        ("", "exchange-table-empty"),
    ] {
        let Err(Refusal::Problems(problems)) = office.import_text(content, true) else {
            panic!("{word} was taken")
        };
        assert_eq!(problems[0].word, word);
        assert_eq!(office.people(), 0, "{word}");
    }
    let missing = office.folder.path().join("none.csv");
    let Err(Refusal::Problems(problems)) = office.import(&missing, false) else { panic!() };
    assert_eq!(problems[0].word, "exchange-file-missing");
    assert!(office.is_sound());
}

#[test]
fn a_cancelled_import_leaves_no_row() {
    let mut office = Office::new();
    let file = office.file("table.csv", register(1_500));
    let cancel = AtomicBool::new(false);
    let stop = |step: Step| cancel.store(step.rows >= 1_000, Ordering::Relaxed);
    let errand = Errand { cancel: &cancel, tell: &stop };
    let Err(Refusal::Problems(problems)) = office.session.import_people(&file, true, &errand)
    else {
        panic!("it was not stopped")
    };
    assert_eq!(problems[0].word, "exchange-cancelled");
    assert_eq!(office.people(), 0);
    assert_eq!(office.session.store().reader().count(Kind::Household).unwrap(), 0);
    assert!(office.is_sound());
}

#[test]
fn the_same_table_twice_is_refused_and_a_paper_held_twice_is_told() {
    let mut office = Office::new();
    let table = "record_id,family_name,doc_type,doc_number\n\
        R1,Traoré,passeport,AA 1234567\nR2,Diallo,passport,aa1234567\nR3,Ba,acte de naissance,1/RG1\n\
        R4,Ba,acte de naissance,1/RG1\n";
    let report = office.import_text(table, false).unwrap();
    assert_eq!((report.added, report.papers_twice), (4, vec![3]));
    let report = office.import_text(table, false).unwrap();
    assert_eq!((report.added, report.refused.len(), office.people()), (0, 4, 4));
    assert_eq!(report.refused[0].complaints[0].problem.word, "exchange-row-twice");
    let dir = office.session.unlocked().dir().to_owned();
    assert_eq!(backup::list(&dir).unwrap().len(), 1, "a backup before the second import only");
}

#[test]
fn case_numbers_go_on_where_the_vault_stands() {
    let mut office = Office::new();
    let table =
        |id: &str| format!("record_id,registration_date\n{id}1,2024-01-05\n{id}2,2024-01-06\n");
    office.import_text(&table("A"), false).unwrap();
    office.import_text(&table("B"), false).unwrap();
    let reader = office.session.store().reader();
    let letters = office.session.store().letters();
    let numbers: Vec<String> = reader
        .all(Kind::Case)
        .unwrap()
        .iter()
        .map(|held| reader.record::<Case>(held.id).unwrap().unwrap().number)
        .collect();
    assert_eq!(numbers, (1..5).map(|n| format!("GAO-24-{letters}{n:04}")).collect::<Vec<_>>());
}

#[test]
fn only_the_roles_that_may_bring_tables_in_and_out() {
    let mut walked = 0;
    for role in Role::ALL {
        let mut office = Office::of(&[*role]);
        let file = office.file("table.csv", "nom\nTraoré\n");
        let refused = |result: Result<(), Refusal>, right: Right| match result {
            Ok(()) => assert!(may(&[*role], right), "{role:?} {right:?}"),
            Err(Refusal::NoRight(told)) => {
                assert_eq!(told, right);
                assert!(!may(&[*role], right), "{role:?} {right:?}");
            }
            Err(other) => panic!("{role:?}: {other:?}"),
        };
        refused(office.import(&file, false).map(|_| ()), Right::Import);
        assert_eq!(office.people(), u64::from(may(&[*role], Right::Import)));
        let out = office.folder.path().join("out.csv");
        let errand = Errand { cancel: &AtomicBool::new(false), tell: &|_| {} };
        refused(office.session.export_people(&out, None, &errand).map(|_| ()), Right::Export);
        assert_eq!(out.exists(), may(&[*role], Right::Export));
        walked += 2;
    }
    println!("{walked} pairs of role and table right");
}

#[test]
fn a_restored_vault_goes_on_as_a_new_incarnation() {
    let mut office = Office::new();
    office.import_text("record_id,registration_date\nA1,2024-01-05\n", false).unwrap();
    let letters = office.session.store().letters();
    segin::store::BackingUp::of(office.session.unlocked()).run(None).unwrap();
    let Office { session, folder } = office;
    let dir = session.unlocked().dir().to_owned();
    drop(session);
    let from = backup::list(&dir).unwrap()[0].dir.clone();
    let to = folder.path().join("restored");
    backup::restore(&from, &to, segin::store::clock::local_now()).unwrap();
    assert!(backup::is_restored(&to));
    let vault = Vault::with_gate(&to, Gate::for_tests());
    let session = Session::open(&vault, "Awa", PASSWORD.to_owned().into()).unwrap();
    assert!(!backup::is_restored(&to));
    assert_ne!(session.store().letters(), letters);
    let mut office = Office { session, folder };
    office.import_text("record_id,registration_date\nA2,2024-01-05\n", false).unwrap();
    assert_eq!(office.people(), 2);
    assert!(office.is_sound());
}
