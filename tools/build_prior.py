"""Build the prior over Cyrillic name words from the frequency lists of the `russiannames` package.

    python tools/build_prior.py

Reads the parquet files inside the installed wheel (russiannames 2.0.0, BSD-3-Clause) and the given-name table of
this library; writes `data/readings/prior.bin`: a hashed lexicon of word costs, and a spelling model of Cyrillic names
(character 5-grams) for words that are on no list.
"""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from ngrams import MILLIBITS, automaton, count, prune, smooth
from pack import save

from namematch.translit.readings.prior import ALPHABET, SPELLING_START, hash_word

OUT = Path(__file__).parent.parent / "src/namematch/data/readings/prior.bin"
GIVEN_FORMS = Path(__file__).parent / "given_forms.tsv"
WORD = re.compile(r"[а-яёіїєґў]{2,40}")
# Share of each kind among the words of full names; patronymics stand in fewer of them.
KINDS = {"surnames": 0.4, "names": 0.35, "midnames": 0.25}
SMALLEST = {"surnames": 1, "names": 2, "midnames": 2}
# A Ukrainian or Belarusian form of a given name gets this share of the Russian form's count.
FOREIGN_SHARE = 0.05


def read(kind: str) -> Counter[str]:
    """Counts of the words of one list, feminine surnames filled in where only the masculine one is listed."""
    rows = pq.read_table(str(files("russiannames") / "data" / f"{kind}.parquet")).to_pylist()
    counts: Counter[str] = Counter()
    for row in rows:
        word = row["text"].lower().replace("ё", "е")
        if WORD.fullmatch(word) and row["count"] >= SMALLEST[kind]:
            counts[word] += row["count"]
    for row in rows:
        feminine = (row.get("f_form") or "").lower().replace("ё", "е")
        if WORD.fullmatch(feminine) and feminine not in counts:
            counts[feminine] = max(1, row["count"] // 2)
    return counts


def add_foreign_forms(given: Counter[str]) -> None:
    """Ukrainian and Belarusian forms of the commonest given names."""
    for line in GIVEN_FORMS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        russian, *others = line.lower().split("\t")
        for form in others:
            if form and (form := form.replace("'", "")) not in given:
                given[form] = max(1, int(given[russian.replace("ё", "е")] * FOREIGN_SHARE))


def lexicon(lists: dict[str, Counter[str]]) -> tuple[np.ndarray, np.ndarray]:
    """Sorted word hashes and their costs in millibits."""
    shares: Counter[str] = Counter()
    for kind, counts in lists.items():
        total = sum(counts.values())
        for word, number in counts.items():
            shares[word] += KINDS[kind] * number / total  # type: ignore[assignment]
    keys = np.array([hash_word(word) for word in shares], dtype=np.uint64)
    costs = -np.log2(np.fromiter(shares.values(), dtype=float)) * MILLIBITS
    by_key = np.argsort(keys)
    return keys[by_key], np.rint(costs[by_key]).astype(np.uint16)


def spelling(lists: dict[str, Counter[str]]) -> dict[str, np.ndarray]:
    """The character model, each distinct word weighted by the logarithm of its count."""
    weights: Counter[str] = Counter()
    for counts in lists.values():
        for word, number in counts.items():
            weights[word] += 0.3 + np.log2(number)  # type: ignore[assignment]
    codes = {letter: code for code, letter in enumerate(ALPHABET, start=SPELLING_START + 1)}
    end = SPELLING_START + len(ALPHABET) + 1
    sequences, starts, token_weights = [], [], []
    for word, weight in sorted(weights.items()):
        row = [SPELLING_START, *(codes[letter] for letter in word), end]
        sequences.extend(row)
        starts.extend([True] + [False] * (len(row) - 1))
        token_weights.extend([weight] * len(row))
    symbols = end + 1
    orders = count(np.array(sequences), np.array(starts), np.array(token_weights), symbols, 5)
    probabilities = smooth(orders, SPELLING_START, symbols)
    keep = prune(orders, probabilities, 6.0)
    print("n-grams kept:", [int(kept.sum()) for kept in keep])
    return automaton(orders, probabilities, keep, symbols, SPELLING_START)


def main() -> None:
    lists = {kind: read(kind) for kind in KINDS}
    add_foreign_forms(lists["names"])
    print({kind: (len(counts), sum(counts.values())) for kind, counts in lists.items()})
    keys, costs = lexicon(lists)
    provenance = {
        "title": "Prior over Cyrillic name words",
        "source": "russiannames 2.0.0 (PyPI), frequency lists of surnames, given names and patronymics",
        "licence": "BSD-3-Clause, Copyright (c) Ivan Begtin",
        "year": 2026,
        "made": "2026-11-22 by tools/build_prior.py",
    }
    arrays = {"keys": keys, "key_costs": costs}
    arrays |= {f"spelling_{name}": values for name, values in spelling(lists).items()}
    save(OUT, provenance, arrays)
    print(OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
