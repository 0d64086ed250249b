//! A sheet to fill in: one screening instrument, question after question, with what came of it
//! underneath. It knows no store: whoever shows it gives it the answers, hears that they
//! changed, and opens the safety alert at the moment it is told to.

mod outcome;
mod survey;
#[cfg(test)]
mod tests;

use eframe::egui::{Id, Ui, Vec2};

use super::look::{Mood, space};
use super::widgets::answer::{self, Offer, Told};
use super::widgets::{frame, text};
use crate::domain::date::Age;
use crate::domain::instrument::{
    Answers, Choice, Instrument, Outcome, SafetyItem, Slot, Wording, alert, score,
};
use crate::words::{tr, tr_with};

pub use outcome::{outcome_ui, trend};
pub use survey::{SurveyEvent, SurveySheet, survey_score_ui, survey_trend, survey_ui};

/// One instrument being filled in.
#[derive(Debug, Clone)]
pub struct Sheet {
    instrument: &'static Instrument,
    wording: Option<Wording>,
    answers: Answers,
    cutoff: Option<u16>,
    age: Option<Age>,
}

/// What happened on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetEvent {
    /// An answer was given or taken back.
    Changed,
    /// So it was, and it touches the safety of the person: the alert opens now, before the end
    /// of the sheet (`DOMAIN.md` 3.6).
    Alert(SafetyItem),
}

impl Sheet {
    /// A sheet with what was answered so far. The wording counts only for its own instrument.
    pub fn new(
        instrument: &'static Instrument,
        wording: Option<Wording>,
        answers: Answers,
    ) -> Self {
        let wording = wording.filter(|wording| wording.instrument == instrument.id);
        Self { instrument, wording, answers, cutoff: None, age: None }
    }

    /// The same in another wording, or without one.
    #[must_use]
    pub fn wording(mut self, wording: Option<Wording>) -> Self {
        self.wording = wording.filter(|wording| wording.instrument == self.instrument.id);
        self
    }

    /// The cut-off the office has set for this instrument.
    #[must_use]
    pub fn cutoff(mut self, cutoff: Option<u16>) -> Self {
        self.cutoff = cutoff;
        self
    }

    /// The age of the person, for the warning.
    #[must_use]
    pub fn age(mut self, age: Option<Age>) -> Self {
        self.age = age;
        self
    }

    /// The instrument.
    pub fn instrument(&self) -> &'static Instrument {
        self.instrument
    }

    /// What is to be kept: without answers to questions that were not to be asked.
    pub fn answers(&self) -> Answers {
        self.answers.tidied(self.instrument)
    }

    /// The same as the line that is kept.
    pub fn answers_text(&self) -> String {
        self.answers().to_text()
    }

    /// What came of it so far.
    pub fn outcome(&self) -> Outcome<'static> {
        score(self.instrument, &self.answers, self.cutoff)
    }

    /// The answer that touches the safety of the person, if there is one.
    pub fn alert(&self) -> Option<SafetyItem> {
        alert(self.instrument, &self.answers)
    }

    /// Questions that count: how many are answered, of how many that are asked.
    pub fn progress(&self) -> (usize, usize) {
        let mut asked = self.answers.asked(self.instrument);
        asked.retain(|slot| *slot != Slot::Impact);
        (asked.iter().filter(|slot| self.answers.get(**slot).is_some()).count(), asked.len())
    }

    /// The question, word for word where the office has loaded the wording, else its topic.
    fn question(&self, slot: Slot) -> String {
        let wording = self.wording.as_ref().and_then(|wording| wording.label(slot));
        let topic = wording.unwrap_or_else(|| self.instrument.topic_of(slot));
        match slot {
            Slot::Item(n) => tr_with("scale-item", &[("item", &n.to_string()), ("topic", topic)]),
            Slot::Gate | Slot::Impact => topic.to_owned(),
        }
    }

    /// Is it shown word for word?
    fn is_worded(&self, slot: Slot) -> bool {
        self.wording.as_ref().is_some_and(|wording| wording.label(slot).is_some())
    }

    fn place(&self, slot: Slot) -> Option<usize> {
        let value = self.answers.get(slot)?;
        self.instrument.options_of(slot).iter().position(|option| option.value == value)
    }

    /// Does what was told of a question; true when an answer changed.
    fn obey(&mut self, slot: Slot, told: Told) -> bool {
        let before = self.answers.get(slot);
        match told {
            Told::Answered { at, .. } => {
                if let Some(option) = self.instrument.options_of(slot).get(at) {
                    // Offered by the instrument, hence never refused.
                    let _ = self.answers.put(self.instrument, slot, option.value);
                }
            }
            Told::Cleared => self.answers.clear(slot),
            Told::Up | Told::Down => {}
        }
        before != self.answers.get(slot)
    }

    /// Where the keyboard goes after that.
    fn next(&self, id: Id, slot: Slot, told: Told) -> Option<Id> {
        let step: isize = match told {
            Told::Answered { goes_on: true, .. } | Told::Down => 1,
            Told::Up => -1,
            // Pressed with the pointer: figures and arrows go on from here.
            Told::Answered { at, .. } => return Some(answer::stop(id.with(slot), Some(at))),
            Told::Cleared => return None,
        };
        let asked = self.answers.asked(self.instrument);
        let at = asked.iter().position(|other| *other == slot)?.checked_add_signed(step)?;
        let next = *asked.get(at)?;
        Some(answer::stop(id.with(next), self.place(next)))
    }
}

