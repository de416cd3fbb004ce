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
    rare_endings: Mapping[str, float]
    unlisted: float
    sure_overlap: float
    least_candidate: float
    context_reading: float
    without_marks: float
    without_scheme_marks: float
    scheme_marks: str
    beyond_doubt: float
    least_inflected: float
    lookalike: float
    least_near: float
    density: float
    plausible: float
    most_implausible: float
    fold_share: float
    foreign_fold_share: float
    foreign_ease: float
    by_sound: float
    abroad_bearers: float
    abroad_ease: float
    surely_oblique: float
    nominative_beside_oblique: float
    case_beside_oblique: float
    off_record: float
    slavic: float
    misread: float


class Weights(NamedTuple):
    """The table `data/names/weights.toml`."""

    prior: float
    parts: Mapping[PartKind, PartWeights]
    listed: float
    slip_of_common: float
    slip_most: float
    rarest: float
    suffix_same: float
    suffix_different: float
    suffix_missing: float
    gender_kin: float
    gender_least: float
    gender_contradiction: float
    gender_initials: float
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
    """How usual it is to write the parts of a name in some order.

    Args:
        surname_first: The surname before the given name.
        without_surname: No surname, for each word more than one.
        given_and_father: A given name and a patronymic, and nothing else.
        given_alone: A given name and nothing else.
        without_given: No given name.
        double_without_given: The same beside two surnames, added: the second is a rare given name.
        patronymic_alone: A patronymic and nothing else.
        father_first: The patronymic before the given name.
        father_initial_first: The same where both are initials, added: Ю. А. is Юрий Андреевич.
        father_last: The patronymic behind the surname.
        initial_more: A given name more that is an initial, added: the second initial is the patronymic's.
        comma_kept: The surname and nothing else stands before the comma.
        comma_broken: Anything else stands before the comma.
    """

    surname_first: float
    without_surname: float
    given_and_father: float
    given_alone: float
    without_given: float
    double_without_given: float
    patronymic_alone: float
    father_first: float
    father_initial_first: float
    father_last: float
    initial_more: float
    comma_kept: float
    comma_broken: float


class MarkedBits(NamedTuple):
    """What stands beside a word and tells its kind for certain."""

    turkic: float
    particle: float
    article: float
    regnal: float


class MongolianBits(NamedTuple):
    """What speaks for a father's name in the genitive, and for its order."""

    order: float
    turned: float
    genitive: float
    perhaps_genitive: float


class RivalBits(NamedTuple):
    """Ways to cut a text into words that are rarer than the usual one, or likelier."""

    title: float
    glued: float
    initials: float
    doubtful_initials: float


class InitialBits(NamedTuple):
    """Which parts stand as initials beside which that are written out.

    Args:
        surname_with_father: The surname, behind given name and patronymic, as banks show who pays.
        surname_without_father: The surname, behind a given name.
        given_beside_father: The given name, beside a patronymic.
    """

    surname_with_father: float
    surname_without_father: float
    given_beside_father: float


class WordBits(NamedTuple):
    """What the look of a word tells about its kind.

    Args:
        even: Log2 of the bearers of a word that is as likely a given name as a surname.
        given_most: Of the commonest given names.
        given_least: Of a word that is nobody's given name.
        no_patronymic: Of a word with another ending, as a patronymic.
        surname_ending: Of a surname's ending.
        sure_ending: Of one that hardly a given name has.
        given_name: Taken from a surname that is a common given name.
        common_father: For each doubling of a father's bearers, added to the patronymic and taken from the surname.
        known_father: A masculine patronymic of a father's name on a list.
        unknown_father: A patronymic of a father's name on no list.
        irregular_father: A patronymic that is not formed from its father's name as patronymics are, added.
        daughter: A feminine patronymic, which is hardly anything else.
        daughter_surname: The same as a surname.
        son_surname: A masculine one of a known father as a surname.
        initial: An initial as given name or patronymic.
        initial_surname: An initial as surname.
    """

    even: float
    given_most: float
    given_least: float
    no_patronymic: float
    surname_ending: float
    sure_ending: float
    given_name: float
    common_father: float
    known_father: float
    unknown_father: float
    irregular_father: float
    daughter: float
    daughter_surname: float
    son_surname: float
    initial: float
    initial_surname: float


