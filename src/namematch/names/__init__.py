"""Person names: lexicon, inflection, parsing into parts, normal form, comparing two names."""

from namematch.names.endings import has_surname_ending, surname_gender
from namematch.names.given import Bearers, Link, given_bearers, given_links
from namematch.names.inflection import lemmas, surname_base
from namematch.names.keys import name_key
from namematch.names.lexicon import given_relation, is_given_name
from namematch.names.normal import normalize_name, normalize_name_many
from namematch.names.parse import parse_name, parse_name_many
from namematch.names.patronymic import Patronymic, is_patronymic, patronymic
from namematch.names.types import (
    Gender,
    Lemma,
    NameOrder,
    NamePart,
    NormalName,
    PartKind,
    PersonName,
    Relation,
    RelationKind,
)

__all__ = [
    "Bearers",
    "Gender",
    "Lemma",
    "Link",
    "NameOrder",
    "NamePart",
    "NormalName",
    "PartKind",
    "Patronymic",
    "PersonName",
    "Relation",
    "RelationKind",
    "given_bearers",
    "given_links",
    "given_relation",
    "has_surname_ending",
    "is_given_name",
    "is_patronymic",
    "lemmas",
    "name_key",
    "normalize_name",
    "normalize_name_many",
    "parse_name",
    "parse_name_many",
    "patronymic",
    "surname_base",
    "surname_gender",
]
