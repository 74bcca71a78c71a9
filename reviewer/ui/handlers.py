"""Which method carries out which action."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reviewer.review.repairs import Direction
from reviewer.ui import files

if TYPE_CHECKING:
    from reviewer.ui.bulk.door import BulkDoor
    from reviewer.ui.commands import Commands
    from reviewer.ui.desk_page import DeskPage
    from reviewer.ui.main_window import MainWindow
    from reviewer.ui.pages import Pages
    from reviewer.ui.palette.doors import Doors
    from reviewer.ui.proposals.advice import Advice
    from reviewer.ui.rules_page.door import RulesDoor
    from reviewer.ui.session import Session
    from reviewer.ui.table_commands import TableCommands
    from reviewer.ui.twins.door import TwinsDoor
    from reviewer.ui.views import Views

Handler = Callable[[], None]


def handlers(window: MainWindow) -> dict[str, Handler]:
    """A handler for every action by id."""
    rooms = (
        _for_window,
        _for_doors,
        _for_twins,
        _for_rules,
        _for_pages,
        _for_views,
        _for_bulk,
        _for_commands,
        _for_tables,
        _for_advice,
        _for_live,
        _for_page,
    )
    return {name: act for room in rooms for name, act in room(window).items()}


def _for_window(window: MainWindow) -> dict[str, Handler]:
    return {
        "new": lambda: _ignore(window.open_workspace(files.new_workspace(window), create=True)),
        "open": lambda: _ignore(window.open_workspace(files.existing_workspace(window))),
        "samples": window.open_samples,
        "import_files": lambda: window.import_paths(files.reports(window)),
        "import_folder": lambda: window.import_paths(files.folder(window)),
        "unlock": lambda: _ask_password(window),
        "to_message": lambda: _turn_to_message(window),
        "export": lambda: _export(window),
        "close": lambda: _ignore(window.close_workspace()),
        "quit": lambda: _ignore(window.close()),
        "zoom_in": lambda: window.zoom(1),
        "zoom_out": lambda: window.zoom(-1),
        "zoom_reset": lambda: window.zoom(0),
    }


def _for_doors(window: MainWindow) -> dict[str, Handler]:
    def door(act: Callable[[Doors], None]) -> Handler:
        return lambda: act(window.doors)

    return {
        "palette": door(lambda doors: doors.ask_command()),
        "find_report": door(lambda doors: doors.find_report()),
    }


def _for_views(window: MainWindow) -> dict[str, Handler]:
    def view(act: Callable[[Views], None]) -> Handler:
        return lambda: act(window.views)

    return {
        "compare": view(lambda views: views.comparing.choose()),
        "overview": view(lambda views: views.overviewing.open()),
    }


def _for_rules(window: MainWindow) -> dict[str, Handler]:
    def door(act: Callable[[RulesDoor], None]) -> Handler:
        return lambda: act(window.rules)

    return {
        "rules": door(lambda rules: rules.open()),
        "beside": lambda: window.session.jump.compare() if window.session else None,
    }


def _for_twins(window: MainWindow) -> dict[str, Handler]:
    def door(act: Callable[[TwinsDoor], None]) -> Handler:
        return lambda: act(window.twins)

    return {
        "twins": door(lambda twins: twins.open()),
        "use_this": door(lambda twins: twins.use()),
        "set_aside": door(lambda twins: twins.turn()),
    }


def _for_pages(window: MainWindow) -> dict[str, Handler]:
    def pages(act: Callable[[Pages], None]) -> Handler:
        return lambda: act(window.pages)

    return {
        "settings": pages(lambda pages: pages.show_settings()),
        "help": pages(lambda pages: pages.show_help()),
        "keys": pages(lambda pages: pages.show_keys()),
        "log": pages(lambda pages: pages.show_log()),
        "about": pages(lambda pages: pages.show_about()),
    }


def _for_bulk(window: MainWindow) -> dict[str, Handler]:
    def door(act: Callable[[BulkDoor], None]) -> Handler:
        return lambda: act(window.bulk)

    return {"bulk": door(lambda bulk: bulk.open())}


def _for_commands(window: MainWindow) -> dict[str, Handler]:
    def command(act: Callable[[Commands], None]) -> Handler:
        return lambda: act(window.session.commands) if window.session else None

    return {
        "undo": command(lambda commands: commands.undo()),
        "redo": command(lambda commands: commands.redo()),
        "next_problem": command(lambda commands: commands.go(forward=True)),
        "previous_problem": command(lambda commands: commands.go(forward=False)),
        "accept": command(lambda commands: commands.accept()),
        "reopen": command(lambda commands: commands.reopen()),
        "confirm": command(lambda commands: commands.confirm()),
        "done_next": command(lambda commands: commands.done_and_next()),
        "toggle_done": command(lambda commands: commands.toggle_done()),
        "next_report": command(lambda commands: commands.step_report(1)),
        "previous_report": command(lambda commands: commands.step_report(-1)),
    }


def _for_tables(window: MainWindow) -> dict[str, Handler]:
    def tables(act: Callable[[TableCommands], None]) -> Handler:
        return lambda: act(window.session.repairs) if window.session else None

    return {
        "copy": tables(lambda repairs: repairs.copy()),
        "cut": tables(lambda repairs: repairs.cut()),
        "copy_heads": tables(lambda repairs: repairs.copy(heads=True)),
        "paste": tables(lambda repairs: repairs.paste()),
        "zero_blanks": tables(lambda repairs: repairs.zero()),
        "clear_cells": tables(lambda repairs: repairs.clear()),
        "restore": tables(lambda repairs: repairs.restore()),
        "shift_left": tables(lambda repairs: repairs.shift(Direction.LEFT)),
        "shift_right": tables(lambda repairs: repairs.shift(Direction.RIGHT)),
        "shift_up": tables(lambda repairs: repairs.shift(Direction.UP)),
        "shift_down": tables(lambda repairs: repairs.shift(Direction.DOWN)),
        "swap_rows": tables(lambda repairs: repairs.swap_rows()),
        "swap_columns": tables(lambda repairs: repairs.swap_columns()),
        "swap_cells": tables(lambda repairs: repairs.swap_cells()),
        "split_number": tables(lambda repairs: repairs.split()),
        "join_numbers": tables(lambda repairs: repairs.join()),
    }


def _for_advice(window: MainWindow) -> dict[str, Handler]:
    def advice(act: Callable[[Advice], None]) -> Handler:
        return lambda: act(window.session.advice) if window.session else None

    return {
        "take_proposal": advice(lambda at_hand: at_hand.take()),
        "refuse_proposal": advice(lambda at_hand: at_hand.refuse()),
        "turn_proposal": advice(lambda at_hand: at_hand.turn()),
    }


def _for_live(window: MainWindow) -> dict[str, Handler]:
    def session(act: Callable[[Session], None]) -> Handler:
        return lambda: act(window.session) if window.session else None

    return {
        "show_crop": session(lambda at_hand: at_hand.remainders.toggle_source()),
        "show_guards": session(lambda at_hand: at_hand.guarding.toggle()),
    }


def _for_page(window: MainWindow) -> dict[str, Handler]:
    def page(act: Callable[[DeskPage], None]) -> Handler:
        return lambda: act(window.session.page) if window.session else None

    return {
        "amend": page(lambda desk: desk.tables.amend()),
        "heading": page(lambda desk: desk.header.edit()),
        "find": page(lambda desk: desk.source.open_search()),
        "filter": page(lambda desk: desk.worklist.focus_filter()),
        "group_bodies": page(lambda desk: desk.worklist.toggle_group()),
        "annotate": page(lambda desk: desk.remarks.edit()),
        "table_1": page(lambda desk: desk.tables.show_table(0)),
        "table_2": page(lambda desk: desk.tables.show_table(1)),
        "table_3": page(lambda desk: desk.tables.show_table(2)),
        "to_tables": page(lambda desk: desk.tables.take_focus()),
        "to_source": page(lambda desk: desk.source.take_focus()),
        "turn_source": page(_turn_source),
        "turn_page_right": page(lambda desk: _turn_page(desk, 1)),
        "turn_page_left": page(lambda desk: _turn_page(desk, -1)),
        "fold": page(_fold),
        "show_history": page(lambda desk: desk.problems.toggle_history()),
        "show_accepted": page(_toggle_accepted),
    }


def _fold(desk: DeskPage) -> None:
    if not desk.problems.list.toggle():
        text = QCoreApplication.translate("Handlers", "这里没有可以展开的一组问题")
        desk.bench.noted.emit(text)


def _ignore(_result: bool) -> None:
    """An action has no result."""


def _ask_password(window: MainWindow) -> None:
    """Put the cursor where the password of locked files is asked for."""
    if not window.banners.turn_to_question():
        window.note(QCoreApplication.translate("MainWindow", "没有等待密码的文件"))


def _turn_to_message(window: MainWindow) -> None:
    """Put the keyboard where a message can be answered, or work be stopped."""
    if not (window.banners.turn_to() or window.strip.turn_to()):
        window.note(QCoreApplication.translate("MainWindow", "没有消息，也没有正在进行的工作"))


def _turn_source(desk: DeskPage) -> None:
    if not desk.source.turn():
        desk.bench.noted.emit(QCoreApplication.translate("MainWindow", "这份报告只有文字"))


def _turn_page(desk: DeskPage, quarters: int) -> None:
    if not desk.source.turn_page(quarters):
        desk.bench.noted.emit(QCoreApplication.translate("MainWindow", "现在显示的不是页面"))


def _toggle_accepted(desk: DeskPage) -> None:
    if not desk.problems.toggle_accepted():
        desk.bench.noted.emit(QCoreApplication.translate("MainWindow", "这份报告没有已接受的问题"))


def _export(window: MainWindow) -> None:
    if window.session is not None and window.session.page.tables.finish_editing():
        proposed = files.proposed_name(window.session.workspace.name)
        window.export(*files.export_target(window, proposed))
