"""The values that clustering hands on: names in use, joins between them, and people before they are described."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from namematch.resolve.entity import Link
from namematch.resolve.intern import Interned, Node


class Usage(NamedTuple):
    """A node as used in one document (`None`: in no document)."""

    node: Node
    document: str | None


class Join(NamedTuple):
    """A link between two nodes that speaks for one person."""

    left: Node
    right: Node
    link: Link

    @property
    def bits(self) -> float:
        """Match weight."""
        return self.link.bits

    def other(self, node: Node) -> Node:
        """The node at the other end."""
        return self.right if self.left == node else self.left


@dataclass(frozen=True, slots=True)
class Person:
    """One cluster before it is described.

    Args:
        nodes: Nodes that stand for this person wherever they occur.
        usages: Short forms that stand for this person in one document.
        links: The joins that were made.
    """

    nodes: tuple[Node, ...]
    usages: tuple[Usage, ...]
    links: tuple[Link, ...]


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


def places_of(usage: Usage, interned: Interned) -> Iterator[int]:
    """Places of the mentions in which a name is used in one document.

    Args:
        usage: The name and the document.
        interned: The names of the run.
    """
    return (i for i in interned.places[usage.node] if interned.mentions[i].document == usage.document)


def mentions_of(person: Person, interned: Interned) -> Iterator[int]:
    """Places of all mentions that belong to `person`.

    Args:
        person: A person of this run.
        interned: The names of the run.
    """
    for node in person.nodes:
        yield from interned.places[node]
    for usage in person.usages:
        yield from places_of(usage, interned)
