//! Memory: who was named before, so that *he*, *the minister* and *both sides* can be resolved.

use super::context::Context;
use super::speaker::Speaker;
use super::tree::Tree;
use crate::mention::{Gender, Mention, MentionKind};
use crate::syntax::Tag;

/// What the reader has in mind at a sentence.
#[derive(Default)]
pub(super) struct Memory {
    /// People in order of their last mention, the latest last.
    people: Vec<Person>,
    /// Countries and organizations that acted, the latest last.
    bodies: Vec<String>,
    /// The one who says *I* in an interview.
    pub interviewed: Option<String>,
    /// The speakers of the last statement.
    pub speakers: Vec<String>,
    /// The actors of the last event, in order.
    pub actors: Vec<String>,
    /// Whom the last plural described: *NATO leaders*.
    group: Vec<String>,
    /// Whom the sentence before joined as its subject.
    together: Vec<String>,
}

struct Person {
    entity: String,
    gender: Option<Gender>,
    title: Option<(String, Option<String>)>,
    /// Index of the last sentence that named them, and whether it was as a subject.
    sentence: usize,
    subject: bool,
}

/// So many mentions back a short name is looked for.
const NEAR: usize = 150;
/// So many people and bodies are kept in mind.
const KEPT: usize = 60;

/// A person named longer ago than this many sentences is no longer *he*.
const FAR: usize = 8;

impl Memory {
    /// Notes a mention. `subject`: it is the subject of its clause.
    pub fn note(&mut self, mention: &Mention, sentence: usize, subject: bool) {
        if mention.kind != MentionKind::Person {
            if subject {
                self.bodies.retain(|b| *b != mention.entity);
                self.bodies.push(mention.entity.clone());
                if self.bodies.len() > KEPT {
                    self.bodies.remove(0);
                }
            }
            return;
        }
        let old = self.people.iter().position(|p| p.entity == mention.entity).map(|i| self.people.remove(i));
        let title = mention.title.as_ref().map(|t| (t.head.clone(), t.of.clone()));
        let (old_gender, old_title, was_subject) = old.map_or((None, None, None), |o| {
            (o.gender, o.title, (o.sentence == sentence).then_some(o.subject))
        });
        self.people.push(Person {
            entity: mention.entity.clone(),
            gender: mention.gender.or(old_gender),
            title: title.or(old_title),
            sentence,
            subject: subject || was_subject == Some(true),
        });
        if self.people.len() > KEPT {
            self.people.remove(0);
        }
    }

    /// Notes the subjects that a sentence joins: the *they* of the next one. Empty where it joins none.
    pub fn several(&mut self, entities: Vec<String>) {
        self.together = entities;
    }

    /// Notes a speaker in the plural for *they*.
    pub fn plural(&mut self, speaker: &Speaker, tree: &Tree) {
        let Some(span) = speaker.span else { return };
        let last = tree.text.tokens_in(span).rfind(|t| tree.tokens.contains(t));
        let plural =
            speaker.entities.len() > 1 || last.is_some_and(|t| matches!(tree.tag(t), Tag::Nns | Tag::Nnps));
        if plural && !speaker.entities.is_empty() {
            self.group = speaker.entities.clone();
        }
    }

    /// Whom a pronoun means, and the rule. Empty where nobody fits.
    pub fn pronoun(&self, word: &str) -> (Vec<String>, &'static str) {
        let word = word.to_ascii_lowercase();
        match word.as_str() {
            "he" | "she" | "him" | "her" => {
                let gender =
                    if word.starts_with('h') && word != "her" { Gender::Male } else { Gender::Female };
                (self.person(gender).into_iter().collect(), "pronoun-person")
            }
            "i" | "we" => (self.interviewed.clone().into_iter().collect(), "pronoun-interviewed"),
            "it" => (self.bodies.last().cloned().into_iter().collect(), "pronoun-body"),
            "they" => (self.group(), "pronoun-group"),
            _ => (Vec::new(), "pronoun-unknown"),
        }
    }

    /// The likeliest person: the last speaker or subject, then the last named, of that gender.
    fn person(&self, gender: Gender) -> Option<String> {
        let fits = |p: &&Person| p.gender.is_none_or(|g| g == gender);
        let now = self.people.last()?.sentence;
        let near = |p: &&Person| p.sentence + FAR >= now;
        let last_speaker =
            self.speakers.last().and_then(|s| self.people.iter().find(|p| p.entity == *s)).filter(fits);
        let subject = self.people.iter().rev().filter(fits).filter(near).find(|p| p.subject);
        match (last_speaker, subject) {
            (Some(speaker), Some(subject)) if subject.sentence > speaker.sentence => {
                Some(subject.entity.clone())
            }
            (Some(speaker), _) => Some(speaker.entity.clone()),
            (None, Some(subject)) => Some(subject.entity.clone()),
            (None, None) => self.people.iter().rev().find(fits).map(|p| p.entity.clone()),
        }
    }

    /// *they*: the last several speakers or actors, otherwise the last body.
    fn group(&self) -> Vec<String> {
        if self.together.len() > 1 {
            return self.together.clone();
        }
        if self.speakers.len() > 1 {
            return self.speakers.clone();
        }
        if self.actors.len() > 1 && self.actors.iter().all(|a| a.starts_with("person:")) {
            return self.actors.clone();
        }
        if !self.group.is_empty() {
            return self.group.clone();
        }
        self.bodies.last().cloned().into_iter().collect()
    }

    /// *both sides*: the two who met.
    pub fn both(&self) -> Vec<String> {
        if self.actors.len() >= 2 { self.actors.iter().take(2).cloned().collect() } else { Vec::new() }
    }

    /// *the minister*, *the Kyrgyz leader*: the last person with that title, of that country if one is said.
    pub fn titled(&self, head: &str, of: Option<&str>) -> Option<String> {
        let fits = |p: &&Person| {
            p.title.as_ref().is_some_and(|(word, country)| {
                (word == head
                    || head == "leader" && matches!(word.as_str(), "president" | "premier" | "king"))
                    && of.is_none_or(|of| country.as_deref() == Some(of))
            })
        };
        self.people.iter().rev().find(fits).map(|p| p.entity.clone())
    }

    /// *the secretariat*: the last organization named whose name ends in that word.
    pub fn body_by_head(&self, head: &str, context: &Context, token: usize) -> Option<String> {
        let last = |m: &&Mention| {
            let words = context.text.words(m.span);
            words.rsplit(|c: char| !c.is_alphanumeric()).next().is_some_and(|w| w.eq_ignore_ascii_case(head))
                && m.tokens.len() > 1
        };
        let before = context.mentions.partition_point(|m| m.tokens.start < token);
        let seen =
            context.mentions[..before].iter().rev().take(NEAR).filter(|m| self.bodies.contains(&m.entity));
        seen.filter(|m| m.kind == MentionKind::Organization).find(last).map(|m| m.entity.clone())
    }

    /// The country that the text is about at a token: the last one named before it in the paragraph or before.
    pub fn country(&self, context: &Context, token: usize) -> Option<String> {
        let before = context.mentions.partition_point(|m| m.tokens.start < token);
        context.mentions[..before]
            .iter()
            .rev()
            .take(12)
            .find(|m| m.kind == MentionKind::Country)
            .map(|m| m.entity.clone())
    }
}
