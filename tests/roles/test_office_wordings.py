"""The same office in other words and other languages."""

from __future__ import annotations

from pathlib import Path

from namematch.roles import RoleVerdict, compare_roles

_FILE = Path(__file__).with_name("office_wordings.txt")


def pairs(of_two: bool) -> list[list[str]]:
    lines = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [line.removeprefix("! ").split(" | ") for line in lines if line.startswith("!") == of_two]


def test_wordings_of_one_office_are_the_same() -> None:
    same = [compare_roles(left, right).verdict is RoleVerdict.SAME for left, right in pairs(of_two=False)]
    assert sum(same) / len(same) >= 0.97


def test_wordings_of_two_offices_are_not() -> None:
    assert not [pair for pair in pairs(of_two=True) if compare_roles(*pair).verdict is RoleVerdict.SAME]
