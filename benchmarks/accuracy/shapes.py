"""Names in the shapes that registers, banks, tickets and lists give them, beside the plain name and one of another man.

People are drawn from the lists of russiannames; what is done to their names is what the shapes of real cells are.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

from benchmarks.accuracy.drawn import full_names

import namematch as nm

Write = Callable[["Person", random.Random], str]
_LOOKALIKES = str.maketrans("асеорхАВСЕНКМОРТХ", "aceopxABCEHKMOPTX")
_INTERNAL = "mvd-internal-passport"
_KEYS = str.maketrans(
    "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ",
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~",
)
_WITH_APOSTROPHE = """
Прокоп'юк Дем'янюк Стеф'юк Григор'єв Лук'яненко Дем'яненко Заруб'як Кам'янський Хом'як Гур'єв Лук'янчук П'ятак М'ясоєд
Голуб'як Прокоф'єв Юр'єв Захар'єв Гнат'юк Солом'яний В'юник Рум'янцев Любим'янко Скоп'юк
"""


class Person(NamedTuple):
    """The words of a name in Cyrillic, or romanised."""

    given: str
    father: str
    surname: str

    @property
    def plain(self) -> str:
        return f"{self.surname} {self.given} {self.father}"

    def mapped(self, change: Callable[[str], str]) -> Person:
        return Person(*map(change, self))


class Case(NamedTuple):
    """A cell, the plain name of its person, and a name that contradicts it."""

    cell: str
    same: str
    other: str


def latin(person: Person) -> Person:
    return person.mapped(lambda word: nm.romanize(word, "icao-9303"))


def people(size: int, seed: int) -> list[Person]:
    return [Person(*name.split()) for name in full_names(size, seed)]


def _initial(word: str) -> str:
    return nm.romanize(word[0], "ala-lc-plain").title()


def _lookalike(chance: random.Random, word: str) -> str:
    letters = [letter.translate(_LOOKALIKES) if chance.random() < 2 / 3 else letter for letter in word]
    return "".join(letters)


def _split(chance: random.Random, word: str) -> str:
    place = chance.randrange(2, len(word) - 1) if len(word) > 4 else 0
    return f"{word[:place]} {word[place:]}" if place else word


def _zone(person: Person) -> str:
    return f"{person.surname}<<{person.given}<{person.father}".upper()


def _short(word: str) -> str:
    """The first letters of a word up to the second consonant."""
    vowels = set("аеёиоуыэюя")
    end = next((place for place in range(1, len(word)) if word[place] not in vowels), 1)
    return word[: end + 1]


def _through(seen: str, written: str) -> Write:
    return lambda p, _: f"{p.surname} {p.given}".encode(written).decode(seen, "replace")


def _cyrillic(template: str) -> Write:
    def write(p: Person, chance: random.Random) -> str:
        return template.format(
            g=p.given, p=p.father, s=p.surname, G=p.given.upper(), S=p.surname.upper(), i=p.given[0], j=p.father[0],
            k=p.surname[0], t=chance.choice(TITLES), d=chance.choice(DEGREES),
        )  # fmt: skip

    return write


def _latin(template: str) -> Write:
    write = _cyrillic(template)
    return lambda p, chance: write(latin(p), chance)


TITLES = ("гр.", "гр-н", "гр-ка", "гражданин РФ", "ИП", "ИП Глава КФХ", "п-к", "ст. лейтенант", "полковник юстиции")
DEGREES = ("к.т.н.", "д.ю.н.", "д.м.н., проф.", "канд. техн. наук", "к. ф.-м. н.", "доктор экон. наук", "доцент")

# By kind how a cell is written, and which word of the contradicting name is another's.
SHAPES: dict[str, tuple[Write, str]] = {
    "initials glued": (_latin("{s} {i}{j}"), "given"),
    "initials glued, Cyrillic": (_cyrillic("{s}{i}.{j}."), "given"),
    "initials of two letters": (lambda p, _: f"{latin(p).surname} {_initial(p.given)}{_initial(p.father)}", "given"),
    "initials among small letters": (lambda p, _: f"{p.surname} {p.given[0]} {p.father[0]}".lower(), "given"),
    "names cut short": (lambda p, _: f"{_short(p.given)}. {_short(p.father)}. {p.surname}", "given"),
    "bank form": (_cyrillic("{g} {p} {k}."), "surname"),
    "bank form, given name": (_cyrillic("{G} {k}."), "surname"),
    "joined, two words": (_latin("{g}{s}"), "surname"),
    "joined, three words": (_cyrillic("{s}{g}{p}"), "given"),
    "zero-width space": (_cyrillic("{g}\u200b{s}"), "surname"),
    "letters with spaces": (lambda p, _: f"{' '.join(p.surname.upper())} {p.given} {p.father}", "given"),
    "split": (lambda p, c: " ".join(_split(c, word) for word in (p.given, p.father, p.surname)), "given"),
    "look-alikes, capitals": (lambda p, c: _lookalike(c, f"{p.surname} {p.given} {p.father}".upper()), "given"),
    "look-alikes, small": (lambda p, c: _lookalike(c, p.plain), "given"),
    "ĸ": (lambda p, _: p.plain.replace("к", "ĸ"), "given"),
    "travel document": (lambda p, _: f"P<RUS{_zone(latin(p))}".ljust(44, "<"), "given"),
    "internal passport": (
        lambda p, _: f"PNRUS{_zone(p.mapped(lambda word: nm.romanize(word, _INTERNAL)))}".ljust(44, "<"),
        "given",
    ),
    "internal passport, plain": (lambda p, _: nm.romanize(p.plain, _INTERNAL).upper(), "given"),
    "ticket": (lambda p, _: f"{latin(p).surname}/{latin(p).given} {latin(p).father} MR".upper(), "given"),
    "ticket with its number": (lambda p, _: f"1.1{latin(p).surname}/{latin(p).given} MR".upper(), "given"),
    "ticket, glued": (lambda p, _: f"{latin(p).surname}/{latin(p).given}MR".upper(), "given"),
    "former name, brackets": (_cyrillic("Бургомистрова ({s}) {g} {p}"), "given"),
    "former name, урожд.": (_cyrillic("Бургомистрова {g} {p} (урожд. {s})"), "given"),
    "former name, née": (_latin("{g} {p} Burgomistrova née {s}"), "given"),
    "former name, born": (_latin("{g} {p} Burgomistrova (born {S})"), "given"),
    "degrees": (_cyrillic("{s} {i}.{j}., {d}"), "given"),
    "date and town": (_cyrillic("{s} {g} {p}, 01.02.1970 г.р., г. Москва"), "given"),
    "sanctions list": (_latin("{S}, {g} {p}; DOB 12 Mar 1970; POB Moscow, Russia; Gender Male"), "given"),
    "он же": (_cyrillic("Бургомистров Вениамин Ильич, он же {s} {g} {p}"), "given"),
    "a.k.a., the surname first": (_latin("BURGOMISTROV, Veniamin (a.k.a. {S}, {g})"), "given"),
    "office with its firm": (_cyrillic("{s} {g} {p} — генеральный директор ООО «Заря»"), "given"),
    "a.k.a.": (_latin("BURGOMISTROV, Veniamin (a.k.a. {S}, {g} {p})"), "given"),
    "stroke": (_cyrillic("Бургомистров Вениамин Ильич / {s} {g} {p}"), "given"),
    "ranks and labels": (_cyrillic("{t} {s} {g} {p}"), "given"),
    "nothing known": (_latin("{s} {g} NULL"), "given"),
    "tax number": (_cyrillic("{s} {g} {p} ИНН 770000000000"), "given"),
    "wrong page, Western": (_through("cp1252", "cp1251"), "given"),
    "wrong page, UTF-8": (_through("latin-1", "utf-8"), "given"),
    "wrong layout": (lambda p, _: f"{p.surname} {p.given}".translate(_KEYS), "given"),
}


def cases(kind: str, size: int, seed: int) -> list[Case]:
    """Cells of a kind, with what they are to be compared with."""
    write, other = SHAPES[kind]
    chance = random.Random(seed)
    drawn = people(size, seed)
    found = []
    for place, person in enumerate(drawn):
        plain = person if place % 2 else latin(person)
        stranger = _stranger(person, drawn, place, other)
        found.append(Case(write(person, chance), plain.plain, (stranger if place % 2 else latin(stranger)).plain))
    return found


def _stranger(person: Person, drawn: list[Person], place: int, part: str) -> Person:
    """The person with another's given name or surname, which begins with another letter."""
    rest = drawn[place + 1 :] + drawn[:place]
    mine, female = getattr(person, part), person.father.endswith("а")
    sounds = {"Е": "ЕЭИЯЮЙ", "Э": "ЕЭ", "И": "ИЙЕЮЯ", "Г": "ГХЮ", "Х": "ХГ", "Я": "ЯИЕ", "Ю": "ЮИЕГ"}
    mine_alike = sounds.get(mine[0], mine[0])
    for other in rest:
        word: str = getattr(other, part)
        if other.father.endswith("а") is female and word[0] not in mine_alike:
            return person._replace(**{part: word})
    return rest[0]


def apostrophe_cases(mark: str, size: int, seed: int) -> list[Case]:
    """Ukrainian names of which the apostrophe is written as another mark, or left out."""
    chance = random.Random(seed)
    given = ("Мар'яна", "Ольга", "Соф'я", "Лук'ян", "Валер'ян", "Дем'ян", "В'ячеслав", "Олег", "Ірина", "Тарас")
    found = []
    for _ in range(size):
        surname, name, other = chance.choice(_WITH_APOSTROPHE.split()), *chance.sample(given, 2)
        found.append(Case(f"{surname} {name}".replace("'", mark), f"{surname} {name}", f"{surname} {other}"))
    return found
