from __future__ import annotations

import pickle
from math import log2

import pytest

from namematch.evidence import total_bits
from namematch.names import Comparison, compare, compare_many, parse_name
from namematch.names.comparison.pair import alternative_parses, evidence_of

SAME = [
    ("Alexander Darchiyev", "Александр Дарчиев"),
    ("Dartschijew, Alexander", "А. Н. Дарчиев"),
    ("Jewgeni Prigoschin", "Evguéni Prigojine"),
    ("Maria Zakharova", "Марии Захаровой"),
    ("Aleksandr Lukashenko", "Аляксандр Лукашэнка"),
    ("Wolodymyr Selenskyj", "Volodymyr Zelenskyy"),
    ("Mykola Azarov", "Николай Азаров"),
    ("Dmitrijs Rogozins", "Дмитрий Рогозин"),
    ("Sonata Coulter", "Соната Коултер"),
    ("MELNIK Sergey Sergeevich", "Сергей Мельник"),
    ("Natalja Poklonskaja", "Наталия Поклонская"),
    ("Sasha Petrov", "Александр Петров"),
]
DIFFERENT = [
    ("Alexander Darchiyev", "Анна Дарчиева"),
    ("Sergei Lavrov", "Sergei Ivanov"),
    ("Гусев Дмитрий Геннадьевич", "Гусев Дмитрий Владимирович"),
    ("Ivan Petrov", "Pyotr Ivanov"),
    ("А. Иванов", "Б. Иванов"),
    ("Maxim Shukov", "Anton Zhukov"),
    ("Aleksandr Petrov", "Aleksandra Petrova"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_one_person(left: str, right: str) -> None:
    assert compare(left, right).same, compare(left, right).explain()


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_two_people(left: str, right: str) -> None:
    assert not compare(left, right).same, compare(left, right).explain()


def test_a_rare_surname_weighs_more() -> None:
    def surname_bits(a: str, b: str) -> float:
        return next(item.bits for item in compare(a, b).evidence if item.part == "surname")

    assert surname_bits("Ivanov", "Иванов") < surname_bits("Darchiyev", "Дарчиев")


def test_a_missing_part_says_nothing_and_a_different_one_a_great_deal() -> None:
    short, full = "Sergei Ivanov", "Сергей Борисович Иванов"
    assert {e.part: e.bits for e in compare(short, full).evidence}["patronymic"] == 0.0
    assert compare("Сергей Сергеевич Иванов", full).contradicted_parts == {"patronymic"}


def test_an_initial_agrees_weakly_and_contradicts_strongly() -> None:
    agrees, contradicts = compare("А. Песков", "Алексей Песков"), compare("Д. Песков", "Алексей Песков")
    bits = {e.part: e.bits for e in agrees.evidence}
    assert 0 < bits["given"] < bits["surname"]
    assert "given" in contradicts.contradicted_parts


@pytest.mark.parametrize(
    ("initial", "full"),
    [("Zh. Alferov", "Жорес Алфёров"), ("E. Primakov", "Евгений Примаков"), ("J. Prigoschin", "Евгений Пригожин")],
)
def test_latin_initials_stand_for_cyrillic_ones(initial: str, full: str) -> None:
    assert compare(initial, full).same, compare(initial, full).explain()


@pytest.mark.parametrize(
    ("left", "right", "evidence"),
    [
        ("Ivan Petrov Jr.", "Иван Петров", [
            ("prior", None, None, "prior", "before anything is compared"),
            ("given", "Ivan", "Иван", "same", "both forms of Иван"),
            ("surname", "Petrov", "Петров", "same-reading", "both read as Петров"),
            ("suffix", "junior", None, "missing", "only one is so called"),
        ]),
        ("Ivan Petrov Jr.", "Ivan Petrov Sr.", [("suffix", "junior", "senior", "different", "of two generations")]),
        ("Sasha Petrov", "Александр Петров", [
            ("given", "Sasha", "Александр", "diminutive", "both forms of Александр"),
        ]),
        ("А. Н. Дарчиев", "Alexander Darchiyev", [
            ("given", "А.", "Alexander", "initial", "the initial fits"),
            ("patronymic", "Н.", None, "missing", "only one name has it"),
        ]),
        ("B. Petrov", "Ivan Petrov", [
            ("given", "B.", "Ivan", "different", "the initial does not fit"),
            ("surname", "Petrov", "Petrov", "same-spelling", "written alike"),
        ]),
        ("Ivan Ivanovich Zhukvo", "Иван Иванович Жуков", [
            ("surname", "Zhukvo", "Жуков", "unlike", "alike but for a slip, but likelier two surnames"),
        ]),
        ("Anna Bylova", "Анна Билова", [
            ("surname", "Bylova", "Билова", "unlike", "both read as Билов, but likelier two surnames"),
        ]),
        ("Ivan Tsarov", "Ivan Zarev", [
            ("surname", "Tsarov", "Zarev", "different", "close, but with no reading in common"),
        ]),
        ("Xochitl Ivanovich Petrov", "Magomedkadi Ivanovich Petrov", [
            ("given", "Xochitl", "Magomedkadi", "unlike", "no reading in common"),
        ]),
        ("Пётр Олександрович Иванов", "Петр Александрович Иванов", [
            ("patronymic", "Олександрович", "Александрович", "cognate", "both from the father's name Александр"),
        ]),
        ("Anna Petrova", "Aleksandr Petrov", [
            ("given", "Anna", "Aleksandr", "different", "two names on record"),
            ("gender", "female", "male", "different", "a woman's and a man's name"),
        ]),
    ],
)  # fmt: skip
def test_evidence_says_what_was_compared_and_how_it_stands(
    left: str, right: str, evidence: list[tuple[str, str | None, str | None, str, str]]
) -> None:
    found = [(e.part, e.left, e.right, e.relation, e.note) for e in compare(left, right).evidence]
    turned = [(e.part, e.right, e.left, e.relation, e.note) for e in compare(right, left).evidence]
    assert [item for item in found if item in evidence] == evidence
    assert turned == found
    assert len({part for part, *_ in found}) == len(found)


def test_another_order_of_the_parts_costs_what_makes_it_unlikely() -> None:
    left, right = "Павел Антон", "Антон Павел"
    (order,) = (e for e in compare(left, right).evidence if e.part == "order")
    assert (order.left, order.right, order.relation) == ("given-first", "surname-first", "unsure")
    assert order.note == "the names can be taken apart in several ways"
    best = parse_name(left)
    (way,) = (way for way in parse_name(right).alternatives if way.order == "surname-first")
    assert order.bits >= log2(best.probability * way.probability) - 1e-3


def test_parses_are_averaged_by_their_probability() -> None:
    one, two = "Антон Павел", "Антон Петр"
    left, right = alternative_parses(one), alternative_parses(two)
    assert len(left) > 1 < len(right)
    weighed = [total_bits(evidence_of(a, b)) + log2(a.probability) + log2(b.probability) for a in left for b in right]
    assert compare(one, two).bits == pytest.approx(log2(sum(2.0**bits for bits in weighed)), abs=0.01)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Yuri Zakharevich", "Yuri Gagarin"),
        ("Mikhail Pashkevich", "Mikhail Gordon"),
        ("Матвей И.", "Матвей Ильич Громов"),
        ("Ваня Ильич", "Иван Ильич Громов"),
        ("Анна", "Анна Иванова"),
    ],
)
def test_a_given_name_does_not_stand_for_a_surname(left: str, right: str) -> None:
    found = compare(left, right)
    assert not found.same
    assert found.bits <= 0 == found.bits - total_bits(found.evidence)


