"""A claim: what a sentence of the prose says of the tables, and whether they agree."""

from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.form import CellKey
from reviewer.domain.numbers import Value

SHARE = "share"
"""The rule of a claim that is a percentage."""


class Verdict(StrEnum):
    """How a claim and the table agree."""

    AGREES = "agrees"
    NOTE = "note"
    """Equal to something the sentence may also mean, or not to be tested here."""
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Claim:
    """A number in the prose, where it stands in the text, and what it was compared with."""

    rule: str
    sentence: str
    span: tuple[int, int]
    """The words of the claim in the text."""
    sentence_span: tuple[int, int]
    value: Value
    expression: str
    """What the value should equal, in keys."""
    keys: tuple[CellKey, ...]
    expected: Value | None
    """What the table has for `expression`; None where it is not known."""
    verdict: Verdict
