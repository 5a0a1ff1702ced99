"""Learning the weights that geo_incidents decides by, from our own labelled texts. Nothing here is shipped."""
