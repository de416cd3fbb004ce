"""Given names of a user's lexicon, put in beside the shipped ones."""

from __future__ import annotations

import pytest

from namematch.names.lexicon import given_names as given
from namematch.names.lexicon.rows import NameLink, latin_keys, weighed
from namematch.names.parameters import given_names
from namematch.names.spelling.spelling_key import name_key
from namematch.names.types import RelationKind
from namematch.user_lexicon import lexicon

ROWS = """name\tgender\tcognate\tspelling\tdiminutive\tcount
Тохтар\tm\tkk:Тоқтар\t\tТоха Слава Тохташ\t70
Вячеслав\tm\t\t\tСлавян\t
Цыргёна\tf\t\tЦергёна\t\t8
"""
KINDS = list(RelationKind)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> given._Tables:
    """The shipped tables with three names more; they themselves stay as they were."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "given_names.tsv").write_text(ROWS, encoding="utf-8")
    with lexicon(folder):
        return given._tables()


def ties(tables: given._Tables, form: str) -> dict[str, tuple[RelationKind, float]]:
    return {head: (KINDS[kind], bits) for head, kind, bits in tables.links.get(name_key(form), ())}


def test_bearers_are_counted_in(tables: given._Tables) -> None:
    before = given._tables()
    assert name_key("Цыргёна") not in before.frequencies
    total, women = tables.frequencies[name_key("Цыргёна")]
    assert [total, women] == [8, pytest.approx(8 * 0.99)]
    assert tables.listed["цыргена"] == (total, women)
    had = before.frequencies.get(name_key("Тохтар"), (0.0, 0.0))
    assert tables.frequencies[name_key("Тохтар")] == pytest.approx((had[0] + 70, had[1] + 0.7))
    # No count was said, so none is added.
    assert tables.frequencies[name_key("Вячеслав")] == before.frequencies[name_key("Вячеслав")]


def test_every_form_is_tied_to_its_name(tables: given._Tables) -> None:
    assert ties(tables, "Тохтар") == {"Тохтар": (RelationKind.SAME, 0.0)}
    assert ties(tables, "Тоқтар")["Тохтар"] == (RelationKind.COGNATE, given_names().costs[RelationKind.COGNATE])
    assert ties(tables, "Цергёна")["Цыргёна"] == (RelationKind.SPELLING, given_names().costs[RelationKind.SPELLING])
    assert ties(tables, "Славян")["Вячеслав"] == (RelationKind.DIMINUTIVE, given_names().costs[RelationKind.DIMINUTIVE])


def test_a_pet_form_that_names_shared_before_is_shared_with_one_more(tables: given._Tables) -> None:
    found, before = ties(tables, "Слава"), ties(given._tables(), "Слава")
    assert found.keys() == before.keys() | {"Тохтар"}
    assert all(found[head][1] > before[head][1] for head in before)
    bits = [bits for _, _, bits in tables.links[name_key("Слава")]]
    assert bits == sorted(bits)
    assert found["Вячеслав"][1] < found["Тохтар"][1]


def test_schemes_spell_the_forms(tables: given._Tables) -> None:
    for form, language in (("Тохтар", "ru"), ("Тоқтар", "kk"), ("Тоха", "ru")):
        keys = latin_keys(form, language)
        assert len(keys) > 1
        assert all(name_key(form) in tables.spellings[key].split() for key in keys)
    # What a spelling stood for before it still stands for, and first.
    shared = [key for key in latin_keys("Слава", "ru") if key in given._tables().spellings]
    assert shared
    for key in shared:
        before = given._tables().spellings[key].split()
        assert tables.spellings[key].split()[: len(before)] == before


def test_forms_on_no_list_borrow_bearers_and_their_gender(tables: given._Tables) -> None:
    bearers = tables.frequencies[name_key("Тохтар")][0] + given_names().head
    lent = given.lent(NameLink("Тохташ", "Тохтар", RelationKind.DIMINUTIVE, 0.0), bearers)
    assert tables.listed["тохташ"] == pytest.approx((lent, lent * 0.01))
    # One that was listed keeps what it had.
    assert tables.listed["тоха"] == given._tables().listed["тоха"]
    total, women = tables.listed["цергена"]
    assert total == pytest.approx((8 + given_names().head) * 2.0 ** -(given_names().costs[RelationKind.SPELLING] + 3))
    assert women == pytest.approx(0.99 * total)


def test_women_are_women_and_the_shipped_tables_stay(tables: given._Tables) -> None:
    before = given._tables()
    assert tables.women == before.women | {"Цыргёна"}
    assert tables.endings == before.endings
    assert name_key("Цергёна") not in before.links
    assert "цергена" not in before.listed


def test_a_shared_pet_form_costs_by_the_share_of_the_name_that_is_meant() -> None:
    bearers = {"Александр": 300.0, "Александра": 100.0}
    pets = [NameLink("саша", head, RelationKind.DIMINUTIVE, 3.0) for head in bearers]
    links = [*pets[::-1], NameLink("саша", "Саша", RelationKind.SAME, 0.0)]
    ordered = weighed(links, lambda head: bearers.get(head, 1e9))
    assert [link.head for link in ordered] == ["Саша", "Александр", "Александра"]
    assert [link.bits for link in ordered] == [0.0, pytest.approx(3.415, abs=1e-3), 5.0]
