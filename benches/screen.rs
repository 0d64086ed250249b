//! The frames of the window, drawn without one: everything but the last step, which hands
//! triangles to the graphics card.

use std::time::{Duration, Instant};

use eframe::egui;
use segin::app::session::Session;
use segin::store::person::Question;
use segin::ui::look;
use segin::ui::people::People;
use segin::ui::{Scene, Screen};

/// The list of people on a screen of its own.
pub(crate) struct Frames {
    ctx: egui::Context,
    people: People,
    frame: u32,
}

impl Frames {
    fn new(scene: Scene<'_>) -> Self {
        let ctx = egui::Context::default();
        look::install(&ctx);
        let people = People::new(scene, &ctx, Question::default());
        Self { ctx, people, frame: 0 }
    }

    /// Draws one frame; gives what it took and how many triangles' corners there are.
    fn draw(&mut self, scene: Scene<'_>, events: Vec<egui::Event>) -> (Duration, usize) {
        let size = egui::vec2(1_920.0, 1_080.0);
        self.frame += 1;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size)),
            time: Some(f64::from(self.frame) / 60.0),
            events,
            ..egui::RawInput::default()
        };
        let begun = Instant::now();
        let people = &mut self.people;
        let output = self.ctx.run_ui(input, |ui| {
            people.screen_ui(ui, scene);
        });
        let meshes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let took = begun.elapsed();
        let corners = meshes
            .iter()
            .map(|mesh| match &mesh.primitive {
                egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
                egui::epaint::Primitive::Callback(_) => 0,
            })
            .sum();
        (took, corners)
    }
}

/// Draws the first frame there is to see.
pub(crate) fn first_frame(session: &Session) -> Frames {
    let scene = session.scene();
    let mut frames = Frames::new(scene);
    frames.people.refresh(scene).unwrap();
    frames.draw(scene, Vec::new());
    frames
}

/// Scrolls through the list, a little and by pages.
pub(crate) fn scroll(session: &Session) {
    let scene = session.scene();
    let mut frames = first_frame(session);
    let begun = Instant::now();
    // The list is read beside the drawing.
    let empty = frames.draw(scene, Vec::new()).1;
    let mut full = empty;
    while full < empty * 2 && begun.elapsed() < Duration::from_secs(3) {
        std::thread::sleep(Duration::from_millis(2));
        full = frames.draw(scene, Vec::new()).1;
    }
    let shown =
        if full < empty * 2 { "not measured".to_owned() } else { super::ms(begun.elapsed()) };
    super::row("People shows its rows after", "", &shown);
    if full < empty * 2 {
        return;
    }
    let middle = egui::pos2(960.0, 700.0);
    frames.draw(scene, vec![egui::Event::PointerMoved(middle)]);
    let mut took = Vec::new();
    for turn in 0..600 {
        let far = if turn % 3 == 0 { -2_000.0 } else { -60.0 };
        let wheel = egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, far),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        };
        took.push(frames.draw(scene, vec![wheel]).0);
    }
    super::row(
        "frame scrolling People at 1920×1080, without the card",
        "p99 ≤ 8 ms",
        &super::spread(took),
    );
    let mut still = Vec::new();
    for _ in 0..60 {
        still.push(frames.draw(scene, Vec::new()).0);
    }
    super::row("frame of People at rest", "", &super::spread(still));
}
