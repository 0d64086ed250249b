//! The self-check: what in the register is not right, rule by rule, gravest first. Each finding
//! opens its case where it is put right, or is passed over with a reason.

use std::collections::BTreeMap;

use eframe::egui::{Id as UiId, Ui};

use crate::domain::draft::Draft;
use crate::domain::fact::Shape;
use crate::domain::form;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::selfcheck::{Rule, Severity};
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::store::new_id;
use crate::store::selfcheck::{Finding, Found};
use crate::ui::Scene;
use crate::ui::command::{Command, Route};
use crate::ui::look::{Icon, Mood, icon, size, space};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{self, tr, tr_with};

/// How many findings of a rule are shown before it is asked for more.
const SHOWN: usize = 20;

/// A finding about to be passed over.
struct Passing {
    finding: Finding,
    reason: String,
    complaint: Option<String>,
}

/// What was found, which rule is open, and the finding about to be passed over.
#[derive(Default)]
pub(super) struct Check {
    found: Option<BTreeMap<Rule, Found>>,
    open: Option<Rule>,
    whole: bool,
    passing: Option<Passing>,
}

impl Check {
    pub(super) fn read(&mut self, found: BTreeMap<Rule, Found>) {
        self.found = Some(found);
    }

    pub(super) fn is_unread(&self) -> bool {
        self.found.is_none()
    }

