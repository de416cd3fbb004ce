"""Reading titles: one office in many wordings, ranks that depend on what they head, nothing dropped."""

from __future__ import annotations

import pytest

from namematch.roles import RolePart, parse_role, parse_role_many

NORTH_ATLANTIC = "head · North Atlantic Department · Ministry of Foreign Affairs · RU"


@pytest.mark.parametrize(
    "title",
    [
        "head of the North Atlantic Department at Russia's Foreign Ministry",
        "Russian Foreign Ministry’s North Atlantic Department Director",
        "Director of the Foreign Ministry Department of North Atlantic (former Department of North America)",
        "heading the North America department of the Russian Foreign Ministry",
        "chief of the North American department at Russia's Foreign Ministry",
        "North America Department Director",
        "директор Департамента Северной Атлантики МИД России",
        "глава североамериканского департамента МИД",
        "руководитель департамента Северной Америки Министерства иностранных дел Российской Федерации",
        "Leiter der Abteilung Nordatlantik im russischen Außenministerium",
        "directeur du département de l'Atlantique Nord du ministère russe des Affaires étrangères",
    ],
)
def test_one_office_in_many_wordings(title: str) -> None:
    assert parse_role(title).normal_form == NORTH_ATLANTIC


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("глава МИД", "minister"),
        ("глава департамента МИД", "head"),
        ("глава Росатома", "ceo"),
        ("глава Чечни", "governor"),
        ("глава комитета Госдумы", "chair"),
        ("глава ФСБ", "head"),
        ("глава Совбеза", "secretary"),
        ("глава Верховного суда", "chief_justice"),
        ("глава правительства", "head_of_government"),
        ("глава администрации президента", "chief_of_staff"),
        ("глава КПРФ", "party_leader"),
        ("глава города", "mayor"),
        ("president of Belarus", "head_of_state"),
        ("president of the company", "ceo"),
        ("president of the Russian Academy of Sciences", "head"),
        ("president of the Constitutional Court", "chief_justice"),
        ("governor of the Kursk region", "governor"),
        ("central bank governor", "head"),
        ("chairman of the State Duma", "presiding_officer"),
        ("chairman of the State Duma Defence Committee", "chair"),
        ("председатель правительства", "head_of_government"),
        ("председатель Следственного комитета", "head"),
        ("председатель правления Газпрома", "ceo"),
        ("Secretary of the Security Council", "secretary"),
        ("Defense Secretary", "minister"),
        ("press secretary", "spokesperson"),
        ("спикер Госдумы", "presiding_officer"),
        ("спикер МИД", "spokesperson"),
        ("State Duma deputy", "legislator"),
        ("deputy speaker of the State Duma", "presiding_officer"),
        ("Russia's envoy to the UN", "permanent_representative"),
        ("временный поверенный в делах России в США", "charge_d_affaires"),
        ("head of NATO", "secretary_general"),
        ("глава Генштаба", "chief_of_general_staff"),
    ],
)
def test_rank_depends_on_what_is_headed(title: str, rank: str) -> None:
    assert parse_role(title).rank == rank


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("замгоссекретаря США", "deputy minister · Department of State · US"),
        (
            "замгоссекретаря США по политическим вопросам",
            "under secretary · for Political Affairs · Department of State · US",
        ),
        (
            "помощник госсекретаря по делам Европы и Евразии",
            "assistant secretary · for Europe and Eurasia · Department of State · US",
        ),
        (
            "U.S. Deputy Assistant Secretary of State for Russia and Central Europe",
            "deputy assistant secretary · for Central Europe, Russia · Department of State · US",
        ),
        ("U.S. Secretary of State", "minister · Department of State · US"),
        # A deputy for a part of the world heads a regional bureau.
        (
            "Замгоссекретаря по делам Европы и Евразии",
            "assistant secretary · for Europe and Eurasia · Department of State · US",
        ),
        ("замгоссекретаря США по делам Африки", "assistant secretary · for Africa · Department of State · US"),
        ("заступниця помічника держсекретаря", "deputy assistant secretary · Department of State · US"),
        (
            "заступник держсекретаря США у справах Європи та Євразії",
            "assistant secretary · for Europe and Eurasia · Department of State · US",
        ),
    ],
)
def test_ladder_of_the_state_department(title: str, form: str) -> None:
    assert parse_role(title).normal_form == form


