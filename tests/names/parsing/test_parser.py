from __future__ import annotations

import pickle

import pytest

from namematch.names import Gender, NameOrder, PartKind, PersonName, parse_name, parse_name_many

# name, given, patronymic, surname
WRITTEN: list[tuple[str, str | None, str | None, str | None]] = [
    ("Александр Дарчиев", "Александр", None, "Дарчиев"),
    ("Дарчиев Александр Никитич", "Александр", "Никитич", "Дарчиев"),
    ("Александр Никитич Дарчиев", "Александр", "Никитич", "Дарчиев"),
    ("А.Н.Дарчиев", "А.", "Н.", "Дарчиев"),
    ("Дарчиев А. Н.", "А.", "Н.", "Дарчиев"),
    ("Darchiyev A.N.", "A.", "N.", "Darchiyev"),
    ("Darchiyev, A. N.", "A.", "N.", "Darchiyev"),
    ("DARCHIYEV, Alexander N.", "Alexander", "N.", "DARCHIYEV"),
    ("Yu. Tymoshenko", "Yu.", None, "Tymoshenko"),
    ("Nikolaj Ilʹič Makejčik", "Nikolaj", "Ilʹič", "Makejčik"),
    ("Vasily Petrovich SOKOLOV", "Vasily", "Petrovich", "SOKOLOV"),
    ("LESHCHUK Denis Vladimirovich", "Denis", "Vladimirovich", "LESHCHUK"),
    ("ЛЕЩУК Денис Володимирович", "Денис", "Володимирович", "ЛЕЩУК"),
    ("STANjEVIC Petar", "Petar", None, "STANjEVIC"),
    ("Jewgeni Wiktorowitsch Prigoschin", "Jewgeni", "Wiktorowitsch", "Prigoschin"),
    ("Evguéni Viktorovitch Prigojine", "Evguéni", "Viktorovitch", "Prigojine"),
    ("Захарова Мария", "Мария", None, "Захарова"),
    ("Tsikhanouskaya Sviatlana", "Sviatlana", None, "Tsikhanouskaya"),
    ("Святлана Георгіеўна Ціханоўская", "Святлана", "Георгіеўна", "Ціханоўская"),
    ("РАДА ИЛИЕВА ДОБРЕВА", "РАДА", "ИЛИЕВА", "ДОБРЕВА"),
    ("Соколов Йордан Илиев", "Йордан", "Илиев", "Соколов"),
    ("JELENA SAVIC TODOR", "JELENA", None, "SAVIC TODOR"),
    ("Dragan Petrović", "Dragan", None, "Petrović"),
    ("Доржийн Отгонбаяр", "Отгонбаяр", "Доржийн", None),
    ("Galdangiin Mönkhbat", "Mönkhbat", "Galdangiin", None),
    ("Rustam Ibragim Ogly GASANOV", "Rustam", "Ibragim Ogly", "GASANOV"),
    ("Алиев Гейдар Алирза оглы", "Гейдар", "Алирза оглы", "Алиев"),
    ("Məmmədov Rəsul Ağasəf oğlu", "Rəsul", "Ağasəf oğlu", "Məmmədov"),
    ("Səfərova Nərgiz Şahmar qızı", "Nərgiz", "Şahmar qızı", "Səfərova"),
    ("Тоқаев Қасым-Жомарт Кемелұлы", "Қасым-Жомарт", "Кемелұлы", "Тоқаев"),
    ("Carlos Fernández de Cossío", "Carlos", None, "Fernández de Cossío"),
    ("Ali bin Hassan", "Ali", None, "bin Hassan"),
    ("Н. А. Римский-Корсаков", "Н.", "А.", "Римский-Корсаков"),
    ("Sonata Coulter", "Sonata", None, "Coulter"),
    ("Theresa May", "Theresa", None, "May"),
    ("Ursula von der Leyen", "Ursula", None, "von der Leyen"),
    ("Бакыт уулу Азамат", "Азамат", "Бакыт уулу", None),
    ("Графъ Петръ Николаевичъ Зотовъ", "Петръ", "Николаевичъ", "Зотовъ"),
    ("Цагараты Ахсары фырт Сослан", "Сослан", "Ахсары фырт", "Цагараты"),
    ("Мзиа Нестор-иҧҳа Арӡынба", "Мзиа", "Нестор-иҧҳа", "Арӡынба"),
    ("Путин", None, None, "Путин"),
    ("Саша", "Саша", None, None),
    ("Иван Петрович", "Иван", "Петрович", None),
    ("Мельник ИгорьПетрович", "Игорь", "Петрович", "Мельник"),
    ("Сергея Викторовича Лаврова", "Сергея", "Викторовича", "Лаврова"),
    ("Ivanov Jr., Sergey", "Sergey", None, "Ivanov"),
    ("МАРТЫНОВСЕРГЕЙ Ильич", "СЕРГЕЙ", "Ильич", "МАРТЫНОВ"),
    ("PETRENKOVLADIMIR", "VLADIMIR", None, "PETRENKO"),
    ("Убайдуллаев Мирзохид Муродилович", "Мирзохид", "Муродилович", "Убайдуллаев"),
]


@pytest.mark.parametrize(("text", "given", "patronymic", "surname"), WRITTEN)
def test_takes_names_apart(text: str, given: str | None, patronymic: str | None, surname: str | None) -> None:
    name = parse_name(text)
    assert (name.given, name.patronymic, name.surname) == (given, patronymic, surname)


