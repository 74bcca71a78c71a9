"""Where the prose of a report speaks of cells: the places of claims in the text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import normalize

from reviewer.domain.form import CellKey
from reviewer.editing.claims import Claim, Verdict
from reviewer.editing.soft import LAST_YEAR

__all__ = ["Claim", "Mention", "mentions"]
_NUMBER = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")
_COMMAS = str.maketrans("", "", ",，")


@dataclass(frozen=True, slots=True)
class Mention:
    """A number of the prose, or the words that stand for it, and the cells it speaks of."""

    span: tuple[int, int]
    """In the shown text."""
    keys: tuple[CellKey, ...]
    doubtful: bool
    """Whether it disagrees with the tables."""


def mentions(text: str, claims: Iterable[Claim]) -> tuple[Mention, ...]:
    """The places of claims; those that speak of no cell only where they disagree."""
    return tuple(_mentions(text, claims))


def _mentions(text: str, claims: Iterable[Claim]) -> Iterator[Mention]:
    for claim in claims:
        keys = tuple(key for key in claim.keys if not key.startswith(LAST_YEAR))
        doubtful = claim.verdict is Verdict.DOUBTFUL
        if keys or doubtful:
            yield Mention(_place(text, claim), keys, doubtful)


def _place(text: str, claim: Claim) -> tuple[int, int]:
    """The number itself if it is printed, else all words of the claim."""
    for found in _NUMBER.finditer(text, *claim.span):
        plain = normalize("NFKC", found[0].translate(_COMMAS))
        if Decimal(plain) == claim.value:
            return found.span()
    return claim.span
