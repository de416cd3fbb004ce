"""The errors `namematch` raises on purpose."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class NamematchError(Exception):
    """Base of every error raised by this library for a reason other than a wrong type."""


class InputError(NamematchError, ValueError):
    """Input that cannot be read as what it claims to be: a file, a table, a value."""


class UnknownChoiceError(NamematchError, LookupError):
    """A scheme, language or column was named that does not exist.

    Args:
        kind: What was asked for, in the singular: `"scheme"`, `"column"`.
        given: The name that was given.
        valid: The names that exist.
    """

    def __init__(self, kind: str, given: object, valid: Iterable[str]) -> None:
        self.kind = kind
        self.given = given
        self.valid = tuple(sorted(valid))
        super().__init__(f"unknown {kind} {given!r}; {_hint(given, self.valid)}")

    def __reduce__(self) -> tuple[type[UnknownChoiceError], tuple[str, object, tuple[str, ...]]]:
        return type(self), (self.kind, self.given, self.valid)


class DuplicateIdError(NamematchError, ValueError):
    """Two mentions carry the same id.

    Args:
        mention_id: The id that stands twice.
    """

    def __init__(self, mention_id: str) -> None:
        self.mention_id = mention_id
        super().__init__(f"duplicate mention id {mention_id!r}; ids must be unique or left out")

    def __reduce__(self) -> tuple[type[DuplicateIdError], tuple[str]]:
        return type(self), (self.mention_id,)


def _hint(given: object, valid: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(str(given), valid, n=3, cutoff=0.5)
    if close:
        return "did you mean " + " or ".join(map(repr, close)) + "?"
    shown = ", ".join(valid[:12])
    return f"valid: {shown}" + (f", … ({len(valid)} in all)" if len(valid) > 12 else "")
