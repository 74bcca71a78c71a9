"""What one file may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may cost: seconds and bytes of memory, pages, sizes in bytes, pixels."""

    seconds: float = 20
    memory: int = 1 << 30
    pages: int = 500
    text_bytes: int = 16 << 20
    file_bytes: int = 256 << 20
    pixels: int = 16_000_000
    """Of one part of a page that is drawn."""

    @property
    def office_seconds(self) -> float:
        """How long another program may take over a file, so that there is time to tell."""
        return 0.75 * self.seconds


DEFAULT_LIMITS = Limits()
