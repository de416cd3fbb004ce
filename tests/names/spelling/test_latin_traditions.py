from __future__ import annotations

import pytest

from namematch.names import PartKind, compare, source_forms
from namematch.names.spelling.latin_traditions import chinese_name, russian_spellings
from namematch.translit import neutral_key


@pytest.mark.parametrize(
    ("belarusian", "russian"),
    [("Arlou", "орлов"), ("Khamenka", "хоменко"), ("Kandratsiou", "кондратьев"), ("Baranouski", "барановский")],
)
def test_belarusian_forms_go_back_to_the_russian_surname(belarusian: str, russian: str) -> None:
    assert neutral_key(russian) in source_forms(belarusian, PartKind.SURNAME)


@pytest.mark.parametrize("word", ["Ivanov", "Petrenko", "Орлов", "", "a" * 1000])
def test_what_shows_no_such_spelling_is_left_alone(word: str) -> None:
    assert russian_spellings(word) == {}


def test_costs_grow_with_what_is_rewritten() -> None:
    found = russian_spellings("Kandratsiou")
    assert all(bits > 0 for bits in found.values())
    assert found["kandratiov"] < found["kondratiov"]


def test_what_would_make_too_many_is_not_rewritten() -> None:
    assert len(russian_spellings("Aukatsienka")) == 46
    assert len(russian_spellings("au" * 32)) <= 48


def test_a_person_is_known_by_both_forms() -> None:
    assert compare("Piotr Arlou", "Пётр Орлов").same
    assert not compare("Piotr Arlou", "Пётр Козлов").same


@pytest.mark.parametrize(
    ("written", "russian"),
    [
        ("Chiriliov", "kirilyov"), ("Kruschev", "khrushchev"), ("Tcherbakov", "shcherbakov"), ("Weitz", "vayts"),
        ("Kalesnikava", "kolesnikova"), ("Halouchanka", "holovchenko"), ("Haurylava", "havrylova"),
        ("Haŭryliuk", "havryliuk"), ("Serhiayenka", "serheyenko"), ("Zhauniarovich", "zhevnerovich"),
    ],
)  # fmt: skip
def test_what_the_press_of_many_countries_makes_of_a_name_leads_back(written: str, russian: str) -> None:
    assert russian in russian_spellings(written)


