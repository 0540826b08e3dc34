"""Palier: a language for loyalty programmes."""

__version__ = "0.1.0"
