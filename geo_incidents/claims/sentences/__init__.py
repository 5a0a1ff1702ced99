"""A report as a row of sentences, each with what was found in it: triggers, places in groups, figures, dates."""
