//! A photo, a scanned paper or a signature, kept inside the vault. The bytes stand in
//! the table of contents under their hash; the record says what they are.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_future;
use super::value::Cell;

/// A photo or document of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attachment {
    /// The person.
    pub person_id: Option<Id>,
    /// Case it belongs to, when it does.
    pub case_id: Option<Id>,
    /// What it is.
    pub slot: String,
    /// What it is called.
    pub title: String,
    /// What kind of file.
    pub media: Option<Media>,
    /// Size, in bytes.
    pub size: Option<i64>,
    /// Hash of its bytes.
    pub content: String,
    /// When it was made.
    pub taken_on: Option<NaiveDate>,
    /// What is worth knowing.
    pub note: String,
}

impl Record for Attachment {
    const KIND: Kind = Kind::Attachment;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("person_id", Shape::Link(Kind::Person), |r: &Self| r.person_id.to_value(), |r, v| read(&mut r.person_id, v)).required(),
        fact("case_id", Shape::Link(Kind::Case), |r| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)),
        fact("slot", Shape::Choice("attachment_slot"), |r: &Self| r.slot.to_value(), |r, v| read(&mut r.slot, v)).required(),
        fact("title", Shape::Line, |r: &Self| r.title.to_value(), |r, v| read(&mut r.title, v)).personal(),
        fact("media", Shape::State("media", Media::KEYS), |r: &Self| r.media.to_value(), |r, v| read(&mut r.media, v)).required(),
        fact("size", Shape::Count, |r| r.size.to_value(), |r, v| read(&mut r.size, v)),
        fact("content", Shape::Line, |r: &Self| r.content.to_value(), |r, v| read(&mut r.content, v)).required(),
        fact("taken_on", Shape::Day, |r| r.taken_on.to_value(), |r, v| read(&mut r.taken_on, v)),
        fact("note", Shape::Line, |r: &Self| r.note.to_value(), |r, v| read(&mut r.note, v)).personal(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        not_future("taken_on", self.taken_on, today).into_iter().collect()
    }
}

keyed! {
    /// The kinds of file that are kept.
    pub enum Media {
        /// A photo.
        Jpeg = "jpeg",
        /// A picture.
        Png = "png",
        /// A document.
        Pdf = "pdf",
    }
}
