//! What a table from outside means: which heading names which column, what a cell stands for, in
//! which order its dates are written; and what came of bringing it in. Pure: whoever reads the
//! file is `exchange`.

mod column;
mod habit;
mod heading;
mod look;
mod outcome;
mod reading;

pub use self::column::Column;
pub use self::habit::{Habit, Habits};
pub use self::heading::{Answers, Topic};
pub use self::look::{Look, MOST_VALUES, Profile};
pub use self::outcome::{Outcome, Refused, Twin};
pub use self::reading::{Reading, Unread};
