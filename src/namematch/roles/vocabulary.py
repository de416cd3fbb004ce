"""The tables of this room as one dictionary from phrases to what they mean. Read once, when first needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from itertools import product
from typing import Any

from namematch.data import read_toml, read_tsv
from namematch.roles.tokens import TitleWord, keys_of, title_words

_LANGUAGES = ("en", "ru", "de", "fr")
_FIXED_BY_OFFICE = ("organisation", "country", "portfolio", "scope", "unit", "possessor")
_GERMAN_GENITIVES = ("s", "es", "en")


@dataclass(frozen=True, slots=True)
class RankWord:
    """A word for a rank. What it means may depend on the kind of organisation it heads."""

    id: str
    default: str
    by_kind: Mapping[str, str] = field(default_factory=dict, hash=False)
    takes: str = ""
    possessor: str = ""
    organisation: str = ""
    country: str = ""
    portfolio: str = ""
    scope: str = ""
    unit: str = ""
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Modifier:
    """A modifier of an office; `alone` is the rank it stands for on its own."""

    id: str
    name: str
    kind: str
    order: int
    alone: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that offices belong to."""

    id: str
    name: str
    kind: str
    country: str = ""
    generic: bool = False
    single_deputy: bool = False
    ranks: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class UnitKind:
    """A word for a kind of unit, and the rank of whoever heads one."""

    id: str
    name: str
    head: str
    reads: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit known by a name of its own."""

    name: str
    organisation: str
    country: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What a ministry, unit or scope may be about: a portfolio, or a part of the world."""

    id: str
    name: str
    portfolio: bool
    body: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A country (kind `state`), region or city; a capital stands for its country and keeps its own name."""

    country: str
    name: str
    kind: str
    city: str = ""
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class MilitaryRank:
    """A rank of armed forces, police or civil service."""

    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """A small word between the parts of a title."""

    kind: str
    name: str = ""


Entry = RankWord | Modifier | Organisation | UnitKind | NamedUnit | Topic | Place | MilitaryRank | Link


class Shape(IntEnum):
    """How a phrase is written in running text: anyhow, as a name, or in capitals."""

    ANY = 0
    NAME = 1
    CAPITALS = 2


def shape_of(text: str) -> Shape:
    """The shape of a phrase as written."""
    if not text[:1].isupper():
        return Shape.ANY
    return Shape.CAPITALS if text.isupper() else Shape.NAME


class Node:
    """A place in the tree of phrases: what may come next, and what the phrase so far means."""

    __slots__ = ("entry", "next", "shape")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.entry: Entry | None = None
        self.shape = Shape.CAPITALS


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All phrases, and the tables by id."""

    root: Node
    ranks: Mapping[str, RankWord]
    rank_bits: Mapping[str, float]
    implied: Mapping[str, str]
    implied_in_body: Mapping[str, str]
    promotions: Mapping[tuple[str, str, str], Sequence[tuple[str, str]]]
    modifiers: Mapping[str, Modifier]
    organisations: Mapping[str, Organisation]
    organisations_by_name: Mapping[str, Organisation]
    specific: Mapping[tuple[str, str], str]
    unit_kinds: Mapping[str, UnitKind]
    named_units: Mapping[str, NamedUnit]
    renamed: Mapping[str, str]
    topics: Mapping[str, Topic]
    countries: Mapping[str, str]
    around: Mapping[str, frozenset[str]]
    home: str
    unit_kind_names: frozenset[str]
    military_ranks: frozenset[str]

    def longest_in_text(self, words: Sequence[TitleWord], start: int, text: str) -> tuple[Entry | None, int]:
        """As `longest`, but in running text, where "us" is not the US and "who" not the WHO."""
        node, best, end = self.root, None, start
        shape = shape_of(text[words[start].start : words[start].end])
        for position in range(start, len(words)):
            following = node.next.get(words[position].key)
            if following is None or (position > start and not _adjacent(words, position, text)):
                break
            node = following
            if node.entry is not None and shape >= node.shape:
                best, end = node.entry, position + 1
        return best, end

    def longest(self, words: Sequence[TitleWord], start: int) -> tuple[Entry | None, int]:
        """The meaning of the longest phrase that begins at word `start`, and the number of the word behind it."""
        node, best, end = self.root, None, start
        for position in range(start, len(words)):
            following = node.next.get(words[position].key)
            if following is None:
                break
            node = following
            if node.entry is not None:
                best, end = node.entry, position + 1
        return best, end


