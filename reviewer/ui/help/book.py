"""The pages of the help in one language, with the names of actions and keys filled in."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reviewer.assets import resource
from reviewer.ui.palette.entries import best, keyed

_MENTION = re.compile(r"\{(key|action):(\w+)\}")
_LINK = re.compile(r"\]\(([^)]+)\)")


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page: the name of its file without ending, its title, its Markdown with mentions."""

    id: str
    title: str
    markdown: str

    @property
    def links(self) -> tuple[str, ...]:
        """The pages it leads to, by id."""
        return tuple(_LINK.findall(self.markdown))

    @property
    def mentions(self) -> tuple[tuple[str, str], ...]:
        """What is to be filled in: `key` or `action`, and the action's id."""
        return tuple(_MENTION.findall(self.markdown))

    def filled(self, name: Callable[[str, str], str]) -> str:
        """The Markdown with every mention named by what kind it is and its action's id."""
        return _MENTION.sub(lambda found: name(found[1], found[2]), self.markdown)


class Book:
    """All pages of a language, in the order of their names."""

    def __init__(self, language: str) -> None:
        self.pages: Sequence[HelpPage] = tuple(
            _page(path.stem, path.read_text(encoding="utf-8"))
            for path in sorted(resource(f"help/{language}").glob("*.md"))
        )
        self._keys = [keyed(page.title) + "\n" + page.markdown.casefold() for page in self.pages]

    def page(self, page_id: str) -> HelpPage | None:
        """The page of a name, None if there is none."""
        return next((page for page in self.pages if page.id == page_id), None)

    def search(self, query: str) -> list[HelpPage]:
        """The pages with every word of a query, those whose title it begins first."""
        return [self.pages[place] for place in best(query, self._keys)]


def _page(page_id: str, text: str) -> HelpPage:
    title = text.partition("\n")[0].removeprefix("# ")
    return HelpPage(page_id, title, text)
