"""Named-entity recognisers of other libraries, made to fit `find_mentions`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, Protocol

from namematch.errors import brought_by
from namematch.text import items_of, text_of

PERSON_LABELS = ("PERSON", "PER", "persName")
"""The labels by which the pipelines of spaCy mark people: English, most languages, Polish."""


class Recognizer(Protocol):
    """Anything that finds the names of people in a text: a wrapper around a model, a list, a database."""

    def __call__(self, text: str, /) -> Iterable[tuple[int, int]]:
        """Places of the names, as first character and the one behind the last."""
        ...


def spacy_recognizer(pipeline: Callable[[str], Any], labels: Iterable[str] = PERSON_LABELS) -> Recognizer:
    """A spaCy pipeline as a recogniser.

    Args:
        pipeline: A loaded pipeline with an entity recogniser or entity ruler, such as `spacy.load("en_core_web_sm")`.
        labels: Labels by which the pipeline marks people.

    Returns:
        What `find_mentions` takes as its `recognizer`.

    Raises:
        TypeError: If `pipeline` cannot be called, as the name of a model.
    """
    if not callable(pipeline):
        raise TypeError(f"expected a loaded pipeline, such as spacy.load('…'), not {type(pipeline).__name__}")
    labels = items_of(labels, "spacy_recognizer", "labels", "several labels")
    wanted = frozenset(text_of(label, "spacy_recognizer", "label") for label in labels)

    def recognize(text: str) -> list[tuple[int, int]]:
        return [(entity.start_char, entity.end_char) for entity in pipeline(text).ents if entity.label_ in wanted]

    return recognize


def natasha_recognizer() -> Recognizer:
    """Natasha's recogniser for Russian news, whose model comes with its package.

    Returns:
        What `find_mentions` takes as its `recognizer`. The model is loaded once, here.

    Raises:
        ImportError: If `natasha` is not installed.
    """
    with brought_by("natasha"):
        natasha: Any = import_module("natasha")
    segmenter, tagger = natasha.Segmenter(), natasha.NewsNERTagger(natasha.NewsEmbedding())

    def recognize(text: str) -> list[tuple[int, int]]:
        doc = natasha.Doc(text)
        doc.segment(segmenter)
        doc.tag_ner(tagger)
        return [(span.start, span.stop) for span in doc.spans if span.type == "PER"]

    return recognize
