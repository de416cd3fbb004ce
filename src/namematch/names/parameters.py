"""The weights of name parts, and those by which a name is taken apart, as the tables give them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import regex

from namematch.data import TomlTable, keys, regex_of
from namematch.names.schemas import ORTHOGRAPHY
from namematch.names.types import PartKind, RelationKind


class PartWeights(NamedTuple):
    """Weights of one kind of name part, in bits."""

    most: float
    least: float
    different: float
    unlike: float
    unsure: float
    initial: float = 0.0
    initial_different: float = 0.0


class SurnameModel(NamedTuple):
    """How surnames are weighed that are not written alike; see `data/names/weights.toml`."""

    unanswered: float
    least_free: float
    free_spelling: float
    foreign_spelling: float
    rarity_share: float
    unlisted: float
    sure_overlap: float
    least_candidate: float
    context_reading: float
    beyond_doubt: float
    lookalike: float
    density: float
    fold_share: float
    foreign_fold_share: float


class Weights(NamedTuple):
    """The table `data/names/weights.toml`."""

    prior: float
    parts: Mapping[PartKind, PartWeights]
    listed: float
    slip_of_common: float
    slip_most: float
    rarest: float
    suffix_different: float
    suffix_missing: float
    gender_kin: float
    gender_least: float
    gender_contradiction: float
    unlike: float
    half: float
    extra_word: float
    neighbour: float
    surname: SurnameModel
    oblique: float
    nominative: float
    common: float
    orthography: float
    possible: float


class OrderBits(NamedTuple):
    """How usual it is to write the parts of a name in some order."""

    surname_first: float
    without_surname: float
    without_given: float
    double_without_given: float
    patronymic_alone: float
    father_first: float
    father_initial_first: float
    father_last: float
    mongolian: float
    mongolian_turned: float
    comma_kept: float
    comma_broken: float


class MarkedBits(NamedTuple):
    """What tells the kind of a word for certain."""

    turkic: float
    particle: float
    regnal: float
    initial: float
    initial_surname: float


class WordBits(NamedTuple):
    """What the look of a word tells about its kind."""

    even: float
    given_most: float
    given_least: float
    no_patronymic: float
    surname_ending: float
    given_name: float
    oblique_share: float
    unknown_father: float
    daughter: float
    daughter_surname: float
    son_surname: float
    genitive: float
    perhaps_genitive: float


class Glued(NamedTuple):
    """When two words that lost their space are cut."""

    shortest_half: int
    shortest_surname: int
    shortest: int
    longest: int
    known: int
    common: int
    common_father: int


class Parsing(NamedTuple):
    """The table `data/names/parsing.toml`."""

    order: OrderBits
    extra: Mapping[PartKind, float]
    capitals: Mapping[PartKind, float]
    small: Mapping[PartKind, float]
    possessive: Mapping[tuple[PartKind, ...], float]
    marked: MarkedBits
    word: WordBits
    glued: Glued


class GivenNames(NamedTuple):
    """The table `data/names/given.toml`: costs in bits, bearers counted."""

    costs: Mapping[RelationKind, float]
    near: float
    slip: float
    pet: float
    borrowed: float
    share_of_women: Mapping[str, float]
    counted: int
    name: int
    head: int
    listed: int


_BY_PART = keys(PartKind, float)

WEIGHTS = TomlTable(
    "names/weights.toml",
    {
        **keys("listed slip_of_common rarest unlike", float),
        "suffix": {"different": float, "missing": float},
        "gender": {"least": float, "contradiction": float},
        "surname": {
            **keys(SurnameModel._fields, float),
            "choices": [[regex_of(regex.compile), str]],
        },
        "inflected": keys("oblique nominative common", float),
        "verdict": {"possible": float},
    },
)

_LEARNED_WEIGHTS = TomlTable(
    "names/learned_weights.toml",
    {
        "prior": float,
        "slip_most": float,
        **keys(PartKind, PartWeights),
        "gender": {"kin": float},
        "double_surname": {"half": float, "extra_word": float},
        "neighbours": {"bits": float},
    },
)

_PARSING = TomlTable(
    "names/parsing.toml",
    {
        "order": OrderBits,
        **keys("extra capitals small", _BY_PART),
        "possessive": {"between": float, "last": float},
        "marked": MarkedBits,
        "word": WordBits,
        "glued": Glued,
    },
)

_GIVEN_NAMES = TomlTable(
    "names/given.toml",
    {
        "cost": keys(RelationKind, float),
        "unlisted": keys("near slip pet borrowed", float),
        "bearers": {
            "share_of_women": keys("m f u", float),
            **keys("counted name head listed", int),
        },
    },
)


@cache
def given_names() -> GivenNames:
    """What ties between given names cost, and how many bearers make a name of a word, read once."""
    table = _GIVEN_NAMES.read()
    costs = {kind: float(table["cost"][kind.value]) for kind in RelationKind}
    return GivenNames(costs, **table["unlisted"], **table["bearers"])


@cache
def parsing() -> Parsing:
    """The weights by which a name is taken apart, read once."""
    table = _PARSING.read()
    given, father, surname = PartKind.GIVEN, PartKind.PATRONYMIC, PartKind.SURNAME
    extra, capitals, small = (
        {kind: float(table[which][kind.value]) for kind in PartKind} for which in ("extra", "capitals", "small")
    )
    possessive: dict[tuple[PartKind, ...], float] = {
        (given, father, surname): table["possessive"]["between"],
        (surname, given, father): table["possessive"]["last"],
    }
    return Parsing(
        OrderBits(**table["order"]),
        extra,
        capitals,
        small,
        possessive,
        MarkedBits(**table["marked"]),
        WordBits(**table["word"]),
        Glued(**table["glued"]),
    )


@cache
def weights() -> Weights:
    """The weights, read once: what was reasoned, and what was learned from labelled pairs."""
    table, learned = WEIGHTS.read(), _LEARNED_WEIGHTS.read()
    return Weights(
        learned["prior"],
        {kind: PartWeights(**learned[kind.value]) for kind in PartKind},
        table["listed"],
        table["slip_of_common"],
        learned["slip_most"],
        table["rarest"],
        table["suffix"]["different"],
        table["suffix"]["missing"],
        learned["gender"]["kin"],
        table["gender"]["least"],
        table["gender"]["contradiction"],
        table["unlike"],
        learned["double_surname"]["half"],
        learned["double_surname"]["extra_word"],
        learned["neighbours"]["bits"],
        SurnameModel(**{name: table["surname"][name] for name in SurnameModel._fields}),
        table["inflected"]["oblique"],
        table["inflected"]["nominative"],
        table["inflected"]["common"],
        ORTHOGRAPHY.read()["bits"],
        table["verdict"]["possible"],
    )
