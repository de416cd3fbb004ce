"""Laws of writing Cyrillic in Latin letters."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st
from tests.profiles import examples

from namematch.text import is_missing
from namematch.translit import Scheme, find_scheme, romanize, romanize_many, schemes
from namematch.translit.schemes.scheme import alphabets

CYRILLIC = re.compile(
    r"[\u0400-\u052f\u1c80-\u1c8f\u1d2b\u1d78\u2de0-\u2dff\ua640-\ua69f\ufe2e\ufe2f\U0001e030-\U0001e08f]"
)
EVERY_LETTER = "".join(sorted(set("".join(alphabet["letters"] for alphabet in alphabets().values()))))
SIGNS = "ъьӏ'"

any_scheme = st.sampled_from(schemes())
reversible = st.sampled_from([each for each in schemes() if each.reversible])
any_letters = st.text(EVERY_LETTER, min_size=1, max_size=12)
cyrillic_characters = st.characters(min_codepoint=0x0400, max_codepoint=0x052F)
common_characters = st.sampled_from("абвеьъийксЩЮЯЕ'’ -\n\u0301\u0306")
surrogates = st.sampled_from("\ud800\udfff")
mixed_characters = st.one_of(cyrillic_characters, common_characters, st.characters(), surrogates)
any_text = st.text(mixed_characters, max_size=40)


def first_rule_that_fits(each: Scheme, word: str) -> str:
    """The scheme run by hand, slowly: at each place the first rule that fits wins."""
    padded = f"#{word}#"
    parts = []
    place = 1
    while place <= len(word):
        for rule in each.rules:
            end = place + len(rule.letters)
            if (
                padded.startswith(rule.letters, place)
                and (not rule.after or padded[place - 1] in rule.after)
                and (not rule.before or padded[end] in rule.before)
            ):
                parts.append(rule.to)
                place = end
                break
        else:
            raise AssertionError(f"no rule for {padded[place]!r}")
    fitting = [(of, ending.add) for ending in each.endings for of in ending.of if word.endswith(of)]
    addition = max(fitting, key=lambda pair: len(pair[0]), default=("", ""))[1]
    return "".join(parts) + (addition if len(word) > 1 else "")


@st.composite
def words_of_a_scheme(draw: st.DrawFn) -> tuple[Scheme, str]:
    each = draw(any_scheme)
    chunks = [rule.letters for rule in each.rules]
    return each, "".join(draw(st.lists(st.sampled_from(chunks), min_size=1, max_size=6))).strip("'")


@examples(1500)
@given(words_of_a_scheme())
def test_the_engine_agrees_with_the_rules_run_by_hand(drawn: tuple[Scheme, str]) -> None:
    each, word = drawn
    if "''" not in word and word:
        assert each.romanize_word(word) == first_rule_that_fits(each, word)
        assert romanize(word, each.id) == first_rule_that_fits(each, word)


@st.composite
def columns_of_a_scheme(draw: st.DrawFn) -> tuple[Scheme, list[str]]:
    """Rows of a scheme's own chunks in any case, with joints between them, and now and then an odd character."""
    each = draw(any_scheme)
    chunks = [case(rule.letters) for rule in each.rules for case in (str, str, str.capitalize, str.upper)]
    joints = ["", "", "", " ", "-", ".", "\u0301", "’", "\n", "ғ", "é"]
    pieces = st.tuples(st.sampled_from(chunks), st.sampled_from(joints))
    rows = draw(st.lists(st.lists(pieces, max_size=6), max_size=5))
    return each, ["".join(chunk + joint for chunk, joint in row) for row in rows]


@examples(700)
@given(columns_of_a_scheme())
def test_a_column_in_the_letters_of_a_scheme_is_its_rows(drawn: tuple[Scheme, list[str]]) -> None:
    each, rows = drawn
    assert romanize_many(rows, each.id) == [None if is_missing(row) else romanize(row, each.id) for row in rows]


@examples(400)
@given(any_text, any_scheme)
def test_no_cyrillic_is_left_and_nothing_raises(text: str, each: Scheme) -> None:
    assert not CYRILLIC.search(romanize(text, each.id))


@examples(400)
@given(st.lists(any_text, max_size=6), any_scheme)
def test_a_column_is_its_rows(rows: list[str], each: Scheme) -> None:
    assert romanize_many(rows, each.id) == [None if is_missing(row) else romanize(row, each.id) for row in rows]


@examples(400)
@given(any_letters, any_scheme)
def test_composed_and_decomposed_agree(word: str, each: Scheme) -> None:
    assert romanize(unicodedata.normalize("NFD", word), each.id) == romanize(word, each.id)


@examples(400)
@given(st.text(EVERY_LETTER, min_size=2, max_size=12), any_scheme)
def test_lower_title_and_upper_agree(word: str, each: Scheme) -> None:
    lower = romanize(word.lower(), each.id)
    assert folded(romanize(word.upper(), each.id)) == folded(lower)
    assert folded(romanize(word[0].upper() + word[1:].lower(), each.id)) == folded(lower)


def folded(latin: str) -> str:
    """Lower case in NFC in which the Turkish letters, whose case is not Unicode's, agree."""
    return unicodedata.normalize("NFC", latin.replace("İ", "i").replace("ı", "i").lower())


@examples(300)
@given(any_text, any_text, any_scheme)
def test_no_rule_looks_across_a_blank(left: str, right: str, each: Scheme) -> None:
    assert romanize(f"{left} {right}", each.id) == f"{romanize(left, each.id)} {romanize(right, each.id)}"


@given(st.text().filter(lambda text: not CYRILLIC.search(text)), any_scheme)
def test_what_is_not_cyrillic_passes_unchanged(text: str, each: Scheme) -> None:
    assert romanize(text, each.id) == text


@st.composite
def spelled_words(draw: st.DrawFn) -> tuple[Scheme, str]:
    """A word of a language with a reversible scheme, whose signs stand behind consonants."""
    each = draw(reversible)
    alphabet = alphabets()[draw(st.sampled_from(each.languages))]
    signs = sorted(set(alphabet["letters"]) & set("ъьӏ"))
    letters = sorted(set(alphabet["letters"]) - set(SIGNS))
    with_sign = [consonant + sign for consonant in alphabet["consonants"] if consonant not in SIGNS for sign in signs]
    chunks = st.lists(st.sampled_from(letters + with_sign), min_size=3, max_size=8)
    return each, "".join(draw(chunks))


@examples(600)
@given(spelled_words())
@example((find_scheme("iso-9"), "акӏъа"))
def test_reversible_schemes_are_undone_exactly(drawn: tuple[Scheme, str]) -> None:
    each, word = drawn
    for text in (word, word.upper(), word.capitalize(), f"{word.capitalize()}-{word.upper()} {word}"):
        undone = each.undo(romanize(text, each.id))
        # What machines read is written in capitals, with figures that have none.
        assert (undone.upper() == text.upper()) if each.is_for_machines else (undone == text)


def test_length_costs_linear_time() -> None:
    """A square of these lengths would take minutes."""
    marks = "\u0301\u0316" * 60_000
    for text in ("ш" * 200_000, "ШЩ" * 100_000, "и\u0301" * 60_000, f"щ{marks}щ", "є'" * 60_000):
        for each in ("bgn-pcgn", "french", "ukrainian-2010"):
            assert romanize(text, each)
            assert romanize_many([text, text[:10]], each)
