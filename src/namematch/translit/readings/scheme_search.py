"""The Cyrillic words that whole schemes write as a Latin word: every language spells in its own way from end to end.

The letters of a scheme hang together: who writes ж as zs writes с as sz. A beginning of a Cyrillic word is kept with
the schemes that have written it so far; it costs what its spelling does, and the less the more people write by these
schemes. A set of schemes is one number, with three bits a scheme: one for what it writes, one for that and what is seen
beside it, and one for either without diacritics. Who writes some diacritics leaves out none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from math import log2
from typing import NamedTuple

from namematch._internal.caches import WORDS
from namematch.text import strip_marks
from namematch.translit.readings.lattice_search import search_weights
from namematch.translit.readings.prior import spelling_model
from namematch.translit.schemes.engine import BOUNDARY
from namematch.translit.schemes.letter_outputs import comparable
from namematch.translit.schemes.scheme import Rule, alphabets
from namematch.translit.schemes.scheme_usage import read_schemes, scheme_use, scheme_weight
from namematch.user_lexicon import cached_per_lexicon

# Longer words are no names that a scheme would have to be told for.
_LONGEST = 24


class _Unit(NamedTuple):
    """Letters that some schemes write as one text, and their symbols in the spelling model."""

    letters: str
    symbols: tuple[int, ...]
    writers: int


class _Written(NamedTuple):
    """A rule: its letters, what must stand around them, what it writes, what is seen, and that without marks."""

    letters: str
    after: frozenset[str]
    before: frozenset[str]
    text: str
    seen: tuple[str, ...]
    plain: tuple[str, ...]

    def writers(self, who: int) -> Iterator[tuple[str, int]]:
        """What is written by the rule, with the bits of schemes that have it."""
        count = len(read_schemes())
        yield self.text, who
        yield from ((text, who << count) for text in self.seen)
        yield from ((text, who << 2 * count) for text in self.plain)


# A beginning of a Cyrillic word: the bits that it costs, millibits of its spelling, the state of the spelling model,
# the letters, and who has written them. Which writers of the last letters fit, the letter behind decides: how many
# they are, and as what they are written.
_Beginning = tuple[float, int, int, str, int, int, str]
_Beginnings = dict[tuple[str, int, str], _Beginning]


@cached_per_lexicon(WORDS)
def words_of_schemes(latin: str) -> dict[str, float]:
    """The Cyrillic words (ё as е) that schemes write as a Latin word, with how often people write by these.

    Args:
        latin: A word as `comparable` leaves it; a very long one stands for nothing.

    Example:
        >>> "хрущев" in words_of_schemes("hruštšov"), words_of_schemes("٣")
        (True, {})
    """
    if not 0 < len(latin) <= _LONGEST:
        return {}
    texts, longest = _texts()
    reached: list[_Beginnings] = [{} for _ in range(len(latin) + 1)]
    reached[0]["", 0, ""] = (0.0, 0, spelling_model()[0].start, "", _writers_of(latin), 0, "")
    for place, beginnings in enumerate(reached):
        kept = _best(beginnings)
        _extend(beginnings, kept, "", texts[""])
        kept = _best(beginnings)
        for length in range(1, min(longest, len(latin) - place) + 1):
            text = latin[place : place + length]
            if text in texts:
                _extend(reached[place + length], kept, text, texts[text])
    return {cyrillic: _use(writers) for cyrillic, writers in _whole(reached, latin).items()}


def _extend(longer: _Beginnings, beginnings: list[_Beginning], text: str, units: tuple[_Unit, ...]) -> None:
    """Add each beginning with each of the units behind it that some of its writers may write as the text."""
    step, weight = spelling_model()[0].step, search_weights()
    spelling, use = weight.scheme_spelling / 1000, weight.scheme_use
    for _, spelled, state, cyrillic, everybody, last, before in beginnings:
        if not text and last and not before:
            continue
        around, letters = (cyrillic[-last - 1 : -last] or BOUNDARY, cyrillic[-last:]) if last else ("", "")
        for run, symbols, some in units:
            writers = everybody & some
            if writers and last:
                writers &= _settled(around, letters, run[0], before)
            if not writers:
                continue
            key = cyrillic + run, len(run), text
            if known := longer.get(key):
                # The same letters are spelled alike, whoever wrote those before the last.
                _, total, further, _, more_writers, _, _ = known
                writers |= more_writers
            else:
                further, total = state, spelled
                for symbol in symbols:
                    more, further = step(further, symbol)
                    total += more
            cost = spelling * total + use * _rarity(writers)
            longer[key] = (cost, total, further, key[0], writers, key[1], text)


def _best(beginnings: _Beginnings) -> list[_Beginning]:
    """The cheapest beginnings, none of them far behind the best."""
    if not beginnings:
        return []
    weight = search_weights()
    furthest = min(beginnings.values())[0] + weight.scheme_reach
    return sorted(each for each in beginnings.values() if each[0] <= furthest)[: weight.scheme_beam]


def _whole(reached: list[_Beginnings], latin: str) -> dict[str, int]:
    """The whole words with those who write them as the Latin word, what they add to endings included."""
    found: defaultdict[str, int] = defaultdict(int)
    for place in range(max(0, len(latin) - _longest_addition()), len(latin) + 1):
        ending = latin[place:]
        some = _adders() if ending else _everyone()
        for _, _, _, cyrillic, writers, last, text in _best(reached[place]):
            if last and (left := writers & some):
                left &= _settled(cyrillic[-last - 1 : -last] or BOUNDARY, cyrillic[-last:], "", text)
                found[cyrillic.replace("ё", "е")] |= left & _adding(cyrillic, ending) if left & _adders() else left
    return {cyrillic: writers for cyrillic, writers in found.items() if writers}


@cache
def _adders() -> int:
    """Who adds endings to words."""
    return sum(_bits(place) for place, scheme in enumerate(read_schemes()) if scheme.endings)


@cache
def _longest_addition() -> int:
    return max(len(ending.add) for scheme in read_schemes() for ending in scheme.endings)


def _adding(cyrillic: str, ending: str) -> int:
    """Who adds just that ending to a word; of the empty one, all that add nothing to it."""
    fitting = 0 if ending else _everyone() & ~_adders()
    for added, writers in _additions(cyrillic):
        if added == ending:
            fitting |= writers
    return fitting


@lru_cache(maxsize=WORDS)
def _additions(cyrillic: str) -> tuple[tuple[str, int], ...]:
    return tuple(
        (comparable(scheme.engine.addition(cyrillic)), _bits(place))
        for place, scheme in enumerate(read_schemes())
        if scheme.endings
    )


def _settled(before: str, letters: str, behind: str, text: str) -> int:
    """Who writes letters as a text between two others; `behind` is empty at the end of a word."""
    befores, behinds = _alike(letters)
    return _writing(befores[before], letters, behinds[behind]).get(text, 0)


@lru_cache(maxsize=WORDS)
def _alike(letters: str) -> tuple[dict[str, str], dict[str, str]]:
    """For each letter that may stand before some, and behind them, one that no rule for these keeps apart from it."""
    rules = list(dict.fromkeys(rule for rules, _ in _rules_of(letters[0]) for rule in rules))
    befores, behinds = dict[tuple[bool, ...], str](), dict[tuple[bool, ...], str]()
    around: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for letter in (BOUNDARY, "", *alphabets()["ru"]["letters"]):
        before = tuple([letter in rule.after for rule in rules])
        behind = (not letter, *[_goes_on(rule, letters + letter, letter) for rule in rules])
        around[0][letter] = befores.setdefault(before, letter)
        around[1][letter] = behinds.setdefault(behind, letter)
    return around


@lru_cache(maxsize=WORDS)
def _writing(before: str, letters: str, behind: str) -> dict[str, int]:
    """What is written for letters between two others, with those who write it."""
    found: defaultdict[str, int] = defaultdict(int)
    ahead = letters + behind
    for rules, who in _rules_of(letters[0]):
        rule = next((rule for rule in rules if _fits(rule, before, ahead, behind)), None)
        if rule and rule.letters == letters:
            for text, writers in rule.writers(who):
                found[text] |= writers
    return dict(found)


def _fits(rule: _Written, before: str, ahead: str, behind: str) -> bool:
    """Whether a rule is the one for the letters ahead."""
    return (not rule.after or before in rule.after) and _goes_on(rule, ahead, behind)


def _goes_on(rule: _Written, ahead: str, behind: str) -> bool:
    """Whether a rule fits what is ahead; what stands behind that is unknown, but for the end."""
    if not ahead.startswith(rule.letters):
        return False
    return not rule.before or (ahead[len(rule.letters) :][:1] or ("" if behind else BOUNDARY)) in rule.before


@lru_cache(maxsize=1024)
def _rules_of(letter: str) -> tuple[tuple[tuple[_Written, ...], int], ...]:
    """The rules that begin with a letter, in order, with the first bits of the schemes that have them."""
    by_rules: defaultdict[tuple[Rule, ...], int] = defaultdict(int)
    for place, scheme in enumerate(read_schemes()):
        by_rules[tuple(rule for rule in scheme.rules if rule.letters[0] == letter)] |= 1 << place
    return tuple((tuple(map(_written, rules)), who) for rules, who in by_rules.items())


@lru_cache(maxsize=WORDS)
def _written(rule: Rule) -> _Written:
    seen = tuple(map(comparable, rule.outputs))
    return _Written(rule.letters, rule.after, rule.before, seen[0], seen, tuple(map(strip_marks, seen)))


@cached_per_lexicon(None)
def _texts() -> tuple[dict[str, tuple[_Unit, ...]], int]:
    """What each text may stand for in the letters of Russian, and the length of the longest text."""
    letters, symbols = alphabets()["ru"]["letters"], spelling_model()[1]
    found: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for rules, who in (entry for letter in letters for entry in _rules_of(letter)):
        for rule in rules:
            if set(letters).issuperset(rule.letters):
                for text, writers in rule.writers(who):
                    found[text][rule.letters] |= writers
    texts = {
        text: tuple(_Unit(run, tuple(symbols[x] for x in run.replace("ё", "е")), who) for run, who in of.items())
        for text, of in found.items()
    }
    return texts, max(map(len, texts))


def _bits(place: int) -> int:
    count = len(read_schemes())
    return 1 << place | 1 << place + count | 1 << place + 2 * count


@cache
def _everyone() -> int:
    return (1 << 3 * len(read_schemes())) - 1


def _writers_of(latin: str) -> int:
    """Who may have written a word, by whether it has diacritics."""
    return _everyone() if strip_marks(latin) == latin else (1 << 2 * len(read_schemes())) - 1


@lru_cache(maxsize=WORDS)
def _use(writers: int) -> float:
    """How often people write by schemes; less often by what is seen beside what a scheme writes."""
    count = len(read_schemes())
    exact = writers & (1 << count) - 1
    loose = (writers >> count | writers >> 2 * count) & (1 << count) - 1 & ~exact
    weights, dropped = _by_weight(), scheme_use().dropped_marks
    return sum([weight * ((exact & of).bit_count() + dropped * (loose & of).bit_count()) for weight, of in weights])


@cache
def _by_weight() -> tuple[tuple[float, int], ...]:
    """The exact bits of schemes that are as often used as each other."""
    of: defaultdict[float, int] = defaultdict(int)
    for place, scheme in enumerate(read_schemes()):
        of[scheme_weight(scheme)] |= 1 << place
    return tuple(of.items())


@lru_cache(maxsize=WORDS)
def _rarity(writers: int) -> float:
    return -log2(_use(writers))
