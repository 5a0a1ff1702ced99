"""From upstream tables to the gazetteer's own: readers, names taken apart, joining, areas, what hands added."""
