"""Correct reports through the whole program: `python -m tests.bench.wired [bodies] [seed]`.

Each body has two consistent years with true prose in one workspace. Prints JSON: how many hard
findings there are (must be none) and how many soft ones a report.
"""

import json
from argparse import ArgumentParser
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from reviewer.app import Application
from reviewer.domain.document import Document, DocumentKind
from reviewer.domain.record import Tally
from reviewer.editing.wording import Sections
from reviewer.storage.workspace import Workspace
from tests.editing.made import SIZES, Values, prose, two_years
from tests.editing.support import report


def filled(program: Application, workspace: Workspace, bodies: int, rng: Random) -> None:
    """Put the reports of so many bodies into a workspace, the later year first."""
    sections = next(check for check in program.rules.soft.checks if isinstance(check, Sections))
    titles = "\n".join(heading.title for heading in sections.headings)
    for body in range(bodies):
        for year, values in zip(
            (2023, 2022), two_years(rng, rng.choice(tuple(SIZES)), program.forms), strict=True
        ):
            text = f"{prose(rng, values, year)}\n{titles}"
            _put(program, workspace, f"第{body}市教育局", year, values, text)


def _put(
    program: Application, workspace: Workspace, agency: str, year: int, values: Values, text: str
) -> None:
    name = f"{agency}{year}.txt"
    made = replace(
        report(program.forms, values), source=name, sha256=name, agency=agency, year=year
    )
    document = Document(name, DocumentKind.TEXT, name, text)
    workspace.add_report(made, document, b"", Tally(), actor="bench")


def judged(bodies: int, seed: int = 1) -> dict[str, Any]:
    """What the program says of them."""
    program = Application(actor="bench")
    hard, soft = 0, Counter[str]()
    with TemporaryDirectory() as folder:
        workspace = program.open_workspace(Path(folder) / "correct.reviewer", create=True)
        try:
            filled(program, workspace, bodies, Random(seed))
            judge = program.judge(workspace)
            for record in workspace.records():
                sheet = judge.sheet(record)
                hard += sheet.tally.failed + sheet.tally.undecided
                soft.update(finding.rule.family for finding in sheet.soft)
        finally:
            workspace.close()
    return {
        "wired_reports": 2 * bodies,
        "wired_hard": hard,
        "wired_soft_per_report": round(sum(soft.values()) / (2 * bodies), 4),
        "wired_soft": dict(soft),
    }


if __name__ == "__main__":
    parser = ArgumentParser()
    parser.add_argument("bodies", nargs="?", type=int, default=250)
    parser.add_argument("seed", nargs="?", type=int, default=1)
    given = parser.parse_args()
    print(json.dumps(judged(given.bodies, given.seed), indent=1))
