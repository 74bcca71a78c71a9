"""What is wrong with the open report, and what happened to a cell."""
