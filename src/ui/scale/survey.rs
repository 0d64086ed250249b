//! The sustainability survey to fill in, by dimension, with the score under its own name. It
//! knows no store, either.

use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::{Id, Ui};

use crate::domain::survey::{
    Answer, Answers, Beside, Definition, Dimension, Item, Kind, Score, ScoreKind, compute,
    proposals,
};
use crate::domain::value::Keyed as _;
use crate::ui::look::{Mood, space};
use crate::ui::widgets::answer::{self, Offer, Told};
use crate::ui::widgets::chart::{self, Bar, Chart, Point, Series};
use crate::ui::widgets::choice::{self, Entry};
use crate::ui::widgets::field::FieldLook;
use crate::ui::widgets::{button, frame, text};
use crate::words::{tr, tr_with};

/// One survey being filled in.
#[derive(Debug, Clone)]
pub struct SurveySheet {
    definition: Arc<Definition>,
    answers: Answers,
}

/// What happened on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SurveyEvent {
    /// An answer was given or taken back.
    Changed,
    /// Psychosocial follow-up is to be proposed.
    Propose,
}

impl SurveySheet {
    /// A survey with what was answered so far.
    pub fn new(definition: Arc<Definition>, answers: Answers) -> Self {
        Self { definition, answers }
    }

    /// By which definition.
    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// What is to be kept.
    pub fn answers(&self) -> Answers {
        self.answers.tidied(&self.definition)
    }

    /// The same as the line that is kept.
    pub fn answers_text(&self) -> String {
        self.answers().to_text(&self.definition)
    }

    /// The score so far.
    pub fn score(&self) -> Score {
        compute(&self.definition, &self.answers)
    }

    /// The place of the answer among the offers: the listed ones first.
    fn place(&self, item: &Item) -> Option<usize> {
        match self.answers.get(&item.id)? {
            Answer::Codes(codes) => {
                let code = codes.first().filter(|_| item.kind == Kind::One)?;
                item.options.iter().position(|option| option.code == *code)
            }
            Answer::Beside(beside) => {
                let at = item.allow.iter().position(|allowed| allowed == beside)?;
                Some(at + if item.kind == Kind::One { item.options.len() } else { 0 })
            }
        }
    }

    fn answer(&mut self, item: &Item, at: usize) {
        let listed = if item.kind == Kind::One { item.options.as_slice() } else { &[] };
        let answer = match listed.get(at) {
            Some(option) => Some(Answer::Codes(vec![option.code.clone()])),
            None => item.allow.get(at - listed.len()).map(|beside| Answer::Beside(*beside)),
        };
        if let Some(answer) = answer {
            // Offered by the definition, hence never refused.
            let _ = self.answers.put(&self.definition, &item.id, answer);
        }
    }

    /// Where the keyboard goes: to the next or previous question that is asked.
    fn next(&self, id: Id, item: &Item, step: isize) -> Option<Id> {
        let asked: Vec<&Item> = Dimension::ALL
            .iter()
            .flat_map(|dimension| self.definition.of(*dimension))
            .filter(|item| self.answers.asks(item))
            .collect();
        let at = asked.iter().position(|other| other.id == item.id)?.checked_add_signed(step)?;
        let next = asked.get(at)?;
        let own = id.with(next.id.as_str());
        Some(match next.kind {
            Kind::One => answer::stop(own, self.place(next)),
            Kind::Several => own.with("several").with(0_usize),
        })
    }
}

/// The name of a dimension.
fn dimension_name(dimension: Dimension) -> String {
    tr(match dimension {
        Dimension::Economic => "survey-economic",
        Dimension::Social => "survey-social",
        Dimension::Psychosocial => "survey-psychosocial",
    })
}

/// Draws the survey as wide as there is room; `id` contains the id of the record.
pub fn survey_ui(ui: &mut Ui, id: Id, sheet: &mut SurveySheet) -> Option<SurveyEvent> {
    let definition = Arc::clone(&sheet.definition);
    text::section(ui, definition.name.show());
    if !definition.official {
        frame::notice(ui, Mood::Info, &tr("survey-draft"));
    }
    text::secondary(ui, tr("survey-keys"));
    let (mut changed, mut next) = (false, None);
    for dimension in Dimension::ALL {
        ui.add_space(space::M);
        text::section(ui, dimension_name(*dimension));
        for item in definition.of(*dimension) {
            if sheet.answers.asks(item) {
                ui.add_space(space::S);
                changed |= item_ui(ui, id, sheet, item, &mut next);
            }
        }
    }
    if let Some(next) = next {
        // Only now: the same press of a key must not answer the next question, too.
        ui.memory_mut(|m| m.request_focus(next));
    }
    ui.add_space(space::M);
    let mut event = changed.then_some(SurveyEvent::Changed);
    let proposals = proposals(&definition, &sheet.answers);
    for proposal in &proposals {
        let key = ["survey-proposal-", proposal.key()].concat();
        frame::notice(ui, Mood::Info, &tr(&key));
    }
    if !proposals.is_empty() && ui.add(button::secondary(tr("survey-propose"))).clicked() {
        event = Some(SurveyEvent::Propose);
    }
    frame::card(ui, |ui| survey_score_ui(ui, id.with("score"), &definition, &sheet.score()));
    ui.add_space(space::S);
    text::faint(ui, tr_with("survey-version", &[("version", &definition.version)]));
    text::faint(ui, tr_with("survey-source", &[("source", &definition.source)]));
    text::faint(ui, tr_with("survey-licence", &[("licence", definition.licence.show())]));
    event
}

