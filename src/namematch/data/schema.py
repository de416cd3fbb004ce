"""A schema says what a table must hold; it stands beside the code that uses the table.

| declaration | what it accepts |
|---|---|
| `str`, `bool`, `int`, `float` | a value of that type; for a number with a fraction a whole one as well |
| `object` | anything |
| `("m", "f")` | one of these texts |
| `[declaration]`, `[declaration, ...]` | a list; one that is not empty |
| `[str, str, float]` | a list of so many values |
| `{"key": …, "maybe?": …, "*": …}` | a table: keys it must have, keys it may have, any others |
| `Weights` (a `NamedTuple`) | the table of its fields; fields with a default may be left out |
| `Checked(declaration, rule)` | what the declaration accepts and the rule does not refuse |
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from namematch.errors import InputError, NamematchError, UnknownChoiceError, shown

Declaration = Any
Path = tuple[str | int, ...]

# Types of plain values: what they are called, an example, and the types of Python that will do.
SCALARS: dict[type, tuple[str, str, tuple[type, ...]]] = {
    str: ("a text", '"…"', (str,)),
    bool: ("true or false", "true", (bool,)),
    int: ("a whole number", "2", (int,)),
    float: ("a number", "1.5", (int, float)),
}
# Keys by which a table says where it comes from, if it does not say so in a remark.
PROVENANCE = {"title?": str, "source": str, "year": int, "licence": str}


class TablePlace(NamedTuple):
    """Where a value stands."""

    line: Callable[[Path], str]  # "file:line" of a path
    path: Path = ()  # the keys and list indices that lead to the value

    def __str__(self) -> str:
        return self.line(self.path)

    def inside(self, key: str | int) -> TablePlace:
        """Where the value under a key or list index of this table or list stands."""
        return TablePlace(self.line, (*self.path, key))

    @property
    def key(self) -> str:
        """The key whose value this is, or a list that holds the value."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "the file")


@dataclass(frozen=True, slots=True)
class Checked:
    """What a declaration accepts and a rule does not refuse."""

    declaration: Declaration
    rule: Callable[[Any, TablePlace], object]  # raises an error unless the value, which is as declared, keeps the rule


def keys(names: str | Iterable[str], declaration: Declaration) -> dict[str, Declaration]:
    """The declaration of several keys that hold the same.

    Example:
        >>> keys("least most?", float)
        {'least': <class 'float'>, 'most?': <class 'float'>}
    """
    return dict.fromkeys(names.split() if isinstance(names, str) else names, declaration)


def matching(expression: str, rule: str) -> Checked:
    """A text that a regular expression matches as a whole. `rule` ends the error about any other: "is empty"."""

    def check_text(text: str, place: TablePlace) -> None:
        if not re.fullmatch(expression, text, re.DOTALL):
            raise InputError(f"{place}: the {place.key} {shown(text)} {rule}")

    return Checked(str, check_text)


def regex_of(compile: Callable[[str], object]) -> Checked:
    """A regular expression, compiled by the module that will run it, in whose cache it is then."""

    def check_pattern(text: str, place: TablePlace) -> None:
        if _plain_pattern().fullmatch(text):
            return
        try:
            compile(text)
        except Exception as error:  # `re` and `regex` have an error class each
            raise InputError(f"{place}: {place.key} is no regular expression: {error}, in {shown(text)}") from error

    return Checked(str, check_pattern)


@cache
def _plain_pattern() -> re.Pattern[str]:
    """Letters, classes of letters and simple groups of them: a regular expression that needs no compiling to be one."""
    letter = r"(?:\w|[.$^'`’]|\[\^?(?:[a-z]-[a-z])?[\w'`’]+\])"
    letters = rf"{letter}(?:[?+]|\{{\d\d?\}}|\{{\d,\d\d?\}})?"
    before = rf"\(\?<[=!](?:{letter}(?:\{{\d\}})?)*+\)"
    group = rf"\(\?[:=!](?:{letters}|\||{before})*+\)"
    return re.compile(rf"(?:{letters}|\||{before}|{group}\??)*+")


def between(least: float, most: float) -> Checked:
    """A number in a range."""

    def check_number(number: float, place: TablePlace) -> None:
        if not least <= number <= most:
            raise InputError(f"{place}: {place.key} is a number from {least} to {most}, not {shown(number)}")

    return Checked(float, check_number)


def map_of(key: Checked, value: Declaration) -> Checked:
    """A table with any keys that are as declared."""

    def check_keys(table: dict[str, Any], place: TablePlace) -> None:
        for name in table:
            check(name, key, place.inside(name))

    return Checked({"*": value}, check_keys)


def either(first: Declaration, second: Declaration) -> Checked:
    """What one of two declarations accepts; the error is that of the second."""

    def check_both(value: Any, place: TablePlace) -> None:
        try:
            check(value, first, TablePlace(str, place.path))  # without a search for the line
        except NamematchError:
            check(value, second, place)

    return Checked(object, check_both)


