"""A component for spaCy pipelines: `nlp.add_pipe("namematch")` finds people and says who they are."""

from __future__ import annotations

from typing import Any

from namematch.errors import brought_by
from namematch.spacy import component
from namematch.spacy.attributes import LinkedPerson
from namematch.spacy.component import PersonLinker

__all__ = ["LinkedPerson", "PersonLinker"]


def __getattr__(name: str) -> Any:
    """The entry point by which spaCy finds the component; spaCy is imported only by whoever asks for it."""
    if name != "make_linker":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    with brought_by("spacy"):
        from spacy import Language
    # spaCy asks for all entry points again while it takes this one.
    globals()[name] = component.make_linker
    Language.factory(
        "namematch",
        assigns=["doc.ents", "token.ent_iob", "token.ent_type", "token.ent_kb_id", "span._.person", "span._.role"],
        default_config=component.DEFAULTS,
        func=component.make_linker,
    )
    return component.make_linker
