//! Supervision told as stories: a plan asked for, sent back, approved, and told; a case that
//! changes hands only when the other accepts; remarks that arrive and are answered; a case of
//! somebody else that opens for a reason.

use segin::app::perform::Refusal;
use segin::domain::approval::{Approval, ApprovalStatus};
use segin::domain::case::{Case, Status};
use segin::domain::date;
use segin::domain::handover::{Handover, HandoverStatus};
use segin::domain::id::Id;
use segin::domain::kind::Kind;
use segin::domain::remark::Remark;
use segin::domain::role::Role;
use segin::domain::task::Task;
use segin::domain::value;
use segin::store::supervision::{Figure, Late, Whose};
use segin::ui::command::{Command, Decision, Move, Receipt};

use crate::support::{NAME, Office, PASSWORD, password, word};

const ISSA: &str = "Issa Coulibaly";
const FANTA: &str = "Fanta Keïta";
const CHEF: &str = "Oumar Sangaré";

/// An administrator, two social workers and a supervisor.
fn team() -> Office {
    let mut office = Office::new();
    for (name, role) in
        [(ISSA, Role::SocialWorker), (FANTA, Role::SocialWorker), (CHEF, Role::Supervisor)]
    {
        let (name, roles) = (name.to_owned(), vec![role]);
        office.perform(Command::AddUser { name, roles, password: password(PASSWORD) }).unwrap();
    }
    office.enter(ISSA).unwrap();
    office
}

fn user(office: &mut Office, name: &str) -> Id {
    let reader = office.session().store().reader();
    reader.find(Kind::User, "name", name).unwrap().expect("the user is there")
}

/// A plan with one item, agreed and sent for approval by who is signed in.
fn plan_asked(office: &mut Office, case: Id) -> Id {
    let shown = date::show(office.today());
    office.record(case, Kind::PlanItem, &[("service", "FOOD"), ("status", "planned")]);
    let plan = office.session().store().reader().children(Kind::Plan, case).unwrap()[0].id;
    office.change(Kind::Plan, plan, &[("agreed_on", &shown)]).unwrap();
    let asked = [
        ("subject", "plan"),
        ("about", &*plan.to_string()),
        ("status", "pending"),
        ("asked_on", &shown),
        ("ask_note", "Urgent : il dort dehors."),
    ];
    office.record(case, Kind::Approval, &asked)
}

fn decide(office: &mut Office, all: &[Id], status: ApprovalStatus, comment: &str) -> Command {
    let _ = office;
    let comment = comment.to_owned();
    Command::Decide(Box::new(Decision { approvals: all.to_vec(), status, comment }))
}

fn give(office: &mut Office, cases: &[Id], to: Id, at_once: bool) -> Result<usize, Refusal> {
    let moved = Move {
        cases: cases.to_vec(),
        to: Some(to),
        centre: None,
        note: "Parle soninké.".to_owned(),
        at_once,
    };
    office.perform(Command::MoveCases(Box::new(moved))).map(|done| done.failed.len())
}

fn receive(office: &mut Office, id: Id, status: HandoverStatus, why: &str) -> Result<(), Refusal> {
    let receipt = Receipt { handovers: vec![id], status, reason: why.to_owned() };
    office.perform(Command::Receive(Box::new(receipt))).map(|_| ())
}

fn worker(office: &mut Office, case: Id) -> Option<Id> {
    office.held::<Case>(case).worker_id
}

