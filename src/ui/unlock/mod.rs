//! Before anybody is signed in: a locked vault asks for name and password, a lost password for
//! the recovery key, and a folder without a vault for the few things its first day needs. No
//! session exists here; what is to be done goes out as an [`Ask`], which takes about a second.

mod first;
mod keep;
mod recover;

#[cfg(test)]
mod tests;

use eframe::egui::{self, Id, Layout, Margin, ScrollArea, Ui, UiBuilder, Vec2};
use zeroize::Zeroizing;

use crate::domain::role::Role;
use crate::store::StoreError;
use crate::store::vault::{RecoveryKey, Vault, VaultError};
use crate::ui::command::Command;
use crate::ui::help::Help;
use crate::ui::look::{self, Mood, Text, Theme, icon, size, space};
use crate::ui::widgets::{button, field, field::FieldLook, frame, text};
use crate::words::{self, Lang, tr, tr_with};

pub(in crate::ui) use first::{roles_ui, strength_ui, words_ui};

use first::First;
use keep::Keep;
use recover::Recover;

/// The width of the card where a form has two columns.
const WIDE: f32 = size::ONE_COLUMN + space::XXL * 4.0;

/// What the first run asks.
#[derive(Clone)]
pub struct FirstRun {
    /// Name of the first user.
    pub name: String,
    /// Roles of the first user.
    pub roles: Vec<Role>,
    /// Password of the first user.
    pub password: Zeroizing<String>,
    /// Name of the centre.
    pub centre: String,
    /// Short code of the centre, first part of its case numbers.
    pub centre_code: String,
}

/// Who the demo signs in as, offered on its lock screen: made up, so no secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoUser {
    /// Name to sign in with.
    pub name: String,
    /// Password.
    pub password: String,
}

/// What is to be done with the vault.
pub enum Ask {
    /// Open it.
    Open {
        /// The user's name as typed.
        name: String,
        /// The password as typed.
        password: Zeroizing<String>,
    },
    /// Make it.
    Create(FirstRun),
    /// Open it with the recovery key and give a user a new password.
    Recover {
        /// The recovery key as read from what was typed.
        recovery: RecoveryKey,
        /// The user's name as typed.
        name: String,
        /// The new password.
        password: Zeroizing<String>,
    },
    /// The new recovery key was typed back: the work may begin.
    Begin,
    /// Another theme or language.
    Set(Command),
}

/// Which card is shown.
enum Card {
    /// Name and password.
    Open,
    /// The recovery key and a new password.
    Recover(Recover),
    /// The first run.
    First(Box<First>),
    /// A new recovery key, to be kept on paper.
    Keep(Keep),
}

/// When the next password may be tried.
#[derive(Clone, Copy)]
enum Wait {
    /// Now.
    None,
    /// So many seconds after the next frame.
    From(u64),
    /// At this time of the window.
    Until(f64),
}

/// The window while the vault is locked, or is not there yet.
pub struct Unlock {
    vault: Vault,
    notice: Option<String>,
    demo: Option<DemoUser>,
    card: Card,
    name: String,
    password: Zeroizing<String>,
    refused: Option<String>,
    wait: Wait,
    busy: bool,
    /// A field that shall have the keyboard at the next frame.
    focus: Option<Id>,
    /// How high the card was, to set it in the middle.
    high: f32,
    help: Option<Help>,
}

impl Unlock {
    /// A locked vault, or the first run where there is none. The notice is shown above the
    /// fields; the user of the demo is filled in, with the password below.
    pub fn new(vault: Vault, notice: Option<String>, demo: Option<DemoUser>) -> Self {
        let (mut name, mut refused) = (String::new(), None);
        let card = if vault.exists() {
            match vault.names() {
                // Who works alone need not say who they are; of several, none is named.
                Ok(names) => {
                    if let [only] = names.as_slice() {
                        name.clone_from(only);
                    }
                }
                Err(error) => refused = Some(error.sentence()),
            }
            Card::Open
        } else {
            Card::First(Box::default())
        };
        if let Some(demo) = &demo {
            name.clone_from(&demo.name);
        }
        let focus = match &card {
            Card::First(_) => first::name_id(),
            _ if name.is_empty() => name_id(),
            _ => password_id(),
        };
        Self {
            vault,
            notice,
            demo,
            card,
            name,
            password: secret(),
            refused,
            wait: Wait::None,
            busy: false,
            focus: Some(focus),
            high: 0.0,
            help: None,
        }
    }

    /// The vault that is to be opened.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Whether what was asked is being done.
    pub fn busy(&mut self, busy: bool) {
        self.busy = busy;
    }

    /// What was asked could not be done; the sentence says why.
    pub fn refused(&mut self, sentence: String) {
        self.busy = false;
        self.focus = match self.card {
            Card::Open => Some(password_id()),
            _ => None,
        };
        self.refused = Some(sentence);
    }

    /// No password may be tried for so many seconds.
    pub fn wait(&mut self, secs: u64) {
        self.wait = Wait::From(secs);
    }

