"""A comparison in words and as a picture: pure functions of its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from namematch.evidence import Evidence

_LARGE = 0.05
_NEARLY_ONE = 0.999


def sentence(left: str, right: str, probability: float, evidence: Sequence[Evidence]) -> str:
    """The verdict and its reasons in a sentence or two of plain English.

    Args:
        left: The first name.
        right: The second name.
        probability: Probability that they are one person's.
        evidence: The addends, in bits.
    """
    reasons = sorted((e for e in evidence if abs(e.bits) >= _LARGE and e.part != "prior"), key=lambda e: -abs(e.bits))
    verdict = f"{left!r} and {right!r} are {_verdict(probability)} ({_percent(probability)})"
    if not reasons:
        return f"{verdict}: nothing in them can be compared."
    return f"{verdict}: " + "; ".join(map(_reason, reasons)) + "."


def _verdict(probability: float) -> str:
    if probability > 0.5:
        return "the same person" if probability > 0.95 else "probably the same person"
    return "different people" if probability < 0.05 else "probably different people"


def _percent(probability: float) -> str:
    """Never 100 % and never 0 %: certainty is not to be had from names."""
    if probability > _NEARLY_ONE:
        return "over 99.9 %"
    return "under 0.1 %" if probability < 1 - _NEARLY_ONE else f"{100 * probability:.1f} %"


def _reason(item: Evidence) -> str:
    sides = f" {item.left!r} / {item.right!r}" if item.left and item.right else ""
    note = f", {item.note}" if item.note else ""
    return f"{item.part}{sides} {item.relation.replace('-', ' ')}{note} ({item.bits:+.1f} bits)"


_BAR = 9.0
_ROW = 24
_LABELS = 330
_AGAINST, _FOR = "#d55e00", "#0072b2"


def waterfall(left: str, right: str, probability: float, evidence: Sequence[Evidence]) -> str:
    """An SVG waterfall of the evidence: each bar starts where the sum so far ends.

    Args:
        left: The first name.
        right: The second name.
        probability: Probability that they are one person's.
        evidence: The addends, in bits.

    Returns:
        One `<figure>`, safe to embed; the caption carries the verdict for those who cannot see the picture.
    """
    sums = [0.0]
    for item in evidence:
        sums.append(sums[-1] + item.bits)
    zero = _LABELS - _BAR * min(sums)
    width = round(zero + _BAR * max(sums) + 60)
    rows = "".join(
        _bar(i, item, zero + _BAR * start) for i, (item, start) in enumerate(zip(evidence, sums[:-1], strict=True))
    )
    caption = escape(sentence(left, right, probability, evidence))
    return (
        f'<figure><svg role="img" aria-label="{escape(caption)}" width="{width}" height="{_ROW * len(evidence) + 8}" '
        f'font-family="sans-serif" font-size="12">{rows}</svg><figcaption>{caption}</figcaption></figure>'
    )


def _bar(row: int, item: Evidence, start: float) -> str:
    y = _ROW * row + 4
    left, length = (start, _BAR * item.bits) if item.bits >= 0 else (start + _BAR * item.bits, -_BAR * item.bits)
    sides = " / ".join(side for side in (item.left, item.right) if side)
    colour = _FOR if item.bits >= 0 else _AGAINST
    return (
        f'<text x="0" y="{y + 14}">{escape(item.part)} {escape(sides)}</text>'
        f'<rect x="{left:.1f}" y="{y}" width="{max(length, 1):.1f}" height="18" fill="{colour}"/>'
        f'<text x="{left + max(length, 1) + 4:.1f}" y="{y + 14}">{item.bits:+.1f}</text>'
    )
