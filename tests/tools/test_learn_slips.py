"""The tool that learns slips finds the rates by which they were drawn."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

pytest.importorskip("pyarrow")
learn_slips: Any = pytest.importorskip("learn_slips")

NAMES = ("александр", "владимир", "константин", "николаи", "светлана", "екатерина", "виктор", "дмитри", "михаил")
RATES = {
    ("omission", "cluster"): 4e-4, ("omission", "vowel"): 2e-4, ("omission", "single"): 1e-4, ("turn", "any"): 1e-4,
    ("exchange", "key"): 2e-4, ("exchange", "other"): 2e-4, ("addition", "other"): 1e-4, ("addition", "key"): 1e-4,
}  # fmt: skip
FIRST, BEARERS = 0.25, 300_000
# A second slip is so many times as likely as it would be by chance.
CARELESS = 16.0


def single_slips(name: str) -> tuple[list[str], Any]:
    """What single slips make of a name, and how likely each is."""
    forms, rates = [], []
    for form, slip, place, shares in learn_slips.slips_of(name, 0, learn_slips.cyrillic_kinds()):
        rate = sum(RATES.get((slip, kind), 0.0) * share for kind, share in shares.items())
        forms.append(form)
        rates.append(rate * (FIRST if place == "first" else 1.0))
    return forms, np.array(rates)


@pytest.fixture(scope="module")
def drawn() -> Any:
    """A list of names in which slips were drawn, and a rare name that is none."""
    draw = np.random.default_rng(7)
    written = Counter(dict.fromkeys(NAMES, BEARERS))
    for name in NAMES:
        forms, rates = single_slips(name)
        for form, count in zip(forms, draw.poisson(BEARERS * rates).tolist(), strict=True):
            written[form] += count
        for _ in range(draw.poisson(BEARERS * CARELESS * rates.sum() ** 2 / 2)):
            again, more = single_slips(draw.choice(forms, p=rates / rates.sum()))
            written[draw.choice(again, p=more / more.sum())] += 1
    written["марина"] += 700
    return learn_slips.Names(+written, set(NAMES), 0)


def test_the_rates_are_found_again(drawn: Any) -> None:
    found = learn_slips.fit(learn_slips.forms_of([drawn]))
    for kind, rate in RATES.items():
        assert found.rates[kind] == pytest.approx(rate, rel=0.25)
    assert found.factors["exchange", "first"] == pytest.approx(FIRST, rel=0.25)
    assert found.factors["omission", "first"] == pytest.approx(FIRST, rel=0.35)


def test_as_many_slips_are_learned_as_were_made(drawn: Any) -> None:
    table, forms, found = learn_slips.learn([drawn])
    slips = sum(float(BEARERS * single_slips(name)[1].sum()) for name in NAMES)
    assert table["per_letter"] == pytest.approx(slips / (BEARERS * sum(map(len, NAMES))), rel=0.15)
    assert float(((1 - found.own) * forms.count).sum()) == pytest.approx(slips, rel=0.15)
    assert table["again"] == pytest.approx(-np.log2(CARELESS), abs=0.7)


def test_a_table_is_current_up_to_what_is_tolerated() -> None:
    table = {"again": -5.0, "turn": {"any": 0.1}}
    assert learn_slips.is_current(table, {"again": -5.05, "turn": {"any": 0.101}})
    assert not learn_slips.is_current(table, {"again": -5.05, "turn": {"any": 0.11}})
    assert not learn_slips.is_current(table, {"again": -5.0})


def test_the_last_letters_of_patronymics_are_right() -> None:
    kinds = learn_slips.cyrillic_kinds()
    assert all(form.endswith("вич") for form, *_ in learn_slips.slips_of("петрович", 3, kinds))
