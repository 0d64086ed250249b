//! Segin: case management for people who return from migration.
//!
//! The rooms, each knowing only those before it:
//! `words` holds every sentence; `domain` says what the office means; `letters`
//! sets it on paper; `store` keeps it, encrypted, with its journal; `exchange` brings it in and
//! out;
//! `ui` draws it; `app` is the only room that knows all the others.

pub mod app;
pub mod domain;
pub mod exchange;
pub mod letters;
pub mod store;
pub mod ui;
pub mod words;
