"""Consistent reports like real ones: a small body, a county, a city."""

from random import Random

from reviewer.domain.form import CellKey, Forms
from tests.editing.support import EDITION_2021

Values = dict[CellKey, int]
Weights = dict[str, float]
Mix = tuple[Weights, Weights]

SIZES = {"small": (1, 8), "county": (20, 300), "city": (800, 6000)}
OUTCOMES = {
    "granted": 30,
    "partly_granted": 12,
    "denied.state_secret": 2,
    "denied.other_law": 2,
    "denied.security_stability": 1,
    "denied.third_party": 3,
    "denied.internal_affairs": 4,
    "denied.process_information": 3,
    "denied.enforcement_file": 3,
    "denied.administrative_inquiry": 2,
    "unavailable.not_held": 18,
    "unavailable.must_be_created": 6,
    "unavailable.still_unclear": 3,
    "not_processed.petition": 4,
    "not_processed.duplicate": 2,
    "not_processed.publication": 1,
    "not_processed.excessive": 0.5,
    "not_processed.reissue": 1,
    "other.not_supplemented": 2,
    "other.fee_unpaid": 0.3,
    "other.rest": 3,
}
APPLICANTS = {
    "natural_person": 97,
    "business": 2,
    "research": 0.05,
    "public_interest": 0.05,
    "legal_service": 0.5,
    "other": 0.2,
}
"""Per cent. In the real tables at hand and one published by a city, 3,862 requests together,
97.8 came from natural persons, 1.6 from businesses, 0.5 from law firms, 0.05 from others and none
from research or public interest."""
ROWS = ("received", "carried_in", *OUTCOMES, "processed", "carried_forward")
COLUMNS = (*APPLICANTS, "total")
CELLS = tuple((row, column) for row in ROWS for column in COLUMNS)
TOTALS = tuple(cell for cell in CELLS if cell[1] == "total" or cell[0] == "processed")
Place = tuple[str, str]


def key(place: Place) -> CellKey:
    return f"requests.{place[0]}.{place[1]}"


def consistent(rng: Random, size: str, forms: Forms) -> Values:
    """A report of the 2021 edition in which every rule holds."""
    return _report(rng, rng.randint(*SIZES[size]), size, forms, _mix(rng))


def two_years(rng: Random, size: str, forms: Forms) -> tuple[Values, Values]:
    """A report and the one of the year before, of about the same volume, that it follows from."""
    count, mix = rng.randint(*SIZES[size]), _mix(rng)
    now = _report(rng, count, size, forms, mix)
    earlier = max(1, round(count * rng.uniform(0.6, 1.5)))
    rows, columns = (_drifted(rng, part) for part in mix)
    before = _report(rng, earlier, size, forms, (rows, columns))
    for column in COLUMNS:
        moved = now[key(("carried_in", column))] - before[key(("carried_forward", column))]
        before[key(("carried_forward", column))] += moved
        before[key(("received", column))] += moved
        for row in ("received", "carried_in"):
            # What was carried in covers what too few received would leave below 0.
            other = "carried_in" if row == "received" else "received"
            if before[key((row, column))] < 0:
                before[key((other, column))] += before[key((row, column))]
                before[key((row, column))] = 0
    for name, number in now.items():
        if name.startswith("disclosure") and name.endswith(".decisions"):
            before[name] = round(number * rng.uniform(0.5, 1.8))
    row = "disclosure.normative_documents"
    before[f"{row}.in_force"] = (
        now[f"{row}.in_force"] - now[f"{row}.issued"] + now[f"{row}.repealed"]
    )
    return now, before


def _mix(rng: Random) -> Mix:
    """How often each outcome and each kind of applicant comes at one body."""
    return (
        {row: weight * rng.gammavariate(1, 1) for row, weight in OUTCOMES.items()},
        {name: weight * rng.gammavariate(1.5, 1) for name, weight in APPLICANTS.items()},
    )


def _drifted(rng: Random, weights: Weights) -> Weights:
    """Those of the same body in another year."""
    return {name: weight * rng.uniform(0.6, 1.6) for name, weight in weights.items()}


