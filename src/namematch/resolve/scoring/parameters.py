"""The weights of what stands around a name, as the table gives them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from namematch.data import TomlTable
from namematch.names import DecisionRule


class ContextWeights(NamedTuple):
    """Bounds and bonuses of what stands around a name, in bits."""

    same_document: float
    margin: float
    spoken_of_here: float
    spoken_of_elsewhere: float
    role_most: float
    role_least: float
    user_certain: float


class ClusterWeights(NamedTuple):
    """Bounds of what a pair of names may say about the clusters that they are in, in bits."""

    most_against: float
    certain: float


_WEIGHTS = TomlTable(
    "resolve/weights.toml",
    {
        "document": {"same": float, "margin": float, "spoken_of": float},
        "run": {"spoken_of": float},
        "role": {"most": float, "least": float},
        "user": {"certain": float},
        "cluster": {"most_against": float, "certain": float},
    },
)


@cache
def context_weights() -> ContextWeights:
    """The table `data/resolve/weights.toml`."""
    table = _WEIGHTS.read()
    return ContextWeights(
        table["document"]["same"],
        table["document"]["margin"],
        table["document"]["spoken_of"],
        table["run"]["spoken_of"],
        table["role"]["most"],
        table["role"]["least"],
        table["user"]["certain"],
    )


def same_document_bits(rule: DecisionRule) -> float:
    """What it adds that a short form and a full name stand in one document.

    Whom a short form can be there does not depend on how many people there are elsewhere, so what the prior of a larger
    population takes is given back.
    """
    return context_weights().same_document - rule.shift


@cache
def cluster_weights() -> ClusterWeights:
    """The bounds for clusters in `data/resolve/weights.toml`."""
    return ClusterWeights(**_WEIGHTS.read()["cluster"])
