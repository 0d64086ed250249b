//! The first run: who you are and where, then a password. Nothing of it needs an administrator
//! or a network; what comes after it is the recovery key.

use eframe::egui::{self, Id, Margin, Ui};
use zeroize::Zeroizing;

use super::{Ask, FirstRun, entered, forget, secret, secret_ui, wordmark_ui, working_ui};
use crate::domain::name;
use crate::domain::role::Role;
use crate::domain::value::Keyed;
use crate::store::vault::{Vault, password};
use crate::ui::command::Command;
use crate::ui::look::{self, Mood, Text, icon, size, space};
use crate::ui::widgets::{badge, button, choice, field, field::FieldLook, frame, text};
use crate::words::{self, Lang, tr, tr_with};

/// Roles somebody alone in an office needs to do everything.
const ALONE: [Role; 4] =
    [Role::SocialWorker, Role::Counsellor, Role::LoneSupervisor, Role::Administrator];
/// Words of a centre's name that say nothing about which one it is.
const COMMON: [&str; 14] = [
    "centre", "center", "transit", "office", "bureau", "accueil", "de", "du", "des", "la", "le",
    "the", "of", "d",
];

/// How a password is chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Four words at random.
    Offered,
    /// One's own.
    Own,
}

/// What was typed so far.
pub(super) struct First {
    /// Whether it is about the password already.
    at_password: bool,
    /// Another step was just opened: the keyboard goes to its first part.
    fresh: bool,
    name: String,
    roles: Vec<Role>,
    centre: String,
    code: String,
    /// The code was typed, and no longer follows the name of the centre.
    own_code: bool,
    way: Way,
    offered: Zeroizing<String>,
    password: Zeroizing<String>,
    again: Zeroizing<String>,
    /// Bits the own password is worth, reckoned when it changes.
    bits: u32,
    /// Complaints about name, roles, centre and code, or password and repetition.
    wrong: [Option<String>; 4],
}

impl Default for First {
    fn default() -> Self {
        Self {
            at_password: false,
            fresh: false,
            name: String::new(),
            roles: ALONE.to_vec(),
            centre: String::new(),
            code: String::new(),
            own_code: false,
            way: Way::Offered,
            offered: secret(),
            password: secret(),
            again: secret(),
            bits: 0,
            wrong: [const { None }; 4],
        }
    }
}

pub(super) fn name_id() -> Id {
    Id::unique("first name")
}

fn centre_id() -> Id {
    Id::unique("first centre")
}

fn code_id() -> Id {
    Id::unique("first code")
}

fn password_id() -> Id {
    Id::unique("first password")
}

fn again_id() -> Id {
    Id::unique("first again")
}

impl First {
    pub(super) fn first_ui(
        &mut self,
        ui: &mut Ui,
        vault: &Vault,
        busy: bool,
        refused: Option<&str>,
    ) -> Option<Ask> {
        let step = if self.at_password { "2" } else { "1" };
        frame::bar(ui, wordmark_ui, |ui| {
            let step = text::label(ui, tr_with("unlock-step", &[("step", step)]));
            step.on_hover_text(vault.dir().to_string_lossy());
        });
        if self.at_password { self.password_ui(ui, busy, refused) } else { self.who_ui(ui) }
    }