    /// What was asked could not be done: the sentence, and the wait if there is one.
    pub fn failed(&mut self, error: &StoreError) {
        if let StoreError::Vault(
            VaultError::Wait { secs } | VaultError::WrongPassword { wait_secs: secs },
        ) = error
            && *secs > 0
        {
            self.wait(*secs);
        }
        self.refused(error.sentence());
    }

    /// There is a new recovery key: it is shown until it was typed back.
    pub fn created(&mut self, recovery: RecoveryKey) {
        self.busy = false;
        self.refused = None;
        self.password = secret();
        self.card = Card::Keep(Keep::new(recovery, matches!(self.card, Card::Recover(_))));
    }

    /// Draws it, and says what is to be done.
    pub fn unlock_ui(&mut self, ui: &mut Ui) -> Option<Ask> {
        let place = ui.available_rect_before_wrap();
        ui.painter().rect_filled(place, 0.0, look::look(ui).ground);
        let foot = size::BUTTON + space::L;
        let mut ask = None;
        let above =
            egui::Rect::from_min_max(place.min, egui::pos2(place.right(), place.bottom() - foot));
        let mut upper = ui.new_child(UiBuilder::new().id_salt("card").max_rect(above));
        ScrollArea::vertical().auto_shrink([false, false]).show(&mut upper, |ui| {
            let wide = match self.card {
                Card::First(_) => WIDE,
                _ => *size::DIALOG.end() - space::XXL * 2.0,
            };
            let wide = wide.min(ui.available_width() - space::L * 2.0);
            // A little above the middle, where the eye is.
            let spare = (above.height() - self.high).max(0.0);
            ui.add_space((spare * 0.45).max(space::L));
            let left = (ui.available_width() - wide) / 2.0;
            let shown = ui.horizontal_top(|ui| {
                ui.add_space(left.floor());
                let card = look::surface(ui).inner_margin(Margin::from(space::XL));
                card.show(ui, |ui| {
                    ui.set_width(wide - space::XL * 2.0);
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = space::M;
                        ask = self.card_ui(ui);
                    });
                });
            });
            let high = shown.response.rect.height();
            if (high - self.high).abs() > 1.0 {
                self.high = high;
                ui.request_discard("another card");
            }
        });
        let below = egui::Rect::from_min_max(egui::pos2(place.left(), above.bottom()), place.max)
            .shrink2(Vec2::new(space::L, 0.0));
        let layout = Layout::left_to_right(egui::Align::Center);
        let mut lower =
            ui.new_child(UiBuilder::new().id_salt("foot").max_rect(below).layout(layout));
        let (set, asks_help) = frame::ending_right(&mut lower, foot_ui);
        ask = ask.or(set);
        let pressed = ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::F1));
        match &mut self.help {
            Some(help) => {
                if pressed || !help.help_ui(ui.ctx()) {
                    self.help = None;
                }
            }
            None => self.help = (pressed || asks_help).then(|| Help::open_at("unlock")),
        }
        if let Some(id) = self.focus.filter(|_| !self.busy) {
            ui.memory_mut(|m| m.request_focus(id));
            self.focus = None;
        }
        if matches!(ask, Some(Ask::Open { .. } | Ask::Create(_) | Ask::Recover { .. })) {
            self.refused = None;
            self.busy = true;
        }
        ask
    }

    fn card_ui(&mut self, ui: &mut Ui) -> Option<Ask> {
        match &mut self.card {
            Card::Open => return self.open_ui(ui),
            Card::Recover(recover) => {
                let asked = recover.recover_ui(ui, self.busy, self.refused.as_deref());
                match asked {
                    Some(recover::Asked::Back) => {
                        self.card = Card::Open;
                        self.refused = None;
                        self.focus = Some(password_id());
                    }
                    Some(recover::Asked::Recover(ask)) => return Some(ask),
                    None => {}
                }
            }
            Card::First(first) => {
                return first.first_ui(ui, &self.vault, self.busy, self.refused.as_deref());
            }
            Card::Keep(keep) => return keep.keep_ui(ui).then_some(Ask::Begin),
        }
        None
    }

    fn open_ui(&mut self, ui: &mut Ui) -> Option<Ask> {
        head_ui(ui, &self.vault);
        if let Some(notice) = &self.notice {
            frame::notice(ui, Mood::Info, notice);
        }
        let waiting = self.waiting(ui);
        let complaint = match waiting {
            Some(secs) => Some(VaultError::Wait { secs }.sentence()),
            None => self.refused.clone(),
        };
        let mut opens = false;
        ui.add_enabled_ui(!self.busy, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            let look = FieldLook::new(tr("unlock-name"));
            let name = field::text(ui, name_id(), &look, &mut self.name);
            field::enter_advances(ui, &name);
            let look = FieldLook::new(tr("unlock-password")).complaint(complaint);
            let password = field::password(ui, password_id(), &look, &mut self.password);
            if password.changed() && waiting.is_none() {
                self.refused = None;
            }
            opens = password.lost_focus() && entered(ui);
        });
        if let Some(demo) = &self.demo {
            let given = [("password", demo.password.as_str())];
            text::secondary(ui, tr_with("unlock-demo", &given));
        }
        ui.add_space(space::XS);
        if self.busy {
            working_ui(ui, &tr("unlock-opening"));
        } else {
            let ready = waiting.is_none();
            let open = button::primary(tr("unlock-open")).width(ui.available_width());
            opens |= ui.add(open.enabled(ready)).clicked();
            opens &= ready;
        }
        ui.add_enabled_ui(!self.busy, |ui| {
            if text::link(ui, tr("unlock-forgotten")).clicked() {
                self.card = Card::Recover(Recover::new(self.name.clone()));
                self.refused = None;
                self.focus = Some(recover::key_id());
            }
        });
        if !opens {
            return None;
        }
        if self.name.trim().is_empty() {
            self.refused = Some(tr("unlock-name-missing"));
            self.focus = Some(name_id());
            return None;
        }
        forget(ui, password_id());
        let password = std::mem::replace(&mut self.password, secret());
        Some(Ask::Open { name: self.name.trim().to_owned(), password })
    }

    /// Seconds until the next password may be tried.
    fn waiting(&mut self, ui: &Ui) -> Option<u64> {
        let now = ui.input(|i| i.time);
        if let Wait::From(secs) = self.wait {
            self.wait = Wait::Until(now + secs as f64);
        }
        let Wait::Until(until) = self.wait else { return None };
        if until <= now {
            self.wait = Wait::None;
            self.refused = None;
            return None;
        }
        ui.request_repaint_after(std::time::Duration::from_millis(250));
        Some((until - now).ceil() as u64)
    }
}

