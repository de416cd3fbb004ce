"""Names in alphabets that keep only some letters apart, read back."""

from __future__ import annotations

import pytest

from namematch import compare
from namematch.translit import letterwise_readings, writing_share
from namematch.translit.readings.other_alphabets import other_alphabet_candidates


@pytest.mark.parametrize(
    ("word", "cyrillic"),
    [
        ("ميدفيديف", "медведев"),
        ("مدودف", "медведев"),
        ("لافروف", "лавров"),
        ("טולסטוי", "толстой"),
        ("לברוב", "лавров"),
        ("אלכסנדר", "александр"),
        ("σεργκέι", "сергей"),
        ("μπαμπάνοφ", "бабанов"),
        ("մեդվեդև", "медведев"),
        ("ヴォローニン", "воронин"),
        ("チョールヌイ", "черный"),
        ("ﾌﾟｰﾁﾝ", "путин"),
        ("메드베데프", "медведев"),
        ("卢卡申科", "лукашенко"),
        ("пушкин", None),
        ("पुतिन", "путин"),
        ("ปูติน", "путин"),
        ("ज़ेलेन्स्की", "зеленский"),
        ("পুতিন", "путин"),
        ("പുടിൻ", "путин"),
        ("拉夫羅夫", "лавров"),
    ],
)
def test_words_are_read_back(word: str, cyrillic: str | None) -> None:
    found = other_alphabet_candidates(word)
    assert cyrillic in found[1][:2] if found else cyrillic is None


def test_an_ordinary_word_is_none_of_theirs() -> None:
    assert other_alphabet_candidates("putin") is None
    assert writing_share("putin", "путин") == 0


def test_the_likeliest_stands_first_and_all_are_readings() -> None:
    costs, words = other_alphabet_candidates("بوتين") or ([], [])
    assert costs == sorted(costs)
    assert len(set(words)) == len(words)
    assert {reading.cyrillic for reading in letterwise_readings("بوتين")} == set(words)


def test_how_likely_a_word_is_written_so() -> None:
    assert writing_share("קליצ'קו", "кличко") > writing_share("קליצ'קו", "клецко") >= 0
    assert writing_share("بوتين", "лавров") == 0
    assert 0 < writing_share("クリチコ", "кричко") <= 1


@pytest.mark.parametrize(
    ("written", "cyrillic"),
    [
        ("ميخائيل غورباتشوف", "Михаил Горбачёв"),
        ("سرگئی لاوروف", "Сергей Лавров"),
        ("ויקטור ינוקוביץ'", "Виктор Янукович"),
        ("マリア・シャラポワ", "Мария Шарапова"),
        ("알렉세이 나발니", "Алексей Навальный"),
        ("玛丽亚·扎哈罗娃", "Мария Захарова"),
        ("谢尔盖·拉夫罗夫", "Sergey Lavrov"),
        ("Βλαντιμίρ Πούτιν", "Vladimir Putin"),
        ("Պետրո Պորոշենկո", "Пётр Порошенко"),
        ("यूलिया तिमोशेंको", "Юлия Тимошенко"),
        ("เซียร์เกย์ ลัฟรอฟ", "Сергей Лавров"),
    ],
)
def test_names_are_one_across_alphabets(written: str, cyrillic: str) -> None:
    assert compare(written, cyrillic).same


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("ميخائيل غورباتشوف", "Михаил Горбунов"),
        ("سرگئی لاوروف", "Сергей Лаврентьев"),
        ("マリア・シャラポワ", "Мария Шаповалова"),
        ("알렉세이 나발니", "Алексей Новиков"),
        ("谢尔盖·拉夫罗夫", "Сергей Лавренов"),
        ("玛丽亚·扎哈罗娃", "Мария Захарченко"),
        ("玛丽亚·扎哈罗娃", "Марина Захарова"),
        ("Βλαντιμίρ Πούτιν", "Владимир Пудин"),
    ],
)
def test_other_people_stay_others(written: str, other: str) -> None:
    assert not compare(written, other).same
