"""What single pairs of nodes say to each other: their names, the roles beside them, what users say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import product
from math import log2
from types import MappingProxyType
from typing import Self

from namematch.evidence import Evidence, probability, total_bits
from namematch.names import Comparison, DecisionRule, compare, decision_rule
from namematch.resolve.forms import Link
from namematch.resolve.mention_index import MentionIndex
from namematch.resolve.scoring.parameters import context_weights, same_document_bits
from namematch.resolve.types import LinkGroups, MatchEdge, Node
from namematch.roles import compare_roles, parse_role, renamings

# Named once more is no news.
_SPOKEN_OF = 2


class Scorer:
    """Scores pairs of nodes within one run.

    Aliases are the distinct names of each link group that has several. For former names of units `renamed` has the
    present ones.
    """

    def __init__(
        self,
        groups: LinkGroups,
        aliases: Iterable[Collection[str]] = (),
        titles: Mapping[Node, Sequence[str]] = MappingProxyType({}),
        renamed: Mapping[str, str] = MappingProxyType({}),
        rule: DecisionRule | None = None,
    ) -> None:
        self.rule = rule or decision_rule()
        self.groups = groups
        self._aliases = list(aliases)
        self._titles_of = dict(titles)
        self._contradict = cache(lambda left, right: bool(compare(left, right).contradicted_parts))
        self._compared_titles = cache(partial(compare_roles, renamed=renamed))

    @classmethod
    def of(cls, index: MentionIndex, rule: DecisionRule | None = None) -> Self:
        """Scores pairs of all nodes of a run."""
        nodes = {index.node(position) for position in range(len(index.mentions))}
        return cls(
            index.groups,
            aliases_of(index),
            index.titles_of([node for node in nodes if node.name]),
            former_units(index.titles),
            rule,
        )

    def take_titles(self, titles: Mapping[Node, Sequence[str]]) -> None:
        """Adds the role titles beside nodes whose links are to be explained."""
        self._titles_of.update(titles)

    def cannot_link(self, left: Node, right: Node, *, contradict: bool) -> bool:
        """Whether no chain may join the two, by what users say and by whether their names contradict each other."""
        if left.link_group and left.link_group == right.link_group:
            return False
        if self.groups.apart(left.link_group, right.link_group):
            return True
        return contradict and not self._excused(left.name, right.name)

    @property
    def has_links(self) -> bool:
        """Whether users, or what tells homonyms apart, say anything of the nodes."""
        return bool(self.groups.by_position)

    def contradict(self, left: str, right: str) -> bool:
        """Whether two names contradict each other."""
        return self._contradict(*sorted((left, right)))

    def _excused(self, left: str, right: str) -> bool:
        """Whether a user has said that names such as these two, different as they are, can be one person's."""
        for aliases in self._aliases:
            like_left = {name for name in aliases if self._alike(left, name)}
            like_right = {name for name in aliases if self._alike(right, name)}
            if like_left and like_right and not like_left & like_right:
                return True
        return False

    def _alike(self, left: str, right: str) -> bool:
        return left == right or (self._compared(left, right).same and not self.contradict(left, right))

    def _compared(self, left: str, right: str) -> Comparison:
        return compare(left, right, population=self.rule.population, min_probability=self.rule.min_probability)

    def link(self, left: Node, right: Node, document: str | None = None) -> Link:
        """What two nodes say to each other, with all reasons; a document of both counts where it is given."""
        comparison = self._compared(left.name, right.name)
        titles = (self._titles_of.get(node, ()) for node in (left, right))
        evidence = [*comparison.evidence, *self._titles_evidence(*titles), *self._user_evidence(left, right)]
        if document is not None:
            bonus = same_document_bits(self.rule)
            note = "both stand in one document"
            evidence.append(Evidence("document", document, document, "same-document", bonus, note))
        return _link(left, right, evidence, document)

    def explained(self, edge: MatchEdge) -> Link:
        """A match edge that holds a person together, with all reasons."""
        link = self.link(edge.left, edge.right, edge.document)
        added = salience(edge.mention_count, edge.document)
        return _link(edge.left, edge.right, [*link.evidence, *added], edge.document) if added else link

    def user_bits(self, left: Node, right: Node) -> float:
        """What users say of two nodes, in bits."""
        return total_bits(self._user_evidence(left, right))

    def role_bits(self, left: Iterable[str], right: Iterable[str]) -> float:
        """What the titles of two nodes say, in bits."""
        return total_bits(self._titles_evidence(left, right))

    def _user_evidence(self, left: Node, right: Node) -> list[Evidence]:
        certain = context_weights().user_certain
        if left.link_group and left.link_group == right.link_group:
            return [Evidence("user", left.name, right.name, "must-link", certain, "a user holds them together")]
        if self.groups.apart(left.link_group, right.link_group):
            return [Evidence("user", left.name, right.name, "cannot-link", -certain, "a user keeps them apart")]
        return []

    def _titles_evidence(self, left: Iterable[str], right: Iterable[str]) -> list[Evidence]:
        """The pair of titles that agrees best, if both sides have titles at all."""
        compared = [(self._compared_titles(a, b), a, b) for a, b in product(left, right)]
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

    It was so often that the person was named in full in the document, or in so many documents where it is `None`.
    """
    if count < _SPOKEN_OF:
        return []
    note = f"named in {count} documents" if document is None else f"named in full {count} times in the document"
    weights = context_weights()
    bits = (weights.spoken_of_elsewhere if document is None else weights.spoken_of_here) * log2(count)
    return [Evidence("salience", None, None, "spoken-of", bits, note)]


def former_units(titles: Iterable[str]) -> dict[str, str]:
    """Present names of units by the former ones that titles tell: "X Department (former Y Department)"."""
    return renamings(parse_role(title) for title in sorted(titles))


def aliases_of(index: MentionIndex) -> list[frozenset[str]]:
    """The distinct names of each link group that has several."""
    names: dict[int, set[str]] = defaultdict(set)
    for position, group in index.groups.by_position.items():
        names[group].add(index.node(position).name)
    return [frozenset(own) for own in names.values() if len(own) > 1]
