"""Figures: numerals, the nouns they count, what befell the people counted, and which are parts of which."""
