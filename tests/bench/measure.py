"""How things are timed."""

import time
from collections.abc import Callable, Iterable
from statistics import median, quantiles

Figures = dict[str, float | int | str | None]


def seconds(action: Callable[[], object]) -> float:
    """How long an action takes."""
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


def milliseconds(name: str, actions: Iterable[Callable[[], object]]) -> Figures:
    """The median and the 95th percentile over the actions."""
    times = [1000 * seconds(action) for action in actions]
    return {
        f"{name}_ms_median": round(median(times), 2),
        f"{name}_ms_p95": round(quantiles(times, n=20)[-1], 2),
    }
