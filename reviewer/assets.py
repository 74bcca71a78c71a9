"""Where the program's own files are (forms, translations, samples), in a checkout or installed."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from reviewer.domain.form import Edition, FormError, Forms

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The path of a file or folder under `resources/`."""
    installed = _PACKAGE / "resources"
    return (installed if installed.is_dir() else _PACKAGE.parent / "resources") / name


@lru_cache(maxsize=1)
def load_forms() -> Forms:
    """Every edition in `resources/forms`, oldest first. Raises `FormError` naming the file."""
    return read_forms(resource("forms"))


def read_forms(folder: Path) -> Forms:
    """Every edition in a folder of TOML files, in the order of their names."""
    editions = []
    for path in sorted(folder.glob("*.toml")):
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise FormError(f"{path.name}: {error}") from error
        editions.append(Edition.from_dict(data))
    return Forms(tuple(editions))


def read_rules(name: str) -> dict[str, Any]:
    """The contents of a TOML file in `resources/rules`."""
    return tomllib.loads((resource("rules") / name).read_text(encoding="utf-8"))
