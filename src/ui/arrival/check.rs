//! Who a line may be: asked for every row while it is typed, and what came of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use eframe::egui::Context;

use crate::domain::arrival::{Decision, Grid, Line, Shared, twins};
use crate::domain::id::Id;
use crate::ui::Scene;
use crate::ui::likeness::{Asked, Likely, MOST};

/// What is known about the lines of a bus.
#[derive(Debug, Default)]
pub(super) struct Check {
    /// The version of the grid that was asked about, and what all lines share.
    asked: Option<(u64, Shared)>,
    /// The answers that were looked at: where each lies.
    seen: Vec<usize>,
    /// The lines that were asked about, to be asked about again once they change.
    held: BTreeMap<u32, Arc<Line>>,
    twins: Vec<Option<usize>>,
    lines: BTreeMap<u32, Checked>,
}

/// What is known about a line.
#[derive(Debug, Clone, Default)]
pub(super) struct Checked {
    /// Who it may be, the likeliest first; nobody of whom another line is likelier.
    pub(super) likely: Vec<Likely>,
    /// The place of an earlier line that looks like the same person.
    pub(super) twin: Option<usize>,
    /// The answer is on its way.
    pub(super) waiting: bool,
}

/// The keys under which a line asks, without its journey and with it: that of its bus, with the
/// line's own number at its end.
fn keys(bus: Id, line: &Line) -> [Id; 2] {
    let mut bytes = bus.bytes();
    for (byte, own) in bytes.iter_mut().rev().zip(line.serial.to_le_bytes()) {
        *byte ^= own;
    }
    let mut on_way = bytes;
    if let Some(first) = on_way.first_mut() {
        *first ^= u8::MAX;
    }
    [Id::from_bytes(bytes), Id::from_bytes(on_way)]
}

/// Who a line may be by either question, each person once, the likeliest first.
fn both(scene: Scene<'_>, keys: [Id; 2]) -> Vec<Likely> {
    let mut all: Vec<Likely> = Vec::new();
    for one in keys.into_iter().flat_map(|key| scene.likeness.found(key).to_vec()) {
        match all.iter_mut().find(|held| held.line.id == one.line.id) {
            Some(held) if held.probability >= one.probability => {}
            Some(held) => *held = one,
            None => all.push(one),
        }
    }
    all.sort_by(|one, other| other.probability.total_cmp(&one.probability));
    all.truncate(MOST);
    all
}

impl Check {
    /// What is known about a line, by its number.
    pub(super) fn of(&self, serial: u32) -> Option<&Checked> {
        self.lines.get(&serial)
    }

    /// Looks at everything anew.
    pub(super) fn renew(&mut self) {
        self.asked = None;
        self.seen.clear();
    }

    /// Asks about the lines that changed, and takes what was found.
    pub(super) fn update(
        &mut self,
        scene: Scene<'_>,
        ctx: &Context,
        bus: Id,
        grid: &Grid,
        shared: &Shared,
    ) {
        let fresh = self
            .asked
            .as_ref()
            .is_none_or(|(version, known)| *version != grid.version() || known != shared);
        if fresh {
            self.ask(scene, ctx, bus, grid, shared);
        }
        let found = |key: Id| {
            let waiting = usize::from(scene.likeness.is_waiting(key));
            scene.likeness.found(key).as_ptr().addr() + waiting
        };
        let keys = grid.lines().flat_map(|line| keys(bus, line));
        let seen: Vec<usize> = keys.map(found).collect();
        if fresh || seen != self.seen {
            self.seen = seen;
            self.look(scene, bus, grid);
        }
    }

    fn ask(&mut self, scene: Scene<'_>, ctx: &Context, bus: Id, grid: &Grid, shared: &Shared) {
        if self.asked.as_ref().is_none_or(|(_, known)| known != shared) {
            self.held.clear();
        }
        self.asked = Some((grid.version(), shared.clone()));
        self.twins = twins(grid.lines());
        for at in 0..grid.len() {
            let (Some(held), Some(line)) = (grid.held(at), grid.standing(at)) else { continue };
            let typed = grid.edit().is_some() && grid.cursor().line == at;
            let same = |before: &Arc<Line>| Arc::ptr_eq(before, &held);
            if !typed && self.held.get(&line.serial).is_some_and(same) {
                continue;
            }
            if typed {
                self.held.remove(&line.serial);
            } else {
                self.held.insert(line.serial, held);
            }
            for (key, on_way) in keys(bus, &line).into_iter().zip([false, true]) {
                if line.can_be_likened() {
                    let portrait = line.portrait(shared, scene.today, on_way);
                    scene.likeness.ask(scene, ctx, key, Asked::of(portrait));
                } else {
                    scene.likeness.drop_key(key);
                }
            }
        }
    }

    /// Somebody of the register is offered to one line only: to the one that was said to be them,
    /// or else to the likeliest.
    fn look(&mut self, scene: Scene<'_>, bus: Id, grid: &Grid) {
        self.lines.clear();
        let least = scene.likeness.worth_a_look();
        let mut best: BTreeMap<Id, (f32, u32)> = BTreeMap::new();
        for (at, line) in grid.lines().enumerate() {
            let keys = keys(bus, line);
            let others = match &line.decision {
                Decision::New(others) => others.as_slice(),
                _ => &[],
            };
            let mut likely = both(scene, keys);
            likely.retain(|one| one.probability >= least && !others.contains(&one.line.id));
            for one in &likely {
                let held = best.entry(one.line.id).or_insert((one.probability, line.serial));
                if one.probability > held.0 {
                    *held = (one.probability, line.serial);
                }
            }
            let twin = self.twins.get(at).copied().flatten();
            let waiting = keys.into_iter().any(|key| scene.likeness.is_waiting(key));
            self.lines.insert(line.serial, Checked { likely, twin, waiting });
        }
        let said = |line: &Line| match line.decision {
            Decision::Known(person) => Some(person),
            _ => None,
        };
        let taken: BTreeSet<Id> = grid.lines().filter_map(said).collect();
        for line in grid.lines() {
            let own = said(line);
            let Some(checked) = self.lines.get_mut(&line.serial) else { continue };
            checked.likely.retain(|one| {
                let best = best.get(&one.line.id).is_some_and(|(_, at)| *at == line.serial);
                own == Some(one.line.id) || (best && !taken.contains(&one.line.id))
            });
        }
    }
}

/// No line of the bus asks any more.
pub(super) fn drop_all(scene: Scene<'_>, bus: Id, grid: &Grid) {
    grid.lines().flat_map(|line| keys(bus, line)).for_each(|key| scene.likeness.drop_key(key));
}
