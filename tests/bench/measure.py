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
    """The median and the 95th percentile over the actions; by the processor too, all threads.

    The latter says how long it takes where nothing else is at work.
    """
    times, busy = [], []
    for action in actions:
        begin = time.process_time()
        times.append(1000 * seconds(action))
        busy.append(1000 * (time.process_time() - begin))
    return {
        f"{name}_ms_median": round(median(times), 2),
        f"{name}_ms_p95": _p95(times),
        f"{name}_processor_ms_p95": _p95(busy),
    }


def _p95(times: list[float]) -> float:
    return round(quantiles(times, n=20)[-1], 2)