class HabitShares(NamedTuple):
    """What the habits of a column start from: how many names in general, and how often capitals mark the surname."""

    names: float
    capitals: float


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
    """The tables `data/names/parsing.toml` and `data/names/learned_parsing.toml`."""

    order: OrderBits
    extra: Mapping[PartKind, float]
    capitals: Mapping[PartKind, float]
    small: Mapping[PartKind, float]
    word: WordBits
    possessive: Mapping[tuple[PartKind, ...], float]
    marked: MarkedBits
    mongolian: MongolianBits
    rival: RivalBits
    initials: InitialBits
    disagreement: float
    eastern: float
    oblique_share: float
    habit: HabitShares
    glued: Glued


class GivenNames(NamedTuple):
    """The table `data/names/given.toml`: costs in bits, bearers counted."""

    costs: Mapping[RelationKind, float]
    near: float
    slip: float
    pet: float
    borrowed: float
    least_spelled: float
    read_back: float
    without_respect: float
    respect: regex.Pattern[str]
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
        "instead": {"given_most": float, "surname_unsure": float},
        "suffix": {"same": float, "different": float, "missing": float},
        "birth_date": keys(
            "against same_day same_month same_year swapped one_digit year_beside other_day other_year different", float
        ),
        "gender": keys("least contradiction initials", float),
        "surname": {
            **keys(SurnameModel._fields, float),
            "scheme_marks": str,
            "rare_endings": {"*": float},
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
        "possessive": {"between": float, "last": float},
        "marked": MarkedBits,
        "mongolian": MongolianBits,
        "rival": RivalBits,
        "initials": InitialBits,
        "together": {"disagreement": float, "eastern": float},
        "inflected": {"oblique_share": float},
        "habit": HabitShares,
        "glued": Glued,
    },
)

_LEARNED_PARSING = TomlTable(
    "names/learned_parsing.toml",
    {"order": OrderBits, **keys("extra capitals small", _BY_PART), "word": WordBits},
)

_GIVEN_NAMES = TomlTable(
    "names/given.toml",
    {
        "cost": keys(RelationKind, float),
        "unlisted": keys("near slip pet borrowed least_spelled read_back", float),
        "respect": {"cost": float, "pattern": regex_of(regex.compile)},
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
    respect = table["respect"]
    return GivenNames(
        costs,
        **table["unlisted"],
        without_respect=respect["cost"],
        respect=regex.compile(respect["pattern"]),
        **table["bearers"],
    )


@cache
def parsing() -> Parsing:
    """The weights by which a name is taken apart, read once: those reasoned, and those learned from drawn names."""
    table, learned = _PARSING.read(), _LEARNED_PARSING.read()
    given, father, surname = PartKind.GIVEN, PartKind.PATRONYMIC, PartKind.SURNAME
    extra, capitals, small = (
        {kind: float(learned[which][kind.value]) for kind in PartKind} for which in ("extra", "capitals", "small")
    )
    possessive: dict[tuple[PartKind, ...], float] = {
        (given, father, surname): table["possessive"]["between"],
        (surname, given, father): table["possessive"]["last"],
    }
    return Parsing(
        OrderBits(**learned["order"]),
        extra,
        capitals,
        small,
        WordBits(**learned["word"]),
        possessive,
        MarkedBits(**table["marked"]),
        MongolianBits(**table["mongolian"]),
        RivalBits(**table["rival"]),
        InitialBits(**table["initials"]),
        table["together"]["disagreement"],
        table["together"]["eastern"],
        table["inflected"]["oblique_share"],
        HabitShares(**table["habit"]),
        Glued(**table["glued"]),
    )


@cache
def birth_bits() -> Mapping[str, float]:
    """What two dates of birth weigh by how they stand to each other, read once."""
    table: dict[str, float] = WEIGHTS.read()["birth_date"]
    return table


@cache
def weights() -> Weights:
    """The weights, read once: what was reasoned, and what was learned from labelled pairs."""
    table, learned = WEIGHTS.read(), _LEARNED_WEIGHTS.read()
    parts = {kind: PartWeights(**learned[kind.value]) for kind in PartKind}
    parts[PartKind.GIVEN] = parts[PartKind.GIVEN]._replace(most=table["instead"]["given_most"])
    parts[PartKind.SURNAME] = parts[PartKind.SURNAME]._replace(unsure=table["instead"]["surname_unsure"])
    return Weights(
        learned["prior"],
        parts,
        table["listed"],
        table["slip_of_common"],
        learned["slip_most"],
        table["rarest"],
        table["suffix"]["same"],
        table["suffix"]["different"],
        table["suffix"]["missing"],
        learned["gender"]["kin"],
        table["gender"]["least"],
        table["gender"]["contradiction"],
        table["gender"]["initials"],
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
