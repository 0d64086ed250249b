//! Reports that were frozen: written with the records behind each figure, read back as they were,
//! and set beside what the same question gives today.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ciborium::Value as Cbor;

use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::indicator::{Figures, Member};
use crate::domain::kind::Kind;
use crate::domain::report::{Difference, FigureId, Frozen, Place, Report};
use crate::domain::value::Keyed;
use crate::store::{Reader, StoreError, Writer};

/// The records behind the figures of a frozen report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    members: Vec<Member>,
    figures: BTreeMap<FigureId, Vec<usize>>,
}

impl Kept {
    /// Those of a report.
    pub fn of(figures: &Figures) -> Self {
        let mut kept = Self::default();
        let mut all: BTreeMap<FigureId, Vec<Member>> = BTreeMap::new();
        for name in figures.names() {
            all.insert(name.clone(), figures.members(name).unwrap_or_default());
        }
        kept.members = all.values().flatten().copied().collect();
        kept.members.sort_unstable();
        kept.members.dedup();
        for (name, members) in all {
            let place = |member: &Member| kept.members.binary_search(member).ok();
            let mut places: Vec<usize> = members.iter().filter_map(place).collect();
            places.sort_unstable();
            kept.figures.insert(name, places);
        }
        kept
    }

    /// What a figure counted; `None` when it was masked or not there.
    pub fn members(&self, figure: &FigureId) -> Option<Vec<Member>> {
        let places = self.figures.get(figure)?;
        Some(places.iter().filter_map(|at| self.members.get(*at)).copied().collect())
    }

    /// As bytes: each record once, each figure as the steps from one of its records to the next.
    fn encode(&self) -> Result<Vec<u8>, StoreError> {
        let mut records = Vec::with_capacity(self.members.len() * 17);
        for member in &self.members {
            records.push(u8::try_from(member.kind as usize).unwrap_or_default());
            records.extend_from_slice(member.record.as_bytes());
            if member.kind != Kind::Person {
                records.extend_from_slice(member.person.as_bytes());
            }
        }
        let kinds = Kind::ALL.iter().map(|kind| Cbor::from(kind.key())).collect();
        let figures = self.figures.iter().map(|(name, places)| {
            let mut bytes = Vec::with_capacity(places.len());
            let mut last = 0;
            for place in places {
                varint(place - last, &mut bytes);
                last = *place;
            }
            (Cbor::from(name.as_str()), Cbor::Bytes(bytes))
        });
        let whole = Cbor::Map(vec![
            (Cbor::from("kinds"), Cbor::Array(kinds)),
            (Cbor::from("records"), Cbor::Bytes(records)),
            (Cbor::from("figures"), Cbor::Map(figures.collect())),
        ]);
        let mut bytes = Vec::new();
        ciborium::into_writer(&whole, &mut bytes).map_err(|_| StoreError::Damaged("report"))?;
        Ok(bytes)
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let whole: Cbor = ciborium::from_reader(bytes).ok()?;
        let part = |key: &str| {
            let found = whole.as_map()?.iter().find(|(name, _)| name.as_text() == Some(key));
            found.map(|(_, value)| value)
        };
        let kinds: Vec<Option<Kind>> = part("kinds")?
            .as_array()?
            .iter()
            .map(|kind| Kind::from_key(kind.as_text().unwrap_or_default()))
            .collect();
        let mut kept = Self::default();
        let mut rest = part("records")?.as_bytes()?.as_slice();
        while let Some((kind, after)) = rest.split_first() {
            let (record, after) = after.split_first_chunk::<16>()?;
            let kind = kinds.get(usize::from(*kind)).copied()??;
            let record = Id::from_bytes(*record);
            let mut person = record;
            rest = after;
            if kind != Kind::Person {
                let (bytes, after) = rest.split_first_chunk::<16>()?;
                person = Id::from_bytes(*bytes);
                rest = after;
            }
            kept.members.push(Member { kind, record, person });
        }
        for (name, bytes) in part("figures")?.as_map()? {
            let mut places = Vec::new();
            let (mut at, mut rest) = (0, bytes.as_bytes()?.as_slice());
            while !rest.is_empty() {
                let (step, after) = unvarint(rest)?;
                at += step;
                places.push(at);
                rest = after;
            }
            kept.figures.insert(FigureId::new(name.as_text()?), places);
        }
        Some(kept)
    }
}

