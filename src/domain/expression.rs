//! Conditions as `XLSForm` writes them, as far as this program follows them: comparisons of one
//! answer with a word or a number, `selected()`, `and`, `or`, `not()` and brackets. What goes
//! beyond that is not read at all, and whoever loads a form is told.

use std::fmt;

use super::value::{self, Row, Value};

/// A condition that was read.
#[derive(Clone, PartialEq)]
pub struct Expression {
    text: String,
    root: Node,
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Node {
    Any(Vec<Node>),
    All(Vec<Node>),
    Not(Box<Node>),
    Compare(Side, Sign, Literal),
    Selected(Side, String),
    /// `true()` or `false()`.
    Fixed(bool),
}

/// Whose answer.
#[derive(Debug, Clone, PartialEq)]
enum Side {
    /// That of another question, by its key.
    Of(String),
    /// The one that is judged: `.`.
    Own,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Sign {
    Is,
    IsNot,
    Less,
    Most,
    More,
    Least,
}

#[derive(Debug, Clone, PartialEq)]
enum Literal {
    Word(String),
    Number(f64),
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Open,
    Close,
    Comma,
    Sign(Sign),
    Field(String),
    Own,
    Literal(Literal),
    Word(String),
}

/// Deeper brackets are no condition of a form.
const DEEPEST: usize = 16;

impl Expression {
    /// Reads a condition; `key` gives the key of a question by its name. `None` when it says
    /// more than this program follows, or names a question that there is not.
    pub fn parse(text: &str, key: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let tokens = tokens(text, &key)?;
        let mut parser = Parser { tokens: &tokens, at: 0 };
        let root = parser.any(0)?;
        (parser.at == tokens.len()).then(|| Self { text: text.trim().to_owned(), root })
    }

    /// Both conditions.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let text = format!("({}) and ({})", self.text, other.text);
        Self { text, root: Node::All(vec![self.root, other.root]) }
    }

    /// Whether it holds of these answers; `own` is the answer that is judged.
    pub fn holds(&self, answers: &Row, own: &Value) -> bool {
        self.root.holds(answers, own)
    }

    /// As it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The keys of the questions it looks at.
    pub fn fields(&self) -> Vec<&str> {
        let mut all = Vec::new();
        self.root.fields(&mut all);
        all
    }
}

impl Node {
    fn holds(&self, answers: &Row, own: &Value) -> bool {
        match self {
            Self::Any(parts) => parts.iter().any(|part| part.holds(answers, own)),
            Self::All(parts) => parts.iter().all(|part| part.holds(answers, own)),
            Self::Not(part) => !part.holds(answers, own),
            Self::Fixed(said) => *said,
            Self::Selected(side, code) => match side.value(answers, own) {
                Value::Text(text) => text.split_whitespace().any(|one| one == code),
                _ => false,
            },
            Self::Compare(side, sign, wanted) => compare(side.value(answers, own), *sign, wanted),
        }
    }

    fn fields<'a>(&'a self, all: &mut Vec<&'a str>) {
        match self {
            Self::Any(parts) | Self::All(parts) => {
                for part in parts {
                    part.fields(all);
                }
            }
            Self::Not(part) => part.fields(all),
            Self::Compare(Side::Of(key), ..) | Self::Selected(Side::Of(key), _) => all.push(key),
            Self::Compare(..) | Self::Selected(..) | Self::Fixed(_) => {}
        }
    }
}

impl Side {
    fn value<'a>(&self, answers: &'a Row, own: &'a Value) -> &'a Value {
        match self {
            Self::Of(key) => value::of(answers, key),
            Self::Own => own,
        }
    }
}

