"""The words of the field: forms, reports, rules, changes. Standard library only, no I/O."""