@pytest.mark.parametrize(
    ("title", "modifiers"),
    [
        ("замминистра обороны", ("deputy",)),
        ("первый замглавы МИД", ("first_deputy",)),
        ("и. о. министра", ("acting",)),
        ("врио губернатора Курской области", ("acting",)),
        ("экс-министр", ("former",)),
        ("then-President", ("former",)),
        ("бывший первый заместитель председателя правительства", ("former", "first_deputy")),
        ("next ambassador to the United States", ("designate",)),
        ("US President-elect", ("elect",)),
        ("honorary president of the company", ("honorary",)),
    ],
)
def test_modifiers(title: str, modifiers: tuple[str, ...]) -> None:
    assert parse_role(title).modifiers == modifiers


def test_posts_and_countries_are_told_apart() -> None:
    assert parse_role("посол США в России") == parse_role("American ambassador to Moscow")
    assert parse_role("посол США в России") != parse_role("посол России в США")


def test_a_military_rank_is_no_office() -> None:
    role = parse_role("Lt. Gen., deputy defence minister")
    assert (role.military_rank, role.rank, role.modifiers) == ("lieutenant general", "minister", ("deputy",))


def test_a_secretary_for_a_country_and_a_field_is_no_minister() -> None:
    role = parse_role("secretary for Russia and Energy")
    assert (role.rank, role.scope) == ("secretary", ("Energy", "Russia"))


def test_second_office_is_kept_beside_the_first() -> None:
    role = parse_role("director of the Information and Press Department and Russian Foreign Ministry spokeswoman")
    assert role.unit == "Information and Press Department"
    assert parse_role("head of the Sanctions Department (former Trade Department) and Gazprom CEO").former_unit == (
        "Trade Department"
    )
    assert [other.rank for other in role.also] == ["spokesperson"]


@pytest.mark.parametrize(
    "title",
    [
        "head of the Sanctions Department (former Trade Department)",
        "head of the Sanctions Department (formerly the Department of Trade)",
        "директор департамента санкций (ранее департамент торговли) Минфина",
        "директор департамента санкций (бывший департамент торговли)",
    ],
)
def test_former_name_of_a_unit_is_kept(title: str) -> None:
    role = parse_role(title)
    assert (role.unit, role.former_unit) == ("Sanctions Department", "Trade Department")
    assert role.organisation in (None, "Ministry of Finance")
    # Another name that it had makes no other office.
    assert role == parse_role(title.partition(" (")[0] + title.partition(")")[2])


@pytest.mark.parametrize("title", ["President of Ukraine, former", "Gazprom CEO (former)", "former"])
def test_former_with_no_unit_behind_it_is_the_holder(title: str) -> None:
    assert parse_role(title).modifiers == ("former",)


def test_unknown_words_are_kept() -> None:
    assert parse_role("head of Gokhran").organisation == "gokhran"
    assert parse_role("the man in the street").rest


def test_spans_point_at_the_parts() -> None:
    text = "Russian Foreign Ministry spokeswoman"
    parts = {span.part: text[span.start : span.end] for span in parse_role(text).spans}
    assert parts[RolePart.COUNTRY] == "Russian"
    assert parts[RolePart.RANK] == "spokeswoman"


def test_batch_keeps_missing_values_in_place() -> None:
    assert parse_role_many([None, "мэр Киева", "", float("nan")])[1:2] == [parse_role("мэр Киева")]
    assert [role is None for role in parse_role_many([None, "мэр", " ", float("nan")])] == [True, False, True, True]


