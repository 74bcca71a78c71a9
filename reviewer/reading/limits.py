"""What one file may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may cost: seconds, bytes of memory, pages, bytes of text and of a file."""

    seconds: float = 20
    memory: int = 1 << 30
    pages: int = 500
    text_bytes: int = 16 << 20
    file_bytes: int = 256 << 20


DEFAULT_LIMITS = Limits()
