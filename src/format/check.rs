//! Reading a format file: what is wrong, in which line, with which field.

use std::{collections::BTreeSet, ops::Range};

use serde::Deserialize;
use toml::Spanned;

use super::{
    After, Format, Hosting, Keeps, MAX_SEATS, MIN_SEATS, Speaking, Stage, StageKind, TurnRule, is_key,
};
use crate::{Locale, Localized, Problem, text};

/// Mistake in a format file, and its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, `{field}`: {problem}")]
pub struct FormatError {
    /// The line, counted from 1.
    pub line: usize,
    /// The field, for instance `stage.guide.fr`; empty when the line is no field at all.
    pub field: String,
    /// Kind of mistake.
    pub problem: FormatProblem,
}

/// Mistakes in a format file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatProblem {
    /// Not TOML, or a field is missing, unknown or of the wrong kind.
    #[error("{0}")]
    Syntax(String),
    /// A text is empty.
    #[error("this text is empty")]
    Empty,
    /// A text is too long.
    #[error("this text is longer than {0} characters")]
    TooLong(usize),
    /// A text holds a control character, or a title a line break.
    #[error("this text holds a character that cannot be shown")]
    Unprintable,
    /// A key has other characters than lower-case letters, digits and hyphens.
    #[error("a key is made of lower-case letters, digits and hyphens")]
    BadKey,
    /// Two stages have the same key.
    #[error("another stage has this key already")]
    Repeated,
    /// A number is outside its range.
    #[error("this must be between {0} and {1}")]
    Outside(u32, u32),
    /// A stage with rounds needs to say how long a turn or the whole is, and only one of the two.
    #[error("a stage with rounds needs either `turn-seconds` or `minutes`")]
    TurnOrMinutes,
    /// A stage without rounds needs minutes.
    #[error("a stage without rounds needs `minutes`")]
    MinutesMissing,
    /// No round in this stage.
    #[error("this is for stages with rounds only")]
    NoRounds,
    /// Arriving and leaving are for everyone.
    #[error("a check-in and a check-out are for everyone")]
    ForEveryone,
    /// A format that keeps nothing agrees on nothing.
    #[error("a format that keeps nothing has no stage of the kind `asks`")]
    KeepsNothing,
    /// The agreements come before the first round.
    #[error("a stage `agreements` must come before the first round")]
    AgreementsMissing,
    /// A format ends with its close, and has only one.
    #[error("the last stage, and no other, must be of the kind `close`")]
    CloseMissing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct FormatDraft {
    key: Spanned<String>,
    title: Spanned<Localized>,
    about: Spanned<Localized>,
    before: Spanned<Localized>,
    minutes: Spanned<u32>,
    least_seats: Spanned<u8>,
    most_seats: Spanned<u8>,
    #[serde(default = "super::anyone")]
    host: Hosting,
    #[serde(default = "super::offered")]
    speaking: Speaking,
    #[serde(default = "super::actions")]
    keeps: Keeps,
    stage: Spanned<Vec<Spanned<Stage>>>,
}

/// The most mistakes that are told at once: more are a page of red, and the same few slips again.
const MAX_TOLD: usize = 20;

/// Reads on after a mistake, and keeps what it finds in the order in which it reads.
struct Checker<'a> {
    text: &'a str,
    origin: TextOrigin,
    found: Vec<FormatError>,
}

/// Source of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TextOrigin {
    /// Typed just now.
    Typed,
    /// Stored, perhaps before its characters were looked at: what cannot be shown is left out.
    Stored,
}

impl Format {
    /// Reads a format file.
    ///
    /// # Errors
    /// What is wrong with it, each with its line and field, and never nothing: one thing as long as it is not written as a format
    /// is, and then all that breaks a rule, or the first twenty of them.
    pub fn parse(text: &str) -> Result<Self, Vec<FormatError>> {
        parse(text, TextOrigin::Typed)
    }

    /// Reads a format file that was kept before its characters were looked at: what cannot be shown is left out.
    ///
    /// # Errors
    /// The same, but for what cannot be shown.
    pub fn stored(text: &str) -> Result<Self, Vec<FormatError>> {
        parse(text, TextOrigin::Stored)
    }
}

fn parse(text: &str, origin: TextOrigin) -> Result<Format, Vec<FormatError>> {
    let mut checker = Checker {
        text,
        origin,
        found: Vec::new(),
    };
    let draft: FormatDraft = toml::from_str(text).map_err(|error| vec![checker.syntax(&error)])?;
    checker.whole(&draft);
    if !checker.found.is_empty() {
        return Err(checker.found);
    }
    let stages = draft.stage.into_inner().into_iter().map(Spanned::into_inner);
    let stages = stages.map(|stage| Stage {
        title: shown(&stage.title, text::line),
        guide: shown(&stage.guide, text::lines),
        ..stage
    });
    Ok(Format {
        key: draft.key.into_inner(),
        title: shown(draft.title.get_ref(), text::line),
        about: shown(draft.about.get_ref(), text::lines),
        before: shown(draft.before.get_ref(), text::lines),
        minutes: draft.minutes.into_inner(),
        least_seats: draft.least_seats.into_inner(),
        most_seats: draft.most_seats.into_inner(),
        host: draft.host,
        speaking: draft.speaking,
        keeps: draft.keeps,
        stages: stages.collect(),
    })
}

