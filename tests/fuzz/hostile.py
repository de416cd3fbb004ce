"""Texts made to do harm, each a shape that grows to any length."""

from __future__ import annotations

from collections.abc import Callable

Shape = Callable[[int], str]


def repeated(unit: str) -> Shape:
    """The shape that says `unit` over and over."""
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def behind(head: str, unit: str) -> Shape:
    """The shape that says `head` once and then `unit` over and over."""
    return lambda length: head + repeated(unit)(max(0, length - len(head)))


SHAPES: dict[str, Shape] = {
    # Words without an end: letters that many tables claim, so that the lattice of readings is as dense as it can be.
    "one-letter": repeated("ш"),
    "latin-letter": repeated("a"),
    "consonants": repeated("tschschtschzhkhshch"),
    "sch": repeated("sch"),
    "glides": repeated("iyj"),
    "vowels": repeated("aeiou"),
    "surname-endings": repeated("ская"),
    "patronymics-glued": repeated("ович"),
    "genitives-glued": repeated("овна"),
    # Unicode.
    "marks": behind("a", "\u0301"),
    "marks-out-of-order": behind("и", "\u0315\u0300"),
    "marks-that-decompose": behind("Ю", "\u0f73\u0344"),
    "letters-with-marks": repeated("e\u0308\u0301"),
    "surrogates": repeated("\ud800"),
    "surrogate-pairs-apart": repeated("\udc00\ud800a"),
    "bidi-nested": repeated("\u202e\u2066a"),
    "bidi-closed": repeated("\u202ea\u202c"),
    "zero-width": repeated("и\u200b"),
    "only-invisible": repeated("\u200d"),
    "homoglyphs": repeated("Aа"),
    "grows-in-lower-case": repeated("İ"),
    "grows-in-upper-case": repeated("ßŉ"),
    "right-to-left": repeated("محمد "),
    "ideographs": repeated("金正恩"),
    "outside-the-plane": repeated("𝕬𐐀"),
    "nul": repeated("\0"),
    "line-separators": repeated("\u2028\u0085\x0b"),
    # Punctuation.
    "spaces": repeated(" "),
    "lines": repeated("\n"),
    "blank-cells": repeated("\t,\t"),
    "dots": repeated("."),
    "dashes": repeated("— "),
    "hyphens": repeated("-"),
    "apostrophes": repeated("''"),
    "brackets-open": repeated("(["),
    "brackets": repeated("(a) "),
    "brackets-nested": lambda length: "(" * (length // 2) + ")" * (length // 2),
    "quotes": repeated("«\"'"),
    "quotes-open": behind("Иван «", "а "),
    "commas": repeated("Иванов, "),
    "slashes": repeated("/А"),
    # Names.
    "hyphenated": repeated("Ан-"),
    "hyphenated-long": repeated("Петров-Водкин-"),
    "elisions": repeated("d'"),
    "initials": repeated("А. "),
    "initials-glued": repeated("A."),
    "words": repeated("Иван "),
    "unknown-words": repeated("Qwxz "),
    "capitals": repeated("ПЕТРОВ "),
    "pairs": repeated("Петров и "),
    "particles": repeated("von der "),
    "titles": repeated("Mr "),
    "generations": repeated("оглы "),
    # Roles and running text.
    "deputies": repeated("deputy head of the "),
    "offices": repeated("министра иностранных дел "),
    "of": repeated("of "),
    "roles-listed": repeated("minister, "),
    "sentences": repeated("President Vladimir Putin said. "),
    "sentence-without-end": repeated("министр Иван Петров, "),
    "speakers": repeated("a: "),
    "digits": repeated("1234 "),
}
