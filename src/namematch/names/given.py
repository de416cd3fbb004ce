"""Given names: which forms belong to which name, how often a name is borne, and by whom."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from namematch.data import read_tsv
from namematch.names.keys import name_key
from namematch.names.types import Gender, RelationKind
from namematch.text import Script, fold, script_of

# -log2 of how often a bearer of the name goes by a form of that kind, roughly, from the shares of forms in texts.
_COST = {
    RelationKind.SAME: 0.0,
    RelationKind.SPELLING: 1.0,
    RelationKind.COGNATE: 1.5,
    RelationKind.TRANSLATION: 2.5,
    RelationKind.DIMINUTIVE: 3.0,
}
_LEAST_COUNT = 3
# Share of women among the bearers of a name that a list gives to men, to women, to both.
_WOMEN = {"m": 0.01, "f": 0.99, "u": 0.5, "": 0.5}
# A form that the frequency list lacks borrows this share of its name's bearers, as -log2, besides the cost of its kind.
_BORROWED = 3.0
# A form that the lexicon lists is a given name, however rare the list has it.
_LEAST_LISTED = 200.0
_ENDING, _LETTERS, _SMOOTHING = 3, 32, 1.0


class Link(NamedTuple):
    """A form's tie to a name: `form` kind-of `head`."""

    form: str
    head: str
    kind: RelationKind
    bits: float


class Bearers(NamedTuple):
    """How many bear a name, and how many of them are women."""

    total: float
    women: float


@cache
def _counted() -> dict[str, Bearers]:
    """The frequency list: given names as written there, folded (ё as е), to their bearers."""
    found: dict[str, Bearers] = {}
    for row in read_tsv("names/given_frequency.tsv"):
        count = float(row["count"])
        found[row["name"].lower().replace("ё", "е")] = Bearers(count, count * _WOMEN[row["gender"]])
    return found


@cache
def _frequencies() -> dict[str, Bearers]:
    """Key of a Cyrillic given name to its bearers."""
    found: dict[str, Bearers] = {}
    for name, bearers in _counted().items():
        key = name_key(name)
        before = found.get(key, Bearers(0.0, 0.0))
        found[key] = Bearers(before.total + bearers.total, before.women + bearers.women)
    return found


class _Lexicon(NamedTuple):
    links: dict[str, tuple[Link, ...]]
    gender: dict[str, Gender]


@cache
def _lexicon() -> _Lexicon:
    """Key of every form in the table to its links, best first."""
    links: defaultdict[str, dict[str, Link]] = defaultdict(dict)
    genders: dict[str, Gender] = {}
    for row in read_tsv("names/given_names.tsv"):
        head = row["name"]
        genders[head] = Gender.FEMALE if row["gender"] == "f" else Gender.MALE
        for form, kind in _entries(row):
            key = name_key(form)
            link = Link(key, head, kind, _COST[kind])
            if head not in links[key] or links[key][head].bits > link.bits:
                links[key][head] = link
    return _Lexicon({key: _weighed(ties.values()) for key, ties in links.items()}, genders)


def _entries(row: dict[str, str]) -> Iterator[tuple[str, RelationKind]]:
    yield row["name"], RelationKind.SAME
    for column, kind in (
        ("latin", RelationKind.SAME),
        ("spelling", RelationKind.SPELLING),
        ("cognate", RelationKind.COGNATE),
        ("translation", RelationKind.TRANSLATION),
        ("diminutive", RelationKind.DIMINUTIVE),
    ):
        for entry in row[column].split():
            yield entry.rpartition(":")[2], kind


def _weighed(ties: Iterable[Link]) -> tuple[Link, ...]:
    """A pet form shared by several names costs more for the rarer ones."""
    found = list(ties)
    pets = sum(_head_count(link.head) for link in found if link.kind is RelationKind.DIMINUTIVE)
    weighed = (
        link._replace(bits=link.bits + math.log2(pets / _head_count(link.head)))
        if link.kind is RelationKind.DIMINUTIVE
        else link
        for link in found
    )
    return tuple(sorted(weighed, key=lambda link: link.bits))


def _head_count(head: str) -> float:
    return _frequencies().get(name_key(head), Bearers(0.0, 0.0)).total + 5


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Key of a Latin spelling to the keys of the Cyrillic forms it stands for."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in read_tsv("names/given_spellings.tsv"):
        form = name_key(row["form"])
        for key in row["keys"].split():
            if form not in found[key]:
                found[key].append(form)
    return {key: tuple(forms) for key, forms in found.items()}


