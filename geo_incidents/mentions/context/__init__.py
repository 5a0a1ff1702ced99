"""What stands round a name: in the whole report, in its own words, in the words beside it."""
