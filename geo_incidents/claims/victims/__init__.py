"""Figures of victims: their fate if no word states it, and the place that they belong to."""
