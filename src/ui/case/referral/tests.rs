//! Referrals by what a person sees and presses.

use eframe::egui::accesskit::Role as Part;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::ask;
use crate::app::session::Session;
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::moves::Moves as _;
use crate::domain::referral::{Referral, ReferralStatus};
use crate::domain::value::{self, Keyed as _};
use crate::ui::case::CasePage;
use crate::ui::testing::{self, Bench, add, change};
use crate::words::tr;

type Window = Harness<'static, Bench<CasePage>>;

/// Mariam, with a draft to an agency, and the agency.
fn drafted(session: &mut Session, agreed: bool) -> (Id, Id, Id) {
    let person = add(
        session,
        Kind::Person,
        &[("family_name", "Coulibaly"), ("given_name", "Mariam"), ("age_estimate", "24")],
    );
    let case = testing::case(session, person);
    let agency = session.office().choices(Kind::Agency)[0].id;
    if agreed {
        consent(session, case, agency, "code contact need urgency");
    }
    let referral = referral(session, case, agency, &[]);
    (person, case, referral)
}

fn consent(session: &mut Session, case: Id, agency: Id, fields: &str) {
    let typed = [
        ("case_id", &*case.to_string()),
        ("purpose", "share_referral"),
        ("decision", "given"),
        ("agency_id", &*agency.to_string()),
        ("fields", fields),
    ];
    add(session, Kind::Consent, &typed);
}

