"""Who handles a case: questions in people's own words, facets, and the way of a case through the bodies."""
