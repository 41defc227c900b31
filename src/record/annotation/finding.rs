//! Mentions, time expressions and citations in the annotation format.

use serde::{Deserialize, Serialize};

use super::{ByteRange, Range};
use crate::citation::ItemKind;
use crate::mention::{Form, Gender, Known, MentionKind};
use crate::record::View;
use crate::time::Anchor;

/// A person, country or organization in the text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Stable name.
    #[serde(default)]
    pub id: String,
    /// First code point.
    pub start: usize,
    /// Behind the last code point.
    pub end: usize,
    /// The same in bytes.
    #[serde(default)]
    pub bytes: ByteRange,
    /// Its words.
    #[serde(default)]
    pub text: String,
    /// `person`, `country`, `organization`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Countries: `name`, `demonym`, `capital`, `metonym`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// Slug of the entity.
    pub entity: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its Wikidata id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    /// `listed`, `by_rule`, `new`.
    #[serde(default)]
    pub known: String,
    /// The rule that made it.
    #[serde(default)]
    pub rule: String,
    /// Other entities that the words could mean.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rivals: Vec<String>,
    /// `male`, `female`, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    /// Office or description beside a person's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<super::Words>,
    /// Country or organization of that office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_of: Option<String>,
}

/// The name of a kind of mention in files.
pub(crate) fn kind_name(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "person",
        MentionKind::Country => "country",
        MentionKind::Organization => "organization",
    }
}

fn form_name(form: Form) -> &'static str {
    match form {
        Form::Name => "name",
        Form::Demonym => "demonym",
        Form::Capital => "capital",
        Form::Metonym => "metonym",
    }
}

impl Mention {
    /// Writes down a mention, by its index.
    pub fn new(view: &View, index: usize) -> Mention {
        let mention = &view.found.mentions[index];
        let [start, end] = view.points(mention.span);
        let known = match mention.known {
            Known::Listed => "listed",
            Known::ByRule => "by_rule",
            Known::New => "new",
        };
        let gender = mention.gender.map(|gender| match gender {
            Gender::Male => "male".to_string(),
            Gender::Female => "female".to_string(),
        });
        Mention {
            id: view.mention_ids[index].clone(),
            start,
            end,
            bytes: mention.span.into(),
            text: view.words(mention.span).to_string(),
            kind: kind_name(mention.kind).to_string(),
            form: mention.form.map(|form| form_name(form).to_string()),
            entity: mention.entity.clone(),
            name: view.name(&mention.entity),
            wikidata: mention.wikidata.clone(),
            known: known.to_string(),
            rule: mention.rule.to_string(),
            rivals: mention.rivals.clone(),
            gender,
            title: mention.title.as_ref().map(|title| super::Words::of(view, title.span)),
            title_of: mention.title.as_ref().and_then(|title| title.of.clone()),
        }
    }
}

/// A time expression.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// Stable name.
    #[serde(default)]
    pub id: String,
    /// First code point.
    pub start: usize,
    /// Behind the last code point.
    pub end: usize,
    /// The same in bytes.
    #[serde(default)]
    pub bytes: ByteRange,
    /// Its words.
    #[serde(default)]
    pub text: String,
    /// `DATE`, `TIME`, `DURATION`, `SET`.
    #[serde(rename = "type")]
    pub timex: String,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 `mod`.
    #[serde(default, rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
    /// EDTF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edtf: Option<String>,
    /// First day meant, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_day: Option<String>,
    /// Last day meant, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<String>,
    /// What it was reckoned from: `own`, `published`, or the id of another expression.
    #[serde(default)]
    pub anchor: String,
    /// Why it could not be resolved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unresolved: Option<String>,
    /// What had to be guessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The finest unit that the value names: `day`, `month`, `year` ...
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub granularity: Option<String>,
    /// It stands in a citation.
    #[serde(default)]
    pub in_citation: bool,
    /// The rule that found it.
    #[serde(default)]
    pub rule: String,
}

impl TimeExpression {
    /// Writes down a time expression, by its index.
    pub fn new(view: &View, index: usize) -> TimeExpression {
        let time = &view.found.times[index];
        let [start, end] = view.points(time.span);
        TimeExpression {
            id: view.time_ids[index].clone(),
            start,
            end,
            bytes: time.span.into(),
            text: view.words(time.span).to_string(),
            timex: time.timex.name().to_string(),
            value: time.value.clone(),
            modifier: time.modifier.map(str::to_string),
            edtf: time.edtf.clone(),
            first_day: time.first_day.map(|day| day.to_string()),
            last_day: time.last_day.map(|day| day.to_string()),
            anchor: match time.anchor {
                Anchor::Own => "own".into(),
                Anchor::Published => "published".into(),
                Anchor::Expression(other) => view.time_ids.get(other).cloned().unwrap_or_default(),
            },
            unresolved: time.unresolved.map(str::to_string),
            note: time.note.map(str::to_string),
            granularity: time.granularity.map(|unit| format!("{unit:?}").to_lowercase()),
            in_citation: time.in_citation,
            rule: time.rule.to_string(),
        }
    }
}

/// A source citation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Citation {
    /// Stable name.
    #[serde(default)]
    pub id: String,
    /// First code point.
    pub start: usize,
    /// Behind the last code point.
    pub end: usize,
    /// The same in bytes.
    #[serde(default)]
    pub bytes: ByteRange,
    /// Its words.
    #[serde(default)]
    pub text: String,
    /// One a source.
    #[serde(default)]
    pub items: Vec<Item>,
    /// What it supports, in code points.
    #[serde(default)]
    pub covers: Option<Range>,
    /// What it supports, in bytes.
    #[serde(default)]
    pub covers_bytes: ByteRange,
    /// The rule that found it.
    #[serde(default)]
    pub rule: String,
}

/// One source of a citation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its name as written.
    pub source: String,
    /// TIMEX3 values of its dates.
    #[serde(default)]
    pub dates: Vec<String>,
    /// `report`, `cross_reference`.
    #[serde(default = "report")]
    pub kind: String,
    /// Ids of its dates.
    #[serde(default)]
    pub times: Vec<String>,
    /// Where the name stands, in code points.
    #[serde(default)]
    pub span: Range,
    /// The same in bytes.
    #[serde(default)]
    pub bytes: ByteRange,
}

fn report() -> String {
    "report".into()
}

impl Citation {
    /// Writes down a citation, by its index.
    pub fn new(view: &View, index: usize) -> Citation {
        let citation = &view.found.citations[index];
        let [start, end] = view.points(citation.span);
        let items = citation.items.iter().map(|item| Item {
            source: view.words(item.source).to_string(),
            dates: item.times.iter().map(|&t| view.found.times[t].value.clone()).collect(),
            kind: match item.kind {
                ItemKind::Report => "report".into(),
                ItemKind::CrossReference => "cross_reference".into(),
            },
            times: item.times.iter().map(|&t| view.time_ids[t].clone()).collect(),
            span: view.points(item.source),
            bytes: item.source.into(),
        });
        Citation {
            id: view.citation_ids[index].clone(),
            start,
            end,
            bytes: citation.span.into(),
            text: view.words(citation.span).to_string(),
            items: items.collect(),
            covers: Some(view.points(citation.covers)),
            covers_bytes: citation.covers.into(),
            rule: citation.rule.to_string(),
        }
    }
}