def test_given_name_and_fathers_name_are_what_somebody_is_called_by() -> None:
    left, right = ["Матвей Ильич", "Матвей Ильич"], ["Матвей Ильич Громов", "Матвей Фомич Громов"]
    assert [compare(one, two).same for one, two in zip(left, right, strict=True)] == [True, False]
    assert compare_many(left, right).same.tolist() == [True, False]


def test_father_and_son_stay_two_though_their_names_have_the_same_words() -> None:
    assert compare("Vaqif Rauf oglu Mamedov", "Mamedov Vaqif Rauf oglu").same
    assert not compare("Vaqif Rauf oglu Mamedov", "Rauf Vaqif oglu Mamedov").same
    assert not compare("Вагиф Рауф-оглы Мамедов", "Рауф Вагиф оглы Мамедов").same


def test_a_given_name_alone_is_itself() -> None:
    assert compare("Анна", "Anna").same


def test_explanation_names_the_parts_and_the_verdict() -> None:
    text = compare("Alexander Darchiyev", "Александр Дарчиев").explain()
    assert "same person" in text
    assert "surname 'Darchiyev' / 'Дарчиев'" in text
    assert "bits" in text


def test_the_picture_has_a_bar_for_every_piece_of_evidence() -> None:
    result = compare("<b>Ivan</b> Petrov", "Иван Петров")
    html = result._repr_html_()
    assert result.picture() in html
    # One bar more is the sum, one rectangle more the ground.
    assert html.count("<rect") == len(result.evidence) + 2
    assert "<b>" not in html
    assert 'role="img"' in html


