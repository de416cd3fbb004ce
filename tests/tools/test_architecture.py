"""The picture of the rooms: floors, arrows, circles, and that it shows every room there is."""

from __future__ import annotations

import runpy
from collections.abc import Mapping
from pathlib import Path

import namematch

TOOL = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "architecture.py"))


def imports(**others: str) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(imported.split()) for name, imported in others.items()}


HOUSE = imports(cli="names data", spark="names", names="text data", roles="text", text="data", data="")


def test_each_room_stands_below_those_that_import_it() -> None:
    assert TOOL["floors"](HOUSE) == [["cli", "roles", "spark"], ["names"], ["text"], ["data"]]


def test_an_arrow_that_follows_from_others_is_left_out() -> None:
    arrows = TOOL["direct"](HOUSE)
    assert arrows == [("cli", "names"), ("names", "text"), ("roles", "text"), ("spark", "names"), ("text", "data")]


def test_a_circle_stands_on_one_floor_and_is_drawn_in_red() -> None:
    circle = imports(io="frames text", frames="io text", text="")
    assert TOOL["floors"](circle) == [["frames", "io"], ["text"]]
    assert TOOL["direct"](circle) == [("frames", "io"), ("frames", "text"), ("io", "frames"), ("io", "text")]
    picture = TOOL["drawing"]("namematch", circle)
    assert picture.count(TOOL["VERMILION"]) == 2
    assert TOOL["VERMILION"] not in TOOL["drawing"]("namematch", HOUSE)


def test_every_room_is_in_the_picture_with_what_its_docstring_says() -> None:
    picture = TOOL["pictures"]()["architecture"]
    rooms = {path.name for path in Path(namematch.__path__[0]).iterdir() if (path / "__init__.py").exists()}
    assert len(rooms) > 10
    assert [room for room in sorted(rooms) if f">{room}</text>" not in picture] == []
    assert "namematch raises on" in picture
