"""The events a sentence tells: kind, place, figures, parties, and how sure each is."""