def _report(rng: Random, count: int, size: str, forms: Forms, mix: Mix) -> Values:
    values: Values = dict.fromkeys(forms.cells(EDITION_2021), 0)
    rows, columns = mix
    for _ in range(count):
        row = rng.choices(tuple(rows), tuple(rows.values()))[0]
        column = rng.choices(tuple(columns), tuple(columns.values()))[0]
        values[key((row, column))] += 1
    for column in columns:
        _balance(rng, values, column, often=0.3 if size == "small" else 0.9)
    for row in ROWS:
        values[key((row, "total"))] = sum(values[key((row, column))] for column in columns)
    _disputes(rng, values, most=SIZES[size][1] // 20)
    _disclosure(rng, values, most=SIZES[size][1])
    return values


def _balance(rng: Random, values: Values, column: str, *, often: float) -> None:
    processed = sum(values[key((row, column))] for row in OUTCOMES)
    some = max(1, processed // 10) if processed else 0
    forward = rng.randint(0, some) if rng.random() < often else 0
    carried = rng.randint(0, min(some, processed + forward)) if rng.random() < often else 0
    values[key(("processed", column))] = processed
    values[key(("carried_forward", column))] = forward
    values[key(("carried_in", column))] = carried
    values[key(("received", column))] = processed + forward - carried


def _disputes(rng: Random, values: Values, *, most: int) -> None:
    for group in ("reconsideration", "litigation_direct", "litigation_after_reconsideration"):
        names = [f"disputes.{group}.{end}" for end in ("upheld", "corrected", "other", "pending")]
        for name in names:
            values[name] = rng.randint(0, most) if rng.random() < 0.5 else 0
        values[f"disputes.{group}.total"] = sum(values[name] for name in names)


def _disclosure(rng: Random, values: Values, *, most: int) -> None:
    issued = rng.randint(0, 9)
    repealed = rng.randint(0, 4)
    values["disclosure.normative_documents.issued"] = issued
    values["disclosure.normative_documents.repealed"] = repealed
    values["disclosure.normative_documents.in_force"] = issued + rng.randint(0, 60)
    for row in ("licensing", "penalty", "coercion"):
        values[f"disclosure.{row}.decisions"] = rng.randint(0, 20 * most)


def prose(rng: Random, values: Values, year: int) -> str:
    """What the clerk of such a report writes, all of it true."""

    def of(row: str, column: str = "total") -> int:
        return values[key((row, column))]

    litigation = values["disputes.litigation_direct.total"]
    litigation += values["disputes.litigation_after_reconsideration.total"]
    sentences = [
        rng.choice(
            (
                f"{year}年共收到政府信息公开申请 {of('received')} 件",
                f"全年受理信息公开申请{of('received')}件，上年结转{of('carried_in')}件",
                f"{year} 年度收到{of('received')}份政府信息公开申请",
            )
        ),
        rng.choice(
            (
                f"全年办理政府信息公开申请{of('received') + of('carried_in')}件",
                f"已答复政府信息公开申请{of('processed')}件",
                f"结转下年度继续办理{of('carried_forward')}件",
            )
        ),
        rng.choice(
            (
                f"答复的申请中，予以公开{of('granted')}件、部分公开{of('partly_granted')}件",
                f"其中自然人申请{of('received', 'natural_person')}件",
                f"公开申请中，{of('unavailable.not_held')}件为政府信息不存在",
            )
        ),
        f"因政府信息公开引起的行政复议{values['disputes.reconsideration.total']}件，"
        f"行政诉讼 {litigation} 件",
        f"主动公开政府信息{rng.randint(50, 5000)}条",
        f"承办人大代表建议和政协提案{rng.randint(1, 90)}件，均按时办结",
        f"12345热线受理群众来电{rng.randint(100, 9000)}件",
        f"收取信息处理费{rng.randint(0, 900)}元",
    ]
    period = f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    return period + "。".join(sentences) + "。"
