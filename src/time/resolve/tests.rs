use super::resolve;
use crate::span::Span;
use crate::text::Text;
use crate::time::{Context, Expression, Partial, Style, View, recognise};

fn values(source: &str, published: &str, view: View, style: Style) -> Vec<String> {
    let text = Text::new(source);
    let context = Context { published: Partial::parse(published), view, style, ..Context::default() };
    let times: Vec<Expression> = resolve(&text, recognise(&text, style), &context);
    times.into_iter().map(|t| t.value).collect()
}

fn news(source: &str) -> Vec<String> {
    values(source, "2010-10-28", View::News, Style::Product)
}

#[test]
fn news_is_reckoned_from_the_publication_date() {
    for (source, expected) in [
        ("They met last week.", "2010-W42"),
        ("It will be rebuilt by March 1.", "2011-03-01"),
        ("In July I proposed it.", "2010-07"),
        ("He left on Monday.", "2010-10-25"),
        ("He will come on Monday.", "2010-11-01"),
        ("It fell this past spring.", "2010-SP"),
        ("It was drafted two decades ago.", "199"),
        ("The programme is for 2011-2014.", "2011/2014"),
        ("He left yesterday.", "2010-10-27"),
        ("They met three weeks ago.", "2010-W40"),
        ("He spoke at 5 p.m. on Tuesday.", "2010-10-26T17:00"),
        ("He left on Tuesday evening.", "2010-10-26TEV"),
        ("It was late July.", "2010-07"),
        ("In the 1990s he left.", "199"),
        ("It was the 20th century.", "19"),
        ("It took less than half a year.", "P6M"),
        ("They met on Feb. 30, 2009.", "2009-02-30"),
        ("It was quiet over the weekend.", "2010-W42-WE"),
        // What the present tells of a day is a timetable.
        ("The mandate, often prolonged, runs out on January 31.", "2011-01-31"),
        ("He worked in the mine until July.", "2010-07"),
        ("He flew home overnight.", "2010-10-27TNI"),
        ("He appealed to the ministers in mid-April to stay.", "2010-04"),
    ] {
        assert_eq!(news(source), [expected], "{source}");
    }
}

#[test]
fn what_was_told_carries_on() {
    assert_eq!(
        news("They met on June 12. The same day they left. Later that week he spoke."),
        ["2010-06-12", "2010-06-12", "2010-W23"]
    );
    assert_eq!(news("They came in August 1999 and again a year later."), ["1999-08", "2000"]);
    assert_eq!(news("It left in 1991. The war ended the following year."), ["1991", "1992"]);
    assert_eq!(news("They met on October 13. On the second day they signed."), ["2010-10-13", "2010-10-14"]);
}

#[test]
fn a_month_or_a_year_of_publication_anchors_as_far_as_it_can() {
    let at = |source: &str, published: &str| values(source, published, View::News, Style::Product);
    assert_eq!(at("on November 11", "2005-11"), ["2005-11-11"]);
    assert_eq!(at("They met last month.", "2005-11"), ["2005-10"]);
    assert_eq!(at("on November 11", "2005"), ["2005-11-11"]);
    assert_eq!(at("They met last month.", "2005"), ["XXXX-XX"]);
    assert_eq!(at("He left on Monday.", "2005-11"), ["XXXX-WXX-1"]);
}

#[test]
fn chronologies_reckon_from_the_date_that_heads_the_line() {
    let source = "January 4 - They came at 23:00.\n\nJanuary 5\n\n* Morning - He left.\n* 23:30 - He spoke.\n\nJanuary 6 - They landed the same day.\n\nJanuary 19 - It ends at midnight.\n";
    let found = values(source, "2022-01-20", View::Auto, Style::Product);
    let expected = [
        "2022-01-04",
        "2022-01-04T23:00",
        "2022-01-05",
        "2022-01-05TMO",
        "2022-01-05T23:30",
        "2022-01-06",
        "2022-01-06",
        "2022-01-19",
        "2022-01-19T24:00",
    ];
    assert_eq!(found, expected);
}

#[test]
fn nothing_is_reckoned_from_today() {
    let text = Text::new("He left last week. They met on February 30, 2001.");
    let times = resolve(&text, recognise(&text, Style::Product), &Context::default());
    assert_eq!(times[0].unresolved, Some("needs_dct"));
    assert_eq!(times[1].unresolved, Some("impossible_day"));
    assert!(times.iter().all(|t| t.first_day.is_none() && t.edtf.is_none()));
}

