"""From names to people: full names across all documents first, then short forms within their own document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from namematch.names import PartKind, parse_name
from namematch.resolve.block import candidate_pairs
from namematch.resolve.cluster import Edge, constrained_clusters
from namematch.resolve.entity import Link
from namematch.resolve.intern import Interned
from namematch.resolve.score import Scorer, context_weights

_VAGUE = {"missing", "initial", "diminutive"}


class Usage(NamedTuple):
    """A name as used in one document (`None`: in no document)."""

    name: str
    document: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """One cluster before it is described.

    Args:
        names: Names that stand for this person wherever they occur.
        usages: Short forms that stand for this person in one document.
        links: The joins that were made.
    """

    names: tuple[str, ...]
    usages: tuple[Usage, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OpenUsage:
    """A short form that could be more than one person's, and therefore stays on its own.

    Args:
        usage: The short form.
        candidates: One full name of each person it could be, sorted.
    """

    usage: Usage
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """The people of a run, and what stayed open."""

    persons: tuple[Person, ...]
    open: tuple[OpenUsage, ...]


def find_people(interned: Interned, scorer: Scorer) -> People:
    """Clusters the names of a run.

    Full names are clustered across documents. A name that leaves open what tells two namesakes apart, a bare surname
    above all, is then joined to the one person of its own document it can be, else to the one of the whole run.

    Args:
        interned: The names of the run.
        scorer: Weights between them.
    """
    pairs = sorted(candidate_pairs(interned.places))
    links = [link for link in (scorer.link(a, b) for a, b in pairs) if link.bits > 0]
    floating = {name for name in interned.places if _is_short(name)} | _underspecified(links, scorer)
    persons = _cluster([name for name in interned.places if name not in floating], links, scorer)
    placed = _place(sorted(floating), persons, links, interned, scorer)
    grown = (Person(p.names, *_usages_and_links(p, placed.joined.get(i, ()))) for i, p in enumerate(persons))
    alone = (Person((), (item.usage,), ()) for item in placed.open)
    rest = (Person((), tuple(usages), ()) for usages in placed.rest.values())
    return People((*grown, *_cluster(placed.loose, links, scorer), *alone, *rest), tuple(placed.open))


def _is_short(name: str) -> bool:
    """Whether the name lacks a surname or a given name written out."""
    kinds = {part.kind for part in parse_name(name).parts if not part.initial}
    return not {PartKind.SURNAME, PartKind.GIVEN} <= kinds


def _underspecified(links: Iterable[Link], scorer: Scorer) -> set[str]:
    """Names that match two others which contradict each other just where this name says little."""
    neighbours: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
    for link in links:
        if vague := {item.part for item in link.evidence if item.relation in _VAGUE}:
            neighbours[link.left].append((link.right, vague))
            neighbours[link.right].append((link.left, vague))
    return {name for name, around in neighbours.items() if _leaves_open(around, scorer)}


def _leaves_open(around: list[tuple[str, set[str]]], scorer: Scorer) -> bool:
    return any(
        scorer.contradicted_parts(a, b) & vague_a & vague_b
        for (a, vague_a), (b, vague_b) in combinations(around, 2)
    )


def _cluster(names: list[str], links: Iterable[Link], scorer: Scorer) -> list[Person]:
    wanted = set(names)
    among = {(k.left, k.right): k for k in links if k.left in wanted and k.right in wanted}
    edges = [Edge(left, right, link.bits) for (left, right), link in among.items()]
    clustering = constrained_clusters(names, edges, scorer.cannot_link)
    used: dict[str, list[Link]] = defaultdict(list)
    first = {name: cluster[0] for cluster in clustering.clusters for name in cluster}
    for edge in clustering.used:
        used[first[edge.left]].append(among[edge.left, edge.right])
    return [Person(tuple(cluster), (), tuple(used[cluster[0]])) for cluster in clustering.clusters]


class _Placed(NamedTuple):
    joined: dict[int, list[tuple[Usage, Link]]]  # by person
    open: list[OpenUsage]
    loose: list[str]  # names that can be nobody's anywhere
    rest: dict[str, list[Usage]]  # usages that can be nobody's, of names that elsewhere can


def _place(
    floating: list[str], persons: list[Person], links: Iterable[Link], interned: Interned, scorer: Scorer
) -> _Placed:
    """Finds the one person each short form can be, document by document."""
    placed = _Placed(defaultdict(list), [], [], defaultdict(list))
    home = {name: i for i, person in enumerate(persons) for name in person.names}
    anywhere = _links_to_persons(links, home, persons, scorer)
    present = _persons_by_document(home, interned)
    for name in floating:
        usages = [Usage(name, document) for document in _documents(name, interned)]
        choices = {
            usage: _here(usage, present, persons, scorer) or anywhere.get(name, {}) for usage in usages
        }
        if not any(choices.values()):
            placed.loose.append(name)
            continue
        for usage, links_by_person in choices.items():
            _choose(usage, links_by_person, placed)
    return placed


def _choose(usage: Usage, links_by_person: Mapping[int, Link], placed: _Placed) -> None:
    ranked = sorted(links_by_person.items(), key=lambda item: -item[1].bits)
    if len(ranked) > 1 and ranked[0][1].bits - ranked[1][1].bits < context_weights().margin:
        names = sorted(_other_name(link, usage.name) for _, link in ranked)
        placed.open.append(OpenUsage(usage, tuple(names)))
    elif ranked:
        placed.joined[ranked[0][0]].append((usage, ranked[0][1]))
    else:
        placed.rest[usage.name].append(usage)


def _here(usage: Usage, present: Mapping[str, set[int]], persons: list[Person], scorer: Scorer) -> dict[int, Link]:
    """The persons named in full in the usage's own document that it can be, each with its best link."""
    found: dict[int, Link] = {}
    if usage.document is None:
        return found
    for i in sorted(present.get(usage.document, ())):
        best = max((_link(scorer, usage, name) for name in persons[i].names), key=lambda link: link.bits)
        if best.bits > 0 and _agrees(best) and _allowed(usage.name, persons[i], scorer):
            found[i] = best
    return found


