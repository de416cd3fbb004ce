"""Learn by what a name is taken apart, from drawn names, and write `data/names/learned_parsing.toml`.

    uv run --group bench python tools/learn_parsing.py            # learn, try on other names, write
    uv run --group bench python tools/learn_parsing.py --check    # only say whether the table is what the names give
    uv run --group bench python tools/learn_parsing.py --trial    # learn and show, do not write

People are drawn from the lists of russiannames, and their names written as `benchmarks/worlds/written_names.py` does:
the shares of orders, capitals and scripts are its choice. The weights are a multinomial logistic regression over the
ways to deal the words out, drawn towards those that were reasoned (`reasoned_parsing.toml`), as by a normal prior.

A way weighs what the library itself makes of it. That is linear in the weights but for bounds that bind or do not, so
its slopes are differences of two weighings, found anew as often as the weights have moved.
"""

from __future__ import annotations

import argparse
import random
import sys
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.worlds.words import INSIDE, OUTSIDE
from benchmarks.worlds.written_names import WrittenName, written_names

from namematch.names import parameters
from namematch.names.morphology.patronymic import parse_patronymic
from namematch.names.parsing import part_assignment, part_scores
from namematch.names.parsing.tokens import tokenize_name
from namematch.names.types import NameToken, PartKind

Floats = NDArray[np.float64]
Theta = dict[str, float]

ROOT = Path(__file__).parent.parent
OUT = ROOT / "src/namematch/data/names/learned_parsing.toml"
REASONED = Path(__file__).parent / "reasoned_parsing.toml"
SEED, DRAWN, HELD_OUT = 20261129, 60000, 4000
# Of the names in which no surname looks like a patronymic one of so many is kept, for all of these.
KEPT = 10
# How many names all of them are worth beside what was reasoned.
EFFECTIVE = 12000
# Standard deviation of a weight around what was reasoned, in bits; smaller for what drawn names say little about: words
# of the rest of the world, whose names are none of these, and patronymics that are surnames too, whose weights are what
# the lists of russiannames have of both.
SPREAD = 2.0
SPREADS = {
    "order.given_and_father": 0.5,
    "order.given_alone": 0.5,
    "word.common_father": 0.1,
    "word.known_father": 0.5,
    "word.son_surname": 0.5,
    "word.no_patronymic": 0.5,
    "word.given_least": 0.5,
    "extra.given": 0.5,
    "extra.surname": 0.5,
}
ROUNDS, STEPS, DIGITS, TOLERATED = 3, 20, 2, 0.011
STEP = 1e-3
LEAST = 1e-9
HEAD = """\
# How a written name is taken apart, in bits, as learned from drawn names. Written by tools/learn_parsing.py. Do not
# edit; what each of them means stands in namematch/names/parameters.py.
# Source: people drawn from the lists of russiannames 2.0.0 (BSD-3-Clause), their names written in the orders, capitals
# and scripts of benchmarks/worlds/written_names.py, whose shares are a choice. A logistic regression over the ways to
# deal the words out, drawn towards tools/reasoned_parsing.toml (standard deviation {spread} bits).
# First parse right, and bits lost a name, of {held_out} other names: {figures}.
# Command: uv run --group bench python tools/learn_parsing.py. Seed {seed}, {names} of {drawn} names, {date}.
"""


class Name(NamedTuple):
    """The units of a name, the place of the true way among all, and for how many names it stands."""

    units: tuple[NameToken, ...]
    truth: int
    weight: float = 1.0


class Design(NamedTuple):
    """The ways of all names, one after the other: their bits, and how much each weight adds to them."""

    bits: Floats
    slopes: Floats


def tried_names(side: str) -> list[Name]:
    """Names to try the weights on."""
    found = (name_of(written) for written in written_names(random.Random(f"{SEED} try {side}"), side))
    return list(islice((name for name in found if name), HELD_OUT))


