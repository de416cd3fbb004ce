"""A campaign guided by coverage: `uv run --group fuzz python -m tests.fuzz.campaign DOOR -max_total_time=120`.

It begins with the seeds of the repository. What it finds it leaves as `crash-…` in the working directory, as the bytes
of the text (UTF-8, lone surrogates as they are), and prints as a line for `tests/fuzz/seeds`. Without DOOR it goes
through all doors at once. Further arguments are libFuzzer's.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["namematch"]):
    from tests.fuzz.doors import DOORS
    from tests.fuzz.hostile import SHAPES
    from tests.fuzz.seeds import seeds

    import namematch

    # Also what is imported only when it is first needed.
    for module in pkgutil.walk_packages(namematch.__path__, "namematch."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)

_LONGEST = 400


def main() -> None:
    """Runs until libFuzzer is told to stop."""
    chosen = [argument for argument in sys.argv[1:] if argument in DOORS] or list(DOORS)
    options = [argument for argument in sys.argv[1:] if argument not in DOORS]
    with tempfile.TemporaryDirectory() as folder:
        texts = [*seeds().values(), *(shape(60) for shape in SHAPES.values())]
        for number, text in enumerate(texts):
            (Path(folder) / str(number)).write_bytes(text.encode("utf-8", "surrogatepass"))
        atheris.Setup([sys.argv[0], f"-max_len={_LONGEST}", *options, folder], lambda data: _try(chosen, data))
        atheris.Fuzz()


def _try(chosen: list[str], data: bytes) -> None:
    text = _text(data)
    for door in chosen:
        try:
            DOORS[door](text)
        except BaseException:
            print(f"{door} fails on\n{json.dumps(text)}", file=sys.stderr)
            raise


def _text(data: bytes) -> str:
    """The bytes as text; what is no UTF-8 becomes lone surrogates."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")


if __name__ == "__main__":
    main()
