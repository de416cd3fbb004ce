"""People as mentions come: only what more mentions can change is found anew.

More mentions never change what two names say to each other, so a name keeps its joins. What can change is followed
from stage to stage of `find_people`:

- A name becomes vague only if one of its joins is new, and stays so.
- Full names cluster within the components of their joins: those that a new name, or one whose vagueness has changed,
  belongs to or has left.
- A short form is placed by the people of its document, if their names have changed or they are named there once more,
  and by the people it matches anywhere, if their names or the number of their documents have changed.
- Short forms that can be nobody's cluster as full names do.
- An id depends on whether others share the key of the name.

The answer is that of `resolve` for mentions without roles and without users' links. A title can tell the homonyms of
all documents apart, by the company they keep in them, and rename a unit in all other titles; a user's link excuses
what contradicts in other names too. There everything is found anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from namematch._internal.progress import Steps
from namematch.arrays import MISSING, Flags, Ids, Ragged, distinct, offsets
from namematch.mentions import Mention
from namematch.resolve.clustering.ambiguity import underspecified
from namematch.resolve.clustering.attachment import Bundle
from namematch.resolve.clustering.attachment_candidates import Options, leading, not_kept_apart, speaking, with_salience
from namematch.resolve.clustering.pipeline import with_short_forms
from namematch.resolve.incremental.document_people import Scene
from namematch.resolve.incremental.name_index import Local, Standing, Taken, longer, none, union
from namematch.resolve.incremental.reclustering import Changed, Clusters, among
from namematch.resolve.incremental.registry import Document, Key, Roster
from namematch.resolve.scoring.batch import Weigher
from namematch.resolve.scoring.pair_lookup import Matching
from namematch.resolve.scoring.pair_store import Known
from namematch.resolve.types import Join, Person, Usage

# Usages looked at together: what is built on the way is gone before there is much of it.
_USAGES = 1 << 15
# A name or a person, and a document, make one number; there are fewer documents than this.
_BITS = 32


class Decision(NamedTuple):
    """Where a short form went in one document.

    Args:
        here: Whether the people of the document decided, not those of the whole run.
        person: First name of the person it is; -1 if there is none or more than one.
        join: What joins it to that person.
        open: The names of those it could be, if there are several.
    """

    here: bool
    person: int = MISSING
    join: Join | None = None
    open: tuple[int, ...] = ()

    @property
    def nobody(self) -> bool:
        """Whether it can be nobody's."""
        return self.person == MISSING and not self.open


_NOBODY = Decision(False)
_NO_ONE = Person((), (), ())


