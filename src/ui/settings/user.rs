//! The users: who may come in, as what. A user is added with a first password, which is shown
//! before and never after; taking a user away asks first, naming them.

use eframe::egui::{Id, Ui, Vec2};
use zeroize::Zeroizing;

use super::{head_ui, list_height};
use crate::domain::id::Id as Record;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::role::{self, Right, Role};
use crate::domain::value::Keyed;
use crate::store::vault::password;
use crate::store::{Held, StoreError};
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::look::{Mood, icon, space};
use crate::ui::unlock::{forget, roles_ui, secret_ui, strength_ui, words_ui};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::table::{Column, Table, TableState};
use crate::ui::widgets::{button, field, field::FieldLook, frame, text};
use crate::words::{tr, tr_with};

/// A user of the list.
struct User {
    id: Record,
    name: String,
    roles: Vec<Role>,
    inactive: bool,
}

impl User {
    fn of(held: &Held) -> Self {
        let user: crate::domain::user::User = crate::domain::fact::Record::from_row(&held.row);
        Self {
            id: held.id,
            name: user.name,
            roles: role::parse(&user.role),
            inactive: user.inactive,
        }
    }

    fn roles_text(&self) -> String {
        let words = self.roles.iter().map(|role| tr(&format!("role-{}", word(*role))));
        words.collect::<Vec<_>>().join(", ")
    }
}

fn word(role: Role) -> String {
    role.key().replace('_', "-")
}

/// A user being added or changed.
struct Form {
    /// Who is being changed; nobody while one is being added.
    user: Option<Record>,
    name: String,
    roles: Vec<Role>,
    /// Held before: to see what is new.
    before: Vec<Role>,
    /// A password is to be given.
    gives: bool,
    /// Whether the password is typed instead of offered.
    typed: bool,
    offered: Zeroizing<String>,
    password: Zeroizing<String>,
    bits: u32,
    /// Complaints about name, roles and password.
    wrong: [Option<String>; 3],
}

impl Form {
    fn new(user: Option<&User>) -> Self {
        let roles = user.map_or_else(|| vec![Role::SocialWorker], |user| user.roles.clone());
        Self {
            user: user.map(|user| user.id),
            name: user.map(|user| user.name.clone()).unwrap_or_default(),
            before: user.map(|user| user.roles.clone()).unwrap_or_default(),
            roles,
            gives: user.is_none(),
            typed: false,
            offered: password::offer().unwrap_or_default(),
            password: Zeroizing::new(String::with_capacity(512)),
            bits: 0,
            wrong: [const { None }; 3],
        }
    }

    /// Restricted content opens with a key that only a new password can hand over.
    fn needs_password(&self) -> bool {
        let reads = |roles: &[Role]| role::may(roles, Right::ReadRestricted);
        self.user.is_some() && reads(&self.roles) && !reads(&self.before)
    }
}

/// The list of users, and the one being added or changed.
#[derive(Default)]
pub(super) struct Users {
    list: Vec<User>,
    table: TableState<Record>,
    form: Option<Form>,
    removing: Option<Record>,
}

/// What was pressed under the form.
enum Pressed {
    Save,
    Cancel,
    Remove,
}

