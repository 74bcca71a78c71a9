"""Document → Report: which table is which, labels → keys, values → cells."""
