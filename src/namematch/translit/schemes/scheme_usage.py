"""How often names are written by which schemes, and those that names are read back by."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from namematch.data import TomlTable, fields_of
from namematch.translit.schemes.scheme import Scheme, schemes


class SchemeUse(NamedTuple):
    """How often names are written by the schemes: the table `data/scheme_use.toml`."""

    languages: tuple[str, ...]
    foreign_scheme: float
    dropped_marks: float
    dropped_beside_marks: float
    mixed_schemes: float
    rarely: Mapping[str, float]
    own: Mapping[str, str]


_USE = TomlTable("scheme_use.toml", fields_of(SchemeUse))


@cache
def scheme_use() -> SchemeUse:
    """The table, read once."""
    return SchemeUse(**_USE.read())


@cache
def read_schemes() -> tuple[Scheme, ...]:
    """The schemes that names are read back by: those for languages in whose spelling readings are, but for machines."""
    use = scheme_use()
    return tuple(
        scheme
        for scheme in schemes()
        if scheme.languages[0] in use.languages and use.rarely.get(scheme.id, 1.0) and not scheme.is_for_machines
    )


def scheme_weight(scheme: Scheme) -> float:
    """How often people write names by a scheme of `read_schemes`, beside one for Russian that they do follow.

    Example:
        >>> from namematch.translit import find_scheme
        >>> scheme_weight(find_scheme("news")), scheme_weight(find_scheme("ukrainian-2010"))
        (1.0, 0.2)
    """
    use = scheme_use()
    return (1.0 if "ru" in scheme.languages else use.foreign_scheme) * use.rarely.get(scheme.id, 1.0)
