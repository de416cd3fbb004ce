"""The declarations by which a schema says what a table must hold; it stands beside the code that uses the table.

| declaration | what it accepts |
|---|---|
| `str`, `bool`, `int`, `float` | a value of that type; for a number with a fraction a whole one as well |
| `object` | anything |
| `("m", "f")` | one of these texts |
| `OneOf(function)` | one of the texts that the function returns when a table is read |
| `Form(r"[a-z]+", "may hold a-z only")` | a text that the regular expression matches as a whole |
| `Regex(re.compile)` | a regular expression |
| `Between(0, 20)` | a number in that range |
| `[declaration]`, `[declaration, ...]` | a list; one that is not empty |
| `Row(str, str, float)` | a list of so many values |
| `{"key": …, "maybe?": …, "*": …}` | a table: keys it must have, keys it may have, any others |
| `Entries(Form(…), declaration)` | a table with any keys of that form |
| `Weights` (a `NamedTuple`) | the table of its fields; fields with a default may be left out |
| `Either(str, [str])` | what one of the declarations accepts |
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any, get_args, get_origin, get_type_hints

from namematch.data.schema_errors import (
    SCALARS,
    Declaration,
    SchemaError,
    description_of,
    key_of,
    missing,
    singular,
    unknown_key,
    wrong_type,
)
from namematch.errors import InputError, UnknownChoiceError, shown

Check = Callable[[Any], None]

# Keys by which a table says where it comes from, if it does not say so in a remark.
PROVENANCE = {"title?": str, "source": str, "year": int, "licence": str}


def keys(names: str | Iterable[str], declaration: Declaration) -> dict[str, Declaration]:
    """The declaration of several keys that hold the same.

    Example:
        >>> keys("least most?", float)
        {'least': <class 'float'>, 'most?': <class 'float'>}
    """
    return dict.fromkeys(names.split() if isinstance(names, str) else names, declaration)


class Form:
    """A text that a regular expression matches as a whole.

    Args:
        pattern: The regular expression.
        rule: What the error says of a text that is not so: "the id 'A b' …".
    """

    def __init__(self, pattern: str, rule: str) -> None:
        self.pattern = pattern
        self.rule = rule

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.DOTALL)

    def check(self, value: Any) -> None:
        """Raises a `SchemaError` unless the value is such a text."""
        if type(value) is not str:
            raise wrong_type(str, value)
        if not self._compiled.fullmatch(value):
            raise SchemaError(lambda where, path: InputError(f"{where}: the {key_of(path)} {shown(value)} {self.rule}"))


class Regex:
    """A regular expression.

    Args:
        compile: The function of the module that will run it, in whose cache the compiled pattern then is.
    """

    def __init__(self, compile: Callable[[str], object]) -> None:
        self.compile = compile

    def check(self, value: Any) -> None:
        """Raises a `SchemaError` unless the value compiles."""
        if type(value) is not str:
            raise wrong_type(str, value)
        if _plain_pattern("" if self.compile is re.compile else r"|\|").fullmatch(value):
            return
        try:
            self.compile(value)
        except Exception as error:  # `re` and `regex` have an error class each
            reason = f"is no regular expression: {error}, in {shown(value)}"
            raise SchemaError(lambda where, path: InputError(f"{where}: {key_of(path)} {reason}")) from error


@lru_cache(maxsize=2)
def _plain_pattern(behind: str) -> re.Pattern[str]:
    """Letters, classes of letters and simple groups of them: a regular expression that needs no compiling to be one.

    Args:
        behind: What may stand between the letters of a lookbehind, besides nothing.
    """
    letter = r"(?:\w|[.$^'`’]|\[\^?(?:[a-z]-[a-z])?[\w'`’]+\])"
    letters = rf"{letter}(?:[?+]|\{{\d\d?\}}|\{{\d,\d\d?\}})?"
    before = rf"\(\?<[=!](?:{letter}(?:\{{\d\}})?{behind})*+\)"
    group = rf"\(\?[:=!](?:{letters}|\||{before})*+\)"
    return re.compile(rf"(?:{letters}|\||{before}|{group}\??)*+")


class OneOf:
    """One of some texts that other tables know.

    Args:
        choices: Returns them.
    """

    def __init__(self, choices: Callable[[], Iterable[str]]) -> None:
        self.choices = choices

    def check(self, value: Any) -> None:
        """Raises a `SchemaError` unless the value is one of the texts."""
        _choice_check(tuple(self.choices()))(value)


class Between:
    """A number from `least` to `most`."""

    def __init__(self, least: float, most: float) -> None:
        self.least = least
        self.most = most

    def check(self, value: Any) -> None:
        """Raises a `SchemaError` unless the value is such a number."""
        if type(value) not in (int, float) or not self.least <= value <= self.most:
            rule = f"is a number from {self.least} to {self.most}, not {shown(value)}"
            raise SchemaError(lambda where, path: InputError(f"{where}: {key_of(path)} {rule}"))


class Entries:
    """A table with any keys of one form.

    Args:
        key: The form.
        value: The declaration of the values.
    """

    def __init__(self, key: Form, value: Declaration) -> None:
        self.key = key
        self.value = value

    def check(self, value: Any) -> None:
        """Raises a `SchemaError` unless the value is such a table."""
        _table_check({"*": self.value})(value)
        for key in value:
            check_within(self.key.check, key, key)


class Row:
    """A list with one value for each of the declarations."""

    def __init__(self, *declarations: Declaration) -> None:
        self.declarations = declarations
        examples = ", ".join(description_of(declaration)[1] for declaration in declarations)
        self.description = f"a list of {len(declarations)} values", f"[{examples}]"

    def check(self, value: Any) -> None:
        """Raises a `SchemaError` unless the value is such a list."""
        if type(value) is not list or len(value) != len(self.declarations):
            raise wrong_type(self, value)
        for index, (item, declaration) in enumerate(zip(value, self.declarations, strict=True)):
            check_within(compiled(declaration), item, index)


class Either:
    """A value that at least one of the declarations accepts."""

    def __init__(self, *declarations: Declaration) -> None:
        self.declarations = declarations
        self.description = description_of(declarations[-1])

    def check(self, value: Any) -> None:
        """Raises the `SchemaError` of the last declaration if all refuse the value."""
        *others, last = map(compiled, self.declarations)
        if not any(_accepts(check, value) for check in others):
            last(value)


def compiled(declaration: Declaration) -> Check:
    """A function that raises a `SchemaError` if a value is not as declared."""
    if isinstance(declaration, dict):
        return _table_check(declaration)
    if isinstance(declaration, list):
        return _list_check(declaration[0], least=len(declaration) - 1)
    if isinstance(declaration, tuple):
        return _choice_check(declaration)
    if declaration is object:
        return lambda _: None
    if isinstance(declaration, type):
        return _scalar_check(declaration) if declaration in SCALARS else _table_check(fields_of(declaration))
    check: Check = declaration.check
    return check


def check_within(check: Check, value: Any, key: str | int) -> None:
    """Checks a value that stands under a key of a table, or an index of a list."""
    try:
        check(value)
    except SchemaError as error:
        raise error.within(key) from error.__cause__


def _accepts(check: Check, value: Any) -> bool:
    try:
        check(value)
    except SchemaError:
        return False
    return True


def _scalar_check(kind: type) -> Check:
    accepted = _plain_types(kind)

    def check(value: Any) -> None:
        if type(value) not in accepted:
            raise wrong_type(kind, value)

    return check


def _choice_check(choices: tuple[str, ...]) -> Check:
    valid = frozenset(choices)

    def check(value: Any) -> None:
        if type(value) is not str:
            raise wrong_type(str, value)
        if value not in valid:
            raise SchemaError(lambda where, path: UnknownChoiceError(singular(path), value, valid, where=where))

    return check


def _list_check(item: Declaration, least: int) -> Check:
    check_item = compiled(item)
    is_plain = isinstance(item, Form) or (isinstance(item, type) and item in SCALARS)

    def check(value: Any) -> None:
        if type(value) is not list or len(value) < least:
            raise wrong_type([item], value)
        for index, one in enumerate(value):
            try:
                check_item(one)
            except SchemaError as error:
                # The whole list shows better what is wrong than one item of it.
                shows_list = is_plain or (isinstance(item, dict) and type(one) is not dict)
                raise (wrong_type([item], value) if shows_list else error).within(index) from error.__cause__

    return check


def _table_check(declared: Mapping[str, Declaration]) -> Check:
    checks = {key.removesuffix("?"): compiled(declaration) for key, declaration in declared.items() if key != "*"}
    check_other = compiled(declared["*"]) if "*" in declared else None
    needed = [key for key in declared if key[-1] not in "?*"]
    # Values of a plain type, which most are, need no call.
    plain = {key.removesuffix("?"): _plain_types(declaration) for key, declaration in declared.items()}
    plain_other = plain.pop("*", ())

    def check(table: Any) -> None:
        if type(table) is not dict:
            raise wrong_type(declared, table)
        for key in needed:
            if key not in table:
                raise missing(key, declared[key])
        for key, value in table.items():
            if type(value) in plain.get(key, plain_other):
                continue
            check_value = checks.get(key, check_other)
            if check_value is None:
                raise unknown_key(key, value, checks)
            try:
                check_value(value)
            except SchemaError as error:
                raise error.within(key) from error.__cause__

    return check


def _plain_types(declaration: Declaration) -> tuple[type, ...]:
    return SCALARS[declaration][1] if isinstance(declaration, type) and declaration in SCALARS else ()


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
