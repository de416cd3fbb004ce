"""Rows of `given_names.tsv`, the shipped one and the user's own: their forms, and how these belong to names."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from namematch.names.parameters import given_names
from namematch.names.spelling.spelling_key import name_spelling_key
from namematch.names.types import RelationKind
from namematch.text import Script, script_of
from namematch.translit import romanize, schemes

_KINDS = (
    ("latin", RelationKind.SAME),
    ("spelling", RelationKind.SPELLING),
    ("cognate", RelationKind.COGNATE),
    ("translation", RelationKind.TRANSLATION),
    ("diminutive", RelationKind.DIMINUTIVE),
)
_LANGUAGE = "ru"


class NameLink(NamedTuple):
    """A form's tie to a name: `form` kind-of `head`."""

    form: str
    head: str
    kind: RelationKind
    bits: float


def entries(row: Mapping[str, str]) -> Iterator[tuple[str, RelationKind]]:
    """The name of a row and its forms, each with its kind."""
    yield row["name"], RelationKind.SAME
    for column, kind in _KINDS:
        for entry in row[column].split():
            yield entry.rpartition(":")[2], kind


def cyrillic_forms(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The Cyrillic forms of a row, each with the language whose schemes write it besides the Russian ones."""
    for form in (row["name"], *row["spelling"].split(), *row["diminutive"].split()):
        if script_of(form) is Script.CYRILLIC:
            yield form, _LANGUAGE
    for entry in row["cognate"].split():
        language, _, form = entry.partition(":")
        if script_of(form) is Script.CYRILLIC:
            yield form, language


def latin_keys(form: str, language: str) -> list[str]:
    """Distinct keys of what the schemes write for a Cyrillic form, sorted."""
    return sorted({name_spelling_key(text) for text in latin_spellings(form, language)})


def latin_spellings(form: str, language: str) -> set[str]:
    """What the schemes for Russian and for a language write for a Cyrillic form, as they write it."""
    writers = (
        scheme.id
        for scheme in schemes()
        if {_LANGUAGE, language}.intersection(scheme.languages) and not scheme.is_for_machines
    )
    written = {romanize(form, scheme) for scheme in writers}
    return {text for text in written if script_of(text) is Script.LATIN}


def women_among(row: Mapping[str, str]) -> float:
    """The share of women among the bearers of a row's name."""
    return given_names().share_of_women[row["gender"] or "u"]


def links_of_rows(rows: Iterable[Mapping[str, str]]) -> dict[str, dict[str, NameLink]]:
    """Key of every form to its links by their heads, not weighed against each other yet."""
    links: defaultdict[str, dict[str, NameLink]] = defaultdict(dict)
    for row in rows:
        head = row["name"]
        for form, kind in entries(row):
            key = name_spelling_key(form)
            link = NameLink(key, head, kind, given_names().costs[kind])
            if head not in links[key] or links[key][head].bits > link.bits:
                links[key][head] = link
    return dict(links)


def weighed(links: Iterable[NameLink], bearers: Callable[[str], float]) -> tuple[NameLink, ...]:
    """Links of one form, best first: a pet form shared by several names costs more for the rarer ones."""
    links = list(links)
    pets = sum(bearers(link.head) for link in links if link.kind is RelationKind.DIMINUTIVE)
    costed = (
        link._replace(bits=link.bits + math.log2(pets / bearers(link.head)))
        if link.kind is RelationKind.DIMINUTIVE
        else link
        for link in links
    )
    return tuple(sorted(costed, key=lambda link: link.bits))
