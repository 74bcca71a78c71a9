"""What the window remembers from one start to the next: layout, look, recent workspaces."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import platformdirs

RECENT = 8


def folder() -> Path:
    """Where the program keeps its own settings; `REVIEWER_HOME` overrides it."""
    chosen = os.environ.get("REVIEWER_HOME")
    return Path(chosen) if chosen else platformdirs.user_config_path("reviewer", appauthor=False)


class Memory:
    """A small JSON file, replaced as a whole; an unreadable one is begun anew."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)

    def get(self, name: str, default: Any = None) -> Any:
        """What was remembered."""
        return self._values.get(name, default)

    def put(self, **values: Any) -> None:
        """Remember; a place that cannot be written is gone without."""
        self._values |= values
        try:
            _write(self._path, json.dumps(self._values, ensure_ascii=False, indent=1))
        except OSError:
            return

    @property
    def recent(self) -> list[str]:
        """The workspaces opened last, newest first."""
        kept = self._values.get("recent", [])
        return [str(location) for location in kept] if isinstance(kept, list) else []

    def opened(self, location: str) -> None:
        """A workspace was opened."""
        others = [other for other in self.recent if other != location]
        self.put(recent=[location, *others][:RECENT])

    def gone(self, location: str) -> None:
        """A workspace is no longer there."""
        self.put(recent=[other for other in self.recent if other != location])


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
