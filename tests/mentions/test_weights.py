from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from namematch.data import read_toml
from namematch.mentions import context_features as beside
from namematch.mentions import inner_features as own
from namematch.mentions.context_features import beside_features
from namematch.mentions.document import Page
from namematch.mentions.inner_features import own_features
from namematch.mentions.role_spans import RolePlaces
from namematch.mentions.scoring import score
from namematch.mentions.search import best_pieces, read_page
from namematch.mentions.tokens import WordShape

_WEIGHTS = read_toml("mentions/weights.toml")


def page_of(text: str, language: str = "en") -> Page:
    return read_page(text, RolePlaces(text, language))


def features_of(text: str, name: str, language: str = "en") -> set[str]:
    """Features of `name`, whose words stand together in `text`."""
    page = page_of(text, language)
    start = text.index(name)
    at = [i for i, word in enumerate(page.words) if start <= word.start < start + len(name)]
    return {*own_features(page, at[0], at[-1]), *beside_features(page, at[0], at[-1])}


def all_spans(page: Page) -> Iterator[tuple[int, int]]:
    return ((i, j) for i in range(len(page.words)) for j in range(i, min(i + 3, len(page.words))))


@pytest.mark.parametrize(
    ("text", "name", "feature"),
    [
        ("We saw Maria Brandt today.", "Maria Brandt", "given"),
        ("We saw Brandt Maria today.", "Brandt Maria", "given_last"),
        ("A. N. Koval came.", "A. N. Koval", "initials"),
        ("We saw Pavel Ivanovich Koval.", "Pavel Ivanovich Koval", "patronymic"),
        ("We met Petrov there.", "Petrov", "surname_ending"),
        ("Later Minsk fell.", "Minsk", "place"),
        ("They saw Budget there.", "Budget", "common"),
        ("In March it rained.", "March", "calendar"),
        ("Foreign Minister Koval came.", "Koval", "role_before"),
        ("We saw Koval, head of the Asia Department.", "Koval", "role_after"),
        ("We saw Mr. Koval.", "Koval", "honorific"),
        ("We saw Ms Koval.", "Koval", "honorific"),
        ("Then Koval said no.", "Koval", "speech_after"),
        ("No, said Koval.", "Koval", "speech_before"),
        ("By Olena Koval\n\nIt rained.", "Olena Koval", "byline"),
        ("© Olena Koval\n\nIt rained.", "Olena Koval", "credit"),
        ("Rain. Olena Koval / City Press", "Olena Koval", "credit"),
        ("Rain. Olena Koval / City Press", "City Press", "slash_before"),
        ("In 2016 the Koval administration fell.", "Koval", "office_noun"),
        ("Then Koval, 64, left.", "Koval", "age"),
        ("We met in Koval.", "Koval", "place_preposition"),
        ("They read the Koval daily.", "Koval", "article"),
        ("They study at Koval University.", "Koval", "organisation_after"),
        ("They like “Koval” best.", "Koval", "quoted"),
        ("Olena Koval Visits Distant Harbour Again\n\nIt rained.", "Olena Koval", "heading"),
        ("His brother Koval came.", "Koval", "person_noun"),
    ],
)
def test_features(text: str, name: str, feature: str) -> None:
    assert feature in features_of(text, name)
    assert feature not in features_of("They know of Xyz there.", "Xyz")


@pytest.mark.parametrize(
    ("text", "name", "feature"),
    [
        ("Открылась Русская служба.", "Русская", "adjective_of_thing"),
        ("Это Северная Долина.", "Северная Долина", "adjective_first"),
        ("Мы читаем Goldman Sachs.", "Goldman Sachs", "foreign_script"),
        ("Это уход Коваля.", "Коваля", "person_noun"),
        ("Сегодня Коваль потерял паспорт.", "Коваль", "predicate"),
    ],
)
def test_features_of_russian(text: str, name: str, feature: str) -> None:
    assert feature in features_of(text, name, "ru")


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    source = "".join(Path(str(module.__file__)).read_text(encoding="utf-8") for module in (own, beside))
    for table in ("own", "beside"):
        for feature in _WEIGHTS[table]:
            stem = feature.removesuffix("_known").removesuffix("_after_given")
            assert f'"{feature}"' in source or f'"{stem}"' in source, feature


def test_the_score_is_the_sum_of_its_weights() -> None:
    page = page_of("Then Foreign Minister Olena Koval, 64, told Reuters in Minsk that Mr. Brandt left.")
    for first, last in all_spans(page):
        if not all(word.shape is WordShape.TITLE for word in page.words[first : last + 1]):
            continue
        own = sum(_WEIGHTS["own"][feature] for feature in own_features(page, first, last))
        beside = sum(_WEIGHTS["beside"][feature] for feature in beside_features(page, first, last))
        alone = score(page, first, last, run=(first, last))
        prior = alone - own - beside
        assert prior in {*_WEIGHTS["prior"].values(), _WEIGHTS["prior"]["one"] + _WEIGHTS["language"]["inside"]}


def slow_best(page: Page, first: int, last: int) -> float:
    """The largest sum of weights over all ways to cut a run, by trying them all."""
    if first > last:
        return 0.0
    best = slow_best(page, first + 1, last)
    for end in range(first, last + 1):
        bits = score(page, first, end, run=(0, len(page.words) - 1))
        if bits > 0:
            best = max(best, bits + slow_best(page, end + 1, last))
    return best


@pytest.mark.parametrize(
    "text", ["Olena Koval Maria Brandt", "Petrov Olena", "Maria Olena Petrova Brandt Ivanov", "Paris Berlin Maria"]
)
def test_a_run_is_cut_where_the_weights_sum_highest(text: str) -> None:
    page = page_of(text)
    run = (0, len(page.words) - 1)
    reached = sum(score(page, *piece, run=run) for piece in best_pieces(page))
    assert reached == pytest.approx(slow_best(page, *run))
