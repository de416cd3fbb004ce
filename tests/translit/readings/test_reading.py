"""Readings of single tokens and of columns."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from namematch.translit import Reading, readings, readings_many, romanize, schemes
from namematch.translit.readings import reading
from namematch.translit.readings import search_batch as batch
from namematch.translit.readings.lattice_search import _rows as rows_of
from namematch.translit.readings.lattice_search import model, search, search_weights
from namematch.translit.readings.prior import listed_cost
from namematch.translit.readings.search_batch import search_many
from namematch.translit.schemes.attribution import explaining_schemes

NAMES = [
    line
    for line in Path(__file__).with_name("frequent_names.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def first(token: str) -> str:
    return readings(token)[0].cyrillic


@pytest.mark.parametrize("token", ["Joukov", "Zhukov", "Żukow", "Zsukov", "Žukov", "Jukov", "Zhukoff", "Žukovs"])
def test_every_spelling_of_zhukov_reads_so_first(token: str) -> None:
    assert first(token) == "Жуков"


@pytest.mark.parametrize("token", ["Schukow", "Zjukov"])
def test_ambiguous_spellings_of_zhukov_read_so_among_two(token: str) -> None:
    assert "Жуков" in [reading.cyrillic for reading in readings(token, limit=2)]


@pytest.mark.parametrize("token", ["Darchiyev", "Darchiev", "Dartschijew", "Dartchiev", "Darčijev", "Darcsijev"])
def test_spellings_of_a_rare_surname(token: str) -> None:
    assert first(token) == "Дарчиев"


@pytest.mark.parametrize(
    ("token", "cyrillic"),
    [
        ("Brzeziński", "Бжезинский"),
        ("Valujevs", "Валуев"),
        ("Tkachenko", "Ткаченко"),
        ("Shcherbakov", "Щербаков"),
        ("Chruschtschow", "Хрущев"),
        ("Spivakovsky", "Спиваковский"),
        ("Molonenkov", "Молоненков"),
        ("4ernov", "Чернов"),
        ("Ŝukin", "Щукин"),
    ],
)
def test_schemes_and_letters(token: str, cyrillic: str) -> None:
    assert first(token).lower() == cyrillic.lower()


def test_case_is_that_of_the_token() -> None:
    assert [first(token) for token in ("ivanov", "Ivanov", "IVANOV")] == ["иванов", "Иванов", "ИВАНОВ"]


def test_parts_of_a_hyphenated_token_are_read_each_by_itself() -> None:
    assert first("Rimsky-Korsakov") == "Римский-Корсаков"
    assert first("RIMSKY-KORSAKOV") == "РИМСКИЙ-КОРСАКОВ"


def test_behind_four_parts_only_the_best_reading_of_each_counts() -> None:
    parts = ["Petrov", "Vodkin", "Sidorov", "Ivanov", "Shukov", "Zhukov"]
    best = [readings(part, limit=1)[0].cyrillic for part in parts]
    found = [reading.cyrillic.split("-") for reading in readings("-".join(parts))]
    assert found[0] == best
    assert {tuple(words[4:]) for words in found} == {tuple(best[4:])}
    assert len({tuple(words[:4]) for words in found}) > 1


def test_many_hyphens_do_not_multiply() -> None:
    assert len(readings("-".join(["a"] * 3000))) <= search_weights().beam


def test_a_cyrillic_token_stands_for_itself_first() -> None:
    assert first("Дарчиев") == "Дарчиев"
    assert first("Зеленський") == "Зеленський"


@pytest.mark.parametrize(
    ("token", "russian"),
    [("Зеленський", "Зеленский"), ("Лаўроў", "Лавров"), ("Тоқаев", "Токаев"), ("Церашкоў", "Терешков")],
)
def test_other_cyrillic_traditions(token: str, russian: str) -> None:
    keys = {reading.key for reading in readings(token)}
    assert readings(russian)[0].key in keys


def test_look_alike_letters_are_repaired() -> None:
    assert first("Джoнсон") == "Джонсон"


def test_other_scripts_are_read_through_ascii_at_a_cost() -> None:
    assert readings("Γιώργος")


def test_an_initial_has_readings() -> None:
    assert first("S") == "С"
    assert first("Zh") == "Ж"


@pytest.mark.parametrize("token", ["", " ", "12", "-", "'", "\ud800", "\u0301"])
def test_no_letter_no_reading(token: str) -> None:
    assert readings(token) == []


def test_limit() -> None:
    assert len(readings("Schukow", limit=1)) == 1
    assert readings("Schukow", limit=3) == readings("Schukow")[:3]


def test_bits_are_a_share() -> None:
    assert sum(2**-reading.bits for reading in readings("Schukow")) < 1


@pytest.mark.parametrize("value", [None, 1, b"Ivanov", ["Ivanov"]])
def test_only_strings_are_read(value: object) -> None:
    with pytest.raises(TypeError):
        readings(value)  # type: ignore[arg-type]


def test_a_column_keeps_its_missing_rows() -> None:
    rows = readings_many(["Ivanov", None, "", float("nan"), "Ivanov"])  # type: ignore[list-item]
    assert [row and row[0].cyrillic for row in rows] == ["Иванов", None, None, None, "Иванов"]


def test_an_arrow_column_is_read() -> None:
    arrow = pytest.importorskip("pyarrow")
    rows = readings_many(arrow.array(["Ivanov", None, ""]))
    assert [row and row[0].cyrillic for row in rows] == ["Иванов", None, None]


@pytest.mark.parametrize("column", ["Ivanov", [1], [b"x"]])
def test_a_column_holds_strings(column: object) -> None:
    with pytest.raises(TypeError):
        readings_many(column)  # type: ignore[arg-type]


def test_rows_of_a_column_are_lists_of_their_own() -> None:
    one, other = readings_many(["Ivanov", "Ivanov"])
    assert one == other
    assert one is not other


def test_column_and_token_agree() -> None:
    tokens = [romanize(name, scheme.id) for name in NAMES[::60] for scheme in schemes()]
    tokens += ["Rimsky-Korsakov", "ИВАНОВ", "Тоқаев", "x" * 100, "Ol'ga", "a-b-c", "İĞDIR", "12", "Müller"]
    assert readings_many(tokens) == [readings(token) for token in tokens]


def test_the_original_is_among_the_readings_of_what_a_scheme_wrote() -> None:
    """Four in a thousand fall out of the beam, nearly all by schemes that write two letters alike."""
    written = [scheme for scheme in schemes() if scheme.languages[0] == "ru" and not scheme.is_for_machines]
    pairs = [(name, scheme.romanize_word(name)) for name in NAMES[::4] for scheme in written]
    found = readings_many([latin for _, latin in pairs])
    missing = [pair for pair, row in zip(pairs, found, strict=True) if pair[0] not in {r.cyrillic for r in row or ()}]
    assert len(missing) < 0.006 * len(pairs), missing


def every_reading(word: str) -> dict[str, int]:
    """The search without a beam: every way through the lattice."""
    weight, tables = search_weights(), model()
    paths = [(0, tables.sequence.start, "")]
    for row in rows_of(word):
        paths = [
            (cost + weight.window * near + weight.sequence * step, state, cyrillic + tables.runs[unit])
            for cost, before, cyrillic in paths
            for unit, near in row
            for step, state in [tables.sequence.step(before, unit)]
        ]
    best: dict[str, int] = {}
    for cost, state, cyrillic in paths:
        total = cost + weight.sequence * tables.sequence.step(state, tables.end)[0]
        best[cyrillic] = min(total, best.get(cyrillic, total))
    return best


@pytest.mark.parametrize("word", ["zhuk", "sjoe", "tsch", "juri", "ilin", "chou"])
def test_the_beam_finds_what_the_whole_lattice_holds(word: str) -> None:
    everything = every_reading(word)
    found = search(word)
    gains = {cyrillic: everything[cyrillic] - cost for cost, cyrillic in zip(*found, strict=True)}
    assert all(gain == 0 or (gain > 0 and listed_cost(cyrillic)) for cyrillic, gain in gains.items())
    assert min(everything, key=lambda cyrillic: (everything[cyrillic], cyrillic)) in gains


def test_a_large_batch_equals_single_searches() -> None:
    words = sorted({romanize(name, scheme.id).lower() for name in NAMES[:120] for scheme in schemes()[::9]})
    words = [word for word in words if set(word) <= set(model().letters)]
    found = search_many(words)
    assert {word: found[word] for word in words} == {word: search(word) for word in words}


def test_a_reading_says_which_schemes_write_it_so() -> None:
    reading = readings("Dartschijew")[0]
    assert "german-duden" in reading.schemes
    assert "bgn-pcgn" not in reading.schemes
    assert "Дарчиев" in repr(reading)
    assert "german-duden" in repr(reading)


def test_a_scheme_that_writes_yo_explains_a_reading_with_ye() -> None:
    assert "wikipedia" in readings("Fyodorov")[0].schemes


def test_diacritics_may_be_missing_where_no_scheme_writes_without() -> None:
    assert "polish" in explaining_schemes("Zukow", "Жуков")


def test_a_cyrillic_token_is_no_romanisation() -> None:
    assert readings("Иванов")[0].schemes == ()


def test_readings_are_values() -> None:
    reading = readings("Ivanov")[0]
    assert pickle.loads(pickle.dumps(reading)) == reading
    assert {reading, Reading("Иванов", reading.bits)} == {reading}


def test_a_very_long_token_has_one_reading() -> None:
    assert len(readings("schtsch" * 200)) == 1
    assert len(readings("щ" * 5000)) == 1


def test_a_column_is_read_alike_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = [romanize(name, scheme) for name in NAMES[::20] for scheme in ("polish", "french", "iso-9")]
    whole = readings_many(tokens)
    monkeypatch.setattr(reading, "_CHUNK", 30)
    monkeypatch.setattr(batch, "_CHUNK", 7)
    assert readings_many(tokens) == whole
    assert len(tokens) > 2 * 30


def test_four_parts_are_read_whole() -> None:
    parts = ["Petrov", "Vodkin", "Sidorov", "Ivanov"]
    assert readings("-".join(parts))[0].cyrillic == "Петров-Водкин-Сидоров-Иванов"
    assert len(readings("-".join(parts))) > 1