#[test]
fn a_plan_is_asked_sent_back_approved_and_told() {
    let mut office = team();
    let (_, case) = office.register("Bakary", "Sissoko", &[]);
    let asked = plan_asked(&mut office, case);
    let no = decide(&mut office, &[asked], ApprovalStatus::Approved, "");
    assert!(matches!(office.perform(no), Err(Refusal::NoRight(_))), "a worker does not approve");

    office.enter(CHEF).unwrap();
    let reader = office.session().store().reader();
    let waiting = reader.approvals_waiting().unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].note, "Urgent : il dort dehors.");
    let silent = decide(&mut office, &[asked], ApprovalStatus::Rejected, " ");
    assert_eq!(word(&office.perform(silent).unwrap_err()), "problem-comment-missing");
    let back = decide(&mut office, &[asked], ApprovalStatus::Rejected, "Qui l’accompagne ?");
    office.perform(back).unwrap();
    assert_eq!(office.held::<Case>(case).status, Some(Status::PlanDraft));

    // The worker is told, with the comment, until it is seen.
    office.enter(ISSA).unwrap();
    let me = user(&mut office, ISSA);
    let told = office.session().store().reader().answers_to(me).unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].status, &*told[0].comment),
        (Some(ApprovalStatus::Rejected), "Qui l’accompagne ?")
    );
    office.perform(Command::Seen(vec![(Kind::Approval, asked)])).unwrap();
    assert!(office.session().store().reader().answers_to(me).unwrap().is_empty());
    let again = {
        let plan = office.session().store().reader().children(Kind::Plan, case).unwrap()[0].id;
        let (about, shown) = (plan.to_string(), date::show(office.today()));
        let asked =
            [("subject", "plan"), ("about", &*about), ("status", "pending"), ("asked_on", &shown)];
        office.record(case, Kind::Approval, &asked)
    };
    office.enter(CHEF).unwrap();
    let yes = decide(&mut office, &[again], ApprovalStatus::Approved, "Bien.");
    office.perform(yes).unwrap();
    assert_eq!(office.held::<Case>(case).status, Some(Status::Active));
    let late = office.change(Kind::Approval, again, &[("comment", "Finalement non.")]);
    assert_eq!(word(&late.unwrap_err()), "problem-approval-fixed", "history is not rewritten");
    let all = office.session().store().reader().children(Kind::Approval, case).unwrap();
    assert_eq!(all.len(), 2, "the answer sent back and the one approved both stay");
    assert_eq!(office.check().findings, []);
}

#[test]
fn many_are_approved_at_once_and_what_is_refused_is_counted_and_named() {
    let mut office = team();
    let mut asked = Vec::new();
    for given in ["Awa", "Binta", "Coumba"] {
        let (_, case) = office.register(given, "Traoré", &[]);
        asked.push(plan_asked(&mut office, case));
    }
    // One of them the supervisor asked.
    office.enter(CHEF).unwrap();
    let (_, own) = office.register("Dado", "Traoré", &[]);
    asked.push(plan_asked(&mut office, own));
    let all = decide(&mut office, &asked, ApprovalStatus::Approved, "");
    let done = office.perform(all).unwrap();
    assert_eq!(done.failed.len(), 1);
    let failure = &done.failed[0];
    let said = format!("{} – {}", failure.name, failure.problem.sentence());
    let number = office.held::<Case>(own).number;
    assert!(said.contains(&number) && said.contains("Traoré Dado"), "{said}");
    assert_eq!(failure.problem.word, "problem-approval-own");
    println!("  {said}");
    assert_eq!(office.session().store().reader().approvals_waiting().unwrap().len(), 1);
    // One undo takes all three back.
    office.perform(Command::Undo(done.changed.batch.unwrap())).unwrap();
    assert_eq!(office.session().store().reader().approvals_waiting().unwrap().len(), 4);
    assert_eq!(office.check().findings, []);
}