def test_comparisons_pickle() -> None:
    result = compare("Ivan Petrov", "Иван Петров")
    assert pickle.loads(pickle.dumps(result)) == result


@pytest.mark.parametrize("wrong", [None, 7, b"Ivan"])
def test_a_wrong_type_is_said(wrong: object) -> None:
    with pytest.raises(TypeError, match=type(wrong).__name__):
        compare("Ivan", wrong)  # type: ignore[arg-type]


def test_many_keeps_rows_and_missing_values() -> None:
    rows = compare_many(["Ivan Petrov", None, "Anna Petrova", ""], ["Иван Петров", "Иван", float("nan"), "x"])  # type: ignore[list-item]
    assert [isinstance(row, Comparison) for row in rows] == [True, False, False, False]
    assert rows[0] == compare("Ivan Petrov", "Иван Петров")


def test_many_wants_columns_of_one_length() -> None:
    with pytest.raises(ValueError, match="same length"):
        compare_many(["Ivan"], ["Ivan", "Anna"])
    with pytest.raises(ValueError, match="same length"):
        compare_many(["Ivan"], [])


def test_certainty_is_never_claimed() -> None:
    assert "(over 99.9 %)" in compare("Alexander Nikitich Darchiyev", "Дарчиев Александр Никитич").explain()
    assert "(under 0.1 %)" in compare("Sergei Lavrov", "Дмитрий Песков").explain()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Юрий Савченко", "Savchenko Yuriy-Danylo"),
        ("LI, Kwang Hun", "LI, Kwang-hun"),
        ("Otto von Lambsdorff", "Отто фон Ламбсдорф"),
        ("СИДОРЕНКО Лев Яковлевич", "СИДОРЕНКО Лев Якович"),
        ("ТАРАСОВ, Виталий Анатольевич", "TARASOV, Anatolyevich Vitalii"),
        ("Уланбеков Тилек Исакбекович", "Ulanbekov Tilek Isakbekovich"),
        pytest.param(
            *("СЪБЧО КРЪСТЕВ", "Sabcho Krastev"),
            marks=pytest.mark.xfail(strict=True, reason="the given name may be Сабчо, which tells of no ъ"),
        ),
        ("Юлія Цімашчук", "Yuliya Timoshchuk"),
        ("Гæбæраты Асланы чызг Земфирæ", "Габараева Земфира Аслановна"),
    ],
)
def test_one_person_in_the_habits_of_several_languages(left: str, right: str) -> None:
    assert compare(left, right).same


def test_a_double_given_name_is_not_every_name() -> None:
    assert not compare("Юрий Савченко", "Savchenko Petro-Danylo").same
    assert not compare("LI, Kwang Hun", "LI, Sang-chol").same


