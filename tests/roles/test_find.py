"""Finding titles in running text: whole phrases, without articles and without the holder's name."""

from __future__ import annotations

import pytest

from namematch.roles import find_roles, parse_role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Russian Foreign Ministry’s Consular Department Director Ivan Petrov headed the delegation.",
            ["Russian Foreign Ministry’s Consular Department Director"],
        ),
        (
            "In attendance were Jane Doe, U.S. Deputy Assistant Secretary of State for Ukraine and Central Europe, "
            "and Ivan Petrov, head of the Consular Department at Russia's Foreign Ministry.",
            [
                "U.S. Deputy Assistant Secretary of State for Ukraine and Central Europe",
                "head of the Consular Department at Russia's Foreign Ministry",
            ],
        ),
        (
            "between Director of the Foreign Ministry Department of Sanctions (former Department of Trade) Ivan Petrov",
            ["Director of the Foreign Ministry Department of Sanctions (former Department of Trade)"],
        ),
        (
            "Ivan Petrov, heading the press department of the ministry, said",
            ["heading the press department of the ministry"],
        ),
        ("Ivan Petrov, heading Gazprom, said", ["heading Gazprom"]),
        (
            "the Foreign Ministry of Russia spokeswoman Anna Petrova said",
            ["Foreign Ministry of Russia spokeswoman"],
        ),
        # A bracket that is never closed, and a line that ends, are no part of a title.
        ("director of the department (formerly known as", ["director of the department"]),
        ("CEO of Acme\nBeta Gamma", ["CEO of Acme"]),
        ("a call between US President John Doe and him", ["US President"]),
        ("tapped Petrov as its next ambassador to the United States.", ["next ambassador to the United States"]),
        (
            "Acme Botswana People and Social Impact Director Jane Doe",
            ["Acme Botswana People and Social Impact Director"],
        ),
        (
            "Deputy Assistant Secretary of State for European Affairs Jane Doe",
            ["Deputy Assistant Secretary of State for European Affairs"],
        ),
        ("директор Департамента протокола МИД России Иван Петров", ["директор Департамента протокола МИД России"]),
        (
            "глава МИД РФ Иван Петров и официальный представитель МИД Анна Петрова",
            ["глава МИД РФ", "официальный представитель МИД"],
        ),
        ("глава «Зенита» Иван Петров", ["глава «Зенита»"]),
        ("заявил пресс-секретарь президента России Иван Петров", ["пресс-секретарь президента России"]),
        ("директор Гохрана Иван Петров", ["директор Гохрана"]),
        ("директор Иван Иванович Петров", ["директор"]),
        (
            "Die Sprecherin des russischen Außenministeriums Anna Petrowa",
            ["Sprecherin des russischen Außenministeriums"],
        ),
        ("le ministre russe des Affaires étrangères Ivan Petrov", ["ministre russe des Affaires étrangères"]),
        ("They told us who the head was after all.", []),
        ("после этого", []),
    ],
)  # fmt: skip
def test_titles_are_found_whole(text: str, expected: list[str]) -> None:
    assert [span.text for span in find_roles(text)] == expected


def test_a_title_does_not_cross_a_paragraph() -> None:
    assert [span.text for span in find_roles("the head of the\n\nForeign Ministry spokesman")] == [
        "Foreign Ministry spokesman"
    ]


def test_no_text_no_titles() -> None:
    assert find_roles("") == []


