//! The sustainability survey in a case: taken round by round, its score under its full name, and
//! how each dimension went on, within one version of the definition.

use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::{Align, Id as UiId, Ui};

use super::super::card;
use super::super::page::{Page, Wish};
use crate::domain::choice;
use crate::domain::date;
use crate::domain::draft::Draft;
use crate::domain::fact::Record as _;
use crate::domain::form;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::survey::{Answers, Definition, Survey, compute, proposals};
use crate::domain::task::Task;
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::store::{Held, new_id};
use crate::ui::command::Command;
use crate::ui::look::{Mood, icon, space};
use crate::ui::scale::{
    SurveyEvent, SurveySheet, survey_score_ui, survey_trend, survey_ui as sheet_ui,
};
use crate::ui::widgets::chart;
use crate::ui::widgets::field::FieldLook;
use crate::ui::widgets::{button, choice as pick, field, frame, text};
use crate::words::{tr, tr_with};

/// The survey being taken.
pub(in crate::ui::case) struct Taking {
    draft: Draft,
    sheet: SurveySheet,
    round: String,
    day: String,
    wrong: Option<String>,
    proposed: bool,
    /// It was just opened: its beginning comes into view.
    fresh: bool,
}

/// The rounds in their order.
const ROUNDS: [&str; 5] = ["baseline", "m3", "m6", "m9", "m12"];
/// How high the trend is.
const TREND: f32 = 180.0;

/// A survey that was taken, with what it was taken by.
struct Taken<'a> {
    held: &'a Held,
    survey: Survey,
    definition: Option<Arc<Definition>>,
    answers: Answers,
}

impl Taking {
    /// The id of the record.
    pub(in crate::ui::case) fn id(&self) -> Id {
        self.draft.id
    }

    fn new(page: &Page<'_>, round: String) -> Option<Self> {
        let definition = page.rooms.work.definition()?;
        let mut base = Row::new();
        let known = [
            ("case_id", page.file.case.as_ref()?.id.to_string()),
            ("definition", definition.id.clone()),
            ("version", definition.version.clone()),
            ("taken_by", page.scene.me.id.to_string()),
            ("language", value::text_of(page.file.case_row(), "interview_language").to_owned()),
        ];
        for (key, text) in known.into_iter().filter(|(_, text)| !text.is_empty()) {
            value::put(&mut base, key, Value::Text(text));
        }
        let draft = Draft::new(form::of_kind(Kind::Survey).next()?, new_id().ok()?, base);
        let sheet = SurveySheet::new(definition, Answers::new());
        let day = date::show(page.today());
        Some(Self { draft, sheet, round, day, wrong: None, proposed: false, fresh: true })
    }

    /// A survey that was taken, to be corrected: with the version it was taken by.
    fn again(page: &Page<'_>, taken: &Taken<'_>) -> Option<Self> {
        let definition = taken.definition.clone()?;
        let form = form::of_kind(Kind::Survey).next()?;
        let draft = Draft::edit(form, taken.held.id, taken.held.row.clone());
        let sheet = SurveySheet::new(definition, taken.answers.clone());
        let day = date::show(taken.survey.taken_on.unwrap_or(page.today()));
        let round = taken.survey.round.clone();
        Some(Self { draft, sheet, round, day, wrong: None, proposed: true, fresh: true })
    }

    /// A survey whose taking was cut short.
    pub(in crate::ui::case) fn resumed(draft: Draft, definition: Arc<Definition>) -> Self {
        let typed = |key: &str| draft.text(key, draft.shape(key));
        let answers = Answers::from_text(&definition, &typed("answers")).unwrap_or_default();
        let (round, day) = (typed("round"), typed("taken_on"));
        let sheet = SurveySheet::new(definition, answers);
        Self { draft, sheet, round, day, wrong: None, proposed: false, fresh: true }
    }

    /// The draft with what was answered.
    fn filled(&self) -> Draft {
        let mut draft = self.draft.clone();
        for (key, text) in [
            ("round", &self.round),
            ("taken_on", &self.day),
            ("answers", &self.sheet.answers_text()),
        ] {
            draft.type_in(key, draft.shape(key), text);
        }
        draft
    }
}