/// A number is compared as a number, a word as it stands; no answer is less and more than none.
fn compare(held: &Value, sign: Sign, wanted: &Literal) -> bool {
    let text = match held {
        Value::Text(text) => text.clone(),
        Value::Int(number) => number.to_string(),
        Value::Nothing | Value::Sealed(_) => String::new(),
    };
    let order = match wanted {
        Literal::Word(word) => match (text.parse::<f64>(), word.parse::<f64>()) {
            (Ok(one), Ok(other)) => one.partial_cmp(&other),
            // A day stands as year, month, day: in order as text.
            _ => Some(text.as_str().cmp(word.as_str())),
        },
        Literal::Number(number) => {
            text.parse::<f64>().ok().and_then(|held| held.partial_cmp(number))
        }
    };
    let Some(order) = order else { return sign == Sign::IsNot };
    match sign {
        Sign::Is => order.is_eq(),
        Sign::IsNot => order.is_ne(),
        _ if text.is_empty() => false,
        Sign::Less => order.is_lt(),
        Sign::Most => order.is_le(),
        Sign::More => order.is_gt(),
        Sign::Least => order.is_ge(),
    }
}

fn tokens(text: &str, key: &impl Fn(&str) -> Option<String>) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, after) = match first {
            '(' => (Token::Open, rest.get(1..)?),
            ')' => (Token::Close, rest.get(1..)?),
            ',' => (Token::Comma, rest.get(1..)?),
            '\'' | '"' | '‘' | '’' => {
                let inside = rest.get(first.len_utf8()..)?;
                let end = inside.find(['\'', '"', '’'])?;
                let close = inside.get(end..)?.chars().next()?.len_utf8();
                let word = Literal::Word(inside.get(..end)?.to_owned());
                (Token::Literal(word), inside.get(end + close..)?)
            }
            '$' => {
                let inside = rest.strip_prefix("${")?;
                let (name, after) = inside.split_once('}')?;
                (Token::Field(key(name.trim())?), after)
            }
            '=' => (Token::Sign(Sign::Is), rest.get(1..)?),
            '!' => (Token::Sign(Sign::IsNot), rest.strip_prefix("!=")?),
            '<' | '>' => match (first, rest.get(1..)?.strip_prefix('=')) {
                ('<', Some(after)) => (Token::Sign(Sign::Most), after),
                ('<', None) => (Token::Sign(Sign::Less), rest.get(1..)?),
                (_, Some(after)) => (Token::Sign(Sign::Least), after),
                (_, None) => (Token::Sign(Sign::More), rest.get(1..)?),
            },
            '0'..='9' | '-' | '.' => {
                let more = |c: char| c.is_ascii_digit() || c == '.';
                let end = rest.get(1..)?.find(|c| !more(c)).map_or(rest.len(), |end| end + 1);
                let (number, after) = rest.split_at_checked(end)?;
                let token = match number {
                    "." => Token::Own,
                    number => Token::Literal(Literal::Number(number.parse().ok()?)),
                };
                (token, after)
            }
            letter if letter.is_ascii_alphabetic() => {
                let more = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
                let end = rest.find(|c| !more(c)).unwrap_or(rest.len());
                let (word, after) = rest.split_at_checked(end)?;
                (Token::Word(word.to_lowercase()), after)
            }
            _ => return None,
        };
        tokens.push(token);
        rest = after.trim_start();
    }
    Some(tokens)
}

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl Parser<'_> {
    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    fn takes(&mut self, wanted: &Token) -> bool {
        let here = self.tokens.get(self.at) == Some(wanted);
        self.at += usize::from(here);
        here
    }

    fn is_word(&mut self, wanted: &str) -> bool {
        self.takes(&Token::Word(wanted.to_owned()))
    }

    fn any(&mut self, depth: usize) -> Option<Node> {
        let mut parts = vec![self.all(depth)?];
        while self.is_word("or") {
            parts.push(self.all(depth)?);
        }
        if parts.len() == 1 { parts.pop() } else { Some(Node::Any(parts)) }
    }

    fn all(&mut self, depth: usize) -> Option<Node> {
        let mut parts = vec![self.one(depth)?];
        while self.is_word("and") {
            parts.push(self.one(depth)?);
        }
        if parts.len() == 1 { parts.pop() } else { Some(Node::All(parts)) }
    }

    fn one(&mut self, depth: usize) -> Option<Node> {
        if depth > DEEPEST {
            return None;
        }
        match self.next()? {
            Token::Open => {
                let inside = self.any(depth + 1)?;
                self.takes(&Token::Close).then_some(inside)
            }
            Token::Word(word) => {
                if !self.takes(&Token::Open) {
                    return None;
                }
                let node = match word.as_str() {
                    "not" => Node::Not(Box::new(self.any(depth + 1)?)),
                    "true" => Node::Fixed(true),
                    "false" => Node::Fixed(false),
                    "selected" => {
                        let side = self.side()?;
                        if !self.takes(&Token::Comma) {
                            return None;
                        }
                        match self.next()? {
                            Token::Literal(Literal::Word(code)) => Node::Selected(side, code),
                            Token::Literal(Literal::Number(code)) => {
                                Node::Selected(side, code.to_string())
                            }
                            _ => return None,
                        }
                    }
                    _ => return None,
                };
                self.takes(&Token::Close).then_some(node)
            }
            Token::Field(_) | Token::Own => {
                self.at -= 1;
                let side = self.side()?;
                let Token::Sign(sign) = self.next()? else { return None };
                let Token::Literal(wanted) = self.next()? else { return None };
                Some(Node::Compare(side, sign, wanted))
            }
            Token::Close | Token::Comma | Token::Sign(_) | Token::Literal(_) => None,
        }
    }

    fn side(&mut self) -> Option<Side> {
        match self.next()? {
            Token::Field(key) => Some(Side::Of(key)),
            Token::Own => Some(Side::Own),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Expression> {
        Expression::parse(text, |name| (name != "missing").then(|| format!("q.{name}")))
    }

    fn row(answers: &[(&'static str, &str)]) -> Row {
        let mut row = Row::new();
        for (key, text) in answers {
            let value = text.parse().map_or_else(|_| Value::Text((*text).to_owned()), Value::Int);
            value::put(&mut row, *key, value);
        }
        row
    }

    #[test]
    fn conditions_of_forms_are_followed() {
        let check = |text: &str, answers: &[(&'static str, &str)], holds: bool| {
            let read = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(read.holds(&row(answers), &Value::Nothing), holds, "{text} {answers:?}");
        };
        check("${a} = 'x'", &[("q.a", "x")], true);
        check("${a} = 'x'", &[], false);
        check("${a}!='x'", &[], true);
        check("${a} != ''", &[], false);
        check("${age} > 17", &[("q.age", "18")], true);
        check("${age} > 17", &[("q.age", "9")], false);
        check("${age} >= 18 and ${age}<=60", &[("q.age", "60")], true);
        check("${age} < 5", &[], false);
        check("selected(${m}, 'x')", &[("q.m", "w x y")], true);
        check("not(selected(${m}, 'x'))", &[("q.m", "xy")], true);
        check("(${a} = 'x' or ${b} = 'y') and ${c} = \"z\"", &[("q.b", "y")], false);
        check("${a} = 'x' or ${b} = 'y' and ${c} = 'z'", &[("q.a", "x")], true);
        check("${day} > '2026-01-31'", &[("q.day", "2026-02-01")], true);
        check("true()", &[], true);
        check("${n} = '2'", &[("q.n", "2")], true);
    }

    #[test]
    fn what_goes_beyond_is_not_read() {
        for text in [
            "",
            "${a}",
            "${a} = ${b}",
            "count(${a}) > 1",
            "${missing} = 1",
            "${a} = 'x' xor ${b} = 'y'",
            "regex(., '[0-9]+')",
            "(${a} = 1",
            "${a} = 1)",
            ". + 1 > 2",
            "selected(${a})",
            "'a' = ${a}",
            "${a} = 'x",
            "é = 1",
            "1.2.3 = .",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
        let deep = format!("{}${{a}} = 1{}", "(".repeat(40), ")".repeat(40));
        assert!(read(&deep).is_none());
    }

    #[test]
    fn an_answer_is_judged_by_itself() {
        let rule = read(". >= 0 and . <= 120").unwrap();
        let holds = |text: &str| rule.holds(&Row::new(), &Value::Text(text.to_owned()));
        assert!(holds("0") && holds("119.5") && !holds("121") && !holds("-1"));
        assert_eq!(read("${a} = 1 and not(${b} = 2)").unwrap().fields(), ["q.a", "q.b"]);
    }
}
