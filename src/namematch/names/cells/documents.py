"""Names as documents write them: machine-readable zones, tickets, addresses of mail."""

from __future__ import annotations

from functools import cache
from typing import Any

import regex

from namematch.names.cells.known_words import is_known
from namematch.names.schemas import CELLS
from namematch.names.spelling.initials import is_digraph
from namematch.translit import find_scheme

_ZONE = regex.compile(r"[A-Z0-9<' -]*(?:<<|[A-Z0-9]<[A-Z0-9])[A-Z0-9<' -]*")
_INTERNAL = "PNRUS"
_SCHEME = "mvd-internal-passport"
# What no other writing has: a figure inside a word, Q at the end of one behind a vowel.
_INTERNAL_WORD = regex.compile(r"[A-Z0-9]*(?:[A-Z][2-46-9]|[2-46-9][A-Z]|[EIOYA8726]Q$)[A-Z0-9]*")
# A booking has the number of the passenger in front: 1.1IVANOV/IVAN MR.
_TICKET = regex.compile(r"(?:\d{1,2}\.?){0,2}([A-Z]+(?:[ '-][A-Z]+)*)/([A-Z]+(?:[ '-][A-Z]+)*)")
_MAIL = regex.compile(r"([\p{Ll}]+(?:[._][\p{Ll}]+)+)(?:@[\w.-]+)?")
_MOST_INITIALS = 2
_SHORTEST_GIVEN = 2


@cache
def _table() -> dict[str, Any]:
    return CELLS.read()


def read_document(text: str) -> str:
    """A name out of a document as it is usually written, with a comma behind the surname; other texts as they are."""
    if "<" in text and _ZONE.fullmatch(text):
        return _of_zone(text)
    if ticket := _TICKET.fullmatch(text):
        return _of_ticket(*ticket.groups())
    if mail := _MAIL.fullmatch(text):
        return _of_mail(regex.split("[._]", mail[1]))
    return _of_internal_passport(text) if text.isupper() and text.isascii() else text


def _of_zone(text: str) -> str:
    surname, _, given = _without_document(text).strip("<").partition("<<")
    name = f"{_words(surname)}, {_words(given)}" if given else _words(surname)
    return _undone(name) if text.startswith(_INTERNAL) else _of_internal_passport(name)


def _undone(text: str) -> str:
    return find_scheme(_SCHEME).undo(text).upper()


def _without_document(text: str) -> str:
    """What stands behind the kind of the document and the state; they are left where a name could begin so."""
    for kind in _table()["zone"]["kinds"]:
        padded = kind.ljust(2, "<")
        if text.startswith(padded) and (len(kind) > 1 or text[1] == "<"):
            for state in _table()["zone"]["states"]:
                if text.startswith(state.ljust(3, "<"), 2):
                    return text[5:]
    return text


def _words(filled: str) -> str:
    return " ".join(filled.replace("<", " ").split())


def _of_internal_passport(text: str) -> str:
    """A name in Cyrillic if a word of it is in the letters of the internal passport and makes a known word."""
    parts = regex.findall(r"[A-Z0-9]+", text)
    told = [part for part in parts if _INTERNAL_WORD.fullmatch(part) and not (part.isalpha() and is_known(part))]
    return _undone(text) if any(is_known(_undone(part)) for part in told) else text


def _of_ticket(surname: str, given: str) -> str:
    """Surname and given names, the form of address behind them set apart by a comma; not one name in two spellings."""
    if " " in surname and surname.split()[0] == given.split()[0]:
        return f"{surname}/{given}"
    for title in sorted(_table()["ticket"]["titles"], key=len, reverse=True):
        name = given.removesuffix(title).rstrip()
        apart = given.endswith(f" {title}")
        if (
            name != given
            and name
            and (apart or (len(name) >= _SHORTEST_GIVEN and is_known(name) and not is_known(given)))
        ):
            return f"{surname}, {name}, {title}"
    return f"{surname}, {given}"


def _of_mail(parts: list[str]) -> str:
    """What stands in front of an address: surname and initials, or given name and surname."""
    if not any(len(part) > _MOST_INITIALS for part in parts):
        return ".".join(parts)
    return " ".join(map(_capitalised, parts))


def _capitalised(part: str) -> str:
    if len(part) > _MOST_INITIALS:
        return part.capitalize()
    return f"{part.capitalize()}." if is_digraph(part) else "".join(f"{letter.upper()}." for letter in part)
