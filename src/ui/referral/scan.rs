//! A code from a slip, or its number, read by a scanner or typed: which referral it opens, or
//! which person, when it is a registration slip.

use chrono::NaiveDate;

use crate::domain::choice;
use crate::domain::date;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::referral::Referral;
use crate::domain::value::Keyed as _;
use crate::letters::code::{Code, Token, parse_code};
use crate::store::referral::Way;
use crate::store::slip::SlipWay;
use crate::store::{Reader, StoreError};
use crate::ui::command::Route;
use crate::words::{tr, tr_with};

/// What a text turned out to be.
#[derive(Debug, Clone, Default)]
pub enum Scan {
    /// Neither code nor number.
    #[default]
    Other,
    /// A code that leads nowhere: not ours, or a newer slip took its place.
    Unknown,
    /// A referral.
    Found(Box<Opens>),
    /// The person whose registration slip it is.
    Person(Box<Holder>),
    /// A registration slip of which a newer one took the place, on this day.
    Void(Option<NaiveDate>),
}

/// Who carries a registration slip.
#[derive(Debug, Clone)]
pub struct Holder {
    person: Id,
    name: String,
}

impl Holder {
    /// Their page.
    pub fn route(&self) -> Route {
        Route::Case { person: self.person, case: None, tab: String::new() }
    }

    /// Whose slip it is, in a line.
    pub fn sentence(&self) -> String {
        tr_with("arrival-slip-open", &[("name", &self.name)])
    }
}

impl Scan {
    /// Why a code opens nothing.
    pub fn refusal(&self) -> Option<String> {
        match self {
            Self::Unknown => Some(tr("referral-code-unknown")),
            Self::Void(Some(day)) => {
                Some(tr_with("arrival-slip-void", &[("day", &date::show(*day))]))
            }
            Self::Void(None) => Some(tr("arrival-slip-void-undated")),
            Self::Other | Self::Found(_) | Self::Person(_) => None,
        }
    }
}

/// The referral that a code or number opens.
#[derive(Debug, Clone)]
pub struct Opens {
    way: Way,
    number: String,
    name: String,
    status: String,
}

impl Opens {
    /// Where it stands.
    pub fn route(&self) -> Route {
        route(self.way)
    }

    /// What it is, in a line.
    pub fn sentence(&self) -> String {
        tr_with(
            "referral-open",
            &[("number", &self.number), ("name", &self.name), ("status", &self.status)],
        )
    }
}

/// The case of a referral, open at it.
pub fn route(way: Way) -> Route {
    Route::Case {
        person: way.person,
        case: Some(way.case),
        tab: format!("referral/{}", way.referral),
    }
}

/// Whether a text is a code from a slip.
pub fn is_code(text: &str) -> bool {
    parse_code(text).is_some()
}

/// Whom a registration slip leads to.
fn holder(reader: &Reader, token: &Token) -> Result<Scan, StoreError> {
    Ok(match reader.slip_of_code(&token.hash())? {
        None => Scan::Unknown,
        Some(SlipWay::Void(since)) => Scan::Void(since),
        Some(SlipWay::Opens(person)) => {
            let name = reader.record::<Person>(person)?.map(|person| person.full_name());
            Scan::Person(Box::new(Holder { person, name: name.unwrap_or_default() }))
        }
    })
}

/// What a text leads to.
pub fn scan(reader: &Reader, text: &str) -> Result<Scan, StoreError> {
    let (way, is_code) = match parse_code(text) {
        Some(Code::Person(token)) => return holder(reader, &token),
        Some(Code::Referral(token)) => match reader.referral_of_code(&token.hash())? {
            // Sixteen characters alone do not say what slip they stand on.
            None => return holder(reader, &token),
            way => (way, true),
        },
        None => (reader.referral_of_number(text)?, false),
    };
    let Some(way) = way else {
        return Ok(if is_code { Scan::Unknown } else { Scan::Other });
    };
    let Some(referral) = reader.record::<Referral>(way.referral)? else { return Ok(Scan::Other) };
    let person = reader.record::<Person>(way.person)?;
    let status = referral.status.map(|s| choice::label("referral_status", s.key()));
    Ok(Scan::Found(Box::new(Opens {
        way,
        number: referral.number,
        name: person.map(|person| person.full_name()).unwrap_or_default(),
        status: status.unwrap_or_default(),
    })))
}
