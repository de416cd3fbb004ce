"""The tables of this room, read once when first needed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from namematch.data import read_toml, read_tsv
from namematch.roles.phrase_trie import RoleVocabulary
from namematch.roles.vocabulary_entries import (
    LinkWord,
    MilitaryRank,
    Modifier,
    NamedUnit,
    Organisation,
    Place,
    RankWord,
    Topic,
    UnitKind,
)
from namematch.user_lexicon import RoleTables, in_use

_LANGUAGES = ("en", "ru", "de", "fr")
# Titles are known in one language more, whose countries have a table of their own.
_TITLE_LANGUAGES = (*_LANGUAGES, "uk")
_FIXED_BY_OFFICE = ("organisation", "country", "portfolio", "scope", "unit", "possessor")
_GERMAN_GENITIVES = ("s", "es", "en")


@cache
def role_vocabulary() -> RoleVocabulary:
    """The vocabulary of all tables."""
    return _Reader().read()


class _Reader:
    """Reads the tables into a vocabulary; what is entered first keeps a phrase."""

    def __init__(self) -> None:
        self.into = RoleVocabulary()

    def read(self) -> RoleVocabulary:
        ranks, units = read_toml("roles/ranks.toml"), read_toml("roles/units.toml")
        portfolios = read_toml("roles/portfolios.toml")["portfolio"]
        self._add_offices(ranks["office"])
        self._add_ranks(ranks["rank"])
        self._add_promotions(ranks["promotion"])
        self._add_military(ranks["military"])
        self._add_named_units(units)
        self._add_organisations(read_toml("roles/organisations.toml")["organisation"])
        self._add_portfolios(portfolios)
        self._add_topics(units["area"], portfolio=False)
        self._add_areas(units["area"])
        self._add_regions(read_tsv("roles/regions.tsv"))
        self._add_countries(read_tsv("roles/countries.tsv"))
        self._add_ukrainian_countries(read_tsv("roles/countries_uk.tsv"))
        self._add_unit_kinds(units["kind"])
        self._add_modifiers(read_toml("roles/modifiers.toml")["modifier"])
        self._add_words(read_toml("roles/words.toml"))
        self._add_own(in_use().roles)
        for organisation in self.into.organisations.values():
            self.into.organisations_by_name.setdefault(organisation.name, organisation)
        return self.into

    def _add_offices(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            fixed = {key: row[key] for key in _FIXED_BY_OFFICE if key in row}
            modifiers = tuple(row.get("modifiers", ()))
            self.into.enter(_forms(row), RankWord(row["rank"], row["rank"], modifiers=modifiers, **fixed))

    def _add_ranks(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            word = RankWord(
                row["id"], row.get("default", row["id"]), row.get("by_kind", {}), row.get("takes", ""),
                row.get("local", False),
                row.get("possessor", ""), row.get("organisation", ""),
            )  # fmt: skip
            self.into.ranks[row["id"]] = word
            self.into.rank_bits[row["id"]] = row["bits"]
            self.into.implied[row["id"]] = row.get("implies", "")
            self.into.implied_in_body[row["id"]] = row.get("implies_in_body", "")
            self.into.enter((*_forms(row), row["name"], row["id"].replace("_", " ")), word)

    def _add_promotions(self, rows: list[dict[str, str]]) -> None:
        for row in rows:
            key = row["rank"], row["organisation"], row["modifier"]
            self.into.promotions.setdefault(key, []).append((row["scope"], row["becomes"]))

    def _add_military(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            self.into.military_ranks.add(row["name"])
            self.into.enter((row["name"], *_forms(row)), MilitaryRank(row["name"]))

    def _add_named_units(self, units: dict[str, Any]) -> None:
        for row in units["named"]:
            unit = NamedUnit(row["name"], row["organisation"], row["country"])
            self.into.named_units[unit.name] = unit
            self.into.enter(row["forms"], unit)
        for row in units["renamed"]:
            self.into.renamed.update(dict.fromkeys(row["topics"], row["name"]))

    def _add_organisations(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            organisation = Organisation(
                row.get("same_as", row["id"]), row["name"], row["kind"], row.get("country", ""),
                row.get("generic", False), row.get("single_deputy", False), row.get("ranks", {}),
            )  # fmt: skip
            self.into.organisations.setdefault(organisation.id, organisation)
            for general in row.get("role", "").split():
                self.into.specific[general, row["country"]] = organisation.id
            # "Pentagon" is another name of a general body, whose own name must not become American.
            names = () if "same_as" in row or organisation.generic else (row["name"],)
            self.into.enter((*names, *_forms(row)), organisation)

    def _add_portfolios(self, rows: list[dict[str, Any]]) -> None:
        self._add_topics(rows, portfolio=True)
        minister = self.into.ranks["minister"]
        for row in rows:
            key = f"ministry:{row['id']}"
            ministry = Organisation(key, f"Ministry of {row['name']}", "ministry")
            self.into.organisations[key] = ministry
            self.into.enter((ministry.name, *row.get("ministry_forms", ())), ministry)
            holder = RankWord("minister", minister.default, organisation=key)
            self.into.enter(row.get("minister_forms", ()), holder)
            if stem := row.get("de_stem"):
                self.into.enter((f"{stem}{end}" for end in ("minister", "ministerin", "ministers")), holder)
                self.into.enter((f"{stem}{end}" for end in ("ministerium", "ministeriums")), ministry)

    def _add_topics(self, rows: list[dict[str, Any]], *, portfolio: bool) -> None:
        for row in rows:
            topic = Topic(row["id"], row["name"], portfolio, row.get("body", ""))
            self.into.topics[topic.id] = topic
            self.into.enter((*_forms(row), row["name"]), topic)

    def _add_areas(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            for part in row.get("contains", ()):
                self.into.around.setdefault(part, set()).add(row["name"])

    def _add_regions(self, rows: list[dict[str, str]]) -> None:
        for row in rows:
            kind = "region" if row["kind"] == "republic" else row["kind"]
            place = Place(row["country"], row["name"], kind)
            self.into.enter((*row["en"].split("|"), *row["ru"].split("|")), place)

    def _add_countries(self, rows: list[dict[str, str]]) -> None:
        for row in rows:
            code, name = row["code"], row["name"]
            self.into.countries[code] = name
            nouns = [name, *(form for language in _LANGUAGES for form in row[language].split("|"))]
            nouns += [f"{form}s" for form in row["de"].split("|") if form]
            self.into.enter(nouns, Place(code, name, "state"))
            adjectives = (*row["en_adjective"].split("|"), *row["ru_adjective"].split("|"))
            self.into.enter(adjectives, Place(code, name, "state", adjective=True))
            capital = row["en_capital"].split("|")[0]
            self.into.enter(
                (*row["en_capital"].split("|"), *row["ru_capital"].split("|")), Place(code, name, "state", capital)
            )

    def _add_ukrainian_countries(self, rows: list[dict[str, str]]) -> None:
        for row in rows:
            code, name = row["code"], self.into.countries[row["code"]]
            self.into.enter(row["noun"].split("|"), Place(code, name, "state"))
            self.into.enter(row["adjective"].split("|"), Place(code, name, "state", adjective=True))
            self.into.enter(row["capital"].split("|"), Place(code, name, "state", row["capital"]))

    def _add_unit_kinds(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            kind = UnitKind(row["id"], row["name"], row["head"], row.get("one", False), row.get("reads", {}))
            self.into.unit_kinds[kind.id] = kind
            self.into.unit_kind_names.add(kind.name)
            if not kind.one:
                self.into.many_units.add(kind.name)
            self.into.enter((*_forms(row), row["name"]), kind)

    def _add_modifiers(self, rows: list[dict[str, Any]]) -> None:
        for order, row in enumerate(rows):
            modifier = Modifier(row["id"], row["name"], row["kind"], order, row.get("alone", ""))
            self.into.modifiers[modifier.id] = modifier
            self.into.enter((*_forms(row), row["name"]), modifier)

    def _add_words(self, table: dict[str, Any]) -> None:
        self.into.home = table["home"]
        for name, forms in table["ordinals"].items():
            self.into.enter(forms, LinkWord("ordinal", name))
        types = table["region_types"]
        self.into.enter((form for language in _LANGUAGES for form in types[language]), LinkWord("region", "region"))
        self.into.enter(types["city"], LinkWord("region", "city"))
        self.into.enter(types["district"], LinkWord("filler"))
        for kind in ("scope", "post", "at", "join", "and", "aside", "noun", "filler"):
            self.into.enter(table["links"][kind], LinkWord(kind))

    def _add_own(self, own: RoleTables) -> None:
        """The user's own entries, whose wordings mean what they say there even where the tables know them."""
        for row in own.rank:
            word = RankWord(row["id"], row["id"])
            self.into.ranks[word.id] = word
            self.into.rank_bits[word.id] = row["bits"]
            self.into.overrule((*_forms(row), row["name"], word.id.replace("_", " ")), word)
        for row in own.organisation:
            if "same_as" in row:
                self.into.overrule(_forms(row), self.into.organisations[row["same_as"]])
                continue
            organisation = Organisation(row["id"], row["name"], row["kind"], row.get("country", ""))
            self.into.organisations[organisation.id] = organisation
            self.into.overrule((row["name"], *_forms(row)), organisation)
        for row in own.office:
            fixed = {key: row[key] for key in _FIXED_BY_OFFICE if key in row}
            office = RankWord(row["rank"], row["rank"], modifiers=tuple(row.get("modifiers", ())), **fixed)
            self.into.overrule(_forms(row), office)
        for row in own.unit:
            country = row["country"] or self.into.organisations[row["organisation"]].country
            unit = NamedUnit(row["name"], row["organisation"], country)
            self.into.named_units[unit.name] = unit
            self.into.overrule((row["name"], *_forms(row)), unit)


def _forms(row: dict[str, Any]) -> Iterator[str]:
    for language in _TITLE_LANGUAGES:
        for form in row.get(language, ()):
            yield form
            if language == "de":
                yield from (form + ending for ending in _GERMAN_GENITIVES)
