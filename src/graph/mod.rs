//! Defines the graph layer.
