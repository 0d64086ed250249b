//! A survivor of trafficking is referred with the least that can be said, refused by one
//! agency and taken by the next; the return slip leads back to the referral.

use std::path::Path;
use std::process::Command as Program;

use segin::app::perform::Refusal;
use segin::domain::disclosure::Disclosure;
use segin::domain::fact::Record as _;
use segin::domain::id::Id;
use segin::domain::kind::Kind;
use segin::domain::plan_item::{PlanItem, PlanItemStatus};
use segin::domain::referral::{Referral, ReferralStatus};
use segin::domain::value::Keyed as _;
use segin::letters::code::{Code, Token, parse_code};
use segin::ui::command::{Command, SlipOrder};
use segin::words::Lang;

use crate::support::Office;

const NAME: [&str; 2] = ["Mariam", "Coulibaly"];

fn refused(result: Result<impl Sized, Refusal>) -> &'static str {
    match result {
        Err(Refusal::Problems(problems)) => problems[0].word,
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it was let through"),
    }
}

fn step(office: &mut Office, case: Id, referral: Id, status: &str, more: &[(&'static str, &str)]) {
    try_step(office, case, referral, status, more).unwrap();
}

fn try_step(
    office: &mut Office,
    case: Id,
    referral: Id,
    status: &str,
    more: &[(&'static str, &str)],
) -> Result<Id, Refusal> {
    let today = segin::domain::date::show(office.today());
    let (case, referral) = (case.to_string(), referral.to_string());
    let mut typed = vec![
        ("case_id", case.as_str()),
        ("referral_id", referral.as_str()),
        ("status", status),
        ("moved_on", today.as_str()),
    ];
    typed.extend(more);
    office.try_add(Kind::ReferralMove, &typed)
}

fn slip(office: &mut Office, referral: Id, folder: &Path, byte: u8) -> Result<Token, Refusal> {
    let token = Token::from_bytes([byte; 10]);
    let order = SlipOrder {
        referral,
        lang: Lang::Fr,
        folder: folder.to_owned(),
        token: token.clone(),
        pdf: None,
    };
    office.perform(Command::Slip(Box::new(order))).map(|_| token)
}

fn text(pdf: &Path) -> String {
    let output = Program::new("pdftotext").arg("-raw").arg(pdf).arg("-").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a camera sees on a page of the file.
fn code(pdf: &Path, page: u32, folder: &Path) -> String {
    let (page, out) = (page.to_string(), folder.join("page"));
    let drawn = Program::new("pdftoppm")
        .args(["-gray", "-r", "150", "-singlefile", "-f", &page, "-l", &page])
        .arg(pdf)
        .arg(&out)
        .status()
        .unwrap();
    assert!(drawn.success());
    // A grey map: a header of four words, then a byte a pixel.
    let bytes = std::fs::read(out.with_extension("pgm")).unwrap();
    let header = String::from_utf8_lossy(&bytes[..40]).into_owned();
    let words: Vec<&str> = header.split_ascii_whitespace().take(4).collect();
    let (wide, high): (usize, usize) = (words[1].parse().unwrap(), words[2].parse().unwrap());
    let pixels = &bytes[bytes.len() - wide * high..];
    let mut seen =
        rqrr::PreparedImage::prepare_from_greyscale(wide, high, |x, y| pixels[y * wide + x]);
    seen.detect_grids()[0].decode().unwrap().1
}

#[test]
fn a_survivor_is_referred_with_the_least_refused_once_and_taken_by_the_next() {
    use ReferralStatus::{Accepted, Completed, Rejected, Sent};
    let mut office = Office::new();
    let today = office.today();
    let out = tempfile::tempdir().unwrap();
    let (person, case) =
        office.register(NAME[0], NAME[1], &[("sex", "F"), ("birth_on", "04/03/2002")]);
    let shown = segin::domain::date::show(today);
    let noted = [("code", "MEANS_FORCE"), ("noted_on", &*shown)];
    office.record(case, Kind::Trafficking, &noted);
    let item =
        office.record(case, Kind::PlanItem, &[("service", "SAFE_SHELTER"), ("status", "planned")]);
    let (first, next) = (office.agency("UNFPA").to_string(), office.agency("MDM").to_string());
    let item_id = item.to_string();
    let asked = [
        ("service", "SAFETY"),
        ("urgency", "normal"),
        ("status", "draft"),
        ("reason", "Hébergement sûr pour quelques nuits."),
        ("disclosed", "code contact need urgency"),
        ("plan_item_id", &item_id),
    ];
    let referral =
        office.record(case, Kind::Referral, &[&asked[..], &[("agency_id", &first)]].concat());
    let number = office.held::<Referral>(referral).number;

    // Nothing leaves before she agreed to this agency and this list.
    let send = |office: &mut Office, id| try_step(office, case, id, "sent", &[]);
    assert_eq!(refused(send(&mut office, referral)), "problem-sharing-unasked");
    assert_eq!(refused(slip(&mut office, referral, out.path(), 1)), "problem-sharing-unasked");
    let agree = |office: &mut Office, agency: &str, fields: &str, decision: &str| {
        let mut typed = vec![("purpose", "share_referral"), ("decision", decision)];
        if !agency.is_empty() {
            typed.extend([("agency_id", agency), ("fields", fields)]);
        }
        office.record(case, Kind::Consent, &typed)
    };
    agree(&mut office, &next, "code contact", "given");
    assert_eq!(refused(send(&mut office, referral)), "problem-sharing-other");
    agree(&mut office, &first, "code contact", "given");
    assert_eq!(refused(send(&mut office, referral)), "problem-sharing-narrow");
    let over =
        [("override_reason", "Menaces"), ("override_by", &*office.session().me().id.to_string())];
    office.change(Kind::Referral, referral, &over).unwrap();
    assert_eq!(refused(send(&mut office, referral)), "problem-override-urgency");
    let consent = agree(&mut office, &first, "code contact need urgency", "given");

    // The slip says what was ticked, and its code is the only way back to her.
    let token = slip(&mut office, referral, out.path(), 2).unwrap();
    let pdf = out.path().join(format!("{number}.pdf"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&pdf).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 1, "no other file");
    let said = text(&pdf);
    let case_number = office.held::<segin::domain::case::Case>(case).number;
    for told in [&*case_number, "Hébergement sûr", "Sécurité physique", "Normal", "Aminata Diarra"]
    {
        assert!(said.contains(told), "{told}: {said}");
    }
    for kept in [NAME[0], NAME[1], "2002", "04/03", "traite", "Traite", "Menaces"] {
        assert!(!said.contains(kept), "{kept}");
    }
    for page in 1..=4 {
        assert_eq!(parse_code(&code(&pdf, page, out.path())), Some(Code::Referral(token.clone())));
    }
    let reader = office.session().store().reader();
    let way = reader.referral_of_code(&token.hash()).unwrap().unwrap();
    assert_eq!((way.person, way.case, way.referral), (person, case, referral));
    assert_eq!(reader.referral_of_number(&number.to_lowercase()).unwrap(), Some(way));
    let told = |office: &mut Office| -> Vec<Disclosure> {
        let held = office.session().store().reader().children(Kind::Disclosure, case).unwrap();
        held.iter().map(|held| Disclosure::from_row(&held.row)).collect()
    };
    let slips = told(&mut office);
    assert_eq!(slips.len(), 1, "what was refused told nobody");
    assert_eq!((slips[0].way.as_str(), slips[0].copies), ("slip", Some(3)));
    assert_eq!((slips[0].consent_id, slips[0].fields.len()), (Some(consent), 4));

    // A new slip voids the old one; sending it is one move, and the plan follows.
    let second = slip(&mut office, referral, out.path(), 3).unwrap();
    let reader = office.session().store().reader();
    assert_eq!(reader.referral_of_code(&token.hash()).unwrap(), None, "void");
    assert!(reader.referral_of_code(&second.hash()).unwrap().is_some());
    step(&mut office, case, referral, "sent", &[]);
    let held: Referral = office.held(referral);
    assert_eq!((held.status, held.sent_on), (Some(ReferralStatus::Sent), Some(today)));
    assert_eq!(held.consent_id, Some(consent));
    assert_eq!(office.held::<PlanItem>(item).status, Some(PlanItemStatus::Referred));
    assert_eq!(told(&mut office).len(), 2, "the slips have told it already");

    // Refused, with a reason; the next agency needs her yes anew.
    let silent =
        try_step(&mut office, case, referral, "rejected", &[("told_by", "La responsable")]);
    assert_eq!(refused(silent), "problem-referral-reason");
    let why = [("told_by", "La responsable"), ("reason", "service_full")];
    step(&mut office, case, referral, "rejected", &why);
    assert_eq!(office.held::<Referral>(referral).outcome_reason, "service_full");
    assert_eq!(refused(try_step(&mut office, case, referral, "sent", &[])), "problem-move-none");
    let replaces = referral.to_string();
    let again = [&asked[..], &[("agency_id", &*next), ("replaces_id", &*replaces)]].concat();
    let taken = office.record(case, Kind::Referral, &again);
    assert_eq!(office.held::<Referral>(taken).replaces_id, Some(referral));
    assert_eq!(refused(send(&mut office, taken)), "problem-sharing-narrow");
    agree(&mut office, &next, "code contact need urgency", "given");
    let token = slip(&mut office, taken, out.path(), 4).unwrap();
    step(&mut office, case, taken, "sent", &[]);

    // The return slip comes back: its code finds the referral, the answer is entered.
    let number = office.held::<Referral>(taken).number;
    let pdf = out.path().join(format!("{number}.pdf"));
    let Some(Code::Referral(read)) = parse_code(&code(&pdf, 4, out.path())) else { panic!() };
    assert_eq!(read, token);
    let reader = office.session().store().reader();
    let way = reader.referral_of_code(&read.hash()).unwrap().unwrap();
    assert_eq!(way.referral, taken);
    step(&mut office, case, taken, "accepted", &[("told_by", "L’infirmière")]);
    let held: Referral = office.held(taken);
    assert_eq!((held.answered_on, held.completed_on), (Some(today), None), "not yet served");
    step(&mut office, case, taken, "completed", &[("told_by", "La personne")]);
    assert_eq!(office.held::<Referral>(taken).completed_on, Some(today));
    let item: PlanItem = office.held(item);
    assert_eq!((item.status, item.delivered_on), (Some(PlanItemStatus::Delivered), Some(today)));

    let moves = office.session().store().reader().children(Kind::ReferralMove, case).unwrap();
    let states: Vec<ReferralStatus> = moves
        .iter()
        .filter_map(|held| {
            ReferralStatus::from_key(segin::domain::value::text_of(&held.row, "status"))
        })
        .collect();
    assert_eq!(states, [Sent, Rejected, Sent, Accepted, Completed]);

    // She takes it all back: nothing more leaves.
    agree(&mut office, "", "", "withdrawn");
    let late = office.record(case, Kind::Referral, &[&asked[..], &[("agency_id", &next)]].concat());
    assert_eq!(refused(send(&mut office, late)), "problem-sharing-withdrawn");
    assert_eq!(refused(slip(&mut office, late, out.path(), 5)), "problem-sharing-withdrawn");
    println!("{} moves, {} disclosures", states.len(), told(&mut office).len());
}

#[test]
fn a_child_goes_without_consent_only_with_a_reason_and_a_supervisor() {
    let mut office = Office::new();
    let me = office.session().me().id.to_string();
    let (_, case) = office.register("Issa", "Koné", &[("sex", "M"), ("birth_on", "2014")]);
    let agency = office.agency("DNPEF").to_string();
    let referral = office.record(
        case,
        Kind::Referral,
        &[
            ("agency_id", &agency),
            ("service", "CHILD_CARE"),
            ("urgency", "normal"),
            ("status", "draft"),
            ("disclosed", "code contact need urgency"),
        ],
    );
    let send = |office: &mut Office| try_step(office, case, referral, "sent", &[]);
    assert_eq!(refused(send(&mut office)), "problem-caregiver-missing");
    office.change(Kind::Referral, referral, &[("caregiver", "Tante maternelle")]).unwrap();
    assert_eq!(refused(send(&mut office)), "problem-caregiver-informed");
    office.change(Kind::Referral, referral, &[("caregiver_informed", "no")]).unwrap();
    assert_eq!(refused(send(&mut office)), "problem-caregiver-why");
    let why = [("caregiver_not_informed", "Soupçonnée de l’exploiter")];
    office.change(Kind::Referral, referral, &why).unwrap();
    assert_eq!(refused(send(&mut office)), "problem-sharing-unasked");
    // By halves it is not kept: whoever decides, and why.
    let half = |office: &mut Office, typed: (&'static str, &str)| {
        refused(office.change(Kind::Referral, referral, &[typed]))
    };
    let (why, who) = (("override_reason", "En danger"), ("override_by", &*me));
    assert_eq!(half(&mut office, why), "problem-override-supervisor");
    assert_eq!(half(&mut office, who), "problem-override-reason");
    office.change(Kind::Referral, referral, &[why, who]).unwrap();
    send(&mut office).unwrap();
    assert_eq!(office.held::<Referral>(referral).consent_id, None);
}
