"""The command line: what was asked for. What is done about it is in `commands` and `window`.

Those are loaded when it is known what to do, so that help and refusals are instant.
"""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from multiprocessing import freeze_support
from pathlib import Path
from typing import Any, NoReturn

from reviewer import __version__
from reviewer.messages import LANGUAGES, preferred_language, sentence
from reviewer.misuse import misuse

USAGE_ERROR = 2
_COMMANDS = ("extract", "import", "check", "export")
_ENCODINGS = ("utf-8-sig", "utf-8", "gb18030")
_LAYOUTS = ("wide", "long")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status."""
    freeze_support()
    if arguments is None:
        # Being told to end is like Ctrl+C: worker processes and scratch files go first.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    given = sys.argv[1:] if arguments is None else list(arguments)
    _speak_utf8()
    language = _language(given)
    options = _parser(language).parse_args(given)
    options.lang = language
    try:
        status = _run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads us (`| head`) has enough; the interpreter must not complain when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print(sentence("cancelled", language), file=sys.stderr)
        return 130
    return status


def _run(options: argparse.Namespace) -> int:
    name = "commands" if options.command in _COMMANDS else "window"
    status: int = import_module(f"reviewer.{name}").run(options)
    return status


def _speak_utf8() -> None:
    """Results are UTF-8 whatever the locale; messages are what the terminal can show."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if isinstance(sys.stderr, TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")


def _language(given: Sequence[str]) -> str:
    """The language of the help itself, before the arguments are understood."""
    early = argparse.ArgumentParser(add_help=False)
    early.add_argument("--lang", nargs="?")
    chosen = early.parse_known_args(given)[0].lang
    return chosen if chosen in LANGUAGES else preferred_language()


class _Parser(argparse.ArgumentParser):
    """Speaks the user's language and closes with an example."""

    def __init__(self, *, topic: str, language: str, **settings: Any) -> None:
        super().__init__(
            description=sentence(f"cli_{topic}", language),
            epilog=sentence(f"cli_{topic}_example", language),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=False,
            allow_abbrev=False,
            **settings,
        )
        self._language = language
        self._groups = {
            kind: self.add_argument_group(sentence(f"cli_{kind}", language))
            for kind in ("arguments", "options")
        }
        self.add("-h", "--help", action="help")
        self.add("--lang", choices=LANGUAGES, default=argparse.SUPPRESS)

    def add(self, *names: str, **settings: Any) -> None:
        """Add an argument; its help is a message."""
        help_ = sentence(f"cli_option_{names[-1].strip('-').lower()}", self._language)
        kind = "options" if names[0].startswith("-") else "arguments"
        self._groups[kind].add_argument(*names, help=help_, **settings)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and where help is."""
        self.print_usage(sys.stderr)
        told = sentence("cli_misuse", self._language, problem=misuse(message), command=self.prog)
        self.exit(USAGE_ERROR, f"{told}\n")


def _parser(language: str) -> _Parser:
    parser = _Parser(topic="window", language=language, prog="reviewer")
    parser.add("--version", action="version", version=f"reviewer {__version__}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title=sentence("cli_commands", language)
    )

    def command(name: str) -> _Parser:
        short = sentence(f"cli_{name}", language).partition("\n")[0]
        made: _Parser = commands.add_parser(name, help=short, topic=name, language=language)
        return made

    extract = command("extract")
    extract.add("paths", nargs="+", type=Path, metavar="PATH")
    extract.add("--all", action="store_true")
    _add_reading(extract)
    import_ = command("import")
    import_.add("workspace", metavar="WORKSPACE")
    import_.add("paths", nargs="+", type=Path, metavar="PATH")
    _add_reading(import_)
    command("check").add("workspace", metavar="WORKSPACE")
    export = command("export")
    export.add("workspace", metavar="WORKSPACE")
    export.add("out", type=Path, metavar="OUT")
    export.add("--layout", choices=_LAYOUTS, default=_LAYOUTS[0])
    export.add("--encoding", choices=_ENCODINGS, default=_ENCODINGS[0])
    command("open").add("workspace", nargs="?", metavar="WORKSPACE")
    return parser


def _add_reading(parser: _Parser) -> None:
    parser.add("--jobs", type=_count, metavar="N")
    parser.add("--password", action="store_true")
    parser.add("--password-file", type=Path, metavar="FILE")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("N ≥ 1")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
