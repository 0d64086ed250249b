//! Screening scales: asked only with consent, by somebody trained, where it is known whom to
//! call (`DOMAIN.md` 3.2, 3.6).

use super::super::write::At;
use super::{Saved, alert, refuse};
use crate::domain::centre::Centre;
use crate::domain::choice;
use crate::domain::consent::{Consent, Decision};
use crate::domain::fact::Record as _;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::user::User;
use crate::domain::value::{self, Row};
use crate::store::{StoreError, Writer};

/// What must hold before it is written; a scale that was asked stands, whatever changes later.
pub(super) fn before(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    if saved.held.is_some() {
        return Ok(());
    }
    let centre = at.centre.as_ref().map(|(id, _)| w.row(Kind::Centre, *id)).transpose()?.flatten();
    let known = centre.map(|row| Centre::from_row(&row)).is_some_and(|centre| {
        !centre.clinical_contact.trim().is_empty() && !centre.clinical_phone.trim().is_empty()
    });
    if !known {
        return refuse(Problem::new("session-no-contact"));
    }
    let instrument = value::text_of(row, "instrument");
    let trained = w
        .row(Kind::User, at.me)?
        .is_some_and(|row| User::from_row(&row).trained.iter().any(|held| held == instrument));
    if !trained {
        let name = choice::label("instrument", instrument);
        return refuse(Problem::new("session-untrained-one").with("name", name).at("instrument"));
    }
    let Some(case) = value::id_of(row, "case_id") else { return Ok(()) };
    let asked = w.linked(Kind::Consent, "case_id", case)?;
    let mut latest: Option<Consent> = None;
    for consent in asked.iter().map(|held| Consent::from_row(&held.row)) {
        let newer = latest.as_ref().is_none_or(|last| consent.decided_on >= last.decided_on);
        if consent.purpose == "screening" && newer {
            latest = Some(consent);
        }
    }
    let given = latest.is_some_and(|consent| {
        let ended = consent.expires_on.is_some_and(|day| day < at.today);
        consent.decision == Some(Decision::Given) && !ended
    });
    if given { Ok(()) } else { refuse(Problem::new("session-no-consent")) }
}

/// What follows from it.
pub(super) fn after(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &Row,
) -> Result<(), StoreError> {
    alert::after_scale(w, at, saved, row)
}