def test_all_likely_ways_to_take_a_name_apart_are_compared() -> None:
    names = ("Roman Martin", "Roman Martin Pavel", "Ivan Roman Martin Petrov", "Roman Abramovich", "Ivan Petrov", "")
    found = [alternative_parses(name) for name in names]
    assert max(map(len, found)) > 1
    assert [way[0] for way in found] == [parse_name(name) for name in names]
    assert [way[1:] for way in found] == [parse_name(name).alternatives for name in names]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Хілларі Клінтон", "Hillary Clinton"), ("Мелані Гріффіт", "Melanie Griffith"),
        ("Джина Роулендс", "Gina Rowlands"), ("Урсула Андресс", "Ursula Andress"), ("Андреа Росси", "Andrea Rossi"),
    ],
)  # fmt: skip
def test_a_foreign_name_that_looks_inflected_is_of_its_own_gender(left: str, right: str) -> None:
    comparison = compare(left, right)
    assert comparison.same
    assert "gender" not in {item.part for item in comparison.evidence}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sardor Yo‘ldoshev", "Сардор Юлдашев"), ("Дилноза Рахмонова", "Dilnoza Rakhmanova"),
        ("Нурлан Жумадилов", "Nurlan Djumadilov"),
        ("Вагиф Гурбанов", "Вагиф Курбанов"), ("Armen Sargsyan", "Армен Саркисян"),
        ("Hayk Harutyunyan", "Айк Арутюнян"), ("Ozod Sharafiddinov", "Азад Шарафутдинов"),
        ("Мирзо Турсунзаде", "Мирзо Турсун-заде"), ("Artur Rasi-zade", "Артур Расизаде"),
        ("Zulfiya Isroilova", "Зульфия Исраилова"), ("Фәрит Мөхәммәтшин", "Фарид Мухаметшин"),
        ("Sadyr Jusupov", "Садыр Джусупов"), ("Elçin Cabbarov", "Эльчин Джаббаров"),
        ("İldar Räximov", "Ильдар Рахимов"), ("Хуршед Назарзода", "Хуршед Назар-заде"),
        ("Nargiza Yoqubjonova", "Наргиза Якубджанова"), ("İlqar Cəbrayılov", "Ильгар Джабраилов"),
        ("Diloram Oripova", "Дилором Арипова"), ("Sardor Qodirjonov", "Сардор Кадырджанов"),
        ("Жамиля Ахметова", "Джамиля Ахметова"), ("Rabiya Qodir", "Рабия Кадыр"), ("Zahid Turuc", "Захид Турудж"),
        ("Baqytjan Tursynov", "Бакытжан Турсунов"), ("Азиз Тошмаҳмадов", "Азиз Ташмахмадов"),
        ("Карим Жамолов", "Карим Джамолов"), ("Anzor Ajibekov", "Анзор Аджибеков"),
        ("Meret Gylyçdurdyýew", "Мерет Клычдурдыев"),
        ("Ramil Xäbibullin", "Рамиль Хабибуллин"), ("Batyr Jelilow", "Батыр Джелилов"),
        ("Xalil Lotfullin", "Халил Лутфуллин"),
    ],
)  # fmt: skip
def test_two_official_forms_are_one_beside_a_given_name_of_the_same_peoples(one: str, other: str) -> None:
    assert compare(one, other).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Равшан Рачабов", "Равшан Раҷабов"), ("Азиз Жуков", "Азиз Джуков"),
        ("Николай Мирзобеков", "Николай Мирзабеков"),
        ("Armen Adamyan", "Армен Арамян"), ("Sardor Umarov", "Сардор Умматов"),
        ("Ozod Sharafiddinov", "Азад Шарифов"), ("Айрат Мырков", "Айрат Марков"),
        ("Мирзо Турсунзода", "Мирзо Турсунов-Заде"),
    ],
)  # fmt: skip
def test_neighbours_of_official_forms_are_two(one: str, other: str) -> None:
    assert not compare(one, other).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Georgi Parvanov", "Georgi Prvanov"), ("Георги Първанов", "Георгій Пирванов"),
        ("Иво Андрић", "Иво Андриќ"), ("Constantin Ţurcan", "Константин Цуркан"),
        ("Yauhien Abalenski", "Евгений Оболенский"),
        ("Μάνος Μπαμπάνοφ", "Манос Бабанов"),
    ],
)  # fmt: skip
def test_one_letter_of_a_language_is_several_of_its_neighbours(one: str, other: str) -> None:
    assert compare(one, other).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Уладзіслаў Траццяк", "Vladislav Tretyak"), ("Alaksandr Zazula", "Александр Зозуля"),
        ("Светлана Савицка", "Svetlana Savitskaya"), ("Ирина Ярмолска", "Ірина Ярмольська"),
        ("Салдангийн Одонтуяа", "ODONTUYA Saldan"), ("Гомбожавын Занданшатар", "Zandanshatar Gombojav"),
        ("Мөнхчулууны Зоригт", "ZORIGT Munkhchuluun"),
        ("Артурас Паўлаўскас", "Arturas Paulauskas"), ("Адгур Харазия", "Adgur Kharazia"),
    ],
)  # fmt: skip
def test_a_surname_is_one_in_the_orthography_of_a_neighbour(one: str, other: str) -> None:
    assert compare(one, other).same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Чагарний Роман Сергійович", "Чагарный Роман Сергеевич", True),
        ("Микола Рибний", "Nikolay Rybny", True),
        ("Николай Рибний", "Nikolay Rybny", False),
    ],
)
def test_the_names_beside_a_surname_show_that_it_is_ukrainian(one: str, other: str, same: bool) -> None:
    assert compare(one, other).same is same, compare(one, other).explain()


