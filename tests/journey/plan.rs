//! An unaccompanied child from registration to closure and on into a second episode; each
//! refused step on the way is said in a sentence, and nothing of it is written.

use chrono::Duration;
use segin::app::perform::Refusal;
use segin::domain::alert::AlertStatus;
use segin::domain::approval::{Approval, ApprovalStatus, Subject};
use segin::domain::case::{Case, Risk, Status};
use segin::domain::date;
use segin::domain::id::Id;
use segin::domain::kind::Kind;
use segin::domain::plan::Plan;
use segin::domain::plan_item::{PlanItem, PlanItemStatus, given, reached};
use segin::domain::role::Role;
use segin::domain::value::{self, Value};
use segin::domain::vulnerability::{RESTRICTED, Vulnerability};
use segin::ui::command::Command;

use crate::support::{NAME, Office, PASSWORD, password, word};

const WORKER: &str = "Issa Coulibaly";

/// A supervisor, and a social worker who is signed in.
fn two() -> Office {
    let mut office = Office::new();
    let (name, roles) = (WORKER.to_owned(), vec![Role::SocialWorker]);
    office.perform(Command::AddUser { name, roles, password: password(PASSWORD) }).unwrap();
    office.enter(WORKER).unwrap();
    office
}

/// The refusal, which is a sentence; the sentences are counted.
fn refused<T>(found: Result<T, Refusal>, expected: &str, count: &mut usize) {
    let refusal = found.err().unwrap_or_else(|| panic!("{expected} was let through"));
    assert_eq!(word(&refusal), expected);
    let sentence = refusal.sentence();
    assert!(!sentence.contains(['⟨', '{']) && sentence.len() > 20, "{sentence}");
    println!("  {sentence}");
    *count += 1;
}

fn status(office: &mut Office, case: Id) -> Status {
    office.held::<Case>(case).status.unwrap()
}

/// The question that waits in a case.
fn pending(office: &mut Office, case: Id) -> Id {
    let reader = office.session().store().reader();
    let all = reader.children(Kind::Approval, case).unwrap();
    let waits = |id: &&segin::store::Held| value::text_of(&id.row, "status") == "pending";
    all.iter().find(waits).expect("a question waits").id
}

fn answer(office: &mut Office, case: Id, answer: &str, comment: &str) -> Result<(), Refusal> {
    let asked = pending(office, case);
    let typed = [("status", answer), ("comment", comment)];
    office.change(Kind::Approval, asked, &typed).map(|_| ())
}

