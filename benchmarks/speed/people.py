"""Seeded records of people as the world writes them, with the truth: whose record each is.

    records = people(100_000, seed=1)
    records.names, records.documents, records.persons, records.full_names

Names. Given name, patronymic and surname are drawn independently, by their bearers in the frequency tables of the
`russiannames` package (2.0, BSD-3), so they are Zipf-distributed as there; patronymic and surname agree with the
person's gender (men 55 %). Two people of one full name do occur, and stay two people in the truth: `ceiling` says what
F1 is left to one who knows every full Cyrillic name, `attentive_ceiling` what is left to one who reads every word
without fail but knows only what is written, and never guesses.

Mentions. A person is mentioned 1 to 50 times, k times with a probability proportional to 1/k (11 times on average).
Twenty people make a circle that six outlets write about; each outlet keeps to one scheme: Cyrillic (28 %) or a
romanisation for Russian, those for English three times as likely as any other. One person is covered by 1 to 6 of the
outlets. A document is one outlet's and mentions a part of the circle, each of them once or several times.

Forms. The first time a document mentions a person it usually says the full name, later it is shorter; Cyrillic
documents give patronymics more often than Latin ones. Shares by script and place are in `FORMS`; over all records 44 %
have no patronymic, not even an initial, and 29 % have initials.

Spelling. In Cyrillic 30 % of the records that run in the order of a sentence stand in an oblique case. 2 % of the
records are in capitals; of those that begin with the surname another 15 % have it in capitals. Half of the outlets cut
an initial that their scheme writes with two letters (Ю as Yu) to one. 2 % of the records have one slip: a letter left
out, doubled, swapped with the next one or replaced.

That is the world `frequency`. There are three more (`WORLDS`). In `register` surnames are drawn evenly from all that
can be had, those of the dictionary of natasha 0.10.0 too, which no table of the library holds, and everybody is written
with all three parts, 1 to 4 times. In `news` few people are mentioned hundreds of times. In `lists` everybody has 20
spellings, each by a scheme of its own, and no two stand in one document.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files
from math import comb
from typing import NamedTuple

import numpy as np
import pyarrow.parquet as parquet
from benchmarks.speed.declension import OBLIQUE, declined
from benchmarks.worlds.dictionary import unlisted_surnames

import namematch as nm
from namematch.names import feminine_surname

CYRILLIC = "cyrillic"
MEN = 0.55
CIRCLE = 20
OUTLETS = 6
DOCUMENTS_OF_AN_OUTLET = 12
NEW_DOCUMENT = 0.4  # that the next mention of a person stands in another document
CYRILLIC_OUTLETS = 0.28
ENGLISH_WEIGHT = 3.0
OBLIQUE_SHARE = 0.3
CAPITALS = 0.02
SURNAME_IN_CAPITALS = 0.15
SHORT_INITIAL = 0.5
SLIPS = 0.02

# Parts: g given name, p patronymic, s surname; with a point the initial. Shares by script, and by whether the person
# was mentioned in the document before.
FORMS: dict[str, dict[tuple[bool, bool], float]] = {
    # (Cyrillic, again):  first and Latin         again and Latin       first and Cyrillic    again and Cyrillic
    "g s":   {(False, False): .28, (False, True): .38, (True, False): .18, (True, True): .24},
    "g p s": {(False, False): .40, (False, True): .16, (True, False): .42, (True, True): .16},
    "s, g p": {(False, False): .08, (False, True): .03, (True, False): .03, (True, True): .01},
    "s, g":  {(False, False): .07, (False, True): .05, (True, False): .01, (True, True): .01},
    "s g p": {(False, False): .02, (False, True): .01, (True, False): .18, (True, True): .08},
    "s g":   {(False, False): .01, (False, True): .01, (True, False): .03, (True, True): .04},
    "g p. s": {(False, False): .06, (False, True): .06, (True, False): .00, (True, True): .00},
    "g.p. s": {(False, False): .03, (False, True): .12, (True, False): .07, (True, True): .18},
    "s g.p.": {(False, False): .02, (False, True): .06, (True, False): .06, (True, True): .22},
    "g. s":  {(False, False): .03, (False, True): .12, (True, False): .02, (True, True): .06},
}  # fmt: skip
DECLINED_FORMS = ("g s", "g p s", "g p. s", "g.p. s", "g. s", "s g.p.")

_KINDS = {"given": "names", "patronymic": "midnames", "surname": "surnames"}
_CASES = np.array(["nom", *OBLIQUE], dtype=object)
_WORD = re.compile("[А-ЯЁ][а-яё]+")
_LEAST_BEARERS = 2
_LONG_WORD = 5
_Text = np.ndarray  # of str objects


class World(NamedTuple):
    """What records are like.

    Args:
        mentions: Weights of being mentioned once, twice and so on, over the records.
        forms: Which of `FORMS` names are written in.
        evenly: Whether surnames are drawn evenly from all that can be had.
        apart: Whether each record has a document and a scheme of its own.
    """

    mentions: Sequence[float]
    forms: Sequence[str] = tuple(FORMS)
    evenly: bool = False
    apart: bool = False


WORLDS = {
    "frequency": World([1 / count for count in range(1, 51)]),
    "register": World([1, 2, 3, 4], ("g p s", "s, g p", "s g p"), evenly=True),
    "news": World([0] * 199 + [1] * 400),
    "lists": World([0] * 19 + [1], ("g s", "g p s", "s, g p", "s, g", "s g p"), apart=True),
}


class Records(NamedTuple):
    """Records in a drawn order.

    Args:
        names: As written.
        documents: Id of the document each stands in.
        persons: Number of the person each is of: the truth.
        schemes: Id of the scheme each is written in.
        forms: Which key of `FORMS` each has.
        full_names: By person the whole name in Cyrillic.
    """

    names: list[str]
    documents: list[str]
    persons: np.ndarray
    schemes: list[str]
    forms: list[str]
    full_names: list[str]


def people(size: int, seed: int = 1, world: str = "frequency") -> Records:
    """Draws records.

    Args:
        size: How many.
        seed: The same seed gives the same records.
        world: One of `WORLDS`.
    """
    chance, kind_of = np.random.default_rng(seed), WORLDS[world]
    persons = _mentioned(chance, size, kind_of.mentions)
    people_count = int(persons[-1]) + 1
    men = chance.random(people_count) < MEN
    words = {kind: _drawn(chance, kind, men, evenly=kind_of.evenly and kind == "surname") for kind in _KINDS}
    outlets, documents = _documents(chance, persons, people_count)
    if kind_of.apart:
        outlets = documents = np.arange(size)
    schemes, short_initials = _outlets(chance, int(outlets.max()) + 1)
    again = _again(persons, documents)
    forms = _forms(chance, schemes[outlets] == CYRILLIC, again, kind_of.forms)
    texts = _Writer(chance, persons, men, words, schemes[outlets], short_initials[outlets]).write(forms)
    _slip(chance, texts)
    order = chance.permutation(size)
    return Records(
        texts[order].tolist(),
        [f"d{document}" for document in documents[order].tolist()],
        persons[order],
        schemes[outlets][order].tolist(),
        forms[order].tolist(),
        [" ".join(parts) for parts in zip(words["given"], words["patronymic"], words["surname"], strict=True)],
    )


def pairwise_f1(labels: Iterable[object], truth: Iterable[object]) -> tuple[float, float, float]:
    """Precision, recall and F1 over all pairs of records; a record without a label is alone."""
    said = [place if label is None else str(label) for place, label in enumerate(labels)]
    gold = list(truth)
    both, ours, theirs = (
        sum(comb(n, 2) for n in Counter(values).values()) for values in (zip(said, gold, strict=True), said, gold)
    )
    precision, recall = both / ours if ours else 1.0, both / theirs if theirs else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def ceiling(records: Records) -> float:
    """Pairwise F1 of an oracle that knows the full Cyrillic name behind every record, and nothing else."""
    names = [name.lower().replace("ё", "е") for name in records.full_names]
    persons = records.persons.tolist()
    return pairwise_f1((names[person] for person in persons), persons)[2]


def attentive_ceiling(records: Records) -> float:
    """Pairwise F1 of an oracle that reads every word without fail, in any script, case and slip, and never guesses.

    What says less (initials, no patronymic) goes to the one name that it can be, if several to the one of them that
    its document has, else it stays with its equals in that document.
    """
    written = [
        _said(records.full_names[p].lower(), f) for p, f in zip(records.persons.tolist(), records.forms, strict=True)
    ]
    wholes = {said: _wholes(said, among) for among in _by_surname(set(written)) for said in among}
    present: defaultdict[str, set[_Said]] = defaultdict(set)
    for said, document in zip(written, records.documents, strict=True):
        if len(wholes[said]) == 1:
            present[document].update(wholes[said])
    labels = []
    for said, document in zip(written, records.documents, strict=True):
        fits = wholes[said] if len(wholes[said]) == 1 else wholes[said] & present[document]
        labels.append(str(next(iter(fits))) if len(fits) == 1 else f"{said} {document}")
    return pairwise_f1(labels, records.persons.tolist())[2]


_Said = tuple[str, str, str]


def _said(full_name: str, form: str) -> _Said:
    """Given name, patronymic (empty where none is said) and surname as far as a form says them."""
    given, patronymic, surname = full_name.split(" ")
    given = given[0] if "g." in form else given
    return given, patronymic[0] if "p." in form else patronymic if "p" in form else "", surname


def _by_surname(names: Iterable[_Said]) -> Iterable[list[_Said]]:
    found: defaultdict[str, list[_Said]] = defaultdict(list)
    for said in names:
        found[said[2]].append(said)
    return found.values()


def _wholes(said: _Said, among: Iterable[_Said]) -> frozenset[_Said]:
    """The names that say no less, and less than no other: itself, or all that it can be."""
    fuller = {other for other in among if other != said and _fits(said, other)}
    tops = {name for name in fuller if not any(_fits(name, other) for other in fuller if other != name)}
    return frozenset(tops or {said})


def _fits(short: _Said, full: _Said) -> bool:
    return all(
        whole.startswith(part) and len(part) in (0, 1, len(whole)) for part, whole in zip(short, full, strict=True)
    )


def _mentioned(chance: np.random.Generator, size: int, mentions: Sequence[float]) -> np.ndarray:
    """The person of each record, in the order of persons."""
    counts, weights = np.arange(1, len(mentions) + 1), np.array(mentions)
    drawn = chance.choice(counts, size=size, p=weights / weights.sum())
    persons = int(np.searchsorted(np.cumsum(drawn), size)) + 1
    return np.repeat(np.arange(persons), drawn[:persons])[:size]


def _drawn(chance: np.random.Generator, kind: str, men: np.ndarray, *, evenly: bool) -> _Text:
    drawn = np.empty(len(men), dtype=object)
    for gender, places in (("m", men), ("f", ~men)):
        words, weights = _every_surname(gender) if evenly else _table(kind, gender)
        drawn[places] = words[chance.choice(len(words), size=int(places.sum()), p=weights)]
    return drawn


@cache
def _every_surname(gender: str) -> tuple[_Text, np.ndarray]:
    """All surnames that can be had, those outside the library's tables too, each as likely as any other."""
    others = unlisted_surnames() if gender == "m" else map(feminine_surname, unlisted_surnames())
    words = dict.fromkeys([*_table("surname", gender)[0], *(word.capitalize() for word in others)])
    return np.array(list(words), dtype=object), np.full(len(words), 1 / len(words))


