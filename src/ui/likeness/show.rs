//! How likely two are one person, and why, as it is shown wherever it is.

use eframe::egui::{Label, Sense, Ui, Vec2};

use crate::domain::likeness::{Evidence, LIKELY, POSSIBLE};
use crate::ui::look::{self, Icon, Mood, Text, icon, size, space};
use crate::ui::widgets::{badge, paint, text};
use crate::words::{tr, tr_with};

/// How certain it is, in a badge; nothing where it is not worth a look.
pub fn certainty_ui(ui: &mut Ui, probability: f32) {
    if let Some((mood, sign, word)) = certainty(probability) {
        badge::badge(ui, mood, sign, &word);
    }
}

/// How certain it is, in a word; `None` where it is not worth a look.
pub fn certainty(probability: f32) -> Option<(Mood, Icon, String)> {
    if probability >= LIKELY {
        Some((Mood::Warn, icon::ICON_PRIORITY_HIGH, tr("likeness-likely")))
    } else if probability >= POSSIBLE {
        Some((Mood::Info, icon::ICON_HELP, tr("likeness-possible")))
    } else {
        None
    }
}

/// The same where somebody is shown although less is certain: in a line of a list being typed.
pub fn faint_certainty(probability: f32) -> (Mood, Icon, String) {
    let faint = || (Mood::Neutral, icon::ICON_HELP, tr("likeness-faint"));
    certainty(probability).unwrap_or_else(faint)
}

/// What speaks for it, then what speaks against it, so many of each at most; a line each.
pub fn evidence_ui(ui: &mut Ui, evidence: &[Evidence], most: usize) {
    let (yes, no): (Vec<&Evidence>, Vec<&Evidence>) =
        evidence.iter().partition(|one| one.speaks_for());
    for (all, speaks_for) in [(yes, true), (no, false)] {
        for one in all.into_iter().take(most) {
            line_ui(ui, speaks_for, &one.sentence());
        }
    }
}

/// One reason behind its sign; a screen reader hears on which side it stands.
fn line_ui(ui: &mut Ui, speaks_for: bool, sentence: &str) {
    let t = look::look(ui);
    let (sign, ink) =
        if speaks_for { (icon::ICON_CHECK, t.good) } else { (icon::ICON_CLOSE, t.ink_faint) };
    let ground = t.ink_soft;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(size::ICON_SMALL), Sense::hover());
        paint::icon(ui, rect.center(), sign, size::ICON_SMALL - 2.0, ink);
        let label = ui.add(Label::new(text::rich(sentence, Text::Secondary, ground)).wrap());
        let key = if speaks_for { "likeness-for" } else { "likeness-against" };
        let said = tr_with(key, &[("why", sentence)]);
        ui.accesskit_node_builder(label.id, |node| node.set_description(said));
    });
}
