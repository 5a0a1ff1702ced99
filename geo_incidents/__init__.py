"""Reports in, an incident map out: every mark on it answerable to the words it came from."""

__version__ = "0.1.0"
