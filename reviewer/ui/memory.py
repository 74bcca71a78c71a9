"""What the window remembers from one start to the next: layout, look, recent workspaces."""

from pathlib import Path
from typing import Any

from reviewer.settings import read_json, write_json

RECENT = 8


class Memory:
    """A small JSON file, replaced as a whole; an unreadable one is begun anew."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = read_json(path)

    def get(self, name: str, default: Any = None) -> Any:
        """What was remembered."""
        return self._values.get(name, default)

    def put(self, **values: Any) -> None:
        """Remember; a place that cannot be written is gone without."""
        self._values |= values
        try:
            write_json(self._path, self._values)
        except OSError:
            return

    @property
    def recent(self) -> list[str]:
        """The workspaces opened last, newest first."""
        kept = self._values.get("recent", [])
        return [str(location) for location in kept] if isinstance(kept, list) else []

    def opened(self, location: str) -> None:
        """A workspace was opened; it is the last one until another is."""
        others = [other for other in self.recent if other != location]
        self.put(recent=[location, *others][:RECENT], last=location)

    def gone(self, location: str) -> None:
        """A workspace is no longer there."""
        self.put(recent=[other for other in self.recent if other != location])
