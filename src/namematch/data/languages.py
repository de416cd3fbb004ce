"""What is known about each language: the files `mentions/CODE.toml`, which the rooms read through here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import regex

from namematch.data import files
from namematch.data.schema import check, keys, regex_of
from namematch.data.tables import TomlTable, parse_toml, parse_tsv, toml_place
from namematch.errors import UnknownChoiceError

_FOLDER = "mentions"
_NOT_LANGUAGES = ("common",)
_CASES = ("nom", "gen", "dat", "acc", "ins", "loc", "own", "other")
_PARADIGM = {
    "kind": ("given", "patronymic", "surname"),
    "gender": ("female", "male"),
    "stem": regex_of(regex.compile),
    **keys(_CASES, str),
    "bits": float,
}
# Lists of words, parted by spaces; `mentions.vocabulary.Kind` says what each is for.
WORD_LISTS = (
    "abbreviations", "adjective_endings", "agencies", "articles", "auxiliaries", "bylines", "common",
    "common_endings", "conjunctions", "credits", "demonym_endings", "elisions", "family_first", "given",
    "given_words", "greetings",
    "honorifics", "leading_particles", "months", "name_suffixes", "named_things", "office_nouns", "organisations",
    "particles", "peoples", "person_nouns", "place_prepositions", "places", "predicate_endings", "role_goes_on",
    "speech", "stop", "surname_endings", "title_adjectives", "title_endings", "weekdays",
)  # fmt: skip
_WORDS = keys((f"{name}?" for name in WORD_LISTS), str)
_WORDINGS = {"*": [str]}
# Tables of data/roles whose rows a language may word in its own file, by their ids.
WORDED = ("ranks", "military", "organisations", "portfolios", "areas", "units", "modifiers")
LINKS = ("scope", "post", "at", "join", "and", "aside", "noun", "filler")
_TITLES = {
    "glued_prefixes?": bool,
    "genitives?": [str],
    "country_genitives?": [str],
    "links?": keys((f"{kind}?" for kind in LINKS), [str]),
    "ordinals?": _WORDINGS,
    "region_types?": keys("region? city? district?", [str]),
    "compound_heads?": [str],
    "compounds?": keys("minister ministry", [str]),
    "abbreviations?": {"*": str},
    "countries?": {"*": keys("nouns? adjectives? capitals?", [str])},
    **keys((f"{table}?" for table in WORDED), _WORDINGS),
}
_LISTS = {"endings?": [str, ...], "verb_endings?": [str, ...], "role_links?": [str]}
_LANGUAGE = {
    "scripts": [("Latin", "Cyrillic"), ...],
    "finds_people": bool,
    "inflects_surnames?": bool,
    "genitive?": str,
    "letters?": str,
    "foreign_letters?": str,
    "declines_as?": str,
    "weighed_as?": str,
    "paradigms?": str,
    **_LISTS,
    **_WORDS,
    "titles?": _TITLES,
}
# What a language needs in whose running text people are found.
_FINDER = {"stop": str, "endings": [str], "*": object}
_COMMON = TomlTable(
    f"{_FOLDER}/common.toml",
    {**_WORDS, "paradigms": str, "default_language": {"Latin": str, "Cyrillic": str}},
)
# A paradigm of every text, whatever its language.
ANY_LANGUAGE = "*"


@dataclass(frozen=True, slots=True)
class Language:
    """One language, as its file has it."""

    code: str  # ISO 639-1 code, or the code in use where there is none
    scripts: tuple[str, ...]  # `"Latin"`, `"Cyrillic"` or both, the usual one first
    finds_people: bool  # whether people are found in its running text
    inflects_surnames: bool = True  # whether its surnames change with case
    genitive: str = ""  # ending of the genitive that a surname may take and that is no part of it; may be empty
    letters: str = ""  # letters that only some languages know
    foreign_letters: str = ""  # letters that its names do not have
    declines_as: str = ""  # the language whose paradigms its names follow; empty if they do not decline
    # The sister language from whose texts was learned what words say of a name; empty if from its own.
    weighed_as: str = ""
    # How its names decline: rows of case endings.
    paradigms: tuple[Mapping[str, str], ...] = field(default=(), repr=False)
    # Word lists of the finder, and endings that their words may take.
    words: Mapping[str, Any] = field(default_factory=dict, repr=False)
    titles: Mapping[str, Any] = field(default_factory=dict, repr=False)  # how titles are worded; empty if none are read

    @property
    def is_cyrillic(self) -> bool:
        """Whether it is usually written in Cyrillic."""
        return self.scripts[0] == "Cyrillic"

    def wordings(self, table: str, id: str) -> list[str]:
        """How titles word an entry of a table of data/roles, beside what its row there says."""
        forms: list[str] = self.titles.get(table, {}).get(id, [])
        return forms


@cache
def all_languages() -> dict[str, Language]:
    """All languages that have a file, by their codes."""
    codes = (name for name in files.names_in(_FOLDER, ".toml") if name not in _NOT_LANGUAGES)
    return {code: _read(code) for code in codes}


def language(code: str) -> Language:
    """The language of a code; an `UnknownChoiceError` if there is no file for it."""
    if code not in all_languages():
        raise UnknownChoiceError("language", code, all_languages())
    return all_languages()[code]


def title_languages() -> list[Language]:
    """The languages whose titles are read."""
    return [language for language in all_languages().values() if language.titles]


def default_language(script: str) -> str:
    """The language that a script, `"Latin"` or `"Cyrillic"`, stands for where nothing else tells it."""
    code: str = common_words()["default_language"][script]
    return code


@cache
def common_words() -> dict[str, Any]:
    """The table `mentions/common.toml`: what is alike in all languages."""
    return _COMMON.read()


@cache
def paradigms() -> tuple[tuple[str, bool, Mapping[str, str]], ...]:
    """How names decline: language (or `ANY_LANGUAGE`), whether it is written in Cyrillic, and the row of endings."""
    of_languages = (
        (language.code, language.is_cyrillic, row)
        for language in all_languages().values()
        for row in language.paradigms
    )
    file = files.ROOT.joinpath(_COMMON.path)
    common = _rows_of(common_words()["paradigms"], files.read_text(file), str(file))
    return (*of_languages, *((ANY_LANGUAGE, False, row) for row in common))


def _read(code: str) -> Language:
    file = files.ROOT.joinpath(_FOLDER, f"{code}.toml")
    text = files.read_text(file)
    table = parse_toml(text, str(file), _LANGUAGE)
    if table["finds_people"]:
        check(table, _FINDER, toml_place(text, str(file)))
    rows = _rows_of(table["paradigms"], text, str(file)) if "paradigms" in table else ()
    table |= {
        "scripts": tuple(table["scripts"]),
        "declines_as": table.get("declines_as", code if rows else ""),
        "paradigms": rows,
        "words": {key: table[key] for key in (*WORD_LISTS, "endings", "verb_endings", "role_links") if key in table},
    }
    return Language(code, **{key: table[key] for key in Language.__dataclass_fields__ if key in table})


def _rows_of(paradigms: str, text: str, path: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a tab-separated table that stands as a text inside a TOML file."""
    first_line = text[: text.find(paradigms)].count("\n") + 1
    return tuple(row for _, row in parse_tsv(paradigms, path, _PARADIGM, first_line))