def test_wrong_types_are_refused() -> None:
    with pytest.raises(TypeError, match="find_roles takes a string as text"):
        find_roles(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("министр по вопросам брекзита Иван Петров", ["министр по вопросам брекзита"]),
        ("министром по делам Brexit Иван Петров", ["министром по делам Brexit"]),
        ("премьер-министра страны Анны Петровой", ["премьер-министра страны"]),
        ("депутат по словам Петрова ушел", ["депутат"]),
        ("журналистам пресс-секретарь президента Иван Петров", ["журналистам", "пресс-секретарь президента"]),
        ("экс-министр юстиции Англии Доминик Рааб", ["экс-министр юстиции Англии"]),
        ("в отставку министр обороны", ["министр обороны"]),
        ("владельца «Зари» Ивана Петрова", ["владельца «Зари»"]),
        ("Lt. Gen. Ivan Petrov", ["Lt. Gen."]),
        ("président russe Vladimir Petrov", ["président russe"]),
        ("President of Russia and US President Trump met", ["President of Russia", "US President"]),
        ("глава ГОХРАН Иван Петров", ["глава ГОХРАН"]),
        ("head of Acme-Zorro Ivan Petrov", ["head of Acme-Zorro"]),
        ("a Duma deputy Petrov", ["Duma deputy"]),
        ("Third Secretary Lee", ["Third Secretary"]),
        ("Russia President Putin", ["Russia President"]),
        ("Foreign Minister`s visit", ["Foreign Minister"]),
        ("the president's adviser’s visit", ["president's adviser"]),
        ("chief of Russia's radiation, chemical and biological defence troops", None),
        ("an expert-level meeting", []),
        ("Foreign Minister Ivan Petrov and Defence Minister Oleg Koval met.", ["Foreign Minister", "Defence Minister"]),
        ("Koval and Defence Minister Petrov met.", ["Defence Minister"]),
        ("Jane Roe, a Wall Street Journal reporter, left.", ["Wall Street Journal reporter"]),
        ("The Koval adviser left, as did a Koval's reporter.", ["adviser", "reporter"]),
        ("Ivan Petrov and Northern Gas Chairman Oleg Koval met.", ["Northern Gas Chairman"]),
        ("The People and Social Impact Director Jane Roe spoke.", ["People and Social Impact Director"]),
    ],
)
def test_edges_of_titles(text: str, expected: list[str] | None) -> None:
    assert [span.text for span in find_roles(text)] == ([text] if expected is None else expected)


LONG = "The statement was read out on Monday in the old town hall by"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LONG} the director of the Foreign\nMinistry Legal Department", [
            "director of the Foreign\nMinistry Legal Department",
        ]),
        (f"{LONG} the director\nRussian Foreign Ministry officials met", ["director"]),
        ("the director\nof the Legal Department", ["director\nof the Legal Department"]),
        ("said the director of\nLegal Department", ["director"]),
        ("said the Prime\nMinister", ["Prime\nMinister"]),
        ("said the Prime\n\nMinister", ["Minister"]),
        ("the director\n\nof the Legal Department", ["director"]),
    ],
)  # fmt: skip
def test_a_title_goes_on_in_the_next_line_if_the_line_was_wrapped(text: str, expected: list[str]) -> None:
    found = find_roles(text)
    assert [span.text for span in found] == expected
    assert all(text[span.start : span.end] == span.text for span in found)


