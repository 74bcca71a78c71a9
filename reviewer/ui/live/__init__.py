"""What is shown while one types: what is still missing, and the source of the cell at hand."""
