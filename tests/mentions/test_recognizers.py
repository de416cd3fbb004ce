from __future__ import annotations

import sys
from collections.abc import Iterable
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from namematch.mentions import find_mentions, natasha_recognizer, spacy_recognizer

_TEXT = "Foreign Minister Olena Koval met Maria Brandt in Minsk."


def names(text: str, places: Iterable[tuple[int, int]]) -> list[tuple[str | None, str | None]]:
    return [(m.name, m.role) for m in find_mentions(text, recognizer=lambda _: places)]


def test_a_recognizer_takes_the_place_of_the_rules() -> None:
    assert names("zorro rides; Olena Koval walks", [(0, 5)]) == [("zorro", None)]


def test_names_of_a_recognizer_get_their_roles() -> None:
    assert names(_TEXT, [(17, 28)]) == [("Olena Koval", "Foreign Minister")]


def test_places_are_put_in_order_and_bad_ones_left_out() -> None:
    places = [(33, 45), (17, 28), (20, 30), (40, 40), (50, 999), (-3, 2)]
    assert [name for name, _ in names(_TEXT, places)] == ["Olena Koval", "Maria Brandt"]


def test_only_people_of_a_pipeline_are_taken() -> None:
    def pipeline(text: str) -> SimpleNamespace:
        places = [("Olena Koval", "PERSON"), ("Maria Brandt", "PER"), ("Minsk", "GPE")]
        found = ((text.index(name), text.index(name) + len(name), label) for name, label in places)
        return SimpleNamespace(ents=[SimpleNamespace(start_char=a, end_char=b, label_=label) for a, b, label in found])

    assert list(spacy_recognizer(pipeline)(_TEXT)) == [(17, 28), (33, 45)]
    assert list(spacy_recognizer(pipeline, labels=["PER"])(_TEXT)) == [(33, 45)]


class Doc:
    """As natasha's: it has no spans until it has been cut and tagged."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.steps: list[str] = []

    def segment(self, segmenter: str) -> None:
        self.steps.append(segmenter)

    def tag_ner(self, tagger: str) -> None:
        self.steps.append(tagger)

    @property
    def spans(self) -> list[SimpleNamespace]:
        assert (self.text, self.steps) == (_TEXT, ["segmenter", "tagger of news"])
        return [SimpleNamespace(start=17, stop=28, type="PER"), SimpleNamespace(start=49, stop=54, type="LOC")]


def test_only_people_of_natasha_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    natasha: Any = ModuleType("natasha")
    natasha.Segmenter, natasha.NewsEmbedding, natasha.Doc = lambda: "segmenter", lambda: "news", Doc
    natasha.NewsNERTagger = lambda of: f"tagger of {of}"
    monkeypatch.setitem(sys.modules, "natasha", natasha)
    assert list(natasha_recognizer()(_TEXT)) == [(17, 28)]


def test_spacy() -> None:
    spacy: Any = pytest.importorskip("spacy")
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Olena Koval"}, {"label": "GPE", "pattern": "Minsk"}])
    assert [m.name for m in find_mentions(_TEXT, recognizer=spacy_recognizer(pipeline))] == ["Olena Koval"]


def test_natasha() -> None:
    pytest.importorskip("natasha")
    text = "Министр обороны Андрей Скворцов приехал в Минск."
    found = find_mentions(text, recognizer=natasha_recognizer())
    assert [(m.name, m.role) for m in found] == [("Андрей Скворцов", "Министр обороны")]
