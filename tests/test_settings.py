"""What a user sets stays set; what is wrong in the file counts as not set."""

import json
from pathlib import Path

import pytest

from reviewer.settings import OPTIONS, Settings


def test_what_is_set_is_there_again(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert settings["enter_moves"] == "right"
    settings.put("enter_moves", "down")
    settings.put("limit_pages", 20)
    settings.put_keys({"undo": "Ctrl+U"})
    again = Settings(tmp_path)
    assert (again["enter_moves"], again.limits.pages) == ("down", 20)
    assert again.keys == {"undo": "Ctrl+U"}


WRONG: list[object] = [None, "up", -1, 1.5, True, [], 10**9]


@pytest.mark.parametrize(
    ("option", "wrong"),
    [
        (option, wrong)
        for option in OPTIONS
        for wrong in WRONG
        if not (wrong is True and isinstance(option.default, bool))
    ],
)
def test_a_wrong_value_is_refused_and_in_the_file_counts_as_not_set(
    tmp_path: Path, option: object, wrong: object
) -> None:
    name = getattr(option, "name", "")
    settings = Settings(tmp_path)
    with pytest.raises(ValueError, match=name):
        settings.put(name, wrong)  # type: ignore[arg-type]
    (tmp_path / "settings.json").write_text(json.dumps({name: wrong}))
    assert Settings(tmp_path)[name] == settings[name]


@pytest.mark.parametrize("content", [b"", b"[1]", b"\xff\xfe{", b'{"keys": 3}'])
def test_a_broken_file_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    settings = Settings(tmp_path)
    assert (settings["limit_seconds"], settings.keys) == (20, {})
    settings.put("limit_seconds", 5)
    assert Settings(tmp_path).limits.seconds == 5
