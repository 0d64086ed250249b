//! What stands in the days on show, read beside the drawing thread.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use crate::domain::id::Id as RecordId;
use crate::domain::value;
use crate::store::task::Due;
use crate::store::{Reader, StoreError};
use crate::ui::Scene;

/// What the thread beside is asked.
#[derive(Debug, Clone)]
pub(super) struct Ask {
    pub(super) workers: Vec<RecordId>,
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    pub(super) today: NaiveDate,
}

/// What it found.
#[derive(Default)]
pub(super) struct Found {
    /// Open and before today, oldest first.
    pub(super) late: Vec<Due>,
    /// The others, by day.
    pub(super) days: BTreeMap<NaiveDate, Vec<Due>>,
}

impl Found {
    /// What stands on a day.
    pub(super) fn on(&self, day: NaiveDate) -> &[Due] {
        self.days.get(&day).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Who works at the centre of who is signed in.
pub(super) fn colleagues(scene: Scene<'_>) -> Vec<RecordId> {
    let centre_of = |id: RecordId| {
        let user = scene.office.users.iter().find(|user| user.id == id)?;
        value::id_of(&user.row, "centre_id")
    };
    let own = centre_of(scene.me.id);
    let users = scene.office.users.iter().map(|user| user.id);
    users.filter(|id| own.is_none() || centre_of(*id) == own).collect()
}

/// What the thread beside does.
pub(super) fn find(reader: &Reader, ask: Ask) -> Result<Found, StoreError> {
    let mut found = Found::default();
    let mut all = Vec::new();
    for worker in ask.workers {
        all.extend(reader.agenda(worker, ask.from, ask.to)?);
    }
    // A session that one leads in the case of another stands once.
    let mut known = BTreeSet::new();
    all.retain(|due| known.insert((due.record, due.on, due.done)));
    all.sort_by(|one, other| one.by_hour().cmp(&other.by_hour()));
    for entry in all {
        if !entry.done && entry.on < ask.today {
            found.late.push(entry.clone());
        }
        if entry.on >= ask.from {
            found.days.entry(entry.on).or_default().push(entry);
        }
    }
    Ok(found)
}

/// The days of a week from its first.
pub(super) fn week_from(first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    (0..7).filter_map(move |at| first.checked_add_days(Days::new(at)))
}
