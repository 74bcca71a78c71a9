"""What the window needs of a workspace and of the program; `app.Application` gives both."""

from collections.abc import Sequence
from typing import Any, Protocol

from reviewer.domain.document import Document
from reviewer.domain.errors import UserError
from reviewer.domain.record import Identity, WorklistQuery, WorklistRow
from reviewer.review.store import Store


class OpenWorkspace(Store, Protocol):
    """A store with documents and a few things to remember."""

    @property
    def name(self) -> str:
        """The path or URL."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether every write is refused."""
        ...

    @property
    def warnings(self) -> tuple[str, ...]:
        """Codes of sentences about this place."""
        ...

    def document(self, report_id: int) -> Document:
        """What the file said."""
        ...

    def content(self, report_id: int) -> bytes:
        """The file itself."""
        ...

    def identities(self) -> Sequence[Identity]:
        """Whose report of which year each one is."""
        ...

    def worklist(self, query: WorklistQuery) -> Sequence[WorklistRow]:
        """The reports that match, in order."""
        ...

    def uncounted(self) -> Sequence[int]:
        """The reports that are to be counted, as after a change of the rules."""
        ...

    def forget_counts(self) -> None:
        """Every report is to be counted anew."""
        ...

    def setting(self, name: str) -> Any | None:
        """What was kept under this name."""
        ...

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a value under this name."""
        ...

    def close(self) -> None:
        """Close all connections."""
        ...


class Notes:
    """Things the window keeps in a workspace: where one was, half-typed text, reasons."""

    def __init__(self, workspace: OpenWorkspace) -> None:
        self._workspace = workspace

    def get(self, name: str) -> Any | None:
        """What was kept, None if nothing."""
        return self._workspace.setting(f"window.{name}")

    def put(self, name: str, value: Any) -> None:
        """Keep a value; a workspace that cannot be written goes without."""
        if self._workspace.read_only:
            return
        try:
            self._workspace.set_setting(f"window.{name}", value)
        except UserError:
            # The next operation tells the user that nothing can be written.
            return
