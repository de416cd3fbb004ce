"""Given names: which forms belong to which name, how often a name is borne, and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import inf, log2
from typing import NamedTuple

from namematch._internal.caches import WORDS
from namematch.data import read_packed
from namematch.names.lexicon.rows import (
    NameLink,
    cyrillic_forms,
    entries,
    latin_keys,
    links_of_rows,
    weighed,
    women_among,
)
from namematch.names.parameters import given_names
from namematch.names.spelling.spelling_key import name_spelling_key
from namematch.names.types import Gender, RelationKind
from namematch.text import Script, fold, script_of, strip_marks
from namematch.translit import letterwise_readings, scheme_share
from namematch.user_lexicon import active_lexicon, cached_per_lexicon

ENDING, _LETTERS, _SMOOTHING = 3, 32, 1.0


class Bearers(NamedTuple):
    """How many bear a name, and how many of them are women."""

    total: float
    women: float


_NO_BEARERS = Bearers(0.0, 0.0)


class _Tables(NamedTuple):
    """The file data/names/given.bin, which tools/build_given.py makes.

    Args:
        frequencies: Key of a Cyrillic given name to its bearers and the women among them.
        links: Key of every form in the lexicon to head, kind and bits of its links, best first.
        women: Heads of the lexicon that are women's names.
        spellings: Key of a Latin spelling to the keys of the Cyrillic forms it stands for.
        listed: Given names letter by letter (ё as е) to their bearers; forms on no list borrow some of their name's.
        endings: Last letters of names to how many men's and how many women's listed names end so.
        belarusian: Spellings that only the Belarusian form of a name has, folded, without diacritics and ь; their keys.
        elsewhere: Cyrillic forms that names have in other languages and not in Russian, folded (ё as е).
    """

    frequencies: dict[str, tuple[float, float]]
    links: dict[str, list[tuple[str, int, float]]]
    women: frozenset[str]
    spellings: dict[str, str]
    listed: dict[str, tuple[float, float]]
    endings: dict[str, tuple[float, float]]
    belarusian: frozenset[str]
    elsewhere: frozenset[str]


@cached_per_lexicon(None)
def _tables() -> _Tables:
    table = read_packed("names/given.bin")
    shipped = _Tables(**table | {name: frozenset(table[name]) for name in ("women", "belarusian", "elsewhere")})
    return _with_own(shipped) if active_lexicon().given_names else shipped


_KINDS = tuple(RelationKind)
_NOBODY = (0.0, 0.0)


def _with_own(shipped: _Tables) -> _Tables:
    """The tables with the given names of the user's own lexicon, put in as tools/build_given.py would have done."""
    names = active_lexicon().given_names
    frequencies, spellings, listed = dict(shipped.frequencies), dict(shipped.spellings), dict(shipped.listed)
    for row, count in names:
        _count_in(frequencies, name_spelling_key(row["name"]), count, women_among(row))
        _count_in(listed, listed_form(row["name"]), count, women_among(row))
        for form, language in cyrillic_forms(row):
            for key in latin_keys(form, language):
                spellings[key] = " ".join(dict.fromkeys([*spellings.get(key, "").split(), name_spelling_key(form)]))

    def bearers(head: str) -> float:
        return frequencies.get(name_spelling_key(head), _NOBODY)[0] + given_names().head

    links = dict(shipped.links)
    costs = given_names().costs
    for key, added in links_of_rows(row for row, _ in names).items():
        known = {head: NameLink(key, head, _KINDS[kind], costs[_KINDS[kind]]) for head, kind, _ in links.get(key, ())}
        costed = weighed((known | added).values(), bearers)
        links[key] = [(link.head, _KINDS.index(link.kind), link.bits) for link in costed]
    for row, _ in names:
        for form, kind in entries(row):
            share = lent(NameLink(form, row["name"], kind, 0.0), bearers(row["name"]))
            listed.setdefault(listed_form(form), (share, share * women_among(row)))
    women = shipped.women | {row["name"] for row, _ in names if row["gender"] == "f"}
    return _Tables(frequencies, links, women, spellings, listed, shipped.endings, shipped.belarusian, shipped.elsewhere)


def _count_in(counts: dict[str, tuple[float, float]], key: str, count: int, women: float) -> None:
    if count:
        total, of_women = counts.get(key, _NOBODY)
        counts[key] = total + count, of_women + count * women


def _links_of(form: str) -> Iterator[NameLink]:
    """Links of a form by its key, best first."""
    return (NameLink(form, head, _KINDS[kind], bits) for head, kind, bits in _tables().links.get(form, ()))


def _head_count(head: str) -> float:
    return _tables().frequencies.get(name_spelling_key(head), _NOBODY)[0] + given_names().head


def all_spellings() -> Iterator[str]:
    """Keys of all Latin spellings that stand for a name of the lexicon, each once."""
    lexicon, spellings = _tables().links, _tables().spellings
    yield from (key for key in lexicon if script_of(key) is Script.LATIN and key not in spellings)
    yield from (key for key, forms in spellings.items() if key in lexicon or any(f in lexicon for f in forms.split()))