/// Draws the sheet as wide as there is room; `id` contains the id of the record.
pub fn sheet_ui(ui: &mut Ui, id: Id, sheet: &mut Sheet) -> Option<SheetEvent> {
    head_ui(ui, sheet);
    let before = sheet.alert();
    let (mut changed, mut next) = (false, arrival(ui, id, sheet));
    for slot in sheet.answers.asked(sheet.instrument) {
        ui.add_space(space::S);
        if let Some(told) = question_ui(ui, id, sheet, slot) {
            changed |= sheet.obey(slot, told);
            next = sheet.next(id, slot, told);
        }
        if let Some(rule) = sheet.alert().filter(|rule| slot == Slot::Item(rule.item)) {
            let item = rule.item.to_string();
            frame::notice(ui, Mood::Danger, &tr_with("scale-alert", &[("item", &item)]));
        }
        if slot == Slot::Gate {
            gate_ui(ui, sheet);
        }
    }
    if let Some(next) = next {
        // Only now: the same press of a key must not answer the next question, too.
        ui.memory_mut(|m| m.request_focus(next));
    }
    ui.add_space(space::M);
    outcome_ui(ui, sheet.instrument, &sheet.answers, sheet.cutoff);
    ui.add_space(space::S);
    foot_ui(ui, sheet);
    match (sheet.alert(), before) {
        (Some(rule), None) => Some(SheetEvent::Alert(rule)),
        _ => changed.then_some(SheetEvent::Changed),
    }
}

/// Where the keyboard is when a sheet comes into view: at the first question without an answer.
fn arrival(ui: &Ui, id: Id, sheet: &Sheet) -> Option<Id> {
    let (pass, drawn) = (ui.cumulative_pass_nr(), id.with("drawn"));
    let before = ui.data_mut(|d| d.get_temp::<u64>(drawn));
    ui.data_mut(|d| d.insert_temp(drawn, pass));
    if before.is_some_and(|before| before + 1 >= pass) {
        return None;
    }
    let asked = sheet.answers.asked(sheet.instrument);
    let open = asked.into_iter().find(|slot| sheet.answers.get(*slot).is_none())?;
    Some(answer::stop(id.with(open), None))
}

