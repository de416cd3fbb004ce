"""Latin words back in the spelling of another language than Russian; and how the press knows public figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from itertools import chain
from math import inf, log2
from typing import NamedTuple

import regex

from namematch._internal.caches import WORDS
from namematch.data import PROVENANCE, TomlTable, regex_of
from namematch.data.shared_tables import GIVEN_NAMES
from namematch.text import Script, fold, script_of, strip_marks
from namematch.translit.readings.lattice_search import search_weights
from namematch.translit.readings.prior import name_bits
from namematch.translit.readings.traditions import traditional_candidates
from namematch.translit.schemes.attribution import language_share
from namematch.translit.schemes.scheme import find_scheme, schemes
from namematch.translit.schemes.scheme_usage import scheme_use
from namematch.user_lexicon import cached_per_lexicon

_BEAM, _MOST, _LONGEST = 96, 24, 24
# A tie over two letters in two halves, as library catalogues have it, is one as the schemes have it.
_TIES = str.maketrans({"\ufe20": "\u0361", "\ufe21": None})
# A spelling counts for more than how common what it is read as would be in Russian.
_SCHEMES_COUNT = 4.0
_TABLE = TomlTable(
    "readings/national.toml",
    {
        **PROVENANCE,
        "russian_surname": regex_of(regex.compile),
        "*": {
            "marks": regex_of(regex.compile),
            "alone?": bool,
            "silent": {"*": regex_of(regex.compile)},
            "impossible": regex_of(regex.compile),
            "odd": [[regex_of(regex.compile), float]],
        },
    },
)

_PUBLIC_NAMES = TomlTable("readings/public_names.toml", {**PROVENANCE, "*": {"names": str}})


class _Orthography(NamedTuple):
    """How one language spells: what its schemes write for each letter, and what is no word of it."""

    marks: regex.Pattern[str]
    alone: bool
    outputs: dict[str, tuple[str, ...]]
    longest: int
    silent: tuple[tuple[str, regex.Pattern[str]], ...]
    impossible: regex.Pattern[str]
    odd: tuple[tuple[regex.Pattern[str], float], ...]


def orthographies() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages, other than Russian, in whose spelling names can be restored."""
    return tuple(name for name, row in _TABLE.read().items() if isinstance(row, dict))


def shown_languages(latin: str, russian: str) -> frozenset[str]:
    """The languages that a Latin word shows: it is a given name of theirs alone, or has letters that only theirs have.

    Args:
        latin: One word.
        russian: What it reads as; a Russian given name that Russian schemes write so shows no other language.

    Example:
        >>> shown_languages("Oleksii", "Олексій"), shown_languages("Andrei", "Андрей")
        (frozenset({'uk'}), frozenset())
    """
    word, read = fold(latin), fold(russian)
    shown = {code for code in orthographies() if _orthography(code).marks.search(word)}
    is_russian = (
        language_share(word, read, "ru")
        and read in given_names_in_cyrillic()
        and not any(read in _own_given_names(code) for code in orthographies())
    )
    return frozenset(shown if is_russian else shown | {code for code in orthographies() if _own_given_name(word, code)})


def given_name_languages(latin: str) -> list[str]:
    """The languages, other than Russian, that write a given name of theirs as a Latin word is written.

    Example:
        >>> "uk" in given_name_languages("Yurii"), given_name_languages("Nikolai")
        (True, [])
    """
    return [code for code in orthographies() if _own_given_name(fold(latin), code)]


def languages_alone(latin: str) -> list[str]:
    """The languages whose letters a folded Latin word has, if no other has such: of Bulgarian ъ, of Turkmen, of Tatar.

    Example:
        >>> languages_alone("pŭrvanov"), languages_alone("gylyçew"), languages_alone("petrov")
        (['bg'], ['tk'], [])
    """
    return [code for code in orthographies() if _orthography(code).alone and _orthography(code).marks.search(latin)]


def own_scheme(name: str) -> str | None:
    """Id of the scheme by which the language that a Cyrillic name shows writes it; `None` if it shows none but Russian.

    Args:
        name: A name in the spelling of its own language.

    Example:
        >>> own_scheme("Олексій Гончаренко"), own_scheme("Алексей Гончаренко")
        ('ukrainian-news', None)
    """
    folded = fold(name)
    shown = (scheme for scheme, letters in _own_letters() if letters.search(folded))
    given = (scheme for scheme, _ in _own_letters() if _has_own_given_name(folded, find_scheme(scheme).languages[0]))
    return next(chain(shown, given), None)