fn taken<'a>(page: &Page<'a>) -> Vec<Taken<'a>> {
    let mut all: Vec<Taken<'_>> = page
        .file
        .of(Kind::Survey)
        .iter()
        .map(|held| {
            let survey = Survey::from_row(&held.row);
            let definition = page.rooms.work.version(&survey.version);
            let answers = definition
                .as_ref()
                .and_then(|definition| Answers::from_text(definition, &survey.answers).ok())
                .unwrap_or_default();
            Taken { held, survey, definition, answers }
        })
        .collect();
    all.sort_by_key(|taken| (taken.survey.taken_on, taken.held.id));
    all
}

/// What was answered so far, and the verb that takes the survey.
pub(super) fn survey_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let all = taken(page);
    let mut take = false;
    let may = page.may_write();
    frame::card(ui, |ui| {
        frame::bar(
            ui,
            |ui| {
                text::section(ui, card::words(Kind::Survey));
            },
            |ui| {
                let verb = button::secondary(card::verb_new(Kind::Survey)).icon(icon::ICON_ADD);
                take = may && ui.add(verb).clicked();
            },
        );
        if all.is_empty() {
            Page::nothing_ui(ui, &tr("support-survey-none"));
        } else {
            rounds_ui(ui, page, &all);
            if let Some(last) = all.last() {
                ui.add_space(space::M);
                last_ui(ui, page, last);
                trend_ui(ui, &all, last);
            }
        }
    });
    if take {
        let had = |round: &&&str| all.iter().any(|taken| taken.survey.round == **round);
        let next = ROUNDS.iter().find(|round| !had(round)).copied().unwrap_or("other");
        page.rooms.work.taking = Taking::new(page, next.to_owned());
    }
}

/// Every round in a line: when, by whom, and its score.
fn rounds_ui(ui: &mut Ui, page: &mut Page<'_>, all: &[Taken<'_>]) {
    let mut again = None;
    for taken in all.iter().rev() {
        ui.push_id(taken.held.id, |ui| {
            let round = choice::label("survey_round", &taken.survey.round);
            let day = taken.survey.taken_on.map(date::show).unwrap_or_default();
            let by = taken.survey.taken_by.map(|id| page.scene.office.name(id).to_owned());
            let score = taken.definition.as_ref().map(|held| compute(held, &taken.answers));
            let figure = score.and_then(|score| score.composite);
            let figure = figure.map_or_else(|| tr("survey-none"), |f| chart::figure(f, 2));
            frame::bar(
                ui,
                |ui| {
                    text::strong(ui, &round);
                    text::secondary(ui, card::join([day, by.unwrap_or_default()], " · "));
                },
                |ui| {
                    if page.may_write() && taken.definition.is_some() {
                        let name = tr_with("support-survey-open", &[("round", &round)]);
                        if button::icon(ui, icon::ICON_EDIT, name).clicked() {
                            again = Taking::again(page, taken);
                        }
                    }
                    text::body(ui, tr_with("support-survey-figure", &[("figure", &figure)]));
                },
            );
        });
    }
    if again.is_some() {
        page.rooms.work.taking = again;
    }
}

/// The newest round: bars by dimension, and what it proposes.
fn last_ui(ui: &mut Ui, page: &mut Page<'_>, last: &Taken<'_>) {
    let Some(definition) = &last.definition else {
        let version = [("version", last.survey.version.as_str())];
        frame::notice(ui, Mood::Warn, &tr_with("support-survey-unknown", &version));
        return;
    };
    let id = UiId::unique(("survey-score", last.held.id.bytes()));
    survey_score_ui(ui, id, definition, &compute(definition, &last.answers));
    let proposals = proposals(definition, &last.answers);
    for proposal in &proposals {
        ui.add_space(space::XS);
        let key = ["survey-proposal-", proposal.key()].concat();
        frame::notice(ui, Mood::Info, &tr(&key));
    }
    if proposals.is_empty() || !page.may_write() {
        return;
    }
    if is_proposed(page) {
        text::secondary(ui, tr("support-proposed"));
    } else if ui.add(button::secondary(tr("survey-propose"))).clicked()
        && let Some(draft) = proposal(page)
    {
        page.wish(Wish::Send(Command::Save(vec![draft])));
    }
}

