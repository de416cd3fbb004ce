"""From names to people: full names across all documents first, then short forms within their own document.

There is one solver. A run that is resolved at once is an addition to nothing; where mentions are added to others, each
step takes up only the part of the run that the step before it has changed:

- A node is a short form or not by its match edges (`NodeStates`).
- Full names cluster within the connected components of their match edges.
- A use of a short form is attached by the people of its document, or else by the people it matches anywhere.
- Of the short forms of one person those that contradict others are refused.
- Short forms that can be nobody cluster as full names do.

All else of the run is context: it keeps its solution.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

import numpy as np

from namematch.arrays import MISSING, Flags, Ids, distinct, is_among
from namematch.resolve.clustering.attachment import UNATTACHED, Attacher, Attachment
from namematch.resolve.clustering.attachment_candidates import Candidates
from namematch.resolve.clustering.clusters import Clusters, persons_of
from namematch.resolve.clustering.constrained import constrained_clusters
from namematch.resolve.clustering.neighbourhood import Neighbourhood, none, union
from namematch.resolve.clustering.short_form_conflicts import contested
from namematch.resolve.clustering.solution import Solution
from namematch.resolve.scoring.node_table import NodeTable
from namematch.resolve.types import (
    CLUSTER,
    LOOSE,
    Document,
    MatchEdges,
    Node,
    Person,
    PersonKey,
    ShortFormState,
    Usage,
)


class Change(NamedTuple):
    """What has changed in a run since it was last solved; names and documents go by their numbers, ascending."""

    names: Ids  # names with new mentions
    documents: Ids  # documents of new mentions
    fresh: Ids  # names without mentions before
    rewired: Ids  # other names whose nodes, match edges or constraints may not be what they were


def solve(solution: Solution, change: Change, around: Neighbourhood) -> dict[PersonKey, Person]:
    """Solves what a change touches, and brings the solution up to date.

    Given are the people who may have changed; nobody at all for a key that is no person's any more.
    """
    keys = _Solver(solution, change, around).solve()
    return {key: solution.person(key) for key in keys}


class _Solver:
    """One addition."""

    def __init__(self, solution: Solution, change: Change, around: Neighbourhood) -> None:
        self._solution = solution
        self._change = change
        self._around = around
        self._near = around.with_neighbours(union(change.fresh, change.rewired))
        self._keys: set[PersonKey] = set()

    def solve(self) -> set[PersonKey]:
        """Solves step by step; the keys of those who may have changed."""
        solution = self._solution
        leaving = self._forget()
        before = solution.states.update(self._near, self._around)
        renamed = self._cluster_full_names(before, leaving)
        moved = self._attach_short_forms(before, renamed)
        self._refuse_contested()
        self._cluster_loose_short_forms(moved, leaving)
        if not self._around.whole:
            for node in self._known(union(self._change.names, self._change.rewired)):
                self._keys |= solution.keys_of(node)
        return self._keys

    def _known(self, names: Ids) -> set[Node]:
        """The nodes of names."""
        return self._solution.states.nodes_of(self._around.texts(names))

    def _forget(self) -> set[Node]:
        """Forgets nodes whose mentions have all gone to other link groups; they are returned."""
        known = self._known(self._change.rewired)
        if not known:
            return set()
        vanished = known.difference(self._around.part(self._change.rewired).table.nodes)
        self._solution.states.forget(vanished)
        for node in vanished:
            self._keys |= self._solution.attach(node, {})
        return vanished

    # ---- clusters

    def _cluster_full_names(self, before: Mapping[Node, ShortFormState | None], leaving: set[Node]) -> Ids:
        """Clusters full names again wherever one is new, or may match others than before.

        Before has the former states of nodes that are new or have another one; leaving nodes are no more. Given are the
        names of people whose names have changed, former ones included.
        """
        solution, change, around = self._solution, self._change, self._around
        turned = {node for node, state in before.items() if state is not None}
        leaving = leaving | {node for node in turned if solution.states.needs_context(node)}
        rewired = self._known(change.rewired)
        changed_ends = union(change.rewired, around.names_of(turned))
        seeds = union(
            change.fresh,
            around.with_neighbours(changed_ends) if len(changed_ends) else none(),
            around.names_of(solution.full.beside({*turned, *rewired, *leaving})),
        )
        changed = self._cluster(solution.full, seeds, leaving, lambda node: not solution.states.needs_context(node))
        changed |= {solution.full.home[node] for node in rewired if node in solution.full.home}
        self._keys |= {PersonKey(CLUSTER, person) for person in changed}
        members = (person.nodes for first in changed if (person := solution.full.persons.get(first)))
        return around.names_of({*leaving, *(node for nodes in members for node in nodes)})

    def _cluster_loose_short_forms(self, moved: Collection[Node], leaving: set[Node]) -> None:
        """Clusters the short forms that can be nobody among themselves."""
        solution, around = self._solution, self._around
        before = solution.loose_nodes & {*moved, *leaving}
        after = {node for node in moved if solution.is_loose(node)}
        gone, come = before - after, after - before
        solution.loose_nodes -= gone
        solution.loose_nodes |= come
        near = {node for node in self._known(self._near) if node in solution.loose_nodes}
        seeds = union(
            around.names_of(come | near),
            around.with_neighbours(around.names_of(gone)) if gone else none(),
            around.names_of(solution.loose.beside(gone | near)),
        )
        changed = self._cluster(solution.loose, seeds, gone, solution.loose_nodes.__contains__)
        self._keys |= {PersonKey(LOOSE, person) for person in changed}

    def _cluster(
        self, clusters: Clusters, seeds: Ids, leaving: Collection[Node], belongs: Callable[[Node], bool]
    ) -> set[Node]:
        """Clusters the nodes that belong to a sort again in the components of some names.

        Leaving nodes are of the sort no more. Given are the first nodes of the clusters that have changed.
        """
        names = self._component(seeds, belongs)
        weigher = self._around.part(names)
        table = weigher.table
        wanted = table.flags(map(belongs, table.nodes))
        edges = self._held(self._around.edges(weigher, names), table).among(wanted)
        clustering = constrained_clusters(len(table), edges.left, edges.right, edges.bits, weigher.linkage)
        nodes = [*leaving, *(table.nodes[row] for row in np.flatnonzero(wanted).tolist())]
        return clusters.replace(nodes, persons_of(clustering, edges, wanted, table))

    def _component(self, seeds: Ids, belongs: Callable[[Node], bool]) -> Ids:
        """The names of all nodes of a sort that hang together with some names."""
        reached = seeds
        while len(seeds) and not self._around.whole:
            weigher, edges = self._around.around(seeds)
            table = weigher.table
            edges = self._held(edges, table).among(table.flags(map(belongs, table.nodes)))
            ends = distinct(table.name[np.concatenate([edges.left, edges.right])])
            seeds = ends[~is_among(reached, ends)]
            reached = union(reached, seeds)
        return reached

    def _held(self, edges: MatchEdges, table: NodeTable) -> MatchEdges:
        """The edges that hold: of a pinned short form only those that users have made."""
        states = self._solution.states
        if not states.has_groups:
            return edges
        pinned = table.flags(states[node] is ShortFormState.PINNED for node in table.nodes)
        held = ~(pinned[edges.left] | pinned[edges.right])
        return edges.take(held | self._around.are_must_links(edges, table))

    # ---- short forms

    def _attach_short_forms(self, before: Mapping[Node, ShortFormState | None], renamed: Ids) -> Collection[Node]:
        """Attaches the short forms for which something has changed; the nodes that are short forms, or were."""
        solution, change, around = self._solution, self._change, self._around
        restless = union(change.fresh, change.rewired, around.names_of(before))
        documents, moved = change.documents, self._near
        if not around.whole:
            heard = union(renamed, around.names_of(solution.full.beside(self._known(change.names))))
            documents = union(around.documents_of(renamed), documents)
            moved = union(moved, change.names, around.with_neighbours(heard), around.names_in(documents))
            moved = around.names_of(node for node in self._known(moved) if solution.states.needs_context(node))
        found: dict[Node, dict[Document, Attachment]] = {
            node: {} for node in before if not solution.states.needs_context(node)
        }
        found.update(self._attached_alone(moved, documents, restless))
        if solution.states.has_groups:
            found.update(self._attached_in_groups(moved))
        for node, attachments in found.items():
            self._keys |= solution.attach(node, attachments)
        return found

    def _refuse_contested(self) -> None:
        """Refuses short forms that contradict others of the same person, wherever it may have got other ones."""
        solution, around = self._solution, self._around
        rewired = {key for node in self._known(self._change.rewired) for key in solution.keys_of(node)}
        people = [key.node for key in self._keys | rewired if key.kind == CLUSTER]
        claims = {person: claims for person in people if len(claims := solution.claims(person)) > 1}
        refused: Mapping[Node, frozenset[Node]] = {}
        if claims:
            nodes = {each.node for own in claims.values() for use, made in own.items() for each in made.usages(use)}
            refused = contested(claims, around.part(around.names_of(nodes)))
        for person in people:
            self._keys |= solution.refuse(person, refused.get(person, frozenset()))

    def _attached_alone(self, names: Ids, documents: Ids, restless: Ids) -> dict[Node, dict[Document, Attachment]]:
        """Attaches the short forms that are in no link group, each use for itself.

        The people of `documents` may have changed; every use of a restless name may have to be attached elsewhere.
        """
        changed = union(documents, self._around.documents_of(names[is_among(restless, names)]))
        attacher = self._attacher(names, changed)
        table = attacher.table
        asked = self._short_forms_of(names, table, in_group=False)
        row, document = table.uses
        uses = np.flatnonzero(asked[row])
        again = is_among(documents, document[uses]) | is_among(restless, table.name[row[uses]])
        here = attacher.in_documents(uses[again])
        decided: dict[Node, dict[Document, Attachment | None]] = defaultdict(dict)
        columns = (row[uses].tolist(), table.ids(document[uses]), again.tolist())
        for i, id_, is_again in zip(*columns, strict=True):
            node = table.nodes[i]
            made = here.get(Usage(node, id_)) if is_again else self._solution.attachments(node).get(id_)
            decided[node][id_] = made if made and made.in_document else None
        # Most short forms stand only where the people of their documents decide.
        undecided = [node for node, uses_ in decided.items() if None in uses_.values()]
        anywhere = self._attached_anywhere(undecided)
        return {
            node: {id_: made or anywhere.get(node, UNATTACHED) for id_, made in uses_.items()}
            for node, uses_ in decided.items()
        }

    def _attached_anywhere(self, nodes: Collection[Node]) -> dict[Node, Attachment]:
        """What the people whom short forms match anywhere decide about them."""
        if not nodes:
            return {}
        attacher = self._attacher(self._around.names_of(nodes), matching=True)
        wanted = np.zeros(len(attacher.table), dtype=bool)
        wanted[attacher.table.rows(nodes)] = True
        return attacher.in_the_run(wanted)

    def _attached_in_groups(self, names: Ids) -> dict[Node, dict[Document, Attachment]]:
        """Attaches the short forms of link groups, those of a group together."""
        solution, around = self._solution, self._around
        groups = {node.link_group for node in self._known(names) if solution.states.needs_context(node)} - {0}
        if not groups:
            return {}
        names = around.group_mates(around.with_rivals(groups))
        attacher = self._attacher(names, around.documents_of(names), matching=True)
        shorts = self._short_forms_of(names, attacher.table, in_group=True)
        found: dict[Node, dict[Document, Attachment]] = defaultdict(dict)
        for usage, made in attacher.bundles(shorts, around.groups, around.must_links).items():
            found[usage.node][usage.document] = made
        return found

    def _short_forms_of(self, names: Ids, table: NodeTable, *, in_group: bool) -> Flags:
        """By node of a table whether it is a short form of one of the names, in a link group or in none."""
        states = self._solution.states
        named = np.isin(table.name, names)
        return named & table.flags(states.needs_context(n) and (n.link_group > 0) is in_group for n in table.nodes)

    def _attacher(self, names: Ids, documents: Ids | None = None, *, matching: bool = False) -> Attacher:
        """Whom short forms can be: the people of documents, and those that match them anywhere, by all their names."""
        solution, around = self._solution, self._around
        beside = union(
            none() if documents is None else around.names_in(documents),
            around.with_neighbours(names) if matching else none(),
        )
        people = none() if around.whole else around.names_of(solution.full.beside(self._known(beside)))
        weigher = around.part(union(names, people))
        edges = self._held(around.edges(weigher, names), weigher.table)
        home, firsts = solution.full.numbered(weigher.table)
        edges = edges.take((home[edges.left] == MISSING) | (home[edges.right] == MISSING))
        return Attacher(Candidates(weigher, home, edges), edges, firsts)