class Growth:
    """Mentions, and the people among them, from one addition to the next.

    Names go by their numbers in `known`.

    Args:
        scheme: The romanisation for canonical names.
        known: What is known of names.

    Attributes:
        roster: The people as they are seen.
    """

    def __init__(self, scheme: str, known: Known) -> None:
        self._known = known
        self._names = Standing(known)
        self._short = np.zeros(0, dtype=bool)
        self._floating = np.zeros(0, dtype=bool)
        self._loose = np.zeros(0, dtype=bool)
        self._full, self._alone = Clusters(self._names), Clusters(self._names)
        self._spoken = np.zeros(0, dtype=np.int64)
        self._placed: dict[int, dict[Document, Decision]] = {}
        self._joined: dict[int, dict[tuple[int, Document], Join]] = defaultdict(dict)
        self.roster = Roster(scheme, known, self._names.scorer)

    def add(self, mentions: tuple[Mention, ...], first: int, steps: Steps) -> None:
        """Finds the people among all mentions, of which those before were added already.

        Args:
            mentions: All of them.
            first: How many were added before.
            steps: Is told how far it is. One who is given up on the way is of no more use.
        """
        taken = self._names.take(mentions, first)
        touched, fresh = taken.touched, taken.fresh
        self._lengthen()
        near = union(fresh, self._names.joins(fresh)[1].right)
        turned = self._refloat(near, fresh)
        changed = self._cluster(fresh, turned)
        keys = self._place(taken, near, turned, changed)
        for node in touched.tolist():
            keys |= self._keys_of(node)
        self._describe(keys | {Key("full", person) for person in changed.persons}, steps)

    def _lengthen(self) -> None:
        """Makes room for names that have become known."""
        size = len(self._names.nodes)
        self._short = np.concatenate([self._short, self._known.short(np.arange(len(self._short), size))])
        self._floating, self._loose = longer(self._floating, size, False), longer(self._loose, size, False)
        self._spoken = longer(self._spoken, size, 0)
        self._full.lengthen(size)
        self._alone.lengthen(size)

    # ---- vague names and full ones

    def _refloat(self, near: Ids, fresh: Ids) -> Ids:
        """Finds which names are vague among those that have a new join and are not yet; the old ones that are now.

        None ceases to be: names keep their joins, and what two of them contradict each other in stays.
        """
        floating = self._short[near] | self._floating[near]
        open_ = near[~floating]
        _, joins = self._names.joins(open_)
        nodes, weigher = self._names.part(union(open_, joins.right))
        vague = nodes[underspecified(among(nodes, joins), weigher, np.isin(nodes, open_))]
        self._floating[near[floating]] = self._floating[vague] = True
        return distinct(vague[~np.isin(vague, fresh)])

    def _cluster(self, fresh: Ids, turned: Ids) -> Changed:
        """Clusters full names anew wherever a new one, or one that has become vague, hangs on."""
        seeds = union(fresh, self._names.joins(turned)[1].right)
        return self._full.renew(seeds, ~self._floating & self._names.present, turned)

    # ---- short forms

    def _place(self, taken: Taken, near: Ids, turned: Ids, changed: Changed) -> set[Key]:
        """Places the short forms for which something has changed; the people whom that changes."""
        heard = union(changed.nodes, self._members(self._full.homes(taken.touched)))
        self._count_documents(self._full.homes(heard))
        whole = union(taken.fresh, turned)
        short, document = self._usages(whole[self._floating[whole]], changed.nodes, taken)
        _, joins = self._names.joins(heard)
        moved = union(near, taken.touched, joins.right, short)
        moved = moved[self._floating[moved] & self._names.present[moved]]
        here = self._decided_here(short, document)
        settled = self._settled(moved, taken.touched, self._named(short, document), here)
        # Most short forms stand only where the people of their documents decide.
        open_ = [node for node, decisions in settled.items() if any(own is None for own in decisions.values())]
        keys = self._put(settled, self._decided_anywhere(np.array(open_, dtype=np.int64)))
        return keys | self._cluster_loose(moved, near)

    def _members(self, persons: Iterable[int]) -> Ids:
        """The full names of people."""
        return union(none(), *(self._full.names[person] for person in persons))

    def _count_documents(self, persons: Sequence[int]) -> None:
        """Counts the documents in which people are named in full."""
        members = self._names_of(np.array(persons, dtype=np.int64))
        row, document = self._names.uses.documents_of(members.values)
        within = document != MISSING
        owner = members.owners()[row[within]]
        codes = distinct((owner << _BITS) + document[within])
        self._spoken[persons] = np.bincount(codes >> _BITS, minlength=len(persons))

    def _usages(self, whole: Ids, renamed: Ids, taken: Taken) -> tuple[Ids, Ids]:
        """The uses of short forms in documents where the people may have changed, each once, ascending.

        Args:
            whole: Short forms that are new as such.
            renamed: Full names of people whose names have changed.
            taken: The new mentions.
        """
        uses, floating = self._names.uses, self._floating
        row, document = uses.documents_of(whole)
        of_short = floating[taken.names]
        around = union(uses.documents_of(renamed)[1], taken.documents[~of_short])
        around = around[around != MISSING]
        beside, name = uses.names_in(around)
        short = np.concatenate([whole[row], name, taken.names[of_short]])
        document = np.concatenate([document, around[beside], taken.documents[of_short]])
        wanted = floating[short] & (document != MISSING)
        codes = distinct((short[wanted] << _BITS) + document[wanted])
        return codes >> _BITS, codes & ((1 << _BITS) - 1)

    def _named(self, short: Ids, document: Ids) -> list[tuple[int, Document]]:
        """Uses of short forms with the ids of the documents."""
        documents = self._names.uses.documents
        return [(node, documents[number]) for node, number in zip(short.tolist(), document.tolist(), strict=True)]

    def _decided_here(self, short: Ids, document: Ids) -> dict[tuple[int, Document], Decision]:
        """What the people of their document decide about uses of short forms."""
        found: dict[tuple[int, Document], Decision] = {}
        for start in range(0, len(short), _USAGES):
            some = slice(start, start + _USAGES)
            scene = Scene(document[some], self._full.home, self._names)
            options = self._options_here(short[some], scene)
            count = scene.spoken_of(options.of, options.person)
            found.update(self._decisions(options, self._named(short[some], document[some]), count))
        return found

    def _options_here(self, short: Ids, scene: Scene) -> Options:
        """For uses of short forms the people of their document that they can be."""
        members = self._names_of(scene.people.values)
        ordered, weigher = self._names.part(union(short, members.values))
        local, owner, usage = Local(ordered), members.owners(), scene.people.owners()
        _, joins = self._names.joins(distinct(short))
        matching = Matching(joins, len(self._names.nodes)).has(short[usage[owner]], members.values)
        near = np.flatnonzero(matching | scene.stands(usage[owner], members.values))
        of, person, node = usage[owner[near]], scene.people.values[owner[near]], members.values[near]
        rows = Options(of, person, local.of(node), np.zeros(len(of)))
        options = speaking(rows, local.of(short)[rows.of], weigher)
        free = self._free(local.of(short)[options.of], options, local, weigher)
        return options._replace(node=ordered[options.node]).take(free)

    def _names_of(self, persons: Ids) -> Ragged:
        """The full names of people, one row each."""
        distinct, back = np.unique(persons, return_inverse=True)
        members = [self._full.names[person] for person in distinct.tolist()]
        length = np.array([len(own) for own in members], dtype=np.int64)
        return Ragged(offsets(length), np.concatenate([none(), *members])).take(back)

    def _free(self, short: Ids, options: Options, local: Local, weigher: Weigher) -> Flags:
        """Whether no name of the person contradicts the short form."""
        members = self._names_of(options.person)
        return not_kept_apart(short, members._replace(values=local.of(members.values)), weigher)

    def _decided_anywhere(self, nodes: Ids) -> dict[int, Decision]:
        """What the people whom short forms match anywhere decide about them."""
        place, joins = self._names.joins(nodes)
        home = self._full.home[joins.right]
        full = home != MISSING
        place, joins, home = place[full], joins.take(full), home[full]
        members = self._names_of(home)
        ordered, weigher = self._names.part(union(nodes, members.values))
        local = Local(ordered)
        options = Options(place, home, local.of(joins.right), joins.bits).best()
        free = self._free(local.of(nodes[options.of]), options, local, weigher)
        options = options._replace(node=ordered[options.node]).take(free)
        some = [(node, None) for node in nodes.tolist()]
        found = self._decisions(options, some, self._spoken[options.person], here=False)
        return {node: decision for (node, _), decision in found.items()}

    def _decisions(
        self, options: Options, usages: Sequence[tuple[int, Document]], count: Ids, here: bool = True
    ) -> dict[tuple[int, Document], Decision]:
        """Chooses for uses of short forms among the people they can be: one, or none where several are too close."""
        options = with_salience(options, count, here)
        order, start, stop, single = leading(options)
        options, bits, count = options.take(order), options.bits[order], count[order].tolist()
        found = {}
        for begin, end, sure in zip(start.tolist(), stop.tolist(), single.tolist(), strict=True):
            usage = usages[options.of[begin]]
            if sure:
                left, right = sorted((self._names.nodes[usage[0]], self._names.nodes[options.node[begin]]))
                join = Join(left, right, float(bits[begin]), usage[1] if here else None, count[begin])
                found[usage] = Decision(here, int(options.person[begin]), join)
            else:
                found[usage] = Decision(here, open=tuple(options.node[begin:end].tolist()))
        return found

    def _settled(
        self,
        moved: Ids,
        touched: Ids,
        usages: Iterable[tuple[int, Document]],
        here: Mapping[tuple[int, Document], Decision],
    ) -> dict[int, dict[Document, Decision | None]]:
        """By short form and document what the people there decide, nothing where they do not."""
        again: dict[int, set[Document]] = defaultdict(set)
        for node, document in usages:
            again[node].add(document)
        # All documents have been placed before, unless there is a new mention or the name has become short.
        first = [node for node in moved.tolist() if node not in self._placed]
        documents = self._documents(union(touched[self._floating[touched]], np.array(first, dtype=np.int64)))
        found: dict[int, dict[Document, Decision | None]] = {}
        for node in moved.tolist():
            before, anew = self._placed.get(node, {}), again.get(node, ())
            found[node] = after = {}
            for document in documents.get(node, before):
                own = here.get((node, document)) if document in anew else before.get(document)
                after[document] = own if own and own.here else None
        return found

    def _put(
        self, settled: Mapping[int, Mapping[Document, Decision | None]], anywhere: Mapping[int, Decision]
    ) -> set[Key]:
        """Takes decisions over; the people whom they change."""
        keys: set[Key] = set()
        for node, decisions in settled.items():
            otherwise = anywhere.get(node, _NOBODY)
            before, after = self._placed.get(node, {}), {d: own or otherwise for d, own in decisions.items()}
            if before != after:
                keys |= self._keys_of(node)
                self._rejoin(node, before, after)
                self._placed[node] = after
                keys |= self._keys_of(node)
        return keys

    def _documents(self, names: Ids) -> dict[int, list[Document]]:
        """The documents that names stand in."""
        found: dict[int, list[Document]] = {name: [] for name in names.tolist()}
        row, document = self._names.uses.documents_of(names)
        ids = self._names.uses.documents
        for name, number in zip(names[row].tolist(), document.tolist(), strict=True):
            found[name].append(None if number == MISSING else ids[number])
        return found

    def _rejoin(self, node: int, before: Mapping[Document, Decision], after: Mapping[Document, Decision]) -> None:
        for document, decision in before.items():
            if decision.join:
                self._joined[decision.person].pop((node, document), None)
        for document, decision in after.items():
            if decision.join:
                self._joined[decision.person][node, document] = decision.join

    def _keys_of(self, node: int) -> set[Key]:
        """The people a name belongs to, in any document."""
        keys = {Key("full", int(self._full.home[node]))} if self._full.home[node] != MISSING else set()
        if self._alone.home[node] != MISSING:
            keys.add(Key("loose", int(self._alone.home[node])))
        for document, decision in self._placed.get(node, {}).items():
            if decision.join:
                keys.add(Key("full", decision.person))
            else:
                keys.add(Key("open", node, document) if decision.open else Key("rest", node))
        return keys

    def _cluster_loose(self, moved: Ids, near: Ids) -> set[Key]:
        """Clusters the short forms that can be nobody's among themselves."""
        loose = np.array([self._is_loose(node) for node in moved.tolist()], dtype=bool)
        gone = moved[self._loose[moved] & ~loose]
        self._loose[moved] = loose
        come = near[self._loose[near]]
        seeds = union(come, moved[loose], self._names.joins(gone)[1].right)
        changed = self._alone.renew(seeds, self._loose, gone)
        return {Key("loose", person) for person in changed.persons}

    def _is_loose(self, node: int) -> bool:
        return all(own.nobody for own in self._placed.get(node, {}).values())

    # ---- what is seen of people

    def _describe(self, keys: Iterable[Key], steps: Steps) -> None:
        """Has people described anew, and those forgotten who are no more."""
        persons = {key: self._person(key) for key in keys}
        names = self._names
        self.roster.update(persons, names.mentions, names.places_of, self._could_be, steps)

    def _could_be(self, key: Key) -> tuple[str, ...]:
        """The names of those that a short form could be in its document."""
        return tuple(sorted(self._names.nodes[node].name for node in self._placed[key.node][key.document].open))

    def _person(self, key: Key) -> Person:
        """Who is known by a key now; nobody at all if that is no longer a key."""
        if key.kind == "full" and key.node in self._full.persons:
            joined = self._joined.get(key.node, {})
            ordered = sorted(joined, key=self._usage_name)
            bundles = [(Bundle((Usage(self._names.nodes[n], d),)), joined[n, d]) for n, d in ordered]
            return with_short_forms(self._full.persons[key.node], bundles)
        if key.kind == "loose":
            return self._alone.persons.get(key.node, _NO_ONE)
        decisions = self._placed.get(key.node, {})
        node = self._names.nodes[key.node]
        if key.kind == "open" and decisions.get(key.document, _NOBODY).open:
            return Person((), (Usage(node, key.document),), ())
        if key.kind == "rest" and not self._loose[key.node]:
            return Person((), tuple(Usage(node, document) for document, own in decisions.items() if own.nobody), ())
        return _NO_ONE

    def _usage_name(self, usage: tuple[int, Document]) -> tuple[str, bool, str]:
        node, document = usage
        return self._names.nodes[node].name, document is None, document or ""
