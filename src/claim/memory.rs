//! Memory: who was named before, so that *he*, *the minister* and *both sides* can be resolved.

use super::context::Context;
use super::cue::is_noun_of;
use super::lexicon::{Noun, Word, lexicon};
use super::speaker::Speaker;
use super::tree::Tree;
use crate::mention::{Form, Gender, Mention, MentionKind};
use crate::span::Span;
use crate::syntax::Tag;
use crate::text::Key;
use rustc_hash::FxHashMap;

/// What the reader has in mind at a sentence.
#[derive(Default)]
pub(super) struct Memory {
    /// People in order of their last mention, the latest last.
    people: Vec<Person>,
    /// Countries and organizations that acted, the latest last.
    bodies: Vec<(String, usize)>,
    /// The one who says *I* in an interview.
    pub interviewed: Option<String>,
    /// The speakers of the last statement.
    pub speakers: Vec<String>,
    /// The actors of the last event, in order.
    pub actors: Vec<String>,
    /// Whom the last plural described: *NATO leaders*.
    group: Vec<String>,
    /// The several who were the subject of the sentence before, and that sentence.
    plural: Option<(Vec<String>, usize)>,
    /// Whom the sentence before joined as its subject.
    together: Vec<String>,
    /// Index of the sentence at hand.
    pub now: usize,
    /// One more than the sentence whose subject is the last body.
    main: usize,
    /// It is a name of its own, not *Azerbaijani* in *an Azerbaijani offensive*.
    led: bool,

    /// The speaker of the last statement, named or not.
    said: Option<Said>,
    /// For whom those without a name spoke, by what they were called: *a spokesman of the congress*.
    voices: FxHashMap<Key, Vec<String>>,
}

/// The speaker of a statement.
struct Said {
    /// The noun phrase.
    phrase: Span,
    /// Index of its sentence.
    sentence: usize,
    /// The entities of a speaker without a name: the body or country that describes him.
    entities: Vec<String>,
    /// It names nobody.
    unnamed: bool,
    /// Several speak.
    plural: bool,
    /// It is a person or people.
    people: bool,
}

struct Person {
    entity: String,
    gender: Option<Gender>,
    title: Option<(String, Option<String>)>,
    /// Index of the last sentence that named them.
    sentence: usize,
    /// The last sentence that had them as a subject, and 2 for its own, 1 for that of another clause.
    acted: Option<(usize, u8)>,
}

/// So many mentions back a short name is looked for.
const NEAR: usize = 150;
/// So many people and bodies are kept in mind.
const KEPT: usize = 60;

/// A person named longer ago than this many sentences is no longer *he*.
const FAR: usize = 8;

impl Memory {
    /// Notes a mention. `subject`: 2 for the subject of the sentence, 1 for that of another clause in it, 0 for none.
    pub fn note(&mut self, mention: &Mention, sentence: usize, subject: u8) {
        if mention.kind != MentionKind::Person {
            if subject > 0 {
                let old = self.bodies.last().filter(|b| b.1 == sentence && b.0 != mention.entity).cloned();
                self.bodies.retain(|b| b.0 != mention.entity);
                self.bodies.push((mention.entity.clone(), sentence));
                // The subject of the sentence stays in front of those of its lesser clauses.
                if let Some(old) = old.filter(|_| subject == 1 && self.main == sentence + 1) {
                    self.bodies.retain(|b| b.0 != old.0);
                    self.bodies.push(old);
                } else if subject == 2 {
                    self.main = sentence + 1;
                    self.led = mention.form != Some(Form::Demonym);
                }
                if self.bodies.len() > KEPT {
                    self.bodies.remove(0);
                }
            }
            return;
        }
        let old = self.people.iter().position(|p| p.entity == mention.entity).map(|i| self.people.remove(i));
        let title = mention.title.as_ref().map(|t| (t.head.clone(), t.of.clone()));
        let (old_gender, old_title, acted) = old.map_or((None, None, None), |o| (o.gender, o.title, o.acted));
        // Who is only mentioned is still the one who acted before.
        let now = (subject > 0).then_some((sentence, subject));
        self.people.push(Person {
            entity: mention.entity.clone(),
            gender: mention.gender.or(old_gender),
            title: title.or(old_title),
            sentence,
            acted: now.max(acted),
        });
        if self.people.len() > KEPT {
            self.people.remove(0);
        }
    }

