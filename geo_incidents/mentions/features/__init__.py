"""Features that decide whether words are a place name."""
