"""The window's own actions as buttons on the desk, and in the menu of its tables."""

from PySide6.QtCore import Qt

from reviewer.ui.desk_page import DeskPage
from reviewer.ui.menus import Actions


def put_buttons(page: DeskPage, actions: Actions) -> None:
    """Put a button for the actions most used into the header, the problems and the proposals."""
    for name in ("previous_problem", "next_problem", "accept"):
        page.header.add_action(actions[name])
    page.header.add_action(actions["done_next"], main=True)
    page.problems.add_beside(actions["beside"])
    page.problems.add_action(actions["accept"])
    page.proposals.add_actions(
        take=actions["take_proposal"],
        refuse=actions["refuse_proposal"],
        turn=actions["turn_proposal"],
    )
    page.tables.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    for name in ("copy", "copy_heads", "paste", "amend", "restore", "confirm", "clear_cells"):
        page.tables.addAction(actions[name])
    page.tables.addAction(actions.menus["structure"].menuAction())