impl Users {
    pub(super) fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        self.list = scene.reader.all(Kind::User)?.iter().map(User::of).collect();
        self.list.sort_by_key(|user| (user.inactive, crate::domain::name::fold(&user.name)));
        Ok(())
    }

    pub(super) fn is_touched(&self) -> bool {
        self.form.as_ref().is_some_and(|form| form.user.is_none() && !form.name.is_empty())
    }

    pub(super) fn saved(&mut self) {
        self.form = None;
    }

    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        let Some(form) = &mut self.form else { return false };
        for problem in problems {
            let at = ["name", "role"].iter().position(|field| *field == problem.field);
            if let Some(wrong) = form.wrong.get_mut(at.unwrap_or(0)) {
                *wrong = Some(problem.sentence());
            }
        }
        true
    }

    pub(super) fn users_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        if self.form.is_some() {
            let mut commands: Vec<Command> = self.form_ui(ui, scene).into_iter().collect();
            commands.extend(self.remove_ui(ui));
            return commands;
        }
        let mut add = false;
        head_ui(ui, tr("settings-users"), |ui| {
            let button = button::primary(tr("settings-add-user")).icon(icon::ICON_PERSON_ADD);
            add = ui.add(button).clicked();
        });
        text::secondary(ui, tr("settings-users-about"));
        let open = self.list_ui(ui, scene);
        if add {
            self.form = Some(Form::new(None));
            ui.memory_mut(|m| m.request_focus(name_id()));
        } else if let Some(user) = open.and_then(|at| self.list.get(at)) {
            self.form = (!user.inactive).then(|| Form::new(Some(user)));
        }
        Vec::new()
    }

    /// The table; the user to be changed.
    fn list_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<usize> {
        let columns = [
            Column::new(tr("settings-user-name"), 180.0).grow(1.0),
            Column::new(tr("settings-user-roles"), 240.0).grow(2.0),
            Column::new(tr("settings-user-state"), 120.0),
            Column::new(tr("settings-user-change"), 110.0),
        ];
        let (list, mut pressed) = (&self.list, None);
        let name = tr("settings-users");
        let high = list_height(ui);
        let table = Table::new(Id::unique("users"), name, &columns, list.len()).height(high);
        let outcome = table.show(
            ui,
            &mut self.table,
            |at| list.get(at).map(|user| user.id),
            |at, cells| {
                let Some(user) = list.get(at) else { return };
                cells.strong(&user.name);
                cells.soft(&user.roles_text());
                if user.inactive {
                    cells.badge(Mood::Neutral, icon::ICON_BLOCK, &tr("settings-user-removed"));
                } else if user.id == scene.me.id {
                    cells.badge(Mood::Info, icon::ICON_PERSON, &tr("settings-user-you"));
                } else {
                    cells.badge(Mood::Good, icon::ICON_CHECK, &tr("settings-user-active"));
                }
                cells.add(|ui| {
                    let change = button::quiet(tr("settings-change"));
                    if !user.inactive && ui.add(change).clicked() {
                        pressed = Some(at);
                    }
                });
            },
        );
        pressed.or(outcome.opened)
    }

    fn form_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Command> {
        let others = self.other_administrator();
        let form = self.form.as_mut()?;
        let pressed = frame::card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            form.inside_ui(ui, scene)
        });
        match pressed? {
            Pressed::Cancel => {
                self.form = None;
                None
            }
            Pressed::Remove => {
                self.removing = form.user;
                None
            }
            Pressed::Save => {
                let command = form.command(others)?;
                forget(ui, first_password_id());
                Some(command)
            }
        }
    }

    /// Whether somebody else than who is being changed manages the office.
    fn other_administrator(&self) -> bool {
        let changed = self.form.as_ref().and_then(|form| form.user);
        self.list.iter().any(|user| {
            !user.inactive
                && Some(user.id) != changed
                && role::may(&user.roles, Right::ManageOffice)
        })
    }

    fn remove_ui(&mut self, ui: &Ui) -> Option<Command> {
        let id = self.removing?;
        let Some(user) = self.list.iter().find(|user| user.id == id) else {
            self.removing = None;
            return None;
        };
        let title = tr_with("settings-remove-title", &[("name", &user.name)]);
        let dialog = Dialog::new(Id::unique("remove user"), title, tr("settings-remove-keep"))
            .body(tr_with("settings-remove-body", &[("name", &user.name)]))
            .danger(tr("settings-remove-verb"));
        let answer = dialog.show(ui, |_| {})?;
        self.removing = None;
        (answer == Answer::Verb).then_some(Command::RemoveUser(id))
    }
}

fn name_id() -> Id {
    Id::unique("user name")
}

fn first_password_id() -> Id {
    Id::unique("user password")
}