def learned_names() -> list[Name]:
    """Names to learn from: all that are hard among those drawn, and some of the others."""
    found: list[Name] = []
    for place, written in enumerate(islice(written_names(random.Random(f"{SEED} learn"), INSIDE), DRAWN)):
        hard = is_hard(written)
        name = name_of(written) if hard or place % KEPT == 0 else None
        if name and not is_unseen(written):
            found.append(name._replace(weight=(1.0 if hard else KEPT) * EFFECTIVE / DRAWN))
    return found


def is_unseen(written: WrittenName) -> bool:
    """Whether a name teaches nothing of others: its patronymic is not seen, or its surnames look like Bulgarian ones.

    A Bulgarian father's name looks like the first of two surnames, and there are no Bulgarians among those drawn.
    """
    father = written.patronymic
    return "T" in written.order or bool(father and not father.endswith(".") and parse_patronymic(father) is None)


def is_hard(written: WrittenName) -> bool:
    """Whether a surname looks like a patronymic of a known father."""
    patronymic = parse_patronymic(written.surname or "")
    return bool(patronymic and patronymic.father)


def name_of(written: WrittenName) -> Name | None:
    """A written name and its true way; `None` where the library does not cut it into its words."""
    units = tokenize_name(written.text).units
    kinds = part_assignment.assignments(len(units)) if 0 < len(units) <= part_assignment.MOST_UNITS else ()
    places = [place for place, way in enumerate(kinds) if is_true(written, units, way)]
    return Name(units, places[0]) if len(places) == 1 else None


def is_true(written: WrittenName, units: Sequence[NameToken], kinds: part_assignment.Kinds) -> bool:
    """Whether a way gives each part its words."""
    wanted = (written.given, written.patronymic, written.surname)
    for kind, part in zip(PartKind, wanted, strict=True):
        words = [unit.text for unit, its in zip(units, kinds, strict=True) if its is kind]
        if words != [bare(word) for word in (part or "").split()]:
            return False
    return True


def bare(word: str) -> str:
    """A word without what is no part of a unit: the dot of an initial, a last apostrophe."""
    return word.rstrip(".'`’")


def design(names: Sequence[Name], theta: Theta) -> Design:
    """What every way weighs at these weights, and its slopes."""
    bits = weigh(names, theta)
    slopes = np.stack([(weigh(names, theta | {key: value + STEP}) - bits) / STEP for key, value in theta.items()], 1)
    return Design(bits, slopes)


def weigh(names: Sequence[Name], theta: Theta) -> Floats:
    """What every way of every name weighs."""
    with weighing_by(theta):
        fits = [[part_scores.score_parts(unit.word) for unit in name.units] for name in names]
        return np.concatenate(
            [part_assignment.assignment_bits(name.units, fit) for name, fit in zip(names, fits, strict=True)]
        )


@contextmanager
def weighing_by(theta: Theta) -> Iterator[None]:
    """Has the library take names apart by other weights."""
    table = parameters.parsing()
    by_section = nested(theta)
    changed = table._replace(
        order=parameters.OrderBits(**by_section["order"]),
        word=parameters.WordBits(**by_section["word"]),
        **{
            which: {kind: by_section[which][kind.value] for kind in PartKind}
            for which in ("extra", "capitals", "small")
        },
    )
    with ExitStack() as stack:
        for module in (part_assignment, part_scores):
            stack.enter_context(patch.object(module, "parsing", lambda: changed))
        for cached in (part_scores.score_parts, part_assignment.order_bits, part_assignment.initials_bits):
            cached.cache_clear()
            stack.callback(cached.cache_clear)
        yield


def fit(names: Sequence[Name], start: Theta) -> Theta:
    """The weights at which the true ways are likeliest, drawn towards `start`."""
    centre = np.array(list(start.values()))
    theta = centre
    for _ in range(ROUNDS):
        here = theta
        ways = design(names, dict(zip(start, here.tolist(), strict=True)))
        theta = newton(names, ways, here, centre, list(start))
    return dict(zip(start, theta.tolist(), strict=True))


