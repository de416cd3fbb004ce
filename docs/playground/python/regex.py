"""The `regex` package on Python's own `re`, as far as namematch uses it: \\p{…}, and look-behinds of varying width."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from itertools import groupby

IGNORECASE, VERBOSE, MULTILINE, DOTALL = re.IGNORECASE, re.VERBOSE, re.MULTILINE, re.DOTALL
Match, Pattern, error = re.Match, re.Pattern, re.error
escape = re.escape

_PROPERTY = re.compile(r"\\p\{(\w+)\}")
_LOOK_BEHIND = re.compile(r"\(\?<([!=])((?:\\.|\[(?:\\.|[^\]\\])*\]|[^()\\])*?)(?:\{(\d+),(\d+)\}|(\*))\)")
_LOOK_BEHIND_TO_ANY = re.compile(r"\(\?<([!=])((?:\\.|\[(?:\\.|[^\]\\])*\]|[^()\\])*)\)")
_ALTERNATIVE = re.compile(r"(?:\\.|\[(?:\\.|[^\]\\])*\]|[^|\\])+")
# How far back `*` looks in a look-behind: further than names are long.
_FAR = 60


@cache
def compile(pattern, flags=0):
    """A pattern of `re` that finds the same."""
    if isinstance(pattern, re.Pattern):
        return pattern
    return re.compile(_spelled_out(_fixed_width(_one_by_one(_forwards(pattern)))), flags)


def sub(pattern, replacement, string, count=0, flags=0):
    return compile(pattern, flags).sub(replacement, string, count)


def __getattr__(name):
    """`match`, `search`, `findall` and their like, by the pattern's own method."""
    if name not in ("match", "fullmatch", "search", "findall", "finditer", "split"):
        raise AttributeError(f"the stand-in for regex has no {name!r}")
    return lambda pattern, string, flags=0: getattr(compile(pattern, flags), name)(string)


def _forwards(pattern):
    """A pattern that is read from the end: where it ends with the text, it is found as well if it is not."""
    return re.sub(r"^\(\?r(\w*)\)", lambda flags: f"(?{flags[1]})" if flags[1] else "", pattern)


def _one_by_one(pattern):
    """Each look-behind to one of several things as one look-behind for each of them."""

    def spread(match):
        sign, body = match.groups()
        each = [f"(?<{sign}{alternative})" for alternative in _ALTERNATIVE.findall(body)]
        return "".join(each) if sign == "!" or len(each) == 1 else f"(?:{'|'.join(each)})"

    return _LOOK_BEHIND_TO_ANY.sub(spread, pattern)


def _fixed_width(pattern):
    """Each look-behind that ends in x{m,n} or x* as one look-behind a width."""

    def spread(match):
        sign, body, least, most, star = match.groups()
        least, most = (0, _FAR) if star else (int(least), int(most))
        atom = re.search(r"(\[(?:\\.|[^\]\\])*\]|\\p\{\w+\}|\\.|.)$", body).group()
        stem = body.removesuffix(atom)
        widths = [f"(?<{sign}{stem}{atom * width})" for width in range(least, most + 1)]
        return "".join(widths) if sign == "!" else f"(?:{'|'.join(widths)})"

    return _LOOK_BEHIND.sub(spread, pattern)


def _spelled_out(pattern):
    """Each \\p{…} as the ranges of its characters, inside a class or as one."""
    out, place, inside = [], 0, False
    while place < len(pattern):
        if found := _PROPERTY.match(pattern, place):
            ranges = _ranges(found.group(1))
            out.append(ranges if inside else f"[{ranges}]")
            place = found.end()
            continue
        step = 2 if pattern[place] == "\\" else 1
        char = pattern[place : place + step]
        if char == "[" and not inside:
            inside = True
            # A bracket that closes stands for itself in the first place.
            opening = re.match(r"\[\^?\]?", pattern[place:]).group()
            char, step = opening, len(opening)
        elif char == "]":
            inside = False
        elif char == "[":
            char = r"\["
        out.append(char)
        place += step
    return "".join(out)


@cache
def _ranges(category):
    return "".join(
        chr(first) if first == last else f"{chr(first)}-{chr(last)}"
        for name, spans in _spans().items()
        if name.startswith(category)
        for first, last in spans
    )


@cache
def _spans():
    """The spans of code points of every general category."""
    spans = {}
    points = range(sys.maxunicode + 1)
    for name, run in groupby(points, key=lambda point: unicodedata.category(chr(point))):
        run = list(run)
        if name[0] in "LMN":
            spans.setdefault(name, []).append((run[0], run[-1]))
    return spans
