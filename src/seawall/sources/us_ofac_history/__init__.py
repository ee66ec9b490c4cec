"""Many publications of a list in one file: rows with the span of publications in which each stood."""
