"""Reports of one body and year: which there are, how they differ, which one counts."""