@pytest.mark.parametrize("value", [3, b"head", ["head"]])
def test_wrong_types_are_refused(value: object) -> None:
    with pytest.raises(TypeError, match="parse_role takes a string as text"):
        parse_role(value)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="parse_role_many takes strings"):
        parse_role_many([value])


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("министр здравоохранения Московской области", "minister · Ministry of Health of Moscow Region · RU"),
        ("Moscow region health minister", "minister · Ministry of Health of Moscow Region · RU"),
        ("вице-премьер правительства Крыма", "deputy head of government · Crimea · RU"),
        ("прокурор Москвы", "prosecutor · Moscow · RU"),
        (
            "head of the FSB directorate for the Rostov region",
            "head · Rostov Directorate · Federal Security Service · RU",
        ),
        ("начальник управления ФСБ по Ростовской области", "head · Rostov Directorate · Federal Security Service · RU"),
        ("директор Института США и Канады", "head · Canada and United States Institute"),
        ("head of the OSCE mission to Ukraine", "head · to UA · Mission · OSCE"),
    ],
)
def test_regions_belong_to_the_body_that_has_them(title: str, form: str) -> None:
    assert parse_role(title).normal_form == form


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("Kremlsprecher", "spokesperson · Presidential Office · RU"),
        ("russischer Außenminister", "minister · Ministry of Foreign Affairs · RU"),
        ("Botschafter Russlands in Deutschland", "ambassador · to DE · RU"),
        ("porte-parole du ministère russe des Affaires étrangères", "spokesperson · Ministry of Foreign Affairs · RU"),
        ("ambassadeur de Russie aux États-Unis", "ambassador · to US · RU"),
        ("Premier ministre ukrainien", "head of government · UA"),
    ],
)
def test_german_and_french_at_first_depth(title: str, form: str) -> None:
    assert parse_role(title).normal_form == form


def test_a_name_behind_the_title_is_rest() -> None:
    role = parse_role("President Doe")
    assert (role.rank, role.organisation, role.rest) == ("head_of_state", None, ("Doe",))


@pytest.mark.parametrize(
    ("ukrainian", "title"),
    [
        ("глава МЗС України", "Ukrainian Foreign Minister"),
        ("міністра закордонних справ України", "министр иностранных дел Украины"),
        ("очільник МВС", "глава МВД"),
        ("речниця МЗС", "официальный представитель МИД"),
        ("прем’єр-міністерка Великої Британії", "UK Prime Minister"),
        ("британська прем'єрка", "British Prime Minister"),
        ("новообраний президент США", "US President-elect"),
        ("заступник міністра юстиції", "deputy justice minister"),
        ("колишній міністр оборони", "former defence minister"),
        ("народний депутат України", "people's deputy of Ukraine"),
    ],
)
def test_ukrainian_titles_have_the_normal_form_of_others(ukrainian: str, title: str) -> None:
    assert parse_role(ukrainian).normal_form == parse_role(title).normal_form


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("president's press secretary", "spokesperson · Presidential Office"),
        ("foreign minister's adviser", "adviser · Ministry of Foreign Affairs"),
        ("adviser to the foreign minister", "adviser · Ministry of Foreign Affairs"),
        ("chief of intelligence", "head · Foreign Intelligence"),
        ("начальник разведки", "head · Foreign Intelligence"),
    ],
)
def test_an_office_named_after_its_owner_or_its_field_belongs_to_that_body(title: str, form: str) -> None:
    assert parse_role(title).normal_form == form


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("ambassador at large", "ambassador · for at large"),
        ("посол по особым поручениям", "ambassador · for at large"),
        ("secretary for energy", "secretary · for Energy"),
        ("director of the First Asian Department", "head · First Asia Department · Ministry of Foreign Affairs · RU"),
        ("head of Zorro company", "ceo · zorro"),
        ("Head of Personnel, Zorro company", "head · for Personnel · zorro"),
        ("директор по персоналу Газпрома", "head · for Personnel · Gazprom · RU"),
        ("вице-президент по кадрам Газпрома", "deputy ceo · for Personnel · Gazprom · RU"),
    ],
)
def test_what_no_body_takes_is_scope_or_owner(title: str, form: str) -> None:
    assert parse_role(title).normal_form == form


def test_unknown_words_among_known_fields_are_scope() -> None:
    assert parse_role("head for energy of zorro").scope == ("Energy", "zorro")


