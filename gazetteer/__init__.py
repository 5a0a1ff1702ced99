"""The gazetteer's tables, and the two programs that make and compile them."""
