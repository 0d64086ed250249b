//! What a table from outside means: which heading names which column, what a cell stands for, in
//! which order its dates are written; and what came of bringing it in. Pure: whoever reads the
//! file is `exchange`.

mod column;
mod full_name;
mod habit;
mod heading;
mod look;
mod outcome;
mod reading;
mod top;

pub use self::column::Column;
pub use self::full_name::split;
pub use self::habit::{Habit, Habits};
pub use self::heading::{Answers, Topic, several};
pub use self::look::{Count, Look, MOST_VALUES, Profile, own};
pub use self::outcome::{Fault, Outcome, Refused, Twin};
pub use self::reading::{Reading, Unread};
pub use self::top::{TOP, heading_row};
