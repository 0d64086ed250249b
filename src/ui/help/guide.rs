//! The guide's text taken apart: pages, and in each headings, paragraphs, points and rows of
//! two. It knows no more of the notation than the guide uses.

use crate::domain::name::fold;
use crate::words::Lang;

/// A stretch of text in one weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) strong: bool,
    pub(super) slanted: bool,
}

/// What a page is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Heading(String),
    Paragraph(Vec<Span>),
    Point(Vec<Span>),
    Rows(Vec<[Vec<Span>; 2]>),
}

/// One page.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// Under what it is opened.
    pub(super) key: String,
    pub(super) title: String,
    pub(super) blocks: Vec<Block>,
}

/// The whole guide.
pub(super) struct Guide {
    pub(super) pages: Vec<Page>,
}

impl Block {
    /// Whether these folded words are in it.
    pub(super) fn holds(&self, words: &str) -> bool {
        let holds = |spans: &[Span]| {
            fold(&spans.iter().map(|span| span.text.as_str()).collect::<String>()).contains(words)
        };
        match self {
            Self::Heading(text) => fold(text).contains(words),
            Self::Paragraph(spans) | Self::Point(spans) => holds(spans),
            Self::Rows(rows) => rows.iter().flatten().any(|spans| holds(spans)),
        }
    }
}

impl Guide {
    /// The guide in a language.
    pub(super) fn of(lang: Lang) -> Self {
        Self::parse(match lang {
            Lang::Fr => include_str!("../../../assets/help/fr.md"),
            Lang::En => include_str!("../../../assets/help/en.md"),
        })
    }

    fn parse(text: &str) -> Self {
        let mut pages: Vec<Page> = Vec::new();
        // Lines of a paragraph or point that goes on.
        let mut open: Option<(bool, String)> = None;
        for line in text.lines().chain([""]) {
            let key = line.strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->"));
            if let Some(key) = key {
                let key = key.to_owned();
                pages.push(Page { key, title: String::new(), blocks: Vec::new() });
                continue;
            }
            // What stands before the first mark is for readers of the file.
            let Some(page) = pages.last_mut() else { continue };
            let starts = ["## ", "### ", "- ", "|"].iter().any(|mark| line.starts_with(mark));
            if starts || line.trim().is_empty() {
                page.blocks.extend(open.take().map(|(point, text)| closed(point, &text)));
            }
            if let Some(title) = line.strip_prefix("## ") {
                title.clone_into(&mut page.title);
            } else if let Some(heading) = line.strip_prefix("### ") {
                page.blocks.push(Block::Heading(heading.to_owned()));
            } else if let Some(row) = line.strip_prefix('|') {
                add_row(page, row);
            } else if let Some(point) = line.strip_prefix("- ") {
                open = Some((true, point.to_owned()));
            } else if !line.trim().is_empty() {
                match &mut open {
                    Some((_, text)) => {
                        text.push(' ');
                        text.push_str(line.trim());
                    }
                    None => open = Some((false, line.trim().to_owned())),
                }
            }
        }
        Self { pages }
    }
}

fn closed(point: bool, text: &str) -> Block {
    let spans = spans(text);
    if point { Block::Point(spans) } else { Block::Paragraph(spans) }
}

/// A row of a table of two columns; its head and the line under it are not shown.
fn add_row(page: &mut Page, row: &str) {
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    let [left, right, ..] = cells.as_slice() else { return };
    if left.starts_with("---") {
        if let Some(Block::Rows(rows)) = page.blocks.last_mut() {
            rows.clear();
        }
        return;
    }
    let row = [spans(left), spans(right)];
    match page.blocks.last_mut() {
        Some(Block::Rows(rows)) => rows.push(row),
        _ => page.blocks.push(Block::Rows(vec![row])),
    }
}

/// Text with `**strong**` and `*slanted*` stretches.
fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for (at, part) in text.split("**").enumerate() {
        for (inner, part) in part.split('*').enumerate() {
            if !part.is_empty() {
                let (strong, slanted) = (at % 2 == 1, inner % 2 == 1);
                spans.push(Span { text: part.to_owned(), strong, slanted });
            }
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guide_is_taken_apart() {
        let guide = Guide::parse(
            "# Guide\n\n<!-- a -->\n## Titre\nUn **mot** fort\net *penché*.\n- un\n  point\n- deux\n\n\
             | k | v |\n|---|---|\n| F1 | aide |\n<!-- b -->\n## Autre\n### Sous",
        );
        let [a, b] = guide.pages.as_slice() else { panic!("two pages") };
        assert_eq!((a.key.as_str(), a.title.as_str()), ("a", "Titre"));
        let [Block::Paragraph(first), Block::Point(one), Block::Point(_), Block::Rows(rows)] =
            a.blocks.as_slice()
        else {
            panic!("{:?}", a.blocks)
        };
        let said: String = first.iter().map(|span| span.text.as_str()).collect();
        assert_eq!(said, "Un mot fort et penché.");
        assert!(first[1].strong && first[3].slanted);
        assert_eq!(one[0].text, "un point");
        assert_eq!(rows.len(), 1, "without the head");
        assert_eq!(b.blocks, [Block::Heading("Sous".to_owned())]);
        assert!(a.blocks[0].holds("penche"));
    }

    #[test]
    fn every_page_of_both_guides_has_a_title_and_text() {
        for lang in Lang::ALL {
            let guide = Guide::of(lang);
            let keys: Vec<&str> = guide.pages.iter().map(|page| page.key.as_str()).collect();
            let expected = [
                "unlock",
                "today",
                "people",
                "new",
                "arrival",
                "case",
                "referrals",
                "workshops",
                "reintegration",
                "scale",
                "agenda",
                "supervision",
                "figures",
                "duplicates",
                "import",
                "export",
                "settings",
                "keys",
                "limits",
            ];
            assert_eq!(keys, expected);
            assert!(guide.pages.iter().all(|p| !p.title.is_empty() && !p.blocks.is_empty()));
        }
    }
}