@cache
def _table(kind: str, gender: str) -> tuple[_Text, np.ndarray]:
    """The words of one kind that men or women bear, and their shares."""
    counts: Counter[str] = Counter()
    path = files("russiannames") / "data" / f"{_KINDS[kind]}.parquet"
    for row in parquet.read_table(str(path)).to_pylist():
        word = row["text"]
        if row["count"] >= _LEAST_BEARERS and _WORD.fullmatch(word) and _borne(row["gender"], kind, gender):
            counts[_feminine(row) if (kind, gender) == ("surname", "f") else word] += row["count"]
    weights = np.array(list(counts.values()), dtype=float)
    return np.array(list(counts), dtype=object), weights / weights.sum()


def _borne(listed: str | None, kind: str, gender: str) -> bool:
    """Women's surnames are made of the men's, so that both genders draw from one list."""
    return listed in ("m", "u", None) if kind == "surname" else listed == gender


def _feminine(row: dict[str, str | None]) -> str:
    word = row["text"] or ""
    if row["gender"] != "m":
        return word
    return row["f_form"] or feminine_surname(word).capitalize()


def _documents(chance: np.random.Generator, persons: np.ndarray, people_count: int) -> tuple[np.ndarray, np.ndarray]:
    """Outlet and document of each record: runs of mentions of one person share them."""
    covered_by, first = chance.integers(1, OUTLETS + 1, people_count), chance.integers(0, OUTLETS, people_count)
    fresh = chance.random(len(persons)) < NEW_DOCUMENT
    fresh |= np.diff(persons, prepend=-1) != 0
    run = np.cumsum(fresh) - 1
    person = persons[fresh]
    which = (first[person] + chance.integers(0, 1 << 16, len(person)) % covered_by[person]) % OUTLETS
    outlet = person // CIRCLE * OUTLETS + which
    document = outlet * DOCUMENTS_OF_AN_OUTLET + chance.integers(0, DOCUMENTS_OF_AN_OUTLET, len(person))
    return outlet[run], document[run]