/// Draws a question; true when its answer changed. `next` is where the keyboard goes.
fn item_ui(
    ui: &mut Ui,
    id: Id,
    sheet: &mut SurveySheet,
    item: &Item,
    next: &mut Option<Id>,
) -> bool {
    let title =
        tr_with("scale-item", &[("item", &item.n.to_string()), ("topic", item.label.show())]);
    ui.spacing_mut().item_spacing.y = space::XS;
    let own = id.with(item.id.as_str());
    let beside: Vec<String> = item.allow.iter().map(|b| beside_name(*b)).collect();
    let mut before = Vec::new();
    let mut changed = false;
    if item.kind == Kind::One {
        text::strong(ui, &title);
        before.extend(item.options.iter().map(|option| option.label.show()));
    } else {
        changed |= several_ui(ui, own.with("several"), sheet, item, &title);
    }
    if !item.scored {
        text::secondary(ui, tr("survey-unscored"));
    }
    let labels = before.into_iter().chain(beside.iter().map(String::as_str));
    let offers: Vec<Offer<'_>> = labels
        .enumerate()
        .map(|(at, label)| Offer { figure: u8::try_from(at + 1).ok().filter(|f| *f < 10), label })
        .collect();
    if offers.is_empty() {
        return changed;
    }
    let width = ui.available_width();
    let told = answer::answers(ui, own, &title, &offers, sheet.place(item), width);
    let Some(told) = told else { return changed };
    let kept = sheet.answers.get(&item.id).cloned();
    let step = match told {
        Told::Answered { at, goes_on } => {
            sheet.answer(item, at);
            isize::from(goes_on)
        }
        Told::Cleared => {
            sheet.answers.clear(&item.id);
            0
        }
        Told::Up => -1,
        Told::Down => 1,
    };
    if step != 0 {
        *next = sheet.next(id, item, step);
    }
    changed || kept.as_ref() != sheet.answers.get(&item.id)
}

/// Answers of which several can be true; "none" stands alone.
fn several_ui(ui: &mut Ui, id: Id, sheet: &mut SurveySheet, item: &Item, title: &str) -> bool {
    let entries: Vec<Entry<'_>> =
        item.options.iter().map(|option| (option.code.as_str(), option.label.show())).collect();
    let before = match sheet.answers.get(&item.id) {
        Some(Answer::Codes(codes)) => codes.clone(),
        Some(Answer::Beside(_)) | None => Vec::new(),
    };
    let mut codes = before.clone();
    text::strong(ui, title);
    let look = FieldLook::default().hint(tr("survey-several")).width(ui.available_width());
    let _ = choice::many(ui, id, &look, &entries, &mut codes);
    if codes == before {
        return false;
    }
    let alone = |code: &String| item.option(code).is_some_and(|option| option.alone);
    let added = codes.iter().find(|code| !before.contains(code)).cloned();
    match added {
        Some(added) if alone(&added) => codes = vec![added],
        Some(_) => codes.retain(|code| !alone(code)),
        None => {}
    }
    if codes.is_empty() {
        sheet.answers.clear(&item.id);
    } else {
        let _ = sheet.answers.put(&sheet.definition, &item.id, Answer::Codes(codes));
    }
    true
}

fn beside_name(beside: Beside) -> String {
    tr(match beside {
        Beside::DontKnow => "survey-dont_know",
        Beside::NoAnswer => "survey-no_answer",
        Beside::NotApplicable => "survey-not_applicable",
    })
}

/// The score under its own name, a bar for each dimension, and what it is not.
pub fn survey_score_ui(ui: &mut Ui, id: Id, definition: &Definition, score: &Score) {
    text::section(ui, score.name());
    text::secondary(ui, tr("survey-not-comparable"));
    let shown = |value: Option<f64>| {
        value.map_or_else(|| tr("survey-none"), |value| chart::figure(value, 2))
    };
    let bar = |label: String, part: Option<f64>| Bar {
        label,
        part,
        value: shown(part),
        mood: Mood::Neutral,
    };
    let mut rows: Vec<Bar> =
        score.parts.iter().map(|part| bar(dimension_name(part.dimension), part.value)).collect();
    rows.push(bar(tr("survey-composite"), score.composite));
    chart::bars(ui, id, &rows);
    for part in score.parts.iter().filter(|part| part.value.is_none()) {
        let least = (definition.scoring.min_answered * part.of as f64 - 1e-9).ceil();
        let given = [
            ("dimension", dimension_name(part.dimension)),
            ("answered", part.answered.to_string()),
            ("of", part.of.to_string()),
            ("least", format!("{least:.0}")),
        ];
        let given = given.each_ref().map(|(name, value)| (*name, value.as_str()));
        text::faint(ui, tr_with("survey-too-few", &given));
    }
    if let Some(band) = score.composite.and_then(|value| definition.band(value)) {
        text::body(ui, tr_with("survey-band", &[("band", band.label.show())]));
    }
    if score.kind == ScoreKind::Weighted {
        text::faint(ui, tr_with("survey-same-version", &[("version", &score.version)]));
    }
}

/// The three dimensions over time. All answers must be to this version of the definition.
pub fn survey_trend(definition: &Definition, history: &[(NaiveDate, Answers)]) -> Chart {
    let scores: Vec<(NaiveDate, Score)> =
        history.iter().map(|(day, answers)| (*day, compute(definition, answers))).collect();
    let series = Dimension::ALL.iter().map(|dimension| Series {
        name: dimension_name(*dimension),
        points: scores
            .iter()
            .filter_map(|(day, score)| {
                Some(Point { day: *day, value: score.of(*dimension)?, note: String::new() })
            })
            .collect(),
    });
    let name = scores.first().map_or_else(|| tr("survey-score-simplified"), |(_, s)| s.name());
    Chart {
        name,
        least: 0.0,
        most: 1.0,
        decimals: 2,
        series: series.collect(),
        reading: tr("survey-not-comparable"),
        ..Chart::default()
    }
}
