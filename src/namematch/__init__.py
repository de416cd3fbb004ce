"""Which written names are the same person, when the name was Cyrillic first and somebody romanised it.

Darchiyev, Darchiev, Dartschijew, Дарчиев, Дарчиева: `namematch` brings every spelling back to the Cyrillic it
came from, compares there, and can say why.

Example:
    >>> import namematch as nm
    >>> nm.compare("Alexander Darchiyev", "А. Н. Дарчиев").same
    True
"""

from namematch._internal.lazy import open_front_door

# A room is imported when something in it is first asked for; type checkers read `__init__.pyi`.
__all__ = open_front_door(
    __name__,
    {
        "errors": ["DuplicateIdError", "InputError", "NamematchError", "UnknownChoiceError"],
        "evidence": ["Evidence"],
        "user_lexicon": ["Lexicon", "lexicon", "read_lexicon"],
        "translit": [
            "Reading", "Scheme", "SchemeGuess", "detect_scheme", "readings", "readings_many", "restore",
            "romanize", "romanize_many", "schemes",
        ],
        "names": [
            "Comparison", "Gender", "NamePart", "NormalName", "PartKind", "PersonName", "compare",
            "compare_many", "normalize_name", "normalize_name_many", "parse_name", "parse_name_many",
        ],
        "roles": ["Role", "RoleComparison", "compare_roles", "parse_role", "parse_role_many"],
        "mentions": ["Mention", "find_mentions"],
        "resolve": ["Entity", "Resolution", "Resolver", "resolve"],
        "index": ["Hit", "Index", "keys", "keys_many"],
    },
    open_rooms=["frames", "ftm", "io", "spark"],
)  # fmt: skip
