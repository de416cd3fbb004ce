"""The weights of name parts, as the table gives them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from namematch.data import read_toml
from namematch.names.types import PartKind


class PartWeights(NamedTuple):
    """Weights of one kind of name part, in bits."""

    most: float
    least: float
    different: float
    unlike: float
    unsure: float
    initial: float = 0.0
    initial_different: float = 0.0


class Weights(NamedTuple):
    """The table `data/names/weights.toml`."""

    prior: float
    parts: Mapping[PartKind, PartWeights]
    listed: float
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
    neighbour_listed: float
    least_likeness: float
    least_likeness_spelled: float
    oblique: float
    common: float


@cache
def weights() -> Weights:
    """The weights, read once: what was reasoned, and what was learned from labelled pairs."""
    table, learned = read_toml("names/weights.toml"), read_toml("names/learned_weights.toml")
    return Weights(
        learned["prior"],
        {kind: PartWeights(**learned[kind.value], **table.get(kind.value, {})) for kind in PartKind},
        table["listed"],
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
        table["neighbours"]["listed"],
        table["neighbours"]["least_likeness"],
        table["neighbours"]["least_likeness_spelled"],
        table["inflected"]["oblique"],
        table["inflected"]["common"],
    )
