//! Help given, read in two halves at once: there is more of it than of all else together.

use std::collections::HashSet;

use rusqlite::named_params;

use super::ids::Places;
use super::load::{day, each, id, int, place, text};
use crate::domain::id::Id;
use crate::domain::indicator::day::Day;
use crate::domain::indicator::facts::{NONE, Paid, Service, Texts};
use crate::domain::kind::Kind;
use crate::domain::money;
use crate::store::{Reader, StoreError};

/// What must be known to read help.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) cases: &'a Places,
    pub(super) projects: &'a Places,
    /// First and last day of the period, as stored.
    pub(super) from: &'a str,
    pub(super) to: &'a str,
}

/// Help given.
#[derive(Default)]
pub(super) struct Help {
    pub(super) services: Vec<Service>,
    pub(super) paid: Vec<Paid>,
    /// The items of plans that it carried out.
    pub(super) items: HashSet<Id>,
    pub(super) texts: Texts,
}

impl Help {
    /// Reads the help given until the last day, from one entry of the journal to another.
    pub(super) fn read(
        reader: &Reader,
        known: Known<'_>,
        texts: Texts,
        (low, high): (i64, i64),
    ) -> Result<Self, StoreError> {
        let mut help = Self { texts, ..Self::default() };
        let from = Day::parse(known.from.as_bytes());
        let given = named_params! { ":to": known.to, ":low": low, ":high": high };
        each(reader, include_str!("assistance.sql"), given, |row| {
            let case = place(known.cases, id(row, 1));
            let Some(id_) = id(row, 0).filter(|_| case != NONE) else { return };
            help.items.extend(id(row, 8));
            let (on, project) = (day(row, 3), place(known.projects, id(row, 7)));
            if let Some(amount) = int(row, 5).filter(|_| on >= from) {
                let currency = match text(row, 6) {
                    "" => help.texts.at(money::FRANC),
                    code => help.texts.at(code),
                };
                let kind = Kind::Assistance;
                help.paid.push(Paid { id: id_, kind, case, on, amount, currency, project });
            }
            help.services.push(Service {
                id: id_,
                kind: Kind::Assistance,
                case,
                service: help.texts.at(text(row, 2)),
                on,
                quantity: int(row, 4).unwrap_or(1),
                project,
                activity: NONE,
            });
        })?;
        Ok(help)
    }

    /// Adds what was read after it.
    pub(super) fn join(&mut self, later: Self) {
        let mut same = |at| self.texts.at(later.texts.get(at));
        self.services.reserve(later.services.len());
        for service in later.services {
            self.services.push(Service { service: same(service.service), ..service });
        }
        for paid in later.paid {
            self.paid.push(Paid { currency: same(paid.currency), ..paid });
        }
        self.items.extend(later.items);
    }
}
