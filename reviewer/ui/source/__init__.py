"""The source text beside the tables, with the places of the cells framed."""