#[test]
fn ones_own_is_approved_by_another_unless_one_supervises_alone() {
    let mut office = team();
    office.enter(CHEF).unwrap();
    let (_, case) = office.register("Bakary", "Sissoko", &[]);
    let asked = plan_asked(&mut office, case);
    let own = decide(&mut office, &[asked], ApprovalStatus::Approved, "");
    assert_eq!(word(&office.perform(own).unwrap_err()), "problem-approval-own");
    let skip = office.change(Kind::Case, case, &[("status", "active")]);
    assert_eq!(word(&skip.unwrap_err()), "problem-decide-own");
    let closing =
        [("status", "closed"), ("closure_reason", "DURATION_END"), ("closure_note", "Fini.")];
    let close = office.change(Kind::Case, case, &closing);
    assert_eq!(word(&close.unwrap_err()), "problem-decide-own");
    office.change(Kind::Case, case, &[("risk", "high")]).unwrap();
    let lower = office.change(Kind::Case, case, &[("risk", "low")]);
    assert_eq!(word(&lower.unwrap_err()), "problem-decide-own");

    // Who supervises alone may.
    office.enter(NAME).unwrap();
    let (_, mine) = office.register("Awa", "Diarra", &[]);
    let asked = plan_asked(&mut office, mine);
    let own = decide(&mut office, &[asked], ApprovalStatus::Approved, "");
    office.perform(own).unwrap();
    assert_eq!(office.held::<Approval>(asked).status, Some(ApprovalStatus::Approved));
    assert_eq!(office.held::<Case>(mine).status, Some(Status::Active));
}

#[test]
fn a_case_changes_hands_when_the_other_accepts_and_not_before() {
    let mut office = team();
    let (issa, fanta) = (user(&mut office, ISSA), user(&mut office, FANTA));
    let (_, case) = office.register("Bakary", "Sissoko", &[]);
    let today = date::show(office.today());
    let me = issa.to_string();
    let task = [("text", "Appeler la mairie"), ("due_on", today.as_str()), ("worker_id", &me)];
    let task = office.record(case, Kind::Task, &task);
    let by_hand = office.change(Kind::Case, case, &[("worker_id", &fanta.to_string())]);
    assert_eq!(word(&by_hand.unwrap_err()), "problem-worker-change");
    assert!(matches!(give(&mut office, &[case], fanta, true), Err(Refusal::NoRight(_))));
    give(&mut office, &[case], fanta, false).unwrap();
    assert_eq!(worker(&mut office, case), Some(issa), "nothing changes yet");
    let twice = give(&mut office, &[case], fanta, false).unwrap_err();
    assert_eq!(word(&twice), "problem-handover-pending");
    let pending = office.session().store().reader().handovers_of(issa, false).unwrap();
    assert_eq!(pending.len(), 1, "the giver sees that it waits");
    let id = pending[0].id;
    let own = receive(&mut office, id, HandoverStatus::Accepted, "").unwrap_err();
    assert_eq!(word(&own), "problem-handover-not-mine");

    // Declined, with a reason, and the giver is told.
    office.enter(FANTA).unwrap();
    let mine = office.session().store().reader().handovers_of(fanta, false).unwrap();
    assert_eq!((mine.len(), &*mine[0].note), (1, "Parle soninké."));
    let silent = receive(&mut office, id, HandoverStatus::Declined, "").unwrap_err();
    assert_eq!(word(&silent), "problem-reason-missing");
    receive(&mut office, id, HandoverStatus::Declined, "Je pars en congé.").unwrap();
    office.enter(ISSA).unwrap();
    let told = office.session().store().reader().handovers_of(issa, false).unwrap();
    assert_eq!(
        (told[0].status, &*told[0].reason),
        (Some(HandoverStatus::Declined), "Je pars en congé.")
    );
    office.perform(Command::Seen(vec![(Kind::Handover, id)])).unwrap();
    assert!(office.session().store().reader().handovers_of(issa, false).unwrap().is_empty());

    // Proposed again and accepted: the case and what is to do in it go along.
    give(&mut office, &[case], fanta, false).unwrap();
    office.enter(FANTA).unwrap();
    let id = office.session().store().reader().handovers_of(fanta, false).unwrap()[0].id;
    receive(&mut office, id, HandoverStatus::Accepted, "").unwrap();
    assert_eq!(worker(&mut office, case), Some(fanta));
    assert_eq!(office.held::<Task>(task).worker_id, Some(fanta));
    assert_eq!(office.held::<Handover>(id).from_id, Some(issa));
    assert_eq!(office.check().findings, []);
}

