"""Resolving for the playground: the mentions of a handful of articles, pair by pair.

The library resolves with arrays, for a million mentions as for ten. This is the same in small and plain: full names are
joined strongest first, never two that contradict each other; a short form then joins the one person of its article it
can be, else the one of all articles, else it stays alone. A test holds its answers on the examples to those of the
library; users' links, roles as evidence and namesakes are not its business.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations

from namematch.names import PartKind, compare, parse_name
from namematch.resolve.canonical import canonical
from namematch.resolve.entity import Form, RoleForm
from namematch.roles import parse_role
from namematch.text import clean


@dataclass(frozen=True)
class Person:
    """One person, with the fields of `Entity` that the page shows."""

    id: str
    name: str
    cyrillic: str | None
    forms: tuple[Form, ...]
    roles: tuple[RoleForm, ...]
    mentions: tuple[int, ...]


@dataclass(frozen=True)
class Resolution:
    """The people, and the label of every mention."""

    entities: tuple[Person, ...]
    labels: tuple[str | None, ...]


def resolve(mentions, *, scheme="news"):
    """The people among some mentions."""
    usages = defaultdict(list)
    for place, mention in enumerate(mentions):
        usages[clean(mention.name), mention.document].append(place)
    full = sorted({name for name, _ in usages if not _is_short(name)})
    people = [[(name, document) for name, document in usages if name in group] for group in _grouped(full)]
    alone = defaultdict(list)
    grown = [list(person) for person in people]
    for usage in usages:
        if _is_short(usage[0]):
            home = _home(usage, people)
            (grown[home] if home is not None else alone[usage]).append(usage)
    groups = [*grown, *_loose(list(alone))]
    found = [_person(sorted(place for usage in group for place in usages[usage]), mentions, scheme) for group in groups]
    entities = tuple(sorted(found, key=lambda person: (-len(person.mentions), person.name, person.id)))
    labels = {place: person.id for person in entities for place in person.mentions}
    return Resolution(entities, tuple(labels.get(place) for place in range(len(mentions))))


def _is_short(name):
    kinds = {part.kind for part in parse_name(name).parts if not part.initial}
    return not {PartKind.SURNAME, PartKind.GIVEN} <= kinds


def _grouped(names):
    """Names joined strongest first; no group holds two that contradict each other."""
    joins = [(compare(a, b), a, b) for a, b in combinations(names, 2)]
    group = {name: {name} for name in names}
    for join, a, b in sorted(joins, key=lambda join: (-join[0].bits, join[1:])):
        one, two = group[a], group[b]
        if join.bits <= 0 or one is two or any(compare(x, y).contradicts for x in one for y in two):
            continue
        one |= two
        group.update(dict.fromkeys(two, one))
    return list({id(names): names for names in group.values()}.values())


def _home(usage, people):
    """The one person a short form can be, those of its own article first."""
    name, document = usage
    able = [place for place, person in enumerate(people) if all(compare(name, other).bits > 0 for other, _ in person)]
    near = [place for place in able if any(there == document for _, there in people[place])]
    wanted = near or able
    return wanted[0] if len(wanted) == 1 else None


def _loose(usages):
    """Short forms of nobody's: those that can be one person are together."""
    groups = _grouped(sorted({name for name, _ in usages}))
    return [[usage for usage in usages if usage[0] in group] for group in groups]


def _person(places, mentions, scheme):
    counts = Counter(clean(mentions[place].name) for place in places)
    roles = Counter(clean(mentions[place].role) for place in places if mentions[place].role)
    name = canonical(counts, scheme)
    forms = sorted((Form(text, count) for text, count in counts.items()), key=lambda form: (-form.count, form.text))
    offices = [RoleForm(text, parse_role(text).normal_form, count) for text, count in roles.items()]
    return Person(
        f"p-{places[0]}",
        name.name,
        name.cyrillic,
        tuple(forms),
        tuple(sorted(offices, key=lambda role: (-role.count, role.text))),
        tuple(places),
    )
