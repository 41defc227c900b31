//! Values: TIMEX3, EDTF, first and last day.

use super::Resolved;
use crate::time::calendar::{self, Stretch};
use crate::time::meaning::{Clock, Length, Point, Reference, Repeat};
use crate::time::{Anchor, Expression, Raw, Style, TimexType, Unit, View};

/// An expression without a value.
pub fn blank(raw: &Raw, in_citation: bool) -> Expression {
    Expression {
        span: raw.span,
        tokens: raw.tokens.clone(),
        timex: TimexType::Date,
        value: String::new(),
        modifier: None,
        edtf: None,
        first_day: None,
        last_day: None,
        rule: raw.rule,
        anchor: Anchor::Own,
        unresolved: None,
        in_citation,
        granularity: None,
        note: None,
    }
}

/// Past, present, future.
pub fn reference(out: &mut Expression, reference: Reference) {
    out.value = reference.value().to_string();
}

/// A length of time.
pub fn length(out: &mut Expression, length: &Length) {
    out.timex = TimexType::Duration;
    out.value = length.value();
    out.modifier = length.modifier.filter(|m| !m.is_empty());
}

/// A set.
pub fn repeat(out: &mut Expression, repeat: &Repeat, style: Style, view: View) {
    out.timex = TimexType::Set;
    out.value = match repeat {
        Repeat::Every(length) => length.value(),
        Repeat::Adverb(length) if style == Style::Product || view == View::News => length.value(),
        Repeat::Adverb(length) => match length.unit {
            Unit::Day => "XXXX-XX-XX".to_string(),
            Unit::Week => "XXXX-WXX".to_string(),
            Unit::Month => "XXXX-XX".to_string(),
            Unit::Year => "XXXX".to_string(),
            _ => length.value(),
        },
        Repeat::Point(point) => unknown(point),
    };
}

/// A point, resolved or not.
pub fn point(out: &mut Expression, p: &Point, resolved: Resolved) {
    let timed = p.part.is_some() || p.clock.is_some();
    out.timex = if timed { TimexType::Time } else { TimexType::Date };
    out.modifier = p.modifier;
    match resolved {
        Resolved::At(stretch, anchor) => {
            let (first, last) = stretch.days();
            out.value = stretch.value() + &time_of_day(p);
            out.edtf = Some(match p.clock {
                Some(clock) if stretch.unit() == Unit::Day && clock.minute.is_some() => {
                    edtf_time(first, clock)
                }
                _ => stretch.edtf(),
            });
            (out.first_day, out.last_day) = (Some(calendar::day(first)), Some(calendar::day(last)));
            out.anchor = anchor;
            out.granularity = Some(match p.clock {
                Some(clock) if clock.second.is_some() => Unit::Second,
                Some(clock) if clock.minute.is_some() => Unit::Minute,
                Some(_) => Unit::Hour,
                None => stretch.unit(),
            });
        }
        Resolved::Unknown(reason) => {
            out.value = unknown(p);
            out.unresolved = Some(reason);
        }
    }
}

/// From one point to another.
pub fn range(out: &mut Expression, first: (&Point, Resolved), last: (&Point, Resolved)) {
    let mut end = out.clone();
    point(out, first.0, first.1);
    point(&mut end, last.0, last.1);
    out.value = format!("{}/{}", out.value, end.value);
    out.unresolved = out.unresolved.or(end.unresolved);
    out.last_day = end.last_day;
    out.edtf = match (&out.edtf, end.first_day, end.edtf) {
        (Some(a), Some(_), Some(b)) if !a.contains('/') && !b.contains('/') => Some(format!("{a}/{b}")),
        (Some(_), Some(_), Some(_)) => match (out.first_day, out.last_day) {
            (Some(a), Some(b)) => Some(format!("{a}/{b}")),
            _ => None,
        },
        _ => None,
    };
    if out.unresolved.is_some() {
        (out.first_day, out.last_day, out.edtf) = (None, None, None);
    }
    if out.first_day > out.last_day {
        out.unresolved = Some("reversed_range");
        (out.first_day, out.last_day, out.edtf) = (None, None, None);
    }
}

fn time_of_day(p: &Point) -> String {
    match (p.clock, p.part) {
        (Some(clock), _) => format!("T{}", clock_value(clock)),
        (None, Some(part)) => format!("T{}", part.code()),
        (None, None) => String::new(),
    }
}

fn clock_value(clock: Clock) -> String {
    let mut value = format!("{:02}", clock.hour);
    value += &format!(":{:02}", clock.minute.unwrap_or(0));
    if let Some(second) = clock.second {
        value += &format!(":{second:02}");
    }
    value + clock.zone
}

/// EDTF knows no hour 24: midnight at the end of a day begins the next one.
fn edtf_time(day: i64, clock: Clock) -> String {
    let (day, hour) = if clock.hour == 24 { (day + 1, 0) } else { (day, clock.hour) };
    let zone = if clock.zone.len() == 3 { format!("{}:00", clock.zone) } else { clock.zone.to_string() };
    format!(
        "{}T{hour:02}:{:02}:{:02}{zone}",
        calendar::day(day),
        clock.minute.unwrap_or(0),
        clock.second.unwrap_or(0)
    )
}

/// What is known of a point that is not resolved, with `X` for the rest.
pub fn unknown(p: &Point) -> String {
    let year = match (p.year, p.decade) {
        (Some(year), _) => Stretch::Year(year).value(),
        (None, Some(decade)) if p.short => return format!("XX{decade}"),
        _ => "XXXX".to_string(),
    };
    let unit = p.relative.map(|r| r.unit);
    let date = match (p.month, p.day, p.weekday) {
        (Some(month), Some(day), _) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None, _) => format!("{year}-{month:02}"),
        (None, _, Some(weekday)) => format!("{year}-WXX-{weekday}"),
        _ => match (p.season, p.quarter, p.half, unit) {
            (Some(season), ..) => format!("{year}-{}", season.code()),
            (_, Some(quarter), ..) => format!("{year}-Q{quarter}"),
            (_, _, Some(half), _) => format!("{year}-H{half}"),
            (_, _, _, Some(Unit::Day | Unit::Hour | Unit::Minute | Unit::Second)) => format!("{year}-XX-XX"),
            (_, _, _, Some(Unit::Week | Unit::Fortnight)) => format!("{year}-WXX"),
            (_, _, _, Some(Unit::Weekend)) => format!("{year}-WXX-WE"),
            (_, _, _, Some(Unit::Month)) => format!("{year}-XX"),
            (_, _, _, Some(Unit::Quarter)) => format!("{year}-QX"),
            (_, _, _, Some(Unit::Decade)) => "XXX".to_string(),
            (_, _, _, Some(Unit::Century)) => "XX".to_string(),
            _ if p.named.is_some() || p.nth.is_some() || p.part.is_some() || p.clock.is_some() => {
                format!("{year}-XX-XX")
            }
            _ => year,
        },
    };
    date + &time_of_day(p)
}