fn head_ui(ui: &mut Ui, sheet: &Sheet) {
    let instrument = sheet.instrument;
    let (done, total) = sheet.progress();
    let given = [("done", done.to_string()), ("total", total.to_string())];
    let given = given.each_ref().map(|(name, value)| (*name, value.as_str()));
    frame::bar(
        ui,
        |ui| {
            text::section(ui, instrument.name.show());
        },
        |ui| {
            text::label(ui, tr_with("scale-progress", &given));
        },
    );
    if !instrument.recall.is_empty() {
        text::body(ui, tr_with("scale-recall", &[("recall", instrument.recall.show())]));
    }
    text::secondary(ui, tr("scale-keys"));
    if let Some(warning) = instrument.age_warning(sheet.age) {
        frame::notice(ui, Mood::Warn, &warning);
    }
    if !instrument.advice.is_empty() {
        frame::notice(ui, Mood::Info, instrument.advice.show());
    }
}

fn question_ui(ui: &mut Ui, id: Id, sheet: &Sheet, slot: Slot) -> Option<Told> {
    let options = sheet.instrument.options_of(slot);
    let title = sheet.question(slot);
    let words = |ui: &mut Ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            ui.spacing_mut().item_spacing = Vec2::new(space::S, 0.0);
            text::strong(ui, &title);
            if !sheet.is_worded(slot) {
                text::faint(ui, tr("scale-read-sheet"));
            }
            match slot {
                Slot::Gate => _ = text::secondary(ui, tr("scale-gate-first")),
                Slot::Impact => _ = text::secondary(ui, tr("scale-unscored")),
                Slot::Item(_) => {}
            }
        });
    };
    let scale = |option: &'static Choice| {
        let official = sheet.wording.as_ref().filter(|_| slot != Slot::Impact);
        official.and_then(|wording| wording.option(option.value)).map(str::to_owned)
    };
    let labels: Vec<(u8, String)> = options
        .iter()
        .map(|o| (o.value, scale(o).unwrap_or_else(|| o.label.show().to_owned())))
        .collect();
    let offers: Vec<Offer<'_>> =
        labels.iter().map(|(value, label)| Offer { figure: Some(*value), label }).collect();
    let chosen = sheet.place(slot);
    let id = id.with(slot);
    ui.spacing_mut().item_spacing.y = space::XS;
    // Yes and no stand beside their question, longer scales under it.
    let beside = YES_NO * 2.0;
    if offers.len() == 2 && ui.available_width() > beside * 2.0 {
        let room = ui.available_width() - beside - space::L;
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(room);
                words(ui);
            });
            answer::answers(ui, id, &title, &offers, chosen, beside)
        })
        .inner
    } else {
        words(ui);
        let width = ui.available_width();
        answer::answers(ui, id, &title, &offers, chosen, width)
    }
}

/// Width of yes and of no.
const YES_NO: f32 = 96.0;

/// What follows from the answer to the first question.
fn gate_ui(ui: &mut Ui, sheet: &Sheet) {
    let count = sheet.instrument.items.len().to_string();
    let key = match sheet.answers.get(Slot::Gate) {
        Some(0) => "scale-gated",
        Some(_) => return,
        None => "scale-gate-open",
    };
    text::secondary(ui, tr_with(key, &[("count", &count)]));
}

fn foot_ui(ui: &mut Ui, sheet: &Sheet) {
    let instrument = sheet.instrument;
    if let Some(wording) = &sheet.wording {
        let given = [
            ("owner", wording.owner.as_str()),
            ("version", wording.version.as_str()),
            ("language", wording.language.as_str()),
            ("licence", wording.licence.as_str()),
        ];
        text::secondary(ui, tr_with("scale-wording-of", &given));
    }
    text::faint(ui, tr_with("scale-attribution", &[("who", instrument.attribution.show())]));
    text::faint(ui, tr_with("scale-licence", &[("licence", instrument.licence.show())]));
    if !instrument.verify.is_empty() {
        text::faint(ui, tr_with("scale-verify", &[("what", instrument.verify.show())]));
    }
}
