"""Write the commonest names by every scheme for Russian: a name that is written by the book is read by the book.

Only what the search does not read first by itself is kept.

    python tools/build_spellings.py

Needs `russiannames` 2.0.0 (BSD-3-Clause) and the tables of the other two tools. Writes `data/readings/spellings.bin`:
hashes of romanised words, the Cyrillic word of each, and the bits that its frequency and the number of schemes that
write it so amount to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from build_prior import KINDS, add_foreign_forms, read
from pack import save

from namematch.translit.readings.known_spellings import SIEVE_BITS, sieve_place, spelling_key
from namematch.translit.readings.lattice_search import spell
from namematch.translit.readings.prior import listed_cost
from namematch.translit.readings.search_batch import search_many
from namematch.translit.readings.user_words import scheme_spellings
from namematch.translit.schemes.scheme import schemes

OUT = Path(__file__).parent.parent / "src/namematch/data/readings/spellings.bin"
# Languages of the schemes, millibits that their spellings cost beside the Russian ones, and least number of bearers.
GROUPS = ((("ru",), 0, 4), (("uk", "be", "bg"), 2300, 10))


def main() -> None:
    lists = {kind: read(kind) for kind in KINDS}
    add_foreign_forms(lists["names"])
    counts = sum(lists.values(), Counter[str]())
    words = sorted(counts)
    written: dict[tuple[str, int], int] = {}
    for languages, surcharge, least in GROUPS:
        for pair, cost in spellings(words, counts, languages, least).items():
            written[pair] = min(cost + surcharge, written.get(pair, 60_000))
    found = search_many(sorted({latin for latin, _ in written}))
    missed = {pair: cost for pair, cost in written.items() if found[pair[0]][1][:1] != [words[pair[1]]]}
    used = sorted({number for _, number in missed})
    place = {number: new for new, number in enumerate(used)}
    rows = sorted((spelling_key(latin), place[number], cost) for (latin, number), cost in missed.items())
    provenance = {
        "title": "Common names as the schemes write them",
        "source": "russiannames 2.0.0 (PyPI), common names by the schemes for ru, uk, be and bg",
        "licence": "BSD-3-Clause, Copyright (c) Ivan Begtin",
        "year": 2026,
        "made": "2026-11-22 by tools/build_spellings.py",
    }
    keys, numbers, costs = zip(*rows, strict=True)
    arrays = {
        "keys": np.array(keys, dtype=np.uint64),
        "words": np.array(numbers, dtype=np.uint32),
        "costs": np.minimum(costs, 60000).astype(np.uint16),
        "text": np.frombuffer("\n".join(words[number] for number in used).encode(), dtype=np.uint8),
    }
    arrays["sieve"] = sieve(keys)
    save(OUT, provenance, arrays)
    print(f"{len(words)} words in {len(written)} spellings, {len(rows)} kept, {OUT.stat().st_size} bytes")


def sieve(keys: Iterable[int]) -> np.ndarray:
    """A bit for each remainder of a key, set where there is such a key."""
    bits = np.zeros(1 << SIEVE_BITS - 3, dtype=np.uint8)
    for byte, bit in map(sieve_place, keys):
        bits[byte] |= 1 << bit
    return bits


def spellings(
    words: list[str], counts: Counter[str], languages: tuple[str, ...], least: int
) -> dict[tuple[str, int], int]:
    """Each spelling of a common word by the schemes for some languages, and its bits in thousandths."""
    writers = [scheme for scheme in schemes() if scheme.languages[0] in languages and not scheme.is_for_machines]
    written = {}
    for number, word in enumerate(words):
        if counts[word] >= least:
            for spelling, rarity in scheme_spellings(word, writers):
                if spell(spelling) == (spelling, 0):
                    written[spelling, number] = rarity + (listed_cost(word) or 0)
    return written


if __name__ == "__main__":
    main()