    /// Notes that a sentence has somebody as its subject, by a pronoun.
    pub fn again(&mut self, entity: &str, sentence: usize) {
        let Some(place) = self.people.iter().position(|p| p.entity == entity) else { return };
        let person = self.people.remove(place);
        // Who is named as a subject in the sentence itself stays in front.
        let named = self.people.last().is_some_and(|p| p.acted == Some((sentence, 2)));
        let person = Person { sentence, acted: Some((sentence, if named { 1 } else { 2 })), ..person };
        self.people.push(person);
    }

    /// Notes the subjects that a sentence joins: the *they* of the next one. Empty where it joins none.
    pub fn several(&mut self, entities: Vec<String>) {
        self.together = entities;
    }

    /// Notes the several who were the subject of the sentence at hand.
    pub fn acted(&mut self, group: Vec<String>) {
        self.plural = Some((group, self.now));
    }

    /// The several who were the subject of the sentence before. None where one person or body was.
    pub fn group_before(&self) -> Option<Vec<String>> {
        self.plural.as_ref().filter(|p| p.1 + 1 >= self.now).map(|p| p.0.clone())
    }

    /// Notes a speaker in the plural for *they*.
    fn plural(&mut self, speaker: &Speaker, tree: &Tree) {
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
        self.pronoun_but(word, &[])
    }

    /// The same, and none of some people: *Sarkisian was the target, he said*.
    pub fn pronoun_but(&self, word: &str, others: &[&str]) -> (Vec<String>, &'static str) {
        let word = word.to_ascii_lowercase();
        match word.as_str() {
            "he" | "she" | "him" | "her" => {
                let gender =
                    if word.starts_with('h') && word != "her" { Gender::Male } else { Gender::Female };
                (self.person(gender, others).into_iter().collect(), "pronoun-person")
            }
            "i" | "we" => (self.interviewed.clone().into_iter().collect(), "pronoun-interviewed"),
            "it" | "its" => (self.body().into_iter().collect(), "pronoun-body"),
            "they" => (self.group(), "pronoun-group"),
            _ => (Vec::new(), "pronoun-unknown"),
        }
    }