def _agrees(link: Link) -> bool:
    """Whether some part of the names agrees, so that it is not the document alone that joins them."""
    return any(item.bits > 0 for item in link.evidence if item.part in set(PartKind))


def _allowed(name: str, person: Person, scorer: Scorer) -> bool:
    return not any(scorer.cannot_link(name, other) for other in person.names)


def _link(scorer: Scorer, usage: Usage, name: str) -> Link:
    left, right = sorted((usage.name, name))
    return scorer.link(left, right, usage.document)


def _links_to_persons(
    links: Iterable[Link], home: Mapping[str, int], persons: list[Person], scorer: Scorer
) -> dict[str, dict[int, Link]]:
    """For every name outside `home` the persons it matches anywhere, each with its best link."""
    found: dict[str, dict[int, Link]] = defaultdict(dict)
    for link in links:
        for name, other in ((link.left, link.right), (link.right, link.left)):
            if name in home or other not in home:
                continue
            person = home[other]
            if person not in found[name] or link.bits > found[name][person].bits:
                found[name][person] = link
    return {
        name: {i: link for i, link in best.items() if _allowed(name, persons[i], scorer)}
        for name, best in found.items()
    }


def _persons_by_document(home: Mapping[str, int], interned: Interned) -> dict[str, set[int]]:
    present: dict[str, set[int]] = defaultdict(set)
    for name, person in home.items():
        for document in interned.documents(name):
            present[document].add(person)
    return present


def _documents(name: str, interned: Interned) -> list[str | None]:
    found = {interned.mentions[i].document for i in interned.places[name]}
    return sorted(found, key=lambda document: (document is None, document or ""))


def _other_name(link: Link, name: str) -> str:
    return link.right if link.left == name else link.left


def _usages_and_links(
    person: Person, joined: Iterable[tuple[Usage, Link]]
) -> tuple[tuple[Usage, ...], tuple[Link, ...]]:
    usages = [usage for usage, _ in joined]
    links = [*person.links, *(link for _, link in joined)]
    return tuple(usages), tuple(sorted(links, key=lambda link: (-link.bits, link.left, link.right)))


def places_of(usage: Usage, interned: Interned) -> Iterator[int]:
    """Places of the mentions in which a name is used in one document.

    Args:
        usage: The name and the document.
        interned: The names of the run.
    """
    return (i for i in interned.places[usage.name] if interned.mentions[i].document == usage.document)


def mentions_of(person: Person, interned: Interned) -> Iterator[int]:
    """Places of all mentions that belong to `person`.

    Args:
        person: A person of this run.
        interned: The names of the run.
    """
    for name in person.names:
        yield from interned.places[name]
    for usage in person.usages:
        yield from places_of(usage, interned)
