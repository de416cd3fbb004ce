"""How much is said of a person: a short form mostly means the one a text speaks of most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import log2

from namematch.evidence import Evidence, probability, total_bits
from namematch.resolve.entity import Link
from namematch.resolve.intern import Interned, Node
from namematch.resolve.parameters import context_weights


class Salience:
    """Counts where people are named in full, each place once.

    Args:
        home: Node → number of the person it is a name of.
        interned: The names of the run.
    """

    def __init__(self, home: Mapping[Node, int], interned: Interned) -> None:
        named: dict[tuple[int, str], set[tuple[str, int | None]]] = defaultdict(set)
        for node, person in home.items():
            for place in interned.places[node]:
                mention = interned.mentions[place]
                if mention.document is not None:
                    named[person, mention.document].add((node.name, mention.start))
        self._mentions = {key: len(found) for key, found in named.items()}
        self._documents: dict[int, int] = defaultdict(int)
        for person, _ in self._mentions:
            self._documents[person] += 1

    def added(self, link: Link, person: int, document: str | None) -> Link:
        """The link of a short form to a person with what the person's being spoken of adds to it.

        Args:
            link: What the names say.
            person: Number of the person.
            document: The document both stand in; `None` where the person is to be found anywhere.
        """
        count = self._documents[person] if document is None else self._mentions.get((person, document), 0)
        if count < 2:
            return link
        note = f"named in {count} documents" if document is None else f"named in full {count} times in the document"
        weights = context_weights()
        bits = (weights.spoken_of_elsewhere if document is None else weights.spoken_of_here) * log2(count)
        evidence = (*link.evidence, Evidence("salience", None, None, "spoken-of", bits, note))
        total = total_bits(evidence)
        return Link(link.left, link.right, total, probability(total), evidence, link.document)
