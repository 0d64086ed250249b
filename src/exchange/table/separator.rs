//! Which sign parts the cells of a text. The first line may be a title that has none, or another.

/// The signs that part cells; of two that speak as loud the first.
const SIGNS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Lines that are looked at.
const LINES: usize = 20;

/// The sign that most of the first lines have, as often as one another; of two with as many lines
/// the one that they have more of.
pub(super) fn find(text: &[u8]) -> u8 {
    let mut lines: Vec<[u32; 4]> = vec![[0; 4]];
    let mut quoted = false;
    for byte in text {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted && lines.len() >= LINES => break,
            b'\n' if !quoted => lines.push([0; 4]),
            _ if quoted => {}
            _ => {
                let line = lines.last_mut().into_iter().flatten();
                line.zip(SIGNS).filter(|(_, sign)| sign == byte).for_each(|(count, _)| *count += 1);
            }
        }
    }
    let speaks = |at: usize| {
        let counts = || lines.iter().filter_map(|line| line.get(at)).filter(|count| **count > 0);
        counts().map(|one| (counts().filter(|other| *other == one).count(), *one)).max()
    };
    let signs = SIGNS.iter().enumerate().rev();
    let found = signs.max_by_key(|(at, _)| speaks(*at).unwrap_or_default());
    found.map_or(b',', |(_, sign)| *sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_is_found_below_a_title_and_among_other_signs() {
        let check = |text: &str, sign: char| {
            assert_eq!(char::from(find(text.as_bytes())), sign, "{text}");
        };
        check("a,b,c\n1,2,3\n", ',');
        check("Liste, mai 2024, Gao\nNom;Prénom\nTraoré;Awa\n", ';');
        check("a;b\n1,5;2,5\n2,5;3,5\n", ';');
        check("a;b", ';');
        check("a|b\n\"x\n,y\"|z\n", '|');
        check("a\tb\n", '\t');
        check("nom\nTraoré\n", ',');
        check("", ',');
    }
}
