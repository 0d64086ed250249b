//! Cells to and from a spreadsheet: columns parted by tabs, lines by line ends, quotes around
//! what holds either.

/// The cells of a text, line by line.
pub fn from_table(text: &str) -> Vec<Vec<String>> {
    let mut lines = vec![vec![String::new()]];
    let mut chars = text.chars().peekable();
    let (mut quoted, mut begins) = (false, true);
    while let Some(c) = chars.next() {
        let Some(cell) = lines.last_mut().and_then(|line| line.last_mut()) else { break };
        let began = std::mem::take(&mut begins);
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if began => quoted = true,
            // A cell is one line here.
            '\n' | '\r' if quoted => cell.push(' '),
            _ if quoted => cell.push(c),
            '\t' => {
                if let Some(line) = lines.last_mut() {
                    line.push(String::new());
                }
                begins = true;
            }
            '\r' => begins = began,
            '\n' => {
                lines.push(vec![String::new()]);
                begins = true;
            }
            _ => cell.push(c),
        }
    }
    // A table ends with a line end, which begins no line.
    if lines.len() > 1 && lines.last().is_some_and(|line| line.iter().all(String::is_empty)) {
        lines.pop();
    }
    lines
}

/// The same the other way.
pub fn to_table(lines: &[Vec<String>]) -> String {
    let cell = |cell: &String| {
        if cell.contains(['\t', '\n', '"']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    let line = |line: &Vec<String>| line.iter().map(cell).collect::<Vec<_>>().join("\t");
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_reads_back_as_it_was_written() {
        for lines in [
            vec![vec!["Traoré", "Awa"], vec!["", "F"]],
            vec![vec!["dit \"Le Vieux\"", "a\tb"]],
            vec![vec!["seul"]],
        ] {
            let lines: Vec<Vec<String>> =
                lines.iter().map(|line| line.iter().map(|c| (*c).to_owned()).collect()).collect();
            assert_eq!(from_table(&to_table(&lines)), lines);
        }
    }

    #[test]
    fn what_a_spreadsheet_writes_is_read() {
        let check = |text: &str, wanted: &[&[&str]]| {
            assert_eq!(from_table(text), wanted, "{text:?}");
        };
        check("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]);
        check("\"deux\nlignes\"\tb", &[&["deux lignes", "b"]]);
        check("5\"3\tx", &[&["5\"3", "x"]]);
        check("", &[&[""]]);
        check("a\n\nb\n", &[&["a"], &[""], &["b"]]);
    }
}
