//! A format is never changed in a room, so all copies of a room share one; stored, each room has its own.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::circle::format::Format;

pub(super) fn serialize<S: Serializer>(format: &Arc<Format>, to: S) -> Result<S::Ok, S::Error> {
    format.as_ref().serialize(to)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<Format>, D::Error> {
    Format::deserialize(from).map(Arc::new)
}