@cache
def _own_letters() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    return tuple((scheme, regex.compile(letters)) for scheme, letters in scheme_use().own.items())


def _has_own_given_name(folded: str, language: str) -> bool:
    return any(word in _own_given_names(language) for word in folded.split())


def national_spelling(latin: str, language: str) -> str | None:
    """The word that a scheme of the language writes as a Latin word, lower case; `None` where none is known.

    Args:
        latin: One word.
        language: One of `orthographies`.

    Example:
        >>> national_spelling("Reznikov", "uk"), national_spelling("Tsikhanouskaya", "be")
        ('резніков', 'ціханоўская')
    """
    word = fold(latin).translate(_TIES)
    halves = [_own_given_name(half, language) or _spelling(half, language) for half in word.split("-")]
    found = [half for half in halves if half]
    return "-".join(found) if len(found) == len(halves) else None


def _own_given_name(word: str, language: str) -> str | None:
    return _own_given_spellings(language).get(word)


@lru_cache(maxsize=32)
def _own_given_spellings(language: str) -> dict[str, str]:
    """What the schemes of a language write for its own given names, with the names."""
    writers = [scheme for scheme in schemes() if scheme.languages[0] == language]
    # Of several that are written alike the first of the table is the commonest.
    names = reversed(_own_given_names(language))
    written = {fold(by.romanize_word(name)): name for name in names for by in writers}
    return {strip_marks(latin): name for latin, name in written.items()} | written


@cached_per_lexicon(WORDS)
def _spelling(word: str, language: str) -> str | None:
    table = _orthography(language)
    best: tuple[float, str] | None = None
    for name in _candidates(word, language):
        share = 0.0 if table.impossible.search(name) else _share_of_schemes(word, name, language)
        if share:
            cost = (
                _rarity(name)
                - _SCHEMES_COUNT * log2(share)
                + sum(bits * len(odd.findall(name)) for odd, bits in table.odd)
            )
            best = min(best or (cost, name), (cost, name))
    return best[1] if best else None


def _share_of_schemes(word: str, name: str, language: str) -> float:
    """How many schemes of the language write the name so; where readings ask none of them, whether any does."""
    if language in scheme_use().languages:
        return language_share(word, name, language)
    return float(any(fold(by.romanize_word(name)) == word for by in schemes() if by.languages[0] == language))


def _rarity(name: str) -> float:
    """How rare the name is in the orthography of Russian lists."""
    _, words = traditional_candidates(name)
    return min(map(name_bits, words[:_MOST]), default=0.0)


@lru_cache(maxsize=WORDS)
def _candidates(word: str, language: str) -> tuple[str, ...]:
    """What the letters of a Latin word may stand for in the language, by place; long words stand for nothing."""
    table = _orthography(language)
    if len(word) > _LONGEST:
        return ()
    reached: list[list[str]] = [[""], *([] for _ in word)]
    for place, prefixes in enumerate(reached[:-1]):
        kept = sorted(prefixes, key=len)[:_BEAM]
        for length in range(1, min(table.longest, len(word) - place) + 1):
            for letters in table.outputs.get(word[place : place + length], ()):
                for prefix in kept:
                    reached[place + length] += _with_silent(prefix + letters, table)
    return tuple(dict.fromkeys(name for name in reached[-1] if name))


def _with_silent(name: str, table: _Orthography) -> list[str]:
    """A beginning of a name as it is, and with what schemes leave out; none where no name begins so."""
    more = [name + letter for letter, behind in table.silent if behind.match(name[-1])]
    return [one for one in (name, *more) if _may_go_on(one, table)]


def _may_go_on(name: str, table: _Orthography) -> bool:
    """Whether nothing but the end of a beginning makes it impossible, which another letter may mend."""
    found = table.impossible.search(name)
    return found is None or found.end() >= len(name) - 1


@lru_cache(maxsize=32)
def _orthography(language: str) -> _Orthography:
    row = _TABLE.read()[language]
    outputs: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for scheme in schemes():
        if scheme.languages[0] == language:
            for rule in scheme.rules:
                outputs[fold(rule.to)][rule.letters] = None
    outputs.pop("", None)
    return _Orthography(
        regex.compile(row["marks"]),
        row.get("alone", False),
        {latin: tuple(letters) for latin, letters in outputs.items()},
        max(map(len, outputs)),
        tuple((letter, regex.compile(behind)) for letter, behind in row["silent"].items()),
        regex.compile(row["impossible"]),
        tuple((regex.compile(odd), bits) for odd, bits in row["odd"]),
    )


