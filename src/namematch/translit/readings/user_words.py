"""Words of the user's own lexicon: how common they are, and how the schemes write them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import log2
from typing import Any

from namematch.data import TomlTable
from namematch.text import Script, fold, script_of
from namematch.translit.readings.packed_arrays import Arrays
from namematch.translit.schemes.letter_outputs import comparable
from namematch.translit.schemes.respell import respellings
from namematch.translit.schemes.scheme import Scheme, schemes
from namematch.user_lexicon import active_lexicon, cached_per_lexicon

_MOST_COST = 60_000
_COUNTED = {"share": float, "bearers": int}
_SCALE = TomlTable(
    "readings/own.toml",
    {"least": int, "surnames": _COUNTED, "given": _COUNTED, "schemes": [{"languages": [str], "millibits": int}]},
)


# Letters of Central Asia and the Volga, which the lists do not have, as Russian documents write them.
_LETTERS = str.maketrans(
    {"қ": "к", "ғ": "г", "ә": "а", "ө": "о", "ү": "у", "ұ": "у", "ң": "н", "һ": "х", "ҳ": "х", "ҷ": "дж", "җ": "дж"}
    | {"ӣ": "и", "ӯ": "у", "ҝ": "г", "ҡ": "к", "ҫ": "с", "ҙ": "з", "ҹ": "дж", "ӑ": "а", "ӗ": "е", "ӳ": "у", "ӕ": "а"}
)
_VOWEL_SHORT_U = re.compile("(?:^|(?<=[бвгджзйклмнпрстфхцчш]))ў")
_BEYOND_THE_LISTS = re.compile("[қғәөүұңһҳҷҗӣӯҝҡҫҙҹӑӗӳӕ]|(?:^|[бвгджзйклмнпрстфхцчш])ў")


def is_beyond_the_lists(folded: str) -> bool:
    """Whether a folded word has letters of which the prior knows nothing."""
    return _BEYOND_THE_LISTS.search(folded) is not None


def prior_form(cyrillic: str) -> str:
    """A Cyrillic word as the prior has it: folded, ё as е, without apostrophes, in the letters of its lists."""
    return _in_listed_letters(_plain(cyrillic))


def _plain(cyrillic: str) -> str:
    return fold(cyrillic).replace("ё", "е").replace("'", "")


def _in_listed_letters(word: str) -> str:
    return _VOWEL_SHORT_U.sub("у", word.translate(_LETTERS)) if is_beyond_the_lists(word) else word


@cached_per_lexicon(None)
def own_shares() -> dict[str, float]:
    """Plain words of the user's lexicon to their shares among the words of full names; 0 where no count was given.

    Halves of a double name are words of their own, as they are in readings.
    """
    lexicon, scale = active_lexicon(), _SCALE.read()
    shares: defaultdict[str, float] = defaultdict(float)
    for surname, count in lexicon.surnames.items():
        for word in _words(surname):
            shares[word] += _share(scale["surnames"], count)
    for name in lexicon.given_names:
        for word in _words(name.row["name"]):
            shares[word] += _share(scale["given"], name.bearers)
        forms = (form.rpartition(":")[2] for column in _FORMS for form in name.row[column].split())
        for word in (word for form in forms if script_of(form) is Script.CYRILLIC for word in _words(form)):
            shares[word] += 0.0
    return dict(shares)


_FORMS = ("spelling", "cognate", "diminutive")


def _words(name: str) -> Iterator[str]:
    return (_plain(word) for word in name.split("-") if word)


def _share(scale: dict[str, Any], count: int) -> float:
    return float(scale["share"] * count / scale["bearers"])


def with_own_words(prior: Arrays, hash_word: Callable[[str], int]) -> Arrays:
    """The arrays of the prior with the user's words put in their places."""
    shares: defaultdict[int, float] = defaultdict(float)
    for word, share in own_shares().items():
        for form in {word, _in_listed_letters(word)}:
            shares[hash_word(form)] += share
    if not shares:
        return prior
    scale = _SCALE.read()
    least = _share(scale["given"], scale["least"])
    keys, costs, place = prior["keys"], prior["key_costs"], 0
    with_keys, with_costs = array(keys.typecode), array(costs.typecode)
    for key, share in sorted(shares.items()):
        before, place = place, bisect_left(keys, key, place)
        with_keys += keys[before:place]
        with_costs += costs[before:place]
        listed = 0.0
        if place < len(keys) and keys[place] == key:
            listed, place = 2.0 ** (-costs[place] / 1000), place + 1
        with_keys.append(key)
        with_costs.append(min(_MOST_COST, round(-1000 * log2(listed + share or least))))
    return prior | {"keys": with_keys + keys[place:], "key_costs": with_costs + costs[place:]}


def scheme_spellings(word: str, writers: Sequence[Scheme]) -> Iterator[tuple[str, int]]:
    """What schemes make of a Russian word, each spelling with the millibits of how few of them write it."""
    latin = Counter(comparable(by.romanize_word(respellings(word, by.languages[0])[-1])) for by in writers)
    return ((spelling, round(1000 * log2(len(writers) / count))) for spelling, count in latin.items())


def own_spellings(words: Iterable[str]) -> dict[str, dict[str, int]]:
    """Spellings by the book of some words: spelling to word to millibits of the spelling."""
    kept = list(words)
    spellings: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for group in _SCALE.read()["schemes"]:
        writers = [scheme for scheme in schemes() if scheme.languages[0] in group["languages"]]
        for word in kept:
            for spelling, rarity in scheme_spellings(word, writers):
                cost = rarity + group["millibits"]
                spellings[spelling][word] = min(cost, spellings[spelling].get(word, cost))
    return dict(spellings)