fn name_id() -> Id {
    Id::unique("unlock name")
}

fn password_id() -> Id {
    Id::unique("unlock password")
}

/// Room for a password that is wiped, large enough that it does not move about while typed.
fn secret() -> Zeroizing<String> {
    Zeroizing::new(String::with_capacity(512))
}

/// A password with its complaint, which goes with the next key.
pub(in crate::ui) fn secret_ui(
    ui: &mut Ui,
    id: Id,
    (label, hint): (&str, &str),
    wrong: &mut Option<String>,
    value: &mut String,
) -> egui::Response {
    let look = FieldLook::new(label).hint(hint).complaint(wrong.clone());
    let typed = field::password(ui, id, &look, value);
    if typed.changed() {
        *wrong = None;
    }
    typed
}

/// Drops the copies a field keeps for undoing.
pub(in crate::ui) fn forget(ui: &Ui, id: Id) {
    egui::text_edit::TextEditState::default().store(ui, id);
}

fn entered(ui: &Ui) -> bool {
    ui.input(|i| i.key_pressed(egui::Key::Enter))
}

/// The name of the program and which vault this is about.
fn head_ui(ui: &mut Ui, vault: &Vault) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        wordmark_ui(ui);
        let folder = vault.dir().file_name().unwrap_or(vault.dir().as_os_str());
        let folder = folder.to_string_lossy();
        text::secondary(ui, tr_with("unlock-vault", &[("name", &folder)]))
            .on_hover_text(vault.dir().to_string_lossy());
    });
}

fn wordmark_ui(ui: &mut Ui) {
    let accent = look::look(ui).accent;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let (sign, font) = look::icon_font(icon::ICON_KEYBOARD_RETURN, Text::Page.font().size);
        ui.add(egui::Label::new(egui::RichText::new(sign).font(font).color(accent)));
        text::page(ui, tr("unlock-wordmark"));
    });
}

/// Something is being done that cannot be cut short.
fn working_ui(ui: &mut Ui, sentence: &str) {
    ui.horizontal(|ui| {
        ui.set_height(size::BUTTON);
        ui.spacing_mut().item_spacing.x = space::S;
        ui.add(egui::Spinner::new().size(size::ICON).color(look::look(ui).accent));
        text::body(ui, sentence);
    });
}

/// Help, theme and language, from right to left; whether the guide is wanted.
fn foot_ui(ui: &mut Ui) -> (Option<Ask>, bool) {
    let mut ask = None;
    for lang in Lang::ALL {
        let current = words::language() == lang;
        let choose = ui.add(button::quiet(lang.name()).selected(current));
        if choose.clicked() && !current {
            words::set_language(lang);
            ask = Some(Ask::Set(Command::SetLanguage(lang)));
        }
    }
    let dark = look::look(ui).dark;
    let (sign, name, theme) = if dark {
        (icon::ICON_LIGHT_MODE, tr("unlock-light"), Theme::Light)
    } else {
        (icon::ICON_DARK_MODE, tr("unlock-dark"), Theme::Dark)
    };
    if button::icon(ui, sign, name).clicked() {
        look::set_theme(ui, theme);
        ask = Some(Ask::Set(Command::SetTheme(theme)));
    }
    let help = button::icon(ui, icon::ICON_HELP, tr("unlock-help")).clicked();
    (ask, help)
}
