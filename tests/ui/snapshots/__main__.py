"""Compare with the kept pictures, or make them anew with `--update`."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(arguments: list[str]) -> int:
    """Run the tests of this folder; they keep what they paint if they are told to."""
    told = {"REVIEWER_SNAPSHOTS": "update"} if "--update" in arguments else {}
    command = [sys.executable, "-m", "pytest", "-q", str(HERE)]
    return subprocess.run(command, env=os.environ | told, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
