//! The report on paper, read by a program that did not set it.

use super::super::testing::{even, pages};
use super::sample::{FORMULA, report};
use super::*;
use crate::words::Lang;

fn paper(report: &Report, lang: Lang) -> Letter {
    ReportPaper { report, lang, office: "Centre de Bamako", frozen: None }.set().unwrap()
}

#[test]
fn every_figure_stands_in_the_text_of_the_pages_in_both_languages() {
    let report = report();
    for lang in Lang::ALL {
        let letter = paper(&report, lang);
        let text = pages(&letter).join(" ").replace(' ', "");
        let mut figures = 0;
        speaking(lang, || {
            for cell in report.cells().filter(|cell| cell.content != Content::Empty) {
                let shown = even(&cell.show()).replace(' ', "");
                assert!(text.contains(&shown), "{} {shown}", cell.figure.as_str());
                figures += 1;
            }
            for indicator in &report.indicators {
                let definition = even(indicator.definition()).replace(' ', "");
                assert!(text.contains(&definition), "{}", indicator.code);
            }
        });
        println!("{}: {figures} figures on {} pages", lang.key(), letter.pages());
    }
}

#[test]
fn every_page_has_its_number_and_says_where_the_figures_come_from() {
    let report = report();
    let letter = paper(&report, Lang::Fr);
    let pages = pages(&letter);
    let whole = pages.len();
    assert!(whole > 3);
    for (at, page) in pages.iter().enumerate() {
        assert!(page.contains(&format!("Page {} sur {whole}", at + 1)), "{page}");
        for part in ["ab12cd34", "417", "99ffaa00", "Segin 0.1.0"] {
            assert!(page.contains(part), "{part}: {page}");
        }
    }
    let headed = pages.iter().filter(|page| page.contains("Rubrique Personnes")).count();
    assert!(headed >= 2, "a table that goes on repeats its heading: {headed}");
    assert!(pages.iter().any(|page| page.contains(&even(FORMULA))), "as it was typed");
    assert!(pages[0].contains("Contenu") && pages[0].contains("Définitions des chiffres"));
}

#[test]
fn a_frozen_report_says_when_and_by_whom_and_the_same_report_gives_the_same_file() {
    let report = report();
    let on = NaiveDate::from_ymd_opt(2014, 7, 15).unwrap();
    let paper = ReportPaper {
        report: &report,
        lang: Lang::Fr,
        office: "Centre de Gao",
        frozen: Some((on, "Aminata Diarra")),
    };
    let letter = paper.set().unwrap();
    assert!(pages(&letter)[0].contains("Figé le 15/07/2014 par Aminata Diarra"));
    assert_eq!(letter.pdf().unwrap(), paper.set().unwrap().pdf().unwrap());
}

#[test]
fn a_chart_leaves_out_totals_and_what_is_masked() {
    let report = report();
    let section = &report.sections[0];
    let drawn = drawn(&section.tables[0], &section.charts[0]);
    assert_eq!(drawn.labels.len(), 5);
    assert_eq!(drawn.series.len(), 2);
    assert_eq!(drawn.series[1].1[0].0, None, "masked");
    assert!(drawn.most() > 100.0);
}