@pytest.mark.parametrize(
    ("given", "written", "russian"),
    [
        ("Vladimir", "Xirinovski", "Жириновский"),
        ("Dmitri", "Medvedjev", "Медведев"),
        ("Komil", "Xo'jayev", "Ходжаев"),
        ("Yulia", "Timoscienko", "Тимошенко"),
        ("Aleksei", "Mozgovyi", "Мозговой"),
        ("Davith", "Usuphašvili", "Усупашвили"),
        ("Ales", "Bialiatski", "Беляцкий"), ("Yevgeniy", "Balytskiy", "Балицкий"), ("Igor", "Dodoni", "Додон"),
        ("Hermine", "Naghdalyan", "Нагдалян"), ("Ivo", "Andriq", "Андрич"), ("Svetlana", "Choi", "Цой"),
        ("Larisa", "Park", "Пак"), ("Viktor", "Hwang", "Хван"), ("Ivan", "Savvidis", "Саввиди"),
        ("Andrii", "Riznyk", "Резник"), ("Mykola", "Kryvonis", "Кривонос"), ("Serhii", "Lisovyi", "Лесовой"),
        ("Yanina", "Kavalchyk", "Ковальчик"), ("Olga", "Dziarbina", "Дербина"),
        ("Petr", "Bondaranka", "Бондаренко"), ("Valery", "Tsaluika", "Целуйко"),
        ("Hanna", "Salauyova", "Соловьёва"), ("Andrei", "Kavalchuk", "Ковальчук"),
        ("Olga", "Shcharbina", "Щербина"), ("Siarhei", "Valkau", "Волков"),
        ("Nina", "Urechean", "Урекян"),
        ("Oleg", "Miadzvedzki", "Медведский"), ("Masha", "Pawkova", "Пашкова"),
        ("Irakli", "Janelidze", "Джанелидзе"), ("Otto", "Beyer", "Байер"),
        ("I-u-ri", "An-đrô-pốp", "Андропов"), ("I-van", "Goóc-đê-ép", "Гордеев"), ("I-van", "Ta-ra-nhin", "Таранин"),
        ("Mykola", "Pidlubnyi", "Подлубный"), ("Petro", "Pidhirnyi", "Подгорный"),
        ("Olena", "Pidopryhora", "Подопригора"),
        ("Iryna", "Ulasava", "Власова"), ("Ihar", "Radzko", "Радько"), ("Mikita", "Ponamarou", "Пономарёв"),
        ("Nikita", "Xruşşov", "Хрущёв"), ("Nikita", "Hruşçýow", "Хрущёв"), ("Petar", "Qvorov", "Яворов"),
        ("Halina", "Dzenbikava", "Денбикова"), ("Ihar", "Siutsou", "Сивцов"), ("Dragan", "Gjokoviq", "Джокович"),
        ("Vera", "Ryu", "Лю"), ("Yuri", "Cho", "Те"), ("Alla", "Jung", "Тен"), ("Alla", "Baek", "Пяк"),
        ("Ruslan", "Tratsiak", "Третьяк"), ("Ihar", "Halavach", "Головач"), ("Ihar", "Hrachou", "Грачёв"),
    ],
)  # fmt: skip
def test_traditions_of_many_peoples(given: str, written: str, russian: str) -> None:
    assert compare(f"{given} {written}", f"{given} {russian}").same


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("Vladimir Xirinovski", "Владимир Жилинский"),
        ("Komil Xo'jayev", "Комил Хамроев"),
        ("Aleksei Mozgovyi", "Алексей Мозгунов"),
        ("Yevgeniy Balytskiy", "Евгений Балицын"), ("Igor Dodoni", "Игорь Додонов"),
        ("Larisa Park", "Лариса Паков"), ("Svetlana Choi", "Светлана Чен"), ("Yuri Cho", "Юрий Тен"),
        ("Ivan Savvidis", "Иван Савин"),
        ("Peter Prokop", "Пётр Проков"), ("Andrii Riznyk", "Андрей Розник"), ("Irakli Janelidze", "Ираклий Анелидзе"),
        ("Ihar Halavach", "Игорь Галавин"), ("Ihar Haradnichy", "Игорь Горденко"),
        ("Olga Dzerzhinskaya", "Ольга Держинская"),
    ],
)  # fmt: skip
def test_they_join_no_neighbours(written: str, other: str) -> None:
    assert not compare(written, other).same


@pytest.mark.parametrize(
    ("written", "russian"),
    [
        ("Han Myeong-sook", "Хан Мён Сук"),
        ("Pak Pong-ju", "Пак Пон Чжу"),
        ("Ri Yong Ho", "Ли Ён Хо"),
        ("Kang Min-seok", "Кан Мин Сок"),
    ],
)
def test_korean_given_names_go_by_syllables(written: str, russian: str) -> None:
    assert compare(written, russian).same


@pytest.mark.parametrize(
    ("written", "other"), [("Pak Pong-ju", "Пак Мён Чжу"), ("Ri Yong Ho", "Ли Ён Су"), ("Pak Yong Su", "PAK YONG HO")]
)
def test_another_syllable_is_another_korean(written: str, other: str) -> None:
    assert not compare(written, other).same


@pytest.mark.parametrize(
    ("pinyin", "russian"),
    [
        ("Zhuang Zedong", "Чжуан Цзэдун"), ("Qian Qichen", "Цянь Цичэнь"), ("Lin Biao", "Линь Бяо"),
        ("Xu Xiangqian", "Сюй Сянцянь"), ("Hua Guofeng", "Хуа Гофэн"), ("Chen Yun", "Чэнь Юнь"),
    ],
)  # fmt: skip
def test_chinese_names_are_read_by_palladius(pinyin: str, russian: str) -> None:
    assert compare(pinyin, russian).same


def test_syllables_of_pinyin_make_no_chinese_name_of_others() -> None:
    assert chinese_name("rudin") == chinese_name("smith") == chinese_name("zedong" * 9) == {}
    assert not compare("Qian Qichen", "Цянь Сюэсэнь").same
