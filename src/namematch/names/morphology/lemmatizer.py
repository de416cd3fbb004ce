"""Inflected names led back to the nominative, and feminine surnames to the masculine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from math import log2
from typing import Any, NamedTuple

import regex

from namematch._internal.caches import WORDS
from namematch.data import TomlTable, all_languages, keys, regex_of
from namematch.data.languages import ANY_LANGUAGE, paradigms
from namematch.names.lexicon.given_names import given_bearers, given_ending_bits, listed_bearers
from namematch.names.lexicon.surname_endings import has_surname_ending, surname_gender
from namematch.names.spelling.suffixes import Suffixes
from namematch.names.types import Gender, Lemma, PartKind
from namematch.text import Script, fold, script_of
from namematch.translit import Beginnings, name_bits
from namematch.user_lexicon import cached_per_lexicon

_LONGEST = 64
_LONGEST_ENDING = 8
_SHORTEST_STEM = 1
_MOST_LEMMAS = 8
# No stem that only a regular expression can describe is told by more letters than these.
_TOLD_BY = 2


class _Sense(NamedTuple):
    kind: PartKind
    gender: Gender
    case: str


class _Rule(NamedTuple):
    language: str
    cyrillic: bool
    sense: _Sense
    nominative: str
    stem: str
    bits: float


class _Likely(NamedTuple):
    """What makes a lemma likely besides the case."""

    own_language: float
    other_language: float
    other_gender: float
    population: float
    unlisted_given: float
    doubt: float
    spelling_trust: float
    latin_known: float
    latin_unknown: float
    unlikely: float
    decided: float


_CASES = ("nom", "gen", "dat", "acc", "ins", "loc", "own", "other")
INFLECTION = TomlTable(
    "names/inflection.toml",
    {
        "case_bits": keys(_CASES, float),
        "likely": _Likely,
        "unlikely_nominative": {"endings": [regex_of(regex.compile)]},
        "stressed": {"listed": float, "endings": {"*": str}, "feminine": {"*": str}},
        "short": {"bits": float, "listed": float, "endings": {"*": str}, "always": {"*": str}},
        "kept": {"bits": float, "endings": {"*": str}},
        "masculine_of": {"*": str},
    },
)


@cache
def _likely() -> _Likely:
    return _Likely(**_toml()["likely"])


@cache
def _case_bits() -> dict[str, float]:
    """How often names in running text stand in a case, as -log2 of the share."""
    table: dict[str, float] = _toml()["case_bits"]
    return table


@cache
def _toml() -> dict[str, Any]:
    return INFLECTION.read()


class _Stemmed(NamedTuple):
    """The rules that ask for one kind of stem."""

    fits: Suffixes
    rules: tuple[_Rule, ...]


@cache
def _rules(kind: PartKind | None) -> dict[tuple[bool, str], tuple[_Stemmed, ...]]:
    """Script (whether Cyrillic) and ending to the rules for one kind of word, or for all, that apply there."""
    found: dict[tuple[bool, str], tuple[_Stemmed, ...]] = {}
    for key, rules in _table().items():
        by_stem: defaultdict[str, list[_Rule]] = defaultdict(list)
        for rule in rules:
            if kind in (None, rule.sense.kind):
                by_stem[rule.stem].append(rule)
        found[key] = tuple(_Stemmed(_stem(stem), tuple(same)) for stem, same in by_stem.items())
    return found


@lru_cache(maxsize=256)
def _stem(pattern: str) -> Suffixes:
    return Suffixes([pattern])


@cache
def _table() -> dict[tuple[bool, str], list[_Rule]]:
    found: defaultdict[tuple[bool, str], list[_Rule]] = defaultdict(list)
    for language, cyrillic, row in paradigms():
        kind, gender = PartKind(row["kind"]), Gender(row["gender"])
        senses = {case: _Sense(kind, gender, case) for case in _case_bits()}
        for nominative in row["nom"].split("|"):
            for case, sense in senses.items():
                cell = nominative if case == "nom" else row[case]
                if cell == "-" or (case in ("own", "other") and not cell):
                    continue
                for ending in (cell or nominative).split("|"):
                    bits = float(row["bits"]) + _case_bits()[case]
                    rule = _Rule(language, cyrillic, sense, nominative, row["stem"], bits)
                    found[cyrillic, ending].append(rule)
    return found


@cache
def _foreign_letters() -> dict[str, str]:
    """Letters that do not occur in a language's names."""
    return {language.code: language.foreign_letters for language in all_languages().values()}


@lru_cache(maxsize=256)
def _foreign_letter(letter: str) -> int:
    """The languages whose names do not have that letter, a bit for each."""
    return sum(1 << place for place, letters in enumerate(_foreign_letters().values()) if letter in letters)


