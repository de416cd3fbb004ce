"""What any two mentions of a run say to each other, long after it has been solved."""

from __future__ import annotations

from collections.abc import Sequence

from namematch.evidence import Evidence, probability, total_bits
from namematch.mentions import Mention
from namematch.names import DecisionRule
from namematch.resolve.clustering.homonyms import find_homonyms, split_homonyms
from namematch.resolve.clustering.namesakes import NameKey
from namematch.resolve.forms import Link
from namematch.resolve.mention_index import MentionIndex
from namematch.resolve.scoring.pair import Scorer
from namematch.resolve.user_links import UserLinks, link_groups


class DirectLinks:
    """What any two mentions of a run say to each other, or what keeps two namesakes of one name apart."""

    def __init__(self, mentions: Sequence[Mention], links: UserLinks, rule: DecisionRule) -> None:
        self.index = index = MentionIndex(mentions)
        index.groups = link_groups(index, links)
        self._homonyms = find_homonyms(index)
        serials: dict[NameKey, int] = {}
        index.groups = split_homonyms(index, self._homonyms.assigned(), serials)
        self._keys = {serial: key for key, serial in serials.items()}
        self.scorer = Scorer.of(index, rule)  # reasons between their names

    def link(self, i: int, j: int, document: str | None = None) -> Link:
        """The link between the mentions at two positions; a document they both stand in counts where it is given."""
        left, right = self.index.node(i), self.index.node(j)
        apart = self._reasons(left.link_group, right.link_group)
        if not apart:
            return self.scorer.link(left, right, document)
        bits = total_bits(apart)
        return Link(left.name, right.name, bits, probability(bits), apart)

    def _reasons(self, left: int, right: int) -> tuple[Evidence, ...]:
        """Why two link groups are two namesakes'; nothing where they are not."""
        bearers = self.index.groups.bearers
        others = bearers.get(right, {})
        for serial, bearer in bearers.get(left, {}).items():
            if others.get(serial, bearer) != bearer:
                return self._homonyms.reasons(self._keys[serial], bearer, others[serial])
        return ()
