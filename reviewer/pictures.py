"""Pictures of pages, drawn in a process of their own: what is wanted last counts."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from threading import Condition, Thread

from reviewer.domain.errors import UserError
from reviewer.domain.picture import NoPicture, PagePart, Picture
from reviewer.reading.limits import Limits
from reviewer.reading.render import MOST_PIXELS, Order, Renderer, Reply
from reviewer.workers import Allowance, Lost, run_in_workers

ALLOWANCE = Allowance(seconds=10, memory=1 << 30)
Fetch = Callable[[], bytes]
Outcome = Picture | Reply | Lost

_log = logging.getLogger(__name__)


class PagePictures:
    """Draws the parts that are wanted one after another; `deliver` is called in its thread.

    A process that dies of a part is replaced and the part tried once more.
    """

    def __init__(
        self,
        deliver: Callable[[Picture], None],
        *,
        allowance: Allowance = ALLOWANCE,
        most_pixels: int = MOST_PIXELS,
    ) -> None:
        self._deliver = deliver
        self._renderer = Renderer(most_pixels)
        self._allowance = allowance
        self._changed = Condition()
        self._thread: Thread | None = None
        self._closed = False
        self._waiting: list[Order] = []
        """Orders that come before all that is wanted: being ready, and second tries."""
        self._wanted: list[tuple[PagePart, Fetch]] = []
        self._at_work: tuple[PagePart, Fetch] | None = None
        self._died: PagePart | None = None

    @classmethod
    def within(cls, deliver: Callable[[Picture], None], limits: Limits) -> "PagePictures":
        """One that keeps to the limits the user has set."""
        allowance = Allowance(min(limits.seconds, ALLOWANCE.seconds), limits.memory)
        return cls(deliver, allowance=allowance, most_pixels=limits.pixels)

    def start(self) -> None:
        """Begin the process, so that the first page does not wait for it."""
        with self._changed:
            if self._thread is None:
                self._waiting.append(Order())
                self._go_on()

    def want(self, parts: Iterable[PagePart], fetch: Fetch) -> None:
        """Draw these parts of one document and nothing else that was wanted; `fetch` its file."""
        with self._changed:
            at_work = self._at_work[0] if self._at_work else None
            self._wanted = [(part, fetch) for part in parts if part != at_work]
            self._go_on()

    def close(self) -> None:
        """Stop at once, also in the middle of a page."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _go_on(self) -> None:
        self._changed.notify_all()
        if self._thread is None and not self._closed and (self._waiting or self._wanted):
            self._thread = Thread(target=self._run, name="pictures", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while not self._is_closed():
            try:
                self._serve()
            except (RuntimeError, OSError):
                _log.exception("pages cannot be drawn")
                self._give_up()

    def _serve(self) -> None:
        done = run_in_workers(
            self._renderer,
            self._orders(),
            jobs=1,
            allowance=self._allowance,
            cancelled=self._is_closed,
        )
        for order, outcome in done:
            if order.part is not None and not self._try_again(order, order.part, outcome):
                self._finish(order.part, outcome)

    def _orders(self) -> Iterator[Order]:
        """What to draw, as it comes to be wanted; ends when closed."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._waiting or self._wanted)
                if self._closed:
                    return
                if self._waiting:
                    order = self._waiting.pop(0)
                else:
                    self._at_work = self._wanted.pop(0)
                    order = Order(self._at_work[0])
            yield order

    def _try_again(self, order: Order, part: PagePart, outcome: Outcome) -> bool:
        """Whether the part is to be drawn anew: with the file, or by another process."""
        if outcome is Reply.SEND_FILE and order.content is None:
            content = self._content()
            again = replace(order, content=content) if content is not None else None
        elif outcome in (Lost.DIED, Lost.TOO_MUCH) and self._died != part:
            self._died, again = part, order
        else:
            return False
        with self._changed:
            self._waiting += [again] if again is not None else []
        return again is not None

    def _content(self) -> bytes | None:
        assert self._at_work is not None
        try:
            return self._at_work[1]()
        except (UserError, KeyError) as error:
            _log.warning("the file of a page is not there: %s", error)
            return None

    def _finish(self, part: PagePart, outcome: Outcome) -> None:
        with self._changed:
            self._at_work = None
        if isinstance(outcome, Picture):
            self._died = None
            self._deliver(outcome)
        else:
            self._deliver(Picture(part, missing=_WHY.get(outcome, NoPicture.DAMAGED)))

    def _give_up(self) -> None:
        """Nothing can be drawn now; a later wish begins anew."""
        with self._changed:
            lost = [self._at_work] if self._at_work else []
            lost += self._wanted
            self._wanted, self._waiting = [], []
        for part, _ in lost:
            self._finish(part, Lost.DIED)

    def _is_closed(self) -> bool:
        return self._closed


_WHY: dict[Outcome, NoPicture] = {
    Lost.TOO_LONG: NoPicture.TOO_LONG,
    Lost.TOO_MUCH: NoPicture.TOO_LARGE,
    Lost.DIED: NoPicture.DIED,
}
