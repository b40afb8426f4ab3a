//! Defines the ingest layer.
