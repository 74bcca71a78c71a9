"""Domain objects ↔ compact JSON, and sealed blobs that tell when they are damaged."""

import dataclasses
import hashlib
import json
import types
import zlib
from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decoder = Callable[[Any], Any]


class DamagedError(ValueError):
    """Stored bytes that are not what was written."""


def to_json(value: object) -> str:
    """The same text for equal objects: no spaces, fields in order, defaults left out."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[T], text: str | bytes) -> T:
    """Read what `to_json` wrote. Raises `DamagedError`."""
    try:
        return cast(T, decoder(cast(Hashable, kind))(json.loads(text)))
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation) as error:
        raise DamagedError(f"no {kind.__name__}: {error}") from error


def plain(value: Any) -> Any:
    """Lists, dicts, strings and numbers only; a Decimal becomes a string, never a float."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if dataclasses.is_dataclass(value):
        members = ((item, getattr(value, item.name)) for item in dataclasses.fields(value))
        return {item.name: plain(member) for item, member in members if member != item.default}
    if isinstance(value, Mapping):
        return {key: plain(member) for key, member in value.items()}
    if isinstance(value, tuple):
        return [plain(member) for member in value]
    return value


@cache
def decoder(kind: Hashable) -> Decoder:
    """How to read one type back; made once a type from its annotations."""
    origin = get_origin(kind)
    return _class(kind) if origin is None else _generic(origin, get_args(kind))


def _generic(origin: Any, arguments: tuple[Any, ...]) -> Decoder:
    if origin in (types.UnionType, Union):
        return _union(arguments)
    if origin is tuple:
        return _tuple(arguments)
    if issubclass(origin, Mapping):
        member = decoder(arguments[1])
        return lambda data: {key: member(value) for key, value in data.items()}
    raise TypeError(f"cannot read back {origin}")


def _class(kind: Any) -> Decoder:
    if dataclasses.is_dataclass(kind):
        return _dataclass(kind)
    if hasattr(kind, "_fields"):
        return _named_tuple(kind)
    if issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    if kind in (str, int, float, bool):
        return _as_is
    raise TypeError(f"cannot read back {kind}")


def _as_is(data: Any) -> Any:
    """Strings and numbers; a checksum guards all that is read, so they are what was written."""
    return data


def _union(members: tuple[Any, ...]) -> Decoder:
    """`X | None`, or the numbers `int | Decimal` (and None)."""
    rest = tuple(member for member in members if member is not type(None))
    if set(rest) == {int, Decimal}:
        inner: Decoder = _number
    elif len(rest) == 1:
        inner = decoder(rest[0])
    else:
        raise TypeError(f"cannot tell apart {members}")
    if len(rest) == len(members):
        return inner
    return lambda data: None if data is None else inner(data)


def _number(data: Any) -> int | Decimal:
    if isinstance(data, float):
        raise TypeError(f"{data} is a float")
    return Decimal(data) if isinstance(data, str) else cast(int, data)


def _tuple(members: tuple[Any, ...]) -> Decoder:
    if members[1:] == (...,):
        each = decoder(members[0])
        return lambda data: tuple([each(value) for value in data])
    decoders = [decoder(member) for member in members]
    return lambda data: tuple([d(value) for d, value in zip(decoders, data, strict=True)])


def _named_tuple(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    decoders = [decoder(hints[name]) for name in kind._fields]
    if all(each is _as_is for each in decoders):
        return lambda data: kind(*data)
    # What was written before a field was added is shorter; the field's default fills it up.
    return lambda data: kind(*[d(value) for d, value in zip(decoders, data, strict=False)])


def _dataclass(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    decoders = {item.name: decoder(hints[item.name]) for item in dataclasses.fields(kind)}
    return lambda data: kind(**{name: decoders[name](value) for name, value in data.items()})


def seal(data: bytes, label: str) -> bytes:
    """Compressed, behind a checksum over the bytes and the label of what they are."""
    packed = zlib.compress(data)
    return _checksum(packed, label) + packed


def unseal(blob: bytes, label: str) -> bytes:
    """What was sealed under this label. Raises `DamagedError`."""
    checksum, packed = blob[:32], blob[32:]
    if _checksum(packed, label) != checksum:
        raise DamagedError(label)
    return zlib.decompress(packed)


def _checksum(packed: bytes, label: str) -> bytes:
    return hashlib.sha256(label.encode() + b"\0" + packed).digest()
