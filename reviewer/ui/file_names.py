"""Short names of files, with as many folders as it takes to tell them apart."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path


def telling_names(sources: Iterable[str]) -> Mapping[str, str]:
    """A name for each path: `年报.pdf`, or `教育局/年报.pdf` where two have the same name."""
    parts = {source: Path(source).parts for source in sources}
    depths = dict.fromkeys(parts, 1)
    while True:
        names = {source: "/".join(parts[source][-depth:]) for source, depth in depths.items()}
        many = Counter(names.values())
        longer = [
            source
            for source, name in names.items()
            if many[name] > 1 and depths[source] < len(parts[source])
        ]
        if not longer:
            return names
        for source in longer:
            depths[source] += 1
