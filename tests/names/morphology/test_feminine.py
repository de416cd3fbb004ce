from __future__ import annotations

import pytest

from namematch.names import feminine_surname
from namematch.names.morphology.lemmatizer import surname_base


@pytest.mark.parametrize(
    ("masculine", "feminine"),
    [
        ("Иванов", "иванова"),
        ("Чайковский", "чайковская"),
        ("Кузьмин", "кузьмина"),
        ("Шевченко", "шевченко"),
        ("Луговой", "луговая"),
        ("Цой", "цой"),
    ],
)
def test_feminine_surname(masculine: str, feminine: str) -> None:
    assert feminine_surname(masculine) == feminine


@pytest.mark.parametrize(
    "surname", ["иванов", "чайковский", "кузьмин", "соловьёв", "навальный", "луговой", "зеленський"]
)
def test_the_masculine_is_found_again(surname: str) -> None:
    assert surname_base(feminine_surname(surname)) == surname
