"""Laws of taking names apart."""

from __future__ import annotations

import unicodedata
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.profiles import examples

from namematch.evidence import exact
from namematch.names import (
    PartKind,
    has_surname_ending,
    is_given_name,
    is_patronymic,
    lemmas,
    normalize_name,
    parse_name,
    surname_gender,
)
from namematch.names.batch.ingest import NewWords
from namematch.names.batch.part_table import PartTable
from namematch.names.batch.word_features import features_of
from namematch.names.comparison.part_weight import NameWord, PartTokens, compared_words, weigh_parts
from namematch.names.morphology.lemmatizer import surname_base
from namematch.names.morphology.patronymic import parse_patronymic
from namematch.names.sources.given_relations import given_relation
from namematch.names.spelling.edit_distance import slip_bits, written_bits
from namematch.names.spelling.spelling_key import name_spelling_key
from namematch.text import fold
from namematch.translit import romanize

GIVEN = ["Александр", "Мария", "Сергей", "Ольга", "Дмитрий", "Анна", "Николай", "Юлия", "Пётр", "Татьяна"]
FATHERS = ["Иванович", "Сергеевич", "Никитич", "Владимирович", "Александрович"]
SURNAMES = ["Дарчиев", "Лавров", "Шевченко", "Навальный", "Лукашевич", "Пашинян", "Римский-Корсаков", "Соловьёв"]
SCHEMES = ["bgn-pcgn", "icao-9303", "german-duden", "french", "polish", "iso-9", "news"]

cyrillic_names = st.tuples(st.sampled_from(GIVEN), st.sampled_from(FATHERS), st.sampled_from(SURNAMES))
any_text = st.text(max_size=60)

# The tables are read once, outside of any deadline.
lemmas(parse_name("Иван Галиночка Genadiuszz").text)
given_relation("Genadiuszz", "Иван")
name_text = st.text(alphabet="АБВавгдеёжийьі'’-–., ()ABCabcdeyj\u0301\u0306\u00ad", max_size=40)
written = st.one_of(cyrillic_names.map(" ".join), name_text, any_text)


@given(written)
def test_parts_are_cut_from_the_text(text: str) -> None:
    name = parse_name(text)
    for parse in (name, *name.alternatives):
        assert parse.text == text
        ends = [0]
        for part in parse.parts:
            assert (parse.mended or text)[part.start : part.end] == part.text != ""
            assert part.start >= ends[-1]
            ends.append(part.end)


@given(written)
def test_alternatives_are_a_distribution(text: str) -> None:
    name = parse_name(text)
    shares = [name.probability, *(other.probability for other in name.alternatives)]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 1 + 1e-9
    assert 0.5 <= name.gender_probability <= 1
    if name.parts:
        readings = [tuple(part.kind for part in parse.parts) for parse in (name, *name.alternatives)]
        assert len(set(readings)) == len(readings)


@given(cyrillic_names, st.sampled_from([None, *SCHEMES]), st.booleans())
def test_the_normal_form_of_a_normal_form_is_itself(
    words: tuple[str, str, str], scheme: str | None, initials: bool
) -> None:
    first, father, surname = words if scheme is None else (romanize(word, scheme) for word in words)
    if initials:
        first, father = first[0] + ".", father[0] + "."
    once = normalize_name(f"{first} {father} {surname}")
    assert normalize_name(str(once)) == once


@given(cyrillic_names, st.sampled_from([None, *SCHEMES]), st.data())
def test_normalising_is_blind_to_typography(
    words: tuple[str, str, str], scheme: str | None, data: st.DataObject
) -> None:
    first, father, surname = words if scheme is None else (romanize(word, scheme) for word in words)
    want = normalize_name(f"{first} {father} {surname}")
    spaces = data.draw(st.sampled_from([" ", "  ", "\u00a0", " \t"]))
    order = data.draw(st.sampled_from([(first, father, surname), (surname + ",", first, father)]))
    text = spaces.join(order)
    text = data.draw(st.sampled_from([text, text.upper(), unicodedata.normalize("NFD", text)]))
    text = text.replace("-", data.draw(st.sampled_from(["-", "–", "‑"]))).replace("'", "’")
    assert normalize_name(text) == want


