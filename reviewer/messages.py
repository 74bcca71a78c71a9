"""What the program says: one sentence a code and language, filled with the facts of the case."""

import os
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from reviewer.assets import resource
from reviewer.domain.errors import UserError
from reviewer.domain.numbers import EntryError

LANGUAGES = ("zh", "en")
_LOCALE_VARIABLES = ("REVIEWER_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@lru_cache(maxsize=1)
def load_messages() -> Mapping[str, Mapping[str, Any]]:
    """Code → language → sentence, and code → reason → language → sentence."""
    return tomllib.loads(resource("messages.toml").read_text(encoding="utf-8"))


def preferred_language(environment: Mapping[str, str] = os.environ) -> str:
    """English where the first locale variable that is set names it, else Chinese."""
    for name in _LOCALE_VARIABLES:
        if value := environment.get(name):
            return "en" if value.lower().startswith("en") else "zh"
    return "zh"


def sentence(what: UserError | EntryError | str, language: str, **facts: Any) -> str:
    """The sentence for an error or a code; a fact that is an error is told in its turn.

    A code without a sentence is told as itself.
    """
    if isinstance(what, UserError):
        code, facts = what.code, what.facts | facts
    elif isinstance(what, EntryError):
        code, facts = what.problem.value, {"text": what.text} | facts
    else:
        code = what
    told = load_messages().get(code, {})
    told = told.get(str(facts.get("reason")), told)
    if language not in told:
        return f"{code}: {', '.join(f'{name}={value}' for name, value in facts.items())}"
    template: str = told[language]
    return template.format_map(_Facts({name: _told(facts[name], language) for name in facts}))


def _told(fact: Any, language: str) -> Any:
    return sentence(fact, language) if isinstance(fact, UserError) else fact


class _Facts(dict[str, Any]):
    """Facts of a sentence; one that is missing must not hide the error that is told."""

    def __missing__(self, name: str) -> str:
        return "…"