@pytest.mark.parametrize(
    ("straight", "inflected"),
    [
        ("Donald Brock", "Donaldem Brockiem"),
        ("Роберт Кларк", "Robertem Clarkiem"),
        ("Роберт Кларк", "Roberta Clarka"),
        ("Дэвид Харрис", "Davida Harrisa"),
        ("Дэвид Дженкинс", "Davidem Jenkinsem"),
    ],
)
def test_a_surname_beside_a_given_name_in_a_case_stands_in_one_too(straight: str, inflected: str) -> None:
    assert compare(straight, inflected).same, compare(straight, inflected).explain()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vladislav Zazula", "Владислав Зозуля"),
        ("Уладзіслаў Трацюк", "Vladislav Tretyak"),
        ("Анна Скрипка", "Анна Скрипский"),
    ],
)
def test_what_only_sounds_alike_is_two_without_a_belarusian_given_name(one: str, other: str) -> None:
    assert not compare(one, other).same


@pytest.mark.parametrize(
    ("one", "other"),
    [("Георги Марков", "Георги Мирков"), ("Boyko Borisov", "Boyko Barisov"), ("Иван Марков", "Иван Мырков")],
)
def test_vowels_of_other_names_stay_apart(one: str, other: str) -> None:
    assert not compare(one, other).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Akylbek Japarov", "Акылбек Жапаров"),
        ("Vagif Qurbanov", "Вагиф Курбанов"),
    ],
)
def test_latin_letters_have_the_sound_of_the_language_beside_its_given_names(one: str, other: str) -> None:
    assert compare(one, other).same


def test_and_of_russian_beside_others() -> None:
    assert not compare("Anna Jakovleva", "Анна Джаковлева").same


@pytest.mark.parametrize(
    ("czech", "russian"),
    [
        ("Zdeňka Hejdová", "Зденка Хейдова"), ("Eliška Junková", "Элишка Юнкова"),
        ("Alena Vitásková", "Алена Витаскова"),
        ("Zuzana Dolinková", "Зузана Долинкова"), ("Irena Ivanovová", "Ирена Иванова"),
    ],
)  # fmt: skip
def test_a_czech_surname_in_ova_is_kept_in_russian(czech: str, russian: str) -> None:
    assert compare(czech, russian).same
    assert not compare(czech, russian.replace("ова", "екова")).same


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Wojciech Sadowski", "Войцех Садовский"), ("Hrvoje Marić", "Хрвоје Марић"), ("Zdeněk Rybka", "Зденек Рыбка"),
        ("Jernej Zupan", "Ерней Зупан"), ("Matúš Kováč", "Матуш Ковач"), ("Momčilo Savić", "Момчило Савич"),
    ],
)  # fmt: skip
def test_given_names_of_central_europe_are_known(latin: str, cyrillic: str) -> None:
    found = compare(latin, cyrillic)
    assert found.same
    assert found.evidence[1].note.startswith("both forms of")
