//! What came of the scales, for those who may read it: each score with its band and what it is
//! not, how it went over time, and what a positive result proposes. Shown when asked for, since
//! each look is an entry.

use chrono::NaiveDate;
use eframe::egui::{Id, Ui};

use super::super::Tab;
use super::super::page::{Page, Wish};
use super::asking::{barred, cutoff, is_trained};
use crate::domain::consent::Decision;
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::instrument::{self, Answers, Instrument, Outcome, Slot, score};
use crate::domain::kind::Kind;
use crate::domain::scale::Scale;
use crate::domain::value;
use crate::store::Held;
use crate::ui::alert::contact;
use crate::ui::command::Command;
use crate::ui::look::{Mood, icon, space};
use crate::ui::scale::{outcome_ui, trend};
use crate::ui::widgets::{badge, button, chart, frame, text};
use crate::words::{tr, tr_with};

/// How high a trend is drawn.
const CHART: f32 = 200.0;
/// The services that a positive result proposes to the plan, and to refer for.
const SERVICE: &str = "PSS_IND";
const REFER: &str = "PSS_MH";

/// The scales: what can be asked, and what came of those that were.
pub(super) fn scales_ui(ui: &mut Ui, page: &mut Page<'_>) {
    frame::card(ui, |ui| {
        frame::bar(
            ui,
            |ui| {
                text::section(ui, tr("session-scales"));
                badge::badge(ui, Mood::Info, icon::ICON_INFO, &tr("scale-not-diagnosis"));
            },
            |_| {},
        );
        text::secondary(ui, tr("session-scales-about"));
        ui.add_space(space::S);
        if page.may_write() && page.asking.is_none() {
            begin_ui(ui, page);
            ui.add_space(space::S);
        }
        let held = page.file.of(Kind::Scale);
        if held.is_empty() {
            text::faint(ui, tr("session-scales-none"));
        } else if page.scene.reader.reads_restricted() {
            for instrument in instrument::all() {
                let own = |held: &&Held| value::text_of(&held.row, "instrument") == instrument.id;
                let mut own: Vec<&Held> = held.iter().filter(own).collect();
                own.sort_by_key(|held| value::day_of(&held.row, "taken_on"));
                if !own.is_empty() {
                    ui.push_id(&instrument.id, |ui| instrument_ui(ui, page, instrument, &own));
                }
            }
        } else {
            let count = held.len().to_string();
            text::secondary(ui, tr_with("session-scales-sealed", &[("count", &count)]));
        }
    });
}

/// What may be asked now, or what stands against it and who can change that.
fn begin_ui(ui: &mut Ui, page: &mut Page<'_>) {
    if let Some((sentence, decided)) = barred(page.file, page.scene) {
        frame::notice(ui, Mood::Info, &sentence);
        let asks = decided != Some(Decision::Refused)
            && contact::is_known(contact::centre(page.scene).as_ref());
        if asks && ui.add(button::secondary(tr("session-to-consent"))).clicked() {
            page.wish(Wish::Tab(Tab::Consent));
        }
        return;
    }
    let mut untrained = Vec::new();
    ui.horizontal_wrapped(|ui| {
        for instrument in instrument::available() {
            if !is_trained(page.scene, &instrument.id) {
                untrained.push(instrument.name.show());
                continue;
            }
            let ask = button::secondary(instrument.name.show()).icon(icon::ICON_ADD);
            // Not in a child of its own, which would never go to the next row.
            if ui.add(ask).clicked() {
                page.wish(Wish::AskScale(instrument.id.clone()));
            }
        }
    });
    if !untrained.is_empty() {
        let names = untrained.join(", ");
        text::secondary(ui, tr_with("session-untrained", &[("names", &names)]));
    }
}

