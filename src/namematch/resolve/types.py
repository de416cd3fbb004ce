"""The values that clustering hands on: names in use, joins between them, and people before they are described."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from namematch.arrays import Ids
from namematch.resolve.clustering.constrained import Edges
from namematch.resolve.mention_index import Interned, Node


class Usage(NamedTuple):
    """A node as used in one document (`None`: in no document)."""

    node: Node
    document: str | None


class Join(NamedTuple):
    """Two nodes that are one person's.

    Args:
        left: A node.
        right: Another.
        bits: Match weight.
        document: The document in which that was seen, if it mattered.
        spoken_of: How often the person is named in full there, or in how many documents if there is none.
    """

    left: Node
    right: Node
    bits: float
    document: str | None = None
    spoken_of: int = 0


class Joins(NamedTuple):
    """Pairs of nodes that more speaks for than against, by their places among all nodes, in ascending order.

    Args:
        left: The smaller place of each pair, shape (pairs,).
        right: The larger one.
        bits: Match weight.
        vague: Flags of the parts of which one name says less than the other.
    """

    left: Ids
    right: Ids
    bits: NDArray[np.float64]
    vague: NDArray[np.uint8]

    def take(self, rows: Ids | NDArray[np.bool_] | slice) -> Joins:
        """Some of the pairs."""
        return Joins(self.left[rows], self.right[rows], self.bits[rows], self.vague[rows])

    @property
    def edges(self) -> Edges:
        """The pairs as edges of a graph."""
        return Edges(self.left, self.right, self.bits)


@dataclass(frozen=True, slots=True)
class Person:
    """One cluster before it is described.

    Args:
        nodes: Nodes that stand for this person wherever they occur.
        usages: Short forms that stand for this person in one document.
        joins: What holds them together.
    """

    nodes: tuple[Node, ...]
    usages: tuple[Usage, ...]
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class OpenUsage:
    """A short form that could be more than one person's, and therefore stays on its own.

    Args:
        usage: The short form.
        candidates: One full name of each person it could be, sorted.
    """

    usage: Usage
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """The people of a run, and what stayed open."""

    persons: tuple[Person, ...]
    open: tuple[OpenUsage, ...]


def places_of(usage: Usage, interned: Interned) -> Sequence[int]:
    """Places of the mentions in which a name is used in one document.

    Args:
        usage: The name and the document.
        interned: The names of the run.
    """
    return interned.in_document(usage.node, usage.document)


def spellings_of(person: Person, interned: Interned) -> dict[str, list[int]]:
    """The cleaned names of a person, each with the places of its mentions, ascending.

    Args:
        person: A person of this run.
        interned: The names of the run.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for node in person.nodes:
        found[node.name] += interned.places[node]
    for usage in person.usages:
        found[usage.node.name] += places_of(usage, interned)
    for places in found.values():
        # Users' links part the mentions of one name, and a short form is used in one document and the next.
        places.sort()
    return found
