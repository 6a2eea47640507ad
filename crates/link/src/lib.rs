//! Platforms and linking
