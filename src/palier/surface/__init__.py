"""What the author wrote: one tree for both languages, read by `parse` and printed by `to_text`."""
