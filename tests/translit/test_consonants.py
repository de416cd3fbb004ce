from __future__ import annotations

import pytest

from namematch.translit import neutral_key, skeleton


@pytest.mark.parametrize(("left", "right"), [("Терешков", "Церашкоў"), ("Гант", "Хант"), ("Жуков", "Зюков")])
def test_traditions_meet(left: str, right: str) -> None:
    assert skeleton(neutral_key(left)) == skeleton(neutral_key(right))


def test_a_word_of_few_consonants_stands_for_itself() -> None:
    assert skeleton(neutral_key("Мэй")) == neutral_key("Мэй")
    assert skeleton(neutral_key("")) == ""
