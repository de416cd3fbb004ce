"""The name a person should be called by: the Cyrillic all spellings go back to, and its Latin form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log2
from typing import NamedTuple

from namematch.names import (
    Gender,
    PartKind,
    PersonName,
    feminine_surname,
    lemmas,
    origins,
    parse_name,
    surname_gender,
)
from namematch.text import Script, script_of
from namematch.translit import NeutralKey, name_bits, neutral_key, readings, romanize

_ORDER = (PartKind.GIVEN, PartKind.PATRONYMIC, PartKind.SURNAME)
_LEAST_PROBABILITY = 2.0**-12
_LISTED_BITS = 22.0


class Canonical(NamedTuple):
    """A person's canonical name.

    Args:
        name: In Latin letters.
        cyrillic: In Cyrillic, `None` where none is attested or likely.
        gender: The gender the forms agree on.
        key: What identifies the name, in the neutral alphabet.
    """

    name: str
    cyrillic: str | None
    gender: Gender | None
    key: str


def canonical(forms: Mapping[str, int], scheme: str) -> Canonical:
    """The canonical name of one person's spellings.

    Args:
        forms: Spelling → how often it stands.
        scheme: The romanisation to write a Cyrillic name in.

    Returns:
        The name as the scheme writes it if it was Cyrillic first, else its fullest Latin spelling.
    """
    parsed = {form: parse_name(form) for form in forms}
    gender = _gender(parsed.values())
    spelled = {kind: _words(parsed, forms, kind) for kind in _ORDER}
    words = {kind: _cyrillic_word(spelled[kind], kind, gender) for kind in _ORDER}
    cyrillic = " ".join(word for word in words.values() if word)
    key = _identity(words) or "|".join(sorted(forms))
    attested = any(script_of(form) is Script.CYRILLIC for form in forms)
    if cyrillic and _on_record(words) and _explained(spelled, words):
        return Canonical(romanize(cyrillic, scheme), cyrillic, gender, key)
    latin = _fullest(form for form in forms if script_of(form) is not Script.CYRILLIC)
    return Canonical(latin or romanize(cyrillic, scheme), cyrillic if attested else None, gender, key)


def _gender(names: Iterable[PersonName]) -> Gender | None:
    """The gender with more weight among the names that tell one."""
    weight = dict.fromkeys(Gender, 0.0)
    for name in names:
        if name.gender is not None:
            weight[name.gender] += log2(name.gender_probability / (1 - min(name.gender_probability, 0.999)))
    female, male = weight[Gender.FEMALE], weight[Gender.MALE]
    if female == male:
        return None
    return Gender.FEMALE if female > male else Gender.MALE


def _words(parsed: Mapping[str, PersonName], forms: Mapping[str, int], kind: PartKind) -> Counter[str]:
    """The words of one kind, written out, with how often they stand."""
    words: Counter[str] = Counter()
    for form, name in parsed.items():
        parts = [part for part in name.of(kind) if not part.initial]
        if parts:
            words[" ".join(part.text for part in parts)] += forms[form]
    return words


def _cyrillic_word(words: Mapping[str, int], kind: PartKind, gender: Gender | None) -> str | None:
    """The Cyrillic word that explains the spellings best, attested spellings before reconstructed ones."""
    attested = {word: count for word, count in words.items() if script_of(word) is Script.CYRILLIC}
    if attested:
        return _nominative(attested, kind, gender)
    first = _consensus(words, kind)
    return first and _title(feminine_surname(first) if kind is PartKind.SURNAME and gender is Gender.FEMALE else first)


def _nominative(words: Mapping[str, int], kind: PartKind, gender: Gender | None) -> str:
    """The nominative that most of the attested forms go back to."""
    votes: Counter[str] = Counter()
    for word, count in words.items():
        for lemma in lemmas(word, kind=kind, gender=gender)[:2]:
            votes[lemma.text] += round(count * 1000 * 2.0**-lemma.bits)
    best = max(sorted(votes), key=votes.__getitem__, default=min(words))
    return _title(best)


def _consensus(words: Mapping[str, int], kind: PartKind) -> str | None:
    """The origin with the highest product of probabilities over the distinct spellings."""
    spelled = [origins(word, kind) for word in words]
    likeliest: dict[NeutralKey, tuple[float, str]] = {}
    for found in spelled:
        for key, origin in found.items():
            likeliest[key] = max(likeliest.get(key, (0.0, "")), (origin.probability, origin.cyrillic))
    if not likeliest:
        return None
    scores: dict[NeutralKey, float] = defaultdict(float)
    for key in likeliest:
        for found in spelled:
            scores[key] += log2(max(found[key].probability, _LEAST_PROBABILITY) if key in found else _LEAST_PROBABILITY)
    return likeliest[max(sorted(scores), key=scores.__getitem__)][1]


def _identity(words: Mapping[PartKind, str | None]) -> str:
    """Neutral keys of given name and surname: a patronymic that becomes known later must not change them."""
    parts = (words[PartKind.GIVEN], words[PartKind.SURNAME])
    return "|".join(neutral_key(word) if word else "" for word in parts).strip("|")


def _on_record(words: Mapping[PartKind, str | None]) -> bool:
    """Whether the words are ones that Cyrillic sources know; a surname may instead be declined as theirs are."""
    surname, given = words[PartKind.SURNAME], words[PartKind.GIVEN]
    if given and name_bits(given) >= _LISTED_BITS:
        return False
    return surname is None or name_bits(surname) < _LISTED_BITS or surname_gender(surname) is not None


def _explained(spelled: Mapping[PartKind, Mapping[str, int]], words: Mapping[PartKind, str | None]) -> bool:
    """Whether some romanisation writes the surname, or the only word there is, in a way that is attested."""
    kind = PartKind.SURNAME if words[PartKind.SURNAME] else PartKind.GIVEN
    latin = [word for word in spelled[kind] if script_of(word) is not Script.CYRILLIC]
    word = words[kind]
    if not latin or (word and surname_gender(word)):
        return True
    return any(word and reading.cyrillic == word and reading.schemes for form in latin for reading in readings(form))


def _fullest(forms: Iterable[str]) -> str | None:
    """The spelling with most words written out; among equals the first in alphabetical order."""
    return max(sorted(forms), key=lambda form: sum(len(word) > 2 for word in form.split()), default=None)


def _title(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
