"""One dictionary from phrases to what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import product, zip_longest
from typing import cast

from namematch.roles.tokens import TitleWord, ending_key, lookup_keys, title_words
from namematch.roles.vocabulary_entries import (
    Entry,
    LinkWord,
    Modifier,
    NamedUnit,
    Organisation,
    Place,
    RankWord,
    Topic,
    UnitKind,
)


class PhraseShape(IntEnum):
    """How a phrase is written in running text: anyhow, as a name, or in capitals."""

    ANY = 0
    NAME = 1
    CAPITALS = 2


def shape_of(text: str) -> PhraseShape:
    """The shape of a phrase as written."""
    if not text[:1].isupper():
        return PhraseShape.ANY
    return PhraseShape.CAPITALS if text.isupper() else PhraseShape.NAME


class TrieNode:
    """A place in the tree of phrases: what may come next, and what the phrase so far means."""

    __slots__ = ("entry", "next", "shape")

    def __init__(self) -> None:
        self.next: Mapping[str, TrieNode] = _LAST
        self.entry: Entry | None = None
        self.shape = PhraseShape.CAPITALS

    def behind(self, key: str) -> TrieNode:
        """The place behind a word, made if there is none."""
        found = self.next.get(key)
        if found is None:
            # Most places are the last of their phrases, and share an empty mapping.
            if self.next is _LAST:
                self.next = {}
            found = cast("dict[str, TrieNode]", self.next)[key] = TrieNode()
        return found


# Beside the codes of countries it stands for any part of one.
REGION = "region"

_INNER_MARKS = frozenset('«»„“”"–—&/')
OPENING_QUOTES = frozenset('«"“„')
DASHES = frozenset("–—")
# Marks that make another phrase of the same words: the bank «Россия» is not the Bank of Russia, nor a deputy
# premier — minister a prime minister. The word behind one has a key of its own, a mark before its key.
_QUOTED, _DASHED = "«", "—"
_LAST: Mapping[str, TrieNode] = {}


@dataclass(slots=True)
class RoleVocabulary:
    """All phrases, and the tables by id. Filled once by `tables.role_vocabulary`, then only read."""

    root: TrieNode = field(default_factory=TrieNode)
    home: str = ""  # country whose offices are meant where a title names none
    homes: Mapping[str, str] = field(default_factory=dict)  # for languages of one other country that country
    ranks: dict[str, RankWord] = field(default_factory=dict)
    rank_bits: dict[str, float] = field(default_factory=dict)  # weight of a shared rank
    implied: dict[str, str] = field(default_factory=dict)  # body that goes without saying for a rank
    implied_in_body: dict[str, str] = field(default_factory=dict)  # the same where the organisation is named
    # For rank, organisation and modifier the scopes that make it another rank, with that rank.
    promotions: dict[tuple[str, str, str], list[tuple[str, str]]] = field(default_factory=dict)
    military_ranks: set[str] = field(default_factory=set)
    modifiers: dict[str, Modifier] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    organisations_by_name: dict[str, Organisation] = field(default_factory=dict)
    # For a general body and a country, or `REGION` for all regions, the body it is there.
    specific: dict[tuple[str, str], str] = field(default_factory=dict)
    unit_kinds: dict[str, UnitKind] = field(default_factory=dict)
    unit_kind_names: set[str] = field(default_factory=set)
    many_units: set[str] = field(default_factory=set)
    translated_kinds: dict[str, str] = field(default_factory=dict)
    named_units: dict[str, NamedUnit] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)  # for the id of a former topic its present name
    topics: dict[str, Topic] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    cities: dict[tuple[str, str], Place] = field(default_factory=dict)  # of the tables, by country and name
    around: dict[str, set[str]] = field(default_factory=dict)  # for an area or country the areas it lies in, by name

    def enter(self, forms: Iterable[str], entry: Entry, endings: Sequence[str] = ()) -> None:
        """Give each of `forms`, also with one of `endings`, the meaning `entry`, unless it has one already."""
        for node in self._ends(forms, endings):
            if node.entry is None:
                node.entry = entry

    def overrule(self, forms: Iterable[str], entry: Entry, endings: Sequence[str] = ()) -> None:
        """Give each of `forms`, also with one of `endings`, the meaning `entry`, whatever it meant before."""
        for node in self._ends(forms, endings):
            node.entry = entry

    def _ends(self, forms: Iterable[str], endings: Sequence[str]) -> Iterator[TrieNode]:
        """Where phrases end in the tree, which grows by them."""
        for form in forms:
            words = title_words(form)
            bare = [word for word in words if not word.mark]
            yield from self._ends_of(form, bare, endings)
            signs = [_mark_before(words, position) for position, word in enumerate(words) if not word.mark]
            signs[:1] = [""]
            if any(signs):
                yield from self._ends_of(form, bare, endings, signs)
            if "," in form:
                yield from self._ends_of(form, words, endings)

    def _ends_of(
        self, form: str, words: list[TitleWord], endings: Sequence[str], signs: Sequence[str] = ()
    ) -> Iterator[TrieNode]:
        alternatives = [lookup_keys(word.key, form[word.start : word.end]) for word in words]
        if endings and words:
            last = form[words[-1].start : words[-1].end]
            alternatives[-1] += tuple(ending_key(last, words[-1].key, ending) for ending in endings)
        for keys in product(*alternatives) if words else ():
            node = self.root
            for sign, key in zip_longest(signs, keys, fillvalue=""):
                node = node.behind(sign + key)
            node.shape = min(node.shape, shape_of(form))
            yield node

    def ordinal(self, number: str) -> str:
        """The ordinal of a number in digits, in words where the tables have them."""
        node = self.root.next.get(f"{number}-")
        return node.entry.name if node is not None and isinstance(node.entry, LinkWord) else number

    def longest(self, words: Sequence[TitleWord], start: int, text: str = "") -> tuple[Entry | None, int]:
        """The meaning of the longest phrase that begins at word `start`, and the number of the word behind it.

        In running `text` "us" is not the US and "who" not the WHO, and a phrase does not go on over a gap.
        """
        entry, end, shorter = self._walk(words, start, text)
        if isinstance(entry, RankWord) and shorter is not None:
            # "head of the party" is an office, and "Party of Regions" a body, as is what the body of an office owns.
            needed = end if words[end - 1].possessive else end + 1
            for inner in range(shorter[1], end):
                body, behind, _ = self._walk(words, inner, text)
                if behind >= needed and isinstance(body, Organisation | NamedUnit | UnitKind | Topic):
                    return shorter
        return entry, end

    def _walk(
        self, words: Sequence[TitleWord], start: int, text: str
    ) -> tuple[Entry | None, int, tuple[RankWord, int] | None]:
        """The longest phrase from word `start` on, the number of the word behind it, and the shortest rank in it."""
        node, best, end, shortest = self.root, None, start, None
        shape = shape_of(text[words[start].start : words[start].end]) if text else PhraseShape.CAPITALS
        for position in range(start, len(words)):
            key = words[position].key
            before = _mark_before(words, position) if position > start else ""
            following = node.next.get(before + key)
            if following is None and before != _DASHED:
                following = node.next.get(key)
            if following is None and position > start and _is_inner_mark(words, position):
                continue
            if following is None or (text and position > start and not _adjacent(words, position, text)):
                break
            node = following
            if node.entry is not None and shape >= node.shape:
                if shortest is None and isinstance(best, RankWord):
                    shortest = best, end
                best, end = node.entry, position + 1
        return best, end, shortest


def _is_inner_mark(words: Sequence[TitleWord], position: int) -> bool:
    """Whether a phrase may be written with a mark here: "полк «Азов»", "Lenta.ru"."""
    key = words[position].key
    following = words[position + 1].start if position + 1 < len(words) else -1
    return key in _INNER_MARKS or (key == "." and following == words[position].end)


def _adjacent(words: Sequence[TitleWord], position: int, text: str) -> bool:
    between = text[words[position - 1].end : words[position].start]
    return len(between) <= 3 and "\n\n" not in between


def _mark_before(words: Sequence[TitleWord], position: int) -> str:
    """The sign of the mark before a word, if it makes another phrase of it."""
    mark = words[position - 1].key if position else ""
    return _QUOTED if mark in OPENING_QUOTES else _DASHED if mark in DASHES else ""
