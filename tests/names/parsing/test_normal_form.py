from __future__ import annotations

import pytest

from namematch.names import normalize_name, normalize_name_many


@pytest.mark.parametrize(
    "text",
    [
        "Александр Никитич Дарчиев",
        "Дарчиев Александр Никитич",
        "ДАРЧИЕВ, Александр Никитич",
        "дарчиев,  александр никитич",
        "г-н Александр Никитич Дарчиев",
        "Aлександр Никитич Дарчиев",
    ],
)
def test_one_form_for_one_name(text: str) -> None:
    assert normalize_name(text) == normalize_name("Александр Никитич Дарчиев")


def test_initials_keep_their_dot() -> None:
    assert normalize_name("А.Н.Дарчиев").given == ("а.",)
    assert str(normalize_name("Darchiyev A.N.")) == "darchiyev a. n."


def test_kinds_of_apostrophe_and_hyphen() -> None:
    assert normalize_name("В’ячеслав Римський–Корсаков") == normalize_name("В'ячеслав Римський-Корсаков")


def test_forms_are_hashable_and_differ() -> None:
    assert len({normalize_name("Иван Петров"), normalize_name("Пётр Иванов"), normalize_name("Петров, Иван")}) == 2


def test_a_batch_keeps_its_rows() -> None:
    rows = normalize_name_many(["Иван Петров", None, "", "Петров Иван"])
    assert rows[1] is None
    assert rows[2] is None
    assert rows[0] == rows[3]


def test_takes_only_strings() -> None:
    with pytest.raises(TypeError, match="string"):
        normalize_name(None)  # type: ignore[arg-type]
