//! Finding somebody as people spell them: by name, by number, by place, the strictest question
//! first.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::named_params;

use super::{Empty, Hit, PersonLine, Question, keep_among, line};
use crate::domain::id::Id;
use crate::domain::likeness::{self, Match};
use crate::domain::name;
use crate::store::list::Numbers;
use crate::store::{Reader, StoreError};

/// How many that answer one question are looked at before the best are kept.
const LOOKED_AT: usize = 120;
/// With so many found by name, nobody is sought more loosely.
const FEW: usize = 3;

impl Reader {
    /// The people a text may mean, best first, each with why: exact spellings
    /// first, other spellings and sounds only added.
    pub fn search(&self, text: &str, most: usize) -> Result<Vec<Hit>, StoreError> {
        self.find_people(&Question { text: text.to_owned(), ..Question::default() }, most)
    }

    /// As `search`, among those the question lets through.
    pub fn find_people(&self, question: &Question, most: usize) -> Result<Vec<Hit>, StoreError> {
        let query = likeness::Query::new(&question.text);
        let among = self.among(question)?;
        let mut looked_at: BTreeMap<i64, (PersonLine, Option<Match>)> = BTreeMap::new();
        let mut found: BTreeMap<i64, Option<Match>> = BTreeMap::new();
        let mut one = self.db.prepare_cached(include_str!("line.sql"))?;
        for ask in asks(&question.text) {
            let enough = most.min(if ask.is_loose { FEW } else { LOOKED_AT });
            if found.len() >= enough {
                break;
            }
            for n in self.matching(&ask, question, among.as_ref())? {
                if let Entry::Vacant(new) = looked_at.entry(n) {
                    let mut rows = one.query(named_params! { ":n": n })?;
                    let Some(row) = rows.next()? else { continue };
                    let line = line(row)?;
                    let matched = query.score(&line.family_name, &line.given_name);
                    new.insert((line, matched));
                }
                let matched = looked_at.get(&n).and_then(|(_, matched)| *matched);
                if matched.is_some() || ask.by_other {
                    found.entry(n).or_insert(matched);
                }
            }
        }
        let mut hits: Vec<Hit> = found
            .into_iter()
            .filter_map(|(n, matched)| {
                let (line, _) = looked_at.remove(&n)?;
                let score = matched.map_or(1, |matched| matched.score);
                Some(Hit { line, score, why: matched.map(|matched| matched.why) })
            })
            .collect();
        hits.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.line.n.cmp(&b.line.n)));
        if self.has_links()? {
            hits = self.as_one(hits, question.is_open() && among.is_none(), most)?;
        }
        hits.truncate(most);
        Ok(hits)
    }

    /// Of registrations linked as one person the one that stands for all, in the place of the
    /// best of them, with the numbers of the others. Where a filter holds, nobody comes in whom it does
    /// not let through.
    fn as_one(&self, hits: Vec<Hit>, open: bool, most: usize) -> Result<Vec<Hit>, StoreError> {
        let mut one: Vec<Hit> = Vec::new();
        let mut told: BTreeSet<Id> = BTreeSet::new();
        let found: BTreeMap<Id, PersonLine> =
            hits.iter().map(|hit| (hit.line.id, hit.line.clone())).collect();
        for mut hit in hits {
            if one.len() >= most {
                break;
            }
            if !told.insert(hit.line.id) {
                continue;
            }
            let others = self.same_as(hit.line.id)?;
            if let Some(least) = others.iter().find(|id| **id < hit.line.id) {
                let line = match found.get(least) {
                    Some(line) => Some(line.clone()),
                    None if open => self.lines_of(&[*least])?.pop(),
                    None => None,
                };
                hit.line = line.unwrap_or(hit.line);
            }
            if !others.is_empty() {
                let mut group = self.same_as(hit.line.id)?;
                told.extend(group.iter().copied());
                told.insert(hit.line.id);
                group.retain(|id| *id != hit.line.id);
                let lines = self.lines_of(&group)?;
                let also = lines.into_iter().map(|line| line.case_number);
                hit.line.also = also.filter(|number| !number.is_empty()).collect();
            }
            one.push(hit);
        }
        Ok(one)
    }

    /// The row numbers of the people whose index matches, within the filters.
    fn matching(
        &self,
        ask: &Ask,
        question: &Question,
        among: Option<&Numbers>,
    ) -> Result<Vec<i64>, StoreError> {
        // Those picked are sought among all that match: less than nothing is no limit.
        let most = if among.is_some() { -1 } else { i64::try_from(LOOKED_AT).unwrap_or_default() };
        let mut found = Vec::new();
        if question.is_open() {
            let mut statement = self.db.prepare_cached(include_str!("match_any.sql"))?;
            let mut rows = statement.query(named_params! { ":match": ask.text, ":most": most })?;
            while let Some(row) = rows.next()? {
                found.push(row.get(0)?);
            }
            self.hidden()?.keep_numbers(&mut found);
            keep_among(among, &mut found);
            return Ok(found);
        }
        let mut statement = self.db.prepare_cached(include_str!("match.sql"))?;
        let mut rows = statement.query(named_params! {
            ":match": ask.text,
            ":most": most,
            ":status": question.status,
            ":open_only": question.open_only,
            ":risk": question.risk,
            ":worker": question.worker,
            ":centre": question.centre,
            ":country": question.country,
            ":arrived_from": question.arrived_from.map(|day| day.to_string()),
            ":arrived_to": question.arrived_to.map(|day| day.to_string()),
            ":empty": question.empty.map(Empty::key),
        })?;
        while let Some(row) = rows.next()? {
            found.push(row.get(0)?);
        }
        self.hidden()?.keep_numbers(&mut found);
        keep_among(among, &mut found);
        Ok(found)
    }
}

