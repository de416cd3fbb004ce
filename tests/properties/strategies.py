"""What the laws are tried on."""

from __future__ import annotations

from hypothesis import strategies as st

from namematch.mentions import Mention
from namematch.names import feminine_surname

MEN = ("Александр", "Сергей", "Дмитрий", "Николай", "Евгений", "Пётр", "Юрий", "Алексей", "Вячеслав", "Игорь", "Яков")
WOMEN = ("Мария", "Екатерина", "Ольга", "Наталья", "Светлана", "Татьяна", "Ирина", "Жанна")
FATHERS = ("Иванов", "Никит", "Сергеев", "Андреев", "Владимиров", "Павлов")
SURNAMES = (
    "Дарчиев", "Жуков", "Щукин", "Хрущёв", "Соловьёв", "Чайковский", "Толстой", "Шевченко", "Васильев", "Ильин",
    "Кузьмин", "Ельцин", "Цветаев", "Громыко", "Мельник", "Захаров", "Лебедев", "Павленко", "Горбунов", "Рыбаков",
)  # fmt: skip
# Practices between which every name here is expected to be recognised; the rarer ones are measured in the benchmarks.
# Surnames on record, two and two a letter or little more apart.
NEAR_SURNAMES = (
    ("Волк", "Вовк"),
    ("Остапенко", "Астапович"),
    ("Колесник", "Камленок"),
    ("Дмитриев", "Димитриев"),
    ("Третьяк", "Третяк"),
    ("Ильин", "Ильич"),
)
SCHEMES = (
    "bgn-pcgn", "icao-9303", "ala-lc", "scholarly", "news", "wikipedia", "german-duden", "polish", "czech", "dutch",
    "italian", "swedish", "turkish", "croatian",
)  # fmt: skip

any_text = st.text(st.one_of(st.characters(), st.sampled_from("АБЖшщьё. ,-'’\u0301\u200b\ud800ab")), max_size=80)


@st.composite
def full_names(draw: st.DrawFn, *, patronymic: bool | None = None) -> str:
    """A Russian name in Cyrillic: given name, perhaps a patronymic, surname."""
    woman = draw(st.booleans())
    given = draw(st.sampled_from(WOMEN if woman else MEN))
    surname = draw(st.sampled_from(SURNAMES))
    father = draw(st.sampled_from(FATHERS))
    with_father = draw(st.booleans()) if patronymic is None else patronymic
    middle = [_patronymic(father, woman)] if with_father else []
    return " ".join([given, *middle, feminine_surname(surname).capitalize() if woman else surname])


def _patronymic(father: str, woman: bool) -> str:
    if father == "Никит":
        return "Никитична" if woman else "Никитич"
    return father + ("на" if woman else "ич")


schemes = st.sampled_from(SCHEMES)


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    """A mention of one of a few people, in Cyrillic or a romanisation, in full, initialled or by surname."""
    from namematch.translit import romanize

    given, surname = draw(st.sampled_from([("Александр", "Дарчиев"), ("Сергей", "Лавров"), ("Анна", "Дарчиева")]))
    name = draw(st.sampled_from([f"{given} {surname}", f"{given[0]}. {surname}", surname, f"{surname}, {given}"]))
    scheme = draw(st.one_of(st.none(), schemes))
    document = draw(st.sampled_from([None, "a", "b"]))
    role = draw(st.sampled_from([None, "Russian Foreign Minister", "глава МИД РФ"]))
    return Mention(romanize(name, scheme) if scheme else name, role=role, document=document)