@lru_cache(maxsize=32)
def _own_given_names(language: str) -> dict[str, None]:
    """Given names that the language has and Russian has not, in the order of the table."""
    own: dict[str, None] = {}
    russian: set[str] = set()
    for row in GIVEN_NAMES.read():
        russian.update(map(fold, (row["name"], *row["spelling"].split(), *row["diminutive"].split())))
        entries = (entry.partition(":") for entry in row["cognate"].split())
        own |= dict.fromkeys(fold(form) for code, _, form in entries if code == language)
    return {name: None for name in own if name not in russian}


def given_name_in_russian(latin: str, read: Collection[str], others: Iterable[str]) -> str | None:
    """What a Russian is called whose given name stands in the form of another language; `None` for all others.

    Args:
        latin: A word of a name.
        read: What it may be read as.
        others: What the other words of the name are read as.

    Example:
        >>> [given_name_in_russian("Josef", ["Хосеф"], [surname]) for surname in ("Бродский", "Гайдн")]
        ['Иосиф', None]
    """
    name, short = _given_names_elsewhere().get(strip_marks(fold(latin)), ("", ""))
    is_short = not set(short.split()).isdisjoint(read)
    return name if name and not is_short and any(map(_is_russian_surname, others)) else None


def _is_russian_surname(cyrillic: str) -> bool:
    return regex.search(_TABLE.read()["russian_surname"], _plain(cyrillic)) is not None


@cache
def _given_names_elsewhere() -> dict[str, tuple[str, str]]:
    """Russian given names with their short forms, by what languages in Latin letters have for them.

    Of several the first of the table.
    """
    rows = [*reversed(GIVEN_NAMES.read())]
    forms = ((form, row) for row in rows for form in (row["translation"] + " " + row["latin"]).split())
    return {
        strip_marks(fold(form)): (row["name"], row["diminutive"])
        for form, row in forms
        if script_of(form) is Script.LATIN
    }


@cache
def given_names_in_cyrillic() -> frozenset[str]:
    """The given names of the table in lower case, and what they are in other languages that write Cyrillic."""
    entries = (f"{row['name']} {row['spelling']} {row['cognate']}".split() for row in GIVEN_NAMES.read())
    return frozenset(fold(entry.rpartition(":")[2]) for entry in chain.from_iterable(entries))


def press_bits(cyrillic: str) -> float:
    """`name_bits` of a word, or of both halves of a double one; a public figure's is written more than it is borne.

    Args:
        cyrillic: A Cyrillic word.

    Example:
        >>> press_bits("Жириновский") < press_bits("Шириновский")
        True
    """
    return sum(min(name_bits(half), _public_bits(half)) for half in _plain(cyrillic).split("-"))


def _public_bits(word: str) -> float:
    """Bits of a public figure's name in its own spelling; more of what it is in lists of Russian names."""
    spellings, weight = _public_names().get(word, ()), search_weights()
    if not spellings:
        return inf
    return weight.public_name if any(own == word for own, _ in spellings) else weight.public_name_in_russian


def native_spellings(russian: str) -> tuple[tuple[str, str], ...]:
    """How the languages of public figures spell a word that lists of Russian names have so, with these languages.

    Args:
        russian: A Cyrillic word in lower case, ё written е.

    Example:
        >>> native_spellings("парванов")
        (('първанов', 'bg'),)
    """
    return tuple(own for own in public_spellings(russian) if own[0] != russian)


def public_spellings(russian: str) -> tuple[tuple[str, str], ...]:
    """Surnames of public figures that lists of Russian names have as a word, each as its own language spells it."""
    return tuple(_public_names().get(_plain(russian), ()))


@cached_per_lexicon(None)
def _public_names() -> dict[str, list[tuple[str, str]]]:
    """By word as lists of Russian names have it: the spellings of its own languages."""
    spelled: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for language, row in _PUBLIC_NAMES.read().items():
        for name in map(_plain, row["names"].split() if isinstance(row, dict) else ()):
            for russian in traditional_candidates(name)[1]:
                spelled[russian].append((name, language))
    return dict(spelled)


def _plain(name: str) -> str:
    return fold(name).replace("ё", "е")