/// One question to the search index.
struct Ask {
    text: String,
    /// What it finds may have been found by something else than the name.
    by_other: bool,
    /// Asked only when the stricter ones found too few.
    is_loose: bool,
}

/// From the strictest question to the loosest.
fn asks(text: &str) -> Vec<Ask> {
    let words = name::words(text);
    if words.is_empty() {
        return Vec::new();
    }
    let all = |ask: &dyn Fn(&str) -> String| {
        words.iter().map(|word| ask(word)).collect::<Vec<_>>().join(" AND ")
    };
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    let mut asks = Vec::new();
    let mut ask = |text: String, by_other: bool, is_loose: bool| {
        asks.push(Ask { text, by_other, is_loose });
    };
    if has_digit {
        let plain: String =
            text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        ask(format!("numbers : {plain} *"), true, false);
        ask(all(&|word| format!("numbers : {word} *")), true, false);
    }
    ask(all(&|word| format!("words : {word}")), false, false);
    ask(all(&|word| format!("words : {word} *")), false, false);
    ask(all(&sounding), false, false);
    let anywhere = |word: &str| {
        let key = name::key(word);
        let sound = if key.is_empty() { String::new() } else { format!(" OR sounds : {key}") };
        format!("({{words numbers others}} : {word} *{sound})")
    };
    ask(all(&anywhere), true, true);
    if words.len() > 1 {
        // One of the words may be misheard beyond its key, but for how it begins, or be no name
        // of the person at all: the likeness decides.
        for misheard in 0..words.len() {
            let parts = words
                .iter()
                .enumerate()
                .map(|(at, word)| if at == misheard { beginning(word) } else { sounding(word) });
            ask(parts.collect::<Vec<_>>().join(" AND "), false, true);
        }
        let any: Vec<String> = words.iter().map(|word| sounding(word)).collect();
        ask(any.join(" OR "), false, true);
    }
    asks
}

/// A word as it is written, begun or heard.
fn sounding(word: &str) -> String {
    let key = name::key(word);
    if key.is_empty() {
        format!("words : {word} *")
    } else {
        format!("(words : {word} * OR sounds : {key})")
    }
}

/// What begins as a word does.
fn beginning(word: &str) -> String {
    let start: String = word.chars().take(2).collect();
    let heard: String = name::key(word).chars().take(2).collect();
    if heard.is_empty() {
        format!("words : {start} *")
    } else {
        format!("(words : {start} * OR sounds : {heard} *)")
    }
}
