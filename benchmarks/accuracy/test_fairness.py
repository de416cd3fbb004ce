"""Whether some people's names are matched worse than others': error rates by origin of the name, by gender, by scheme.

Run: `pytest benchmarks/accuracy/test_fairness.py`. Surnames are drawn by frequency from those on record whose ending
belongs to an origin, with a given name of that origin; each is written in two schemes drawn at random, or kept in
Cyrillic on one side. *Known again* is the share of one name that is taken for one, *neighbours joined* the share of two
surnames one letter apart, *strangers joined* of two surnames of the origin drawn at random, that are taken for one
behind the same given name. The countries of the evaluation data give the same figure for real spellings.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations, islice
from typing import NamedTuple

import pytest
from benchmarks.accuracy.data import shared
from benchmarks.accuracy.near_misses import Pair, could_be_either
from benchmarks.accuracy.test_names import groups
from benchmarks.worlds.words import bearers, one_letter_apart, schemes

import namematch as nm

SEED = 20261125
PAIRS = 250
NAMES_A_SCHEME = 100
UNDER_THE_MEAN = 0.05
LEAST_PAIRS = 40


class Origin(NamedTuple):
    """How to tell surnames of an origin, and given names that go with them.

    Args:
        ending: What surnames end in, men's and women's.
        men: Given names.
        women: Given names.
    """

    ending: str
    men: str
    women: str


ORIGINS = {
    "russian": Origin(
        r"[а-я]{2}(?:ов|ев|ова|ева|ин|ина|ский|ская)",
        "Александр Сергей Дмитрий Николай Евгений Алексей Юрий Пётр Вячеслав Фёдор",
        "Мария Екатерина Ольга Наталья Светлана Татьяна Юлия Ксения Елена Дарья",
    ),
    "ukrainian": Origin(
        r"[а-я]{2}(?:енко|чук|щук|юк)",
        "Тарас Богдан Николай Сергей Андрей Олег Игорь Владимир Василий Степан",
        "Оксана Леся Ганна Елена Ирина Мария Наталья Галина Людмила Олеся",
    ),
    "tatar": Origin(
        r"[а-я]{2}(?:уллин|уллина|утдинов|утдинова|етдинов|етдинова|зянов|зянова|хметов|хметова|гареев|гареева)",
        "Ринат Рустам Ильдар Марат Айрат Ильшат Фарид Азат Рафаэль Камиль",
        "Гузель Алсу Лилия Эльвира Резеда Чулпан Венера Альфия Гульнара Фарида",
    ),
    "caucasian": Origin(
        r"[а-я]{2}(?:швили|дзе|ян|янц|оев|оева|заде)",
        "Гиви Вахтанг Тигран Арсен Ашот Руслан Магомед Заур Нодар Гамлет",
        "Нино Тамара Ануш Мадина Патимат Зарема Кетеван Гаянэ Русудан Наира",
    ),
    "central-asian": Origin(
        r"[а-я]{2}(?:баев|баева|беков|бекова|кулов|кулова|муратов|муратова|жанов|жанова|жонов|жонова)",
        "Нурсултан Бахтияр Ербол Акылбек Данияр Шавкат Рустам Фаррух Улугбек Жомарт",
        "Айгуль Гульнара Динара Зульфия Дилором Жанар Мадина Сауле Айжан Нигора",
    ),
    "western": Origin(
        r"[а-я]{2}(?:ман|берг|штейн|бах|сон|гер|нер|лер|бург|вальд)",
        "Роберт Эдуард Альберт Генрих Артур Эрих Оскар Вильгельм Макс Лев",
        "Эмма Ирма Марта Эльза Роза Берта Лидия Эрика Анна Софья",
    ),
}
# By origin and gender; the reason is what the misses have in common.
MISSED: dict[tuple[str, str], str] = {}
MISSED_COUNTRIES = {
    "Abkhazia": "one person in ten languages: an affricate that every language writes its own way, some by h, ĝ, dy",
    "Belarus": "a few people spelled by the sounds of Belarusian in every language, which no scheme of Russian writes",
}


class Rates(NamedTuple):
    """Shares: of one name known again, in both scripts and in one; of two names taken for one."""

    latin: float
    cyrillic: float
    neighbours: float
    strangers: float

    @property
    def recall(self) -> float:
        """Known again, both ways together."""
        return (self.latin + self.cyrillic) / 2


@cache
def surnames(origin: str, gender: str) -> tuple[list[str], list[int]]:
    """Surnames of an origin that women or men bear, with how many do."""
    ending = re.compile(f"{ORIGINS[origin].ending}$")
    # The endings of other origins are Russian ones with more before them.
    others = [rule.ending for other, rule in ORIGINS.items() if origin == "russian" != other]
    elsewhere = re.compile(f"(?:{'|'.join(others)})$" if others else "(?!)")
    found = bearers("surnames", gender).items()
    kept = {name: n for name, n in found if ending.search(name.lower()) and not elsewhere.search(name.lower())}
    return list(kept), list(kept.values())


def names(origin: str, gender: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Given names and surnames, drawn without an end."""
    given = (ORIGINS[origin].men if gender == "m" else ORIGINS[origin].women).split()
    words, weights = surnames(origin, gender)
    while True:
        yield chance.choice(given), chance.choices(words, weights)[0]


