//! Slashes and groups placed while one types. Each rule gets the text before and after the
//! key and answers with what to show; it only adds what separates, never a figure, and does
//! nothing when something was taken away or the cursor is in the middle.

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::{Id, TextEdit, Ui};

/// Between groups of figures: a narrow space that does not break.
const GAP: char = '\u{202f}';

/// The text without anything that only separates: spaces of any width.
pub fn digits(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != GAP).collect()
}

/// Lets `tidy` rewrite `value`, and keeps the cursor at the end if it was there.
pub(super) fn apply(
    ui: &Ui,
    id: Id,
    before: &str,
    value: &mut String,
    tidy: fn(&str, &str) -> String,
) {
    let Some(mut state) = TextEdit::load_state(ui, id) else { return };
    let end = CCursor::new(value.chars().count());
    if state.cursor.char_range().is_some_and(|range| range.primary.index < end.index) {
        return;
    }
    let tidied = tidy(before, value);
    if tidied != *value {
        let end = CCursor::new(tidied.chars().count());
        *value = tidied;
        state.cursor.set_char_range(Some(CCursorRange::one(end)));
        TextEdit::store_state(ui, id, state);
    }
}

fn grew(before: &str, after: &str) -> bool {
    after.chars().count() > before.chars().count()
}

/// `0305` → `03/05`; `2001` may be a year and stays; `20012001` was a day after all.
pub(super) fn date(before: &str, after: &str) -> String {
    let plain = after.chars().all(|c| c.is_ascii_digit() || c == '/');
    if !grew(before, after) || !plain || after.ends_with("//") {
        return after.to_owned();
    }
    // Slashes somebody placed elsewhere (3/5/2001) are left where they are.
    let odd = after.char_indices().any(|(at, c)| c == '/' && at != 2 && at != 5);
    if odd || after.ends_with('/') {
        return after.to_owned();
    }
    let figures: String = after.chars().filter(char::is_ascii_digit).collect();
    // There is no month 19 or 20: what follows the first slash is a year (03/2010).
    let month = after.get(..3).is_some_and(|first| first.ends_with('/'));
    let rest = after.get(3..).unwrap_or_default();
    if month && !rest.contains('/') && (rest.starts_with("19") || rest.starts_with("20")) {
        return after.to_owned();
    }
    let year = figures.starts_with("19") || figures.starts_with("20");
    if year && figures.len() <= 4 && !after.contains('/') {
        return after.to_owned();
    }
    let mut shown = String::new();
    for (at, figure) in figures.chars().enumerate() {
        if at == 2 || at == 4 {
            shown.push('/');
        }
        shown.push(figure);
    }
    shown
}

/// Groups of three from ten thousand on; with anything but figures it stays as typed.
pub(super) fn number(_before: &str, after: &str) -> String {
    grouped(after, 5)
}

/// Groups of three from a thousand on.
pub(super) fn money(_before: &str, after: &str) -> String {
    grouped(after, 4)
}

fn grouped(text: &str, least: usize) -> String {
    let bare = digits(text);
    if bare.is_empty() || !bare.chars().all(|c| c.is_ascii_digit()) {
        return text.to_owned();
    }
    if bare.len() < least {
        return bare;
    }
    let mut shown = String::new();
    for (at, figure) in bare.chars().enumerate() {
        if at > 0 && (bare.len() - at).is_multiple_of(3) {
            shown.push(GAP);
        }
        shown.push(figure);
    }
    shown
}

/// `76123456` → `76 12 34 56`, `+22376123456` → `+223 76 12 34 56`; abroad in threes.
pub(super) fn phone(before: &str, after: &str) -> String {
    let bare = digits(after);
    let (plus, figures) = match bare.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, bare.as_str()),
    };
    let plain = figures.chars().all(|c| c.is_ascii_digit());
    if !grew(before, after) || !plain || figures.is_empty() {
        return after.to_owned();
    }
    if !plus {
        return if bare.starts_with("00") { bare } else { in_groups(figures, 2) };
    }
    let (code, rest) = figures.split_at(code_length(figures).min(figures.len()));
    let group = if code == "223" { 2 } else { 3 };
    match rest {
        "" => format!("+{code}"),
        rest => format!("+{code} {}", in_groups(rest, group)),
    }
}

/// How many figures a country's code has: one for 1 and 7, two for the large old ones of
/// Europe and Asia, Egypt and South Africa, else three (ITU-T E.164).
fn code_length(figures: &str) -> usize {
    const TWO: &[&str] = &["20", "27", "28"];
    let head = |n| figures.get(..n).unwrap_or_default();
    match head(1) {
        "1" | "7" => 1,
        "2" if TWO.contains(&head(2)) => 2,
        "3" if !matches!(head(2), "35" | "37" | "38") => 2,
        "4" if head(2) != "42" => 2,
        "5" if !matches!(head(2), "50" | "59") => 2,
        "6" if !matches!(head(2), "67" | "68" | "69") => 2,
        "8" if !matches!(head(2), "80" | "85" | "87" | "88") => 2,
        "9" if !matches!(head(2), "96" | "97" | "99") => 2,
        _ => 3,
    }
}

fn in_groups(figures: &str, of: usize) -> String {
    let mut shown = String::new();
    for (at, figure) in figures.chars().enumerate() {
        if at > 0 && at.is_multiple_of(of) {
            shown.push(' ');
        }
        shown.push(figure);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Types one key after the other, as the field does.
    fn check(tidy: fn(&str, &str) -> String, keys: &str, expected: &str) {
        let mut shown = String::new();
        for key in keys.chars() {
            let after = format!("{shown}{key}");
            shown = tidy(&shown, &after);
        }
        assert_eq!(shown, expected, "{keys}");
    }

    #[test]
    fn dates_get_their_slashes() {
        check(date, "03052001", "03/05/2001");
        check(date, "3/5/2001", "3/5/2001");
        check(date, "03/05/2001", "03/05/2001");
        check(date, "2001", "2001");
        check(date, "20012001", "20/01/2001");
        check(date, "19111999", "19/11/1999");
        check(date, "05/2001", "05/2001");

        check(date, "mai 2001", "mai 2001");
        check(date, "2001-05-03", "2001-05-03");
        assert_eq!(date("03/05", "03/0"), "03/0", "taking away stays taken away");
    }

    #[test]
    fn numbers_are_grouped() {
        check(number, "2001", "2001");
        check(number, "353695", "353\u{202f}695");
        check(money, "52000", "52\u{202f}000");
        check(money, "52000.5", "52\u{202f}000.5");
        assert_eq!(digits("52\u{202f}000"), "52000");
    }

    #[test]
    fn telephone_numbers_are_grouped() {
        check(phone, "76123456", "76 12 34 56");
        check(phone, "+22376123456", "+223 76 12 34 56");
        check(phone, "+33612345678", "+33 612 345 678");
        check(phone, "+213551234567", "+213 551 234 567");
        check(phone, "0033612345678", "0033612345678");
        check(phone, "aucun", "aucun");
    }
}
