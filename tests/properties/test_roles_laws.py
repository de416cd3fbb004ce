"""Laws of roles: idempotent normal forms, whole coverage, symmetric comparison, no exception on any text."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from namematch.evidence import total_bits
from namematch.roles import RolePart, RoleVerdict, compare_roles, find_roles, parse_role, parse_role_many
from namematch.text import is_missing, words

RANKS = ["director", "head", "chief", "deputy director", "deputy head", "acting director", "former head"]
TOPICS = ["Legal", "North Atlantic", "Press", "Information and Press", "Consular", "Latin America", "Linguistics"]
UNITS = ["Department", "Directorate", "Committee", "Bureau", "Institute"]
BODIES = [
    ("Foreign Ministry", "Russian ", "Russia's ", " of Russia"),
    ("Defence Ministry", "Ukrainian ", "Ukraine's ", " of Ukraine"),
    ("Finance Ministry", "German ", "Germany's ", " of Germany"),
]
PIECES = [
    "head", "of", "the", "deputy", "North Atlantic", "Department", "Foreign Ministry", "Russia's", "Putin", "(former",
    ")", "and", "ambassador", "to", "US", "for", "Central Europe", "·", " · ", "RU", "-", "Gazprom", "general", "ret.",
    "директор", "департамента", "МИД", "РФ", "зам", "замминистра", "глава", "и", "по", "вопросам", "культуры", "посол",
    "в", "Москве", "области", "«", "»", "Гохрана", "бывший", "first", "co-", "O'Neil", "of State", "secretary", ",",
    "for ", "to ", "minister", "Ministry", "Committee", "chair", "Region", "oblast", "министр", "её", "u.s.", "A.",
]  # fmt: skip

titles = st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join)
texts = st.one_of(titles, st.text(max_size=60), st.text(st.sampled_from("abгдежМИД' -·.,()«»"), max_size=40))


@given(texts)
def test_normal_form_is_idempotent(text: str) -> None:
    form = parse_role(text).normal_form
    assert parse_role(form).normal_form == form


@given(titles)
def test_normal_form_of_several_parts_reads_back_as_the_same_role(text: str) -> None:
    role = parse_role(text)
    if role.rank is not None and " · " in role.normal_form:
        assert parse_role(role.normal_form) == replace(role, military_rank=None)


@given(titles.filter(lambda text: "·" not in text))
@example("head (former O'Neil")
@example("head, Putin O'Neil")
def test_blind_to_case(text: str) -> None:
    assert parse_role(text.upper()) == parse_role(text) == parse_role(text.lower())


@given(texts)
def test_every_word_is_in_exactly_one_span(text: str) -> None:
    spans = parse_role(text).spans
    for word in words(text):
        letters = [place for place in range(word.start, word.end) if text[place].isalnum()]
        counts = Counter(sum(span.start <= place < span.end for span in spans) for place in letters)
        assert set(counts) <= {1}, (word, spans)


@given(texts)
def test_rest_is_what_spans_call_rest(text: str) -> None:
    role = parse_role(text)
    assert role.rest == tuple(text[s.start : s.end] for s in role.spans if s.part is RolePart.REST)


@given(texts, texts)
def test_comparison_is_symmetric_and_adds_up(left: str, right: str) -> None:
    one, other = compare_roles(left, right), compare_roles(right, left)
    assert one.verdict == other.verdict
    assert one.bits == pytest.approx(other.bits)
    assert one.bits == pytest.approx(total_bits(one.evidence))
    bounds = {
        RoleVerdict.SAME: (0.0, 12.0),
        RoleVerdict.COMPATIBLE: (1.0, 4.0),
        RoleVerdict.DIFFERENT: (-2.0, -0.5),
        RoleVerdict.UNKNOWN: (0.0, 0.0),
    }
    low, high = bounds[one.verdict]
    # Each addend stands on the grid of evidence weights, so a sum may pass its bound by a few steps.
    assert low - 0.01 <= one.bits <= high + 0.01


@given(titles)
def test_a_role_is_never_different_from_itself(text: str) -> None:
    assert compare_roles(text, text).verdict in (RoleVerdict.SAME, RoleVerdict.UNKNOWN, RoleVerdict.COMPATIBLE)


@given(st.sampled_from(RANKS), st.sampled_from(TOPICS), st.sampled_from(UNITS), st.sampled_from(BODIES), st.booleans())
def test_word_order_does_not_matter(
    rank: str, topic: str, unit: str, body: tuple[str, str, str, str], article: bool
) -> None:
    ministry, adjective, possessive, of_country = body
    the = "the " if article else ""
    variants = [
        f"{rank} of {the}{topic} {unit} of {the}{adjective}{ministry}",
        f"{rank} of {the}{unit} of {topic} at {possessive}{ministry}",
        f"{adjective}{ministry}'s {topic} {unit} {rank}",
        f"{adjective}{ministry} {topic} {unit} {rank}",
        f"{rank} of {the}{topic} {unit} at {the}{ministry}{of_country}",
        f"{possessive}{ministry}’s {unit} of {topic} {rank}",
    ]
    assert len({parse_role(variant).normal_form for variant in variants}) == 1


@given(texts)
def test_found_titles_lie_in_the_text_in_order(text: str) -> None:
    spans = find_roles(text)
    assert all(text[span.start : span.end] == span.text and span.text for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(st.lists(st.one_of(st.none(), titles, st.just(float("nan"))), max_size=8))
def test_batch_agrees_with_single_calls(column: list[object]) -> None:
    expected = [None if is_missing(text) or not isinstance(text, str) else parse_role(text) for text in column]
    assert parse_role_many(column) == expected


PIECES_WITHOUT_AN_END = (
    "ш", "head of ", "\ud800", "A.", "и. о. ", "(", "'", "North Atlantic ", "é́", "«", "deputy ",
)  # fmt: skip


@pytest.mark.thorough
@pytest.mark.parametrize("piece", PIECES_WITHOUT_AN_END)
def test_huge_input_is_read(piece: str) -> None:
    # One letter a million times over; for what repeats, a fifth would take minutes if it were not linear.
    text = piece * ((1_000_000 if piece == "ш" else 200_000) // len(piece))
    assert parse_role(text).text == text
    assert all(text[span.start : span.end] == span.text for span in find_roles(text[:100_000]))
