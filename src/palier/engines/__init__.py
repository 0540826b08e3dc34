"""Engines: `interpret` is the reference meaning; whatever else computes must give the same."""
