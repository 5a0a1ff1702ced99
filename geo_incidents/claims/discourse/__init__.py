"""Which place a sentence is about: one it names, or one that was named before."""
