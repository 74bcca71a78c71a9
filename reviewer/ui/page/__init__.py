"""The pages of a PDF beside the tables, with the places of the cells framed."""
