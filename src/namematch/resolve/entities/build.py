"""From a cluster of names to the entity a user sees."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from math import inf

from namematch.evidence import probability
from namematch.mentions import Mention
from namematch.resolve.entities.canonical_name import Canonical, Namer
from namematch.resolve.entities.entity import Entity, Form, Links, RoleForm
from namematch.resolve.mention_index import Interned, name_of
from namematch.resolve.scoring.pair import Scorer
from namematch.resolve.scoring.pair_store import Known
from namematch.resolve.types import Person, spellings_of
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
    namer = namer_of(scheme, known)
    described: list[tuple[Person, tuple[int, ...], tuple[Form, ...], Canonical]] = []
    waiting = iter(persons)
    while some := list(islice(waiting, _PEOPLE)):
        spellings = [spellings_of(person, interned) for person in some]
        places = map(_together, spellings)
        forms = [forms_of(own, interned) for own in spellings]
        described += zip(some, places, forms, names_of(forms, namer, known), strict=True)
    ids = _ids(described, interned)
    entities = [entity_of(*item, id_, interned, scorer) for item, id_ in zip(described, ids, strict=True)]
    return sorted(entities, key=lambda entity: (-len(entity.mentions), entity.name, entity.id))


def namer_of(scheme: str, known: Known) -> Namer:
    """Finds canonical names by what is known of their words.

    Args:
        scheme: The romanisation to write Cyrillic names in.
        known: What is known of the names.
    """
    return Namer(scheme, known.table.origins)


def names_of(forms: Sequence[tuple[Form, ...]], namer: Namer, known: Known) -> list[Canonical]:
    """The canonical names of people, what is known of their spellings looked up together.

    Args:
        forms: The spellings of each.
        namer: Finds the names.
        known: What is known of the names.
    """
    parts = known.parts({form.text for own in forms for form in own})
    return [namer.name({form.text: form.count for form in own}, parts.__getitem__) for own in forms]


def _together(spellings: Mapping[str, Sequence[int]]) -> tuple[int, ...]:
    """The places of all the spellings, ascending."""
    if len(spellings) == 1:
        return tuple(*spellings.values())
    return tuple(sorted(chain.from_iterable(spellings.values())))


def entity_of(
    person: Person,
    places: tuple[int, ...],
    forms: tuple[Form, ...],
    name: Canonical,
    id_: str,
    interned: Interned,
    scorer: Scorer,
) -> Entity:
    mentions = map(interned.mentions.__getitem__, places)
    told = [mention for mention in mentions if mention.role is not None or mention.language is not None]
    return Entity(
        id=id_,
        name=name.name,
        cyrillic=name.cyrillic,
        forms=forms,
        roles=_roles(told),
        mentions=places,
        documents=_documents(forms),
        languages=tuple(sorted({mention.language for mention in told if mention.language is not None})),
        gender=name.gender,
        confidence=probability(min([join.bits for join in person.joins], default=inf)),
        links=Links(person.joins, scorer.explained),
    )


def _documents(forms: tuple[Form, ...]) -> tuple[str, ...]:
    """Ids of the documents that spellings stand in, sorted."""
    if len(forms) == 1:
        return forms[0].documents
    return tuple(sorted({document for form in forms for document in form.documents}))


def spelled(places: Iterable[int], interned: Interned) -> dict[str, list[int]]:
    """Mentions by cleaned name.

    Args:
        places: The places of mentions.
        interned: The names of the run.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for i in places:
        found[name_of(interned.mentions[i])].append(i)
    return found


def forms_of(spellings: Mapping[str, Sequence[int]], interned: Interned) -> tuple[Form, ...]:
    """The spellings of mentions, most frequent first.

    Args:
        spellings: Cleaned names with the places of their mentions.
        interned: The names of the run.
    """
    forms = [Form(text, len(places), _documents_of(places, interned)) for text, places in spellings.items()]
    if len(forms) > 1:
        forms.sort(key=lambda form: (-form.count, form.text))
    return tuple(forms)


def _documents_of(places: Sequence[int], interned: Interned) -> tuple[str, ...]:
    """Ids of the documents that mentions stand in, sorted."""
    mentions = interned.mentions
    if len(places) == 1:
        document = mentions[places[0]].document
        return () if document is None else (document,)
    return tuple(sorted({document for i in places if (document := mentions[i].document) is not None}))


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


def _ids(
    described: Sequence[tuple[Person, tuple[int, ...], tuple[Form, ...], Canonical]], interned: Interned
) -> list[str]:
    """Hashes of the canonical keys; where two people share one, of what tells them apart with it."""
    keys = [name.key for *_, name in described]
    keys = _told_apart(keys, lambda i: distinctive(described[i][2]))
    keys = _told_apart(keys, lambda i: all_of(described[i][1], interned.mentions))
    return [hashed(key) for key in _numbered(keys)]


def _told_apart(keys: list[str], mark: Callable[[int], str]) -> list[str]:
    """The keys, each that stands more than once with the mark of its place."""
    shared = Counter(keys)
    return [key if shared[key] == 1 else f"{key}#{mark(i)}" for i, key in enumerate(keys)]


def distinctive(forms: tuple[Form, ...]) -> str:
    fullest = max(forms, key=lambda form: (len(form.text), form.text))
    return f"{fullest.text}@{''.join(fullest.documents[:1])}"


def all_of(places: Iterable[int], mentions: Sequence[Mention]) -> str:
    """All that mentions say, in one text."""
    return "|".join(sorted({repr(mentions[i]) for i in places}))


def _numbered(keys: Iterable[str]) -> Iterator[str]:
    """Keys of people whom nothing but a user's word keeps apart get a number from the second on."""
    seen: Counter[str] = Counter()
    for key in keys:
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key}#{seen[key]}"


def hashed(key: str) -> str:
    return "p-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
