//! Defines the report layer.
