"""Dates: expressions found in a text, and the windows of days that they mean."""
