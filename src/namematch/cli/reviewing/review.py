"""`namematch resolve --review`: asks about doubtful pairs and records the answers."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from namematch.cli import views
from namematch.cli.layout import counted, pad, printable, width
from namematch.cli.reviewing.decisions import Decision, contradicts, side_of, undecided, write_decisions
from namematch.cli.streams import complain
from namematch.evidence import Evidence
from namematch.mentions import Mention
from namematch.names import compare
from namematch.resolve import Resolution
from namematch.text import clean, is_missing

_MOST = 0.98
_ASK = "one person?  [y]es  [n]o  [s]kip  [q]uit: "


class Doubt(NamedTuple):
    """Two mentions that may or may not be one person."""

    left: Mention
    right: Mention
    why: str
    probability: float
    bits: float
    evidence: tuple[Evidence, ...]


def doubts(resolution: Resolution) -> list[Doubt]:
    """The doubtful pairs of a run, the most doubtful first, each once.

    Three kinds: joins that are not sure, short forms that could be several people's, and people that were kept
    apart though they may be one.
    """
    found = sorted([*_open(resolution), *_weak(resolution), *_possible(resolution)], key=lambda doubt: abs(doubt.bits))
    once = {frozenset((side_of(doubt.left), side_of(doubt.right))): doubt for doubt in reversed(found)}
    return [doubt for pair, doubt in reversed(once.items()) if len(pair) == 2]


def _weak(resolution: Resolution) -> Iterator[Doubt]:
    for entity in resolution.entities:
        if entity.confidence > _MOST:
            continue
        first = _first_by_name([resolution.mentions[place] for place in entity.mentions])
        for link in entity.links:
            if link.probability <= _MOST and not any(item.part == "user" for item in link.evidence):
                pair = first[link.left], first[link.right]
                yield Doubt(*pair, "joined", link.probability, link.bits, link.evidence)


def _open(resolution: Resolution) -> Iterator[Doubt]:
    first = _first_by_name(resolution.mentions)
    for item in resolution.open:
        short = resolution.mentions[item.mentions[0]]
        for candidate in item.candidates:
            if clean(candidate) in first:
                other = first[clean(candidate)]
                comparison = compare(short.name or "", other.name or "", population=resolution.rule.population)
                # Several people are possible, and the names alone do not decide between them.
                yield Doubt(short, other, "open", 0.5, 0.0, comparison.evidence)


def _possible(resolution: Resolution) -> Iterator[Doubt]:
    for pair in resolution.possible:
        left, right = (resolution.mentions[position] for position in pair.mentions)
        yield Doubt(left, right, "kept apart", pair.why.probability, pair.why.bits, pair.why.evidence)


def _first_by_name(mentions: Sequence[Mention]) -> dict[str, Mention]:
    named = [mention for mention in mentions if mention.name is not None and not is_missing(mention.name)]
    return {clean(mention.dated_name or ""): mention for mention in reversed(named)}


def walk(
    found: Sequence[Doubt], decisions: Sequence[Decision], path: Path, *, beside: Sequence[Decision] = ()
) -> list[Decision]:
    """Asks about each pair that has not been decided yet, and keeps every answer at once; all that the file has then.

    Questions go to standard error, answers come from standard input; its end is as good as `q`. Decisions `beside` hold
    too and are kept elsewhere.
    """
    decided = list(decisions)
    remaining = list(undecided([(doubt.left, doubt.right) for doubt in found], [*decided, *beside]))
    for number, index in enumerate(remaining, start=1):
        doubt = found[index]
        answer = _answer(f"{number} of {len(remaining)}", doubt)
        if answer == "q":
            break
        if answer == "s":
            continue
        new = Decision(answer == "y", side_of(doubt.left), side_of(doubt.right))
        if contradicts([*decided, *beside, new]):
            sys.stderr.write("that contradicts an earlier decision, so it was not recorded\n")
            continue
        decided.append(new)
        write_decisions(path, decided)
    open_ = len(list(undecided([(doubt.left, doubt.right) for doubt in found], [*decided, *beside])))
    kept = f"{counted(len(decided), 'decision')} kept in {path}" if decided else "no decision kept"
    complain(f"{kept}; {counted(open_, 'doubtful pair') if open_ else 'no doubtful pair is'} left")
    return decided


def _answer(number: str, doubt: Doubt) -> str:
    """`y`, `n`, `s` or `q`."""
    sys.stderr.write(f"\n{number}   {question(doubt)}")
    while True:
        sys.stderr.write(_ASK)
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            sys.stderr.write("\n")
            return "q"
        if (given := line.strip().lower()[:1]) in ("y", "n", "s", "q"):
            return given
        sys.stderr.write("please answer y, n, s or q; ")


def question(doubt: Doubt) -> str:
    """The text of a question: the present answer, both sides, and the evidence."""
    sides = [_described(doubt.left), _described(doubt.right)]
    widest = max(width(name) for name, _ in sides)
    rows = "".join(f"  {pad(name, widest)}  {rest}".rstrip() + "\n" for name, rest in sides)
    if doubt.why == "open":
        return f"open: could be several people's\n{rows}"
    verdict = f"{doubt.why}   probability {views.percent(doubt.probability)}   {doubt.bits:+.1f} bits\n"
    return verdict + rows + views.evidence_text(doubt.evidence)


def _described(mention: Mention) -> tuple[str, str]:
    beside = [text for text in (mention.role, mention.document) if text]
    return printable(mention.name or ""), printable("   ".join(beside))
