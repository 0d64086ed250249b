//! Every change of every record of a file, newest first: when, who, what, from what to what,
//! why. What a reader may not open stays sealed here, too.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use eframe::egui::{self, Id as UiId, Ui};

use super::page::Page;
use super::{card, event};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{Keyed, Value};
use crate::store::case::{CaseFile, Office};
use crate::store::clock;
use crate::store::journal::history::Change;
use crate::store::journal::view::VIEW;
use crate::ui::look::{Mood, icon, size, space};
use crate::ui::widgets::field::FieldLook;
use crate::ui::widgets::table::{Column, Table, TableState};
use crate::ui::widgets::{badge, frame, list, text};
use crate::words::tr;

/// One change of one field, in words.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Row of the journal.
    pub(super) entry: i64,
    /// The user.
    pub(super) by: Option<Id>,
    /// Day and time.
    pub(super) at: String,
    /// The machine's clock was doubtful.
    pub(super) doubtful: bool,
    /// Who.
    pub(super) who: String,
    /// Kind of the record.
    pub(super) kind: Kind,
    /// The record.
    pub(super) record: Id,
    /// The record in words.
    pub(super) what: String,
    /// Label of the field.
    pub(super) field: String,
    /// Before.
    pub(super) from: String,
    /// After.
    pub(super) to: String,
    /// Why, where it was said.
    pub(super) why: String,
    /// One of its values may not be read by whoever looks.
    pub(super) sealed: bool,
}

/// What of the history is in view.
#[derive(Default)]
pub(super) struct Choice {
    /// Key of the one kind shown; empty for all.
    pub(super) kind: String,
    /// The one record shown.
    pub(super) record: Option<Id>,
    /// Cursor of the table.
    table: TableState<usize>,
}

impl Choice {
    /// Only this record.
    pub(super) fn only(record: Id) -> Self {
        Self { record: Some(record), ..Self::default() }
    }
}

/// The changes in words, in the order given.
pub(super) fn lines(
    file: &CaseFile,
    changes: &[Change],
    office: &Office,
    today: NaiveDate,
) -> Vec<Line> {
    let held = event::records(file);
    let titles: BTreeMap<Id, String> = held
        .into_iter()
        .map(|(id, held)| (id, card::summary(office, held.kind, &held.row, today).title))
        .collect();
    changes.iter().filter_map(|change| line(file, change, &titles, office)).collect()
}

fn line(
    file: &CaseFile,
    change: &Change,
    titles: &BTreeMap<Id, String>,
    office: &Office,
) -> Option<Line> {
    if change.kind == VIEW {
        return viewed(change, titles, office);
    }
    let kind = Kind::from_key(&change.kind)?;
    let gone = change.key == event::GONE;
    let known = event::field(kind, &change.key);
    // Links to the file itself say nothing, and notes of the program are not fields.
    let link = matches!(change.key.as_str(), "person_id" | "case_id");
    if link || (known.is_none() && !gone) {
        return None;
    }
    let say = |value: &Value| match (gone, value.int().unwrap_or_default()) {
        (true, 0) => tr("case-present"),
        (true, _) => tr("case-gone"),
        (false, _) => event::said(file, office, kind, &change.key, value),
    };
    let what = named(kind, change.record, titles);
    let sealed = |value: &Value| matches!(value, Value::Sealed(_));
    Some(Line {
        entry: change.entry,
        by: change.by,
        at: clock::local(change.at).format("%d/%m/%Y %H:%M").to_string(),
        doubtful: change.doubtful,
        who: event::name(office, change.by),
        kind,
        record: change.record,
        what,
        field: if gone { tr("case-record") } else { event::label(kind, &change.key) },
        from: say(&change.from),
        to: say(&change.to),
        why: change.reason.clone(),
        sealed: sealed(&change.from) || sealed(&change.to),
    })
}

/// What a record is called here.
fn named(kind: Kind, record: Id, titles: &BTreeMap<Id, String>) -> String {
    let word = card::word(kind);
    let what = titles.get(&record).filter(|title| **title != word);
    let own = matches!(kind, Kind::Person | Kind::Case);
    match what {
        Some(title) if !own => format!("{word} : {title}"),
        _ => word,
    }
}

/// That somebody looked at a record.
fn viewed(change: &Change, titles: &BTreeMap<Id, String>, office: &Office) -> Option<Line> {
    let kind = Kind::from_key(change.to.text()?)?;
    let word = if change.key == "restricted" { "case-viewed-restricted" } else { "case-viewed" };
    Some(Line {
        entry: change.entry,
        by: change.by,
        at: clock::local(change.at).format("%d/%m/%Y %H:%M").to_string(),
        doubtful: change.doubtful,
        who: event::name(office, change.by),
        kind,
        record: change.record,
        what: named(kind, change.record, titles),
        field: tr("case-view"),
        from: String::new(),
        to: tr(word),
        why: change.reason.clone(),
        sealed: false,
    })
}