#[test]
fn an_unaccompanied_child_is_carried_from_registration_to_closure_and_back() {
    let mut office = two();
    let mut sentences = 0;
    let today = office.today();
    let shown = date::show(today);
    let (person, case) =
        office.register("Bakary", "Sissoko", &[("sex", "M"), ("age_estimate", "15")]);
    assert_eq!(status(&mut office, case), Status::Registered);

    // Screening: alone, and no papers; the level follows, and is not set low.
    let alone = [("code", "UAC"), ("noted_on", shown.as_str())];
    let alone = office.record(case, Kind::Vulnerability, &alone);
    let papers = [("code", "NO_DOC"), ("noted_on", shown.as_str())];
    let papers = office.record(case, Kind::Vulnerability, &papers);
    assert_eq!(office.held::<Vulnerability>(alone).priority, Some(Risk::High));
    assert_eq!(status(&mut office, case), Status::Screened);
    let low = office.change(Kind::Case, case, &[("risk", "low")]);
    refused(low, "problem-risk-child-ask", &mut sentences);
    office.change(Kind::Case, case, &[("risk", "high")]).unwrap();

    // A goal and two items; the first opens the plan.
    let goal = office.record(case, Kind::Goal, &[("text", "Retrouver ma mère")]);
    let (goal_id, need_id) = (goal.to_string(), alone.to_string());
    let item = |service, need| {
        vec![("service", service), ("status", "planned"), ("goal_id", goal_id.as_str()), need]
    };
    let shelter = item("ACCOM", ("need_id", need_id.as_str()));
    let shelter = office.record(case, Kind::PlanItem, &shelter);
    let papers_id = papers.to_string();
    let document = item("CIVILDOC", ("need_id", papers_id.as_str()));
    let document = office.record(case, Kind::PlanItem, &document);
    assert_eq!(office.held::<PlanItem>(shelter).since_version, Some(1));
    assert_eq!(status(&mut office, case), Status::PlanDraft);
    let plan = office.session().store().reader().children(Kind::Plan, case).unwrap()[0].id;
    let about = plan.to_string();

    // Sent for approval: first agreed, then once, then only read.
    let ask = |office: &mut Office, about: &str| {
        let case = case.to_string();
        let asked = [
            ("case_id", case.as_str()),
            ("subject", "plan"),
            ("about", about),
            ("status", "pending"),
            ("asked_on", shown.as_str()),
        ];
        office.try_add(Kind::Approval, &asked)
    };
    refused(ask(&mut office, &about), "problem-plan-not-agreed", &mut sentences);
    office.change(Kind::Plan, plan, &[("agreed_on", &shown)]).unwrap();
    ask(&mut office, &about).unwrap();
    assert_eq!(status(&mut office, case), Status::PlanPending);
    refused(ask(&mut office, &about), "problem-approval-twice", &mut sentences);
    let case_id = case.to_string();
    let more = [("case_id", case_id.as_str()), ("service", "FOOD"), ("status", "planned")];
    refused(office.try_add(Kind::PlanItem, &more), "problem-plan-pending", &mut sentences);
    refused(answer(&mut office, case, "approved", ""), "problem-approval-right", &mut sentences);
    let skip = office.change(Kind::Case, case, &[("status", "active")]);
    refused(skip, "problem-approval-right", &mut sentences);

    // The supervisor sends it back, and must say why; then approves.
    office.enter(NAME).unwrap();
    let silent = answer(&mut office, case, "rejected", "");
    refused(silent, "problem-comment-missing", &mut sentences);
    answer(&mut office, case, "rejected", "Qui accompagne l’enfant à la mairie ?").unwrap();
    assert_eq!(status(&mut office, case), Status::PlanDraft);
    office.enter(WORKER).unwrap();
    let agency = office.agency("DNPEF").to_string();
    office.change(Kind::PlanItem, document, &[("note", "Avec l’éducateur.")]).unwrap();
    ask(&mut office, &about).unwrap();
    office.enter(NAME).unwrap();
    answer(&mut office, case, "approved", "").unwrap();
    assert_eq!(status(&mut office, case), Status::Active);
    office.enter(WORKER).unwrap();

    // Carried out: nights given, papers through the agency.
    let shelter_id = shelter.to_string();
    let nights = |count| {
        vec![
            ("service", "ACCOM"),
            ("given_on", shown.as_str()),
            ("quantity", count),
            ("plan_item_id", shelter_id.as_str()),
            ("need_id", need_id.as_str()),
        ]
    };
    office.record(case, Kind::Assistance, &nights("4"));
    office.record(case, Kind::Assistance, &nights("3"));
    assert_eq!(office.held::<PlanItem>(shelter).status, Some(PlanItemStatus::Ongoing));
    let day = office.change(Kind::PlanItem, shelter, &[("status", "delivered")]);
    refused(day, "problem-delivered-without-day", &mut sentences);
    let delivered = [("status", "delivered"), ("delivered_on", &shown), ("quantity", "7")];
    office.change(Kind::PlanItem, shelter, &delivered).unwrap();
    let back = office.change(Kind::PlanItem, shelter, &[("status", "planned")]);
    refused(back, "problem-move-none", &mut sentences);
    let document_id = document.to_string();
    let item_of_referral = office.change(
        Kind::PlanItem,
        document,
        &[("status", "delivered"), ("delivered_on", &shown), ("agency_id", &agency)],
    );
    item_of_referral.unwrap();
    let reader = office.session().store().reader();
    let help: Vec<_> = reader.children(Kind::Assistance, case).unwrap();
    let found = given(shelter, help.iter().map(|held| &held.row), []);
    assert_eq!((found.times, found.quantity), (2, Some(7)), "plan against delivered");
    let items = [office.held::<PlanItem>(shelter), office.held::<PlanItem>(document)];
    let whole = reached(&items);
    assert_eq!((whole.done, whole.total, whole.open), (2, 2, 0));
    assert_eq!(document_id, document.to_string());
    office.change(Kind::Case, case, &[("status", "monitoring")]).unwrap();

    // Closure: asked with what is missing, one after the other.
    let done = [("closure_reason", "REUNITED"), ("closed_on", shown.as_str())];
    let closing = |status, note| {
        let mut typed = done.to_vec();
        typed.extend([("status", status), ("closure_note", note)]);
        typed
    };
    let ask_closing = closing("closure_pending", "Vit chez sa mère à Kita.");
    let early = office.change(Kind::Case, case, &closing("closure_pending", ""));
    refused(early, "problem-close-note", &mut sentences);
    let early = office.change(Kind::Case, case, &ask_closing);
    refused(early, "problem-close-child", &mut sentences);
    let own = office.change(Kind::Case, case, &closing("closed", "Fini."));
    refused(own, "problem-close-right", &mut sentences);
    let resolved = [("resolved_on", shown.as_str()), ("resolution", "Remis à sa mère.")];
    office.change(Kind::Vulnerability, alone, &resolved).unwrap();
    office.change(Kind::Case, case, &ask_closing).unwrap();
    assert_eq!(status(&mut office, case), Status::ClosurePending);
    let asked = pending(&mut office, case);
    assert_eq!(office.held::<Approval>(asked).subject, Some(Subject::Closure));

    // Sent back: it goes on where it was. Asked again: closed.
    office.enter(NAME).unwrap();
    answer(&mut office, case, "rejected", "Une visite après un mois manque.").unwrap();
    assert_eq!(status(&mut office, case), Status::Active);
    office.enter(WORKER).unwrap();
    office.change(Kind::Case, case, &ask_closing).unwrap();
    office.enter(NAME).unwrap();
    answer(&mut office, case, "approved", "").unwrap();
    assert_eq!(status(&mut office, case), Status::Closed);
    let open = office.change(Kind::Case, case, &[("status", "reopened")]);
    refused(open, "problem-move", &mut sentences);

    // Again in need: a second episode; the first stays closed.
    office.enter(WORKER).unwrap();
    let (person_id, previous) = (person.to_string(), case.to_string());
    let again = [
        ("person_id", person_id.as_str()),
        ("previous_id", previous.as_str()),
        ("status", "reopened"),
    ];
    let second = office.add(Kind::Case, &again);
    let held = office.held::<Case>(second);
    assert_eq!((held.episode, held.status), (Some(2), Some(Status::Reopened)));
    assert_ne!(held.number, office.held::<Case>(case).number);
    refused(office.try_add(Kind::Case, &again), "problem-reopen-twice", &mut sentences);
    let of_open = second.to_string();
    let third = [
        ("person_id", person_id.as_str()),
        ("previous_id", of_open.as_str()),
        ("status", "reopened"),
    ];
    refused(office.try_add(Kind::Case, &third), "problem-reopen-open", &mut sentences);
    assert_eq!(status(&mut office, case), Status::Closed);
    let (persons, episodes) = office.session().store().reader().episodes().unwrap();
    assert_eq!((persons, episodes), (1, 2), "persons and episodes are counted apart");
    assert_eq!(office.check().findings, []);
    println!("{sentences} refused steps, each with its sentence; 1 person, 2 episodes");
}

