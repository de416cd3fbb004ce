"""The front door: the package's public names, each fetched from its room when it is first asked for."""

from __future__ import annotations

import sys

# The rooms use it through `dataclasses`, which in another thread would find it half imported: it looks it up unasked.
import typing  # noqa: F401
from collections.abc import Iterable, Mapping
from importlib import import_module
from types import ModuleType


class FrontDoor(ModuleType):
    """A package that opens a room only when somebody asks for what is in it.

    The import system hangs every room on the package under the room's own name. Where a public name is the
    same, as with `resolve`, the public name wins.
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
    """Makes names of the rooms those of the package.

    Args:
        package: Name of the package.
        rooms: For every room the names it lends to the package.
        open_rooms: Rooms that are asked for by their own name, such as `frames`.

    Returns:
        All of these names, for `__all__`.
    """
    room_of = {name: room for room, names in rooms.items() for name in names}
    module = sys.modules[package]
    module.__class__ = FrontDoor
    module.__dict__["_room_of"] = room_of
    module.__dict__["_open_rooms"] = frozenset(open_rooms)
    return sorted(room_of, key=lambda name: (not name[0].isupper(), name))
