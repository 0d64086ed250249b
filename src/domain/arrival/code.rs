//! Short codes for what is needed at once and what makes somebody vulnerable: typed by a few
//! letters at the bus. Needs whose name is restricted content have none: a grid is read over the
//! shoulder (`DOMAIN.md` 4.7).

use crate::domain::choice::{self, Choice};
use crate::domain::name;
use crate::domain::problem::Problem;

/// What a short code stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The code.
    pub short: &'static str,
    /// The need of the case, by its code; empty for a vulnerability.
    pub need: &'static str,
    /// The vulnerability, by its code; empty for a need.
    pub vulnerability: &'static str,
}

/// The list of them.
pub(super) const LIST: &str = "arrival_code";

/// What a cell says: codes with spaces, commas or signs between them. The first that is not
/// understood is named.
pub fn codes(text: &str) -> Result<Vec<Code>, Problem> {
    let mut all = Vec::new();
    for word in words(text) {
        let Some(found) = find(&word) else {
            return Err(Problem::new("arrival-code-unknown").with("given", word));
        };
        if !all.iter().any(|code: &Code| code.short == found.code) {
            all.push(Code {
                short: &found.code,
                need: found.attribute("need"),
                vulnerability: found.attribute("vulnerability"),
            });
        }
    }
    Ok(all)
}

/// The words of a cell.
fn words(text: &str) -> Vec<String> {
    let gap = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '+' | '/');
    text.split(gap).filter(|word| !word.is_empty()).map(name::fold).collect()
}

/// The code a word means: its own, or the only one that begins so.
fn find(word: &str) -> Option<&'static Choice> {
    if let Some(code) = choice::find(LIST, word) {
        return choice::of(LIST, code);
    }
    let mut begin = choice::list(LIST).iter().filter(|choice| choice.code.starts_with(word));
    begin.next().filter(|_| begin.next().is_none())
}

/// The cell with each code written out as the list has it.
pub(super) fn settled(text: &str) -> Option<String> {
    let codes = codes(text).ok()?;
    Some(codes.iter().map(|code| code.short).collect::<Vec<_>>().join(" "))
}

/// The codes that the last word may become, each with what it means.
pub(super) fn offers(text: &str) -> Vec<String> {
    let typed = words(text);
    let open = text.ends_with(|c: char| c.is_whitespace());
    let last = if open { "" } else { typed.last().map_or("", String::as_str) };
    let fits = |choice: &&Choice| {
        let label = name::fold(choice.label());
        choice.code.starts_with(last)
            || label.starts_with(last)
            || label.contains(&format!(" {last}"))
    };
    let list = choice::list(LIST).iter().filter(fits);
    list.map(|choice| format!("{} – {}", choice.code, choice.label())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vulnerability;

    #[test]
    fn every_code_means_one_thing_that_may_be_read_over_a_shoulder() {
        let list = choice::list(LIST);
        for choice in list {
            let (need, vulnerable) = (choice.attribute("need"), choice.attribute("vulnerability"));
            assert_ne!(need.is_empty(), vulnerable.is_empty(), "{}", choice.code);
            if need.is_empty() {
                assert!(choice::of("vulnerability", vulnerable).is_some(), "{vulnerable}");
                assert!(!vulnerability::is_restricted(vulnerable), "{vulnerable}");
            } else {
                assert!(choice::of("arrival_need", need).is_some(), "{need}");
            }
        }
        println!("{} short codes", list.len());
    }

    #[test]
    fn codes_are_read_by_a_few_letters_and_the_unknown_one_is_named() {
        let read = |text: &str| {
            codes(text).map(|all| all.iter().map(|code| code.short).collect::<Vec<_>>())
        };
        assert_eq!(read("enc, soi"), Ok(vec!["enc", "soin"]));
        assert_eq!(read("ENC+soin  enc"), Ok(vec!["enc", "soin"]));
        assert_eq!(read(""), Ok(vec![]));
        assert_eq!(settled("ence heb").as_deref(), None);
        let problem = read("enc zzz").unwrap_err();
        assert!(problem.sentence().contains("zzz"), "{}", problem.sentence());
        assert!(offers("enc so").iter().any(|offer| offer.starts_with("soin")));
    }
}
