# The names of the front door for type checkers and editors; at run time they are fetched when asked for.
from namematch import frames as frames
from namematch import ftm as ftm
from namematch import io as io
from namematch import spark as spark
from namematch.errors import DuplicateIdError, InputError, NamematchError, UnknownChoiceError
from namematch.evidence import Evidence
from namematch.index import Hit, Index, keys, keys_many
from namematch.mentions import Mention, find_mentions
from namematch.names import (
    Comparison,
    Gender,
    NamePart,
    NormalName,
    PartKind,
    PersonName,
    compare,
    compare_many,
    normalize_name,
    normalize_name_many,
    parse_name,
    parse_name_many,
)
from namematch.resolve import Entity, Resolution, Resolver, resolve
from namematch.roles import Role, RoleComparison, compare_roles, parse_role, parse_role_many
from namematch.translit import (
    Reading,
    Scheme,
    SchemeGuess,
    detect_scheme,
    readings,
    readings_many,
    restore,
    romanize,
    romanize_many,
    schemes,
)
from namematch.user_lexicon import Lexicon, lexicon, read_lexicon

__all__ = [
    "Comparison",
    "DuplicateIdError",
    "Entity",
    "Evidence",
    "Gender",
    "Hit",
    "Index",
    "InputError",
    "Lexicon",
    "Mention",
    "NamePart",
    "NamematchError",
    "NormalName",
    "PartKind",
    "PersonName",
    "Reading",
    "Resolution",
    "Resolver",
    "Role",
    "RoleComparison",
    "Scheme",
    "SchemeGuess",
    "UnknownChoiceError",
    "compare",
    "compare_many",
    "compare_roles",
    "detect_scheme",
    "find_mentions",
    "keys",
    "keys_many",
    "lexicon",
    "normalize_name",
    "normalize_name_many",
    "parse_name",
    "parse_name_many",
    "parse_role",
    "parse_role_many",
    "read_lexicon",
    "readings",
    "readings_many",
    "resolve",
    "restore",
    "romanize",
    "romanize_many",
    "schemes",
]
