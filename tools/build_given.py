"""Writes data/names/given.bin: the given names of three tables by the keys on which their spellings meet.

And beside it given_sounds.bin: their Latin spellings by their consonants.

Run from the root of the repository after a change to given_names.tsv, given_frequency.tsv, given_spellings.tsv,
sounds.toml or names/spelling/spelling_key.py: `python tools/build_given.py`; with `--check` it only says whether the
file is current.

Reading the tables as they are and folding every name in them takes the better part of a second, which is too long to
wait for a first comparison.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from namematch.data.shared_tables import GIVEN_FREQUENCY, GIVEN_NAMES, GIVEN_SPELLINGS
from namematch.names.lexicon.given_names import ENDING, Bearers, lent, listed_form
from namematch.names.lexicon.rows import (
    NameLink,
    cyrillic_forms,
    entries,
    latin_spellings,
    links_of_rows,
    weighed,
    women_among,
)
from namematch.names.parameters import given_names
from namematch.names.sources.phonetic_lookup import by_consonants
from namematch.names.spelling.spelling_key import name_spelling_key
from namematch.names.types import RelationKind
from namematch.text import fold, strip_marks

_FOLDER = Path(__file__).parent.parent / "src/namematch/data/names"
_PROVENANCE = {
    "title": "Given names by the keys on which their spellings meet, and by their consonants",
    "source": "given_names.tsv, given_frequency.tsv (russiannames 2.0.0, PyPI), given_spellings.tsv and sounds.toml of "
    "this folder",
    "licence": "MIT like the library; frequencies BSD-3-Clause, Copyright (c) Ivan Begtin",
    "made": "by tools/build_given.py",
}
_KINDS = list(RelationKind)
# Shorter words are spelled alike in too many languages.
_SHORTEST = 4


def main() -> int:
    check = "--check" in sys.argv
    # The second is made of the first.
    return int(any([_is_stale("given.bin", tables(), check), _is_stale("given_sounds.bin", by_consonants(), check)]))


def _is_stale(name: str, table: dict[str, Any], check: bool) -> bool:
    """Writes a file; only checked, whether it should have been written."""
    packed = json.dumps(table, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    content = json.dumps(_PROVENANCE).encode() + b"\n" + zlib.compress(packed.encode(), 9)
    if check:
        # What zlib makes of the same bytes may differ by its version.
        return _unpacked((_FOLDER / name).read_bytes()) != _unpacked(content)
    (_FOLDER / name).write_bytes(content)
    return False


def _unpacked(content: bytes) -> bytes:
    return zlib.decompress(content.partition(b"\n")[2])


def tables() -> dict[str, Any]:
    """What names/lexicon/given_names.py reads, by the names of its fields."""
    return {name: make() for name, make in FIELDS.items()}


@cache
def counted() -> dict[str, Bearers]:
    """The frequency list: given names as written there, folded (ё as е), to their bearers."""
    found: dict[str, Bearers] = {}
    for row in GIVEN_FREQUENCY.read():
        name, count = row["name"].lower().replace("ё", "е"), float(row["count"])
        before = found.get(name, Bearers(0.0, 0.0))
        found[name] = Bearers(before.total + count, before.women + count * women_among(row))
    return found


@cache
def frequencies() -> dict[str, Bearers]:
    """Key of a Cyrillic given name to its bearers."""
    found: dict[str, Bearers] = {}
    for name, bearers in counted().items():
        key = name_spelling_key(name)
        before = found.get(key, Bearers(0.0, 0.0))
        found[key] = Bearers(before.total + bearers.total, before.women + bearers.women)
    return found


@cache
def links() -> dict[str, tuple[NameLink, ...]]:
    """Key of every form in the table to its links, best first."""
    found = links_of_rows(GIVEN_NAMES.read())
    return {key: weighed(ties.values(), _head_count) for key, ties in found.items()}


def _head_count(head: str) -> float:
    return frequencies().get(name_spelling_key(head), Bearers(0.0, 0.0)).total + given_names().head


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """Key of a Latin spelling to the keys of the Cyrillic forms it stands for."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in GIVEN_SPELLINGS.read():
        form = name_spelling_key(row["form"])
        for key in row["keys"].split():
            if form not in found[key]:
                found[key].append(form)
    return {key: tuple(forms) for key, forms in found.items()}


@cache
def listed() -> dict[str, Bearers]:
    """Given names letter by letter (ё as е) to their bearers; forms on no list borrow some of their name's."""
    found: dict[str, Bearers] = {}
    for row in GIVEN_NAMES.read():
        for form, kind in entries(row):
            count = lent(NameLink(form, row["name"], kind, 0.0), _head_count(row["name"]))
            before = found.get(listed_form(form), Bearers(0.0, 0.0))
            found[listed_form(form)] = Bearers(before.total + count, before.women + count * women_among(row))
    for name, bearers in counted().items():
        if bearers.total > found.get(name, Bearers(0.0, 0.0)).total:
            found[name] = bearers
    return found


@cache
def endings() -> dict[str, list[float]]:
    """The last one, two and three letters of names to how many men's and how many women's listed names end so."""
    found: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for name, bearers in counted().items():
        women = bearers.women / bearers.total
        for length in range(ENDING + 1):
            ending = name[len(name) - length :]
            found[ending][True] += women
            found[ending][False] += 1 - women
    return dict(found)


def belarusian() -> set[str]:
    """Spellings that only the Belarusian form of a name has, folded, without diacritics and ь, and their keys."""
    return _belarusian(lambda text: strip_marks(fold(text)).replace("ь", "")) | _belarusian(
        lambda text: name_spelling_key(text.replace("ь", ""))
    )


def _belarusian(plain: Callable[[str], str]) -> set[str]:
    own: set[str] = set()
    others: set[str] = set()
    for row in GIVEN_NAMES.read():
        for form, language in cyrillic_forms(row):
            if language == "be":
                own |= _plain(form, "be", plain)
                continue
            others |= _plain(form, language, plain)
            # Ukrainian has many names in the Russian spelling, and writes them its own way (Maryna), none in -ия, -ий.
            if not form.endswith(("ия", "ий")):
                others |= _plain(form, "uk", plain)
        others.update(map(plain, row["translation"].split()))
    return {word for word in own - others if len(word) >= _SHORTEST}


def elsewhere() -> set[str]:
    """Cyrillic forms that names have in other languages and not in Russian, folded, as the lists have them."""
    russian = {listed_form(form) for row in GIVEN_NAMES.read() for form in (row["name"], *row["spelling"].split())}
    forms = (pair for row in GIVEN_NAMES.read() for pair in cyrillic_forms(row))
    return {listed_form(form) for form, language in forms if language != "ru"} - russian


def _plain(form: str, language: str, plain: Callable[[str], str]) -> set[str]:
    return set(map(plain, (form, *_latin_spellings(form, language))))


_latin_spellings = cache(latin_spellings)

FIELDS: dict[str, Callable[[], Any]] = {
    "frequencies": frequencies,
    "links": lambda: {
        key: [[link.head, _KINDS.index(link.kind), link.bits] for link in ties] for key, ties in links().items()
    },
    "women": lambda: [row["name"] for row in GIVEN_NAMES.read() if row["gender"] == "f"],
    "spellings": lambda: {key: " ".join(forms) for key, forms in spellings().items()},
    "listed": listed,
    "endings": endings,
    "belarusian": lambda: sorted(belarusian()),
    "elsewhere": lambda: sorted(elsewhere()),
}


if __name__ == "__main__":
    sys.exit(main())
