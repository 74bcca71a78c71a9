"""The makers of sample files are at hand in tests of extraction."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "packaging"))
