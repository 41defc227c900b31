//! Amounts and lengths of time: how many of which unit.

use super::meaning::Unit;

/// How many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// In hundredths.
    Exact(u64),
    /// *several*, *a few*.
    Vague,
}

impl Amount {
    /// As TIMEX3 writes it.
    pub fn show(self) -> String {
        match self {
            Amount::Vague => "X".to_string(),
            Amount::Exact(h) if h % 100 == 0 => (h / 100).to_string(),
            Amount::Exact(h) if h % 10 == 0 => format!("{}.{}", h / 100, h / 10 % 10),
            Amount::Exact(h) => format!("{}.{:02}", h / 100, h % 100),
        }
    }

    /// As a whole number, if it is one that fits.
    pub fn whole(self) -> Option<i32> {
        match self {
            Amount::Exact(h) if h % 100 == 0 => i32::try_from(h / 100).ok().filter(|n| *n < 1_000_000),
            _ => None,
        }
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Length {
    /// How many units.
    pub amount: Amount,
    /// Of which.
    pub unit: Unit,
    /// *two years and three months*.
    pub and: Option<(Amount, Unit)>,
    /// TIMEX3 `mod`.
    pub modifier: Option<&'static str>,
}

impl Length {
    /// Of one amount.
    pub fn new(amount: Amount, unit: Unit) -> Length {
        Length { amount, unit, and: None, modifier: None }
    }

    /// TIMEX3 value (`P5Y`, `PT30M`, `PXD`).
    pub fn value(&self) -> String {
        let (amount, unit) = self.plain();
        let (letter, time) = unit.letter();
        if let (Amount::Exact(h), None, Some(half)) = (amount, self.and, unit.half())
            && h % 100 == 50
        {
            return format!("P{}{}{letter}{half}", if time { "T" } else { "" }, h / 100);
        }
        let mut value = format!("P{}{}{letter}", if time { "T" } else { "" }, amount.show());
        if let Some((amount, unit)) = self.and {
            let (letter, inner) = unit.letter();
            if inner && !time {
                value.push('T');
            }
            value += &amount.show();
            value += letter;
        }
        value
    }

    /// Halves of units that have whole parts: half a year is six months.
    fn plain(&self) -> (Amount, Unit) {
        match (self.amount, self.unit) {
            (Amount::Exact(50), Unit::Year) => (Amount::Exact(600), Unit::Month),
            (Amount::Exact(50), Unit::Hour) => (Amount::Exact(3000), Unit::Minute),
            (Amount::Exact(50), Unit::Day) => (Amount::Exact(1200), Unit::Hour),
            (Amount::Exact(n), Unit::Fortnight) => (Amount::Exact(2 * n), Unit::Week),
            (Amount::Exact(n), Unit::Half) => (Amount::Exact(6 * n), Unit::Month),
            (Amount::Exact(50), Unit::Decade) => (Amount::Exact(500), Unit::Year),
            (Amount::Exact(50), Unit::Century) => (Amount::Exact(5000), Unit::Year),
            same => same,
        }
    }

    /// In whole months, where it is so many (*a year and a half* is 18).
    pub fn plain_months(&self) -> Option<i32> {
        let months = |amount: Amount, unit: Unit| {
            let per = match unit {
                Unit::Month => 1,
                Unit::Quarter => 3,
                Unit::Half => 6,
                Unit::Year => 12,
                Unit::Decade => 120,
                _ => return None,
            };
            match amount {
                Amount::Exact(h) if h * per % 100 == 0 => {
                    i32::try_from(h * per / 100).ok().filter(|m| *m < 120_000)
                }
                _ => None,
            }
        };
        let first = months(self.amount, self.unit)?;
        match self.and {
            Some((amount, unit)) => Some(first + months(amount, unit)?),
            None => Some(first),
        }
    }
}
