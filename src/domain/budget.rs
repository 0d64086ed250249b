//! The budget of a support and its tranches: what is planned, approved and paid, what is left to
//! allot, and the balance. One currency at a time: sums never cross currencies (`DOMAIN.md` 6.1).

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::case::Case;
use super::followup::MONTHS;
use super::money::{FRANC, Money};
use super::payment::{Payment, PaymentStatus};
use super::problem::Problem;
use super::project::Project;
use super::support::{Support, SupportStatus};
use super::value::Keyed as _;

/// A budget and what became of it, in whole units of one currency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Budget {
    /// The budget; nothing while none is set.
    pub total: Option<i64>,
    /// Its currency.
    pub currency: String,
    /// Tranches that wait for approval.
    pub planned: i64,
    /// Tranches approved and not yet paid.
    pub approved: i64,
    /// Tranches paid.
    pub paid: i64,
}

impl Budget {
    /// The budget of a support with its tranches.
    pub fn of<'a>(support: &Support, payments: impl IntoIterator<Item = &'a Payment>) -> Self {
        let currency = currency_of(&support.currency);
        let mut budget = Self { total: support.amount, currency, ..Self::default() };
        for payment in payments {
            let amount = payment.amount.unwrap_or_default();
            match payment.status {
                Some(PaymentStatus::Planned) => budget.planned += amount,
                Some(PaymentStatus::Approved) => budget.approved += amount,
                Some(PaymentStatus::Paid) => budget.paid += amount,
                Some(PaymentStatus::Cancelled) | None => {}
            }
        }
        budget
    }

    /// What was not paid out yet: budget less paid.
    pub fn balance(&self) -> i64 {
        self.total.unwrap_or_default() - self.paid
    }

    /// What no tranche speaks for yet.
    pub fn left(&self) -> i64 {
        self.balance() - self.approved - self.planned
    }

    /// The part of the budget an amount is.
    pub fn part(&self, amount: i64) -> Option<f64> {
        let total = self.total.filter(|total| *total > 0)?;
        Some(amount as f64 / total as f64)
    }

    /// An amount in the currency of the budget.
    pub fn show(&self, amount: i64) -> String {
        Money { amount, currency: self.currency.clone() }.show()
    }

    /// Whether a tranche fits beside the others, of which this budget knows.
    pub fn judge(&self, payment: &Payment) -> Option<Problem> {
        let amount = payment.amount.unwrap_or_default();
        if amount <= 0 {
            return Some(Problem::new("problem-payment-nothing").at("amount"));
        }
        if payment.status == Some(PaymentStatus::Cancelled) {
            return None;
        }
        let Some(total) = self.total else {
            return Some(Problem::new("problem-payment-no-budget").at("amount"));
        };
        let currency = currency_of(&payment.currency);
        if currency != self.currency {
            let problem =
                Problem::new("problem-payment-currency").with("currency", name(&self.currency));
            return Some(problem.at("currency"));
        }
        (amount > self.left()).then(|| {
            Problem::new("problem-payment-above")
                .with("amount", self.show(amount))
                .with("left", self.show(self.left().max(0)))
                .with("balance", self.show(self.balance()))
                .with("budget", self.show(total))
                .at("amount")
        })
    }
}

/// What a support counts for against the limit of its project: its budget, or once it was
/// stopped only what was paid.
pub fn counts_for(support: &Support, budget: &Budget) -> i64 {
    if support.status == Some(SupportStatus::Stopped) {
        budget.paid
    } else {
        support.amount.unwrap_or_default()
    }
}

/// Whether a support fits under the limit of its project; `taken` is what the person's other
/// supports in this project count for.
pub fn judge_limit(project: &Project, support: &Support, taken: i64) -> Option<Problem> {
    let amount = support.amount?;
    let currency = currency_of(&project.currency);
    if currency != currency_of(&support.currency) {
        return Some(
            Problem::new("problem-support-currency")
                .with("project", &project.name)
                .with("currency", name(&currency))
                .at("currency"),
        );
    }
    let limit = project.person_limit?;
    let show = |amount| Money { amount, currency: currency.clone() }.show();
    (taken + amount > limit).then(|| {
        Problem::new("problem-support-limit")
            .with("project", &project.name)
            .with("limit", show(limit))
            .with("left", show((limit - taken).max(0)))
            .at("amount")
    })
}

/// The days of the monitoring visits. They count from the return, as the whole field counts
/// them; where the support started later they count from its start, for before that there was
/// nothing to look at. A case without a day of return counts from the start.
pub fn visits(case: &Case, support: &Support) -> Vec<(i64, NaiveDate)> {
    let Some(started) = support.started_on else { return Vec::new() };
    let from = case.arrived_on.map_or(started, |arrived| arrived.max(started));
    let due = |month: &i64| {
        let after = Months::new(u32::try_from(*month).ok()?);
        Some((*month, from.checked_add_months(after)?))
    };
    MONTHS.iter().filter_map(due).collect()
}

/// Sums by currency, in the order of their codes.
pub fn totals(amounts: impl IntoIterator<Item = (i64, String)>) -> Vec<Money> {
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for (amount, currency) in amounts {
        *sums.entry(currency_of(&currency)).or_default() += amount;
    }
    let money = |(currency, amount)| Money { amount, currency };
    sums.into_iter().map(money).filter(|money| money.amount != 0).collect()
}

/// The currency of an amount; francs CFA where none is named.
pub fn currency_of(code: &str) -> String {
    if code.is_empty() { FRANC.to_owned() } else { code.to_owned() }
}

/// What a currency is called.
fn name(code: &str) -> String {
    super::choice::label("currency", code)
}