@pytest.mark.parametrize("form", ["to US · head", "head · to US · Ministry of Foreign Affairs · RU"])
def test_a_normal_form_with_a_post_is_its_own(form: str) -> None:
    assert parse_role(form).normal_form == form


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("первый заместитель министра обороны", "first deputy minister · Ministry of Defence"),
        ("первый зам заместителя министра", "first deputy minister"),
        # The Department of State has one deputy, whom some call the first.
        ("first deputy secretary of state", "deputy minister · Department of State · US"),
        ("председатель правления", "ceo · Management Board"),
        ("глава правления Газпрома", "ceo · Gazprom · RU"),
        ("глава Зюкинской области", "governor · зюкинской"),
        ("Zyukin Oblast governor", "governor · zyukin"),
        ("глава посольства США в Москве", "ambassador · to RU · Embassy · US"),
        ("посол ЕС в Москве", "ambassador · to RU · EU"),
        ("envoy to the EU", "permanent representative · to EU"),
        ("Russia's envoy to the OSCE", "permanent representative · to OSCE · RU"),
        ("постпред России при ООН", "permanent representative · to United Nations · RU"),
        ("envoy to Ukraine", "ambassador · to UA"),
        ("special envoy for Syria", "special representative · for Syria"),
        ("Moscow region court chairman", "chief justice · Moscow Region Court · RU"),
        ("chair of the court", "chief justice · Court"),
        ("State Duma deputy from Chechnya", "legislator · for Chechnya · State Duma · RU"),
        ("deputy", "legislator · Parliament"),
        ("Gazprom's head", "ceo · Gazprom · RU"),
        ("предправления", "ceo · Management Board"),
        ("предправления Газпрома", "ceo · Gazprom · RU"),
        ("Caucasus Ministry head", "minister · Ministry of South Caucasus"),
        ("adviser for the US State Department", "adviser · Department of State · US"),
        # A unit is named after the city, a scope is the country.
        ("head of the department for Berlin", "head · Berlin Department"),
        ("adviser for Berlin", "adviser · for Germany"),
        ("secretary of Zorro", "secretary · zorro"),
        # The last topic before a ministry is its portfolio, the first one behind it.
        ("Trade Energy Ministry", "for Trade · Ministry of Energy"),
        ("Defence Energy Minister", "minister · for Defence · Ministry of Energy"),
        ("министр энергетики обороны", "minister · for Defence · Ministry of Energy"),
        ("adviser for Zorro", "adviser · for zorro"),
        ("посол Китая", "ambassador · CN"),
        ("посол в Уругвае", "ambassador · to UY"),
        ("глава МИД Парагвая", "minister · Ministry of Foreign Affairs · PY"),
        ("Legal Department of Zorro head", "head · Legal Department · zorro"),
        ("помощник президента по вопросам национальной безопасности",
         "adviser · for National Security · Presidential Office"),
        ("Chief Military Prosecutor of Russia", "prosecutor · Armed Forces · RU"),
        ("Minister for Veterans Affairs of Ukraine", "minister · Ministry of Veterans Affairs · UA"),
        ("министр внутренних дел по Дагестану", "minister · Ministry of Internal Affairs of Dagestan · RU"),
        ("начальник управления ФСБ по Москве", "head · Moscow Directorate · Federal Security Service · RU"),
        ("начальник УФСБ по Москве", "head · Moscow Directorate · Federal Security Service · RU"),
        ("замначальника ГУФСИН по Томской области",
         "deputy head · Tomsk Directorate · Federal Penitentiary Service · RU"),
        ("head of the Moscow department of the Federal Penitentiary Service",
         "head · Moscow Department · Federal Penitentiary Service · RU"),
        ("глава ГСУ СК по Москве", "head · Moscow Main Investigations Directorate · Investigative Committee"),
        ("начальник отдела культуры по Москве", "head · for Moscow · Culture Division"),
        ("военный прокурор Курского гарнизона", "prosecutor · Kursk Garrison · Armed Forces · RU"),
        ("глава фонда «Самрук-Казына»", "ceo · Samruk-Kazyna · KZ"),
        ("глава рабочей группы Госдумы", "head · Group · State Duma · RU"),
        ("спикер тюменского парламента", "presiding officer · Legislative Assembly of Tyumen · RU"),
        ("Қазақстан Республикасының Сыртқы істер министрі", "minister · Ministry of Foreign Affairs · KZ"),
        ("ҚР Қорғаныс министрінің орынбасары", "deputy minister · Ministry of Defence · KZ"),
        ("marszałek Sejmu", "presiding officer · Sejm · PL"),
        ("вице-мэр Омска", "deputy mayor · Omsk · RU"),
        ("полпред президента на Дальнем Востоке",
         "plenipotentiary envoy · for Far Eastern Federal District · Presidential Office"),
        ("заместитель полпреда в УрФО",
         "deputy plenipotentiary envoy · for Ural Federal District · Presidential Office"),
        ("проректор УрФУ", "deputy rector · Ural Federal University · RU"),
        ("chairman of the Minsk court", "chief justice · Minsk Court · BY"),
        ("командир 64-й отдельной мотострелковой бригады", "commander · 64 Motor Rifle Brigade"),
        ("Kommandeur der 3. Sturmbrigade", "commander · Third Assault Brigade"),
        ("commander of the 76th Guards Air Assault Division", "commander · 76 Air Assault Army Division"),
        ("Leiter der Rechtsabteilung des Außenministeriums", "head · Legal Department · Ministry of Foreign Affairs"),
        ("head of the Party of Regions", "party leader · Party of Regions · UA"),
        ("командир полка «Азов»", "commander · Azov · UA"),
        ("директор Института биологии РАН", "head · биологии Institute · Russian Academy of Sciences · RU"),
        ("chairman of the board of Sberbank", "ceo · Sberbank · RU"),
        ("chairman of the board of Gazprom", "chair · Board of Directors · Gazprom · RU"),
        ("командир 47-ї бригади «Маґура»", "commander · 47 Brigade"),
        ("president of the Moscow city court", "chief justice · Moscow City Court · RU"),
        ("parliament speaker of Dagestan", "presiding officer · Legislative Assembly of Dagestan · RU"),
        ("министр иностранных дел и торговли Венгрии", "minister · for Trade · Ministry of Foreign Affairs · HU"),
        ("secretary of state for energy", "minister · for Energy · Department of State · US"),
        ("ministre sans portefeuille", "minister · for without portfolio"),
        ("head of the second department", "head · Second Department"),
        ("генерал-лейтенант полиции", "lieutenant general · Police"),
        ("Ministry of Zorro head", "minister · zorro"),
        ("Zorro Industries chief executive", "ceo · zorro industries"),
        ("mayor of Berlin", "mayor · Berlin · DE"),
        ("president of Berlin", "head of state · DE"),
    ],
)  # fmt: skip
def test_normal_forms(title: str, form: str) -> None:
    role = parse_role(title)
    assert role.normal_form == form
    assert role.rest == ()
    if role.rank is not None:
        assert parse_role(form) == role


