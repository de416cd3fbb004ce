"""Names as library catalogues write them: years, titles of nobles and clergy, numbers of rulers."""

from __future__ import annotations

import pytest

from namematch.names import Gender, PartKind, compare, parse_name, regnal_number
from namematch.names.batch.parser import BatchParser
from namematch.names.comparison.pair import alternative_parses
from namematch.names.comparison.part_weight import part_tokens
from namematch.names.parsing.titles import generation
from namematch.text import clean

# What stands behind "Ivanov, Ivan" and is a date as a whole.
DATES = [
    "1850-1901", "1850–1901", "1850-", "-1901", "d. 1901", "died 1901", "b. 1850", "born 1850", "b. 12 May 1850",
    "ca. 1850-1901", "approximately 1850-1901", "fl. 1850", "active 1850", "active 17th century", "17th cent.",
    "1850?-1901", "1850 or 1851-1901", "geb. 1850", "gest. 1901", "um 1850", "17. Jh.", "né en 1850",
    "née en 1850", "mort en 1901", "XVIIe siècle", "vers 1850", "ur. 1850", "zm. 1901", "XVIII w.", "nar. 1850",
    "zemř. 1901", "18. stol.", "sec. XVIII", "ум. 1901", "род. 1850", "род. 12 мая 1850 г.", "ок. 1850-1901",
    "1850 г.", "1850-1901 гг.", "XVIII в.", "конец XVIII - начало XIX в.", "XVII-XVIII вв.", "1850-е", "р. 1850",
    "нар. 1850", "пом. 1901", "бл. 1850", "1850 р.", "нарадзіўся 1850", "каля 1850", "роден 1850", "поч. 1901",
    "рођ. 1850", "umro 1901", "född 1850", "fødd 1850", "szül. 1850",
]  # fmt: skip


@pytest.mark.parametrize("date", DATES)
def test_years_and_the_words_beside_them_are_no_part_of_a_name(date: str) -> None:
    for text in (f"Ivanov, Ivan, {date}", f"Иванов, Иван ({date})", f"Иван Петрович Иванов, {date}"):
        name, bare = parse_name(text), parse_name(text[: text.index(date)].rstrip(" ,("))
        assert name.parts == bare.parts
        assert name.probability == bare.probability
        assert (name.titles, name.aliases) == ((), ())
        assert name.dates == (date,)


def test_at_the_end_small_letters_tell() -> None:
    name = parse_name("Ivan Petrov born 1850")
    assert (name.given, name.surname, name.dates) == ("Ivan", "Petrov", ("born 1850",))
    name = parse_name("Ivan Petrov 1850-1901")
    assert (name.given, name.surname, name.dates) == ("Ivan", "Petrov", ("1850-1901",))
    name = parse_name("Ivanov, Ivan, b. 1850, d. 1901")
    assert (name.given, name.surname, name.dates) == ("Ivan", "Ivanov", ("b. 1850", "d. 1901"))
    name = parse_name("Ivanov, Ivan, D. 1901")
    assert (name.given, name.surname, name.dates) == ("Ivan", "Ivanov", ("D. 1901",))


@pytest.mark.parametrize(
    ("text", "given", "surname", "dates"),
    [
        ("Born, Max, 1882-1970", "Max", "Born", ("1882-1970",)),
        ("Max Born, 1882-1970", "Max", "Born", ("1882-1970",)),
        ("Max Born 1882-1970", "Max", "Born", ("1882-1970",)),
        ("May, Theresa, 1956-", "Theresa", "May", ("1956-",)),
        ("Theresa May 1956", "Theresa", "May", ("1956",)),
        # A capital behind a surname is an initial.
        ("Ivanov, D. 1901", "D.", "Ivanov", ("1901",)),
        ("Ivanov D. 1901", "D.", "Ivanov", ("1901",)),
        # No year, no date.
        ("Ivanov, Ivan, d.", "Ivan", "Ivanov", ()),
        ("Иван Ум", "Иван", "Ум", ()),
        ("Ivan 12 Petrov", "Ivan", "Petrov", ()),
    ],
)
def test_words_that_may_be_dates_are_names_where_they_stand_as_such(
    text: str, given: str, surname: str, dates: tuple[str, ...]
) -> None:
    name = parse_name(text)
    assert (name.of(PartKind.GIVEN)[0].text, name.surname, name.dates) == (given, surname, dates)


