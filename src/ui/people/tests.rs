//! The list of people as somebody uses it: search, filters, keyboard.