/// Eligible, started and completed: three counts that are never one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Found eligible.
    pub eligible: usize,
    /// Started.
    pub started: usize,
    /// Completed.
    pub completed: usize,
}

impl Counts {
    /// Of these supports. Each count stands on its own day or state: what was completed had
    /// been started, what was started had been found eligible.
    pub fn of<'a>(supports: impl IntoIterator<Item = &'a Support>) -> Self {
        let mut counts = Self::default();
        for support in supports {
            let completed = support.status == Some(SupportStatus::Completed);
            let started = completed || support.started_on.is_some();
            counts.completed += usize::from(completed);
            counts.started += usize::from(started);
            counts.eligible += usize::from(started || support.eligible_on.is_some());
        }
        counts
    }
}

/// Whether a tranche is to be paid with proof and has none.
pub fn lacks_proof(payment: &Payment) -> bool {
    payment.status.is_some_and(|status| status.key() == PaymentStatus::Paid.key())
        && (payment.receipt.is_empty() || payment.receipt == "none")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        super::super::date::parse(text).unwrap()
    }

    fn tranche(amount: i64, status: PaymentStatus) -> Payment {
        Payment { amount: Some(amount), status: Some(status), ..Payment::default() }
    }

    fn support(amount: i64) -> Support {
        Support { amount: Some(amount), ..Support::default() }
    }

    #[test]
    fn the_balance_is_budget_less_paid_and_what_is_left_less_all_tranches() {
        let all = [
            tranche(200_000, PaymentStatus::Paid),
            tranche(100_000, PaymentStatus::Approved),
            tranche(50_000, PaymentStatus::Planned),
            tranche(999_000, PaymentStatus::Cancelled),
        ];
        let budget = Budget::of(&support(450_000), &all);
        assert_eq!((budget.paid, budget.approved, budget.planned), (200_000, 100_000, 50_000));
        assert_eq!((budget.balance(), budget.left()), (250_000, 100_000));
        assert_eq!(budget.judge(&tranche(100_000, PaymentStatus::Planned)), None);
        let above = budget.judge(&tranche(100_001, PaymentStatus::Planned)).unwrap();
        assert_eq!(above.word, "problem-payment-above");
        let said = above.sentence();
        assert!(said.contains("250\u{202f}000") && said.contains("100\u{202f}000"), "{said}");
        println!("{said}");
        let word = |payment: Payment| budget.judge(&payment).map(|problem| problem.word);
        assert_eq!(word(tranche(0, PaymentStatus::Planned)), Some("problem-payment-nothing"));
        assert_eq!(word(tranche(-5, PaymentStatus::Planned)), Some("problem-payment-nothing"));
        let euros = Payment { currency: "EUR".into(), ..tranche(10, PaymentStatus::Planned) };
        assert_eq!(word(euros), Some("problem-payment-currency"));
        let none = Budget::of(&Support::default(), []);
        let found = none.judge(&tranche(10, PaymentStatus::Planned)).unwrap();
        assert_eq!(found.word, "problem-payment-no-budget");
    }

    #[test]
    fn the_limit_of_a_project_says_what_is_left() {
        let project =
            Project { name: "Retour".into(), person_limit: Some(500_000), ..Project::default() };
        assert_eq!(judge_limit(&project, &support(150_000), 350_000), None);
        let said = judge_limit(&project, &support(150_001), 350_000).unwrap().sentence();
        assert!(said.contains("500\u{202f}000") && said.contains("150\u{202f}000"), "{said}");
        let euros = Support { currency: "EUR".into(), ..support(10) };
        let found = judge_limit(&project, &euros, 0).unwrap();
        assert_eq!(found.word, "problem-support-currency");
        let stopped = Support { status: Some(SupportStatus::Stopped), ..support(300_000) };
        let budget = Budget::of(&stopped, &[tranche(80_000, PaymentStatus::Paid)]);
        assert_eq!(counts_for(&stopped, &budget), 80_000, "stopped: only what was paid");
    }

    #[test]
    fn visits_count_from_the_return_or_from_a_later_start() {
        let started = |text| Support { started_on: Some(day(text)), ..Support::default() };
        let arrived = |text| Case { arrived_on: Some(day(text)), ..Case::default() };
        let late = visits(&arrived("05/01/2026"), &started("31/01/2026"));
        assert_eq!(late.len(), 5);
        assert_eq!(late[0], (1, day("28/02/2026")), "the last day of a shorter month");
        assert_eq!(late[4], (12, day("31/01/2027")));
        let early = visits(&arrived("05/03/2026"), &started("31/01/2026"));
        assert_eq!(early[0], (1, day("05/04/2026")));
        assert_eq!(visits(&Case::default(), &started("31/01/2026"))[1], (3, day("30/04/2026")));
        assert!(visits(&Case::default(), &Support::default()).is_empty());
    }

    #[test]
    fn the_three_counts_are_kept_apart_and_sums_stay_in_their_currency() {
        let eligible = Support { eligible_on: Some(day("01/02/2026")), ..Support::default() };
        let started = Support { started_on: Some(day("01/03/2026")), ..eligible.clone() };
        let done = Support { status: Some(SupportStatus::Completed), ..started.clone() };
        let counts = Counts::of([&eligible, &started, &done, &Support::default()]);
        assert_eq!(counts, Counts { eligible: 3, started: 2, completed: 1 });
        let sums = totals([(100, String::new()), (7, "EUR".into()), (50, "XOF".into())]);
        let said: Vec<String> = sums.iter().map(Money::show).collect();
        assert_eq!(said, ["7\u{a0}EUR", "150\u{a0}FCFA"]);
    }
}