#[test]
fn a_restricted_need_is_nowhere_in_what_others_read_and_stops_the_return() {
    let mut office = two();
    let shown = date::show(office.today());
    let (_, case) = office.register("Aïcha", "Dembélé", &[("age_estimate", "30")]);
    let asylum = [("code", "ASYLUM_NEED"), ("noted_on", shown.as_str())];
    let asylum = office.record(case, Kind::Vulnerability, &asylum);
    let harm = [("code", "SUICIDE_RISK"), ("noted_on", shown.as_str()), ("detail", "Dit hier.")];
    office.record(case, Kind::Vulnerability, &harm);
    let held = office.held::<Vulnerability>(asylum);
    assert_eq!((held.code.as_str(), held.priority), (RESTRICTED, Some(Risk::Critical)));
    assert_eq!(office.held::<Case>(case).return_stopped_on, Some(office.today()));
    let reader = office.session().store().reader();
    assert!(reader.children(Kind::Alert, case).unwrap().is_empty(), "no list shows it");
    let me = office.session().me().id;
    let reader = office.session().store().reader();
    let alerts = reader.open_alerts(me, false).unwrap();
    assert_eq!(alerts.len(), 1, "an alert opens at once for who was there");
    assert_eq!(alerts[0].status, Some(AlertStatus::Open));

    // Nothing a worker without the key reads names the need.
    let person = office.held::<Case>(case).person_id.unwrap();
    let reader = office.session().store().reader();
    let file = reader.case_file(person, Some(case)).unwrap().unwrap();
    let told = format!("{file:?} {:?}", reader.events(&file).unwrap());
    for name in ["ASYLUM_NEED", "SUICIDE_RISK", "Dit hier"] {
        assert!(!told.contains(name), "{name}");
    }
    // Lifted by who may, with a note.
    let mut sentences = 0;
    let lift = [("return_stopped_on", "")];
    let denied = office.change(Kind::Case, case, &lift);
    refused(denied, "problem-return-lift-right", &mut sentences);
    office.enter(NAME).unwrap();
    let bare = office.change(Kind::Case, case, &lift);
    refused(bare, "problem-return-lift-note", &mut sentences);
    let lift = [("return_stopped_on", ""), ("return_lift_note", "Demande retirée avec le HCR.")];
    office.change(Kind::Case, case, &lift).unwrap();
    assert_eq!(office.held::<Case>(case).return_stopped_on, None);
    let reader = office.session().store().reader();
    let row = reader.row(Kind::Vulnerability, asylum).unwrap().unwrap();
    assert_eq!(value::of(&row, "restricted_code"), &Value::Text("ASYLUM_NEED".into()));
    assert_eq!(office.check().findings, []);
}