    pub(super) fn saved(&mut self) {
        self.passing = None;
    }

    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        let Some(passing) = &mut self.passing else { return false };
        passing.complaint = problems.first().map(Problem::sentence);
        true
    }

    #[cfg(test)]
    pub(super) fn type_reason(&mut self, text: &str) {
        self.passing.as_mut().unwrap().reason = text.to_owned();
    }

    /// Every rule with its count; the open one with its findings.
    pub(super) fn check_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Command> {
        let found = self.found.take().unwrap_or_default();
        let all: usize = found.values().map(|found| found.count).sum();
        let mut command = None;
        let count = words::count(i64::try_from(all).unwrap_or_default());
        text::secondary(ui, tr_with("selfcheck-count", &[("count", &count)]));
        if all == 0 {
            frame::empty(ui, icon::ICON_TASK_ALT, &tr("selfcheck-none"), None);
        }
        for severity in [Severity::First, Severity::Soon, Severity::Tidy] {
            let rules: Vec<(&Rule, &Found)> = found
                .iter()
                .filter(|(rule, found)| rule.severity() == severity && found.count > 0)
                .collect();
            if rules.is_empty() {
                continue;
            }
            ui.add_space(space::S);
            frame::card(ui, |ui| {
                let (mood, sign) = sign(severity);
                ui.horizontal(|ui| {
                    text::section(ui, tr(&format!("selfcheck-severity-{}", severity.key())));
                    let count: usize = rules.iter().map(|(_, found)| found.count).sum();
                    let count = words::count(i64::try_from(count).unwrap_or_default());
                    badge::badge(ui, mood, sign, &count);
                });
                for (rule, found) in rules {
                    ui.push_id(rule, |ui| {
                        command = self.rule_ui(ui, *rule, found, scene).or(command.take());
                    });
                }
            });
        }
        let passed: usize = found.values().map(|found| found.dismissed).sum();
        if passed > 0 {
            ui.add_space(space::S);
            let count = passed.to_string();
            text::faint(ui, tr_with("selfcheck-passed", &[("count", &count)]));
        }
        ui.add_space(space::L);
        self.found = Some(found);
        command
    }

    fn rule_ui(
        &mut self,
        ui: &mut Ui,
        rule: Rule,
        found: &Found,
        scene: Scene<'_>,
    ) -> Option<Command> {
        let mut command = None;
        let key = rule.key().replace('_', "-");
        let title = tr(&format!("selfcheck-{key}"));
        let is_open = self.open == Some(rule);
        let count = words::count(i64::try_from(found.count).unwrap_or_default());
        frame::bar(
            ui,
            |ui| {
                let sign = if is_open { icon::ICON_EXPAND_LESS } else { icon::ICON_EXPAND_MORE };
                let fold = button::quiet(format!("{count}  {title}")).icon(sign);
                if ui.add(fold).clicked() {
                    self.open = (!is_open).then_some(rule);
                    self.whole = false;
                }
            },
            |ui| {
                let all = button::quiet(tr("selfcheck-people")).icon(icon::ICON_GROUPS);
                let all = all.named(tr_with("selfcheck-people-of", &[("what", &title)]));
                if ui.add(all).clicked() {
                    command = Some(Command::Go(Route::picked(title.clone(), found.people.clone())));
                }
            },
        );
        if !is_open {
            return command;
        }
        text::secondary(ui, tr(&format!("selfcheck-{key}-about")));
        let most = if self.whole { found.first.len() } else { SHOWN };
        for finding in found.first.iter().take(most) {
            ui.push_id(finding.about, |ui| {
                command = self.finding_ui(ui, finding, scene).or(command.take());
            });
        }
        let shown = found.first.len().min(most);
        if found.count > shown {
            let rest = words::count(i64::try_from(found.count - shown).unwrap_or_default());
            if shown < found.first.len() {
                let more = tr_with("today-more", &[("count", &rest)]);
                self.whole |= ui.add(button::quiet(more)).clicked();
            } else {
                text::faint(ui, tr_with("today-rest", &[("count", &rest)]));
            }
        }
        command
    }

    fn finding_ui(&mut self, ui: &mut Ui, finding: &Finding, scene: Scene<'_>) -> Option<Command> {
        let _ = scene;
        let mut command = None;
        let nameless = finding.name.is_empty();
        let name = if nameless { tr("people-nameless") } else { finding.name.clone() };
        frame::bar(
            ui,
            |ui| {
                ui.set_min_height(size::ROW);
                ui.add_space(space::XL);
                text::body(ui, name.as_str());
                text::secondary(ui, finding.number.as_str());
            },
            |ui| {
                let open = button::secondary(tr("selfcheck-open"));
                let open = open.named(tr_with("selfcheck-open-of", &[("who", &name)]));
                if ui.add(open).clicked() {
                    let (person, case) = (finding.person, finding.case);
                    let tab = finding.rule.tab().to_owned();
                    command = Some(Command::Go(Route::Case { person, case, tab }));
                }
                let pass = button::quiet(tr("selfcheck-pass"));
                let pass = pass.named(tr_with("selfcheck-pass-of", &[("who", &name)]));
                if ui.add(pass).clicked() {
                    self.passing = Some(Passing {
                        finding: finding.clone(),
                        reason: String::new(),
                        complaint: None,
                    });
                }
            },
        );
        command
    }

    /// Asks why a finding is passed over.
    pub(super) fn over_ui(&mut self, ui: &Ui) -> Option<Command> {
        let passing = self.passing.as_mut()?;
        let id = UiId::unique(("selfcheck-pass", passing.finding.about.bytes()));
        let key = passing.finding.rule.key().replace('_', "-");
        let what = tr(&format!("selfcheck-{key}"));
        let answer = Dialog::new(id, tr("selfcheck-pass-title"), tr("supervision-cancel"))
            .body(tr_with(
                "selfcheck-pass-body",
                &[("what", &what), ("who", &passing.finding.name)],
            ))
            .verb(tr("selfcheck-pass-verb"))
            .width(520.0)
            .show(ui.ctx(), |ui| {
                let look = FieldLook::new(tr("selfcheck-reason"))
                    .required(true)
                    .complaint(passing.complaint.clone());
                let typed = field::multiline(ui, id.with("text"), &look, 2, &mut passing.reason);
                if typed.changed() {
                    passing.complaint = None;
                }
            })?;
        if answer != Answer::Verb {
            self.passing = None;
            return None;
        }
        let mut base = Row::new();
        let known = [
            ("person_id", passing.finding.person.to_string()),
            ("rule", passing.finding.rule.key().to_owned()),
            ("about", passing.finding.about.to_string()),
        ];
        for (key, text) in known {
            value::put(&mut base, key, Value::Text(text));
        }
        let form = form::of_kind(Kind::Dismissal).next()?;
        let mut draft = Draft::new(form, new_id().ok()?, base);
        draft.type_in("reason", Shape::Prose, &passing.reason);
        Some(Command::Save(vec![draft]))
    }
}

fn sign(severity: Severity) -> (Mood, Icon) {
    match severity {
        Severity::First => (Mood::Warn, icon::ICON_PRIORITY_HIGH),
        Severity::Soon => (Mood::Info, icon::ICON_SCHEDULE),
        Severity::Tidy => (Mood::Neutral, icon::ICON_EDIT_NOTE),
    }
}