def all_spellings() -> Iterator[str]:
    """Keys of all Latin spellings that stand for a name of the lexicon."""
    lexicon = _lexicon().links
    yield from (key for key in lexicon if script_of(key) is Script.LATIN)
    yield from (key for key, forms in _spellings().items() if any(form in lexicon for form in forms))


@lru_cache(maxsize=65536)
def given_forms(word: str) -> tuple[str, ...]:
    """Keys of the given-name forms that a written word can stand for; the word's own key first where it is listed.

    Args:
        word: One word, in Cyrillic or any romanisation.
    """
    key = name_key(word)
    own = (key,) if key in _lexicon().links or _frequencies().get(key, Bearers(0.0, 0.0)).total >= _LEAST_COUNT else ()
    if script_of(key) is Script.CYRILLIC:
        return own
    return own + tuple(form for form in _spellings().get(key, ()) if form not in own)


def given_links(word: str) -> tuple[Link, ...]:
    """Ties of a written word to the names in the lexicon, cheapest first, one a name.

    Args:
        word: One word, in Cyrillic or any romanisation.

    Example:
        >>> sorted(link.head for link in given_links("Sasha"))
        ['Александр', 'Александра']
    """
    best: dict[str, Link] = {}
    for form in given_forms(word):
        for link in _lexicon().links.get(form, ()):
            if link.head not in best or link.bits < best[link.head].bits:
                best[link.head] = link
    return tuple(sorted(best.values(), key=lambda link: link.bits))


@lru_cache(maxsize=65536)
def given_bearers(word: str) -> Bearers:
    """How many people go by that word as a given name in the reference population, and how many of them are women.

    Args:
        word: One word, in Cyrillic or any romanisation.

    Example:
        >>> given_bearers("Sergei").total > given_bearers("Фома").total > 0
        True
    """
    frequencies, genders = _frequencies(), _lexicon().gender
    counted = [frequencies[form] for form in given_forms(word) if form in frequencies]
    total, women = sum(some.total for some in counted), sum(some.women for some in counted)
    shares = {link.head: _lent(link) for link in given_links(word)}
    if not shares:
        return Bearers(total, women)
    # Whether a listed form is a woman's name the lexicon knows better than the counts of a list with slips in it.
    lent = sum(shares.values())
    among = sum(share for head, share in shares.items() if genders[head] is Gender.FEMALE) / lent
    total = max(total, lent, _LEAST_LISTED)
    return Bearers(total, total * (0.01 + 0.98 * among))


def _lent(link: Link) -> float:
    return float(_head_count(link.head) * 2.0 ** -(_COST[link.kind] + _BORROWED))


@cache
def _listed() -> dict[str, Bearers]:
    """Given names letter by letter (ё as е) to their bearers; forms on no list borrow some of their name's."""
    found: dict[str, Bearers] = {}
    for row in read_tsv("names/given_names.tsv"):
        for form, kind in _entries(row):
            count = _lent(Link(form, row["name"], kind, 0.0))
            before = found.get(_plain(form), Bearers(0.0, 0.0))
            found[_plain(form)] = Bearers(before.total + count, before.women + count * _WOMEN[row["gender"]])
    for name, bearers in _counted().items():
        if bearers.total > found.get(name, Bearers(0.0, 0.0)).total:
            found[name] = bearers
    return found


def _plain(form: str) -> str:
    return fold(form).replace("ё", "е")


def listed_bearers(form: str) -> Bearers:
    """Bearers of a given name that is listed in just that form (ё as е); none for any other spelling of it."""
    return _listed().get(_plain(form), Bearers(0.0, 0.0))


@cache
def _endings() -> dict[tuple[str, bool], float]:
    """The last one, two and three letters of names, of women's or of men's, to how many listed names end so."""
    found: defaultdict[tuple[str, bool], float] = defaultdict(float)
    for name, bearers in _counted().items():
        women = bearers.women / bearers.total
        for length in range(_ENDING + 1):
            ending = name[len(name) - length :]
            found[ending, True] += women
            found[ending, False] += 1 - women
    return dict(found)


@lru_cache(maxsize=65536)
def given_ending_bits(word: str, gender: Gender) -> float:
    """-log2 of the share of given names that are of that gender and end in the same three letters.

    Letter by letter from the end, each share smoothed as if every letter had been seen a little more often.
    """
    table, women = _endings(), gender is Gender.FEMALE
    before, bits = table["", True] + table["", False], 0.0
    for length in range(1, _ENDING + 1):
        here = table.get((word[-length:], women), 0.0)
        bits -= math.log2((here + _SMOOTHING) / (before + _SMOOTHING * _LETTERS))
        before = here
    return bits