@pytest.mark.parametrize(
    ("title", "marked"),
    [
        ("Russian Foreign Ministry’s Legal Department Director",
         "country Russian, organisation Foreign, organisation Ministry’s, unit Legal, unit Department, rank Director"),
        ("acting head of the First Asian Department", "modifier acting, rank head, link of, link the, unit First Asian "
         "Department"),
        ("Lt. Gen., deputy minister", "military_rank Lt. Gen, modifier deputy, rank minister"),
        ("ambassador to the US for trade", "rank ambassador, link to, link the, scope US, link for, scope trade"),
        ("глава Зюкинской области", "rank глава, organisation Зюкинской, link области"),
        ("head of Zorro", "rank head, link of, organisation Zorro"),
        ("adviser for Zorro", "rank adviser, link for, scope Zorro"),
        ("president Doe", "rank president, rest Doe"),
        ("head for energy of zorro", "rank head, link for, scope energy, link of, scope zorro"),
        ("minister's Zorro adviser", "rank minister's, organisation Zorro, rank adviser"),
        ("head of Zorro company", "rank head, link of, organisation Zorro, organisation company"),
        ("Zorro's head", "organisation Zorro's, rank head"),
        ("министр обороны Украины", "rank министр, organisation обороны, country Украины"),
        ("the man in the street", "link the, rest man, link in, link the, rest street"),
    ],
)  # fmt: skip
def test_every_word_is_marked_as_what_it_is(title: str, marked: str) -> None:
    spans = sorted(parse_role(title).spans, key=lambda span: span.start)
    assert ", ".join(f"{span.part} {title[span.start : span.end]}" for span in spans) == marked


def test_a_title_is_read_up_to_two_thousand_characters() -> None:
    role = parse_role("head of the FSB " + "and so on " * 200)
    assert (role.rank, role.organisation) == ("head", "Federal Security Service")
    assert role.spans[-1].part is RolePart.REST
    assert role.spans[-1].end == len(role.text)
    assert parse_role(role.text) == role


def test_no_more_than_four_offices_of_one_title() -> None:
    role = parse_role("minister, senator, ambassador, governor, mayor, rector")
    assert [role.rank, *(other.rank for other in role.also)] == ["minister", "legislator", "ambassador", "governor"]
    assert role.rest == ("mayor, rector",)


