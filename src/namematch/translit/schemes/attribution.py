"""Which schemes write a Cyrillic word as a token is written, and how likely it is that one does.

All schemes are run at once: for every letter of the word the outputs of the schemes are grouped, each with the set of
the schemes that write it, and the token is read along them. A set is one number, with two bits a scheme: one for its
exact output, one for the output without diacritics.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from namematch._internal.caches import SMALL, WORDS
from namematch.data import TomlTable, fields_of
from namematch.text import Script, fold, script_of, strip_marks
from namematch.translit.schemes.engine import APOSTROPHE, BOUNDARY, INNER_APOSTROPHE, EngineRule
from namematch.translit.schemes.respell import respellings
from namematch.translit.schemes.scheme import Scheme, schemes

_LONGEST = 40
# So many letters at the end of a word tell which letters a scheme may end it with.
_TAIL = 4
# Behind the first letter of a name there is mostly one of these.
_VOWELS = "аеиоу"


class SchemeUse(NamedTuple):
    """How often names are written by the schemes: the table `data/scheme_use.toml`."""

    languages: tuple[str, ...]
    foreign_scheme: float
    dropped_marks: float
    mixed_schemes: float
    rarely: Mapping[str, float]
    own: Mapping[str, str]


_USE = TomlTable("scheme_use.toml", fields_of(SchemeUse))


@cache
def scheme_use() -> SchemeUse:
    """The table, read once."""
    return SchemeUse(**_USE.read())


class _Writer(NamedTuple):
    """A scheme, and the bits that stand for its exact output and for its output without diacritics."""

    scheme: Scheme
    exact: int
    plain: int


class _Output(NamedTuple):
    """What some schemes write for the next letters of a word.

    Args:
        letters: How many letters of the word it stands for.
        text: The output.
        writers: The schemes that write it.
    """

    letters: int
    text: str
    writers: int


class _Outputs(NamedTuple):
    """What schemes write for the next letters of a word.

    Args:
        by_letter: By the first letter of it; what is silent stands everywhere.
        ends: How many letters it may stand for, each time with the last letter of what is written.
    """

    by_letter: Mapping[str, tuple[_Output, ...]]
    ends: Collection[tuple[int, str]]


class _Condition(NamedTuple):
    """Where a rule of a scheme fits; the letters it stands for, and classes of letters around them."""

    letters: str
    after: frozenset[str]
    before: frozenset[str]


class _LetterRule(NamedTuple):
    """What a scheme writes under a condition."""

    condition: _Condition
    text: str
    without_marks: str


class _LetterRules(NamedTuple):
    """The rules that begin with one letter: their distinct conditions, numbered, and by scheme the rules in order."""

    conditions: Mapping[_Condition, int]
    by_scheme: tuple[tuple[_LetterRule, ...], ...]


@cache
def read_schemes() -> tuple[Scheme, ...]:
    """The schemes that names are read back by: those for languages in whose spelling readings are, but for machines."""
    use = scheme_use()
    return tuple(
        scheme
        for scheme in schemes()
        if scheme.languages[0] in use.languages and use.rarely.get(scheme.id, 1.0) and not scheme.is_for_machines
    )


@cache
def _writers() -> tuple[_Writer, ...]:
    known = read_schemes()
    return tuple(_Writer(scheme, 1 << place, 1 << place + len(known)) for place, scheme in enumerate(known))


@cache
def _of_language() -> dict[str, int]:
    """The schemes by the language in whose orthography they take a name."""
    sets: defaultdict[str, int] = defaultdict(int)
    for scheme, exact, plain in _writers():
        sets[scheme.languages[0]] |= exact | plain
    return dict(sets)


@lru_cache(maxsize=WORDS)
def explaining_schemes(token: str, cyrillic: str) -> tuple[str, ...]:
    """Ids of the schemes that write `cyrillic` as `token`; if none does, of those that do but for diacritics."""
    exact, plain = _found(token, cyrillic)
    return tuple(writer.scheme.id for writer in _writers() if (exact or plain) & (writer.exact | writer.plain))


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
    of_letter = sum(writer.exact | writer.plain for writer in _writers() if letter in writer.scheme.engine.letters)
    for behind in _VOWELS:
        outputs = next(_outputs(BOUNDARY + letter + behind)).by_letter.values()
        for letters, text, writers in dict.fromkeys(output for some in outputs for output in some):
            if text and letters == 1:
                exact = writers & of_letter & _everyone_exact()
                plain = (writers & of_letter) >> len(_writers()) & ~exact
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
    return exact, plain >> len(_writers()) & ~exact


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
    return tuple(scheme_weight(writer.scheme) for writer in _writers())


def scheme_weight(scheme: Scheme) -> float:
    """How often people write names by a scheme, beside one for Russian that they do follow.

    Args:
        scheme: One of `read_schemes`.

    Example:
        >>> from namematch.translit import find_scheme
        >>> scheme_weight(find_scheme("news")), scheme_weight(find_scheme("ukrainian-2010"))
        (1.0, 0.2)
    """
    use = scheme_use()
    return (1.0 if "ru" in scheme.languages else use.foreign_scheme) * use.rarely.get(scheme.id, 1.0)


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
            if text.endswith(_last_letters((BOUNDARY + spelled)[-_TAIL:])):
                some |= _read_along(text, spelled, writers & found)
        found = some
    return found


@cache
def _everyone() -> int:
    return sum(_of_language().values())


@cache
def _everyone_exact() -> int:
    return (1 << len(_writers())) - 1


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
    longest, word = _longest_rules(), BOUNDARY + cyrillic.replace(APOSTROPHE, INNER_APOSTROPHE)
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
def _ways(window: str) -> tuple[tuple[Mapping[str, tuple[_Output, ...]], int], ...]:
    """What the schemes write for a letter, and what they would for ё in its place, where it is е.

    Args:
        window: The letter between the one before it and those behind it that decide how it is written.
    """
    return tuple((outputs.by_letter, yo) for yo, outputs in enumerate(_outputs(window)))


@lru_cache(maxsize=WORDS)
def _last_letters(tail: str) -> tuple[str, ...]:
    """What schemes may end a word with that ends so; most pairs of words fail in it.

    Args:
        tail: The last letters of a word, or all behind a boundary. The first of them is only what stands before.
    """
    found = set(_added_letters())
    ends = {len(tail)}
    word = tail.replace(APOSTROPHE, INNER_APOSTROPHE)
    for place in range(len(tail) - 1, 0, -1):
        for outputs in _outputs(word[place - 1 :]):
            for letters, last in outputs.ends:
                if place + letters in ends:
                    found.add(last)
                    ends |= set() if last else {place}
    # The empty letter, with which every word ends, stays only where all of them may be silent.
    return tuple(found if 1 in ends else found - {""})


@cache
def _added_letters() -> tuple[str, ...]:
    """The last letters of what schemes add to a word for its ending."""
    return tuple({comparable(ending)[-1:] for writer in _adding() for _, ending in writer.scheme.engine.endings})


@cache
def _longest_rules() -> dict[str, int]:
    """By letter how many letters the longest rule consumes that begins with it, or with ё for е."""
    longest: defaultdict[str, int] = defaultdict(int)
    for writer in _writers():
        for rule in writer.scheme.engine.rules:
            for letter in {rule.letters[0], rule.letters[0].replace("ё", "е")}:
                longest[letter] = max(longest[letter], len(rule.letters))
    return dict(longest)


def _outputs(window: str) -> Iterator[_Outputs]:
    """What the schemes write for a letter, or for it and the next ones together; of е what they would for ё too."""
    before, letter, behind = window[0].replace(INNER_APOSTROPHE, APOSTROPHE), window[1], window[2:]
    for instead in ("е", "ё") if letter == "е" else (letter,):
        ahead = instead + behind[: _longest_rules().get(instead, 1)]
        yield _written_where(instead, _fits_behind(instead, before) & _fits_ahead(ahead))


@lru_cache(maxsize=WORDS)
def _fits_behind(letter: str, before: str) -> int:
    """The conditions of the rules of a letter, a bit each, that hold by what stands before it."""
    conditions = _rules_of(letter).conditions.items()
    return sum(1 << place for condition, place in conditions if not condition.after or before in condition.after)


@lru_cache(maxsize=WORDS)
def _fits_ahead(ahead: str) -> int:
    """Those that hold by the letter and what stands behind it."""
    return sum(
        1 << place
        for condition, place in _rules_of(ahead[0]).conditions.items()
        if ahead.startswith(condition.letters)
        and (not condition.before or (ahead[len(condition.letters) :][:1] or BOUNDARY) in condition.before)
    )


@lru_cache(maxsize=WORDS)
def _written_where(letter: str, fitting: int) -> _Outputs:
    """What the schemes write where only such conditions hold; few sets of them differ."""
    found: defaultdict[tuple[int, str], int] = defaultdict(int)
    conditions, by_scheme = _rules_of(letter)
    for writer, rules in zip(_writers(), by_scheme, strict=True):
        rule = next(rule for rule in rules if fitting >> conditions[rule.condition] & 1)
        letters = len(rule.condition.letters)
        found[letters, rule.text] |= writer.exact
        found[letters, rule.without_marks] |= writer.plain
    outputs = [_Output(*key, writers) for key, writers in found.items()]
    firsts = {"", *(output.text[:1] for output in outputs)}
    by_letter = {first: tuple([output for output in outputs if output.text[:1] in ("", first)]) for first in firsts}
    return _Outputs(by_letter, {(output.letters, output.text[-1:]) for output in outputs})


@lru_cache(maxsize=1024)
def _rules_of(letter: str) -> _LetterRules:
    by_scheme = tuple([tuple(_scheme_rules(writer.scheme, letter)) for writer in _writers()])
    conditions = dict.fromkeys(rule.condition for rules in by_scheme for rule in rules)
    return _LetterRules({condition: place for place, condition in enumerate(conditions)}, by_scheme)


def _scheme_rules(scheme: Scheme, letter: str) -> Iterator[_LetterRule]:
    """The rules of a scheme that begin with a letter, in order; the last one fits everywhere."""
    rules = [rule for rule in scheme.engine.rules if rule.letters[0] == letter]
    anywhere = EngineRule(letter, frozenset(), frozenset(), scheme.engine.letter(letter))
    for letters, after, before, output in (*rules, anywhere):
        text = comparable(output)
        yield _LetterRule(_Condition(letters, after, before), text, strip_marks(text))


def _with_endings(last: dict[int, int], written: str, cyrillic: str) -> int:
    """The schemes that have written the whole word when they are at the end of the token, endings added."""
    found = _at(last, len(written))
    for bits, added in _additions(cyrillic):
        found &= ~bits
        if written.endswith(added):
            found |= _at(last, len(written) - len(added)) & bits
    return found


def _at(last: dict[int, int], place: int) -> int:
    return last.get(2 * place, 0) | last.get(2 * place + 1, 0)


def _additions(cyrillic: str) -> tuple[tuple[int, str], ...]:
    """The schemes that add something to a word for its ending, and what they add."""
    # An ending stands behind a letter, and before an apostrophe too.
    return _added_to(cyrillic if APOSTROPHE in cyrillic else cyrillic[-_longest_ending() - 1 :])


@cache
def _longest_ending() -> int:
    return max(len(ending) for writer in _adding() for endings, _ in writer.scheme.engine.endings for ending in endings)


@lru_cache(maxsize=WORDS)
def _added_to(word: str) -> tuple[tuple[int, str], ...]:
    added = ((writer, writer.scheme.engine.addition(word)) for writer in _adding())
    return tuple([(writer.exact | writer.plain, comparable(addition)) for writer, addition in added if addition])


@cache
def _adding() -> tuple[_Writer, ...]:
    return tuple(writer for writer in _writers() if writer.scheme.engine.endings)


def comparable(latin: str) -> str:
    """A romanised word without what typesetting adds: combining marks, dots that part letters, capitals."""
    folded = fold(latin)
    if folded.isascii():
        return folded
    return "".join(char for char in folded if char != "·" and not unicodedata.combining(char))


def language_share(token: str, cyrillic: str, language: str) -> float:
    """How many schemes for a language write a Cyrillic word as a token is written; without marks they count less.

    Args:
        token: A Latin word.
        cyrillic: A Cyrillic word in the orthography of the language.
        language: ISO 639-1 code.

    Example:
        >>> language_share("Reznikov", "резніков", "uk") > 0, language_share("Riznykov", "резніков", "uk")
        (True, 0.0)
    """
    exact, plain = _writing(token, cyrillic)
    writers = _of_language().get(language, 0)
    return _sum_of_weights(exact & writers) + scheme_use().dropped_marks * _sum_of_weights(plain & writers)
