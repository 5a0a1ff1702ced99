"""Figures of victims: what befell them where no word says so, and whose place they belong to."""
