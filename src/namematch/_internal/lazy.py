"""Lazy loading: a package imports a room when one of its names is first used (SPEC 1)."""

from __future__ import annotations

import sys

# `dataclasses` looks for it in `sys.modules`, where another thread may see it half imported.
import typing  # noqa: F401
from collections.abc import Iterable, Mapping
from importlib import import_module
from types import ModuleType


class FrontDoor(ModuleType):
    """A package that imports a room when one of its names is first used.

    The import system sets every imported room as an attribute of the package. Where a public name is the same, as
    with `resolve`, the public name wins.
    """

    _room_of: Mapping[str, str] = {}
    _open_rooms: frozenset[str] = frozenset()

    def __getattr__(self, name: str) -> object:
        if name in self._open_rooms:
            return import_module(f"{self.__name__}.{name}")
        if name not in self._room_of:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{self.__name__}.{self._room_of[name]}"), name)
        setattr(self, name, value)
        return value

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in self._room_of and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._room_of, *self._open_rooms})


def open_front_door(package: str, rooms: Mapping[str, Iterable[str]], open_rooms: Iterable[str] = ()) -> list[str]:
    """Makes public names of the rooms, and open rooms such as `frames`, lazy attributes of a package; all the names."""
    room_of = {name: room for room, names in rooms.items() for name in names}
    module = sys.modules[package]
    module.__class__ = FrontDoor
    module.__dict__["_room_of"] = room_of
    module.__dict__["_open_rooms"] = frozenset(open_rooms)
    return sorted(room_of, key=lambda name: (not name[0].isupper(), name))
