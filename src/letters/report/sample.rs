//! A report made up for tests: every sort of figure, label, table and chart.

use chrono::NaiveDate;

use crate::domain::indicator;
use crate::domain::report::{
    Cell, Chart, Column, Content, Counted, DataState, Drawing, FigureId, Label, Period, Report,
    Row, Section, Sentence, Spec, Table, Unit,
};

/// A label that somebody typed as if it were a formula.
pub(crate) const FORMULA: &str = "=HYPERLINK(\"http://x\")";

fn cell(name: &str, content: Content) -> Cell {
    Cell { figure: FigureId::new(name), content }
}

fn column(label: &str, total: bool) -> Column {
    Column { label: Label::Name(label.to_owned()), counted: None, total }
}

fn row(label: Label, cells: Vec<Cell>, total: bool) -> Row {
    Row { label, cells, total }
}

fn table(key: &str, indicator: &str, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table {
        key: key.to_owned(),
        indicator: indicator.to_owned(),
        counted: Counted::Persons,
        heading: Label::Name("Rubrique".to_owned()),
        columns,
        rows,
        since: None,
        notes: Vec::new(),
    }
}

/// The second quarter of 2014, made up.
pub(crate) fn report() -> Report {
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    let count = |name: &str, n: u64| cell(name, Content::Count(n));
    let bands = [(0, Some(4)), (5, Some(11)), (12, Some(17)), (18, Some(59)), (60, None)];
    let ages = bands.iter().enumerate().map(|(at, (from, to))| {
        let n = u64::try_from(at).unwrap() * 31 + 7;
        let men = if at == 0 { Content::Masked } else { Content::Count(n + 40) };
        let cells = vec![
            count(&format!("identified/sex_age/F/{from}"), n + 20),
            cell(&format!("identified/sex_age/M/{from}"), men),
            count(&format!("identified/sex_age/all/{from}"), n * 2 + 60),
        ];
        row(Label::Band(*from, *to), cells, false)
    });
    let mut ages: Vec<Row> = ages.collect();
    let total = vec![count("t/F", 310), count("t/M", 262), count("t/all", 572)];
    ages.push(row(Label::Name("Total".to_owned()), total, true));
    let many = (0..70).map(|n: u64| {
        let cells = vec![count(&format!("country/{n}"), 1000 + n)];
        row(Label::Name(format!("Pays {n}")), cells, false)
    });
    let mixed = vec![
        row(
            Label::Name(FORMULA.to_owned()),
            vec![
                cell("mixed/share", Content::Share { part: 7, whole: 10 }),
                cell("mixed/median", Content::Median { tenths: 215, unit: Unit::Days, of: 33 }),
                cell(
                    "mixed/money",
                    Content::Amount { amount: 1_250_000, currency: "XOF".to_owned(), of: 4 },
                ),
            ],
            false,
        ),
        row(
            Label::Name("Autres".to_owned()),
            vec![
                cell("mixed/unknown", Content::Unknown),
                cell("mixed/later", Content::ToBeCollected),
                Cell::empty(),
            ],
            false,
        ),
    ];
    let sectors = [("Protection", 4529), ("Abris", 6249), ("Santé", 15360)];
    let sectors = sectors.iter().map(|(name, n)| {
        row(Label::Name((*name).to_owned()), vec![count(&format!("sector/{name}"), *n)], false)
    });
    let mut sector = table(
        "sector",
        "IND_ASSIST_SECTOR",
        vec![column("Depuis le début", false)],
        sectors.collect(),
    );
    sector.since = Some(day(2012, 6, 1));
    let chart = |table: &str, drawing, columns: &[usize]| Chart {
        table: table.to_owned(),
        drawing,
        columns: columns.to_vec(),
    };
    let columns =
        |names: &[&str]| names.iter().map(|name| column(name, *name == "Total")).collect();
    Report {
        spec: Spec::of(Period::parse("2014-Q2").unwrap()),
        made_on: day(2014, 7, 12),
        program: "0.1.0".to_owned(),
        state: DataState {
            device: "ab12cd34ef".to_owned(),
            incarnation: "1".to_owned(),
            number: 417,
            hash: "99ffaa00bb".to_owned(),
        },
        sections: vec![
            Section {
                key: "identified".to_owned(),
                texts: vec![Sentence {
                    key: "report-test-sentence".to_owned(),
                    cells: vec![
                        ("count".to_owned(), count("identified", 572)),
                        ("referred".to_owned(), count("identified/referred", 78)),
                    ],
                    labels: vec![("day".to_owned(), Label::Day(day(2014, 4, 1)))],
                }],
                tables: vec![table(
                    "sex_age",
                    "IND_PROT_QUARTER",
                    columns(&["Femmes", "Hommes", "Total"]),
                    ages,
                )],
                charts: vec![chart("sex_age", Drawing::Pyramid, &[0, 1])],
            },
            Section {
                key: "sectors".to_owned(),
                texts: Vec::new(),
                tables: vec![
                    sector,
                    table("country", "IND_AVR_PERIOD", columns(&["Personnes"]), many.collect()),
                    table("mixed", "IND_TIME_TO_PLAN", columns(&["Part", "Délai", "Payé"]), mixed),
                ],
                charts: vec![
                    chart("sector", Drawing::Bars, &[0]),
                    chart("sector", Drawing::Columns, &[0]),
                ],
            },
        ],
        indicators: indicator::all().to_vec(),
    }
}
