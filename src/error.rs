//! What can go wrong outside the text: files, gazetteers, arguments. Text itself is never an error.

use std::fmt;
use std::path::{Path, PathBuf};

/// An error with its place and what was expected there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// A file or folder could not be read or written.
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// A line of a data file does not say what it must.
    Data {
        /// Name of the file.
        file: String,
        /// Line, counted from 1 (0 where the whole file is meant).
        line: u64,
        /// What was expected, and what stands there.
        message: String,
    },
    /// An argument cannot be used.
    Argument(String),
}

impl Error {
    /// A file that could not be read or written.
    pub fn file(path: impl AsRef<Path>, reason: impl fmt::Display) -> Error {
        Error::File { path: path.as_ref().to_path_buf(), reason: reason.to_string() }
    }

    /// A wrong line of a data file.
    pub fn data(file: impl Into<String>, line: u64, message: impl fmt::Display) -> Error {
        Error::Data { file: file.into(), line, message: message.to_string() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::File { path, reason } => write!(f, "{}: {reason}", path.display()),
            Error::Data { file, line: 0, message } => write!(f, "{file}: {message}"),
            Error::Data { file, line, message } => write!(f, "{file}:{line}: {message}"),
            Error::Argument(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {}

/// The result of everything that touches files, gazetteers or arguments.
pub type Result<T> = std::result::Result<T, Error>;
