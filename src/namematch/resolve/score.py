"""Weights between two names of a run: the names themselves, the roles beside them, what users say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, partial

from namematch.evidence import Evidence, probability, total_bits
from namematch.names import Comparison, compare, compare_many
from namematch.resolve.block import candidate_pairs
from namematch.resolve.entity import Link
from namematch.resolve.intern import Interned, Node
from namematch.resolve.parameters import context_weights
from namematch.roles import compare_roles, parse_role, renamings


class _Comparisons(dict[tuple[str, str], Comparison]):
    def __missing__(self, pair: tuple[str, str]) -> Comparison:
        found = self[pair] = compare(*pair)
        return found


class _Contradictions(dict[tuple[str, str], frozenset[str]]):
    def __missing__(self, pair: tuple[str, str]) -> frozenset[str]:
        found = self[pair] = compare(*pair).contradicted_parts
        return found


class Known:
    """What names say to each other, found when first asked for and remembered from run to run.

    Of most pairs no more is ever asked than what contradicts, so that is remembered by itself.
    """

    def __init__(self) -> None:
        self._comparisons = _Comparisons()
        self._contradictions = _Contradictions()
        self._weighed: set[str] = set()
        self._plausible: dict[tuple[str, str], float] = {}

    def plausible(self, names: Iterable[str]) -> list[tuple[tuple[str, str], float]]:
        """The candidate pairs that are one person by their names, or could be so by their roles, with their bits.

        More names never make a pair of earlier ones a candidate, so pairs of earlier names need no second look.

        Args:
            names: All names of a run.
        """
        names = list(names)
        pairs = sorted(candidate_pairs(names))
        fresh = [pair for pair in pairs if not self._weighed.issuperset(pair)]
        weights = compare_many([one for one, _ in fresh], [two for _, two in fresh]).bits.tolist()
        least = -context_weights().role_most
        self._plausible.update((pair, bits) for pair, bits in zip(fresh, weights, strict=True) if bits > least)
        self._weighed.update(names)
        return [(pair, self._plausible[pair]) for pair in pairs if pair in self._plausible]

    def comparison(self, left: str, right: str) -> Comparison:
        """The whole comparison."""
        return self._comparisons[left, right]

    def contradicted_parts(self, left: str, right: str) -> frozenset[str]:
        """The parts in which the two contradict each other."""
        return self._contradictions[(left, right) if left <= right else (right, left)]


class Scorer:
    """Scores pairs of nodes within one run.

    Args:
        interned: The names of the run, the role titles beside them, and what users say of them.
        known: What is known of them from runs before.
    """

    def __init__(self, interned: Interned, known: Known | None = None) -> None:
        self._knots = interned.knots
        self._roles_of = cache(interned.roles)
        self.known = known or Known()
        self._titles = cache(partial(compare_roles, renamed=_renamings(interned)))
        self.link = cache(self._link)
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
        return self.known.contradicted_parts(left.name, right.name)

    def _contradict(self, left: str, right: str) -> bool:
        return bool(self.known.contradicted_parts(left, right))

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

    def _link(self, left: Node, right: Node, document: str | None = None) -> Link:
        comparison = self.known.comparison(left.name, right.name)
        evidence = [*comparison.evidence, *self._role_evidence(left, right), *self._user_evidence(left, right)]
        if document is not None:
            bonus = context_weights().same_document
            note = "both stand in one document"
            evidence.append(Evidence("document", document, document, "same-document", bonus, note))
        bits = total_bits(evidence)
        return Link(left.name, right.name, bits, probability(bits), tuple(evidence), document)

    def has_roles(self, node: Node) -> bool:
        """Whether a role title stands beside the name."""
        return bool(self._roles_of(node))

    def _user_evidence(self, left: Node, right: Node) -> list[Evidence]:
        certain = context_weights().user_certain
        if left.knot and left.knot == right.knot:
            return [Evidence("user", left.name, right.name, "must-link", certain, "a user holds them together")]
        if self._knots.apart(left.knot, right.knot):
            return [Evidence("user", left.name, right.name, "cannot-link", -certain, "a user keeps them apart")]
        return []

    def _role_evidence(self, left: Node, right: Node) -> list[Evidence]:
        """The pair of titles that agrees best, if the two names have titles at all."""
        compared = [
            (self._titles(a, b), a, b) for a in self._roles_of(left) for b in self._roles_of(right)
        ]
        if not compared:
            return []
        best, a, b = max(compared, key=lambda item: (item[0].bits, item[1], item[2]))
        bits = min(max(best.bits, context_weights().role_least), context_weights().role_most)
        return [Evidence("role", a, b, str(best.verdict), bits)] if bits else []


def _renamings(interned: Interned) -> dict[str, str]:
    """Former names of units that titles of this run tell: "X Department (former Y Department)"."""
    titles = {title for node in interned.places for title in interned.roles(node)}
    return renamings(parse_role(title) for title in sorted(titles))


def _aliases(nodes: Iterable[Node]) -> list[set[str]]:
    """The distinct names of each knot that has several."""
    names: dict[int, set[str]] = defaultdict(set)
    for node in nodes:
        if node.knot:
            names[node.knot].add(node.name)
    return [tied for tied in names.values() if len(tied) > 1]
