"""The people of a spaCy `Doc` as entities with the id, the person and the office of each."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from namematch.errors import InputError
from namematch.mentions import PERSON_LABELS, Mention, find_mentions, finder_languages
from namematch.resolve import DEFAULT_SCHEME, Resolver, resolve
from namematch.spacy.attributes import Linked, add_attributes, write_people

_FILE = "resolver.jsonl"

DEFAULTS: dict[str, Any] = {
    "find": None,
    "labels": list(PERSON_LABELS),
    "label": "PERSON",
    "across_docs": False,
    "population": None,
    "min_probability": None,
    "scheme": DEFAULT_SCHEME,
}
"""The config of the component where a pipeline says nothing else."""


class PersonLinker:
    """The component behind `nlp.add_pipe("namematch")`.

    It takes the people that a recogniser before it has marked, or finds them itself, resolves them, and sets
    `ent.kb_id_` (id of the person), `ent._.person` (a `LinkedPerson`) and `ent._.role` (the title beside the name).
    Docs are told apart by `doc._.document_id`, or, where nobody has set it, by their text.

    Args:
        find: `None` finds people where no component before this one has set entities; `True` adds those that it finds
            where no entity stands; `False` takes only what is there.
        labels: Labels by which people are marked.
        label: The label of people that the component finds itself.
        across_docs: One person has one id in all docs that pass. Where a later doc shows whom an earlier one names,
            `relink` writes it into that one.
        population: As for `namematch.resolve`.
        min_probability: Likewise.
        scheme: Id of the romanisation in which canonical names are written.

    Attributes:
        resolver: Knows the people of all docs that passed; `None` where every doc stands alone. A `Resolver` of your
            own, perhaps a loaded one, can take its place.

    Raises:
        InputError: If the population or the probability cannot be, or if `ent._.person` is somebody else's.
        UnknownChoiceError: If there is no such scheme.
        ImportError: If spaCy is not installed.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> linker = nlp.add_pipe("namematch")
        >>> doc = nlp("Foreign Minister Sergei Lavrov spoke. Lavrov left.")
        >>> [(ent.text, ent._.person.cyrillic, ent._.role) for ent in doc.ents]
        [('Sergei Lavrov', 'Сергей Лавров', 'Foreign Minister'), ('Lavrov', 'Сергей Лавров', None)]
    """

    def __init__(
        self,
        *,
        find: bool | None = None,
        labels: Iterable[str] = PERSON_LABELS,
        label: str = "PERSON",
        across_docs: bool = False,
        population: float | None = None,
        min_probability: float | None = None,
        scheme: str = DEFAULT_SCHEME,
    ) -> None:
        self._find = find
        self._labels = frozenset(labels)
        self._label = label
        self._rule: dict[str, Any] = {
            "population": population, "min_probability": min_probability, "scheme": scheme
        }  # fmt: skip
        # Made in any case: it checks the rule.
        resolver = Resolver(**self._rule)
        self.resolver: Resolver | None = resolver if across_docs else None
        self._process = os.getpid()
        add_attributes()

    def __call__(self, doc: Any) -> Any:
        """Finds and links the people of one doc, in place."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Any], *, batch_size: int = 128) -> Iterator[Any]:
        """Finds and links the people of many docs; those of one batch are resolved together if docs belong together.

        Raises:
            InputError: If people are followed across docs in several processes, which know nothing of each other.
        """
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._link([(doc, self._marked(doc)) for doc in batch])
            yield from batch

    def relink(self, docs: Iterable[Any]) -> None:
        """Writes into docs that have passed whom they name by all that is known now.

        Raises:
            InputError: If the component does not follow people across docs, or a doc has not passed it.
        """
        if self.resolver is None:
            raise InputError("relink needs a component that was made with across_docs")
        found = self.resolver.resolution
        labels = {_place(mention): label for mention, label in zip(found.mentions, found.labels, strict=True)}
        people = {entity.id: entity for entity in found.entities}
        for doc in docs:
            linked = self._given(doc)
            if any(_place(mention) not in labels for _, mention in linked):
                raise InputError(f"relink takes docs that have passed the component, not {doc.text!r:.60}")
            write_people(doc, linked, [labels[_place(mention)] for _, mention in linked], people)

    def _link(self, marked: Sequence[tuple[Any, list[Linked]]]) -> None:
        if self.resolver is None:
            for doc, linked in marked:
                if not linked:
                    continue
                found = resolve([mention for _, mention in linked], **self._rule)
                write_people(doc, linked, found.labels, {entity.id: entity for entity in found.entities})
            return
        if os.getpid() != self._process:
            raise InputError("namematch follows people across docs in one process only: nlp.pipe(…, n_process=1)")
        self.resolver.add([mention for _, linked in marked for _, mention in linked])
        found = self.resolver.resolution
        people = {entity.id: entity for entity in found.entities}
        labels = iter(found.labels[len(found.labels) - sum(len(linked) for _, linked in marked) :])
        for doc, linked in marked:
            write_people(doc, linked, list(islice(labels, len(linked))), people)

    def _marked(self, doc: Any) -> list[Linked]:
        """The people of a doc, of which those that the component finds itself become entities."""
        given = self._given(doc)
        nobody_looked = not doc.has_annotation("ENT_IOB")
        if not (nobody_looked if self._find is None else self._find):
            return given
        taken = {token.i for ent in doc.ents for token in ent}
        found = []
        for mention in find_mentions(doc.text, _document_id(doc), _language(doc)):
            span = doc.char_span(mention.start, mention.end, label=self._label, alignment_mode="expand")
            if taken.isdisjoint(range(span.start, span.end)):
                taken.update(range(span.start, span.end))
                found.append((span, replace(mention, start=span.start_char, end=span.end_char)))
        doc.set_ents([*doc.ents, *(span for span, _ in found)])
        return sorted([*given, *found], key=lambda linked: linked[0].start)

    def _given(self, doc: Any) -> list[Linked]:
        ents = [ent for ent in doc.ents if ent.label_ in self._labels or ent.label_ == self._label]
        places = [(ent.start_char, ent.end_char) for ent in ents]
        mentions = find_mentions(doc.text, _document_id(doc), _language(doc), recognizer=lambda _: places)
        return list(zip(ents, mentions, strict=True))

    # ---- the methods by which spaCy keeps a component; nothing in it can be left out

    def to_bytes(self, **_: object) -> bytes:
        """The people known across docs, if any."""
        with TemporaryDirectory() as folder:
            self.to_disk(folder)
            file = Path(folder, _FILE)
            return file.read_bytes() if file.exists() else b""

    def from_bytes(self, data: bytes, **_: object) -> PersonLinker:
        """Takes up what `to_bytes` gave."""
        with TemporaryDirectory() as folder:
            if data:
                Path(folder, _FILE).write_bytes(data)
            return self.from_disk(folder)

    def to_disk(self, path: Path | str, **_: object) -> None:
        """Writes the people known across docs, if any, into a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        if self.resolver is not None:
            self.resolver.save(Path(path, _FILE))

    def from_disk(self, path: Path | str, **_: object) -> PersonLinker:
        """Takes up what `to_disk` wrote."""
        if Path(path, _FILE).exists():
            self.resolver = Resolver.load(Path(path, _FILE))
        return self


def make_linker(
    nlp: Any,  # noqa: ARG001
    name: str,  # noqa: ARG001
    find: bool | None,
    labels: list[str],
    label: str,
    across_docs: bool,
    population: float | None,
    min_probability: float | None,
    scheme: str,
) -> PersonLinker:
    """Makes the component from its config; spaCy calls this, and reads the types of the arguments."""
    return PersonLinker(
        find=find,
        labels=labels,
        label=label,
        across_docs=across_docs,
        population=population,
        min_probability=min_probability,
        scheme=scheme,
    )


def _place(mention: Mention) -> tuple[str | None, int | None]:
    return mention.document, mention.start


def _document_id(doc: Any) -> str:
    if doc._.document_id is not None:
        return str(doc._.document_id)
    return hashlib.blake2b(doc.text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _language(doc: Any) -> str | None:
    """The language of the pipeline, if there are tables for it."""
    return doc.lang_ if doc.lang_ in finder_languages() else None
