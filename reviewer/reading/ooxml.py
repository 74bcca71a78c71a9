"""Elements of Office files by their names alone: two sets of namespaces are in use."""

from collections.abc import Iterator
from functools import lru_cache

from lxml.etree import _Element


@lru_cache(maxsize=1024)
def local(tag: str) -> str:
    """A tag or attribute without its namespace."""
    return tag.rpartition("}")[2]


def name_of(element: _Element) -> str:
    """The tag of an element without its namespace; empty for anything that is no element."""
    return local(element.tag) if isinstance(element.tag, str) else ""


def value(element: _Element | None, name: str = "val") -> str:
    """An attribute of any namespace, empty where it is absent."""
    if element is None:
        return ""
    for key, text in element.items():
        if local(str(key)) == name:
            return str(text)
    return ""


def children(element: _Element, name: str) -> Iterator[_Element]:
    """The children of this name."""
    return (child for child in element if name_of(child) == name)


def find(element: _Element | None, *path: str) -> _Element | None:
    """The first descendant along a path of names."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def integer(text: str, default: int = 0) -> int:
    """A whole number that an attribute holds, or the default."""
    try:
        return int(text[:9])
    except ValueError:
        return default


def switched_on(element: _Element | None) -> bool | None:
    """A property that is on by being there; None where it is not."""
    if element is None:
        return None
    return value(element) not in ("0", "false", "off", "none")
