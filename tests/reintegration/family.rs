//! A family of six.
