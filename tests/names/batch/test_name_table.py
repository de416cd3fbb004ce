"""The table of names says of many pairs what `compare`, `parse_name` and `weigh_words` say of one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.profiles import examples
from tests.properties.strategies import any_text, full_names, schemes

from namematch.arrays import MISSING
from namematch.evidence import exact
from namematch.names import PartKind, compare
from namematch.names.batch import NameTable, part_table
from namematch.names.batch.ingest import NewWords
from namematch.names.batch.parser import BatchParser
from namematch.names.batch.parses import GENDER_STEPS
from namematch.names.batch.part_table import PartTable
from namematch.names.batch.word_features import features_of
from namematch.names.comparison.births import birth_dates
from namematch.names.comparison.blocking import blocking_keys, share_blocking_key
from namematch.names.comparison.pair import CONTRADICTIONS, alternative_parses, p_female, parse_bits
from namematch.names.comparison.part_weight import NameWord, part_tokens, weigh_parts
from namematch.names.comparison.word_weight import weigh_words
from namematch.names.parsing.titles import generation
from namematch.names.sources.cyrillic_sources import spelled_sources
from namematch.text import clean, fold
from namematch.translit import romanize

NAMES = [
    "Dr. Ivan Petrov", "Mamed Ali ogly", "Ivan von Petrov", "Petrov I.I.", "(Ivan) Petrov", "", "123",
    "Ivan Petrov Jr.", "Ivan Petrov Sr.", "E. Y. Ivanovich",
    "ОлегПетрович Иванов", "A. B. C. D. E. F. G.", "Mr M. Ivanov", "Ivan, Petrov, Ivanovich",
    "Ivan Petrov,", "Zh. Ivanova", "ПЕТРОВ Иван", "Иван ПЕТРОВ-Водкин", "О'Нил Ив.", "Водкин, Иван", "Petrowa", "Anna",
    "Анна Мария Петрова", "И. П. Петров", "Pjotr Iwanow", "Петр Иванович Иванов", "Саша Иванов", "Aleksandr Ivanov",
    "Ivan Petrovna Petrov", "Petrov-Vodkin, Ivan", "Ivan PETROV VODKIN", "Vodkin Ivan", "Ivan Petrowodkin",
    "Доржийн Отгонбаяр", "Galdangiin Mönkhbat", "Mönkhbat Galdangiin", "РАДА ИЛИЕВА ДОБРЕВА", "Йордан Илиев Соколов",
    "Anna M. Petrova", "Anna-Maria Petrova", "A.M. Petrova", "Petrova Anna Ivanova", "Ivan S. P. Petrov",
    "Ivanov, Ivan, d. 1901", "Лев Николаевич граф Толстой", "Tolstoy, Leo, graf", "Екатерина II", "Граф Иван Петров",
    "Ivan XVIIIe", "Ivan 17th", "Пётр I", "Petrov V I", "Pope John Paul II", "Otto Graf Lambsdorff", "Ivan Xe Petrov",
    "Гра\u0301ф Иван Петров",
    "Иван Петрович И.", "АННА П.", "Ivan P. I.", "Petrov IuA", "Iv. Petrov", "ИвановИван", "P<RUSPETROV<<IVAN<<<",
    "PETROV/IVANMR", "ПETPOB Ивaн", "Петрова (Иванова) Анна", "Anna Petrova née Ivanova", "гр. Петров И.И.",
    "Петров Иван, он же Иванов Пётр", "ООО Петров", "Мар яна Петрова", "Влади мир ПЕТ РОВ", "Bdfyjd Bdfy",
    "Петров Иван (младший)", "IVANOV, Ivan; DOB 12 Mar 1970; POB Moscow", "ivanov.ii", "A. B. Иванов", "Petrov AV",
    "KIM JONG UN", "KIM, Jong-Un", "Un Kim Jong Jr.", "NGUYEN VAN ANH", "Анна Михайлович", "Hassan Ali Omar",
    "Omar, Hassan Ali",
    "Петров Иван * 1970-02-01", "Ivan Petrov, 5.7.1988", "Petrov, Ivan * 1970 * 1972-03", "Иван * 1970-02-01",
    "Petrov Yuri, 1.2.1970", "Иван Петров-Иванов, 1970 г.р.",
]  # fmt: skip


def flagged(flags: int) -> frozenset[str]:
    """The names of the parts that flags stand for."""
    return frozenset(part for place, part in enumerate(CONTRADICTIONS) if flags >> place & 1)


@st.composite
def written_names(draw: st.DrawFn) -> str:
    name = draw(full_names(patronymic=draw(st.booleans())))
    text = romanize(name, draw(schemes)) if draw(st.booleans()) else name
    words = text.split()
    if draw(st.booleans()):
        words[:-1] = [word[0] + "." for word in words[:-1]]
    if draw(st.booleans()):
        words = [words[-1] + draw(st.sampled_from(["", ","])), *words[:-1]]
    return clean(" ".join(words))


names = st.one_of(written_names(), any_text.map(clean), st.sampled_from(NAMES).map(clean))


@examples(60)
@given(st.lists(names, max_size=5))
def test_a_column_is_taken_apart_as_single_names_are(column: list[str]) -> None:
    reader = BatchParser()
    read = reader.read(column)
    groups = {kind: list(reader.groups[kind]) for kind in PartKind}
    suffixes, births = list(reader.suffixes), list(reader.births)
    for place, name in enumerate(column):
        expected = alternative_parses(name)
        assert read.count[place] == len(expected)
        for row, way in enumerate(expected, int(read.first[place])):
            for kind in PartKind:
                found = int(read.groups[kind][row])
                assert (groups[kind][found] if found != MISSING else ()) == part_tokens(way, kind)
            women = p_female(way)
            assert read.women[row] == (MISSING if women is None else round(women * GENDER_STEPS))
            assert suffixes[int(read.suffix[row])] == generation(way.titles)
            assert births[int(read.births[row])] == birth_dates(way.dates)
            assert read.cost[row] == parse_bits(way.probability)


@examples(60)
@given(st.lists(names, min_size=2, max_size=5))
def test_pairs_weigh_what_compare_says(column: list[str]) -> None:
    table = NameTable(column)
    left, right = (rows.ravel() for rows in np.meshgrid(np.arange(len(column)), np.arange(len(column))))
    weighed = table.weigh(left, right)
    for i, j, bits, agrees in zip(left.tolist(), right.tolist(), weighed.bits, weighed.agrees, strict=True):
        comparison = compare(column[i], column[j])
        assert comparison.bits == bits
        if bits > 0:
            assert agrees == any(item.bits > 0 for item in comparison.evidence if item.part in set(PartKind))


def test_contradictions_and_vague_parts_are_those_of_the_evidence() -> None:
    table = NameTable(NAMES)
    for i, left in enumerate(NAMES):
        rights = np.arange(i, len(NAMES))
        weighed = table.weigh(np.full(len(rights), i), rights)
        columns = (rights.tolist(), weighed.bits, weighed.contradicted, weighed.vague, weighed.agrees)
        for right, bits, said, vague, agrees in zip(*columns, strict=True):
            comparison = compare(left, NAMES[right])
            expected = {e.part for e in comparison.evidence if e.relation in {"missing", "initial", "diminutive"}}
            assert bits == comparison.bits
            if bits > 0:
                assert flagged(int(said)) == comparison.contradicted_parts
                assert flagged(int(vague)) == expected
                assert agrees == any(e.bits > 0 for e in comparison.evidence if e.part in set(PartKind))


def test_a_table_that_grows_says_the_same() -> None:
    whole, grown = NameTable(NAMES), NameTable()
    for name in NAMES:
        grown.extend([name])
    left, right = (rows.ravel() for rows in np.meshgrid(np.arange(len(NAMES)), np.arange(len(NAMES))))
    assert whole.weigh(left, right).bits.tolist() == grown.weigh(left, right).bits.tolist()


@pytest.mark.parametrize("kind", PartKind)
def test_groups_of_words_weigh_what_they_weigh_one_by_one(kind: PartKind) -> None:
    table = NameTable(NAMES)
    groups = table.groups(kind)
    left, right = (rows.ravel() for rows in np.meshgrid(np.arange(len(groups)), np.arange(len(groups))))
    found = table.weigh_groups(left, right, kind)
    for bits, different, one, two in zip(found.bits, found.different, left.tolist(), right.tolist(), strict=True):
        expected = weigh_parts(groups[one], groups[two], kind)
        assert bits == exact(expected.bits)
        assert different == (expected.relation == "different")


def test_a_floor_hides_only_what_is_not_above_it() -> None:
    table = NameTable(NAMES)
    left, right = (rows.ravel() for rows in np.meshgrid(np.arange(len(NAMES)), np.arange(len(NAMES))))
    all_bits = table.weigh(left, right).bits
    occurring = np.unique(all_bits)[::24]
    for floor in (*occurring, *(occurring + 1 / 2048), -20.0, 0.0, 20.0):
        some = table.weigh(left, right, float(floor)).bits
        assert some.tolist() == np.where(all_bits > floor, all_bits, -np.inf).tolist()


# Among the surnames are some that fold alike or are read alike and are two on record (Билов, Bylov), some that are one
# but for a slip, and one that cannot be read.
SPELLINGS = {
    PartKind.SURNAME: [
        "Жуков",
        "Schukow",
        "Zjukov",
        "Шуков",
        "Zhukova",
        "Жукову",
        "Joukov",
        "Zhukvo",
        "Xu",
        "ЖУКОВ",
        "Билов",
        "Bylov",
        "Biłow",
        "Biełow",
        "Белова",
        "Zarov",
        "Carov",
        "Zarew",
        "Kirillow",
        "Kirilov",
        "Кирилловой",
        "Kovaliv",
        "Ковалев",
        "Попав",
        "Popow",
        "Łypin",
        "Лапин",
        "Чорный",
        "Czornow",
        "Syrojew",
        "Cyriew",
        "Сыров",
        "Сиров",
        "7",
        "Filippov",
        "Filipov",
        "Filipow",
        "Филиппов",
        "Мэй",
        "Мей",
        "Волк",
        "Vovk",
    ],
    PartKind.GIVEN: ["Саша", "Александр", "Oleksandr", "Aleksander", "Александра", "Мария", "Xu", "Ілля", "Ilya"],
    PartKind.PATRONYMIC: [
        "Ильич",
        "Illich",
        "Иллич",
        "Iljitsch",
        "Петрович",
        "Petrovitch",
        "Петровна",
        "Xu",
        "Хидиятуллович",
    ],
}


WORDS = {kind: list(dict.fromkeys(map(fold, words))) for kind, words in SPELLINGS.items()}


def table_of(kind: PartKind) -> PartTable:
    """The words as groups of one word each, which come in two pieces."""
    table = PartTable(kind)
    for words in (WORDS[kind][:4], WORDS[kind][4:]):
        single = [[word] for word in words]
        groups = [(NameWord(word, initial=False),) for word in words]
        table.add(NewWords(groups, single, single, words, list(features_of(words, kind))))
    return table


@pytest.mark.parametrize("kind", PartKind)
def test_words_of_a_table_meet_on_the_keys_of_single_words(kind: PartKind) -> None:
    table = table_of(kind).words
    for word, numbers in zip(WORDS[kind], table.columns.keys().lists(), strict=True):
        assert {table.blocking_keys[number] for number in numbers} == blocking_keys(word, kind)


def every_pair(words: list[str]) -> tuple[np.ndarray, np.ndarray]:
    left, right = np.meshgrid(np.arange(len(words)), np.arange(len(words)))
    return left.ravel(), right.ravel()


@pytest.mark.parametrize("kind", PartKind)
def test_pairs_of_words_weigh_what_word_weight_says(kind: PartKind) -> None:
    words, table = WORDS[kind], table_of(kind)
    left, right = every_pair(words)
    weighed = table.weigh(left, right)
    said = zip(left.tolist(), right.tolist(), weighed.bits, weighed.different, weighed.vague, strict=True)
    for i, j, bits, different, vague in said:
        expected = weigh_words(words[i], words[j], kind)
        assert (bits, different) == (exact(expected.bits), expected.relation == "different"), (words[i], words[j])
        assert vague == (expected.relation == "diminutive")


def test_with_room_for_one_pair_words_weigh_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = every_pair(WORDS[PartKind.GIVEN])
    whole = table_of(PartKind.GIVEN).weigh(left, right)
    monkeypatch.setattr(part_table, "_MOST_WEIGHED", 1)
    few = table_of(PartKind.GIVEN)
    for _ in range(2):
        assert few.weigh(left, right).bits.tolist() == whole.bits.tolist()
        assert len(few._by_group) == len(few._by_form) == 1


def test_the_words_of_these_tests_stand_to_each_other_in_every_way() -> None:
    notes = {weigh_words(a, b, PartKind.SURNAME).note for a in WORDS[PartKind.SURNAME] for b in WORDS[PartKind.SURNAME]}
    found = " ".join(notes)
    for way in (
        "both read as",
        "but for a slip",
        "but with no reading",
        "written alike",
        "two names on record",
    ):
        assert way in found


@pytest.mark.parametrize("kind", PartKind)
def test_what_words_go_back_to_is_as_it_was_found(kind: PartKind) -> None:
    table = NameTable([clean(name) for name in NAMES[:20] if clean(name)])
    for _ in range(2):
        for word in (*WORDS[kind], *table.words(kind).words):
            remembered, found = table.origins(word, kind), spelled_sources(word, kind)
            assert dict(remembered) == dict(found)
            assert (remembered.by_scheme, remembered.nominatives) == (found.by_scheme, found.nominatives)
        table.extend(["Pjotr Iwanowitsch Filippow"])


def test_only_words_written_out_are_more_than_initials() -> None:
    table = NameTable(list(dict.fromkeys(clean(name) for name in NAMES)))
    for kind in PartKind:
        groups = table.groups(kind)
        written = table.written_out(kind, np.array([MISSING, *range(len(groups))]))
        assert written.tolist() == [False, *(any(not word.initial for word in group) for group in groups)]


def test_an_empty_table_has_no_pairs() -> None:
    table = NameTable()
    none = np.zeros(0, dtype=np.int64)
    assert len(table) == 0
    assert table.weigh(none, none).bits.tolist() == []


def test_names_with_surnames_that_read_alike_stand_together() -> None:
    names = [
        "Anna Zhukova",
        "Anna Petrova",
        "Иван Жуков",
        "Иван Петров",
        "Ivan Joukov",
        "И. И.",
        "Ivan Petrow",
        "Анна ЖУКОВ",
    ]
    order = [names[number] for number in NameTable(names).by_surname().tolist()]
    by_reading = [
        ("жуков" if set("ЖZJж") & set(name) else "петров" if "ет" in name or "et" in name else "") for name in order
    ]
    assert by_reading == sorted(by_reading)


_SYLLABLES = st.lists(st.sampled_from(["ва", "ви", "ко", "ку", "ше", "жа", "ро"]), min_size=2, max_size=4).map("".join)


@given(st.lists(_SYLLABLES, min_size=2, max_size=8, unique=True), st.sampled_from([PartKind.GIVEN, PartKind.SURNAME]))
@examples(60)
def test_words_meet_in_a_table_where_they_share_a_key(words: list[str], kind: PartKind) -> None:
    table = PartTable(kind).words
    table.add(words, features_of(words, kind))
    left, right = np.divmod(np.arange(len(words) ** 2), len(words))
    left, right = left[left != right], right[left != right]
    pairs = zip(left.tolist(), right.tolist(), strict=True)
    assert table.meet(left, right).tolist() == [share_blocking_key(words[a], words[b], kind) for a, b in pairs]


@pytest.mark.parametrize("kind", PartKind)
def test_what_may_not_contradict_contradicts_nothing(kind: PartKind) -> None:
    table = NameTable(list(dict.fromkeys([*map(clean, NAMES), "Хитичехе Иванов", "Х. Иванов", "Хити-Чехе Иванов"])))
    groups = np.arange(len(table.groups(kind)))
    left, right = (side.ravel() for side in np.meshgrid(groups, groups))
    may = table.may_contradict(kind, left) & table.may_contradict(kind, right)
    assert not table.weigh_groups(left, right, kind).different[~may].any()
    assert may.any()
    assert not may.all()
    assert not table.may_contradict(kind, np.array([MISSING])).any()
