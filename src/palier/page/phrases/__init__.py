"""Phrases that sentences are made of: selections, conditions, benefits, days, criteria."""