def test_something_is_left_of_a_name() -> None:
    assert parse_name("born 1850").parts
    assert parse_name("25 в.").parts
    assert parse_name("1850").parts == ()


# text, given, patronymic, surname, titles
TITLED: list[tuple[str, str | None, str | None, str | None, tuple[str, ...]]] = [
    ("Лев Николаевич граф Толстой", "Лев", "Николаевич", "Толстой", ("граф",)),
    ("граф Лев Николаевич Толстой", "Лев", "Николаевич", "Толстой", ("граф",)),
    ("Толстой, Лев Николаевич, граф", "Лев", "Николаевич", "Толстой", ("граф",)),
    ("Толстой, граф Лев Николаевич", "Лев", "Николаевич", "Толстой", ("граф",)),
    ("Толстой, граф Л. Н.", "Л.", "Н.", "Толстой", ("граф",)),
    ("Tolstoy, Leo, graf, 1828-1910", "Leo", None, "Tolstoy", ("graf",)),
    ("Tolstoĭ, Lev Nikolaevich, Graf", "Lev", "Nikolaevich", "Tolstoĭ", ("Graf",)),
    ("графиня Софья Толстая", "Софья", None, "Толстая", ("графиня",)),
    ("Volkonskai͡a, Marii͡a, kni͡agini͡a", "Marii͡a", None, "Volkonskai͡a", ("kni͡agini͡a",)),
    ("Volkonskiĭ, Sergeĭ, kni͡azʹ, 1788-1865", "Sergeĭ", None, "Volkonskiĭ", ("kni͡azʹ",)),
    ("князь Багратион", None, None, "Багратион", ("князь",)),
    ("Пахмутов, Пётр, барон", "Пётр", None, "Пахмутов", ("барон",)),
    ("Барон Пётр Врангель", "Пётр", None, "Врангель", ("Барон",)),
    ("Otto Graf Lambsdorff", "Otto", None, "Lambsdorff", ("Graf",)),
    ("Pahlen, Peter, Graf von der", "Peter", None, "Pahlen", ("Graf von der",)),
    ("великий князь Константин Романов", "Константин", None, "Романов", ("великий князь",)),
    ("Romanov, Konstantin, Grand Duke of Russia", "Konstantin", None, "Romanov", ("Grand Duke of Russia",)),
    ("Catherine II, Empress of Russia, 1729-1796", "Catherine", None, None, ("Empress of Russia", "II")),
    ("Екатерина II, императрица российская", "Екатерина", None, None, ("императрица российская", "II")),
    ("Екатерина, императрица российская", "Екатерина", None, None, ("императрица российская",)),
    ("Alexei II, Patriarch of Moscow", "Alexei", None, None, ("Patriarch of Moscow", "II")),
    ("Царь Иван Грозный", "Иван", None, "Грозный", ("Царь",)),
    ("Владимир, князь", "Владимир", None, None, ("князь",)),
    ("Иванов, Иван Петрович, генерал", "Иван", "Петрович", "Иванов", ("генерал",)),
    ("Pope John Paul II", "John Paul", None, None, ("Pope", "II")),
    ("Витте, Сергей Юльевич (граф ; 1849-1915)", "Сергей", "Юльевич", "Витте", ("граф",)),
    ("вдовствующая императрица Мария Фёдоровна", "Мария", "Фёдоровна", None, ("вдовствующая императрица",)),
    ("Филарет, митрополит Московский и Коломенский", None, None, "Филарет", ("митрополит Московский и Коломенский",)),
    ("Нестор (Иванов), монах", "Нестор", None, None, ("монах",)),
    # They are surnames too.
    ("Граф Иван", "Иван", None, "Граф", ()),
    ("Граф Иван Петрович", "Иван", "Петрович", "Граф", ()),
    ("Граф, Иван", "Иван", None, "Граф", ()),
    ("Граф, Штеффи", "Штеффи", None, "Граф", ()),
    ("Stephen King", "Stephen", None, "King", ()),
    ("King, Stephen", "Stephen", None, "King", ()),
    ("KING Martin Luther", "Martin Luther", None, "KING", ()),
    ("Bishop, Elizabeth", "Elizabeth", None, "Bishop", ()),
    ("Королева Анна", "Анна", None, "Королева", ()),
    ("Koroleva D. V.", "D.", "V.", "Koroleva", ()),
    ("Regina V. Petrova", "Regina", "V.", "Petrova", ()),
    ("Князев Иван", "Иван", None, "Князев", ()),
    ("Imran Khan", "Imran", None, "Khan", ()),
]


