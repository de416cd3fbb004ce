"""The values that clustering hands on: names in use, edges between them, and people before they are described."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from namematch.arrays import Bits, Flags, Ids
from namematch.names import PartKind

Document = str | None
"""Id of a document; `None` for mentions that stand in none."""


class Node(NamedTuple):
    """What is clustered: a distinct name, or only those of its mentions that one link group holds together."""

    name: str
    link_group: int = 0  # number of the link group; 0 for all mentions of the name that belong to none


@dataclass(frozen=True, slots=True)
class LinkGroups:
    """Mentions that are held together, or kept from others, whatever their names say.

    Users' links make such groups, and so does a name that several people bear.
    """

    # Position of a mention → number of its group, from 1; other mentions have none.
    by_position: Mapping[int, int] = field(default_factory=dict)
    separated: frozenset[tuple[int, int]] = frozenset()  # pairs of groups that users keep apart, in both orders
    # Number of a group → by number of a name that several bear which of them it is.
    bearers: Mapping[int, Mapping[int, int]] = field(default_factory=dict)

    def of(self, position: int) -> int:
        """The number of a mention's group; 0 if it is in none."""
        return self.by_position.get(position, 0)

    def apart(self, left: int, right: int) -> bool:
        """Whether the two groups are kept apart."""
        one, two = self.bearers.get(left), self.bearers.get(right)
        if one and two and any(two.get(name, bearer) != bearer for name, bearer in one.items()):
            return True
        return (left, right) in self.separated

    def by_name(self) -> dict[int, frozenset[frozenset[int]]]:
        """By number of a name that several bear the groups of each."""
        found: dict[int, dict[int, set[int]]] = {}
        for group, own in self.bearers.items():
            for name, bearer in own.items():
                found.setdefault(name, {}).setdefault(bearer, set()).add(group)
        return {name: frozenset(map(frozenset, people.values())) for name, people in found.items()}


class Usage(NamedTuple):
    """A node as used in one document."""

    node: Node
    document: Document

    @property
    def rank(self) -> tuple[Node, bool, str]:
        """By what uses are ordered: those in no document come last."""
        return self.node, self.document is None, self.document or ""


class ShortFormState(StrEnum):
    """What a node, or a use of it in one document, can be as a short form; `docs/internals/short-forms.md` draws it.

    The first five are states of a node, decided by its match edges alone. The last three are where the uses of a node
    whose state `needs_context` go.
    """

    FULL = "full"
    """Names a person wherever it stands."""
    INCOMPLETE = "incomplete"
    """Lacks a surname, or a given name written out."""
    AMBIGUOUS = "ambiguous"
    """Matches two names that contradict each other where this one says less than they do."""
    CONFLICTED = "conflicted"
    """Matches two nodes that a user's link, or a split of homonyms, keeps apart."""
    PINNED = "pinned"
    """Incomplete, but in a link group with a full name."""
    ATTACHED = "attached"
    """Its document, or else the whole run, leaves one person it can be."""
    UNRESOLVED = "unresolved"
    """It could be several people."""
    UNATTACHED = "unattached"
    """It can be nobody who is named in full."""

    @property
    def needs_context(self) -> bool:
        """Whether only a document can tell which person a node is."""
        return self in _NEEDS_CONTEXT

    def in_group(self, anchored: bool) -> ShortFormState:
        """The state of a node in a link group: a full name in the group anchors all its nodes."""
        if not (anchored and self.needs_context):
            return self
        return ShortFormState.PINNED if self is ShortFormState.INCOMPLETE else ShortFormState.FULL


_NEEDS_CONTEXT = {ShortFormState.INCOMPLETE, ShortFormState.AMBIGUOUS, ShortFormState.CONFLICTED}


class MatchEdge(NamedTuple):
    """Two nodes that are one person's."""

    left: Node
    right: Node
    bits: float  # match weight, measured from the line of the run
    document: Document = None  # the document in which that was seen, if it mattered
    mention_count: int = 0  # how often the person is named in full there, or in how many documents if there is none


class MatchEdges(NamedTuple):
    """Pairs of nodes that are likely enough one person's, by their rows in a table of nodes, in ascending order."""

    left: Ids  # the smaller row of each pair, shape (pairs,)
    right: Ids
    bits: Bits  # match weight, measured from the line of the run
    vague: NDArray[np.uint8]  # flags of the parts of which one name says less than the other

    def take(self, rows: Ids | Flags | slice) -> MatchEdges:
        """Some of the pairs."""
        return MatchEdges(self.left[rows], self.right[rows], self.bits[rows], self.vague[rows])

    def among(self, wanted: Flags) -> MatchEdges:
        """The pairs of two wanted nodes."""
        return self.take(wanted[self.left] & wanted[self.right])


@dataclass(frozen=True, slots=True)
class Person:
    """One cluster before it is described."""

    nodes: tuple[Node, ...]  # nodes that stand for this person wherever they occur, in order
    usages: tuple[Usage, ...]  # short forms that stand for this person in one document
    edges: tuple[MatchEdge, ...]

    @property
    def all_nodes(self) -> list[Node]:
        """The nodes of the person, and those that are this person in one document."""
        return [*self.nodes, *(usage.node for usage in self.usages)]


NOBODY = Person((), (), ())


class PersonKey(NamedTuple):
    """What a person is known by from one addition to the next."""

    # 0 for a cluster of full names, 1 for one of unattached short forms, 2 for an unresolved use, 3 for the uses of a
    # short form that can be nobody where elsewhere they can be somebody.
    kind: int
    node: Node
    document: Document = None  # the document of an unresolved use

    @property
    def rank(self) -> tuple[int, Node, bool, str]:
        """By what people are ordered."""
        return self.kind, self.node, self.document is None, self.document or ""


CLUSTER, LOOSE, OPEN, REST = range(4)


class Parts(NamedTuple):
    """What the canonical name needs to know of one spelling."""

    # The words of each kind that are written out, joined by spaces; empty where there is none.
    words: Mapping[PartKind, str]
    women: float | None  # probability that the bearer is a woman; `None` where the spelling does not tell
