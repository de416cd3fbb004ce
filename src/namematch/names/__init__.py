"""Person names: lexicon, inflection, parsing into parts, normal form, comparing two names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from namematch.names.comparison.births import birth_weight, told_births, with_birth_date
from namematch.names.comparison.blocking import blocking_keys
from namematch.names.comparison.pair import Comparison, compare
from namematch.names.lexicon.given_names import given_bearers
from namematch.names.lexicon.surname_endings import has_surname_ending, surname_gender
from namematch.names.morphology.feminine import feminine_surname
from namematch.names.morphology.lemmatizer import lemmas
from namematch.names.morphology.patronymic import is_patronymic
from namematch.names.parsing.normal_form import normalize_name, normalize_name_many
from namematch.names.parsing.parser import parse_name, parse_name_many
from namematch.names.parsing.titles import regnal_number
from namematch.names.parsing.tokens import is_plain
from namematch.names.sources.cyrillic_sources import SourceForm, source_forms, spelled_sources
from namematch.names.sources.given_relations import is_given_name
from namematch.names.types import Gender, Lemma, NameOrder, NamePart, NormalName, PartKind, PersonName
from namematch.names.verdict import DecisionRule, Verdict, decision_rule

if TYPE_CHECKING:
    from namematch.names.batch.comparison_column import compare_many

__all__ = [
    "Comparison",
    "DecisionRule",
    "Gender",
    "Lemma",
    "NameOrder",
    "NamePart",
    "NormalName",
    "PartKind",
    "PersonName",
    "SourceForm",
    "Verdict",
    "birth_weight",
    "blocking_keys",
    "compare",
    "compare_many",
    "decision_rule",
    "feminine_surname",
    "given_bearers",
    "has_surname_ending",
    "is_given_name",
    "is_patronymic",
    "is_plain",
    "lemmas",
    "normalize_name",
    "normalize_name_many",
    "parse_name",
    "parse_name_many",
    "regnal_number",
    "source_forms",
    "spelled_sources",
    "surname_gender",
    "told_births",
    "with_birth_date",
]


def __getattr__(name: str) -> object:
    """Imports what works on columns when it is first asked for: it needs NumPy, which a single name does without."""
    if name == "compare_many":
        from namematch.names.batch.comparison_column import compare_many

        return compare_many
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
