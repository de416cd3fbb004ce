"""From a cluster of names to the entity a user sees."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    described = []
    for person in persons:
        places = tuple(sorted(mentions_of(person, interned)))
        forms = forms_of(places, interned)
        name = canonical({form.text: form.count for form in forms}, scheme, known.parts_of, known.table.origins)
        described.append((person, places, forms, name))
    ids = _ids([(name, forms, [interned.mentions[i] for i in places]) for _, places, forms, name in described])
    entities = [entity_of(*item, id_, interned, scorer) for item, id_ in zip(described, ids, strict=True)]
    return sorted(entities, key=lambda entity: (-len(entity.mentions), entity.name, entity.id))


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
        documents=tuple(sorted({m.document for m in mentions if m.document is not None})),
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