@given(cyrillic_names)
def test_order_does_not_matter_to_a_full_name(words: tuple[str, str, str]) -> None:
    first, father, surname = words
    official, western = parse_name(f"{surname} {first} {father}"), parse_name(f"{first} {father} {surname}")
    assert (official.given, official.patronymic, official.surname) == (first, father, surname)
    assert (western.given, western.patronymic, western.surname) == (first, father, surname)


@given(any_text)
@examples(300)
def test_no_word_raises(text: str) -> None:
    assert isinstance(is_given_name(text), bool)
    assert isinstance(is_patronymic(text), bool)
    assert isinstance(has_surname_ending(text), bool)
    surname_gender(text)
    surname_base(text)
    parse_patronymic(text)
    given_relation(text, text[::-1])
    for kind in (None, *PartKind):
        lemmas(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "ш" * 1_000_000,
        "А." * 200_000,
        "-" * 300_000,
        "(" * 300_000,
        "\ud800" * 1000 + "Иван",
        "Иван " * 50_000,
        "ов" * 100_000 + "ич",
        "\u202eнавИ вортеП",
        "é\u0301" * 50_000,
        ", " * 100_000,
        "de " * 50_000,
        "оглы " * 10_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_endless_texts_are_no_trouble(text: str) -> None:
    tests_of_words = (is_given_name, is_patronymic, has_surname_ending)
    for function in (parse_name, normalize_name, *tests_of_words, lemmas, name_spelling_key):
        function(text)
    given_relation(text, "Иван")


@given(st.sampled_from(GIVEN), st.sampled_from(GIVEN))
def test_relations_are_symmetric(left: str, right: str) -> None:
    forwards, backwards = given_relation(left, right), given_relation(right, left)
    assert (forwards is None) is (backwards is None)
    if forwards and backwards:
        assert (forwards.kind, forwards.bits) == (backwards.kind, backwards.bits)


@given(st.sampled_from(GIVEN), st.sampled_from(SCHEMES))
def test_a_name_is_related_to_its_spellings(name: str, scheme: str) -> None:
    relation = given_relation(name, romanize(name, scheme))
    assert relation is not None
    assert relation.bits == 0
    assert is_given_name(romanize(name, scheme))


@given(written)
def test_a_key_of_a_key_is_itself(text: str) -> None:
    assert name_spelling_key(name_spelling_key(text)) == name_spelling_key(text)


@given(st.sampled_from(SURNAMES + GIVEN), st.sampled_from(list(PartKind)))
def test_lemmas_are_blind_to_case(word: str, kind: PartKind) -> None:
    assert lemmas(word, kind) == lemmas(word.upper(), kind)


neutral_words = st.text(alphabet="абвгдежзиклмнопрстуфхцчшя", min_size=1, max_size=12)


@st.composite
def words_and_slips(draw: st.DrawFn) -> list[str]:
    """Words in the neutral alphabet, and what one or two slips make of them: words drawn apart are seldom close."""
    words = draw(st.lists(neutral_words, min_size=1, max_size=4))
    for word in list(words):
        for _ in range(draw(st.integers(0, 2))):
            i, letter = draw(st.integers(0, len(word))), draw(st.sampled_from("агнш"))
            turned = word[:i] + word[i + 1 : i + 2] + word[i : i + 1] + word[i + 2 :]
            word = draw(st.sampled_from([turned, *(word[:i] + letter + word[i + more :] for more in (0, 1))]))
            words.append(word[:i] + word[i + 1 :] if draw(st.booleans()) else word)
    return list(dict.fromkeys(words))


@given(words_and_slips())
def test_slips_cost_the_same_from_either_side_and_only_equal_words_nothing(words: list[str]) -> None:
    for left, right in product(words, words):
        bits = slip_bits(left, right)
        assert bits == slip_bits(right, left)
        if bits is not None:
            one, two = written_bits(left, right), written_bits(right, left)
            assert one is not None
            assert two is not None
            assert (bits == 0) is (left == right) is (one == 0)
            assert min(one, two) <= bits <= max(one, two)


WORDS = {
    PartKind.GIVEN: [*GIVEN, "Саша", "Настя", "Олександр", "Мыкола", "Анна-Мария", "Роксана", "Оксана", "Элида"],
    PartKind.PATRONYMIC: [*FATHERS, "Ильич", "Иванова", "Петровна", "Миколаївна", "Хидиятуллович", "Олегівна"],
    PartKind.SURNAME: [*SURNAMES, "Лавровский", "Соловей", "Шевчук", "Иванов", "Подояк", "Помаз", "Лавренов"],
}


@st.composite
def slipped_words(draw: st.DrawFn) -> tuple[PartKind, list[str]]:
    """Words of one kind, in Cyrillic or romanised, of which some have a letter left out, doubled, changed or moved."""
    kind = draw(st.sampled_from(list(PartKind)))
    words = []
    for word in draw(st.lists(st.sampled_from(WORDS[kind]), min_size=2, max_size=6)):
        scheme = draw(st.sampled_from([None, *SCHEMES]))
        text = fold(word if scheme is None else romanize(word, scheme))
        place = draw(st.integers(0, len(text) - 2))
        a, b = text[place], text[place + 1]
        text = text[:place] + draw(st.sampled_from([a + b, a + b, b, a + a + b, b + a, "е" + b])) + text[place + 2 :]
        words.append(text)
    return kind, list(dict.fromkeys(words))


@st.composite
def groups_of_words(draw: st.DrawFn) -> tuple[PartKind, list[PartTokens]]:
    """Groups of such words of one kind: single ones, double ones, some of them initials."""
    kind, words = draw(slipped_words())
    word = st.sampled_from(words)
    token = st.one_of(
        word.map(lambda text: NameWord(text, initial=False)),
        st.tuples(word, word).map(lambda halves: NameWord("-".join(halves), initial=False)),
        word.map(lambda text: NameWord(f"{text[0].upper()}.", initial=True)),
    )
    group = st.one_of(word.map(lambda text: (NameWord(text, initial=False),)), st.lists(token, min_size=1, max_size=3))
    return kind, list(dict.fromkeys(map(tuple, draw(st.lists(group, min_size=2, max_size=6)))))


@examples(200)
@given(groups_of_words())
def test_groups_in_columns_weigh_what_they_weigh_one_by_one(drawn: tuple[PartKind, list[PartTokens]]) -> None:
    kind, groups = drawn
    table, compared = PartTable(kind), [compared_words(group, kind) for group in groups]
    unknown = list(dict.fromkeys(word for words in compared for word in words))
    table.add(NewWords(groups, [[]] * len(groups), compared, unknown, list(features_of(unknown, kind))))
    left, right = np.triu_indices(len(groups))
    weighed = table.weigh(left, right)
    for row, (one, two) in enumerate(zip(left, right, strict=True)):
        wanted = weigh_parts(groups[one], groups[two], kind)
        found = weighed.bits[row], weighed.different[row], weighed.vague[row]
        vague = wanted.relation in {"diminutive", "initial"}
        assert found == (exact(wanted.bits), wanted.relation == "different", vague), (groups[one], groups[two])


DATES = ["1850-1901", "d. 1901", "b. ca. 1850", "17th cent.", "ум. 1901", "XVIII в.", "geb. 1850", "active 1850"]


@given(cyrillic_names, st.sampled_from(SCHEMES), st.sampled_from(DATES), st.sampled_from(["{}, {}", "{} ({})"]))
def test_a_date_behind_a_name_changes_nothing_but_the_dates(
    words: tuple[str, str, str], scheme: str, date: str, shape: str
) -> None:
    for name in (" ".join(words), romanize(" ".join(words), scheme), f"{words[2]}, {words[0]} {words[1]}"):
        bare, dated = parse_name(name), parse_name(shape.format(name, date))
        assert dated.dates == (date,)
        assert (dated.parts, dated.titles, dated.gender) == (bare.parts, bare.titles, bare.gender)
        assert dated.probability == bare.probability


@given(cyrillic_names, st.sampled_from(["граф", "князь", "барон", "graf", "Baron"]), st.integers(0, 2))
def test_a_title_behind_a_comma_changes_nothing_but_the_titles(
    words: tuple[str, str, str], title: str, places: int
) -> None:
    name = " ".join((*words[places:], *words[:places])) if places != 1 else f"{words[2]}, {words[0]} {words[1]}"
    bare, titled = parse_name(name), parse_name(f"{name}, {title}")
    assert titled.titles == (title,)
    assert titled.parts == bare.parts