def _outlets(chance: np.random.Generator, count: int) -> tuple[_Text, np.ndarray]:
    """The scheme of each outlet, and whether it cuts initials to one letter."""
    romanisations = [scheme for scheme in nm.schemes() if "ru" in scheme.languages and not scheme.is_for_machines]
    ids = np.array([CYRILLIC, *(scheme.id for scheme in romanisations)], dtype=object)
    weights = np.array([ENGLISH_WEIGHT if scheme.target == "en" else 1.0 for scheme in romanisations])
    shares = np.array([CYRILLIC_OUTLETS, *(weights / weights.sum() * (1 - CYRILLIC_OUTLETS))])
    return ids[chance.choice(len(ids), size=count, p=shares)], chance.random(count) < SHORT_INITIAL


def _again(persons: np.ndarray, documents: np.ndarray) -> np.ndarray:
    """Whether the document has mentioned the person before."""
    order = np.lexsort((np.arange(len(persons)), documents, persons))
    same = (np.diff(persons[order], prepend=-1) == 0) & (np.diff(documents[order], prepend=-1) == 0)
    again = np.empty(len(persons), dtype=bool)
    again[order] = same
    return again


def _forms(chance: np.random.Generator, cyrillic: np.ndarray, again: np.ndarray, written: Sequence[str]) -> _Text:
    names = np.array(written, dtype=object)
    forms = np.empty(len(again), dtype=object)
    for key in ((False, False), (False, True), (True, False), (True, True)):
        places = (cyrillic == key[0]) & (again == key[1])
        shares = np.array([FORMS[form][key] for form in names])
        forms[places] = names[chance.choice(len(names), size=int(places.sum()), p=shares / shares.sum())]
    return forms


