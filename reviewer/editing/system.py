"""The rules of one combination of table forms as sparse matrices, evaluated over many reports."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from reviewer.domain.form import CellForm, CellKey
from reviewer.domain.numbers import Value, ValueType
from reviewer.domain.rules import Operator, Rule, Term

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]

AMOUNT_SCALE = 10**4
"""Amounts are whole in this fraction of their unit; finer ones count as unread."""
_INT64 = 2**63 - 1
_BATCH = 512
"""Reports evaluated at a time; what they need stays in the processor's cache."""
_FEW = 32
"""So many reports are evaluated without sparse matrices, which take 0.2 s to load."""


class Known(IntEnum):
    """What is known of a cell's number."""

    NUMBER = 0
    BLANK = 1
    """A blank or a mark: nothing stands there, perhaps zero is meant."""
    UNREAD = 2


class Code(IntEnum):
    """An outcome in the arrays."""

    PASSED = 0
    FAILED = 1
    UNDECIDED = 2


@dataclass(frozen=True, slots=True, eq=False)
class Confrontation:
    """The outcome of every rule for every report; all arrays are rules × reports.

    Sides are in units of `System.scales`; a side that is not known is 0 with its flag unset.
    """

    outcome: Codes
    left: Ints
    right: Ints
    left_known: Flags
    right_known: Flags
    assumes_zero: Flags

    @classmethod
    def join(cls, parts: Iterable["Confrontation"], reports: int) -> "Confrontation":
        """The parts side by side, so many reports in all; each can go as soon as it is taken."""
        joined: list[npt.NDArray[Any]] = []
        taken = 0
        for part in parts:
            columns = [getattr(part, item.name) for item in fields(cls)]
            joined = joined or [np.empty((len(c), reports), c.dtype) for c in columns]
            for whole, column in zip(joined, columns, strict=True):
                whole[:, taken : taken + column.shape[1]] = column
            taken += columns[0].shape[1]
        return cls(*joined)

    def count(self, code: Code) -> Ints:
        """How many rules of each report came out so."""
        return np.asarray(np.count_nonzero(self.outcome == code, axis=0), dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Matrix:
    """Whole factors, to be multiplied with the numbers of few reports or of very many."""

    factors: npt.NDArray[Any]

    @cached_property
    def _sparse(self) -> "csr_matrix":
        from scipy.sparse import csr_matrix  # noqa: PLC0415 - the window starts without it

        return csr_matrix(self.factors)

    def __matmul__(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """The product with cells × reports."""
        matrix = self.factors if values.shape[1] <= _FEW else self._sparse
        return np.asarray(matrix @ values)


@dataclass(frozen=True, eq=False)
class System:
    """Rules over the cells of a form; matrices are rules × cells.

    A rule over an amount is multiplied by `AMOUNT_SCALE` (its entry of `scales`), so that every
    number stays whole.
    """

    cells: tuple[CellForm, ...]
    rules: tuple[Rule, ...]

    @cached_property
    def index(self) -> Mapping[CellKey, int]:
        """The number of each cell."""
        return {cell.key: i for i, cell in enumerate(self.cells)}

    @cached_property
    def cell_scales(self) -> Ints:
        """What a value of each cell is multiplied by to be whole."""
        return _ints(AMOUNT_SCALE if cell.type is ValueType.AMOUNT else 1 for cell in self.cells)

    @cached_property
    def scales(self) -> Ints:
        """What the sides of each rule are multiplied by."""
        return _ints(
            max(int(self.cell_scales[self.index[key]]) for key in rule.keys) for rule in self.rules
        )

    @cached_property
    def left(self) -> Matrix:
        """The factors of the left sides."""
        return Matrix(self._factors([rule.left for rule in self.rules]))

    @cached_property
    def right(self) -> Matrix:
        """The factors of the right sides."""
        return Matrix(self._factors([rule.right for rule in self.rules]))

    @cached_property
    def net(self) -> Ints:
        """Left minus right: a rule holds where this times the values is 0 (or ≤, ≥)."""
        return np.asarray(self.left.factors - self.right.factors)

    @cached_property
    def limit(self) -> int:
        """The largest size of a value for which no side can overflow."""
        if not self.rules:
            return _INT64
        sizes = np.abs(self.left.factors) + np.abs(self.right.factors)
        return int(_INT64 // max(int(sizes.sum(axis=1).max()), 1))

    @cached_property
    def totals(self) -> Flags:
        """Which cells are the sum of others."""
        keys = {rule.total for rule in self.rules}
        return np.array([cell.key in keys for cell in self.cells], dtype=np.bool_)

    @cached_property
    def counts(self) -> Flags:
        """Which cells take whole numbers from 0."""
        return np.array([cell.type is ValueType.COUNT for cell in self.cells], dtype=np.bool_)

    @cached_property
    def _senses(self) -> Codes:
        senses = {Operator.EQUAL: 0, Operator.AT_LEAST: 1, Operator.AT_MOST: -1}
        codes = [senses[rule.operator] for rule in self.rules]
        return np.array(codes, dtype=np.int8).reshape(-1, 1)

    @cached_property
    def _patterns(self) -> Matrix:
        """Four blocks of flags: in the left side, in the right, may raise, may lower `net`."""
        signed = np.array([cell.type is ValueType.SIGNED for cell in self.cells])
        free = np.abs(self.net) * signed
        sides = [self.left.factors != 0, self.right.factors != 0]
        blocks = [*sides, self.net + free > 0, self.net - free < 0]
        return Matrix(np.vstack(blocks).astype(np.int16))

    def _factors(self, sides: Sequence[tuple[Term, ...]]) -> Ints:
        matrix = np.zeros((len(self.rules), len(self.cells)), dtype=np.int64)
        for i, side in enumerate(sides):
            for term in side:
                j = self.index[term.key]
                matrix[i, j] += term.factor * self.scales[i] // self.cell_scales[j]
        return matrix

    def whole(self, cell: int, value: Value) -> int | None:
        """A value as a whole number of the cell's scale; None if it is too fine or too large."""
        scaled = value * int(self.cell_scales[cell])
        number = int(scaled)
        return number if number == scaled and abs(number) <= self.limit else None

    def missing(
        self, rule: Rule, known: Codes, left: Value | None, right: Value | None
    ) -> tuple[CellKey, ...]:
        """The cells that keep an undecided rule from being decided, `known` of one report.

        Those that must be known first; without them the blanks that could make the rule hold.
        """
        gaps = [key for key in dict.fromkeys(rule.keys) if known[self.index[key]]]
        if left is None or right is None:
            return tuple(key for key in gaps if self._needed(key, known))
        sign = 1 if left < right else -1
        return tuple(key for key in gaps if self._moves(rule, key, sign))

    def _needed(self, key: CellKey, known: Codes) -> bool:
        i = self.index[key]
        return bool(known[i] == Known.UNREAD or self.totals[i])

    def _moves(self, rule: Rule, key: CellKey, sign: int) -> bool:
        """Whether a number in this cell can move `left - right` in the direction of `sign`."""
        factor = sum(term.factor for term in rule.left if term.key == key)
        factor -= sum(term.factor for term in rule.right if term.key == key)
        signed = self.cells[self.index[key]].type is ValueType.SIGNED
        return factor * sign > 0 or (signed and factor != 0)

    def evaluate(self, values: Ints, known: Codes) -> Confrontation:
        """Confront reports with every rule; both arrays are cells × reports, `known` of `Known`.

        Values must be whole in the scale of their cell and 0 where no number is known.
        """
        reports = values.shape[1]
        if reports <= _BATCH:
            return self._evaluate(values, known)
        batches = (np.s_[:, start : start + _BATCH] for start in range(0, reports, _BATCH))
        return Confrontation.join((self._evaluate(values[b], known[b]) for b in batches), reports)

    def _evaluate(self, values: Ints, known: Codes) -> Confrontation:
        left, right = self.left @ values, self.right @ values
        difference = left - right
        holds = self._holds(difference)
        outcome = np.where(holds, np.int8(Code.PASSED), np.int8(Code.FAILED))
        left_known = np.ones_like(holds)
        right_known, assumes = left_known.copy(), np.zeros_like(holds)
        partial = np.flatnonzero(known.any(axis=0))
        if partial.size:
            part = self._evaluate_partial(known[:, partial], difference[:, partial])
            undecided, left_gone, right_gone, blank = part
            outcome[:, partial] = np.where(undecided, Code.UNDECIDED, outcome[:, partial])
            left_known[:, partial], right_known[:, partial] = ~left_gone, ~right_gone
            assumes[:, partial] = blank
        return Confrontation(
            outcome, left * left_known, right * right_known, left_known, right_known, assumes
        )

    def _holds(self, difference: Ints) -> Flags:
        if not self._senses.any():
            return np.equal(difference, 0)
        unequal = (self._senses != 0) & (difference * self._senses >= 0)
        return np.asarray(unequal | ((self._senses == 0) & (difference == 0)))

    def _evaluate_partial(
        self, known: Codes, difference: Ints
    ) -> tuple[Flags, Flags, Flags, Flags]:
        """Undecided, left unknown, right unknown and a blank in the rule, for unknown cells."""
        total = self.totals[:, None]
        gone = (known == Known.UNREAD) | ((known == Known.BLANK) & total)
        blank = (known == Known.BLANK) & ~total
        left_gone, right_gone, _, _ = self._touched(gone)
        left_blank, right_blank, raises, lowers = self._touched(blank)
        mends = (difference < 0) & raises & (self._senses >= 0)
        mends |= (difference > 0) & lowers & (self._senses <= 0)
        undecided = left_gone | right_gone | (mends & ~self._holds(difference))
        return undecided, left_gone, right_gone, left_blank | right_blank

    def _touched(self, cells: Flags) -> tuple[Flags, Flags, Flags, Flags]:
        """For each block of `_patterns`, whether any of these cells is in the rule."""
        touched: Flags = self._patterns @ cells.astype(np.int16) > 0
        left, right, raises, lowers = np.split(touched, 4)
        return left, right, raises, lowers


def _ints(numbers: Iterable[int]) -> Ints:
    return np.fromiter(numbers, dtype=np.int64)
