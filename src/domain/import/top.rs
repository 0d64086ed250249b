//! Which row of a table has its headings: above them there may be a title, a date, the name of an
//! office.

use super::Topic;

/// Rows among which the headings are looked for.
pub const TOP: usize = 20;

/// The place of the headings among the first rows: the first row most of whose cells are headings
/// that are known, else the first that is filled about as much as any.
pub fn heading_row(topic: Topic, rows: &[Vec<String>]) -> usize {
    let filled = |row: &[String]| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let most = rows.iter().map(|row| filled(row)).max().unwrap_or_default();
    let known = rows.iter().position(|row| {
        let (known, filled) = (row.iter().filter(|cell| topic.meant(cell).is_some()), filled(row));
        let known = known.count();
        known >= most.min(2) && known * 2 > filled && filled * 2 >= most
    });
    let full = || rows.iter().position(|row| filled(row) * 3 >= most * 2);
    known.or_else(full).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_found_below_a_title() {
        let check = |rows: &[&str], wanted: usize| {
            let rows: Vec<Vec<String>> =
                rows.iter().map(|row| row.split('|').map(str::to_owned).collect()).collect();
            assert_eq!(heading_row(Topic::Person, &rows), wanted, "{rows:?}");
        };
        check(&["Nom|Prénom|Sexe", "Traoré|Awa|F"], 0);
        check(&["Liste des retournés||", "Nom|Prénom|Sexe", "Traoré|Awa|F"], 1);
        check(&["Croix-Rouge|mai 2024||", "||", "Nom|Prénom|Couleur|Taille", "Ba|Ali|x|y"], 2);
        // Nothing is known: the first that is full.
        check(&["Liste|||", "Was|Wer|Wann|Wo", "1|2|3|4"], 1);
        // A heading without a name does not make the first row of answers the headings.
        check(&["Was|Wer|Wann|", "1|2|3|4"], 0);
        check(&["nom", "Traoré"], 0);
        check(&["Site|Gao||||", "Nom|Prénom|Sexe|Âge|Pays|Date"], 1);
        check(&[], 0);
    }
}
