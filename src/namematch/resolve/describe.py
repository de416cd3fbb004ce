"""From a cluster of names to the entity a user sees."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from math import inf

from namematch.evidence import probability
from namematch.mentions import Mention
from namematch.resolve.canonical import Canonical, canonical
from namematch.resolve.entity import Entity, Form, Links, RoleForm
from namematch.resolve.intern import Interned
from namematch.resolve.known import Known
from namematch.resolve.persons import Person, mentions_of
from namematch.resolve.score import Scorer
from namematch.roles import parse_role
from namematch.text import clean, is_missing

# People whose names are looked up together.
_PEOPLE = 1 << 10


def describe(
    persons: Iterable[Person],
    interned: Interned,
    scorer: Scorer,
    scheme: str,
    known: Known,
) -> list[Entity]:
    """The entities of a run, those with most mentions first.

    Args:
        persons: The clusters.
        interned: The names of the run.
        scorer: Reasons between them.
        scheme: The romanisation for canonical names.
        known: What is known of the names.
    """
    described: list[tuple[Person, tuple[int, ...], tuple[Form, ...], Canonical]] = []
    waiting = iter(persons)
    while some := list(islice(waiting, _PEOPLE)):
        places = [tuple(sorted(mentions_of(person, interned))) for person in some]
        forms = [forms_of(own, interned) for own in places]
        described += zip(some, places, forms, names_of(forms, scheme, known), strict=True)
    ids = _ids([(name, forms, [interned.mentions[i] for i in places]) for _, places, forms, name in described])
    entities = [entity_of(*item, id_, interned, scorer) for item, id_ in zip(described, ids, strict=True)]
    return sorted(entities, key=lambda entity: (-len(entity.mentions), entity.name, entity.id))


def names_of(forms: Sequence[tuple[Form, ...]], scheme: str, known: Known) -> list[Canonical]:
    """The canonical names of people, what is known of their spellings looked up together.

    Args:
        forms: The spellings of each.
        scheme: The romanisation to write Cyrillic names in.
        known: What is known of the names.
    """
    parts, origins = known.parts({form.text for own in forms for form in own}), cache(known.table.origins)
    counts = ({form.text: form.count for form in own} for own in forms)
    return [canonical(own, scheme, parts.__getitem__, origins) for own in counts]


def entity_of(
    person: Person,
    places: tuple[int, ...],
    forms: tuple[Form, ...],
    name: Canonical,
    id_: str,
    interned: Interned,
    scorer: Scorer,
) -> Entity:
    mentions = [interned.mentions[i] for i in places]
    return Entity(
        id=id_,
        name=name.name,
        cyrillic=name.cyrillic,
        forms=forms,
        roles=_roles(places, interned),
        mentions=places,
        documents=tuple(sorted({document for form in forms for document in form.documents})),
        languages=tuple(sorted({m.language for m in mentions if m.language is not None})),
        gender=name.gender,
        confidence=probability(min((join.bits for join in person.joins), default=inf)),
        links=Links(person.joins, scorer.explained),
    )


def forms_of(places: Sequence[int], interned: Interned) -> tuple[Form, ...]:
    """The spellings of mentions, most frequent first."""
    cleaned: dict[str, str] = {}
    counts: Counter[str] = Counter()
    documents: dict[str, set[str]] = defaultdict(set)
    for i in places:
        mention = interned.mentions[i]
        name = mention.name or ""
        text = cleaned.get(name)
        if text is None:
            text = cleaned[name] = clean(name)
        counts[text] += 1
        if mention.document is not None:
            documents[text].add(mention.document)
    forms = (Form(text, count, tuple(sorted(documents[text]))) for text, count in counts.items())
    return tuple(sorted(forms, key=lambda form: (-form.count, form.text)))


def with_more(forms: tuple[Form, ...], more: tuple[Form, ...]) -> tuple[Form, ...]:
    """The spellings of mentions, and of others that have come to them.

    Args:
        forms: Those of the mentions that were there.
        more: Those of the others.

    Example:
        >>> [form.text for form in with_more((Form("Petrov", 1, ("a",)),), (Form("Petrova", 2, ("b",)),))]
        ['Petrova', 'Petrov']
    """
    found = {form.text: form for form in forms}
    for form in more:
        if (old := found.get(form.text)) is not None:
            form = Form(form.text, old.count + form.count, tuple(sorted({*old.documents, *form.documents})))
        found[form.text] = form
    return tuple(sorted(found.values(), key=lambda form: (-form.count, form.text)))


def _roles(places: Sequence[int], interned: Interned) -> tuple[RoleForm, ...]:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for i in places:
        mention = interned.mentions[i]
        if mention.role is not None and not is_missing(mention.role):
            mentions[clean(mention.role)].append(mention)
    roles = (_role(text, found) for text, found in mentions.items())
    return tuple(sorted(roles, key=lambda role: (role.first is None, role.first or "", -role.count, role.text)))


def _role(text: str, mentions: Sequence[Mention]) -> RoleForm:
    documents = sorted({m.document for m in mentions if m.document is not None})
    days = sorted({m.date for m in mentions if m.date is not None and not is_missing(m.date)})
    first, last = (days[0], days[-1]) if days else (None, None)
    return RoleForm(text, parse_role(text).normal_form, len(mentions), tuple(documents), first, last)


def _ids(described: Sequence[tuple[Canonical, tuple[Form, ...], list[Mention]]]) -> list[str]:
    """Hashes of the canonical keys; where two people share one, of what tells them apart with it."""
    keys = [name.key for name, _, _ in described]
    keys = _told_apart(keys, lambda i: distinctive(described[i][1]))
    keys = _told_apart(keys, lambda i: "|".join(sorted(set(map(repr, described[i][2])))))
    return [hashed(key) for key in _numbered(keys)]


def _told_apart(keys: list[str], mark: Callable[[int], str]) -> list[str]:
    """The keys, each that stands more than once with the mark of its place."""
    shared = Counter(keys)
    return [key if shared[key] == 1 else f"{key}#{mark(i)}" for i, key in enumerate(keys)]


def distinctive(forms: tuple[Form, ...]) -> str:
    fullest = max(forms, key=lambda form: (len(form.text), form.text))
    return f"{fullest.text}@{''.join(fullest.documents[:1])}"


def _numbered(keys: Iterable[str]) -> Iterator[str]:
    """Keys of people whom nothing but a user's word keeps apart get a number from the second on."""
    seen: Counter[str] = Counter()
    for key in keys:
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key}#{seen[key]}"


def hashed(key: str) -> str:
    return "p-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
