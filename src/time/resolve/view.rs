//! News or narrative: what the text itself suggests.

use crate::time::meaning::{From, Meaning, Pick};
use crate::time::{Context, Raw, View};

/// The view of a text. News unless the text tells its dates with years and hardly speaks of yesterday and last week.
pub fn choose(raw: &[Raw], context: &Context, chronology: bool) -> View {
    if context.view != View::Auto {
        return context.view;
    }
    if context.published.is_none() {
        return View::Narrative;
    }
    // Who cites the agencies of the week reports, however many years he looks back.
    if !chronology && raw.iter().filter(|r| cited(r, context)).count() >= 2 {
        return View::News;
    }
    let now = context.published.and_then(|p| p.year).unwrap_or(0);
    let (mut years, mut old, mut spoken) = (0usize, 0usize, 0usize);
    let (mut begins_old, mut now_said) = (None, false);
    for item in raw {
        if let Meaning::Point(p) | Meaning::Range(_, p) = item.meaning {
            let speech = p.relative.is_some_and(|r| r.from == From::Speech);
            now_said |= p.relative.is_some_and(|r| r.from == From::Speech)
                || matches!(p.pick, Some(Pick::Last | Pick::This | Pick::Next));
            // The date in the head is that of the publication.
            let head = p.year == context.published.and_then(|p| p.year) && years == 0;
            if begins_old.is_none() && !head && (p.year.is_some() || p.month.is_some() || speech) {
                begins_old = Some(p.year.is_some_and(|y| y + NEAR < now));
            }
            years += usize::from(p.year.is_some());
            old += usize::from(p.year.is_some_and(|y| y + NEAR < now));
            spoken += usize::from(speech || p.weekday.is_some() && p.day.is_none());
        }
    }
    let tells_years = years >= LEAST && years > 6 * spoken;
    // Most of what it tells is long past: a weekday or a *tomorrow* in a quotation changes nothing.
    let long_past = old >= LEAST && 4 * (years - old) <= years && years >= 2 * spoken;
    let nothing_else = old >= FEW && old == years && spoken == 0;
    // A feature: it begins long ago, and never speaks of this week.
    let feature = begins_old == Some(true) && old >= 3 && old + 2 >= years && spoken == 0 && !now_said;
    if tells_years || long_past || nothing_else || feature { View::Narrative } else { View::News }
}

/// So many dates with a year make a history.
const LEAST: usize = 8;

/// So many do where nothing speaks for the day of writing.
const FEW: usize = 5;

/// Years before publication that count as near.
const NEAR: i32 = 3;

/// True for a day without its year inside a source citation: `(Interfax, November 11)`.
fn cited(raw: &Raw, context: &Context) -> bool {
    let (Meaning::Point(p) | Meaning::Range(_, p)) = raw.meaning else { return false };
    let place = context.citations.partition_point(|c| c.end <= raw.span.start);
    let inside = context.citations.get(place).is_some_and(|c| c.contains(raw.span));
    inside && p.day.is_some() && p.year.is_none()
}
