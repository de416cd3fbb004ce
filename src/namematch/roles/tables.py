"""The tables of this room, read once when first needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from namematch.data import title_languages
from namematch.data.languages import LINKS
from namematch.data.role_tables import (
    BODIES,
    COUNTRIES,
    MODIFIERS,
    OFFICE_KEYS,
    ORGANISATIONS,
    PORTFOLIOS,
    RANKS,
    REGIONS,
    TITLE_WORDS,
    UNITS,
)
from namematch.errors import UnknownChoiceError
from namematch.roles.phrase_trie import REGION, RoleVocabulary
from namematch.roles.tokens import compounds_of
from namematch.roles.vocabulary_entries import (
    Entry,
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
from namematch.user_lexicon import RoleTables, active_lexicon, cached_per_lexicon

_OF_UNITS = ("one", "local", "of_people", "of_places", "body", "commanded", "at_bank", "reads", "of_body", "of_region")
# Bodies whose names languages decline; shorter names may be other words.
_DECLINED = frozenset({"company", "bank", "media", "agency"})
_SHORTEST_DECLINED = 6


@cached_per_lexicon(None)
def role_vocabulary() -> RoleVocabulary:
    """The vocabulary of all tables."""
    return _Reader().read()


class _Reader:
    """Reads the tables into a vocabulary; what is entered first keeps a phrase."""

    def __init__(self) -> None:
        self.into = RoleVocabulary()
        self._capitals: dict[str, str] = {}
        self._later: list[tuple[str, str, Entry]] = []

    def read(self) -> RoleVocabulary:
        ranks, units, portfolios = RANKS.read(), UNITS.read(), PORTFOLIOS.read()["portfolio"]
        for row in ranks["office"]:
            self._enter(row, "", _office(row))
        self._add_ranks(ranks["rank"])
        self._add_promotions(ranks["promotion"])
        self._add_military(ranks["military"])
        self._add_named_units(units)
        self._add_organisations(ORGANISATIONS.read()["organisation"])
        self._add_organisations(map(_body, BODIES.read()))
        self._add_portfolios(portfolios)
        self._add_topics(units["area"], portfolio=False)
        self._add_areas(units["area"])
        self._add_regions(REGIONS.read())
        self._add_countries(COUNTRIES.read())
        self._add_unit_kinds(units["kind"])
        self._add_modifiers(MODIFIERS.read()["modifier"])
        self.into.home, self.into.homes = TITLE_WORDS.read()["home"], TITLE_WORDS.read()["homes"]
        self._add_small_words()
        self._add_wordings_of_languages()
        self._add_own(active_lexicon().roles)
        for organisation in self.into.organisations.values():
            self.into.organisations_by_name.setdefault(organisation.name, organisation)
        return self.into

    def _enter(self, row: dict[str, Any], table: str, entry: Entry, *names: str) -> None:
        """Give what a row is called, in all languages, its meaning."""
        for forms, endings in _worded(row):
            self.into.enter(forms, entry, endings)
        self.into.enter(names, entry)
        self._later.append((row.get("id", row.get("name", "")), table, entry))

    def _add_wordings_of_languages(self) -> None:
        """What the files of the languages word, after all tables: "ministry" is Czech for ministers."""
        for language in title_languages():
            endings = language.titles.get("genitives", [])
            for id, table, entry in self._later:
                self.into.enter(language.wordings(table, id), entry, endings)
                if isinstance(entry, Organisation) and not language.is_cyrillic and _declines(entry):
                    self.into.enter((entry.name,), entry, endings)

    def _overrule(self, row: dict[str, Any], entry: Entry, *names: str) -> None:
        """Give what a user's row is called its meaning, whatever it meant before."""
        for forms, endings in _worded(row):
            self.into.overrule(forms, entry, endings)
        self.into.overrule(names, entry)

    def _add_ranks(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            told = _told(row, "by_kind", "takes", "local", "possessor", "organisation", "unnamed")
            word = RankWord(row["id"], row.get("default", row["id"]), **told)
            self.into.ranks[row["id"]] = word
            self.into.rank_bits[row["id"]] = row["bits"]
            self.into.implied[row["id"]] = row.get("implies", "")
            self.into.implied_in_body[row["id"]] = row.get("implies_in_body", "")
            self._enter(row, "ranks", word, row["name"], row["id"].replace("_", " "))

    def _add_promotions(self, rows: list[dict[str, str]]) -> None:
        for row in rows:
            key = row["rank"], row["organisation"], row["modifier"]
            self.into.promotions.setdefault(key, []).append((row["scope"], row["becomes"]))

    def _add_military(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            self.into.military_ranks.add(row["name"])
            self._enter(row, "military", MilitaryRank(row["name"]), row["name"])

    def _add_named_units(self, units: dict[str, Any]) -> None:
        for row in units["named"]:
            unit = NamedUnit(row["name"], row["organisation"], row["country"])
            self.into.named_units[unit.name] = unit
            self.into.enter(row["forms"], unit)
        for row in units["renamed"]:
            self.into.renamed.update(dict.fromkeys(row["topics"], row["name"]))

    def _add_organisations(self, rows: Iterable[dict[str, Any]]) -> None:
        for row in rows:
            told = _told(row, "country", "generic", "single_deputy", "local", "ranks")
            organisation = Organisation(row.get("same_as", row["id"]), row["name"], row["kind"], **told)
            if "same_as" not in row:
                self.into.organisations[organisation.id] = organisation
            for general in row.get("role", "").split():
                self.into.specific[general, row["country"]] = organisation.id
            for general in row.get("of_region", "").split():
                self.into.specific[general, REGION] = organisation.id
            # "Pentagon" is another name of a general body, whose own name must not become American.
            names = () if "same_as" in row or organisation.generic else (row["name"],)
            self._enter(row, "organisations", organisation, *names)

    def _add_portfolios(self, rows: list[dict[str, Any]]) -> None:
        self._add_topics(rows, portfolio=True)
        minister = self._rank("minister")
        for row in rows:
            key = f"ministry:{row['id']}"
            ministry = Organisation(key, f"Ministry of {row['name']}", "ministry")
            self.into.organisations[key] = ministry
            self.into.enter((ministry.name, *row.get("ministry_forms", ())), ministry)
            holder = RankWord("minister", minister.default, organisation=key)
            self.into.enter(row.get("minister_forms", ()), holder)
            for stem, ends in compounds_of(row):
                self.into.enter((stem,), self.into.topics[row["id"]])
                self.into.enter((f"{stem}{end}" for end in ends["minister"]), holder)
                self.into.enter((f"{stem}{end}" for end in ends["ministry"]), ministry)

    def _add_topics(self, rows: list[dict[str, Any]], *, portfolio: bool) -> None:
        for row in rows:
            topic = Topic(row["id"], row["name"], portfolio, row.get("body", ""), row.get("of_state", False))
            self.into.topics[topic.id] = topic
            self._enter(row, "portfolios" if portfolio else "areas", topic, row["name"])

    def _add_areas(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            self.into.around.setdefault(row["name"], set())
            for part in row.get("contains", ()):
                self.into.around.setdefault(part, set()).add(row["name"])

    def _add_regions(self, rows: list[dict[str, str]]) -> None:
        for row in rows:
            kind = "region" if row["kind"] == "republic" else row["kind"]
            place = Place(row["country"], row["name"], kind)
            self.into.enter(_cells(row), place)
            if kind == "city":
                self.into.cities[place.country, place.name] = place

    def _add_countries(self, rows: list[dict[str, str]]) -> None:
        for row in rows:
            code, name = row["code"], row["name"]
            self.into.countries[code] = name
            self._capitals[code] = capital = next(iter(_cell(row, "en_capital")), "")
            self.into.enter((name, *_nouns(row)), Place(code, name, "state"))
            self.into.enter(_cells(row, "_adjective"), Place(code, name, "state", adjective=True))
            self.into.enter(_cells(row, "_capital"), Place(code, name, "state", capital))
        self._add_countries_of_languages()

    def _add_countries_of_languages(self) -> None:
        """Countries as the files of the languages word them."""
        for language in title_languages():
            endings = language.titles.get("country_genitives", language.titles.get("genitives", []))
            demonyms = language.words.get("demonym_endings", "").split() or [""]
            for code, words in language.titles.get("countries", {}).items():
                if code not in self.into.countries:
                    raise UnknownChoiceError("country", code, self.into.countries, f"mentions/{language.code}.toml")
                name, capitals = self.into.countries[code], words.get("capitals", [])
                adjectives = [f"{stem}{ending}" for stem in words.get("adjectives", ()) for ending in demonyms]
                self.into.enter(words.get("nouns", ()), Place(code, name, "state"), endings)
                self.into.enter(adjectives, Place(code, name, "state", adjective=True))
                self.into.enter(capitals, Place(code, name, "state", self._capitals.get(code) or "|".join(capitals)))

    def _add_unit_kinds(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            kind = UnitKind(
                row["id"],
                row["name"],
                row["head"],
                **_told(row, *_OF_UNITS),
            )
            self.into.unit_kinds[kind.id] = kind
            self.into.unit_kind_names.add(kind.name)
            self.into.translated_kinds[kind.name] = row.get("translated", kind.name)
            if not kind.one:
                self.into.many_units.add(kind.name)
            self._enter(row, "units", kind, row["name"])

    def _add_modifiers(self, rows: list[dict[str, Any]]) -> None:
        for order, row in enumerate(rows):
            modifier = Modifier(row["id"], row["name"], row["kind"], order, row.get("alone", ""))
            self.into.modifiers[modifier.id] = modifier
            self._enter(row, "modifiers", modifier, row["name"])

    def _add_small_words(self) -> None:
        titles = [language.titles for language in title_languages()]
        for words in titles:
            for name, forms in words.get("ordinals", {}).items():
                self.into.enter(forms, LinkWord("ordinal", name))
        for type, link in _REGION_TYPES.items():
            for words in titles:
                self.into.enter(words.get("region_types", {}).get(type, ()), link)
        for kind in LINKS:
            for words in titles:
                self.into.enter(words.get("links", {}).get(kind, ()), LinkWord(kind))

    def _rank(self, id: str) -> RankWord:
        if id not in self.into.ranks:
            raise UnknownChoiceError("rank", id, self.into.ranks, RANKS.path)
        return self.into.ranks[id]

    def _add_own(self, own: RoleTables) -> None:
        """The user's own entries, whose wordings mean what they say there even where the tables know them."""
        for row in own.rank:
            word = RankWord(row["id"], row["id"])
            self.into.ranks[word.id] = word
            self.into.rank_bits[word.id] = row["bits"]
            self._overrule(row, word, row["name"], word.id.replace("_", " "))
        for row in own.organisation:
            if "same_as" in row:
                self._overrule(row, self.into.organisations[row["same_as"]])
                continue
            organisation = Organisation(row["id"], row["name"], row["kind"], row.get("country", ""))
            self.into.organisations[organisation.id] = organisation
            self._overrule(row, organisation, row["name"])
        for row in own.office:
            self._overrule(row, _office(row))
        for row in own.unit:
            country = row["country"] or self.into.organisations[row["organisation"]].country
            unit = NamedUnit(row["name"], row["organisation"], country)
            self.into.named_units[unit.name] = unit
            self._overrule(row, unit, row["name"])


_REGION_TYPES = {
    "region": LinkWord("region", "region"),
    "city": LinkWord("region", "city"),
    "district": LinkWord("filler"),
}


def _declines(body: Organisation) -> bool:
    """Whether languages decline the name of a body as a word of theirs: "prezes Gazpromu"."""
    return body.kind in _DECLINED and len(body.name) >= _SHORTEST_DECLINED and body.name.isalpha()


def _told(row: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: row[key] for key in keys if key in row}


def _office(row: dict[str, Any]) -> RankWord:
    return RankWord(row["rank"], row["rank"], modifiers=tuple(row.get("modifiers", ())), **_told(row, *OFFICE_KEYS))


def _body(row: dict[str, str]) -> dict[str, Any]:
    """A row of the table of bodies as one of organisations: it goes by its name."""
    forms = {language.code: _cell(row, language.code) for language in title_languages()}
    return {"id": row["name"], "name": row["name"], "kind": row["kind"], "country": row.get("country", ""), **forms}


def _worded(row: dict[str, Any]) -> Iterator[tuple[list[str], list[str]]]:
    """By language the wordings of a row, and the endings they take."""
    for language in title_languages():
        yield row.get(language.code, []), language.titles.get("genitives", [])


def _cell(row: dict[str, str], column: str) -> list[str]:
    """The forms in a cell of a table; none if the table has no such column."""
    return [form for form in row.get(column, "").split("|") if form]


def _cells(row: dict[str, str], of: str = "") -> Iterator[str]:
    """The forms in the cells of all languages: of the columns `ru` or, say, `ru_capital`."""
    for language in title_languages():
        yield from _cell(row, f"{language.code}{of}")


def _nouns(country: dict[str, str]) -> Iterator[str]:
    """What a country is called in all languages, in the genitive too where it has an ending of its own."""
    for language in title_languages():
        for noun in _cell(country, language.code):
            yield noun
            yield from (noun + ending for ending in language.titles.get("country_genitives", ()))