@lru_cache(maxsize=256)
def _languages(bits: int) -> frozenset[str]:
    return frozenset(language for place, language in enumerate(_foreign_letters()) if bits >> place & 1)


def foreign_languages(word: str) -> frozenset[str]:
    """The languages whose names do not have all letters of a word."""
    bits = 0
    for letter in word:
        bits |= _foreign_letter(letter)
    return _languages(bits)


def lemmas(
    word: str, kind: PartKind | None = None, gender: Gender | None = None, language: str | None = None
) -> tuple[Lemma, ...]:
    """The dictionary forms that a word of a name may be an inflected form of.

    Args:
        word: One word, in Cyrillic or in Latin letters with the endings of Polish, Czech, Slovak, Slovene or Croatian.
        kind: What the word is, if known.
        gender: Gender of the bearer, if known.
        language: ISO 639-1 code of the text the word stands in, if known: its case endings are then taken at face
            value. Without it a Latin word is more likely a nominative than a case.

    Returns:
        Up to eight lemmas, likeliest first; the word itself is among them wherever it can be a nominative.

    Example:
        >>> [(lemma.text, str(lemma.gender), lemma.case) for lemma in lemmas("Дарчиева", PartKind.SURNAME)[:2]]
        [('дарчиева', 'female', 'nom'), ('дарчиев', 'male', 'gen|acc')]
        >>> lemmas("Putinowi", PartKind.SURNAME, language="pl")[0].text
        'putin'
    """
    return _lemmas(fold(word[:_LONGEST]), kind, gender, language)


@cached_per_lexicon(WORDS)
def _lemmas(word: str, kind: PartKind | None, gender: Gender | None, language: str | None) -> tuple[Lemma, ...]:
    if "-" in word.strip("-"):
        return _of_compound(word, kind, gender, language)
    cyrillic = script_of(word) is Script.CYRILLIC
    found: dict[str, dict[_Sense, float]] = {}
    bits_of = _LemmaBits(word, cyrillic)
    for form in _forms(word, cyrillic, kind, gender, language):
        length = len(word) - form.cut
        text = word[:length] + form.nominative
        found[text] = senses = {}
        for sort, gender_of_sort, shares in form.sorts:
            share = 2.0 ** -bits_of(text, length, form.nominative, sort, gender_of_sort)
            for sense, paradigm in shares:
                senses[sense] = paradigm * share
    return _ranked(found)


def possible_nominatives(word: str, kind: PartKind) -> Iterator[str]:
    """The texts of all `lemmas` of a word that is not hyphenated, in no order."""
    word = word[:_LONGEST]
    forms = _forms(word, script_of(word) is Script.CYRILLIC, kind, None, None)
    return (word[: len(word) - form.cut] + form.nominative for form in forms)


def _forms(
    word: str, cyrillic: bool, kind: PartKind | None, gender: Gender | None, language: str | None
) -> tuple[_Form, ...]:
    tail = _decisive_tail(word, cyrillic, kind)
    return _forms_of(tail, len(tail) == len(word), cyrillic, foreign_languages(word), kind, gender, language)


class _Form(NamedTuple):
    """A nominative that a word may come from: letters cut off at its end, and others put there.

    Args:
        cut: How many letters to cut off.
        nominative: The letters that take their place.
        sorts: By kind and gender the senses in which the word then is an inflected form, each with the likelihood of
            its paradigm and case.
    """

    cut: int
    nominative: str
    sorts: tuple[tuple[PartKind, Gender, tuple[tuple[_Sense, float], ...]], ...]


@lru_cache(maxsize=WORDS)
def _forms_of(
    tail: str,
    whole: bool,
    cyrillic: bool,
    foreign: frozenset[str],
    kind: PartKind | None,
    gender: Gender | None,
    language: str | None,
) -> tuple[_Form, ...]:
    """What words with a certain end may come from, each nominative once.

    `whole` says that the letters at the end that decide it are the whole word.
    """
    found: dict[str, tuple[int, str, dict[tuple[PartKind, Gender], dict[_Sense, float]]]] = {}
    for rule, cut in _candidates(tail, cyrillic, kind, _SHORTEST_STEM if whole else 0):
        sense = rule.sense
        if rule.language not in foreign and (gender is None or gender is sense.gender):
            end = tail[: len(tail) - cut] + rule.nominative
            sorts = found.setdefault(end, (cut, rule.nominative, {}))[2]
            shares = sorts.setdefault((sense.kind, sense.gender), {})
            shares[sense] = max(shares.get(sense, 0.0), 2.0 ** -(rule.bits + _language_bits(rule, language)))
    return tuple(
        _Form(cut, nominative, tuple((*sort, tuple(shares.items())) for sort, shares in sorts.items()))
        for cut, nominative, sorts in found.values()
    )