impl Form {
    fn inside_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Pressed> {
        let [name_wrong, roles_wrong, _] = &mut self.wrong;
        if self.user.is_some() {
            text::section(ui, self.name.clone());
        } else {
            text::section(ui, tr("settings-add-user"));
            let look = FieldLook::new(tr("settings-user-name"))
                .hint(tr("settings-user-name-hint"))
                .complaint(name_wrong.clone());
            if field::text(ui, name_id(), &look, &mut self.name).changed() {
                *name_wrong = None;
            }
        }
        text::strong(ui, tr("settings-user-roles"));
        if let Some(wrong) = roles_wrong {
            field::complaint_ui(ui, wrong);
        }
        if roles_ui(ui, &mut self.roles) {
            *roles_wrong = None;
        }
        let mine = self.user == Some(scene.me.id);
        if self.needs_password() && !mine {
            self.gives = true;
            text::secondary(ui, tr("settings-restricted-password"));
        } else if self.user.is_some() && !mine {
            button::tick(ui, &mut self.gives, tr("settings-give-password"));
        }
        if self.gives {
            self.password_ui(ui);
        }
        let mut pressed = None;
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::S);
            let verb = match self.user {
                Some(_) => tr("settings-save"),
                None => tr("settings-add"),
            };
            if ui.add(button::primary(verb)).clicked() {
                pressed = Some(Pressed::Save);
            }
            if ui.add(button::quiet(tr("settings-cancel"))).clicked() {
                pressed = Some(Pressed::Cancel);
            }
            if self.user.is_some() && !mine {
                let remove = button::secondary(tr("settings-remove"));
                if ui.add(remove.icon(icon::ICON_PERSON_REMOVE)).clicked() {
                    pressed = Some(Pressed::Remove);
                }
            }
        });
        pressed
    }

    fn password_ui(&mut self, ui: &mut Ui) {
        let [.., wrong] = &mut self.wrong;
        text::strong(ui, tr("settings-first-password"));
        text::secondary(ui, tr("settings-first-password-about"));
        if self.typed {
            let look = (&*tr("unlock-password"), &*tr("unlock-own-hint"));
            if secret_ui(ui, first_password_id(), look, wrong, &mut self.password).changed() {
                self.bits = password::bits(&self.password, &[&self.name]);
            }
            strength_ui(ui, self.bits, self.password.is_empty());
        } else {
            words_ui(ui, &self.offered);
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::S);
            if self.typed {
                if ui.add(button::quiet(tr("unlock-offered"))).clicked() {
                    self.typed = false;
                }
                return;
            }
            let another = button::secondary(tr("unlock-offer-another"));
            if ui.add(another.icon(icon::ICON_REFRESH)).clicked() {
                self.offered = password::offer().unwrap_or_default();
            }
            if ui.add(button::quiet(tr("settings-type-password"))).clicked() {
                self.typed = true;
                ui.memory_mut(|m| m.request_focus(first_password_id()));
            }
        });
    }

    /// What is to be done, if everything typed will do.
    fn command(&mut self, other_administrator: bool) -> Option<Command> {
        let manages = role::may(&self.roles, Right::ManageOffice);
        let roles_wrong = if self.roles.is_empty() {
            Some(tr("unlock-role-missing"))
        } else if !manages && !other_administrator {
            Some(tr("settings-last-administrator"))
        } else {
            None
        };
        let chosen = if self.typed { &self.password } else { &self.offered };
        let weak = password::judge(chosen, &[&self.name]).err().filter(|_| self.gives);
        self.wrong = [
            self.name.trim().is_empty().then(|| tr("settings-user-name-missing")),
            roles_wrong,
            weak.map(|problem| problem.sentence()),
        ];
        if self.wrong.iter().any(Option::is_some) {
            return None;
        }
        let roles = self.roles.clone();
        Some(match self.user {
            None => {
                let name = self.name.trim().to_owned();
                Command::AddUser { name, roles, password: chosen.clone() }
            }
            Some(user) => {
                let password = self.gives.then(|| chosen.clone());
                Command::SetRoles { user, roles, password }
            }
        })
    }
}
