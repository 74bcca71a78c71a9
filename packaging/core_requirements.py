"""Print what the program and its tests need without Qt, one requirement a line."""

import tomllib
from pathlib import Path

_PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def main() -> None:
    """Read `pyproject.toml` and leave out what belongs to the window."""
    project = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    print("\n".join(name for name in wanted if not name.startswith("PySide6")))


if __name__ == "__main__":
    main()
