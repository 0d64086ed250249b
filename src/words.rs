//! Every sentence the program says, in French and in English.
//!
//! The only reader of `assets/words`: one pair of Fluent files per noun, French written first.
//! `tr` and `tr_with` answer in the language in use; what English lacks is said in French, and
//! what both lack shows as `⟨key⟩`, which the tests at the foot find before a user does.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The languages the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// French: the language of the office, and the one sentences are first written in.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order a menu shows them.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The short key it is stored under and given by on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language of a key, or of a longer locale name such as `fr_ML.UTF-8`.
    pub fn from_key(key: &str) -> Option<Self> {
        match key.get(..2)?.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The language's name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
        }
    }

    /// What stands between groups of three figures.
    fn separator(self) -> char {
        match self {
            Self::Fr => NARROW,
            Self::En => ',',
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        self.key().parse().unwrap_or_default()
    }
}

/// The narrow space that does not break: between figures in French.
const NARROW: char = '\u{202f}';

/// One noun's sentences in both languages.
struct File {
    #[cfg_attr(not(test), expect(dead_code, reason = "tests name the file by it"))]
    noun: &'static str,
    fr: &'static str,
    en: &'static str,
}

macro_rules! file {
    ($noun:literal) => {
        File {
            noun: $noun,
            fr: include_str!(concat!("../assets/words/fr/", $noun, ".ftl")),
            en: include_str!(concat!("../assets/words/en/", $noun, ".ftl")),
        }
    };
}

/// Every pair of files under `assets/words`, in alphabetical order.
const FILES: &[File] = &[
    file!("age"),
    file!("agenda"),
    file!("alert"),
    file!("app"),
    file!("approval"),
    file!("arrival"),
    file!("assessment"),
    file!("assistance"),
    file!("attachment"),
    file!("budget"),
    file!("case"),
    file!("chart"),
    file!("check"),
    file!("closure"),
    file!("date"),
    file!("duplicate"),
    file!("errand"),
    file!("exchange"),
    file!("export"),
    file!("figure"),
    file!("filter"),
    file!("flag"),
    file!("form"),
    file!("help"),
    file!("household"),
    file!("import"),
    file!("kind"),
    file!("letter"),
    file!("likeness"),
    file!("line"),
    file!("list"),
    file!("many"),
    file!("money"),
    file!("palette"),
    file!("paper"),
    file!("people"),
    file!("person"),
    file!("phone"),
    file!("picture"),
    file!("pivot"),
    file!("place"),
    file!("plan"),
    file!("problem"),
    file!("questionnaire"),
    file!("rail"),
    file!("referral"),
    file!("report"),
    file!("review"),
    file!("role"),
    file!("scale"),
    file!("selfcheck"),
    file!("session"),
    file!("settings"),
    file!("store"),
    file!("supervision"),
    file!("support"),
    file!("survey"),
    file!("task"),
    file!("today"),
    file!("unlock"),
    file!("vault"),
    file!("verb"),
    file!("widget"),
    file!("window"),
    file!("workshop"),
];

static LANGUAGE: AtomicU8 = AtomicU8::new(0);

thread_local! {
    /// The language of the letter this thread is writing, while it writes one.
    static SPOKEN: Cell<Option<Lang>> = const { Cell::new(None) };
}

/// The language in use.
pub fn language() -> Lang {
    if let Some(lang) = SPOKEN.get() {
        return lang;
    }
    match LANGUAGE.load(Ordering::Relaxed) {
        1 => Lang::En,
        _ => Lang::Fr,
    }
}

/// Changes the language of the whole program, from the next sentence on.
pub fn set_language(lang: Lang) {
    let code = match lang {
        Lang::Fr => 0,
        Lang::En => 1,
    };
    LANGUAGE.store(code, Ordering::Relaxed);
}

/// Does something in a language, whichever is in use: on this thread and until it is done. For
/// letters whose labels and values come from forms and lists.
pub fn speaking<T>(lang: Lang, say: impl FnOnce() -> T) -> T {
    let before = SPOKEN.replace(Some(lang));
    let said = say();
    SPOKEN.set(before);
    said
}

/// The sentence `key` in the language in use. Cheap: one look-up and one copy.
pub fn tr(key: &str) -> String {
    tr_in(language(), key, &[])
}

/// The sentence `key` with its values. A whole number (plain, or grouped by [`count`]) is given
/// to Fluent as a number, so that `{ $count -> [one] … *[other] … }` chooses; it is shown as it
/// was given.
pub fn tr_with(key: &str, given: &[(&str, &str)]) -> String {
    tr_in(language(), key, given)
}

