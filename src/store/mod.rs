//! Defines the store layer.
