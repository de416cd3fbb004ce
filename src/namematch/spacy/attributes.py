"""What a doc keeps of its people: the person behind an entity, and the title beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from namematch.errors import InputError, brought_by
from namematch.mentions import Mention
from namematch.plain import PlainValue
from namematch.resolve import Entity

_PEOPLE = "namematch"
"""Under this key a doc keeps its people, as plain data that spaCy can write to bytes."""

Linked = tuple[Any, Mention]
"""An entity of a doc and what it says."""


@dataclass(frozen=True, slots=True)
class LinkedPerson(PlainValue):
    """Whom an entity of a doc names: `ent._.person`.

    Args:
        id: Id of the person, that of `ent.kb_id_`.
        name: Canonical name.
        cyrillic: The Cyrillic name all spellings go back to; `None` where none is attested or likely.
        gender: `female`, `male` or `None`.
        confidence: Probability of the weakest link that holds the mentions together.
        spellings: Every spelling, most frequent first.
    """

    id: str
    name: str
    cyrillic: str | None
    gender: str | None
    confidence: float
    spellings: tuple[str, ...]

    @classmethod
    def of(cls, entity: Entity) -> LinkedPerson:
        """What a doc keeps of a person."""
        gender = None if entity.gender is None else str(entity.gender)
        spellings = tuple(form.text for form in entity.forms)
        return cls(entity.id, entity.name, entity.cyrillic, gender, entity.confidence, spellings)


def add_attributes() -> None:
    """Adds the attributes that the component sets, each once in a process."""
    with brought_by("spacy"):
        from spacy import tokens

    span = tokens.Span
    for owner, name in ((tokens.Doc, "document_id"), (span, "role")):
        if not owner.has_extension(name):
            owner.set_extension(name, default=None)
    if not span.has_extension("person"):
        span.set_extension("person", getter=_person)
    elif span.get_extension("person")[2] is not _person:
        raise InputError("ent._.person was made by somebody else, who would read what namematch writes there")


def _person(span: Any) -> LinkedPerson | None:
    kept = span.doc.user_data.get(_PEOPLE, {}).get(span.kb_id_)
    return None if kept is None else LinkedPerson(**{**kept, "spellings": tuple(kept["spellings"])})


def write_people(
    doc: Any, linked: Iterable[Linked], labels: Iterable[str | None], people: Mapping[str, Entity]
) -> None:
    """Sets what the entities of a doc are found to be."""
    kept = {}
    for (ent, mention), label in zip(linked, labels, strict=True):
        for token in ent:
            token.ent_kb_id_ = label or ""
        ent._.role = mention.role
        if label is not None:
            kept[label] = asdict(LinkedPerson.of(people[label]))
    doc.user_data[_PEOPLE] = kept
