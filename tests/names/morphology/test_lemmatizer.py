from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.strategies import full_names, schemes

from namematch.data import language
from namematch.names import Gender, PartKind, lemmas
from namematch.names.morphology.lemmatizer import _decisive_tail, _forms_of, surname_base
from namematch.text import Script, fold, script_of
from namematch.translit import romanize

SURNAME, GIVEN, PATRONYMIC = PartKind.SURNAME, PartKind.GIVEN, PartKind.PATRONYMIC

DECLINED = [
    (SURNAME, "лавров", "Лаврова Лаврову Лавровым Лаврове"),
    (SURNAME, "захарова", "Захаровой Захарову"),
    (SURNAME, "навальный", "Навального Навальному Навальным Навальном"),
    (SURNAME, "толстой", "Толстого Толстому Толстым Толстом"),
    (SURNAME, "политковская", "Политковской Политковскую"),
    (SURNAME, "матвиенко", "Матвиенко"),
    (SURNAME, "лукашевич", "Лукашевича Лукашевичу Лукашевичем Лукашевиче"),
    (SURNAME, "гоголь", "Гоголя Гоголю Гоголем Гоголе"),
    (SURNAME, "черных", "Черных"),
    (SURNAME, "шойгу", "Шойгу"),
    (SURNAME, "зеленський", "Зеленського Зеленському Зеленським"),
    (SURNAME, "порошенко", "Порошенка Порошенкові Порошенком"),
    (SURNAME, "салтыков-щедрин", "Салтыкова-Щедрина Салтыкову-Щедрину Салтыковым-Щедриным"),
    (GIVEN, "сергей", "Сергея Сергею Сергеем Сергее"),
    (GIVEN, "мария", "Марии Марию Марией"),
    (GIVEN, "дмитрий", "Дмитрия Дмитрию Дмитрием Дмитрии"),
    (GIVEN, "павел", "Павла Павлу Павлом Павле"),
    (GIVEN, "лев", "Льва Льву Львом"),
    (GIVEN, "илья", "Ильи Илье Илью Ильёй"),
    (GIVEN, "любовь", "Любови Любовью"),
    (GIVEN, "ольга", "Ользі Ольги Ольгу"),
    (GIVEN, "боніфацій", "Боніфація Боніфацію"),
    (PATRONYMIC, "владимирович", "Владимировича Владимировичу Владимировичем"),
    (PATRONYMIC, "ильинична", "Ильиничны Ильиничне Ильиничну Ильиничной"),
    (PATRONYMIC, "іванівна", "Іванівни Іванівні Іванівною"),
]
LATIN = [
    ("pl", "putin", "Putina Putinowi Putinem"),
    ("cs", "putin", "Putina Putinovi Putinem"),
    ("sk", "putin", "Putina Putinovi Putinom"),
    ("sl", "putin", "Putina Putinu Putinom"),
    ("hr", "putin", "Putina Putinu"),
    ("pl", "kaczyński", "Kaczyńskiego Kaczyńskiemu Kaczyńskim"),
    ("cs", "zelenský", "Zelenského Zelenskému"),
    ("cs", "mayová", "Mayové Mayovou"),
    ("pl", "zacharowa", "Zacharowej Zacharową"),
    ("sl", "zaharova", "Zaharove Zaharovi Zaharovo"),
    ("cs", "johnson", "Johnsonův Johnsonova"),
    ("sl", "trump", "Trumpa Trumpu Trumpom Trumpov"),
    ("pl", "poroszenko", "Poroszenki Poroszenkę Poroszenką"),
    ("en", "johnson", "Johnson's"),
]


@pytest.mark.parametrize(("kind", "lemma", "forms"), DECLINED)
def test_leads_cyrillic_forms_back(kind: PartKind, lemma: str, forms: str) -> None:
    for form in forms.split():
        assert lemma in [found.text for found in lemmas(form, kind)[:2]], form


@pytest.mark.parametrize(("language", "lemma", "forms"), LATIN)
def test_leads_latin_forms_back(language: str, lemma: str, forms: str) -> None:
    for form in forms.split():
        found = [found.text for found in lemmas(form, PartKind.SURNAME, language=language)[:3]]
        assert lemma in found, (form, found)


def test_both_readings_of_an_ambiguous_form() -> None:
    first, second = lemmas("Дарчиева", SURNAME)[:2]
    assert {(first.text, first.gender), (second.text, second.gender)} == {
        ("дарчиева", Gender.FEMALE),
        ("дарчиев", Gender.MALE),
    }
    assert first.base == second.base == "дарчиев"