@pytest.mark.parametrize(("text", "given", "patronymic", "surname", "titles"), TITLED)
def test_titles_of_nobles_rulers_and_clergy(
    text: str, given: str | None, patronymic: str | None, surname: str | None, titles: tuple[str, ...]
) -> None:
    name = parse_name(text)
    assert (name.given, name.patronymic, name.surname, name.titles) == (given, patronymic, surname, titles)
    assert all(text[part.start : part.end] == part.text for part in name.parts)


def test_a_title_that_may_be_a_name_is_left_open() -> None:
    name = parse_name("Otto Graf Lambsdorff")
    assert "Graf Lambsdorff" in {other.surname for other in name.alternatives}
    assert name.probability + sum(other.probability for other in name.alternatives) <= 1 + 1e-9


def test_titles_tell_the_gender() -> None:
    assert parse_name("Romanova, Alexis, Empress of Russia").gender is Gender.FEMALE
    assert parse_name("Coulter, Alex, graf").gender is Gender.MALE
    assert parse_name("Coulter, Alex, Grand Duchess").gender is Gender.FEMALE


@pytest.mark.parametrize(
    ("text", "given", "surname", "number"),
    [
        ("Екатерина II", "Екатерина", None, "II"),
        ("Иван IV", "Иван", None, "IV"),
        ("Иван IV Васильевич", "Иван", None, "IV"),
        ("Катерина ІІ", "Катерина", None, "II"),
        ("Edward VIII", "Edward", None, "VIII"),
        ("Jan III Sobieski", "Jan", "Sobieski", "III"),
        ("Пётр I", "Пётр", None, "I"),
        ("Екатерина I", "Екатерина", None, "I"),
        # In a case.
        ("Екатерины II", "Екатерины", None, "II"),
        ("Kazimierza III", "Kazimierza", None, "III"),
        ("Кузьменко II", "I", "Кузьменко", None),
        ("Петренко I", "I", "Петренко", None),
        ("Peter I, Emperor of Russia", "Peter", None, "I"),
        ("John Smith III", "John", "Smith", "III"),
        # Initials and a surname of China.
        ("Ivan V. Petrov", "Ivan", "Petrov", None),
        ("Petrov V", "V", "Petrov", None),
        ("Петров И. I.", "И.", "Петров", None),
        ("Jinping XI", "Jinping", "XI", None),
        ("Xi Jinping", "Jinping", "Xi", None),
    ],
)
def test_numbers_of_rulers(text: str, given: str | None, surname: str | None, number: str | None) -> None:
    name = parse_name(text)
    assert (name.given, name.surname, regnal_number(name.titles)) == (given, surname, number)


def test_numbers_tell_people_apart() -> None:
    assert compare("Екатерина II", "Catherine II").bits > compare("Екатерина I", "Екатерина II").bits
    assert not compare("Екатерина I", "Екатерина II").same
    assert compare("Екатерина II", "Екатерины II").same
    assert compare("Николай II", "Nicholas II").same
    assert [generation([number]) for number in ("I", "VIII", "XXIII", "ІІ")] == [
        "first", "eighth", "twenty-third", "second",
    ]  # fmt: skip


def test_a_column_is_taken_apart_as_single_names_are() -> None:
    column = [clean(text) for text, *_ in TITLED]
    column += [clean(f"Ivanov, Ivan, {date}") for date in DATES] + ["Пётр I", "Petrov V", "Ivan 17th", "Edward VIII"]
    reader = BatchParser()
    read = reader.read(column)
    groups = {kind: list(reader.groups[kind]) for kind in PartKind}
    suffixes = list(reader.suffixes)
    for place, name in enumerate(column):
        expected = alternative_parses(name)
        assert read.count[place] == len(expected)
        for row, way in enumerate(expected, read.first[place]):
            assert suffixes[read.suffix[row]] == generation(way.titles)
            for kind in PartKind:
                found = read.groups[kind][row]
                assert (groups[kind][found] if found >= 0 else ()) == part_tokens(way, kind)
