"""The name a person should be called by: the Cyrillic all spellings go back to, and its Latin form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from math import log2
from operator import itemgetter
from typing import NamedTuple, Protocol

from namematch._internal.caches import WORDS
from namematch.names import (
    Gender,
    Lemma,
    PartKind,
    feminine_surname,
    given_bearers,
    is_plain,
    lemmas,
    parse_name,
    regnal_number,
    spelled_sources,
    surname_gender,
)
from namematch.resolve.types import Parts
from namematch.text import Script, fold, script_of
from namematch.translit import is_explained, name_bits, neutral_key, own_scheme, romanize
from namematch.user_lexicon import cached_per_lexicon

# News in English; what it says of a name that shows its language is that language's own scheme.
DEFAULT_SCHEME = "news"
_ORDER = (PartKind.GIVEN, PartKind.PATRONYMIC, PartKind.SURNAME)
_LEAST_PROBABILITY = 2.0**-12
_LISTED_BITS = 22.0
# So many mentions of one spelling count.
_MOST_VOTES = 4
_OTHER_GENDER_BITS = 6.0
_RARE = 0.05
_SURE = 0.9
# Of so many words of a kind is remembered what was found.
_WORDS = WORDS // 2


class Canonical(NamedTuple):
    """A person's canonical name."""

    name: str
    cyrillic: str | None  # in Cyrillic, `None` where none is attested or likely
    gender: Gender | None  # the gender the forms agree on
    key: str  # what identifies the name, in the neutral alphabet


_Votes = tuple[tuple[str, int], ...]


class OriginsOf(Protocol):
    """Tells what a word of a kind may go back to."""

    def __call__(self, word: str, kind: PartKind) -> Mapping[str, float]: ...


def parts_of_name(name: str) -> Parts:
    """The parts of a name in its likeliest parse."""
    parsed = parse_name(name)
    words = {kind: " ".join(part.text for part in parsed.of(kind) if not part.initial) for kind in PartKind}
    share = parsed.gender_probability if parsed.gender is Gender.FEMALE else 1 - parsed.gender_probability
    return Parts(words, share if parsed.gender else None)


class Namer:
    """Finds the canonical names of people; what is found for a word is remembered.

    A name that was Cyrillic first is written as the scheme writes it, any other in its fullest Latin spelling.
    """

    def __init__(self, scheme: str, origins_of: OriginsOf = spelled_sources) -> None:
        self._scheme = scheme
        speller = _Speller(origins_of)
        self._origins = speller.origins
        self._found = {kind: lru_cache(_WORDS)(partial(speller.find, kind)) for kind in _ORDER}

    def name(self, forms: Mapping[str, int], parts_of: Callable[[str], Parts] = parts_of_name) -> Canonical:
        """The canonical name of one person's spellings, each with how often it stands."""
        parsed = [parts_of(form) for form in forms]
        gender = _gender(parsed)
        counts = list(forms.values())
        spelled = {kind: _words([parts.words[kind] for parts in parsed], counts) for kind in _ORDER}
        nominative = _in_the_nominative(parsed)
        words = {kind: self._cyrillic_word(spelled[kind], kind, gender, nominative) for kind in _ORDER}
        number = None if words[PartKind.SURNAME] else _number(forms)
        given, *others = words.values()
        cyrillic = " ".join([word for word in (given, number, *others) if word])
        key = "|".join([part for part in (_identity(words), number) if part]) or "|".join(sorted(forms))
        attested = any(map(_is_cyrillic, forms))
        if cyrillic and _on_record(words, spelled, self._origins[PartKind.GIVEN]) and _explained(spelled, words):
            return Canonical(self._romanized(cyrillic, attested), cyrillic, gender, key)
        # An organisation has no parts; it keeps the name that is written.
        cyrillic = cyrillic or _fullest(filter(_is_cyrillic, forms)) or ""
        latin = _fullest(_given_first(form) for form in forms if not _is_cyrillic(form))
        return Canonical(latin or self._romanized(cyrillic, attested), cyrillic if attested else None, gender, key)

    def _romanized(self, cyrillic: str, attested: bool) -> str:
        """The name in Latin letters; where no scheme was asked for, one in its own spelling by its own language's."""
        own = own_scheme(cyrillic) if attested and self._scheme == DEFAULT_SCHEME else None
        return romanize(cyrillic, own or self._scheme)

    def _cyrillic_word(
        self, words: Mapping[str, int], kind: PartKind, gender: Gender | None, nominative: frozenset[str]
    ) -> str | None:
        """The Cyrillic word that explains the spellings best, attested spellings before reconstructed ones."""
        if not words:
            return None
        attested = {word: count for word, count in words.items() if script_of(word) is Script.CYRILLIC}
        votes = _votes(attested or words)
        # Cyrillic spellings of which none is more frequent are told apart by the others: Дмитрий, Дмитро, Dmitry.
        others = {word: count for word, count in words.items() if word not in attested} if len(attested) > 1 else {}
        if kind is PartKind.PATRONYMIC:
            gender = None
        if kind is not PartKind.SURNAME:
            nominative = frozenset()
        return self._found[kind](votes, _votes(others), gender, nominative, bool(attested))


