//! Help that was signed for on the screen.

use super::Session;
use super::write::Paper;
use crate::app::perform::{Done, Refusal};
use crate::domain::attachment::{Attachment, Media};
use crate::domain::draft::Draft;
use crate::domain::drawing::Drawing;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Value};
use crate::exchange::picture;
use crate::store::new_id;

/// The proof that a drawn signature is.
const PROOF: &str = "signature";

impl Session {
    /// Saves drafts with a signature: one picture, which every help among them names.
    pub(in crate::app) fn save_signed(
        &mut self,
        mut drafts: Vec<Draft>,
        drawing: &Drawing,
    ) -> Result<Done, Refusal> {
        if !drawing.is_signature() {
            return Err(Refusal::Problems(vec![Problem::new("problem-signature-short")]));
        }
        let bytes =
            picture::drawing(drawing).map_err(|problem| Refusal::Problems(vec![problem]))?;
        let id = new_id()?;
        for draft in drafts.iter_mut().filter(|draft| draft.kind == Kind::Assistance) {
            value::put(&mut draft.base, "signature_id", Value::Text(id.to_string()));
            let proof = draft.text("receipt", draft.shape("receipt"));
            if proof.is_empty() || proof == "none" {
                draft.type_in("receipt", draft.shape("receipt"), PROOF);
            }
        }
        let case_id = drafts.first().and_then(|draft| value::id_of(&draft.base, "case_id"));
        let person_id = match case_id {
            Some(case) => self.store.reader().person_of(Kind::Case, case)?,
            None => None,
        };
        let attachment = Attachment {
            person_id,
            case_id,
            slot: PROOF.to_owned(),
            media: Some(Media::Png),
            size: i64::try_from(bytes.len()).ok(),
            taken_on: Some(self.today()),
            ..Attachment::default()
        };
        self.save_with(&drafts, Some(&Paper { id, attachment, bytes }))
    }
}
