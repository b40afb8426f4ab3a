//! Defines the cli layer.
