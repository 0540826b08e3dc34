"""Problems in sentences, English and French; no logic."""
