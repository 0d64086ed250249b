//! What is tried: how an input is made, and what takes it.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use segin::domain::date::{self, PartialDate};
use segin::domain::import::{Habit, Habits, Reading, Topic};
use segin::domain::phone::Phone;
use segin::domain::questionnaire::{Body, Sheets, read_sheets};
use segin::domain::value::Keyed;
use segin::exchange::source::serve;
use segin::exchange::xlsform;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::chance::Chance;

/// One thing that is tried.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    samples: &'static [&'static str],
    /// Makes the next input of the samples.
    pub(crate) make: fn(&mut Chance, &[Vec<u8>]) -> Vec<u8>,
    /// Takes it; it lies in the file, too. Whatever it answers, it does not fall.
    pub(crate) take: fn(&[u8], &Path),
}

impl Target {
    pub(crate) fn samples(&self) -> Vec<Vec<u8>> {
        self.samples.iter().map(|text| text.as_bytes().to_vec()).collect()
    }
}

/// All that is tried. What reads another sort of file from outside joins here.
pub(crate) const TARGETS: &[Target] = &[
    Target { name: "text", samples: TEXTS, make: text, take: read },
    Target { name: "book", samples: SHEETS, make: book, take: read },
    Target { name: "xlsform", samples: FORMS, make: form, take: take_form },
    Target { name: "date", samples: DATES, make: short, take: take_date },
    Target { name: "phone", samples: PHONES, make: short, take: take_phone },
    Target { name: "reading", samples: READINGS, make: short, take: take_reading },
];

const TEXTS: &[&str] = &[
    include_str!("corpus/people.csv"),
    include_str!("corpus/quoted.csv"),
    include_str!("corpus/sep.csv"),
];

const SHEETS: &[&str] = &[
    include_str!("corpus/sheet.xml"),
    include_str!("corpus/content.xml"),
    include_str!("corpus/strings.xml"),
];

const DATES: &[&str] = &[
    "03/05/2001",
    "3.5.01",
    "2001-05-03",
    "2001-05-03T00:00:00",
    "1er août 1999",
    "mai 2001",
    "20051990",
    "le 7 févr. 2003",
    "May 3, 2001",
    "05/2001",
    "2001",
    "9h30",
    "０３/０５/２００１",
];

const PHONES: &[&str] = &[
    "76 12 34 56",
    "+223 76 12 34 56",
    "0022376123456",
    "+213 551 23 45 67",
    "17",
    "(20) 22-10-10",
    "76\u{a0}12\u{202f}34 56",
    "76123456 / 66123456",
    "٧٦١٢٣٤٥٦",
];

const READINGS: &[&str] = &[
    r#"{"columns":["family_name",null,"sex"],"values":{"sex":{"masc":"M"}},"habit":"month"}"#,
    r#"{"columns":[],"values":{},"habit":""}"#,
];

const FORMS: &[&str] = &[include_str!("corpus/form.txt")];

/// What hurts readers of forms.
const QUESTIONS: &[&str] = &[
    "|",
    "\n",
    "====",
    "begin_group",
    "end_group",
    "begin_repeat",
    "select_one x",
    "select_multiple ",
    "${a}",
    "${",
    "selected(${b}, 'x')",
    " and ",
    " or ",
    "not(",
    "(",
    ")",
    "yes",
    "calculate",
    "type",
    "name",
    "label::fr",
    "relevant",
    "required",
    "'",
    ". > 0",
    "\u{202e}",
];

/// What hurts readers of texts.
const WORDS: &[&str] = &[
    "\"",
    "\"\"",
    "\r",
    "\r\n",
    "\n",
    "\0",
    ";",
    ",",
    "\t",
    "|",
    "sep=;",
    "\u{feff}",
    "=1+1",
    "+223",
    "é",
    "\u{202e}",
    "nom",
    "31/02/2001",
];

/// What hurts readers of workbooks.
const TAGS: &[&str] = &[
    "<row r=\"1048576\">",
    "<c r=\"XFD1048576\">",
    "<c r=\"A0\">",
    "<c r=\"\">",
    "<c t=\"s\"><v>",
    "<v>4294967296</v>",
    "<v>-1</v>",
    "<v>1e999</v>",
    "</row>",
    "</c>",
    "<is><t>",
    "&lt;",
    "&#0;",
    "&bad;",
    "<!--",
    "]]>",
    "<![CDATA[",
    "<?x?>",
    " t=\"d\"",
    " s=\"99999\"",
    " r=\"B2\"",
    " table:number-columns-repeated=\"16384\"",
    " table:number-rows-repeated=\"999999999\"",
    "<dimension ref=\"A1:XFD1048576\"/>",
    "<mergeCell ref=\"A1:B2\"/>",
    "<f t=\"shared\" si=\"9\">",
    "<sst count=\"99999999\" uniqueCount=\"99999999\">",
];