#[test]
fn all_cases_of_somebody_who_leaves_are_handed_over_in_one_go() {
    let mut office = team();
    let (issa, fanta) = (user(&mut office, ISSA), user(&mut office, FANTA));
    let mut cases = Vec::new();
    for given in ["Awa", "Binta", "Coumba", "Dado"] {
        cases.push(office.register(given, "Traoré", &[]).1);
    }
    office.enter(CHEF).unwrap();
    let carried = office.session().store().reader().carried(Some(issa), 100).unwrap();
    assert_eq!(carried.len(), 4);
    // One was given before: it is refused by name, the others go.
    give(&mut office, &cases[..1], fanta, true).unwrap();
    let refused = give(&mut office, &cases, fanta, true).unwrap();
    assert_eq!(refused, 1, "one is named");
    for case in &cases {
        assert_eq!(worker(&mut office, *case), Some(fanta));
    }
    assert!(office.session().store().reader().carried(Some(issa), 100).unwrap().is_empty());
    office.enter(FANTA).unwrap();
    let told = office.session().store().reader().handovers_of(fanta, false).unwrap();
    assert_eq!(told.len(), 4, "the receiver is told of each");
}

#[test]
fn a_remark_arrives_is_answered_and_settled() {
    let mut office = team();
    let (issa, chef) = (user(&mut office, ISSA), user(&mut office, CHEF));
    let (_, case) = office.register("Bakary", "Sissoko", &[]);
    let (to, today) = (issa.to_string(), date::show(office.today()));
    let flag = [
        ("kind", "flag"),
        ("text", "Revoir le logement."),
        ("for_id", to.as_str()),
        ("due_on", today.as_str()),
        ("made_on", today.as_str()),
    ];
    let own = office.try_record(case, Kind::Remark, &flag).unwrap_err();
    assert_eq!(word(&own), "problem-remark-right");
    office.enter(CHEF).unwrap();
    let remark = office.record(case, Kind::Remark, &flag);
    office.enter(ISSA).unwrap();
    let told = office.session().store().reader().remarks_for(issa, false).unwrap();
    assert_eq!((told.len(), &*told[0].text), (1, "Revoir le logement."));
    let over = office.change(Kind::Remark, remark, &[("text", "Rien à revoir.")]);
    assert_eq!(word(&over.unwrap_err()), "problem-remark-fixed");
    office.change(Kind::Remark, remark, &[("answer", "Visite prévue lundi.")]).unwrap();
    let held: Remark = office.held(remark);
    assert!(held.answered_on.is_some() && held.seen_on.is_some());
    office.enter(CHEF).unwrap();
    let back = office.session().store().reader().remarks_for(chef, false).unwrap();
    assert_eq!(&*back[0].answer, "Visite prévue lundi.");
    let done = office.change(Kind::Remark, remark, &[("resolution", "Logé chez son oncle.")]);
    done.unwrap();
    assert_eq!(office.held::<Remark>(remark).resolved_by, Some(chef));
    assert!(office.session().store().reader().remarks_for(chef, true).unwrap().is_empty());
    assert!(office.perform(Command::Remove(Kind::Remark, remark)).is_err(), "it stays");
}

