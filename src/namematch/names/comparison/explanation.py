"""A comparison in words and as a picture: pure functions of its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from namematch._internal.svg import BLUE, VERMILION, cut, line, rect, safe, svg_element, svg_text
from namematch.evidence import Evidence
from namematch.names.verdict import MIN_PROBABILITY, Verdict

_LARGE = 0.05
_UNLIKELY = 0.05
_NEARLY_ONE = 0.999


def sentence(
    left: str, right: str, verdict: str, evidence: Sequence[Evidence], read_as: tuple[str, ...] = ("", "")
) -> str:
    """The verdict and its reasons in a sentence or two of plain English.

    Args:
        left: A name.
        right: The other one.
        verdict: The verdict in words, as `in_words` has it.
        evidence: The reasons.
        read_as: What each of the two was taken for, where its letters or spaces had to be mended; else empty.
    """
    reasons = sorted((e for e in evidence if abs(e.bits) >= _LARGE and e.part != "prior"), key=lambda e: -abs(e.bits))
    names = zip((left, right), read_as, strict=True)
    sides = (f"{name!r} (read as {read})" if read else repr(name) for name, read in names)
    head = f"{' and '.join(sides)} are {verdict}"
    if not reasons:
        return f"{head}: nothing in them can be compared."
    return f"{head}: " + "; ".join(map(_reason, reasons)) + "."


def in_words(verdict: Verdict, probability: float, population: str = "") -> str:
    """A verdict in words, with its probability, and the population where it is not the usual one.

    Args:
        verdict: The verdict.
        probability: Of one person.
        population: How many people the two names could be, in words.

    Example:
        >>> in_words(Verdict.POSSIBLE, 0.25, "among 10,000 people")
        'possibly the same person (25.0 %) among 10,000 people'
    """
    return f"{_verdict(verdict, probability)} ({_percent(probability)}){population and f' {population}'}"


def _verdict(verdict: Verdict, probability: float) -> str:
    if verdict is Verdict.POSSIBLE:
        return "possibly the same person"
    if verdict is Verdict.DIFFERENT:
        return "different people" if probability < _UNLIKELY else "probably different people"
    if probability > 1 - _UNLIKELY:
        return "the same person"
    # A caller may have drawn the line lower.
    return "probably the same person" if probability > MIN_PROBABILITY else "taken for the same person"


def _percent(probability: float) -> str:
    """Never 100 % and never 0 %: certainty is not to be had from names."""
    if probability > _NEARLY_ONE:
        return "over 99.9 %"
    return "under 0.1 %" if probability < 1 - _NEARLY_ONE else f"{100 * probability:.1f} %"


def _reason(item: Evidence) -> str:
    sides = f" {str(item.left)!r} / {str(item.right)!r}" if item.left and item.right else ""
    note = f", {item.note}" if item.note else ""
    return f"{item.part}{sides} {item.relation.replace('-', ' ')}{note} ({item.bits:+.1f} bits)"


_ROW, _TOP, _BAR = 44, 4, 16
_DRAWING, _FIGURES = 260, 50
# Between a bar and its figure.
_GAP = 5
# Letters of this size are about so wide.
_LETTER, _MOST_CHARACTERS = 7.2, 46


def waterfall(left: str, right: str, caption: str, evidence: Sequence[Evidence]) -> str:
    """An SVG waterfall of the evidence: each bar starts where the sum so far ends, the last is the sum.

    What speaks for one person is blue and goes right, what speaks against is vermilion and goes left; the sign
    stands beside every bar, so that nothing is told by colour alone.

    Args:
        left: A name.
        right: The other one.
        caption: What the picture shows, in words.
        evidence: The reasons.

    Returns:
        One `<svg>` element, whose description says in words what it shows.
    """
    sums = list(accumulate((item.bits for item in evidence), initial=0.0))
    lowest, highest = min(sums), max(sums)
    scale = _DRAWING / max(highest - lowest, 1.0)
    zero = _FIGURES - scale * lowest
    rows = [(_label(item), start, item.bits) for item, start in zip(evidence, sums[:-1], strict=True)]
    rows.append(("sum", 0.0, sums[-1]))
    # Labels stand above their bars, so that the picture is no wider than a phone.
    width = max(_DRAWING + 2 * _FIGURES, *(_LETTER * len(label) for label, _, _ in rows))
    height = _ROW * len(rows) + 2 * _TOP
    # Beside the bars only: through labels and figures it would be in the way.
    axis = "".join(
        line(zero, _ROW * place + _TOP + _ROW - _BAR - 10, zero, _ROW * place + _TOP + _ROW - 2, dashes="2 3")
        for place, (_, start, bits) in enumerate(rows)
        if not _is_under_figure(scale * start, scale, bits)
    )
    bars = "".join(
        _bar(place, label, zero + scale * start, scale, bits) for place, (label, start, bits) in enumerate(rows)
    )
    rule = line(0, _ROW * len(evidence) + _TOP - 1, width, _ROW * len(evidence) + _TOP - 1)
    return svg_element(f"Weight of {left} and {right} in bits", caption, width, height, axis + bars + rule)


def figure(left: str, right: str, caption: str, evidence: Sequence[Evidence]) -> str:
    """The waterfall as a `<figure>` for a notebook, with the verdict below it."""
    return f"<figure>{waterfall(left, right, caption, evidence)}<figcaption>{safe(caption)}</figcaption></figure>"


def _label(item: Evidence) -> str:
    sides = " / ".join(side for side in (item.left, item.right) if side)
    return cut(f"{item.part}  {sides}".strip(), _MOST_CHARACTERS)


def _is_under_figure(start: float, scale: float, bits: float) -> bool:
    """Whether the axis would run through the figure of a bar that starts so far right of it."""
    end = start + max(scale * abs(bits), 1.0) * (1 if bits >= 0 else -1)
    far = _GAP + _LETTER * len(f"{bits:+.1f}")
    return -far <= end <= -_GAP if bits >= 0 else _GAP <= end <= far


def _bar(row: int, label: str, start: float, scale: float, bits: float) -> str:
    top = _ROW * row + _TOP
    bar = top + _ROW - _BAR - 6
    length = max(scale * abs(bits), 1.0)
    left = start if bits >= 0 else start - length
    beside = (
        svg_text(left + length + _GAP, bar + 13, f"{bits:+.1f}")
        if bits >= 0
        else svg_text(left - _GAP, bar + 13, f"{bits:+.1f}", anchor="end")
    )
    colour = BLUE if bits >= 0 else VERMILION
    return svg_text(4, top + 14, label, bold=label == "sum") + rect(left, bar, length, _BAR, colour) + beside