@cached_per_lexicon(WORDS)
def given_forms(word: str) -> tuple[str, ...]:
    """Keys of the given-name forms that a written word can stand for; the word's own key first where it is listed."""
    key = name_spelling_key(word)
    tables = _tables()
    itself = (key,) if key in tables.links or tables.frequencies.get(key, _NOBODY)[0] >= given_names().counted else ()
    spelled = tables.spellings.get(key)
    if not key.isascii() and script_of(key) is Script.OTHER:
        return tuple(dict.fromkeys(form for name in _read_back(word) for form in given_forms(name)))
    if not spelled or script_of(key) is Script.CYRILLIC:
        return itself
    return itself + tuple([form for form in _likely_spelled(word, spelled.split()) if form not in itself])


def _read_back(word: str) -> list[str]:
    """What a word in another alphabet than Latin or Cyrillic most likely is in Cyrillic."""
    return [reading.cyrillic for reading in letterwise_readings(word) if reading.bits <= given_names().read_back]


def _likely_spelled(word: str, forms: list[str]) -> list[str]:
    """The forms that a Latin word is not far less likely a spelling of than of another one, letter by letter.

    Keys are coarse: Nikita, without its diacritic, would be Никица in Romanian, and Yana a French Жана.
    """
    if len(forms) < 2:
        return forms
    shares = [max((scheme_share(word, name) for name in _letterwise().get(form, ())), default=inf) for form in forms]
    least = given_names().least_spelled * max((share for share in shares if share < inf), default=0.0)
    return [form for form, share in zip(forms, shares, strict=True) if share >= least]


@cached_per_lexicon(None)
def _letterwise() -> dict[str, list[str]]:
    """Key of a form to the names with that key, letter by letter."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in _tables().listed:
        found[name_spelling_key(name)].append(name)
    return dict(found)


@cached_per_lexicon(WORDS)
def given_links(word: str) -> tuple[NameLink, ...]:
    """Ties of a written word to the names in the lexicon, cheapest first, one a name.

    Example:
        >>> sorted(link.head for link in given_links("Sasha"))
        ['Александр', 'Александра']
    """
    best: dict[str, NameLink] = {}
    for form in given_forms(word):
        for link in _links_of(form):
            if link.head not in best or link.bits < best[link.head].bits:
                best[link.head] = link
    return tuple(sorted(best.values(), key=lambda link: link.bits))


@cached_per_lexicon(WORDS)
def given_bearers(word: str) -> Bearers:
    """How many people go by that word as a given name in the reference population, and how many of them are women.

    Args:
        word: One word, in Cyrillic or any romanisation.

    Example:
        >>> given_bearers("Sergei").total > given_bearers("Фома").total > 0
        True
    """
    tables, forms = _tables(), given_forms(word)
    if not forms:
        return _NO_BEARERS
    counted = [tables.frequencies[form] for form in forms if form in tables.frequencies]
    total, women = sum(all_of_them for all_of_them, _ in counted), sum(of_women for _, of_women in counted)
    shares = {link.head: lent(link, _head_count(link.head)) for link in given_links(word)}
    if not shares:
        return Bearers(total, women)
    # Whether a listed form is a woman's name the lexicon knows better than the counts of a list with slips in it.
    borrowed = sum(shares.values())
    among = sum(share for head, share in shares.items() if head in tables.women) / borrowed
    total = max(total, borrowed, given_names().listed)
    return Bearers(total, total * (0.01 + 0.98 * among))


def lent(link: NameLink, bearers: float) -> float:
    """How many bearers a form that the frequency list lacks borrows from its name, which has `bearers`."""
    table = given_names()
    return float(bearers * 2.0 ** -(table.costs[link.kind] + table.borrowed))


def is_belarusian(word: str) -> bool:
    """Whether a given name is spelled as only its Belarusian form is: Aliaksandr, Дзмітрый, Дзьмітрый."""
    plain = strip_marks(fold(word)).replace("ь", "")
    return plain in _tables().belarusian or name_spelling_key(plain) in _tables().belarusian


def is_form_elsewhere(word: str) -> bool:
    """Whether a given name stands in a Cyrillic form that other languages have and Russian has not: Микола, Ганна."""
    return listed_form(word) in _tables().elsewhere


def listed_form(form: str) -> str:
    """A form as the lists of given names have it: folded, ё as е."""
    return fold(form).replace("ё", "е")


def listed_bearers(form: str) -> Bearers:
    """Bearers of a given name that is listed in just that form (ё as е); none for any other spelling of it."""
    return Bearers(*_tables().listed.get(listed_form(form), _NOBODY))


@cached_per_lexicon(WORDS)
def given_ending_bits(word: str, gender: Gender) -> float:
    """-log2 of the share of given names that are of that gender and end in the same three letters.

    Letter by letter from the end, each share smoothed as if every letter had been seen a little more often.
    """
    table, women = _tables().endings, gender is Gender.FEMALE
    before, bits = sum(table[""]), 0.0
    for length in range(1, ENDING + 1):
        here = table.get(word[-length:], _NOBODY)[women]
        bits -= log2((here + _SMOOTHING) / (before + _SMOOTHING * _LETTERS))
        before = here
    return bits
