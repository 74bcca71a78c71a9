"""What the look of an element does to its text: hidden, struck out, raised, kept as typed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml.etree import _Element

from reviewer.reading.look import Look

_SILENT = (
    "head script style noscript template iframe frameset object applet audio video canvas svg "
    "datalist"
)
"""Elements whose text is not shown."""
_SILENT_TAGS = frozenset(_SILENT.split())
_MENUS = frozenset(("nav", "footer", "aside", "map", "button"))
"""Elements that belong to the site, unless a careless page has the report in them."""
_NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BACK = re.compile(r"display\s*:\s*(?!none)\w", re.IGNORECASE)
_ALONE = re.compile(r"\w*[.#][\w-]+")
_NAMES = re.compile(r"[.#][\w-]+(?=[.#\w-]*$)")
_UNSEEN = re.compile(
    r"visibility\s*:\s*(hidden|collapse)|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(\.0+)?\s*(;|$)",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_KEPT = re.compile(r"white-space\s*:\s*(pre|break-spaces)(?!-line)", re.IGNORECASE)
_RAISED = re.compile(
    r"vertical-align\s*:\s*((super|sub)\b|0*\.?0*[1-9][\d.]*\s*(em|ex|rem|%)"
    r"|0*([2-9]|[1-9]\d)[\d.]*\s*(px|pt))"
    r"|mso-text-raise\s*:\s*0*([2-9]|[1-9]\d)",
    re.IGNORECASE,
)
"""Set off the line; a point or two are the mere alignment of numbers in their cells."""
_TO_NOTE = re.compile(r"#(_?(ftn|edn|fn|note|footnote|sdfootnote|zhu)|注)", re.IGNORECASE)
"""Where the link of a footnote mark leads."""
_WHITE = re.compile(
    r"(?<![-\w])color\s*:\s*(#fff(?:fff)?\b|white\b|transparent\b|rgb\(\s*255\s*,\s*255\s*,\s*255)",
    re.IGNORECASE,
)
_COLOUR = re.compile(r"(?<![-\w])color\s*:", re.IGNORECASE)
_SEEN = re.compile(r"visibility\s*:|font-size\s*:", re.IGNORECASE)
_GROUND = re.compile(r"background", re.IGNORECASE)
_STYLES = {
    "kept": _KEPT,
    "struck": _STRUCK,
    "raised": _RAISED,
    "faint": _WHITE,
    "ground": _GROUND,
    "unseen": _UNSEEN,
}
_LONGEST_STYLE, _LONGEST_SHEET = 2_000, 200_000


def inner_look(look: Look, element: _Element) -> Look:
    """The look inside an element that stands in text of this look."""
    changes = dict.fromkeys(_of_tag(element), True)
    if style := element.get("style"):
        changes.update(_of_style(style))
    return replace(look, **changes) if changes else look


def _of_tag(element: _Element) -> Iterable[str]:
    tag = element.tag
    if tag == "a" and (target := element.get("href")) is not None:
        yield "linked"
        if _TO_NOTE.match(target):
            yield "raised"
    elif tag in ("pre", "textarea", "listing", "xmp"):
        yield "kept"
    elif tag in ("s", "strike", "del"):
        yield "struck"
    elif tag in ("sup", "sub"):
        yield "raised"
    elif tag == "font" and (element.get("color") or "").lower() in ("white", "#fff", "#ffffff"):
        yield "faint"
    if element.get("bgcolor") or element.get("background"):
        yield "ground"


@lru_cache(maxsize=2048)
def _of_style(style: str) -> Mapping[str, bool]:
    """What a style attribute changes; pages repeat the same few."""
    style = style[:_LONGEST_STYLE]
    changes = {name: True for name, pattern in _STYLES.items() if pattern.search(style)}
    if _COLOUR.search(style):
        changes.setdefault("faint", False)
    if _SEEN.search(style):
        changes.setdefault("unseen", False)
    return changes


@lru_cache(maxsize=2048)
def _is_away(style: str) -> bool:
    return _NONE.search(style[:_LONGEST_STYLE]) is not None


@dataclass(frozen=True, slots=True)
class Hidden:
    """What the page's own style sheets take out of sight or raise: `.x`, `#x`, `td.x`."""

    names: frozenset[str]
    shown: tuple[frozenset[str], ...] = ()
    """Classes that together bring an element back (the open one of several tabs)."""
    raised: frozenset[str] = frozenset()
    """What they set above or below the line."""

    @classmethod
    def by_sheets(cls, sheets: Iterable[str]) -> "Hidden":
        """Read the plain rules outside of media blocks."""
        rules = [rule for sheet in sheets for rule in _rules(sheet[:_LONGEST_SHEET])]
        return cls(
            frozenset(s for s, body in rules if _NONE.search(body) and _ALONE.fullmatch(s)),
            tuple(frozenset(_NAMES.findall(s)) for s, body in rules if _BACK.search(body)),
            frozenset(s for s, body in rules if _RAISED.search(body) and _ALONE.fullmatch(s)),
        )

    def look(self, look: Look, element: _Element) -> Look:
        """The look inside an element that stands in text of this look."""
        inner = inner_look(look, element)
        if self.raised and not self.raised.isdisjoint(_names(element)):
            return replace(inner, raised=True)
        return inner

    def holds(self, element: _Element) -> bool:
        """Whether an element is not there at all for a reader of the page."""
        tag = element.tag
        if tag in _SILENT_TAGS or element.get("hidden") is not None:
            return True
        if tag in _MENUS and next(element.iter("table"), None) is None:
            return True
        style = element.get("style")
        if style and _is_away(style):
            return True
        back = style and _BACK.search(style[:_LONGEST_STYLE])
        return bool(self.names) and not back and self._is_named(element)

    def _is_named(self, element: _Element) -> bool:
        names = _names(element)
        if self.names.isdisjoint(names):
            return False
        return not any(len(those) > 1 and those <= names for those in self.shown)


def _names(element: _Element) -> set[str]:
    """What a plain selector may call an element: `.x`, `#x`, `td.x`."""
    names = {f".{name}" for name in (element.get("class") or "").split()}
    names.add(f"#{element.get('id')}")
    return names | {f"{element.tag}{name}" for name in names}


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selector and body of every rule at the outermost level."""
    depth = 0
    for part in sheet.split("}"):
        if depth == 0 and part.count("{") == 1:
            selectors, _, body = part.partition("{")
            for selector in selectors.split(","):
                yield selector.strip(), body
        depth = max(0, depth + part.count("{") - 1)