    /// The likeliest person: the last speaker or subject, then the last named, of that gender.
    fn person(&self, gender: Gender, others: &[&str]) -> Option<String> {
        let fits = |p: &&Person| p.gender.is_none_or(|g| g == gender) && !others.contains(&p.entity.as_str());
        let now = self.people.last()?.sentence;
        let near = |p: &&Person| p.sentence + FAR >= now;
        let last_speaker =
            self.speakers.last().and_then(|s| self.people.iter().find(|p| p.entity == *s)).filter(fits);
        let acted = |p: &&Person| p.acted.is_some_and(|a| a.0 + FAR >= now);
        let subject = self.people.iter().filter(fits).filter(near).filter(acted).max_by_key(|p| p.acted);
        let later = |p: &Person, than: &Person| p.acted.is_some_and(|a| a.0 > than.sentence);
        match (last_speaker, subject) {
            (Some(speaker), Some(subject)) if later(subject, speaker) => Some(subject.entity.clone()),
            (Some(speaker), _) => Some(speaker.entity.clone()),
            (None, Some(subject)) => Some(subject.entity.clone()),
            (None, None) if !others.is_empty() => None,
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
        self.body().into_iter().collect()
    }

    /// The last body was the subject of the sentence right before.
    pub fn body_led(&self) -> bool {
        self.led && self.main == self.now && self.bodies.last().is_some_and(|b| b.1 + 1 == self.now)
    }

    fn body(&self) -> Option<String> {
        self.bodies.last().map(|b| b.0.clone())
    }

    /// The organization that acted last, so many sentences back at most.
    pub fn body_just_named(&self, back: usize) -> Option<String> {
        let last = self.bodies.last()?;
        (last.0.starts_with("org:") && last.1 + back >= self.now).then(|| last.0.clone())
    }

    /// The one who spoke last, where nobody else was named as a subject since and it is not long ago.
    pub fn person_just_named(&self) -> Option<String> {
        let [speaker] = self.speakers.as_slice() else { return None };
        let person = self.people.iter().find(|p| p.entity == *speaker)?;
        let since = self.people.iter().filter(|p| p.acted.is_some_and(|a| a.0 > person.sentence));
        (person.sentence + 3 >= self.now && since.count() == 0).then(|| speaker.clone())
    }

    /// The last statement goes on in the sentence at hand.
    pub fn goes_on(&mut self) {
        if let Some(said) = &mut self.said {
            said.sentence = self.now;
        }
    }

    /// The only person that the last sentences had as a subject, where they named no other.
    pub fn person_alone(&self) -> Option<String> {
        let mut near = self.people.iter().filter(|p| p.sentence + FAR >= self.now && p.sentence < self.now);
        let one = near.next()?;
        (near.next().is_none() && one.acted.is_some_and(|a| a.1 == 2)).then(|| one.entity.clone())
    }

    /// For whom somebody speaks who was called by the same noun before: *the spokesman*.
    pub fn voice(&self, noun: Key) -> Option<Vec<String>> {
        self.voices.get(&noun).cloned()
    }

    /// The country of the minister who was named last.
    pub fn minister(&self) -> Option<String> {
        let titles = self.people.iter().rev().filter_map(|p| p.title.as_ref());
        let of = titles.into_iter().find(|(head, _)| head == "minister")?.1.clone();
        of.filter(|of| of.starts_with("country:"))
    }

    /// The one who made the statement of the sentence before.
    pub fn speaker_just_now(&self) -> Option<String> {
        let said = self.said.as_ref().filter(|s| s.sentence + 1 >= self.now)?;
        match self.speakers.as_slice() {
            [one] if !said.plural => Some(one.clone()),
            _ => None,
        }
    }

    /// Notes who made a statement.
    pub fn spoke(&mut self, speaker: &Speaker, tree: &Tree) {
        self.speakers = speaker.entities.clone();
        if speaker.rule == "described-by-entity"
            && let Some(noun) = speaker.noun
        {
            self.voices.insert(noun, speaker.entities.clone());
        }
        self.plural(speaker, tree);
        let Some(span) = speaker.span else { return };
        let Some(last) = tree.text.tokens_in(span).rfind(|t| tree.tokens.contains(t)) else { return };
        if tree.tag(last) == Tag::Prp {
            if let Some(said) = self.said.as_mut().filter(|_| speaker.means.is_some()) {
                said.sentence = self.now;
            } else {
                self.said = None;
            }
            return;
        }
        let name = matches!(tree.tag(last), Tag::Nnp);
        self.said = Some(Said {
            phrase: speaker.phrase.unwrap_or(span),
            sentence: self.now,
            entities: speaker.entities.clone(),
            unnamed: speaker.entities.is_empty() || speaker.rule == "described-by-entity",
            plural: matches!(tree.tag(last), Tag::Nns | Tag::Nnps),
            people: name || is_noun_of(tree, last, Noun::People),
        });
    }

    /// The words that said who is meant by a pronoun, where the last speaker was named by no name that is known.
    pub fn unnamed(&self, word: &str) -> Option<(Span, Vec<String>)> {
        let said = self.said.as_ref().filter(|s| s.unnamed && s.sentence + 2 >= self.now)?;
        let fits = match word.to_ascii_lowercase().as_str() {
            "he" | "she" => !said.plural && said.people,
            "they" => said.plural,
            _ => false,
        };
        let since =
            self.people.iter().any(|p| p.acted.is_some_and(|a| (said.sentence..self.now).contains(&a.0)));
        (fits && !since).then(|| (said.phrase, said.entities.clone()))
    }

    /// *both sides*: the two who met.
    pub fn both(&self) -> Vec<String> {
        if self.actors.len() >= 2 {
            return self.actors.iter().take(2).cloned().collect();
        }
        // *Both leaders*: the two people of the last two sentences.
        let near = self.people.iter().filter(|p| p.sentence + 2 >= self.now && p.sentence < self.now);
        let two: Vec<String> = near.map(|p| p.entity.clone()).collect();
        if two.len() == 2 { two } else { Vec::new() }
    }

    /// *the minister*, *the Kyrgyz leader*: the last person with that title, of that country if one is said.
    pub fn titled(&self, head: &str, of: Option<&str>) -> Option<String> {
        let fits = |p: &&Person| {
            p.title.as_ref().is_some_and(|(word, country)| {
                (word == head
                    || head == "leader" && matches!(word.as_str(), "president" | "premier" | "king")
                    // *the FBI chief*: whatever its director is called.
                    || head == "chief"
                        && of.is_some_and(|of| of.starts_with("org:"))
                        && lexicon().word(Key::of(word), Word::Chief))
                    && of.is_none_or(|of| country.as_deref() == Some(of))
            })
        };
        let mut found = self.people.iter().rev().filter(fits);
        let first = found.next()?;
        // Two presidents in three sentences: nobody can tell which one is meant.
        let rival = found.find(|p| p.sentence + 3 >= self.now && p.entity != first.entity);
        match rival.filter(|_| of.is_none()) {
            None => Some(first.entity.clone()),
            Some(rival) => {
                let spoke = |p: &Person| self.speakers.len() == 1 && self.speakers[0] == p.entity;
                [first, rival].into_iter().find(|p| spoke(p)).map(|p| p.entity.clone())
            }
        }
    }

    /// *the secretariat*, *the university*: the last organization named whose name has that word as its head: the last
    /// one, or the one before *of*. Of an acronym the full name counts.
    pub fn body_by_head(&self, head: &str, context: &Context, token: usize) -> Option<String> {
        let is_head = |m: &&Mention| {
            let written = context.text.words(m.span);
            let full = || context.gazetteer.name(&m.entity);
            let name = if m.tokens.len() > 1 { Some(written) } else { full() };
            let name = name.filter(|n| n.contains(' ')).unwrap_or("");
            let core = name.split(" of ").next().unwrap_or(name);
            let word = |n: &str| n.rsplit(|c: char| !c.is_alphanumeric()).next() == Some(head);
            // *the alliance*, *the party*: what kind of body it is.
            word(&core.to_lowercase())
                || word(&name.to_lowercase())
                || context
                    .gazetteer
                    .get(&m.entity)
                    .is_some_and(|id| *context.gazetteer.entity(id).sort == *head)
        };
        let before = context.mentions.partition_point(|m| m.tokens.start < token);
        let seen = context.mentions[..before].iter().rev().take(NEAR);
        let mut bodies = seen.filter(|m| m.kind == MentionKind::Organization);
        bodies.find(is_head).map(|m| m.entity.clone())
    }

    /// The country that the text is about at a token: the last one named before it in the paragraph, or the one that the
    /// article names most.
    pub fn country(&self, context: &Context, token: usize) -> Option<String> {
        let before = context.mentions.partition_point(|m| m.tokens.start < token);
        let paragraph = |m: &Mention| context.text.paragraph_of(m.span.start);
        let here = context.text.paragraph_of(context.text.tokens[token].span.start);
        let countries = || context.mentions.iter().filter(|m| m.kind == MentionKind::Country);
        let near = context.mentions[..before].iter().rev().take_while(|m| paragraph(m) == here);
        let near = near.into_iter().find(|m| m.kind == MentionKind::Country).map(|m| m.entity.clone());
        let often = || {
            let count = |entity: &str| countries().filter(|m| m.entity == entity).count();
            countries().map(|m| (count(&m.entity), &m.entity)).max().map(|found| found.1.clone())
        };
        near.or_else(often)
    }
}
