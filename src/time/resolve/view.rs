//! News or narrative: what the text itself suggests.

use crate::time::meaning::{From, Meaning, Unit};
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
    if !context.citations.is_empty() && !chronology {
        return View::News;
    }
    let (mut years, mut spoken) = (0usize, 0usize);
    for item in raw {
        if let Meaning::Point(p) | Meaning::Range(_, p) = item.meaning {
            let speech = p.relative.is_some_and(|r| r.from == From::Speech && r.unit < Unit::Year);
            years += usize::from(p.year.is_some());
            spoken += usize::from(speech || p.weekday.is_some() && p.day.is_none());
        }
    }
    if years >= 8 && years > 6 * spoken { View::Narrative } else { View::News }
}
