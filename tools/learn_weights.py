"""Learn the match weights of name parts from labelled pairs and write `data/names/learned_weights.toml`.

    uv run --group bench python tools/learn_weights.py            # learn, try on people held out, write
    uv run --group bench python tools/learn_weights.py --check    # only say whether the table is what the pairs give

The pairs are those of `weights_pairs.py`: the evaluation data beside the repository and drawn people. Only figures
leave this tool; no name is kept. The weights are a logistic regression on the evidence (`weights_fit.py`), drawn
towards those that were reasoned (`reasoned_weights.toml`). Beside them log2 m/u is shown: how often a relation of
a part is seen between two names of one person, over how often between those of two. It is milder, since the parts of
kin and namesakes do not disagree independently: brothers agree in all but the given name, which has to outweigh the
rest.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from datetime import date
from math import log2
from pathlib import Path
from textwrap import wrap

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from weights_fit import Evidenced, Model, Theta, evidenced, fit
from weights_pairs import FOLDS, MIX, ONE_DRAWN, ONE_PERSON, SEED, Pair, labelled_pairs

from namematch.data import read_toml
from namematch.evidence import probability

OUT = Path(__file__).parent.parent / "src/namematch/data/names/learned_weights.toml"
HEAD = """\
# Match weights of name parts, in bits, as learned from labelled pairs. Written by tools/learn_weights.py. Do not edit;
# what each of them means stands in weights.toml.
# Source: pairs of one person and candidate pairs of two in the evaluation data (see CONTRIBUTING.md; no name is kept),
# every set weighing the same; people drawn from the frequency tables of russiannames 2.0.0 (BSD-3-Clause). A logistic
# regression on the evidence (tools/weights_fit.py), drawn towards tools/reasoned_weights.toml.
# Shares of the pairs: {shares}.
# Command: uv run --group bench python tools/learn_weights.py. Seed {seed}, {pairs} pairs, learned {date}.
"""
# How far the weights may move from where they start, in bits, and how many independent pairs all the pairs are worth.
SPREAD, EFFECTIVE = 4.0, 300.0
# Share of the pairs of one person in the lists whose names are no spellings of each other, by reading what is missed.
RENAMED = 0.03
# Kept as reasoned. The prior is what two names with nothing to compare get; learned, it would be the share of one
# person among these pairs. Gender speaks where surnames stand alone, as in running text: in whole names the given name
# has said it already, so pairs of whole names teach that it says nothing. Candidates of one person and of two are all
# found by the surname, so they cannot show what it is worth that two names share it. Hardly a name of the lists has an
# initial, so what one that fits is worth would be learned from the share of kin with one initial in the draw alone.
# A word that one side has more is in the lists mostly a second given name or a patronymic read as a surname; of two
# people who share the rest it is all that tells them apart, and the draw has no such pairs.
KEPT = {
    "prior", "gender.kin", "surname.most", "surname.initial", "given.initial", "patronymic.initial",
    "double_surname.extra_word",
}  # fmt: skip
# Bits by which a table may differ from what is learned again and be called the same.
TOLERATED = 0.051
# What a relation is worth before any pair is seen: half a pair is added on either side.
_UNSEEN = 0.5
_HELD = 1e-3
_ITSELF = 0.4


def named(table: dict[str, object], beneath: str = "") -> Theta:
    """The weights of a table by dotted names."""
    found: Theta = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= named(value, f"{beneath}{key}.")
        elif isinstance(value, int | float):
            found[beneath + key] = float(value)
    return found


def ratios(data: Evidenced, start: Theta, gender_least: float) -> Theta:
    """Log2 m/u of the weights that stand for a relation: how much oftener it is seen of one person than of two."""
    counts, _ = Model(data, list(start), gender_least).linear(np.array(list(start.values())))
    same = np.array([pair.same for pair in data.pairs])
    weight = np.array([pair.weight for pair in data.pairs])
    found = {}
    for place, name in enumerate(start):
        if name != "prior" and not name.endswith((".most", ".least", ".kin", "slip_most")):
            m, u = (_share(counts[:, place] > 0, weight, same == side) for side in (True, False))
            found[name] = log2(m / u)
    return found


def _share(seen: np.ndarray, weight: np.ndarray, among: np.ndarray) -> float:
    return float((weight[seen & among].sum() / weight[among].sum() * among.sum() + _UNSEEN) / (among.sum() + 1))


def of_fold(data: Evidenced, fold: int, *, within: bool = True) -> Evidenced:
    """The pairs with somebody of a fold, or those without anybody of it."""
    return data.chosen([(fold in pair.folds) is within for pair in data.pairs])


def learned(data: Evidenced, start: Theta, gender_least: float) -> Theta:
    """The weights, to a tenth of a bit."""
    spread = {name: _HELD if name in KEPT else SPREAD for name in start}
    found = {name: round(bits, 1) for name, bits in fit(data, start, spread, EFFECTIVE, RENAMED, gender_least).items()}
    # A given name alone is itself, so what its agreement is worth has to outweigh the prior; and brothers, however rare
    # their father's name and surname, are two, so that another given name has to outweigh both.
    itself = round(_ITSELF - found["prior"], 1)
    brothers = -round(found["prior"] + found["patronymic.most"] + found["surname.most"] + _ITSELF, 1)
    return found | {
        "given.most": max(found["given.most"], itself),
        "given.unlike": min(found["given.unlike"], brothers),
    }


class Tally:
    """How a table does on pairs it has not seen, by source."""

    def __init__(self) -> None:
        self.rows: list[tuple[Pair, float]] = []

    def add(self, data: Evidenced, theta: Theta, gender_least: float) -> None:
        """Weighs pairs by a table."""
        _, bits = Model(data, list(theta), gender_least).linear(np.array(list(theta.values())))
        self.rows += zip(data.pairs, bits.tolist(), strict=True)

    def lines(self) -> list[str]:
        """Recall of pairs of one person and share of pairs of two taken for one, by source; calibration over all."""
        sources = dict.fromkeys(pair.source for pair, _ in self.rows)
        lines = [f"  {source:<24}{self._figures(source)}" for source in sources]
        return [*lines, f"  expected calibration error {self._calibration():.4f}, log loss {self._loss():.4f} bits"]

    def _figures(self, source: str) -> str:
        figures = []
        for same, title in ((True, "recall"), (False, "false")):
            verdicts = [bits > 0 for pair, bits in self.rows if pair.source == source and pair.same is same]
            if verdicts:
                figures.append(f"{title} {sum(verdicts) / len(verdicts):.4f} of {len(verdicts):5}")
        return "   ".join(figures)

    def _calibration(self) -> float:
        sums = np.zeros((10, 3))
        for pair, bits in self.rows:
            chance = probability(bits)
            sums[min(int(chance * 10), 9)] += (pair.weight, pair.weight * chance, pair.weight * pair.same)
        return float(np.abs(sums[:, 1] - sums[:, 2]).sum() / sums[:, 0].sum())

    def _loss(self) -> float:
        total = sum(pair.weight for pair, _ in self.rows)
        losses = (pair.weight * log2(1 + 2 ** min(-bits if pair.same else bits, 500)) for pair, bits in self.rows)
        return sum(losses) / total


def try_on_people_held_out(data: Evidenced, tables: dict[str, Theta], start: Theta, gender_least: float) -> None:
    """Prints how each table, and tables learned without the people of a fold, do on the pairs of that fold."""
    tallies = {name: Tally() for name in (*tables, "learned without them")}
    for fold in range(FOLDS):
        theirs = of_fold(data, fold)
        unseen = learned(of_fold(data, fold, within=False), start, gender_least)
        for name, theta in {**tables, "learned without them": unseen}.items():
            tallies[name].add(theirs, theta, gender_least)
    for name, tally in tallies.items():
        print(f"{name}:", *tally.lines(), sep="\n")


def written(theta: Theta, pairs: int) -> str:
    """The table as text."""
    parts = {"one person": ONE_PERSON, "one person, drawn": ONE_DRAWN, **MIX}
    shares = ", ".join(f"{name} {share}" for name, share in parts.items())
    today = date.today().isoformat()
    lines, section = [HEAD.format(shares="\n# ".join(wrap(shares, 100)), seed=SEED, pairs=pairs, date=today)], ""
    for name, bits in theta.items():
        where, _, key = name.rpartition(".")
        if where != section:
            lines.append(f"\n[{where}]")
            section = where
        lines.append(f"{key} = {bits}")
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--trial", action="store_true", help="learn and show, do not write")
    options = parser.parse_args()
    theta, data = learn()
    if options.check:
        return 0 if is_current(theta) else 1
    start, least = start_and_least()
    now = named(tomllib.loads(OUT.read_text(encoding="utf-8")))
    ratio = ratios(data, start, least)
    for name, bits in theta.items():
        beside = f"log2 m/u {ratio[name]:6.1f}" if name in ratio else " " * 15
        print(f"  {name:<32}{bits:7.1f}   {beside}   reasoned {start[name]:6.1f}   before {now[name]:6.1f}")
    try_on_people_held_out(data, {"reasoned": start, "in use": now}, start, least)
    if not options.trial:
        OUT.write_text(written(theta, len(data.pairs)), encoding="utf-8")
    return 0


def start_and_least() -> tuple[Theta, float]:
    """The reasoned weights, and the bound of what gender may say."""
    start = named(tomllib.loads((Path(__file__).parent / "reasoned_weights.toml").read_text(encoding="utf-8")))
    return start, float(read_toml("names/weights.toml")["gender"]["least"])


def learn() -> tuple[Theta, Evidenced]:
    """The weights that the pairs give, and the pairs with their evidence."""
    data = evidenced(labelled_pairs())
    return learned(data, *start_and_least()), data


def is_current(theta: Theta) -> bool:
    """Whether the committed table is what was learned."""
    committed = named(tomllib.loads(OUT.read_text(encoding="utf-8")))
    return committed.keys() == theta.keys() and all(abs(committed[k] - theta[k]) <= TOLERATED for k in theta)


if __name__ == "__main__":
    sys.exit(main())