def newton(names: Sequence[Name], ways: Design, here: Floats, centre: Floats, keys: Sequence[str]) -> Floats:
    """The best weights as far as the slopes at `here` hold."""
    weight = np.array([name.weight for name in names])
    pull = np.array([1 / SPREADS.get(key, SPREAD) ** 2 for key in keys])
    sizes = np.array([len(part_assignment.assignments(len(name.units))) for name in names])
    first = np.cumsum(sizes) - sizes
    owner = np.repeat(np.arange(len(names)), sizes)
    truth = first + np.array([name.truth for name in names])
    scale, theta = float(np.log(2)), here
    for _ in range(STEPS):
        bits = ways.bits + ways.slopes @ (theta - here)
        share = np.exp2(bits - np.maximum.reduceat(bits, first)[owner])
        share /= np.add.reduceat(share, first)[owner]
        mean = np.add.reduceat(ways.slopes * share[:, None], first)
        slope = scale * weight @ (ways.slopes[truth] - mean) - (theta - centre) * pull
        off = ways.slopes - mean[owner]
        curve = scale**2 * (off * (share * weight[owner])[:, None]).T @ off + np.diag(pull)
        step = np.linalg.solve(curve, slope)
        # A step is never so long that the slopes found at `here` mean little.
        theta = theta + step * min(1.0, 1.0 / np.abs(step).max())
    return theta


def figures(names: Sequence[Name], theta: Theta) -> tuple[float, float]:
    """How many first parses are right, and how many bits a name are lost on the true one."""
    bits, right, lost, place = weigh(names, theta), 0, 0.0, 0
    for name in names:
        ways = bits[place : place + len(part_assignment.assignments(len(name.units)))]
        place += len(ways)
        share = np.exp2(ways - ways.max())
        right += int(ways.argmax() == name.truth)
        lost -= float(np.log2(max(LEAST, share[name.truth] / share.sum())))
    return right / len(names), lost / len(names)


def nested(theta: Theta) -> dict[str, dict[str, float]]:
    """Weights by section."""
    found: dict[str, dict[str, float]] = {}
    for name, bits in theta.items():
        section, key = name.split(".")
        found.setdefault(section, {})[key] = bits
    return found


def flat(table: dict[str, Any]) -> Theta:
    """Weights of a table by section and key."""
    return {f"{section}.{key}": float(bits) for section, keys in table.items() for key, bits in keys.items()}


def read(path: Path) -> Theta:
    """The weights of a file."""
    return flat(tomllib.loads(path.read_text(encoding="utf-8")))


def written_table(theta: Theta, tried: dict[str, tuple[float, float]], names: int) -> str:
    """The table as the file has it."""
    shown = "; ".join(f"surnames {side} {right:.3f}, {lost:.3f}" for side, (right, lost) in tried.items())
    today = date.today().isoformat()
    head = HEAD.format(spread=SPREAD, held_out=HELD_OUT, figures=shown, seed=SEED, names=names, drawn=DRAWN, date=today)
    lines = [head.rstrip()]
    for section, bits in nested(theta).items():
        lines += ["", f"[{section}]", *(f"{key} = {value}" for key, value in bits.items())]
    return "\n".join(lines) + "\n"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true")
    options.add_argument("--trial", action="store_true")
    chosen = options.parse_args()
    start, now, names = read(REASONED), read(OUT), learned_names()
    learned = {key: round(value, DIGITS) + 0.0 for key, value in fit(names, start).items()}
    if chosen.check:
        return int(now.keys() != learned.keys() or any(abs(now[key] - learned[key]) > TOLERATED for key in learned))
    for key, bits in learned.items():
        print(f"  {key:<30}{bits:7.1f}   reasoned {start[key]:6.1f}   before {now.get(key, np.nan):6.1f}")
    tried = {}
    for side, surnames in (("inside", INSIDE), ("outside", OUTSIDE)):
        others = tried_names(surnames)
        for what, theta in (("reasoned", start), ("before", now), ("learned", learned)):
            right, lost = figures(others, theta)
            print(f"{side:<8} {what:<9} first parse right {right:.4f}, bits lost a name {lost:.4f}")
        tried[side] = (right, lost)
    if not chosen.trial:
        OUT.write_text(written_table(learned, tried, len(names)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
