"""How names, roles, readings and verdicts look in a terminal, and as records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import namematch as nm
from namematch.cli.layout import counted, printable, table
from namematch.evidence import Evidence
from namematch.io import as_record
from namematch.names import Comparison, PersonName, Verdict
from namematch.roles import Role
from namematch.text import words
from namematch.translit import Scheme

if TYPE_CHECKING:
    from namematch.resolve import Explanation

_SCHEMES_SHOWN = 3
_READINGS_SHOWN = 8
_LESS = ("rules", "endings", "engine", "samples")


def reading_record(name: str) -> dict[str, object]:
    """A name, what it was restored to, and the readings of its words."""
    guesses = nm.detect_scheme(name)
    return {
        "text": name,
        "restored": nm.restore(name),
        "scheme": guesses[0] if guesses else None,
        "words": [{"text": word, "readings": nm.readings(word)} for word in _tokens(name)],
    }


def reading_text(name: str) -> str:
    """The readings of every word of a name, one a line, best first."""
    tokens = _tokens(name)
    lines = [f"{printable(name)}  →  {nm.restore(name)}"] if len(tokens) != 1 else []
    for token in tokens:
        lines.append(printable(token))
        found = nm.readings(token, limit=_READINGS_SHOWN)
        rows = [(f"{each.bits:.1f} bits", each.cyrillic, _some(each.schemes, _SCHEMES_SHOWN)) for each in found]
        lines += (f"  {line}" for line in table(rows, right=[0]))
    return "\n".join(lines) + "\n"


def _tokens(name: str) -> list[str]:
    return [token.text for token in words(name)]


def _some(items: Sequence[str], most: int) -> str:
    more = f" … {len(items) - most} more" if len(items) > most else ""
    return ", ".join(items[:most]) + more


def name_text(name: PersonName) -> str:
    """The parts of a name, one a line, and the other ways to take it apart."""
    rows = [(kind, printable(text)) for kind, text in _named_parts(name)]
    if name.mended:
        rows.insert(0, ("read as", printable(name.mended)))
    if name.organisation:
        rows.append(("kind", "organisation"))
    for kind, texts in (("title", name.titles), ("alias", name.aliases), ("date", name.dates)):
        rows += [(kind, printable(text)) for text in texts]
    if name.gender is not None:
        rows.append(("gender", f"{name.gender} ({name.gender_probability:.2f})"))
    rows.append(("sure", f"{name.probability:.2f}"))
    for other in name.alternatives:
        parts = ", ".join(f"{kind} {printable(text)}" for kind, text in _named_parts(other))
        rows.append(("or", f"{parts} ({other.probability:.2f})"))
    return "\n".join([printable(name.text), *(f"  {line}" for line in table(rows))]) + "\n"


def _named_parts(name: PersonName) -> Iterable[tuple[str, str]]:
    parts = [("given", name.given), ("patronymic", name.patronymic), ("surname", name.surname)]
    return [(kind, text) for kind, text in parts if text is not None]


def role_record(role: Role) -> dict[str, object]:
    """A parsed role with its normal form."""
    return {"text": role.text, "normal_form": role.normal_form, **_fields(role)}


def role_text(role: Role) -> str:
    """The normal form of a role and its parts."""
    shown = {key: value for key, value in _fields(role).items() if key not in ("text", "spans") and value}
    rows = [("normal form", role.normal_form)]
    rows += [(key.replace("_", " "), _plain(value)) for key, value in shown.items()]
    return "\n".join([printable(role.text), *(f"  {line}" for line in table(rows))]) + "\n"


def _plain(value: Any) -> str:
    return printable(", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value))


def _fields(value: object) -> dict[str, Any]:
    record = as_record(value)
    assert isinstance(record, dict)
    return record


def comparison_text(result: Comparison) -> str:
    """The verdict on two names and the weight of each part."""
    return verdict(result.verdict, result.probability, result.bits) + evidence_text(result.evidence)


def explanation_text(explanation: Explanation) -> str:
    """Why two mentions are one person or not: their direct evidence, and the chain of links between them."""
    direct = explanation.direct
    answer = Verdict.SAME if explanation.same else Verdict.DIFFERENT
    text = verdict(answer, direct.probability, direct.bits) + evidence_text(direct.evidence)
    if explanation.same and len(explanation.chain) > 1:
        text += "joined through\n" + "".join(f"  {line}\n" for line in _path(explanation))
    return text


def _path(explanation: Explanation) -> list[str]:
    """The links from the first spelling to the second; each starts at the end of the one before it."""
    rows, here = [], explanation.left
    for link in explanation.chain:
        there = link.right if link.left == here else link.left
        rows.append((f"{link.bits:+.1f}", f"{printable(here)} ~ {printable(there)}"))
        here = there
    return table(rows, right=[0])


_ANSWERS = {
    Verdict.SAME: "same person",
    Verdict.POSSIBLE: "possibly the same person",
    Verdict.DIFFERENT: "different people",
}


def verdict(answer: Verdict, probability: float, bits: float) -> str:
    """One line: the verdict, how likely, how many bits."""
    return f"{_ANSWERS[answer]}   probability {percent(probability)}   {bits:+.1f} bits\n"


def percent(probability: float) -> str:
    """A probability that is never rounded to a certainty it does not have.

    Example:
        >>> percent(0.25), percent(0.99996), percent(1.0), percent(1e-9)
        ('25 %', '> 99.9 %', '100 %', '< 0.1 %')
    """
    if 0.999 < probability < 1:
        return "> 99.9 %"
    if 0 < probability < 0.001:
        return "< 0.1 %"
    return f"{100 * probability:.3g} %"


def verdict_line(left: str, right: str, result: Comparison | None) -> str:
    """One pair of many, as tab-separated fields; `None` is a pair with a name missing."""
    names = printable(left), printable(right)
    if result is None:
        return "\t".join(["missing", "", "", *names])
    return "\t".join([result.verdict, f"{result.probability:.4f}", f"{result.bits:+.1f}", *names])


def evidence_text(evidence: Sequence[Evidence]) -> str:
    """The addends of a match weight, one a line."""
    rows = [_evidence_row(item) for item in evidence]
    return "".join(f"  {line}\n" for line in table(rows, right=[0])) if rows else ""


def _evidence_row(item: Evidence) -> tuple[str, ...]:
    sides = (printable(side) if side is not None else "–" for side in (item.left, item.right))
    return f"{item.bits:+.1f}", item.part, *sides, item.relation, printable(item.note)


def scheme_record(scheme: Scheme) -> dict[str, Any]:
    """What a user chooses a scheme by, and its samples; not its rules."""
    fields = {key: getattr(scheme, key) for key in scheme.__slots__ if key not in _LESS}
    return {**fields, "samples": dict(scheme.samples)}


def scheme_table(schemes: Sequence[Scheme]) -> str:
    """One scheme a line."""
    head = ("id", "languages", "year", "reversible", "title")
    rows = [(s.id, " ".join(s.languages), str(s.year), "yes" if s.reversible else "", s.title) for s in schemes]
    return "\n".join([*table([head, *rows]), counted(len(schemes), "scheme")]) + "\n"
