"""What the files of a run mean together, on a day: one typed thing for each thing, however many files speak of it."""
