"""What only all mentions of a run together tell, and which names are touched where more mentions change that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

import numpy as np

from namematch.arrays import MISSING, Ids, distinct, is_among, pack, smaller_first, unpack, unpack_low
from namematch.resolve.clustering.homonyms import Assigned, HomonymFinder, split_homonyms
from namematch.resolve.clustering.namesakes import NameKey
from namematch.resolve.mention_index import Columns, MentionIndex
from namematch.resolve.scoring.pair import Scorer, aliases_of, former_units
from namematch.resolve.scoring.pair_store import ScoredPairs, chunks
from namematch.resolve.types import LinkGroups, Node
from namematch.resolve.user_links import UserLinks, link_groups
from namematch.roles import parse_role, renamings

# Two names whose weight is no more than this are never alike.
_ALIKE = -1.0


class WholeRun(NamedTuple):
    """What only the whole run tells, for a part of it."""

    assigned: Mapping[int, Assigned]  # whose the mentions of homonyms are, by position in the part
    renaming_titles: Collection[str]  # the titles that tell former names of units


class RunFacts:
    """Link groups, aliases and renamed units of a run, which may be a part of a whole one."""

    def __init__(self, index: MentionIndex, scored: ScoredPairs, whole: WholeRun | None) -> None:
        self._index = index
        self._scored = scored
        self._whole = whole
        self._homonyms = HomonymFinder()
        self._serials: dict[NameKey, int] = {}
        self._aliases: set[frozenset[str]] = set()
        self._titled = np.zeros(0, dtype=np.int64)  # distinct titles with names, packed
        self._renaming_titles = set(whole.renaming_titles) if whole else set()
        self._title_count = 0
        self._renamed = former_units(self._renaming_titles)
        self.scorer = Scorer(LinkGroups(), rule=scored.rule)  # weights between single nodes
        self.must_links: frozenset[tuple[Node, Node]] = frozenset()  # pairs of nodes that users hold together

    def update(self, more: Columns, links: UserLinks, known: int) -> Ids:
        """Takes up mentions that were added to the index; the names from the number `known` on have come with them.

        Given are the names before it, ascending, whose nodes, match edges or constraints may not be what they were.
        """
        index = self._index
        touched = chain(self._regrouped(more, links), self._excused(), self._with_new_titles(more))
        rewired = distinct(np.concatenate([np.zeros(0, dtype=np.int64), *touched]))
        self.scorer = Scorer(index.groups, self._aliases, renamed=self._renamed, rule=self._scored.rule)
        nodes = ((index.node(left), index.node(right)) for left, right in links.must)
        self.must_links = frozenset((min(pair), max(pair)) for pair in nodes if pair[0] != pair[1])
        return rewired[rewired < known]

    def _regrouped(self, more: Columns, links: UserLinks) -> Iterable[Ids]:
        """Updates the link groups; the names of which mentions belong to others than before."""
        index, before = self._index, self._index.groups
        index.groups = link_groups(index, links)
        self._aliases_before, self._aliases = self._aliases, set(aliases_of(index))
        assigned = self._whole.assigned if self._whole else self._homonyms.find(index, more).assigned()
        index.groups = after = split_homonyms(index, assigned, self._serials)
        if not (before.by_position or after.by_position):
            return
        old, new = before.by_position, after.by_position
        separated = {group for pair in before.separated ^ after.separated for group in pair}
        people, now = before.by_name(), after.by_name()
        changed = (name for name in people.keys() | now.keys() if people.get(name) != now.get(name))
        separated.update(group for name in changed for own in (people, now) for group in chain(*own.get(name, ())))
        moved = {i for i in old.keys() | new.keys() if old.get(i) != new.get(i) or new.get(i) in separated}
        yield index.columns.name[sorted(moved)]
        # A new mention that is in no group may be the first such one of its name.
        yield more.name[np.isin(more.name, index.columns.name[list(new)])]

    def _excused(self) -> Iterable[Ids]:
        """The names that are like aliases which users have made, or have made no longer."""
        changed = self._aliases_before ^ self._aliases
        names = self._scored.numbers(self._index.names if changed else [])
        for alias in sorted(set().union(*changed)):
            other = np.full(len(names), self._scored.numbers([alias])[0])
            bits = [self._scored.weigh(*smaller_first(*pair)).bits for pair in chunks(names, other)]
            yield np.flatnonzero(np.concatenate(bits) > _ALIKE)

    def _with_new_titles(self, more: Columns) -> Iterable[Ids]:
        """Updates the titles; the names that have new ones, or such as name a unit of which the name has changed."""
        titled = np.flatnonzero((more.title != MISSING) & (more.name != MISSING))
        codes = distinct(pack(more.title[titled], more.name[titled]))
        codes = codes[~is_among(self._titled, codes)]
        yield unpack_low(codes)
        if not len(codes):
            return
        self._titled = distinct(np.concatenate([self._titled, codes]))
        before = self._renamed
        self._take_renamings()
        units = {unit for unit, _ in before.items() ^ self._renamed.items()}
        if units:
            titles = [i for i, title in enumerate(self._index.titles) if _names_unit(title, units)]
            title, name = unpack(self._titled)
            yield name[np.isin(title, titles)]

    def _take_renamings(self) -> None:
        if self._whole:
            return
        fresh = self._index.titles[self._title_count :]
        self._title_count = len(self._index.titles)
        self._renaming_titles |= {title for title in fresh if renamings([parse_role(title)])}
        self._renamed = former_units(self._renaming_titles)


def _names_unit(title: str, units: Collection[str]) -> bool:
    role = parse_role(title)
    return any(office.unit in units for office in (role, *role.also))
