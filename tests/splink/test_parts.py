"""The comparison and the blocking rule in linkers of the real package."""

from __future__ import annotations

import json
from math import log2
from typing import Any

import pytest

import namematch as nm

splink = pytest.importorskip("splink", reason="the group scale brings it")
duckdb = pytest.importorskip("duckdb")
pa = pytest.importorskip("pyarrow")

from namematch.splink import block_on_keys, name_comparison  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")
NAMES = ["Sergei Lavrov", "Лавров Сергей", "Lawrow, Sergej", "Maria Zakharova", "Захарова Мария", "Анна Ким", None]
PERSONS = [0, 0, 0, 1, 1, 2, 3]


def predicted(names: list[str | None], *, name: str = "name", **settings: Any) -> list[dict[str, Any]]:
    con = duckdb.connect()
    nm.frames.register(con)
    rows = pa.table({"unique_id": list(range(len(names))), name: pa.array(names, pa.string())})
    keyed = con.from_arrow(rows).select(f'*, nm_keys("{name}") as name_keys').to_arrow_table()
    creator = splink.SettingsCreator(
        link_type="dedupe_only",
        comparisons=[name_comparison(name, **settings)],
        blocking_rules_to_generate_predictions=[block_on_keys()],
        probability_two_random_records_match=1 / 33,
        retain_intermediate_calculation_columns=True,
    )
    linker = splink.Linker(splink.DuckDBAPI(con).register(keyed), creator, log_level=None)
    found: list[dict[str, Any]] = linker.inference.predict().as_duckdbpyrelation().to_arrow_table().to_pylist()
    return found


def test_names_are_linked_in_any_script() -> None:
    same = {
        (row["unique_id_l"], row["unique_id_r"]) for row in predicted(NAMES) if row["match_probability"] > 0.5
    }  # fmt: skip
    every = [(i, j) for j in range(len(NAMES)) for i in range(j)]
    assert same == {(i, j) for i, j in every if PERSONS[i] == PERSONS[j]}


def test_a_level_weighs_what_the_names_weigh() -> None:
    for row in predicted(
        ["Sergei Lavrov", "Лавров Сергей", "S. Lavrov", "Sergei Lavrow", "Serge Lavrov", "Igor Lavrov"]
    ):
        bits = nm.compare(row["name_l"], row["name_r"]).bits
        if bits > -8:
            assert abs(row["match_weight"] - bits) <= 2.1


def test_a_missing_name_says_nothing() -> None:
    con = duckdb.connect()
    nm.frames.register(con)
    [(missing,)] = con.execute("select nm_bits(null, 'a') is null").fetchall()
    assert missing
    level = name_comparison().get_comparison("duckdb").as_dict()["comparison_levels"][0]
    assert (level["is_null_level"], level["sql_condition"]) == (True, 'nm_bits("name_l", "name_r") is null')


@pytest.mark.parametrize("name", ["full name", "имя"])
def test_any_column_can_hold_the_names(name: str) -> None:
    assert len(predicted(NAMES, name=name)) >= 4


def test_a_quoted_column_stays_one() -> None:
    level = name_comparison('the "name"').get_comparison("duckdb").as_dict()["comparison_levels"][1]
    assert level["sql_condition"].startswith('nm_bits("the ""name""_l", "the ""name""_r") >= ')


def test_probabilities_are_probabilities_and_stay_fixed() -> None:
    levels = name_comparison().get_comparison("duckdb").as_dict()["comparison_levels"][1:]
    weights = [log2(level["m_probability"] / level["u_probability"]) for level in levels]
    assert weights == sorted(weights, reverse=True)
    assert all(0 < level[p] <= 1 for level in levels for p in ("m_probability", "u_probability"))
    assert all(level["fix_m_probability"] and level["fix_u_probability"] for level in levels)


def test_a_model_is_kept_as_json() -> None:
    creator = splink.SettingsCreator(link_type="dedupe_only", comparisons=[name_comparison(levels=[6, 0])])
    kept = json.loads(json.dumps(creator.create_settings_dict("duckdb")))
    assert kept["comparisons"][0]["comparison_levels"][2]["label_for_charts"] == "0 bits or more"


@pytest.mark.parametrize("levels", [(), (1.0, 1.0), (1.0, 2.0)])
def test_levels_have_to_fall(levels: tuple[float, ...]) -> None:
    with pytest.raises(nm.InputError, match=r"^levels must be weights that fall"):
        name_comparison(levels=levels)