#[test]
fn a_case_of_somebody_else_opens_for_a_reason_that_is_kept() {
    let mut office = team();
    let (person, case) = office.register("Bakary", "Sissoko", &[]);
    let today = office.today();
    office.enter(FANTA).unwrap();
    let limited =
        |office: &mut Office| office.session().store().reader().limited(person, today).unwrap();
    assert_eq!(limited(&mut office), None, "off unless the centre wants it");
    office.enter(NAME).unwrap();
    let centre = office.session().office().centres[0].id;
    office.change(Kind::Centre, centre, &[("limited_view", "yes")]).unwrap();
    office.enter(ISSA).unwrap();
    assert_eq!(limited(&mut office), None, "one's own");
    office.enter(FANTA).unwrap();
    assert_eq!(limited(&mut office), Some(case));
    let note = [("written_on", &*date::show(today)), ("text", "Vu au marché.")];
    let write = office.try_record(case, Kind::Note, &note).unwrap_err();
    assert_eq!(word(&write), "problem-access-limited");
    let silent = Command::StateReason { case, reason: "  ".to_owned() };
    assert_eq!(word(&office.perform(silent).unwrap_err()), "problem-reason-missing");
    let reason = "Issa est absent, la personne est au guichet.".to_owned();
    office.perform(Command::StateReason { case, reason: reason.clone() }).unwrap();
    assert_eq!(limited(&mut office), None);
    office.record(case, Kind::Note, &note);
    office.enter(CHEF).unwrap();
    let fanta = user(&mut office, FANTA);
    let seen = office.session().store().reader().accesses(10).unwrap();
    assert_eq!((seen.len(), seen[0].by, &*seen[0].reason), (1, Some(fanta), &*reason));
    assert_eq!(office.check().findings, []);
}

#[test]
fn every_figure_of_the_board_is_about_the_people_it_counts() {
    let mut office = team();
    let (issa, chef) = (user(&mut office, ISSA), user(&mut office, CHEF));
    let long_ago = date::show(office.today() - chrono::Duration::days(90));
    let yesterday = date::show(office.today() - chrono::Duration::days(1));
    let (quiet, case) = office.register("Bakary", "Sissoko", &[]);
    office.change(Kind::Case, case, &[("registered_on", &long_ago), ("risk", "high")]).unwrap();
    let (met, other) = office.register("Awa", "Traoré", &[]);
    office.change(Kind::Case, other, &[("registered_on", &long_ago), ("risk", "low")]).unwrap();
    let done = [("given_on", yesterday.as_str()), ("service", "FOOD")];
    office.record(other, Kind::Assistance, &done);
    let due = [("calendar", "protection"), ("due_on", &*yesterday), ("status", "due")];
    office.record(case, Kind::Followup, &due);
    let me = issa.to_string();
    let task = [("text", "Appeler"), ("due_on", yesterday.as_str()), ("worker_id", &*me)];
    office.record(other, Kind::Task, &task);
    plan_asked(&mut office, case);
    office.enter(CHEF).unwrap();
    let today = office.today();
    let reader = office.session().store().reader();
    let board = reader.board(chef, today).unwrap();
    let behind = |figure| reader.behind(figure, chef, today).unwrap();
    assert_eq!(board.late.get(&(Some(issa), Late::Followup)), Some(&1));
    assert_eq!(board.late.get(&(Some(issa), Late::Task)), Some(&1));
    assert_eq!(behind(Figure::Late(Whose::Of(issa), Some(Late::Followup))), [quiet]);
    assert_eq!(behind(Figure::Late(Whose::Of(issa), Some(Late::Task))), [met]);
    assert_eq!(behind(Figure::Late(Whose::All, None)).len(), 2);
    assert_eq!(behind(Figure::Late(Whose::Nobody, None)), []);
    assert_eq!(board.load.values().sum::<usize>(), behind(Figure::Load(Whose::All)).len());
    assert_eq!(behind(Figure::Load(Whose::Of(issa))).len(), 2);
    assert_eq!((board.quiet, behind(Figure::Quiet)), (1, vec![quiet]));
    assert_eq!((board.approvals.0, behind(Figure::Approval)), (1, vec![quiet]));
    for (step, many) in &board.steps {
        assert_eq!(behind(Figure::Step(*step)).len(), *many, "{step:?}");
    }
    assert_eq!(board.fresh.0, behind(Figure::New).len());
    assert_eq!(board.fresh.0, 2, "both were opened by another");
    office.perform(Command::Looked(None)).unwrap();
    let reader = office.session().store().reader();
    let board = reader.board(chef, today).unwrap();
    assert_eq!(board.fresh, (0, 0), "nothing new since the look");
    office.enter(ISSA).unwrap();
    office.change(Kind::Case, other, &[("risk", "medium")]).unwrap();
    office.enter(CHEF).unwrap();
    let reader = office.session().store().reader();
    assert_eq!(reader.board(chef, today).unwrap().fresh, (0, 1));
    assert_eq!(reader.behind(Figure::Changed, chef, today).unwrap(), [met]);
    // Somebody hidden from the supervisor is counted nowhere.
    let hide = [
        ("person_id", &*quiet.to_string()),
        ("kind", "hidden_from"),
        ("user_id", &*chef.to_string()),
        ("noted_on", &*date::show(today)),
    ];
    office.enter(NAME).unwrap();
    office.add(Kind::Flag, &hide);
    office.enter(CHEF).unwrap();
    let reader = office.session().store().reader();
    let board = reader.board(chef, today).unwrap();
    assert_eq!((board.quiet, board.approvals.0), (0, 0));
    assert_eq!(board.load.values().sum::<usize>(), 1);
    assert!(!board.late.contains_key(&(Some(issa), Late::Followup)));
    assert_eq!(reader.behind(Figure::Load(Whose::All), chef, today).unwrap(), [met]);
}