def _adjacent(words: Sequence[TitleWord], position: int, text: str) -> bool:
    between = text[words[position - 1].end : words[position].start]
    return len(between) <= 3 and "\n\n" not in between


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of all tables."""
    return _Builder().build()


class _Builder:
    """Reads the tables; what is entered first keeps a phrase."""

    def __init__(self) -> None:
        self.root = Node()
        self.ranks: dict[str, RankWord] = {}
        self.rank_bits: dict[str, float] = {}
        self.implied: dict[str, str] = {}
        self.implied_in_body: dict[str, str] = {}
        self.promotions: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
        self.modifiers: dict[str, Modifier] = {}
        self.organisations: dict[str, Organisation] = {}
        self.specific: dict[tuple[str, str], str] = {}
        self.unit_kinds: dict[str, UnitKind] = {}
        self.named_units: dict[str, NamedUnit] = {}
        self.renamed: dict[str, str] = {}
        self.topics: dict[str, Topic] = {}
        self.countries: dict[str, str] = {}

    def build(self) -> Vocabulary:
        ranks = read_toml("roles/ranks.toml")
        units = read_toml("roles/units.toml")
        self._add_offices(ranks["office"])
        self._add_ranks(ranks["rank"])
        self._add_promotions(ranks["promotion"])
        self._add_military(ranks["military"])
        self._add_named_units(units)
        portfolios = read_toml("roles/portfolios.toml")["portfolio"]
        self._add_organisations(read_toml("roles/organisations.toml")["organisation"])
        self._add_portfolios(portfolios)
        self._add_topics(units["area"], portfolio=False)
        self._add_regions(read_tsv("roles/regions.tsv"))
        self._add_countries(read_tsv("roles/countries.tsv"))
        self._add_unit_kinds(units["kind"])
        self._add_modifiers(read_toml("roles/modifiers.toml")["modifier"])
        words = read_toml("roles/words.toml")
        self._add_links(words)
        by_name: dict[str, Organisation] = {}
        for organisation in self.organisations.values():
            by_name.setdefault(organisation.name, organisation)
        return Vocabulary(
            self.root, self.ranks, self.rank_bits, self.implied, self.implied_in_body, self.promotions, self.modifiers, self.organisations, by_name, self.specific,
            self.unit_kinds, self.named_units, self.renamed, self.topics, self.countries, _around(units["area"]), words["home"],
            frozenset(kind.name for kind in self.unit_kinds.values()),
            frozenset(row["name"] for row in ranks["military"]),
        )  # fmt: skip

    def _enter(self, forms: Iterable[str], entry: Entry) -> None:
        for form in forms:
            words = [keys_of(word.key, form[word.start : word.end]) for word in title_words(form) if not word.mark]
            for keys in product(*words) if words else ():
                node = self.root
                for key in keys:
                    node = node.next.setdefault(key, Node())
                node.shape = min(node.shape, shape_of(form))
                if node.entry is None:
                    node.entry = entry

    def _add_offices(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            fixed = {key: row[key] for key in _FIXED_BY_OFFICE if key in row}
            modifiers = tuple(row.get("modifiers", ()))
            self._enter(_forms(row), RankWord(row["rank"], row["rank"], modifiers=modifiers, **fixed))

    def _add_ranks(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            word = RankWord(
                row["id"], row.get("default", row["id"]), row.get("by_kind", {}), row.get("takes", ""),
                row.get("possessor", ""), row.get("organisation", ""),
            )  # fmt: skip
            self.ranks[row["id"]] = word
            self.rank_bits[row["id"]] = row["bits"]
            self.implied[row["id"]] = row.get("implies", "")
            self.implied_in_body[row["id"]] = row.get("implies_in_body", "")
            self._enter((*_forms(row), row["name"], row["id"].replace("_", " ")), word)

    def _add_promotions(self, rows: list[dict[str, str]]) -> None:
        for row in rows:
            key = row["rank"], row["organisation"], row["modifier"]
            self.promotions.setdefault(key, []).append((row["scope"], row["becomes"]))

    def _add_military(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            self._enter((row["name"], *_forms(row)), MilitaryRank(row["name"]))

    def _add_named_units(self, units: dict[str, Any]) -> None:
        for row in units["named"]:
            unit = NamedUnit(row["name"], row["organisation"], row["country"])
            self.named_units[unit.name] = unit
            self._enter(row["forms"], unit)
        for row in units["renamed"]:
            self.renamed.update(dict.fromkeys(row["topics"], row["name"]))

    def _add_organisations(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            organisation = Organisation(
                row.get("same_as", row["id"]), row["name"], row["kind"], row.get("country", ""),
                row.get("generic", False), row.get("single_deputy", False), row.get("ranks", {}),
            )  # fmt: skip
            self.organisations.setdefault(organisation.id, organisation)
            for general in row.get("role", "").split():
                self.specific[general, row["country"]] = organisation.id
            # "Pentagon" is another name of a general body, whose own name must not become American.
            names = () if "same_as" in row else (row["name"],)
            self._enter((*names, *_forms(row)), organisation)

    def _add_portfolios(self, rows: list[dict[str, Any]]) -> None:
        self._add_topics(rows, portfolio=True)
        minister = self.ranks["minister"]
        for row in rows:
            key = f"ministry:{row['id']}"
            ministry = Organisation(key, row.get("ministry", f"Ministry of {row['name']}"), "ministry")
            self.organisations[key] = ministry
            self._enter((ministry.name, *row.get("ministry_forms", ())), ministry)
            holder = RankWord("minister", minister.default, organisation=key)
            self._enter(row.get("minister_forms", ()), holder)
            if stem := row.get("de_stem"):
                self._enter((f"{stem}{end}" for end in ("minister", "ministerin", "ministers")), holder)
                self._enter((f"{stem}{end}" for end in ("ministerium", "ministeriums")), ministry)

    def _add_topics(self, rows: list[dict[str, Any]], *, portfolio: bool) -> None:
        for row in rows:
            topic = Topic(row["id"], row["name"], portfolio, row.get("body", ""))
            self.topics[topic.id] = topic
            self._enter((*_forms(row), row["name"]), topic)

    def _add_regions(self, rows: list[dict[str, str]]) -> None:
        for row in rows:
            kind = "region" if row["kind"] == "republic" else row["kind"]
            place = Place(row["country"], row["name"], kind)
            self._enter((*row["en"].split("|"), *row["ru"].split("|")), place)

    def _add_countries(self, rows: list[dict[str, str]]) -> None:
        for row in rows:
            code, name = row["code"], row["name"]
            self.countries[code] = name
            nouns = (name, *(form for language in _LANGUAGES for form in row[language].split("|")))
            self._enter(nouns, Place(code, name, "state"))
            adjectives = (*row["en_adjective"].split("|"), *row["ru_adjective"].split("|"))
            self._enter(adjectives, Place(code, name, "state", adjective=True))
            capital = row["en_capital"].split("|")[0]
            self._enter((*row["en_capital"].split("|"), *row["ru_capital"].split("|")), Place(code, name, "state", capital))

    def _add_unit_kinds(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            kind = UnitKind(row["id"], row["name"], row["head"], row.get("reads", {}))
            self.unit_kinds[kind.id] = kind
            self._enter((*_forms(row), row["name"]), kind)

    def _add_modifiers(self, rows: list[dict[str, Any]]) -> None:
        for order, row in enumerate(rows):
            modifier = Modifier(row["id"], row["name"], row["kind"], order, row.get("alone", ""))
            self.modifiers[modifier.id] = modifier
            self._enter((*_forms(row), row["name"]), modifier)

    def _add_links(self, table: dict[str, Any]) -> None:
        for name, forms in table["ordinals"].items():
            self._enter(forms, Link("ordinal", name))
        types = table["region_types"]
        self._enter((form for language in _LANGUAGES for form in types[language]), Link("region", "region"))
        self._enter(types["city"], Link("region", "city"))
        self._enter(types["district"], Link("filler"))
        for kind in ("scope", "post", "at", "join", "and", "aside", "noun", "filler"):
            self._enter(table["links"][kind], Link(kind))


def _around(rows: list[dict[str, Any]]) -> dict[str, frozenset[str]]:
    """For each area or country the areas it lies in, by name."""
    inside: dict[str, set[str]] = {}
    for row in rows:
        for part in row.get("contains", ()):
            inside.setdefault(part, set()).add(row["name"])
    return {part: frozenset(areas) for part, areas in inside.items()}


def _forms(row: dict[str, Any]) -> Iterator[str]:
    for language in _LANGUAGES:
        for form in row.get(language, ()):
            yield form
            if language == "de":
                yield from (form + ending for ending in _GERMAN_GENITIVES)