@pytest.mark.parametrize(
    ("text", "titles", "surname"),
    [
        ("Mr. Lavrov", ("Mr",), "Lavrov"),
        ("Lt. Gen. Igor Kirillov", ("Lt", "Gen"), "Kirillov"),
        ("г-н Дарчиев", ("г-н",), "Дарчиев"),
        ("Алексей Толстой мл.", ("мл",), "Толстой"),
        ("John Smith III", ("III",), "Smith"),
        ("Sir Tony Brenton", (), "Brenton"),
    ],
)
def test_sets_titles_apart(text: str, titles: tuple[str, ...], surname: str) -> None:
    name = parse_name(text)
    assert name.surname == surname
    assert set(titles) <= set(name.titles)


def test_brackets_hold_another_name() -> None:
    name = parse_name("Ольга Скабеева (Попова)")
    assert (name.surname, name.aliases) == ("Скабеева", ("Попова",))


def test_brackets_alone_are_the_name() -> None:
    assert parse_name("(Попова)").surname == "Попова"


def test_ambiguity_is_returned() -> None:
    name = parse_name("Roman Abramovich")
    assert name.surname == "Abramovich"
    assert [other.patronymic for other in name.alternatives][:1] == ["Abramovich"]
    assert name.probability + sum(other.probability for other in name.alternatives) <= 1 + 1e-9
    assert name.probability < 0.9


@pytest.mark.parametrize(
    ("text", "surname", "least"),
    [
        # Formed of a pet name, or with the ending behind soft consonants, it is no patronymic.
        ("Mikhail Pashkevich", "Pashkevich", 0.8),
        ("Yuri Zakharevich", "Zakharevich", 0.8),
        ("YURKEVICH ALEKSANDR", "YURKEVICH", 0.8),
        ("Zorana Mihajlović", "Mihajlović", 0.9),
        ("Lazar Isailović", "Isailović", 0.9),
        ("MIRZAVALIYEV Ivan", "MIRZAVALIYEV", 0.9),
        ("МАРШАЛ Александр", "МАРШАЛ", 0.5),
        ("Сечин И.С.", "Сечин", 0.98),
    ],
)
def test_the_surname_is_not_lost(text: str, surname: str, least: float) -> None:
    name = parse_name(text)
    assert name.surname == surname
    assert name.probability > least


def test_two_initials_are_given_name_and_patronymic() -> None:
    name = parse_name("Сечин И.С.")
    assert (name.given, name.patronymic) == ("И.", "С.")


def test_joined_initials_are_two() -> None:
    name = parse_name("Petrov IuA")
    assert (name.given, name.patronymic, name.surname) == ("Iu", "A", "Petrov")


def test_a_certain_name_has_no_alternatives() -> None:
    assert parse_name("Владимир Владимирович Путин").alternatives == ()


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Анна Петрова", NameOrder.GIVEN_FIRST),
        ("Петрова Анна", NameOrder.SURNAME_FIRST),
        ("Петрова", NameOrder.SINGLE),
        ("...", NameOrder.NONE),
    ],
)
def test_order(text: str, order: NameOrder) -> None:
    assert parse_name(text).order is order


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Мария Захарова", Gender.FEMALE),
        ("Захарова", Gender.FEMALE),
        ("Сергей Лавров", Gender.MALE),
        ("Саша Дарчиева", Gender.FEMALE),
        ("Женя Лукашенко Петровна", Gender.FEMALE),
        ("Павло Лазаренко", Gender.MALE),
        ("Wolodymyr Selenskyj", Gender.MALE),
        ("Mr. Coulter", Gender.MALE),
        ("Ms Coulter", Gender.FEMALE),
        ("Coulter", None),
        ("А. Лукашенко", None),
    ],
)
def test_gender(text: str, gender: Gender | None) -> None:
    name = parse_name(text)
    assert name.gender is gender
    assert (name.gender_probability > 0.5) is (gender is not None)


def test_parts_that_agree_make_the_gender_surer() -> None:
    surname_only, whole = parse_name("Захарова"), parse_name("Мария Владимировна Захарова")
    assert whole.gender_probability > surname_only.gender_probability


def test_a_batch_keeps_its_rows() -> None:
    rows = parse_name_many(["Анна Петрова", None, "", "Анна Петрова", "Путин"])
    assert [row.surname if row else None for row in rows] == ["Петрова", None, None, "Петрова", "Путин"]
    assert rows[0] is rows[3]


@pytest.mark.parametrize("wrong", [None, 3, b"Ivan"])
def test_takes_only_strings(wrong: object) -> None:
    with pytest.raises(TypeError, match="string"):
        parse_name(wrong)  # type: ignore[arg-type]


def test_a_batch_takes_only_strings() -> None:
    with pytest.raises(TypeError, match="strings"):
        parse_name_many([3])  # type: ignore[list-item]


def test_a_name_made_by_hand_has_no_titles_and_no_other_names() -> None:
    found = PersonName("Ivan", (), NameOrder.GIVEN_FIRST)
    assert (found.titles, found.aliases, found.alternatives, found.gender) == ((), (), (), None)


def test_a_name_pickles() -> None:
    name = parse_name("Roman Abramovich")
    assert pickle.loads(pickle.dumps(name)) == name
    assert isinstance(name, PersonName)
    assert [part.kind for part in name.of(PartKind.GIVEN)] == [PartKind.GIVEN]


@pytest.mark.parametrize("name", ["Ю. А. Петров", "Petrov Yu. A.", "Petrov, Yu.A."])
def test_of_two_initials_the_first_is_the_given_names(name: str) -> None:
    given = {parse.of(PartKind.GIVEN)[0].text for parse in (parse_name(name), *parse_name(name).alternatives)}
    assert given <= {"Ю.", "Yu."}
