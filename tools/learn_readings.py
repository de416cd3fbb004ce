"""Learn the tables of the reading search from pairs of Latin and Cyrillic words.

    python tools/learn_readings.py ../shared/eval/words/train.tsv

The pairs come from a table (columns latin, cyrillic, count) and from the frequency lists of `russiannames` written by
every scheme of this library. Writes `data/readings/spelling.bin`. The result depends on nothing but the input.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

import ngrams
import numpy as np
import windows
from align import align
from pack import save
from synthesise import draw

from namematch.text import strip_marks
from namematch.translit.schemes.letter_outputs import comparable

OUT = Path(__file__).parent.parent / "src/namematch/data/readings/spelling.bin"
CYRILLIC = re.compile(r"[а-яіїєґў]+")
SEED = 20261122
SYNTHETIC = 600_000
SYNTHETIC_WEIGHT = 0.2
# People drop diacritics; what is left must be readable too.
PLAIN_WEIGHT = 0.3
SMALLEST_LETTER = 20.0
SMALLEST_UNIT = 4.0
# Bits a letter beyond which a pair is taken for two different names.
WORST_ALIGNMENT = 3.0
ORDER = 6
# Taken from the counts of a window for the distribution of the narrower one.
DISCOUNT = 0.7

Pairs = list[tuple[str, str, float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path, help="tab-separated table with the columns latin, cyrillic, count")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--synthetic-weight", type=float, default=SYNTHETIC_WEIGHT)
    parser.add_argument("--prune", type=float, default=2.0, help="weighted bits below which an n-gram is dropped")
    arguments = parser.parse_args()
    synthetic = [(latin, word, arguments.synthetic_weight) for latin, word in draw(SYNTHETIC, SEED)]
    pairs, letters = spelled(read_pairs(arguments.table) + synthetic)
    runs, cost = align(pairs)
    usable = np.flatnonzero(cost < WORST_ALIGNMENT).tolist()
    tables, provenance = learn([(*pairs[row], runs[row]) for row in usable], letters, arguments.prune)
    save(arguments.out, provenance, tables)
    print(f"{len(pairs)} pairs, {len(usable)} aligned, {arguments.out.stat().st_size} bytes")


def read_pairs(path: Path) -> Pairs:
    """The pairs of a table, weighted by the logarithm of their counts."""
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        latin, cyrillic, count = line.split("\t")
        pairs.append((comparable(latin), cyrillic.replace("ё", "е"), 1 + 0.3 * float(np.log2(float(count)))))
    return [pair for pair in pairs if pair[0] and CYRILLIC.fullmatch(pair[1])]


def spelled(pairs: Pairs) -> tuple[Pairs, str]:
    """The pairs in the letters that are common enough to be learned, with plain copies of those with diacritics."""
    common: Counter[str] = Counter()
    for latin, _, weight in pairs:
        for letter in latin:
            common[letter] += weight  # type: ignore[assignment]
    letters = {letter for letter, weight in common.items() if weight >= SMALLEST_LETTER}
    known = [
        ("".join(letter if letter in letters else strip_marks(letter) for letter in latin), cyrillic, weight)
        for latin, cyrillic, weight in pairs
    ]
    known = [pair for pair in known if letters.issuperset(pair[0])]
    plain = [(strip_marks(latin), cyrillic, weight * PLAIN_WEIGHT) for latin, cyrillic, weight in known]
    known += [
        copy for copy, pair in zip(plain, known, strict=True) if copy[0] != pair[0] and letters.issuperset(copy[0])
    ]
    return known, "".join(sorted(letters))


def learn(
    aligned: list[tuple[str, str, float, list[str]]], letters: str, prune: float
) -> tuple[dict[str, np.ndarray], dict[str, object]]:
    """The window trie and the sequence model, and what has to be known to read them."""
    weight_of: Counter[tuple[str, str]] = Counter()
    for latin, _, weight, runs in aligned:
        for unit in zip(latin, runs, strict=True):
            weight_of[unit] += weight  # type: ignore[assignment]
    units = sorted(unit for unit, weight in weight_of.items() if weight >= SMALLEST_UNIT)
    number = {unit: code for code, unit in enumerate(units)}
    examples = []
    for latin, _, weight, runs in aligned:
        row = [number.get(unit, -1) for unit in zip(latin, runs, strict=True)]
        if -1 not in row:
            examples.append((latin, row, weight))
    tables = {f"sequence_{name}": values for name, values in sequence_tables(examples, len(units), prune).items()}
    tables |= {f"window_{name}": values for name, values in window_tables(examples, letters, len(units)).items()}
    provenance = {
        "title": "What Latin letters of names stand for in Cyrillic",
        "source": "NETransliteration-COLING2018 wd_russian (Wikidata labels), training part; names of russiannames "
        "2.0.0 written by the schemes of this library",
        "licence": "CC0-1.0 (pairs), BSD-3-Clause (russiannames); the tables are MIT like the library",
        "year": 2026,
        "made": "2026-11-22 by tools/learn_readings.py ../shared/eval/words/train.tsv",
        "letters": letters,
        "runs": [run for _, run in units],
        "end": len(units) + 1,
        "path": windows.PATH,
    }
    return tables, provenance


def sequence_tables(examples: list[tuple[str, list[int], float]], units: int, prune: float) -> dict[str, np.ndarray]:
    """The joint n-gram model over units."""
    start, end = units, units + 1
    sequences = [symbol for _, row, _ in examples for symbol in (start, *row, end)]
    starts = [place == 0 for _, row, _ in examples for place in range(len(row) + 2)]
    weights = [weight for _, row, weight in examples for _ in range(len(row) + 2)]
    orders = ngrams.count(np.array(sequences), np.array(starts), np.array(weights), units + 2, ORDER)
    probabilities = ngrams.smooth(orders, start, units + 2)
    keep = ngrams.prune(orders, probabilities, prune)
    print("n-grams kept:", [int(kept.sum()) for kept in keep])
    return ngrams.automaton(orders, probabilities, keep, units + 2, start)


def window_tables(examples: list[tuple[str, list[int], float]], letters: str, units: int) -> dict[str, np.ndarray]:
    """The trie of windows."""
    symbols = {letter: code for code, letter in enumerate(letters, start=1)}
    margin = max(windows.PATH)
    around = []
    for latin, _, _ in examples:
        padded = [0] * margin + [symbols[letter] for letter in latin] + [0] * margin
        around += [[padded[margin + place + offset] for offset in windows.PATH] for place in range(len(latin))]
    unit_of = [unit for _, row, _ in examples for unit in row]
    weights = [weight for _, row, weight in examples for _ in row]
    levels = windows.learn(np.array(around), np.array(unit_of), np.array(weights), len(letters) + 1, units, DISCOUNT)
    return windows.pack(levels, len(letters) + 1, smallest=1.0, threshold=1.0, floor=2**-10, widest=8)


if __name__ == "__main__":
    main()
