//! The form, by the labels a person sees.