#[test]
fn numeric_dates_follow_the_order_of_the_article() {
    assert_eq!(news("They met on 5/6/2009 and 13/6/2009."), ["2009-06-05", "2009-06-13"]);
    assert_eq!(news("They met on 5/6/2009 and 5/13/2009."), ["2009-05-06", "2009-05-13"]);
    let text = Text::new("They met on 5/6/2009.");
    let times = resolve(&text, recognise(&text, Style::Product), &Context::default());
    assert_eq!((times[0].value.as_str(), times[0].note), ("2009-05-06", Some("order_guessed")));
}

#[test]
fn histories_go_on_from_the_year_that_they_have_reached() {
    let tell = |source: &str| values(source, "2009-12-19", View::Narrative, Style::TimeMl);
    assert_eq!(tell("The siege began in October 1876. In December the town fell."), ["1876-10", "1876-12"]);
    assert_eq!(tell("They landed on 20 November 1876. In January they marched."), ["1876-11-20", "1877-01"]);
    assert_eq!(
        tell("They landed in May 1876, with guns that had been cast in 1870. In June they marched.")[2],
        "1876-06"
    );
    assert_eq!(
        tell("They landed on 3 May 1876. A film of 1951 shows it. On 9 May they marched.")[2],
        "1876-05-09"
    );
    assert_eq!(tell("They fled in 480 BC and came back the following year."), ["BC0480", "BC0479"]);
}

#[test]
fn the_text_chooses_the_view() {
    let history = "The war began in 1866. In 1867 they met. In 1868 the king fled. In 1869 he died. In 1870 it ended. In May they left.";
    assert_eq!(values(history, "2009-12-19", View::Auto, Style::Product)[5], "1870-05");
    assert_eq!(
        values(
            "He left last week. He was born in 1950. In May he said so.",
            "2009-12-19",
            View::Auto,
            Style::Product
        )[2],
        "2009-05"
    );
    // An essay tells years too, but it speaks of this year and of last week.
    let essay = "It was founded in 1992. In 1993 it grew. In 1994 they signed. In 1999 three left. In 2001 they met. \
                 By 2003 it was weak. In 2005 it was lost. In 2008 they fought. On May 14 of this year they agreed. \
                 Last week he was there.";
    let told = values(essay, "2009-12-19", View::Auto, Style::Product);
    assert_eq!(told[8..], ["2009-05-14", "2009-W50"]);
}

#[test]
fn the_two_styles_differ_as_documented() {
    let both = |source: &str| {
        (
            values(source, "2010-10-28", View::News, Style::Product),
            values(source, "2010-10-28", View::News, Style::TimeMl),
        )
    };
    let (product, corpora) = both("They met on May 13-14.");
    assert_eq!((product.len(), corpora.len()), (1, 2));
    let (product, corpora) = both("They have fewer than half of that today.");
    assert_eq!((product[0].as_str(), corpora[0].as_str()), ("PRESENT_REF", "2010-10-28"));
}

#[test]
fn a_bare_clock_takes_the_day_behind_it() {
    let at = |source| values(source, "2009-01-14", View::News, Style::TimeMl);
    assert_eq!(
        at("The jet crashed at 11:30 a.m. local time (15:30 UTC) on Tuesday."),
        ["2009-01-13T11:30", "2009-01-13T15:30", "2009-01-13"]
    );
    assert_eq!(at("It opened at 9:30 a.m. and closed on Tuesday."), ["2009-01-14T09:30", "2009-01-13"]);
}

#[test]
fn quarters_go_by_the_day_they_ended_on() {
    let at = |source| values(source, "1989-11-02", View::News, Style::TimeMl);
    assert_eq!(at("In the quarter ended July 31 it earned a million."), ["1989-Q2", "1989-07-31"]);
    assert_eq!(at("Profit for the quarter to Sept. 30 rose."), ["1989-Q3", "1989-09-30"]);
}