fn referral(session: &mut Session, case: Id, agency: Id, more: &[(&'static str, &str)]) -> Id {
    let (case, agency) = (case.to_string(), agency.to_string());
    let typed = [
        ("case_id", &*case),
        ("agency_id", &*agency),
        ("service", "PSS_MH"),
        ("urgency", "urgent"),
        ("status", "draft"),
        ("disclosed", "code contact need urgency"),
        ("reason", "Insomnies."),
    ];
    add(session, Kind::Referral, &[&typed[..], more].concat())
}

fn page(session: Session, person: Id) -> Window {
    testing::show_at([1280.0, 1600.0], session, CasePage::new(person, None, "referral"))
}

fn press(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Part::Button, label).click();
    window.run_steps(4);
}

fn perform(window: &mut Window) {
    window.state_mut().perform();
    window.run_steps(4);
}

fn held(window: &Window, id: Id) -> Referral {
    window.state().session.store().reader().record(id).unwrap().unwrap()
}

/// Brings a referral to a state, move by move.
fn bring(session: &mut Session, referral: Id, to: ReferralStatus) {
    use ReferralStatus::{Accepted, Draft, InProgress, Sent};
    let way: &[ReferralStatus] = match to {
        Draft => &[],
        Sent => &[Sent],
        InProgress => &[Sent, Accepted, InProgress],
        to => &[Sent, to],
    };
    let today = date::show(session.today());
    for status in way {
        let mut typed = vec![("status", status.key()), ("sent_on", &today)];
        if status.wants_reason() {
            typed.push(("outcome_reason", "service_full"));
        }
        change(session, Kind::Referral, referral, &typed);
    }
}

#[test]
fn only_legal_moves_are_offered_by_their_names() {
    let word = |to: &ReferralStatus| tr(&format!("referral-do-{}", to.key().replace('_', "-")));
    let mut offered = 0;
    for status in ReferralStatus::ALL {
        let (_folder, mut session) = testing::session();
        let (person, _, referral) = drafted(&mut session, true);
        bring(&mut session, referral, *status);
        let window = page(session, person);
        for to in ReferralStatus::ALL.iter().filter(|to| **to != ReferralStatus::Draft) {
            let legal = status.next().contains(to);
            // Silence is noted once the time for an answer is over.
            let expected = legal && *to != ReferralStatus::Expired;
            let there = window.query_by_role_and_label(Part::Button, &word(to)).is_some();
            assert_eq!(there, expected, "{status:?} to {to:?}");
            offered += usize::from(there);
        }
    }
    println!("{offered} moves offered from {} states", ReferralStatus::ALL.len());
}

#[test]
fn without_consent_nothing_is_sent_and_one_press_notes_the_consent() {
    let (_folder, mut session) = testing::session();
    let (person, case, referral) = drafted(&mut session, false);
    let mut window = page(session, person);
    window.get_by_label_contains("n’a pas encore donné son accord pour cette organisation");
    press(&mut window, "Marquer comme envoyé");
    press(&mut window, "Enregistrer");
    perform(&mut window);
    assert_eq!(held(&window, referral).status, Some(ReferralStatus::Draft));
    press(&mut window, "Annuler");
    press(&mut window, "La personne est d’accord : le noter");
    press(&mut window, "Enregistrer");
    perform(&mut window);
    window.get_by_label_contains("La personne a donné son accord pour cette organisation");
    press(&mut window, "Marquer comme envoyé");
    press(&mut window, "Enregistrer");
    perform(&mut window);
    let now = held(&window, referral);
    assert_eq!(now.status, Some(ReferralStatus::Sent));
    let consents = window.state().session.store().reader().children(Kind::Consent, case).unwrap();
    assert_eq!(now.consent_id, consents.first().map(|held| held.id));
    window.get_by_label_contains("Réponse attendue le");
}

#[test]
fn a_refusal_wants_its_reason_and_proposes_who_offers_the_same() {
    let (_folder, mut session) = testing::session();
    let (person, case, referral) = drafted(&mut session, true);
    let agencies: Vec<(Id, String)> = session.office().choices(Kind::Agency)[1..4]
        .iter()
        .map(|held| (held.id, session.office().name(held.id).to_owned()))
        .collect();
    let today = date::show(session.today());
    for ((agency, _), service) in agencies.iter().zip(["PSS_MH", "PSS_MH", "LEGAL"]) {
        let agency = agency.to_string();
        let typed = [("agency_id", &*agency), ("service", service), ("checked_on", &today)];
        add(&mut session, Kind::Offer, &typed);
    }
    bring(&mut session, referral, ReferralStatus::Sent);
    let mut window = page(session, person);
    press(&mut window, "Refusé");
    press(&mut window, "Enregistrer");
    perform(&mut window);
    window.get_by_label_contains("Indiquez le motif");
    assert_eq!(held(&window, referral).status, Some(ReferralStatus::Sent), "nothing is half saved");
    let bench = window.state_mut();
    let editing = bench.screen.editing.as_mut().unwrap();
    let draft = editing.editor.draft_mut();
    draft.type_in("reason", draft.shape("reason"), "service_full");
    draft.type_in("told_by", draft.shape("told_by"), "La responsable");
    window.run_steps(2);
    press(&mut window, "Enregistrer");
    perform(&mut window);
    assert_eq!(held(&window, referral).outcome_reason, "service_full");
    assert!(window.query_by_role_and_label(Part::Button, &agencies[2].1).is_none(), "legal aid");
    window.get_by_role_and_label(Part::Button, &agencies[1].1);
    press(&mut window, &agencies[0].1);
    perform(&mut window);
    let reader = window.state().session.store().reader();
    let all = reader.children(Kind::Referral, case).unwrap();
    let made = Referral::from_row(&all.last().unwrap().row);
    assert_eq!((made.replaces_id, made.agency_id), (Some(referral), Some(agencies[0].0)));
    assert_eq!((made.status, &*made.service), (Some(ReferralStatus::Draft), "PSS_MH"));
    assert_eq!((made.consent_id, made.sent_on), (None, None), "neither consent nor days");
    assert!(window.query_by_role_and_label(Part::Button, &agencies[1].1).is_none(), "asked once");
    window.get_by_label_contains("pour une autre organisation, pas pour celle-ci");
}

#[test]
fn silence_is_said_and_noted_in_one_move() {
    let (_folder, mut session) = testing::session();
    let (person, _, referral) = drafted(&mut session, true);
    let sent = date::show(session.today() - chrono::Duration::days(8));
    change(&mut session, Kind::Referral, referral, &[("status", "sent"), ("sent_on", &sent)]);
    let mut window = page(session, person);
    window.get_by_label("Sans réponse");
    window.get_by_label_contains("en retard de 5 jours");
    press(&mut window, "Constater le silence");
    press(&mut window, "Enregistrer");
    perform(&mut window);
    assert_eq!(held(&window, referral).status, Some(ReferralStatus::Expired));
    // An answer that comes late is still an answer.
    window.get_by_role_and_label(Part::Button, "Accepté");
    press(&mut window, "Choisir une organisation");
    let editing = window.state().screen.editing.as_ref().unwrap();
    let base = &editing.editor.draft().base;
    assert_eq!(value::id_of(base, "replaces_id"), Some(referral));
}

#[test]
fn the_form_shows_live_what_would_be_read() {
    let (_folder, mut session) = testing::session();
    let (person, ..) = drafted(&mut session, true);
    let mut window = page(session, person);
    window.query_all_by_label("Faire un référencement").next().unwrap().click();
    window.run_steps(4);
    window.get_by_label("Ce que l’organisation lira");
    assert!(window.query_by_label("Coulibaly Mariam").is_none());
    let bench = window.state_mut();
    let draft = bench.screen.editing.as_mut().unwrap().editor.draft_mut();
    let before = draft.text("disclosed", draft.shape("disclosed"));
    assert_eq!(before, "code contact need urgency");
    draft.type_in("disclosed", draft.shape("disclosed"), "code contact name need urgency");
    window.run_steps(3);
    let full = window.state().screen.view.as_ref().unwrap().person.full_name();
    assert!(window.query_all_by_label(&full).next().is_some(), "{full}");
}

#[test]
fn no_question_of_the_form_is_forgotten() {
    let shown = ask::shown();
    for line in ask::lines() {
        assert!(shown.contains(&line), "{line}");
    }
}

#[test]
fn the_slip_is_seen_before_it_is_saved_and_offers_to_be_marked_as_sent() {
    let (_folder, mut session) = testing::session();
    let (person, _, referral) = drafted(&mut session, true);
    let number = session.store().reader().record::<Referral>(referral).unwrap().unwrap().number;
    let out = tempfile::tempdir().unwrap();
    let mut window = page(session, person);
    press(&mut window, "Bordereau…");
    testing::wait_for(&mut window, "Page du bordereau");
    window.state_mut().screen.slip.as_mut().unwrap().type_folder(out.path());
    window.run_steps(2);
    press(&mut window, "Enregistrer le PDF");
    perform(&mut window);
    let file = out.path().join(format!("{number}.pdf"));
    assert!(std::fs::read(&file).unwrap().starts_with(b"%PDF"));
    assert!(!held(&window, referral).token_hash.is_empty());
    window.get_by_label_contains("est dans le dossier choisi");
    let mark = window.query_all_by_role_and_label(Part::Button, "Marquer comme envoyé").last();
    mark.unwrap().click();
    window.run_steps(4);
    perform(&mut window);
    assert_eq!(held(&window, referral).status, Some(ReferralStatus::Sent));
    assert!(window.state().screen.slip.is_none());
}
