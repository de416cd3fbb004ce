"""Tables that several modules of this room read, each with its schema; a table with one reader is declared there."""

from __future__ import annotations

import regex

from namematch.data import TomlTable, keys, regex_of
from namematch.names.types import Gender

_PATTERN = regex_of(regex.compile)
_TEXTS = {"*": str}
_GENDERS = tuple(gender.value for gender in Gender)
_ENDINGS_BY_GENDER = keys(_GENDERS, [_PATTERN])
_WORDS_BY_GENDER = keys((*_GENDERS, "either"), [str])

ENDINGS = TomlTable(
    "names/endings.toml",
    {
        "patronymic": {
            "cyrillic": _ENDINGS_BY_GENDER,
            "latin": _ENDINGS_BY_GENDER,
            "glued": _ENDINGS_BY_GENDER,
            "oblique": keys(_GENDERS, _PATTERN),
            "fathers": _TEXTS,
            "markers": keys(_GENDERS, [str]),
            "surnames": {"*": float},
            "southern": {"*": float},
            "mongolian": keys("possible certain genitive", [_PATTERN]),
        },
        "surname": {
            **keys("cyrillic latin", keys((*_GENDERS, "either"), [_PATTERN])),
            "sure": keys("cyrillic latin", [_PATTERN]),
        },
        "eastern": {"surnames": [str]},
    },
)

TITLES = TomlTable(
    "names/titles.toml",
    {
        "title": {**_WORDS_BY_GENDER, "doubtful": [str], "surnames": [str]},
        "suffix": {"words": [str]},
        "numeral": {"words": [str], "doubtful": [str], "lookalikes": _TEXTS},
        "generation": {"*": [str]},
        "rank": {**_WORDS_BY_GENDER, **keys("before of doubtful front between", [str])},
        "particle": {**keys("words prefixes", [str]), "article": _PATTERN},
        "bracket": {"maiden": [str]},
        "initial": {"digraphs": [str]},
        "date": {
            **keys("words centuries months endings born neutral born_behind", [str]),
            "two_figures": keys("first last", int),
        },
    },
)

_LISTED = {"words": [str]}
CELLS = TomlTable(
    "names/cells.toml",
    {
        **keys("first last nothing field birth other former", _LISTED),
        "people": {"words": [str], "plural": _TEXTS},
        "organisation": keys("front back of_one anywhere doubtful", [str]),
        "degree": keys("levels fields ends", [str]),
        "office": keys("heads of whose", [str]),
        "zone": keys("kinds states", [str]),
        "ticket": {"titles": [str]},
        "spaces": {"whole": [str]},
        "figures": keys("latin cyrillic", _TEXTS),
        "greek": keys("letters cyrillic", str),
        "pages": {"pairs": [[str, str]]},
        "keys": {"latin": str, "shifted": str, "cyrillic": [str]},
    },
)

ORTHOGRAPHY = TomlTable("names/orthography.toml", {"bits": float, "patronymic": _PATTERN, "sounds": [[_PATTERN, str]]})

SOUNDS = TomlTable(
    "names/sounds.toml",
    {
        "silent": [str],
        "ending": _PATTERN,
        "sounds": {"*": [str]},
        "pet": {"endings": [str], "replaced_by": [str]},
    },
)
