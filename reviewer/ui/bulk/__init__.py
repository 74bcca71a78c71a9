"""One command over several reports: what to do, what it would change, and doing it."""
