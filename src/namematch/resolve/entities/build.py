"""From a cluster of names to the entity a user sees."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import inf
from typing import NamedTuple

from namematch.arrays import MISSING
from namematch.evidence import probability
from namematch.mentions import Mention
from namematch.resolve.entities.canonical_name import Canonical, Namer
from namematch.resolve.entities.entity import Entity
from namematch.resolve.forms import Form, Links, RoleForm
from namematch.resolve.mention_index import MentionIndex
from namematch.resolve.scoring.pair import Scorer
from namematch.resolve.scoring.pair_store import ScoredPairs
from namematch.resolve.types import Person
from namematch.roles import parse_role
from namematch.text import clean, is_missing


class Description(NamedTuple):
    """A person before they have an id."""

    person: Person
    positions: tuple[int, ...]  # positions of their mentions, ascending
    forms: tuple[Form, ...]
    name: Canonical


def described(
    persons: Sequence[Person],
    positions: Sequence[tuple[int, ...]],
    index: MentionIndex,
    namer: Namer,
    scored: ScoredPairs,
) -> list[Description]:
    """Describes people, of whose mentions the positions are given; what is known of spellings is looked up together."""
    forms = [forms_at(own, index) for own in positions]
    parts = scored.parts({form.text for own in forms for form in own})
    names = [namer.name({form.text: form.count for form in own}, parts.__getitem__) for own in forms]
    return list(map(Description, persons, positions, forms, names))


def forms_at(positions: tuple[int, ...], index: MentionIndex) -> tuple[Form, ...]:
    """The spellings of mentions at some positions, most frequent first."""
    columns = index.columns
    if len(positions) == 1:
        (position,) = positions
        return (Form(index.names[columns.name[position]], 1, _ids_of([int(columns.document[position])], index)),)
    rows = list(positions)
    documents: dict[int, list[int]] = {}
    for name, document in zip(columns.name[rows].tolist(), columns.document[rows].tolist(), strict=True):
        documents.setdefault(name, []).append(document)
    forms = (Form(index.names[name], len(own), _ids_of(own, index)) for name, own in documents.items())
    return tuple(sorted(forms, key=lambda form: (-form.count, form.text)))


def _ids_of(documents: Iterable[int], index: MentionIndex) -> tuple[str, ...]:
    """The ids of documents, sorted."""
    return tuple(sorted([index.documents[number] for number in set(documents) if number != MISSING]))


def entity_of(described: Description, id_: str, mentions: Sequence[Mention], scorer: Scorer) -> Entity:
    """The entity of a described person."""
    person, positions, forms, name = described
    telling = [m for m in map(mentions.__getitem__, positions) if m.role is not None or m.language is not None]
    return Entity(
        id=id_,
        name=name.name,
        cyrillic=name.cyrillic,
        forms=forms,
        roles=_roles(telling),
        mentions=positions,
        documents=_documents(forms),
        languages=tuple(sorted({mention.language for mention in telling if mention.language is not None})),
        gender=name.gender,
        # Edges are measured from the line.
        confidence=probability(min([edge.bits for edge in person.edges], default=inf) + scorer.rule.line),
        links=Links(person.edges, scorer.explained),
    )


def _documents(forms: tuple[Form, ...]) -> tuple[str, ...]:
    """Ids of the documents that spellings stand in, sorted."""
    if len(forms) == 1:
        return forms[0].documents
    return tuple(sorted({document for form in forms for document in form.documents}))


def _roles(mentions: Sequence[Mention]) -> tuple[RoleForm, ...]:
    titled = [mention for mention in mentions if mention.role is not None]
    if not titled:
        return ()
    by_title: dict[str, list[Mention]] = defaultdict(list)
    for mention in titled:
        if mention.role is not None and not is_missing(mention.role):
            by_title[clean(mention.role)].append(mention)
    roles = (_role(text, found) for text, found in by_title.items())
    return tuple(sorted(roles, key=lambda role: (role.first is None, role.first or "", -role.count, role.text)))


def _role(text: str, mentions: Sequence[Mention]) -> RoleForm:
    documents = sorted({m.document for m in mentions if m.document is not None})
    days = sorted({m.date for m in mentions if m.date is not None and not is_missing(m.date)})
    first, last = (days[0], days[-1]) if days else (None, None)
    return RoleForm(text, parse_role(text).normal_form, len(mentions), tuple(documents), first, last)


def ids_of(
    key: str, people: Sequence[tuple[tuple[int, ...], tuple[Form, ...]]], mentions: Sequence[Mention]
) -> list[str]:
    """The ids of the people who share the key of their canonical name: hashes of it, and of what tells them apart.

    Of each are given the positions of their mentions and their spellings, in an order that is not the input's.
    """
    if len(people) == 1:
        return [_hashed(key)]
    texts = [f"{key}#{_fullest(forms)}" for _, forms in people]
    # What is left to tell them apart is all that their mentions say.
    texts = _distinguished(texts, lambda i: "|".join(sorted({repr(mentions[at]) for at in people[i][0]})))
    return [_hashed(text) for text in _numbered(texts)]


def _distinguished(texts: list[str], mark: Callable[[int], str]) -> list[str]:
    """The texts, each that stands more than once with a mark."""
    shared = Counter(texts)
    return [text if shared[text] == 1 else f"{text}#{mark(i)}" for i, text in enumerate(texts)]


def _fullest(forms: tuple[Form, ...]) -> str:
    """The fullest spelling with the first document it stands in."""
    fullest = max(forms, key=lambda form: (len(form.text), form.text))
    return f"{fullest.text}@{''.join(fullest.documents[:1])}"


def _numbered(texts: Iterable[str]) -> Iterable[str]:
    """Texts of people whom nothing but a user's word keeps apart get a number from the second on."""
    seen: Counter[str] = Counter()
    for text in texts:
        seen[text] += 1
        yield text if seen[text] == 1 else f"{text}#{seen[text]}"


def _hashed(text: str) -> str:
    return "p-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
