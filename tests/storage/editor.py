"""A clerk to be killed: for each line on standard input a fresh process edits until it dies.

Every edit is told on standard output only after `Desk.do` has come back. The processes are
forks of one that has imported everything, so that none spends its life starting.
"""

import os
import sys
from pathlib import Path
from random import Random

from reviewer.assets import load_forms
from reviewer.domain.form import Forms
from reviewer.editing.confront import Confronter
from reviewer.review.desk import Desk
from reviewer.review.operations import SetCell
from reviewer.storage.workspace import Workspace


def main(path: Path) -> None:
    """Fork a clerk a line; say when it is dead."""
    forms = load_forms()
    confronter = Confronter(forms)
    confronter.system({"disclosure": "2021", "requests": "2021", "disputes": "2021"})
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            edit_for_ever(path, forms, confronter, Random(int(line)))
        tell("clerk", child)
        os.waitpid(child, 0)
        tell("dead")


def edit_for_ever(path: Path, forms: Forms, confronter: Confronter, random: Random) -> None:
    """Type numbers into random cells, telling each only when it is stored."""
    workspace = Workspace.open(path)
    desk = Desk(workspace, forms, confronter, actor="张三")
    reports = [row.id for row in workspace.worklist()]
    while True:
        sheet = desk.open(random.choice(reports))
        for _ in range(5):
            key = random.choice(list(sheet.record.report.cells))
            text = str(random.randrange(10**6))
            workspace.set_setting("draft", [sheet.record.id, key, text])
            tell("draft", sheet.record.id, key, text)
            sheet = desk.do(SetCell(sheet.record.id, key, text)).sheet
            tell("edit", sheet.record.id, sheet.record.version, key, text)


def tell(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