def check(value: Any, declaration: Declaration, place: TablePlace) -> None:
    """Raises an `InputError` or `UnknownChoiceError` if a value is not as declared."""
    if isinstance(declaration, dict):
        _check_table(value, declaration, place)
    elif isinstance(declaration, Checked):
        check(value, declaration.declaration, place)
        declaration.rule(value, place)
    elif isinstance(declaration, list):
        _check_list(value, declaration, place)
    elif declaration is object:
        return
    elif type(value) not in _types(declaration):
        raise _wrong_type(declaration, value, place)
    elif isinstance(declaration, tuple):
        if value not in declaration:
            kind = place.key.removesuffix("s") if isinstance(place.path[-1], int) else place.key
            raise UnknownChoiceError(kind, value, set(declaration), where=str(place))
    elif declaration not in SCALARS:
        _check_table(value, fields_of(declaration), place)


def _check_list(values: Any, declaration: list[Declaration], place: TablePlace) -> None:
    first, *others = declaration
    if others in ([], [...]):
        if type(values) is not list or len(values) < len(others):
            raise _wrong_type([first], values, place)
        types, plain = _types(first), _is_plain(first)
        for index, value in enumerate(values):
            if type(value) not in types:
                # The whole list shows better what is wrong than one item of it.
                raise _wrong_type([first], values, place.inside(index))
            if not plain:
                check(value, first, place.inside(index))
    else:
        if type(values) is not list or len(values) != len(declaration):
            raise _wrong_type(declaration, values, place)
        for index, value in enumerate(values):
            check(value, declaration[index], place.inside(index))


def _check_table(table: Any, declared: Mapping[str, Declaration], place: TablePlace) -> None:
    if type(table) is not dict:
        raise _wrong_type(declared, table, place)
    for key, declaration in declared.items():
        if key[-1] not in "?*" and key not in table:
            raise InputError(f"{place}: {key} = {_description(declaration)[1]} is missing")
    for key, value in table.items():
        name = key if key in declared else f"{key}?"
        if name not in declared or key.endswith(("?", "*")):
            name = "*"
        if name not in declared:
            raise _unknown_key(key, value, declared, place)
        declaration = declared[name]
        if type(value) is not declaration:
            check(value, declaration, place.inside(key))


@lru_cache(maxsize=16)
def fields_of(named_tuple: Any) -> dict[str, Declaration]:
    """The fields of a `NamedTuple` as the declaration of a table."""
    optional = named_tuple._field_defaults
    hints = get_type_hints(named_tuple)
    return {name + "?" * (name in optional): _declaration_of(hint) for name, hint in hints.items()}


def _declaration_of(hint: Any) -> Declaration:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (list, tuple, frozenset):
        return [_declaration_of(arguments[0])]
    if origin is not None and issubclass(origin, Mapping):
        return {"*": _declaration_of(arguments[1])}
    return hint


def _types(declaration: Declaration) -> Container[type]:
    """The types of Python that a value may have."""
    if isinstance(declaration, Checked):
        return _types(declaration.declaration)
    if isinstance(declaration, (list, tuple)):
        return (list,) if isinstance(declaration, list) else (str,)
    return SCALARS[declaration][2] if _is_plain(declaration) else (dict,)


def _is_plain(declaration: Declaration) -> bool:
    return isinstance(declaration, type) and declaration in SCALARS


def _unknown_key(key: str, value: Any, declared: Iterable[str], place: TablePlace) -> UnknownChoiceError:
    first = value[0] if isinstance(value, list) and value else value
    kind = "table" if isinstance(first, dict) else "key"
    if heading := ".".join(step for step in place.path if isinstance(step, str)):
        kind += f" of [[{heading}]]" if isinstance(place.path[-1], int) else f" of [{heading}]"
    return UnknownChoiceError(kind, key, [name.removesuffix("?") for name in declared], where=str(place.inside(key)))


def _wrong_type(declaration: Declaration, value: Any, place: TablePlace) -> InputError:
    key = place.key
    if isinstance(declaration, list) and isinstance(declaration[0], dict):
        return InputError(f"{place}: {key!r} must be written [[{key}]], once before each entry")
    what, example = _description(declaration)
    return InputError(f"{place}: {key} is {what}, as in {key} = {example}, not {shown(value)}")


def _description(declaration: Declaration) -> tuple[str, str]:
    """What a declaration asks for, in words, and an example of it in TOML."""
    if isinstance(declaration, Checked):
        return _description(declaration.declaration)
    if isinstance(declaration, tuple) or declaration is object:
        declaration = str
    if isinstance(declaration, list):
        what, example = _description(declaration[0])
        if len(declaration) == 1 or declaration[1] is ...:
            return f"a list of {what.removeprefix('a ')}s", f"[{example}, {example}]"
        examples = ", ".join(_description(item)[1] for item in declaration)
        return f"a list of {len(declaration)} values", f"[{examples}]"
    return SCALARS[declaration][:2] if _is_plain(declaration) else ("a table", "{ … }")
