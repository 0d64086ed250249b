//! Who a line may be: asked for every row while it is typed, and what came of it.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::Context;

use crate::domain::arrival::{Decision, Grid, Line, Shared, twins};
use crate::domain::id::Id;
use crate::ui::Scene;
use crate::ui::likeness::{Asked, Likely};

/// What is known about the lines of a bus.
#[derive(Debug, Default)]
pub(super) struct Check {
    /// The version of the grid that was asked about, and what all lines share.
    asked: Option<(u64, Shared)>,
    /// The answers that were looked at: where each lies.
    seen: Vec<usize>,
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

/// The key under which a line asks: that of its bus, with the line's own number at its end.
fn key(bus: Id, line: &Line) -> Id {
    let mut bytes = bus.bytes();
    for (byte, own) in bytes.iter_mut().rev().zip(line.serial.to_le_bytes()) {
        *byte ^= own;
    }
    Id::from_bytes(bytes)
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
        let found = |line: &Line| {
            let key = key(bus, line);
            let waiting = usize::from(scene.likeness.is_waiting(key));
            scene.likeness.found(key).as_ptr().addr() + waiting
        };
        let seen: Vec<usize> = grid.lines().map(found).collect();
        if fresh || seen != self.seen {
            self.seen = seen;
            self.look(scene, bus, grid);
        }
    }

    fn ask(&mut self, scene: Scene<'_>, ctx: &Context, bus: Id, grid: &Grid, shared: &Shared) {
        self.asked = Some((grid.version(), shared.clone()));
        self.twins = twins(grid.lines());
        for line in (0..grid.len()).filter_map(|at| grid.standing(at)) {
            let key = key(bus, &line);
            if line.can_be_likened() {
                let portrait = line.portrait(shared, scene.today);
                scene.likeness.ask(scene, ctx, key, Asked::of(portrait));
            } else {
                scene.likeness.drop_key(key);
            }
        }
    }

    /// Somebody of the register is offered to one line only: to the one that was said to be them,
    /// or else to the likeliest.
    fn look(&mut self, scene: Scene<'_>, bus: Id, grid: &Grid) {
        self.lines.clear();
        let mut best: BTreeMap<Id, (f32, u32)> = BTreeMap::new();
        for (at, line) in grid.lines().enumerate() {
            let key = key(bus, line);
            let others = match &line.decision {
                Decision::New(others) => others.as_slice(),
                _ => &[],
            };
            let all = scene.likeness.found(key);
            let fits = |one: &&Likely| one.is_possible() && !others.contains(&one.line.id);
            let likely: Vec<Likely> = all.iter().filter(fits).cloned().collect();
            for one in &likely {
                let held = best.entry(one.line.id).or_insert((one.probability, line.serial));
                if one.probability > held.0 {
                    *held = (one.probability, line.serial);
                }
            }
            let twin = self.twins.get(at).copied().flatten();
            let waiting = scene.likeness.is_waiting(key);
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
    grid.lines().for_each(|line| scene.likeness.drop_key(key(bus, line)));
}