def _candidates(tail: str, cyrillic: bool, kind: PartKind | None, shortest: int) -> Iterator[tuple[_Rule, int]]:
    """Rules that may have made a word with that end, and how many letters they have put there."""
    rules = _rules(kind)
    for length in range(len(tail), max(len(tail) - _LONGEST_ENDING, shortest) - 1, -1):
        for group in rules.get((cyrillic, tail[length:]), ()):
            if group.fits(tail[:length]):
                for rule in group.rules:
                    yield rule, len(tail) - length


def _decisive_tail(word: str, cyrillic: bool, kind: PartKind | None) -> str:
    """As many letters at the end of a word as decide which rules may have made it.

    Words that end alike then share the work: there are many times fewer ends than words.
    """
    node = _tails(cyrillic, kind)
    length = node.least
    for depth, letter in enumerate(reversed(word), 1):
        following = node.get(letter)
        if following is None:
            break
        node, length = following, max(length, depth, following.least)
    return word[-length:]


class _Tails(dict[str, "_Tails"]):
    """Ends of words that rules ask for, by their letters from the last one on.

    Attributes:
        least: How many letters decide it where a word ends so.
    """

    least = 0

    def at(self, tail: str) -> _Tails:
        """The place of a tail, made where it is not there yet."""
        node = self
        for letter in reversed(tail):
            node = node.setdefault(letter, _Tails())
        return node


@cache
def _tails(cyrillic: bool, kind: PartKind | None) -> _Tails:
    root = _Tails()
    root.least = 1
    for (script, ending), groups in _rules(kind).items():
        if script is cyrillic:
            for stem in {"", *(stem for group in groups for stem in group.fits.spelled)}:
                root.at(stem + ending)
            if not all(group.fits.is_spelled for group in groups):
                node = root.at(ending)
                node.least = max(node.least, len(ending) + _TOLD_BY)
    return root


def _language_bits(rule: _Rule, language: str | None) -> float:
    """What the language of the text says for or against a paradigm."""
    if language is None or rule.language == ANY_LANGUAGE:
        return 0.0
    of_text = all_languages().get(language)
    followed = of_text.declines_as if of_text else ""
    if rule.cyrillic and (not of_text or not followed or len(of_text.scripts) > 1):
        return 0.0
    return -_likely().own_language if followed == rule.language else _likely().other_language


class _LemmaBits:
    """-log2 of how often a lemma is borne: listed given names by their bearers, other words by their spelling."""

    def __init__(self, word: str, cyrillic: bool) -> None:
        self._word = word
        self._cyrillic = cyrillic
        self._beginnings: Beginnings | None = None
        self._spelled: dict[str, float] = {}

    def __call__(self, text: str, length: int, nominative: str, kind: PartKind, gender: Gender) -> float:
        """The bits of `text`, which is so many letters of the word and the ending of the nominative."""
        bits = self._spelling(text, length, nominative) if self._cyrillic else _latin_bits(text, kind)
        if kind is PartKind.SURNAME:
            told = surname_gender(text)
            return bits + (_likely().other_gender if told not in (None, gender) else 0.0)
        return bits if kind is PartKind.PATRONYMIC else _given_name_bits(text, gender, bits)

    def _spelling(self, text: str, length: int, nominative: str) -> float:
        if text not in self._spelled:
            self._beginnings = self._beginnings or Beginnings(self._word)
            self._spelled[text] = self._beginnings.bits(length, nominative)
        return self._spelled[text]


def _given_name_bits(text: str, gender: Gender, spelling: float) -> float:
    bearers, likely = listed_bearers(text), _likely()
    unlisted = 2.0 ** -(likely.spelling_trust * spelling + given_ending_bits(text, gender)) * likely.unlisted_given
    if not bearers.total:
        return -log2(unlisted)
    women = (bearers.women + likely.doubt) / (bearers.total + 2 * likely.doubt)
    share = women if gender is Gender.FEMALE else 1.0 - women
    return -log2(bearers.total / likely.population * share + unlisted)


def _latin_bits(text: str, kind: PartKind) -> float:
    """Latin words have no spelling model here: what ends like a surname or is a known name is likelier."""
    known = has_surname_ending(text) if kind is PartKind.SURNAME else bool(given_bearers(text).total)
    likely = _likely()
    unlikely = likely.unlikely if _unlikely_nominative()(text) else 0.0
    return unlikely + (likely.latin_known if known else likely.latin_unknown)


@cache
def _unlikely_nominative() -> Suffixes:
    table: dict[str, list[str]] = _toml()["unlikely_nominative"]
    return Suffixes(table["endings"])


