"""The rules in the window: what each says, switching them off, predecessors, the office's own."""