/// The dimensions over the rounds that one version was used for; older versions are said.
fn trend_ui(ui: &mut Ui, all: &[Taken<'_>], last: &Taken<'_>) {
    let Some(definition) = &last.definition else { return };
    let same = |taken: &&Taken<'_>| taken.survey.version == last.survey.version;
    let history: Vec<(NaiveDate, Answers)> = all
        .iter()
        .filter(same)
        .filter_map(|taken| Some((taken.survey.taken_on?, taken.answers.clone())))
        .collect();
    let others = all.len() - all.iter().filter(same).count();
    if history.len() > 1 {
        ui.add_space(space::L);
        text::group(ui, tr("support-survey-trend"));
        let trend = survey_trend(definition, &history);
        let id = UiId::unique(("survey-trend", last.held.id.bytes()));
        chart::chart(ui, id, &trend, TREND);
        text::secondary(ui, chart::describe(&trend));
    }
    if others > 0 {
        ui.add_space(space::XS);
        let given = [("count", &*others.to_string()), ("version", last.survey.version.as_str())];
        frame::notice(ui, Mood::Info, &tr_with("support-survey-versions", &given));
    }
}

/// The sheet itself, with its round and day above and its verbs below.
pub(super) fn taking_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let Some(mut taking) = page.rooms.work.taking.take() else { return };
    let key = taking.id().bytes();
    let mut keep = true;
    if std::mem::take(&mut taking.fresh) {
        ui.scroll_to_cursor(Some(Align::Min));
    }
    frame::card(ui, |ui| {
        text::section(ui, card::verb_new(Kind::Survey));
        ui.add_space(space::S);
        frame::form(ui, 2, |ui, at| {
            if at == 0 {
                let list = choice::list("survey_round");
                let entries: Vec<(&str, &str)> =
                    list.iter().map(|round| (round.code.as_str(), round.label())).collect();
                let look = FieldLook::new(form::label(Kind::Survey, "round"));
                pick::one(
                    ui,
                    UiId::unique(("survey-round", key)),
                    &look,
                    &entries,
                    &mut taking.round,
                );
            } else {
                let look = FieldLook::new(form::label(Kind::Survey, "taken_on"))
                    .complaint(taking.wrong.clone());
                let id = UiId::unique(("survey-day", key));
                if field::date(ui, id, &look, &mut taking.day).changed() {
                    taking.wrong = None;
                }
            }
        });
    });
    ui.add_space(space::L);
    frame::card(ui, |ui| {
        let event = sheet_ui(ui, UiId::unique(("survey", key)), &mut taking.sheet);
        match event {
            Some(SurveyEvent::Changed) => {
                let draft = Box::new(taking.filled());
                page.wish(Wish::Send(Command::KeepDraft(draft)));
            }
            Some(SurveyEvent::Propose) if !taking.proposed && !is_proposed(page) => {
                taking.proposed = true;
                if let Some(draft) = proposal(page) {
                    page.wish(Wish::Send(Command::Save(vec![draft])));
                }
            }
            _ => {}
        }
        ui.add_space(space::L);
        ui.horizontal(|ui| {
            let empty = taking.sheet.answers().is_empty();
            let save = button::primary(tr("form-save")).icon(icon::ICON_CHECK).enabled(!empty);
            if ui.add(save).clicked() {
                match wrong_day(&taking.day, page.today()) {
                    None => page.wish(Wish::Send(Command::Save(vec![taking.filled()]))),
                    wrong => taking.wrong = wrong,
                }
            }
            if ui.add(button::quiet(tr("form-cancel"))).clicked() {
                keep = false;
            }
        });
    });
    if keep {
        page.rooms.work.taking = Some(taking);
    } else {
        page.wish(Wish::Send(Command::DropDraft(taking.draft.id)));
    }
}

fn wrong_day(text: &str, today: NaiveDate) -> Option<String> {
    match date::parse(text) {
        Ok(day) => crate::domain::rule::not_future("taken_on", Some(day), today)
            .map(|problem| problem.sentence()),
        Err(problem) => Some(problem.sentence()),
    }
}

/// An open task in this case says so already.
fn is_proposed(page: &Page<'_>) -> bool {
    let mut tasks = page.file.of(Kind::Task).iter().map(|held| Task::from_row(&held.row));
    tasks.any(|task| task.done_on.is_none() && task.text == tr("support-task-psychosocial"))
}

/// The proposal: a task of whoever follows the case. Nothing else is decided.
fn proposal(page: &Page<'_>) -> Option<Draft> {
    let case = page.file.case.as_ref()?;
    let worker = value::id_of(&case.row, "worker_id").unwrap_or(page.scene.me.id);
    let task = Task {
        case_id: Some(case.id),
        text: tr("support-task-psychosocial"),
        due_on: Some(page.today()),
        worker_id: Some(worker),
        ..Task::default()
    };
    let form = form::of_kind(Kind::Task).next()?;
    Some(Draft::new(form, new_id().ok()?, task.to_row()))
}