fn text(chance: &mut Chance, samples: &[Vec<u8>]) -> Vec<u8> {
    let sample = chance.pick(samples);
    let bytes = chance.damaged(sample, samples, WORDS);
    if chance.below(4) > 0 {
        return bytes;
    }
    // As table programs of another system save it.
    let text = String::from_utf8_lossy(&bytes);
    let mark = (chance.below(2) == 0).then_some(0xfeff).into_iter();
    let units = mark.chain(text.encode_utf16());
    if chance.below(2) == 0 {
        units.flat_map(u16::to_le_bytes).collect()
    } else {
        units.flat_map(u16::to_be_bytes).collect()
    }
}

/// One part of a workbook is damaged, the others are sound; sometimes the packed file itself.
fn book(chance: &mut Chance, samples: &[Vec<u8>]) -> Vec<u8> {
    let [sheet, content, strings] = samples else { return Vec::new() };
    let is_ods = chance.below(3) == 0;
    let damaged = |chance: &mut Chance, part: &Vec<u8>| chance.damaged(part, samples, TAGS);
    let parts: Vec<(&str, Vec<u8>)> = if is_ods {
        vec![
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
            ("META-INF/manifest.xml", b"<manifest/>".to_vec()),
            ("content.xml", damaged(chance, content)),
        ]
    } else {
        let which = chance.below(5);
        let mut other = |at: usize, text: &str| {
            let sound = text.as_bytes().to_vec();
            if at == which { damaged(chance, &sound) } else { sound }
        };
        let mut parts = vec![
            ("xl/workbook.xml", other(0, include_str!("corpus/workbook.xml"))),
            ("xl/_rels/workbook.xml.rels", other(1, include_str!("corpus/rels.xml"))),
            ("xl/styles.xml", other(2, include_str!("corpus/styles.xml"))),
        ];
        let strings = if which == 3 { damaged(chance, strings) } else { strings.clone() };
        parts.push(("xl/sharedStrings.xml", strings));
        let sheet = if which == 4 { damaged(chance, sheet) } else { sheet.clone() };
        parts.push(("xl/worksheets/sheet1.xml", sheet));
        parts
    };
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(name, stored).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    let whole = zip.finish().unwrap().into_inner();
    if chance.below(10) == 0 { chance.damaged(&whole, samples, TAGS) } else { whole }
}

fn short(chance: &mut Chance, samples: &[Vec<u8>]) -> Vec<u8> {
    let sample = chance.pick(samples);
    chance.damaged(
        sample,
        samples,
        &["/", "-", ".", " ", "T", "é", "août", "١", "+", "00", "\"", "{"],
    )
}

fn read(_: &[u8], file: &Path) {
    // A form is a workbook, too.
    let _ = xlsform::read(file);
    serve(File::open(file).unwrap(), None, std::io::sink());
}

fn form(chance: &mut Chance, samples: &[Vec<u8>]) -> Vec<u8> {
    let sample = chance.pick(samples);
    chance.damaged(sample, samples, QUESTIONS)
}

/// The sheets of a form, with lines of cells between rules.
fn take_form(input: &[u8], _: &Path) {
    let text = String::from_utf8_lossy(input);
    let mut sheets = text.split("====").map(|sheet| {
        let rows = sheet.lines().filter(|line| !line.is_empty());
        rows.map(|line| line.split('|').map(str::to_owned).collect()).collect::<Vec<Vec<String>>>()
    });
    let mut sheet = || sheets.next().unwrap_or_default();
    let (survey, choices, settings) = (sheet(), sheet(), sheet());
    let read = read_sheets(&Sheets { survey, choices, settings, file: "form".to_owned() });
    if let Ok(body) = read {
        assert!(Body::from_json(&body.to_json()).is_some());
    }
}

fn take_date(input: &[u8], _: &Path) {
    let text = String::from_utf8_lossy(input);
    let mut habits = Habits::default();
    habits.see(&text);
    for habit in Habit::ALL {
        let turned = habit.turned(&text);
        let read = PartialDate::parse(&turned);
        let _ = date::parse(&turned);
        if let Ok(found) = read {
            // What was read is written and read again as the same.
            assert_eq!(PartialDate::parse(&date::show_partial(found)), Ok(found));
            assert_eq!(PartialDate::parse_iso(&found.to_string()), Some(found));
        }
    }
    let _ = date::parse_time(&text);
    let _ = PartialDate::parse_iso(&text);
}

fn take_phone(input: &[u8], _: &Path) {
    let text = String::from_utf8_lossy(input);
    if let Ok(phone) = Phone::parse(&text) {
        assert_eq!(Phone::parse(phone.number()).as_ref(), Ok(&phone));
        assert_eq!(Phone::parse(&phone.show()).as_ref(), Ok(&phone));
    }
}

fn take_reading(input: &[u8], _: &Path) {
    let text = String::from_utf8_lossy(input);
    for topic in Topic::ALL {
        if let Some(read) = Reading::from_json(*topic, &text) {
            assert_eq!(Reading::from_json(*topic, &read.to_json()), Some(read));
        }
        let _ = topic.meant(&text);
    }
}
