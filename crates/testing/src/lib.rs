//! The golden-file test harness