    fn who_ui(&mut self, ui: &mut Ui) -> Option<Ask> {
        text::section(ui, tr("unlock-first-title"));
        text::body(ui, tr("unlock-first-about"));
        let mut ask = None;
        frame::form(ui, 4, |ui, at| match at {
            0 => {
                let look = FieldLook::new(tr("unlock-name"))
                    .hint(tr("unlock-first-name-hint"))
                    .complaint(self.wrong[0].clone());
                let typed = field::text(ui, name_id(), &look, &mut self.name);
                if typed.changed() {
                    self.wrong[0] = None;
                }
                field::enter_advances(ui, &typed);
            }
            1 => {
                let entries = Lang::ALL.map(|lang| (lang.key(), lang.name()));
                let mut key = words::language().key().to_owned();
                let look = FieldLook::new(tr("unlock-language")).required(false);
                choice::segmented(ui, Id::unique("first language"), &look, &entries, &mut key);
                let chosen = Lang::from_key(&key).filter(|lang| *lang != words::language());
                if let Some(lang) = chosen {
                    words::set_language(lang);
                    ask = Some(Ask::Set(Command::SetLanguage(lang)));
                }
            }
            2 => {
                let look = FieldLook::new(tr("unlock-centre"))
                    .hint(tr("unlock-centre-hint"))
                    .complaint(self.wrong[2].clone());
                let typed = field::text(ui, centre_id(), &look, &mut self.centre);
                if typed.changed() {
                    self.wrong[2] = None;
                    if !self.own_code {
                        self.code = code(&self.centre);
                        self.wrong[3] = None;
                    }
                }
                field::enter_advances(ui, &typed);
            }
            _ => {
                let look = FieldLook::new(tr("unlock-code"))
                    .hint(tr("unlock-code-hint"))
                    .complaint(self.wrong[3].clone());
                let typed = field::text(ui, code_id(), &look, &mut self.code);
                if typed.changed() {
                    self.code = self.code.to_uppercase();
                    self.own_code = !self.code.is_empty();
                    self.wrong[3] = None;
                }
                field::enter_advances(ui, &typed);
            }
        });
        self.roles_ui(ui);
        ui.add_space(space::XS);
        if ui.add(button::primary(tr("unlock-next"))).clicked() {
            if self.judge_who() {
                (self.at_password, self.fresh) = (true, true);
                self.offer();
            } else {
                let ids = [Some(name_id()), None, Some(centre_id()), Some(code_id())];
                let wrong = self.wrong.iter().zip(ids).find_map(|(wrong, id)| {
                    wrong.as_ref()?;
                    id
                });
                if let Some(id) = wrong {
                    ui.memory_mut(|m| m.request_focus(id));
                }
            }
        }
        ask
    }

    fn roles_ui(&mut self, ui: &mut Ui) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            text::strong(ui, tr("unlock-roles"));
            text::secondary(ui, tr("unlock-roles-about"));
            if let Some(wrong) = &self.wrong[1] {
                field::complaint_ui(ui, wrong);
            }
        });
        if roles_ui(ui, &mut self.roles) {
            self.wrong[1] = None;
        }
    }

    fn judge_who(&mut self) -> bool {
        let code = self.code.trim();
        let fits = (2..=5).contains(&code.chars().count())
            && code.chars().all(|c| c.is_ascii_alphanumeric());
        self.wrong = [
            self.name.trim().is_empty().then(|| tr("unlock-first-name-missing")),
            self.roles.is_empty().then(|| tr("unlock-role-missing")),
            self.centre.trim().is_empty().then(|| tr("unlock-centre-missing")),
            (!fits).then(|| tr("unlock-code-wrong")),
        ];
        self.wrong.iter().all(Option::is_none)
    }

    fn offer(&mut self) {
        match password::offer() {
            Ok(offered) => self.offered = offered,
            Err(_) => self.way = Way::Own,
        }
    }

    fn password_ui(&mut self, ui: &mut Ui, busy: bool, refused: Option<&str>) -> Option<Ask> {
        text::section(ui, tr("unlock-password-title"));
        let mut go = false;
        ui.add_enabled_ui(!busy, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            go = match self.way {
                Way::Offered => self.offered_ui(ui),
                Way::Own => self.own_ui(ui),
            };
        });
        if let Some(refused) = refused {
            field::complaint_ui(ui, refused);
        }
        ui.add_space(space::XS);
        if busy {
            working_ui(ui, &tr("unlock-creating"));
            return None;
        }
        let mut back = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            go |= ui.add(button::primary(tr("unlock-create"))).clicked();
            back = ui.add(button::secondary(tr("unlock-back"))).clicked();
        });
        if back {
            self.at_password = false;
        }
        let chosen = go.then(|| self.judge_password()).flatten()?;
        forget(ui, password_id());
        forget(ui, again_id());
        Some(Ask::Create(FirstRun {
            name: self.name.trim().to_owned(),
            roles: self.roles.clone(),
            password: chosen,
            centre: self.centre.trim().to_owned(),
            centre_code: self.code.trim().to_owned(),
        }))
    }

    fn offered_ui(&mut self, ui: &mut Ui) -> bool {
        text::body(ui, tr("unlock-offered-about"));
        words_ui(ui, &self.offered);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let another = button::secondary(tr("unlock-offer-another"));
            let another = ui.add(another.icon(icon::ICON_REFRESH));
            // Not the one that goes on: Enter twice would pass the words unseen.
            if std::mem::take(&mut self.fresh) {
                another.request_focus();
            }
            if another.clicked() {
                self.offer();
            }
            if ui.add(button::quiet(tr("unlock-own"))).clicked() {
                self.way = Way::Own;
                ui.memory_mut(|m| m.request_focus(password_id()));
            }
        });
        false
    }

    fn own_ui(&mut self, ui: &mut Ui) -> bool {
        let [first, second, ..] = &mut self.wrong;
        let look = (&*tr("unlock-password"), &*tr("unlock-own-hint"));
        let typed = secret_ui(ui, password_id(), look, first, &mut self.password);
        if typed.changed() {
            self.bits = password::bits(&self.password, &[&self.name, &self.centre]);
        }
        field::enter_advances(ui, &typed);
        strength_ui(ui, self.bits, self.password.is_empty());
        let look = (&*tr("unlock-password-again"), "");
        let again = secret_ui(ui, again_id(), look, second, &mut self.again);
        let go = again.lost_focus() && entered(ui);
        if ui.add(button::quiet(tr("unlock-offered"))).clicked() {
            self.way = Way::Offered;
            self.offer();
        }
        go
    }

    /// The password, if it will do.
    fn judge_password(&mut self) -> Option<Zeroizing<String>> {
        if self.way == Way::Offered {
            return Some(self.offered.clone());
        }
        let weak = password::judge(&self.password, &[&self.name, &self.centre]);
        let differs = *self.password != *self.again;
        self.wrong = [
            weak.err().map(|problem| problem.sentence()),
            differs.then(|| tr("unlock-password-differs")),
            None,
            None,
        ];
        self.wrong.iter().all(Option::is_none).then(|| self.password.clone())
    }
}