@cache
def rates(origin: str, gender: str) -> Rates:
    chance = random.Random(f"{SEED}{origin}{gender}")
    drawn = names(origin, gender, chance)
    full = [f"{given} {surname}" for given, surname in islice(drawn, PAIRS)]
    latin = [(_written(name, chance), _written(name, chance)) for name in full]
    mixed = [(name, _written(name, chance)) for name in full]
    near = _two(drawn, chance, lambda surname: one_letter_apart(surname, gender))
    far = _two(drawn, chance, lambda _: surnames(origin, gender)[0])
    return Rates(_share(latin), _share(mixed), _share(near), _share(far))


def _two(
    drawn: Iterator[tuple[str, str]], chance: random.Random, others: Callable[[str], tuple[str, ...] | list[str]]
) -> Iterator[tuple[str, str]]:
    """Two different surnames behind one given name, in two schemes, where the forms can tell them apart."""
    left = PAIRS
    for given, surname in drawn:
        if not (choice := others(surname)) or (other := chance.choice(choice)) == surname:
            continue
        pair = (f"{given} {surname}", f"{given} {other}")
        written = [_written(name, chance) for name in pair]
        if not could_be_either(Pair(written[0], written[1], pair)):
            yield written[0], written[1]
            left -= 1
        if not left:
            return


def _written(name: str, chance: random.Random) -> str:
    return nm.romanize(name, chance.choice(schemes()))


def _share(pairs: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> float:
    verdicts = [nm.compare(*pair).same for pair in pairs]
    return sum(verdicts) / len(verdicts)


GROUPS = [(origin, gender) for origin in ORIGINS for gender in "mf"]


def mean() -> float:
    return sum(rates(*group).recall for group in GROUPS) / len(GROUPS)


@pytest.mark.parametrize(("origin", "gender"), GROUPS)
def test_no_origin_and_no_gender_is_known_worse(
    origin: str, gender: str, report: list[str], request: pytest.FixtureRequest
) -> None:
    found = rates(origin, gender)
    report.append(
        f"{origin:<14} {gender}  known again: Latin~Latin {found.latin:.3f}, Cyrillic~Latin {found.cyrillic:.3f}; "
        f"neighbours joined {found.neighbours:.3f}, strangers joined {found.strangers:.3f} (mean recall {mean():.3f})"
    )
    if reason := MISSED.get((origin, gender)):
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    assert found.recall >= mean() - UNDER_THE_MEAN


def test_by_scheme(report: list[str]) -> None:
    """Cyrillic against each scheme, all origins in one draw; the worst are listed."""
    chance = random.Random(SEED)
    drawn = [" ".join(next(names(*chance.choice(GROUPS), chance))) for _ in range(NAMES_A_SCHEME)]
    found = {scheme: _share([(name, nm.romanize(name, scheme)) for name in drawn]) for scheme in schemes()}
    ordered = sorted(found, key=lambda scheme: found[scheme])
    worst = ", ".join(f"{scheme} {found[scheme]:.2f}" for scheme in ordered[:8])
    report.append(f"by scheme, {len(found)}: mean {sum(found.values()) / len(found):.3f}; worst {worst}")
    assert found[ordered[0]] >= sum(found.values()) / len(found) - 2 * UNDER_THE_MEAN


@cache
def by_country() -> dict[str, tuple[float, int]]:
    """Share of the pairs of one person's spellings that are taken for one, where there are enough of them."""
    found = {}
    for country, rows in groups(shared("eval/names/variants.dev.tsv")).items():
        people: dict[str, set[str]] = {}
        for row in rows:
            people.setdefault(row.person, set()).add(row.name)
        pairs = [pair for forms in people.values() for pair in combinations(sorted(forms), 2)]
        if len(pairs) >= LEAST_PAIRS:
            found[country] = (_share(pairs), len(pairs))
    return found


def test_no_country_is_known_worse(report: list[str]) -> None:
    middle = sum(share for share, _ in by_country().values()) / len(by_country())
    report.extend(f"{country:<14} known again {share:.3f} of {n} pairs" for country, (share, n) in by_country().items())
    under = {country for country, (share, _) in by_country().items() if share < middle - UNDER_THE_MEAN}
    report.append(f"mean of the countries {middle:.3f}; under it by more than five points: {', '.join(sorted(under))}")
    assert under <= set(MISSED_COUNTRIES), "a country is known worse, and nobody has said why"
    # Within a point of the border a few pairs decide.
    well = {country for country, (share, _) in by_country().items() if share >= middle - UNDER_THE_MEAN + 0.01}
    assert well.isdisjoint(MISSED_COUNTRIES), "a country is known as well as others now: take it off the list"
