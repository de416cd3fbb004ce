"""Makes again every table that is made of other tables of this library, in the order in which they need each other.

    uv run python tools/build_tables.py

It needs nothing but the repository; run it after a change to the given names, the schemes or the sounds. Tables that
are learned from data have tools of their own: `build_prior.py`, `build_spellings.py`, `learn_readings.py`,
`learn_weights.py`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TOOLS = Path(__file__).parent
ORDER = ("build_given_spellings.py", "build_given.py")


def main() -> int:
    """Runs one tool after the other and stops where one fails."""
    for tool in ORDER:
        print(tool, flush=True)
        if code := subprocess.run([sys.executable, str(TOOLS / tool)], cwd=TOOLS.parent, check=False).returncode:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