/// Seven bits a byte, the lowest first; the high bit says that more follow.
fn varint(mut number: usize, bytes: &mut Vec<u8>) {
    while number >= 128 {
        bytes.push(u8::try_from(number & 127).unwrap_or_default() | 128);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap_or_default());
}

fn unvarint(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (mut number, mut shift) = (0, 0);
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        number |= usize::from(byte & 127).checked_shl(shift)?;
        rest = after;
        if byte & 128 == 0 {
            return Some((number, rest));
        }
        shift += 7;
    }
    None
}

impl Writer<'_> {
    /// Freezes a report; returns the id of the record that holds it.
    pub fn freeze(&mut self, figures: &Figures, title: &str, by: Id) -> Result<Id, StoreError> {
        let report = &figures.report;
        let body = serde_json::to_string(report).map_err(|_| StoreError::Damaged("report"))?;
        let content = self.put_content(&Kept::of(figures).encode()?)?;
        let spec = &report.spec;
        let frozen = Frozen {
            title: title.trim().to_owned(),
            starts_on: Some(spec.period.from),
            ends_on: Some(spec.period.to),
            place: spec.place.as_ref().map(Place::show).unwrap_or_default(),
            project_id: spec.project.as_ref().and_then(|project| Id::parse(&project.id)),
            made_on: Some(report.made_on),
            made_by: Some(by),
            program: report.program.clone(),
            device: report.state.device.clone(),
            number: Some(report.state.number),
            hash: report.state.hash.clone(),
            body,
            content,
        };
        self.add(&frozen)
    }
}

impl Reader {
    /// A frozen report as it was; `None` when there is none.
    pub fn frozen(&self, id: Id) -> Result<Option<Report>, StoreError> {
        let Some(frozen) = self.record::<Frozen>(id)? else { return Ok(None) };
        frozen.report().map(Some).ok_or(StoreError::Damaged("report"))
    }

    /// The records behind the figures of a frozen report.
    pub fn frozen_members(&self, id: Id) -> Result<Option<Kept>, StoreError> {
        let Some(frozen) = self.record::<Frozen>(id)? else { return Ok(None) };
        let Some(bytes) = self.content(&frozen.content)? else { return Ok(None) };
        let mut kept = Kept::decode(&bytes).ok_or(StoreError::Damaged("report"))?;
        // Whoever may not see a person now does not see that they were counted.
        let hidden = self.hidden()?;
        if !hidden.is_empty() {
            for places in kept.figures.values_mut() {
                let shown = |at: &usize| {
                    kept.members.get(*at).is_none_or(|member| !hidden.has(Some(member.person)))
                };
                places.retain(shown);
            }
        }
        Ok(Some(kept))
    }

    /// Every figure of a frozen report that the same question answers differently today, and who
    /// came into it or left it since.
    pub fn difference(&self, id: Id, today: NaiveDate) -> Result<Option<Difference>, StoreError> {
        let Some(was) = self.frozen(id)? else { return Ok(None) };
        let kept = self.frozen_members(id)?.unwrap_or_default();
        let is = self.figures(&was.spec, today)?;
        Ok(Some(Difference::between(
            &was,
            |figure| kept.members(figure),
            &is.report,
            |figure| is.members(figure),
        )))
    }

    /// Every frozen report, newest first.
    pub fn frozen_reports(&self) -> Result<Vec<(Id, Frozen)>, StoreError> {
        let all = self.all(Kind::Report)?;
        Ok(all.iter().rev().map(|held| (held.id, Frozen::from_row(&held.row))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_back() {
        let id = |byte: u8| Id::from_bytes([byte; 16]);
        let person = |byte| Member { kind: Kind::Person, record: id(byte), person: id(byte) };
        let members: Vec<Member> = (0..250)
            .map(person)
            .chain([Member { kind: Kind::Case, record: id(1), person: id(2) }])
            .collect();
        let mut kept = Kept { members, figures: BTreeMap::new() };
        kept.figures.insert(FigureId::new("all"), (0..251).collect());
        kept.figures.insert(FigureId::new("some"), vec![3, 200, 250]);
        kept.figures.insert(FigureId::new("none"), Vec::new());
        let bytes = kept.encode().unwrap();
        assert_eq!(Kept::decode(&bytes), Some(kept));
        assert_eq!(Kept::decode(&bytes[..bytes.len() - 1]), None);
        println!("{} bytes for 251 records in three figures", bytes.len());
    }
}
