"""Reports made up from the forms, printed the ways texts are copied, with their truth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from random import Random

from reviewer.domain.form import CellKey, Forms, TableForm
from reviewer.domain.layout import PrintedCell, printed_table
from reviewer.domain.numbers import Value, ValueType, format_value

EDITIONS = ("2019", "2019/beijing", "2021")
PIPED = ("piped rows", "piped cells", "lone strokes")
MANNERS = (
    *("lines", "lines", "values first", "mixed", "scattered", "tabs", "sheet", "stacked"),
    *PIPED,
)
APPLICANTS = ("natural_person", "business", "research", "public_interest", "legal_service", "other")


@dataclass(frozen=True, slots=True)
class Made:
    """A text and what it says."""

    text: str
    cells: dict[CellKey, Value | None]
    manner: str


def make(random: Random, forms: Forms, *, edition: str, manner: str) -> Made:
    """Make up a report."""
    tables = [_form(forms, table, edition) for table in ("disclosure", "requests", "disputes")]
    cells: dict[CellKey, Value | None] = {}
    parts = [_head(random)]
    for form in tables:
        values = _values(random, form)
        cells.update(values)
        parts.append(form.title)
        parts.append(_print(random, form, values, manner))
    parts.append("五、存在的主要问题及改进情况\n\n一是工作人员经验不足，需进一步加强队伍建设。")
    parts.append("六、其他需要报告的事项\n\n2020 年收取信息处理费 0 元。\n")
    return Made("\n\n".join(parts), cells, manner)


def straight(forms: Forms, edition: str, **values: str) -> str:
    """A report with each row in one line, 0 in every cell but those given (`__` for a dot)."""
    given = {key.replace("__", "."): text for key, text in values.items()}
    parts = ["某市某区某局\n2021年政府信息公开工作年度报告\n一、总体情况\n工作有序推进。"]
    for table in ("disclosure", "requests", "disputes"):
        form = _form(forms, table, edition)
        rows: dict[int, list[PrintedCell]] = {}
        for cell in sorted(printed_table(form).cells, key=lambda cell: (cell.row, cell.column)):
            rows.setdefault(cell.row, []).append(cell)
        texts = [
            [given.get(cell.key, "0") if cell.key else cell.text for cell in row]
            for row in rows.values()
        ]
        parts.append("\n".join([form.title, *(" ".join(filter(None, row)) for row in texts)]))
    return "\n".join([*parts, "五、存在的主要问题及改进情况", "一是经验不足。"]) + "\n"


def _form(forms: Forms, table: str, edition: str) -> TableForm:
    ids = [form.id for form in forms.candidates(table)]
    return forms.table(table, edition if edition in ids else edition[:4])


def _head(random: Random) -> str:
    year = random.choice(["2020", "2021", "2023"])
    return (
        f"某市某区某局\n\n{year} 年政府信息公开工作年度报告\n\n一、总体情况\n\n"
        f"{year} 年共收到政府信息公开申请 {random.randint(0, 40)} 件，均为自然人申请。主动公开政府"
        "信息 138 条，行政许可 3 项。\n未发生行政复议、行政诉讼。"
    )


def _number(random: Random) -> int:
    """Mostly nothing, sometimes much."""
    if random.random() < 0.6:
        return 0
    return random.choice([random.randint(1, 9), random.randint(10, 999), random.randint(1, 10**7)])


def _values(random: Random, form: TableForm) -> dict[CellKey, Value | None]:
    if form.table == "requests":
        return _requests(random, form)
    if form.table == "disputes":
        return _disputes(random, form)
    return {key: _value(random, cell.type) for key, cell in form.cells.items()}


def _value(random: Random, kind: ValueType) -> Value:
    number = _number(random)
    if kind is ValueType.SIGNED:
        return random.choice([number, -number])
    if kind is ValueType.AMOUNT and random.random() < 0.7:
        return Decimal(random.randint(0, 10**8)).scaleb(-random.choice([1, 2, 4]))
    return number


def _requests(random: Random, form: TableForm) -> dict[CellKey, Value | None]:
    rows = [row.id for row in form.blocks[0].rows]
    outcomes = rows[2:-2]
    table: dict[str, dict[str, int]] = {row: {} for row in rows}
    for column in APPLICANTS:
        for row in outcomes:
            table[row][column] = _number(random) if random.random() < 0.2 else 0
        processed = sum(table[row][column] for row in outcomes)
        table["processed"][column] = processed
        table["carried_in"][column] = random.choice([0, 0, random.randint(0, processed)])
        forward = table["carried_forward"][column] = random.choice([0, 0, _number(random)])
        table["received"][column] = processed + forward - table["carried_in"][column]
    for row in rows:
        table[row]["total"] = sum(table[row].values())
    return {
        f"requests.{row}.{column}": table[row][column]
        for row in rows
        for column in (*APPLICANTS, "total")
    }


def _disputes(random: Random, form: TableForm) -> dict[CellKey, Value | None]:
    values: dict[CellKey, Value | None] = {}
    for row in form.blocks[0].rows:
        parts = [_number(random) if random.random() < 0.4 else 0 for _ in range(4)]
        for column, value in zip(form.blocks[0].columns, [*parts, sum(parts)], strict=True):
            values[f"disputes.{row.id}.{column.id}"] = value
    return values


def _print(
    random: Random, form: TableForm, values: dict[CellKey, Value | None], manner: str
) -> str:
    printed = printed_table(form)
    rows = [
        sorted((cell for cell in printed.cells if cell.row == row), key=lambda cell: cell.column)
        for row in range(printed.rows)
    ]
    commas = random.random() < 0.3
    texts = {
        key: _written(value, form.cells[key].type, commas=commas) for key, value in values.items()
    }
    if manner == "tabs":
        return "\n\n".join(_tabbed(random, printed.cells, row, texts) for row in rows)
    if manner == "sheet":
        return "\n".join("\t".join(_row_texts(printed.cells, row, texts)) for row in rows)
    if manner in PIPED:
        return "\n".join(_piped(row, texts, manner) for row in rows)
    if manner == "stacked":
        return "\n".join(texts[c.key] if c.key else c.text for row in rows for c in row)
    return "\n".join(_lines(random, rows, texts, manner))


def _written(value: Value | None, kind: ValueType, *, commas: bool) -> str:
    if value is None:
        return ""
    text = format_value(value, kind)
    grouped = commas and not -1000 < value < 1000 and kind is not ValueType.SIGNED
    return f"{value:,}" if grouped else text


def _row_texts(
    cells: Sequence[PrintedCell], row: Sequence[PrintedCell], texts: dict[CellKey, str]
) -> Iterator[str]:
    """The cells of a row, empty ones where a cell from above reaches down."""
    here = row[0].row
    reaching = [c for c in cells if c.row < here < c.row + c.row_span]
    for cell in sorted([*reaching, *row], key=lambda c: c.column):
        yield "" if cell.row < here else texts[cell.key] if cell.key else cell.text


def _piped(row: Sequence[PrintedCell], texts: dict[CellKey, str], manner: str) -> str:
    """Cells closed by strokes; where one spans several columns, strokes fill up the row."""
    found = [texts[cell.key] if cell.key else cell.text for cell in row]
    if manner == "lone strokes":
        return "\n".join(f"{text}\n|" for text in found)
    filling = "|" * sum(cell.column_span - 1 for cell in row)
    if manner == "piped cells":
        return "\n".join([*(f"{text} |" for text in found), *filter(None, [filling])])
    return "".join(f"{text} | " for text in found) + filling


def _tabbed(
    random: Random,
    cells: Sequence[PrintedCell],
    row: Sequence[PrintedCell],
    texts: dict[CellKey, str],
) -> str:
    pad = ["", "", "", " ", "\u00a0", "\u3000"]
    found = []
    for text in _row_texts(cells, row, texts):
        inner = _wrapped(random, text) if len(text) > 3 and not text[-1].isdecimal() else text
        found.append("\t" + random.choice(pad) + inner + random.choice(pad))
    return "\n".join(found)


def _wrapped(random: Random, text: str) -> str:
    if random.random() < 0.7:
        return text
    cut = random.randint(2, len(text) - 1)
    return text[:cut] + "\n" + text[cut:]


def _lines(
    random: Random,
    rows: Sequence[Sequence[PrintedCell]],
    texts: dict[CellKey, str],
    manner: str,
) -> Iterator[str]:
    """Lines as a PDF viewer copies them: labels wrapped, group labels upright, values in a line."""
    between = random.choice(["\n", ""])
    end = random.choice(["", " "])
    for row in rows:
        labels = [cell.text for cell in row if not cell.key and cell.text]
        values = " ".join(texts[cell.key] for cell in row if cell.key)
        if not values:
            lines = _scattered(labels) if manner == "scattered" else _head_lines(random, labels)
            yield from (line + end + between for line in lines)
            continue
        for group in labels[:-1]:
            yield from (line + end + between for line in _upright(random, group))
        lines = _row_lines(random, labels[-1:], values)
        if manner == "values first" or (manner == "mixed" and labels and random.random() < 0.3):
            lines = iter([values, *labels[-1:]])
        yield from (line + end + between for line in lines)


def _head_lines(random: Random, labels: Sequence[str]) -> Iterator[str]:
    if random.random() < 0.5:
        yield " ".join(labels)
    else:
        for label in labels:
            yield from _upright(random, label)


def _scattered(labels: Sequence[str]) -> Iterator[str]:
    """Upright heads read line by line: the first letters of all, then the second ones."""
    for letters in zip_longest(*labels, fillvalue=""):
        yield " ".join(letter for letter in letters if letter)


def _upright(random: Random, label: str) -> Iterator[str]:
    width = random.choice([1, 2, 4, 30])
    yield from (label[i : i + width] for i in range(0, len(label), width))


def _row_lines(random: Random, labels: Sequence[str], values: str) -> Iterator[str]:
    label = "".join(labels)
    manner = random.random()
    if manner < 0.6 or len(label) < 5:
        yield f"{label} {values}".strip()
        return
    cut = random.randint(3, len(label) - 1)
    if manner < 0.7:
        yield label[:cut]
        yield f"{label[cut:]} {values}"
    elif manner < 0.9:
        yield label[:cut]
        yield label[cut:]
        yield values
    else:
        yield f"{label[:cut]} {values}"
        yield label[cut:]