#[test]
fn a_level_is_lowered_through_a_question_and_a_supervisor_closes_over_a_condition_in_writing() {
    let mut office = two();
    let mut sentences = 0;
    let today = office.today();
    let shown = date::show(today);
    let (_, case) = office.register("Salif", "Doumbia", &[("age_estimate", "12")]);
    office.record(case, Kind::Vulnerability, &[("code", "UAC"), ("noted_on", shown.as_str())]);
    office.change(Kind::Case, case, &[("risk", "high")]).unwrap();
    let asked =
        [("subject", "risk"), ("wanted", "low"), ("status", "pending"), ("asked_on", &shown)];
    office.record(case, Kind::Approval, &asked);
    office.enter(NAME).unwrap();
    let bare = answer(&mut office, case, "approved", "");
    refused(bare, "problem-risk-child", &mut sentences);
    answer(&mut office, case, "approved", "Chez sa tante depuis un mois, visité.").unwrap();
    let held = office.held::<Case>(case);
    assert_eq!(held.risk, Some(Risk::Low));
    assert!(held.risk_reason.starts_with("Chez sa tante"));

    // Out of reach: three days of attempts, or a reason in writing.
    let closing = [
        ("status", "closed"),
        ("closed_on", shown.as_str()),
        ("closure_reason", "LOST"),
        ("closure_note", "Parti sans adresse."),
    ];
    let early = office.change(Kind::Case, case, &closing);
    refused(early, "problem-close-child", &mut sentences);
    let need = office.session().store().reader().children(Kind::Vulnerability, case).unwrap();
    office.change(Kind::Vulnerability, need[0].id, &[("resolved_on", &shown)]).unwrap();
    for days in [9, 5] {
        let day = date::show(today - Duration::days(days));
        let tried = [("tried_on", day.as_str()), ("mode", "phone"), ("result", "no_answer")];
        office.record(case, Kind::Attempt, &tried);
    }
    let early = office.change(Kind::Case, case, &closing);
    refused(early, "problem-close-attempt", &mut sentences);
    let mut written = closing.to_vec();
    written.push(("closure_override", "Le chef de village confirme le départ."));
    office.change(Kind::Case, case, &written).unwrap();
    assert_eq!(status(&mut office, case), Status::Closed);
    println!("{sentences} refused steps");
}

