//! The whole register gone through for people registered twice, beside the drawing thread, with
//! its progress; it goes on while one looks at other screens, and ends with the session.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread::JoinHandle;

use eframe::egui::Context;

use super::Likeness;
use super::work::{Way, end};
use crate::domain::id::Id;
use crate::domain::likeness::{Evidence, LIKELY, POSSIBLE, Watch, pairs};
use crate::store::{Reader, Stop, StoreError};
use crate::ui::Scene;

/// The part of the work that reading everybody takes, about.
const READ: f32 = 0.1;

/// Two registrations that may be one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The registration that would stand for both: the smaller id.
    pub one: Id,
    /// The other.
    pub other: Id,
    /// How likely both are one person, from 0 to 1.
    pub probability: f32,
    /// What speaks for it and against it, the weightiest first.
    pub evidence: Vec<Evidence>,
}

impl Pair {
    /// Whether one click is enough.
    pub fn is_likely(&self) -> bool {
        self.probability >= LIKELY
    }
}

/// How far the pass is.
#[derive(Debug, Clone)]
pub enum Pass {
    /// Nobody asked for it yet, or it was stopped.
    None,
    /// Under way; how far, from 0 to 1.
    Going(f32),
    /// The pairs, the likeliest first, as the register was then.
    Done(Arc<[Pair]>),
    /// It failed, with a sentence for it.
    Trouble(String),
}

#[derive(Default)]
pub(super) struct Held {
    going: Option<Going>,
    done: Option<Arc<[Pair]>>,
    trouble: Option<String>,
}

/// A pass under way; it ends when this is dropped.
struct Going {
    found: Receiver<Result<Option<Vec<Pair>>, StoreError>>,
    way: Arc<Way>,
    stop: Stop,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Going {
    fn drop(&mut self) {
        end(&self.way, &self.stop, self.thread.take());
    }
}

impl Likeness {
    /// Goes through the whole register, unless that is under way.
    pub fn start_pass(&self, scene: Scene<'_>, ctx: &Context) {
        let mut held = self.pass.borrow_mut();
        if held.going.is_some() {
            return;
        }
        held.trouble = None;
        match scene.reader.another() {
            Ok(reader) => held.going = Some(Going::begin(reader, ctx.clone())),
            Err(error) => held.trouble = Some(error.sentence()),
        }
    }

    /// Stops it; what an earlier one found stays.
    pub fn stop_pass(&self) {
        self.pass.borrow_mut().going = None;
    }

    /// How far it is.
    pub fn pass(&self) -> Pass {
        let mut held = self.pass.borrow_mut();
        if let Some(found) = held.going.as_ref().and_then(|going| going.found.try_recv().ok()) {
            held.going = None;
            match found {
                Ok(Some(pairs)) => held.done = Some(pairs.into()),
                Ok(None) => {}
                Err(error) => held.trouble = Some(error.sentence()),
            }
        }
        match (&held.going, &held.trouble, &held.done) {
            (Some(going), ..) => Pass::Going(going.way.progress().unwrap_or(1.0)),
            (None, Some(trouble), _) => Pass::Trouble(trouble.clone()),
            (None, None, Some(pairs)) => Pass::Done(Arc::clone(pairs)),
            (None, None, None) => Pass::None,
        }
    }
}

impl Going {
    fn begin(reader: Reader, ctx: Context) -> Self {
        let (tell, found) = mpsc::channel();
        let way = Arc::new(Way::default());
        let stop = reader.stop();
        let thread = {
            let way = Arc::clone(&way);
            let work = move || {
                // The session may be gone: then nobody waits for it.
                let _ = tell.send(run(&reader, &way, &ctx));
                ctx.request_repaint();
            };
            std::thread::Builder::new().name("duplicates".to_owned()).spawn(work).ok()
        };
        Self { found, way, stop, thread }
    }
}

/// Finds the pairs; `None` when it was stopped.
fn run(reader: &Reader, way: &Way, ctx: &Context) -> Result<Option<Vec<Pair>>, StoreError> {
    let mut people = reader.people_likened()?;
    if !way.at(READ) {
        return Ok(None);
    }
    let watch = |done: f32| {
        ctx.request_repaint();
        way.at(READ + (1.0 - READ) * done)
    };
    let register = std::mem::take(&mut people.register);
    let Ok((index, mut found)) = pairs(register, &people.apart, POSSIBLE, &Watch(&watch)) else {
        return Ok(None);
    };
    found.retain(|pair| !people.is_linked(pair));
    let who = |at: u32| people.person.get(at as usize).copied();
    let pairs = found.iter().filter_map(|pair| {
        let (one, other) = (who(pair.one)?, who(pair.other)?);
        Some(Pair {
            one: one.min(other),
            other: one.max(other),
            probability: pair.probability(),
            evidence: index.reasons(pair),
        })
    });
    Ok(Some(pairs.collect()))
}
