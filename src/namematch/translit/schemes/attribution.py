"""Which schemes write a Cyrillic word as a token is written, and how likely it is that one does.

All schemes are run at once: the token is read along what they write for every letter of the word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from namematch._internal.caches import SMALL, WORDS
from namematch.text import Script, fold, script_of, strip_marks
from namematch.translit.schemes.engine import APOSTROPHE, BOUNDARY, INNER_APOSTROPHE
from namematch.translit.schemes.letter_outputs import (
    TAIL,
    Output,
    additions,
    all_writers,
    comparable,
    last_letters,
    longest_rules,
    outputs_in,
)
from namematch.translit.schemes.respell import respellings
from namematch.translit.schemes.scheme_usage import scheme_use, scheme_weight

_LONGEST = 40
# Behind the first letter of a name there is mostly one of these.
_VOWELS = "аеиоу"


@cache
def _of_language() -> dict[str, int]:
    """The schemes by the language in whose orthography they take a name."""
    sets: defaultdict[str, int] = defaultdict(int)
    for scheme, exact, plain in all_writers():
        sets[scheme.languages[0]] |= exact | plain
    return dict(sets)


@lru_cache(maxsize=WORDS)
def explaining_schemes(token: str, cyrillic: str) -> tuple[str, ...]:
    """Ids of the schemes that write `cyrillic` as `token`; if none does, of those that do but for diacritics."""
    exact, plain = _found(token, cyrillic)
    return tuple(writer.scheme.id for writer in all_writers() if (exact or plain) & (writer.exact | writer.plain))


def is_explained(tokens: Iterable[str], cyrillic: str) -> bool:
    """Whether some scheme writes a Cyrillic word as one of the tokens is written, diacritics aside.

    Args:
        tokens: Latin words.
        cyrillic: A Cyrillic word in which ё may be written е.

    Example:
        >>> is_explained(["Joukov", "Zukow"], "жуков"), is_explained(["Trump"], "трамп")
        (True, False)
    """
    return any(any(_found(token, cyrillic)) for token in tokens)


def scheme_share(token: str, cyrillic: str, among: int = 0) -> float:
    """How many schemes write a Cyrillic word as a token is written; those for other languages than Russian count less.

    A scheme that does so but for diacritics counts less too: some writers leave them out.

    Args:
        token: A Latin word.
        cyrillic: A Cyrillic word in which ё may be written е.
        among: The schemes that the rest of the name is written by (`writers_of`), if that is known: others count less.

    Returns:
        A sum over the schemes, 0 where none explains the token.

    Example:
        >>> scheme_share("Joukov", "жуков") > 1 > scheme_share("Joukov", "юков")
        True
    """
    exact, plain = _writing(token, cyrillic)
    share = _sum_of_weights(exact) + scheme_use().dropped_marks * _sum_of_weights(plain)
    if not among:
        return share
    fitting = _sum_of_weights(exact & among) + scheme_use().dropped_marks * _sum_of_weights(plain & among)
    return fitting + scheme_use().mixed_schemes * (share - fitting)


def writers_of(token: str, cyrillic: str) -> int:
    """The schemes that write a Cyrillic word as a token is written, but for diacritics left out, as a set of bits.

    Args:
        token: A Latin word.
        cyrillic: A Cyrillic word in which ё may be written е.

    Example:
        >>> writers_of("Sergej", "сергей") & writers_of("Sergey", "сергей")
        0
    """
    exact, plain = _writing(token, cyrillic)
    return exact | plain


def written_beginnings(letter: str) -> dict[str, float]:
    """How schemes write a letter at the beginning of a word, with the share of those that do.

    Args:
        letter: A lower-case Cyrillic letter.

    Example:
        >>> shares = written_beginnings("ж")
        >>> shares["zh"] > shares["j"] > 0
        True
    """
    found: defaultdict[str, float] = defaultdict(float)
    of_letter = sum(writer.exact | writer.plain for writer in all_writers() if letter in writer.scheme.engine.letters)
    for behind in _VOWELS:
        outputs = next(outputs_in(BOUNDARY + letter + behind)).by_letter.values()
        for letters, text, writers in dict.fromkeys(output for some in outputs for output in some):
            if text and letters == 1:
                exact = writers & of_letter & _everyone_exact()
                plain = (writers & of_letter) >> len(all_writers()) & ~exact
                found[text] += _sum_of_weights(exact) + scheme_use().dropped_marks * _sum_of_weights(plain)
    total = len(_VOWELS) * _sum_of_weights(_everyone_exact())
    return {text: share / total for text, share in found.items() if share}


@lru_cache(maxsize=SMALL)
def _writing(token: str, cyrillic: str) -> tuple[int, int]:
    """The schemes that write a word so, and those that do if their diacritics are left out."""
    exact, plain = _found(token, cyrillic)
    if not plain or strip_marks(comparable(token)) != comparable(token):
        # Who writes some diacritics leaves out none.
        return exact, 0
    return exact, plain >> len(all_writers()) & ~exact


@lru_cache(maxsize=WORDS)
def _sum_of_weights(found: int) -> float:
    weights, total = _weights(), 0.0
    left = (found | found >> len(weights)) & _everyone_exact()
    while left:
        total += weights[left.bit_length() - 1]
        left &= (1 << left.bit_length() - 1) - 1
    return total


@cache
def _weights() -> tuple[float, ...]:
    return tuple(scheme_weight(writer.scheme) for writer in all_writers())


def _found(token: str, cyrillic: str) -> tuple[int, int]:
    """The schemes that write a word exactly, and those that do but for diacritics."""
    written, without_marks = _to_be_explained(token)
    if not written or len(cyrillic) > _LONGEST:
        return 0, 0
    found = _explained(without_marks, fold(cyrillic))
    low = _everyone_exact()
    if without_marks != written:
        return _explained(written, fold(cyrillic)) & low, found & ~low
    return found & low, found & ~low


@lru_cache(maxsize=WORDS)
def _to_be_explained(token: str) -> tuple[str, str]:
    """A Latin word as schemes would write it, and without its diacritics; empty where none writes such a word."""
    if not token or len(token) > _LONGEST or script_of(token) is not Script.LATIN:
        return "", ""
    written = comparable(token)
    return written, strip_marks(written)


def _explained(written: str, cyrillic: str) -> int:
    """The schemes that write a word, or each half of a double one, as it stands or as their language spells it."""
    halves, written_halves = cyrillic.split("-"), written.split("-")
    if len(halves) != len(written_halves):
        return 0
    found = _everyone()
    for half, text in zip(halves, written_halves, strict=True):
        some = 0
        for spelled, writers in _spellings(half):
            if text.endswith(last_letters((BOUNDARY + spelled)[-TAIL:])):
                some |= _read_along(text, spelled, writers & found)
        found = some
    return found


@cache
def _everyone() -> int:
    return sum(_of_language().values())


@cache
def _everyone_exact() -> int:
    return (1 << len(all_writers())) - 1


@lru_cache(maxsize=WORDS)
def _spellings(cyrillic: str) -> tuple[tuple[str, int], ...]:
    """A word as it stands and as other languages spell it, each with the schemes that write it so."""
    spelled: defaultdict[str, int] = defaultdict(int, {cyrillic: _everyone()})
    for language, writers in _of_language().items():
        for respelled in respellings(cyrillic, language)[1:]:
            spelled[respelled] |= writers
    return tuple(spelled.items())


def _read_along(written: str, cyrillic: str, writers: int) -> int:
    """The schemes among some that write a word so; one е of it may be ё."""
    # By place in the word: twice the place in the token, and one more if some е was ё, to the schemes that got there.
    reached: list[dict[int, int]] = [{0: writers}, *({} for _ in cyrillic)]
    furthest = 0
    longest, word = longest_rules(), BOUNDARY + cyrillic.replace(APOSTROPHE, INNER_APOSTROPHE)
    for place, states in enumerate(reached[:-1]):
        if furthest < place:
            return 0
        if not states:
            continue
        written_as = _ways(word[place : place + 2 + longest.get(word[place + 1], 1)])
        for state, found in states.items():
            start = state >> 1
            letter = written[start : start + 1]
            for by_letter, yo in written_as[:1] if state & 1 else written_as:
                for letters, text, some in by_letter.get(letter) or by_letter[""]:
                    if (left := found & some) and written.startswith(text, start):
                        there = reached[place + letters]
                        further = state + 2 * len(text) + yo
                        there[further] = there.get(further, 0) | left
                        furthest = max(furthest, place + letters)
    return _with_endings(reached[-1], written, cyrillic) if reached[-1] else 0


@lru_cache(maxsize=2 * WORDS)
def _ways(window: str) -> tuple[tuple[Mapping[str, tuple[Output, ...]], int], ...]:
    """What the schemes write for a letter, and what they would for ё in its place, where it is е.

    In the window it stands between the one before it and those behind it that decide how it is written.
    """
    return tuple((outputs.by_letter, yo) for yo, outputs in enumerate(outputs_in(window)))


def _with_endings(last: dict[int, int], written: str, cyrillic: str) -> int:
    """The schemes that have written the whole word when they are at the end of the token, endings added."""
    found = _at(last, len(written))
    for bits, added in additions(cyrillic):
        found &= ~bits
        if written.endswith(added):
            found |= _at(last, len(written) - len(added)) & bits
    return found


def _at(last: dict[int, int], place: int) -> int:
    return last.get(2 * place, 0) | last.get(2 * place + 1, 0)


def language_share(token: str, cyrillic: str, language: str) -> float:
    """How many schemes for a language write a Cyrillic word as a token is written; without marks they count less.

    Example:
        >>> language_share("Reznikov", "резніков", "uk") > 0, language_share("Riznykov", "резніков", "uk")
        (True, 0.0)
    """
    exact, plain = _writing(token, cyrillic)
    writers = _of_language().get(language, 0)
    return _sum_of_weights(exact & writers) + scheme_use().dropped_beside_marks * _sum_of_weights(plain & writers)
