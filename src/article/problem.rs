//! What went wrong with one article, or must be known about it. The others go on.

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The article has no findings at all: the run ends with exit code 3.
    Error,
    /// Something to know; the article was analysed, or was not asked for.
    Warning,
}

impl Severity {
    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// A problem of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// A stable name: `binary`, `encoding`, `too_large`, `unreadable`, `special`, `link`, `loop`, `panic`,
    /// `duplicate`, `lossy`, `no_date`.
    pub kind: &'static str,
    /// The article's id; empty where it never got one.
    pub article: String,
    /// The path as it is shown.
    pub path: String,
    /// What happened, in words.
    pub message: String,
}

impl Problem {
    /// A problem that costs the article.
    pub fn error(kind: &'static str, path: impl Into<String>, message: impl Into<String>) -> Problem {
        Problem {
            severity: Severity::Error,
            kind,
            article: String::new(),
            path: path.into(),
            message: message.into(),
        }
    }

    /// Something to know.
    pub fn warning(kind: &'static str, path: impl Into<String>, message: impl Into<String>) -> Problem {
        Problem { severity: Severity::Warning, ..Problem::error(kind, path, message) }
    }

    /// The same problem, with the article's id.
    pub fn of(self, article: &str) -> Problem {
        Problem { article: article.to_string(), ..self }
    }
}