#[test]
fn the_self_check_finds_what_it_looks_for_and_passes_over_with_a_reason() {
    use segin::domain::selfcheck::Rule;
    use segin::domain::value::Keyed as _;
    let mut office = team();
    let today = office.today();
    let ago = |days: i64| date::show(today - chrono::Duration::days(days));
    let (person, case) = office.register("Bakary", "Sissoko", &[("age_estimate", "12")]);
    office.change(Kind::Case, case, &[("registered_on", &ago(40))]).unwrap();
    let (twin, second) = office.register("Bakari", "Cissoko", &[("birth_on", "1910")]);
    office
        .change(Kind::Case, second, &[("registered_on", &ago(9)), ("arrived_on", &ago(3))])
        .unwrap();
    for whose in [person, twin] {
        let paper = [("person_id", &*whose.to_string()), ("kind", "NINA"), ("number", "123456")];
        office.add(Kind::Document, &paper);
    }
    let need = [("code", "NO_DOC"), ("noted_on", &*ago(20))];
    let need = office.record(case, Kind::Vulnerability, &need);
    office.enter(CHEF).unwrap();
    let count = |office: &mut Office, rule: Rule| {
        let found = office.session().store().reader().self_check(today, 10).unwrap();
        found.get(&rule).map_or(0, |found| found.count)
    };
    let mut found = Vec::new();
    for rule in Rule::ALL {
        let many = count(&mut office, *rule);
        if many > 0 {
            found.push((rule.key(), many));
        }
    }
    println!("  {found:?}");
    assert_eq!(
        found,
        [
            ("child_alone", 1),
            ("risk_missing", 2),
            ("plan_late", 1),
            ("need_idle", 1),
            ("paper_twice", 2),
            ("birth_odd", 1),
            ("arrival_late", 1),
        ]
    );
    let pass =
        [("person_id", &*person.to_string()), ("rule", "need_idle"), ("about", &*need.to_string())];
    let silent = office.try_add(Kind::Dismissal, &pass).unwrap_err();
    assert_eq!(word(&silent), "problem-required");
    let mut pass = pass.to_vec();
    pass.push(("reason", "Le père apporte l’acte demain."));
    let passed = office.add(Kind::Dismissal, &pass);
    assert_eq!(count(&mut office, Rule::NeedIdle), 0);
    office.perform(Command::Remove(Kind::Dismissal, passed)).unwrap();
    assert_eq!(count(&mut office, Rule::NeedIdle), 1);
    let row = office.session().store().reader().row(Kind::Person, person).unwrap().unwrap();
    assert!(!value::of(&row, "family_name").is_nothing());
}