/// The table with its filters, and the change under the cursor in full.
pub(super) fn history_ui(ui: &mut Ui, page: &Page<'_>, choice: &mut Choice) {
    let lines = &page.view.lines;
    filters_ui(ui, lines, choice);
    ui.add_space(space::S);
    let kind = Kind::from_key(&choice.kind);
    let shown: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| kind.is_none_or(|kind| line.kind == kind))
        .filter(|(_, line)| choice.record.is_none_or(|record| line.record == record))
        .map(|(at, _)| at)
        .collect();
    if shown.is_empty() {
        frame::empty(ui, icon::ICON_HISTORY, &tr("case-history-none"), None);
        return;
    }
    let at = |row: usize| shown.get(row).and_then(|at| lines.get(*at));
    let picked = choice.table.cursor.and_then(at).cloned();
    let below = if picked.is_some() { 150.0 } else { 0.0 };
    let high = (ui.available_height() - below - space::L).max(size::ROW * 5.0);
    let columns = [
        Column::new(tr("case-history-when"), 156.0),
        Column::new(tr("case-history-who"), 120.0).grow(0.5),
        Column::new(tr("case-history-record"), 150.0).grow(1.0),
        Column::new(tr("case-history-field"), 130.0).grow(0.8),
        Column::new(tr("case-history-from"), 120.0).grow(1.0),
        Column::new(tr("case-history-to"), 120.0).grow(1.0),
        Column::new(tr("case-history-why"), 90.0).grow(0.5),
    ];
    Table::new(UiId::unique("case-history"), tr("case-tab-history"), &columns, shown.len())
        .height(high)
        .show(
            ui,
            &mut choice.table,
            |row| shown.get(row).copied(),
            |row, cells| {
                let Some(line) = at(row) else { return };
                if line.doubtful {
                    cells.tinted(Mood::Warn, &line.at);
                    cells.say(&tr("case-doubtful"));
                } else {
                    cells.text(&line.at);
                }
                cells.text(&line.who);
                cells.soft(&line.what);
                cells.strong(&line.field);
                if line.sealed {
                    cells.soft(&line.from);
                    cells.badge(Mood::Neutral, icon::ICON_LOCK, &line.to);
                } else {
                    cells.soft(&line.from);
                    cells.text(&line.to);
                }
                cells.soft(&line.why);
            },
        );
    if let Some(line) = picked {
        ui.add_space(space::M);
        detail_ui(ui, &line);
    }
}

fn filters_ui(ui: &mut Ui, lines: &[Line], choice: &mut Choice) {
    let kinds: BTreeSet<Kind> = lines.iter().map(|line| line.kind).collect();
    let words: Vec<(&str, String)> =
        kinds.iter().map(|kind| (kind.key(), card::words(*kind))).collect();
    let all = tr("case-history-all");
    let mut entries = vec![("", all.as_str())];
    entries.extend(words.iter().map(|(key, word)| (*key, word.as_str())));
    ui.horizontal(|ui| {
        let look = FieldLook::new(tr("case-history-kind")).required(false).width(280.0);
        ui.vertical(|ui| {
            ui.set_max_width(280.0);
            let id = UiId::unique("case-history-kind");
            if list::list(ui, id, &look, &entries, &mut choice.kind).changed() {
                choice.table = TableState::default();
            }
        });
        ui.add_space(space::M);
        let only = choice.record.and_then(|record| lines.iter().find(|l| l.record == record));
        if let Some(line) = only
            && badge::chip(ui, &line.what)
        {
            choice.record = None;
            choice.table = TableState::default();
        }
    });
}

/// One change in full: long texts wrap here.
fn detail_ui(ui: &mut Ui, line: &Line) {
    frame::card(ui, |ui| {
        egui::ScrollArea::vertical().id_salt("case-history-detail").max_height(110.0).show(
            ui,
            |ui| {
                ui.horizontal_wrapped(|ui| {
                    text::strong(ui, format!("{} · {}", line.what, line.field));
                    text::secondary(ui, format!("{} · {}", line.at, line.who));
                    if line.doubtful {
                        badge::badge(ui, Mood::Warn, icon::ICON_SCHEDULE, &tr("case-doubtful"));
                    }
                    if line.sealed {
                        badge::badge(ui, Mood::Neutral, icon::ICON_LOCK, &tr("problem-sealed"));
                    }
                });
                frame::pairs(
                    ui,
                    &[
                        (tr("case-history-from"), line.from.clone()),
                        (tr("case-history-to"), line.to.clone()),
                        (tr("case-history-why"), line.why.clone()),
                    ],
                );
            },
        );
    });
}
