"""Completes docstrings for the site.

`Example:` sections are shown as code (the parser it uses knows only `Examples:`); enumerations, named tuples and
dataclasses say what is in them where their docstring does not; the pages have their own words about modules.
"""

from __future__ import annotations

from typing import Any

import griffe


class Completed(griffe.Extension):
    """Changes docstrings while they are collected for the site."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Called for every module, class, function and attribute."""
        if obj.docstring is not None:
            obj.docstring.value = obj.docstring.value.replace("\nExample:\n", "\nExamples:\n")
        if obj.is_module:
            obj.docstring = None
        if isinstance(obj, griffe.Class) and obj.docstring is not None and "\nArgs:\n" not in obj.docstring.value:
            first, blank, rest = obj.docstring.value.partition("\n\n")
            obj.docstring.value = first + _content(obj) + blank + rest


def _content(cls: griffe.Class) -> str:
    """The values of an enumeration, or the fields of a value type, as a paragraph."""
    bases = {str(base) for base in cls.bases}
    untold = [a for a in cls.attributes.values() if a.docstring is None and a.is_public]
    if bases & {"StrEnum", "IntEnum"} and untold:
        return f"\n\nValues: {', '.join(f'`{attribute.value}`' for attribute in untold)}."
    fields = [attribute for attribute in untold if attribute.annotation is not None]
    if ("NamedTuple" in bases or "dataclass" in cls.labels) and fields:
        return f"\n\nFields: {', '.join(f'`{field.name}: {field.annotation}`' for field in fields)}."
    return ""