@pytest.mark.parametrize(("width", "is_wrapped"), [(59, False), (60, True)])
def test_a_line_is_wrapped_that_is_long_enough(width: int, is_wrapped: bool) -> None:
    line = "head of the Legal"
    text = f"x\n{'x' * (width - len(line) - 1)} {line}\nDepartment"
    assert [span.text for span in find_roles(text)] == ["head of the Legal" + "\nDepartment" * is_wrapped]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia's first deputy foreign minister Ivan Petrov", ["Russia's first deputy foreign minister"]),
        ("former Ukrainian President Petro Poroshenko", ["former Ukrainian President"]),
        ("Acme Zorro Holdings Chief Executive John Doe", ["Acme Zorro Holdings Chief Executive"]),
        ("Marketing & Sales Director Jane Doe", ["Marketing & Sales Director"]),
        # Neither the first word of a sentence nor an initial is a firm.
        ("Meanwhile Director Jane Doe", ["Director"]),
        ("Monday President Doe", ["President"]),
        ("J. Director", ["Director"]),
        ("its next ambassador", ["next ambassador"]),
        ("minister of defence, of energy", ["minister of defence"]),
        ("head of the Department (formerly the Department of Trade) Ivan",
         ["head of the Department (formerly the Department of Trade)"]),
        ("head of the Department (with tea) Ivan", ["head of the Department"]),
        ("head of the Department (formerly of Trade) Ivan", ["head of the Department"]),
        ("глава отдела по вопросам сотрудничества Иван Петров", ["глава отдела по вопросам сотрудничества"]),
        ("заместитель главы МИД РФ Сергей Рябков", ["заместитель главы МИД РФ"]),
        ("глава компании «Рога и копыта» Иван Петров", ["глава компании «Рога и копыта»"]),
        ("глава компании «Раз два три четыре пять шесть семь» Иван", ["глава компании"]),
        ("советник главы МИД", ["советник главы МИД"]),
        ("an adviser of the president", ["adviser of the president"]),
        ("an adviser to the president", ["adviser to the president"]),
        ("an adviser for the president", ["adviser", "president"]),
        ("an adviser of the Mayor", ["adviser", "Mayor"]),
        # Nobody owns a calling.
        ("журналист президента", ["журналист", "президента"]),
        ("губернатор города Севастополя", ["губернатор города Севастополя"]),
        ("посол России в США Александр Дарчиев", ["посол России в США"]),
        ("посол США в Москве Джон Салливан", ["посол США в Москве"]),
        ("глава ФСБ в Москве", ["глава ФСБ"]),
        ("министра иностранных дел и торговли Венгрии Петера", ["министра иностранных дел и торговли Венгрии"]),
        ("министр иностранных дел и внешней торговли", ["министр иностранных дел и внешней торговли"]),
        ("министр иностранных дел и министр торговли", ["министр иностранных дел", "министр торговли"]),
        ("general secretary of the party Ivan", ["general secretary of the party"]),
        ("the president of the company's board John Doe", ["president of the company's board"]),
        ("director at Acme Zorro John Doe", ["director at Acme Zorro"]),
        ("director at Acme", ["director at Acme"]),
        ("director at Acme Zorro Works John Doe", ["director at Acme Zorro Works"]),
        ("director, Acme", ["director"]),
        ("director of the first Acme Ivan Petrov", ["director of the first Acme"]),
        ("an expert on Russia", ["expert on Russia"]),
        ("US expert", ["US expert"]),
        ("met in Russia President Doe", ["President"]),
        ("met in Russian President Doe", ["Russian President"]),
        ("уполномоченный по правам человека Татьяна", ["уполномоченный по правам человека"]),
        ("генерал-полковник Иван Петров", ["генерал-полковник"]),
        ("general Ivan Petrov", []),
        ("General Ivan Petrov", ["General"]),
        ("глава МИД, ранее посол", ["глава МИД", "посол"]),
        ("директор ФСБ Александр Бортников и директор СВР", ["директор ФСБ", "директор СВР"]),
        ("secretary and minister", ["minister"]),
        ("Foreign Ministry secretary", ["Foreign Ministry secretary"]),
        ("глава Гохрана Петр Иванович Сидоров", []),
        ("head of the African Department at Russia’s Foreign Ministry’s", [
            "head of the African Department at Russia’s Foreign Ministry",
        ]),
        ("der russische Außenminister Sergej Lawrow", ["russische Außenminister"]),
        ("l'ambassadeur de Russie en France", ["ambassadeur de Russie en France"]),
        ("le chef de la diplomatie russe", ["chef de la diplomatie russe"]),
    ],
)  # fmt: skip
def test_what_belongs_to_a_title_and_what_does_not(text: str, expected: list[str]) -> None:
    assert [span.text for span in find_roles(text)] == expected


def test_a_rank_of_several_words_may_stand_in_small_letters() -> None:
    assert [span.text for span in find_roles("Le lieutenant colonel Luc Koval parle en general.")] == [
        "lieutenant colonel"
    ]


@pytest.mark.parametrize("kinds", [("brigade", "regiment"), ("regiment", "battalion"), ("corps", "brigade")])
def test_a_regiment_is_no_brigade(kinds: tuple[str, str]) -> None:
    first, second = (parse_role(f"commander of the 45th {kind}") for kind in kinds)
    assert str(first) != str(second)
