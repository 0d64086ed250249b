//! The forms of the office: their answers about this person or this case, read and edited in
//! place like any other.

use eframe::egui::Ui;

use super::page::Page;
use super::section::form_ui;
use crate::domain::form::{self, Form};
use crate::domain::kind::Kind;
use crate::store::Held;
use crate::ui::form as fields;
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::{badge, frame, text};
use crate::words::tr;

/// Every form in use, and those no longer asked that were answered here.
pub(super) fn questionnaires_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let mut any = false;
    for loaded in page.scene.office.forms.clone() {
        let held = match loaded.form.kind {
            Kind::Person => Some(&page.file.person),
            _ => page.file.case.as_ref(),
        };
        let Some(held) = held else { continue };
        if loaded.off && !is_answered(loaded.form, held) {
            continue;
        }
        if std::mem::replace(&mut any, true) {
            ui.add_space(space::L);
        }
        let title = form::title(loaded.form.name);
        if loaded.off {
            stopped_ui(ui, page, &title, loaded.form, held);
        } else {
            form_ui(ui, page, &title, loaded.form.name, held);
        }
    }
    if !any {
        Page::nothing_ui(ui, &tr("questionnaire-case-none"));
    }
}

fn is_answered(form: &Form, held: &Held) -> bool {
    form.lines.iter().any(|line| held.row.contains_key(line.name))
}

/// Only to be read: nobody is asked any more.
fn stopped_ui(ui: &mut Ui, page: &Page<'_>, title: &str, form: &Form, held: &Held) {
    frame::card(ui, |ui| {
        frame::bar(
            ui,
            |ui| {
                text::section(ui, title);
            },
            |ui| {
                let word = tr("questionnaire-off");
                badge::badge(ui, Mood::Neutral, icon::ICON_BLOCK, &word);
            },
        );
        ui.add_space(space::S);
        fields::view_ui(ui, page.scene, form, &held.row);
    });
}

#[cfg(test)]
mod tests {
    use eframe::egui::accesskit::Role;
    use egui_kittest::kittest::Queryable as _;

    use crate::domain::questionnaire::{AskedOf, Sheets, read_sheets};
    use crate::domain::value::{self, Value};
    use crate::ui::case::CasePage;
    use crate::ui::command::{Command, FormOrder};
    use crate::ui::testing::{self, case, person, show};

    #[test]
    fn the_forms_of_the_office_are_answered_where_they_are_read() {
        let (_folder, mut session) = testing::session();
        let awa = person(&mut session, "Traoré", "Awa");
        let of_awa = case(&mut session, awa);
        let row = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
        let sheets = Sheets {
            survey: vec![
                row("type|name|label"),
                row("note|avant|Demandez d’abord si elle veut répondre."),
                row("select_one ouinon|marche|Va-t-elle au marché ?"),
            ],
            choices: vec![
                row("list_name|name|label"),
                row("ouinon|oui|Oui"),
                row("ouinon|non|Non"),
            ],
            settings: vec![row("form_title|form_id"), row("Vie au quartier|quartier_d")],
            file: String::new(),
        };
        let body = Box::new(read_sheets(&sheets).unwrap());
        let order = FormOrder { asked_of: AskedOf::Case, body };
        session.perform(Command::LoadForm(Box::new(order))).unwrap();
        let mut window = show(session, CasePage::new(awa, None, "form"));
        window.run_steps(3);
        window.get_by_role_and_label(Role::Tab, "Questionnaires");
        window.get_by_label("Vie au quartier");
        window.get_by_role_and_label(Role::Button, "Modifier").click();
        window.run_steps(4);
        window.get_by_label("Demandez d’abord si elle veut répondre.");
        window.get_by_role_and_label(Role::RadioButton, "Oui").click();
        window.run_steps(3);
        window.get_by_role_and_label(Role::Button, "Enregistrer").click();
        window.run_steps(3);
        assert!(window.state_mut().perform().is_empty());
        window.run_steps(3);
        let reader = window.state().session.store().reader();
        let held = reader.row(crate::domain::kind::Kind::Case, of_awa).unwrap().unwrap();
        assert_eq!(value::of(&held, "q.quartier_d.marche"), &Value::Text("oui".into()));
        window.get_by_label("Oui");
    }
}