/// Reader of a text: on one line or on several.
type Read = fn(&str, &str, usize) -> Result<String, Problem>;

/// Words as they are shown. Only in a stored text can one be left that cannot be.
fn shown(words: &Localized, read: Read) -> Localized {
    words.map(|_, text| read("", text, usize::MAX).unwrap_or_else(|_| text::on_one_line(text)))
}

impl Checker<'_> {
    fn syntax(&self, error: &toml::de::Error) -> FormatError {
        let span = error.span().unwrap_or(0..0);
        let message = error.message();
        let named = message
            .split_once("field `")
            .and_then(|(_, rest)| rest.split_once('`'));
        let mut field = self.section(span.start);
        match named {
            Some((name, _)) => field.push(name),
            None => field.extend(self.key_at(span.start)),
        }
        let problem = FormatProblem::Syntax(message.to_owned());
        FormatError {
            line: self.line(span.start),
            field: field.join("."),
            problem,
        }
    }

    fn whole(&mut self, draft: &FormatDraft) {
        self.key(draft.key.get_ref(), draft.key.span(), "key");
        self.words(
            draft.title.get_ref(),
            &draft.title.span(),
            ("title", 80),
            text::line,
        );
        self.words(
            draft.about.get_ref(),
            &draft.about.span(),
            ("about", 400),
            text::lines,
        );
        self.words(
            draft.before.get_ref(),
            &draft.before.span(),
            ("before", 600),
            text::lines,
        );
        self.within(*draft.minutes.get_ref(), 5, 120, draft.minutes.span(), "minutes");
        self.seats(draft);
        let stages = draft.stage.get_ref();
        self.within(stages.len() as u32, 2, 20, draft.stage.span(), "stage");
        let mut keys = BTreeSet::new();
        for stage in stages {
            self.stage(stage, draft.keeps);
            if !keys.insert(&stage.get_ref().key) {
                self.wrong(stage.span(), "stage.key", FormatProblem::Repeated);
            }
        }
        self.order(stages);
    }

    /// The most seats are held against the fewest only where these are possible themselves.
    fn seats(&mut self, draft: &FormatDraft) {
        let (least, most) = (*draft.least_seats.get_ref(), *draft.most_seats.get_ref());
        self.within(
            least.into(),
            MIN_SEATS.into(),
            MAX_SEATS.into(),
            draft.least_seats.span(),
            "least-seats",
        );
        let possible = (MIN_SEATS..=MAX_SEATS).contains(&least);
        self.within(
            most.into(),
            if possible { least } else { MIN_SEATS }.into(),
            MAX_SEATS.into(),
            draft.most_seats.span(),
            "most-seats",
        );
    }

    fn stage(&mut self, spanned: &Spanned<Stage>, keeps: Keeps) {
        let (span, stage) = (spanned.span(), spanned.get_ref());
        self.key(&stage.key, span.clone(), "stage.key");
        self.words(&stage.title, &span, ("stage.title", 60), text::line);
        self.words(&stage.guide, &span, ("stage.guide", 400), text::lines);
        self.within(stage.rounds, 1, 6, span.clone(), "stage.rounds");
        if keeps == Keeps::Nothing && stage.kind == StageKind::Asks {
            self.wrong(span.clone(), "stage.kind", FormatProblem::KeepsNothing);
        }
        if stage.kind.has_rounds() {
            self.rounds(span, stage);
        } else {
            self.without_rounds(span, stage);
        }
    }

    fn rounds(&mut self, span: Range<usize>, stage: &Stage) {
        if stage.kind.owes_a_round() && stage.turns != TurnRule::Everyone {
            self.wrong(span.clone(), "stage.turns", FormatProblem::ForEveryone);
        }
        match (stage.turn_seconds, stage.minutes) {
            (Some(turn), None) => self.within(turn, 20, 1_800, span, "stage.turn-seconds"),
            (None, Some(minutes)) => self.within(minutes, 1, 120, span, "stage.minutes"),
            _ => self.wrong(span, "stage.turn-seconds", FormatProblem::TurnOrMinutes),
        }
    }

    /// A rule can stand over talk without the piece, but only one that every person can keep by themselves.
    fn without_rounds(&mut self, span: Range<usize>, stage: &Stage) {
        let lone = matches!(stage.turns, TurnRule::Everyone | TurnRule::QuestionsOnly);
        let impossible = !(1..=6).contains(&stage.rounds);
        let wrong = [
            (stage.turn_seconds.is_some(), "stage.turn-seconds"),
            // A number of rounds that no stage can have was told of already.
            (stage.rounds != 1 && !impossible, "stage.rounds"),
            (!lone, "stage.turns"),
            (stage.after != After::Rest, "stage.after"),
        ];
        for (_, field) in wrong.iter().filter(|(wrong, _)| *wrong) {
            self.wrong(span.clone(), field, FormatProblem::NoRounds);
        }
        match stage.minutes {
            Some(minutes) => self.within(minutes, 1, 120, span, "stage.minutes"),
            None => self.wrong(span, "stage.minutes", FormatProblem::MinutesMissing),
        }
    }

    fn order(&mut self, stages: &[Spanned<Stage>]) {
        let place =
            |wanted: fn(StageKind) -> bool| stages.iter().position(|stage| wanted(stage.get_ref().kind));
        // Without any stage there is no order; that there are too few was told of already.
        let Some(last) = stages.len().checked_sub(1) else {
            return;
        };
        let close = place(|kind| kind == StageKind::Close);
        if close != Some(last) {
            let at = close.unwrap_or(last);
            self.wrong(stages[at].span(), "stage.kind", FormatProblem::CloseMissing);
        }
        let agreements = place(|kind| kind == StageKind::Agreements);
        if let Some(round) = place(StageKind::has_rounds)
            && agreements.is_none_or(|at| at > round)
        {
            self.wrong(
                stages[round].span(),
                "stage.kind",
                FormatProblem::AgreementsMissing,
            );
        }
    }

    fn key(&mut self, key: &str, span: Range<usize>, field: &str) {
        if !is_key(key) {
            self.wrong(span, field, FormatProblem::BadKey);
        }
    }

    fn words(&mut self, words: &Localized, span: &Range<usize>, (field, most): (&str, usize), read: Read) {
        for language in Locale::ALL {
            let problem = match read("", words.written(*language).unwrap_or_default(), most) {
                // Stored before there was that language.
                Ok(_) if self.origin == TextOrigin::Stored && words.written(*language).is_none() => continue,
                Ok(text) if text.is_empty() => FormatProblem::Empty,
                Ok(_) => continue,
                Err(problem) if problem.code == "too-long" => FormatProblem::TooLong(most),
                Err(_) if self.origin == TextOrigin::Stored => continue,
                Err(_) => FormatProblem::Unprintable,
            };
            self.wrong(span.clone(), &format!("{field}.{language}"), problem);
        }
    }

    fn within(&mut self, value: u32, least: u32, most: u32, span: Range<usize>, field: &str) {
        if !(least..=most).contains(&value) {
            self.wrong(span, field, FormatProblem::Outside(least, most));
        }
    }

    fn wrong(&mut self, span: Range<usize>, field: &str, problem: FormatProblem) {
        if self.found.len() < MAX_TOLD {
            let error = self.error(span, field, problem);
            self.found.push(error);
        }
    }

    /// An error at the line of `field` in the table that begins at `span`, or at that table when the field is not written.
    fn error(&self, span: Range<usize>, field: &str, problem: FormatProblem) -> FormatError {
        let names = field.trim_start_matches("stage.");
        let name = names.split('.').next().unwrap_or(names);
        let begins = self.line(span.start);
        let mut table = self
            .text
            .lines()
            .skip(begins)
            .take_while(|line| !line.starts_with('['));
        let is_field = |line: &str| line.split_once('=').is_some_and(|(key, _)| key.trim() == name);
        let inside = field
            .starts_with("stage.")
            .then(|| table.position(is_field))
            .flatten();
        FormatError {
            line: begins + inside.map_or(0, |lines| lines + 1),
            field: field.to_owned(),
            problem,
        }
    }

    fn line(&self, offset: usize) -> usize {
        let before = self.text.as_bytes().iter().take(offset);
        before.filter(|byte| **byte == b'\n').count() + 1
    }

    /// The name before the `=` of the line in which `offset` lies.
    fn key_at(&self, offset: usize) -> Option<&str> {
        let line = self.text.lines().nth(self.line(offset) - 1)?;
        let (key, _) = line.split_once('=')?;
        Some(key.trim())
    }

    /// The names of the table that `offset` lies in, for instance `[stage]`.
    fn section(&self, offset: usize) -> Vec<&str> {
        let lines: Vec<&str> = self.text.lines().take(self.line(offset)).collect();
        let header = lines.iter().rev().find(|line| line.starts_with('['));
        let name = header.map(|line| line.trim_matches(|c| matches!(c, '[' | ']' | ' ')));
        name.into_iter().collect()
    }
}

#[cfg(test)]
mod tests;
