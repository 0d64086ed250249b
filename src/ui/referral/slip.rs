//! The slip of a referral, put together from the file: exactly the ticked fields.

use chrono::{Duration, NaiveDate};

use super::told::Teller;
use crate::domain::consent::Consent;
use crate::domain::fact::Record as _;
use crate::domain::fact::Shape;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::person::Person;
use crate::domain::referral::Referral;
use crate::domain::sharing::{self, Lack};
use crate::domain::value;
use crate::letters::code::Token;
use crate::letters::slip::{Basis, Child, Receiver, Sender, Slip};
use crate::store::Held;
use crate::store::case::CaseFile;

/// What has a place of its own on the slip and stands there.
const OWN_PLACE: [&str; 3] = ["contact", "need", "urgency"];

/// The slip of a referral as it stands, resting on this consent, or on an override.
pub fn slip(teller: Teller<'_>, referral: &Referral, consent: Option<Id>, token: Token) -> Slip {
    let ticked = |code: &str| referral.disclosed.iter().any(|field| field == code);
    let told = teller.told(referral);
    let said =
        |code: &str| told.iter().find(|(own, _)| *own == code).map(|(_, value)| value.clone());
    let (worker, centre, phone) = teller.sender();
    let contact = |text: String| if ticked("contact") { text } else { String::new() };
    let answer_by = referral.urgency.filter(|_| ticked("urgency")).and_then(|urgency| {
        let sent = referral.sent_on.unwrap_or(teller.today);
        sent.checked_add_signed(Duration::days(urgency.answer_days()))
    });
    Slip {
        lang: teller.lang,
        number: referral.number.clone(),
        date: teller.today,
        token,
        urgency: said("urgency").unwrap_or_default(),
        answer_by,
        service: said("need").unwrap_or_default(),
        reason: if ticked("need") { referral.reason.trim().to_owned() } else { String::new() },
        agency: receiver(teller, referral),
        from: Sender { centre, worker: contact(worker), phone: contact(phone) },
        disclosed: told
            .iter()
            .filter(|(code, _)| !OWN_PLACE.contains(code))
            .map(|(code, value)| (teller.label(code), value.clone()))
            .collect(),
        basis: basis(teller, referral, consent),
        child: child(teller, referral, ticked("caregiver")),
    }
}

/// The consent among those of a file that lets a referral go, or what is lacking.
pub fn consent_in(file: &CaseFile, referral: &Referral, today: NaiveDate) -> Result<Id, Lack> {
    let consents: Vec<(Id, Consent)> =
        file.of(Kind::Consent).iter().map(|h| (h.id, Consent::from_row(&h.row))).collect();
    let agency = referral.agency_id.ok_or(Lack::Unasked)?;
    sharing::consent_for(&consents, agency, &referral.disclosed, today)
}

/// Where the person is to go: the directory's line for this service before the agency's own.
fn receiver(teller: Teller<'_>, referral: &Referral) -> Receiver {
    let Some(id) = referral.agency_id else { return Receiver::default() };
    let agency = teller.office.agencies.iter().find(|held| held.id == id);
    let of_agency = |key: &str| {
        agency.map(|held| value::text_of(&held.row, key).trim().to_owned()).unwrap_or_default()
    };
    let offer = teller.office.choices(Kind::Offer).iter().find(|held| {
        value::id_of(&held.row, "agency_id") == Some(id)
            && value::text_of(&held.row, "service") == referral.service
    });
    let of_offer = |key: &str| {
        offer.map(|held| value::text_of(&held.row, key).trim().to_owned()).unwrap_or_default()
    };
    let or = |first: String, key: &str| if first.is_empty() { of_agency(key) } else { first };
    let phone =
        offer.map(|held| Shape::Phone.show(value::of(&held.row, "phone"))).unwrap_or_default();
    let contact = [of_offer("contact"), phone];
    let contact: Vec<String> = contact.into_iter().filter(|part| !part.is_empty()).collect();
    let name = of_agency("name");
    Receiver {
        name: if name.is_empty() { teller.office.name(id).to_owned() } else { name },
        contact: or(contact.join(", "), "contact"),
        address: or(crate::domain::place::label(&of_offer("place")), "place"),
        hours: or(of_offer("hours"), "hours"),
    }
}

fn basis(teller: Teller<'_>, referral: &Referral, consent: Option<Id>) -> Basis {
    let given = |held: &Held| Consent::from_row(&held.row).decided_on;
    let on: Option<NaiveDate> = consent
        .and_then(|id| teller.file.of(Kind::Consent).iter().find(|held| held.id == id))
        .and_then(given);
    match on {
        Some(on) => Basis::Given { on },
        None => Basis::Override {
            reason: referral.override_reason.trim().to_owned(),
            supervisor: referral
                .override_by
                .map(|id| teller.office.name(id).to_owned())
                .unwrap_or_default(),
        },
    }
}

/// For a child: who looks after it, by name only when that was ticked.
fn child(teller: Teller<'_>, referral: &Referral, named: bool) -> Option<Child> {
    let person = Person::from_row(&teller.file.person.row);
    person.age_on(teller.today).filter(|age| age.is_child())?;
    Some(Child {
        caregiver: if named { referral.caregiver.trim().to_owned() } else { String::new() },
        relation: String::new(),
        told: match referral.caregiver_informed.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        why_not: if named {
            referral.caregiver_not_informed.trim().to_owned()
        } else {
            String::new()
        },
    })
}
