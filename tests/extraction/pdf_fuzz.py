"""A long hunt for silent errors in spoiled PDF files.

`python -m tests.extraction.pdf_fuzz --examples 2000 --seed 1`
"""

import argparse
import sys
from collections import Counter
from random import Random

from reviewer.workers import Lost
from tests.extraction.pdf_mutants import hunt


def main() -> None:
    """Hunt, tell what became of the files and every silent error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    became: Counter[str] = Counter()
    for mutant, outcome in hunt(Random(asked.seed), asked.examples, asked.jobs):
        if isinstance(outcome, Lost):
            became[outcome.value] += 1
            sys.stdout.write(f"{mutant.source.name} {mutant.manner}: {outcome.value}\n")
            continue
        became["silent" if outcome.silent else outcome.code] += 1
        for error in outcome.silent[:5]:
            sys.stdout.write(f"{mutant.source.name} {mutant.manner}: {error}\n")
    sys.stdout.write(f"{dict(became)}\n")


if __name__ == "__main__":
    main()
