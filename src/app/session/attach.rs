//! Photos and documents taken into the vault: the file is read and written anew beside the
//! drawing thread, then kept with its record in one transaction.

use super::Session;
use super::write;
use crate::app::perform::{Done, Refusal};
use crate::domain::attachment::{Attachment, Media};
use crate::domain::fact::Record as _;
use crate::domain::kind::Kind;
use crate::exchange::picture::{self, Taken};
use crate::store::{Op, StoreError, new_id};
use crate::ui::command::Attach;

impl Session {
    /// Reads a file and keeps it.
    pub(in crate::app) fn attach(&mut self, ask: &Attach) -> Result<Done, Refusal> {
        let taken = picture::take_file(&ask.path).map_err(StoreError::from)?;
        self.attach_taken(ask, &taken)
    }

    /// Keeps a file that was read, with its record.
    pub(in crate::app) fn attach_taken(
        &mut self,
        ask: &Attach,
        taken: &Taken,
    ) -> Result<Done, Refusal> {
        let media = match taken.media {
            picture::Media::Jpeg => Media::Jpeg,
            picture::Media::Pdf => Media::Pdf,
        };
        let mut made = Attachment {
            person_id: Some(ask.person),
            case_id: ask.case,
            slot: ask.slot.clone(),
            title: ask.title.clone(),
            media: Some(media),
            size: i64::try_from(taken.bytes.len()).ok(),
            taken_on: Some(self.today()),
            ..Attachment::default()
        };
        let id = new_id()?;
        self.open_to_me(Kind::Attachment, id, &made.to_row())?;
        let (centre, letters) = (self.centre()?, self.store.letters());
        let at = self.at(centre, &letters);
        let (by, bytes) = (at.me, &taken.bytes);
        let ((), changed) = self.store.transact(Op::Save, Some(by), "", |w| {
            made.content = w.put_content(bytes)?;
            write::put(w, &at, Kind::Attachment, id, made.to_row())
        })?;
        Ok(Done { changed, word: "app-saved", ..Done::default() })
    }
}
