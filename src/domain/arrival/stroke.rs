//! What a key does in the grid.

/// Where to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// One cell to the left.
    Left,
    /// One cell to the right.
    Right,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// To the first column.
    Home,
    /// To the last column.
    End,
    /// To the first line.
    Top,
    /// To the last line.
    Bottom,
    /// So many lines up.
    PageUp(usize),
    /// So many lines down.
    PageDown(usize),
}

/// A key or its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stroke {
    /// Letters: they go into the cell, in place of what it held unless it is being changed.
    Text(String),
    /// An arrow and its like.
    Go(Move),
    /// The same with Shift: the range grows.
    Extend(Move),
    /// Tab: to the right, from the end to the next line.
    Next,
    /// Shift+Tab.
    Back,
    /// Enter: down, to where the line began.
    Enter,
    /// Shift+Enter.
    EnterUp,
    /// F2: change what stands there.
    Change,
    /// Esc: leave the cell as it was.
    Escape,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Copy the range.
    Copy,
    /// Copy the range and empty it.
    Cut,
    /// Put this where the cell is.
    Paste(String),
    /// Fill the range with its first line; a single cell with the one above.
    FillDown,
    /// Everything.
    All,
    /// Take back.
    Undo,
    /// Do again.
    Redo,
    /// A new line above.
    Insert,
    /// Take the lines of the range away.
    Remove,
}
