"""What is looked at to tell whether words are a place's name."""
