"""A long hunt for silent errors: `python -m tests.extraction.fuzz --examples 20000 --seed 1`."""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from reviewer.assets import load_forms
from reviewer.domain.errors import InputError
from reviewer.domain.form import Forms
from reviewer.extraction.report import extract
from reviewer.reading.files import read_bytes, read_file
from tests.extraction.made import EDITIONS, MANNERS, make
from tests.extraction.mutants import ASKED, FURTHER, Mutant, mutate
from tests.extraction.truth import Truth, silent_errors

REPORTS = Path(__file__).resolve().parents[2] / ".." / "shared" / "reports"


def originals(random: Random, forms: Forms) -> Iterator[Mutant]:
    """Real reports and made ones, for ever."""
    real = []
    for path in sorted(REPORTS.glob("0*.txt")):
        document, _ = read_file(path)
        real.append(Mutant(document.text, Truth.load(path.with_suffix(".truth.json")).cells))
    while True:
        if real and random.random() < 0.4:
            yield random.choice(real)
        else:
            made = make(
                random, forms, edition=random.choice(EDITIONS), manner=random.choice(MANNERS)
            )
            yield Mutant(made.text, made.cells, (made.manner,))


def mutants(random: Random, forms: Forms) -> Iterator[Mutant]:
    """Originals with none, one or two things done to them."""
    for original in originals(random, forms):
        mutant = original
        for _ in range(random.choice([0, 1, 1, 1, 2, 2, 2])):
            mutant = mutate(random, mutant, random.choice(ASKED + FURTHER))
        yield mutant


def encoded(random: Random, text: str) -> bytes:
    """The text as some program would save it."""
    encoding = random.choice(["utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
    return text.replace("\n", random.choice(["\n", "\r\n"])).encode(encoding)


def wrong(content: bytes, mutant: Mutant, forms: Forms) -> list[str]:
    """The silent errors in the reading of a mutant."""
    try:
        report = extract(read_bytes(content, "mutant.txt"), forms)
    except InputError:
        return []
    return silent_errors(report, mutant.cells, forms)


def main() -> None:
    """Hunt, and show the first of each kind of error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for the texts that are read wrongly")
    options = parser.parse_args()
    random, forms = Random(options.seed), load_forms()
    kinds: Counter[tuple[str, ...]] = Counter()
    for number, mutant in zip(range(options.examples), mutants(random, forms), strict=False):
        errors = wrong(encoded(random, mutant.text), mutant, forms)
        if errors and not kinds[mutant.done]:
            print(number, mutant.done, errors[:3], len(errors), flush=True)
            if options.keep:
                (options.keep / f"{number}.txt").write_text(mutant.text, encoding="utf-8")
        kinds[mutant.done] += bool(errors)
    print(f"{kinds.total()} of {options.examples} read wrongly without a word")
    raise SystemExit(1 if kinds.total() else 0)


if __name__ == "__main__":
    main()
