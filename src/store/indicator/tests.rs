//! Figures against records written one by one.
