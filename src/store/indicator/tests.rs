//! Figures against records written one by one: what counts, where, for whom, and who may see it.

use chrono::NaiveDate;

use crate::domain::id::Id;
use crate::domain::indicator::Figures;
use crate::domain::kind::Kind;
use crate::domain::report::{Content, FigureId, Named, Period, Place, Spec, Unit};
use crate::domain::value::{Row, Value};
use crate::store::{Key, Keys, Op, Reader, Store, new_id};

struct Office {
    folder: tempfile::TempDir,
    keys: Keys,
    store: Store,
    me: Id,
    centres: [Id; 2],
    project: Id,
    persons: Vec<Id>,
    cases: Vec<Id>,
}

fn row(values: &[(&'static str, &str)]) -> Row {
    values.iter().map(|(key, text)| ((*key).into(), Value::Text((*text).to_owned()))).collect()
}

fn today() -> NaiveDate {
    "2026-08-01".parse().unwrap()
}

fn spec() -> Spec {
    Spec { threshold: 0, ..Spec::of(Period::parse("2026-Q2").unwrap()) }
}

impl Office {
    /// Six people met in April 2026, the first four in Bamako, the others in Gao.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::new(Key::random().unwrap(), Some(Key::random().unwrap()));
        let store = Store::open(folder.path(), &keys).unwrap();
        let mut ids = std::iter::repeat_with(|| new_id().unwrap());
        let mut next = || ids.next().unwrap();
        let (me, centres, project) = (next(), [next(), next()], next());
        let mut persons: Vec<Id> = (0..6).map(|_| next()).collect();
        persons.sort_unstable();
        let cases: Vec<Id> = (0..6).map(|_| next()).collect();
        let mut office = Self { folder, keys, store, me, centres, project, persons, cases };
        for (at, (name, region)) in
            [("Bamako", "LOI2023:09"), ("Gao", "LOI2023:07")].iter().enumerate()
        {
            office.put(Kind::Centre, office.centres[at], &[("name", name), ("region", region)]);
        }
        office.put(Kind::User, office.me, &[("name", "Awa")]);
        office.put(Kind::Project, office.project, &[("name", "Retour"), ("code", "RET")]);
        for at in 0..6 {
            let sex = if at < 2 { "F" } else { "M" };
            let birth = ["2008", "2008-06-01", "1990", "1990", "1990", ""][at];
            let mut person = vec![("family_name", "Traoré"), ("sex", sex), ("nationality", "MLI")];
            if !birth.is_empty() {
                person.push(("birth_on", birth));
            }
            office.put(Kind::Person, office.persons[at], &person);
            let centre = office.centres[usize::from(at >= 4)].to_string();
            let person = office.persons[at].to_string();
            let case = [
                ("person_id", person.as_str()),
                ("status", "registered"),
                ("first_contact_on", "2026-04-10"),
                ("registered_on", "2026-04-12"),
                ("centre_id", &centre),
            ];
            office.put(Kind::Case, office.cases[at], &case);
        }
        office
    }

    fn put(&mut self, kind: Kind, id: Id, values: &[(&'static str, &str)]) {
        let row = row(values);
        self.store.transact(Op::Save, None, "", |w| w.put_row(kind, id, row)).unwrap();
    }

    /// A record of a case.
    fn add(&mut self, kind: Kind, at: usize, values: &[(&'static str, &str)]) -> Id {
        let (id, case) = (new_id().unwrap(), self.cases[at].to_string());
        let mut all = vec![("case_id", case.as_str())];
        all.extend(values);
        self.put(kind, id, &all);
        id
    }

    fn help(&mut self, at: usize, service: &str, on: &str) -> Id {
        self.add(Kind::Assistance, at, &[("service", service), ("given_on", on)])
    }

    fn figures(&self, spec: &Spec) -> Figures {
        let figures = self.store.reader().figures(spec, today()).unwrap();
        // Whatever is asked: every figure opens exactly what it counts.
        for cell in figures.report.cells() {
            let opened = figures.members(&cell.figure).map(|all| all.len() as u64);
            assert!(cell.members().is_none() || cell.members() == opened, "{:?}", cell.figure);
        }
        figures
    }

    fn count(&self, spec: &Spec, figure: &str) -> u64 {
        let figures = self.figures(spec);
        let opened = figures.members(&FigureId::new(figure)).map(|all| all.len() as u64);
        opened.unwrap_or_else(|| panic!("no figure {figure}"))
    }
}

fn named(id: Id) -> Named {
    Named { id: id.to_string(), name: String::new() }
}

#[test]
fn who_was_supported_counts_once_where_they_were_met_and_by_who_paid() {
    let mut office = Office::new();
    for at in [0, 0, 1, 4] {
        office.help(at, "COUNSEL", "2026-05-02");
    }
    office.help(2, "NFI", "2026-05-02");
    office.help(3, "COUNSEL", "2026-07-02");
    assert_eq!(office.count(&spec(), "identified"), 3);
    assert_eq!(office.count(&spec(), "sector/protection"), 3);
    assert_eq!(office.count(&spec(), "sector/protection/services"), 4);
    let in_bamako = Spec { place: Some(Place::Region("LOI2023:09".to_owned())), ..spec() };
    assert_eq!(office.count(&in_bamako, "identified"), 2);
    let in_gao = Spec { place: Some(Place::Centre(named(office.centres[1]))), ..spec() };
    assert_eq!(office.count(&in_gao, "identified"), 1);
    let nowhere = Spec { place: Some(Place::Centre(named(office.me))), ..spec() };
    assert!(office.store.reader().figures(&nowhere, today()).is_err());
    // One of them is paid for by the project.
    let project = office.project.to_string();
    let paid = [("service", "COUNSEL"), ("given_on", "2026-05-03"), ("project_id", &project)];
    office.add(Kind::Assistance, 1, &paid);
    let by_project = Spec { project: Some(named(office.project)), ..spec() };
    assert_eq!(office.count(&by_project, "identified"), 1);
    // Linked as one person, and no longer.
    let link = new_id().unwrap();
    let pair = [office.persons[0].to_string(), office.persons[1].to_string()];
    for (status, wanted) in [("linked", 2), ("undone", 3)] {
        let values =
            [("person_id", pair[1].as_str()), ("same_as_id", &pair[0]), ("status", status)];
        office.put(Kind::IdentityLink, link, &values);
        assert_eq!(office.count(&spec(), "identified"), wanted, "{status}");
    }
    // Taken back: it never was.
    let case = office.cases[4];
    office.store.transact(Op::Remove, None, "", |w| w.remove(Kind::Case, case)).unwrap();
    assert_eq!(office.count(&spec(), "identified"), 2);
}

#[test]
fn ages_are_those_of_the_reference_date_and_unknown_is_a_row() {
    let mut office = Office::new();
    for at in 0..6 {
        office.help(at, "COUNSEL", "2026-05-02");
    }
    let figures = office.figures(&spec());
    let count = |figure: &str| match figures.report.cell(figure).unwrap().content {
        Content::Count(count) => count,
        ref other => panic!("{other:?}"),
    };
    // Born in 2008: 17 or 18 in April 2026, counted as a child; on 1 June 2008: 17.
    assert_eq!(count("identified/age/12-17/F"), 2);
    assert_eq!(count("identified/age/18-59/M"), 3);
    assert_eq!(count("identified/age/unknown/M"), 1);
    assert_eq!(count("identified/uncertain"), 1);
    assert_eq!((count("identified/F"), count("identified/M"), count("identified")), (2, 4, 6));
}

#[test]
fn a_service_is_counted_once_however_it_was_written() {
    let mut office = Office::new();
    let item = [("service", "MICROBIZ"), ("status", "delivered"), ("delivered_on", "2026-05-01")];
    let delivered = office.add(Kind::PlanItem, 0, &item);
    let services = |office: &Office| office.count(&spec(), "sector/livelihoods/services");
    assert_eq!(services(&office), 1);
    // The support that carries the item out takes its place, and so does help given.
    let delivered = delivered.to_string();
    let support = [
        ("kind", "microbusiness"),
        ("status", "started"),
        ("started_on", "2026-05-02"),
        ("plan_item_id", &delivered),
    ];
    office.add(Kind::Support, 0, &support);
    assert_eq!(services(&office), 1);
    let help = [("service", "MICROBIZ"), ("given_on", "2026-05-03"), ("plan_item_id", &delivered)];
    office.add(Kind::Assistance, 0, &help);
    assert_eq!(services(&office), 1);
    office.add(Kind::PlanItem, 1, &item);
    assert_eq!((services(&office), office.count(&spec(), "sector/livelihoods")), (2, 2));
    // A session that was only planned is none.
    for (status, wanted) in [("planned", 0), ("held", 1)] {
        let held = [("status", status), ("held_on", "2026-05-04"), ("format", "individual")];
        office.add(Kind::Session, 2, &held);
        assert_eq!(office.count(&spec(), "psychosocial"), wanted);
    }
}

#[test]
fn the_figures_of_supervision_are_medians_and_shares() {
    let mut office = Office::new();
    for (at, on) in [(0, "2026-04-20"), (1, "2026-04-30"), (2, "2026-05-20")] {
        let approved = [
            ("subject", "plan"),
            ("status", "approved"),
            ("asked_on", "2026-04-15"),
            ("decided_on", on),
        ];
        office.add(Kind::Approval, at, &approved);
    }
    for (status, due, done) in [
        ("done", "2026-05-01", "2026-05-01"),
        ("done", "2026-05-01", "2026-05-02"),
        ("missed", "2026-05-01", ""),
        ("cancelled", "2026-05-01", ""),
    ] {
        let mut values = vec![("calendar", "protection"), ("status", status), ("due_on", due)];
        if !done.is_empty() {
            values.push(("done_on", done));
        }
        office.add(Kind::Followup, 0, &values);
    }
    let case = office.cases[5];
    let closed = [("status", "closed"), ("closed_on", "2026-06-01"), ("closure_reason", "LOST")];
    let person = office.persons[5].to_string();
    let mut all = vec![("person_id", person.as_str())];
    all.extend(closed);
    office.put(Kind::Case, case, &all);
    let alert = office.add(
        Kind::Alert,
        0,
        &[
            ("source", "worker"),
            ("opened_on", "2026-05-05"),
            ("opened_at", "10:00"),
            ("status", "open"),
        ],
    );
    let case_id = office.cases[0].to_string();
    let handled = [
        ("case_id", case_id.as_str()),
        ("source", "worker"),
        ("opened_on", "2026-05-05"),
        ("opened_at", "10:00"),
        ("status", "handled"),
        ("action", "stayed with the person"),
    ];
    office.put(Kind::Alert, alert, &handled);
    let figures = office.figures(&spec());
    let content = |figure: &str| figures.report.cell(figure).unwrap().content.clone();
    assert_eq!(content("plan-days"), Content::Median { tenths: 200, unit: Unit::Days, of: 3 });
    assert_eq!(content("followup-on-time"), Content::Share { part: 1, whole: 3 });
    assert_eq!(content("closed"), Content::Count(1));
    assert_eq!(content("alert-handled"), Content::Share { part: 1, whole: 1 });
    assert_eq!(content("IND_COMM_AWARE"), Content::ToBeCollected);
    // Who holds no key gets no figure of alerts, and no way to open one.
    let keys = office.keys.without_restricted();
    let store = Store::open(office.folder.path(), &keys).unwrap();
    let figures = store.reader().figures(&spec(), today()).unwrap();
    assert_eq!(figures.report.cell("alert-handled").unwrap().content, Content::Masked);
    assert_eq!(figures.members(&FigureId::new("alert-handled")), None);
    assert_eq!(figures.members(&FigureId::new("alert")), None);
}

#[test]
fn nobody_hidden_is_in_a_figure_and_targets_keep_to_their_project() {
    let mut office = Office::new();
    let project = office.project.to_string();
    for at in 0..5 {
        let paid = [("service", "NFI"), ("given_on", "2026-05-02"), ("project_id", &project)];
        office.add(Kind::Assistance, at, &paid);
        office.help(at, "COUNSEL", "2026-05-02");
        office.help(at, "IGA", "2026-05-02");
    }
    let mut target = |indicator: &str, place: &str| {
        let id = new_id().unwrap();
        let mut values = row(&[("project_id", &project), ("indicator", indicator)]);
        values.insert("amount".into(), Value::Int(10));
        if !place.is_empty() {
            values.insert("place".into(), Value::Text(place.to_owned()));
        }
        office.store.transact(Op::Save, None, "", |w| w.put_row(Kind::Target, id, values)).unwrap();
        format!("target/{id}")
    };
    let (kits, in_gao) = (target("IND_KIT", ""), target("IND_KIT", "LOI2023:07"));
    let (income, towns) = (target("IND_IGA", ""), target("IND_COMM_AWARE", ""));
    let figures = office.figures(&spec());
    let content = |figure: &str| figures.report.cell(figure).unwrap().content.clone();
    assert_eq!(content(&kits), Content::Share { part: 5, whole: 10 });
    assert_eq!(content(&in_gao), Content::Share { part: 1, whole: 10 });
    assert_eq!(content(&income), Content::Share { part: 0, whole: 10 });
    assert_eq!(content(&towns), Content::ToBeCollected);
    let (person, me) = (office.persons[0].to_string(), office.me.to_string());
    let flag = [("person_id", person.as_str()), ("kind", "hidden_from"), ("user_id", &me)];
    office.put(Kind::Flag, new_id().unwrap(), &flag);
    assert_eq!(office.count(&spec(), "identified"), 5);
    office.store.read_as(office.me);
    assert_eq!(office.count(&spec(), "identified"), 4);
    assert_eq!(office.count(&spec(), "sector/nfi/services"), 4);
    let hidden = office.persons[0];
    let figures = office.figures(&spec());
    let seen = figures.names().flat_map(|name| figures.members(name).unwrap());
    assert!(seen.into_iter().all(|member| member.person != hidden));
    beside(office.store.reader());
}

/// A reader of its own answers the same.
fn beside(reader: &Reader) {
    let one = reader.figures(&spec(), today()).unwrap().report;
    let other = reader.another().unwrap().figures(&spec(), today()).unwrap().report;
    assert_eq!(one, other);
}
