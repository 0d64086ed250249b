//! A sentence of a report taken apart where its figures stand, so that each can be pressed.

use crate::domain::report::{Cell, Sentence};
use crate::words;

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece<'a> {
    /// Words.
    Words(String),
    /// A figure as it stands in the sentence.
    Figure(&'a Cell, String),
}

/// What stands around the place of a value in the bare sentence.
const MARK: char = '\u{1}';

/// The pieces of a sentence in the language in use, in order.
pub(super) fn pieces(sentence: &Sentence) -> Vec<Piece<'_>> {
    let cells = sentence.cells.iter().map(|(name, cell)| (name, Some(cell), cell.show()));
    let labels = sentence.labels.iter().map(|(name, label)| (name, None, label.show()));
    let values: Vec<(&String, Option<&Cell>, String)> = cells.chain(labels).collect();
    // The sentence with its values, in the right plural; and once more with marks in their
    // places, which says in which order they come.
    let whole = sentence.show();
    let marks: Vec<String> = (0..values.len()).map(|at| format!("{MARK}{at}{MARK}")).collect();
    let given: Vec<(&str, &str)> =
        values.iter().zip(&marks).map(|((name, _, _), mark)| (name.as_str(), &**mark)).collect();
    let bare = words::tr_with(&sentence.key, &given);
    let mut pieces = Vec::new();
    let mut rest = whole.as_str();
    let mut said = String::new();
    for (at, part) in bare.split(MARK).enumerate() {
        if at % 2 == 0 {
            continue;
        }
        let Some((_, Some(cell), text)) = part.parse().ok().and_then(|at: usize| values.get(at))
        else {
            continue;
        };
        let Some(place) = place_of(rest, text) else { continue };
        let (before, behind) = rest.split_at(place);
        said.push_str(before);
        if !said.is_empty() {
            pieces.push(Piece::Words(std::mem::take(&mut said)));
        }
        pieces.push(Piece::Figure(cell, text.clone()));
        rest = behind.strip_prefix(text.as_str()).unwrap_or(behind);
    }
    said.push_str(rest);
    if !said.is_empty() {
        pieces.push(Piece::Words(said));
    }
    pieces
}

/// Where a figure first stands by itself: not as a part of a longer number or a date.
fn place_of(text: &str, figure: &str) -> Option<usize> {
    if figure.is_empty() {
        return None;
    }
    let part = |c: Option<char>| {
        c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '\u{202f}' | '\u{a0}'))
    };
    // A space that does not break may follow a figure in French; a figure may not follow that.
    text.match_indices(figure).map(|(at, _)| at).find(|at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let mut behind = text.get(at + figure.len()..).unwrap_or_default().chars();
        let next = behind.next();
        let goes_on = match next {
            Some('\u{202f}' | '\u{a0}') => behind.next().is_some_and(|c| c.is_ascii_digit()),
            next => part(next),
        };
        !part(before) && !goes_on
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::report::{Content, FigureId};
    use crate::letters::report::sample;

    #[test]
    fn a_sentence_comes_apart_where_its_figures_stand() {
        let report = sample::report();
        let sentence = &report.sections[0].texts[0];
        let said: Vec<String> = pieces(sentence)
            .into_iter()
            .map(|piece| match piece {
                Piece::Words(words) => words,
                Piece::Figure(cell, text) => format!("[{}={text}]", cell.figure.as_str()),
            })
            .collect();
        let wanted = "Depuis le 01/04/2014, [identified=572] personnes ont été prises en charge, \
                      dont [identified/referred=78] orientées.";
        assert_eq!(said.concat(), wanted);
    }

    #[test]
    fn a_figure_is_not_found_within_a_date_or_a_longer_number() {
        let mut sentence = sample::report().sections[0].texts[0].clone();
        let cell =
            |n: u64| Cell { figure: FigureId::new(n.to_string()), content: Content::Count(n) };
        sentence.cells = vec![("count".to_owned(), cell(1)), ("referred".to_owned(), cell(1))];
        let found = pieces(&sentence);
        assert!(
            matches!(found.first(), Some(Piece::Words(text)) if text == "Depuis le 01/04/2014, ")
        );
        assert_eq!(found.iter().filter(|piece| matches!(piece, Piece::Figure(..))).count(), 2);
        assert_eq!(place_of("depuis 2014, 14\u{202f}067 retours et 14 autres", "14"), Some(33));
        assert_eq!(place_of("57\u{a0}retours", "57"), Some(0));
    }
}
