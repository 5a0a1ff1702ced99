"""Figures: numerals, the nouns they count, what happened to the people, and which are parts of others."""
