"""The name a person is called by: which of the spellings decides, and in which letters it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from namematch.names import Gender, PartKind
from namematch.resolve.entities.canonical_name import Canonical, Namer, parts_of_name
from namematch.resolve.types import Parts

MAN, WOMAN = Gender.MALE, Gender.FEMALE


def canonical(forms: Mapping[str, int], scheme: str, parts_of: Callable[[str], Parts] = parts_of_name) -> Canonical:
    return Namer(scheme).name(forms, parts_of)


@pytest.mark.parametrize(
    ("forms", "name", "cyrillic", "gender", "key"),
    [
        ({"Sergei Lavrov": 1}, "Sergey Lavrov", "Сергей Лавров", MAN, "сергеи|лавров"),
        ({"Lavrov": 1}, "Lavrov", "Лавров", MAN, "лавров"),
        ({"Сергей": 1}, "Sergey", "Сергей", MAN, "сергеи"),
        ({"Maria Zakharova": 1}, "Mariya Zakharova", "Мария Захарова", WOMAN, "маря|захарова"),
        # A patronymic that becomes known does not change what identifies the name.
        ({"Ivan Petrovich Sidorov": 1, "Ivan Sidorov": 5}, "Ivan Petrovich Sidorov", "Иван Петрович Сидоров", MAN,
         "иван|сидоров"),
        # Александра is his as well as hers: the surname tells.
        ({"Aleksandra Petrova": 1}, "Aleksandra Petrova", "Александра Петрова", WOMAN, "александра|петрова"),
        ({"Aleksandras Petrovas": 1}, "Aleksandr Petrov", "Александр Петров", MAN, "александр|петров"),
        # Initials are not written out; parts come in one order.
        ({"А. Н. Дарчиев": 1, "Darchiyev, Aleksandr": 1}, "Aleksandr Darchiyev", "Александр Дарчиев", MAN,
         "александр|дарчев"),
        ({"Петрова Анна-Мария": 1}, "Anna-Mariya Petrova", "Анна-Мария Петрова", WOMAN, "ана-маря|петрова"),
        # The attested spelling that stands most often decides about ё.
        ({"Семён Фёдоров": 1, "Семен Федоров": 3}, "Semen Fedorov", "Семен Федоров", MAN, "семен|федоров"),
        ({"Семён Фёдоров": 3, "Semyon Fedorov": 9}, "Semën Fëdorov", "Семён Фёдоров", MAN, "семен|федоров"),
        # What is attested in Cyrillic counts before what is read.
        ({"Schukow Iwan": 9, "Жуков Иван": 1}, "Ivan Zhukov", "Иван Жуков", MAN, "иван|жуков"),
        ({"Olexandr Petrenko": 4, "Александр Петренко": 1}, "Aleksandr Petrenko", "Александр Петренко", MAN,
         "александр|петренко"),
        # Who was not Cyrillic first keeps his spelling, the fullest one.
        ({"Sonata Coulter": 2}, "Sonata Coulter", None, None, "соната|култер"),
        ({"Соната Коултер": 1, "Sonata Coulter": 2}, "Sonata Coulter", "Соната Коултер", WOMAN, "соната|коултер"),
        ({"J. Smith": 5, "John Smith": 1, "Jim Smith": 1}, "Jim Smith", None, MAN, "джон|смит"),
        ({"Дональд Трамп": 1}, "Donal’d Tramp", "Дональд Трамп", MAN, "доналд|трамп"),
        ({"Donald Trump": 1}, "Donald Trump", None, MAN, "доналд|трамп"),
        # A surname beside a given name in the nominative stands in it too.
        ({"Янка Купала": 1}, "Yanka Kupala", "Янка Купала", MAN, "янка|купала"),
        ({"Квитка Иван Иванович": 1}, "Ivan Ivanovich Kvitka", "Иван Иванович Квитка", MAN, "иван|квитка"),
        ({"Светлана Савицка": 1}, "Svetlana Savitska", "Светлана Савицка", WOMAN, "светлана|савицка"),
        ({"Янка Купала": 1, "Янки Купалы": 3}, "Yanka Kupala", "Янка Купала", MAN, "янка|купала"),
        ({"Лев Николаевич граф Толстой": 1}, "Lev Nikolayevich Tolstoy", "Лев Николаевич Толстой", MAN,
         "лев|толстои"),
        # A surname that is written in one way is not put into another language.
        ({"Олена Зеленська": 1, "Olena Zelenska": 2}, "Olena Zelens’ka", "Олена Зеленська", WOMAN, "олена|зеленска"),
        ({"Петро Григорський": 1}, "Petro Grigors’kiy", "Петро Григорський", MAN, "петро|григорски"),
        ({"Оленою Зеленською": 1, "Олена Зеленська": 1}, "Olena Zelens’ka", "Олена Зеленська", WOMAN,
         "олена|зеленска"),
        # In running text genitives are undone.
        ({"Сергея Лаврова": 1}, "Sergey Lavrov", "Сергей Лавров", MAN, "сергеи|лавров"),
        ({"Александра Дарчиева": 1, "Александр Дарчиев": 1}, "Aleksandr Darchiyev", "Александр Дарчиев", MAN,
         "александр|дарчев"),
        # A rare given name of the lists does beside a surname that is on record and declined as such.
        ({"Khlebnikov, Velimir": 1}, "Velimir Khlebnikov", "Велимир Хлебников", MAN, "велимир|хлебников"),
        ({"AMIN, Shahzad": 1}, "Shahzad AMIN", None, MAN, "шахзад|амин"),
        ({"Siim Kallas": 1}, "Siim Kallas", None, MAN, "сим|калас"),
        ({"Hailey Baldwin": 1}, "Hailey Baldwin", None, MAN, "хеили|балдвин"),
        # A Latin name has its given name first, without dates and titles.
        ({"Kupala, Yanka, 1882-1942": 1}, "Yanka Kupala", None, MAN, "янка|купала"),
        ({"Lambsdorff, Otto, Graf, 1926-2009": 1}, "Otto Lambsdorff", None, MAN, "ото|ламбсдорф"),
        # The number of a ruler stands behind the given name.
        ({"Екатерина II, императрица российская": 1}, "Yekaterina II", "Екатерина II", WOMAN, "екатерина|II"),
        ({"Иван IV Васильевич": 1, "Иван IV": 2}, "Ivan IV Vasil’yevich", "Иван IV Васильевич", MAN, "иван|IV"),
        ({"Лжедмитрий I": 1}, "Lzhedmitriy I", "Лжедмитрий I", MAN, "лжедмитри|I"),
        ({"Pope John Paul II": 1}, "John Paul II", None, MAN, "джонпаул|II"),
        ({"7": 1}, "7", None, None, "7"),
        ({"8": 1, "7": 2}, "7", None, None, "7|8"),
    ],
)  # fmt: skip
def test_one_name_for_all_spellings(
    forms: dict[str, int], name: str, cyrillic: str | None, gender: Gender | None, key: str
) -> None:
    found = canonical(forms, "bgn-pcgn")
    assert found == Canonical(name, cyrillic, gender, key)
    assert canonical(dict(reversed(forms.items())), "bgn-pcgn") == found


@pytest.mark.parametrize(
    ("form", "name", "cyrillic"),
    [("ООО «Вымпел»", "OOO «Vympel»", "ООО «Вымпел»"), ("Vympel LLC", "Vympel LLC", None)],
)
def test_an_organisation_keeps_its_name(form: str, name: str, cyrillic: str | None) -> None:
    assert canonical({form: 1}, "bgn-pcgn")[:2] == (name, cyrillic)


def test_the_scheme_writes_the_name() -> None:
    assert canonical({"Sergei Lavrov": 1}, "polish").name == "Siergiej Ławrow"
    assert canonical({"Sonata Coulter": 1}, "polish").name == "Sonata Coulter"


def test_what_stands_often_counts_more_but_not_without_end() -> None:
    few, many = ({"Anton Kulik": count, "Anton Kolik": 4} for count in (1, 9))
    assert canonical(few, "bgn-pcgn").cyrillic == "Антон Колик"
    assert canonical(many, "bgn-pcgn") == canonical({"Anton Kulik": 4, "Anton Kolik": 4}, "bgn-pcgn")
    assert canonical(many | {"Anton Kolik": 1}, "bgn-pcgn").cyrillic == "Антон Кулик"


def test_parts_are_those_written_out() -> None:
    parts = parts_of_name("А. Никитич Дарчиев")
    assert parts.words == {PartKind.GIVEN: "", PartKind.PATRONYMIC: "Никитич", PartKind.SURNAME: "Дарчиев"}
    assert parts.women is not None
    assert parts.women < 0.01
    assert parts_of_name("Anna Maria Petrova").words[PartKind.GIVEN] == "Anna Maria"
    women = parts_of_name("Anna Maria Petrova").women
    assert women is not None
    assert women > 0.99
    assert parts_of_name("Coulter").women is None


def test_the_gender_is_that_of_most_names() -> None:
    def gender(*shares: float | None) -> Gender | None:
        names = {str(place): share for place, share in enumerate(shares)}
        words = dict.fromkeys(PartKind, "")
        return canonical(dict.fromkeys(names, 1), "bgn-pcgn", lambda name: Parts(words, names[name])).gender

    assert gender(0.9, 0.2) is WOMAN
    assert gender(0.9, 0.05) is MAN
    assert gender(0.5) is None
    assert gender(None, 0.6) is WOMAN
    assert gender(None) is None
    # Nobody is certain: two who are surer than one weigh more.
    assert gender(1.0, 0.0, 0.4) is MAN


def test_latin_spellings_decide_between_cyrillic_ones_of_two_languages() -> None:
    forms = {"Дмитрий Песков": 1, "Дмитро Пєсков": 1, "Dmitry Peskov": 2}
    assert Namer("news").name(forms).cyrillic == "Дмитрий Песков"
    assert Namer("news").name({**forms, "Дмитро Пєсков": 2}).cyrillic == "Дмитро Песков"


@pytest.mark.parametrize(
    ("forms", "name"),
    [
        ({"Володимир Зеленський": 2, "Зеленський": 3}, "Volodymyr Zelenskyi"),
        ({"Микола Тищенко": 1}, "Mykola Tyshchenko"),
        ({"Александар Вучић": 1}, "Aleksandar Vučić"),
        ({"Йорданка Фандъкова": 1}, "Yordanka Fandakova"),
        ({"Урсула фон дер Ляєн": 1}, "Ursula fon der Liaien"),
        ({"Владимир Зеленский": 1}, "Vladimir Zelensky"),
    ],
)
def test_a_name_that_shows_its_language_is_written_by_its_own_scheme(forms: dict[str, int], name: str) -> None:
    assert canonical(forms, "news").name == name


def test_a_scheme_that_was_asked_for_writes_every_name() -> None:
    assert canonical({"Володимир Зеленський": 1}, "german-duden").name == "Wolodimir Selenski"