#[test]
fn a_month_that_is_near_wins_over_one_long_past() {
    let at = |source| values(source, "1989-10-30", View::News, Style::Product);
    assert_eq!(at("The dividend is payable Jan. 2."), ["1990-01-02"]);
    assert_eq!(at("A vote is scheduled for January."), ["1990-01"]);
    assert_eq!(at("He will succeed Daniel P. Davison Feb. 1."), ["1990-02-01"]);
    assert_eq!(at("Until Thursday, they had not called him."), ["1989-10-26"]);
}

#[test]
fn a_report_that_is_cited_dates_the_week_where_only_the_month_is_known() {
    let at = |source: &str, cited: &[&str], published: &str| {
        let text = Text::new(source);
        let find = |c: &&str| {
            let start = source.find(c).expect("a citation of the text") as u32;
            Span { start, end: start + c.len() as u32 }
        };
        let citations: Vec<Span> = cited.iter().map(find).collect();
        let context = Context {
            published: Partial::parse(published),
            view: View::News,
            citations: &citations,
            ..Context::default()
        };
        let times = resolve(&text, recognise(&text, Style::Product), &context);
        times.into_iter().map(|t| t.value).collect::<Vec<_>>()
    };
    let first = "On Friday a deputy agreed (Interfax, August 19). He left on Monday (Trud, August 23).";
    let cited = ["(Interfax, August 19)", "(Trud, August 23)"];
    let expected = ["1995-08-18", "1995-08-19", "1995-08-21", "1995-08-23"];
    assert_eq!(at(first, &cited, "1995-08"), expected);
    // The text was written after the last of them.
    let fourth = "Yesterday they met (Interfax, August 22). He left (Trud, August 23).";
    let cited = ["(Interfax, August 22)", "(Trud, August 23)"];
    assert_eq!(at(fourth, &cited, "1995-08"), ["1995-08-22", "1995-08-22", "1995-08-23"]);
    // The month is known better from the publication.
    let second = "They met last month (Interfax, July 30).";
    assert_eq!(at(second, &["(Interfax, July 30)"], "1995-08"), ["1995-07", "1995-07-30"]);
    // A reference to an older issue is no report of the week.
    let third = "On Friday they met (see the Monitor, July 3).";
    assert_eq!(at(third, &["(see the Monitor, July 3)"], "1995-08"), ["XXXX-WXX-5", "1995-07-03"]);
}

#[test]
fn ranges_in_words_and_weekdays_of_a_named_week() {
    let at = |source| values(source, "2007-12-14", View::News, Style::Product);
    assert_eq!(at("It met from 11 to 15 June."), ["2007-06-11/2007-06-15"]);
    assert_eq!(at("It met between 11 and 15 June."), ["2007-06-11/2007-06-15"]);
    assert_eq!(at("He was elected on Tuesday last week."), ["2007-12-04"]);
    // A verb in the past before the day, and a month that has not ended.
    assert_eq!(at("The signal came on 10 February."), ["2007-02-10"]);
    assert_eq!(
        at("It was approved on 7 November. He signed it at the end of the month."),
        ["2007-11-07", "2007-11"]
    );
    assert_eq!(at("They asked him to march on Tuesday."), ["2007-12-18"]);
    assert_eq!(at("Until March they insisted on a treaty."), ["2007-03"]);
}

#[test]
fn what_a_date_goes_on_from() {
    for (source, expected) in [
        // A year to come is not *that year* of the past.
        ("They were to open by 2014. In December of that year they met.", &["2014", "2014-12"][..]),
        ("They met in 2006 and open by 2014. In May of that year they met.", &["2006", "2014", "2006-05"]),
        ("He was elected in June 2008, and in May of that year he left.", &["2008-06", "2008-05"]),
        ("He was elected in June of that year, and on November 24 he left.", &["2010-06", "2010-11-24"]),
        ("They removed him on Sunday and gave him until Monday.", &["2010-10-24", "2010-10-25"]),
        ("It passed on October 1 and failed four days before that.", &["2010-10-01", "2010-09-27"]),
        ("He won in March 2008 but left the June run-off.", &["2008-03", "2008-06"]),
        // An event, a name, a verb: no dates.
        ("He was seen the day before authorities issued it.", &[]),
        ("Martonyi of Hungary and Jan Kavan signed it.", &[]),
        ("It was to last six months.", &["P6M"]),
        ("The present term is over.", &[]),
    ] {
        assert_eq!(news(source), expected, "{source}");
    }
}
