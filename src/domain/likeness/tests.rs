//! A made-up register with stories planted in it: who is one person, and who only looks so.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::learn::Lot;
use super::*;

/// Somebody with a name.
fn somebody(given: &str, family: &str) -> Portrait {
    Portrait { given: given.into(), family: family.into(), sex: Some('M'), ..Portrait::default() }
}

fn day(year: i32, month: u32, day: u32) -> Option<Birth> {
    NaiveDate::from_ymd_opt(year, month, day).map(Birth::Day)
}

fn from(mut who: Portrait, region: &str, cercle: &str) -> Portrait {
    who.origin = vec![region.into(), cercle.into()];
    who
}

struct World {
    index: Index,
    found: BTreeMap<(u32, u32), Found>,
    truth: BTreeSet<(u32, u32)>,
    stories: BTreeMap<&'static str, (u32, u32)>,
}

/// A name of made-up syllables, so that no list of names can help.
fn made_up(lot: &mut Lot, syllables: u32) -> String {
    const FIRST: [&str; 14] =
        ["b", "d", "f", "g", "k", "l", "m", "n", "r", "s", "t", "v", "z", "sh"];
    const THEN: [&str; 5] = ["a", "e", "i", "o", "u"];
    (0..syllables)
        .map(|_| [FIRST[lot.below(14) as usize], THEN[lot.below(5) as usize]].concat())
        .collect()
}

/// One of a list, the first far oftener than the last.
fn common(lot: &mut Lot, from: &[String]) -> String {
    let many = u32::try_from(from.len()).unwrap();
    from[lot.below(many).min(lot.below(many)) as usize].clone()
}

/// The same person as another clerk writes it.
fn again(lot: &mut Lot, who: &Portrait, household: u128) -> Portrait {
    let mut who = Portrait { household: Some(household), ..who.clone() };
    let slip = |lot: &mut Lot, name: &str| {
        let mut letters: Vec<char> = name.chars().collect();
        let at = 1 + lot.below(u32::try_from(letters.len() - 1).unwrap()) as usize;
        letters[at] = ['a', 'o', 'k', 'm'][lot.below(4) as usize];
        letters.into_iter().collect::<String>()
    };
    match lot.below(6) {
        0 => who.given = slip(lot, &who.given),
        1 => who.family = slip(lot, &who.family),
        2 => std::mem::swap(&mut who.given, &mut who.family),
        _ => {}
    }
    if lot.below(3) == 0 {
        who.phone.clear();
    }
    if lot.below(4) == 0
        && let Some(Birth::Day(on)) = who.birth
    {
        who.birth = Some(Birth::Year(chrono::Datelike::year(&on)));
    }
    who
}

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let mut lot = Lot(7);
        let families: Vec<String> = (0..90).map(|_| made_up(&mut lot, 3)).collect();
        let given: Vec<String> = (0..110).map(|_| made_up(&mut lot, 3)).collect();
        let mut all: Vec<Portrait> = Vec::new();
        let mut truth = BTreeSet::new();
        let mut home = 0;
        while all.len() < 2_400 {
            let family = common(&mut lot, &families);
            let phone = format!("7{:07}", lot.below(9_999_999));
            let region = format!("region{}", lot.below(8));
            let cercle = format!("{region} cercle{}", lot.below(6));
            let on = NaiveDate::from_ymd_opt(2022, 1, 1).unwrap();
            let on = on + chrono::Days::new(u64::from(lot.below(500)));
            home += 1;
            let members = if lot.below(3) == 0 { 2 + lot.below(3) } else { 1 };
            let from = all.len();
            for _ in 0..members {
                let mut who = somebody(&common(&mut lot, &given), &family);
                who.sex = Some(if lot.below(2) == 0 { 'F' } else { 'M' });
                let year = i32::try_from(1960 + lot.below(60)).unwrap();
                who.birth = match lot.below(4) {
                    0 => day(year, 1, 1),
                    1 => Some(Birth::About(year)),
                    _ => day(year, 1 + lot.below(12), 1 + lot.below(28)),
                };
                who.origin = vec![region.clone(), cercle.clone()];
                who.phone = vec![phone.clone()];
                who.household = Some(home);
                who.journey = vec![Journey { day: Some(on), country: "Libye".into() }];
                all.push(who);
            }
            if lot.below(9) == 0 {
                home += 1;
                for one in from..from + members as usize {
                    truth.insert((u32::try_from(all.len()).unwrap(), u32::try_from(one).unwrap()));
                    all.push(again(&mut lot, &all[one].clone(), home));
                }
            }
        }
        let mut stories = BTreeMap::new();
        let mut tell = |story: &'static str, one: Portrait, other: Portrait| {
            let at = u32::try_from(all.len()).unwrap();
            stories.insert(story, (at + 1, at));
            all.extend([one, other]);
        };
        plant(&mut tell, &families[0], &given[0]);
        let mut register = Register::default();
        for who in &all {
            register.add(who);
        }
        let (index, found) =
            pairs(register, &BTreeSet::new(), 0.0, &Watch(&|_| true)).expect("nobody stops it");
        let found = found.into_iter().map(|pair| ((pair.one, pair.other), pair)).collect();
        World { index, found, truth, stories }
    })
}