@pytest.mark.parametrize(
    ("word", "kind", "language", "found"),
    [
        ("Дарчиева", SURNAME, None, "дарчиева female nom дарчиев, дарчиев male gen|acc дарчиев"),
        ("Лаврову", SURNAME, None, "лавров male dat|loc|other лавров, лаврова female acc лавров"),
        ("Захаровой", SURNAME, None, "захарова female gen|dat|ins|loc захаров"),
        ("Салтыковым-Щедриным", SURNAME, None, "салтыков-щедрин male ins салтыков-щедрин"),
        ("Римской-Корсаковой", SURNAME, None, "римская-корсакова female gen|dat|ins|loc римский-корсаков"),
        # A first half may stay as it is.
        ("Бонч-Бруевича", SURNAME, None, "бонч-бруевич male gen|acc бонч-бруевич"),
        ("Анне-Марии", GIVEN, None, "анна-мария female gen|dat|loc анна-мария"),
        ("Сергею", GIVEN, None, "сергей male dat|loc|other сергей"),
        ("Саше", GIVEN, None, "саша None gen|dat|loc саша"),
        ("Ивановне", PATRONYMIC, None, "ивановна female dat|loc ивановна"),
        ("Толстого", SURNAME, None, "толстой male gen|acc толстой, толстый male gen|acc толстый"),
        ("Черных", SURNAME, None, "черных None nom|gen|dat|acc|ins|loc черных"),
        ("Putinowi", SURNAME, "pl",
         "putin male dat putin, putinowa female gen|dat|loc putinow, putinowi male nom putinowi"),
        ("Putinova", SURNAME, "cs",
         "putinova female nom putinov, putinov male gen|acc putinov, putin male other putin"),
        ("Johnson's", SURNAME, None, "johnson's None nom johnson's, johnson None other johnson"),
        ("Valujevs", SURNAME, "lv", "valujev male own valujev, valujevs male nom valujevs"),
        ("Zelenské", SURNAME, "cs", "zelenská female gen|dat|loc|other zelenský"),
    ],
)  # fmt: skip
def test_a_lemma_tells_gender_case_and_the_masculine(
    word: str, kind: PartKind, language: str | None, found: str
) -> None:
    wanted = found.split(", ")
    some = lemmas(word, kind, language=language)[: len(wanted)]
    assert [f"{lemma.text} {lemma.gender} {lemma.case} {lemma.base}" for lemma in some] == wanted
    assert {lemma.kind for lemma in some} == {kind}


def test_kind_is_told_where_it_is_not_given() -> None:
    assert [lemmas(word)[0].kind for word in ("Ольгу", "Лавровым", "Петровича")] == [GIVEN, SURNAME, PATRONYMIC]


def test_languages_of_one_paradigm_say_the_same() -> None:
    for word in ("Trumpom", "Putinova", "Zaharovoj"):
        croatian = lemmas(word, SURNAME, language="hr")
        assert all(lemmas(word, SURNAME, language=other) == croatian for other in ("bs", "me", "sh"))
    assert lemmas("Trumpom", SURNAME, language="sl") != lemmas("Trumpom", SURNAME, language="hr")


def test_a_text_in_a_language_without_cases_tells_nothing() -> None:
    for word in ("Дарчиеву", "Johnson's", "Трампа"):
        assert lemmas(word, SURNAME, language="de") == lemmas(word, SURNAME)
    # A possessive may stand in any text.
    polish = {lemma.text: lemma.bits for lemma in lemmas("Johnson's", SURNAME, language="pl")}
    assert polish["johnson"] < 5
    (plain, czech) = (
        next(lemma.bits for lemma in lemmas("Corbyna", SURNAME, language=language) if lemma.text == "corbyn")
        for language in ("de", "cs")
    )
    assert czech < plain


def test_what_a_language_cannot_write_is_not_its_word() -> None:
    assert lemmas("Быковым", SURNAME)[0].text == "быков"
    assert "буков" not in [lemma.text for lemma in lemmas("Букоўым", SURNAME)]


def test_lemmas_are_few_and_words_not_endless() -> None:
    # Ten words could end so.
    assert len(lemmas("Хамидском")) == 8
    assert lemmas("а" * 500 + "ова", SURNAME)[0].text == "а" * 64
    assert lemmas("") == lemmas("", SURNAME)


@pytest.mark.parametrize(
    ("feminine", "masculine"),
    [
        ("Захарова", "захаров"), ("Лисицына", "лисицын"), ("Толстая", "толстой"), ("Белая", "белый"),
        ("Трубецкая", "трубецкой"), ("Вишневская", "вишневский"),
        ("Зеленська", "зеленський"), ("Valujevová", "valujev"), ("Czarnecka", "czarnecki"), ("May", "may"),
        ("ова", "ова"), ("аова", "аова"), ("абова", "абов"),
    ],
)  # fmt: skip
def test_the_masculine_of_a_surname(feminine: str, masculine: str) -> None:
    assert surname_base(feminine) == masculine