def test_offices_of_one_title_share_body_and_country_where_one_says_them() -> None:
    role = parse_role("founder, chairman of Gazprom")
    assert [role.organisation, *(other.organisation for other in role.also)] == ["Gazprom", "Gazprom"]
    assert [role.country, *(other.country for other in role.also)] == ["RU", "RU"]


def test_a_prime_minister_does_not_share_the_body_of_another_office() -> None:
    role = parse_role("Deputy Prime Minister and Presidential Envoy")
    assert [role.organisation, *(other.organisation for other in role.also)] == [None, "Presidential Office"]


@pytest.mark.parametrize("dash", ["—", "–"])
def test_another_office_stands_behind_a_dash(dash: str) -> None:
    role = parse_role(f"вице-премьер {dash} министр финансов")
    assert [role.rank, *(other.rank for other in role.also)] == ["head_of_government", "minister"]
    assert not parse_role(f"лидер «Оппозиционной платформы {dash} За жизнь»").also


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("глава Белгорода", "mayor · Belgorod · RU"),
        ("глава Белгородской области", "governor · Belgorod · RU"),
        ("глава Омска", "mayor · Omsk · RU"),
        ("глава Омской области", "governor · Omsk · RU"),
        ("глава администрации Омска", "mayor · Omsk · RU"),
        ("глава администрации Омской области", "governor · Omsk · RU"),
        ("глава администрации Киева", "mayor · Kyiv · UA"),
        ("глава администрации морских портов", "head · морских портов Agency"),
    ],
)
def test_a_city_is_told_from_its_region(title: str, form: str) -> None:
    assert parse_role(title).normal_form == form


def test_another_office_begins_within_six_phrases() -> None:
    near = parse_role("director and US French Senate German senator")
    assert [other.rank for other in near.also] == ["legislator"]
    far = parse_role("director and US French German Italian Spanish Polish British senator")
    assert len(far.also) <= 1


def test_a_ministry_has_one_portfolio() -> None:
    role = parse_role("ministry of defence of energy")
    assert (role.organisation, role.scope) == ("Ministry of Defence", ("Energy",))


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("director of Gazprom, John Doe", ("John", "Doe")),
        ("President Doe", ("Doe",)),
        ("глава ФСБ, Петров", ("Петров",)),
        ("director of Acme, Widget Works", ()),
        ("director of Goldman, Sachs", ()),
        ("chairman of Ivanov, Pavel Petrov and Partners", ()),
        ("director of Acme, john doe", ("john", "doe")),
    ],
)
def test_unknown_words_behind_a_known_body_are_the_holder(title: str, rest: tuple[str, ...]) -> None:
    assert parse_role(title).rest == rest


@pytest.mark.parametrize(
    ("title", "office", "name"),
    [
        ("director of Acme, John Doe", "director of Acme", "John Doe"),
        ("директор ООО Ромашка, Петров Иван Сергеевич", "директор ООО Ромашка", "Петров Иван Сергеевич"),
        ("head of the Kremlin press service, Dmitry Peskov", "head of the Kremlin press service", "Dmitry Peskov"),
        ("Foreign Minister, Sergei Lavrov", "Foreign Minister", "Sergei Lavrov"),
        ("директору Ромашки, Ивану Петрову", "директору Ромашки", "Ивану Петрову"),
        ("head of legal department, Ivan Petrov, Acme", "head of legal department, Acme", "Ivan Petrov"),
    ],
)
def test_a_full_name_behind_a_comma_is_left_out(title: str, office: str, name: str) -> None:
    role = parse_role(title)
    assert role.rest == tuple(name.split())
    assert role == parse_role(office)
    assert parse_role(role.normal_form) == role


def test_every_office_keeps_the_whole_title() -> None:
    title = "director of the FSB and head of the SVR"
    role = parse_role(title)
    assert [role.text, *(other.text for other in role.also)] == [title] * 2


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("spokesman for the Russian Foreign Ministry", "spokesperson · Ministry of Foreign Affairs · RU"),
        ("spokeswoman for Ukraine's Defence Ministry", "spokesperson · Ministry of Defence · UA"),
        ("adviser for Russian affairs at the Foreign Ministry", "adviser · for Russia · Ministry of Foreign Affairs"),
    ],
)
def test_a_country_before_a_body_is_that_of_the_body(title: str, form: str) -> None:
    assert parse_role(title).normal_form == form