/// Every role with a box to tick and what it is for; true when one was ticked or unticked.
pub(in crate::ui) fn roles_ui(ui: &mut Ui, roles: &mut Vec<Role>) -> bool {
    let mut changed = false;
    let columns = if ui.available_width() < size::ONE_COLUMN { 1 } else { 3 };
    let each = Role::ALL.len().div_ceil(columns);
    ui.columns(columns, |columns| {
        for (at, role) in Role::ALL.iter().copied().enumerate() {
            let Some(ui) = columns.get_mut(at / each) else { continue };
            ui.spacing_mut().item_spacing.y = space::XS;
            changed |= role_ui(ui, role, roles);
        }
    });
    changed
}

fn role_ui(ui: &mut Ui, role: Role, roles: &mut Vec<Role>) -> bool {
    let word = role.key().replace('_', "-");
    let mut on = roles.contains(&role);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let tick = button::tick(ui, &mut on, tr(&format!("role-{word}")));
        let about = tr(&format!("role-about-{word}"));
        ui.accesskit_node_builder(tick.id, |node| node.set_description(about.clone()));
        ui.horizontal_top(|ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(size::ICON + space::S);
            let ink = look::look(ui).ink_soft;
            ui.add(egui::Label::new(text::rich(about, Text::Secondary, ink)).wrap());
        });
        if tick.changed() {
            roles.retain(|held| *held != role);
            if on {
                roles.push(role);
            }
        }
        tick.changed()
    })
    .inner
}

/// An offered password, large.
pub(in crate::ui) fn words_ui(ui: &mut Ui, offered: &str) {
    let t = look::look(ui);
    let ground = egui::Frame::new().fill(t.selected).corner_radius(look::radius());
    ground.inner_margin(Margin::from(space::L)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(egui::Label::new(text::rich(offered, Text::Name, t.ink)).wrap());
    });
}

/// How good an own password is, while it is typed.
pub(in crate::ui) fn strength_ui(ui: &mut Ui, bits: u32, empty: bool) {
    if empty {
        return;
    }
    if bits >= password::LEAST_BITS {
        badge::badge(ui, Mood::Good, icon::ICON_CHECK_CIRCLE, &tr("unlock-strong"));
    } else {
        badge::badge(ui, Mood::Warn, icon::ICON_WARNING, &tr("unlock-weak"));
    }
}

/// A short code from the name of a centre: the first letters of the word that tells it apart.
fn code(centre: &str) -> String {
    let words = name::words(centre);
    let telling = words.iter().find(|word| !COMMON.contains(&word.as_str()));
    let letters = telling.or(words.first()).map(String::as_str).unwrap_or_default();
    letters.chars().filter(char::is_ascii_alphanumeric).take(3).collect::<String>().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn a_code_comes_from_the_name_of_the_centre() {
        let check = |centre: &str, expected: &str| assert_eq!(code(centre), expected, "{centre}");
        check("Bamako", "BAM");
        check("Centre de transit de Gao", "GAO");
        check("Ségou", "SEG");
        check("Centre", "CEN");
        check("", "");
    }
}
