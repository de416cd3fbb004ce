"""Running text as a row of phrases: what each is, how it is written, and whether it hangs on the one before."""

from __future__ import annotations

import pytest

from namematch.roles.parsing.phrase_tagger import tags_of
from namematch.roles.vocabulary_entries import LinkWord, Organisation, Place, RankWord, Topic


def test_a_row_of_tags() -> None:
    text = "The US-Russian Foreign Ministry’s head, 2nd МИД zorro"
    tags = tags_of(text)
    kinds = [None if tag.entry is None else type(tag.entry) for tag in tags]
    assert kinds == [LinkWord, Place, Place, Topic, Organisation, RankWord, None, LinkWord, Organisation, None]
    assert " ".join(tag.text for tag in tags) == "The US Russian Foreign Ministry’s head , 2nd МИД zorro"
    assert [place for place, tag in enumerate(tags) if not tag.glued] == [0]
    assert [place for place, tag in enumerate(tags) if tag.hyphened] == [2]
    assert [place for place, tag in enumerate(tags) if not tag.capital] == [5, 6, 9]
    assert [place for place, tag in enumerate(tags) if tag.cyrillic] == [8]
    assert [place for place, tag in enumerate(tags) if tag.possessive] == [4]
    assert [tag.mark for tag in tags if tag.mark] == [","]
    assert all(text[tag.words[0].start : tag.words[-1].end] == tag.text for tag in tags)


@pytest.mark.parametrize(
    ("between", "glued"),
    [
        (" ", True),
        ("  ", True),
        ("-", True),
        (" - ", True),
        ("…", False),
        (" + ", False),
        ("\n\n", False),
    ],
)
def test_what_may_stand_between_two_words_of_a_phrase(between: str, glued: bool) -> None:
    first, second = tags_of(f"zorro{between}Acme")
    assert (first.glued, second.glued) == (False, glued)


def test_the_longest_phrase_is_one_tag() -> None:
    (tag,) = tags_of("State Duma")
    assert isinstance(tag.entry, Organisation)
    assert len(tag.words) == 2
    assert tags_of("") == []