def test_only_with_points_the_preposition_means_acting() -> None:
    assert parse_role("посол России во Франции").normal_form == "ambassador · to FR · RU"
    assert parse_role("в. о. посла").normal_form == parse_role("в.о. посла").normal_form == "acting ambassador"


@pytest.mark.parametrize(
    ("title", "form"),
    [
        (
            "Deputy Prime Minister for European Integration of Ukraine",
            "deputy head of government · for European Issues · UA",
        ),
        (
            "Deputy Prime Minister of Russia for European affairs and Ukraine",
            "deputy head of government · for Europe, Ukraine · RU",
        ),
        ("head of the General Staff's operations department", "head · Operations Department · General Staff"),
        ("head of the General Staff", "chief of general staff · General Staff"),
        ("coach of the Russian figure skating team", "coach · for Figure Skating · RU"),
    ],
)
def test_what_stands_behind_an_office_belongs_to_it(title: str, form: str) -> None:
    assert parse_role(title).normal_form == form


def test_who_works_for_a_president_in_office_works_for_the_presidential_office() -> None:
    assert parse_role("Putin's spokesman").normal_form == "spokesperson · Presidential Office · RU"
    assert parse_role("советник Зеленского").normal_form == "adviser · Presidential Office · UA"
    assert parse_role("Putin's chef").organisation == "putin"


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("prezydent Ukrainy", "head of state · UA"), ("prezident Ukrajiny", "head of state · UA"),
        ("ambasador Rosji w Polsce", "ambassador · to PL · RU"),
        ("Vizeaußenminister", "deputy minister · Ministry of Foreign Affairs"),
        ("Altkanzler", "former head of government"),
    ],
)  # fmt: skip
def test_cases_of_countries_and_prefixes_of_other_languages(title: str, form: str) -> None:
    assert parse_role(title).normal_form == form


def test_the_abbreviation_of_two_bodies_is_the_one_that_has_the_rank() -> None:
    assert parse_role("председатель ВС РФ").organisation == "Supreme Court"
    assert parse_role("главком ВС РФ").organisation == parse_role("главком РФ").organisation == "Armed Forces"


def test_the_sign_of_a_number_is_no_word() -> None:
    assert parse_role("director of School No. 5").unit == parse_role("director of School № 5").unit


def test_a_president_in_a_title_tells_the_country() -> None:
    spokesman = parse_role("spokesman for President Zelensky")
    assert (spokesman.organisation, spokesman.country) == ("Presidential Office", "UA")
    assert parse_role("President Zelensky's chief of staff").rank == "chief_of_staff"
    envoy = parse_role("Putin's Ukraine envoy")
    assert (envoy.country, envoy.scope) == ("RU", ("Ukraine",))


def test_the_head_of_a_field_of_a_country_is_its_minister() -> None:
    assert parse_role("Russia's finance chief").rank == parse_role("Russian defence chief").rank == "minister"
    assert parse_role("finance chief").rank != "minister"
    assert parse_role("Russia's security chief").rank == "head"


def test_the_interior_ministry_of_a_region_is_its_police() -> None:
    assert parse_role("начальник УМВД России по Томской области").organisation == "Police of Tomsk"
    assert parse_role("начальник ГУ МВД по Москве").organisation == "Police of Moscow"
    assert parse_role("министр внутренних дел по Дагестану").rank == "minister"


def test_a_marine_brigade_is_no_navy() -> None:
    assert parse_role("commander of the 40th Marine Brigade").unit == "40 Marine Brigade"


def test_who_leads_the_talks_heads_the_delegation() -> None:
    assert parse_role("chief negotiator for Moldova").country == "MD"
    assert parse_role("chief negotiator for Moldova").unit == "Delegation"


def test_the_second_at_a_ministry_is_no_legislator() -> None:
    assert parse_role("number two at the Interior Ministry").rank == "minister"
    assert parse_role("a deputy in the Duma").rank == "legislator"


def test_companies_are_declined_in_slavic_languages() -> None:
    assert parse_role("prezesem Gazpromu").organisation == parse_role("šéf Gazpromu").organisation == "Gazprom"


def test_an_assistant_secretary_is_read_back_as_one() -> None:
    role = parse_role("US assistant secretary of state for Europe")
    assert parse_role(role.normal_form).rank == role.rank == "assistant_secretary"
