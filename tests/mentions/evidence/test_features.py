from __future__ import annotations

import pytest

from namematch.mentions.document import Page
from namematch.mentions.evidence import piece_features
from namematch.mentions.role_spans import RolePlaces
from namematch.mentions.search import first_look, look_again, pieces_of, read_page, runs, score, second_look


def page_of(text: str, language: str = "en") -> Page:
    return read_page(text, RolePlaces(text, language))


def features_of(page: Page, name: str) -> set[str]:
    """Features of `name`, whose words stand together in the text of `page`."""
    start = page.text.index(name)
    at = [i for i, word in enumerate(page.words) if start <= word.start < start + len(name)]
    return set(piece_features(page, at[0], at[-1], (at[0], at[-1])))


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
    assert feature in features_of(page_of(text), name)
    assert feature not in features_of(page_of("They know of Xyz there."), "Xyz")


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
    assert feature in features_of(page_of(text, "ru"), name)


@pytest.mark.parametrize(
    ("name", "kind"), [("Olena Koval", "elsewhere.last.alone="), ("Brandt", "elsewhere.alone=none")]
)
def test_other_places_of_a_word_are_evidence(name: str, kind: str) -> None:
    page = look_again(page_of("Mr Brandt met Olena Koval there. Then Mr Koval left."), first_look())
    assert any(feature.startswith(kind) for feature in features_of(page, name))


def test_a_place_is_no_evidence_for_itself() -> None:
    page = look_again(page_of("We met Olena Koval there."), first_look())
    assert {"elsewhere.last=none", "elsewhere.first=none"} <= features_of(page, "Olena Koval")


def test_the_score_is_the_sum_of_what_its_features_weigh() -> None:
    page = page_of("Then Foreign Minister Olena Koval, 64, told Reuters in Minsk that Mr. Brandt left.")
    for weights in (first_look(), second_look()):
        for run in runs(page):
            for piece in pieces_of(page, run):
                summed = sum(weights.get(feature, 0.0) for feature in piece_features(page, *piece, run))
                assert score(page, piece, run, weights) == pytest.approx(summed)


def test_only_the_second_look_weighs_other_places() -> None:
    assert {"role_before", "words=2", "first.given"} <= {*first_look()} & {*second_look()}
    assert not any(feature.startswith("elsewhere.") for feature in first_look())
    assert any(feature.startswith("elsewhere.") for feature in second_look())


@pytest.mark.parametrize(
    ("text", "name", "feature"),
    [
        ("Rain.\nKoval\nIt rained.", "Koval", "between.one=.line_line"),
        ("Hull 2 (Koval 14), Derby 1", "Koval", "between.one=(0_blank0"),
        ("1. Olena Koval (Norway)", "Olena Koval", "between.several=.0_("),
        ("Regards,\nKoval", "Koval", "before_mark.kind=greetings"),
        ("They saw Shiite there.", "Shiite", "alone.kind=peoples"),
        ("They saw Faith there.", "Faith", "alone.kind=given_words"),
    ],
)
def test_what_parts_a_name_from_its_neighbours_and_what_kind_of_word_it_is(text: str, name: str, feature: str) -> None:
    assert feature in features_of(page_of(text), name)


def test_the_names_beside_a_name_in_a_list_count() -> None:
    page = look_again(page_of("They met Olena Koval, Wexler, Maria Brandt there."), first_look())
    found = {feature for feature in features_of(page, "Wexler") if feature.startswith("list.")}
    assert {feature.partition("=")[0] for feature in found} == {"list.before", "list.after"}
    alone = look_again(page_of("They met Wexler there."), first_look())
    assert not any(feature.startswith("list.") for feature in features_of(alone, "Wexler"))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("cf. Meier, K., Schulze, P.: graphs.", ["Meier, K", "Schulze, P"]),
        ("cf. A. Meier, K. Schulze there.", ["A. Meier", "K. Schulze"]),
    ],
)
def test_an_initial_behind_a_comma_belongs_to_the_surname_unless_one_stands_before_it(
    text: str, pieces: list[str]
) -> None:
    page = page_of(text)
    assert [text[page.words[first].start : page.words[last].end] for first, last in runs(page)] == pieces