def test_gender_decides() -> None:
    assert lemmas("Дарчиева", SURNAME, Gender.MALE)[0].text == "дарчиев"
    assert lemmas("Дарчиева", SURNAME, Gender.FEMALE)[0].text == "дарчиева"


def test_the_halves_of_a_double_name_agree_in_gender() -> None:
    # Beside a woman's name that is no genitive of Валентин.
    assert lemmas("Валентина-Марии", GIVEN)[0].text == "валентина-мария"
    assert lemmas("Валентина-Петра", GIVEN)[0].text == "валентин-петр"


def test_language_decides() -> None:
    plain, polish = lemmas("Corbyna", SURNAME), lemmas("Corbyna", SURNAME, language="pl")
    cost = {name: next(lemma.bits for lemma in found if lemma.text == "corbyn") for name, found in
            (("plain", plain), ("polish", polish))}  # fmt: skip
    assert cost["polish"] < cost["plain"]


@pytest.mark.parametrize("word", ["Darchiyev", "Дарчиев", "May", "Ким", "Шевченко", "Coulter"])
def test_a_nominative_comes_first(word: str) -> None:
    assert lemmas(word, SURNAME)[0].text == word.lower()


@pytest.mark.parametrize("word", ["Дарчиева", "Putina", "Сергею", "Женя"])
def test_costs_are_those_of_a_distribution(word: str) -> None:
    bits = [lemma.bits for lemma in lemmas(word)]
    assert bits == sorted(bits)
    assert 0.5 < sum(2.0**-cost for cost in bits) <= 1.01


@pytest.mark.parametrize("case", ["gen", "dat", "acc", "ins"])
def test_undoes_a_slow_declension(case: str) -> None:
    """Oracle: decline by the Russian paradigm of -ов and -ский, row by row, and lead the form back."""
    for stem, suffix in (("петр", "ов"), ("дарчи", "ев"), ("вишн", "евск"), ("жуковин", "ск")):
        for row in language("ru").paradigms:
            if (row["kind"], row["gender"]) != ("surname", "male") or row["bits"] != "0":
                continue
            if (suffix.endswith("ск")) is (row["nom"] == "ий"):
                lemma, form = stem + suffix + row["nom"], stem + suffix + row[case].split("|")[0]
                assert lemma in [found.text for found in lemmas(form, SURNAME)[:2]]


@pytest.mark.parametrize(
    ("word", "language", "lemma"),
    [
        ("Putins", "lv", "putin"),
        ("Putinas", "lt", "putin"),
        ("Valujevs", "lv", "valujev"),
        ("Peskovskis", "lv", "peskovskij"),
    ],
)
def test_takes_off_baltic_endings(word: str, language: str, lemma: str) -> None:
    found = {found.text: found.case for found in lemmas(word, SURNAME, language=language)[:4]}
    assert found[lemma] == "own"


# Words that end alike come from the same endings: the end alone decides, in whichever script and language.
kinds = st.sampled_from([None, *PartKind])
genders = st.sampled_from([None, *Gender])
languages = st.sampled_from([None, "ru", "uk", "pl", "cs", "lv"])
endings = st.sampled_from(["", "а", "у", "ом", "ова", "овой", "ским", "ичу", "іча", "owi", "ová", "em", "s", "ienė"])


@st.composite
def inflected(draw: st.DrawFn) -> str:
    word = draw(st.sampled_from(draw(full_names(patronymic=True)).split()))
    stem = word[: draw(st.integers(1, len(word)))]
    return fold((romanize(stem, draw(schemes)) if draw(st.booleans()) else stem) + draw(endings))


@given(inflected(), kinds, genders, languages)
def test_the_end_of_a_word_decides_what_it_may_come_from(
    word: str, kind: PartKind | None, gender: Gender | None, language: str | None
) -> None:
    cyrillic = script_of(word) is Script.CYRILLIC
    tail = _decisive_tail(word, cyrillic, kind)
    by_tail, by_word = (
        _forms_of(end, len(end) == len(word), cyrillic, frozenset(), kind, gender, language) for end in (tail, word)
    )
    assert by_tail == by_word


@pytest.mark.parametrize("word", ["и", "ли", "левич", "абвгдежзиклмн"])
def test_a_tail_is_an_end_of_its_word(word: str) -> None:
    for kind in (None, *PartKind):
        tail = _decisive_tail(word, True, kind)
        assert tail
        assert word.endswith(tail)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("Putinovimi", "putin"),
        ("Kovačevih", "kovač"),
        ("Lagrangeovými", "lagrange"),
        ("Novakovega", "novak"),
        ("Kovačevoga", "kovač"),
        ("Gabčíkovmu", "gabčík"),
    ],
)
def test_possessive_adjectives_lead_back_in_every_case(form: str, base: str) -> None:
    assert base in {lemma.base for lemma in lemmas(form, kind=PartKind.SURNAME)}
