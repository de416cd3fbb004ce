"""How time grows when mentions are doubled, for shapes that once took four or more times as long.

    uv run python -m benchmarks.speed.growth --save        # all shapes, 2,500 to 40,000 mentions, on a quiet machine
    uv run python -m benchmarks.speed.growth garbage --most 10000

Each size of each shape is a process of its own, with empty caches and a limit on time. Names are invented, so that no
table holds them, and of so many syllables that they lie as far from each other in a large list as in a small one: where
they do not, there are more alike pairs to weigh, and rightly. What is counted is CPU time of `resolve`, without what
loading the tables costs. `--save` keeps the figures in `benchmarks/speed/growth.json`.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import namematch as nm

RESULTS = Path(__file__).parent / "growth.json"
ROOT = Path(__file__).parents[2]
FEWEST, MOST = 2_500, 40_000
SECONDS = 900
MOST_TIMES = 2.3
_SYLLABLES = [consonant + vowel for consonant in "бвгдзклмнпрстфхчшжц" for vowel in "аеиоуы"]
_ENDINGS = ("ов", "ев", "ин", "ский", "ян", "ко", "ук")
_GIVEN = ("Иван", "Пётр", "Сергей", "Дмитрий", "Александр", "Юрий", "Олег", "Николай", "Виктор", "Павел")
_SCHEMES = ("bgn-pcgn", "german-duden", "iso-9", "icao-9303", "polish")
_LETTERS = "абвгдежзийклмнопрстуфхцчшщыэюя"


def _word(chance: random.Random, syllables: int = 4) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables))


def _surname(chance: random.Random) -> str:
    return (_word(chance) + chance.choice(_ENDINGS)).capitalize()


def _printable(chance: random.Random) -> str:
    return "".join(chr(chance.choice([chance.randrange(33, 127), chance.randrange(0xA1, 0x2FF)])) for _ in range(12))


def typos(size: int, chance: random.Random) -> list[nm.Mention]:
    """Surnames, each written four times with two typos."""
    surnames = [_surname(chance) for _ in range(size // 4)]
    return [nm.Mention(f"{chance.choice(_GIVEN)} {_mistyped(name, chance)}") for name in surnames for _ in range(4)]


def _mistyped(name: str, chance: random.Random) -> str:
    word = list(name)
    for _ in range(2):
        word[chance.randrange(1, len(word))] = chance.choice(_LETTERS)
    return "".join(word)


def one_given_name(size: int, chance: random.Random) -> list[nm.Mention]:
    """One given name with as many surnames."""
    return [nm.Mention(f"Иван {_surname(chance)}") for _ in range(size)]


def one_document(size: int, chance: random.Random) -> list[nm.Mention]:
    """Bare surnames in one document."""
    return [nm.Mention(_surname(chance), document="d") for _ in range(size)]


def one_surname(size: int, chance: random.Random) -> list[nm.Mention]:
    """One surname with as many invented given names."""
    return [nm.Mention(f"{_word(chance).capitalize()} Иванов") for _ in range(size)]


def romanised(size: int, chance: random.Random) -> list[nm.Mention]:
    """Full names in any romanisation, each person twice."""
    people = [f"{chance.choice(_GIVEN)} {_surname(chance)}" for _ in range(size // 2)]
    return [nm.Mention(nm.romanize(name, chance.choice(_SCHEMES))) for name in people for _ in range(2)]


def unique_offices(size: int, chance: random.Random) -> list[nm.Mention]:
    """One name, each time with an office of its own in a document of its own."""
    return [
        nm.Mention("Иван Петров", role=f"директор завода «{_word(chance).capitalize()}»", document=str(number))
        for number in range(size)
    ]


def garbage(size: int, chance: random.Random) -> list[nm.Mention]:
    """Random printable characters."""
    return [nm.Mention(_printable(chance)) for _ in range(size)]


SHAPES: dict[str, Callable[[int, random.Random], list[nm.Mention]]] = {
    shape.__name__: shape
    for shape in (typos, one_given_name, one_document, one_surname, romanised, unique_offices, garbage)
}


def seconds(shape: str, size: int) -> float | None:
    """CPU seconds of `resolve` in a process of its own; `None` where the limit was reached."""
    command = [sys.executable, "-m", "benchmarks.speed.growth", shape, "--alone", str(size)]
    try:
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return None
    return float(ran.stdout)


def measured(shape: str, sizes: Sequence[int]) -> dict[int, float | None]:
    """The times of growing sizes, until one reaches the limit."""
    found: dict[int, float | None] = {}
    for size in sizes:
        found[size] = seconds(shape, size)
        if found[size] is None:
            break
    return found


def times(found: Mapping[int, float | None]) -> list[float]:
    """By how much each doubling multiplied the time; infinite where the limit was reached."""
    return [float("inf") if two is None else two / one for one, two in pairwise(found.values()) if one is not None]


def _alone(shape: str, size: int) -> float:
    nm.resolve([nm.Mention("Анна Петрова"), nm.Mention("Anna Petrova", role="minister", document="d")])
    mentions = SHAPES[shape](size, random.Random(7))
    start = time.process_time()
    nm.resolve(mentions)
    return time.process_time() - start


def main() -> int:
    """Prints a line for each shape; 1 if one grows by more than is allowed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shapes", nargs="*", choices=[*SHAPES, []], help="all if left out")
    parser.add_argument("--most", type=int, default=MOST, help=f"the largest size (default: {MOST})")
    parser.add_argument("--save", action="store_true", help="keep the figures")
    parser.add_argument("--alone", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.alone:
        print(_alone(asked.shapes[0], asked.alone))
        return 0
    sizes = [size for doubling in range(20) if (size := FEWEST << doubling) <= asked.most]
    kept = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    worst = 0.0
    for shape in asked.shapes or SHAPES:
        found = measured(shape, sizes)
        told = ", ".join("stopped" if s is None else f"{s:.1f} s" for s in found.values())
        print(f"{shape}: {told}; × {', '.join(f'{more:.2f}' for more in times(found))}", flush=True)
        kept[shape] = {str(size): s if s is None else round(s, 2) for size, s in found.items()}
        worst = max([worst, *times(found)])
        if asked.save:
            RESULTS.write_text(json.dumps(kept, indent=1) + "\n")
    return worst > MOST_TIMES


if __name__ == "__main__":
    sys.exit(main())
