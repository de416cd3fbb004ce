"""The seed corpus: texts that once broke something, or that reach code which little else reaches."""

from __future__ import annotations

import json
from pathlib import Path

FOLDER = Path(__file__).parent / "seeds"


def seeds() -> dict[str, str]:
    """Every seed by its name; `seeds/*.jsonl` has one JSON string a line, lone surrogates as their escapes."""
    return {
        f"{file.stem}:{number}": json.loads(line)
        for file in sorted(FOLDER.glob("*.jsonl"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
    }
