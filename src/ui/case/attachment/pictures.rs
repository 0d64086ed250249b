//! What was decoded of the pictures of a case: beside the drawing thread, into textures that go
//! with the page. Nothing of it outlives a lock.

use std::collections::BTreeMap;

use eframe::egui::{ColorImage, Context, TextureHandle, TextureOptions};

use super::viewer::Viewer;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value;
use crate::store::case::CaseFile;
use crate::store::{Reader, StoreError};
use crate::ui::Scene;
use crate::ui::lookup::Lookup;
use crate::ui::widgets::pages::pixels;

/// The longest side of a small picture.
const SMALL: u32 = 320;
/// How sharp the pages of a document are, in pixels a point.
const SHARP: f32 = 1.6;
/// How many pages of a document are shown.
pub(super) const PAGES: usize = 30;
/// A document is shown up to this many pixels a page.
const MOST_SIDE: f32 = 3000.0;

/// The small pictures that were found, by the hash of their content.
type Small = Vec<(String, ColorImage)>;

/// What the tab keeps while the page is open.
#[derive(Default)]
pub(in crate::ui::case) struct Pictures {
    pub(super) slot: String,
    pub(super) title: String,
    pub(super) path: String,
    lookup: Option<Lookup<Vec<String>, Result<Small, StoreError>>>,
    asked: Vec<String>,
    small: BTreeMap<String, TextureHandle>,
    viewer: Option<Viewer>,
    /// What is to be opened with the next frame.
    opening: Option<Id>,
}

impl Pictures {
    /// Sees to it that every picture of the file is decoded, and takes what was.
    pub(in crate::ui::case) fn see_to(&mut self, ctx: &Context, file: &CaseFile, scene: Scene<'_>) {
        let pictures = file.of(Kind::Attachment).iter();
        let pictures = pictures.filter(|held| value::text_of(&held.row, "media") != "pdf");
        let wanted: Vec<String> =
            pictures.map(|held| value::text_of(&held.row, "content").to_owned()).collect();
        if wanted != self.asked {
            self.small.retain(|hash, _| wanted.contains(hash));
            if self.lookup.is_none() {
                let reader = scene.reader.another().ok();
                self.lookup = reader.map(|reader| Lookup::new(reader, ctx.clone(), small));
            }
            let missing = wanted.iter().filter(|hash| !self.small.contains_key(*hash));
            let missing: Vec<String> = missing.cloned().collect();
            if let Some(lookup) = self.lookup.as_mut().filter(|_| !missing.is_empty()) {
                lookup.ask(missing);
            }
            self.asked = wanted;
        }
        if let Some(Ok(found)) = self.lookup.as_mut().and_then(Lookup::answer) {
            for (hash, picture) in found {
                let texture = ctx.load_texture("small", picture, TextureOptions::LINEAR);
                self.small.insert(hash, texture);
            }
        }
        if let Some(id) = self.opening.take() {
            self.viewer = Viewer::open(ctx, id, scene);
        }
    }

    /// The small picture of a content, once it is there.
    pub(in crate::ui::case) fn small(&self, hash: &str) -> Option<&TextureHandle> {
        self.small.get(hash)
    }

    /// Opens a piece with the next frame.
    pub(super) fn open(&mut self, id: Id) {
        self.opening = Some(id);
    }

    /// The viewer, when one is open.
    pub(in crate::ui::case) fn viewer_ui(
        &mut self,
        ctx: &Context,
        file: &CaseFile,
        scene: Scene<'_>,
    ) -> Option<crate::ui::command::Command> {
        let viewer = self.viewer.as_mut()?;
        match viewer.viewer_ui(ctx, file, scene)? {
            super::viewer::End::Leave => self.viewer = None,
            super::viewer::End::Go(id) => self.opening = Some(id),
            super::viewer::End::Keep(paper) => {
                return Some(crate::ui::command::Command::KeepFile(paper));
            }
        }
        None
    }

    /// Shows in the viewer why a copy could not be kept; false when none is open.
    pub(in crate::ui::case) fn refused(
        &mut self,
        problems: &[crate::domain::problem::Problem],
    ) -> bool {
        self.viewer.as_mut().is_some_and(|viewer| viewer.refused(problems))
    }

    /// A copy was kept.
    pub(in crate::ui::case) fn kept(&mut self) {
        if let Some(viewer) = &mut self.viewer {
            viewer.kept();
        }
    }
}

fn small(reader: &Reader, hashes: Vec<String>) -> Result<Small, StoreError> {
    let mut found = Vec::new();
    for hash in hashes {
        let Some(bytes) = reader.content(&hash)? else { continue };
        if let Some(picture) = decoded(&bytes, Some(SMALL)) {
            found.push((hash, picture));
        }
    }
    Ok(found)
}

/// A picture of the vault in pixels: it was written anew when it came in.
pub(super) fn decoded(bytes: &[u8], side: Option<u32>) -> Option<ColorImage> {
    let mut picture = image::load_from_memory(bytes).ok()?;
    if let Some(side) = side {
        picture = picture.thumbnail(side, side);
    }
    let picture = picture.into_rgba8();
    let (width, height) = (usize::try_from(picture.width()), usize::try_from(picture.height()));
    Some(pixels(width.ok()?, height.ok()?, picture.as_raw()))
}

/// The pages of a document in pixels, and how many it has.
pub(super) fn pages(bytes: Vec<u8>) -> Option<(Vec<ColorImage>, usize)> {
    use hayro::vello_cpu::color::palette::css::WHITE;
    let pdf = hayro::hayro_syntax::Pdf::new(bytes).ok()?;
    let cache = hayro::RenderCache::new();
    let settings = hayro::hayro_interpret::InterpreterSettings::default();
    let all = pdf.pages();
    let mut found = Vec::new();
    for page in all.iter().take(PAGES) {
        let (width, height) = page.render_dimensions();
        let sharp = SHARP.min(MOST_SIDE / width.max(height).max(1.0));
        let wanted = hayro::RenderSettings {
            x_scale: sharp,
            y_scale: sharp,
            bg_color: WHITE,
            ..hayro::RenderSettings::default()
        };
        let drawn = hayro::render(page, &cache, &settings, &wanted);
        let size = [usize::from(drawn.width()), usize::from(drawn.height())];
        let bytes: Vec<u8> =
            drawn.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b, pixel.a]).collect();
        found.push(ColorImage::from_rgba_premultiplied(size, &bytes));
    }
    Some((found, all.len()))
}
