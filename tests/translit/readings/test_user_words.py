"""Words of a user's lexicon: how common they are beside the shipped ones, and what schemes make of them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from math import log2
from pathlib import Path

import pytest

from namematch.data import read_toml
from namematch.translit import find_scheme, schemes
from namematch.translit.readings import user_words as own_words
from namematch.translit.schemes.letter_outputs import comparable
from namematch.translit.schemes.respell import respellings
from namematch.user_lexicon import lexicon

SCALE = read_toml("readings/own.toml")
Shares = Callable[[dict[str, str]], dict[str, float]]


@pytest.fixture
def shares(tmp_path: Path) -> Iterator[Shares]:
    """The shares of the words of a lexicon, which then is active."""
    with ExitStack() as stack:

        def of(files: dict[str, str]) -> dict[str, float]:
            for name, text in files.items():
                (tmp_path / name).write_text(text, encoding="utf-8")
            stack.enter_context(lexicon(tmp_path))
            return own_words.own_shares()

        yield of


def given(*rows: str) -> dict[str, str]:
    return {"given_names.tsv": "\n".join(["name\tgender\tcognate\tspelling\tdiminutive\tcount", *rows])}


def surnames(**counts: int) -> dict[str, str]:
    return {"surnames.tsv": "\n".join(["surname\tcount", *(f"{name}\t{count}" for name, count in counts.items())])}


def test_a_count_is_a_share_of_the_words_of_full_names(shares: Shares) -> None:
    table = surnames(Шойгу=40) | given("Тохтар\tm\t\t\t\t7")
    assert shares(table) == {
        "шойгу": pytest.approx(SCALE["surnames"]["share"] * 40 / SCALE["surnames"]["bearers"]),
        "тохтар": pytest.approx(SCALE["given"]["share"] * 7 / SCALE["given"]["bearers"]),
    }


def test_halves_of_double_names_are_words_and_add_up(shares: Shares) -> None:
    found = shares({"surnames.tsv": "surname\tcount\nКоцюба-Ёлкин\t3\nКоцюба\t5\n"})
    assert set(found) == {"коцюба", "елкин"}
    assert found["коцюба"] == pytest.approx(found["елкин"] * 8 / 3)


def test_forms_of_a_name_are_words_without_a_count(shares: Shares) -> None:
    found = shares(given("Тохтар\tm\tkk:Тоқтар\tТахтар\tТоха Tokha\t7"))
    assert set(found) == {"тохтар", "тоқтар", "тахтар", "тоха"}
    assert [word for word, share in found.items() if share] == ["тохтар"]


def keys(**words: int) -> dict[str, array[int]]:
    """A prior of words to costs, in which a word's length and first letter are its key."""
    ordered = sorted((key(word), cost) for word, cost in words.items())
    return {
        "keys": array("Q", (number for number, _ in ordered)),
        "key_costs": array("H", (cost for _, cost in ordered)),
        "other": array("H", [1]),
    }


def key(word: str) -> int:
    return ord(word[0]) * 100 + len(word)


def test_without_words_the_prior_is_what_it_was(shares: Shares) -> None:
    shares({"roles.toml": ""})
    prior = keys(а=1)
    assert own_words.with_own_words(prior, key) is prior


def test_words_are_put_in_their_places_and_shares_add_up(shares: Shares) -> None:
    found = shares(surnames(Бойко=100, Дуб=100) | given("Юм\tm\t\t\t\t"))
    prior = keys(аа=9000, бойко=10_000, вяз=11_000, эхо=12_000)
    merged = own_words.with_own_words(prior, key)
    words = ["аа", "бойко", "вяз", "дуб", "эхо", "юм"]
    assert merged["keys"].tolist() == [key(word) for word in words]
    assert merged["other"] is prior["other"]
    costs = dict(zip(words, merged["key_costs"].tolist(), strict=True))
    assert (costs["аа"], costs["вяз"], costs["эхо"]) == (9000, 11_000, 12_000)
    assert costs["бойко"] == round(-1000 * log2(2.0**-10 + found["бойко"]))
    assert costs["дуб"] == round(-1000 * log2(found["дуб"]))
    # A form without a count is as rare as the scale says.
    least = SCALE["given"]["share"] * SCALE["least"] / SCALE["given"]["bearers"]
    assert costs["юм"] == round(-1000 * log2(least))
    assert (merged["keys"].typecode, merged["key_costs"].typecode) == ("Q", "H")


def test_a_spelling_costs_by_how_few_schemes_write_it() -> None:
    writers = [find_scheme(name) for name in ("german-duden", "bgn-pcgn", "icao-9303")]
    found = dict(own_words.scheme_spellings("щукин", writers))
    assert found["schtschukin"] == round(1000 * log2(3))
    assert found["shchukin"] == round(1000 * log2(3 / 2))


def test_spellings_of_other_languages_cost_more() -> None:
    found = own_words.own_spellings(["горын", "дуб"])
    assert found["horyn"].keys() == {"горын"}
    assert found["dub"].keys() == {"дуб"}
    russian = dict(own_words.scheme_spellings("горын", [one for one in schemes() if one.languages[0] == "ru"]))
    costs = {spelling: words["горын"] for spelling, words in found.items() if "горын" in words}
    assert {spelling: costs[spelling] for spelling in russian} == russian
    others = [cost for spelling, cost in costs.items() if spelling not in russian]
    assert 2300 < min(others) < 2300 + 1000 * log2(len(schemes()))


def test_the_schemes_of_four_languages_are_tried() -> None:
    found = own_words.own_spellings(["щедрый"])
    for by in schemes():
        written = comparable(by.romanize_word(respellings("щедрый", by.languages[0])[-1]))
        if by.languages[0] in ("ru", "uk", "be", "bg"):
            assert "щедрый" in found[written], by.id
    assert len(found) < len(schemes())