/// The sentence `key` in one language, whichever is in use: for letters to a reader of another.
pub fn tr_in(lang: Lang, key: &str, given: &[(&str, &str)]) -> String {
    let own = table(lang);
    own.sentence(key, given)
        .or_else(|| (lang != Lang::Fr).then(|| table(Lang::Fr).sentence(key, given)).flatten())
        .unwrap_or_else(|| format!("⟨{key}⟩"))
}

/// Whether French has a sentence under this key.
pub fn has(key: &str) -> bool {
    table(Lang::Fr).bundle.has_message(key)
}

/// A whole number with its figures in groups of three: `12 000` in French, `12,000` in English.
pub fn count(number: i64) -> String {
    grouped(number, language().separator())
}

fn grouped(number: i64, separator: char) -> String {
    let figures = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(figures.len() + 8);
    if number < 0 {
        text.push('-');
    }
    for (place, figure) in figures.chars().enumerate() {
        if place > 0 && (figures.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(figure);
    }
    text
}

/// One language, ready to speak.
struct Table {
    /// Sentences without values, formatted once: nearly all of what a screen asks for.
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

impl Table {
    fn parse(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.identifier()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Fr => |value, _| shown(value, Lang::Fr),
            Lang::En => |value, _| shown(value, Lang::En),
        }));
        let mut keys = Vec::new();
        for file in FILES {
            let source = match lang {
                Lang::Fr => file.fr,
                Lang::En => file.en,
            };
            keys.extend(keys_of(source));
            // A line that Fluent cannot read is left out here and found by a test.
            let resource =
                FluentResource::try_new(source.to_owned()).unwrap_or_else(|(readable, _)| readable);
            bundle.add_resource_overriding(resource);
        }
        let mut table = Self { plain: HashMap::with_capacity(keys.len()), bundle };
        for key in keys {
            let mut missing = Vec::new();
            let text = table.format(&key, None, &mut missing);
            if let (Some(text), true) = (text, missing.is_empty()) {
                table.plain.insert(key, text);
            }
        }
        table
    }

    fn sentence(&self, key: &str, given: &[(&str, &str)]) -> Option<String> {
        if let Some(text) = self.plain.get(key) {
            return Some(text.clone());
        }
        let mut args = FluentArgs::with_capacity(given.len());
        for (name, text) in given {
            args.set(*name, value(text));
        }
        self.format(key, Some(&args), &mut Vec::new())
    }

    fn format(
        &self,
        key: &str,
        args: Option<&FluentArgs<'_>>,
        missing: &mut Vec<fluent_bundle::FluentError>,
    ) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        Some(self.bundle.format_pattern(pattern, args, missing).into_owned())
    }
}

fn table(lang: Lang) -> &'static Table {
    static FR: OnceLock<Table> = OnceLock::new();
    static EN: OnceLock<Table> = OnceLock::new();
    match lang {
        Lang::Fr => FR.get_or_init(|| Table::parse(Lang::Fr)),
        Lang::En => EN.get_or_init(|| Table::parse(Lang::En)),
    }
}

/// Keys of the messages of one file, in order.
fn keys_of(source: &str) -> impl Iterator<Item = String> {
    source.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        (plain && key.starts_with(|c: char| c.is_ascii_alphabetic())).then(|| key.to_owned())
    })
}

/// Text as Fluent takes it: a number where it is plainly one, so that plurals are right.
/// `07` and `76 12 34 56` are not numbers but numbers people dial: they stay as they are.
fn value(text: &str) -> FluentValue<'_> {
    let as_is = text.parse::<i64>().ok().filter(|n| n.to_string() == text);
    let number = as_is.or_else(|| {
        let bare: String = text.chars().filter(|c| !matches!(c, ',' | &NARROW)).collect();
        let number = bare.parse::<i64>().ok()?;
        [NARROW, ','].into_iter().any(|s| grouped(number, s) == text).then_some(number)
    });
    let exact = number.and_then(|n| i32::try_from(n).ok());
    exact.map_or_else(
        || FluentValue::from(text),
        |exact| {
            // A small number has no groups; with the usual options it equals a `[0]` in a file.
            let use_grouping = as_is.is_none() || exact.unsigned_abs() < 1000;
            let options = FluentNumberOptions { use_grouping, ..FluentNumberOptions::default() };
            FluentValue::Number(FluentNumber::new(f64::from(exact), options))
        },
    )
}

/// How a number is shown: grouped only if it was given grouped, so that a year stays a year.
fn shown(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    if !number.options.use_grouping {
        return None;
    }
    let whole = format!("{:.0}", number.value).parse().ok()?;
    Some(grouped(whole, lang.separator()))
}

#[cfg(test)]
mod tests;
