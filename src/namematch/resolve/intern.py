"""Mentions interned: every distinct name once, with the places and documents it stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

from namematch.errors import DuplicateIdError
from namematch.evidence import Evidence
from namematch.mentions import Mention
from namematch.resolve.links import Knots, UserLinks, tie
from namematch.text import clean, is_missing


class Node(NamedTuple):
    """What is clustered: a distinct name, or only those of its mentions that users' links hold together.

    Args:
        name: The cleaned name.
        knot: Number of the knot that users have tied; 0 for all mentions of the name that no link speaks of.
    """

    name: str
    knot: int = 0


@dataclass(frozen=True, slots=True)
class Interned:
    """The mentions of one run by distinct name.

    Args:
        mentions: The mentions as given.
        places: Node → places of its mentions in the input; nodes are in alphabetical order.
        knots: The mentions that users' links speak of.
        ties: Pairs of nodes that users hold together.
        homonyms: Pairs of knots, the lower first, that are kept apart as two bearers of one name, and why.
    """

    mentions: tuple[Mention, ...]
    places: Mapping[Node, Sequence[int]]
    knots: Knots = field(default_factory=Knots)
    ties: frozenset[tuple[Node, Node]] = frozenset()
    homonyms: Mapping[tuple[int, int], tuple[Evidence, ...]] = field(default_factory=dict)

    def node(self, place: int) -> Node:
        """The node of a mention; its name is empty if the mention has none."""
        return _node(self.mentions[place], self.knots.of(place))

    def documents(self, node: Node) -> set[str]:
        """Ids of the documents in which `node` stands."""
        found = (self.mentions[i].document for i in self.places[node])
        return {document for document in found if document is not None}

    def roles(self, node: Node) -> list[str]:
        """Distinct role titles given beside `node`, sorted."""
        found = (self.mentions[i].role for i in self.places[node])
        return sorted({clean(role) for role in found if role is not None and not is_missing(role)})

    def titles(self) -> Iterator[tuple[str, ...]]:
        """`roles` of every node, in the order of the nodes."""
        titled = [i for i, mention in enumerate(self.mentions) if mention.role is not None]
        if not titled:
            yield from repeat((), len(self.places))
        else:
            yield from (tuple(self.roles(node)) for node in self.places)


def intern(mentions: Iterable[Mention], links: UserLinks | None = None) -> Interned:
    """Interns mentions; those without a name stay in `mentions` but have no place.

    Args:
        mentions: The mentions of one run.
        links: What users have said about pairs of them.

    Raises:
        TypeError: If an item is not a `Mention`.
        DuplicateIdError: If two mentions carry one id.
        InputError: If users' links contradict each other.
    """
    kept = tuple(mentions)
    check_mentions(kept)
    links = links or UserLinks()
    knots = tie(kept, links)
    places: dict[Node, list[int]] = defaultdict(list)
    for i, mention in enumerate(kept):
        if (node := _node(mention, knots.of(i))).name:
            places[node].append(i)
    nodes = [(_node(kept[a], knots.of(a)), _node(kept[b], knots.of(b))) for a, b in links.must]
    ties = frozenset((min(pair), max(pair)) for pair in nodes if pair[0] != pair[1])
    return Interned(kept, {node: tuple(places[node]) for node in sorted(places)}, knots, ties)


def name_of(mention: Mention) -> str:
    """The cleaned name of a mention, empty if it has none."""
    return "" if mention.name is None or is_missing(mention.name) else clean(mention.name)


def _node(mention: Mention, knot: int) -> Node:
    return Node(name_of(mention), knot)


def check_mentions(mentions: Iterable[Mention], taken: Collection[str] = ()) -> set[str]:
    """Raises the error that `intern` documents.

    Args:
        mentions: The mentions of one run.
        taken: Ids that others have.

    Returns:
        The ids of the mentions.
    """
    seen: set[str] = set()
    for mention in mentions:
        if not isinstance(mention, Mention):
            raise TypeError(f"resolve takes mentions, not {type(mention).__name__}: {mention!r:.60}")
        if mention.id is None:
            continue
        if mention.id in seen or mention.id in taken:
            raise DuplicateIdError(mention.id)
        seen.add(mention.id)
    return seen
