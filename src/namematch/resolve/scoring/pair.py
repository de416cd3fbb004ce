"""What single pairs of nodes say to each other: their names, the roles beside them, what users say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, partial
from itertools import product
from math import log2

from namematch.evidence import Evidence, probability, total_bits
from namematch.names import compare
from namematch.resolve.entities.entity import Link
from namematch.resolve.mention_index import Interned, Node
from namematch.resolve.scoring.parameters import context_weights
from namematch.resolve.types import Join
from namematch.roles import compare_roles, parse_role, renamings

# Named once more is no news.
_SPOKEN_OF = 2


class _Contradictions(dict[tuple[str, str], frozenset[str]]):
    def __missing__(self, pair: tuple[str, str]) -> frozenset[str]:
        found = self[pair] = compare(*pair).contradicted_parts
        return found


class Scorer:
    """Scores pairs of nodes within one run.

    Args:
        interned: The names of the run, the role titles beside them, and what users say of them.
        titles: The titles that may tell former names of units; those of `interned` unless they are given.
    """

    def __init__(self, interned: Interned, titles: Iterable[str] | None = None) -> None:
        self._knots = interned.knots
        self._roles_of = cache(interned.roles)
        self._contradictions = _Contradictions()
        self._titles = cache(
            partial(compare_roles, renamed=_renamings(_titles(interned) if titles is None else titles))
        )
        self._aliases = _aliases(interned.places)

    def cannot_link(self, left: Node, right: Node) -> bool:
        """Whether no chain may join the two: users keep them apart, or their names contradict each other."""
        if left.knot and left.knot == right.knot:
            return False
        if self._knots.apart(left.knot, right.knot):
            return True
        return self._contradict(left.name, right.name) and not self._excused(left.name, right.name)

    def user_keeps_apart(self, left: Node, right: Node) -> bool:
        """Whether a cannot-link of a user lies between the two."""
        return self._knots.apart(left.knot, right.knot)

    def contradicted_parts(self, left: Node, right: Node) -> frozenset[str]:
        """The parts in which the names of the two contradict each other."""
        return self._parts(left.name, right.name)

    @property
    def has_users_links(self) -> bool:
        """Whether users, or what tells homonyms apart, say anything of the nodes."""
        return bool(self._knots.by_place)

    def _parts(self, left: str, right: str) -> frozenset[str]:
        return self._contradictions[(left, right) if left <= right else (right, left)]

    def _contradict(self, left: str, right: str) -> bool:
        return bool(self._parts(left, right))

    def _excused(self, left: str, right: str) -> bool:
        """Whether a user has said that names such as these two, different as they are, can be one person's."""
        for aliases in self._aliases:
            like_left = {name for name in aliases if self._alike(left, name)}
            like_right = {name for name in aliases if self._alike(right, name)}
            if like_left and like_right and not like_left & like_right:
                return True
        return False

    def _alike(self, left: str, right: str) -> bool:
        return left == right or (compare(left, right).same and not self._contradict(left, right))

    def link(self, left: Node, right: Node, document: str | None = None) -> Link:
        """What two nodes say to each other, with all reasons.

        Args:
            left: A node.
            right: Another.
            document: The document they both stand in, where that is to count.
        """
        comparison = compare(left.name, right.name)
        evidence = [*comparison.evidence, *self._role_evidence(left, right), *self._user_evidence(left, right)]
        if document is not None:
            bonus = context_weights().same_document
            note = "both stand in one document"
            evidence.append(Evidence("document", document, document, "same-document", bonus, note))
        return _link(left, right, evidence, document)

    def explained(self, join: Join) -> Link:
        """A join with all reasons.

        Args:
            join: A join that was made.
        """
        link = self.link(join.left, join.right, join.document)
        added = salience(join.spoken_of, join.document)
        return _link(join.left, join.right, [*link.evidence, *added], join.document) if added else link

    def user_bits(self, left: Node, right: Node) -> float:
        """What users say of two nodes, in bits."""
        return total_bits(self._user_evidence(left, right))

    def role_bits(self, left: Iterable[str], right: Iterable[str]) -> float:
        """What the titles of two nodes say, in bits."""
        return total_bits(self._titles_evidence(left, right))

    def _user_evidence(self, left: Node, right: Node) -> list[Evidence]:
        certain = context_weights().user_certain
        if left.knot and left.knot == right.knot:
            return [Evidence("user", left.name, right.name, "must-link", certain, "a user holds them together")]
        if self._knots.apart(left.knot, right.knot):
            return [Evidence("user", left.name, right.name, "cannot-link", -certain, "a user keeps them apart")]
        return []

    def _role_evidence(self, left: Node, right: Node) -> list[Evidence]:
        """The pair of titles that agrees best, if the two names have titles at all."""
        return self._titles_evidence(self._roles_of(left), self._roles_of(right))

    def _titles_evidence(self, left: Iterable[str], right: Iterable[str]) -> list[Evidence]:
        compared = [(self._titles(a, b), a, b) for a, b in product(left, right)]
        if not compared:
            return []
        best, a, b = max(compared, key=lambda item: (item[0].bits, item[1], item[2]))
        bits = min(max(best.bits, context_weights().role_least), context_weights().role_most)
        return [Evidence("role", a, b, str(best.verdict), bits)] if bits else []


def _link(left: Node, right: Node, evidence: Sequence[Evidence], document: str | None) -> Link:
    bits = total_bits(evidence)
    return Link(left.name, right.name, bits, probability(bits), tuple(evidence), document)


def salience(count: int, document: str | None) -> list[Evidence]:
    """What a person's being spoken of adds for a short form to be his.

    Args:
        count: How often the person is named in full in the document; without one, in how many documents.
        document: The document both stand in; `None` where the person was found anywhere.
    """
    if count < _SPOKEN_OF:
        return []
    note = f"named in {count} documents" if document is None else f"named in full {count} times in the document"
    weights = context_weights()
    bits = (weights.spoken_of_elsewhere if document is None else weights.spoken_of_here) * log2(count)
    return [Evidence("salience", None, None, "spoken-of", bits, note)]


def _titles(interned: Interned) -> set[str]:
    return {title for titles in interned.titles() for title in titles}


def _renamings(titles: Iterable[str]) -> dict[str, str]:
    """Former names of units that titles tell: "X Department (former Y Department)"."""
    return renamings(parse_role(title) for title in sorted(titles))


def _aliases(nodes: Iterable[Node]) -> list[set[str]]:
    """The distinct names of each knot that has several."""
    names: dict[int, set[str]] = defaultdict(set)
    for node in nodes:
        if node.knot:
            names[node.knot].add(node.name)
    return [tied for tied in names.values() if len(tied) > 1]