def _ranked(found: dict[str, dict[_Sense, float]]) -> tuple[Lemma, ...]:
    sums = {text: sum(senses.values()) for text, senses in found.items()}
    total = sum(sums.values())
    best = sorted(sums, key=lambda text: (-sums[text], text))[:_MOST_LEMMAS]
    return tuple(_lemma(text, found[text], sums[text] / total) for text in best)


def _lemma(text: str, senses: dict[_Sense, float], probability: float) -> Lemma:
    kind = _likeliest_kind(senses)
    weights, cases = {Gender.FEMALE: 0.0, Gender.MALE: 0.0}, set()
    for sense, weight in senses.items():
        if sense.kind is kind:
            weights[sense.gender] += weight
            cases.add(sense.case)
    women, decided = weights[Gender.FEMALE] / sum(weights.values()), _likely().decided
    gender = Gender.FEMALE if women > decided else Gender.MALE if women < 1 - decided else None
    feminine = kind is PartKind.SURNAME and gender is Gender.FEMALE
    return Lemma(
        text=text,
        gender=gender,
        case=_in_order(frozenset(cases)),
        bits=max(0.0, round(-log2(probability), 3)),
        base=_masculine(text) if feminine else text,
        kind=kind,
    )


@lru_cache(maxsize=256)
def _in_order(cases: frozenset[str]) -> str:
    return "|".join(case for case in _case_bits() if case in cases)


def _likeliest_kind(senses: dict[_Sense, float]) -> PartKind:
    kinds = {sense.kind for sense in senses}
    if len(kinds) == 1:
        return kinds.pop()
    weights = dict.fromkeys(PartKind, 0.0)
    for sense, weight in senses.items():
        weights[sense.kind] += weight
    return max(weights, key=weights.__getitem__)


def _of_compound(word: str, kind: PartKind | None, gender: Gender | None, language: str | None) -> tuple[Lemma, ...]:
    """Halves of a double name agree in gender and case; a first half may also stay as it is."""
    head, _, tail = word.rpartition("-")
    found = []
    for last in lemmas(tail, kind, gender, language):
        first = _agreeing(head, last, language)
        base = surname_base(first) if last.base != last.text else first
        found.append(Lemma(f"{first}-{last.text}", last.gender, last.case, last.bits, f"{base}-{last.base}", last.kind))
    return tuple(found)


def _agreeing(head: str, last: Lemma, language: str | None) -> str:
    """The first half in the gender and case of the second."""
    cases = set(last.case.split("|"))
    for lemma in lemmas(head, last.kind, last.gender, language):
        if not cases.isdisjoint(lemma.case.split("|")):
            return lemma.text
    return head


@cache
def _feminine_endings() -> tuple[tuple[str, str], ...]:
    table: dict[str, str] = _toml()["masculine_of"]
    return tuple(sorted(table.items(), key=lambda item: -len(item[0])))


def surname_base(word: str) -> str:
    """The masculine form of a surname, lower case; the word itself where it has no feminine ending.

    Example:
        >>> [surname_base(w) for w in ("Захарова", "Zakharova", "Valujevová", "Czarnecka", "May")]
        ['захаров', 'zakharov', 'valujev', 'czarnecki', 'may']
    """
    return _masculine(fold(word[: _LONGEST * 4]))


def _masculine(word: str) -> str:
    for feminine, masculine in _feminine_endings():
        if word.endswith(feminine) and len(word) > len(feminine) + 1:
            return _stressed(word.removesuffix(feminine) + masculine)
    return word


def _stressed(masculine: str) -> str:
    """A masculine adjective with its ending stressed, where a list has it so and commoner: Луговая is of Луговой."""
    table = _toml()["stressed"]
    for unstressed, stressed in table["endings"].items():
        if masculine.endswith(unstressed):
            other = masculine.removesuffix(unstressed) + stressed
            return other if name_bits(other) < min(name_bits(masculine), table["listed"]) else masculine
    return masculine


def long_masculines(short: str) -> Iterator[tuple[str, float]]:
    """The adjectives that a woman's surname may be short for, with costs: Яровой of Яров, Савицкий of Савицк."""
    table = _toml()["short"]
    for ending, full in (table["endings"] | table["always"]).items():
        adjective = short.removesuffix(ending) + full
        if short.endswith(ending) and (ending in table["always"] or name_bits(adjective) <= table["listed"]):
            yield adjective, table["bits"]


def kept_feminine(surname: str) -> Iterator[tuple[str, float]]:
    """The masculine form that a folded woman's surname seems to have where its ending is kept in Cyrillic, with cost.

    Example:
        >>> list(kept_feminine("čaputová"))
        [('čaputov', 1.0)]
    """
    table = _toml()["kept"]
    for ending, masculine in table["endings"].items():
        if surname.endswith(ending):
            yield surname.removesuffix(ending) + masculine, table["bits"]
