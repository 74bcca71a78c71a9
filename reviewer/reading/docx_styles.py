"""What styles and direct properties of a Word file do to text: hidden, struck, raised, numbered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from reviewer.reading.look import Look
from reviewer.reading.ooxml import children, find, integer, name_of, switched_on, value

_WHITE = frozenset(("FFFFFF", "FEFEFE"))
_NO_FILL = frozenset(("", "AUTO", "FFFFFF"))
MAX_BASED_ON = 20
RAISED = 4
"""Half points above the line from which on it is no mere alignment."""


@dataclass(frozen=True, slots=True)
class NumberRef:
    """The list and level of a paragraph; an empty list: none."""

    list_id: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by id."""

    elements: Mapping[str, _Element] = field(default_factory=dict)

    @classmethod
    def of(cls, root: _Element | None) -> "Styles":
        """The styles of `styles.xml`."""
        found = () if root is None else children(root, "style")
        return cls({value(style, "styleId"): style for style in found})

    def look(self, look: Look, style: str) -> Look:
        """A look with the character properties of a style put over it."""
        for element in reversed(list(self._chain(style))):
            look = over(look, find(element, "rPr"))
        return look

    def number(self, style: str) -> tuple[NumberRef, str] | None:
        """The numbering of a paragraph style and the id of the style that says so."""
        for element in self._chain(style):
            if (ref := number_ref(find(element, "pPr", "numPr"))) and ref.list_id:
                return ref, value(element, "styleId")
        return None

    def _chain(self, style: str) -> Iterator[_Element]:
        """The style and those it is based on."""
        for _ in range(MAX_BASED_ON):
            element = self.elements.get(style)
            if element is None:
                return
            yield element
            style = value(find(element, "basedOn"))


def number_ref(properties: _Element | None) -> NumberRef | None:
    """The list a `numPr` names; an id of 0 takes the number away."""
    if properties is None:
        return None
    list_id = value(find(properties, "numId"))
    return NumberRef("" if list_id == "0" else list_id, value(find(properties, "ilvl")))


def over(look: Look, properties: _Element | None) -> Look:
    """A look with the run properties `rPr` put over it."""
    if properties is None:
        return look
    changes: dict[str, bool] = {}
    for item in properties:
        match name_of(item):
            case "vanish":
                changes["unseen"] = bool(switched_on(item))
            case "strike" | "dstrike":
                changes["struck"] = bool(switched_on(item)) or changes.get("struck", False)
            case "vertAlign":
                changes["raised"] = value(item) in ("superscript", "subscript")
            case "position" if integer(value(item)) >= RAISED:
                changes["raised"] = True
            case "color":
                changes["faint"] = value(item).upper() in _WHITE
            case "shd":
                changes["ground"] = look.ground or is_filled(item)
            case "highlight":
                changes["ground"] = True
    return replace(look, **changes) if changes else look


def is_filled(shading: _Element | None) -> bool:
    """Whether a `shd` puts a colour behind the text."""
    solid = value(shading) not in ("", "clear", "nil")
    return shading is not None and (solid or value(shading, "fill").upper() not in _NO_FILL)
