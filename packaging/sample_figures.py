"""Figures of fictitious reports: balanced at first, then spoiled by one kind of defect."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from reviewer.domain.form import CellForm, Forms
from reviewer.domain.numbers import Value, ValueType

PARTS = ("natural_person", "business", "research", "public_interest", "legal_service", "other")
GROUPS = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
RESULTS = ("upheld", "corrected", "other", "pending")
_BESIDE_OUTCOMES = ("received", "carried_in", "processed", "carried_forward")

Texts = dict[str, str]


@dataclass
class Figures:
    """The numbers a body should have printed, and what it printed instead, by key."""

    values: dict[str, Value]
    texts: Texts = field(default_factory=dict)
    """What is printed where it is not simply the number; empty for a blank cell."""

    def __getitem__(self, key: str) -> int:
        return int(self.values[key])


@dataclass(frozen=True)
class Scale:
    """How busy a body is: about how many requests, disputes and decisions it has."""

    requests: int
    disputes: int
    decisions: int


QUIET = Scale(0, 0, 0)
SMALL = Scale(9, 1, 40)
COUNTY = Scale(60, 6, 3_000)
CITY = Scale(900, 70, 400_000)


def balanced(forms: Forms, form_ids: Mapping[str, str], scale: Scale, random: Random) -> Figures:
    """Figures that satisfy every rule."""
    cells = forms.cells(form_ids)
    values: dict[str, Value] = {
        key: _disclosure(cell, scale, random)
        for key, cell in cells.items()
        if key.startswith("disclosure.")
    }
    rows = list(dict.fromkeys(c.row.id for k, c in cells.items() if k.startswith("requests.")))
    outcomes = [row for row in rows if row not in _BESIDE_OUTCOMES]
    for weight, part in zip((60, 25, 1, 2, 10, 2), PARTS, strict=True):
        column = _column(scale.requests * weight // 100, outcomes, random)
        values |= {f"requests.{row}.{part}": column.get(row, 0) for row in rows}
    for row in rows:
        total = sum(values[f"requests.{row}.{part}"] for part in PARTS)
        values[f"requests.{row}.total"] = total
    values |= _disputes(scale, random)
    figures = Figures({key: values[key] for key in cells})
    for row in _documents(figures):
        in_force = f"{row}.in_force"
        figures.values[in_force] = max(figures[in_force], _growth(figures, row))
    return figures


def _documents(figures: Figures) -> list[str]:
    """The rows that count documents in force."""
    return [key.removesuffix(".in_force") for key in figures.values if key.endswith(".in_force")]


def _growth(figures: Figures, row: str) -> int:
    return figures[f"{row}.issued"] - figures[f"{row}.repealed"]


def follow(figures: Figures, last: Figures) -> None:
    """Let a year begin where the one before ended."""
    for column in (*PARTS, "total"):
        _carry(figures, column, last[f"requests.carried_forward.{column}"])
    for row in _documents(figures):
        figures.values[f"{row}.in_force"] = last[f"{row}.in_force"] + _growth(figures, row)


def _carry(figures: Figures, column: str, number: int) -> None:
    """Carry a number in, with so many fewer received that the column still balances."""
    carried_in, received = f"requests.carried_in.{column}", f"requests.received.{column}"
    figures.values[received] = figures[received] + figures[carried_in] - number
    figures.values[carried_in] = number


def one_more_carried_in(figures: Figures) -> None:
    """More was carried in than the year before carried forward; every sum still holds."""
    for column in ("business", "total"):
        _carry(figures, column, figures[f"requests.carried_in.{column}"] + 1)


def _disclosure(cell: CellForm, scale: Scale, random: Random) -> Value:
    if cell.type is ValueType.AMOUNT:
        return Decimal(random.randrange(10_000, 9_000_000)).scaleb(-4) if scale.requests else 0
    if cell.type is ValueType.SIGNED:
        return random.choice((-1, 0, 0, 3)) if scale.requests else 0
    if cell.column.id == "decisions":
        return random.randrange(scale.decisions + 1)
    return random.randrange(1 + scale.requests // 4) if cell.row.id != "regulations" else 0


def _column(size: int, outcomes: list[str], random: Random) -> dict[str, int]:
    """One applicant's column: what came in, how it was dealt with, what is left."""
    received = random.randint(size // 2, size + size // 2)
    carried_in = random.randrange(1 + size // 10)
    left = random.randrange(1 + min(received + carried_in, 1 + size // 8))
    column = {"received": received, "carried_in": carried_in, "carried_forward": left}
    column["processed"] = received + carried_in - left
    weights = [30 if row == "granted" else 12 if "not_held" in row else 2 for row in outcomes]
    for row in random.choices(outcomes, weights, k=column["processed"]):
        column[row] = column.get(row, 0) + 1
    return column


def _disputes(scale: Scale, random: Random) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for group in GROUPS:
        parts = [random.randrange(1 + scale.disputes // (1 + i)) for i in range(len(RESULTS))]
        values |= {f"disputes.{group}.{r}": n for r, n in zip(RESULTS, parts, strict=True)}
        values[f"disputes.{group}.total"] = sum(parts)
    return values


Defect = Callable[[Figures], None]


def totals_left_zero(figures: Figures) -> None:
    """（七）总计 was never filled."""
    for column in (*PARTS, "total"):
        figures.values[f"requests.processed.{column}"] = 0


def dispute_totals_left_zero(figures: Figures) -> None:
    """The totals of the disputes were never filled."""
    for group in GROUPS:
        figures.values[f"disputes.{group}.total"] = 0


def one_blank(figures: Figures) -> None:
    """One cell of the last row was left empty."""
    figures.texts["requests.carried_forward.research"] = ""


def zeros_blank(figures: Figures) -> None:
    """Every zero was left empty, and so was 总计 in the rows of part 三."""
    for key, value in figures.values.items():
        if value == 0 or (key.endswith(".total") and _is_outcome(key)):
            figures.texts[key] = ""


def _is_outcome(key: str) -> bool:
    return key.startswith("requests.") and key.split(".")[1] not in _BESIDE_OUTCOMES


def digits_swapped(figures: Figures) -> None:
    """Two digits of the largest detail number changed places."""
    key = max(
        (
            key
            for key in figures.values
            if key.startswith("requests.granted.") and key[-5:] != "total"
        ),
        key=lambda key: figures[key],
    )
    digits = f"{figures[key]:02}"
    figures.values[key] = int(digits[:-2] + digits[-1] + digits[-2])


def one_column_off(figures: Figures) -> None:
    """A number was typed one column to the right."""
    row = "requests.granted"
    moved = figures.values[f"{row}.business"]
    figures.values |= {f"{row}.business": 0, f"{row}.research": moved}


def yuan_for_wan_yuan(figures: Figures) -> None:
    """An amount in 元, with its unit, in a cell that counts in 万元."""
    figures.values["disclosure.procurement.amount"] = 251000
    figures.texts["disclosure.procurement.amount"] = "251000元"


def one_decision_more(figures: Figures) -> None:
    """A number that nothing guards differs from that of another copy."""
    figures.values["disclosure.penalty.decisions"] = figures["disclosure.penalty.decisions"] + 10


def marks(figures: Figures) -> None:
    """What does not apply is crossed out instead of 0."""
    for key in figures.values:
        if key.startswith(("disclosure.regulations.", "disclosure.coercion.")):
            figures.texts[key] = "/"
            figures.values[key] = 0


def printed(value: Value, kind: ValueType) -> str:
    """A number as such reports print it."""
    if kind is ValueType.SIGNED and value > 0:
        return f"+{value}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