#[test]
fn a_new_version_leaves_the_old_one_to_be_read() {
    let mut office = Office::new();
    let shown = date::show(office.today());
    let (_, case) = office.register("Mariam", "Koné", &[]);
    let planned = |service| vec![("service", service), ("status", "planned")];
    let first = office.record(case, Kind::PlanItem, &planned("FOOD"));
    let reader = office.session().store().reader();
    let plan = reader.children(Kind::Plan, case).unwrap()[0].id;
    office.change(Kind::Plan, plan, &[("agreed_on", &shown)]).unwrap();
    let about = plan.to_string();
    let asked =
        [("subject", "plan"), ("about", &about), ("status", "pending"), ("asked_on", &shown)];
    office.record(case, Kind::Approval, &asked);
    answer(&mut office, case, "approved", "").unwrap();
    assert_eq!(status(&mut office, case), Status::Active);
    // What is added to an approved plan opens the next version.
    let second = office.record(case, Kind::PlanItem, &planned("EDUCATION"));
    assert_eq!(office.held::<PlanItem>(second).since_version, Some(2));
    assert_eq!(status(&mut office, case), Status::PlanDraft);
    let reader = office.session().store().reader();
    let versions: Vec<Option<i64>> = reader
        .children(Kind::Plan, case)
        .unwrap()
        .iter()
        .map(|held| value::of(&held.row, "version").int())
        .collect();
    assert_eq!(versions, [Some(1), Some(2)]);
    let of = |office: &mut Office, version| {
        [first, second].map(|id| office.held::<PlanItem>(id).is_in(version))
    };
    assert_eq!(of(&mut office, 1), [true, false]);
    assert_eq!(of(&mut office, 2), [true, true]);
    let asked: Approval = {
        let all = office.session().store().reader().children(Kind::Approval, case).unwrap();
        office.held(all[0].id)
    };
    assert_eq!(asked.status, Some(ApprovalStatus::Approved));
    assert_eq!(office.held::<Plan>(plan).version, Some(1));
}

#[test]
fn a_death_stops_every_reminder_from_the_day_the_closure_is_asked_for() {
    let mut office = two();
    let today = office.today();
    let shown = date::show(today);
    let (_, case) = office.register("Kadiatou", "Diallo", &[]);
    let me = office.session().me().id;
    let worker = me.to_string();
    let visit = [("calendar", "protection"), ("due_on", shown.as_str()), ("status", "due")];
    office.record(case, Kind::Followup, &visit);
    let call = [("text", "Appeler le frère"), ("due_on", &shown), ("worker_id", &worker)];
    office.record(case, Kind::Task, &call);
    let due = |office: &mut Office| {
        let far = today + Duration::days(90);
        office.session().store().reader().due(Some(me), far).unwrap().len()
    };
    assert!(due(&mut office) >= 2);
    let closing = [
        ("status", "closure_pending"),
        ("closed_on", shown.as_str()),
        ("closure_reason", "DECEASED"),
        ("closure_note", "Décédée à l’hôpital."),
    ];
    office.change(Kind::Case, case, &closing).unwrap();
    assert_eq!(due(&mut office), 0);
    office.enter(NAME).unwrap();
    answer(&mut office, case, "approved", "").unwrap();
    office.enter(WORKER).unwrap();
    assert_eq!(due(&mut office), 0);
}