const NICKNAMES: [&str; 14] =
    ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "p10", "p11", "p12", "p13", "p14"];

/// `usual` and `called` are the commonest family and given name of all.
fn plant(tell: &mut dyn FnMut(&'static str, Portrait, Portrait), usual: &str, called: &str) {
    let village = |who: Portrait| from(who, "region1", "region1 cercle2");
    let with = |who: Portrait, phone: &str| Portrait { phone: vec![phone.into()], ..who };
    let born = |who: Portrait, birth: Option<Birth>| Portrait { birth, ..who };
    let at = |who: Portrait, household: u128| Portrait { household: Some(household), ..who };
    let boubou = || village(born(somebody("Boubou", "Tchakoro"), day(1988, 5, 7)));
    tell("accents", boubou(), from(born(somebody("BOUBOÙ", "Tchakôro"), day(1988, 5, 7)), "", ""));
    let goma = || village(born(somebody("Gomadi", "Wuranke"), day(1991, 3, 9)));
    tell("order", goma(), village(born(somebody("Wuranke", "Gomadi"), day(1991, 3, 9))));
    let swap = village(born(somebody("Yekini", "Bandolo"), day(1979, 4, 11)));
    tell("day and month", swap.clone(), born(swap, day(1979, 11, 4)));
    let ag = village(born(somebody("Iknan", "Ag Wantala"), day(1985, 8, 21)));
    tell("particle", ag, village(born(somebody("Iknan", "Wantala"), day(1985, 8, 21))));
    let round = village(with(born(somebody("Zoumbi", "Parandi"), day(1970, 1, 1)), "76000001"));
    tell("year only", round.clone(), born(round, Some(Birth::Year(1970))));
    let old = village(with(born(somebody("Hebbo", "Solimi"), day(1950, 6, 2)), "76000002"));
    let son = village(with(born(somebody("Hebbo", "Solimi"), day(1979, 2, 17)), "76000002"));
    tell("father and son", old, son);
    let twin = |name: &str| {
        at(village(with(born(somebody(name, "Kankari"), day(2001, 9, 3)), "76000003")), 900_001)
    };
    tell("twins", twin("Dawena"), twin("Sorobi"));
    let sister = |name: &str, year: i32, home: u128| {
        at(village(with(born(somebody(name, "Mbirou"), day(year, 2, 5)), "76000004")), home)
    };
    tell("siblings", sister("Ramiso", 1995, 900_002), sister("Tokuna", 1998, 900_003));
    let namesake = || somebody(called, usual);
    tell(
        "namesakes",
        from(born(namesake(), Some(Birth::About(1990))), "region1", "region1 cercle2"),
        from(born(namesake(), Some(Birth::Year(1992))), "region5", "region5 cercle1"),
    );
    tell("common name", somebody(called, usual), somebody(called, usual));
    // Fourteen who are called by another name the second time, being one by everything else.
    for (at, story) in NICKNAMES.into_iter().enumerate() {
        let year = 1961 + i32::try_from(at).unwrap();
        let who = |name: &str| {
            with(born(somebody(name, usual), day(year, 6, 13)), &format!("770000{at:02}"))
        };
        tell(story, who("Vezzanovika"), who("Cucci"));
    }
    // A household registered again: weak by themselves, sure together.
    let family = [("Lobane", 1975), ("Sitiru", 1982), ("Karimba", 2010), ("Fenoko", 2014)];
    let names = ["household 1", "household 2", "household 3", "household 4"];
    for (story, (name, year)) in names.into_iter().zip(family) {
        let one = from(born(somebody(name, usual), Some(Birth::Year(year))), "region3", "");
        let other = born(one.clone(), Some(Birth::About(year + 1)));
        tell(story, at(one, 900_010), at(other, 900_011));
    }
}

fn probability(story: &str) -> f32 {
    let world = world();
    world.found.get(&world.stories[story]).map_or(0.0, Found::probability)
}

#[test]
fn pairs_of_a_made_up_register_are_found() {
    let world = world();
    let planted = world
        .stories
        .values()
        .next()
        .map_or(0, |(_, at)| *at)
        .min(world.stories.values().map(|(_, at)| *at).min().unwrap_or(0));
    for least in [POSSIBLE, LIKELY] {
        let offered: Vec<_> = world
            .found
            .values()
            .filter(|pair| pair.probability() >= least && pair.one < planted)
            .collect();
        let right = offered.iter().filter(|pair| world.truth.contains(&(pair.one, pair.other)));
        let right = right.count() as f32;
        let (precision, recall) = (right / offered.len() as f32, right / world.truth.len() as f32);
        let f1 = 2.0 * precision * recall / (precision + recall);
        println!("from {least}: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}");
        assert!(precision > 0.95 && f1 > 0.9, "{precision} {f1}");
    }
}

#[test]
fn one_person_is_seen_through_writing() {
    for story in ["accents", "order", "day and month", "particle", "year only"] {
        println!("{story}: {}", probability(story));
        assert!(probability(story) > LIKELY, "{story}: {}", probability(story));
    }
}

#[test]
fn a_nickname_is_learned_from_the_register() {
    let world = world();
    for story in NICKNAMES {
        let pair = &world.found[&world.stories[story]];
        let reasons = world.index.reasons(pair);
        let known = reasons.iter().find(|reason| reason.what.key() == "given-known");
        assert!(known.is_some_and(|reason| reason.speaks_for()), "{story}: {reasons:?}");
        assert!(pair.probability() > LIKELY, "{story}: {}", pair.probability());
    }
}

#[test]
fn who_only_looks_like_one_is_not() {
    for story in ["father and son", "twins", "siblings", "namesakes", "common name"] {
        println!("{story}: {}", probability(story));
        assert!(probability(story) < POSSIBLE, "{story}: {}", probability(story));
    }
}

#[test]
fn a_household_registered_again_is_seen_together() {
    let world = world();
    for story in ["household 1", "household 2", "household 3", "household 4"] {
        println!("{story}: {}", probability(story));
        assert!(probability(story) > LIKELY, "{story}: {}", probability(story));
        let reasons = world.index.reasons(&world.found[&world.stories[story]]);
        let company = reasons.iter().find(|reason| reason.what.key() == "company-same");
        assert!(company.is_some_and(|reason| reason.speaks_for()), "{story}: {reasons:?}");
    }
}

#[test]
fn who_is_typed_is_found_with_reasons() {
    let index = &world().index;
    let mut typed = from(somebody("Tchakoro", "Bubu"), "region1", "");
    typed.birth = day(1988, 5, 7);
    let found = index.ask(&typed, 10, 0.0, |_| false);
    let at = world().stories["accents"].1;
    assert!(found.len() <= 10);
    let first = &found[0];
    assert!(first.who == at || first.who == at + 1, "{found:?}");
    assert!(first.probability > POSSIBLE);
    assert!(first.evidence.iter().any(|why| why.what.key() == "birth-day" && why.speaks_for()));
    assert!(index.ask(&typed, 10, 0.0, |who| who == at).iter().all(|found| found.who != at));
    assert!(index.ask(&Portrait::default(), 10, 0.0, |_| false).is_empty());
}

#[test]
fn who_has_just_been_saved_is_found_and_who_is_gone_is_not() {
    let mut register = Register::default();
    for at in 0..50 {
        let mut who = somebody(&format!("Given{at}"), "Family");
        who.birth = day(1990, 1 + at % 12, 1 + at % 28);
        register.add(&who);
    }
    let mut index = Index::new(register, &Watch(&|_| true)).unwrap();
    let late = Portrait { birth: day(2003, 10, 9), ..somebody("Quitterie", "Zwanenburg") };
    let at = index.insert(&late);
    let typed = Portrait { birth: day(2003, 10, 9), ..somebody("Quiterie", "Zwanenberg") };
    let found = index.ask(&typed, 10, 0.0, |_| false);
    assert_eq!(found.first().map(|found| found.who), Some(at), "{found:?}");
    index.forget(at);
    assert!(index.ask(&typed, 10, 0.0, |_| false).iter().all(|found| found.who != at));
    assert_eq!(index.len(), 51);
}

#[test]
fn a_pass_can_be_stopped_and_tells_how_far_it_is() {
    let register = || {
        let mut register = Register::default();
        (0..30).for_each(|at| register.add(&somebody(&format!("Given{at}"), "Family")));
        register
    };
    let none = BTreeSet::new();
    assert_eq!(pairs(register(), &none, 0.5, &Watch(&|_| false)).err(), Some(Stopped));
    let told = std::sync::Mutex::new(Vec::new());
    let watch = |done: f32| {
        told.lock().unwrap().push(done);
        true
    };
    assert!(pairs(register(), &none, 0.5, &Watch(&watch)).is_ok());
    let told = told.into_inner().unwrap();
    assert!(told.is_sorted() && told.last() == Some(&1.0), "{told:?}");
}

#[test]
fn those_told_apart_stay_apart() {
    let mut register = Register::default();
    for at in 0..60 {
        register.add(&Portrait {
            birth: day(1960 + at, 5, 6),
            ..somebody(&format!("Given{}", at % 30), &format!("Family{}", at % 20))
        });
    }
    let twice = Portrait {
        birth: day(1990, 7, 8),
        phone: vec!["76123456".into()],
        ..somebody("Wandalino", "Perrochet")
    };
    register.add(&twice);
    register.add(&twice);
    let none = BTreeSet::new();
    let mut again = Register::default();
    again.add(&twice);
    again.add(&twice);
    let (_, found) = pairs(register, &none, 0.5, &Watch(&|_| true)).unwrap();
    assert!(found.iter().any(|pair| (pair.one, pair.other) == (61, 60)), "{found:?}");
    let apart = BTreeSet::from([(1, 0)]);
    let (_, found) = pairs(again, &apart, 0.0, &Watch(&|_| true)).unwrap();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_telephone_says_much_in_a_small_register_however_often_its_owner_is_changed() {
    let awa = Portrait { phone: vec!["76123456".into()], ..somebody("Awa", "Traoré") };
    let mut register = Register::default();
    register.add(&somebody("Sira", "Keïta"));
    let mut index = Index::new(register, &Watch(&|_| true)).unwrap();
    let mut at = index.insert(&awa);
    for _ in 0..12 {
        let found = index.ask(&awa, 10, 0.0, |_| false);
        let keys: Vec<String> =
            found.iter().flat_map(|one| &one.evidence).map(|one| one.what.key()).collect();
        assert!(found.len() == 1 && keys.contains(&"phone-same".to_owned()), "{keys:?}");
        index.forget(at);
        at = index.insert(&awa);
    }
}

#[test]
fn empty_registers_and_empty_people_do_no_harm() {
    let none = BTreeSet::new();
    let (index, found) = pairs(Register::default(), &none, 0.0, &Watch(&|_| true)).unwrap();
    assert!(found.is_empty() && index.is_empty());
    assert!(index.ask(&somebody("Awa", "Koné"), 10, 0.0, |_| false).is_empty());
    let mut register = Register::default();
    (0..20).for_each(|_| register.add(&Portrait::default()));
    let (_, found) = pairs(register, &none, 0.5, &Watch(&|_| true)).unwrap();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn every_reason_can_be_said() {
    let world = world();
    let mut seen = BTreeSet::new();
    for pair in world.found.values() {
        for reason in world.index.reasons(pair) {
            seen.insert(reason.what.key());
            assert!(!reason.sentence().contains('⟨'), "{}", reason.what.key());
        }
    }
    println!("{} reasons: {seen:?}", seen.len());
    for what in super::evidence::all() {
        assert!(!crate::words::tr(&format!("likeness-{what}")).contains('⟨'), "{what}");
    }
}
