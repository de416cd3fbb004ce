"""Mentions interned: every distinct name once, with the places and documents it stands in."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

import numpy as np

from namematch.arrays import MISSING, Ids, offsets
from namematch.errors import DuplicateIdError
from namematch.evidence import Evidence
from namematch.mentions import Mention
from namematch.resolve.user_links import Knots, UserLinks, tie
from namematch.text import clean, is_missing

# Places that are looked through each time.
_FEW = 64


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
    _in_documents: dict[Node, dict[str | None, list[int]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def node(self, place: int) -> Node:
        """The node of a mention; its name is empty if the mention has none."""
        return _node(self.mentions[place], self.knots.of(place))

    def in_document(self, node: Node, document: str | None) -> Sequence[int]:
        """Places of the mentions of `node` in one document, `None` for those in none."""
        found = self._in_documents.get(node)
        if found is None:
            places = self.places[node]
            if len(places) <= _FEW:
                return [place for place in places if self.mentions[place].document == document]
            # A name that stands in many documents is asked for in all of them.
            found = self._in_documents[node] = defaultdict(list)
            for place in places:
                found[self.mentions[place].document].append(place)
        return found.get(document, ())

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
    places = _places(kept, knots)
    nodes = [(_node(kept[a], knots.of(a)), _node(kept[b], knots.of(b))) for a, b in links.must]
    ties = frozenset((min(pair), max(pair)) for pair in nodes if pair[0] != pair[1])
    return Interned(kept, places, knots, ties)


class Places(Mapping[Node, tuple[int, ...]]):
    """The places of the mentions of each node in columns, which take a third of the room of as many tuples.

    Args:
        nodes: The nodes, in alphabetical order.
        of: By mention the place of its node among them, -1 for none, shape (mentions,).
    """

    def __init__(self, nodes: Sequence[Node], of: Ids) -> None:
        named = np.flatnonzero(of != MISSING)
        # Numbers of an array cost less one by one than those of NumPy.
        self._places = array("q", named[np.argsort(of[named], kind="stable")].tobytes())
        self._start = array("q", offsets(np.bincount(of[named], minlength=len(nodes))).tobytes())
        self._index = dict(zip(nodes, range(len(nodes)), strict=True))

    def __getitem__(self, node: Node) -> tuple[int, ...]:
        place = self._index[node]
        return tuple(self._places[self._start[place] : self._start[place + 1]])

    def __iter__(self) -> Iterator[Node]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)


def _places(mentions: Sequence[Mention], knots: Knots) -> Places:
    """The places of the mentions of each node."""
    written = [mention.name for mention in mentions]
    if knots.by_place:
        text_of = {form: cleaned(form) for form in dict.fromkeys(written)}
        by_mention = [Node(text_of[form], knots.of(place)) for place, form in enumerate(written)]
        nodes = sorted({node for node in by_mention if node.name})
        number_of = dict(zip(nodes, range(len(nodes)), strict=True))
        return Places(nodes, _numbered((number_of.get(node, MISSING) for node in by_mention), len(written)))
    # Most names have nothing to clean.
    forms = dict.fromkeys(written)
    changed = {form: text for form in forms if (text := cleaned(form)) is not form or not text}
    texts = sorted({form for form in forms if form and form not in changed}.union(changed.values()) - {""})
    numbers: dict[str | None, int] = dict(zip(texts, range(len(texts)), strict=True))
    numbers |= {form: numbers.get(text, MISSING) for form, text in changed.items()}
    return Places(list(map(Node, texts)), _numbered(map(numbers.__getitem__, written), len(written)))


def _numbered(numbers: Iterable[int], count: int) -> Ids:
    return np.fromiter(numbers, dtype=np.int64, count=count)


def name_of(mention: Mention) -> str:
    """The cleaned name of a mention, empty if it has none."""
    return cleaned(mention.name)


def cleaned(name: str | None) -> str:
    """A name as `clean` leaves it, the very text where there is nothing to clean; empty if it is missing."""
    if name is None or is_missing(name):
        return ""
    text = clean(name)
    return name if text == name and type(name) is str else text


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