class _Writer:
    """Writes the names of all records, each distinct word once a scheme and case."""

    def __init__(
        self,
        chance: np.random.Generator,
        persons: np.ndarray,
        men: np.ndarray,
        words: dict[str, _Text],
        schemes: _Text,
        short_initials: np.ndarray,
    ) -> None:
        self._chance = chance
        self._persons = persons
        self._men = men
        self._words = words
        self._schemes = schemes
        self._short_initials = short_initials

    def write(self, forms: _Text) -> _Text:
        """The names in the given forms."""
        places = _groups(self._schemes)
        declinable = (self._schemes == CYRILLIC) & np.isin(forms, DECLINED_FORMS)
        oblique = declinable & (self._chance.random(len(forms)) < OBLIQUE_SHARE)
        cases = np.where(oblique, self._chance.integers(1, len(_CASES), len(forms)), 0)
        parts = {kind: self._written(kind, places, cases) for kind in _KINDS}
        initials = {kind: self._initials(kind, places) for kind in ("given", "patronymic")}
        capital = self._chance.random(len(forms))
        starts = np.array([form.startswith("s") for form in FORMS])[_codes(forms, list(FORMS))]
        raised = starts & (capital < SURNAME_IN_CAPITALS)
        parts["surname"][raised] = [word.upper() for word in parts["surname"][raised]]
        texts = _assembled(forms, parts, initials)
        whole = capital >= 1 - CAPITALS
        texts[whole] = [text.upper() for text in texts[whole]]
        return texts

    def _written(self, kind: str, places: dict[str, np.ndarray], cases: np.ndarray) -> _Text:
        written = np.empty(len(cases), dtype=object)
        for scheme, here in places.items():
            words = self._words[kind][self._persons[here]]
            if scheme == CYRILLIC:
                written[here] = self._in_cases(words, kind, self._men[self._persons[here]], cases[here])
            else:
                written[here] = _by_distinct(words, lambda distinct, scheme=scheme: nm.romanize_many(distinct, scheme))
        return written

    def _in_cases(self, words: _Text, kind: str, men: np.ndarray, cases: np.ndarray) -> _Text:
        done = words.copy()
        for gender, mine in (("male", men), ("female", ~men)):
            for number, case in enumerate(_CASES[1:], start=1):
                here = mine & (cases == number)
                done[here] = _by_distinct(
                    words[here],
                    lambda distinct, case=case, gender=gender: [declined(w, kind, gender, case) for w in distinct],
                )
        return done

    def _initials(self, kind: str, places: dict[str, np.ndarray]) -> _Text:
        written = np.empty(len(self._persons), dtype=object)
        for scheme, here in places.items():
            letters = _by_distinct(self._words[kind][self._persons[here]], lambda words: [word[0] for word in words])
            if scheme != CYRILLIC:
                letters = _by_distinct(letters, lambda found, scheme=scheme: nm.romanize_many(found, scheme))
            written[here] = letters
        short = self._short_initials
        written[short] = _by_distinct(written[short], lambda found: [letter[0] for letter in found])
        return _by_distinct(written, lambda found: [letter.capitalize() + "." for letter in found])


