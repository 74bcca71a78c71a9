"""How well the cells of a report are guarded by its rules, as far as they can be judged now."""

from reviewer.editing.guards import Guard

__all__ = ["Guard"]