fn instrument_ui(ui: &mut Ui, page: &mut Page<'_>, instrument: &'static Instrument, own: &[&Held]) {
    let (Some(newest), cutoff) =
        (own.last(), cutoff(contact::centre(page.scene).as_ref(), instrument))
    else {
        return;
    };
    let open = page.open.contains(&newest.id);
    let day = |held: &Held| value::day_of(&held.row, "taken_on");
    let shown = day(newest).map(date::show).unwrap_or_default();
    let count = own.len().to_string();
    let mut turn = false;
    frame::bar(
        ui,
        |ui| {
            text::strong(ui, instrument.name.show());
            let given = [("count", count.as_str()), ("day", shown.as_str())];
            text::secondary(ui, tr_with("session-taken", &given));
        },
        |ui| {
            let word = if open { "session-hide" } else { "session-show" };
            let named = tr_with("session-show-of", &[("name", instrument.name.show())]);
            turn = ui.add(button::quiet(tr(word)).named(named)).clicked();
        },
    );
    if turn && !page.open.remove(&newest.id) {
        page.open.insert(newest.id);
        for held in own {
            page.wish(Wish::Send(Command::View { kind: Kind::Scale, id: held.id }));
        }
    }
    if !open {
        return;
    }
    let answers: Vec<(NaiveDate, Answers, &Held)> = own
        .iter()
        .filter_map(|held| {
            let text = value::text_of(&held.row, "answers");
            Some((day(held)?, Answers::from_text(instrument, text).ok()?, *held))
        })
        .collect();
    let history: Vec<(NaiveDate, Answers)> =
        answers.iter().map(|(day, answers, _)| (*day, answers.clone())).collect();
    if history.len() > 1 {
        let id = Id::unique(("trend", newest.id.bytes()));
        chart::chart(ui, id, &trend(instrument, &history, cutoff), CHART);
        ui.add_space(space::S);
    }
    for (day, answers, held) in answers.iter().rev() {
        ui.push_id(held.id, |ui| {
            about_ui(ui, page, *day, held);
            outcome_ui(ui, instrument, answers, cutoff);
            answers_ui(ui, instrument, answers);
            ui.add_space(space::S);
        });
    }
    let positive = answers.last().map(|(_, answers, _)| score(instrument, answers, cutoff));
    if matches!(positive, Some(Outcome::Scored { positive: Some(true), .. })) && page.may_write() {
        propose_ui(ui, page);
    }
}

/// When, by whom, in which language, by which version.
fn about_ui(ui: &mut Ui, page: &mut Page<'_>, day: NaiveDate, held: &Held) {
    let scale = Scale::from_row(&held.row);
    let by = scale.taken_by.map(|id| page.scene.office.name(id).to_owned()).unwrap_or_default();
    let language = crate::domain::choice::label("language", &scale.language);
    let mut parts = vec![date::show(day), by, language];
    if scale.interpreter {
        parts.push(tr("session-with-interpreter"));
    }
    if scale.oral_translation {
        parts.push(tr("session-oral-noted"));
    }
    parts.push(tr_with("session-version", &[("version", &scale.version)]));
    parts.retain(|part| !part.is_empty());
    let mut removes = false;
    frame::bar(
        ui,
        |ui| {
            text::secondary(ui, parts.join(" · "));
        },
        |ui| {
            if page.may_write() {
                let remove = button::quiet(tr("case-remove")).icon(icon::ICON_DELETE);
                removes = ui.add(remove).clicked();
            }
        },
    );
    if removes {
        page.wish(Wish::Remove(Kind::Scale, held.id));
    }
}

/// The answers, item by item.
fn answers_ui(ui: &mut Ui, instrument: &Instrument, answers: &Answers) {
    let said = instrument.slots().into_iter().filter_map(|slot| {
        let given = answers.get(slot)?;
        let option = instrument.options_of(slot).iter().find(|option| option.value == given)?;
        let topic = instrument.topic_of(slot);
        let topic = match slot {
            Slot::Item(n) => tr_with("scale-item", &[("item", &n.to_string()), ("topic", topic)]),
            Slot::Gate | Slot::Impact => topic.to_owned(),
        };
        Some((topic, option.label.show().to_owned()))
    });
    frame::pairs(ui, &said.collect::<Vec<_>>());
}

/// What a positive result proposes: never a code, and nothing goes on by itself.
fn propose_ui(ui: &mut Ui, page: &mut Page<'_>) {
    frame::notice(ui, Mood::Info, &tr("session-propose"));
    let preset = vec![("service", SERVICE.to_owned())];
    ui.horizontal(|ui| {
        if ui.add(button::secondary(tr("session-propose-plan"))).clicked() {
            page.wish(Wish::Tab(Tab::Plan));
            page.wish(Wish::New(Kind::PlanItem, preset.clone()));
        }
        if ui.add(button::secondary(tr("session-propose-referral"))).clicked() {
            page.wish(Wish::Tab(Tab::Referral));
            page.wish(Wish::New(Kind::Referral, vec![("service", REFER.to_owned())]));
        }
    });
}
