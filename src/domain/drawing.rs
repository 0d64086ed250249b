//! A signature as it is drawn, with the mouse or a finger: strokes of points in a field three
//! times as wide as high, from 0 to 1 both ways.

/// How many times wider than high the field is.
pub const RATIO: f32 = 3.0;

/// The most points that are kept: a minute of drawing.
const MOST: usize = 6000;
/// Points nearer than this to the one before say nothing new.
const STEP: f32 = 0.002;

/// A point of the field, from the left and from the top.
pub type Point = (f32, f32);

/// A drawing.
#[derive(Clone, Default, PartialEq)]
pub struct Drawing {
    strokes: Vec<Vec<Point>>,
}

/// A signature is personal: only its size is ever printed.
impl std::fmt::Debug for Drawing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} strokes", self.strokes.len())
    }
}

impl Drawing {
    /// The pen comes down.
    pub fn begin(&mut self, at: Point) {
        if self.points() < MOST {
            self.strokes.push(vec![inside(at)]);
        }
    }

    /// The pen moves on.
    pub fn go_on(&mut self, to: Point) {
        let (full, to) = (self.points() >= MOST, inside(to));
        let Some(stroke) = self.strokes.last_mut().filter(|_| !full) else { return };
        let near = |last: &Point| (last.0 - to.0).abs() < STEP && (last.1 - to.1).abs() < STEP;
        if !stroke.last().is_some_and(near) {
            stroke.push(to);
        }
    }

    /// Takes the last stroke back.
    pub fn undo(&mut self) {
        self.strokes.pop();
    }

    /// Takes everything back.
    pub fn clear(&mut self) {
        self.strokes.clear();
    }

    /// Nothing drawn yet?
    pub fn is_empty(&self) -> bool {
        self.strokes.is_empty()
    }

    /// Its strokes in the order drawn.
    pub fn strokes(&self) -> &[Vec<Point>] {
        &self.strokes
    }

    /// More than a dot: something that can be told from a slip of the hand.
    pub fn is_signature(&self) -> bool {
        let long = |pair: &[Point]| match pair {
            [a, b] => (a.0 - b.0).hypot((a.1 - b.1) / RATIO),
            _ => 0.0,
        };
        let sum: f32 = self.strokes.iter().flat_map(|s| s.windows(2)).map(long).sum();
        sum > 0.08
    }

    fn points(&self) -> usize {
        self.strokes.iter().map(Vec::len).sum()
    }
}

fn inside((x, y): Point) -> Point {
    let within = |v: f32| if v.is_finite() { v.clamp(0.0, 1.0) } else { 0.0 };
    (within(x), within(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stroke_goes_back_and_a_dot_is_no_signature() {
        let mut drawing = Drawing::default();
        drawing.go_on((0.5, 0.5));
        assert!(drawing.is_empty(), "no stroke without the pen down");
        drawing.begin((0.1, 0.5));
        assert!(!drawing.is_signature());
        drawing.go_on((0.1, 0.5));
        drawing.go_on((2.0, f32::NAN));
        assert_eq!(drawing.strokes(), [vec![(0.1, 0.5), (1.0, 0.0)]]);
        assert!(drawing.is_signature());
        drawing.begin((0.3, 0.3));
        drawing.undo();
        assert_eq!(drawing.strokes().len(), 1);
        for _ in 0..2 * MOST {
            drawing.begin((0.3, 0.3));
        }
        assert_eq!(drawing.points(), MOST, "no more than a minute of it");
        drawing.clear();
        assert!(drawing.is_empty());
    }
}
