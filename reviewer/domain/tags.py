"""Tags: short words a person puts on reports; some beginnings have a meaning."""

from collections.abc import Iterable

from reviewer.domain.region import region_of

REGION = "地区："
"""`地区：青石县` says where an agency lies whose name does not."""
ASSIGNED = "经办："
"""`经办：李四` says who shall check the report."""
LONGEST = 40


def cleaned(text: str) -> str:
    """A tag as it is kept: without blanks at its ends or between, its colon a Chinese one."""
    tag = " ".join(text.split())
    for beginning in (REGION, ASSIGNED):
        if tag.startswith(beginning[:-1] + ":"):
            tag = beginning + tag[len(beginning) :].strip()
    return tag


def region(agency: str | None, tags: Iterable[str]) -> str:
    """The region a tag says, else the one the agency's name tells."""
    said = sorted(tag.removeprefix(REGION) for tag in tags if tag.startswith(REGION))
    return said[0] if said else region_of(agency)