class _Speller:
    """Finds the Cyrillic word behind the spellings of one.

    It is no part of `Namer`: what remembers its answers would then hold on to it, and to all names, in a circle.
    """

    def __init__(self, origins_of: OriginsOf) -> None:
        # By kind what a word may go back to; surnames, of which there are many more, drive no others out.
        self.origins = {kind: lru_cache(_WORDS)(partial(origins_of, kind=kind)) for kind in _ORDER}

    def find(
        self,
        kind: PartKind,
        votes: _Votes,
        beside: _Votes,
        gender: Gender | None,
        nominative: frozenset[str],
        attested: bool,
    ) -> str | None:
        """The word as it is written in a name; `None` where none is likely.

        Votes are spellings with how much they count, the most frequent last; those `beside` decide where these are of
        two minds. Some stand in the nominative; attested are Cyrillic ones.
        """
        first = self._consensus(votes, beside, kind, gender, nominative)
        if first is None:
            return None
        word = feminine_surname(first) if kind is PartKind.SURNAME and gender is Gender.FEMALE else first
        # As attested it has its ё.
        plain = _plain(word)
        as_written = [other for other, _ in votes if _plain(other) == plain] if attested else []
        if attested and not as_written:
            # A name that is written in one way is not put into another language: Зеленська is not Зеленская.
            own = [other for other, _ in votes if other in nominative]
            as_written = own if len({_plain(other) for other in own}) == 1 else []
        shown = as_written[-1] if as_written else word
        return _in_case(fold(shown), votes[-1][0])

    def _consensus(
        self,
        votes: _Votes,
        beside: _Votes,
        kind: PartKind,
        gender: Gender | None,
        nominative: frozenset[str],
    ) -> str | None:
        """The origin with the highest product of probabilities over the distinct spellings, as often as they stand."""
        found = [
            (self._of_nominative(word) if word in nominative else self.origins[kind](word), count)
            for word, count in sorted(votes)
        ]
        candidates = sorted({origin for origins, _ in found for origin in origins})
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        scores = {
            origin: sum([count * log2(max(origins.get(origin, 0.0), _LEAST_PROBABILITY)) for origins, count in found])
            - (_OTHER_GENDER_BITS if kind is PartKind.GIVEN and _of_other_gender(origin, gender) else 0.0)
            for origin in candidates
        }
        most = max(scores.values())
        best = [origin for origin in candidates if scores[origin] == most]
        if len(best) == 1 or not beside:
            return best[-1]
        told = [(self.origins[kind](word), count) for word, count in sorted(beside)]
        shares = {origin: sum(count * origins.get(origin, 0.0) for origins, count in told) for origin in best}
        return max(best, key=lambda origin: (shares[origin], origin))

    def _of_nominative(self, surname: str) -> Mapping[str, float]:
        """What a surname that stands in the nominative goes back to."""
        found = self.origins[PartKind.SURNAME](surname)
        if len(found) == 1:
            return found
        bases = {neutral_key(lemma.base) for lemma in lemmas(surname, kind=PartKind.SURNAME) if _is_nominative(lemma)}
        return {origin: share for origin, share in found.items() if neutral_key(origin) in bases} or found


def _number(forms: Mapping[str, int]) -> str | None:
    """The number of a ruler, the one that stands most often."""
    counts: dict[str, int] = defaultdict(int)
    for form, count in forms.items():
        if number := regnal_number(parse_name(form).titles):
            counts[number] += count
    return max(sorted(counts), key=counts.__getitem__, default=None)


def _is_cyrillic(form: str) -> bool:
    """Whether a spelling is Cyrillic, whatever the letters of a number or a title."""
    if script_of(form) is Script.MIXED:
        form = " ".join(part.text for part in parse_name(form).parts)
    return script_of(form) is Script.CYRILLIC


def _given_first(form: str) -> str:
    """A spelling without titles and dates; where it has a comma, with the surname behind."""
    if is_plain(form):
        return form
    name = parse_name(form)
    if not name.parts or not (name.titles or name.dates or "," in form):
        return form
    if name.surname:
        turned = "," in form and name.given is not None
        parts = [part for kind in _ORDER for part in name.of(kind)] if turned else name.parts
        return " ".join(part.text for part in parts)
    words = (name.given, regnal_number(name.titles), name.patronymic)
    return " ".join(word for word in words if word)


def _in_the_nominative(names: Iterable[Parts]) -> frozenset[str]:
    """Surnames in Cyrillic that stand beside a given name which can hardly be in another case than the nominative.

    Such a surname is no oblique case of another one.
    """
    found = [(name.words[PartKind.GIVEN], name.words[PartKind.SURNAME]) for name in names]
    return frozenset([surname for given, surname in found if surname and given and _are_nominative(given, surname)])


