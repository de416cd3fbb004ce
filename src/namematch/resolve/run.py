"""One run: the mentions and the people among them, solved at once or as mentions come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from namematch._internal.progress import Steps
from namematch.arrays import MISSING, Ids, distinct
from namematch.mentions import Mention
from namematch.resolve.clustering.neighbourhood import Neighbourhood
from namematch.resolve.clustering.solution import Solution
from namematch.resolve.clustering.solver import Change, solve
from namematch.resolve.entities.possible_pairs import DoubtfulNames
from namematch.resolve.entities.registry import EntityRegistry
from namematch.resolve.entities.resolution import OpenMention, Resolution
from namematch.resolve.mention_index import MentionIndex, cleaned_forms
from namematch.resolve.run_facts import RunFacts, WholeRun
from namematch.resolve.scoring.pair import Scorer
from namematch.resolve.scoring.pair_store import ScoredPairs
from namematch.resolve.types import OPEN, Person, PersonKey
from namematch.resolve.user_links import UserLinks


class Run:
    """The mentions of a run, or of a part of the whole one, and the people among them."""

    def __init__(self, scheme: str, scored: ScoredPairs, whole: WholeRun | None = None) -> None:
        self._scored = scored
        self._index = MentionIndex()
        self._links = UserLinks()
        self._solution = Solution()
        self._registry = EntityRegistry(scheme, scored)
        self._open: dict[PersonKey, tuple[OpenMention, ...]] = {}
        self._facts = RunFacts(self._index, scored, whole)

    def __len__(self) -> int:
        return len(self._index.mentions)

    def add(self, mentions: Iterable[Mention], links: UserLinks, steps: Steps) -> None:
        """Adds mentions, which have been checked, and finds the people among all; links are users' between any of them.

        If `steps` stops while names are learned, the run stays as it was; if later, the run must not be used again.
        """
        more, index = tuple(mentions), self._index
        text_of = cleaned_forms(more)
        self._scored.learn(filter(None, text_of.values()), steps)
        first, known = not index.mentions, len(index.names)
        columns = index.add(more, text_of)
        fresh = np.arange(known, len(index.names))
        rewired = self._facts.update(columns, links, known)
        change = Change(_numbers(columns.name), _numbers(columns.document), fresh, rewired)
        scorer, must_links = self._facts.scorer, self._facts.must_links
        persons = solve(self._solution, change, Neighbourhood(index, self._scored, scorer, must_links, whole=first))
        if first:
            # The entities take that room.
            self._scored.forget()
        self._describe(persons, rewired, scorer, steps if first else Steps())
        self._links = links

    def _describe(self, persons: Mapping[PersonKey, Person], rewired: Ids, scorer: Scorer, steps: Steps) -> None:
        solution, index = self._solution, self._index
        scorer.take_titles(index.titles_of([node for person in persons.values() for node in person.all_nodes]))
        texts = [index.names[number] for number in rewired.tolist()]
        doubtful = {key for node in solution.states.nodes_of(texts) for key in solution.keys_of(node)}
        self._registry.update(persons, doubtful, index, scorer, steps)
        self._list_open({key: person for key, person in persons.items() if key.kind == OPEN})

    def _list_open(self, persons: Mapping[PersonKey, Person]) -> None:
        """Lists the mentions that could be several people's; all are looked up at once, since a look-up has a cost."""
        usages = [usage for person in persons.values() for usage in person.usages]
        positions = iter(self._index.positions_of([Person((), (usage,), ()) for usage in usages]))
        for key, person in persons.items():
            self._open.pop(key, None)
            if person.usages:
                candidates = self._solution.candidates(key)
                self._open[key] = tuple(
                    OpenMention(usage.node.name, usage.document, next(positions), candidates) for usage in person.usages
                )

    @property
    def resolution(self) -> Resolution:
        """The people among all mentions."""
        unresolved = [item for items in self._open.values() for item in items]
        unresolved.sort(key=lambda item: (item.name, item.document is None, item.document or "", item.mentions))
        labels = tuple(self._registry.labels)
        entities, links, scored = self._registry.entities(), self._links, self._scored
        doubts = DoubtfulNames(scored.table.names, scored.short(np.arange(len(scored.table))), *scored.doubtful())
        return Resolution(self._index.mentions, entities, labels, tuple(unresolved), links, scored.rule, doubts)


def _numbers(column: Ids) -> Ids:
    """The numbers in a column, ascending, without -1."""
    return distinct(column[column != MISSING])
