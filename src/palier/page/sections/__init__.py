"""Sections of the page: a part of the programme each, or None where there is nothing to say."""
