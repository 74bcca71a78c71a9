"""What the user has set: options as data, kept in one small file of the user's own folder."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from reviewer.reading.limits import Limits

Setting = int | str | bool


def folder() -> Path:
    """Where the program keeps what is the user's own; `REVIEWER_HOME` overrides it."""
    chosen = os.environ.get("REVIEWER_HOME")
    return Path(chosen) if chosen else platformdirs.user_config_path("reviewer", appauthor=False)


@dataclass(frozen=True, slots=True)
class Option:
    """Something to set: what it is unless set, and what it may be (choices or a range)."""

    name: str
    default: Setting
    choices: tuple[Setting, ...] = ()
    least: int = 0
    most: int = 0

    def takes(self, value: object) -> bool:
        """Whether the option may have this value."""
        if type(value) is not type(self.default):
            return False
        if self.choices:
            return value in self.choices
        if isinstance(value, bool) or not isinstance(value, int):
            return True
        return self.least <= value <= self.most


OPTIONS: tuple[Option, ...] = (
    Option("enter_moves", "right", choices=("right", "down")),
    Option("show_hints", True),
    Option("show_missing", True),
    Option("recognise", True),
    Option("limit_seconds", 20, least=1, most=600),
    Option("limit_memory_mb", 1024, least=256, most=16384),
    Option("limit_pages", 500, least=1, most=5000),
    Option("limit_file_mb", 256, least=1, most=2048),
    Option("limit_megapixels", 16, least=8, most=200),
)
_BY_NAME = {option.name: option for option in OPTIONS}


class Settings:
    """The options as they are set, in `settings.json`; what is wrong there counts as not set."""

    def __init__(self, home: Path | None = None) -> None:
        self.home = home or folder()
        self._path = self.home / "settings.json"
        self._values = read_json(self._path)

    def __getitem__(self, name: str) -> Any:
        """The value of an option. Raises `KeyError` for one that there is not."""
        option = _BY_NAME[name]
        value = self._values.get(name, option.default)
        return value if option.takes(value) else option.default

    def put(self, name: str, value: Setting) -> None:
        """Set an option. Raises `ValueError` for a value it does not take, `OSError`."""
        if not _BY_NAME[name].takes(value):
            raise ValueError(f"{name} cannot be {value!r}")
        self._keep(name, value)

    @property
    def keys(self) -> Mapping[str, str]:
        """The keys the user has given to actions, by the action's id."""
        kept = self._values.get("keys")
        return {str(k): str(v) for k, v in kept.items()} if isinstance(kept, dict) else {}

    def put_keys(self, keys: Mapping[str, str]) -> None:
        """Give keys to actions, instead of all given before. Raises `OSError`."""
        self._keep("keys", dict(keys))

    @property
    def limits(self) -> Limits:
        """How much one file may cost to read."""
        return Limits(
            seconds=self["limit_seconds"],
            memory=self["limit_memory_mb"] << 20,
            pages=self["limit_pages"],
            file_bytes=self["limit_file_mb"] << 20,
            pixels=self["limit_megapixels"] * 1_000_000,
        )

    def _keep(self, name: str, value: object) -> None:
        self._values[name] = value
        write_json(self._path, self._values)


def read_json(path: Path) -> dict[str, Any]:
    """The object in a file; an empty one if there is none."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}


def write_json(path: Path, values: Mapping[str, Any]) -> None:
    """Replace a file as a whole. Raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(json.dumps(values, ensure_ascii=False, indent=1))
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