def _are_nominative(given: str, surname: str) -> bool:
    scripts = {script_of(given), script_of(surname)}
    if Script.CYRILLIC not in scripts or scripts - {Script.CYRILLIC, Script.NONE}:
        return False
    return all(map(_only_nominative, given.split()))


@cached_per_lexicon(WORDS)
def _only_nominative(given: str) -> bool:
    found = lemmas(given, kind=PartKind.GIVEN)
    sure = sum(_share(lemma) for lemma in found if _is_nominative(lemma))
    return sure > (1 - _RARE) * sum(map(_share, found))


def _share(lemma: Lemma) -> float:
    return float(2.0**-lemma.bits)


def _is_nominative(lemma: Lemma) -> bool:
    return "nom" in lemma.case.split("|")


def _gender(names: Iterable[Parts]) -> Gender | None:
    """The gender with more weight among the names that tell one."""
    total = sum(sorted([_bits_for_a_woman(name.women) for name in names if name.women is not None]))
    return None if not total else Gender.FEMALE if total > 0 else Gender.MALE


@lru_cache(maxsize=1 << 10)
def _bits_for_a_woman(probability: float) -> float:
    return log2(_certain(probability) / _certain(1 - probability))


def _certain(probability: float) -> float:
    return min(max(probability, 0.001), 0.999)


def _words(texts: Sequence[str], counts: Sequence[int]) -> dict[str, int]:
    """The words of one kind, written out, with how often they stand."""
    words: dict[str, int] = {}
    for text, count in zip(texts, counts, strict=True):
        if text:
            words[text] = words.get(text, 0) + count
    return words


def _votes(words: Mapping[str, int]) -> _Votes:
    """Spellings with how much each counts, the most frequent last.

    What is the same for many people is found once: beyond their order, counts make no more difference than this.
    """
    return tuple([(word, min(count, _MOST_VOTES)) for word, count in sorted(words.items(), key=itemgetter(1))])


def _plain(word: str) -> str:
    return fold(word).replace("ё", "е")


def _of_other_gender(given: str, gender: Gender | None) -> bool:
    bearers = given_bearers(given)
    if gender is None or not bearers.total:
        return False
    women = bearers.women / bearers.total
    return women < _RARE if gender is Gender.FEMALE else women > 1 - _RARE


def _identity(words: Mapping[PartKind, str | None]) -> str:
    """Neutral keys of given name and surname: a patronymic that becomes known later must not change them."""
    parts = (words[PartKind.GIVEN], words[PartKind.SURNAME])
    return "|".join(neutral_key(word) if word else "" for word in parts).strip("|")


def _on_record(
    words: Mapping[PartKind, str | None],
    spelled: Mapping[PartKind, Mapping[str, int]],
    origins_of: Callable[[str], Mapping[str, float]],
) -> bool:
    """Whether the words are ones that Cyrillic sources know; a surname may instead be declined as theirs are.

    A listed given name that is too rare does beside a surname that is both, if it can hardly be read in another way.
    """
    surname, given = words[PartKind.SURNAME], words[PartKind.GIVEN]
    declined = surname is not None and surname_gender(surname) is not None
    if given and name_bits(given) >= _LISTED_BITS:
        known = declined and _is_listed(surname) and given_bearers(given).total > 0
        sure = (word for word in spelled[PartKind.GIVEN] if origins_of(word).get(fold(given), 0.0) >= _SURE)
        return known and any(map(_only_nominative, sure))
    return surname is None or declined or _is_listed(surname)


def _is_listed(surname: str | None) -> bool:
    return surname is not None and name_bits(surname) < _LISTED_BITS


def _explained(spelled: Mapping[PartKind, Mapping[str, int]], words: Mapping[PartKind, str | None]) -> bool:
    """Whether some romanisation writes the surname, or the only word there is, in a way that is attested."""
    kind = PartKind.SURNAME if words[PartKind.SURNAME] else PartKind.GIVEN
    word = words[kind]
    if word is None or surname_gender(word) is not None:
        return True
    latin = [own for own in spelled[kind] if script_of(own) is not Script.CYRILLIC]
    return not latin or is_explained(latin, word)


def _fullest(forms: Iterable[str]) -> str | None:
    """The spelling with most words written out; among equals the first in alphabetical order."""
    return max(sorted(forms), key=lambda form: sum(len(word) > 2 for word in form.split()), default=None)


def _in_case(word: str, written: str) -> str:
    """A word, or a surname with particles, in capitals but for what the text has in small letters: "фон дер Ляйен"."""
    parts, cased = word.split(" "), written.split(" ")
    small = [other.islower() for other in cased] if len(cased) == len(parts) > 1 else [False] * len(parts)
    return " ".join(part if is_small else _title(part) for part, is_small in zip(parts, small, strict=True))


def _title(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
