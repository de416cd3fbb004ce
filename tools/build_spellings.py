"""Write the commonest names by every scheme for Russian: a name that is spelled by the book is read by the book.

Only what the search does not read first by itself is kept.

    python tools/build_spellings.py

Needs `russiannames` 2.0.0 (BSD-3-Clause) and the tables of the other two tools. Writes `data/readings/spellings.bin`:
hashes of romanised words, the Cyrillic word of each, and the bits that its frequency and the number of schemes that
write it so amount to.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
from build_prior import KINDS, add_foreign_forms, read
from pack import save

from namematch.translit.batch import search_many
from namematch.translit.explain import comparable
from namematch.translit.known import spelling_key
from namematch.translit.prior import listed_cost
from namematch.translit.scheme import schemes
from namematch.translit.search import spell

OUT = Path(__file__).parent.parent / "src/namematch/data/readings/spellings.bin"
LEAST_BEARERS = 4


def main() -> None:
    lists = {kind: read(kind) for kind in KINDS}
    add_foreign_forms(lists["names"])
    words = sorted({word for counts in lists.values() for word, number in counts.items() if number >= LEAST_BEARERS})
    russian = [scheme for scheme in schemes() if scheme.languages[0] == "ru"]
    written = {
        (latin, number): round(1000 * np.log2(len(russian) / count)) + (listed_cost(word) or 0)
        for number, word in enumerate(words)
        for latin, count in Counter(comparable(scheme.romanize_word(word)) for scheme in russian).items()
        if spell(latin) == (latin, 0)
    }
    found = search_many(sorted({latin for latin, _ in written}))
    missed = {pair: cost for pair, cost in written.items() if found[pair[0]][1][:1] != [words[pair[1]]]}
    used = sorted({number for _, number in missed})
    place = {number: new for new, number in enumerate(used)}
    rows = sorted((spelling_key(latin), place[number], cost) for (latin, number), cost in missed.items())
    provenance = {
        "title": "Common names as the schemes write them",
        "source": "russiannames 2.0.0 (PyPI), names of four bearers or more, by the schemes for Russian",
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
    save(OUT, provenance, arrays, differences=("keys",))
    print(f"{len(words)} words in {len(written)} spellings, {len(rows)} kept, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