def _assembled(forms: _Text, parts: dict[str, _Text], initials: dict[str, _Text]) -> _Text:
    given, patronymic, surname = (parts[kind] for kind in _KINDS)
    g, p = initials["given"], initials["patronymic"]
    ways: dict[str, tuple[str, Sequence[_Text]]] = {
        "g s": ("{} {}", (given, surname)),
        "g p s": ("{} {} {}", (given, patronymic, surname)),
        "s, g p": ("{}, {} {}", (surname, given, patronymic)),
        "s, g": ("{}, {}", (surname, given)),
        "s g p": ("{} {} {}", (surname, given, patronymic)),
        "s g": ("{} {}", (surname, given)),
        "g p. s": ("{} {} {}", (given, p, surname)),
        "g.p. s": ("{} {} {}", (g, p, surname)),
        "s g.p.": ("{} {} {}", (surname, g, p)),
        "g. s": ("{} {}", (g, surname)),
    }
    texts = np.empty(len(forms), dtype=object)
    for form, here in _groups(forms).items():
        template, columns = ways[form]
        texts[here] = [template.format(*row) for row in zip(*(column[here] for column in columns), strict=True)]
    return texts


def _slip(chance: np.random.Generator, texts: _Text) -> None:
    """One slip in a long word of some records."""
    places = np.flatnonzero(chance.random(len(texts)) < SLIPS)
    kinds, where, letters = (chance.integers(0, 1 << 30, len(places)).tolist() for _ in range(3))
    for place, kind, at, letter in zip(places.tolist(), kinds, where, letters, strict=True):
        text = texts[place]
        long = [match.span() for match in re.finditer(rf"[^\W\d_]{{{_LONG_WORD},}}", text)]
        if long:
            start, end = long[at % len(long)]
            texts[place] = slipped(text, start + 1 + at // len(long) % (end - start - 2), kind % 4, letter)


def slipped(text: str, at: int, kind: int, letter: int) -> str:
    """A word with one slip inside: a letter left out, doubled, exchanged with the next one or replaced."""
    here, after = text[at], text[at + 1]
    others = sorted({other for other in text if other.isalpha() and other.islower()} - {here}) or ["a"]
    return (
        text[:at] + (after, here * 2 + after, after + here, others[letter % len(others)] + after)[kind] + text[at + 2 :]
    )


def _by_distinct(words: _Text, change: Callable[[list[str]], Sequence[str | None]]) -> _Text:
    """A column changed at the price of its distinct words."""
    distinct = list(dict.fromkeys(words.tolist()))
    changed = dict(zip(distinct, change(distinct), strict=True))
    found = np.empty(len(words), dtype=object)
    found[:] = [changed[word] for word in words.tolist()]
    return found


def _groups(values: _Text) -> dict[str, np.ndarray]:
    """The places of each distinct value."""
    distinct = sorted(set(values.tolist()))
    codes = _codes(values, distinct)
    order = np.argsort(codes, kind="stable")
    ends = np.searchsorted(codes[order], np.arange(len(distinct) + 1))
    return {value: order[ends[i] : ends[i + 1]] for i, value in enumerate(distinct)}


def _codes(values: _Text, distinct: list[str]) -> np.ndarray:
    number = {value: i for i, value in enumerate(distinct)}
    return np.fromiter((number[value] for value in values.tolist()), dtype=np.int64, count=len(values))
