"""The kinds of claims that are looked for in the prose, read from their data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reviewer.domain.rules import Term, parse_terms


@dataclass(frozen=True, slots=True)
class Expression:
    """A sum of cells and its text."""

    text: str
    terms: tuple[Term, ...]

    @classmethod
    def parse(cls, text: str) -> "Expression":
        """Read `a + b - c`. Raises `ValueError`."""
        return cls(text, parse_terms(text))


@dataclass(frozen=True)
class Template:
    """One kind of claim, as `claims.toml` describes it."""

    id: str
    pattern: re.Pattern[str]
    value: int | str
    primary: tuple[Expression, ...]
    """The first whose cells the report has is meant."""
    others: tuple[Expression, ...] = ()
    whole: Expression | None = None
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], words: Mapping[str, str]) -> "Template":
        """Read one `[[claim]]`. Raises `KeyError`, `ValueError` or `re.error`."""
        primary = [data["primary"], *([data["alternative"]] if "alternative" in data else [])]
        return cls(
            id=data["id"],
            pattern=re.compile(_with_words(data["pattern"], words)),
            value=data.get("value", "n"),
            primary=tuple(Expression.parse(text) for text in primary),
            others=tuple(Expression.parse(text) for text in data.get("others", ())),
            whole=Expression.parse(data["whole"]) if "whole" in data else None,
            needs=tuple(data.get("needs", ())),
            without=tuple(data.get("without", ())),
        )

    def speaks_in(self, sentence: str, before: str) -> bool:
        """Whether the sentence or the one before has a needed word, and it none that bars it."""
        needed = not self.needs or any(word in before + sentence for word in self.needs)
        return needed and not any(word in sentence for word in self.without)


def _with_words(pattern: str, words: Mapping[str, str]) -> str:
    for name, fragment in words.items():
        pattern = pattern.replace("{" + name + "}", fragment)
    return pattern


@dataclass(frozen=True)
class Shares:
    """Percentages: how a share and how the whole before it are printed."""

    pattern: re.Pattern[str]
    whole: re.Pattern[str]


@dataclass(frozen=True)
class ClaimRules:
    """Everything `claims.toml` says."""

    version: str
    templates: tuple[Template, ...]
    channels: Template
    shares: Shares
    foreign: tuple[str, ...]
    other_period: tuple[str, ...]
    part: tuple[str, ...]
    scope: tuple[str, ...]

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "ClaimRules":
        """Read the whole file. Raises `KeyError`, `ValueError` or `re.error`."""
        words = data["words"]
        shares = data["shares"]
        return cls(
            version=data["version"],
            templates=tuple(Template.from_dict(claim, words) for claim in data["claim"]),
            channels=Template.from_dict({"id": "channels", **data["channels"]}, words),
            shares=Shares(re.compile(shares["pattern"]), re.compile(shares["whole"])),
            foreign=tuple(data["foreign"]),
            other_period=tuple(data["other_period"]),
            part=tuple(data["part"]),
            scope=tuple(data["scope"]),
        )
